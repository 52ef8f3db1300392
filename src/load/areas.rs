//! `areas.geojson`: the ground, one feature an area.

use super::dataset_json::Manifest;
use super::features::{Feature, features};
use super::files::Files;
use super::geometry_json;
use super::lines::{Lines, decode};
use super::problems::Problems;
use super::record::Record;
use super::table::Table;
use crate::geometry;
use crate::model::{Area, AreaId, Basis, Names, Place};
use geo::{Geometry, MultiPolygon, Polygon};
use rayon::prelude::*;

/// An area before the ids that it names are looked up.
struct Draft {
    area: Area,
    follows: Option<(String, Place)>,
    place: Place,
}

/// Reads the areas. Each feature becomes an area, or is named in a problem.
pub(super) fn read(files: &Files, manifest: &Manifest, problems: &mut Problems) -> Table<Area> {
    let file = &manifest.areas.path;
    let mut table = Table::default();
    let Some(bytes) = manifest.areas.read(files, problems) else {
        problems.error(
            "no-areas",
            Place::file(file),
            format!("There is no `{file}` that can be read, so there is nothing to show."),
            "Give a folder with an areas.geojson, or a .geojson file.",
        );
        return table;
    };
    let text = decode(file, &bytes, problems);
    let lines = Lines::new(file, &text);
    let elements = features(&lines, problems);
    let read: Vec<(Option<Draft>, Problems)> = elements
        .par_iter()
        .enumerate()
        .map(|(n, element)| {
            let mut found = Problems::default();
            (draft(&lines, element, n, &mut found), found)
        })
        .collect();
    let mut follows = Vec::new();
    for (draft, found) in read {
        problems.append(found);
        let Some(Draft {
            area,
            follows: followed,
            place,
        }) = draft
        else {
            continue;
        };
        if table.add("area", &area.id.clone(), area, place, problems) {
            follows.push(followed);
        }
    }
    if table.rows.is_empty() {
        problems.error(
            "no-areas",
            Place::file(file),
            format!("`{file}` holds no area that can be shown."),
            "Give a GeoJSON FeatureCollection of polygons.",
        );
    }
    resolve_follows(&mut table, &follows, problems);
    table
}

fn draft(lines: &Lines, text: &str, n: usize, problems: &mut Problems) -> Option<Draft> {
    let feature = Feature::new(lines, text, problems)?;
    let id = feature.id.clone().unwrap_or_else(|| {
        let made = format!("area-{}", n + 1);
        problems.warning(
            "no-id",
            feature.record.place(),
            format!("This area has no id; it is called `{made}`."),
            "Give the feature an `id`, so that changes can name it.",
        );
        made
    });
    let place = feature.record.place().feature(&id);
    let shape = shape(&feature, &place, problems)?;
    name_shape_problems(&shape, &place, problems);
    let mut area = Area {
        name: Names::same(&id),
        id,
        country: String::new(),
        governorate: Names::default(),
        district: String::new(),
        level: String::new(),
        unit: Names::default(),
        basis: Basis::Boundary,
        follows: None,
        note: String::new(),
        seat: None,
        area_km2: geometry::area_km2(&shape),
        shape,
    };
    let mut follows = None;
    if let Some(properties) = feature.properties {
        let properties = properties.named(&area.id);
        describe(&mut area, &properties, problems);
        if properties.has("follows") {
            let followed = properties.text("follows", problems);
            follows = Some((followed, properties.place_of("follows")));
        }
    }
    Some(Draft {
        area,
        follows,
        place,
    })
}

fn describe(area: &mut Area, properties: &Record, problems: &mut Problems) {
    let name = properties.names_by_suffix("name", problems);
    if !name.is_empty() {
        area.name = name;
    }
    area.country = properties.text("country", problems);
    area.governorate = properties.names_by_suffix("governorate", problems);
    area.district = properties.text("district", problems);
    area.level = properties.text("level", problems);
    area.unit = properties.names_by_suffix("unit", problems);
    area.note = properties.text("note", problems);
    area.seat = properties.point("seat", problems);
    area.basis = match properties.text("basis", problems).as_str() {
        "derived" => Basis::Derived,
        "boundary" | "" => Basis::Boundary,
        other => {
            problems.warning(
                "unknown-basis",
                properties.place_of("basis"),
                format!("`{other}` is no basis of an outline; it is shown as approximate."),
                "Write `boundary` or `derived`.",
            );
            Basis::Derived
        }
    };
}

