//! The cells of the table of all features, as they are kept and as they are shown.

use std::borrow::Cow;

/// A cell as it is kept: the text of a JSON value, or plain text.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'t> {
    /// The text of a JSON value.
    Json(&'t str),
    /// Plain text.
    Text(Cow<'t, str>),
    /// A measure.
    Number(f64),
}

/// A cell as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its text; nested values as the file writes them.
    pub text: String,
    /// Whether it is a number, to be set at the side where its ones stand beneath one another.
    pub is_number: bool,
}

impl Raw<'_> {
    /// The text as a person reads it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Raw::Json(value) => plain(value),
            Raw::Text(text) => Cow::Borrowed(text),
            Raw::Number(number) => Cow::Owned(measure(*number)),
        }
    }

    /// Whether it is written as a number.
    pub fn is_number(&self) -> bool {
        match self {
            Raw::Json(value) => value.starts_with(|c: char| c.is_ascii_digit() || c == '-'),
            Raw::Text(_) => false,
            Raw::Number(_) => true,
        }
    }

    pub(super) fn shown(&self) -> Cell {
        Cell {
            text: self.text().into_owned(),
            is_number: self.is_number(),
        }
    }
}

/// A JSON value as a person reads it; borrowed where it is written without escapes.
fn plain(value: &str) -> Cow<'_, str> {
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.contains('\\') => Cow::Borrowed(inner),
        Some(_) => Cow::Owned(crate::model::properties::readable(value)),
        None if value == "null" => Cow::Borrowed(""),
        None => Cow::Borrowed(value),
    }
}

/// A measure with as many decimals as matter.
fn measure(number: f64) -> String {
    match number.abs() {
        n if n >= 1_000.0 => format!("{number:.0}"),
        n if n >= 1.0 => format!("{number:.2}"),
        _ => format!("{number:.6}"),
    }
}
