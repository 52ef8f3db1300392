//! What is written, and how.

use super::failure::ExportRefusal;
use crate::model::Day;
use std::path::Path;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportWhat {
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
    /// The map as it is shown, with its day and what the colours mean.
    Picture,
    /// The map as it is shown, alone.
    Map,
    /// Everything as one page of HTML; with the steps of a story, by its position.
    Page(Option<usize>),
    /// A story, by its position, as a file of its own.
    Story(usize),
    /// A story, by its position, as slides.
    Slides(usize),
    /// Pictures that follow one another.
    Clip(ClipWhat),
    /// The figures through time as they are shown.
    Figures,
    /// The corrections that are laid over the data set.
    Corrections,
    /// What is open and how it is looked at.
    Session,
}

/// What a clip shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipWhat {
    /// The map as it is shown, from a day to a day.
    Span(Day, Day),
    /// A story, by its position.
    Story(usize),
}

impl ExportWhat {
    /// What it is, without its days.
    pub fn kind(self) -> ExportKind {
        match self {
            ExportWhat::State(_) => ExportKind::State,
            ExportWhat::Difference(..) => ExportKind::Difference,
            ExportWhat::History => ExportKind::History,
            ExportWhat::Features => ExportKind::Features,
            ExportWhat::AsRead => ExportKind::AsRead,
            ExportWhat::Dataset => ExportKind::Dataset,
            ExportWhat::Problems => ExportKind::Problems,
            ExportWhat::Picture => ExportKind::Picture,
            ExportWhat::Map => ExportKind::Map,
            ExportWhat::Page(_) => ExportKind::Page,
            ExportWhat::Story(_) => ExportKind::Story,
            ExportWhat::Slides(_) => ExportKind::Slides,
            ExportWhat::Clip(_) => ExportKind::Clip,
            ExportWhat::Figures => ExportKind::Figures,
            ExportWhat::Corrections => ExportKind::Corrections,
            ExportWhat::Session => ExportKind::Session,
        }
    }
}

/// What is written, without its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportKind {
    /// See [`ExportWhat::State`].
    #[default]
    State,
    /// See [`ExportWhat::Difference`].
    Difference,
    /// See [`ExportWhat::History`].
    History,
    /// See [`ExportWhat::Features`].
    Features,
    /// See [`ExportWhat::AsRead`].
    AsRead,
    /// See [`ExportWhat::Dataset`].
    Dataset,
    /// See [`ExportWhat::Problems`].
    Problems,
    /// See [`ExportWhat::Picture`].
    Picture,
    /// See [`ExportWhat::Map`].
    Map,
    /// See [`ExportWhat::Page`].
    Page,
    /// See [`ExportWhat::Story`].
    Story,
    /// See [`ExportWhat::Slides`].
    Slides,
    /// See [`ExportWhat::Clip`].
    Clip,
    /// See [`ExportWhat::Figures`].
    Figures,
    /// See [`ExportWhat::Corrections`].
    Corrections,
    /// See [`ExportWhat::Session`].
    Session,
}

impl ExportKind {
    /// Every kind, in the order of lists.
    pub const ALL: [ExportKind; 16] = [
        ExportKind::Picture,
        ExportKind::Map,
        ExportKind::Clip,
        ExportKind::Slides,
        ExportKind::Page,
        ExportKind::Story,
        ExportKind::Figures,
        ExportKind::State,
        ExportKind::Difference,
        ExportKind::History,
        ExportKind::Features,
        ExportKind::AsRead,
        ExportKind::Dataset,
        ExportKind::Corrections,
        ExportKind::Session,
        ExportKind::Problems,
    ];

