//! Civil dates, and dates that are known only roughly (EDTF, Library of Congress 2019, level 1).
//!
//! A [`Day`] is a number, so that a timeline is arithmetic; months and years stay calendar months
//! and years. Nothing here knows what day it is today.

use jiff::civil;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Preferences and sessions write it
/// as an ISO date.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub i32);

/// The calendar repeats itself after so many years, and so many days.
const CYCLE_YEARS: i32 = 400;
const CYCLE_DAYS: i32 = 146_097;

impl Day {
    /// The day of a civil date; `None` for a date that the calendar does not have. Years are counted
    /// as astronomers do: 0 is 1 BC, -1 is 2 BC.
    ///
    /// ```
    /// use kharita::model::Day;
    /// assert!(Day::new(2016, 2, 29).is_some());
    /// assert!(Day::new(2015, 2, 29).is_none());
    /// assert_eq!(Day::new(-43, 3, 15).map(|day| day.to_string()).as_deref(), Some("-0043-03-15"));
    /// ```
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        // Any year looks like one of the 400 from 2000 on, which the library has.
        let alike = i32::from(year).rem_euclid(CYCLE_YEARS) + 2000;
        let cycles = (i32::from(year) - alike) / CYCLE_YEARS;
        let date = civil::Date::new(i16::try_from(alike).ok()?, month, day).ok()?;
        Some(Self(days_of(date) + cycles * CYCLE_DAYS))
    }

    /// A day of the same place in the 400 years from 1970 on, and how many times 400 years away.
    fn civil(self) -> (civil::Date, i32) {
        let epoch = civil::Date::constant(1970, 1, 1);
        let days = self.0.rem_euclid(CYCLE_DAYS);
        let date = epoch.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default());
        (date, self.0.div_euclid(CYCLE_DAYS))
    }

    fn of_civil(date: civil::Date, cycles: i32) -> Self {
        Self(days_of(date).saturating_add(cycles.saturating_mul(CYCLE_DAYS)))
    }

    /// Year, month from 1, day of the month from 1. Years beyond those of [`i16`] are its last.
    pub fn year_month_day(self) -> (i16, i8, i8) {
        let (date, cycles) = self.civil();
        let year = i32::from(date.year()) + cycles * CYCLE_YEARS;
        let most = if year < 0 { i16::MIN } else { i16::MAX };
        (
            i16::try_from(year).unwrap_or(most),
            date.month(),
            date.day(),
        )
    }

    /// The day that many days later.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day of the month that many calendar months later, or the month's last day where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (date, cycles) = self.civil();
        let per_cycle = CYCLE_YEARS * 12;
        let span = jiff::Span::new().try_months(months.rem_euclid(per_cycle));
        let moved = date.saturating_add(span.unwrap_or_default());
        Self::of_civil(moved, cycles.saturating_add(months.div_euclid(per_cycle)))
    }

    /// The same day that many calendar years later; 29 February becomes the 28th where it must.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// First day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        let (date, cycles) = self.civil();
        Self::of_civil(date.first_of_month(), cycles)
    }

    /// Last day of this day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        let (date, cycles) = self.civil();
        Self::of_civil(date.last_of_month(), cycles)
    }

    /// First day of this day's year.
    #[must_use]
    pub fn year_start(self) -> Self {
        let (date, cycles) = self.civil();
        Self::of_civil(date.first_of_year(), cycles)
    }
}

fn days_of(date: civil::Date) -> i32 {
    let epoch = civil::Date::constant(1970, 1, 1);
    let span = epoch.until((jiff::Unit::Day, date));
    span.map_or(0, |span| span.get_days())
}

/// A year as EDTF and ISO 8601 write it: four digits at least, with a sign where there are more.
struct Year(i16);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ ..0 => write!(f, "-{:04}", year.unsigned_abs()),
            year @ 0..10_000 => write!(f, "{year:04}"),
            year => write!(f, "+{year}"),
        }
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    /// Reads a day as it is written: `2014-06-10`.
    fn try_from(text: String) -> Result<Self, String> {
        match FuzzyDate::parse_edtf(&text) {
            Ok(date) if date.first == date.last => Ok(date.first),
            _ => Err(format!("`{text}` is no day such as 2014-06-10")),
        }
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2014-06-10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(f, "{}-{month:02}-{day:02}", Year(year))
    }
}

