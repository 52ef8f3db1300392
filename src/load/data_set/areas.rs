//! `areas.geojson`: the ground, one feature an area.

use super::dataset_json::Manifest;
use super::features::{OwnFeature, features};
use super::geometry_json::{self, Rings, Wrong};
use super::table::Table;
use crate::geometry::{self, ShapeProblem};
use crate::load::files::Files;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{
    Area, AreaId, Basis, Code, FilePlace, Geometry, Layer, LayerId, Names, Problem,
};
use geo::{LineString, MultiPolygon, Point, Polygon};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// An area before the ids that it names are looked up.
struct AreaDraft {
    area: Area,
    follows: Option<(String, FilePlace)>,
    /// The name of its layer; empty for the ground of the data set.
    layer: String,
    place: FilePlace,
}

/// Reads the areas and their layers. Each feature becomes an area, or is named in a problem.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    problems: &mut Problems,
) -> (Table<Area>, Vec<Layer>) {
    let file = &manifest.areas.path;
    let mut table = Table::default();
    let Some(bytes) = manifest.areas.read(files, problems) else {
        let problem = problems.error(Code::NoAreas, FilePlace::file(file));
        problem.case("case", "missing").with("file", file);
        return (table, Vec::new());
    };
    let text = decode(file, &bytes, problems);
    let lines = Lines::new(file, &text);
    let elements = features(&lines, problems);
    let read: Vec<(Option<AreaDraft>, Problems)> = elements
        .par_iter()
        .enumerate()
        .map(|(n, element)| {
            let mut found = Problems::default();
            (draft(&lines, element, n, &mut found), found)
        })
        .collect();
    let (mut follows, mut layers) = (Vec::new(), Vec::new());
    for (draft, found) in read {
        problems.append(found);
        let Some(AreaDraft {
            area,
            follows: followed,
            layer,
            place,
        }) = draft
        else {
            continue;
        };
        if table.add("area", &area.id.clone(), area, place, problems) {
            follows.push(followed);
            layers.push(layer);
        }
    }
    if table.rows.is_empty() {
        let problem = problems.error(Code::NoAreas, FilePlace::file(file));
        problem.case("case", "empty").with("file", file);
    }
    resolve_follows(&mut table, &follows, problems);
    let layers = in_layers(&mut table.rows, layers);
    (table, layers)
}

/// Puts each area into the layer of that name: the ground first, the others as they first occur. What
/// is named lies over the ground where there is any.
fn in_layers(areas: &mut [Area], of_area: Vec<String>) -> Vec<Layer> {
    let has_ground = of_area.iter().any(String::is_empty);
    let mut layers: Vec<Layer> = has_ground.then(Layer::default).into_iter().collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    if has_ground {
        known.insert(String::new(), 0);
    }
    for (area, name) in areas.iter_mut().zip(of_area) {
        let position = *known.entry(name.clone()).or_insert_with(|| {
            layers.push(Layer {
                name,
                is_over: has_ground,
            });
            layers.len() - 1
        });
        area.layer = LayerId::from_index(position);
    }
    layers
}

fn draft(lines: &Lines, text: &str, n: usize, problems: &mut Problems) -> Option<AreaDraft> {
    let feature = OwnFeature::new(lines, text, problems)?;
    let id = feature.id.clone().unwrap_or_else(|| {
        let made = format!("area-{}", n + 1);
        let problem = problems.warning(Code::NoId, feature.record.place());
        problem.case("kind", "area").with("made", &made);
        made
    });
    let place = feature.record.place().feature(&id);
    let shapes = shape(&feature, &place, problems)?;
    // Lists that are empty share their memory.
    let form = Geometry::new(Vec::new(), shapes.polygons, shapes.lines, shapes.points);
    if !form.polygons.0.is_empty() {
        name_shape_problems(&form.polygons, &place, problems);
    }
    let mut area = Area {
        name: Names::same(&id),
        is_named: false,
        id,
        area_km2: geometry::area_km2(&form.polygons),
        shape: form.polygons,
        lines: form.lines,
        points: form.points,
        ..Area::default()
    };
    let (mut follows, mut layer) = (None, String::new());
    if let Some(properties) = feature.properties {
        let properties = properties.named(&area.id);
        describe(&mut area, &properties, problems);
        layer = properties.text("layer", problems);
        if properties.has("follows") {
            let followed = properties.text("follows", problems);
            follows = Some((followed, properties.place_of("follows")));
        }
    }
    Some(AreaDraft {
        area,
        follows,
        layer,
        place,
    })
}

