//! `context/*.geojson`: what is drawn beneath and beside: countries, governorates, rivers, lakes, cities.

use super::dataset_json::Manifest;
use super::own_features::{self, OwnFeatures};
use crate::load::files::Files;
use crate::load::problems::Problems;
use crate::load::progress::Progress;
use crate::load::record::Record;
use crate::model::{Code, ContextFeature, ContextKind, Feature, FilePlace, Geometry, Names};

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
    progress: &Progress,
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
        if let Some(own) = own_features::read(path, files, progress, problems) {
            let features = own.collection.features.iter();
            let read = features.map(|feature| {
                let mut met = Problems::default();
                (self::feature(&own, feature, kind, &mut met), met)
            });
            let (features, met): (Vec<_>, Vec<_>) = read.unzip();
            // What has no geometry has been named.
            found.extend(features.into_iter().flatten());
            own.tell(met, problems);
        }
    }
    found
}

fn feature(
    own: &OwnFeatures<'_>,
    feature: &Feature,
    kind: ContextKind,
    problems: &mut Problems,
) -> Option<ContextFeature> {
    let properties = OwnFeatures::properties(feature, own.place(feature));
    let mut found = ContextFeature {
        kind,
        name: Names::default(),
        rank: LEAST_RANK,
        role: String::new(),
        country: String::new(),
        label: None,
        geometry: whole(&feature.form)?,
    };
    describe(&mut found, &properties, problems);
    Some(found)
}

/// A geometry as it is drawn beneath the map; `None` where there is nothing to draw.
fn whole(geometry: &Geometry) -> Option<geo::Geometry<f64>> {
    if let [only] = geometry.points.0[..]
        && geometry.position_count() == 1
    {
        return Some(only.into());
    }
    let (polygons, lines, points) = (&geometry.polygons, &geometry.lines, &geometry.points);
    let mut parts: Vec<geo::Geometry<f64>> = Vec::new();
    if !polygons.0.is_empty() {
        parts.push((**polygons).clone().into());
    }
    if !lines.0.is_empty() {
        parts.push((**lines).clone().into());
    }
    if !points.0.is_empty() {
        parts.push((**points).clone().into());
    }
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(geo::Geometry::GeometryCollection(parts.into())),
    }
}

fn describe(found: &mut ContextFeature, properties: &Record, problems: &mut Problems) {
    found.name = properties.names_by_suffix("name", problems);
    if let Some(rank) = properties.value("rank", "whole-number", problems) {
        found.rank = rank;
    }
    let either = |first: &'static str, second| if properties.has(first) { first } else { second };
    found.role = properties.text(either("role", "kind"), problems);
    found.country = properties.text(either("country", "iso_a2"), problems);
    found.label = properties.point("label", problems);
}
