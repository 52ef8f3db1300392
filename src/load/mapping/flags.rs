//! Who holds by yes/no columns: a column for each force, which says whether it is there.

use super::name_words::words;
use super::rows::FeatureRow;
use super::subject::Subject;
use super::{actors, spellings};
use crate::model::Column;
use crate::model::properties::{for_each, readable};
use crate::text::fold;

/// A file with fewer such columns says something else with them.
const FEWEST: usize = 2;

const YES: [&str; 13] = [
    "true", "yes", "y", "1", "x", "si", "oui", "ja", "da", "evet", "نعم", "t", "✓",
];
const NO: [&str; 11] = [
    "false", "no", "n", "0", "non", "nein", "hayir", "لا", "f", "-", "",
];

/// Words in the names of such columns beside the force.
const AROUND: [&str; 14] = [
    "is",
    "has",
    "in",
    "by",
    "control",
    "controls",
    "controlled",
    "held",
    "presence",
    "present",
    "force",
    "forces",
    "area",
    "flag",
];

/// Whether a value says yes; `None` where it says neither.
fn said(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    let plain = fold(&text);
    let is_in = |list: &[&str]| {
        list.contains(&text.as_str()) || !plain.is_empty() && list.contains(&plain.as_str())
    };
    match (is_in(&YES), is_in(&NO)) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// The columns that say yes or no of a force each; none where they are too few, or no force is known.
pub(super) fn guess(columns: &[Column]) -> Vec<String> {
    let is_flag = |column: &&Column| {
        let mut values = column.values.iter();
        let all = column.distinct <= 4 && values.all(|(text, _)| said(text).is_some());
        all && column
            .values
            .iter()
            .any(|(text, _)| said(text) == Some(true))
    };
    let is_known = |column: &&Column| {
        let name = name_of(&column.name);
        spellings::find(&name).is_some() || actors::find(&name).is_some()
    };
    let flags = columns.iter().filter(is_flag).filter(is_known);
    let names: Vec<String> = flags.map(|column| column.name.clone()).collect();
    if names.len() < FEWEST {
        Vec::new()
    } else {
        names
    }
}

/// The force that a column is about: its name without the words around it.
pub(super) fn name_of(column: &str) -> String {
    let parts = column.split(|c: char| c == '_' || c.is_whitespace());
    let is_around = |part: &&str| {
        let words = words(part);
        words.is_empty() || words.iter().all(|word| AROUND.contains(&word.as_str()))
    };
    let kept: Vec<&str> = parts.filter(|part| !is_around(part)).collect();
    if kept.is_empty() {
        column.to_owned()
    } else {
        kept.join(" ")
    }
}

/// What the columns say of each feature, as a file of ours would write it: the forces as a JSON list.
pub(super) fn lists(subject: &Subject<'_>) -> Vec<String> {
    let columns = &subject.mapping.force_columns;
    let names: Vec<String> = columns.iter().map(|column| name_of(column)).collect();
    let features = subject.collection.features.iter();
    let list = features.map(|feature| {
        let (mut there, mut is_said) = (vec![false; columns.len()], false);
        for_each(&feature.properties, |name, value| {
            if let Some(n) = columns.iter().position(|column| column == name) {
                let said = said(&readable(value)).filter(|_| value != "null");
                is_said |= said.is_some() && value != "\"\"";
                there[n] = said == Some(true);
            }
        });
        let forces: Vec<&String> = names
            .iter()
            .zip(&there)
            .filter(|(_, is)| **is)
            .map(|(name, _)| name)
            .collect();
        if is_said {
            serde_json::json!(forces).to_string()
        } else {
            String::new()
        }
    });
    list.collect()
}

/// Rows of which each has a list of forces; an empty list says that nobody is there.
pub(super) fn rows(lists: &[String]) -> Vec<FeatureRow<'_>> {
    let status = |list: &str| if list == "[]" { "\"none\"" } else { "" };
    let lists = lists.iter();
    lists
        .map(|list| FeatureRow::of_force(list, status(list)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_after_their_force() {
        for (column, name) in [
            ("SDF", "SDF"),
            ("is_SDF", "SDF"),
            ("ISIS_control", "ISIS"),
            ("قسد", "قسد"),
            ("control", "control"),
        ] {
            assert_eq!(name_of(column), name, "{column}");
        }
        assert_eq!(said(" Yes "), Some(true));
        assert_eq!(said("لا"), Some(false));
        assert_eq!(said("7"), None);
    }
}
