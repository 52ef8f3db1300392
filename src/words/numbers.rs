//! Numbers in words: their digits in groups, and which form of a word goes with them in Arabic. The
//! rules behind Fluent compare the whole number where Arabic asks for its last two digits: 144 rows
//! were counted like 200. So the Arabic tables select by `PLURAL($count)`. It must not know what is
//! counted.

use fluent_bundle::{FluentArgs, FluentValue};

/// `PLURAL($count)` of the Arabic tables: the word for the form of a number; anything else as it is.
pub(super) fn plural<'v>(given: &[FluentValue<'v>], _named: &FluentArgs<'_>) -> FluentValue<'v> {
    match given.first() {
        Some(FluentValue::Number(number)) => form(number.value).into(),
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

/// The form that goes with a number, as CLDR's rules for the cardinal numbers of Arabic have it
/// (<https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>).
fn form(number: f64) -> &'static str {
    let number = number.abs();
    if number.fract() != 0.0 {
        return "other";
    }
    let is_within = |range: std::ops::RangeInclusive<f64>| range.contains(&(number % 100.0));
    match number {
        0.0 => "zero",
        1.0 => "one",
        2.0 => "two",
        _ if is_within(3.0..=10.0) => "few",
        _ if is_within(11.0..=99.0) => "many",
        _ => "other",
    }
}

/// A thin space that does not break.
const THIN: char = '\u{202f}';

/// A whole number with its digits in groups of three.
///
/// ```
/// assert_eq!(kharita::words::grouped(-1_234_567), "-1\u{202f}234\u{202f}567");
/// ```
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::from(if number < 0 { "-" } else { "" });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(THIN);
        }
        grouped.push(digit);
    }
    grouped
}

/// How a number is written in a sentence; `None` where Fluent's own way will do.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole numbers below 2^53 fit"
)]
pub(super) fn written<M>(value: &FluentValue<'_>, _memory: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let is_whole = number.value.fract() == 0.0 && number.value.abs() < 2.0_f64.powi(53);
    is_whole.then(|| grouped(number.value as i64))
}
