//! Where edges of rings meet: crossings, touches, stretches in common. For `validity`.
//!
//! `geo`'s own check compares every edge with every other and does not say where; this one looks
//! only at edges whose boxes meet, with a bound to the work. It must not know what is allowed.

use super::Bounds;
use super::edge_tree::{Edge, EdgePart, EdgeTree, EdgeWork, curve_place, side};
use super::ring::Point;
use geo::line_intersection::line_intersection;
use geo::{Line, LineIntersection, LineString, Orientation};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How two edges meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meeting {
    /// Each passes through the inside of the other, or their rings cross where an end of one lies.
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

/// More pairs of rings than this are not told apart.
const MOST_CONTACTS: usize = 100_000;

/// The edges of rings, ready to be asked where they meet.
pub(super) struct Rings {
    pub(super) tree: EdgeTree,
    /// Where the edges of each ring begin, and which ring it is, in the order of the edges.
    begins: Vec<(u32, u32)>,
    /// The place in `begins` of each edge's ring.
    places: Vec<u32>,
    /// The position at which each edge begins in its ring.
    positions: Vec<u32>,
}

impl Rings {
    /// The rings must be finite; positions that repeat their predecessor make no edge.
    pub(super) fn new(rings: &[&LineString<f64>]) -> Self {
        let count = rings.iter().map(|ring| ring.0.len()).sum();
        let (mut edges, mut positions) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut begins = Vec::with_capacity(rings.len());
        let mut places = Vec::with_capacity(count);
        for ring in in_order(rings) {
            let place = number(begins.len());
            begins.push((number(edges.len()), number(ring)));
            for (position, pair) in (0..).zip(rings[ring].0.windows(2)) {
                if pair[0] != pair[1] {
                    edges.push([pair[0].into(), pair[1].into()]);
                    positions.push(position);
                    places.push(place);
                }
            }
        }
        Self {
            tree: EdgeTree::new(edges),
            begins,
            places,
            positions,
        }
    }

    /// The part of the tree that each ring takes.
    pub(super) fn parts(&self) -> Vec<EdgePart> {
        let mut parts = vec![EdgePart::default(); self.begins.len()];
        let ends = self.begins.iter().skip(1).map(|(begin, _)| *begin as usize);
        let ends = ends.chain([self.positions.len()]);
        for ((begin, ring), end) in self.begins.iter().zip(ends) {
            parts[*ring as usize] = self.tree.part(*begin as usize..end);
        }
        parts
    }

    /// The ring of an edge, its first edge, and the first edge of the next ring.
    fn ring_of(&self, edge: usize) -> (usize, usize, usize) {
        let place = self.places[edge] as usize;
        let (begin, ring) = self.begins[place];
        let end = self.begins.get(place + 1).map(|(begin, _)| *begin as usize);
        let end = end.unwrap_or(self.positions.len());
        (ring as usize, begin as usize, end)
    }

    /// For each pair of rings (or ring with itself), the first contact of the gravest kind, in
    /// order; not all of them where the work is spent afterwards.
    pub(super) fn contacts(&self, work: &mut EdgeWork) -> Vec<Contact> {
        let mut found: BTreeMap<[usize; 2], Contact> = BTreeMap::new();
        self.tree.meetings(work, &mut |a, b| {
            if let Some(contact) = self.contact(a, b) {
                let gravity = |contact: &Contact| (contact.meeting, contact.position);
                let known = found.entry(contact.rings).or_insert(contact);
                if gravity(&contact) < gravity(known) {
                    *known = contact;
                }
            }
            found.len() <= MOST_CONTACTS
        });
        if found.len() > MOST_CONTACTS {
            *work = EdgeWork::none();
        }
        found.into_values().collect()
    }

    fn contact(&self, a: usize, b: usize) -> Option<Contact> {
        let [one, two] = [a, b].map(|edge| self.tree.edges()[edge]);
        // Most edges that meet follow each other.
        if b == a + 1 && self.places[a] == self.places[b] && is_corner(one, two) {
            return None;
        }
        let (ring, begin, end) = self.ring_of(a);
        let (other_ring, ..) = self.ring_of(b);
        let is_neighbour = ring == other_ring && (b == a + 1 || (a == begin && b + 1 == end));
        // Neighbours in a ring always touch; only a spike makes them run along each other.
        if is_neighbour && is_corner(one, two) {
            return None;
        }
        let (meeting, at) = meeting(one, two)?;
        if is_neighbour && meeting == Meeting::Touch {
            return None;
        }
        let meeting = if meeting == Meeting::Touch && self.cross_at(at, a, b) {
            Meeting::Cross
        } else {
            meeting
        };
        let [first, second] = [(ring, a), (other_ring, b)];
        let place = |(ring, edge): (usize, usize)| (ring, self.positions[edge] as usize);
        let [first, second] = [place(first), place(second)];
        Some(Contact {
            rings: [first.0.min(second.0), first.0.max(second.0)],
            meeting,
            position: first.min(second).1,
            at,
        })
    }

    /// Whether the rings of two edges that touch at a point pass through each other there. Where they
    /// run along each other beside it, that is another contact.
    fn cross_at(&self, at: Point, a: usize, b: usize) -> bool {
        let [from, to] = self.ways_at(at, a);
        let [first, second] = self
            .ways_at(at, b)
            .map(|way| is_between(at, [from, to], way));
        first
            .zip(second)
            .is_some_and(|(first, second)| first != second)
    }

    /// Where the ring of an edge comes from, and where it goes on, at a point of the edge.
    fn ways_at(&self, at: Point, edge: usize) -> [Point; 2] {
        let edges = self.tree.edges();
        let [from, to] = edges[edge];
        let (_, begin, end) = self.ring_of(edge);
        match (at == from, at == to) {
            (true, _) if edge == begin => [edges[end - 1][0], to],
            (true, _) => [edges[edge - 1][0], to],
            (_, true) if edge + 1 == end => [from, edges[begin][1]],
            (_, true) => [from, edges[edge + 1][1]],
            _ => [from, to],
        }
    }
}

/// Whether a way from a point is met while turning to the left from the first of two others to the
/// second; `None` where two of them are one.
fn is_between(at: Point, [from, to]: [Point; 2], way: Point) -> Option<bool> {
    let [end, turn] = [to, way].map(|way| half_turn(at, from, way));
    let (end, turn) = (end?, turn?);
    match (end == turn, side(at, to, way)) {
        (false, _) => Some(turn < end),
        (true, Orientation::Clockwise) => Some(true),
        (true, Orientation::CounterClockwise) => Some(false),
        (true, Orientation::Collinear) => None,
    }
}

/// Less than half a turn to the left, just that, or more; `None` where there is nothing to turn.
fn half_turn(at: Point, from: Point, to: Point) -> Option<Ordering> {
    let part = |axis: usize| (from[axis] - at[axis]) * (to[axis] - at[axis]);
    match side(at, from, to) {
        Orientation::CounterClockwise => Some(Ordering::Less),
        Orientation::Clockwise => Some(Ordering::Greater),
        Orientation::Collinear => (part(0) + part(1) < 0.0).then_some(Ordering::Equal),
    }
}

/// Whether two edges of which one goes on from the other turn at their common end.
fn is_corner(one: Edge, two: Edge) -> bool {
    let [a, b, c] = if one[1] == two[0] {
        [one[0], one[1], two[1]]
    } else {
        [two[0], two[1], one[1]]
    };
    side(a, b, c) != Orientation::Collinear
}

fn meeting(one: Edge, two: Edge) -> Option<(Meeting, Point)> {
    let [one, two] = [one, two].map(|[start, end]| Line::new(start, end));
    let (meeting, at) = match line_intersection(one, two)? {
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
    Some((meeting, at.into()))
}

/// The places of rings in an order in which neighbours on the map follow each other.
fn in_order(rings: &[&LineString<f64>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rings.len()).collect();
    if rings.len() > 8 {
        let starts = rings.iter().filter_map(|ring| ring.0.first());
        let bounds = Bounds::from_points(starts.map(|start| [start.x, start.y]));
        order.sort_by_cached_key(|ring| {
            let start = rings[*ring].0.first();
            start.map(|start| curve_place([start.x, start.y], &bounds))
        });
    }
    order
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn contacts(ring: &LineString<f64>) -> Vec<Contact> {
        let mut work = EdgeWork::for_edges(ring.0.len());
        Rings::new(&[ring]).contacts(&mut work)
    }

    fn meetings(ring: &[(f64, f64)]) -> Vec<Meeting> {
        let mut ring = LineString::from(ring.to_vec());
        ring.close();
        contacts(&ring).iter().map(|c| c.meeting).collect()
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

    #[test]
    fn rings_may_cross_where_an_end_lies() {
        // Through the middle of an edge, through a common position; and both only touched.
        let through_edge = [(3., 4.), (5., 3.), (3., 3.), (1., 2.), (3., 0.)];
        let through_end = [(0., 0.), (2., 2.), (4., 4.), (4., 0.), (2., 2.), (0., 4.)];
        let on_edge = [(4., 0.), (4., 3.), (2., 0.), (5., 0.), (5., 4.)];
        let on_end = [(0., 0.), (2., 2.), (0., 4.), (4., 4.), (2., 2.), (4., 0.)];
        assert_eq!(meetings(&through_edge), vec![Meeting::Cross]);
        assert_eq!(meetings(&through_end), vec![Meeting::Cross]);
        assert_eq!(meetings(&on_edge), vec![Meeting::Touch]);
        assert_eq!(meetings(&on_end), vec![Meeting::Touch]);
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
            let rings = Rings::new(&[&ring]);
            let count = rings.tree.edges().len();
            let mut all: Vec<Contact> = Vec::new();
            for a in 0..count {
                all.extend((a + 1..count).filter_map(|b| rings.contact(a, b)));
            }
            all.sort_by_key(|c| (c.meeting, c.position));
            let found = contacts(&ring);
            prop_assert_eq!(
                found.first().map(|c| (c.meeting, c.position)),
                all.first().map(|c| (c.meeting, c.position))
            );
        }
    }
}
