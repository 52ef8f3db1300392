//! What is wrong with a shape.
//!
//! It finds; it must not repair, nor know files, rows, words, or how grave a problem is.

use super::contact::{Contact, Meeting, Rings};
use super::edge_tree::EdgeWork;
use super::nesting::nestings;
use super::ring::Point;
use geo::{LineString, MultiPolygon};
use std::collections::BTreeSet;

/// What is wrong with a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShapeProblemKind {
    /// The shape has no polygon.
    Empty,
    /// A coordinate is infinite or no number.
    NotFinite,
    /// A longitude beyond ±180° or a latitude beyond ±90°.
    OutOfRange,
    /// A ring has fewer than four positions, or fewer than three different ones.
    TooFewPositions,
    /// A ring encloses nothing.
    NoArea,
    /// A ring crosses itself.
    SelfIntersection,
    /// A ring runs along itself.
    SelfOverlap,
    /// A ring touches itself at a point.
    SelfTouch,
    /// Two rings of one polygon cross.
    RingsCross,
    /// Two rings of one polygon run along each other.
    RingsOverlap,
    /// A hole lies outside its polygon.
    HoleOutside,
    /// A hole lies in another hole.
    HoleInHole,
    /// Two polygons of the shape cross.
    PolygonsCross,
    /// A polygon of the shape lies in another.
    PolygonsOverlap,
    /// There are too many edges that meet to look at all of them.
    TooTangled,
}

impl ShapeProblemKind {
    /// A stable word for it, such as `self-intersection`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotFinite => "not-finite",
            Self::OutOfRange => "out-of-range",
            Self::TooFewPositions => "too-few-positions",
            Self::NoArea => "no-area",
            Self::SelfIntersection => "self-intersection",
            Self::SelfOverlap => "self-overlap",
            Self::SelfTouch => "self-touch",
            Self::RingsCross => "rings-cross",
            Self::RingsOverlap => "rings-overlap",
            Self::HoleOutside => "hole-outside",
            Self::HoleInHole => "hole-in-hole",
            Self::PolygonsCross => "polygons-cross",
            Self::PolygonsOverlap => "polygons-overlap",
            Self::TooTangled => "too-tangled",
        }
    }
}

/// One thing wrong with a shape, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeProblem {
    /// What is wrong.
    pub kind: ShapeProblemKind,
    /// The polygon in the shape, from 0.
    pub polygon: usize,
    /// The ring in the polygon: 0 is the outer ring, the holes follow.
    pub ring: usize,
    /// The position in the ring, from 0, where there is one to name.
    pub position: Option<usize>,
    /// Where it is in degrees of longitude and latitude, where a place can be named.
    pub at: Option<Point>,
    /// The other ring of the polygon that it meets, counted as `ring` is.
    pub other_ring: Option<usize>,
    /// The other polygon of the shape that it meets, from 0.
    pub other_polygon: Option<usize>,
    /// How many different positions a ring of too few has.
    pub distinct: Option<usize>,
}

impl ShapeProblem {
    fn new(kind: ShapeProblemKind, polygon: usize, ring: usize) -> Self {
        Self {
            kind,
            polygon,
            ring,
            position: None,
            at: None,
            other_ring: None,
            other_polygon: None,
            distinct: None,
        }
    }
}

/// All that is wrong with a shape (lon/lat degrees), by polygon, ring and kind; empty if it is sound.
///
/// Each kind is said once a ring, at its first position. Crossings are looked for only where every
/// coordinate is finite. A hole that leaves its polygon only through common vertices may be missed.
/// The work is bounded: rings that meet everywhere are called tangled and not looked at further.
pub fn problems(shape: &MultiPolygon<f64>) -> Vec<ShapeProblem> {
    let report = ValidityReport::new(shape);
    if report.rings.is_empty() {
        return vec![ShapeProblem::new(ShapeProblemKind::Empty, 0, 0)];
    }
    let mut problems = Vec::new();
    for index in 0..report.rings.len() {
        report.check_positions(index, &mut problems);
        report.check_size(index, &mut problems);
    }
    let is_finite = |kind: &ShapeProblem| kind.kind != ShapeProblemKind::NotFinite;
    if problems.iter().all(is_finite) {
        report.check_contacts(&mut problems);
    }
    problems.sort_by_key(|problem| (problem.polygon, problem.ring, problem.kind));
    problems
}

