//! Geometry as well-known binary, little end first: as ISO 13249-3 has it, or extended as PostGIS does.

use super::ShapeKind;
use crate::model::{Geometry, Part};
use geo::Coord;

/// What the numbers of kinds say of heights and of the coordinate system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// ISO: 1,000 more where there are heights; the system is said elsewhere.
    Iso,
    /// Extended: a bit for heights, and WGS 84 named in the outermost geometry.
    Extended,
}

/// Signs of the extended form.
const WITH_HEIGHTS: u32 = 0x8000_0000;
const WITH_SYSTEM: u32 = 0x2000_0000;

/// WGS 84, longitude and latitude.
pub(super) const WGS_84: u32 = 4326;

/// The bytes of a geometry; none where there is none. Where all of a table are of one `kind`, single ones are
/// written as several. Positions without a height in a geometry with some get one that is no number.
pub(super) fn bytes(form: &Geometry, kind: ShapeKind, dialect: Dialect) -> Option<Vec<u8>> {
    if form.parts.is_empty() {
        return None;
    }
    let mut pen = BinaryPen {
        out: Vec::new(),
        form,
        dialect,
        polygon: 0,
        line: 0,
        point: 0,
        position: 0,
    };
    for part in &form.parts {
        pen.part(several(*part, kind));
    }
    Some(pen.out)
}

/// A part as one of several, where the table has a kind.
fn several(part: Part, kind: ShapeKind) -> Part {
    match (kind, part) {
        (ShapeKind::Mixed, part) => part,
        (_, Part::Point) => Part::MultiPoint(1),
        (_, Part::LineString) => Part::MultiLineString(1),
        (_, Part::Polygon) => Part::MultiPolygon(1),
        (_, Part::Empty("Point")) => Part::MultiPoint(0),
        (_, Part::Empty("LineString")) => Part::MultiLineString(0),
        (_, Part::Empty("Polygon")) => Part::MultiPolygon(0),
        (_, part) => part,
    }
}

/// Walks the tree in pre-order, which is the order of the bytes, with a finger in each of the lists.
struct BinaryPen<'f> {
    out: Vec<u8>,
    form: &'f Geometry,
    dialect: Dialect,
    polygon: usize,
    line: usize,
    point: usize,
    position: usize,
}

