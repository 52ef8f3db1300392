//! What the layers of files are called, and the dates that the names of files bear.

use super::file_dates;
use crate::model::{FeatureCollection, FuzzyDate, Mapping, TimeFrom};
use std::collections::{BTreeMap, BTreeSet};

/// The date of each file, where the mapping takes time from there.
pub(super) fn dates(collection: &FeatureCollection, mapping: &Mapping) -> Vec<Option<FuzzyDate>> {
    let files = collection.files.iter();
    match mapping.time {
        TimeFrom::FileNames => files
            .map(|file| file_dates::date_of(&file.name).map(|(date, _)| date))
            .collect(),
        _ => vec![None; files.len()],
    }
}

/// Layers of one name get the names of their folders too, and numbers where that is not enough.
pub(super) fn tell_apart(mut names: Vec<String>, paths: &[&str]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in &names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (shown, path) in names.iter_mut().zip(paths) {
        let mut name = shown.clone();
        if counts.get(&name).is_some_and(|count| *count > 1)
            && let Some(folder) = folder(path)
        {
            name = format!("{folder}/{name}");
        }
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let mut free = std::iter::once(name.clone()).chain(numbered);
        if let Some(free) = free.find(|name| taken.insert(name.clone())) {
            *shown = free;
        }
    }
    names
}

/// The name of the folder that a file lies in, where its path says it.
fn folder(path: &str) -> Option<&str> {
    let (folder, _) = path.rsplit_once(['/', '\\'])?;
    let name = folder.rsplit(['/', '\\']).next();
    name.filter(|name| !name.is_empty())
}

/// The name of a timeline: that of its first file, without the date and the signs around it.
pub(super) fn undated(name: &str) -> String {
    let rest = file_dates::date_of(name).map_or_else(|| name.to_owned(), |(_, rest)| rest);
    let rest = stem(&rest)
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    if rest.is_empty() {
        // Named by dates alone: the folder says what it is.
        name.rsplit_once(['/', '\\'])
            .map_or(stem(name), |(folder, _)| folder)
            .to_owned()
    } else {
        rest
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_of_one_name_can_be_told_apart() {
        let paths = [
            "/2015/front.geojson",
            "/2016/front.geojson",
            "camp.kml",
            "front.geojson",
            "front.json",
            "a.csv",
            "front (2).csv",
        ];
        let names = tell_apart(paths.map(|path| stem(path).to_owned()).to_vec(), &paths);
        let expected = [
            "2015/front",
            "2016/front",
            "camp",
            "front",
            "front (2)",
            "a",
            "front (2) (2)",
        ];
        assert_eq!(names, expected);
    }
}
