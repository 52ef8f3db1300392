//! Which shapes lie beneath a point, or near it, fast enough for every movement of the pointer.
//!
//! Boxes find the candidates, then the even-odd rule decides. It must not know what a shape means.

use super::index::{Ring, ShapeIndex, lonlat_box};
use super::ring::{Point, squared_distance};
use super::{Bounds, WorldPoint, lonlat_from_world, world_from_lonlat};
use geo::Coord;

impl ShapeIndex {
    /// The shapes whose outlines hold a world point, the last in the list first: what is drawn later
    /// lies on top.
    ///
    /// A point on the border of two neighbours belongs to exactly one of them.
    pub fn at(&self, world: WorldPoint) -> Vec<u32> {
        if !world.iter().all(|value| value.is_finite()) {
            return Vec::new();
        }
        let pointer = Pointer {
            lonlat: lonlat_from_world(world),
            y: world[1],
        };
        let mut found: Vec<u32> = Vec::new();
        for part in self.polygon_boxes_at(pointer.lonlat) {
            let crossings: usize = self
                .polygon_rings(part)
                .map(|ring| pointer.crossings(ring))
                .sum();
            if crossings % 2 == 1 {
                found.push(part.shape);
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup();
        found
    }

    /// The shapes that have a point within `radius` of a world point, both in world units; the nearest
    /// first, of equally near ones the last in the list.
    pub fn points_near(&self, world: WorldPoint, radius: f64) -> Vec<u32> {
        let around = around(world, radius);
        let near = self.points_within(around).into_iter();
        let near = near.map(|(shape, at)| {
            let at = world_from_lonlat(at);
            (squared_distance(world, at, at), shape)
        });
        nearest(near, radius)
    }

    /// The shapes that have a line within `radius` of a world point, in the order of
    /// [`points_near`](Self::points_near).
    pub fn lines_near(&self, world: WorldPoint, radius: f64) -> Vec<u32> {
        let around = around(world, radius);
        let near = self.lines_within(around).into_iter().map(|part| {
            let runs = self.line(part).runs();
            let near = runs.filter(|(bounds, _)| bounds.intersects(&around));
            let squared = near.map(|(_, run)| squared_to_run(world, run));
            (squared.fold(f64::INFINITY, f64::min), part.shape)
        });
        nearest(near, radius)
    }
}

fn around(world: WorldPoint, radius: f64) -> Bounds {
    let corner = |sign: f64| [0, 1].map(|axis| world[axis] + sign * radius);
    lonlat_box(Bounds::from_points([corner(-1.0), corner(1.0)]))
}

fn squared_to_run(world: WorldPoint, run: &[Coord<f64>]) -> f64 {
    let mut least = f64::INFINITY;
    let mut from = None;
    for at in run {
        let to = world_from_lonlat([at.x, at.y]);
        least = least.min(squared_distance(world, from.unwrap_or(to), to));
        from = Some(to);
    }
    least
}

fn nearest(found: impl Iterator<Item = (f64, u32)>, radius: f64) -> Vec<u32> {
    let mut near: Vec<(f64, u32)> = found
        .filter(|(squared, _)| *squared <= radius * radius)
        .collect();
    near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut shapes = Vec::new();
    for (_, shape) in near {
        if !shapes.contains(&shape) {
            shapes.push(shape);
        }
    }
    shapes
}

/// A point whose ray towards the east is followed.
///
/// Which side of the ray a vertex is on is decided in degrees, for boxes and edges alike, so that a
/// box passed over never changes the count; where an edge crosses, on the map, where it is straight.
struct Pointer {
    lonlat: Point,
    y: f64,
}

impl Pointer {
    /// How often the ray crosses the ring; only whether it is odd matters.
    fn crossings(&self, ring: Ring<'_>) -> usize {
        let runs = ring.runs();
        runs.map(|(bounds, run)| self.run_crossings(bounds, run))
            .sum()
    }

    fn run_crossings(&self, bounds: &Bounds, run: &[Coord<f64>]) -> usize {
        let p = self.lonlat;
        let (min, max) = (bounds.min, bounds.max);
        if p[1] < min[1] || p[1] > max[1] || p[0] >= max[0] {
            return 0;
        }
        if p[0] < min[0] {
            // All of the run is to the east: it crosses an odd number of times if its ends are on
            // different sides of the ray.
            let (first, last) = (run[0], run[run.len() - 1]);
            return usize::from((first.y > p[1]) != (last.y > p[1]));
        }
        run.windows(2)
            .filter(|edge| self.crosses(edge[0], edge[1]))
            .count()
    }

    fn crosses(&self, a: Coord<f64>, b: Coord<f64>) -> bool {
        let p = self.lonlat;
        if (a.y > p[1]) == (b.y > p[1]) {
            return false;
        }
        // The same number whichever way the edge is walked.
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        let y = |at: Coord<f64>| world_from_lonlat([at.x, at.y])[1];
        let (low_y, high_y) = (y(low), y(high));
        let share = (self.y - low_y) / (high_y - low_y);
        let x = low.x + share * (high.x - low.x);
        // Rounding must not carry the crossing outside the edge's own box: whole boxes are passed over.
        p[0] < x.max(low.x.min(high.x)).min(low.x.max(high.x))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Shape;
    use crate::geometry::ring::ring_contains;
    use geo::{LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon, polygon};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)]
    }

    fn index(shapes: impl IntoIterator<Item = Polygon<f64>>) -> ShapeIndex {
        let shapes = shapes
            .into_iter()
            .map(|shape| MultiPolygon::from(shape).into());
        ShapeIndex::new(shapes.collect())
    }

