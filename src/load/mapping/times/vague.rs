//! Stretches of time that are neither a day, a month nor a year: decades, seasons, quarters, weeks, and
//! what is left open.

use super::words::{self, Part};
use crate::model::{Day, FuzzyDate, Precision};

/// EDTF's numbers for parts of a year: the number, the first month, how many months.
const PARTS: [(&str, i8, i8); 21] = [
    ("21", 3, 3),
    ("22", 6, 3),
    ("23", 9, 3),
    ("24", 12, 3),
    ("25", 3, 3),
    ("26", 6, 3),
    ("27", 9, 3),
    ("28", 12, 3),
    ("29", 9, 3),
    ("30", 12, 3),
    ("31", 3, 3),
    ("32", 6, 3),
    ("33", 1, 3),
    ("34", 4, 3),
    ("35", 7, 3),
    ("36", 10, 3),
    ("37", 1, 4),
    ("38", 5, 4),
    ("39", 9, 4),
    ("40", 1, 6),
    ("41", 7, 6),
];

/// Decades and centuries (`1850s`, `185x`, `18xx`), digits left open (`2004-xx`, `2004-06-1x`), parts
/// of a year (`2001-21` is spring, `2014-33` and `2014-q1` the first quarter), weeks (`2014-w24`).
pub(super) fn vague(text: &str) -> Option<FuzzyDate> {
    if let Some(date) = quarter(text).or_else(|| century(text)) {
        return Some(date);
    }
    if let Some((month, year)) = words::season(text) {
        return months_of(year, month, 3);
    }
    let (head, rest) = (text.get(..4)?, text.get(4..)?);
    if let Some(date) = week(head, rest) {
        return Some(date);
    }
    if let Some((_, month, months)) = PARTS
        .iter()
        .find(|(part, ..)| rest.strip_prefix('-') == Some(part))
    {
        return months_of(head, *month, *months);
    }
    match rest {
        "s" if head.ends_with('0') => range(head, &format!("{}9", &head[..3])),
        "" if head.contains('x') => range(&head.replace('x', "0"), &head.replace('x', "9")),
        "-xx" | "-xx-xx" => FuzzyDate::parse_edtf(head).ok(),
        "-0x" => months_of(head, 1, 9),
        "-1x" => months_of(head, 10, 3),
        rest => open_day(head, rest),
    }
}

fn range(first: &str, last: &str) -> Option<FuzzyDate> {
    let [first, last] = [first, last].map(|text| FuzzyDate::parse_edtf(text).ok());
    stretch(first?.first, last?.last)
}

fn stretch(first: Day, last: Day) -> Option<FuzzyDate> {
    (first <= last).then(|| FuzzyDate {
        last,
        precision: Precision::Range,
        ..FuzzyDate::exact(first)
    })
}

/// `c19`, `19th century`, `القرن 19`: the hundred years that begin with its number less one.
fn century(text: &str) -> Option<FuzzyDate> {
    let digits = |text: &str| -> Option<i32> {
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|n| is_number && (1..=21).contains(n))
    };
    let ordinal = || {
        let head = ["century", "c.", "siecle", "jahrhundert", "yuzyil", "век"];
        let head = head
            .iter()
            .find_map(|word| text.strip_suffix(word))?
            .trim_end();
        Some(head.trim_end_matches(|c: char| c.is_alphabetic() || c == '.'))
    };
    let number = text
        .strip_prefix('c')
        .or_else(|| text.strip_prefix("القرن "))
        .or_else(ordinal);
    let first = digits(number?)? * 100 - 100;
    stretch(Day::new(first, 1, 1)?, Day::new(first + 99, 12, 31)?)
}

/// A third of a stretch: of a month ten days, of a year four months, of more a third of its days.
pub(super) fn part_of(part: Part, whole: FuzzyDate) -> Option<FuzzyDate> {
    let (year, month, _) = whole.first.year_month_day();
    let day = |month: i8, day: i8| Day::new(year, month, day);
    let (first, last) = match (whole.precision, part) {
        (Precision::Day, _) => return None,
        (Precision::Month, Part::Early) => (whole.first, day(month, 10)?),
        (Precision::Month, Part::Middle) => (day(month, 11)?, day(month, 20)?),
        (Precision::Month, Part::Late) => (day(month, 21)?, whole.last),
        (Precision::Year, Part::Early) => (whole.first, day(4, 30)?),
        (Precision::Year, Part::Middle) => (day(5, 1)?, day(8, 31)?),
        (Precision::Year, Part::Late) => (day(9, 1)?, whole.last),
        (Precision::Range | Precision::Open, part) => {
            let third = (whole.last.0 - whole.first.0 + 1) / 3;
            let (one, two) = (whole.first.plus_days(third), whole.last.plus_days(-third));
            match part {
                Part::Early => (whole.first, one.plus_days(-1)),
                Part::Middle => (one, two),
                Part::Late => (two.plus_days(1), whole.last),
            }
        }
    };
    let part = stretch(first, last)?;
    Some(FuzzyDate {
        approximate: whole.approximate,
        uncertain: whole.uncertain,
        ..part
    })
}

