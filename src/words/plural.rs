//! Which form of a word goes with a number in Arabic. The rules behind Fluent compare the whole
//! number where the language asks for its last two digits: 144 rows were counted like 200. So the
//! Arabic tables select by `PLURAL($count)`. It must not know what is counted.

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
