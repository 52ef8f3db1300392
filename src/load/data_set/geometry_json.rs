//! GeoJSON geometries as `geo` types, and what is wrong with one.

use crate::load::json;
use crate::load::problems::Problems;
use crate::load::record::is_lonlat;
use crate::model::{Code, FilePlace, Problem};
use geo::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};
use serde::Deserialize;

/// Positions as a file gives them: two numbers or more.
type Position = Vec<f64>;
type Ring = Vec<Position>;

/// Where a ring stands: the polygon in the geometry and the ring in the polygon, both from 1.
type RingAt = (usize, usize);

/// Collections within collections beyond this depth are refused.
const DEEPEST: usize = 8;

/// A geometry, and what was repaired in it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) geometry: Geometry<f64>,
    pub(super) rings: Rings,
}

/// The rings that were repaired or lost.
#[derive(Debug, Default)]
pub(super) struct Rings {
    closed: Vec<RingAt>,
    lost: Vec<RingAt>,
}

impl Rings {
    /// Names them, at the geometry of a feature.
    pub(super) fn name(&self, feature: &FilePlace, problems: &mut Problems) {
        let place = || feature.clone().member("geometry");
        for at in &self.closed {
            name_ring(*at, problems.warning(Code::OpenRing, place()));
        }
        for at in &self.lost {
            name_ring(*at, problems.error(Code::LostRing, place()));
        }
    }
}

fn name_ring((polygon, ring): RingAt, problem: &mut Problem) {
    problem.with("ring", ring.to_string());
    problem.with("polygon", polygon.to_string());
}

/// What makes a geometry unreadable.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wrong {
    Missing,
    NotAnObject,
    NoType,
    UnknownType(String),
    NoCoordinates,
    NoGeometries,
    NoLists,
    ShortPosition(Option<RingAt>),
    NotLonLat([f64; 2], Option<RingAt>),
    /// It can be read, but no ring of it can be shown.
    NoRing,
}

impl Wrong {
    /// Adds it to the facts of a problem.
    pub(super) fn describe(&self, problem: &mut Problem) {
        let why = match self {
            Wrong::Missing => "missing",
            Wrong::NotAnObject => "no-object",
            Wrong::NoType => "no-type",
            Wrong::UnknownType(_) => "unknown-type",
            Wrong::NoCoordinates => "no-coordinates",
            Wrong::NoGeometries => "no-geometries",
            Wrong::NoLists => "no-lists",
            Wrong::ShortPosition(_) => "short-position",
            Wrong::NotLonLat(..) => "no-lonlat",
            Wrong::NoRing => "no-ring",
        };
        problem.case("why", why);
        match self {
            Wrong::UnknownType(name) => {
                problem.with("type", name);
            }
            Wrong::NotLonLat([x, y], _) => {
                problem.with("x", x.to_string()).with("y", y.to_string());
            }
            _ => {}
        }
        if let Wrong::ShortPosition(at) | Wrong::NotLonLat(_, at) = self {
            match at {
                Some(at) => name_ring(*at, problem.case("in", "ring")),
                None => {
                    problem.case("in", "geometry");
                }
            }
        }
    }

    /// The same, in a ring.
    fn in_ring(self, at: RingAt) -> Self {
        match self {
            Wrong::ShortPosition(_) => Wrong::ShortPosition(Some(at)),
            Wrong::NotLonLat(position, _) => Wrong::NotLonLat(position, Some(at)),
            other => other,
        }
    }
}

/// Reads the geometry of a feature, if it has one.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn read(text: Option<&str>) -> Result<Read, Wrong> {
    let mut reader = Reader::default();
    let geometry = reader.geometry(text.ok_or(Wrong::Missing)?, 0)?;
    Ok(Read {
        geometry,
        rings: reader.rings,
    })
}

#[derive(Default)]
struct Reader {
    rings: Rings,
}

