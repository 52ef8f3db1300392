//! Triangles that fill rings by the even–odd rule, whatever the rings do: they may touch and cross
//! themselves and each other, run back along themselves, or repeat their points.
//!
//! The plane is cut into slabs at every height at which an edge begins, ends or crosses another;
//! within a slab edges lie side by side, and what lies between the first and second, the third and
//! fourth, … is inside. It must not know what the rings mean.

use super::clip::clipped;
use super::ring::{Point, edges};
use super::tessellate::Triangles;
use super::{Bounds, WorldPoint};
use std::collections::BTreeMap;

/// What has more edges is halved first: the time grows with the edges times those beside them.
const MOST_AT_ONCE: usize = 1_024;

/// No more halvings than this.
const MOST_HALVINGS: u8 = 12;

/// Beyond this many edges that no halving parts, crossings are passed over.
const MOST_CROSSED: usize = 2_048;

/// Into so many slabs is cut what is filled roughly.
const ROUGH_SLABS: usize = 512;

/// At most so many edges in all slabs of what is filled at once.
const MOST_WORK: usize = 1 << 21;

/// The triangles of what lies inside rings of finite points by the even–odd rule; `within` is a box
/// around all of them.
///
/// Right but for rounding, except in a tangle of thousands of edges that cross in one place: that is
/// filled roughly.
pub fn even_odd(rings: &[Vec<Point>], within: Bounds) -> Triangles {
    let mut mesh = Triangles::default();
    fill(&mut mesh, rings, within, 0);
    mesh
}

fn fill(mesh: &mut Triangles, rings: &[Vec<Point>], within: Bounds, halvings: u8) {
    let count: usize = rings.iter().map(Vec::len).sum();
    if count <= MOST_AT_ONCE || halvings >= MOST_HALVINGS {
        Slabs::new(rings).fill(mesh);
        return;
    }
    let longer = usize::from(within.height() > within.width());
    for axis in [longer, 1 - longer] {
        let mut halves = [within; 2];
        halves[0].max[axis] = within.center()[axis];
        halves[1].min[axis] = within.center()[axis];
        let cut = halves.map(|half| {
            let cut = rings.iter().map(|ring| clipped(ring, half));
            cut.filter(|ring| ring.len() > 2).collect::<Vec<_>>()
        });
        // Of a tangle most edges lie in both halves.
        if cut.iter().flatten().map(Vec::len).sum::<usize>() * 5 <= count * 7 {
            for (cut, half) in cut.iter().zip(halves) {
                fill(mesh, cut, half, halvings + 1);
            }
            return;
        }
    }
    Slabs::new(rings).fill(mesh);
}

/// An edge that is not level.
#[derive(Clone, Copy)]
struct TurnEdge {
    /// The end with the lesser y.
    top: Point,
    bottom: Point,
}

impl TurnEdge {
    fn x_at(&self, y: f64) -> f64 {
        if y <= self.top[1] {
            return self.top[0];
        }
        if y >= self.bottom[1] {
            return self.bottom[0];
        }
        let share = (y - self.top[1]) / (self.bottom[1] - self.top[1]);
        self.top[0] + share * (self.bottom[0] - self.top[0])
    }

    /// The height at which two edges cross, where they do between their ends.
    fn crossing(&self, other: &Self) -> Option<f64> {
        let side = |edge: &Self, p: Point| {
            let [x, y] = [0, 1].map(|axis| edge.bottom[axis] - edge.top[axis]);
            x * (p[1] - edge.top[1]) - y * (p[0] - edge.top[0])
        };
        let (above, below) = (side(other, self.top), side(other, self.bottom));
        let parts_other = side(self, other.top) * side(self, other.bottom) <= 0.0;
        if !parts_other || above * below >= 0.0 {
            return None;
        }
        let share = above / (above - below);
        let y = self.top[1] + share * (self.bottom[1] - self.top[1]);
        y.is_finite().then_some(y)
    }
}

