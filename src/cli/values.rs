//! The typed values of the command line, and how they are read.

use crate::model::{Confidence, FuzzyDate, GroundUnit, Lang, SourceKind};
use crate::scene::{ColourVision, Theme};
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
    /// A header line and one line for each row, in UTF-8 with a byte order mark; lists are separated by
    /// spaces.
    Csv,
    /// A workbook, written to --out.
    Xlsx,
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
    /// A header line and one line for each row, in UTF-8 with a byte order mark; lists are separated by
    /// spaces.
    Csv,
    /// A workbook, written to --out.
    Xlsx,
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

/// Reads how many pixels a point has.
///
/// # Errors
/// A sentence that says what a scale is.
pub fn scale(text: &str) -> Result<f32, String> {
    let scale = text.trim().parse().ok();
    scale
        .filter(|scale| (0.25..=8.0).contains(scale))
        .ok_or_else(|| "a scale is a number from 0.25 to 8, such as 2".to_owned())
}

/// Reads how much passes in a second.
///
/// # Errors
/// A sentence that says what a pace is.
pub fn pace(text: &str) -> Result<f64, String> {
    let pace = text.trim().parse().ok();
    pace.filter(|pace| (0.01..=10_000.0).contains(pace))
        .ok_or_else(|| "a pace is a number from 0.01 to 10000, such as 30".to_owned())
}

/// Reads the word of a theme.
pub(super) fn theme_parser() -> impl TypedValueParser<Value = Theme> {
    PossibleValuesParser::new(Theme::ALL.map(Theme::word)).map(|word| {
        Theme::ALL
            .into_iter()
            .find(|theme| theme.word() == word)
            .unwrap_or_default()
    })
}

/// Reads the word of a kind of eye.
pub(super) fn vision_parser() -> impl TypedValueParser<Value = ColourVision> {
    PossibleValuesParser::new(ColourVision::ALL.map(ColourVision::word)).map(|word| {
        ColourVision::ALL
            .into_iter()
            .find(|vision| vision.word() == word)
            .unwrap_or_default()
    })
}

/// Reads the word of a unit in which ground is measured.
pub(super) fn unit_parser() -> impl TypedValueParser<Value = GroundUnit> {
    PossibleValuesParser::new(GroundUnit::ALL.map(GroundUnit::word)).map(|word| {
        GroundUnit::ALL
            .into_iter()
            .find(|unit| unit.word() == word)
            .unwrap_or_default()
    })
}

/// Reads the word of a grade of confidence.
pub(super) fn confidence_parser() -> impl TypedValueParser<Value = Confidence> {
    PossibleValuesParser::new(Confidence::ALL.map(Confidence::word)).map(|word| {
        Confidence::ALL
            .into_iter()
            .find(|confidence| confidence.word() == word)
            .unwrap_or_default()
    })
}

/// Reads the word of a kind of source.
pub(super) fn source_kind_parser() -> impl TypedValueParser<Value = SourceKind> {
    PossibleValuesParser::new(SourceKind::ALL.map(SourceKind::word)).map(|word| {
        SourceKind::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .unwrap_or(SourceKind::Report)
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