/// A ring and its place in the shape.
struct Place<'a> {
    polygon: usize,
    ring: usize,
    positions: &'a LineString<f64>,
}

struct ValidityReport<'a> {
    shape: &'a MultiPolygon<f64>,
    rings: Vec<Place<'a>>,
}

impl<'a> ValidityReport<'a> {
    fn new(shape: &'a MultiPolygon<f64>) -> Self {
        let mut rings = Vec::new();
        for (index, polygon) in shape.iter().enumerate() {
            let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
            rings.extend(all.enumerate().map(|(ring, positions)| Place {
                polygon: index,
                ring,
                positions,
            }));
        }
        Self { shape, rings }
    }

    fn check_positions(&self, index: usize, problems: &mut Vec<ShapeProblem>) {
        let positions = &self.rings[index].positions.0;
        let is_finite = |x: f64, y: f64| x.is_finite() && y.is_finite();
        let broken = positions.iter().position(|at| !is_finite(at.x, at.y));
        if let Some(position) = broken {
            problems.push(ShapeProblem {
                position: Some(position),
                ..self.problem(ShapeProblemKind::NotFinite, index)
            });
        }
        let is_far = |x: f64, y: f64| is_finite(x, y) && (x.abs() > 180.0 || y.abs() > 90.0);
        let far = positions.iter().position(|at| is_far(at.x, at.y));
        if let Some(position) = far {
            problems.push(ShapeProblem {
                position: Some(position),
                at: Some([positions[position].x, positions[position].y]),
                ..self.problem(ShapeProblemKind::OutOfRange, index)
            });
        }
    }

    fn check_size(&self, index: usize, problems: &mut Vec<ShapeProblem>) {
        let positions = &self.rings[index].positions.0;
        let distinct = positions_in_a_row(positions);
        if positions.len() < 4 || distinct < 3 {
            problems.push(ShapeProblem {
                distinct: Some(distinct),
                ..self.problem(ShapeProblemKind::TooFewPositions, index)
            });
        } else if has_no_area(positions) {
            problems.push(self.problem(ShapeProblemKind::NoArea, index));
        }
    }

    fn check_contacts(&self, problems: &mut Vec<ShapeProblem>) {
        let lines: Vec<&LineString<f64>> = self.rings.iter().map(|place| place.positions).collect();
        let mut work = EdgeWork::for_edges(lines.iter().map(|line| line.0.len()).sum());
        let rings = Rings::new(&lines);
        let contacts = rings.contacts(&mut work);
        problems.extend(contacts.iter().filter_map(|contact| self.judged(contact)));
        if self.rings.len() > 1 {
            let crossing = contacts
                .iter()
                .filter(|contact| contact.meeting == Meeting::Cross)
                .map(|contact| contact.rings)
                .collect();
            self.check_nesting(&rings, &crossing, &mut work, problems);
        }
        if work.is_spent() {
            problems.push(self.problem(ShapeProblemKind::TooTangled, 0));
        }
    }

    /// What a contact means, if it is not allowed.
    fn judged(&self, contact: &Contact) -> Option<ShapeProblem> {
        let [first, second] = contact.rings;
        let other = &self.rings[second];
        let same_ring = first == second;
        let same_polygon = self.rings[first].polygon == other.polygon;
        let kind = match contact.meeting {
            Meeting::Cross if same_ring => ShapeProblemKind::SelfIntersection,
            Meeting::Along if same_ring => ShapeProblemKind::SelfOverlap,
            Meeting::Touch if same_ring => ShapeProblemKind::SelfTouch,
            Meeting::Cross if same_polygon => ShapeProblemKind::RingsCross,
            Meeting::Along if same_polygon => ShapeProblemKind::RingsOverlap,
            Meeting::Cross => ShapeProblemKind::PolygonsCross,
            // Rings may touch, and polygons of one shape may be neighbours.
            Meeting::Along | Meeting::Touch => return None,
        };
        Some(ShapeProblem {
            position: Some(contact.position),
            at: Some(contact.at),
            other_ring: (same_polygon && !same_ring).then_some(other.ring),
            other_polygon: (!same_polygon).then_some(other.polygon),
            ..self.problem(kind, first)
        })
    }

