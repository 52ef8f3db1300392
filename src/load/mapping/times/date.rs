//! One date in a text, with what may stand around it.

use super::super::clock::{clock, split_time};
use super::super::convention::{Convention, numbers};
use super::super::time_value::TimeValue;
use super::numbers::{read_number, year};
use super::short_year::year_of;
use super::vague::{part_of, vague};
use super::words::{self, ABOUT};
use super::{hijri, months, named};
use crate::model::{Day, DayOrder, FuzzyDate, Precision};

/// Reads a date with what may stand around it: doubts, an era, a time of day. The text is as
/// [`super::super::letters::key`] leaves it.
pub(super) fn moment(text: &str, convention: Convention) -> Option<TimeValue> {
    if !(convention.hijri && is_hijri_year(text))
        && let Ok(date) = FuzzyDate::parse_edtf(&text.to_uppercase())
        && date.precision != Precision::Open
    {
        return Some(date.into());
    }
    if let Some((date, time)) = split_time(text) {
        return Some(timed(moment(date, convention)?, time, convention));
    }
    if let Some(rest) = text
        .strip_prefix('~')
        .or_else(|| words::after(text, &ABOUT))
    {
        return moment(rest.trim(), convention).map(approximate);
    }
    if let Some(rest) = text.strip_suffix(['~', '?', '%']) {
        let marked = moment(rest.trim_end(), convention)?;
        return Some(match text.as_bytes().last() {
            Some(b'?') => uncertain(marked),
            Some(b'%') => uncertain(approximate(marked)),
            _ => approximate(marked),
        });
    }
    if let Some(date) = letter(text) {
        return Some(date.into());
    }
    // "Mar 2016" is a month in one language and begins like a day of the week in others: a year alone is
    // not what follows a day of the week.
    if let Some(rest) = months::after_weekday(text)
        && !rest.chars().all(|c| c.is_ascii_digit())
    {
        return moment(rest, convention);
    }
    if let Some(date) = hijri::marked(text) {
        return Some(TimeValue {
            is_hijri: true,
            ..date.into()
        });
    }
    if convention.hijri
        && let Some(date) = hijri::numbers(text)
    {
        return Some(TimeValue {
            is_hijri: true,
            ..date.into()
        });
    }
    part(text, convention).or_else(|| plain_date(text, convention))
}

/// A third of something: `early 2017`, `أواخر أيار 2015`.
fn part(text: &str, convention: Convention) -> Option<TimeValue> {
    let (part, rest) = words::part(text)?;
    let whole = moment(rest, convention)?;
    Some(TimeValue {
        date: part_of(part, whole.date)?,
        ..whole
    })
}

/// A date without anything around it.
fn plain_date(text: &str, convention: Convention) -> Option<TimeValue> {
    if let Some(date) = era(text, convention).or_else(|| ordinal(text)) {
        return Some(date.into());
    }
    if let Some((date, is_short)) = numeric(text, convention) {
        return Some(TimeValue {
            is_short,
            ..date.into()
        });
    }
    if let Some(moment) = read_number(text, convention) {
        return Some(moment);
    }
    if let Some(date) = vague(text) {
        return Some(date.into());
    }
    let (date, is_short) = named::named(text, convention.short)?;
    Some(TimeValue {
        is_short,
        ..date.into()
    })
}

/// A date at a time of day. At what is midnight where the file comes from, the next day begins.
fn timed(moment: TimeValue, time: &str, convention: Convention) -> TimeValue {
    let Some(clock) = clock(time) else {
        return moment;
    };
    let moment = TimeValue {
        late: clock.is_late(),
        clock: Some(clock),
        ..moment
    };
    convention.at_local_midnight(moment)
}

/// Whether a date begins with a year that the Hijri calendar has in our age.
fn is_hijri_year(text: &str) -> bool {
    let year = text.get(..4).and_then(|year| year.parse().ok());
    year.is_some_and(|year: i32| hijri::OURS.contains(&year))
}

