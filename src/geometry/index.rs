//! Shapes where they lie, ready to be asked what is where. Holds no copy of their coordinates: of each
//! run of some dozens of edges it keeps the box alone.
//!
//! It must not know what a shape means, nor the screen.

use super::ring::Point;
use super::{Bounds, WorldPoint, lonlat_from_world};
use geo::{Coord, LineString, MultiLineString, MultiPoint, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::ops::Range;
use std::sync::Arc;

/// Edges that share one box. Small enough that one box in doubt costs little, large enough that
/// the boxes of a coast of a million points are few.
pub(super) const RUN: usize = 32;

/// What one area is made of, longitude and latitude in degrees.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its outline.
    pub polygons: Arc<MultiPolygon<f64>>,
    /// Its lines.
    pub lines: Arc<MultiLineString<f64>>,
    /// Its points.
    pub points: Arc<MultiPoint<f64>>,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            polygons: Arc::new(MultiPolygon::new(Vec::new())),
            lines: Arc::new(MultiLineString::new(Vec::new())),
            points: Arc::new(MultiPoint::new(Vec::new())),
        }
    }
}

impl From<MultiPolygon<f64>> for Shape {
    fn from(polygons: MultiPolygon<f64>) -> Self {
        Self {
            polygons: Arc::new(polygons),
            ..Self::default()
        }
    }
}

/// A polygon or line of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The shape's number.
    pub shape: u32,
    /// Its place among the shape's polygons or lines.
    pub part: u32,
    /// Its first ring among all rings of the index.
    first_ring: u32,
}

/// A ring or line: its coordinates and the boxes of its runs.
#[derive(Clone, Copy)]
pub struct Ring<'i> {
    /// The coordinates, degrees.
    pub coords: &'i [Coord<f64>],
    /// The box of each run, degrees.
    pub(super) runs: &'i [Bounds],
    /// Whether the inside of the polygon is on the left hand with north up; of no meaning for a line.
    pub inside_on_left: bool,
}

impl<'i> Ring<'i> {
    /// The runs, each with its box; they share their end points, so that every edge is in one.
    pub(super) fn runs(self) -> impl Iterator<Item = (&'i Bounds, &'i [Coord<f64>])> {
        let last = self.coords.len();
        self.runs.iter().enumerate().map(move |(number, bounds)| {
            let from = number * RUN;
            (bounds, &self.coords[from..(from + RUN + 1).min(last)])
        })
    }
}

struct RingRuns {
    runs: Range<u32>,
    inside_on_left: bool,
}

type Boxed = GeomWithData<Rectangle<Point>, Part>;

/// The shapes of a map with an index of where they lie.
#[derive(Default)]
pub struct ShapeIndex {
    shapes: Vec<Shape>,
    runs: Vec<Bounds>,
    rings: Vec<RingRuns>,
    polygons: RTree<Boxed>,
    lines: RTree<Boxed>,
    points: RTree<GeomWithData<Point, u32>>,
    bounds: Vec<Bounds>,
}

impl ShapeIndex {
    /// Indexes shapes; the answers are their places in the list.
    pub fn new(shapes: Vec<Shape>) -> Self {
        let mut index = Self::default();
        let (mut polygons, mut lines, mut points) = (Vec::new(), Vec::new(), Vec::new());
        for (number, shape) in (0u32..).zip(&shapes) {
            let mut extent = Bounds::EMPTY;
            for (part, polygon) in (0u32..).zip(&shape.polygons.0) {
                let first_ring = index.ring_count();
                let mut around = index.add_ring(polygon.exterior(), false);
                for hole in polygon.interiors() {
                    around = around.union(index.add_ring(hole, true));
                }
                let part = Part {
                    shape: number,
                    part,
                    first_ring,
                };
                push_box(&mut polygons, around, part);
                extent = extent.union(around);
            }
            for (part, line) in (0u32..).zip(&shape.lines.0) {
                let part = Part {
                    shape: number,
                    part,
                    first_ring: index.ring_count(),
                };
                let around = index.add_ring(line, false);
                push_box(&mut lines, around, part);
                extent = extent.union(around);
            }
            for point in &shape.points.0 {
                let at = [point.x(), point.y()];
                if at.iter().all(|value| value.is_finite()) {
                    points.push(GeomWithData::new(at, number));
                    extent.extend(at);
                }
            }
            index.bounds.push(extent);
        }
        let (areas, (lines, points)) = rayon::join(
            || RTree::bulk_load(polygons),
            || rayon::join(|| RTree::bulk_load(lines), || RTree::bulk_load(points)),
        );
        index.polygons = areas;
        index.lines = lines;
        index.points = points;
        index.shapes = shapes;
        index
    }

