//! Files as layers: each its own, except that the dated files of a timeline are one.

use super::file_dates;
use crate::model::{Collection, FuzzyDate, Mapping, TimeFrom};
use std::collections::BTreeSet;

/// The layers of the files.
pub(super) struct Layers {
    /// Their names.
    pub(super) names: Vec<String>,
    /// The layer of each file.
    pub(super) of_file: Vec<u32>,
}

/// The date of each file, where the mapping takes time from there.
pub(super) fn dates(collection: &Collection, mapping: &Mapping) -> Vec<Option<FuzzyDate>> {
    let files = collection.files.iter();
    match mapping.time {
        TimeFrom::FileNames => files
            .map(|file| file_dates::date_of(&file.name).map(|(date, _)| date))
            .collect(),
        _ => vec![None; files.len()],
    }
}

/// The layers under a mapping.
pub(super) fn of_files(collection: &Collection, mapping: &Mapping) -> Layers {
    let dated = dates(collection, mapping);
    let is_timeline = dated.iter().flatten().count() > 1;
    let mut layers = Layers {
        names: Vec::new(),
        of_file: Vec::new(),
    };
    let mut timeline = None;
    for (file, date) in collection.files.iter().zip(&dated) {
        let joined = is_timeline && date.is_some();
        let position = match timeline.filter(|_| joined) {
            Some(position) => position,
            None => {
                layers.names.push(match joined {
                    true => undated(&file.name),
                    false => stem(&file.name).to_owned(),
                });
                layers.names.len() - 1
            }
        };
        if joined {
            timeline = Some(position);
        }
        layers
            .of_file
            .push(u32::try_from(position).unwrap_or(u32::MAX));
    }
    tell_apart(&mut layers.names);
    layers
}

/// Layers of one name get numbers, in the order of the files.
fn tell_apart(names: &mut [String]) {
    let mut taken: BTreeSet<String> = names.iter().cloned().collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for name in names {
        if seen.insert(name.clone()) {
            continue;
        }
        let numbered = (2..).map(|n| format!("{name} ({n})"));
        let mut free = numbered.filter(|numbered| taken.insert(numbered.clone()));
        if let Some(free) = free.next() {
            *name = free;
        }
    }
}

/// The name of a timeline: that of its first file, without the date and the signs around it.
fn undated(name: &str) -> String {
    let rest = file_dates::date_of(name).map_or_else(|| name.to_owned(), |(_, rest)| rest);
    let rest = stem(&rest)
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    match rest.is_empty() {
        // Named by dates alone: the folder says what it is.
        true => name
            .rsplit_once(['/', '\\'])
            .map_or(stem(name), |(folder, _)| folder)
            .to_owned(),
        false => rest,
    }
}

/// The name of a file without its folders and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let name = name.strip_suffix(".gz").unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
