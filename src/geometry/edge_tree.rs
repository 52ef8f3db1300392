//! A tree of boxes over edges in the order in which they run along their rings: which edges may
//! meet, and which lie to the left of a point. Helper of `contact`, `nesting` and `arrange`.
//!
//! Edges that follow each other lie near each other, so the order itself is the tree: it costs one
//! pass to build, and no sorting. Every question is paid for out of a [`EdgeWork`] that bounds it.

use super::Bounds;
use super::ring::Point;
use geo::Orientation;
use geo::kernels::{Kernel, RobustKernel};
use std::ops::Range;

/// What it costs to look at two edges exactly, in steps.
const VISIT: usize = 20;

/// An edge from its first point to its second.
pub(super) type Edge = [Point; 2];

/// Edges that share one box.
const RUN: usize = 16;

/// Edges that follow each other, and the lowest node above all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct EdgePart {
    edges: Range<usize>,
    above: Node,
}

/// How many steps may still be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeWork(u64);

impl EdgeWork {
    /// Enough for so many edges as people draw them; far too little for edges that all cross.
    pub(super) fn for_edges(edges: usize) -> Self {
        Self(20_000_000 + 300 * edges as u64)
    }

    /// Nothing may be done any more.
    pub(super) fn none() -> Self {
        Self(0)
    }

    /// Takes steps; `false` where there are none left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        self.0 = self.0.saturating_sub(steps as u64);
        self.0 > 0
    }

    /// Whether all has been spent.
    pub(super) fn is_spent(self) -> bool {
        self.0 == 0
    }
}

/// On which side of the line from `a` to `b` the point lies, exactly.
pub(super) fn side(a: Point, b: Point, point: Point) -> Orientation {
    RobustKernel::orient2d(a.into(), b.into(), point.into())
}

/// Finite edges with boxes over runs of them, and boxes over those.
pub(super) struct EdgeTree {
    edges: Vec<Edge>,
    /// Where each run begins, and the end.
    runs: Vec<u32>,
    /// The boxes of the runs, of pairs of runs, of pairs of those, up to one.
    levels: Vec<Vec<Bounds>>,
}

