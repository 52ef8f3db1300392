//! GeoJSON, read through the `geojson` crate: a first reader.

use super::intake::Intake;
use crate::model::{Feature, Form};
use geojson::GeoJson;

/// Reads the text of a GeoJSON file.
pub(super) fn read(text: &str, intake: &mut Intake<'_>) {
    let features = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(list)) => list.features,
        Ok(GeoJson::Feature(feature)) => vec![feature],
        Ok(GeoJson::Geometry(geometry)) => vec![geometry.into()],
        Err(_) => return,
    };
    for feature in features {
        let form = feature
            .geometry
            .and_then(|g| geo::Geometry::try_from(g).ok());
        let properties = feature
            .properties
            .map(|p| serde_json::Value::Object(p).to_string());
        intake.add(Feature {
            line: 1,
            column: 1,
            properties: properties.unwrap_or_default().into(),
            form: form.map(Form::of_geometry).unwrap_or_default(),
            ..Feature::default()
        });
    }
}