fn describe(area: &mut Area, properties: &Record, problems: &mut Problems) {
    let name = properties.names_by_suffix("name", problems);
    if !name.is_empty() {
        (area.name, area.is_named) = (name, true);
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
            let problem = problems.warning(Code::UnknownBasis, properties.place_of("basis"));
            problem.with("text", other);
            Basis::Derived
        }
    };
}

fn shape(feature: &OwnFeature, place: &FilePlace, problems: &mut Problems) -> Option<Shapes> {
    match shapes(feature.geometry) {
        Ok((shapes, rings)) => {
            rings.name(place, problems);
            Some(shapes)
        }
        Err(wrong) => {
            let place = place.clone().member("geometry");
            let problem = problems.error(Code::NoShape, place);
            wrong.describe(problem.case("kind", "area"));
            None
        }
    }
}

/// What an area shows. Those of foreign files, saved as a data set of ours, have lines and points too.
#[derive(Default)]
struct Shapes {
    polygons: Vec<Polygon<f64>>,
    lines: Vec<LineString<f64>>,
    points: Vec<Point<f64>>,
}

/// What a geometry shows, and the rings of it that were repaired or lost.
fn shapes(text: Option<&str>) -> Result<(Shapes, Rings), Wrong> {
    let read = geometry_json::read(text)?;
    let mut shapes = Shapes::default();
    shapes.take(read.geometry);
    let Shapes {
        polygons,
        lines,
        points,
    } = &shapes;
    if polygons.is_empty() && lines.is_empty() && points.is_empty() {
        return Err(Wrong::NoRing);
    }
    Ok((shapes, read.rings))
}

impl Shapes {
    fn take(&mut self, geometry: geo::Geometry<f64>) {
        match geometry {
            geo::Geometry::MultiPolygon(shape) => self.polygons.extend(shape.0),
            geo::Geometry::Polygon(polygon) => self.polygons.push(polygon),
            geo::Geometry::MultiLineString(lines) => self.lines.extend(lines.0),
            geo::Geometry::LineString(line) => self.lines.push(line),
            geo::Geometry::MultiPoint(points) => self.points.extend(points.0),
            geo::Geometry::Point(point) => self.points.push(point),
            geo::Geometry::GeometryCollection(parts) => {
                parts.into_iter().for_each(|part| self.take(part));
            }
            // GeoJSON has no others.
            geo::Geometry::Line(_) | geo::Geometry::Rect(_) | geo::Geometry::Triangle(_) => {}
        }
    }
}

fn name_shape_problems(shape: &MultiPolygon<f64>, place: &FilePlace, problems: &mut Problems) {
    for problem in geometry::problems(shape) {
        let place = place.clone().member("geometry");
        let told = problems.warning(Code::InvalidShape, place);
        told.case("of", if shape.0.len() > 1 { "several" } else { "one" });
        describe_shape(&problem, told);
    }
}

/// Adds what is wrong with a shape to the facts of a problem; all is counted from 1.
fn describe_shape(found: &ShapeProblem, problem: &mut Problem) {
    problem.case("what", found.kind.word());
    problem.with("ring", found.ring);
    problem.with("polygon", (found.polygon + 1).to_string());
    if let Some(position) = found.position {
        problem.with("position", (position + 1).to_string());
    }
    if let Some([x, y]) = found.at {
        problem.with("x", x.to_string()).with("y", y.to_string());
        // To about ten metres.
        problem.with("near", format!("{x:.4}, {y:.4}"));
    }
    // The outer ring is the first, so a hole's place among the rings is its number.
    let other = found.other_ring.or(found.other_polygon.map(|n| n + 1));
    if let Some(other) = other {
        problem.with("other", other.to_string());
    }
    if let Some(count) = found.distinct {
        problem.with("count", count);
    }
}

/// Looks up the followed areas; unknown ones and circles are named and undone.
fn resolve_follows(
    table: &mut Table<Area>,
    follows: &[Option<(String, FilePlace)>],
    problems: &mut Problems,
) {
    for (n, followed) in follows.iter().enumerate() {
        let Some((id, place)) = followed else {
            continue;
        };
        let found = table.find(id);
        if found.is_none() {
            let problem = problems.error(Code::FollowsUnknown, place.clone());
            problem.with("id", id);
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
        problems.error(Code::FollowsCircle, place);
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
