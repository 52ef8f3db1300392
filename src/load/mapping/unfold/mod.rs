//! Features that hold their whole history, laid out as a row a state: a list of states, lists side by
//! side, or a column a date. What the rows of a feature have in common stands in each of them, and they
//! share its geometry.
//!
//! - `state_shape` tells which of these a file has, and takes a feature apart by it;
//! - `history` reads lists of states and objects keyed by dates, `side_by_side` lists that belong
//!   together, `dated_columns` columns whose names are dates, `date_parts` a date in several columns;
//! - `drift` gives the properties of a series of files the names that the first of them has.

mod date_parts;
mod dated_columns;
mod drift;
mod history;
mod side_by_side;
mod state_shape;

use crate::load::problems::Problems;
use crate::model::{Code, Feature, FeatureCollection, FileGroup, FilePlace};
use rayon::prelude::*;
use state_shape::{FeatureStates, StateShape};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A member of a feature or of a state: its name, and the text of its JSON value.
type Member = (String, String);

/// Rows may take so many times the bytes of the features that they come from, and so many more.
const MOST_TIMES: usize = 16;
const MOST_MORE_BYTES: usize = 64 << 20;

/// Features that are looked at to tell what a file has.
const LOOKED_AT: usize = 200;

/// The collection with a row for every state of its features, and with one name for one property of a
/// series. It is the same collection where there is nothing to lay out.
pub(crate) fn unfolded(
    collection: &Arc<FeatureCollection>,
    groups: Vec<FileGroup>,
    problems: &mut Problems,
) -> (Arc<FeatureCollection>, Vec<FileGroup>) {
    let named = drift::settle(collection, &groups, problems);
    let collection = named.as_ref().unwrap_or(collection);
    let mut layers: Vec<Option<Vec<Feature>>> = Vec::new();
    let mut groups = groups;
    for group in &mut groups {
        let features = &collection.features[group.features.clone()];
        let rows = shape_of(features).and_then(|shape| {
            let rows = rows(collection, features, &shape, problems)?;
            group.state_columns = Arc::new(shape.columns(features));
            Some(rows)
        });
        layers.push(rows);
    }
    if layers.iter().all(Option::is_none) {
        return (collection.clone(), groups);
    }
    let mut features = Vec::new();
    for (group, rows) in groups.iter_mut().zip(layers) {
        let first = features.len();
        match rows {
            Some(rows) => features.extend(rows),
            None => features.extend_from_slice(&collection.features[group.features.clone()]),
        }
        group.features = first..features.len();
    }
    let files = collection.files.clone();
    (Arc::new(FeatureCollection { files, features }), groups)
}

fn shape_of(features: &[Feature]) -> Option<StateShape> {
    let step = features.len().div_ceil(LOOKED_AT).max(1);
    let sample: Vec<&Feature> = features.iter().step_by(step).collect();
    StateShape::of(&sample)
}

/// The rows of some features; `None` where they would take too much.
fn rows(
    collection: &FeatureCollection,
    features: &[Feature],
    shape: &StateShape,
    problems: &mut Problems,
) -> Option<Vec<Feature>> {
    let bytes = |feature: &Feature| feature.properties.len() + feature.foreign_members.len() + 64;
    let before: usize = features.iter().map(bytes).sum();
    let most = before
        .saturating_mul(MOST_TIMES)
        .saturating_add(MOST_MORE_BYTES);
    let taken = AtomicUsize::new(0);
    let laid: Vec<(Vec<Feature>, bool)> = features
        .par_iter()
        .enumerate()
        .map(|(n, feature)| {
            if taken.load(Ordering::Relaxed) > most {
                return (Vec::new(), false);
            }
            let states = shape.split(feature);
            let is_uneven = states.is_uneven;
            let rows = laid_out(n, feature, states, shape);
            let sum: usize = rows.iter().map(bytes).sum();
            let heights = feature.form.heights.len() * size_of::<f64>();
            taken.fetch_add(sum + heights * rows.len(), Ordering::Relaxed);
            (rows, is_uneven)
        })
        .collect();
    let first = features.first()?;
    let place = FilePlace::file(&collection.file_of(first).name).member(shape.name());
    if taken.into_inner() > most {
        let problem = problems.warning(Code::HistoryRows, place);
        problem.case("why", "large").with("name", shape.name());
        problem.with("rows", 0).with("count", features.len());
        return None;
    }
    for (feature, _) in features
        .iter()
        .zip(&laid)
        .filter(|(_, (_, is_uneven))| *is_uneven)
    {
        let place = place_of(collection, feature).member(shape.name());
        problems
            .error(Code::UnevenLists, place)
            .with("name", shape.name());
    }
    let rows: Vec<Feature> = laid.into_iter().flat_map(|(rows, _)| rows).collect();
    let problem = problems.note(Code::HistoryRows, place);
    problem.case("why", shape.word()).with("name", shape.name());
    problem
        .with("rows", rows.len())
        .with("count", features.len());
    Some(rows)
}

/// A row for every state of a feature; the feature itself where it has none.
fn laid_out(
    n: usize,
    feature: &Feature,
    states: FeatureStates,
    shape: &StateShape,
) -> Vec<Feature> {
    if states.states.is_empty() {
        return vec![feature.clone()];
    }
    // Its rows are one area, whatever else is known of it.
    let id: Box<str> = if feature.id.is_empty() && shape.has_rows() {
        (n + 1).to_string().into()
    } else {
        feature.id.clone()
    };
    let members: Box<str> = if shape.is_of_members(feature) {
        Box::default()
    } else {
        feature.foreign_members.clone()
    };
    let states_of = states.states.iter();
    let rows = states_of.map(|state| Feature {
        id: id.clone(),
        properties: object(states.common.iter().chain(state)),
        foreign_members: members.clone(),
        ..feature.clone()
    });
    rows.collect()
}

/// The text of an object of some members.
pub(super) fn object<'m>(members: impl Iterator<Item = &'m Member>) -> Arc<str> {
    let mut text = String::from("{");
    for (n, (name, value)) in members.enumerate() {
        if n > 0 {
            text.push(',');
        }
        text.push_str(&serde_json::Value::from(name.as_str()).to_string());
        text.push(':');
        text.push_str(value);
    }
    text.push('}');
    text.into()
}

fn place_of(collection: &FeatureCollection, feature: &Feature) -> FilePlace {
    let id = feature.id_text();
    FilePlace {
        line: (feature.line > 0).then_some(feature.line),
        column: (feature.column > 0).then_some(feature.column),
        feature: (!id.is_empty()).then_some(id),
        ..FilePlace::file(&collection.file_of(feature).name)
    }
}

/// The names of what some features have beside a property.
fn names_beside(sample: &[&Feature], but: &[&str]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for feature in sample {
        crate::model::properties::for_each(&feature.properties, |name, _| {
            if !but.contains(&name) && !names.contains(name) {
                names.insert(name.to_owned());
            }
        });
    }
    names
}
