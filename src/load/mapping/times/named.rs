//! Dates whose month has a name: `21 May 2015`, `May 21st, 2015`, `26-Jan-15`, `شباط/فبراير 2012`,
//! `20-21 May 2015`, `May/June 2014`.

use super::super::convention::Short;
use super::months;
use super::short_year::year_of;
use crate::model::{Day, FuzzyDate, Precision};

/// A number, or a month by its name, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    Number(&'t str),
    Month(i8),
}

/// More words than this are no date.
const MOST_TOKENS: usize = 6;

/// Words and letters between the parts of a date that say nothing.
const FILLERS: [&str; 25] = [
    "of", "the", "de", "del", "di", "da", "von", "st", "nd", "rd", "th", "er", "re", "eme", "من",
    "شهر", "عام", "سنه", "م", "г", "год", "года", "року", "р", "yili",
];

/// Reads the date; whether its year has two digits is told with it.
pub(super) fn named(text: &str, short: Short) -> Option<(FuzzyDate, bool)> {
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let tokens = tokens(text)?;
    let year = |text: &str| year_of(text, short);
    use Token::{Month, Number};
    let (first, last) = match tokens.as_slice() {
        [Month(m), Number(y)] if y.len() == 4 || is_short_month(text) => {
            let first = day(year(y)?, *m, "1")?;
            return Some((month(first), y.len() < 4));
        }
        [Number(y), Month(m)] if y.len() == 4 => {
            return Some((month(day(year(y)?, *m, "1")?), false));
        }
        [Number(y), Month(m), Number(d)] if y.len() == 4 => one(day(year(y)?, *m, d)?),
        [Number(d), Month(m), Number(y)] | [Month(m), Number(d), Number(y)] => {
            one(day(year(y)?, *m, d)?)
        }
        [Number(d), Number(e), Month(m), Number(y)] => {
            (day(year(y)?, *m, d)?, day(year(y)?, *m, e)?)
        }
        [Month(m), Number(d), Number(e), Number(y)] => {
            (day(year(y)?, *m, d)?, day(year(y)?, *m, e)?)
        }
        [Number(d), Month(m), Number(e), Month(n), Number(y)] => {
            let last = day(year(y)?, *n, e)?;
            (day(before(year(y)?, *m, *n), *m, d)?, last)
        }
        [Month(m), Month(n), Number(y)] => {
            let last = day(year(y)?, *n, "1")?.month_end();
            (day(before(year(y)?, *m, *n), *m, "1")?, last)
        }
        _ => return None,
    };
    let is_short = matches!(tokens.last(), Some(Number(y)) if y.len() < 4);
    let precision = if first == last {
        Precision::Day
    } else {
        Precision::Range
    };
    let date = FuzzyDate {
        last,
        precision,
        ..FuzzyDate::exact(first)
    };
    (first <= last).then_some((
        date,
        is_short && !matches!(tokens[0], Number(y) if y.len() == 4),
    ))
}

/// `Jan-15` and `Jan '15` are months; `Jan 15` is a day without a year.
fn is_short_month(text: &str) -> bool {
    text.contains('-') || text.contains('\'')
}

fn one(day: Day) -> (Day, Day) {
    (day, day)
}

fn day(year: i32, month: i8, day: &str) -> Option<Day> {
    Day::new(year, month, day.parse().ok()?)
}

fn month(first: Day) -> FuzzyDate {
    FuzzyDate {
        last: first.month_end(),
        precision: Precision::Month,
        ..FuzzyDate::exact(first)
    }
}

/// The year of the first of two months of which the last has this year: December to January begins
/// in the year before.
fn before(year: i32, first: i8, last: i8) -> i32 {
    if first > last { year - 1 } else { year }
}

