//! One time of any convention: ISO 8601, EDTF, epochs, years, numbers and names of months.
//!
//! What a value alone cannot say (is 3/4 in March or in April, is 1400000000 a year or a second) is
//! decided once from the whole column: a [`Convention`]. A time of day is read and let go: a state is
//! known by the day, in the zone that the file writes.
//!
//! Here: what a value says, be it a text, a list or an object. `date` reads one date, `numbers` what is
//! only a number, `vague` what is more than a day and has no name of a month.

mod date;
mod numbers;
mod vague;

use super::convention::Convention;
use super::time_value::{Said, TimeValue};
use crate::model::{Precision, properties};
use crate::text::western_digits;
use date::moment;
use numbers::read_number;
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

/// A longer text is no side of a stretch.
const LONGEST_SIDE: usize = 40;

/// A year from which on a date only says that there is no end.
const NEVER: i16 = 9_999;

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
    if let Some((from, to)) = between(&plain) {
        return stretch(side(from, convention), side(to, convention));
    }
    match read_number(&plain, convention).or_else(|| moment(&plain, convention)) {
        Some(moment) if never(&moment) => Said::Nothing,
        Some(moment) => Said::One(moment),
        None => Said::Unreadable,
    }
}

/// Whether a text that cannot be read is a date whose year has two digits.
pub(super) fn lacks_century(text: &str) -> bool {
    date::lacks_century(&plain(text))
}

/// The two sides of a stretch that is written in words or with a dash: `2014 to 2015`, `2014-2015`.
fn between(text: &str) -> Option<(&str, &str)> {
    let is_side = |side: &&str| {
        let digits = side.bytes().filter(u8::is_ascii_digit);
        digits.count() >= 4 && side.len() <= LONGEST_SIDE
    };
    // Each side has a year. Most texts are no stretch, and there may be millions of them.
    if text.bytes().filter(u8::is_ascii_digit).count() < 8 {
        return None;
    }
    let split = |sign: &&str| text.split_once(*sign);
    let years = || {
        let (from, to) = text.split_once('-')?;
        let is_year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        (is_year(from) && is_year(to)).then_some((from, to))
    };
    let words = [" to ", " until ", " - ", "..", " الى ", " حتى "];
    let found = match text.contains([' ', '.']) {
        true => words.iter().find_map(split),
        false => None,
    };
    found
        .filter(|(from, to)| is_side(from) && is_side(to))
        .or_else(years)
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

fn never(moment: &TimeValue) -> bool {
    moment.date.first.year_month_day().0 == NEVER && moment.date.precision == Precision::Day
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

#[cfg(test)]
mod tests {
    use super::super::convention::Numbers;
    use super::*;
    use crate::model::Day;
    use crate::model::FuzzyDate;

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
    fn letters_weeks_quarters_and_stretches() {
        for (text, expected) in [
            // Letters and feeds.
            ("Tue, 10 Jun 2014 12:00:00 GMT", "2014-06-10"),
            ("10 Jun 2014 23:30:00 -0500", "2014-06-10"),
            ("Tue, 10 Jun 2014", "2014-06-10"),
            ("Tuesday 10 June 2014", "2014-06-10"),
            ("الثلاثاء ١٠ حزيران ٢٠١٤", "2014-06-10"),
            ("Tue, 10 Jun 14 12:00:00 GMT", "Unreadable"),
            ("10/6/14", "Unreadable"),
            ("10-Jun-14", "Unreadable"),
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
            // Years before the common era, and calendars that are not read.
            ("44 BCE", "-0043"),
            ("1 BC", "0000"),
            ("-0500", "-0500"),
            ("1435-08-12 هـ", "Unreadable"),
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
    fn years_of_two_digits_are_known_as_such() {
        for text in [
            "10/6/14",
            "10.06.14",
            "10-Jun-14",
            "10 June 14",
            "Tue, 10 Jun 14",
            "١٠/٦/١٤",
            "Jun-14",
            "10/6/14 12:00",
        ] {
            assert!(lacks_century(text), "{text}");
            assert_eq!(
                read_text(text, Convention::default()),
                Said::Unreadable,
                "{text}"
            );
        }
        for text in [
            "10/6/2014",
            "soon",
            "14",
            "10/6",
            "2014-13-01",
            "route 66 b 7",
            "",
        ] {
            assert!(!lacks_century(text), "{text}");
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
            let expected = Said::One(TimeValue { date: FuzzyDate::exact(day), late: false });
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