impl BinaryPen<'_> {
    fn part(&mut self, part: Part) {
        match part {
            Part::Point => self.next_point(),
            Part::LineString => self.next_line(),
            Part::Polygon => self.next_polygon(),
            Part::MultiPoint(count) => self.list(4, count, Self::next_point),
            Part::MultiLineString(count) => self.list(5, count, Self::next_line),
            Part::MultiPolygon(count) => self.list(6, count, Self::next_polygon),
            Part::Collection(count) => self.list(7, count, |_| {}),
            Part::Empty("Point") => self.empty_point(),
            Part::Empty("LineString") => self.list(2, 0, |_| {}),
            Part::Empty(_) => self.list(3, 0, |_| {}),
        }
    }

    /// The order of bytes, the kind, and in the outermost geometry the system.
    fn begin(&mut self, kind: u32) {
        let is_outermost = self.out.is_empty();
        let has_heights = self.has_heights();
        self.out.push(1);
        match self.dialect {
            Dialect::Iso => self.word(kind + if has_heights { 1_000 } else { 0 }),
            Dialect::Extended => {
                let heights = if has_heights { WITH_HEIGHTS } else { 0 };
                let system = if is_outermost { WITH_SYSTEM } else { 0 };
                self.word(kind | heights | system);
                if is_outermost {
                    self.word(WGS_84);
                }
            }
        }
    }

    fn has_heights(&self) -> bool {
        !self.form.heights.is_empty()
    }

    fn list(&mut self, kind: u32, count: u32, item: fn(&mut Self)) {
        self.begin(kind);
        self.word(count);
        // The parts of a collection follow by themselves.
        if kind != 7 {
            for _ in 0..count {
                item(self);
            }
        }
    }

    fn next_point(&mut self) {
        let point = self.form.points.0.get(self.point).copied();
        self.point += 1;
        match point {
            Some(point) => {
                self.begin(1);
                self.at(point.0);
            }
            None => self.empty_point(),
        }
    }

    /// A point that is nowhere has no numbers for its place.
    fn empty_point(&mut self) {
        self.begin(1);
        let numbers = if self.has_heights() { 3 } else { 2 };
        for _ in 0..numbers {
            self.number(f64::NAN);
        }
    }

    fn next_line(&mut self) {
        let form = self.form;
        let line = form.lines.0.get(self.line);
        self.line += 1;
        self.begin(2);
        self.positions(line.map_or(&[], |line| &line.0));
    }

    fn next_polygon(&mut self) {
        let form = self.form;
        let polygon = form.polygons.0.get(self.polygon);
        self.polygon += 1;
        self.begin(3);
        let Some(polygon) = polygon else {
            return self.word(0);
        };
        self.count(1 + polygon.interiors().len());
        self.positions(&polygon.exterior().0);
        for hole in polygon.interiors() {
            self.positions(&hole.0);
        }
    }

    fn positions(&mut self, positions: &[Coord<f64>]) {
        self.count(positions.len());
        for at in positions {
            self.at(*at);
        }
    }

    fn at(&mut self, at: Coord<f64>) {
        let height = self.form.heights.get(self.position).copied();
        self.position += 1;
        self.number(at.x);
        self.number(at.y);
        if self.has_heights() {
            self.number(height.unwrap_or(f64::NAN));
        }
    }

    fn count(&mut self, count: usize) {
        self.word(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn word(&mut self, word: u32) {
        self.out.extend_from_slice(&word.to_le_bytes());
    }

    fn number(&mut self, number: f64) {
        self.out.extend_from_slice(&number.to_le_bytes());
    }
}

/// West, south, east and north of a geometry in degrees; `None` where it has no position.
pub(super) fn bounds(form: &Geometry) -> Option<[f64; 4]> {
    let polygons = form
        .polygons
        .0
        .iter()
        .flat_map(|polygon| &polygon.exterior().0);
    let lines = form.lines.0.iter().flat_map(|line| &line.0);
    let points = form.points.0.iter().map(|point| &point.0);
    let all = polygons
        .chain(lines)
        .chain(points)
        .filter(|at| at.x.is_finite() && at.y.is_finite());
    all.fold(None, |bounds, at| {
        let [west, south, east, north] = bounds.unwrap_or([at.x, at.y, at.x, at.y]);
        Some([
            west.min(at.x),
            south.min(at.y),
            east.max(at.x),
            north.max(at.y),
        ])
    })
}

/// Bounds that hold both.
pub(super) fn joined(one: Option<[f64; 4]>, other: Option<[f64; 4]>) -> Option<[f64; 4]> {
    let (Some(a), Some(b)) = (one, other) else {
        return one.or(other);
    };
    Some([
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_traits::{GeometryTrait, GeometryType};
    use std::sync::Arc;

    fn form() -> Geometry {
        Geometry {
            parts: [
                Part::Collection(3),
                Part::Point,
                Part::Empty("Polygon"),
                Part::MultiPoint(1),
            ]
            .into(),
            points: Arc::new(geo::MultiPoint::from(vec![(1.0, 2.5), (3.0, 4.0)])),
            heights: [7.0, 8.5].into(),
            ..Geometry::default()
        }
    }

    /// The kind and the dimensions of bytes, as the `wkb` crate reads them.
    fn read(bytes: &[u8]) -> String {
        let read = wkb::reader::read_wkb(bytes).expect("well-known binary");
        let kind = match read.as_type() {
            GeometryType::Point(_) => "Point",
            GeometryType::MultiPoint(_) => "MultiPoint",
            GeometryType::GeometryCollection(_) => "GeometryCollection",
            _ => "another",
        };
        format!("{kind} {:?}", read.dim())
    }

    #[test]
    fn both_dialects_are_read_by_others() {
        for dialect in [Dialect::Iso, Dialect::Extended] {
            let bytes = bytes(&form(), ShapeKind::Mixed, dialect).expect("a geometry");
            assert_eq!(read(&bytes), "GeometryCollection Xyz");
        }
        assert_eq!(
            bytes(&Geometry::default(), ShapeKind::Mixed, Dialect::Iso),
            None
        );
    }

    #[test]
    fn a_single_shape_is_one_of_several_where_all_are_of_a_kind() {
        let point = Geometry::of_point([36.0, 34.0]);
        let single = bytes(&point, ShapeKind::Mixed, Dialect::Iso).expect("a geometry");
        let several = bytes(&point, ShapeKind::Points, Dialect::Iso).expect("a geometry");
        assert_eq!(
            (read(&single), read(&several)),
            ("Point Xy".into(), "MultiPoint Xy".into())
        );
        assert_eq!(bounds(&point), Some([36.0, 34.0, 36.0, 34.0]));
    }
}