/// How finely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// At some time between two days.
    Range,
    /// From a day on, with no end given.
    Open,
}

/// A date as precisely as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FuzzyDate {
    /// The first day that it can be.
    pub first: Day,
    /// The last day that it can be; for [`Precision::Open`] the same as the first.
    pub last: Day,
    /// How finely it is known.
    pub precision: Precision,
    /// Marked `~`: about.
    pub approximate: bool,
    /// Marked `?`: the source itself is doubted.
    pub uncertain: bool,
}

impl FuzzyDate {
    /// A date known to the day.
    pub fn exact(day: Day) -> Self {
        Self {
            first: day,
            last: day,
            precision: Precision::Day,
            approximate: false,
            uncertain: false,
        }
    }

    /// Whether it is one day and nothing is said against it.
    pub fn is_exact(&self) -> bool {
        self.precision == Precision::Day && !self.approximate && !self.uncertain
    }

    /// Reads an EDTF level 1 date: `2014-06-10`, `2014-06`, `2014`, `A/B`, `A/..`, each with `~`, `?` or `%`.
    ///
    /// # Errors
    /// A sentence that says what EDTF does not allow.
    ///
    /// ```
    /// use kharita::model::FuzzyDate;
    /// let date = FuzzyDate::parse_edtf("2014-06-10/2014-06-12").unwrap();
    /// assert_eq!(date.last.to_string(), "2014-06-12");
    /// ```
    pub fn parse_edtf(text: &str) -> Result<Self, DateError> {
        let Some((from, to)) = text.split_once('/') else {
            return parse_part(text);
        };
        let from = parse_part(from)?;
        if to == ".." || to.is_empty() {
            return Ok(Self {
                last: from.first,
                precision: Precision::Open,
                ..from
            });
        }
        let to = parse_part(to)?;
        if to.last < from.first {
            return Err(DateError::Backwards);
        }
        Ok(Self {
            first: from.first,
            last: to.last,
            precision: Precision::Range,
            approximate: from.approximate || to.approximate,
            uncertain: from.uncertain || to.uncertain,
        })
    }
}

impl fmt::Display for FuzzyDate {
    /// EDTF again. A range is written with its days.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first.year_month_day();
        match self.precision {
            Precision::Day => write!(f, "{}", self.first)?,
            Precision::Month => write!(f, "{}-{month:02}", Year(year))?,
            Precision::Year => match year {
                -9_999..10_000 => write!(f, "{}", Year(year))?,
                _ => write!(f, "Y{year}")?,
            },
            Precision::Range => write!(f, "{}/{}", self.first, self.last)?,
            Precision::Open => write!(f, "{}", self.first)?,
        }
        f.write_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })?;
        match self.precision {
            Precision::Open => f.write_str("/.."),
            _ => Ok(()),
        }
    }
}

/// Why a date cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not written as a date.
    #[error("is not written as a date")]
    Form,
    /// Written as a date that the calendar does not have.
    #[error("is a day that the calendar does not have")]
    Calendar,
    /// The range ends before it begins.
    #[error("ends before it begins")]
    Backwards,
}

