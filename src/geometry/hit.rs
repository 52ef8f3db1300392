//! Which shape lies beneath a point, fast enough for every movement of the pointer.
//!
//! An R-tree of boxes finds the candidates, then the even-odd rule decides. It must not know what a
//! shape means, nor which is drawn on top: the smallest index wins.

use super::ring::{Point, open_points, ray_crosses};
use super::{Bounds, WorldPoint};
use geo::MultiPolygon;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::ops::Range;

/// Edges that share one box. Small enough that one box in doubt costs little, large enough that
/// the boxes of a coast of a million points are few.
const RUN: usize = 32;

/// The shapes of a map, ready to be asked what is where. Holds a copy of their coordinates.
pub struct HitIndex {
    /// The box of each polygon, with its place in `parts`.
    tree: RTree<GeomWithData<Rectangle<Point>, u32>>,
    parts: Vec<Part>,
    runs: Vec<Run>,
    points: Vec<Point>,
}

/// One polygon of a shape.
struct Part {
    shape: u32,
    runs: Range<usize>,
}

/// Consecutive edges of one ring: those between the points of this range.
struct Run {
    points: Range<usize>,
    bounds: Bounds,
}

impl HitIndex {
    /// Indexes shapes in world coordinates; the answers are their places in `shapes`.
    ///
    /// Points that are not finite are passed over.
    pub fn new(shapes: &[MultiPolygon<f64>]) -> Self {
        let mut index = Self {
            tree: RTree::new(),
            parts: Vec::new(),
            runs: Vec::new(),
            points: Vec::new(),
        };
        let mut boxes = Vec::new();
        for (shape, polygons) in shapes.iter().enumerate() {
            let shape = u32::try_from(shape).expect("a map has under 2^32 shapes");
            for polygon in polygons {
                let first_run = index.runs.len();
                let mut bounds = Bounds::EMPTY;
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    bounds = bounds.union(index.push_ring(open_points(ring)));
                }
                if bounds.is_empty() {
                    continue;
                }
                let part = u32::try_from(index.parts.len()).expect("a map has under 2^32 polygons");
                let corners = Rectangle::from_corners(bounds.min, bounds.max);
                boxes.push(GeomWithData::new(corners, part));
                index.parts.push(Part {
                    shape,
                    runs: first_run..index.runs.len(),
                });
            }
        }
        index.tree = RTree::bulk_load(boxes);
        index
    }

    /// The shape at a world point; the one with the smallest index where several overlap.
    ///
    /// A point on the border of two neighbours belongs to exactly one of them.
    pub fn at(&self, world: WorldPoint) -> Option<u32> {
        if !world.iter().all(|value| value.is_finite()) {
            return None;
        }
        let mut found: Option<u32> = None;
        let here = AABB::from_point(world);
        for candidate in self.tree.locate_in_envelope_intersecting(&here) {
            let part = &self.parts[candidate.data as usize];
            if found.is_none_or(|best| part.shape < best) && self.is_inside(part, world) {
                found = Some(part.shape);
            }
        }
        found
    }

    /// The shapes whose boxes meet `bounds` (world), in order, each once.
    pub fn within(&self, bounds: Bounds) -> Vec<u32> {
        if bounds.is_empty() {
            return Vec::new();
        }
        let envelope = AABB::from_corners(bounds.min, bounds.max);
        let candidates = self.tree.locate_in_envelope_intersecting(&envelope);
        let mut shapes: Vec<u32> = candidates
            .map(|candidate| self.parts[candidate.data as usize].shape)
            .collect();
        shapes.sort_unstable();
        shapes.dedup();
        shapes
    }

    fn push_ring(&mut self, mut ring: Vec<Point>) -> Bounds {
        let start = self.points.len();
        let Some(first) = ring.first().copied() else {
            return Bounds::EMPTY;
        };
        ring.push(first);
        let bounds = Bounds::from_points(ring.iter().copied());
        self.points.extend(ring);
        let end = self.points.len();
        for from in (start..end - 1).step_by(RUN) {
            // Runs share their end points, so that every edge is in exactly one.
            let points = from..(from + RUN + 1).min(end);
            self.runs.push(Run {
                bounds: Bounds::from_points(self.points[points.clone()].iter().copied()),
                points,
            });
        }
        bounds
    }

    fn is_inside(&self, part: &Part, world: WorldPoint) -> bool {
        let crossings: usize = self.runs[part.runs.clone()]
            .iter()
            .map(|run| run.crossings(&self.points, world))
            .sum();
        crossings % 2 == 1
    }
}

