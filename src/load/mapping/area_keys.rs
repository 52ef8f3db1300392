//! What the lines of a table may call an area: its id, its name in any language, and whatever stands in a column
//! of the file that reads like a name or an id.

use super::name_words::{says_id, says_name};
use super::names::{self, ID, NAME, NAME_AR};
use crate::model::properties::{for_each, readable};
use crate::model::{Area, AreaId, Column, Import};
use crate::text::fold;
use std::collections::BTreeMap;

/// Areas by what they may be called.
pub(super) struct AreaKeys {
    by_key: BTreeMap<String, Vec<AreaId>>,
    /// Ids of digits without their leading zeros, which spreadsheets take away; the id as the file has it.
    without_zeros: BTreeMap<String, Vec<(String, AreaId)>>,
}

impl AreaKeys {
    /// Of areas, which stand behind `first` others in the world, with the area that each feature became.
    pub(super) fn new(
        areas: &[Area],
        first: usize,
        import: &Import,
        area_of: &[Option<AreaId>],
    ) -> Self {
        let mut keys = Self {
            by_key: BTreeMap::new(),
            without_zeros: BTreeMap::new(),
        };
        for (n, area) in areas.iter().enumerate() {
            let id = AreaId::from_index(n);
            keys.add(id_key(&area.id), id);
            keys.add(fold(&area.name.en), id);
            keys.add(fold(&area.name.ar), id);
            keys.add_zeros(&area.id, id);
        }
        for group in &import.groups {
            let columns: Vec<&str> = group
                .columns
                .iter()
                .filter(|c| is_called(c))
                .map(|c| c.name.as_str())
                .collect();
            for n in group.features.clone() {
                let area = area_of.get(n).copied().flatten();
                let area = area.and_then(|area| area.index().checked_sub(first));
                let (Some(area), Some(feature)) = (area, import.collection.features.get(n)) else {
                    continue;
                };
                let area = AreaId::from_index(area);
                for_each(&feature.properties, |name, value| {
                    if columns.contains(&name) {
                        let text = readable(value);
                        keys.add(id_key(text.trim()), area);
                        // Ids are compared to the letter.
                        if !is_id(name) {
                            keys.add(fold(&text), area);
                        }
                        keys.add_zeros(text.trim(), area);
                    }
                });
            }
        }
        keys.by_key.remove("");
        keys.by_key.remove(&id_key(""));
        keys
    }

    fn add(&mut self, key: String, area: AreaId) {
        let list = self.by_key.entry(key).or_default();
        if !list.contains(&area) {
            list.push(area);
        }
    }

    fn add_zeros(&mut self, id: &str, area: AreaId) {
        if let Some(digits) = without_zeros(id) {
            let list = self.without_zeros.entry(digits.to_owned()).or_default();
            if !list.iter().any(|(known, of)| known == id && *of == area) {
                list.push((id.to_owned(), area));
            }
        }
    }

    /// The areas of an id, to the letter.
    pub(super) fn by_id(&self, id: &str) -> Option<&Vec<AreaId>> {
        self.by_key.get(&id_key(id))
    }

    /// The areas of an id, or of a name.
    pub(super) fn find(&self, text: &str) -> Option<&Vec<AreaId>> {
        let by_name = || self.by_key.get(&fold(text)).filter(|_| !text.is_empty());
        self.by_id(text).or_else(by_name)
    }

    /// The one area whose id is the same number with zeros before it, and that id.
    pub(super) fn with_zeros(&self, text: &str) -> Option<(&str, AreaId)> {
        match self.without_zeros.get(without_zeros(text)?)?.as_slice() {
            [(id, area)] => Some((id, *area)),
            _ => None,
        }
    }
}

/// Ids are compared to the letter, apart from names.
fn id_key(id: &str) -> String {
    format!("\u{1}{id}")
}

/// A number without the zeros before it.
fn without_zeros(id: &str) -> Option<&str> {
    let is_number = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    is_number
        .then(|| id.trim_start_matches('0'))
        .filter(|digits| !digits.is_empty())
}

/// Whether a column holds ids.
fn is_id(name: &str) -> bool {
    says_id(name) || names::rank(&ID, name).is_some()
}

/// Whether a column says what its areas are called.
fn is_called(column: &Column) -> bool {
    let name = column.name.as_str();
    let mut lists = [NAME.as_slice(), &NAME_AR, &ID].into_iter();
    let is_listed = lists.any(|list| names::rank(list, name).is_some());
    is_listed
        || names::ocha(name).is_some()
        || says_name(name)
        || says_id(name)
        || super::name_words::name_level(name).is_some()
}
