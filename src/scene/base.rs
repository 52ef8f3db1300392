//! The map beneath data that bring none of their own: land and countries of the whole Earth.
//!
//! Read from `maps/world` in the program, once for all data sets, when one first needs it.

use super::context;
use super::mesh::ContextMesh;
use crate::geometry::Bounds;
use crate::model::{ContextFeature, ContextKind, Names};
use std::sync::{Arc, LazyLock};

static COUNTRIES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/maps/world/countries.geojson"
));

/// The whole Earth and as much beside it, so that all of it can be seen at once in a window of any shape.
const LIMITS: Bounds = Bounds {
    min: [-0.5, -0.5],
    max: [1.5, 1.5],
};

/// Land and countries, ready to be drawn.
pub struct BaseMap {
    /// The countries, the largest first.
    pub features: Vec<ContextFeature>,
    /// What is uploaded.
    pub mesh: Arc<ContextMesh>,
    /// What the camera may show, in world units.
    pub limits: Bounds,
}

/// The base map of this process.
pub fn base_map() -> &'static BaseMap {
    static BASE: LazyLock<BaseMap> = LazyLock::new(|| {
        let features = countries();
        BaseMap {
            mesh: Arc::new(context::mesh(&features, [0.5, 0.5])),
            features,
            limits: LIMITS,
        }
    });
    &BASE
}

/// The file is the program's own: what it could not say, a test would.
fn countries() -> Vec<ContextFeature> {
    let Ok(geojson::GeoJson::FeatureCollection(list)) = COUNTRIES.parse() else {
        return Vec::new();
    };
    list.features.into_iter().filter_map(country).collect()
}

fn country(feature: geojson::Feature) -> Option<ContextFeature> {
    let label = feature.property("label").and_then(|value| {
        let number = |index| value.get(index).and_then(serde_json::Value::as_f64);
        Some([number(0)?, number(1)?])
    });
    let rank = feature.property("rank").and_then(serde_json::Value::as_u64);
    let text = |property| {
        let text = feature.property(property).and_then(|value| value.as_str());
        text.unwrap_or_default().to_owned()
    };
    let name = Names {
        en: text("name"),
        ar: text("name_ar"),
    };
    Some(ContextFeature {
        kind: ContextKind::Country,
        name,
        rank: rank.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(5),
        role: String::new(),
        country: String::new(),
        label,
        geometry: geo::Geometry::try_from(feature.geometry?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_a_place_for_it_and_ground() {
        let base = base_map();
        assert!(base.features.len() > 200);
        for country in &base.features {
            assert!(!country.name.en.is_empty());
            assert!(
                crate::text::has_arabic(&country.name.ar),
                "{}",
                country.name.en
            );
            assert!(country.label.is_some(), "{}", country.name.en);
        }
        assert!(!base.mesh.land.indices.is_empty());
        assert!(!base.mesh.outlines.is_empty());
    }
}
