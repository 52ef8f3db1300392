//! One date in a text, with what may stand around it.

use super::super::convention::Convention;
use super::Moment;
use super::numbers::{read_number, year};
use super::vague::vague;
use crate::model::{Day, FuzzyDate};

/// Reads a date with what may stand around it: doubts, an era, a time of day.
pub(super) fn moment(text: &str, convention: Convention) -> Option<Moment> {
    if let Ok(date) = FuzzyDate::parse_edtf(&text.to_uppercase()) {
        return Some(Moment { date, late: false });
    }
    if let Some((date, time)) = split_time(text) {
        let late = time.starts_with("23:59");
        return moment(date, convention).map(|moment| Moment { late, ..moment });
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
    let date = era(text)
        .or_else(|| numeric(text, convention))
        .or_else(|| Some(read_number(text, convention)?.date))
        .or_else(|| vague(text))
        .or_else(|| named(text));
    date.map(|date| Moment { date, late: false })
}

/// A date whose month has a name. Numbers alone were looked at before, by the column's order.
fn named(text: &str) -> Option<FuzzyDate> {
    let has_name = text.chars().any(char::is_alphabetic);
    has_name
        .then(|| FuzzyDate::parse_typed(text).ok())
        .flatten()
}

fn approximate(mut moment: Moment) -> Moment {
    moment.date.approximate = true;
    moment
}

fn uncertain(mut moment: Moment) -> Moment {
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
        [year, month] if year.len() == 4 => month_of(year, month),
        [month, year] if year.len() == 4 => month_of(year, month),
        [year, month, day] if year.len() == 4 => of(year, month, day),
        [a, b, year] if year.len() == 4 && convention.month_first => of(year, a, b),
        [a, b, year] if year.len() == 4 => of(year, b, a),
        _ => None,
    }
}

/// The two or three numbers of a date, one kind of sign between them.
pub(in super::super) fn numbers(text: &str) -> Option<Vec<&str>> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !"-/. \\_،".contains(sign) {
        return None;
    }
    let parts: Vec<&str> = text.splitn(4, sign).map(str::trim).collect();
    let number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    ((2..=3).contains(&parts.len()) && parts.iter().all(number)).then_some(parts)
}