    /// How it can be written, the usual way first.
    pub fn formats(self) -> &'static [ExportFormat] {
        match self {
            ExportKind::State
            | ExportKind::Difference
            | ExportKind::History
            | ExportKind::Features => &[
                ExportFormat::GeoJson,
                ExportFormat::GeoJsonLines,
                ExportFormat::Csv,
                ExportFormat::GeoPackage,
                ExportFormat::GeoParquet,
                ExportFormat::Sql,
            ],
            ExportKind::AsRead => &[ExportFormat::GeoJson, ExportFormat::GeoJsonLines],
            ExportKind::Dataset => &[
                ExportFormat::Archive,
                ExportFormat::Folder,
                ExportFormat::Sql,
            ],
            ExportKind::Problems => &[ExportFormat::Csv],
            ExportKind::Picture | ExportKind::Map => {
                &[ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf]
            }
            ExportKind::Page => &[ExportFormat::Html],
            ExportKind::Story => &[ExportFormat::StoryJson],
            ExportKind::Slides => &[ExportFormat::Pptx],
            ExportKind::Clip => &[
                ExportFormat::Mp4,
                ExportFormat::WebM,
                ExportFormat::Gif,
                ExportFormat::Apng,
                ExportFormat::Frames,
            ],
            ExportKind::Figures => &[ExportFormat::Csv, ExportFormat::Xlsx],
            ExportKind::Corrections => &[ExportFormat::OverlayJson],
            ExportKind::Session => &[ExportFormat::SessionJson],
        }
    }

    /// Whether there must be foreign features for it.
    pub fn needs_features(self) -> bool {
        matches!(self, ExportKind::Features | ExportKind::AsRead)
    }

    /// Whether it is drawn, and so written by who can draw.
    pub fn is_drawn(self) -> bool {
        self.is_picture() || matches!(self, ExportKind::Slides | ExportKind::Clip)
    }

    /// Whether it is one picture, which can be copied as well.
    pub fn is_picture(self) -> bool {
        matches!(self, ExportKind::Picture | ExportKind::Map)
    }

    /// Whether there must be a story for it.
    pub fn needs_story(self) -> bool {
        matches!(self, ExportKind::Story | ExportKind::Slides)
    }

    /// Its word in the tables of words.
    pub fn word(self) -> &'static str {
        match self {
            ExportKind::State => "state",
            ExportKind::Difference => "difference",
            ExportKind::History => "history",
            ExportKind::Features => "features",
            ExportKind::AsRead => "as-read",
            ExportKind::Dataset => "dataset",
            ExportKind::Problems => "problems",
            ExportKind::Picture => "picture",
            ExportKind::Map => "map",
            ExportKind::Page => "page",
            ExportKind::Story => "story",
            ExportKind::Slides => "slides",
            ExportKind::Clip => "clip",
            ExportKind::Figures => "figures",
            ExportKind::Corrections => "corrections",
            ExportKind::Session => "session",
        }
    }

    /// Its name in an English sentence, at the beginning.
    pub fn name(self) -> &'static str {
        match self {
            ExportKind::State => "A state",
            ExportKind::Difference => "A difference",
            ExportKind::History => "A history",
            ExportKind::Features | ExportKind::AsRead => "Features",
            ExportKind::Dataset => "A data set",
            ExportKind::Problems => "A list of problems",
            ExportKind::Picture | ExportKind::Map => "A picture",
            ExportKind::Page => "A page",
            ExportKind::Story => "A story",
            ExportKind::Slides => "Slides",
            ExportKind::Clip => "A clip",
            ExportKind::Figures => "Figures",
            ExportKind::Corrections => "Corrections",
            ExportKind::Session => "A session",
        }
    }
}

/// How something is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportFormat {
    /// One FeatureCollection (RFC 7946).
    #[default]
    GeoJson,
    /// One feature a line.
    GeoJsonLines,
    /// A table in UTF-8 with a byte order mark, without which spreadsheets break Arabic.
    Csv,
    /// Tables in an SQLite database, as OGC has it.
    GeoPackage,
    /// A table by columns.
    GeoParquet,
    /// A dump for PostGIS.
    Sql,
    /// A folder.
    Folder,
    /// The same folder as one file, `.kharita`.
    Archive,
    /// Pixels.
    Png,
    /// Outlines and text in named layers.
    Svg,
    /// A page for print.
    Pdf,
    /// A page for browsers.
    Html,
    /// A story's file.
    StoryJson,
    /// Slides for other programs.
    Pptx,
    /// A clip that every program shows, in few colours.
    Gif,
    /// A clip that browsers show, in all colours.
    Apng,
    /// Video, H.264.
    Mp4,
    /// Video, VP9.
    WebM,
    /// A folder of pictures with how long each holds.
    Frames,
    /// A workbook.
    Xlsx,
    /// The file of corrections.
    OverlayJson,
    /// The file of a session.
    SessionJson,
}

