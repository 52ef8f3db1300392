//! The geometry of a placemark, tracks and multi-geometries among them.

use super::tree::Element;
use crate::load::formats::shape::{DEEPEST, Fault, Position, Shape, count};
use crate::model::Part;

/// Elements that draw something, and can be shown.
const SHOWN: [&str; 7] = [
    "LineString",
    "LinearRing",
    "MultiGeometry",
    "MultiTrack",
    "Point",
    "Polygon",
    "Track",
];

/// Kinds of geometry that cannot be shown.
pub(super) fn unshown(placemark: &Element) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![placemark];
    while let Some(element) = open.pop() {
        let models = element.all("Model").map(|model| model.name.clone());
        found.extend(models);
        open.extend(element.all("MultiGeometry"));
    }
    found
}

/// Reads the geometry of a placemark; without one, the shape is empty.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn read(placemark: &Element) -> Result<Shape, Fault> {
    let mut shape = Shape::default();
    let parts = shown(placemark);
    match parts.as_slice() {
        [] => {}
        [one] => add(one, &mut shape, 0)?,
        several => add_several(several, &mut shape, 0)?,
    }
    Ok(shape)
}

fn shown(element: &Element) -> Vec<&Element> {
    let children = element.children.iter();
    let known = children.filter(|child| SHOWN.contains(&child.name.as_str()));
    known.collect()
}

fn add(element: &Element, shape: &mut Shape, depth: usize) -> Result<(), Fault> {
    match element.name.as_str() {
        "Point" => match coordinates(element)?.as_slice() {
            [] => shape.part(Part::Empty("Point")),
            [position, ..] => {
                shape.part(Part::Point);
                shape.point(*position);
            }
        },
        "LineString" | "LinearRing" | "Track" => match line_of(element)? {
            line if line.is_empty() => shape.part(Part::Empty("LineString")),
            line => {
                shape.part(Part::LineString);
                shape.line(line);
            }
        },
        "Polygon" => match rings(element)? {
            rings if rings.is_empty() => shape.part(Part::Empty("Polygon")),
            rings => {
                shape.part(Part::Polygon);
                shape.polygon(rings);
            }
        },
        _ if depth >= DEEPEST => return Err(Fault::Deep),
        _ => add_several(&shown(element), shape, depth + 1)?,
    }
    Ok(())
}

/// Several geometries: of one kind, they are a multi-geometry of that kind.
fn add_several(parts: &[&Element], shape: &mut Shape, depth: usize) -> Result<(), Fault> {
    let all = |names: &[&str]| {
        let mut parts = parts.iter();
        parts.all(|part| names.contains(&part.name.as_str()))
    };
    let number = count(parts.len());
    if parts.is_empty() {
        shape.part(Part::Collection(0));
    } else if all(&["Polygon"]) {
        let polygons: Vec<_> = parts.iter().map(|p| rings(p)).collect::<Result<_, _>>()?;
        shape.part(Part::MultiPolygon(number));
        polygons.into_iter().for_each(|rings| shape.polygon(rings));
    } else if all(&["LineString", "LinearRing", "Track"]) {
        let lines: Vec<_> = parts.iter().map(|p| line_of(p)).collect::<Result<_, _>>()?;
        shape.part(Part::MultiLineString(number));
        lines.into_iter().for_each(|line| shape.line(line));
    } else if all(&["Point"]) {
        let lists: Vec<_> = parts
            .iter()
            .map(|p| coordinates(p))
            .collect::<Result<_, _>>()?;
        let points: Vec<Position> = lists
            .iter()
            .filter_map(|list| list.first().copied())
            .collect();
        shape.part(Part::MultiPoint(count(points.len())));
        points.into_iter().for_each(|point| shape.point(point));
    } else {
        shape.part(Part::Collection(number));
        for part in parts {
            add(part, shape, depth)?;
        }
    }
    Ok(())
}

fn rings(polygon: &Element) -> Result<Vec<Vec<Position>>, Fault> {
    let outer = polygon.all("outerBoundaryIs");
    let inner = polygon.all("innerBoundaryIs");
    let rings = outer
        .chain(inner)
        .flat_map(|boundary| boundary.all("LinearRing"));
    rings.map(coordinates).collect()
}

fn line_of(element: &Element) -> Result<Vec<Position>, Fault> {
    match element.name.as_str() {
        "Track" => {
            let places = element
                .all("coord")
                .map(|coord| tuple(coord.text.split_whitespace(), &coord.text));
            places.collect()
        }
        _ => coordinates(element),
    }
}

/// The first and last time of the tracks of a placemark, and all of them.
pub(super) fn track_time(placemark: &Element) -> Vec<(&'static str, String)> {
    let multi = placemark
        .all("MultiTrack")
        .flat_map(|multi| multi.all("Track"));
    let tracks = placemark.all("Track").chain(multi);
    let whens = tracks.flat_map(|track| track.all("when"));
    let times: Vec<&str> = whens.map(|when| when.text.as_str()).collect();
    match times.as_slice() {
        [] => Vec::new(),
        [first, .., last] => vec![
            ("begin", (*first).to_owned()),
            ("end", (*last).to_owned()),
            ("times", times.join(" ")),
        ],
        [only] => vec![("when", (*only).to_owned())],
    }
}

/// `lon,lat[,height]`, separated by spaces; spaces after a comma are forgiven.
fn coordinates(element: &Element) -> Result<Vec<Position>, Fault> {
    let text = element
        .child("coordinates")
        .map_or("", |list| list.text.as_str());
    let mended;
    let text = if spaced(text) {
        mended = text.split(',').map(str::trim).collect::<Vec<_>>().join(",");
        mended.as_str()
    } else {
        text
    };
    let tuples = text.split_whitespace();
    tuples.map(|text| tuple(text.split(','), text)).collect()
}

/// Whether a space stands beside a comma.
fn spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_whitespace);
    let mut commas = memchr::memchr_iter(b',', bytes);
    commas.any(|at| is_space(at + 1) || is_space(at.wrapping_sub(1)))
}

fn tuple<'t>(parts: impl Iterator<Item = &'t str>, text: &str) -> Result<Position, Fault> {
    let fault = || Fault::Position(text.chars().take(40).collect());
    let mut numbers = [f64::NAN; 3];
    let mut count = 0;
    for part in parts.filter(|part| !part.is_empty()) {
        // A fourth number has no meaning in KML.
        if let Some(number) = numbers.get_mut(count) {
            // How the number is wrong is seen in the text.
            *number = part.parse().map_err(|_its_words| fault())?;
        }
        count += 1;
    }
    if count < 2 { Err(fault()) } else { Ok(numbers) }
}
