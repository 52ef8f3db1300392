//! The borders of many shapes, each once, with the shape on either side.
//!
//! Neighbours must share vertices bit for bit, as the areas of a coverage do; what is not shared
//! becomes two borders. It must not know what a shape means or how a border is drawn.

use super::ring::{key, open_points, signed_area};
use super::{WorldPoint, world_from_lonlat};
use geo::{LineString, MultiPolygon};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Stands for "no shape" on one side of a [`Border`].
pub const OUTSIDE: u32 = u32::MAX;

/// A side from this number on is no shape but one of the lists of [`Sides`].
pub const FIRST_LIST: u32 = 1 << 31;

/// The sides of borders where several shapes lie over one another: each different list once.
///
/// One side of a border is a number: a shape's own, [`OUTSIDE`], or, from [`FIRST_LIST`] on, a list
/// in which the shapes stand in order.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    lists: Vec<Box<[u32]>>,
    numbers: BTreeMap<Box<[u32]>, u32>,
}

impl Sides {
    /// The number of a side on which these shapes lie, given in order and each once.
    pub fn number(&mut self, shapes: &[u32]) -> u32 {
        match shapes {
            [] => OUTSIDE,
            [one] => *one,
            many => match self.numbers.get(many) {
                Some(number) => *number,
                None => {
                    let number = FIRST_LIST | number(self.lists.len());
                    self.lists.push(many.into());
                    self.numbers.insert(many.into(), number);
                    number
                }
            },
        }
    }

    /// The shapes on a side, in order.
    pub fn shapes<'a>(&'a self, side: &'a u32) -> &'a [u32] {
        match *side {
            OUTSIDE => &[],
            list if list >= FIRST_LIST => self
                .lists
                .get((list - FIRST_LIST) as usize)
                .map_or(&[], |shapes| shapes),
            _ => std::slice::from_ref(side),
        }
    }

    /// The lists, the first of them [`FIRST_LIST`].
    pub fn lists(&self) -> &[Box<[u32]>] {
        &self.lists
    }
}

/// The borders of some shapes.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Each border once.
    pub borders: Vec<Border>,
    /// What the numbers of their sides mean.
    pub sides: Sides,
}

/// A line between two junctions, along which the same two shapes are neighbours.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The points in world coordinates; a closed border repeats its first point at its end.
    pub points: Vec<WorldPoint>,
    /// What lies on the left hand walking along the points on a map *with north up*; see [`Sides`].
    pub left: u32,
    /// What lies on the right hand, likewise.
    pub right: u32,
    /// Whether the border ends where it began: an island, or a loop at one junction.
    pub closed: bool,
}

/// All borders of `shapes` (lon/lat degrees), cut at the junctions; the order depends on nothing but the input.
///
/// A junction is a vertex where other than two edges meet, or where the shapes at the sides change.
/// An edge that one shape uses on both sides (two of its polygons touch, or it has a spike) becomes a
/// border that has it on its `left` and on its `right`. Points that are not finite are passed over.
/// Latitudes beyond Web Mercator are moved to its edge first.
pub fn borders<S: Borrow<MultiPolygon<f64>>>(shapes: &[S]) -> Coverage {
    let (vertices, sides) = sides(shapes);
    BorderGraph::new(vertices, sides).borders()
}

/// One use of an edge by a shape: walking from `low` to `high`, the shape is on the left, or, with `right`, on the right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct BorderSide {
    low: u32,
    high: u32,
    right: bool,
    shape: u32,
}

/// A ring of vertex slots before equal points are given one number.
struct Slots {
    start: usize,
    end: usize,
    shape: u32,
    shape_on_left: bool,
}

