//! Tables without coordinates whose rows say where they belong: they take the shapes of the boundaries that are
//! opened with them, or of the data set beneath, by a P-code, an id or a name.
//!
//! A column of the table is matched with a property of the boundaries by their values. A row has its own
//! properties, then those of its place; rows that match nothing are named.

use super::columns::columns;
use super::guess::guess;
use super::name_words::{name_level, says_id, says_name};
use super::names::{self, ID, NAME, NAME_AR};
use crate::load::problems::Problems;
use crate::model::properties::{for_each, readable};
use crate::model::{
    Code, Feature, FeatureCollection, FilePlace, Geometry, Problem, TimeFrom, World,
};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// So many rows are looked at to tell which column says where they belong.
const LOOKED_AT: usize = 2_000;

/// More properties or columns than this are not matched.
const MOST_COLUMNS: usize = 60;

/// What a place may be called: by property, the places of each value.
type PlacesByValue = HashMap<String, usize>;

/// Boundaries: a file, or the data set beneath.
struct Boundaries {
    /// The file, by its place among all; `None` for the data set.
    file: Option<usize>,
    name: String,
    places: Vec<Place>,
    by_property: BTreeMap<String, PlacesByValue>,
    /// Whether a value of a property stands for several places.
    is_repeated: BTreeSet<String>,
}

struct Place {
    /// Its place among the features of all files.
    feature: Option<usize>,
    form: Geometry,
    properties: Arc<str>,
}

/// How a table and boundaries fit.
struct Fit<'b> {
    boundaries: &'b Boundaries,
    column: String,
    property: String,
    rows: usize,
}

/// The collection with the rows of tables that have found their places; what was said of these tables is
/// taken back.
pub(crate) fn placed(
    mut collection: FeatureCollection,
    loose: Vec<Feature>,
    beneath: Option<&World>,
    reading: &mut Vec<Problem>,
    problems: &mut Problems,
) -> FeatureCollection {
    if loose.is_empty() {
        return collection;
    }
    let mut all: Vec<Boundaries> = of_files(&collection);
    all.extend(beneath.map(of_world));
    let mut given: Vec<Feature> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    // Files of bare boundaries, and the tables that they become part of.
    let mut merged: BTreeMap<u16, u16> = BTreeMap::new();
    for rows in loose.chunk_by(|a, b| a.file == b.file) {
        let file = collection.file_of(&rows[0]).name.clone();
        let Some(fit) = best(rows, &all) else {
            continue;
        };
        reading.retain(|problem| problem.code != Code::NoCoordinates || problem.place.file != file);
        let is_bare = fit.is_bare(&collection);
        if let Some(bare) = fit.boundaries.file.filter(|_| is_bare) {
            merged
                .entry(u16::try_from(bare).unwrap_or(u16::MAX))
                .or_insert(rows[0].file);
        }
        let mut found = 0;
        for row in rows {
            let value = text(row, &fit.column);
            let Some(place) = fit.place(&value) else {
                let place = place_of(&file, row).member(&fit.column);
                problems.error(Code::UnplacedRow, place).with("text", value);
                continue;
            };
            found += 1;
            taken.extend(place.feature.filter(|_| is_bare));
            given.push(joined(row, place, &value, is_bare));
        }
        let problem = problems.note(Code::PlacedRows, FilePlace::file(&file).member(&fit.column));
        problem.with("count", found).with("total", rows.len());
        problem
            .with("name", &fit.property)
            .with("file", &fit.boundaries.name);
    }
    let kept = collection.features.into_iter().enumerate();
    let kept = kept.filter(|(n, _)| !taken.contains(n));
    let mut features: Vec<Feature> = kept.map(|(_, feature)| moved(feature, &merged)).collect();
    features.extend(given);
    features.sort_by_key(|feature| feature.file);
    collection.features = features;
    without_files(collection, &merged)
}

/// A place without a row is one of the table, of which nothing is known.
fn moved(feature: Feature, merged: &BTreeMap<u16, u16>) -> Feature {
    match merged.get(&feature.file) {
        Some(table) => Feature {
            file: *table,
            line: 0,
            column: 0,
            ..feature
        },
        None => feature,
    }
}