    fn at(index: &ShapeIndex, lonlat: Point) -> Vec<u32> {
        index.at(world_from_lonlat(lonlat))
    }

    #[test]
    fn inside_outside_and_in_the_hole() {
        let mut ring = square(0.0, 0.0, 3.0);
        ring.interiors_push(square(1.0, 1.0, 1.0).exterior().clone());
        let index = index([ring, square(1.0, 1.0, 1.0)]);
        assert_eq!(at(&index, [0.5, 0.5]), [0]);
        assert_eq!(at(&index, [1.5, 1.5]), [1]);
        assert!(at(&index, [5.0, 0.5]).is_empty());
        assert!(at(&index, [f64::NAN, 0.5]).is_empty());
    }

    #[test]
    fn a_point_on_a_border_is_in_exactly_one() {
        let index = index([square(0.0, 0.0, 1.0), square(1.0, 0.0, 1.0)]);
        for y in [0.001, 0.25, 0.5, 0.999] {
            assert_eq!(at(&index, [1.0, y]).len(), 1);
        }
    }

    #[test]
    fn all_that_overlap_are_found_and_the_last_is_on_top() {
        let index = index([
            square(9.0, 9.0, 1.0),
            square(0.0, 0.0, 2.0),
            square(0.0, 0.0, 1.0),
        ]);
        assert_eq!(at(&index, [0.5, 0.5]), [2, 1]);
        assert_eq!(at(&index, [1.5, 0.5]), [1]);
    }

    #[test]
    fn an_edge_is_straight_on_the_map_where_it_is_drawn_so() {
        let index = index([polygon![(x: 0.0, y: 0.0), (x: 60.0, y: 60.0), (x: 0.0, y: 60.0)]]);
        let [start, end] = [[0.0, 0.0], [60.0, 60.0]].map(world_from_lonlat);
        let middle = [0, 1].map(|axis| f64::midpoint(start[axis], end[axis]));
        assert_eq!(index.at([middle[0] - 1e-6, middle[1]]), [0]);
        assert!(index.at([middle[0] + 1e-6, middle[1]]).is_empty());
    }

    #[test]
    fn broken_shapes_do_not_panic() {
        let empty = Polygon::new(LineString::new(vec![]), vec![]);
        let nan = polygon![(x: f64::NAN, y: 0.0), (x: 1e308, y: -1e308), (x: -1e308, y: 1e308)];
        let index = index([empty, nan, polygon![(x: 1.0, y: 1.0)]]);
        at(&index, [0.0, 0.0]);
        at(&index, [1.0, 1.0]);
    }

    proptest! {
        /// Skipping runs must not change the answer.
        #[test]
        fn agrees_with_the_plain_rule(
            ring in prop::collection::vec([0..20_i32, 0..20_i32], 3..200),
            x in -1..21_i32, y in -1..21_i32
        ) {
            let ring: Vec<Point> = ring.iter().map(|p| p.map(f64::from)).collect();
            // Off the grid, where rounding on the way to the map and back decides nothing.
            let p = [f64::from(x) + 0.37, f64::from(y) + 0.41];
            let world: Vec<Point> = ring.iter().map(|p| world_from_lonlat(*p)).collect();
            let index = index([Polygon::new(LineString::from(ring), vec![])]);
            let expected = ring_contains(&world, world_from_lonlat(p));
            prop_assert_eq!(!at(&index, p).is_empty(), expected);
        }

        /// Points and lines by looking at each.
        #[test]
        fn the_nearest_agree_with_looking_at_each(
            points in prop::collection::vec([-40.0..40.0_f64, -40.0..40.0_f64], 1..40),
            p in [-40.0..40.0_f64, -40.0..40.0_f64], radius in 0.0..0.1_f64
        ) {
            let world = world_from_lonlat(p);
            let shapes = points.chunks(2).map(|pair| {
                let coords: Vec<Coord<f64>> = pair.iter().map(|at| (*at).into()).collect();
                Shape {
                    lines: MultiLineString::new(vec![LineString::new(coords)]).into(),
                    points: MultiPoint::new(vec![pair[0].into()]).into(),
                    ..Shape::default()
                }
            });
            let index = ShapeIndex::new(shapes.collect());
            let distance = |pair: &[Point], both: bool| {
                let ends = [pair[0], pair[if both { pair.len() - 1 } else { 0 }]].map(world_from_lonlat);
                squared_distance(world, ends[0], ends[1]).sqrt()
            };
            for (found, both) in [(index.points_near(world, radius), false), (index.lines_near(world, radius), true)] {
                let all = (0u32..).zip(points.chunks(2)).map(|(n, pair)| (distance(pair, both), n));
                let mut near: Vec<(f64, u32)> = all.filter(|(d, _)| *d <= radius).collect();
                near.sort_by(|a, b| a.0.total_cmp(&b.0));
                let near: Vec<u32> = near.into_iter().map(|(_, n)| n).collect();
                prop_assert_eq!(found, near);
            }
        }

        #[test]
        fn never_panics(ring in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..70), x in prop::num::f64::ANY, y in prop::num::f64::ANY, radius in prop::num::f64::ANY) {
            let line: LineString<f64> = ring.into();
            let points: Vec<geo::Point<f64>> = line.points().collect();
            let index = ShapeIndex::new(vec![Shape {
                polygons: MultiPolygon::from(Polygon::new(line.clone(), vec![])).into(),
                lines: MultiLineString::new(vec![line]).into(),
                points: MultiPoint::new(points).into(),
            }]);
            index.at([x, y]);
            index.points_near([x, y], radius);
            index.lines_near([x, y], radius);
        }
    }
}