fn sides<S: Borrow<MultiPolygon<f64>>>(shapes: &[S]) -> (Vec<WorldPoint>, Vec<BorderSide>) {
    let mut points = Vec::new();
    let mut rings = Vec::new();
    for (shape, polygons) in shapes.iter().enumerate() {
        for polygon in polygons.borrow() {
            let outer = std::iter::once((polygon.exterior(), false));
            let holes = polygon.interiors().iter().map(|hole| (hole, true));
            for (ring, is_hole) in outer.chain(holes) {
                let world = world_ring(ring);
                // Walking a ring that is counter-clockwise with north up has its inside on the
                // left. World y points south, so there such a ring has a negative area.
                let inside_on_left = signed_area(&world) <= 0.0;
                let start = points.len();
                points.extend(world);
                rings.push(Slots {
                    start,
                    end: points.len(),
                    shape: number(shape),
                    shape_on_left: inside_on_left != is_hole,
                });
            }
        }
    }
    let (vertices, ids) = numbered(&points);
    let mut sides = Vec::with_capacity(points.len());
    for ring in &rings {
        push_sides(ring, &ids[ring.start..ring.end], &mut sides);
    }
    sides.sort_unstable();
    sides.dedup();
    (vertices, sides)
}

fn world_ring(ring: &LineString<f64>) -> Vec<WorldPoint> {
    open_points(ring)
        .into_iter()
        .map(world_from_lonlat)
        .collect()
}

/// Gives equal points the same number: the distinct points in order, and the number of each slot.
fn numbered(points: &[WorldPoint]) -> (Vec<WorldPoint>, Vec<u32>) {
    let mut slots: Vec<([u64; 2], u32)> = points
        .iter()
        .enumerate()
        .map(|(slot, point)| (key(*point), number(slot)))
        .collect();
    slots.sort_unstable();
    let mut vertices: Vec<WorldPoint> = Vec::new();
    let mut ids = vec![0; points.len()];
    let mut last = None;
    for (bits, slot) in slots {
        if last != Some(bits) {
            vertices.push(points[slot as usize]);
            last = Some(bits);
        }
        ids[slot as usize] = number(vertices.len() - 1);
    }
    (vertices, ids)
}

