//! The files of a series whose properties change their names from file to file: `Control`, `control`,
//! `CONTROLLED_BY`. They get the names that the first file has, and that is said.

use super::super::columns::columns;
use super::super::guess::guess;
use super::super::names::normal;
use crate::load::problems::Problems;
use crate::model::properties::for_each;
use crate::model::{Code, Feature, FeatureCollection, FileGroup, FilePlace, Mapping};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many features of a file are looked at to tell what its properties mean.
const LOOKED_AT: usize = 500;

/// What the properties of a file are called from now on.
type NewNames = BTreeMap<String, String>;

/// The collection with one name for one property of a series; `None` where none changes its name.
pub(super) fn settle(
    collection: &Arc<FeatureCollection>,
    groups: &[FileGroup],
    problems: &mut Problems,
) -> Option<Arc<FeatureCollection>> {
    let mut of_file: BTreeMap<usize, NewNames> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.files.len() > 1) {
        let series = Series::new(collection, group);
        for file in group.files.clone().skip(1) {
            let (spelled, worded) = series.new_names(collection, file);
            for (names, is_sure) in [(&spelled, true), (&worded, false)] {
                tell(collection, file, names, is_sure, problems);
            }
            let names: NewNames = spelled.into_iter().chain(worded).collect();
            if !names.is_empty() {
                of_file.insert(file, names);
            }
        }
    }
    if of_file.is_empty() {
        return None;
    }
    let features =
        collection
            .features
            .iter()
            .map(|feature| match of_file.get(&usize::from(feature.file)) {
                Some(names) => renamed(feature, names),
                None => feature.clone(),
            });
    Some(Arc::new(FeatureCollection {
        files: collection.files.clone(),
        features: features.collect(),
    }))
}

/// What the first file of a series calls its properties.
struct Series {
    names: BTreeSet<String>,
    meaning: Mapping,
}

impl Series {
    fn new(collection: &FeatureCollection, group: &FileGroup) -> Self {
        let part = part(collection, group.files.start);
        Self {
            names: names(&part),
            meaning: meaning(&part),
        }
    }

    /// What the properties of another file are to be called: those that differ in their spelling only,
    /// and those that mean the same.
    fn new_names(&self, collection: &FeatureCollection, file: usize) -> (NewNames, NewNames) {
        let part = part(collection, file);
        let own = names(&part);
        if own.is_subset(&self.names) {
            return Default::default();
        }
        let missing: Vec<&String> = self.names.difference(&own).collect();
        let mut spelled = NewNames::new();
        for name in own.difference(&self.names) {
            let alike =
                |other: &&&String| normal(other) == normal(name) && !normal(name).is_empty();
            let other = missing.iter().find(alike);
            if let Some(other) = other.filter(|other| !spelled.values().any(|s| s == **other)) {
                spelled.insert(name.clone(), (**other).clone());
            }
        }
        let meaning = meaning(&part);
        let mut worded = NewNames::new();
        for (first, other) in roles(&self.meaning).into_iter().zip(roles(&meaning)) {
            if let (Some(first), Some(other)) = (first, other)
                && missing.contains(&first)
                && !self.names.contains(other)
                && !spelled.contains_key(other)
                && !spelled.values().any(|taken| taken == first)
            {
                worded.insert(other.clone(), first.clone());
            }
        }
        (spelled, worded)
    }
}

/// The properties that mean something, each at its place.
fn roles(mapping: &Mapping) -> [Option<&String>; 7] {
    [
        &mapping.name,
        &mapping.name_ar,
        &mapping.id,
        &mapping.force,
        &mapping.force_ar,
        &mapping.begin,
        &mapping.end,
    ]
    .map(Option::as_ref)
}

fn part(collection: &FeatureCollection, file: usize) -> FeatureCollection {
    let is_of_it = |feature: &&Feature| usize::from(feature.file) == file;
    let first = collection
        .features
        .partition_point(|feature| usize::from(feature.file) < file);
    let features = collection.features[first..]
        .iter()
        .take_while(is_of_it)
        .take(LOOKED_AT);
    FeatureCollection {
        files: vec![collection.files[file].clone()],
        features: features.cloned().collect(),
    }
}

fn meaning(part: &FeatureCollection) -> Mapping {
    guess(part, &columns(part), &BTreeSet::new())
}

fn names(part: &FeatureCollection) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for feature in &part.features {
        for_each(&feature.properties, |name, _| {
            if !names.contains(name) {
                names.insert(name.to_owned());
            }
        });
    }
    names
}

fn renamed(feature: &Feature, names: &NewNames) -> Feature {
    let mut members = Vec::new();
    for_each(&feature.properties, |name, value| {
        let name = names.get(name).map_or(name, String::as_str);
        members.push((name.to_owned(), value.to_owned()));
    });
    Feature {
        properties: super::object(members.iter()),
        ..feature.clone()
    }
}

fn tell(
    collection: &FeatureCollection,
    file: usize,
    names: &NewNames,
    is_sure: bool,
    problems: &mut Problems,
) {
    for (name, other) in names {
        let place = FilePlace::file(&collection.files[file].name).member(name);
        let problem = if is_sure {
            problems.note(Code::RenamedProperty, place)
        } else {
            problems.warning(Code::RenamedProperty, place)
        };
        problem.case("why", if is_sure { "spelling" } else { "meaning" });
        problem.with("name", name).with("other", other);
    }
}