/// The numbers and months of a text; `None` where a word is neither.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if tokens.len() > MOST_TOKENS {
            return None;
        }
        if c.is_ascii_digit() {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            tokens.push(Token::Number(&rest[..end]));
            rest = &rest[end..];
        } else if c.is_alphabetic() {
            let (month, end) = word(rest)?;
            // Two names of one month, or a name and its number, are one.
            if let Some(month) = month.filter(|month| tokens.last() != Some(&Token::Month(*month)))
            {
                tokens.push(Token::Month(month));
            }
            rest = &rest[end..];
        } else if " -/.,،()'_".contains(c) {
            rest = &rest[c.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(tokens)
}

/// What the word at the beginning means, and where it ends: a month, or nothing. Names of two words
/// are looked for first.
fn word(text: &str) -> Option<(Option<i8>, usize)> {
    let is_letter = |c: char| c.is_alphabetic() || c == '\'';
    let end_of = |from: usize| {
        let found = text[from..].find(|c: char| !is_letter(c));
        found.map_or(text.len(), |at| from + at)
    };
    let end = end_of(0);
    let head = &text[..end];
    if let Some(next) = text.get(end..).and_then(|rest| rest.strip_prefix(' ')) {
        let from = text.len() - next.len();
        let two = end_of(from);
        if let Some(month) = months::month(&text[..two]) {
            return Some((Some(month), two));
        }
    }
    if let Some(numbered) = numbered(head, &text[end..]) {
        return Some((Some(numbered.0), end + numbered.1));
    }
    match months::month(head) {
        Some(month) => Some((Some(month), end)),
        None if FILLERS.contains(&head) => Some((None, end)),
        None => None,
    }
}

/// `كانون 2` is January: the two Kanuns and the two Tishrins are told apart by a number too.
fn numbered(name: &str, rest: &str) -> Option<(i8, usize)> {
    let number = rest.trim_start();
    let skipped = rest.len() - number.len();
    let digit = number.bytes().next()?;
    let is_alone = !number.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
    let month = match (name, digit) {
        ("كانون", b'1') => 12,
        ("كانون", b'2') => 1,
        ("تشرين", b'1') => 10,
        ("تشرين", b'2') => 11,
        _ => return None,
    };
    is_alone.then_some((month, skipped + 1))
}

#[cfg(test)]
mod tests {
    use super::super::super::letters::key;
    use super::*;

    #[test]
    fn months_by_name() {
        let told = |text: &str| {
            let date = named(&key(text), Short::default());
            date.map(|(date, is_short)| format!("{date}{}", if is_short { " short" } else { "" }))
        };
        for (text, expected) in [
            ("21 May 2015", Some("2015-05-21")),
            ("May 21st, 2015", Some("2015-05-21")),
            ("21 de mayo de 2015", Some("2015-05-21")),
            ("21 من أيار 2015", Some("2015-05-21")),
            ("21 أيار، 2015", Some("2015-05-21")),
            ("2015 May 21", Some("2015-05-21")),
            ("1er mai 2015", Some("2015-05-01")),
            ("21 mayıs 2015", Some("2015-05-21")),
            ("21 мая 2015 г.", Some("2015-05-21")),
            ("26-Jan-15", Some("2015-01-26 short")),
            ("Jan-15", Some("2015-01 short")),
            ("Jan 15", None),
            ("31 Mar. 2015", Some("2015-03-31")),
            ("شباط/فبراير 2012", Some("2012-02")),
            ("21 مايو/أيار 2015", Some("2015-05-21")),
            ("26 كانون 2 2015", Some("2015-01-26")),
            ("كانون2 2015", Some("2015-01")),
            ("تشرين 1 2017", Some("2017-10")),
            ("كانون الأول 2014", Some("2014-12")),
            ("20-21 May 2015", Some("2015-05-20/2015-05-21")),
            ("20 May - 3 June 2015", Some("2015-05-20/2015-06-03")),
            ("May/June 2014", Some("2014-05-01/2014-06-30")),
            ("28 Dec - 3 Jan 2015", Some("2014-12-28/2015-01-03")),
            ("route 66 b 2015", None),
            ("Raqqa 2015", None),
            ("31 June 2015", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
