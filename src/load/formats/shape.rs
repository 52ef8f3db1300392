//! Geometries put together from any reader's positions, and what can be wrong with one.

use super::feature_sink::FeatureSink;
use crate::model::{Code, Feature, Geometry, Part, Problem};
use geo_traits::{
    CoordTrait, Dimensions, GeometryCollectionTrait, GeometryTrait, GeometryType, LineStringTrait,
    MultiLineStringTrait, MultiPointTrait, MultiPolygonTrait, PointTrait, PolygonTrait,
};

/// A position: the two ordinates of the map and the height, NaN where it has none.
pub(super) type Position = [f64; 3];

/// Geometries within geometries beyond this depth are refused.
pub(super) const DEEPEST: usize = 64;

/// What makes a geometry unreadable.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// It is not written as the format wants it.
    Syntax,
    /// It is of a type that cannot be shown.
    Type(String),
    /// Geometries are nested too deep.
    Deep,
    /// A position that is no pair of numbers.
    Position(String),
    /// A number that is no number, or infinite.
    NotFinite,
    /// It lacks what it consists of.
    Missing(&'static str),
    /// An arc that the file does not have.
    Arc { index: i64, count: usize },
}

impl Fault {
    /// Adds it to the facts of a problem.
    pub(super) fn describe(&self, problem: &mut Problem) {
        let why = match self {
            Fault::Syntax => "syntax",
            Fault::Type(_) => "type",
            Fault::Deep => "deep",
            Fault::Position(_) => "position",
            Fault::NotFinite => "not-finite",
            Fault::Missing(_) => "missing",
            Fault::Arc { .. } => "arc",
        };
        problem.case("why", why);
        match self {
            Fault::Type(text) | Fault::Position(text) => {
                problem.with("text", text);
            }
            Fault::Missing(name) => {
                problem.with("text", *name);
            }
            Fault::Arc { index, count } => {
                problem.with("text", index.to_string());
                problem.with("count", *count);
            }
            Fault::Syntax | Fault::Deep | Fault::NotFinite => {}
        }
    }
}

/// A geometry while it is put together.
#[derive(Debug, Default)]
pub(super) struct Shape {
    parts: Vec<Part>,
    polygons: Vec<geo::Polygon<f64>>,
    lines: Vec<geo::LineString<f64>>,
    points: Vec<geo::Point<f64>>,
    heights: Vec<f64>,
    is_infinite: bool,
    /// The rings that are not closed: polygon and ring, from 1.
    open: Vec<[usize; 2]>,
}

