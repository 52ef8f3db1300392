//! What is written, and how.

use super::failure::Refusal;
use crate::model::Day;
use std::path::Path;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Who holds what on a day.
    State(Day),
    /// The areas whose state differs between two days.
    Difference(Day, Day),
    /// Every area over every stretch of time.
    History,
    /// The features of foreign files in longitude and latitude, as RFC 7946 has it.
    Features,
    /// The features of foreign files to the letter, in the coordinates of the file.
    AsRead,
    /// Everything, as a data set that Kharita reads again.
    Dataset,
    /// What was met while reading.
    Problems,
}

impl What {
    /// What it is, without its days.
    pub fn kind(self) -> Kind {
        match self {
            What::State(_) => Kind::State,
            What::Difference(..) => Kind::Difference,
            What::History => Kind::History,
            What::Features => Kind::Features,
            What::AsRead => Kind::AsRead,
            What::Dataset => Kind::Dataset,
            What::Problems => Kind::Problems,
        }
    }
}

/// What is written, without its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// See [`What::State`].
    #[default]
    State,
    /// See [`What::Difference`].
    Difference,
    /// See [`What::History`].
    History,
    /// See [`What::Features`].
    Features,
    /// See [`What::AsRead`].
    AsRead,
    /// See [`What::Dataset`].
    Dataset,
    /// See [`What::Problems`].
    Problems,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Kind; 7] = [
        Kind::State,
        Kind::Difference,
        Kind::History,
        Kind::Features,
        Kind::AsRead,
        Kind::Dataset,
        Kind::Problems,
    ];

    /// How it can be written, the usual way first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Kind::State | Kind::Difference | Kind::History | Kind::Features => {
                &[Format::GeoJson, Format::GeoJsonLines, Format::Csv]
            }
            Kind::AsRead => &[Format::GeoJson, Format::GeoJsonLines],
            Kind::Dataset => &[Format::Archive, Format::Folder],
            Kind::Problems => &[Format::Csv],
        }
    }

    /// Whether there must be foreign features for it.
    pub fn needs_features(self) -> bool {
        matches!(self, Kind::Features | Kind::AsRead)
    }

    /// Its word in the tables of words.
    pub fn word(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Difference => "difference",
            Kind::History => "history",
            Kind::Features => "features",
            Kind::AsRead => "as-read",
            Kind::Dataset => "dataset",
            Kind::Problems => "problems",
        }
    }

    /// Its name in an English sentence, at the beginning.
    pub fn name(self) -> &'static str {
        match self {
            Kind::State => "A state",
            Kind::Difference => "A difference",
            Kind::History => "A history",
            Kind::Features | Kind::AsRead => "Features",
            Kind::Dataset => "A data set",
            Kind::Problems => "A list of problems",
        }
    }
}

/// How something is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One FeatureCollection (RFC 7946).
    #[default]
    GeoJson,
    /// One feature a line.
    GeoJsonLines,
    /// A table in UTF-8 with a byte order mark, without which spreadsheets break Arabic.
    Csv,
    /// A folder.
    Folder,
    /// The same folder as one file, `.kharita`.
    Archive,
}

impl Format {
    /// The format that the ending of a path asks for; `.gz` after it does not count. A path without
    /// an ending is a folder; `None` for an ending that means nothing here.
    ///
    /// ```
    /// use kharita::export::Format;
    /// let of = |path: &str| Format::of_path(path.as_ref());
    /// assert_eq!(of("a/map.geojson.gz"), Some(Format::GeoJson));
    /// assert_eq!(of("a/map.v2/"), None);
    /// assert_eq!(of("a/map"), Some(Format::Folder));
    /// ```
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.') {
            None | Some(("", _)) => Some(Format::Folder),
            Some((_, "geojson" | "json")) => Some(Format::GeoJson),
            Some((_, "geojsonl" | "geojsonlines" | "ndjson" | "jsonl")) => {
                Some(Format::GeoJsonLines)
            }
            Some((_, "csv")) => Some(Format::Csv),
            Some((_, "kharita")) => Some(Format::Archive),
            Some(_) => None,
        }
    }

    /// The ending of its files, with the dot; empty for a folder.
    pub fn ending(self) -> &'static str {
        match self {
            Format::GeoJson => ".geojson",
            Format::GeoJsonLines => ".geojsonl",
            Format::Csv => ".csv",
            Format::Folder => "",
            Format::Archive => ".kharita",
        }
    }

    /// The key of its name in the tables of words.
    pub fn key(self) -> &'static str {
        match self {
            Format::GeoJson => "save-format-geojson",
            Format::GeoJsonLines => "save-format-lines",
            Format::Csv => "save-format-csv",
            Format::Folder => "save-format-folder",
            Format::Archive => "save-format-archive",
        }
    }

    /// The field's name for it, the same in every language but for the folder's.
    pub fn name(self) -> &'static str {
        match self {
            Format::GeoJson => "GeoJSON",
            Format::GeoJsonLines => "GeoJSONL",
            Format::Csv => "CSV",
            Format::Folder => "a folder",
            Format::Archive => ".kharita",
        }
    }
}

/// Whether a path asks for a packed file.
pub(super) fn is_packed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("gz"))
}

/// What is written, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What.
    pub what: What,
    /// How.
    pub format: Format,
}

impl Plan {
    /// Whether it can be carried out; `has_features` says whether there are foreign features.
    ///
    /// # Errors
    /// What stands against it.
    pub fn check(&self, has_features: bool) -> Result<(), Refusal> {
        let kind = self.what.kind();
        if kind.needs_features() && !has_features {
            return Err(Refusal::NoFeatures);
        }
        match kind.formats().contains(&self.format) {
            true => Ok(()),
            false => Err(Refusal::Format(kind, self.format)),
        }
    }
}
