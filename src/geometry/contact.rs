//! Where edges of rings meet: crossings, touches, stretches in common. For `validity`.
//!
//! `geo`'s own check compares every edge with every other and does not say where; this one looks
//! only at runs of edges whose boxes meet. It must not know what is allowed.

use super::Bounds;
use super::ring::Point;
use geo::line_intersection::line_intersection;
use geo::{Line, LineIntersection, LineString};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// Edges that share one box.
const RUN: usize = 16;

/// How two edges meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meeting {
    /// Each passes through the inside of the other.
    Cross,
    /// They share more than a point.
    Along,
    /// An end of one lies on the other.
    Touch,
}

/// Two edges that meet and are not simply neighbours in a ring.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contact {
    /// The places of the two rings, the lesser first.
    pub(super) rings: [usize; 2],
    /// How they meet.
    pub(super) meeting: Meeting,
    /// In the first ring, the position where its edge begins.
    pub(super) position: usize,
    /// Where they meet.
    pub(super) at: Point,
}

/// For each pair of rings (or ring with itself), the first contact of the gravest kind, in order.
///
/// The rings must be finite; positions that repeat their predecessor make no edge.
pub(super) fn contacts(rings: &[&LineString<f64>]) -> Vec<Contact> {
    let edges = edges_of(rings);
    // A run that went on into the next ring would have a large box.
    let runs: Vec<&[Edge]> = edges
        .chunk_by(|a, b| a.ring == b.ring)
        .flat_map(|ring| ring.chunks(RUN))
        .collect();
    let boxes: Vec<Bounds> = runs.iter().map(|run| bounds_of(run)).collect();
    let mut found = Vec::new();
    for run in &runs {
        for (place, a) in run.iter().enumerate() {
            found.extend(run[place + 1..].iter().filter_map(|b| contact(a, b)));
        }
    }
    for (one, two) in meeting_pairs(&boxes) {
        let others = near(runs[two], &boxes[one]);
        for a in near(runs[one], &boxes[two]) {
            found.extend(others.iter().filter_map(|b| contact(a, b)));
        }
    }
    found.sort_by_key(|contact| (contact.rings, contact.meeting, contact.position));
    found.dedup_by_key(|contact| contact.rings);
    found
}

/// All pairs of boxes that share a point, each once, the lesser index first, in order.
pub(super) fn meeting_pairs(boxes: &[Bounds]) -> Vec<(usize, usize)> {
    let full = boxes
        .iter()
        .enumerate()
        .filter(|(_, bounds)| !bounds.is_empty());
    let entries = full
        .map(|(index, bounds)| {
            GeomWithData::new(Rectangle::from_corners(bounds.min, bounds.max), index)
        })
        .collect();
    let tree = RTree::bulk_load(entries);
    let mut pairs = Vec::new();
    for (index, bounds) in boxes.iter().enumerate() {
        if bounds.is_empty() {
            continue;
        }
        let envelope = AABB::from_corners(bounds.min, bounds.max);
        let others = tree.locate_in_envelope_intersecting(&envelope);
        pairs.extend(
            others
                .filter(|other| other.data > index)
                .map(|other| (index, other.data)),
        );
    }
    pairs.sort_unstable();
    pairs
}

/// An edge of some length.
struct Edge {
    line: Line<f64>,
    ring: usize,
    /// Where it begins in its ring.
    position: usize,
    /// Its place among the edges of its ring that have a length, and how many those are.
    place: usize,
    count: usize,
}

impl Edge {
    fn is_next_to(&self, other: &Self) -> bool {
        let apart = self.place.abs_diff(other.place);
        self.ring == other.ring && (apart == 1 || apart + 1 == self.count)
    }

    fn bounds(&self) -> Bounds {
        Bounds::from_points([self.line.start.into(), self.line.end.into()])
    }
}

