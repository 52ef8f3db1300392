//! Originals that a person attaches to a source, as they were read: their words, and the file by which it is known
//! whether these are still the same.

use super::{FuzzyDate, Lang};

/// The file of an original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginalFile {
    /// Its name, or its path from the data set's folder; empty where there is none.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal; empty where it is not known.
    pub sha256: String,
    /// When it was retrieved.
    pub retrieved: Option<FuzzyDate>,
}

/// What a person attaches, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The file and its hash.
    pub file: OriginalFile,
    /// What it calls itself; its file's name where it does not say.
    pub title: String,
    /// The language of most of its letters.
    pub lang: Lang,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Where it was saved from; empty where it does not say.
    pub address: String,
}

/// Why nothing can be taken of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginalFault {
    /// It is not there, or may not be read.
    Unreadable,
    /// It is larger than 64 MiB.
    TooLarge,
    /// It is none of the kinds that are read.
    OtherKind,
    /// It is damaged.
    Broken,
    /// A PDF of pictures: there is no text in it.
    PdfWithoutText,
    /// There are no words in it.
    NoText,
}

impl OriginalFault {
    /// The key of its sentence in the tables of words.
    pub fn key(self) -> &'static str {
        match self {
            OriginalFault::Unreadable => "attaching-unreadable",
            OriginalFault::TooLarge => "attaching-too-large",
            OriginalFault::OtherKind => "attaching-other-kind",
            OriginalFault::Broken => "attaching-broken",
            OriginalFault::PdfWithoutText => "attaching-pdf-without-text",
            OriginalFault::NoText => "attaching-no-text",
        }
    }
}
