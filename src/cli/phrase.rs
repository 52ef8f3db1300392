//! States, lists and numbers in words, for people.

use crate::model::{Control, ForceId, GroundTally, Lang, Status, World};
use crate::words::format;

/// The short name of a force, or its name, or its id.
pub(super) fn force(world: &World, id: ForceId, lang: Lang) -> &str {
    let row = world.force(id);
    let names = [row.short.get(lang), row.name.get(lang), row.id.as_str()];
    names
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or("")
}

/// A state: `ISIS`, `contested: ISIS, Iraqi government`, `nobody`.
pub(super) fn state(world: &World, control: &Control, lang: Lang) -> String {
    let names: Vec<&str> = control
        .forces
        .iter()
        .map(|id| force(world, *id, lang))
        .collect();
    let names = names.join(", ");
    match (control.status, names.is_empty()) {
        (Status::Control, false) => names,
        (Status::None, true) => "nobody".to_owned(),
        (status, true) => status.word().to_owned(),
        (status, false) => format!("{}: {names}", status.word()),
    }
}

/// A list that a table can hold: the first three, and how many more.
pub(super) fn few(items: &[&str]) -> String {
    const SHOWN: usize = 3;
    match items.get(..SHOWN) {
        Some(shown) if items.len() > SHOWN => {
            format!("{} and {} more", shown.join(", "), items.len() - SHOWN)
        }
        _ => items.join(", "),
    }
}

/// A count with its noun: `1 area`, `2 areas`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", format::number(number as f64))
}

/// A whole number, digits in groups.
pub(super) fn whole(value: f64) -> String {
    format::number(value)
}

/// The people of some ground, as far as they are known; a sign where some areas have no number.
#[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
pub(super) fn people(tally: &GroundTally) -> String {
    match tally.known_people() {
        None => "not known".to_owned(),
        Some(people) if tally.uncounted > 0 => format!("{} or more", whole(people as f64)),
        Some(people) => whole(people as f64),
    }
}

/// An area for a table: whole km², digits in groups; below 10 km² with one decimal.
pub(super) fn km2(value: f64) -> String {
    if value.abs() < 9.95 || !value.is_finite() {
        format!("{value:.1}")
    } else {
        format::number(value)
    }
}

/// To three decimals, as the formats for programs have it.
pub(super) fn three_decimals(value: f64) -> f64 {
    let rounded = (value * 1000.0).round() / 1000.0;
    if rounded.is_finite() { rounded } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_rounded() {
        assert_eq!(km2(438_317.4), "438\u{202f}317");
        assert_eq!(km2(1234.0), "1\u{202f}234");
        assert_eq!(km2(9.96), "10");
        assert_eq!(km2(3.12), "3.1");
        assert_eq!(km2(f64::NAN), "NaN");
        assert!((three_decimals(1.23456) - 1.235).abs() < 1e-12);
        assert!(three_decimals(f64::INFINITY).abs() < f64::EPSILON);
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(1, "area"), "1 area");
        assert_eq!(count(0, "area"), "0 areas");
        assert_eq!(count(12_345, "area"), "12\u{202f}345 areas");
    }

    #[test]
    fn long_lists_are_cut_with_their_number() {
        assert_eq!(few(&["a", "b", "c"]), "a, b, c");
        assert_eq!(few(&["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
    }
}