/// A date as letters and feeds write it (RFC 2822): `tue, 10 jun 2014 12:00:00 gmt`. Its day is that of
/// its own zone. Years of two digits, which the standard once allowed, may be of either century.
fn letter(text: &str) -> Option<FuzzyDate> {
    let year_of_four = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let is_one = text.contains(':') && text.split(' ').any(year_of_four);
    let zoned = is_one.then(|| jiff::fmt::rfc2822::parse(text).ok())??;
    let day = zoned.date();
    Day::new(i32::from(day.year()), day.month(), day.day()).map(FuzzyDate::exact)
}

fn approximate(mut moment: TimeValue) -> TimeValue {
    moment.date.approximate = true;
    moment
}

fn uncertain(mut moment: TimeValue) -> TimeValue {
    moment.date.uncertain = true;
    moment
}

/// A year with its era: 44 BC is the year -43. After the era a date may stand alone: 21/5/2015م.
fn era(text: &str, convention: Convention) -> Option<FuzzyDate> {
    let before = [
        "bce",
        "bc",
        "b.c.e.",
        "b.c.",
        "ق.م.",
        "ق.م",
        "ق م",
        "قبل الميلاد",
        "av. j.-c.",
        "a.c.",
        "v. chr.",
        "до н.э.",
        "до н. э.",
    ];
    let after = [
        "ce",
        "ad",
        "a.d.",
        "م",
        "م.",
        "ميلادي",
        "ميلاديه",
        "н.э.",
        "г.",
        "года",
        "d.c.",
    ];
    let rest = |words: &[&str]| {
        let rest = words
            .iter()
            .find_map(|word| text.strip_suffix(word))?
            .trim();
        rest.ends_with(|c: char| c.is_ascii_digit()).then_some(rest)
    };
    let number = |rest: &str| {
        let digits = rest.bytes().all(|b| b.is_ascii_digit());
        rest.parse::<f64>().ok().filter(|_| digits)
    };
    match rest(&before) {
        Some(rest) => year(1.0 - number(rest)?),
        None => {
            let rest = rest(&after)?;
            match number(rest) {
                Some(n) => year(n),
                None => numeric(rest, convention).map(|(date, _)| date),
            }
        }
    }
}

/// A day counted from the beginning of its year, in three digits: 2014-161.
fn ordinal(text: &str) -> Option<FuzzyDate> {
    let (year, day) = text.split_once('-')?;
    let is_ordinal = year.len() == 4 && day.len() == 3;
    let (year, day): (i32, i32) = (year.parse().ok()?, day.parse().ok()?);
    let first = Day::new(year, 1, 1).filter(|_| is_ordinal)?;
    let days = first.plus_years(1).0 - first.0;
    (1..=days)
        .contains(&day)
        .then(|| FuzzyDate::exact(first.plus_days(day - 1)))
}

/// Numbers with signs between them, in the order of the column where that makes a date, else in the
/// other that does; and whether the year has two digits.
fn numeric(text: &str, convention: Convention) -> Option<(FuzzyDate, bool)> {
    let parts = numbers(text)?;
    let small = |text: &str| text.parse::<i8>().ok();
    let month_of = |year: &str, month: &str| {
        FuzzyDate::parse_edtf(&format!("{year}-{:02}", small(month)?)).ok()
    };
    let of = |year: &str, month: &str, day: &str| {
        let day = Day::new(year_of(year, convention.short)?, small(month)?, small(day)?)?;
        Some((FuzzyDate::exact(day), year.len() < 4))
    };
    match parts.as_slice() {
        [year, month] | [month, year] if year.len() == 4 && month.len() < 3 => {
            month_of(year, month).map(|date| (date, false))
        }
        [year, month, day] if year.len() == 4 => of(year, month, day),
        [a, b, c] if a.len() < 3 && b.len() < 3 && (c.len() == 4 || c.len() == 2) => {
            let read = |order| match order {
                DayOrder::DayFirst => of(c, b, a),
                DayOrder::MonthFirst => of(c, a, b),
                DayOrder::YearFirst if c.len() == 2 && a.len() == 2 => of(a, b, c),
                DayOrder::YearFirst => None,
            };
            let others = DayOrder::ALL
                .into_iter()
                .filter(|order| *order != convention.order);
            read(convention.order).or_else(|| others.into_iter().find_map(read))
        }
        _ => None,
    }
}
