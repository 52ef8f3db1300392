//! Flat coordinates of a type to a [`Geometry`].

use super::coordinates::{Flat, PositionEnd};
use super::faults::Faults;
use crate::model::{Code, Geometry, Part, PartMembers};
use geo::{Coord, LineString, Point, Polygon};
use std::ops::Range;

/// A type of geometry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GeometryType {
    Point,
    MultiPoint,
    LineString,
    MultiLineString,
    Polygon,
    MultiPolygon,
    GeometryCollection,
}

impl GeometryType {
    const ALL: [Self; 7] = [
        GeometryType::Point,
        GeometryType::MultiPoint,
        GeometryType::LineString,
        GeometryType::MultiLineString,
        GeometryType::Polygon,
        GeometryType::MultiPolygon,
        GeometryType::GeometryCollection,
    ];

    /// The type of a name in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// Its name in RFC 7946.
    pub(super) fn name(self) -> &'static str {
        match self {
            GeometryType::Point => "Point",
            GeometryType::MultiPoint => "MultiPoint",
            GeometryType::LineString => "LineString",
            GeometryType::MultiLineString => "MultiLineString",
            GeometryType::Polygon => "Polygon",
            GeometryType::MultiPolygon => "MultiPolygon",
            GeometryType::GeometryCollection => "GeometryCollection",
        }
    }

    /// How deep its positions are nested, themselves included.
    fn depth(self) -> usize {
        match self {
            GeometryType::Point | GeometryType::GeometryCollection => 1,
            GeometryType::MultiPoint | GeometryType::LineString => 2,
            GeometryType::MultiLineString | GeometryType::Polygon => 3,
            GeometryType::MultiPolygon => 4,
        }
    }

    /// What it is if its positions are nested otherwise: one instead of several, or several of one.
    fn nested(self, depth: usize) -> Option<Self> {
        let [one, many] = match self {
            GeometryType::GeometryCollection => return None,
            GeometryType::Point | GeometryType::MultiPoint => {
                [GeometryType::Point, GeometryType::MultiPoint]
            }
            GeometryType::LineString | GeometryType::MultiLineString => {
                [GeometryType::LineString, GeometryType::MultiLineString]
            }
            GeometryType::Polygon | GeometryType::MultiPolygon => {
                [GeometryType::Polygon, GeometryType::MultiPolygon]
            }
        };
        match depth {
            _ if depth == self.depth() => Some(self),
            _ if depth == many.depth() => Some(many),
            _ if depth == one.depth() => Some(one),
            // One ring without the brackets of its polygon, or brackets too many around polygons.
            2 if one == GeometryType::Polygon => Some(one),
            5.. if many == GeometryType::MultiPolygon => Some(many),
            _ => None,
        }
    }

    /// The likeliest type of coordinates that come without one.
    pub(super) fn guess(flat: &Flat) -> Option<Self> {
        let mut from = 0;
        let mut rings = flat
            .ends
            .iter()
            .filter(|end| Some(end.depth + 1) == flat.depth);
        let closed = rings.all(|end| {
            let ring = &flat.xy[std::mem::replace(&mut from, end.upto)..end.upto];
            ring.len() > 3 && ring.first() == ring.last()
        });
        match flat.depth? {
            1 => Some(GeometryType::Point),
            2 => Some(GeometryType::LineString),
            3 if closed => Some(GeometryType::Polygon),
            3 => Some(GeometryType::MultiLineString),
            4 => Some(GeometryType::MultiPolygon),
            _ => None,
        }
    }
}

/// A geometry that grows part by part.
#[derive(Debug, Default)]
pub(super) struct GeometryBuilder {
    pub(super) parts: Vec<Part>,
    polygons: Vec<Polygon<f64>>,
    lines: Vec<LineString<f64>>,
    points: Vec<Point<f64>>,
    heights: Vec<f64>,
    positions: usize,
    import: Vec<PartMembers>,
}

/// How much of a geometry there was at some time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    counts: [usize; 4],
    positions: usize,
}

