//! One time of any convention: ISO 8601, EDTF, epochs, years, numbers, days of a spreadsheet, and
//! names of months in many languages.
//!
//! What a value alone cannot say (is 3/4 in March or in April, is 1400000000 a year or a second) is
//! decided once from the whole column: a [`Convention`]. A state is known by the day, in the zone that
//! the file writes; a time of day is kept so far as it decides what holds at the end of a day.
//!
//! Here: what a value says, be it a text, a list or an object.
//!
//! - `date` reads one date: `named` what has the name of a month (`months`), `numbers` what is only a
//!   number, `vague` what is more than a day, `hijri` the other calendar, `short_year` years of two
//!   digits;
//! - `words` are those that stand around a date.

mod date;
mod hijri;
mod months;
mod named;
mod numbers;
mod short_year;
mod vague;
mod words;

use super::convention::Convention;
use super::letters::plain;
use super::names::{self, BEGIN, END, FORCE, NAME, TIME, WEAK_FORCES};
use super::time_value::{Said, TimeValue};
use crate::model::{FuzzyDate, Precision, properties};
use date::moment;
use numbers::read_number;
use serde_json::value::RawValue;
use words::{AFTER, BEFORE, OPEN, SINCE, UNTIL};

/// A longer text is no side of a stretch.
const LONGEST_SIDE: usize = 40;

/// A longer text is no time; nor is it looked at for long.
const LONGEST: usize = 120;

/// A year from which on a date only says that there is no end.
const NEVER: i32 = 9_999;

/// Times stand in lists and objects within each other down to here; what is deeper is no time.
const DEEPEST: usize = 4;

/// Reads the text of a JSON value.
pub(super) fn read(raw: &str, convention: Convention) -> Said {
    read_within(raw, convention, DEEPEST)
}

fn read_within(raw: &str, convention: Convention, depth: usize) -> Said {
    match raw.as_bytes().first() {
        None | Some(b'n') => Said::Nothing,
        Some(b'"') => read_text(&properties::readable(raw), convention),
        Some(b'[' | b'{') if depth == 0 => Said::Unreadable,
        Some(b'[') => read_list(raw, convention, depth - 1),
        Some(b'{') => read_object(raw, convention, depth - 1),
        Some(b't' | b'f') => Said::Unreadable,
        Some(_) => read_number(raw, convention).map_or(Said::Unreadable, Said::One),
    }
}

/// Reads a text.
pub(super) fn read_text(text: &str, convention: Convention) -> Said {
    if text.len() > LONGEST {
        return Said::Unreadable;
    }
    let plain = plain(text);
    if OPEN.contains(&plain.as_str()) {
        return Said::Nothing;
    }
    read_plain(&plain, convention)
}

fn read_plain(plain: &str, convention: Convention) -> Said {
    if let Some(inner) = within_brackets(plain) {
        return read_set(inner, convention);
    }
    if let Some((from, to)) = plain.split_once('/') {
        // 5/2016 is a month.
        let is_side = |side: &str| side.is_empty() || side == ".." || side.len() >= 4;
        if is_side(from) && is_side(to) && !to.contains('/') && !is_pair_of_names(from, to) {
            return stretch(side(from, convention), side(to, convention));
        }
    }
    if let Some((from, to)) = between(plain) {
        return stretch(side(from, convention), side(to, convention));
    }
    if let Some(moment) = read_number(plain, convention).or_else(|| moment(plain, convention)) {
        return if never(&moment) {
            Said::Nothing
        } else {
            Said::One(moment)
        };
    }
    worded(plain, convention)
}

/// What words before a date say: since it, until it, before it, after it.
fn worded(plain: &str, convention: Convention) -> Said {
    let date = |words: &[&str]| {
        let rest = words::after(plain, words)?;
        match read_plain(rest, convention) {
            Said::One(moment) => Some(moment),
            _ => None,
        }
    };
    if let Some(moment) = date(&SINCE) {
        return Said::Stretch(Some(moment), None);
    }
    if let Some(moment) = date(&UNTIL) {
        return Said::Stretch(None, Some(moment));
    }
    if let Some(moment) = date(&BEFORE) {
        let last = moment.date.first.plus_days(-1);
        let date = FuzzyDate {
            uncertain: true,
            ..FuzzyDate::exact(last)
        };
        return Said::Before(TimeValue { date, ..moment });
    }
    match date(&AFTER) {
        Some(moment) => {
            let first = moment.date.last.plus_days(1);
            let date = FuzzyDate {
                precision: Precision::Open,
                ..FuzzyDate::exact(first)
            };
            Said::One(TimeValue { date, ..moment })
        }
        None => Said::Unreadable,
    }
}

/// What EDTF encloses: `[a..b]` for one of several days, `{a,b}` for all of them.
fn within_brackets(text: &str) -> Option<&str> {
    let one = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    one.or_else(|| text.strip_prefix('{')?.strip_suffix('}'))
}

/// At some time from the first to the last of a set.
fn read_set(inner: &str, convention: Convention) -> Said {
    let parts = inner.split(',').map(str::trim);
    let dates: Option<Vec<FuzzyDate>> = parts.map(|part| read_one(part, convention)).collect();
    let dates = dates.unwrap_or_default();
    let first = dates.iter().min_by_key(|date| date.first).copied();
    let last = dates.iter().map(|date| date.last).max();
    match first.zip(last) {
        Some((first, last)) if dates.len() == 1 => Said::One(FuzzyDate { last, ..first }.into()),
        Some((first, last)) => {
            let date = FuzzyDate {
                last,
                precision: Precision::Range,
                ..first
            };
            Said::One(date.into())
        }
        None => Said::Unreadable,
    }
}