impl Reader {
    fn geometry(&mut self, text: &str, depth: usize) -> Result<Geometry<f64>, Wrong> {
        let members = json::object(text).ok_or(Wrong::NotAnObject)?;
        let kind: String = members
            .get("type")
            .and_then(|raw| serde_json::from_str(raw.get()).ok())
            .ok_or(Wrong::NoType)?;
        let member = |name: &str| members.get(name).map(|raw| raw.get());
        let coordinates = || member("coordinates").ok_or(Wrong::NoCoordinates);
        Ok(match kind.as_str() {
            "Point" => Point(coord(&parse::<Position>(coordinates()?)?)?).into(),
            "MultiPoint" => {
                let points: Ring = parse(coordinates()?)?;
                let points: Result<Vec<Point<f64>>, Wrong> =
                    points.iter().map(|p| coord(p).map(Point)).collect();
                MultiPoint(points?).into()
            }
            "LineString" => line(&parse::<Ring>(coordinates()?)?)?.into(),
            "MultiLineString" => {
                let parts: Vec<Ring> = parse(coordinates()?)?;
                let parts: Result<Vec<_>, Wrong> = parts.iter().map(line).collect();
                MultiLineString(parts?).into()
            }
            "Polygon" => self.polygons(&[parse(coordinates()?)?])?.into(),
            "MultiPolygon" => {
                let parts: Vec<Vec<Ring>> = parse(coordinates()?)?;
                self.polygons(&parts)?.into()
            }
            "GeometryCollection" if depth < DEEPEST => {
                let parts = member("geometries").ok_or(Wrong::NoGeometries)?;
                self.collection(parts, depth)?
            }
            _ => return Err(Wrong::UnknownType(kind)),
        })
    }

    fn collection(&mut self, text: &str, depth: usize) -> Result<Geometry<f64>, Wrong> {
        let parts: Vec<&serde_json::value::RawValue> = parse(text)?;
        let parts: Result<Vec<_>, Wrong> = parts
            .iter()
            .map(|part| self.geometry(part.get(), depth + 1))
            .collect();
        Ok(Geometry::GeometryCollection(geo::GeometryCollection(
            parts?,
        )))
    }

    /// The polygons that have an outer ring.
    fn polygons(&mut self, parts: &[Vec<Ring>]) -> Result<MultiPolygon<f64>, Wrong> {
        let mut polygons = Vec::new();
        for (n, rings) in parts.iter().enumerate() {
            let mut read = Vec::new();
            for (r, ring) in rings.iter().enumerate() {
                match self.ring(ring, (n + 1, r + 1))? {
                    Some(ring) => read.push(ring),
                    // Without its outer ring the holes mean nothing.
                    None if r == 0 => break,
                    None => {}
                }
            }
            let mut read = read.into_iter();
            if let Some(outer) = read.next() {
                polygons.push(Polygon::new(outer, read.collect()));
            }
        }
        Ok(MultiPolygon(polygons))
    }

    fn ring(&mut self, ring: &Ring, at: RingAt) -> Result<Option<LineString<f64>>, Wrong> {
        let mut line = line(ring).map_err(|wrong| wrong.in_ring(at))?;
        let is_open = line.0.len() > 1 && line.0.first() != line.0.last();
        if is_open {
            line.close();
        }
        if line.0.len() < 4 {
            self.rings.lost.push(at);
            return Ok(None);
        }
        if is_open {
            self.rings.closed.push(at);
        }
        Ok(Some(line))
    }
}

fn parse<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Wrong> {
    // The words of the parser speak of its types, not of the file.
    serde_json::from_str(text).map_err(|_its_types| Wrong::NoLists)
}

fn line(ring: &Ring) -> Result<LineString<f64>, Wrong> {
    ring.iter().map(|position| coord(position)).collect()
}

fn coord(position: &[f64]) -> Result<Coord<f64>, Wrong> {
    match position {
        [x, y, ..] if is_lonlat([*x, *y]) => Ok(Coord { x: *x, y: *y }),
        [x, y, ..] => Err(Wrong::NotLonLat([*x, *y], None)),
        _ => Err(Wrong::ShortPosition(None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said() {
        let far = [500_000.0, 4_000_000.0];
        let cases = [
            ("3", Wrong::NotAnObject),
            ("{}", Wrong::NoType),
            (r#"{"type":"Polygon"}"#, Wrong::NoCoordinates),
            (r#"{"type":"GeometryCollection"}"#, Wrong::NoGeometries),
            (r#"{"type":"Blob"}"#, Wrong::UnknownType("Blob".to_owned())),
            (
                r#"{"type":"Point","coordinates":[1]}"#,
                Wrong::ShortPosition(None),
            ),
            (
                r#"{"type":"Point","coordinates":[500000,4000000]}"#,
                Wrong::NotLonLat(far, None),
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[500000,4000000]]]}"#,
                Wrong::NotLonLat(far, Some((1, 1))),
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[1,"2"]]]}"#,
                Wrong::NoLists,
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(Some(text)).expect_err(text), expected, "{text}");
        }
        assert_eq!(read(None).expect_err("none"), Wrong::Missing);
    }

    #[test]
    fn an_open_ring_is_closed_in_the_open() {
        let open = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#;
        let read = read(Some(open)).expect("it can be read");
        assert_eq!(read.rings.closed, [(1, 1)]);
        let Geometry::MultiPolygon(shape) = read.geometry else {
            panic!("polygons become a multipolygon");
        };
        assert_eq!(shape.0[0].exterior().0.len(), 4);
    }
}
