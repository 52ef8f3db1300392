//! One date in a text, with what may stand around it.

use super::super::convention::{Convention, numbers};
use super::super::time_value::TimeValue;
use super::numbers::{read_number, year};
use super::vague::vague;
use crate::model::{Day, FuzzyDate};

/// Reads a date with what may stand around it: doubts, an era, a time of day.
pub(super) fn moment(text: &str, convention: Convention) -> Option<TimeValue> {
    if let Ok(date) = FuzzyDate::parse_edtf(&text.to_uppercase()) {
        return Some(TimeValue { date, late: false });
    }
    if let Some((date, time)) = split_time(text) {
        let late = time.starts_with("23:59") || time.starts_with("24:00");
        return moment(date, convention).map(|moment| TimeValue { late, ..moment });
    }
    let about = [
        "~",
        "c. ",
        "ca. ",
        "ca ",
        "circa ",
        "about ",
        "نحو ",
        "حوالي ",
    ];
    if let Some(rest) = about.iter().find_map(|word| text.strip_prefix(word)) {
        return moment(rest.trim(), convention).map(approximate);
    }
    if let Some(rest) = text.strip_suffix(['~', '?', '%']) {
        let marked = moment(rest, convention)?;
        return Some(match text.as_bytes().last() {
            Some(b'?') => uncertain(marked),
            Some(b'%') => uncertain(approximate(marked)),
            _ => approximate(marked),
        });
    }
    if let Some(date) = letter(text) {
        return Some(TimeValue { date, late: false });
    }
    if let Some(rest) = after_weekday(text) {
        return moment(rest, convention);
    }
    let date = era(text)
        .or_else(|| ordinal(text))
        .or_else(|| numeric(text, convention))
        .or_else(|| Some(read_number(text, convention)?.date))
        .or_else(|| vague(text))
        .or_else(|| named(text));
    date.map(|date| TimeValue { date, late: false })
}

/// A date as letters and feeds write it (RFC 2822): `tue, 10 jun 2014 12:00:00 gmt`. Its day is that of
/// its own zone. Years of two digits, which the standard once allowed, may be of either century.
fn letter(text: &str) -> Option<FuzzyDate> {
    let year_of_four = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let is_one = text.contains(':') && text.split(' ').any(year_of_four);
    let zoned = is_one.then(|| jiff::fmt::rfc2822::parse(text).ok())??;
    let day = zoned.date();
    Day::new(day.year(), day.month(), day.day()).map(FuzzyDate::exact)
}

/// What follows the name of a day of the week.
fn after_weekday(text: &str) -> Option<&str> {
    const DAYS: [&str; 25] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tues",
        "tue",
        "wed",
        "thurs",
        "thur",
        "thu",
        "fri",
        "sat",
        "sun",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعة",
        "السبت",
        "الاحد",
        "الإثنين",
    ];
    let rest = DAYS.iter().find_map(|day| text.strip_prefix(day))?;
    let date = rest.trim_start_matches([' ', ',', '،', '.']);
    (date.len() < rest.len()).then_some(date)
}

/// Whether a date has two digits where its year should stand, so that nothing says of which century.
pub(super) fn lacks_century(text: &str) -> bool {
    let date = split_time(text).map_or(text, |(date, _)| date);
    let date = after_weekday(date).unwrap_or(date);
    let parts: Vec<&str> = date
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let Some(year) = parts
        .last()
        .filter(|_| parts.iter().all(|part| part.len() <= 2))
    else {
        return false;
    };
    match date.chars().any(char::is_alphabetic) {
        false => parts.len() == 3 && numbers(date).is_some(),
        true => {
            let head = date.strip_suffix(year).unwrap_or("");
            parts.len() <= 2 && named(&format!("{head}2000")).is_some()
        }
    }
}

/// A date whose month has a name. Numbers alone were looked at before, by the column's order.
fn named(text: &str) -> Option<FuzzyDate> {
    let has_name = text.chars().any(char::is_alphabetic);
    has_name
        .then(|| FuzzyDate::parse_typed(text).ok())
        .flatten()
}

