//! Shapes made again from their borders, simplified or not.
//!
//! It must not know how the borders were simplified: it only joins ends that are equal bit for bit.

use super::ring::{Point, key, ring_contains, signed_area};
use super::{Border, Bounds, Sides};
use geo::{LineString, MultiPolygon, Polygon};
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// The shapes 0 to `shape_count` − 1 in world coordinates, put together from `borders`.
///
/// Outer rings are counter-clockwise as seen with north up, holes the other way; each hole goes to
/// the smallest outer ring around it. Seams (a shape on both sides) are left out, so polygons of one shape
/// that shared an edge become one. A shape none of whose rings has an area keeps what rings there
/// are; a shape without any border is empty.
pub fn rings(borders: &[Border], sides: &Sides, shape_count: usize) -> Vec<MultiPolygon<f64>> {
    let mut walks: Vec<Vec<Walk<'_>>> = vec![Vec::new(); shape_count];
    for border in borders.iter().filter(|border| border.points.len() > 1) {
        let lefts = sides.shapes(&border.left);
        let rights = sides.shapes(&border.right);
        for (own, other, reversed) in [(lefts, rights, false), (rights, lefts, true)] {
            for shape in own.iter().filter(|shape| !other.contains(shape)) {
                if let Some(walks) = walks.get_mut(*shape as usize) {
                    walks.push(Walk {
                        points: &border.points,
                        reversed,
                    });
                }
            }
        }
    }
    walks.iter().map(|walks| nested(traced(walks))).collect()
}

/// A border walked such that the shape is on the left with north up. It has at least two points.
#[derive(Clone, Copy)]
struct Walk<'a> {
    points: &'a [Point],
    reversed: bool,
}

impl Walk<'_> {
    fn point(&self, index: usize) -> Point {
        if self.reversed {
            self.points[self.points.len() - 1 - index]
        } else {
            self.points[index]
        }
    }

    fn start(&self) -> [u64; 2] {
        key(self.point(0))
    }

    fn end(&self) -> [u64; 2] {
        key(self.point(self.points.len() - 1))
    }

    /// The direction of the first step, counter-clockwise from east with north up, in radians.
    fn departure(&self) -> f64 {
        angle(self.point(0), self.point(1))
    }

    /// The direction of the last step, seen backwards from its end.
    fn way_back(&self) -> f64 {
        let last = self.points.len() - 1;
        angle(self.point(last), self.point(last - 1))
    }
}

fn angle(from: Point, to: Point) -> f64 {
    (from[1] - to[1]).atan2(to[0] - from[0])
}