fn shape(feature: &Feature, place: &Place, problems: &mut Problems) -> Option<MultiPolygon<f64>> {
    let mut lost = |code, why: String| {
        problems.error(
            code,
            place.clone().member("geometry"),
            format!("The area is left out: its geometry {why}."),
            "Give the area a Polygon or MultiPolygon in degrees of longitude and latitude.",
        );
    };
    let Some(text) = feature.geometry else {
        lost("no-shape", "is missing".to_owned());
        return None;
    };
    let read = match geometry_json::read(text) {
        Ok(read) => read,
        Err(why) => {
            lost("no-shape", why);
            return None;
        }
    };
    let mut polygons = Vec::new();
    if !collect_polygons(read.geometry, &mut polygons) {
        lost("no-shape", "is made of points or lines".to_owned());
        return None;
    }
    if polygons.is_empty() {
        lost("no-shape", "has no ring".to_owned());
        return None;
    }
    for repair in read.repairs {
        problems.warning(
            "open-ring",
            place.clone().member("geometry"),
            format!("In its geometry {repair}."),
            "Repeat the first position of the ring at its end.",
        );
    }
    for loss in read.losses {
        problems.error(
            "lost-ring",
            place.clone().member("geometry"),
            format!("In its geometry {loss}."),
            "Take the ring out, or give it its corners.",
        );
    }
    Some(MultiPolygon(polygons))
}

/// Gathers the polygons of a geometry; `false` where it holds anything else.
fn collect_polygons(geometry: Geometry<f64>, polygons: &mut Vec<Polygon<f64>>) -> bool {
    match geometry {
        Geometry::MultiPolygon(shape) => polygons.extend(shape.0),
        Geometry::GeometryCollection(parts) => {
            return parts
                .into_iter()
                .all(|part| collect_polygons(part, polygons));
        }
        _ => return false,
    }
    true
}

fn name_shape_problems(shape: &MultiPolygon<f64>, place: &Place, problems: &mut Problems) {
    for problem in geometry::problems(shape) {
        problems.warning(
            "invalid-shape",
            place.clone().member("geometry"),
            format!("{} The area is shown as it is.", problem.sentence),
            "Correct the outline there.",
        );
    }
}

/// Looks up the followed areas; unknown ones and circles are named and undone.
fn resolve_follows(
    table: &mut Table<Area>,
    follows: &[Option<(String, Place)>],
    problems: &mut Problems,
) {
    for (n, followed) in follows.iter().enumerate() {
        let Some((id, place)) = followed else {
            continue;
        };
        let found = table.find(id);
        if found.is_none() {
            problems.error(
                "follows-unknown",
                place.clone(),
                format!("There is no area `{id}` to follow, so this area is shown as unknown."),
                "Correct the id in `follows`, or give the area changes of its own.",
            );
        }
        table.rows[n].follows = found.map(AreaId::from_index);
    }
    let circular: Vec<usize> = (0..follows.len())
        .filter(|n| runs_in_circle(&table.rows, *n))
        .collect();
    for n in circular {
        table.rows[n].follows = None;
        let place = match &follows[n] {
            Some((_, place)) => place.clone(),
            None => table.places[n].clone(),
        };
        problems.error(
            "follows-circle",
            place,
            "The areas follow each other in a circle, so this area is shown as unknown.",
            "Let one of them have changes of its own.",
        );
    }
}

/// Whether an area comes back to itself by following.
fn runs_in_circle(areas: &[Area], start: usize) -> bool {
    let mut at = start;
    for _step in 0..areas.len() {
        match areas[at].follows {
            Some(next) if next.index() == start => return true,
            Some(next) => at = next.index(),
            None => return false,
        }
    }
    false
}