impl Run {
    /// How often the ray from `p` to the east crosses this run; only whether it is odd matters.
    fn crossings(&self, points: &[Point], p: Point) -> usize {
        let (min, max) = (self.bounds.min, self.bounds.max);
        if p[1] < min[1] || p[1] > max[1] || p[0] >= max[0] {
            return 0;
        }
        let run = &points[self.points.clone()];
        if p[0] < min[0] {
            // All of the run is to the east: it crosses an odd number of times if its ends are on
            // different sides of the ray.
            let (first, last) = (run[0], run[run.len() - 1]);
            return usize::from((first[1] > p[1]) != (last[1] > p[1]));
        }
        let edges = run.windows(2);
        edges
            .filter(|edge| ray_crosses(p, edge[0], edge[1]))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::ring::ring_contains;
    use geo::{LineString, Polygon, polygon};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)]
    }

    #[test]
    fn inside_outside_and_in_the_hole() {
        let mut ring = square(0.0, 0.0, 3.0);
        ring.interiors_push(square(1.0, 1.0, 1.0).exterior().clone());
        let index = HitIndex::new(&[ring.into(), square(1.0, 1.0, 1.0).into()]);
        assert_eq!(index.at([0.5, 0.5]), Some(0));
        assert_eq!(index.at([1.5, 1.5]), Some(1));
        assert_eq!(index.at([5.0, 0.5]), None);
        assert_eq!(index.at([f64::NAN, 0.5]), None);
    }

    #[test]
    fn a_point_on_a_border_is_in_exactly_one() {
        let index = |x: f64| HitIndex::new(&[square(x, 0.0, 1.0).into()]);
        for y in [0.0, 0.25, 0.5, 0.999] {
            let hits = [index(0.0), index(1.0)].map(|index| index.at([1.0, y]).is_some());
            assert_ne!(hits[0], hits[1]);
        }
    }

    #[test]
    fn the_smallest_index_wins_on_overlap() {
        let shapes = [
            square(9.0, 9.0, 1.0),
            square(0.0, 0.0, 2.0),
            square(0.0, 0.0, 1.0),
        ];
        let index = HitIndex::new(&shapes.map(MultiPolygon::from));
        assert_eq!(index.at([0.5, 0.5]), Some(1));
        let all = Bounds::from_points([[0.0, 0.0], [1.5, 1.5]]);
        assert_eq!(index.within(all), vec![1, 2]);
        assert!(index.within(Bounds::EMPTY).is_empty());
    }

    #[test]
    fn broken_shapes_do_not_panic() {
        let empty = MultiPolygon::new(vec![]);
        let nan: MultiPolygon<f64> =
            polygon![(x: f64::NAN, y: 0.0), (x: 1e308, y: -1e308), (x: -1e308, y: 1e308)].into();
        let point: MultiPolygon<f64> = polygon![(x: 1.0, y: 1.0)].into();
        let index = HitIndex::new(&[empty, nan, point]);
        index.at([0.0, 0.0]);
        index.at([1.0, 1.0]);
    }

    proptest! {
        /// Skipping runs must not change the answer.
        #[test]
        fn agrees_with_the_plain_rule(
            ring in prop::collection::vec([0..20_i32, 0..20_i32], 3..200),
            x in -1..21_i32, y in -1..21_i32
        ) {
            let ring: Vec<Point> = ring.iter().map(|p| p.map(f64::from)).collect();
            let p = [f64::from(x), f64::from(y)];
            let index = HitIndex::new(&[Polygon::new(LineString::from(ring.clone()), vec![]).into()]);
            prop_assert_eq!(index.at(p).is_some(), ring_contains(&ring, p));
        }

        #[test]
        fn never_panics(ring in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20), x in prop::num::f64::ANY, y in prop::num::f64::ANY) {
            let shape: MultiPolygon<f64> = Polygon::new(ring.into(), vec![]).into();
            let index = HitIndex::new(std::slice::from_ref(&shape));
            index.at([x, y]);
            index.within(Bounds { min: [x, y], max: [y, x] });
        }
    }
}
