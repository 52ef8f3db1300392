//! Regions made of edges that cross, overlap and touch in any way: every edge is cut where it meets
//! another, what meets nothing in between becomes one chain, the faces between chains are counted, and
//! those that belong are traced. For `repair`.
//!
//! Each edge carries two counts: how much more there is on its left than on its right. A face
//! therefore has two counts as well (how often it is wound around, in how many holes it lies), and
//! the caller says which faces belong. All decisions are exact (`robust` orientation); only the
//! points where edges cross are rounded. No position of the input moves.

use super::arrange_chains::chains;
use super::arrange_faces::regions;
use super::edge_tree::{Edge, EdgeTree, EdgeWork};
use super::ring::Point;
use geo::line_intersection::line_intersection;
use geo::{Line, LineIntersection, MultiPolygon};

/// An edge, with how much more there is on its left than on its right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighted {
    pub(super) edge: Edge,
    pub(super) weight: Counts,
}

/// How often a face is wound around, and in how many holes it lies.
pub(super) type Counts = [i32; 2];

/// Rounded crossings may make edges cross anew; it takes two or three rounds, seldom more.
const ROUNDS: usize = 12;

/// The region of all faces that belong: outer rings counter-clockwise in a plane whose y points up,
/// holes clockwise, touching each other at points only. `None` where it would take too much work.
///
/// The edges must be finite and lie in the order of their rings.
pub(super) fn arranged(
    edges: Vec<Weighted>,
    belongs: fn(Counts) -> bool,
) -> Option<MultiPolygon<f64>> {
    let most = 4 * edges.len() + 200_000;
    let mut work = EdgeWork::for_edges(edges.len());
    let mut edges = edges;
    for edge in &mut edges {
        edge.edge = edge.edge.map(|point| point.map(without_dust));
    }
    edges.retain(|edge| edge.edge[0] != edge.edge[1]);
    for _round in 0..ROUNDS {
        let Meetings { cuts, knots } = meetings(&edges, most, &mut work)?;
        if cuts.is_empty() {
            return regions(chains(&edges, &knots), belongs, &mut work);
        }
        edges = cut(&edges, cuts);
    }
    None
}

/// Exact decisions multiply differences, and must not lose them beneath the least number there is.
fn without_dust(value: f64) -> f64 {
    // So is −0: two ends that are equal must be the same.
    if value.abs() < 1e-100 { 0.0 } else { value }
}

/// An edge and a point inside it.
type Cut = (u32, Point);

/// Where edges meet.
struct Meetings {
    cuts: Vec<Cut>,
    /// Whether others than the edge before meet each edge where it begins.
    knots: Vec<bool>,
}

/// Where edges meet; `None` if that is too often.
fn meetings(edges: &[Weighted], most: usize, work: &mut EdgeWork) -> Option<Meetings> {
    let tree = EdgeTree::new(edges.iter().map(|edge| edge.edge).collect());
    let mut cuts: Vec<Cut> = Vec::new();
    let mut knots = vec![false; edges.len() + 1];
    let mut add = |index: usize, at: Point| {
        let [a, b] = tree.edges()[index];
        if at != a && at != b {
            cuts.push((u32::try_from(index).unwrap_or(u32::MAX), at));
        }
        knots[index] |= at == a;
        knots[index + 1] |= at == b;
        cuts.len() <= most
    };
    let mut is_bounded = true;
    tree.meetings(work, &mut |one, two| {
        let [a, b] = [one, two].map(|index| {
            let [start, end] = tree.edges()[index];
            Line::new(start, end)
        });
        let ends = match line_intersection(a, b) {
            None => return true,
            Some(LineIntersection::SinglePoint { intersection, .. }) => [intersection; 2],
            Some(LineIntersection::Collinear { intersection }) => {
                [intersection.start, intersection.end]
            }
        };
        let goes_on = two == one + 1 && ends == [a.end; 2] && a.end == b.start;
        if goes_on {
            return true;
        }
        let [first, last] = ends.map(<[f64; 2]>::from);
        is_bounded = add(one, first) && add(two, first);
        if first != last {
            is_bounded = is_bounded && add(one, last) && add(two, last);
        }
        is_bounded
    });
    (is_bounded && !work.is_spent()).then_some(Meetings { cuts, knots })
}

/// The edges with their cuts made.
fn cut(edges: &[Weighted], mut cuts: Vec<Cut>) -> Vec<Weighted> {
    let along = |index: u32, at: Point| {
        let [a, b] = edges[index as usize].edge;
        let axis = usize::from((b[1] - a[1]).abs() > (b[0] - a[0]).abs());
        (at[axis] - a[axis]) * (b[axis] - a[axis]).signum()
    };
    cuts.sort_by(|(a, p), (b, q)| {
        let place = || along(*a, *p).total_cmp(&along(*b, *q));
        a.cmp(b).then_with(place)
    });
    let mut pieces = Vec::with_capacity(edges.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (index, whole) in (0..).zip(edges) {
        let mut from = whole.edge[0];
        let mut piece = |to: Point| {
            if from != to {
                pieces.push(Weighted {
                    edge: [from, to],
                    weight: whole.weight,
                });
            }
            from = to;
        };
        while let Some((_, at)) = cuts.next_if(|(of, _)| *of == index) {
            piece(at);
        }
        piece(whole.edge[1]);
    }
    pieces
}
