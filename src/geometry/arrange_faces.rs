//! The faces between edges that meet at their ends only: how much each counts, and the rings around
//! those that belong. The second half of `arrange`.

use super::Bounds;
use super::arrange::{Counts, Weighted};
use super::edge_tree::{Edge, EdgeTree, Work, curve_place, side};
use super::ring::{Point, key};
use geo::{LineString, MultiPolygon, Orientation, Polygon};
use std::cmp::Ordering;

/// No half-edge, no ring.
const NONE: u32 = u32::MAX;

/// The region of all faces that belong; `None` where it would take too much work.
pub(super) fn regions(
    edges: Vec<Weighted>,
    belongs: fn(Counts) -> bool,
    work: &mut Work,
) -> Option<MultiPolygon<f64>> {
    if edges.is_empty() {
        return Some(MultiPolygon::new(Vec::new()));
    }
    let mut graph = Graph::new(edges);
    let tree = SortedTree::new(&graph);
    graph.count(&tree, work);
    let rings = graph.traced(belongs)?;
    let polygons = graph.nested(rings, &tree, work);
    (!work.is_spent()).then_some(polygons)
}

/// Half-edge 2n runs along edge n from its lesser end, 2n + 1 back.
struct Graph {
    edges: Vec<Weighted>,
    vertices: Vec<Point>,
    /// The vertex at which each half-edge begins.
    origin: Vec<u32>,
    /// The half-edges that leave each vertex, counter-clockwise, and where each vertex's begin.
    around: Vec<u32>,
    begin: Vec<u32>,
    /// The place of each half-edge in `around`.
    place: Vec<u32>,
    /// How much the face on the left of each half-edge counts.
    left: Vec<Counts>,
}

impl Graph {
    fn new(edges: Vec<Weighted>) -> Self {
        let ends = || edges.iter().flat_map(|edge| edge.edge);
        let mut vertices: Vec<Point> = ends().collect();
        vertices.sort_unstable_by(by_place);
        vertices.dedup();
        let origin: Vec<u32> = ends()
            .map(|end| {
                let found = vertices.binary_search_by(|vertex| by_place(vertex, &end));
                number(found.unwrap_or_else(|place| place))
            })
            .collect();
        let mut around: Vec<u32> = (0..number(origin.len())).collect();
        let target = |half: u32| vertices[origin[(half ^ 1) as usize] as usize];
        around.sort_unstable_by(|a, b| {
            let at = origin[*a as usize];
            let angle = || by_angle(vertices[at as usize], target(*a), target(*b));
            at.cmp(&origin[*b as usize]).then_with(angle)
        });
        let mut place = vec![0; around.len()];
        let mut begin = vec![0; vertices.len() + 1];
        for (at, half) in around.iter().enumerate() {
            place[*half as usize] = number(at);
            begin[origin[*half as usize] as usize + 1] = number(at + 1);
        }
        Self {
            left: vec![[0, 0]; origin.len()],
            edges,
            vertices,
            origin,
            around,
            begin,
            place,
        }
    }

    fn start(&self, half: u32) -> Point {
        self.vertices[self.origin[half as usize] as usize]
    }

    fn edge(&self, half: u32) -> Edge {
        [self.start(half), self.start(half ^ 1)]
    }

    /// The half-edge that leaves the same vertex next, clockwise.
    fn clockwise(&self, half: u32) -> u32 {
        let vertex = self.origin[half as usize] as usize;
        let (begin, end) = (self.begin[vertex], self.begin[vertex + 1]);
        let place = self.place[half as usize];
        let before = if place == begin { end - 1 } else { place - 1 };
        self.around[before as usize]
    }

    /// How much the left of a half-edge has more than its right.
    fn difference(&self, half: u32) -> Counts {
        let weight = self.edges[half as usize / 2].weight;
        match half % 2 {
            0 => weight,
            _ => weight.map(i32::wrapping_neg),
        }
    }

    /// Counts every face, component by component from the left.
    fn count(&mut self, tree: &SortedTree, work: &mut Work) {
        let mut counted = vec![false; self.origin.len()];
        let mut open = Vec::new();
        // Vertices are in order, so the first of a component is its leftmost.
        for vertex in 0..self.vertices.len() {
            let first = self.around[self.begin[vertex] as usize];
            if counted[first as usize] {
                continue;
            }
            let outside = match tree.left_of(self.vertices[vertex], work, |_| true) {
                Some(edge) => self.left[self.downward(edge) as usize],
                None => [0, 0],
            };
            // At its leftmost vertex all lies to the right: the last half-edge counter-clockwise
            // from straight down has the outside on its left.
            let last = self.last_from_below(vertex);
            self.left[last as usize] = outside;
            counted[last as usize] = true;
            open.push(last);
            while let Some(half) = open.pop() {
                self.spread(half, &mut counted, &mut open);
            }
        }
    }