impl Shape {
    /// What the next positions are.
    pub(super) fn part(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// One of the points that a part has named.
    pub(super) fn point(&mut self, position: Position) {
        let coord = self.coord(position);
        self.points.push(coord.into());
    }

    /// One of the lines that a part has named.
    pub(super) fn line(&mut self, positions: impl IntoIterator<Item = Position>) {
        let line = self.coords(positions);
        self.lines.push(line);
    }

    /// One of the polygons that a part has named. The first ring is the outer one.
    pub(super) fn polygon<R>(&mut self, rings: impl IntoIterator<Item = R>)
    where
        R: IntoIterator<Item = Position>,
    {
        let number = self.polygons.len() + 1;
        let mut closed = Vec::new();
        for (n, ring) in rings.into_iter().enumerate() {
            let first = self.heights.len();
            let mut ring = self.coords(ring);
            if ring.0.first() != ring.0.last() {
                ring.close();
                self.heights.push(self.heights[first]);
                self.open.push([number, n + 1]);
            }
            closed.push(ring);
        }
        let mut rings = closed.into_iter();
        let outer = rings.next().unwrap_or_else(|| geo::LineString(Vec::new()));
        self.polygons
            .push(geo::Polygon::new(outer, rings.collect()));
    }

    /// Polygons that a reader has put together from rings, as one part.
    pub(super) fn polygons_of(&mut self, polygons: Vec<Vec<Vec<Position>>>) {
        self.part(match polygons.len() {
            0 => Part::Empty("Polygon"),
            1 => Part::Polygon,
            number => Part::MultiPolygon(count(number)),
        });
        for rings in polygons {
            self.polygon(rings);
        }
    }

    fn coords(&mut self, positions: impl IntoIterator<Item = Position>) -> geo::LineString<f64> {
        positions.into_iter().map(|p| self.coord(p)).collect()
    }

    fn coord(&mut self, [x, y, height]: Position) -> geo::Coord<f64> {
        self.is_infinite |= !(x.is_finite() && y.is_finite());
        self.heights.push(height);
        geo::Coord { x, y }
    }

    /// A geometry of a crate that reads the format.
    ///
    /// # Errors
    /// A type that cannot be shown.
    pub(super) fn geometry(&mut self, geometry: &impl GeometryTrait<T = f64>) -> Result<(), Fault> {
        use GeometryType as G;
        match geometry.as_type() {
            G::Point(point) => match point.coord().map(|c| position(&c)) {
                Some([x, y, _]) if x.is_nan() && y.is_nan() => self.part(Part::Empty("Point")),
                None => self.part(Part::Empty("Point")),
                Some(position) => {
                    self.part(Part::Point);
                    self.point(position);
                }
            },
            G::MultiPoint(points) => {
                // An empty point among others has no place to be shown at.
                let list = points
                    .points()
                    .filter_map(|p| p.coord().map(|c| position(&c)));
                let list: Vec<Position> = list.collect();
                self.part(Part::MultiPoint(count(list.len())));
                list.into_iter().for_each(|p| self.point(p));
            }
            G::LineString(line) if line.num_coords() == 0 => self.part(Part::Empty("LineString")),
            G::LineString(line) => {
                self.part(Part::LineString);
                self.line(positions(line));
            }
            G::MultiLineString(lines) => {
                self.part(Part::MultiLineString(count(lines.num_line_strings())));
                for line in lines.line_strings() {
                    self.line(positions(&line));
                }
            }
            G::Polygon(polygon) if rings(polygon).is_empty() => self.part(Part::Empty("Polygon")),
            G::Polygon(polygon) => {
                self.part(Part::Polygon);
                self.polygon(rings(polygon));
            }
            G::MultiPolygon(polygons) => {
                self.part(Part::MultiPolygon(count(polygons.num_polygons())));
                for polygon in polygons.polygons() {
                    self.polygon(rings(&polygon));
                }
            }
            G::GeometryCollection(list) => {
                self.part(Part::Collection(count(list.num_geometries())));
                for part in list.geometries() {
                    self.geometry(&part)?;
                }
            }
            G::Rect(_) | G::Triangle(_) | G::Line(_) => {
                return Err(Fault::Type("Curve".to_owned()));
            }
        }
        Ok(())
    }

    /// The geometry, and the rings that were closed.
    fn finish(mut self) -> Result<(Geometry, Vec<[usize; 2]>), Fault> {
        if self.is_infinite {
            return Err(Fault::NotFinite);
        }
        let mut form = Geometry::new(self.parts, self.polygons, self.lines, self.points);
        if self.heights.iter().any(|height| !height.is_nan()) {
            form.heights = std::mem::take(&mut self.heights).into();
        }
        Ok((form, self.open))
    }
}

/// A count as parts write it.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn position(coord: &impl CoordTrait<T = f64>) -> Position {
    let height = match coord.dim() {
        Dimensions::Xyz | Dimensions::Xyzm | Dimensions::Unknown(3..) => coord.nth(2),
        _ => None,
    };
    [coord.x(), coord.y(), height.unwrap_or(f64::NAN)]
}

fn positions(line: &impl LineStringTrait<T = f64>) -> Vec<Position> {
    line.coords().map(|coord| position(&coord)).collect()
}

fn rings(polygon: &impl PolygonTrait<T = f64>) -> Vec<Vec<Position>> {
    let outer = polygon.exterior().into_iter().map(|ring| positions(&ring));
    let holes = polygon.interiors().map(|ring| positions(&ring));
    let rings: Vec<Vec<Position>> = outer.chain(holes).collect();
    if rings.iter().all(Vec::is_empty) {
        Vec::new()
    } else {
        rings
    }
}

/// Hands a feature over with its geometry, or without it where that cannot be read; names either.
/// `false` where the reader should stop.
pub(super) fn add(
    mut feature: Feature,
    shape: Result<Shape, Fault>,
    intake: &mut FeatureSink<'_>,
) -> bool {
    let mut place = intake.place(feature.line, feature.column);
    if !feature.id.is_empty() {
        place = place.feature(feature.id_text());
    }
    match shape.and_then(Shape::finish) {
        Ok((form, open)) => {
            for [polygon, ring] in open {
                let place = place.clone().member("geometry");
                let problem = intake.problems.warning(Code::OpenRing, place);
                problem.with("ring", ring.to_string());
                problem.with("polygon", polygon.to_string());
            }
            feature.form = form;
        }
        Err(fault) => fault.describe(intake.problems.error(Code::UnreadableShape, place)),
    }
    intake.add(feature)
}