impl EdgeTree {
    /// The edges must be finite. A run ends where an edge does not begin at the end of the last.
    pub(super) fn new(edges: Vec<Edge>) -> Self {
        let mut runs = vec![0];
        let mut begun = 0;
        for at in 1..edges.len() {
            let length = at - begun;
            let is_break = length >= 3 && edges[at][0] != edges[at - 1][1];
            if length >= RUN || is_break {
                runs.push(u32::try_from(at).unwrap_or(u32::MAX));
                begun = at;
            }
        }
        runs.push(u32::try_from(edges.len()).unwrap_or(u32::MAX));
        let leaves = runs
            .windows(2)
            .map(|run| box_of(&edges[run[0] as usize..run[1] as usize]));
        let levels = pyramid(leaves.collect());
        Self {
            edges,
            runs,
            levels,
        }
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Names pairs of edges whose boxes share a point, the lesser index first, until there are no
    /// more, `visit` answers `false`, or the work is spent. Neighbours in a run that goes steadily
    /// east, west, north or south are passed over: they meet at their common point only.
    pub(super) fn meetings(
        &self,
        work: &mut EdgeWork,
        visit: &mut impl FnMut(usize, usize) -> bool,
    ) {
        if !self.edges.is_empty() {
            self.within((self.levels.len() - 1, 0), work, visit);
        }
    }

    fn within(
        &self,
        (level, at): Node,
        work: &mut EdgeWork,
        visit: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        if level == 0 {
            return self.within_run(at, work, visit);
        }
        let (one, two) = self.below((level, at));
        self.within(one, work, visit)
            && two.is_none_or(|two| {
                self.within(two, work, visit) && self.between(one, two, work, visit)
            })
    }

    fn between(
        &self,
        one: Node,
        two: Node,
        work: &mut EdgeWork,
        visit: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        if !work.spend(1) {
            return false;
        }
        if !meet(self.bounds(one), self.bounds(two)) {
            return true;
        }
        if one.0 == 0 && two.0 == 0 {
            return self.between_runs(one.1, two.1, work, visit);
        }
        if one.0 >= two.0 {
            let (first, second) = self.below(one);
            self.between(first, two, work, visit)
                && second.is_none_or(|second| self.between(second, two, work, visit))
        } else {
            let (first, second) = self.below(two);
            self.between(one, first, work, visit)
                && second.is_none_or(|second| self.between(one, second, work, visit))
        }
    }

    fn within_run(
        &self,
        run: usize,
        work: &mut EdgeWork,
        visit: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        let range = self.range(run);
        if is_steady(&self.edges[range.clone()]) {
            return work.spend(1);
        }
        if !work.spend(RUN * RUN / 2) {
            return false;
        }
        let mut boxes = [Bounds::EMPTY; RUN];
        for (bounds, edge) in boxes.iter_mut().zip(&self.edges[range.clone()]) {
            *bounds = box_of(std::slice::from_ref(edge));
        }
        for a in 0..range.len() {
            for b in a + 1..range.len() {
                if meet(&boxes[a], &boxes[b])
                    && !(work.spend(VISIT) && visit(range.start + a, range.start + b))
                {
                    return false;
                }
            }
        }
        true
    }

    fn between_runs(
        &self,
        one: usize,
        two: usize,
        work: &mut EdgeWork,
        visit: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        let (mut near, mut count) = ([0; RUN], 0);
        let far = &self.levels[0][one];
        for b in self.range(two) {
            if edge_meets(&self.edges[b], far) {
                near[count] = b;
                count += 1;
            }
        }
        let around = &self.levels[0][two];
        for a in self.range(one) {
            if !edge_meets(&self.edges[a], around) {
                continue;
            }
            if !work.spend(count) {
                return false;
            }
            for &b in &near[..count] {
                if edges_meet(&self.edges[a], &self.edges[b]) && !(work.spend(VISIT) && visit(a, b))
                {
                    return false;
                }
            }
        }
        work.spend(2 * RUN)
    }

    /// Names the edges that may lie on the ray from `point` towards lesser x, touching ones included,
    /// those on the right rather first. `visit` answers how far to the left it wants to know more.
    pub(super) fn leftwards(
        &self,
        point: Point,
        work: &mut EdgeWork,
        visit: &mut impl FnMut(usize) -> f64,
    ) {
        if self.edges.is_empty() {
            return;
        }
        let mut limit = f64::NEG_INFINITY;
        let mut open = vec![(self.levels.len() - 1, 0)];
        while let Some(node) = open.pop() {
            let bounds = self.bounds(node);
            if !work.spend(1) {
                return;
            }
            if !is_left(bounds, point) || bounds.max[0] < limit {
                continue;
            }
            if node.0 > 0 {
                let (one, two) = self.below(node);
                let two = two.unwrap_or(one);
                // What is taken last is looked at first.
                match self.bounds(one).max[0] > self.bounds(two).max[0] {
                    true => open.extend([two, one]),
                    false if one == two => open.push(one),
                    false => open.extend([one, two]),
                }
                continue;
            }
            for index in self.range(node.1) {
                if is_left(&box_of(&self.edges[index..=index]), point) {
                    limit = limit.max(visit(index));
                }
            }
        }
    }

    /// The part of the tree that edges which follow each other take.
    pub(super) fn part(&self, edges: Range<usize>) -> EdgePart {
        if edges.is_empty() {
            return EdgePart::default();
        }
        let run = |edge: usize| self.runs.partition_point(|begin| *begin as usize <= edge) - 1;
        let (first, last) = (run(edges.start), run(edges.end - 1));
        let level = (usize::BITS - (first ^ last).leading_zeros()) as usize;
        EdgePart {
            edges,
            above: (level, first >> level),
        }
    }

    /// Whether a point lies inside the ring that some of the edges make; `None` where it lies on the
    /// ring, or the work is spent.
    pub(super) fn is_inside(
        &self,
        ring: &EdgePart,
        point: Point,
        work: &mut EdgeWork,
    ) -> Option<bool> {
        let mut is_in = false;
        let is_told = !ring.edges.is_empty()
            && self.crossed(ring.above, &ring.edges, point, work, &mut is_in);
        is_told.then_some(is_in)
    }

    /// Turns `is_in` over for every edge of a ring to the left of a point; `false` where the point
    /// lies on an edge.
    fn crossed(
        &self,
        node: Node,
        ring: &Range<usize>,
        point: Point,
        work: &mut EdgeWork,
        is_in: &mut bool,
    ) -> bool {
        let edges = self.edges_of(node);
        if edges.end <= ring.start || ring.end <= edges.start {
            return true;
        }
        if !work.spend(1) {
            return false;
        }
        let bounds = self.bounds(node);
        if !is_left(bounds, point) {
            return true;
        }
        if bounds.max[0] < point[0] && ring.start <= edges.start && edges.end <= ring.end {
            // Edges that follow each other cross the ray an odd number of times where their ends
            // lie on its two sides. Half open, as for single edges.
            let (from, to) = (self.edges[edges.start][0], self.edges[edges.end - 1][1]);
            *is_in ^= (from[1] > point[1]) != (to[1] > point[1]);
            return true;
        }
        if node.0 > 0 {
            let (one, two) = self.below(node);
            return self.crossed(one, ring, point, work, is_in)
                && two.is_none_or(|two| self.crossed(two, ring, point, work, is_in));
        }
        let own = edges.start.max(ring.start)..edges.end.min(ring.end);
        self.edges[own]
            .iter()
            .all(|edge| match crosses_left(edge, point) {
                Some(crosses) => {
                    *is_in ^= crosses;
                    true
                }
                None => false,
            })
    }

    /// The edges of a node.
    fn edges_of(&self, (level, at): Node) -> Range<usize> {
        let last = self.runs.len() - 1;
        let run = |at: usize| (at << level).min(last);
        self.runs[run(at)] as usize..self.runs[run(at + 1)] as usize
    }

    fn range(&self, run: usize) -> Range<usize> {
        self.runs[run] as usize..self.runs[run + 1] as usize
    }

    fn bounds(&self, (level, at): Node) -> &Bounds {
        &self.levels[level][at]
    }

    fn below(&self, (level, at): Node) -> (Node, Option<Node>) {
        let has_second = 2 * at + 1 < self.levels[level - 1].len();
        let second = has_second.then_some((level - 1, 2 * at + 1));
        ((level - 1, 2 * at), second)
    }
}

/// Whether an edge crosses the ray from a point towards lesser x; `None` where it goes through the
/// point. Half open, so that a ray through a vertex meets one of its edges.
fn crosses_left(&[a, b]: &Edge, point: Point) -> Option<bool> {
    let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
    if point[1] < low[1] || high[1] < point[1] || point[0] < a[0].min(b[0]) {
        return Some(false);
    }
    match side(low, high, point) {
        Orientation::Collinear if point[0] <= a[0].max(b[0]) => None,
        Orientation::Clockwise => Some(point[1] < high[1]),
        _ => Some(false),
    }
}

/// Boxes around pairs of boxes, and around pairs of those, up to one around all.
pub(super) fn pyramid(leaves: Vec<Bounds>) -> Vec<Vec<Bounds>> {
    let mut levels = vec![leaves];
    while levels[levels.len() - 1].len() > 1 {
        let below = &levels[levels.len() - 1];
        let above = below.chunks(2).map(|pair| match pair {
            [one, two] => one.union(*two),
            _ => pair[0],
        });
        let above = above.collect();
        levels.push(above);
    }
    levels
}

/// A level, from the runs upwards, and a place in it.
type Node = (usize, usize);

fn box_of(edges: &[Edge]) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    for [a, b] in edges {
        for axis in 0..2 {
            bounds.min[axis] = bounds.min[axis].min(a[axis]).min(b[axis]);
            bounds.max[axis] = bounds.max[axis].max(a[axis]).max(b[axis]);
        }
    }
    bounds
}

