//! GeoJSON (RFC 7946): rows with the outlines of their areas.

use super::failure::CommandFailure;
use super::json;
use crate::model::Area;
use geo::orient::{Direction, Orient};
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

#[derive(Serialize)]
struct FeatureText<'w, Row> {
    r#type: &'static str,
    id: &'w str,
    properties: Row,
    geometry: geojson::Geometry,
}

/// Writes a FeatureCollection; the members before the features are foreign members, which the RFC allows.
pub(super) fn write<'w, Row: Serialize>(
    out: &mut dyn Write,
    members: &[(&str, Value)],
    rows: impl Iterator<Item = (&'w Area, Row)>,
) -> Result<(), CommandFailure> {
    let mut before = vec![("type", Value::from("FeatureCollection"))];
    before.extend_from_slice(members);
    let features: Vec<_> = rows
        .map(|(area, properties)| FeatureText {
            r#type: "Feature",
            id: &area.id,
            properties,
            geometry: outline(area),
        })
        .collect();
    json::write_object(out, &before, ("features", &features), &[])
}

/// The outline, with outer rings anticlockwise as RFC 7946 (section 3.1.6) has it.
fn outline(area: &Area) -> geojson::Geometry {
    let shape = area.shape.orient(Direction::Default);
    let value = match shape.0.as_slice() {
        [polygon] => geojson::GeometryValue::from(polygon),
        _ => geojson::GeometryValue::from(&shape),
    };
    geojson::Geometry::new(value)
}
