//! Dates of the Hijri calendar (Umm al-Qura), as days of ours.

use super::months;
use crate::model::{Day, FuzzyDate, Precision};
use icu_calendar::Date;
use icu_calendar::cal::Hijri;

/// Signs that a year is counted from the Hijra, as they end a date.
const SIGNS: [&str; 7] = ["ه", "هجري", "هجريه", "للهجره", "a.h.", "ah", "hijri"];

/// The years that a Hijri year of our age has: 1340 is 1921, 1499 is 2076.
pub(super) const OURS: std::ops::RangeInclusive<i32> = 1340..=1499;

/// The day number of 1 January 1970 in icu_calendar's count.
const EPOCH: i64 = 719_163;

/// A date that says that it is of the Hijri calendar: by a sign after it, or by the name of a month.
pub(super) fn marked(key: &str) -> Option<FuzzyDate> {
    let unsigned = SIGNS.iter().find_map(|sign| {
        let rest = key.strip_suffix(sign)?;
        let rest = rest.trim_end();
        rest.ends_with(|c: char| c.is_ascii_digit()).then_some(rest)
    });
    match unsigned {
        Some(rest) => numbers(rest).or_else(|| named(rest)),
        None => named(key),
    }
}

/// Numbers with signs between them, the year first or last: 1436/8/2, 2-8-1436, 8/1436, 1436.
pub(super) fn numbers(text: &str) -> Option<FuzzyDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let number = |text: &str| -> Option<i32> {
        let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    let numbers: Vec<i32> = parts
        .iter()
        .map(|part| number(part))
        .collect::<Option<_>>()?;
    match numbers.as_slice() {
        // 12 ah may be a quantity.
        [year] if *year > 99 => stretch(*year, None, None),
        [year, month] if *year > 99 => stretch(*year, Some(*month), None),
        [month, year] => stretch(*year, Some(*month), None),
        [year, month, day] if *year > 99 => stretch(*year, Some(*month), Some(*day)),
        [day, month, year] => stretch(*year, Some(*month), Some(*day)),
        _ => None,
    }
}

/// A month by its name, with its year and perhaps a day: 2 شعبان 1436.
fn named(text: &str) -> Option<FuzzyDate> {
    let is_name = |c: char| c.is_alphabetic() || c == '\'' || c == '-';
    let from = text.find(char::is_alphabetic)?;
    let to = text
        .rfind(is_name)
        .map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8))?;
    let month = months::hijri_month(text.get(from..to)?.trim_matches(['-', ' ']))?;
    let signs = [' ', ',', '،', '-', '/'];
    let day = text.get(..from)?.trim_matches(signs);
    let year = text.get(to..)?.trim_matches(signs);
    let year: i32 = year.parse().ok()?;
    let day: Option<i32> = if day.is_empty() {
        None
    } else {
        Some(day.parse().ok()?)
    };
    stretch(year, Some(i32::from(month)), day)
}

/// A year, a month or a day as it lies in our calendar. The beginnings of months are known by
/// calculation, and sightings differ from it by a day.
fn stretch(year: i32, month: Option<i32>, day: Option<i32>) -> Option<FuzzyDate> {
    if !(1..=1600).contains(&year) {
        return None;
    }
    let first = day_of(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let after = match (month, day) {
        (_, Some(_)) => first.plus_days(1),
        (Some(12) | None, None) => day_of(year + 1, 1, 1)?,
        (Some(month), None) => day_of(year, month + 1, 1)?,
    };
    let precision = if day.is_some() {
        Precision::Day
    } else {
        Precision::Range
    };
    Some(FuzzyDate {
        last: after.plus_days(-1),
        precision,
        ..FuzzyDate::exact(first)
    })
}

fn day_of(year: i32, month: i32, day: i32) -> Option<Day> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date =
        Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let days = date.to_rata_die().to_i64_date() - EPOCH;
    i32::try_from(days).ok().map(Day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::mapping::letters::key;

    #[test]
    fn dates_that_say_so_are_of_the_hijra() {
        let told = |text: &str| marked(&key(text)).map(|date| date.to_string());
        assert_eq!(told("2 شعبان 1436").as_deref(), Some("2015-05-20"));
        assert_eq!(told("1436/8/2 هـ").as_deref(), Some("2015-05-20"));
        assert_eq!(told("1435-08-12 هـ").as_deref(), Some("2014-06-10"));
        assert_eq!(told("رمضان 1436").as_deref(), Some("2015-06-18/2015-07-16"));
        assert_eq!(told("1436 AH").as_deref(), Some("2014-10-25/2015-10-13"));
        for text in [
            "2 شعبان 2015",
            "ربيع 2015",
            "1436",
            "2015-05-21",
            "31 شعبان 1436",
            "route 7 h",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