impl GeometryBuilder {
    pub(super) fn mark(&self) -> Mark {
        let counts = [
            self.parts.len(),
            self.polygons.len(),
            self.lines.len(),
            self.points.len(),
        ];
        Mark {
            counts,
            positions: self.positions,
        }
    }

    /// Takes back what came after a mark.
    pub(super) fn back_to(&mut self, mark: Mark) {
        let [parts, polygons, lines, points] = mark.counts;
        self.parts.truncate(parts);
        self.polygons.truncate(polygons);
        self.lines.truncate(lines);
        self.points.truncate(points);
        self.heights.truncate(mark.positions);
        self.positions = mark.positions;
        self.import.retain(|of| (of.part as usize) < parts);
    }

    /// Adds the members of a part, as an object that is not closed.
    pub(super) fn add_members(&mut self, part: usize, mut members: String) {
        members.push('}');
        self.import.push(PartMembers {
            part: u32::try_from(part).unwrap_or(u32::MAX),
            members: members.into(),
        });
    }

    /// The geometry, whose lists take no more room than they need.
    pub(super) fn finish(self) -> Geometry {
        let mut form = Geometry::new(self.parts, self.polygons, self.lines, self.points);
        if !self.heights.is_empty() {
            let mut heights = self.heights;
            heights.resize(self.positions, f64::NAN);
            form.heights = heights.into();
        }
        let mut import = self.import;
        // A collection ends after its parts.
        import.sort_by_key(|of| of.part);
        form.foreign_members = import.into();
        form
    }

    /// Adds the coordinates of a type; `false` where they are not of it.
    pub(super) fn add(
        &mut self,
        kind: GeometryType,
        flat: &Flat,
        at: usize,
        faults: &mut Faults,
    ) -> bool {
        let depth = flat.depth.unwrap_or_else(|| kind.depth());
        let Some(read) = kind.nested(depth).filter(|_| flat.uneven.is_none()) else {
            return false;
        };
        if depth != kind.depth() {
            let problem = faults.warning(Code::OddGeometry, at);
            problem.case("what", "nesting");
            problem.with("type", kind.name()).with("read", read.name());
        }
        short_positions(flat, depth, faults);
        let mark = self.mark();
        match read {
            GeometryType::Point | GeometryType::MultiPoint | GeometryType::GeometryCollection => {
                self.add_points(flat)
            }
            GeometryType::LineString | GeometryType::MultiLineString => {
                self.add_lines(flat, depth, read, faults)
            }
            GeometryType::Polygon | GeometryType::MultiPolygon => {
                self.add_polygons(flat, depth, faults)
            }
        }
        self.add_part(read, mark);
        if self.positions == mark.positions && flat.depth.is_none() {
            let problem = faults.note(Code::NoGeometry, at);
            problem.case("why", "empty").with("type", kind.name());
        }
        true
    }

    /// The part that has all that came after a mark.
    fn add_part(&mut self, kind: GeometryType, mark: Mark) {
        let [_, polygons, lines, points] = mark.counts;
        let many = |all: usize, before: usize| u32::try_from(all - before).unwrap_or(u32::MAX);
        let points = many(self.points.len(), points);
        let lines = many(self.lines.len(), lines);
        let polygons = many(self.polygons.len(), polygons);
        self.parts.push(match kind {
            GeometryType::Point if points == 1 => Part::Point,
            GeometryType::LineString if lines == 1 => Part::LineString,
            GeometryType::Polygon if polygons == 1 => Part::Polygon,
            GeometryType::MultiPoint => Part::MultiPoint(points),
            GeometryType::MultiLineString => Part::MultiLineString(lines),
            GeometryType::MultiPolygon => Part::MultiPolygon(polygons),
            _ => Part::Empty(kind.name()),
        });
    }

    fn add_points(&mut self, flat: &Flat) {
        self.points
            .extend(flat.xy.iter().map(|position| Point(*position)));
        self.add_heights(flat, 0..flat.xy.len());
    }