fn year_of(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| text.parse().ok())?
}

fn months_of(year: &str, month: i8, months: i8) -> Option<FuzzyDate> {
    let year = year_of(year)?;
    let last = i32::from(month + months - 2);
    let last = Day::new(year + last / 12, i8::try_from(last % 12 + 1).ok()?, 1)?;
    stretch(Day::new(year, month, 1)?, last.month_end())
}

/// `2004-06-xx` is the month, `2004-06-1x` ten days of it.
fn open_day(head: &str, rest: &str) -> Option<FuzzyDate> {
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    let month = FuzzyDate::parse_edtf(&format!("{head}-{month}")).ok()?;
    if month.precision != Precision::Month {
        return None;
    }
    let ten = match day {
        "xx" => return Some(month),
        "0x" => 0,
        "1x" => 10,
        "2x" => 20,
        "3x" => 30,
        _ => return None,
    };
    let first = month.first.plus_days((ten - 1).max(0));
    stretch(first, month.first.plus_days(ten + 8).min(month.last))
}

/// Letters and words for the quarters and halves of a year, and how many months each has.
const PARTS_BY_NUMBER: [(&str, i8); 12] = [
    ("quarter ", 3),
    ("quartal ", 3),
    ("trimestre ", 3),
    ("الربع ", 3),
    ("ربع ", 3),
    ("semester ", 6),
    ("semestre ", 6),
    ("q", 3),
    ("t", 3),
    ("h", 6),
    ("s", 6),
    ("кв", 3),
];

/// The numbers of quarters and halves as words.
const NUMBERS: [(&str, char); 8] = [
    ("الاول", '1'),
    ("الثاني", '2'),
    ("الثالث", '3'),
    ("الرابع", '4'),
    ("first", '1'),
    ("second", '2'),
    ("third", '3'),
    ("fourth", '4'),
];

/// `2014-q2`, `2014q2`, `q2 2014`, `2q2014`, `h1 2014`, `الربع الأول 2014`.
fn quarter(text: &str) -> Option<FuzzyDate> {
    let signs = ['-', ' ', '/', '.', '_'];
    let is_year = |text: &&str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let first = text.get(..4).filter(is_year).map(|year| (year, &text[4..]));
    let last = || {
        let at = text.len().checked_sub(4)?;
        let year = text.get(at..).filter(is_year)?;
        Some((year, &text[..at]))
    };
    let (year, rest) = first.or_else(last)?;
    let rest = rest.trim_matches(signs);
    let (number, months) = PARTS_BY_NUMBER.iter().find_map(|(word, months)| {
        let rest = rest
            .strip_prefix(word)
            .or_else(|| rest.strip_suffix(word.trim()))?;
        Some((rest.trim_matches(signs), *months))
    })?;
    let digit = NUMBERS.iter().find(|(word, _)| *word == number);
    let digit = match (digit, number.as_bytes()) {
        (Some((_, digit)), _) => *digit,
        (None, [digit]) => char::from(*digit),
        _ => return None,
    };
    let number = i8::try_from(digit.to_digit(10)?).ok()?;
    let is_part = (1..=12 / months).contains(&number);
    months_of(year, number * months - months + 1, months).filter(|_| is_part)
}

/// Weeks and their days as ISO 8601 writes them: `2014-w24`, `2014-w24-2`, `2014w242`.
fn week(year: &str, rest: &str) -> Option<FuzzyDate> {
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix('w')?;
    let (week, day) = (rest.get(..2)?, rest.get(2..)?);
    let week: i32 = week.parse().ok().filter(|n| (1..=53).contains(n))?;
    // The week of 4 January is the first.
    let fourth = Day::new(year_of(year)?, 1, 4)?;
    let monday = fourth
        .plus_days(-fourth.0.saturating_add(3).rem_euclid(7))
        .plus_days(7 * (week - 1));
    // The 53rd of a year that has 52 is none.
    if week == 53 && monday.plus_days(3).year_month_day().0 != year_of(year)? {
        return None;
    }
    match day.strip_prefix('-').unwrap_or(day) {
        "" => stretch(monday, monday.plus_days(6)),
        day => {
            let day: i32 = day.parse().ok().filter(|n| (1..=7).contains(n))?;
            Some(FuzzyDate::exact(monday.plus_days(day - 1)))
        }
    }
}
