//! What bytes and texts turn out to be, before a reader is chosen.

use crate::model::Format;

/// What bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    Gzip,
    Zip,
    /// A format of bytes that a reader knows.
    Binary(Format),
    /// The geometries of a shapefile, with its other parts in files beside it.
    Shapefile,
    /// A database with layers.
    GeoPackage,
    /// Known and not read, by the word that its sentence chooses by.
    Other(&'static str),
    /// Perhaps a text.
    Rest,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// White space and nothing else.
    Blank,
    /// A reader knows it.
    Of(Format),
    /// Known and not read, by the word that its sentence chooses by.
    Other(&'static str),
    /// Not known.
    Unknown,
}
