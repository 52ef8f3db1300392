//! GeoJSON geometries as `geo` types, with a sentence for each thing that is wrong with one.

use super::json;
use super::record::is_lonlat;
use geo::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};
use serde::de::DeserializeOwned;

/// Positions as a file gives them: two numbers or more.
type Position = Vec<f64>;
type Ring = Vec<Position>;

/// Collections within collections beyond this depth are refused.
const DEEPEST: usize = 8;

/// A geometry, and what was repaired in it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) geometry: Geometry<f64>,
    pub(super) repairs: Vec<String>,
    pub(super) losses: Vec<String>,
}

/// Reads a geometry.
///
/// # Errors
/// What makes it unreadable, as the rest of a sentence that begins with "its geometry".
pub(super) fn read(text: &str) -> Result<Read, String> {
    let mut reader = Reader::default();
    let geometry = reader.geometry(text, 0)?;
    Ok(Read {
        geometry,
        repairs: reader.repairs,
        losses: reader.losses,
    })
}

#[derive(Default)]
struct Reader {
    repairs: Vec<String>,
    losses: Vec<String>,
}

impl Reader {
    fn geometry(&mut self, text: &str, depth: usize) -> Result<Geometry<f64>, String> {
        let members = json::object(text).ok_or("is not an object")?;
        let kind: String = members
            .get("type")
            .and_then(|raw| serde_json::from_str(raw.get()).ok())
            .ok_or("does not say its type")?;
        let member = |name: &str| members.get(name).map(|raw| raw.get());
        let coordinates = || member("coordinates").ok_or("has no coordinates");
        Ok(match kind.as_str() {
            "Point" => Point(coord(&parse::<Position>(coordinates()?)?)?).into(),
            "MultiPoint" => {
                let points: Ring = parse(coordinates()?)?;
                let points: Result<Vec<Point<f64>>, String> =
                    points.iter().map(|p| coord(p).map(Point)).collect();
                MultiPoint(points?).into()
            }
            "LineString" => line(&parse::<Ring>(coordinates()?)?)?.into(),
            "MultiLineString" => {
                let parts: Vec<Ring> = parse(coordinates()?)?;
                let parts: Result<Vec<_>, String> = parts.iter().map(line).collect();
                MultiLineString(parts?).into()
            }
            "Polygon" => self.polygons(&[parse(coordinates()?)?])?.into(),
            "MultiPolygon" => {
                let parts: Vec<Vec<Ring>> = parse(coordinates()?)?;
                self.polygons(&parts)?.into()
            }
            "GeometryCollection" if depth < DEEPEST => {
                let parts = member("geometries").ok_or("has no geometries")?;
                self.collection(parts, depth)?
            }
            other => return Err(format!("has the type `{other}`, which cannot be read")),
        })
    }

    fn collection(&mut self, text: &str, depth: usize) -> Result<Geometry<f64>, String> {
        let parts: Vec<&serde_json::value::RawValue> =
            serde_json::from_str(text).map_err(no_list)?;
        let parts: Result<Vec<_>, String> = parts
            .iter()
            .map(|part| self.geometry(part.get(), depth + 1))
            .collect();
        Ok(Geometry::GeometryCollection(geo::GeometryCollection(
            parts?,
        )))
    }

    /// The polygons that have an outer ring.
    fn polygons(&mut self, parts: &[Vec<Ring>]) -> Result<MultiPolygon<f64>, String> {
        let mut polygons = Vec::new();
        for (n, rings) in parts.iter().enumerate() {
            let mut read = Vec::new();
            for (r, ring) in rings.iter().enumerate() {
                let name = format!("ring {} of polygon {}", r + 1, n + 1);
                match self.ring(ring, &name)? {
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

    fn ring(&mut self, ring: &Ring, name: &str) -> Result<Option<LineString<f64>>, String> {
        let mut line = line(ring).map_err(|why| format!("{why} ({name})"))?;
        if line.0.len() > 1 && line.0.first() != line.0.last() {
            self.repairs
                .push(format!("{name} is not closed; it is drawn closed"));
            line.close();
        }
        if line.0.len() < 4 {
            self.losses.push(format!(
                "{name} has fewer than three corners and is left out"
            ));
            return Ok(None);
        }
        Ok(Some(line))
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(no_list)
}

/// The words of the parser speak of its types, not of the file; they are left out.
fn no_list(_wrong: serde_json::Error) -> String {
    "has coordinates that are not lists of numbers as its type wants them".to_owned()
}

fn line(ring: &Ring) -> Result<LineString<f64>, String> {
    ring.iter().map(|position| coord(position)).collect()
}

fn coord(position: &[f64]) -> Result<Coord<f64>, String> {
    match position {
        [x, y, ..] if is_lonlat([*x, *y]) => Ok(Coord { x: *x, y: *y }),
        [x, y, ..] => Err(format!(
            "has the position {x}, {y}, which is not longitude and latitude in degrees"
        )),
        _ => Err("has a position of fewer than two numbers".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            ("3", "is not an object"),
            ("{}", "does not say its type"),
            (r#"{"type":"Polygon"}"#, "has no coordinates"),
            (r#"{"type":"Blob"}"#, "has the type `Blob`"),
            (
                r#"{"type":"Point","coordinates":[1]}"#,
                "fewer than two numbers",
            ),
            (
                r#"{"type":"Point","coordinates":[500000,4000000]}"#,
                "not longitude and latitude",
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[1,"2"]]]}"#,
                "not lists of numbers",
            ),
        ];
        for (text, expected) in cases {
            let why = read(text).expect_err(text);
            assert!(why.contains(expected), "{text}: {why}");
        }
    }

    #[test]
    fn an_open_ring_is_closed_in_the_open() {
        let open = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#;
        let read = read(open).expect("it can be read");
        assert_eq!(read.repairs.len(), 1);
        let Geometry::MultiPolygon(shape) = read.geometry else {
            panic!("polygons become a multipolygon");
        };
        assert_eq!(shape.0[0].exterior().0.len(), 4);
    }
}