    /// The shapes.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The number of positions of all shapes.
    pub fn position_count(&self) -> usize {
        let ring = |ring: &LineString<f64>| ring.0.len();
        let count = |shape: &Shape| {
            let rings = shape.polygons.0.iter();
            let rings = rings
                .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
            let lines: usize = rings.chain(&shape.lines.0).map(ring).sum();
            lines + shape.points.0.len()
        };
        self.shapes.iter().map(count).sum()
    }

    /// The extent of each shape, degrees; empty where it has no position.
    pub fn bounds(&self) -> &[Bounds] {
        &self.bounds
    }

    /// The polygons whose boxes meet a box (degrees), in order.
    pub fn polygons_within(&self, lonlat: Bounds) -> Vec<Part> {
        parts_within(&self.polygons, lonlat)
    }

    /// The lines whose boxes meet a box (degrees), in order.
    pub fn lines_within(&self, lonlat: Bounds) -> Vec<Part> {
        parts_within(&self.lines, lonlat)
    }

    /// The points in a box (degrees), each with its shape, in order.
    pub fn points_within(&self, lonlat: Bounds) -> Vec<(u32, Point)> {
        if lonlat.is_empty() {
            return Vec::new();
        }
        let envelope = AABB::from_corners(lonlat.min, lonlat.max);
        let found = self.points.locate_in_envelope(&envelope);
        let mut found: Vec<(u32, Point)> = found.map(|point| (point.data, *point.geom())).collect();
        found.sort_unstable_by(|a, b| {
            let by_place = || a.1[0].total_cmp(&b.1[0]).then(a.1[1].total_cmp(&b.1[1]));
            a.0.cmp(&b.0).then_with(by_place)
        });
        found
    }

    /// The rings of a polygon, the outer one first.
    pub fn polygon_rings(&self, part: Part) -> impl Iterator<Item = Ring<'_>> {
        let polygon = &self.shapes[part.shape as usize].polygons.0[part.part as usize];
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        (part.first_ring..)
            .zip(rings)
            .map(|(number, ring)| self.ring(number, ring))
    }

    /// A line.
    pub fn line(&self, part: Part) -> Ring<'_> {
        let line = &self.shapes[part.shape as usize].lines.0[part.part as usize];
        self.ring(part.first_ring, line)
    }

    fn ring<'i>(&'i self, number: u32, ring: &'i LineString<f64>) -> Ring<'i> {
        let known = &self.rings[number as usize];
        Ring {
            coords: &ring.0,
            runs: &self.runs[known.runs.start as usize..known.runs.end as usize],
            inside_on_left: known.inside_on_left,
        }
    }

    fn ring_count(&self) -> u32 {
        number(self.rings.len())
    }

    fn add_ring(&mut self, ring: &LineString<f64>, is_hole: bool) -> Bounds {
        let first = number(self.runs.len());
        let last = ring.0.len();
        let mut around = Bounds::EMPTY;
        let mut twice_area = 0.0;
        let origin = ring.0.first().copied().unwrap_or_default();
        for from in (0..last.saturating_sub(1).max(last.min(1))).step_by(RUN) {
            let run = &ring.0[from..(from + RUN + 1).min(last)];
            let bounds = Bounds::from_points(run.iter().map(|at| [at.x, at.y]));
            for edge in run.windows(2) {
                let (a, b) = (edge[0] - origin, edge[1] - origin);
                twice_area += a.x * b.y - b.x * a.y;
            }
            self.runs.push(bounds);
            around = around.union(bounds);
        }
        self.rings.push(RingRuns {
            runs: first..number(self.runs.len()),
            // Latitude grows north: a ring that is counter-clockwise has a positive area.
            inside_on_left: (twice_area >= 0.0) != is_hole,
        });
        around
    }

    pub(super) fn polygon_boxes_at(&self, lonlat: Point) -> impl Iterator<Item = Part> {
        let here = AABB::from_point(lonlat);
        let found = self.polygons.locate_in_envelope_intersecting(&here);
        found.map(|boxed| boxed.data)
    }
}

/// A box of world units in degrees.
pub(super) fn lonlat_box(world: Bounds) -> Bounds {
    let corner = |point: WorldPoint| lonlat_from_world(point);
    Bounds::from_points([corner(world.min), corner(world.max)])
}

fn push_box(boxes: &mut Vec<Boxed>, around: Bounds, part: Part) {
    if !around.is_empty() {
        let corners = Rectangle::from_corners(around.min, around.max);
        boxes.push(GeomWithData::new(corners, part));
    }
}

fn parts_within(tree: &RTree<Boxed>, lonlat: Bounds) -> Vec<Part> {
    if lonlat.is_empty() {
        return Vec::new();
    }
    let envelope = AABB::from_corners(lonlat.min, lonlat.max);
    let found = tree.locate_in_envelope_intersecting(&envelope);
    let mut parts: Vec<Part> = found.map(|boxed| boxed.data).collect();
    parts.sort_unstable();
    parts
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a map has under 2^32 rings and runs")
}
