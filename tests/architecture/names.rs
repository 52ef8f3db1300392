//! One word for one thing: how many names of types mean more than one.

use super::source::sources;
use std::collections::{BTreeMap, BTreeSet};

/// The most names that may mean two things, of a hundred.
const MOST_PERCENT: f64 = 3.0;

/// The name of the type that a line defines.
fn defined(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(')')?.1,
        Some(rest) => rest,
        None => line,
    };
    let mut words = line.split_whitespace();
    let kind = words.next()?;
    let name = words.next()?;
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
    let name = &name[..end.unwrap_or(name.len())];
    let is_type = ["struct", "enum", "trait", "type", "union"].contains(&kind);
    (is_type && name.starts_with(char::is_uppercase)).then_some(name)
}

/// What each name is defined as, outside traits and their implementations: those share a name on purpose.
fn definitions() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        for line in source.outside_tests.lines() {
            let is_associated = line.starts_with("    type ");
            if let Some(name) = defined(line).filter(|_| !is_associated) {
                let places = found.entry(name.to_owned()).or_default();
                places.insert(source.path.display().to_string());
            }
        }
    }
    found
}

#[test]
fn a_name_of_a_type_means_one_thing() {
    let found = definitions();
    assert!(found.len() > 300, "the types were not found");
    let twice: Vec<String> = found
        .iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| format!("{name}: {places:?}"))
        .collect();
    let percent = 100.0 * twice.len() as f64 / found.len() as f64;
    assert!(
        percent <= MOST_PERCENT,
        "{} of {} names of types ({percent:.1} %) mean more than one thing; say what each is:\n{}",
        twice.len(),
        found.len(),
        twice.join("\n")
    );
}

#[test]
fn definitions_are_told_from_uses() {
    for (line, name) in [
        ("pub struct World {", Some("World")),
        ("pub(crate) enum Part<T> {", Some("Part")),
        ("    type Item = u8;", Some("Item")),
        ("let structure = 1;", None),
        ("impl Trait for World {", None),
    ] {
        assert_eq!(defined(line), name, "{line}");
    }
}
