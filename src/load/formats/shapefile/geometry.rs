//! The shape of one record.

use crate::load::formats::rings;
use crate::load::formats::shape::{Fault, Position, Shape, count};
use crate::model::Part;
use shapefile::{NO_DATA, PointZ, PolygonRing, ReadableShape};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads it; `None` where the record has none.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn read(content: &[u8]) -> Result<Option<Shape>, Fault> {
    let size = i32::try_from(content.len()).map_err(|_too_long| Fault::Syntax)?;
    let read = || shapefile::Shape::read_from(&mut Cursor::new(content), size);
    // What the crate says, or how it gives up, is of its own words.
    let read = catch_unwind(AssertUnwindSafe(read)).map_err(|_panic| Fault::Syntax)?;
    let found = read.map_err(|_its_words| Fault::Syntax)?;
    put_together(found)
}

fn put_together(found: shapefile::Shape) -> Result<Option<Shape>, Fault> {
    use shapefile::Shape as S;
    let mut shape = Shape::default();
    match found {
        S::NullShape => return Ok(None),
        S::Point(p) => point(&mut shape, [p.x, p.y, f64::NAN]),
        S::PointM(p) => point(&mut shape, [p.x, p.y, f64::NAN]),
        S::PointZ(p) => point(&mut shape, with_height(&p)),
        S::Multipoint(list) => points(
            &mut shape,
            list.into_inner().iter().map(|p| [p.x, p.y, f64::NAN]),
        ),
        S::MultipointM(list) => points(
            &mut shape,
            list.into_inner().iter().map(|p| [p.x, p.y, f64::NAN]),
        ),
        S::MultipointZ(list) => points(&mut shape, list.into_inner().iter().map(with_height)),
        S::Polyline(line) => lines(
            &mut shape,
            flat(line.into_inner(), |p| [p.x, p.y, f64::NAN]),
        ),
        S::PolylineM(line) => lines(
            &mut shape,
            flat(line.into_inner(), |p| [p.x, p.y, f64::NAN]),
        ),
        S::PolylineZ(line) => lines(&mut shape, flat(line.into_inner(), with_height)),
        S::Polygon(polygon) => {
            areas(
                &mut shape,
                rings_of(polygon.into_inner(), |p| [p.x, p.y, f64::NAN]),
            );
        }
        S::PolygonM(polygon) => {
            areas(
                &mut shape,
                rings_of(polygon.into_inner(), |p| [p.x, p.y, f64::NAN]),
            );
        }
        S::PolygonZ(polygon) => areas(&mut shape, rings_of(polygon.into_inner(), with_height)),
        S::Multipatch(_) => return Err(Fault::Type("MultiPatch".to_owned())),
    }
    Ok(Some(shape))
}

fn with_height(point: &PointZ) -> Position {
    let height = if point.z <= NO_DATA {
        f64::NAN
    } else {
        point.z
    };
    [point.x, point.y, height]
}

fn flat<P>(parts: Vec<Vec<P>>, position: impl Fn(&P) -> Position) -> Vec<Vec<Position>> {
    let parts = parts
        .iter()
        .map(|part| part.iter().map(&position).collect());
    parts.collect()
}

fn rings_of<P>(
    rings: Vec<PolygonRing<P>>,
    position: impl Fn(&P) -> Position,
) -> Vec<Vec<Position>> {
    flat(
        rings.into_iter().map(PolygonRing::into_inner).collect(),
        position,
    )
}

fn point(shape: &mut Shape, position: Position) {
    shape.part(Part::Point);
    shape.point(position);
}

fn points(shape: &mut Shape, list: impl ExactSizeIterator<Item = Position>) {
    shape.part(Part::MultiPoint(count(list.len())));
    list.for_each(|position| shape.point(position));
}

fn lines(shape: &mut Shape, parts: Vec<Vec<Position>>) {
    shape.part(match parts.len() {
        1 => Part::LineString,
        number => Part::MultiLineString(count(number)),
    });
    parts.into_iter().for_each(|part| shape.line(part));
}

fn areas(shape: &mut Shape, rings: Vec<Vec<Position>>) {
    shape.polygons_of(rings::polygons(rings));
}
