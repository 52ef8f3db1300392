//! The faces between chains that meet at their ends only: how much each counts, and the rings around
//! those that belong. The last part of `arrange`.

use super::Bounds;
use super::arrange::Counts;
use super::arrange_chains::{Chain, by_place};
use super::edge_tree::{Edge, EdgeTree, EdgeWork, curve_place, side};
use super::ring::{Point, key};
use geo::{LineString, MultiPolygon, Orientation, Polygon};
use std::cell::OnceCell;
use std::cmp::Ordering;

/// No half-chain, no ring.
const NONE: u32 = u32::MAX;

/// The region of all faces that belong; `None` where it would take too much work.
pub(super) fn regions(
    chains: Vec<Chain>,
    belongs: fn(Counts) -> bool,
    work: &mut EdgeWork,
) -> Option<MultiPolygon<f64>> {
    if chains.is_empty() {
        return Some(MultiPolygon::new(Vec::new()));
    }
    let mut graph = FaceGraph::new(chains);
    let left = graph.counted(work);
    graph.left = left;
    let rings = graph.traced(belongs)?;
    let polygons = graph.nested(rings, work);
    (!work.is_spent()).then_some(polygons)
}

/// Half-chain 2n runs along chain n, 2n + 1 back.
struct FaceGraph {
    chains: Vec<Chain>,
    vertices: Vec<Point>,
    /// The vertex at which each half-chain begins.
    origin: Vec<u32>,
    /// The half-chains that leave each vertex, counter-clockwise, and where each vertex's begin.
    around: Vec<u32>,
    begin: Vec<u32>,
    /// The place of each half-chain in `around`.
    place: Vec<u32>,
    /// How much the face on the left of each half-chain counts.
    left: Vec<Counts>,
    /// Made when it is asked for: one ring alone needs none.
    walls: OnceCell<Walls>,
}

impl FaceGraph {
    fn new(chains: Vec<Chain>) -> Self {
        let ends = || {
            let ends = |chain: &Chain| [chain.points[0], chain.points[chain.points.len() - 1]];
            chains.iter().flat_map(ends)
        };
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
        around.sort_unstable_by(|a, b| {
            let at = origin[*a as usize];
            let angle = || {
                let [a, b] = [a, b].map(|half| second(&chains, *half));
                by_angle(vertices[at as usize], a, b)
            };
            at.cmp(&origin[*b as usize]).then_with(angle)
        });
        let mut place = vec![0; around.len()];
        let mut begin = vec![0; vertices.len() + 1];
        for (at, half) in around.iter().enumerate() {
            place[*half as usize] = number(at);
            begin[origin[*half as usize] as usize + 1] = number(at + 1);
        }
        Self {
            left: Vec::new(),
            chains,
            vertices,
            origin,
            around,
            begin,
            place,
            walls: OnceCell::new(),
        }
    }

    fn start(&self, half: u32) -> Point {
        self.vertices[self.origin[half as usize] as usize]
    }

    /// The first edge of a half-chain.
    fn edge(&self, half: u32) -> Edge {
        [self.start(half), second(&self.chains, half)]
    }

    fn walls(&self) -> &Walls {
        self.walls.get_or_init(|| Walls::new(&self.chains))
    }

    /// The half-chain that leaves the same vertex next, clockwise.
    fn clockwise(&self, half: u32) -> u32 {
        let vertex = self.origin[half as usize] as usize;
        let (begin, end) = (self.begin[vertex], self.begin[vertex + 1]);
        let place = self.place[half as usize];
        let before = if place == begin { end - 1 } else { place - 1 };
        self.around[before as usize]
    }

    /// How much the left of a half-chain has more than its right.
    fn difference(&self, half: u32) -> Counts {
        let weight = self.chains[half as usize / 2].weight;
        match half % 2 {
            0 => weight,
            _ => weight.map(i32::wrapping_neg),
        }
    }