/// The collection without the files that have become part of others.
fn without_files(collection: FeatureCollection, merged: &BTreeMap<u16, u16>) -> FeatureCollection {
    let before = |file: u16| merged.keys().filter(|gone| **gone < file).count();
    let features = collection.features.into_iter().map(|feature| {
        let gone = u16::try_from(before(feature.file)).unwrap_or(0);
        Feature {
            file: feature.file - gone,
            ..feature
        }
    });
    let features = features.collect();
    let files = collection.files.into_iter().enumerate();
    let is_left = |n: &usize| u16::try_from(*n).is_ok_and(|n| !merged.contains_key(&n));
    let files = files.filter(|(n, _)| is_left(n)).map(|(_, file)| file);
    FeatureCollection {
        files: files.collect(),
        features,
    }
}

/// Every file with shapes.
fn of_files(collection: &FeatureCollection) -> Vec<Boundaries> {
    let mut all = Vec::new();
    let features: Vec<(usize, &Feature)> = collection.features.iter().enumerate().collect();
    for of_file in features.chunk_by(|a, b| a.1.file == b.1.file) {
        let file = usize::from(of_file[0].1.file);
        let mut boundaries = Boundaries {
            file: Some(file),
            name: collection.files[file].name.clone(),
            places: Vec::new(),
            by_property: BTreeMap::new(),
            is_repeated: BTreeSet::new(),
        };
        for (n, feature) in of_file
            .iter()
            .filter(|(_, feature)| !feature.form.is_empty())
        {
            let place = boundaries.places.len();
            for_each(&feature.properties, |name, value| {
                boundaries.add(name, &readable(value), place);
            });
            boundaries.add("id", &feature.id_text(), place);
            boundaries.places.push(Place {
                feature: Some(*n),
                form: feature.form.clone(),
                properties: feature.properties.clone(),
            });
        }
        all.push(boundaries);
    }
    all
}

/// The areas of a data set.
fn of_world(world: &World) -> Boundaries {
    let mut boundaries = Boundaries {
        file: None,
        name: world.about.title.en.clone(),
        places: Vec::new(),
        by_property: BTreeMap::new(),
        is_repeated: BTreeSet::new(),
    };
    for (place, area) in world.areas.iter().enumerate() {
        let names = [
            ("id", area.id.as_str()),
            ("pcode", area.pcode()),
            ("name", area.name.en.as_str()),
            ("name_ar", area.name.ar.as_str()),
        ];
        for (name, value) in names {
            boundaries.add(name, value, place);
        }
        let form = if area.shape.0.is_empty() {
            area.points
                .0
                .first()
                .map(|point| Geometry::of_point([point.x(), point.y()]))
        } else {
            Some(Geometry {
                polygons: area.shape.clone(),
                ..Geometry::of_polygons((*area.shape).clone())
            })
        };
        let members = [("name", &area.name.en), ("name_ar", &area.name.ar)];
        let members =
            members.map(|(name, value)| (name.to_owned(), serde_json::Value::from(value.as_str())));
        boundaries.places.push(Place {
            feature: None,
            form: form.unwrap_or_default(),
            properties: serde_json::Value::Object(members.into_iter().collect())
                .to_string()
                .into(),
        });
    }
    boundaries
}

impl Boundaries {
    fn add(&mut self, property: &str, value: &str, place: usize) {
        let key = fold(value.trim());
        if key.is_empty()
            || self.by_property.len() > MOST_COLUMNS && !self.by_property.contains_key(property)
        {
            return;
        }
        let places = self.by_property.entry(property.to_owned()).or_default();
        if *places.entry(key).or_insert(place) != place {
            self.is_repeated.insert(property.to_owned());
        }
    }
}

