//! The typed values of the command line, and how they are read.

use crate::model::{FuzzyDate, Lang};
use crate::scene::Theme;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::ops::RangeInclusive;

/// How the state of areas is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// Aligned columns, to read.
    #[default]
    Table,
    /// One object, complete.
    Json,
    /// A header line and one line for each row; lists are separated by spaces.
    Csv,
    /// A FeatureCollection (RFC 7946) with the outlines of the areas.
    Geojson,
}

/// How rows without an outline are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Aligned columns, to read.
    #[default]
    Table,
    /// One object, complete.
    Json,
    /// A header line and one line for each row; lists are separated by spaces.
    Csv,
}

/// How problems are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// One line for each problem.
    #[default]
    Text,
    /// One object, complete.
    Json,
    /// A table in UTF-8 with a byte order mark, a line for each problem.
    Csv,
}

/// How a summary is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InfoFormat {
    /// Lines to read.
    #[default]
    Text,
    /// One object, complete.
    Json,
}

/// What is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// The features in longitude and latitude.
    Features,
    /// The features to the letter, in the coordinates of their file.
    AsRead,
    /// Who holds what on a day.
    State,
    /// What differs between two days.
    Difference,
    /// Every area over every stretch of time.
    History,
    /// A Kharita data set.
    Dataset,
    /// What was met while reading.
    Problems,
}

/// The size of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Size {
    /// What each side may measure.
    pub const SIDE: RangeInclusive<u32> = 64..=8192;
}

/// Reads a date as people type it.
///
/// # Errors
/// A sentence that says why it is no date.
pub fn date(text: &str) -> Result<FuzzyDate, String> {
    FuzzyDate::parse_typed(text).map_err(|error| {
        format!("it {error}; write it as 2014-06-10, 10 June 2014, 10/6/2014, June 2014 or 2014")
    })
}

/// Reads `1280x800`.
///
/// # Errors
/// A sentence that says what a size is.
pub fn size(text: &str) -> Result<Size, String> {
    let side = |part: &str| {
        let number: Option<u32> = part.trim().parse().ok();
        number.filter(|pixels| Size::SIDE.contains(pixels))
    };
    let read = text
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)));
    match read {
        Some((width, height)) => Ok(Size { width, height }),
        None => Err(format!(
            "a size is WIDTHxHEIGHT in pixels, such as 1280x800, each from {} to {}",
            Size::SIDE.start(),
            Size::SIDE.end()
        )),
    }
}

/// Reads `light` or `dark`.
pub(super) fn theme_parser() -> impl TypedValueParser<Value = Theme> {
    PossibleValuesParser::new(["light", "dark"]).map(|word| match word.as_str() {
        "dark" => Theme::Dark,
        _ => Theme::Light,
    })
}

/// Reads `en` or `ar`.
pub(super) fn lang_parser() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::tag)).map(|tag| {
        Lang::ALL
            .into_iter()
            .find(|lang| lang.tag() == tag)
            .unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_two_sides_within_the_limits() {
        let read = size("1280x800").map(|s| (s.width, s.height));
        assert_eq!(read, Ok((1280, 800)));
        for text in [
            "", "x", "1280", "63x64", "64x8193", "-1x64", "1e3x64", "64x64x64",
        ] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_what_a_date_is() {
        let error = date("yesterday").expect_err("no date");
        assert!(error.starts_with("it is not written as a date; write it as 2014-06-10"));
        assert!(date("٢١/٥/٢٠١٥").is_ok());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_value_or_an_error(text in "\\PC{0,24}") {
            let read = (size(&text).is_ok(), date(&text).is_ok());
            proptest::prop_assert!(!(read.0 && read.1));
        }
    }
}
