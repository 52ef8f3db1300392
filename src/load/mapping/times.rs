//! One time of any convention: ISO 8601, EDTF, epochs, years, numbers and names of months.
//!
//! What a value alone cannot say (is 3/4 in March or in April, is 1400000000 a year or a second) is
//! decided once from the whole column: a [`Convention`]. A time of day is read and let go: a state is
//! known by the day, in the zone that the file writes.

use super::convention::{Convention, Numbers};
use crate::model::{Day, FuzzyDate, Precision, properties};
use crate::text::western_digits;
use serde_json::value::RawValue;

/// Words that say that there is no end, or no beginning, or that none is known.
const OPEN: [&str; 18] = [
    "",
    "..",
    "-",
    "--",
    "open",
    "present",
    "now",
    "ongoing",
    "current",
    "today",
    "null",
    "none",
    "nan",
    "nat",
    "n/a",
    "unknown",
    "الان",
    "حتى الان",
];

/// A year from which on a date only says that there is no end.
const NEVER: i16 = 9_999;

/// A date, and whether its time of day is the very end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: FuzzyDate,
    pub(super) late: bool,
}

/// What a value says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing, or that it is open.
    Nothing,
    /// One date.
    One(Moment),
    /// From one to another; open where there is none.
    Stretch(Option<Moment>, Option<Moment>),
    /// Something that is not understood.
    Unreadable,
}

/// Times stand in lists and objects within each other down to here; what is deeper is no time.
const DEEPEST: usize = 3;

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
    let plain = plain(text);
    if OPEN.contains(&plain.as_str()) {
        return Said::Nothing;
    }
    if let Some((from, to)) = plain.split_once('/') {
        // 5/2016 is a month.
        let is_side = |side: &str| side.is_empty() || side == ".." || side.len() >= 4;
        if is_side(from) && is_side(to) && !to.contains('/') {
            return stretch(side(from, convention), side(to, convention));
        }
    }
    match read_number(&plain, convention).or_else(|| moment(&plain, convention)) {
        Some(moment) if never(&moment) => Said::Nothing,
        Some(moment) => Said::One(moment),
        None => Said::Unreadable,
    }
}

