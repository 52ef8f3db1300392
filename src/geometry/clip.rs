//! What of a ring or a piece of a line lies in a box.
//!
//! Rings are cut by the method of Sutherland and Hodgman, pieces by that of Liang and Barsky; a ring
//! that leaves the box and comes back runs along its edge between. It must not know what is drawn.

use super::index::Ring;
use super::ring::{Point, signed_area};
use super::{Bounds, world_from_lonlat};
use geo::MultiPolygon;

/// On which sides outside the box a point lies, as bits.
fn beyond(point: Point, bounds: &Bounds) -> u8 {
    let mut sides = 0;
    for (axis, value) in point.into_iter().enumerate() {
        if value < bounds.min[axis] {
            sides |= 1 << (axis * 2);
        } else if value > bounds.max[axis] {
            sides |= 2 << (axis * 2);
        }
    }
    sides
}

fn box_beyond(inner: &Bounds, bounds: &Bounds) -> bool {
    (0..2).any(|axis| inner.max[axis] < bounds.min[axis] || inner.min[axis] > bounds.max[axis])
}

impl Ring<'_> {
    /// The points of a ring or line (degrees), fewer where it strays outside a box: a stretch that
    /// stays on one side of the box is replaced by its ends. What lies in the box does not change.
    /// Points that are not finite are passed over.
    pub fn around(self, lonlat: Bounds) -> Vec<Point> {
        let mut kept = KeptSide {
            points: Vec::new(),
            sides: [0; 2],
        };
        for (bounds, run) in self.runs() {
            if box_beyond(bounds, &lonlat) {
                for at in [run.first(), run.last()].into_iter().flatten() {
                    kept.push([at.x, at.y], &lonlat);
                }
            } else {
                for at in run {
                    kept.push([at.x, at.y], &lonlat);
                }
            }
        }
        kept.points
    }
}

struct KeptSide {
    points: Vec<Point>,
    /// The sides beyond which the last two points lie.
    sides: [u8; 2],
}

impl KeptSide {
    fn push(&mut self, point: Point, bounds: &Bounds) {
        if !(point[0].is_finite() && point[1].is_finite()) || self.points.last() == Some(&point) {
            return;
        }
        let sides = beyond(point, bounds);
        if self.points.len() > 1 && self.sides[0] & self.sides[1] & sides != 0 {
            self.points.pop();
            self.points.push(point);
            self.sides[1] = sides;
            return;
        }
        self.points.push(point);
        self.sides = [self.sides[1], sides];
    }
}

/// The part of a ring that lies in a box; empty where none does. The ring may be closed or not.
pub fn clipped(ring: &[Point], bounds: Bounds) -> Vec<Point> {
    let mut points = ring.to_vec();
    if points.iter().all(|point| beyond(*point, &bounds) == 0) {
        return points;
    }
    for axis in 0..2 {
        for (edge, sign) in [(bounds.min[axis], 1.0), (bounds.max[axis], -1.0)] {
            points = half(&points, axis, edge, sign);
        }
    }
    points
}

/// How much of the map plane a shape in degrees takes, and how much of that in a box of the plane, in
/// square world units; holes are left out.
pub fn plane_area_within(lonlat: &MultiPolygon<f64>, bounds: Bounds) -> [f64; 2] {
    let mut areas = [0.0; 2];
    for polygon in lonlat {
        let holes = polygon.interiors().iter().map(|ring| (ring, -1.0));
        for (ring, sign) in [(polygon.exterior(), 1.0)].into_iter().chain(holes) {
            let plane = ring.coords().map(|at| world_from_lonlat([at.x, at.y]));
            let plane: Vec<Point> = plane.collect();
            areas[0] += sign * signed_area(&plane).abs();
            areas[1] += sign * signed_area(&clipped(&plane, bounds)).abs();
        }
    }
    areas
}

/// What of a ring lies where `sign × coordinate ≥ sign × edge`.
fn half(points: &[Point], axis: usize, edge: f64, sign: f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 4);
    let Some(mut from) = points.last().copied() else {
        return kept;
    };
    for to in points.iter().copied() {
        let [inside_from, inside_to] = [from, to].map(|p| sign * p[axis] >= sign * edge);
        if inside_from != inside_to {
            kept.push(crossing(from, to, axis, edge));
        }
        if inside_to {
            kept.push(to);
        }
        from = to;
    }
    kept
}

/// Where a piece crosses an edge; the same point whichever way it is walked.
fn crossing(from: Point, to: Point, axis: usize, edge: f64) -> Point {
    let (low, high) = if from[axis] <= to[axis] {
        (from, to)
    } else {
        (to, from)
    };
    let share = (edge - low[axis]) / (high[axis] - low[axis]);
    let other = 1 - axis;
    let mut point = [edge; 2];
    point[other] = low[other] + share * (high[other] - low[other]);
    point
}