/// What the two sides of a piece that is being filled are, as numbers of edges.
type Between = (usize, usize);

struct Slabs {
    /// By their tops.
    edges: Vec<TurnEdge>,
    /// The heights between slabs.
    heights: Vec<f64>,
}

impl Slabs {
    fn new(rings: &[Vec<Point>]) -> Self {
        let edges = once_each(rings);
        let mut heights: Vec<f64> = edges.iter().flat_map(|e| [e.top[1], e.bottom[1]]).collect();
        if edges.len() <= MOST_CROSSED {
            add_crossings(&edges, &mut heights);
        }
        heights.sort_unstable_by(f64::total_cmp);
        heights.dedup();
        let most = match edges.len() {
            many if many > MOST_CROSSED => ROUGH_SLABS,
            few => MOST_WORK / few.max(1),
        };
        if heights.len() > most {
            // A tangle: every so many of its heights will do.
            let every = heights.len().div_ceil(most);
            let last = heights.last().copied();
            heights = heights.into_iter().step_by(every).collect();
            heights.extend(last);
            heights.dedup();
        }
        Self { edges, heights }
    }

    fn fill(&self, mesh: &mut Triangles) {
        let mut beside: Vec<usize> = Vec::new();
        let mut next = 0;
        // Where what lies between two edges began; it goes on as long as they stay neighbours.
        let mut open: BTreeMap<Between, f64> = BTreeMap::new();
        for slab in self.heights.windows(2) {
            let middle = slab[0] + (slab[1] - slab[0]) / 2.0;
            while next < self.edges.len() && self.edges[next].top[1] <= middle {
                beside.push(next);
                next += 1;
            }
            beside.retain(|edge| self.edges[*edge].bottom[1] > middle);
            let x = |edge: &usize| self.edges[*edge].x_at(middle);
            beside.sort_by(|a, b| x(a).total_cmp(&x(b)).then(a.cmp(b)));
            let pairs = beside.chunks_exact(2).map(|pair| (pair[0], pair[1]));
            let mut now: BTreeMap<Between, f64> = BTreeMap::new();
            for pair in pairs {
                now.insert(pair, open.remove(&pair).unwrap_or(slab[0]));
            }
            for (between, from) in open {
                self.add(mesh, between, from, slab[0]);
            }
            open = now;
        }
        if let Some(last) = self.heights.last() {
            for (between, from) in open {
                self.add(mesh, between, from, *last);
            }
        }
    }

    /// Adds what lies between two edges from one height to another.
    fn add(&self, mesh: &mut Triangles, between: Between, from: f64, to: f64) {
        let [left, right] = [between.0, between.1].map(|edge| self.edges[edge]);
        let mut corners: Vec<WorldPoint> = vec![
            [left.x_at(from), from],
            [right.x_at(from), from],
            [right.x_at(to), to],
            [left.x_at(to), to],
        ];
        corners.dedup();
        if corners.first() == corners.last() {
            corners.pop();
        }
        if corners.len() < 3 {
            return;
        }
        let Ok(first) = u32::try_from(mesh.positions.len()) else {
            return;
        };
        let count = corners.len();
        mesh.positions.extend(corners);
        mesh.indices.extend([first, first + 1, first + 2]);
        if count > 3 {
            mesh.indices.extend([first, first + 2, first + 3]);
        }
    }
}