/// Without marks of direction and spaces around it, in Western digits and small letters.
fn plain(text: &str) -> String {
    let marks = [
        '\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    let digits = western_digits(text);
    let kept = digits.chars().filter(|c| !marks.contains(c));
    let kept = kept.map(|c| match c {
        '−' | '–' | '‐' | '‑' => '-',
        'أ' | 'إ' | 'آ' => 'ا',
        other => other,
    });
    kept.collect::<String>().trim().to_lowercase()
}

fn never(moment: &Moment) -> bool {
    moment.date.first.year_month_day().0 == NEVER && moment.date.precision == Precision::Day
}

/// One side of a stretch: `None` where it cannot be read, `Some(None)` where it is open.
fn side(text: &str, convention: Convention) -> Option<Option<Moment>> {
    match read_text(text.trim(), convention) {
        Said::Nothing => Some(None),
        Said::One(moment) => Some(Some(moment)),
        _ => None,
    }
}

fn stretch(from: Option<Option<Moment>>, to: Option<Option<Moment>>) -> Said {
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

/// An object with a beginning and an end, as converters of KML write it.
fn read_object(raw: &str, convention: Convention, depth: usize) -> Said {
    let member = |names: [&str; 3]| {
        let value = names
            .iter()
            .find_map(|name| properties::property(raw, name));
        match value.map(|value| read_within(value, convention, depth)) {
            None | Some(Said::Nothing) => Some(None),
            Some(Said::One(moment)) => Some(Some(moment)),
            Some(_) => None,
        }
    };
    let from = member(["begin", "start", "from"]);
    match stretch(from, member(["end", "to", "until"])) {
        Said::Nothing => member(["when", "date", "time"]).map_or(Said::Unreadable, |one| {
            one.map_or(Said::Unreadable, Said::One)
        }),
        said => said,
    }
}

/// Reads a number, also where it is written as text.
fn read_number(text: &str, convention: Convention) -> Option<Moment> {
    let body = text.strip_prefix('-').unwrap_or(text);
    if !body.starts_with(|c: char| c.is_ascii_digit())
        || !body
            .bytes()
            .all(|b| b.is_ascii_digit() || b".eE+".contains(&b))
    {
        return None;
    }
    let number: f64 = text.parse().ok().filter(|n: &f64| n.is_finite())?;
    let day_of = |seconds: f64| day((seconds / 86_400.0).floor());
    let numbers = convention.numbers.or_else(|| Numbers::of(number))?;
    let date = match numbers {
        Numbers::Years if number.fract() == 0.0 => year(number),
        Numbers::Years => decimal_year(number),
        Numbers::Seconds => day_of(number),
        Numbers::Milliseconds => day_of(number / 1e3),
        Numbers::Microseconds => day_of(number / 1e6),
        Numbers::Months => {
            let n = number as i64;
            FuzzyDate::parse_edtf(&format!("{:04}-{:02}", n / 100, n % 100)).ok()
        }
        Numbers::Days => {
            let n = number as i64;
            let text = format!("{:04}-{:02}-{:02}", n / 10_000, n / 100 % 100, n % 100);
            FuzzyDate::parse_edtf(&text).ok()
        }
    };
    date.map(|date| Moment { date, late: false })
}

fn day(days: f64) -> Option<FuzzyDate> {
    let fits = days.abs() < 12_000_000.0;
    fits.then(|| FuzzyDate::exact(Day(days as i32)))
}

fn year(number: f64) -> Option<FuzzyDate> {
    let fits = number.abs() <= f64::from(i16::MAX);
    let first = Day::new(fits.then_some(number as i16)?, 1, 1)?;
    Some(FuzzyDate {
        last: first.plus_years(1).plus_days(-1),
        precision: Precision::Year,
        ..FuzzyDate::exact(first)
    })
}

/// 1918.5 is in the middle of 1918.
fn decimal_year(number: f64) -> Option<FuzzyDate> {
    let whole = year(number.floor())?;
    let days = f64::from(whole.last.0 - whole.first.0 + 1);
    let offset = (number - number.floor()) * days;
    Some(FuzzyDate::exact(whole.first.plus_days(offset as i32)))
}

/// Reads a date with what may stand around it: doubts, an era, a time of day.
fn moment(text: &str, convention: Convention) -> Option<Moment> {
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
pub(super) fn numbers(text: &str) -> Option<Vec<&str>> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !"-/. \\_،".contains(sign) {
        return None;
    }
    let parts: Vec<&str> = text.splitn(4, sign).map(str::trim).collect();
    let number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    ((2..=3).contains(&parts.len()) && parts.iter().all(number)).then_some(parts)
}

/// Decades and centuries (`1850s`, `185x`, `18xx`), months and days left open (`2004-xx`,
/// `2004-06-xx`), and seasons (`2001-21` is spring).
fn vague(text: &str) -> Option<FuzzyDate> {
    let range = |first: &str, last: &str| {
        let [first, last] = [first, last].map(|text| FuzzyDate::parse_edtf(text).ok());
        Some(FuzzyDate {
            last: last?.last,
            precision: Precision::Range,
            ..first?
        })
    };
    let head = text.get(..4)?;
    match text.get(4..)? {
        "s" if head.ends_with('0') => range(head, &format!("{}9", &head[..3])),
        "" if head.contains('x') => range(&head.replace('x', "0"), &head.replace('x', "9")),
        "-xx" | "-xx-xx" => FuzzyDate::parse_edtf(head).ok(),
        "-21" => range(&format!("{head}-03"), &format!("{head}-05")),
        "-22" => range(&format!("{head}-06"), &format!("{head}-08")),
        "-23" => range(&format!("{head}-09"), &format!("{head}-11")),
        "-24" => {
            let year: i16 = head.parse().ok()?;
            range(&format!("{head}-12"), &format!("{:04}-02", year + 1))
        }
        rest => FuzzyDate::parse_edtf(&format!("{head}{}", rest.strip_suffix("-xx")?)).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        match read_text(text, Convention::default()) {
            Said::One(moment) => moment.date.to_string(),
            Said::Stretch(from, to) => {
                let [from, to] = [from, to]
                    .map(|side| side.map_or("..".to_owned(), |moment| moment.date.to_string()));
                format!("{from}/{to}")
            }
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
            let convention = Convention { month_first: order, numbers: None };
            let _said = read_text(&text, convention);
            let _said = read(&text, convention);
        }

        #[test]
        fn every_day_is_read_in_every_order(n in -700_000..2_900_000i32) {
            let day = Day(n);
            let (year, month, date) = day.year_month_day();
            let expected = Said::One(Moment { date: FuzzyDate::exact(day), late: false });
            let default = Convention::default();
            proptest::prop_assert_eq!(read_text(&day.to_string(), default), expected);
            if (1000..9999).contains(&year) {
                let months = Convention { month_first: true, numbers: None };
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