    /// How much every face counts, component by component from the left.
    fn counted(&self, work: &mut EdgeWork) -> Vec<Counts> {
        let mut counts: Vec<Option<Counts>> = vec![None; self.origin.len()];
        let mut open = Vec::new();
        // Vertices are in order, so the first of a component is its leftmost.
        for vertex in 0..self.vertices.len() {
            let first = self.around[self.begin[vertex] as usize];
            if counts[first as usize].is_some() {
                continue;
            }
            let wall = match vertex {
                // Nothing is further left than the leftmost of all.
                0 => None,
                _ => self.walls().left_of(self.vertices[vertex], work, |_| true),
            };
            let outside = wall.and_then(|half| counts[half as usize]);
            // At its leftmost vertex all lies to the right: the last half-chain counter-clockwise
            // from straight down has the outside on its left.
            let last = self.last_from_below(vertex);
            counts[last as usize] = Some(outside.unwrap_or_default());
            open.push(last);
            while let Some(half) = open.pop() {
                self.spread(half, &mut counts, &mut open);
            }
        }
        counts.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// Hands the count on: to the other side, and to the half-chain that goes on around the face.
    fn spread(&self, half: u32, counts: &mut [Option<Counts>], open: &mut Vec<u32>) {
        let here = counts[half as usize].unwrap_or_default();
        let difference = self.difference(half);
        let other = [0, 1].map(|n| here[n].wrapping_sub(difference[n]));
        for (next, count) in [(half ^ 1, other), (self.clockwise(half ^ 1), here)] {
            if counts[next as usize].is_none() {
                counts[next as usize] = Some(count);
                open.push(next);
            }
        }
    }

    /// The last half-chain of a component's leftmost vertex, counter-clockwise from straight down.
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

    /// The rings around the faces that belong, those on the left of their half-chains; `None` where
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
    fn nested(&self, traced: Traced, work: &mut EdgeWork) -> MultiPolygon<f64> {
        let Traced { walks, walk_of } = traced;
        let mut polygon_of = vec![NONE; walks.len()];
        let mut polygons: Vec<Polygon<f64>> = Vec::new();
        let mut lone: Vec<(u32, u32, Vec<LineString<f64>>)> = Vec::new();
        for (index, walk) in walks.iter().enumerate() {
            let mut holes = Vec::new();
            for ring in self.split(walk) {
                let ring = self.points(&ring);
                let is_outer = runs_counter_clockwise(&ring);
                let mut line = LineString::from(ring);
                line.close();
                if is_outer {
                    polygon_of[index] = number(polygons.len());
                    polygons.push(Polygon::new(line, Vec::new()));
                } else {
                    holes.push(line)
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
            let is_wall = |half: u32| walk_of[half as usize] != NONE;
            let point = self.vertices[leftmost as usize];
            let wall = self.walls().left_of(point, work, is_wall);
            let Some(wall) = wall else { continue };
            let around = walk_of[wall as usize];
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

    /// The points of a ring of half-chains, none twice.
    fn points(&self, ring: &[u32]) -> Vec<Point> {
        let mut points = Vec::new();
        for half in ring {
            let chain = &self.chains[*half as usize / 2].points;
            let most = chain.len() - 1;
            match half % 2 {
                0 => points.extend(&chain[..most]),
                _ => points.extend(chain[1..].iter().rev()),
            }
        }
        points
    }
}

/// The second point of a half-chain.
fn second(chains: &[Chain], half: u32) -> Point {
    let points = &chains[half as usize / 2].points;
    match half % 2 {
        0 => points[1],
        _ => points[points.len() - 2],
    }
}

/// Whether a ring without repeated points runs counter-clockwise, exactly.
fn runs_counter_clockwise(ring: &[Point]) -> bool {
    let leftmost = (0..ring.len()).min_by(|a, b| by_place(&ring[*a], &ring[*b]));
    let at = leftmost.unwrap_or(0);
    let before = ring[(at + ring.len() - 1) % ring.len()];
    let after = ring[(at + 1) % ring.len()];
    side(before, ring[at], after) == Orientation::CounterClockwise
}

/// The walks along borders, and the walk of each half-chain.
struct Traced {
    walks: Vec<Vec<u32>>,
    walk_of: Vec<u32>,
}

/// The edges of all chains, to be asked what lies to the left of a point.
struct Walls {
    tree: EdgeTree,
    /// The chain of each edge.
    chain_of: Vec<u32>,
}

impl Walls {
    fn new(chains: &[Chain]) -> Self {
        let starts = chains.iter().map(|chain| chain.points[0]);
        let bounds = Bounds::from_points(starts);
        let mut order: Vec<u32> = (0..number(chains.len())).collect();
        order.sort_by_cached_key(|chain| curve_place(chains[*chain as usize].points[0], &bounds));
        let (mut edges, mut chain_of) = (Vec::new(), Vec::new());
        for chain in order {
            for pair in chains[chain as usize].points.windows(2) {
                edges.push([pair[0], pair[1]]);
                chain_of.push(chain);
            }
        }
        Self {
            tree: EdgeTree::new(edges),
            chain_of,
        }
    }

    /// Of the first edge to the left of a point that lies on none, or is the leftmost of its own: the
    /// half-chain that goes down there, with what lies between on its left.
    fn left_of(
        &self,
        point: Point,
        work: &mut EdgeWork,
        counts: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let mut nearest: Option<(Edge, u32)> = None;
        self.tree.leftwards(point, work, &mut |place| {
            let along = self.tree.edges()[place];
            let edge = upward(along);
            let half = 2 * self.chain_of[place] + u32::from(along[0] == edge[0]);
            // Half open, so that a ray through a vertex meets one of its edges.
            let is_beside = edge[0][1] <= point[1] && point[1] < edge[1][1];
            if is_beside
                && side(edge[0], edge[1], point) == Orientation::Clockwise
                && counts(half)
                && nearest.is_none_or(|(other, _)| is_right_of(edge, other))
            {
                nearest = Some((edge, half));
            }
            let limit = nearest.map(|(edge, _)| edge[0][0].min(edge[1][0]));
            limit.unwrap_or(f64::NEG_INFINITY)
        });
        nearest.map(|(_, half)| half)
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