/// From where to where, as shares of its length, a piece lies in a box; `None` where it does not.
pub fn piece_within(from: Point, to: Point, bounds: Bounds) -> Option<[f64; 2]> {
    let mut shown = [0.0_f64, 1.0_f64];
    for axis in 0..2 {
        let length = to[axis] - from[axis];
        let [low, high] = [bounds.min[axis] - from[axis], bounds.max[axis] - from[axis]];
        if length == 0.0 {
            // On the far edge it is the next box's.
            if low > 0.0 || high <= 0.0 {
                return None;
            }
            continue;
        }
        let (first, second) = (low / length, high / length);
        shown[0] = shown[0].max(first.min(second));
        shown[1] = shown[1].min(first.max(second));
    }
    (shown[0] < shown[1]).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::ring::ring_contains;
    use crate::geometry::{Bounds, Shape, ShapeIndex};
    use geo::{LineString, MultiPolygon, Polygon};
    use proptest::prelude::*;

    const BOX: Bounds = Bounds {
        min: [4.0, 4.0],
        max: [9.0, 11.0],
    };

    #[test]
    fn the_part_of_a_shape_in_a_box_leaves_out_its_holes() {
        let ring = |min: f64, max: f64| {
            let at = [(min, min), (max, min), (max, max), (min, max)];
            LineString::from(at.to_vec())
        };
        let shape = MultiPolygon::new(vec![Polygon::new(ring(0.0, 8.0), vec![ring(2.0, 4.0)])]);
        let [west, east] = [[0.0, -10.0], [4.0, 20.0]].map(world_from_lonlat);
        let half = Bounds::from_points([west, east]);
        let [whole, within] = plane_area_within(&shape, half);
        let hole = MultiPolygon::new(vec![Polygon::new(ring(2.0, 4.0), Vec::new())]);
        let [hole, _] = plane_area_within(&hole, half);
        assert!((within - ((whole + hole) / 2.0 - hole)).abs() < 1e-12);
        let [_, none] = plane_area_within(&shape, Bounds::from_points([[0.0, 0.0], [0.1, 0.1]]));
        assert_eq!(none, 0.0);
    }

    #[test]
    fn a_ring_around_the_box_becomes_the_box() {
        let ring = [[0.0, 0.0], [20.0, 0.0], [20.0, 20.0], [0.0, 20.0]];
        assert_eq!(signed_area(&clipped(&ring, BOX)), 35.0);
        assert!(clipped(&[[0.0, 0.0], [3.0, 0.0], [3.0, 20.0]], BOX).is_empty());
    }

    #[test]
    fn a_piece_along_the_far_edge_is_the_next_boxs() {
        assert_eq!(piece_within([9.0, 5.0], [9.0, 8.0], BOX), None);
        assert_eq!(piece_within([4.0, 0.0], [4.0, 8.0], BOX), Some([0.5, 1.0]));
        assert_eq!(piece_within([0.0, 0.0], [20.0, 1.0], BOX), None);
    }

    proptest! {
        /// Inside the box nothing changes, whatever is left out outside.
        #[test]
        fn what_lies_in_the_box_stays(
            ring in prop::collection::vec([-20..40_i32, -20..40_i32], 3..150),
            p in [4.0..9.0_f64, 4.0..11.0_f64]
        ) {
            let ring: Vec<Point> = ring.iter().map(|p| p.map(f64::from)).collect();
            let polygon = Polygon::new(LineString::from(ring.clone()), vec![]);
            let index = ShapeIndex::new(vec![Shape::from(MultiPolygon::from(polygon))]);
            let part = index.polygons_within(BOX);
            prop_assume!(!part.is_empty());
            let reduced = index.polygon_rings(part[0]).next().expect("a ring").around(BOX);
            prop_assert!(reduced.len() <= ring.len() + 1);
            let cut = clipped(&reduced, BOX);
            prop_assert_eq!(ring_contains(&cut, p), ring_contains(&ring, p));
        }

        /// Boxes side by side share out a piece without a gap and without saying anything twice.
        #[test]
        fn a_piece_is_shared_out_among_boxes(from in [-8..8_i32, -8..8_i32], to in [-8..8_i32, -8..8_i32]) {
            let (from, to) = (from.map(f64::from), to.map(f64::from));
            prop_assume!(from != to);
            let mut total = 0.0;
            for (x, y) in (-3..3).flat_map(|x| (-3..3).map(move |y| (x, y))) {
                let min = [f64::from(x) * 3.0, f64::from(y) * 3.0];
                let bounds = Bounds { min, max: min.map(|v| v + 3.0) };
                if let Some([first, last]) = piece_within(from, to, bounds) {
                    total += last - first;
                }
            }
            prop_assert!((total - 1.0).abs() < 1e-9, "{}", total);
        }
    }
}