impl ExportFormat {
    /// The format that the ending of a path asks for; `.gz` after it does not count. A path without
    /// an ending is a folder; `None` for an ending that means nothing here.
    ///
    /// ```
    /// use kharita::export::ExportFormat;
    /// let of = |path: &str| ExportFormat::of_path(path.as_ref());
    /// assert_eq!(of("a/map.geojson.gz"), Some(ExportFormat::GeoJson));
    /// assert_eq!(of("a/map.v2/"), None);
    /// assert_eq!(of("a/map"), Some(ExportFormat::Folder));
    /// ```
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.') {
            None | Some(("", _)) => Some(ExportFormat::Folder),
            Some((_, "geojson" | "json")) => Some(ExportFormat::GeoJson),
            Some((_, "geojsonl" | "geojsonlines" | "ndjson" | "jsonl")) => {
                Some(ExportFormat::GeoJsonLines)
            }
            Some((_, "csv")) => Some(ExportFormat::Csv),
            Some((_, "gpkg")) => Some(ExportFormat::GeoPackage),
            Some((_, "parquet" | "geoparquet")) => Some(ExportFormat::GeoParquet),
            Some((_, "sql")) => Some(ExportFormat::Sql),
            Some((_, "kharita")) => Some(ExportFormat::Archive),
            Some((_, "png")) => Some(ExportFormat::Png),
            Some((_, "svg")) => Some(ExportFormat::Svg),
            Some((_, "pdf")) => Some(ExportFormat::Pdf),
            Some((_, "html" | "htm")) => Some(ExportFormat::Html),
            Some((_, "pptx")) => Some(ExportFormat::Pptx),
            Some((_, "gif")) => Some(ExportFormat::Gif),
            Some((_, "apng")) => Some(ExportFormat::Apng),
            Some((_, "mp4")) => Some(ExportFormat::Mp4),
            Some((_, "webm")) => Some(ExportFormat::WebM),
            Some((_, "xlsx")) => Some(ExportFormat::Xlsx),
            Some(_) => None,
        }
    }

    /// Whether its columns have types.
    pub(super) fn is_typed(self) -> bool {
        matches!(
            self,
            ExportFormat::GeoPackage | ExportFormat::GeoParquet | ExportFormat::Sql
        )
    }

    /// The ending of its files, with the dot; empty for a folder.
    pub fn ending(self) -> &'static str {
        match self {
            ExportFormat::GeoJson => ".geojson",
            ExportFormat::GeoJsonLines => ".geojsonl",
            ExportFormat::Csv => ".csv",
            ExportFormat::Folder | ExportFormat::Frames => "",
            ExportFormat::GeoPackage => ".gpkg",
            ExportFormat::GeoParquet => ".parquet",
            ExportFormat::Sql => ".sql",
            ExportFormat::Archive => ".kharita",
            ExportFormat::StoryJson => ".json",
            ExportFormat::Pptx => ".pptx",
            ExportFormat::Gif => ".gif",
            ExportFormat::Mp4 => ".mp4",
            ExportFormat::WebM => ".webm",
            ExportFormat::Png | ExportFormat::Apng => ".png",
            ExportFormat::Svg => ".svg",
            ExportFormat::Pdf => ".pdf",
            ExportFormat::Html => ".html",
            ExportFormat::Xlsx => ".xlsx",
            ExportFormat::OverlayJson => ".overlay.json",
            ExportFormat::SessionJson => ".kharita-session",
        }
    }

    /// The key of its name in the tables of words.
    pub fn key(self) -> &'static str {
        match self {
            ExportFormat::GeoJson => "save-format-geojson",
            ExportFormat::GeoJsonLines => "save-format-lines",
            ExportFormat::Csv => "save-format-csv",
            ExportFormat::GeoPackage => "save-format-gpkg",
            ExportFormat::GeoParquet => "save-format-parquet",
            ExportFormat::Sql => "save-format-sql",
            ExportFormat::Folder => "save-format-folder",
            ExportFormat::Archive => "save-format-archive",
            ExportFormat::Png => "save-format-png",
            ExportFormat::Svg => "save-format-svg",
            ExportFormat::Pdf => "save-format-pdf",
            ExportFormat::Html => "save-format-html",
            ExportFormat::StoryJson => "save-format-story",
            ExportFormat::Pptx => "save-format-pptx",
            ExportFormat::Gif => "save-format-gif",
            ExportFormat::Apng => "save-format-apng",
            ExportFormat::Mp4 => "save-format-mp4",
            ExportFormat::WebM => "save-format-webm",
            ExportFormat::Frames => "save-format-frames",
            ExportFormat::Xlsx => "save-format-xlsx",
            ExportFormat::OverlayJson => "save-format-overlay",
            ExportFormat::SessionJson => "save-format-session",
        }
    }

    /// The field's name for it, the same in every language but for the folder's.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::GeoJson => "GeoJSON",
            ExportFormat::GeoJsonLines => "GeoJSONL",
            ExportFormat::Csv => "CSV",
            ExportFormat::GeoPackage => "GeoPackage",
            ExportFormat::GeoParquet => "GeoParquet",
            ExportFormat::Sql => "SQL for PostGIS",
            ExportFormat::Folder => "a folder",
            ExportFormat::Archive => ".kharita",
            ExportFormat::Png => "PNG",
            ExportFormat::Svg => "SVG",
            ExportFormat::Pdf => "PDF",
            ExportFormat::Html => "HTML",
            ExportFormat::StoryJson => "a story's JSON",
            ExportFormat::Pptx => "PPTX",
            ExportFormat::Gif => "GIF",
            ExportFormat::Apng => "APNG",
            ExportFormat::Mp4 => "MP4",
            ExportFormat::WebM => "WebM",
            ExportFormat::Frames => "a folder of PNG",
            ExportFormat::Xlsx => "XLSX",
            ExportFormat::OverlayJson => "an overlay’s JSON",
            ExportFormat::SessionJson => "a session’s JSON",
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
    pub what: ExportWhat,
    /// How.
    pub format: ExportFormat,
}

impl Plan {
    /// Whether it can be carried out; `has_features` says whether there are foreign features.
    ///
    /// # Errors
    /// What stands against it.
    pub fn check(&self, has_features: bool) -> Result<(), ExportRefusal> {
        let kind = self.what.kind();
        if kind.needs_features() && !has_features {
            return Err(ExportRefusal::NoFeatures);
        }
        if kind.formats().contains(&self.format) {
            Ok(())
        } else {
            Err(ExportRefusal::Format(kind, self.format))
        }
    }
}
