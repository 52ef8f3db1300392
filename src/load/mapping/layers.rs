//! Files as layers: each its own, except that the dated files of a timeline are one.

use super::file_dates;
use crate::model::{FeatureCollection, FuzzyDate, Mapping, TimeFrom};
use std::collections::{BTreeMap, BTreeSet};

/// The layers of the files.
pub(super) struct LayerRows {
    /// Their names.
    pub(super) names: Vec<String>,
    /// The layer of each file.
    pub(super) of_file: Vec<u32>,
}

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

/// The layers under a mapping.
pub(super) fn of_files(collection: &FeatureCollection, mapping: &Mapping) -> LayerRows {
    let dated = dates(collection, mapping);
    let is_timeline = dated.iter().flatten().count() > 1;
    let mut layers = LayerRows {
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
    tell_apart(&mut layers, collection);
    layers
}

/// Layers of one name get the names of their folders too, and numbers where that is not enough.
fn tell_apart(layers: &mut LayerRows, collection: &FeatureCollection) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in &layers.names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for n in 0..layers.names.len() {
        let mut name = layers.names[n].clone();
        if counts.get(&name).is_some_and(|count| *count > 1) {
            let file = layers.of_file.iter().position(|layer| *layer as usize == n);
            let file = file.and_then(|file| collection.files.get(file));
            if let Some(folder) = file.and_then(|file| folder(&file.name)) {
                name = format!("{folder}/{name}");
            }
        }
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        if let Some(free) = names.find(|name| taken.insert(name.clone())) {
            layers.names[n] = free;
        }
    }
}

/// The name of the folder that a file lies in, where its path says it.
fn folder(path: &str) -> Option<&str> {
    let (folder, _) = path.rsplit_once(['/', '\\'])?;
    let name = folder.rsplit(['/', '\\']).next();
    name.filter(|name| !name.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceFile;

    #[test]
    fn layers_of_one_name_can_be_told_apart() {
        let file = |name: &str| SourceFile {
            name: name.to_owned(),
            ..SourceFile::default()
        };
        let paths = ["/2015/front.geojson", "/2016/front.geojson", "camp.kml"];
        let again = ["front.geojson", "front.json", "a.csv", "front (2).csv"];
        let collection = FeatureCollection {
            files: paths.into_iter().chain(again).map(file).collect(),
            features: Vec::new(),
        };
        let names = of_files(&collection, &Mapping::default()).names;
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