    /// Holes outside their polygons or in other holes, polygons in polygons; what crosses is known
    /// already.
    fn check_nesting(
        &self,
        rings: &Rings,
        crossing: &BTreeSet<[usize; 2]>,
        work: &mut EdgeWork,
        problems: &mut Vec<ShapeProblem>,
    ) {
        let mut outers = Vec::with_capacity(self.shape.0.len());
        outers.extend((0..self.rings.len()).filter(|index| self.rings[*index].ring == 0));
        let mut overlaps = BTreeSet::new();
        for (ring, within) in nestings(self.shape, rings, work).into_iter().enumerate() {
            let Place {
                polygon, ring: n, ..
            } = self.rings[ring];
            let outer = outers[polygon];
            let crosses = |other: usize| crossing.contains(&[ring.min(other), ring.max(other)]);
            let is_in = |other: &&usize| self.rings[**other].polygon == polygon && **other != outer;
            if n > 0 && !within.contains(&outer) && !crosses(outer) {
                problems.push(self.problem(ShapeProblemKind::HoleOutside, ring));
            } else if n > 0
                && let Some(hole) = within.iter().find(is_in).filter(|hole| !crosses(**hole))
            {
                problems.push(ShapeProblem {
                    other_ring: Some(self.rings[*hole].ring),
                    ..self.problem(ShapeProblemKind::HoleInHole, ring)
                });
            } else if n == 0 {
                let in_hole = |other: usize| {
                    let others = |at: &usize| self.rings[*at].polygon == other;
                    within.iter().filter(|at| others(at)).count() != 1
                };
                let solid = within.iter().filter(|at| self.rings[**at].ring == 0);
                let others = solid.map(|at| self.rings[*at].polygon);
                let others = others.filter(|other| *other != polygon && !crosses(outers[*other]));
                let others = others.filter(|other| !in_hole(*other));
                overlaps.extend(others.map(|other| [polygon.min(other), polygon.max(other)]));
            }
        }
        problems.extend(overlaps.into_iter().map(|[one, two]| ShapeProblem {
            other_polygon: Some(two),
            ..self.problem(ShapeProblemKind::PolygonsOverlap, outers[one])
        }));
    }

    fn problem(&self, kind: ShapeProblemKind, index: usize) -> ShapeProblem {
        let Place { polygon, ring, .. } = self.rings[index];
        ShapeProblem::new(kind, polygon, ring)
    }
}

/// How many positions there are without those that repeat their predecessor, the last one that of
/// the first.
fn positions_in_a_row(positions: &[geo::Coord<f64>]) -> usize {
    let mut finite = positions
        .iter()
        .filter(|at| at.x.is_finite() && at.y.is_finite());
    let Some(first) = finite.next() else {
        return 0;
    };
    let (mut last, mut count) = (first, 1);
    for at in finite {
        count += usize::from(at != last);
        last = at;
    }
    if count > 1 && last == first {
        count - 1
    } else {
        count
    }
}

