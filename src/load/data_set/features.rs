//! The features of a GeoJSON file, each as a part of its text.

use crate::load::json;
use crate::load::lines::Lines;
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Code, FilePlace};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The features of a FeatureCollection, or the one Feature or geometry that the file is.
pub(super) fn features<'t>(lines: &Lines<'t>, problems: &mut Problems) -> Vec<&'t str> {
    let text = lines.text();
    if let Some(error) = json::syntax_error(text) {
        let from = text.find("\"features\"").unwrap_or(0);
        return json::salvage(lines, from, &error, problems);
    }
    let root: BTreeMap<String, &RawValue> = json::object(text).unwrap_or_default();
    let kind = |raw: &&RawValue| serde_json::from_str::<Cow<'_, str>>(raw.get()).ok();
    let kind = root.get("type").and_then(kind).unwrap_or_default();
    if let Some(list) = root.get("features") {
        if kind != "FeatureCollection" {
            let place = FilePlace::file(lines.file());
            let problem = problems.warning(Code::UnknownFormat, place);
            problem.case("of", "features");
        }
        if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(list.get()) {
            return list.iter().map(|raw| raw.get()).collect();
        }
    } else if root.contains_key("geometry") || root.contains_key("coordinates") {
        return vec![text.trim()];
    }
    problems.error(Code::NoFeatures, FilePlace::file(lines.file()));
    Vec::new()
}

/// A feature with its properties; a bare geometry is a feature without any.
pub(super) struct OwnFeature<'r, 't> {
    pub(super) record: Record<'r, 't>,
    pub(super) properties: Option<Record<'r, 't>>,
    /// The text of its geometry.
    pub(super) geometry: Option<&'t str>,
    /// Its id, from the feature or its properties.
    pub(super) id: Option<String>,
}

impl<'r, 't> OwnFeature<'r, 't> {
    pub(super) fn new(
        lines: &'r Lines<'t>,
        text: &'t str,
        problems: &mut Problems,
    ) -> Option<Self> {
        let record = Record::new(lines, text, "feature", problems)?;
        let bare = record.has("coordinates") || record.has("geometries");
        let geometry = record.raw("geometry").or(bare.then_some(text));
        let id = record.id("id");
        let record = match &id {
            Some(id) => record.named(id),
            None => record,
        };
        let properties = record.inner("properties", problems);
        let id = id.or_else(|| properties.as_ref().and_then(|p| p.id("id")));
        Some(Self {
            record,
            properties,
            geometry,
            id,
        })
    }
}