impl Fit<'_> {
    fn place(&self, value: &str) -> Option<&Place> {
        let key = fold(value.trim());
        let places = self.boundaries.by_property.get(&self.property)?;
        let place = places.get(&key).copied();
        let place = place.or_else(|| self.place_by_other_name(&key))?;
        self.boundaries.places.get(place)
    }

    /// The one place that bears a name under another property, such as its name in another language.
    fn place_by_other_name(&self, key: &str) -> Option<usize> {
        if key.parse::<f64>().is_ok() {
            return None;
        }
        let named = self.boundaries.by_property.iter().filter(|(name, _)| {
            says_where(name) > 0 && !self.boundaries.is_repeated.contains(*name)
        });
        let found: BTreeSet<usize> = named
            .filter_map(|(_, places)| places.get(key).copied())
            .collect();
        let mut found = found.into_iter();
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether the boundaries are shapes and nothing else: each place once, without forces and times. Then
    /// the rows take their place.
    fn is_bare(&self, collection: &FeatureCollection) -> bool {
        let Some(file) = self.boundaries.file else {
            return false;
        };
        if self.boundaries.is_repeated.contains(&self.property) {
            return false;
        }
        let is_of_it = |feature: &&Feature| usize::from(feature.file) == file;
        let part = FeatureCollection {
            files: vec![collection.files[file].clone()],
            features: collection
                .features
                .iter()
                .filter(is_of_it)
                .cloned()
                .collect(),
        };
        let guess = guess(&part, &columns(&part), &BTreeSet::new());
        guess.force.is_none() && guess.force_columns.is_empty() && guess.time == TimeFrom::Nowhere
    }
}

/// The boundaries and columns in which most rows find a place: half of them at least.
fn best<'b>(rows: &[Feature], all: &'b [Boundaries]) -> Option<Fit<'b>> {
    let step = rows.len().div_ceil(LOOKED_AT).max(1);
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let sample: Vec<&Feature> = rows.iter().step_by(step).collect();
    for row in &sample {
        for_each(&row.properties, |name, value| {
            if values.len() <= MOST_COLUMNS || values.contains_key(name) {
                values
                    .entry(name.to_owned())
                    .or_default()
                    .push(fold(readable(value).trim()));
            }
        });
    }
    let mut best: Option<((usize, usize), Fit<'b>)> = None;
    for (column, values) in &values {
        let is_number = values.iter().all(|value| value.parse::<f64>().is_ok());
        for boundaries in all {
            for (property, places) in &boundaries.by_property {
                let rank = says_where(column) + says_where(property);
                // Two columns of small numbers have values in common whatever they mean.
                if rank == 0 || is_number && rank < 4 {
                    continue;
                }
                let found = values
                    .iter()
                    .filter(|value| places.contains_key(*value))
                    .count();
                let score = (found, rank);
                if found * 2 >= sample.len()
                    && best.as_ref().is_none_or(|(other, _)| score > *other)
                {
                    let fit = Fit {
                        boundaries,
                        column: column.clone(),
                        property: property.clone(),
                        rows: found,
                    };
                    best = Some((score, fit));
                }
            }
        }
    }
    best.map(|(_, fit)| fit).filter(|fit| fit.rows > 0)
}

/// How surely a name means what places are called: codes before names.
fn says_where(name: &str) -> usize {
    let is_code = names::ocha(name).is_some_and(|(_, what)| what == "pcode")
        || names::rank(&ID, name).is_some()
        || says_id(name);
    let is_name = names::rank(&NAME, name).is_some()
        || names::rank(&NAME_AR, name).is_some()
        || names::ocha(name).is_some()
        || says_name(name)
        || name_level(name).is_some()
        || matches!(
            names::normal(name).strip_prefix("admin"),
            Some("0" | "1" | "2" | "3" | "4")
        );
    match (is_code, is_name) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}

fn text(row: &Feature, column: &str) -> String {
    crate::model::properties::property(&row.properties, column)
        .map(readable)
        .unwrap_or_default()
}

/// A row with the shape of its place, and what else is known of it.
fn joined(row: &Feature, place: &Place, value: &str, is_bare: bool) -> Feature {
    let mut members: Vec<(String, String)> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for_each(&row.properties, |name, value| {
        known.insert(name.to_owned());
        members.push((name.to_owned(), value.to_owned()));
    });
    for_each(&place.properties, |name, value| {
        // Of boundaries that say more than where, only what they are called.
        if !known.contains(name) && (is_bare || says_where(name) > 0) {
            members.push((name.to_owned(), value.to_owned()));
        }
    });
    Feature {
        id: serde_json::Value::from(value).to_string().into(),
        properties: super::unfold::object(members.iter()),
        form: place.form.clone(),
        ..row.clone()
    }
}

fn place_of(file: &str, row: &Feature) -> FilePlace {
    FilePlace {
        line: (row.line > 0).then_some(row.line),
        ..FilePlace::file(file)
    }
}