    /// Hands the count on: to the other side, and to the half-edge that goes on around the face.
    fn spread(&mut self, half: u32, counted: &mut [bool], open: &mut Vec<u32>) {
        let here = self.left[half as usize];
        let difference = self.difference(half);
        let other = [0, 1].map(|n| here[n].wrapping_sub(difference[n]));
        for (next, counts) in [(half ^ 1, other), (self.clockwise(half ^ 1), here)] {
            if !counted[next as usize] {
                counted[next as usize] = true;
                self.left[next as usize] = counts;
                open.push(next);
            }
        }
    }

    /// The last half-edge of a component's leftmost vertex, counter-clockwise from straight down.
    fn last_from_below(&self, vertex: usize) -> u32 {
        let range = self.begin[vertex] as usize..self.begin[vertex + 1] as usize;
        let leaving = &self.around[range];
        // They are sorted from due east; those that go down come last, and begin the half turn.
        let is_upper = |half: &&u32| {
            let [from, to] = self.edge(**half);
            to[1] > from[1] || (to[1] == from[1] && to[0] > from[0])
        };
        let upper = leaving.iter().rfind(is_upper);
        *upper.unwrap_or(&leaving[leaving.len() - 1])
    }

    /// The half-edge of an edge that goes down, with its right-hand neighbourhood on its left.
    fn downward(&self, edge: usize) -> u32 {
        let half = number(edge * 2);
        let [from, to] = self.edge(half);
        if to[1] < from[1] { half } else { half ^ 1 }
    }

    /// The rings around the faces that belong, those on the left of their half-edges; `None` where
    /// the counts contradict each other, which exact decisions exclude.
    fn traced(&self, belongs: fn(Counts) -> bool) -> Option<Traced> {
        let is_border = |half: u32| {
            belongs(self.left[half as usize]) && !belongs(self.left[(half ^ 1) as usize])
        };
        let mut walk_of = vec![NONE; self.origin.len()];
        let mut walks = Vec::new();
        for first in 0..number(self.origin.len()) {
            if walk_of[first as usize] != NONE || !is_border(first) {
                continue;
            }
            let mut walk = Vec::new();
            let mut half = first;
            while walk_of[half as usize] == NONE {
                walk_of[half as usize] = number(walks.len());
                walk.push(half);
                let back = half ^ 1;
                half = self.clockwise(back);
                while !is_border(half) {
                    if half == back {
                        return None;
                    }
                    half = self.clockwise(half);
                }
            }
            walks.push(walk);
        }
        Some(Traced { walks, walk_of })
    }

    /// Rings as polygons: a walk that has an outer ring takes its holes along; one that has none is
    /// a hole of what lies to its left.
    fn nested(&self, traced: Traced, tree: &SortedTree, work: &mut Work) -> MultiPolygon<f64> {
        let Traced { walks, walk_of } = traced;
        let mut polygon_of = vec![NONE; walks.len()];
        let mut polygons: Vec<Polygon<f64>> = Vec::new();
        let mut lone: Vec<(u32, u32, Vec<LineString<f64>>)> = Vec::new();
        for (index, walk) in walks.iter().enumerate() {
            let mut holes = Vec::new();
            for ring in self.split(walk) {
                match self.is_outer(&ring) {
                    true => {
                        polygon_of[index] = number(polygons.len());
                        polygons.push(Polygon::new(self.line_string(&ring), Vec::new()));
                    }
                    false => holes.push(self.line_string(&ring)),
                }
            }
            if polygon_of[index] == NONE {
                let leftmost = walk.iter().map(|half| self.origin[*half as usize]).min();
                lone.push((leftmost.unwrap_or(0), number(index), holes));
            } else if let Some(polygon) = polygons.get_mut(polygon_of[index] as usize) {
                holes
                    .into_iter()
                    .for_each(|hole| polygon.interiors_push(hole));
            }
        }
        // What lies to the left of a hole's leftmost point is a walk further left, known by then.
        lone.sort_unstable_by_key(|(leftmost, walk, _)| (*leftmost, *walk));
        for (leftmost, index, holes) in lone {
            let is_wall = |edge: usize| walk_of[self.downward(edge) as usize] != NONE;
            let wall = tree.left_of(self.vertices[leftmost as usize], work, is_wall);
            let Some(wall) = wall else { continue };
            let around = walk_of[self.downward(wall) as usize];
            polygon_of[index as usize] = polygon_of[around as usize];
            if let Some(polygon) = polygons.get_mut(polygon_of[index as usize] as usize) {
                holes
                    .into_iter()
                    .for_each(|hole| polygon.interiors_push(hole));
            }
        }
        MultiPolygon(polygons)
    }

