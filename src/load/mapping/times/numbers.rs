//! Times that are only a number: years, days since 1970, digits of a date.

use super::super::convention::{Convention, Numbers};
use super::super::time_value::TimeValue;
use crate::model::{Day, FuzzyDate, Precision};

/// Reads a number, also where it is written as text.
pub(super) fn read_number(text: &str, convention: Convention) -> Option<TimeValue> {
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
    date.map(|date| TimeValue { date, late: false })
}

fn day(days: f64) -> Option<FuzzyDate> {
    let fits = days.abs() < 12_000_000.0;
    fits.then(|| FuzzyDate::exact(Day(days as i32)))
}

pub(super) fn year(number: f64) -> Option<FuzzyDate> {
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
