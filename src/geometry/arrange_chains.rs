//! Edges that meet at their ends only, as chains from one point where several meet to the next. A ring
//! of a million positions that touches itself once is three chains. For `arrange`.

use super::arrange::{Counts, Weighted};
use super::ring::{Point, key};
use std::cmp::Ordering;

/// Edges that go on from each other, with how much more there is on their left than on their right.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// At least two. None is further left than both ends.
    pub(super) points: Vec<Point>,
    pub(super) weight: Counts,
}

/// The chains of edges in the order of their rings, without those that make no difference. `knots`
/// tells of each edge whether others than the edge before meet it where it begins.
pub(super) fn chains(edges: &[Weighted], knots: &[bool]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    for (Weighted { edge, weight }, is_knot) in edges.iter().zip(knots) {
        match chains.last_mut() {
            Some(last)
                if !is_knot && last.weight == *weight && last.points.last() == Some(&edge[0]) =>
            {
                last.points.push(edge[1]);
            }
            _ => chains.push(Chain {
                points: edge.to_vec(),
                weight: *weight,
            }),
        }
    }
    let (single, long): (Vec<Chain>, Vec<Chain>) = chains
        .into_iter()
        .partition(|chain| chain.points.len() == 2);
    let mut chains = merged(single);
    chains.extend(long.into_iter().flat_map(split));
    chains.retain(|chain| chain.weight != [0, 0]);
    chains
}

/// A chain cut at its leftmost point, so that the leftmost of what hangs together is an end.
fn split(mut chain: Chain) -> impl Iterator<Item = Chain> {
    let places = 0..chain.points.len();
    let leftmost = places.min_by(|a, b| by_place(&chain.points[*a], &chain.points[*b]));
    let inside = leftmost.filter(|at| *at > 0 && at + 1 < chain.points.len());
    let rest = inside.map(|at| {
        let points = chain.points[at..].to_vec();
        chain.points.truncate(at + 1);
        Chain {
            points,
            weight: chain.weight,
        }
    });
    [Some(chain), rest].into_iter().flatten()
}

/// Each single edge once, from its lesser end. Only such lie on each other: where longer chains did,
/// several would meet at each of their points.
fn merged(mut single: Vec<Chain>) -> Vec<Chain> {
    for chain in &mut single {
        if by_place(&chain.points[1], &chain.points[0]).is_lt() {
            chain.points.reverse();
            chain.weight = chain.weight.map(i32::wrapping_neg);
        }
    }
    let ends = |chain: &Chain| [key(chain.points[0]), key(chain.points[1])];
    single.sort_unstable_by_key(ends);
    single.dedup_by(|next, kept| {
        let is_same = ends(next) == ends(kept);
        if is_same {
            for (count, more) in kept.weight.iter_mut().zip(next.weight) {
                *count = count.wrapping_add(more);
            }
        }
        is_same
    });
    single
}

/// From the left to the right, and upwards where that is the same.
pub(super) fn by_place(a: &Point, b: &Point) -> Ordering {
    a[0].total_cmp(&b[0]).then_with(|| a[1].total_cmp(&b[1]))
}