    fn add_lines(&mut self, flat: &Flat, depth: usize, kind: GeometryType, faults: &mut Faults) {
        let mut from = 0;
        let ends = flat.ends.iter().filter(|end| end.depth + 1 == depth);
        for (n, end) in ends.enumerate() {
            let range = std::mem::replace(&mut from, end.upto)..end.upto;
            if range.is_empty() && flat.depth.is_none() && kind == GeometryType::LineString {
                continue;
            }
            if range.len() < 2 {
                let problem = faults.error(Code::LostLine, end.at);
                problem
                    .with("line", (n + 1).to_string())
                    .with("count", range.len());
                continue;
            }
            self.lines.push(LineString(flat.xy[range.clone()].to_vec()));
            self.add_heights(flat, range);
        }
    }

    fn add_polygons(&mut self, flat: &Flat, depth: usize, faults: &mut Faults) {
        let mut rings = RingList::default();
        let mut from = 0;
        for end in &flat.ends {
            if end.depth + 1 == depth {
                let range = std::mem::replace(&mut from, end.upto)..end.upto;
                rings.add(self, flat, range, *end, faults);
            } else if end.depth + 2 == depth {
                rings.finish_polygon(self);
            }
        }
        rings.finish_polygon(self);
    }

    /// Adds the heights of positions that have just been added.
    fn add_heights(&mut self, flat: &Flat, range: Range<usize>) {
        let count = range.len();
        if !flat.z.is_empty() {
            self.heights.resize(self.positions, f64::NAN);
            self.heights.extend(&flat.z[range]);
        } else if !self.heights.is_empty() {
            self.heights.resize(self.positions + count, f64::NAN);
        }
        self.positions += count;
    }
}

/// The rings of a polygon, while they come.
#[derive(Default)]
struct RingList {
    /// Number of the polygon in the geometry, from 0.
    polygon: usize,
    /// How many rings of it have come.
    count: usize,
    outer: Option<LineString<f64>>,
    holes: Vec<LineString<f64>>,
}

impl RingList {
    fn add(
        &mut self,
        builder: &mut GeometryBuilder,
        flat: &Flat,
        range: Range<usize>,
        end: PositionEnd,
        faults: &mut Faults,
    ) {
        self.count += 1;
        let positions = &flat.xy[range.clone()];
        let open = positions.len() > 1 && positions.first() != positions.last();
        let lost = positions.len() + usize::from(open) < 4;
        if open || lost {
            let problem = if lost {
                faults.error(Code::LostRing, end.at)
            } else {
                faults.warning(Code::OpenRing, end.at)
            };
            problem.with("ring", self.count.to_string());
            problem.with("polygon", (self.polygon + 1).to_string());
        }
        // Without their outer ring holes mean nothing.
        if lost || (self.count > 1 && self.outer.is_none()) {
            return;
        }
        let ring = ring(positions, open);
        builder.add_heights(flat, range.clone());
        if open {
            builder.add_heights(flat, range.start..range.start + 1);
        }
        match self.outer {
            None => self.outer = Some(ring),
            Some(_) => self.holes.push(ring),
        }
    }

    fn finish_polygon(&mut self, builder: &mut GeometryBuilder) {
        if let Some(outer) = self.outer.take() {
            builder
                .polygons
                .push(Polygon::new(outer, std::mem::take(&mut self.holes)));
        }
        self.polygon += usize::from(self.count > 0);
        self.count = 0;
    }
}

fn ring(positions: &[Coord<f64>], open: bool) -> LineString<f64> {
    let mut ring = Vec::with_capacity(positions.len() + usize::from(open));
    ring.extend_from_slice(positions);
    if open {
        ring.push(positions[0]);
    }
    LineString(ring)
}

/// Names the empty arrays that stand where positions should.
fn short_positions(flat: &Flat, depth: usize, faults: &mut Faults) {
    let outermost = |end: &PositionEnd| end.depth == 1;
    for end in flat
        .ends
        .iter()
        .filter(|end| end.depth >= depth && !outermost(end))
    {
        faults.error(Code::BadPosition, end.at).case("why", "short");
    }
}
