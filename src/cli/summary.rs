//! A summary of what was read: the rows of `kharita info`.

use crate::load::Loaded;
use crate::model::{
    Column, Feature, FeatureCollection, Import, Lang, Mapping, OtherReading, Severity,
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How many values of a property are shown.
const SAMPLES: usize = 5;

#[derive(Serialize)]
pub(super) struct Summary {
    /// The foreign files; none for a data set of ours.
    pub(super) files: Vec<FileSummary>,
    pub(super) properties: Vec<PropertySummary>,
    pub(super) title: String,
    /// How each group of foreign files is understood; `None` for a data set of ours.
    pub(super) understood: Option<Vec<GroupSummary>>,
    pub(super) areas: usize,
    pub(super) forces: usize,
    pub(super) changes: usize,
    pub(super) sources: usize,
    /// Features whose date could not be read; `None` for a data set of ours.
    pub(super) undated: Option<usize>,
    /// The first and the last day; `None` where nothing has any time.
    pub(super) time: Option<[String; 2]>,
    pub(super) problems: Vec<ProblemCount>,
}

/// Files that are understood in one way.
#[derive(Serialize)]
pub(super) struct GroupSummary {
    /// The layer that they become.
    pub(super) layer: String,
    /// Whether the mapping is guessed, remembered, beside the file or given.
    pub(super) from: &'static str,
    /// By the names of the mapping.
    pub(super) mapping: Map<String, Value>,
    /// Other ways to read them, where the guess may be wrong.
    pub(super) other_readings: Vec<OtherSummary>,
}

/// Another way to read files, and what it would give.
#[derive(Serialize)]
pub(super) struct OtherSummary {
    /// What `--read` takes.
    pub(super) read: String,
    /// What it means: `takeovers` or `snapshots`, `day-first` or `month-first`.
    pub(super) means: &'static str,
    /// What is read now.
    pub(super) instead_of: &'static str,
    /// What it gives; `None` where the files are too large to work it out.
    pub(super) areas: Option<usize>,
    pub(super) forces: Option<usize>,
    pub(super) changes: Option<usize>,
    /// The first and the last day; `None` without any time.
    pub(super) time: Option<[String; 2]>,
}

#[derive(Serialize)]
pub(super) struct FileSummary {
    pub(super) name: String,
    pub(super) format: &'static str,
    pub(super) features: usize,
    /// How many features have a geometry of each type.
    pub(super) geometries: BTreeMap<&'static str, usize>,
    pub(super) positions: usize,
    /// West, south, east, north in the coordinates of the file; `None` without positions.
    pub(super) bounds: Option<[f64; 4]>,
    /// The coordinate system that the file declares; empty where it declares none.
    pub(super) crs: String,
}

#[derive(Serialize)]
pub(super) struct PropertySummary {
    pub(super) name: String,
    /// How many features have it, not null.
    pub(super) count: usize,
    pub(super) distinct: usize,
    /// Whether values were told apart only up to that number.
    pub(super) distinct_is_least: bool,
    pub(super) numbers: usize,
    pub(super) dates: usize,
    pub(super) samples: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct ProblemCount {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) count: usize,
}

impl Summary {
    pub(super) fn of(loaded: &Loaded) -> Self {
        let world = &loaded.world;
        let import = loaded.import.as_deref();
        Self {
            files: import.map_or_else(Vec::new, |import| {
                files(import.to_the_letter.as_ref().unwrap_or(&import.as_read))
            }),
            properties: import.map_or_else(Vec::new, |import| {
                import.columns.iter().map(property).collect()
            }),
            title: world.about.title.get(Lang::En).to_owned(),
            understood: import.map(understood),
            areas: world.areas.len(),
            forces: world.forces.len(),
            // Of files those of every area, as the question counts them.
            changes: import.map_or(world.changes.len(), |import| {
                import
                    .groups
                    .iter()
                    .map(|group| group.outcome.changes)
                    .sum()
            }),
            sources: world.sources.len(),
            undated: import.map(Import::undated),
            time: (!super::dataset::is_timeless(world))
                .then(|| [world.about.first, world.about.last].map(|day| day.to_string())),
            problems: problems(loaded),
        }
    }
}

fn files(collection: &FeatureCollection) -> Vec<FileSummary> {
    let mut files: Vec<FileSummary> = collection
        .files
        .iter()
        .map(|file| FileSummary {
            name: file.name.clone(),
            format: file.format.name(),
            features: 0,
            geometries: BTreeMap::new(),
            positions: 0,
            bounds: None,
            crs: file.crs.clone(),
        })
        .collect();
    for feature in &collection.features {
        let Some(file) = files.get_mut(usize::from(feature.file)) else {
            continue;
        };
        file.features += 1;
        let kind = feature.form.kind().unwrap_or("without geometry");
        *file.geometries.entry(kind).or_default() += 1;
        file.positions += feature.form.position_count();
        for at in positions(feature) {
            let bounds = file.bounds.get_or_insert([at.x, at.y, at.x, at.y]);
            *bounds = [
                bounds[0].min(at.x),
                bounds[1].min(at.y),
                bounds[2].max(at.x),
                bounds[3].max(at.y),
            ];
        }
    }
    files
}

/// Every position that bounds what a feature covers; holes lie inside.
fn positions(feature: &Feature) -> impl Iterator<Item = geo::Coord<f64>> {
    let form = &feature.form;
    let rings = form.polygons.0.iter().map(|polygon| polygon.exterior());
    let lines = rings.chain(form.lines.0.iter());
    let points = form.points.0.iter().map(|point| point.0);
    lines.flat_map(|line| line.0.iter().copied()).chain(points)
}

fn property(column: &Column) -> PropertySummary {
    let samples = column.values.iter().take(SAMPLES);
    PropertySummary {
        name: column.name.clone(),
        count: column.count,
        distinct: column.distinct,
        distinct_is_least: column.distinct >= Column::MOST_VALUES,
        numbers: column.numbers,
        dates: column.dates,
        samples: samples.map(|(value, _)| value.clone()).collect(),
    }
}

fn understood(import: &Import) -> Vec<GroupSummary> {
    let groups = import.groups.iter().map(|group| GroupSummary {
        layer: group.name.clone(),
        from: group.mapping_from.word(),
        mapping: said(&group.mapping),
        other_readings: group.others.iter().map(other).collect(),
    });
    groups.collect()
}

fn other(reading: &OtherReading) -> OtherSummary {
    let outcome = reading.outcome;
    let [now, other] = reading.words;
    let time = outcome.and_then(|outcome| outcome.time);
    OtherSummary {
        read: reading.said(),
        means: other,
        instead_of: now,
        areas: outcome.map(|outcome| outcome.areas),
        forces: outcome.map(|outcome| outcome.forces),
        changes: outcome.map(|outcome| outcome.changes),
        time: time.map(|days| days.map(|day| day.to_string())),
    }
}

/// What a mapping says, without what it leaves open.
fn said(mapping: &Mapping) -> Map<String, Value> {
    let Ok(Value::Object(all)) = serde_json::to_value(mapping) else {
        return Map::new();
    };
    all.into_iter().filter(|(_, value)| says(value)).collect()
}

/// Whether a value says anything, it or something in it.
fn says(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(members) => members.values().any(says),
        _ => true,
    }
}

/// The kinds of problems, the worst first.
fn problems(loaded: &Loaded) -> Vec<ProblemCount> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for problem in &loaded.problems {
        let severity = std::cmp::Reverse(problem.severity);
        *counts.entry((severity, problem.code)).or_default() += 1;
    }
    let count = |((severity, code), count): ((std::cmp::Reverse<Severity>, _), usize)| {
        let code: crate::model::Code = code;
        ProblemCount {
            severity: severity.0.word(),
            code: code.word(),
            count,
        }
    };
    counts.into_iter().map(count).collect()
}