fn approximate(mut moment: TimeValue) -> TimeValue {
    moment.date.approximate = true;
    moment
}

fn uncertain(mut moment: TimeValue) -> TimeValue {
    moment.date.uncertain = true;
    moment
}

/// The date before a time of day, and the time.
fn split_time(text: &str) -> Option<(&str, &str)> {
    let is_time = |time: &str| {
        let mut signs = time.bytes();
        time.find(':').is_some_and(|at| (1..=2).contains(&at))
            && signs.all(|b| b.is_ascii_digit() || b":.,+- zamp".contains(&b))
            && time.starts_with(|c: char| c.is_ascii_digit())
    };
    let basic = |time: &str| {
        let digits = time.trim_end_matches('z');
        digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let at_t = text.match_indices('t').find_map(|(at, _)| {
        let (date, time) = (text.get(..at)?, text.get(at + 1..)?);
        let after_digit = date.ends_with(|c: char| c.is_ascii_digit());
        (after_digit && (is_time(time) || basic(time))).then_some((date, time))
    });
    let at_space = || {
        text.match_indices(' ').find_map(|(at, _)| {
            let (date, time) = (text.get(..at)?, text.get(at + 1..)?);
            is_time(time).then(|| (date.trim_end_matches(','), time))
        })
    };
    // A zone alone, as XML Schema writes days: 2016-05-01Z.
    let zone = || {
        let date = text.strip_suffix('z')?;
        date.ends_with(|c: char| c.is_ascii_digit())
            .then_some((date, ""))
    };
    at_t.or_else(at_space).or_else(zone)
}

/// A year with its era: 44 BC is the year -43.
fn era(text: &str) -> Option<FuzzyDate> {
    let before = [
        "bce",
        "bc",
        "b.c.e.",
        "b.c.",
        "ق.م.",
        "ق.م",
        "ق م",
        "قبل الميلاد",
    ];
    let after = ["ce", "ad", "a.d.", "م", "ميلادي"];
    let years = |words: &[&str]| {
        let rest = words
            .iter()
            .find_map(|word| text.strip_suffix(word))?
            .trim();
        let digits = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        rest.parse::<f64>().ok().filter(|_| digits)
    };
    match years(&before) {
        Some(n) => year(1.0 - n),
        None => years(&after).and_then(year),
    }
}

/// A day counted from the beginning of its year, in three digits: 2014-161.
fn ordinal(text: &str) -> Option<FuzzyDate> {
    let (year, day) = text.split_once('-')?;
    let is_ordinal = year.len() == 4 && day.len() == 3;
    let (year, day): (i16, i32) = (year.parse().ok()?, day.parse().ok()?);
    let first = Day::new(year, 1, 1).filter(|_| is_ordinal)?;
    let days = first.plus_years(1).0 - first.0;
    (1..=days)
        .contains(&day)
        .then(|| FuzzyDate::exact(first.plus_days(day - 1)))
}

/// Numbers with signs between them: year first, or year last and the column's order.
fn numeric(text: &str, convention: Convention) -> Option<FuzzyDate> {
    let parts = numbers(text)?;
    let small = |text: &str| text.parse::<i8>().ok();
    let of = |year: &str, month: &str, day: &str| {
        let day = Day::new(year.parse().ok()?, small(month)?, small(day)?)?;
        Some(FuzzyDate::exact(day))
    };
    let month_of = |year: &str, month: &str| {
        FuzzyDate::parse_edtf(&format!("{year}-{:02}", small(month)?)).ok()
    };
    match parts.as_slice() {
        [year, month] if year.len() == 4 && month.len() < 3 => month_of(year, month),
        [month, year] if year.len() == 4 && month.len() < 3 => month_of(year, month),
        [year, month, day] if year.len() == 4 => of(year, month, day),
        [a, b, year] if year.len() == 4 && convention.month_first => of(year, a, b),
        [a, b, year] if year.len() == 4 => of(year, b, a),
        _ => None,
    }
}
