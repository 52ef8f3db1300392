//! `areas.geojson` and `context/*.geojson`.

use super::ids::Ids;
use crate::export::failure::Failure;
use crate::export::file::Sink;
use crate::export::plan::ExportFormat;
use crate::export::progress::Progress;
use crate::export::rows::{TextRow, write_features};
use crate::export::shapes::{self, Notation};
use crate::model::{Area, AreaId, Basis, ContextFeature, ContextKind, Geometry, Names, World};
use serde::Serialize;

pub(super) fn write(
    world: &World,
    ids: &Ids,
    sink: &mut dyn Sink,
    progress: &Progress,
) -> Result<(), Failure> {
    sink.file("areas.geojson", &mut |out| {
        let rows = world.areas.iter().enumerate().map(|(n, area)| {
            let id = AreaId::from_index(n);
            TextRow {
                id: Some(ids.area(id).to_owned()),
                properties: AreaProperties::of(world, area, ids),
                geometry: geometry(&shapes::of_area(area)),
            }
        });
        write_features(out, ExportFormat::GeoJson, &[], rows, progress)
    })?;
    for (name, kind) in [
        ("countries", ContextKind::Country),
        ("governorates", ContextKind::Governorate),
        ("rivers", ContextKind::River),
        ("lakes", ContextKind::Lake),
        ("cities", ContextKind::City),
    ] {
        let features: Vec<&ContextFeature> =
            world.context.iter().filter(|f| f.kind == kind).collect();
        if features.is_empty() {
            continue;
        }
        sink.file(&format!("context/{name}.geojson"), &mut |out| {
            let rows = features.iter().map(|feature| TextRow {
                id: None,
                properties: ContextProperties::of(feature),
                geometry: geometry(&Geometry::of_geometry(feature.geometry.clone())),
            });
            write_features(out, ExportFormat::GeoJson, &[], rows, progress)
        })?;
    }
    Ok(())
}

fn geometry(form: &Geometry) -> Vec<u8> {
    let mut text = Vec::new();
    shapes::write(&mut text, form, Notation::GeoJson);
    text
}

#[derive(Serialize)]
struct AreaProperties<'w> {
    #[serde(rename = "name:en", skip_serializing_if = "str::is_empty")]
    name_en: &'w str,
    #[serde(rename = "name:ar", skip_serializing_if = "str::is_empty")]
    name_ar: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    layer: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    country: &'w str,
    #[serde(rename = "governorate:en", skip_serializing_if = "str::is_empty")]
    governorate_en: &'w str,
    #[serde(rename = "governorate:ar", skip_serializing_if = "str::is_empty")]
    governorate_ar: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    district: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    level: &'w str,
    #[serde(rename = "unit:en", skip_serializing_if = "str::is_empty")]
    unit_en: &'w str,
    #[serde(rename = "unit:ar", skip_serializing_if = "str::is_empty")]
    unit_ar: &'w str,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<&'w str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'w str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    population_year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    population_basis: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pcode: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit_pcode: &'w str,
}

impl<'w> AreaProperties<'w> {
    fn of(world: &'w World, area: &'w Area, ids: &'w Ids) -> Self {
        let both = |names: &'w Names| (names.en.as_str(), names.ar.as_str());
        let (name_en, name_ar) = if area.is_named {
            both(&area.name)
        } else {
            ("", "")
        };
        let (governorate_en, governorate_ar) = both(&area.governorate);
        let (unit_en, unit_ar) = both(&area.unit);
        let population = area.population();
        Self {
            name_en,
            name_ar,
            layer: layer(world, area),
            country: &area.country,
            governorate_en,
            governorate_ar,
            district: &area.district,
            level: &area.level,
            unit_en,
            unit_ar,
            basis: match area.basis {
                Basis::Boundary => "boundary",
                Basis::Derived => "derived",
            },
            follows: area.follows.map(|id| ids.area(id)),
            note: &area.note,
            seat: area.seat,
            population: population.map(|people| people.count),
            population_year: population.and_then(|people| people.year),
            population_basis: population.map(|people| people.basis.word()),
            pcode: area.pcode(),
            unit_pcode: area.unit_pcode(),
        }
    }
}

/// The name of an area's layer, which one layer alone need not have.
fn layer<'w>(world: &'w World, area: &Area) -> &'w str {
    match world.layers.len() {
        0 | 1 => "",
        _ => &world.layers[area.layer.index()].name,
    }
}

#[derive(Serialize)]
struct ContextProperties<'w> {
    #[serde(rename = "name:en", skip_serializing_if = "str::is_empty")]
    name_en: &'w str,
    #[serde(rename = "name:ar", skip_serializing_if = "str::is_empty")]
    name_ar: &'w str,
    rank: u8,
    #[serde(skip_serializing_if = "str::is_empty")]
    role: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    country: &'w str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<[f64; 2]>,
}

impl<'w> ContextProperties<'w> {
    fn of(feature: &'w ContextFeature) -> Self {
        Self {
            name_en: &feature.name.en,
            name_ar: &feature.name.ar,
            rank: feature.rank,
            role: &feature.role,
            country: &feature.country,
            label: feature.label,
        }
    }
}
