//! `context/*.geojson`: what is drawn beneath and beside: countries, governorates, rivers, lakes, cities.

use super::dataset_json::Manifest;
use super::features::{OwnFeature, features};
use super::geometry_json;
use crate::load::files::Files;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Code, ContextFeature, ContextKind, FilePlace, Names};

/// The layers, in the order in which they are drawn.
const LAYERS: [(&str, ContextKind); 5] = [
    ("countries.geojson", ContextKind::Country),
    ("governorates.geojson", ContextKind::Governorate),
    ("rivers.geojson", ContextKind::River),
    ("lakes.geojson", ContextKind::Lake),
    ("cities.geojson", ContextKind::City),
];

/// The rank of a feature that gives none: the least important of the shipped ones.
const LEAST_RANK: u8 = 5;

/// Reads the layers that are there.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    problems: &mut Problems,
) -> Vec<ContextFeature> {
    let paths = manifest.context.list(files, problems);
    let name = |path: &str| path.rsplit('/').next().unwrap_or("").to_owned();
    for path in &paths {
        if !LAYERS.iter().any(|(layer, _)| *layer == name(path)) {
            let problem = problems.note(Code::UnknownFile, FilePlace::file(path));
            problem.case("of", "context");
        }
    }
    let mut found = Vec::new();
    for (layer, kind) in LAYERS {
        let Some(path) = paths.iter().find(|path| name(path) == layer) else {
            // Where dataset.json speaks of a context, each usual layer is expected.
            if manifest.context.is_named() {
                let place = FilePlace::file(format!("{}/{layer}", manifest.context.path));
                problems.note(Code::MissingLayer, place);
            }
            continue;
        };
        if let Some(bytes) = files.read(path, problems) {
            let text = decode(path, &bytes, problems);
            let lines = Lines::new(path, &text);
            for element in features(&lines, problems) {
                found.extend(feature(&lines, element, kind, problems));
            }
        }
    }
    found
}

fn feature(
    lines: &Lines,
    text: &str,
    kind: ContextKind,
    problems: &mut Problems,
) -> Option<ContextFeature> {
    let feature = OwnFeature::new(lines, text, problems)?;
    let place = feature.record.place();
    let read = match geometry_json::read(feature.geometry) {
        Ok(read) => read,
        Err(wrong) => {
            let problem = problems.error(Code::NoShape, place.member("geometry"));
            wrong.describe(problem.case("kind", "feature"));
            return None;
        }
    };
    read.rings.name(&place, problems);
    let mut found = bare(kind, read.geometry);
    if let Some(properties) = &feature.properties {
        describe(&mut found, properties, problems);
    }
    Some(found)
}

fn bare(kind: ContextKind, geometry: geo::Geometry<f64>) -> ContextFeature {
    ContextFeature {
        kind,
        name: Names::default(),
        rank: LEAST_RANK,
        role: String::new(),
        country: String::new(),
        label: None,
        geometry,
    }
}

fn describe(found: &mut ContextFeature, properties: &Record, problems: &mut Problems) {
    found.name = properties.names_by_suffix("name", problems);
    if let Some(rank) = properties.value("rank", "whole-number", problems) {
        found.rank = rank;
    }
    let either = |first: &'static str, second| match properties.has(first) {
        true => first,
        false => second,
    };
    found.role = properties.text(either("role", "kind"), problems);
    found.country = properties.text(either("country", "iso_a2"), problems);
    found.label = properties.point("label", problems);
}
