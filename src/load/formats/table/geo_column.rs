//! Whole geometries in a field: WKT, EWKT, WKB in hexadecimal digits, or GeoJSON.

use crate::load::formats::shape::{DEEPEST, Fault, Position, Shape, count};
use crate::load::formats::{wkb_bytes, wkt_text};
use crate::model::Part;
use serde_json::Value;

/// Whether a field looks like a geometry.
pub(super) fn is_geometry(text: &str) -> bool {
    let text = text.trim();
    let is_json = || text.starts_with('{') && text.contains("\"type\"");
    let is_hex = || {
        let digits = text.strip_prefix("\\x").unwrap_or(text).as_bytes();
        let order = digits.starts_with(b"00") || digits.starts_with(b"01");
        order && digits.len() >= 18 && digits.iter().all(u8::is_ascii_hexdigit)
    };
    wkt_text::begins(text) || is_json() || is_hex()
}

/// Reads a field.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn shape(text: &str) -> Result<Shape, Fault> {
    if text.starts_with('{') {
        // The words of the parser are of one language.
        let value: Value = serde_json::from_str(text).map_err(|_its_words| Fault::Syntax)?;
        let mut shape = Shape::default();
        add(&value, &mut shape, 0)?;
        return Ok(shape);
    }
    let (_, geometry) = wkt_text::system(text);
    if wkt_text::begins(geometry) {
        wkt_text::shape(geometry)
    } else {
        match wkb_bytes::from_hex(geometry) {
            Some(bytes) => wkb_bytes::shape(&bytes),
            None => wkt_text::shape(geometry),
        }
    }
}

/// The coordinate system that a field names.
pub(super) fn system(text: &str) -> Option<String> {
    if wkt_text::begins(text) {
        wkt_text::system(text).0
    } else {
        // The head of a WKB is enough.
        wkb_bytes::system(&wkb_bytes::from_hex(text.get(..20)?)?)
    }
}

fn add(geometry: &Value, shape: &mut Shape, depth: usize) -> Result<(), Fault> {
    let kind = geometry["type"].as_str().unwrap_or("");
    let places = &geometry["coordinates"];
    match kind {
        "Point" => {
            shape.part(Part::Point);
            shape.point(position(places)?);
        }
        "MultiPoint" => {
            let points = line(places)?;
            shape.part(Part::MultiPoint(count(points.len())));
            points.into_iter().for_each(|point| shape.point(point));
        }
        "LineString" => {
            shape.part(Part::LineString);
            shape.line(line(places)?);
        }
        "MultiLineString" => {
            let lines = rings(places)?;
            shape.part(Part::MultiLineString(count(lines.len())));
            lines.into_iter().for_each(|line| shape.line(line));
        }
        "Polygon" => {
            shape.part(Part::Polygon);
            shape.polygon(rings(places)?);
        }
        "MultiPolygon" => {
            let polygons: Vec<_> = list(places)?.iter().map(rings).collect::<Result<_, _>>()?;
            shape.part(Part::MultiPolygon(count(polygons.len())));
            polygons.into_iter().for_each(|rings| shape.polygon(rings));
        }
        "GeometryCollection" if depth >= DEEPEST => return Err(Fault::Deep),
        "GeometryCollection" => {
            let parts = list(&geometry["geometries"])?;
            shape.part(Part::Collection(count(parts.len())));
            parts
                .iter()
                .try_for_each(|part| add(part, shape, depth + 1))?;
        }
        "Feature" if depth == 0 => add(&geometry["geometry"], shape, 1)?,
        _ => return Err(Fault::Type(kind.chars().take(40).collect())),
    }
    Ok(())
}

fn list(value: &Value) -> Result<&Vec<Value>, Fault> {
    value.as_array().ok_or(Fault::Syntax)
}

fn rings(value: &Value) -> Result<Vec<Vec<Position>>, Fault> {
    list(value)?.iter().map(line).collect()
}

fn line(value: &Value) -> Result<Vec<Position>, Fault> {
    list(value)?.iter().map(position).collect()
}

fn position(value: &Value) -> Result<Position, Fault> {
    let fault = || Fault::Position(value.to_string().chars().take(40).collect());
    let numbers: Vec<f64> = list(value)?.iter().filter_map(Value::as_f64).collect();
    match numbers.as_slice() {
        [x, y, height, ..] => Ok([*x, *y, *height]),
        [x, y] => Ok([*x, *y, f64::NAN]),
        _ => Err(fault()),
    }
}