fn edges_of(rings: &[&LineString<f64>]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (ring, line_string) in rings.iter().enumerate() {
        let real = |(_, line): &(usize, Line<f64>)| line.start != line.end;
        let count = line_string.lines().enumerate().filter(real).count();
        let lines = line_string.lines().enumerate().filter(real);
        edges.extend(lines.enumerate().map(|(place, (position, line))| Edge {
            line,
            ring,
            position,
            place,
            count,
        }));
    }
    edges
}

fn bounds_of(run: &[Edge]) -> Bounds {
    run.iter()
        .map(Edge::bounds)
        .fold(Bounds::EMPTY, Bounds::union)
}

fn near<'a>(run: &'a [Edge], bounds: &Bounds) -> Vec<&'a Edge> {
    run.iter()
        .filter(|edge| edge.bounds().intersects(bounds))
        .collect()
}

fn contact(a: &Edge, b: &Edge) -> Option<Contact> {
    if !a.bounds().intersects(&b.bounds()) {
        return None;
    }
    let (meeting, at) = match line_intersection(a.line, b.line)? {
        LineIntersection::SinglePoint {
            intersection,
            is_proper: true,
        } => (Meeting::Cross, intersection),
        LineIntersection::SinglePoint { intersection, .. } => (Meeting::Touch, intersection),
        LineIntersection::Collinear { intersection } if intersection.start != intersection.end => {
            (Meeting::Along, intersection.start)
        }
        LineIntersection::Collinear { intersection } => (Meeting::Touch, intersection.start),
    };
    // Neighbours in a ring always touch; only a spike makes them run along each other.
    if a.is_next_to(b) && meeting == Meeting::Touch {
        return None;
    }
    let (first, second) = if (a.ring, a.position) <= (b.ring, b.position) {
        (a, b)
    } else {
        (b, a)
    };
    Some(Contact {
        rings: [first.ring, second.ring],
        meeting,
        position: first.position,
        at: <[f64; 2]>::from(at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meetings(ring: &[(f64, f64)]) -> Vec<Meeting> {
        let mut ring = LineString::from(ring.to_vec());
        ring.close();
        contacts(&[&ring]).iter().map(|c| c.meeting).collect()
    }

    #[test]
    fn a_square_meets_itself_nowhere_even_with_a_repeated_position() {
        let square = [
            (0.0, 0.0),
            (1.0, 0.0),
            (1.0, 0.0),
            (1.0, 1.0),
            (0.0, 1.0),
            (0.0, 0.0),
        ];
        assert!(meetings(&square).is_empty());
    }

    #[test]
    fn bow_tie_spike_and_pinch() {
        assert_eq!(
            meetings(&[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)]),
            vec![Meeting::Cross]
        );
        assert_eq!(
            meetings(&[(0.0, 0.0), (2.0, 0.0), (1.0, 0.0), (1.0, 1.0)]),
            vec![Meeting::Along]
        );
        assert_eq!(
            meetings(&[
                (0.0, 0.0),
                (2.0, 0.0),
                (1.0, 1.0),
                (2.0, 2.0),
                (0.0, 2.0),
                (1.0, 1.0)
            ]),
            vec![Meeting::Touch]
        );
    }

    proptest! {
        /// The runs and their boxes find what comparing all edges with all finds.
        #[test]
        fn agrees_with_all_against_all(
            points in prop::collection::vec((0..30_i32, 0..30_i32), 3..70)
        ) {
            let mut ring: LineString<f64> = points
                .iter()
                .map(|(x, y)| (f64::from(*x), f64::from(*y)))
                .collect();
            ring.close();
            let edges = edges_of(&[&ring]);
            let mut all: Vec<Contact> = Vec::new();
            for (index, a) in edges.iter().enumerate() {
                all.extend(edges[index + 1..].iter().filter_map(|b| contact(a, b)));
            }
            all.sort_by_key(|c| (c.meeting, c.position));
            let found = contacts(&[&ring]);
            prop_assert_eq!(
                found.first().map(|c| (c.meeting, c.position)),
                all.first().map(|c| (c.meeting, c.position))
            );
        }
    }
}
