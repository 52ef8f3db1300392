//! Times that are only a number: years, days since 1970 or of a spreadsheet, digits of a date.

use super::super::clock::Clock;
use super::super::convention::{Convention, Numbers};
use super::super::time_value::TimeValue;
use crate::model::{Day, FuzzyDate, Precision};

/// The day of a spreadsheet that is 1 January 1970.
const SHEET_EPOCH: f64 = 25_569.0;

const SECONDS_A_DAY: f64 = 86_400.0;

/// Reads a number, also where it is written as text.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and asked to fit before"
)]
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
    let date = match convention.kind_of(number)? {
        Numbers::Years if number.fract() == 0.0 => year(number),
        Numbers::Years => decimal_year(number),
        Numbers::SheetDays => {
            return instant((number - SHEET_EPOCH) * SECONDS_A_DAY, false, convention);
        }
        Numbers::Seconds => return instant(number, true, convention),
        Numbers::Milliseconds => return instant(number / 1e3, true, convention),
        Numbers::Microseconds => return instant(number / 1e6, true, convention),
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
    date.map(TimeValue::from)
}

/// The day of an instant, in seconds since 1970, and its time of day where it is not the day's beginning.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and asked to fit before"
)]
fn instant(seconds: f64, is_utc: bool, convention: Convention) -> Option<TimeValue> {
    let days = (seconds / SECONDS_A_DAY).floor();
    let date = FuzzyDate::exact(Day((days.abs() < 12_000_000.0).then_some(days as i32)?));
    let clock = Clock {
        is_utc,
        ..Clock::of_seconds(seconds)
    };
    let moment = TimeValue {
        clock: (clock.minute > 0 || is_utc).then_some(clock),
        ..TimeValue::from(date)
    };
    Some(convention.at_local_midnight(moment))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and asked to fit before"
)]
pub(super) fn year(number: f64) -> Option<FuzzyDate> {
    let fits = number.abs() <= f64::from(Day::MOST_YEARS);
    let first = Day::new(fits.then_some(number as i32)?, 1, 1)?;
    Some(FuzzyDate {
        last: first.plus_years(1).plus_days(-1),
        precision: Precision::Year,
        ..FuzzyDate::exact(first)
    })
}

/// 1918.5 is in the middle of 1918.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and asked to fit before"
)]
fn decimal_year(number: f64) -> Option<FuzzyDate> {
    let whole = year(number.floor())?;
    let days = f64::from(whole.last.0 - whole.first.0 + 1);
    let offset = (number - number.floor()) * days;
    Some(FuzzyDate::exact(whole.first.plus_days(offset as i32)))
}
