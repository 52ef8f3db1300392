//! The geometries of GeoParquet: WKB, or lists of ordinates.

use crate::load::formats::shape::{Fault, Position, Shape, count};
use crate::load::formats::{wkb_bytes, wkt_text};
use crate::model::Part;
use parquet::record::Field;

/// How a column writes geometries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Wkb,
    Point,
    LineString,
    Polygon,
    MultiPoint,
    MultiLineString,
    MultiPolygon,
}

impl Encoding {
    /// By its name in the metadata; GeoArrow's names of early drafts are known.
    pub(super) fn of(name: &str) -> Self {
        match name
            .trim_start_matches("geoarrow.")
            .to_ascii_lowercase()
            .as_str()
        {
            "point" => Encoding::Point,
            "linestring" => Encoding::LineString,
            "polygon" => Encoding::Polygon,
            "multipoint" => Encoding::MultiPoint,
            "multilinestring" => Encoding::MultiLineString,
            "multipolygon" => Encoding::MultiPolygon,
            _ => Encoding::Wkb,
        }
    }
}

/// Reads the value of a column of geometries; null is an empty shape.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn read(field: &Field, encoding: Encoding) -> Result<Shape, Fault> {
    match field {
        Field::Null => return Ok(Shape::default()),
        Field::Bytes(bytes) => return wkb_bytes::shape(bytes.data()),
        Field::Str(text) => return wkt_text::shape(wkt_text::system(text).1),
        _ => {}
    }
    let mut shape = Shape::default();
    match encoding {
        Encoding::Wkb => return Err(Fault::Syntax),
        Encoding::Point => {
            shape.part(Part::Point);
            shape.point(position(field)?);
        }
        Encoding::MultiPoint => {
            let points = line(field)?;
            shape.part(Part::MultiPoint(count(points.len())));
            points.into_iter().for_each(|point| shape.point(point));
        }
        Encoding::LineString => {
            shape.part(Part::LineString);
            shape.line(line(field)?);
        }
        Encoding::MultiLineString => {
            let lines = rings(field)?;
            shape.part(Part::MultiLineString(count(lines.len())));
            lines.into_iter().for_each(|line| shape.line(line));
        }
        Encoding::Polygon => {
            shape.part(Part::Polygon);
            shape.polygon(rings(field)?);
        }
        Encoding::MultiPolygon => {
            let polygons: Vec<_> = list(field)?.iter().map(rings).collect::<Result<_, _>>()?;
            shape.part(Part::MultiPolygon(count(polygons.len())));
            polygons.into_iter().for_each(|rings| shape.polygon(rings));
        }
    }
    Ok(shape)
}

fn list(field: &Field) -> Result<&[Field], Fault> {
    match field {
        Field::ListInternal(list) => Ok(list.elements()),
        _ => Err(Fault::Syntax),
    }
}

fn rings(field: &Field) -> Result<Vec<Vec<Position>>, Fault> {
    list(field)?.iter().map(line).collect()
}

fn line(field: &Field) -> Result<Vec<Position>, Fault> {
    list(field)?.iter().map(position).collect()
}

/// A position: `x`, `y` and perhaps `z` by name, or two numbers or three in a list.
fn position(field: &Field) -> Result<Position, Fault> {
    let number = |field: Option<&Field>| match field {
        Some(Field::Double(value)) => Some(*value),
        Some(Field::Float(value)) => Some(f64::from(*value)),
        _ => None,
    };
    let by_name = |wanted: &str| match field {
        Field::Group(row) => {
            let mut columns = row.get_column_iter();
            number(
                columns
                    .find(|(name, _)| *name == wanted)
                    .map(|(_, field)| field),
            )
        }
        Field::ListInternal(list) => {
            let at = ["x", "y", "z"].iter().position(|name| *name == wanted);
            number(at.and_then(|at| list.elements().get(at)))
        }
        _ => None,
    };
    match (by_name("x"), by_name("y")) {
        (Some(x), Some(y)) => Ok([x, y, by_name("z").unwrap_or(f64::NAN)]),
        _ => Err(Fault::Syntax),
    }
}