/// The edges by their tops; of those that lie on each other two and two are left out, as they change
/// nothing.
fn once_each(rings: &[Vec<Point>]) -> Vec<TurnEdge> {
    let steep = rings.iter().flat_map(|ring| edges(ring));
    let steep = steep.filter(|(a, b)| a[1] != b[1] && a.iter().chain(b).all(|v| v.is_finite()));
    let mut found: Vec<TurnEdge> = steep
        .map(|(a, b)| {
            if a[1] < b[1] {
                TurnEdge { top: a, bottom: b }
            } else {
                TurnEdge { top: b, bottom: a }
            }
        })
        .collect();
    let key = |edge: &TurnEdge| [edge.top[1], edge.top[0], edge.bottom[1], edge.bottom[0]];
    found.sort_by(|a, b| {
        let both = key(a).into_iter().zip(key(b));
        both.map(|(a, b)| a.total_cmp(&b))
            .fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
    let same = found.chunk_by(|a, b| a.top == b.top && a.bottom == b.bottom);
    same.filter(|same| same.len() % 2 == 1)
        .map(|same| same[0])
        .collect()
}

fn add_crossings(edges: &[TurnEdge], heights: &mut Vec<f64>) {
    let mut beside: Vec<&TurnEdge> = Vec::new();
    for edge in edges {
        beside.retain(|other| other.bottom[1] > edge.top[1]);
        heights.extend(beside.iter().filter_map(|other| edge.crossing(other)));
        beside.push(edge);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::ring::ring_contains;
    use proptest::prelude::*;

    const BOX: Bounds = Bounds {
        min: [0.0; 2],
        max: [16.0; 2],
    };

    fn covering(mesh: &Triangles, p: Point) -> usize {
        let triangles = mesh.indices.chunks_exact(3);
        let corners = triangles.map(|t| [0, 1, 2].map(|n| mesh.positions[t[n] as usize]));
        corners.filter(|corners| ring_contains(corners, p)).count()
    }

    fn rings(most: usize) -> impl Strategy<Value = Vec<Vec<Point>>> {
        let point = [0..=16_i32, 0..=16_i32].prop_map(|p| p.map(f64::from));
        prop::collection::vec(prop::collection::vec(point, 0..most), 1..4)
    }

    #[test]
    fn a_bow_tie_has_two_wings() {
        let tie = vec![[0.0, 0.0], [4.0, 4.0], [4.0, 0.0], [0.0, 4.0]];
        let mesh = even_odd(&[tie], BOX);
        assert_eq!(covering(&mesh, [0.5, 2.1]), 1);
        assert_eq!(covering(&mesh, [3.5, 2.1]), 1);
        assert_eq!(covering(&mesh, [2.0, 0.5]), 0);
        assert_eq!(covering(&mesh, [2.0, 3.5]), 0);
    }

    #[test]
    fn a_tangle_ends() {
        let far = |n: u32| f64::from(n * 7_919 % 16_381) / 1_024.0;
        let tangle = (0..20_000)
            .map(|n| [far(n), far(n % 8_191 * 31 + 7)])
            .collect();
        let mesh = even_odd(&[tangle], BOX);
        assert!(!mesh.indices.is_empty());
    }

    proptest! {
        /// Inside, each place lies beneath one triangle; outside, beneath none.
        #[test]
        fn inside_once_outside_never(rings in rings(40), points in prop::collection::vec([0.0..16.0_f64, 0.0..16.0], 50)) {
            let mesh = even_odd(&rings, BOX);
            for p in points {
                let inside = rings.iter().filter(|ring| ring_contains(ring, p)).count() % 2;
                prop_assert_eq!(covering(&mesh, p), inside, "{:?}", p);
            }
        }

    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// The same where there is so much that it is halved.
        #[test]
        fn halves_make_the_whole(radii in prop::collection::vec(2.0..8.0_f64, 1_500..3_000), points in prop::collection::vec([0.0..16.0_f64, 0.0..16.0], 20)) {
            let step = std::f64::consts::TAU / f64::from(u32::try_from(radii.len()).expect("few"));
            let angles = (0..).map(|n| f64::from(n) * step);
            let ring: Vec<Point> = angles.zip(&radii).map(|(angle, r)| [8.0 + r * angle.cos(), 8.0 + r * angle.sin()]).collect();
            let mesh = even_odd(std::slice::from_ref(&ring), BOX);
            for p in points {
                prop_assert_eq!(covering(&mesh, p), usize::from(ring_contains(&ring, p)), "{:?}", p);
            }
        }
    }
}