    /// A walk as rings that visit no vertex twice.
    fn split(&self, walk: &[u32]) -> Vec<Vec<u32>> {
        let mut rings = Vec::new();
        let mut path: Vec<u32> = Vec::new();
        let mut place_of = std::collections::BTreeMap::new();
        for &half in walk {
            let vertex = self.origin[half as usize];
            if let Some(&place) = place_of.get(&vertex) {
                let ring: Vec<u32> = path.split_off(place);
                for half in &ring {
                    place_of.remove(&self.origin[*half as usize]);
                }
                rings.push(ring);
            }
            place_of.insert(vertex, path.len());
            path.push(half);
        }
        rings.push(path);
        rings
    }

    /// Whether a ring without repeated vertices runs counter-clockwise, exactly.
    fn is_outer(&self, ring: &[u32]) -> bool {
        let lowest = (0..ring.len()).min_by_key(|n| self.origin[ring[*n] as usize]);
        let at = lowest.unwrap_or(0);
        let before = self.start(ring[(at + ring.len() - 1) % ring.len()]);
        let [here, after] = self.edge(ring[at]);
        side(before, here, after) == Orientation::CounterClockwise
    }

    fn line_string(&self, ring: &[u32]) -> LineString<f64> {
        let mut line: LineString<f64> = ring.iter().map(|half| self.start(*half)).collect();
        line.close();
        line
    }
}

/// The walks along borders, and the walk of each half-edge.
struct Traced {
    walks: Vec<Vec<u32>>,
    walk_of: Vec<u32>,
}

/// A tree over edges in an order of its own.
struct SortedTree {
    tree: EdgeTree,
    order: Vec<u32>,
}

impl SortedTree {
    fn new(graph: &Graph) -> Self {
        let bounds = Bounds::from_points(graph.vertices.iter().copied());
        let mut order: Vec<u32> = (0..number(graph.edges.len())).collect();
        order.sort_by_cached_key(|index| {
            let [a, b] = graph.edges[*index as usize].edge;
            let middle = [0, 1].map(|axis| f64::midpoint(a[axis], b[axis]));
            curve_place(middle, &bounds)
        });
        let edges = order.iter().map(|index| graph.edges[*index as usize].edge);
        Self {
            tree: EdgeTree::new(edges.collect()),
            order,
        }
    }

    /// The first edge to the left of a point that lies on none, or is the leftmost of its own.
    fn left_of(
        &self,
        point: Point,
        work: &mut Work,
        counts: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut nearest: Option<(Edge, usize)> = None;
        self.tree.leftwards(point, work, &mut |place| {
            let edge = upward(self.tree.edges()[place]);
            let index = self.order[place] as usize;
            // Half open, so that a ray through a vertex meets one of its edges.
            let is_beside = edge[0][1] <= point[1] && point[1] < edge[1][1];
            if is_beside
                && side(edge[0], edge[1], point) == Orientation::Clockwise
                && counts(index)
                && nearest.is_none_or(|(other, _)| is_right_of(edge, other))
            {
                nearest = Some((edge, index));
            }
        });
        nearest.map(|(_, index)| index)
    }
}

fn upward([a, b]: Edge) -> Edge {
    if a[1] <= b[1] { [a, b] } else { [b, a] }
}

/// Whether one of two upward edges that meet at ends only lies to the right of the other, where both
/// are at the same height.
fn is_right_of(one: Edge, other: Edge) -> bool {
    let right = Orientation::Clockwise;
    if one[0][1] >= other[0][1] {
        match side(other[0], other[1], one[0]) {
            Orientation::Collinear => side(other[0], other[1], one[1]) == right,
            found => found == right,
        }
    } else {
        side(one[0], one[1], other[0]) == Orientation::CounterClockwise
    }
}

fn by_place(a: &Point, b: &Point) -> Ordering {
    a[0].total_cmp(&b[0]).then_with(|| a[1].total_cmp(&b[1]))
}

/// Two directions from a vertex, counter-clockwise from due east.
fn by_angle(from: Point, a: Point, b: Point) -> Ordering {
    let is_lower = |to: Point| !(to[1] > from[1] || (to[1] == from[1] && to[0] > from[0]));
    let turn = || match side(from, a, b) {
        Orientation::CounterClockwise => Ordering::Less,
        Orientation::Clockwise => Ordering::Greater,
        Orientation::Collinear => key(a).cmp(&key(b)),
    };
    is_lower(a).cmp(&is_lower(b)).then_with(turn)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