/// Follows the walks from junction to junction and cuts a ring off whenever a junction recurs.
fn traced(walks: &[Walk<'_>]) -> Vec<Vec<Point>> {
    let mut leaving: BTreeMap<[u64; 2], Vec<usize>> = BTreeMap::new();
    for (index, walk) in walks.iter().enumerate() {
        leaving.entry(walk.start()).or_default().push(index);
    }
    let mut used = vec![false; walks.len()];
    let mut rings = Vec::new();
    for first in 0..walks.len() {
        let mut path: Vec<usize> = Vec::new();
        let mut place_of_start = BTreeMap::new();
        let mut next = (!used[first]).then_some(first);
        while let Some(current) = next {
            used[current] = true;
            place_of_start.insert(walks[current].start(), path.len());
            path.push(current);
            let end = walks[current].end();
            if let Some(&place) = place_of_start.get(&end) {
                let cycle = path.split_off(place);
                for walk in &cycle {
                    place_of_start.remove(&walks[*walk].start());
                }
                rings.push(joined(walks, &cycle));
            }
            next = path.last().and_then(|last| {
                let choices = leaving.get(&end)?;
                sharpest_left(walks, walks[*last].way_back(), choices, &used)
            });
        }
        // Only borders that belong to no coverage can leave a loose end; close it straight.
        if !path.is_empty() {
            rings.push(joined(walks, &path));
        }
    }
    rings
}

/// The unused walk that keeps the inside, on the left, in one piece: the first one clockwise from the way back.
fn sharpest_left(
    walks: &[Walk<'_>],
    way_back: f64,
    choices: &[usize],
    used: &[bool],
) -> Option<usize> {
    let turn = |index: usize| {
        let turn = (way_back - walks[index].departure()).rem_euclid(TAU);
        if turn == 0.0 { TAU } else { turn }
    };
    choices
        .iter()
        .copied()
        .filter(|index| !used[*index])
        .min_by(|a, b| turn(*a).total_cmp(&turn(*b)))
}

fn joined(walks: &[Walk<'_>], path: &[usize]) -> Vec<Point> {
    let mut ring: Vec<Point> = Vec::new();
    for walk in path.iter().map(|index| &walks[*index]) {
        for index in 0..walk.points.len() {
            let point = walk.point(index);
            if ring.last() != Some(&point) {
                ring.push(point);
            }
        }
    }
    ring
}

/// Sorts rings into outer rings and holes by their direction, and gives each hole its outer ring.
fn nested(rings: Vec<Vec<Point>>) -> MultiPolygon<f64> {
    let mut outers: Vec<Outer> = Vec::new();
    let mut holes = Vec::new();
    let mut flat = Vec::new();
    for ring in rings {
        // Counter-clockwise with north up has a negative area where y points south.
        let area = -signed_area(&ring);
        if area > 0.0 {
            outers.push(Outer::new(ring, area));
        } else if area < 0.0 {
            holes.push((ring, -area));
        } else {
            flat.push(ring);
        }
    }
    if outers.is_empty() {
        let leftovers = holes
            .drain(..)
            .chain(flat.drain(..).map(|ring| (ring, 0.0)));
        outers.extend(leftovers.map(|(ring, area)| Outer::new(ring, area)));
    }
    for (hole, area) in holes {
        let around = outers
            .iter_mut()
            .filter(|outer| outer.area > area && outer.surrounds(&hole))
            .min_by(|a, b| a.area.total_cmp(&b.area));
        // A hole in nothing takes nothing away.
        if let Some(outer) = around {
            outer.holes.push(line_string(hole));
        }
    }
    outers
        .into_iter()
        .map(|outer| Polygon::new(line_string(outer.ring), outer.holes))
        .collect()
}

struct Outer {
    ring: Vec<Point>,
    bounds: Bounds,
    area: f64,
    holes: Vec<LineString<f64>>,
}

impl Outer {
    fn new(ring: Vec<Point>, area: f64) -> Self {
        Self {
            bounds: Bounds::from_points(ring.iter().copied()),
            ring,
            area,
            holes: Vec::new(),
        }
    }

    /// Whether any vertex of the hole is inside: the others may touch the ring, or, once simplified, stray across.
    fn surrounds(&self, hole: &[Point]) -> bool {
        hole.iter()
            .any(|point| self.bounds.contains(*point) && ring_contains(&self.ring, *point))
    }
}

fn line_string(ring: Vec<Point>) -> LineString<f64> {
    LineString::from(ring)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{borders, simplified, world_shape};
    use geo::{Area, polygon};
    use proptest::prelude::*;

    fn ring(x: f64, y: f64, size: f64) -> LineString<f64> {
        vec![
            (x, y),
            (x + size, y),
            (x + size, y + size),
            (x, y + size),
            (x, y),
        ]
        .into()
    }

    fn square(x: f64, y: f64) -> MultiPolygon<f64> {
        Polygon::new(ring(x, y, 1.0), vec![]).into()
    }

    fn assert_same_areas(shapes: &[MultiPolygon<f64>]) -> Vec<MultiPolygon<f64>> {
        let found = borders(shapes);
        let again = rings(&found.borders, &found.sides, shapes.len());
        assert_eq!(again.len(), shapes.len());
        for (shape, again) in shapes.iter().zip(&again) {
            let expected = world_shape(shape).unsigned_area();
            let found = again.unsigned_area();
            assert!(
                (found - expected).abs() <= 1e-12 * expected,
                "{found} for {expected}"
            );
        }
        again
    }

    #[test]
    fn neighbours_come_back() {
        assert_same_areas(&[square(0.0, 0.0), square(1.0, 0.0), square(0.0, 1.0)]);
    }

    #[test]
    fn a_hole_with_an_island_in_it_comes_back() {
        let mut lake: MultiPolygon<f64> =
            Polygon::new(ring(-5.0, -5.0, 10.0), vec![ring(-3.0, -3.0, 6.0)]).into();
        lake.0.push(Polygon::new(ring(-1.0, -1.0, 2.0), vec![]));
        let again = assert_same_areas(&[lake]);
        assert_eq!(again[0].0.len(), 2);
        assert_eq!(
            again[0]
                .0
                .iter()
                .map(|p| p.interiors().len())
                .sum::<usize>(),
            1
        );
    }

    #[test]
    fn squares_of_one_shape_that_touch_at_a_corner_stay_two() {
        let mut both = square(0.0, 0.0);
        both.0.extend(square(1.0, 1.0).0);
        let again = assert_same_areas(&[both]);
        assert_eq!(again[0].0.len(), 2);
    }

    #[test]
    fn a_hole_that_touches_its_outer_ring_stays_a_hole() {
        let diamond: LineString<f64> =
            vec![(0.0, 2.0), (1.0, 1.0), (2.0, 2.0), (1.0, 3.0), (0.0, 2.0)].into();
        let outer: LineString<f64> = vec![
            (0.0, 0.0),
            (4.0, 0.0),
            (4.0, 4.0),
            (0.0, 4.0),
            (0.0, 2.0),
            (0.0, 0.0),
        ]
        .into();
        let again = assert_same_areas(&[Polygon::new(outer, vec![diamond]).into()]);
        assert_eq!(again[0].0.len(), 1);
        assert_eq!(again[0].0[0].interiors().len(), 1);
    }

    #[test]
    fn polygons_with_a_common_edge_become_one() {
        let mut both = square(0.0, 0.0);
        both.0.extend(square(1.0, 0.0).0);
        assert_eq!(assert_same_areas(&[both])[0].0.len(), 1);
    }

    #[test]
    fn overlapping_and_equal_shapes_come_back() {
        assert_same_areas(&[square(0.0, 0.0), square(0.5, 0.5), square(0.0, 0.0)]);
    }

    #[test]
    fn simplified_far_beyond_their_size_shapes_still_have_an_area() {
        let shapes = [square(0.0, 0.0), square(1.0, 0.0)];
        let found = borders(&shapes);
        let again = rings(&simplified(&found.borders, 10.0), &found.sides, 2);
        assert!(again.iter().all(|shape| shape.unsigned_area() > 0.0));
    }

    #[test]
    fn broken_borders_do_not_panic() {
        let line = |points: Vec<Point>| Border {
            points,
            left: 0,
            right: 9,
            closed: false,
        };
        let borders = [
            line(vec![]),
            line(vec![[0.0, 0.0]]),
            line(vec![[0.0, 0.0], [1.0, 1.0]]),
            line(vec![[f64::NAN, 0.0], [1.0, 1.0]]),
        ];
        let sides = Sides::default();
        assert_eq!(rings(&borders, &sides, 2).len(), 2);
        let spike: MultiPolygon<f64> = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)].into();
        let found = super::super::borders(&[spike]);
        assert_eq!(rings(&found.borders, &found.sides, 1)[0].0.len(), 0);
    }

    proptest! {
        /// Any colouring of a grid is a coverage, with pinched corners, holes and islands.
        #[test]
        fn any_colouring_of_a_grid_comes_back(colours in prop::collection::vec(0..4_usize, 36)) {
            let mut shapes = vec![MultiPolygon::new(vec![]); 4];
            for (cell, colour) in colours.iter().enumerate() {
                let (x, y) = ((cell % 6) as f64, (cell / 6) as f64);
                shapes[*colour].0.extend(square(x, y).0);
            }
            assert_same_areas(&shapes);
        }
    }
}
