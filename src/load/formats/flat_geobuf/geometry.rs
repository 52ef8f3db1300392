//! The geometries of FlatGeobuf: one list of ordinates, cut into parts by a list of ends.

use crate::load::formats::shape::{DEEPEST, Fault, Position, Shape, count};
use crate::model::Part;
use flatgeobuf::{Geometry, GeometryType};
use std::ops::Range;

/// Reads the geometry of a feature; without one, the shape is empty.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn read(geometry: Option<Geometry<'_>>, declared: GeometryType) -> Result<Shape, Fault> {
    let mut shape = Shape::default();
    if let Some(geometry) = geometry {
        add(&geometry, declared, &mut shape, 0)?;
    }
    Ok(shape)
}

/// Adds a geometry. Its own type stands where the file, or what it is in, leaves the type open.
fn add(
    geometry: &Geometry<'_>,
    declared: GeometryType,
    shape: &mut Shape,
    depth: usize,
) -> Result<(), Fault> {
    let kind = match declared {
        GeometryType::Unknown => geometry.type_(),
        _ => declared,
    };
    let positions = positions(geometry)?;
    let parts = ranges(geometry, positions.len())?;
    let slice = |range: &Range<usize>| positions[range.clone()].to_vec();
    match kind {
        GeometryType::Point => match positions.as_slice() {
            [] => shape.part(Part::Empty("Point")),
            [[x, y, _]] if x.is_nan() && y.is_nan() => shape.part(Part::Empty("Point")),
            [position] => {
                shape.part(Part::Point);
                shape.point(*position);
            }
            _ => return Err(Fault::Syntax),
        },
        GeometryType::MultiPoint => {
            shape.part(Part::MultiPoint(count(positions.len())));
            positions.iter().for_each(|position| shape.point(*position));
        }
        GeometryType::LineString if positions.is_empty() => {
            shape.part(Part::Empty("LineString"));
        }
        GeometryType::LineString => {
            shape.part(Part::LineString);
            shape.line(positions);
        }
        GeometryType::MultiLineString => {
            shape.part(Part::MultiLineString(count(parts.len())));
            parts.iter().for_each(|part| shape.line(slice(part)));
        }
        GeometryType::Polygon | GeometryType::Triangle if positions.is_empty() => {
            shape.part(Part::Empty("Polygon"));
        }
        GeometryType::Polygon | GeometryType::Triangle => {
            shape.part(Part::Polygon);
            shape.polygon(parts.iter().map(slice));
        }
        GeometryType::MultiPolygon => add_polygons(geometry, shape)?,
        GeometryType::GeometryCollection if depth >= DEEPEST => return Err(Fault::Deep),
        GeometryType::GeometryCollection => {
            let parts = geometry.parts();
            shape.part(Part::Collection(parts.map_or(0, |list| count(list.len()))));
            for part in parts.into_iter().flatten() {
                add(&part, GeometryType::Unknown, shape, depth + 1)?;
            }
        }
        other => {
            let name = other.variant_name().unwrap_or("Unknown");
            return Err(Fault::Type(name.to_owned()));
        }
    }
    Ok(())
}

fn add_polygons(geometry: &Geometry<'_>, shape: &mut Shape) -> Result<(), Fault> {
    let Some(parts) = geometry.parts() else {
        // A multi-polygon of one polygon may stand without parts.
        let positions = positions(geometry)?;
        let rings = ranges(geometry, positions.len())?;
        shape.part(Part::MultiPolygon(u32::from(!positions.is_empty())));
        if !positions.is_empty() {
            shape.polygon(rings.into_iter().map(|ring| positions[ring].to_vec()));
        }
        return Ok(());
    };
    shape.part(Part::MultiPolygon(count(parts.len())));
    for part in parts {
        let positions = positions(&part)?;
        let rings = ranges(&part, positions.len())?;
        shape.polygon(rings.into_iter().map(|ring| positions[ring].to_vec()));
    }
    Ok(())
}

fn positions(geometry: &Geometry<'_>) -> Result<Vec<Position>, Fault> {
    let Some(plane) = geometry.xy() else {
        return Ok(Vec::new());
    };
    if !plane.len().is_multiple_of(2) {
        return Err(Fault::Syntax);
    }
    let number = plane.len() / 2;
    let heights = geometry.z().filter(|heights| heights.len() == number);
    let position = |n: usize| {
        let height = heights.map_or(f64::NAN, |heights| heights.get(n));
        [plane.get(2 * n), plane.get(2 * n + 1), height]
    };
    Ok((0..number).map(position).collect())
}

/// Which positions each part has; all are one part where no ends are given.
fn ranges(geometry: &Geometry<'_>, positions: usize) -> Result<Vec<Range<usize>>, Fault> {
    let Some(ends) = geometry.ends().filter(|ends| !ends.is_empty()) else {
        return Ok(std::iter::once(0..positions).collect());
    };
    let mut begin = 0;
    let mut ranges = Vec::with_capacity(ends.len());
    for end in ends {
        let end = usize::try_from(end).unwrap_or(usize::MAX);
        if end < begin || end > positions {
            return Err(Fault::Syntax);
        }
        ranges.push(begin..end);
        begin = end;
    }
    Ok(ranges)
}