/// Whether a box meets the ray from a point towards lesser x.
fn is_left(bounds: &Bounds, point: Point) -> bool {
    bounds.min[1] <= point[1] && point[1] <= bounds.max[1] && bounds.min[0] <= point[0]
}

/// Whether two boxes that are not empty share a point.
fn meet(a: &Bounds, b: &Bounds) -> bool {
    a.min[0] <= b.max[0] && b.min[0] <= a.max[0] && a.min[1] <= b.max[1] && b.min[1] <= a.max[1]
}

fn edge_meets(edge: &Edge, bounds: &Bounds) -> bool {
    let [a, b] = edge;
    a[0].min(b[0]) <= bounds.max[0]
        && bounds.min[0] <= a[0].max(b[0])
        && a[1].min(b[1]) <= bounds.max[1]
        && bounds.min[1] <= a[1].max(b[1])
}

fn edges_meet(one: &Edge, two: &Edge) -> bool {
    edge_meets(one, &box_of(std::slice::from_ref(two)))
}

/// Whether the edges follow each other and go strictly one way along an axis: such a line meets
/// itself nowhere.
fn is_steady(edges: &[Edge]) -> bool {
    let goes = |axis: usize, sign: f64| edges.iter().all(|[a, b]| sign * a[axis] < sign * b[axis]);
    edges.windows(2).all(|pair| pair[0][1] == pair[1][0])
        && (goes(0, 1.0) || goes(0, -1.0) || goes(1, 1.0) || goes(1, -1.0))
}

/// The place of a point along a curve that fills `bounds`, by which things near each other come
/// near each other (Morton, 1966).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 of all sixteen bits"
)]
pub(super) fn curve_place(point: Point, bounds: &Bounds) -> u64 {
    let on_grid = |axis: usize| {
        let extent = bounds.max[axis] - bounds.min[axis];
        let share = if extent > 0.0 {
            (point[axis] - bounds.min[axis]) / extent
        } else {
            0.0
        };
        // A cast of a number beyond the range, or of none, saturates.
        spread((share * f64::from(u16::MAX)) as u16)
    };
    on_grid(0) | on_grid(1) << 1
}

/// The bits of a number with a zero before each.
fn spread(number: u16) -> u64 {
    let mut bits = u64::from(number);
    bits = (bits | bits << 8) & 0x00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}
