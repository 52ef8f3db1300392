//! Why something was not written.

use super::plan::{ExportFormat, ExportKind};
use crate::words::Words;
use std::io;

/// Why something was not written. Nothing half-written remains.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The user gave up.
    #[error("It was given up; nothing was written.")]
    Cancelled,
    /// It cannot be written so.
    #[error(transparent)]
    Refused(#[from] ExportRefusal),
    /// The system refused, or the disk is full.
    #[error("It could not be written ({0}); nothing was left behind.")]
    Io(#[from] io::Error),
}

/// What cannot be written so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportRefusal {
    /// There are no features of foreign files.
    #[error(
        "A data set of Kharita's own has no features of foreign files; write its history instead."
    )]
    NoFeatures,
    /// The story is no longer there.
    #[error("The story that was to be written is no longer there.")]
    NoStory,
    /// There is no program that makes video.
    #[error(
        "MP4 and WebM need the program ffmpeg on the path; install it, or write a .gif or a .png."
    )]
    NoFfmpeg,
    /// Nobody draws here.
    #[error(
        "A picture is drawn by the window, or by `kharita render`; figures are written by the window, or by `kharita series`."
    )]
    NotDrawn,
    /// The two do not go together.
    #[error("{} cannot be written as {}; it can as {}.", .0.name(), .1.name(), list(*.0))]
    Format(ExportKind, ExportFormat),
    /// A table of that format has at most so many columns.
    #[error("{} has tables of at most {} columns, and these are more; it can be written as GeoJSON or CSV.", .0.name(), .1)]
    TooManyColumns(ExportFormat, usize),
}

impl ExportRefusal {
    /// What cannot be written so, as a sentence of the window's language.
    ///
    /// ```
    /// use kharita::{export::{ExportFormat, ExportKind, ExportRefusal}, model::Lang, words::Words};
    /// let refusal = ExportRefusal::Format(ExportKind::Problems, ExportFormat::GeoJson);
    /// assert_eq!(
    ///     refusal.sentence(&Words::new(Lang::En)),
    ///     "The problems cannot be written as GeoJSON. Available formats: CSV table."
    /// );
    /// ```
    pub fn sentence(self, words: &Words) -> String {
        let (kind, format) = match self {
            ExportRefusal::NoFeatures => return words.get("save-no-features"),
            ExportRefusal::NoStory => return words.get("save-no-story"),
            ExportRefusal::NoFfmpeg => return words.get("save-needs-ffmpeg"),
            ExportRefusal::NotDrawn => return words.get("save-not-drawn"),
            ExportRefusal::Format(kind, format) => (kind, format),
            ExportRefusal::TooManyColumns(format, most) => {
                let most = u64::try_from(most).unwrap_or(u64::MAX);
                let values = [
                    ("format", words.get(format.key()).into()),
                    ("count", most.into()),
                ];
                return words.with("save-too-many-columns", &values);
            }
        };
        let list: Vec<String> = kind
            .formats()
            .iter()
            .map(|can| words.get(can.key()))
            .collect();
        let values = [
            ("kind", kind.word().into()),
            ("format", words.get(format.key()).into()),
            ("formats", list.join(Words::comma(words.lang())).into()),
        ];
        words.with("save-not-so", &values)
    }
}

fn list(kind: ExportKind) -> String {
    let names: Vec<&str> = kind.formats().iter().map(|format| format.name()).collect();
    names.join(", ")
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        // The conversion of the `csv` crate hides the kind of the system's error.
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            other => Self::Io(io::Error::other(format!("{other:?}"))),
        }
    }
}

impl From<zip::result::ZipError> for Failure {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => Self::Io(error),
            other => Self::Io(io::Error::other(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::has_arabic;
    use std::collections::BTreeSet;

    #[test]
    fn every_refusal_is_said_in_both_languages() {
        let formats = ExportKind::ALL.into_iter().flat_map(ExportKind::formats);
        let names: BTreeSet<&str> = formats.clone().map(|format| format.key()).collect();
        let pairs = formats
            .flat_map(|format| ExportKind::ALL.map(|kind| ExportRefusal::Format(kind, *format)));
        let mut said = BTreeSet::new();
        let others = [
            ExportRefusal::NoFeatures,
            ExportRefusal::NoStory,
            ExportRefusal::NoFfmpeg,
            ExportRefusal::NotDrawn,
            ExportRefusal::TooManyColumns(ExportFormat::GeoPackage, 1_990),
        ];
        for refusal in pairs.chain(others) {
            let [english, arabic] = Lang::ALL.map(|lang| refusal.sentence(&Words::new(lang)));
            assert!(!has_arabic(&english) && english.ends_with('.'), "{english}");
            assert!(has_arabic(&arabic) && arabic.ends_with('.'), "{arabic}");
            assert!(!arabic.contains("save-"), "{arabic}");
            said.insert(arabic);
        }
        // Features are called the same, repaired or to the letter, but not what they can be.
        let kinds = ExportKind::ALL.len();
        assert_eq!(said.len(), kinds * names.len() + others.len());
    }
}