/// Whether all lies on one line, beyond what rounding explains. The two wings of a bow-tie may cancel
/// each other, and still enclose something.
pub(super) fn has_no_area(positions: &[geo::Coord<f64>]) -> bool {
    let mut bounds = super::Bounds::EMPTY;
    let (mut twice, mut before) = (0.0, [0.0, 0.0]);
    let Some(origin) = positions
        .iter()
        .find(|at| at.x.is_finite() && at.y.is_finite())
    else {
        return true;
    };
    for at in positions {
        if !(at.x.is_finite() && at.y.is_finite()) {
            continue;
        }
        bounds.extend([at.x, at.y]);
        // Relative to the first point, lest far rings lose digits.
        let offset = [at.x - origin.x, at.y - origin.y];
        twice += (before[0] * offset[1] - offset[0] * before[1]).abs();
        before = offset;
    }
    let area: f64 = twice / 2.0;
    area.abs() <= 1e-12 * bounds.width() * bounds.height()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Polygon, polygon};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)]
    }

    fn kinds(shape: impl Into<MultiPolygon<f64>>) -> Vec<ShapeProblemKind> {
        problems(&shape.into()).iter().map(|p| p.kind).collect()
    }

    fn with_hole(hole: &Polygon<f64>) -> Polygon<f64> {
        Polygon::new(
            square(0.0, 0.0, 4.0).exterior().clone(),
            vec![hole.exterior().clone()],
        )
    }

    #[test]
    fn sound_shapes_have_no_problems() {
        assert!(kinds(square(0.0, 0.0, 1.0)).is_empty());
        assert!(kinds(with_hole(&square(1.0, 1.0, 1.0))).is_empty());
        let island = MultiPolygon::new(vec![
            with_hole(&square(1.0, 1.0, 2.0)),
            square(1.5, 1.5, 0.5),
            square(9.0, 9.0, 1.0),
        ]);
        assert!(kinds(island).is_empty());
    }

    #[test]
    fn a_bow_tie_crosses_itself_and_says_where() {
        let bow = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 1.0, y: 0.0), (x: 0.0, y: 2.0)];
        let found = problems(&bow.into());
        assert_eq!(found[0].kind, ShapeProblemKind::SelfIntersection);
        assert_eq!(found[0].position, Some(0));
        let [x, y] = found[0].at.expect("a place");
        assert!((x - 2.0 / 3.0).abs() < 1e-9 && (y - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn each_kind_is_found() {
        use ShapeProblemKind as Kind;
        let line = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)];
        let flat = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 1.0, y: 0.0)];
        let nan =
            polygon![(x: 0.0, y: 0.0), (x: f64::NAN, y: 1.0), (x: 1.0, y: 0.0), (x: 1.0, y: 3.0)];
        assert_eq!(kinds(MultiPolygon::new(vec![])), vec![Kind::Empty]);
        assert_eq!(kinds(nan), vec![Kind::NotFinite]);
        assert_eq!(kinds(square(179.5, 0.0, 1.0)), vec![Kind::OutOfRange]);
        assert!(kinds(line).contains(&Kind::TooFewPositions));
        assert!(kinds(flat).contains(&Kind::NoArea));
        assert_eq!(
            kinds(with_hole(&square(8.0, 8.0, 1.0))),
            vec![Kind::HoleOutside]
        );
        assert_eq!(
            kinds(with_hole(&square(3.5, 1.0, 1.0))),
            vec![Kind::RingsCross]
        );
        let nested = MultiPolygon::new(vec![square(0.0, 0.0, 4.0), square(1.0, 1.0, 1.0)]);
        assert_eq!(kinds(nested), vec![Kind::PolygonsOverlap]);
        let twice = MultiPolygon::new(vec![square(0.0, 0.0, 1.0), square(0.0, 0.0, 1.0)]);
        assert_eq!(kinds(twice), vec![Kind::PolygonsOverlap]);
    }

    #[test]
    fn polygon_and_hole_are_named() {
        let bad = with_hole(&square(8.0, 8.0, 1.0));
        let shape = MultiPolygon::new(vec![square(-9.0, 0.0, 1.0), bad]);
        let found = problems(&shape);
        let named = (found[0].kind, found[0].polygon, found[0].ring);
        assert_eq!(named, (ShapeProblemKind::HoleOutside, 1, 1));
    }

    proptest! {
        #[test]
        fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20),
                        hole in prop::collection::vec((-9..9_i32, -9..9_i32), 0..9)) {
            let hole: LineString<f64> = hole.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            let shape: MultiPolygon<f64> = Polygon::new(points.into(), vec![hole.clone()]).into();
            problems(&shape);
            problems(&Polygon::new(hole, vec![]).into());
        }
    }
}