fn push_sides(ring: &Slots, ids: &[u32], sides: &mut Vec<BorderSide>) {
    for (index, &from) in ids.iter().enumerate() {
        let to = ids[(index + 1) % ids.len()];
        if from == to {
            continue;
        }
        let forward = from < to;
        sides.push(BorderSide {
            low: from.min(to),
            high: from.max(to),
            right: forward != ring.shape_on_left,
            shape: ring.shape,
        });
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than four billion positions fit into memory")
}

/// An edge between two vertices; its sides are `sides[first..middle]` on the left, the rest right.
struct BorderEdge {
    low: u32,
    high: u32,
    first: usize,
    middle: usize,
    end: usize,
}

impl BorderEdge {
    fn other(&self, vertex: u32) -> u32 {
        if vertex == self.low {
            self.high
        } else {
            self.low
        }
    }
}

/// The edges of all shapes as a graph whose vertices are numbered points.
struct BorderGraph {
    vertices: Vec<WorldPoint>,
    sides: Vec<BorderSide>,
    edges: Vec<BorderEdge>,
    /// The edges at vertex v are `incident[offsets[v]..offsets[v + 1]]`.
    offsets: Vec<usize>,
    incident: Vec<u32>,
}

impl BorderGraph {
    fn new(vertices: Vec<WorldPoint>, sides: Vec<BorderSide>) -> Self {
        let mut edges = Vec::new();
        let mut first = 0;
        for group in sides.chunk_by(|a, b| (a.low, a.high) == (b.low, b.high)) {
            let left = group.iter().filter(|side| !side.right).count();
            edges.push(BorderEdge {
                low: group[0].low,
                high: group[0].high,
                first,
                middle: first + left,
                end: first + group.len(),
            });
            first += group.len();
        }
        let (offsets, incident) = incidence(&edges, vertices.len());
        Self {
            vertices,
            sides,
            edges,
            offsets,
            incident,
        }
    }

    fn at(&self, vertex: u32) -> &[u32] {
        let vertex = vertex as usize;
        &self.incident[self.offsets[vertex]..self.offsets[vertex + 1]]
    }

    /// The shapes left and right of `edge` when it is walked away from `vertex`.
    fn sides_from(&self, edge: &BorderEdge, vertex: u32) -> (&[BorderSide], &[BorderSide]) {
        let left = &self.sides[edge.first..edge.middle];
        let right = &self.sides[edge.middle..edge.end];
        if vertex == edge.low {
            (left, right)
        } else {
            (right, left)
        }
    }

    fn is_junction(&self, vertex: u32) -> bool {
        let [one, two] = self.at(vertex) else {
            return true;
        };
        // Away from the vertex, the left of one edge is the right of the other.
        let (left, right) = self.sides_from(&self.edges[*one as usize], vertex);
        let (other_left, other_right) = self.sides_from(&self.edges[*two as usize], vertex);
        !(same_shapes(left, other_right) && same_shapes(right, other_left))
    }

    fn borders(&self) -> Coverage {
        let mut done = vec![false; self.edges.len()];
        let mut found = Coverage::default();
        for vertex in 0..number(self.vertices.len()) {
            if self.is_junction(vertex) {
                for &edge in self.at(vertex) {
                    self.walk(vertex, edge, &mut done, &mut found);
                }
            }
        }
        // What is left are loops without any junction.
        for (index, edge) in self.edges.iter().enumerate() {
            self.walk(edge.low, number(index), &mut done, &mut found);
        }
        found
    }

    /// Follows a chain of edges to the next junction.
    fn walk(&self, start: u32, first: u32, done: &mut [bool], found: &mut Coverage) {
        if done[first as usize] {
            return;
        }
        let mut points = vec![self.vertices[start as usize]];
        let (mut vertex, mut edge) = (start, first);
        loop {
            done[edge as usize] = true;
            vertex = self.edges[edge as usize].other(vertex);
            points.push(self.vertices[vertex as usize]);
            if vertex == start || self.is_junction(vertex) {
                break;
            }
            let next = self.at(vertex).iter().find(|next| **next != edge);
            edge = *next.expect("a vertex that is no junction has two different edges");
        }
        let (left, right) = self.sides_from(&self.edges[first as usize], start);
        let mut side = |sides: &[BorderSide]| {
            let shapes: Vec<u32> = sides.iter().map(|side| side.shape).collect();
            found.sides.number(&shapes)
        };
        let (left, right) = (side(left), side(right));
        found.borders.push(Border {
            points,
            left,
            right,
            closed: vertex == start,
        });
    }
}

fn incidence(edges: &[BorderEdge], vertex_count: usize) -> (Vec<usize>, Vec<u32>) {
    let mut offsets = vec![0; vertex_count + 1];
    for edge in edges {
        offsets[edge.low as usize + 1] += 1;
        offsets[edge.high as usize + 1] += 1;
    }
    for vertex in 0..vertex_count {
        offsets[vertex + 1] += offsets[vertex];
    }
    let mut next = offsets.clone();
    let mut incident = vec![0; edges.len() * 2];
    for (index, edge) in edges.iter().enumerate() {
        for vertex in [edge.low as usize, edge.high as usize] {
            incident[next[vertex]] = number(index);
            next[vertex] += 1;
        }
    }
    (offsets, incident)
}

fn same_shapes(a: &[BorderSide], b: &[BorderSide]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.shape == b.shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Polygon, polygon};
    use proptest::prelude::*;

    fn square(x: f64, y: f64) -> MultiPolygon<f64> {
        polygon![(x: x, y: y), (x: x + 1.0, y: y), (x: x + 1.0, y: y + 1.0), (x: x, y: y + 1.0)]
            .into()
    }

    fn sides_of(Coverage { borders, .. }: &Coverage) -> Vec<(u32, u32)> {
        let mut sides: Vec<_> = borders
            .iter()
            .map(|b| (b.left.min(b.right), b.left.max(b.right)))
            .collect();
        sides.sort_unstable();
        sides
    }

    #[test]
    fn one_square_is_one_closed_border() {
        let Coverage { borders, .. } = borders(&[square(0.0, 0.0)]);
        assert_eq!(borders.len(), 1);
        assert!(borders[0].closed);
        assert_eq!(borders[0].points.len(), 5);
        assert_eq!(borders[0].points.first(), borders[0].points.last());
    }

    #[test]
    fn two_neighbours_share_one_border_whatever_their_direction() {
        let mut second = square(1.0, 0.0);
        second.0[0].exterior_mut(|ring| ring.0.reverse());
        let borders = borders(&[square(0.0, 0.0), second]);
        assert_eq!(sides_of(&borders), vec![(0, 1), (0, OUTSIDE), (1, OUTSIDE)]);
    }

    #[test]
    fn left_is_left_with_north_up() {
        let all = borders(&[square(0.0, 0.0), square(1.0, 0.0)]).borders;
        let shared = all.iter().find(|b| b.left != OUTSIDE && b.right != OUTSIDE);
        let shared = shared.expect("the squares are neighbours");
        // World y grows south: walking to smaller y is walking north, with the western square left.
        let walks_north = shared.points[1][1] < shared.points[0][1];
        assert_eq!(
            (shared.left, shared.right),
            if walks_north { (0, 1) } else { (1, 0) }
        );
    }

    #[test]
    fn a_hole_filled_by_another_shape_is_their_border() {
        let outer = polygon!(exterior: [(x: -1.0, y: -1.0), (x: 3.0, y: -1.0), (x: 3.0, y: 3.0), (x: -1.0, y: 3.0)],
            interiors: [[(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)]]);
        let borders = borders(&[outer.into(), square(0.0, 0.0)]);
        assert_eq!(sides_of(&borders), vec![(0, 1), (0, OUTSIDE)]);
    }

    #[test]
    fn the_same_square_twice_lies_on_one_side_of_each_border() {
        let found = borders(&[square(0.0, 0.0), square(0.0, 0.0), square(1.0, 0.0)]);
        let both = FIRST_LIST;
        assert_eq!(
            sides_of(&found),
            vec![(2, both), (2, OUTSIDE), (both, OUTSIDE)]
        );
        assert_eq!(found.sides.shapes(&both), [0, 1]);
        assert_eq!(found.sides.lists().len(), 1);
    }

    #[test]
    fn two_polygons_of_one_shape_have_a_seam() {
        let mut both = square(0.0, 0.0);
        both.0.extend(square(1.0, 0.0).0);
        let borders = borders(&[both]);
        assert_eq!(sides_of(&borders), vec![(0, 0), (0, OUTSIDE), (0, OUTSIDE)]);
    }

    #[test]
    fn broken_shapes_do_not_panic() {
        let empty = MultiPolygon::new(vec![]);
        let point = polygon![(x: 1.0, y: 1.0)].into();
        let line = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)].into();
        let nan =
            polygon![(x: f64::NAN, y: 0.0), (x: 1.0, y: f64::INFINITY), (x: 1e308, y: -1e308)]
                .into();
        borders(&[empty, point, line, nan]);
    }

    proptest! {
        /// Any numbers, drawn from so few that rings share vertices and edges in every wrong way.
        #[test]
        fn never_panics(
            rings in prop::collection::vec(prop::collection::vec((0..5_usize, 0..5_usize), 0..9), 0..6)
        ) {
            let values = [0.0, 1.0, -2.0, 1e308, f64::NAN];
            let shapes: Vec<MultiPolygon<f64>> = rings
                .iter()
                .map(|ring| ring.iter().map(|(x, y)| (values[*x], values[*y])).collect())
                .map(|ring| Polygon::new(ring, vec![]).into())
                .collect();
            let found = borders(&shapes);
            prop_assert!(found.borders.iter().all(|border| border.points.len() > 1));
            let thin = crate::geometry::simplified(&found.borders, 0.1);
            crate::geometry::rings(&thin, &found.sides, shapes.len());
        }
    }
}