fn parse_part(text: &str) -> Result<FuzzyDate, DateError> {
    let (body, approximate, uncertain) = match text.as_bytes().last() {
        Some(b'~') => (&text[..text.len() - 1], true, false),
        Some(b'?') => (&text[..text.len() - 1], false, true),
        Some(b'%') => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    let (year, rest) = take_year(body)?;
    let numbers: Vec<&str> = rest.map_or_else(Vec::new, |rest| rest.split('-').collect());
    let well_formed = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !numbers.iter().all(well_formed) {
        return Err(DateError::Form);
    }
    let small = |i: usize| {
        numbers[i]
            .parse::<i8>()
            .map_err(|_not_a_number| DateError::Form)
    };
    let day = |y, m, d| Day::new(y, m, d).ok_or(DateError::Calendar);
    let (first, last, precision) = match numbers.len() {
        0 => (day(year, 1, 1)?, day(year, 12, 31)?, Precision::Year),
        1 => {
            let first = day(year, small(0)?, 1)?;
            (first, first.month_end(), Precision::Month)
        }
        2 => {
            let first = day(year, small(0)?, small(1)?)?;
            (first, first, Precision::Day)
        }
        _ => return Err(DateError::Form),
    };
    Ok(FuzzyDate {
        first,
        last,
        precision,
        approximate,
        uncertain,
    })
}

/// The year at the beginning of a date, and what follows its hyphen: four digits, more of them after
/// a sign or a `Y`, which stands for the year alone.
fn take_year(text: &str) -> Result<(i16, Option<&str>), DateError> {
    let (long, unsigned) = match text.strip_prefix('Y') {
        Some(rest) => (true, rest),
        None => (text.starts_with(['+', '-']), text),
    };
    let negative = unsigned.starts_with('-');
    let digits = unsigned.strip_prefix(['+', '-']).unwrap_or(unsigned);
    let (digits, rest) = match digits.split_once('-') {
        Some((digits, rest)) => (digits, Some(rest)),
        None => (digits, None),
    };
    let fits = digits.len() == 4 || long && (5..=6).contains(&digits.len());
    if !fits
        || !digits.bytes().all(|b| b.is_ascii_digit())
        || text.starts_with('Y') && rest.is_some()
    {
        return Err(DateError::Form);
    }
    let year: i32 = digits.parse().map_err(|_not_a_number| DateError::Form)?;
    let year = i16::try_from(if negative { -year } else { year });
    Ok((year.map_err(|_too_far| DateError::Calendar)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_round_trips() {
        for text in [
            "2014-06-10",
            "2014-06",
            "2014",
            "2014-06-10~",
            "2014-06-10/2014-06-12",
            "2014-06-10?",
            "2017-05-01/..",
            "-0043-03-15",
            "0000",
            "-0499~",
            "Y12345",
            "+12345-06-10",
            "-30000-02",
            "-0499-01-01/-0001-05-03",
            "2017-05-01~/..",
        ] {
            let date = FuzzyDate::parse_edtf(text).expect(text);
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn what_edtf_does_not_allow_is_named() {
        assert_eq!(
            FuzzyDate::parse_edtf("2014-02-30"),
            Err(DateError::Calendar)
        );
        assert_eq!(FuzzyDate::parse_edtf("2014-6-1"), Err(DateError::Form));
        assert_eq!(
            FuzzyDate::parse_edtf("2014-06-10/2014-06-01"),
            Err(DateError::Backwards)
        );
        assert_eq!(FuzzyDate::parse_edtf(""), Err(DateError::Form));
        assert_eq!(FuzzyDate::parse_edtf("١"), Err(DateError::Form));
    }

    #[test]
    fn a_month_later_is_a_calendar_month() {
        let day = Day::new(2015, 1, 31).expect("a day");
        assert_eq!(day.plus_months(1).to_string(), "2015-02-28");
        assert_eq!(
            Day::new(2016, 2, 29)
                .expect("a day")
                .plus_years(1)
                .to_string(),
            "2017-02-28"
        );
    }

    proptest::proptest! {
        #[test]
        fn days_count_up_one_by_one(n in -12_000_000..11_000_000i32) {
            let day = Day(n);
            let (y, m, d) = day.year_month_day();
            proptest::prop_assert_eq!(Day::new(y, m, d), Some(day));
            proptest::prop_assert!(day.plus_days(1) > day);
        }

        #[test]
        fn any_text_is_a_date_or_an_error(text in "\\PC{0,20}") {
            let _ignored = FuzzyDate::parse_edtf(&text);
        }
    }
}