/// One member of a set: a date, or all from one to another.
fn read_one(text: &str, convention: Convention) -> Option<FuzzyDate> {
    match text.split_once("..") {
        None => moment(text, convention).map(|moment| moment.date),
        Some((from, to)) => {
            let [from, to] = [from, to].map(|side| moment(side.trim(), convention));
            let (from, to) = (from?.date, to?.date);
            let date = FuzzyDate {
                last: to.last,
                precision: Precision::Range,
                ..from
            };
            (date.first <= date.last).then_some(date)
        }
    }
}

/// `شباط/فبراير 2012`: two names of a month with a sign between them are no two dates.
fn is_pair_of_names(from: &str, to: &str) -> bool {
    let has_year = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|part| part.len() == 4)
    };
    from.contains(char::is_alphabetic) && !has_year(from) && has_year(to)
}

/// The two sides of a stretch that is written in words or with a dash: `2014 to 2015`, `2014-2015`.
fn between(text: &str) -> Option<(&str, &str)> {
    // Most texts are no stretch, and there may be millions of them.
    if text.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return None;
    }
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let has_year = |side: &str| side.split(|c: char| !c.is_ascii_digit()).any(is_year);
    let is_side = |side: &str| {
        let short = side
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty());
        side.len() <= LONGEST_SIDE && (has_year(side) || short.count() >= 3)
    };
    let is_open = |side: &str| !side.is_empty() && OPEN.contains(&side);
    let years = || {
        let (from, to) = text.split_once('-')?;
        (is_year(from) && (is_year(to) || is_open(to.trim()))).then_some((from, to))
    };
    const WORDS: [&str; 13] = [
        " to ",
        " until ",
        " till ",
        " through ",
        " - ",
        "..",
        " الي ",
        " حتي ",
        " bis ",
        " al ",
        " a ",
        " au ",
        " по ",
    ];
    if !text.contains([' ', '.']) {
        return years();
    }
    let found = WORDS.iter().find_map(|sign| {
        let (from, to) = text.split_once(sign)?;
        let from = words::after(from, &SINCE).unwrap_or(from);
        let (from, to) = (from.trim(), to.trim());
        let fits = is_side(from) && (is_side(to) || is_open(to)) || is_open(from) && is_side(to);
        fits.then_some((from, to))
    });
    found.or_else(years)
}

fn never(moment: &TimeValue) -> bool {
    moment.date.first.year_month_day().0 == NEVER
}

/// One side of a stretch: `None` where it cannot be read, `Some(None)` where it is open.
fn side(text: &str, convention: Convention) -> Option<Option<TimeValue>> {
    match read_text(text.trim(), convention) {
        Said::Nothing => Some(None),
        Said::One(moment) => Some(Some(moment)),
        _ => None,
    }
}

fn stretch(from: Option<Option<TimeValue>>, to: Option<Option<TimeValue>>) -> Said {
    match (from, to) {
        (Some(None), Some(None)) => Said::Nothing,
        (Some(from), Some(to)) => Said::Stretch(from, to),
        _ => Said::Unreadable,
    }
}

/// A track's list of times: from the first to the last.
fn read_list(raw: &str, convention: Convention, depth: usize) -> Said {
    let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(raw) else {
        return Said::Unreadable;
    };
    let ends = [list.first(), list.last()]
        .map(|value| value.map(|v| read_within(v.get(), convention, depth)));
    match ends {
        [None, _] | [_, None] => Said::Nothing,
        [Some(one), Some(_)] if list.len() == 1 => one,
        [Some(Said::One(from)), Some(Said::One(to))] => Said::Stretch(Some(from), Some(to)),
        [Some(Said::Stretch(from, _)), Some(Said::Stretch(_, to))] => Said::Stretch(from, to),
        _ => Said::Unreadable,
    }
}

/// An object with a beginning and an end, as converters of KML and the `when` of GeoJSON-T write it.
fn read_object(raw: &str, convention: Convention, depth: usize) -> Said {
    let (mut from, mut to, mut one) = (None, None, None);
    let mut is_more = false;
    properties::for_each(raw, |name, value| {
        let is_of = |list: &[&str]| names::rank(list, name).is_some();
        is_more |= is_of(&FORCE[..WEAK_FORCES]) || is_of(&NAME[..OF_PLACES]);
        // What a name says is looked for before its value is read.
        let side = if is_of(&BEGIN) {
            &mut from
        } else if is_of(&END) {
            &mut to
        } else if is_of(&TIME) || is_of(&INNER) {
            &mut one
        } else {
            return;
        };
        if side.is_none() {
            *side = Some(read_within(value, convention, depth));
        }
    });
    // What says who holds is a state with a time, and no time.
    if is_more {
        return Said::Unreadable;
    }
    let side = |said: Option<Said>| match said {
        None | Some(Said::Nothing) => Some(None),
        Some(Said::One(value)) => Some(Some(value)),
        Some(_) => None,
    };
    match stretch(side(from), side(to)) {
        Said::Nothing => one.unwrap_or(Said::Unreadable),
        said => said,
    }
}

/// So many of the names of areas are not those of a label, as times have it.
const OF_PLACES: usize = 11;

/// Names within an object that is a time.
const INNER: [&str; 6] = [
    "in",
    "timespans",
    "timespan",
    "interval",
    "earliest",
    "value",
];

#[cfg(test)]
mod tests;
