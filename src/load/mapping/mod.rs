//! What foreign features mean: areas, forces, times.

use super::problems::Problems;
use crate::geometry;
use crate::model::{
    About, Area, AreaId, Collection, Column, Day, Feature, Foreign, Layer, Mapping, Names, Outcome,
    Tables, World,
};

/// What a mapping gives.
pub(super) struct Understood {
    /// The world.
    pub(super) world: World,
    /// The area that each feature became.
    pub(super) area_of: Vec<Option<AreaId>>,
    /// How much of each there is.
    pub(super) outcome: Outcome,
}

/// The properties of all features, in the order of their first occurrence.
pub(super) fn columns(_collection: &Collection) -> Vec<Column> {
    Vec::new()
}

/// The most probable mapping.
pub(super) fn guess(_collection: &Collection, _columns: &[Column]) -> Mapping {
    Mapping::default()
}

/// Keys under which a mapping is remembered: of the files, and of their properties.
pub(super) fn keys(collection: &Collection, columns: &[Column]) -> [String; 2] {
    let names: Vec<&str> = collection.files.iter().map(|f| f.name.as_str()).collect();
    let schema: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
    [names.join("|"), schema.join("|")]
}

/// The world of a collection under its mapping.
pub(super) fn world(foreign: &Foreign, _problems: &mut Problems) -> Understood {
    let collection = &foreign.collection;
    let areas: Vec<Area> = collection.features.iter().enumerate().map(area).collect();
    let area_of = (0..areas.len())
        .map(|n| Some(AreaId::from_index(n)))
        .collect();
    let outcome = Outcome {
        areas: areas.len(),
        ..Outcome::default()
    };
    let names: Vec<&str> = collection.files.iter().map(|f| f.name.as_str()).collect();
    let layers = names.iter().map(|name| Layer {
        name: (*name).to_owned(),
    });
    let world = World::new(Tables {
        about: About {
            id: names.join(" + "),
            title: Names::same(names.join(", ")),
            about: Names::default(),
            first: Day(0),
            last: Day(0),
            opens_on: Day(0),
            view: None,
            credits: Vec::new(),
        },
        layers: layers.collect(),
        areas,
        forces: Vec::new(),
        changes: Vec::new(),
        sources: Vec::new(),
        passages: Vec::new(),
        assessments: Vec::new(),
        stories: Vec::new(),
        context: Vec::new(),
    });
    Understood {
        world,
        area_of,
        outcome,
    }
}

fn area((n, feature): (usize, &Feature)) -> Area {
    Area {
        id: (n + 1).to_string(),
        area_km2: geometry::area_km2(&feature.form.polygons),
        shape: feature.form.polygons.clone(),
        lines: feature.form.lines.clone(),
        points: feature.form.points.clone(),
        ..Area::default()
    }
}
