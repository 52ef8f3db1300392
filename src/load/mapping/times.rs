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
mod tests {
    use super::super::convention::Numbers;
    use super::*;
    use crate::model::{Day, DayOrder};

    fn one(text: &str) -> String {
        match read_text(text, Convention::default()) {
            Said::One(moment) => moment.date.to_string(),
            Said::Stretch(from, to) => {
                let [from, to] = [from, to]
                    .map(|side| side.map_or("..".to_owned(), |moment| moment.date.to_string()));
                format!("{from}/{to}")
            }
            Said::Before(value) => format!("Before {}", value.date),
            said => format!("{said:?}"),
        }
    }

    #[test]
    fn times_of_every_convention() {
        for (text, expected) in [
            ("2016-05-01", "2016-05-01"),
            ("2016-05-01T10:20:30.5Z", "2016-05-01"),
            ("2016-05-01T23:59:59+03:00", "2016-05-01"),
            ("2016-05-01 10:20", "2016-05-01"),
            ("20160501T102030Z", "2016-05-01"),
            ("2016-05-01Z", "2016-05-01"),
            ("1/5/2016, 10:20:00 AM", "2016-05-01"),
            ("2016/5/1", "2016-05-01"),
            ("1.5.2016", "2016-05-01"),
            ("٠١/٠٥/٢٠١٦", "2016-05-01"),
            ("\u{200f}١ أيار ٢٠١٦", "2016-05-01"),
            ("01-May-2016", "2016-05-01"),
            ("20160501", "2016-05-01"),
            ("201605", "2016-05"),
            ("2016-05", "2016-05"),
            ("05/2016", "2016-05"),
            ("May 2016", "2016-05"),
            ("2016", "2016"),
            ("1462060800", "2016-05-01"),
            ("1462060800000", "2016-05-01"),
            ("2016-05-01~", "2016-05-01~"),
            ("~1850", "1850~"),
            ("c. 1850", "1850~"),
            ("1850s", "1850-01-01/1859-12-31"),
            ("185X", "1850-01-01/1859-12-31"),
            ("2004-XX", "2004"),
            ("2004-06-XX", "2004-06"),
            ("2004-23", "2004-09-01/2004-11-30"),
            ("44 BC", "-0043"),
            ("44 ق.م", "-0043"),
            ("-0043-03-15", "-0043-03-15"),
            ("0000", "0000"),
            ("+12345-06-10", "+12345-06-10"),
            ("Y12345", "Y12345"),
            ("2014-06-10/2014-06-12", "2014-06-10/2014-06-12"),
            ("2014/..", "2014/.."),
            ("../2014", "../2014"),
            ("present", "Nothing"),
            ("9999-12-31", "Nothing"),
            ("", "Nothing"),
            ("2016-02-30", "Unreadable"),
            ("32/13/2016", "Unreadable"),
            ("Raqqa", "Unreadable"),
            ("5/6", "Unreadable"),
        ] {
            assert_eq!(one(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_weeks_quarters_and_stretches() {
        for (text, expected) in [
            // Letters and feeds.
            ("Tue, 10 Jun 2014 12:00:00 GMT", "2014-06-10"),
            ("10 Jun 2014 23:30:00 -0500", "2014-06-10"),
            ("Tue, 10 Jun 2014", "2014-06-10"),
            ("Tuesday 10 June 2014", "2014-06-10"),
            ("الثلاثاء ١٠ حزيران ٢٠١٤", "2014-06-10"),
            ("Tue, 10 Jun 14 12:00:00 GMT", "2014-06-10"),
            ("10/6/14", "2014-06-10"),
            ("10-Jun-14", "2014-06-10"),
            // Weeks, days of the year, quarters and other parts of it.
            ("2014-W24", "2014-06-09/2014-06-15"),
            ("2014-W24-2", "2014-06-10"),
            ("2014W242", "2014-06-10"),
            ("2015-W53", "2015-12-28/2016-01-03"),
            ("2014-W53", "Unreadable"),
            ("2014-W24-8", "Unreadable"),
            ("2014-161", "2014-06-10"),
            ("2014-012", "2014-01-12"),
            ("2014-366", "Unreadable"),
            ("2016-366", "2016-12-31"),
            ("2014-Q2", "2014-04-01/2014-06-30"),
            ("Q4 2014", "2014-10-01/2014-12-31"),
            ("2014Q5", "Unreadable"),
            ("2014-34", "2014-04-01/2014-06-30"),
            ("2014-24", "2014-12-01/2015-02-28"),
            ("2014-30", "2014-12-01/2015-02-28"),
            ("2014-41", "2014-07-01/2014-12-31"),
            ("2014-42", "Unreadable"),
            // EDTF: doubts and digits that are left open.
            ("2014-06~", "2014-06~"),
            ("2014-06?", "2014-06?"),
            ("2014%", "2014%"),
            ("2014-06-1X", "2014-06-10/2014-06-19"),
            ("2014-06-0X", "2014-06-01/2014-06-09"),
            ("2014-06-3X", "2014-06-30/2014-06-30"),
            ("2014-02-3X", "Unreadable"),
            ("2014-1X", "2014-10-01/2014-12-31"),
            ("2014-13-1X", "Unreadable"),
            // Stretches.
            ("2014/2015", "2014/2015"),
            ("2014–2015", "2014/2015"),
            ("2014-06-10 to 2014-06-12", "2014-06-10/2014-06-12"),
            ("10 June 2014 – 12 June 2014", "2014-06-10/2014-06-12"),
            ("2014 إلى 2015", "2014/2015"),
            ("2014-06/..", "2014-06/.."),
            // Years before the common era, and the other calendar.
            ("44 BCE", "-0043"),
            ("1 BC", "0000"),
            ("-0500", "-0500"),
            ("1435-08-12 هـ", "2014-06-10"),
            // Months of the Levant and of Egypt, in any digits.
            ("10 حزيران 2014", "2014-06-10"),
            ("١٠ يونيو ٢٠١٤", "2014-06-10"),
            ("كانون الثاني 2014", "2014-01"),
            ("كانون الأول ٢٠١٤", "2014-12"),
            ("تشرين الثاني 2014", "2014-11"),
            ("٢٠١٤-٠٦-١٠", "2014-06-10"),
            // Instants.
            ("2014-06-10T24:00:00", "2014-06-10"),
            ("20140610", "2014-06-10"),
            ("20140610T1200", "2014-06-10"),
            ("1402358400", "2014-06-10"),
            ("1402358400000", "2014-06-10"),
            ("1402358400000000", "2014-06-10"),
        ] {
            assert_eq!(one(text), expected, "{text}");
        }
    }

    #[test]
    fn words_around_dates() {
        for (text, expected) in [
            ("since 9 July 2017", "2017-07-09/.."),
            ("منذ 9 تموز 2017", "2017-07-09/.."),
            ("until 2016", "../2016"),
            ("before 2012", "Before 2011-12-31?"),
            ("قبل 2012", "Before 2011-12-31?"),
            ("after 2014-06-10", "2014-06-11/.."),
            ("early 2017", "2017-01-01/2017-04-30"),
            ("mid 2017", "2017-05-01/2017-08-31"),
            ("late 2015", "2015-09-01/2015-12-31"),
            ("mid-May 2015", "2015-05-11/2015-05-20"),
            ("end of May 2015", "2015-05-21/2015-05-31"),
            ("أواخر أيار 2015", "2015-05-21/2015-05-31"),
            ("منتصف 2015", "2015-05-01/2015-08-31"),
            ("spring 2015", "2015-03-01/2015-05-31"),
            ("صيف 2015", "2015-06-01/2015-08-31"),
            ("2010s", "2010-01-01/2019-12-31"),
            ("C19", "1800-01-01/1899-12-31"),
            ("early C20", "1900-01-01/1933-05-01"),
            ("19th century", "1800-01-01/1899-12-31"),
            ("2012-07..2012-08", "2012-07/2012-08"),
            ("[2017-08-27..2017-08-31]", "2017-08-27/2017-08-31"),
            ("June 2014?", "2014-06?"),
            ("ca. May 2015", "2015-05~"),
            ("2014?/2015~", "2014?/2015~"),
            ("20-21 May 2015", "2015-05-20/2015-05-21"),
            ("10 June 2014 - 9 July 2017", "2014-06-10/2017-07-09"),
            ("2014 - present", "2014/.."),
            ("from 2014 to 2016", "2014/2016"),
            ("٢١/٠٥/٢٠١٥م", "2015-05-21"),
            ("\u{202b}2015-05-20\u{202c}", "2015-05-20"),
            ("2015-05-21 00:00:00+03", "2015-05-21"),
            ("5/21/2015 12:00 AM", "2015-05-21"),
            ("Fri 12 Aug 2016 14:30", "2016-08-12"),
            ("42144", "2015-05-20"),
            ("21/5", "Unreadable"),
            ("n.d.", "Nothing"),
            ("حتى الآن", "Nothing"),
            ("gone by 2015 or so, they say", "Unreadable"),
            ("route 66 b 7", "Unreadable"),
            ("soon", "Unreadable"),
        ] {
            assert_eq!(one(text), expected, "{text}");
        }
    }

    #[test]
    fn values_that_are_no_texts() {
        let read = |raw: &str| match read(raw, Convention::default()) {
            Said::One(moment) => moment.date.to_string(),
            Said::Stretch(..) => "stretch".to_owned(),
            said => format!("{said:?}"),
        };
        assert_eq!(read("1462060800000"), "2016-05-01");
        assert_eq!(read("2016"), "2016");
        assert_eq!(read("1918.5"), "1918-07-02");
        assert_eq!(read("-500"), "-0500");
        assert_eq!(read("null"), "Nothing");
        assert_eq!(read("true"), "Unreadable");
        assert_eq!(read("1e999"), "Unreadable");
        assert_eq!(read(r#"["2016-05-01","2016-06-01"]"#), "stretch");
        assert_eq!(
            read(r#"{"begin":"2016-05-01","end":"2016-06-01"}"#),
            "stretch"
        );
        assert_eq!(read("[[[["), "Unreadable");
    }

    proptest::proptest! {
        #[test]
        fn any_text_says_something(text in "\\PC{0,24}", order in proptest::bool::ANY) {
            let order = if order { DayOrder::MonthFirst } else { DayOrder::YearFirst };
            let convention = Convention { order, hijri: true, midnight: Some(1260), ..Convention::default() };
            let _said = read_text(&text, convention);
            let _said = read(&text, convention);
        }

        #[test]
        fn every_day_is_read_in_every_order(n in -700_000..2_900_000i32) {
            let day = Day(n);
            let (year, month, date) = day.year_month_day();
            let expected = Said::One(FuzzyDate::exact(day).into());
            let default = Convention::default();
            proptest::prop_assert_eq!(read_text(&day.to_string(), default), expected);
            if (1000..9999).contains(&year) {
                let months = Convention { order: DayOrder::MonthFirst, ..default };
                let texts = [
                    (format!("{year}/{month}/{date}"), default),
                    (format!("{date:02}/{month}/{year}"), default),
                    (format!("{month}/{date:02}/{year}"), months),
                    (format!("{year:04}{month:02}{date:02}"), Convention {
                        numbers: Some(Numbers::Days), ..default
                    }),
                ];
                for (text, convention) in texts {
                    proptest::prop_assert_eq!(read_text(&text, convention), expected, "{}", text);
                }
            }
        }
    }
}
