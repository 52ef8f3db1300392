//! What is wrong with a shape, and which shapes of a coverage overlap.
//!
//! It finds; it must not repair, nor know files, rows, words, or how grave a problem is.

use super::contact::{Contact, Meeting, contacts, meeting_pairs};
use super::label::inner_point;
use super::ring::{Point, open_points, polygon_contains, signed_area};
use super::{Bounds, area_km2};
use geo::{BooleanOps, LineString, MultiPolygon, Polygon};

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
    /// Two polygons of the shape cross.
    PolygonsCross,
    /// A polygon of the shape lies in another.
    PolygonsOverlap,
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
            Self::PolygonsCross => "polygons-cross",
            Self::PolygonsOverlap => "polygons-overlap",
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
pub fn problems(shape: &MultiPolygon<f64>) -> Vec<ShapeProblem> {
    let report = Report::new(shape);
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

struct Report<'a> {
    shape: &'a MultiPolygon<f64>,
    rings: Vec<Place<'a>>,
}

impl<'a> Report<'a> {
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
        let positions = self.rings[index].positions;
        let points = open_points(positions);
        if positions.0.len() < 4 || points.len() < 3 {
            problems.push(ShapeProblem {
                distinct: Some(points.len()),
                ..self.problem(ShapeProblemKind::TooFewPositions, index)
            });
        } else if has_no_area(&points) {
            problems.push(self.problem(ShapeProblemKind::NoArea, index));
        }
    }

    fn check_contacts(&self, problems: &mut Vec<ShapeProblem>) {
        let rings: Vec<&LineString<f64>> = self.rings.iter().map(|place| place.positions).collect();
        let contacts = contacts(&rings);
        problems.extend(contacts.iter().filter_map(|contact| self.judged(contact)));
        let crossing: Vec<[usize; 2]> = contacts
            .iter()
            .filter(|contact| contact.meeting == Meeting::Cross)
            .map(|contact| contact.rings)
            .collect();
        self.check_holes(&crossing, problems);
        self.check_polygons(&crossing, problems);
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

    fn check_holes(&self, crossing: &[[usize; 2]], problems: &mut Vec<ShapeProblem>) {
        let mut outer = 0;
        for (index, place) in self.rings.iter().enumerate() {
            if place.ring == 0 {
                outer = index;
                continue;
            }
            let hole = Polygon::new(place.positions.clone(), Vec::new());
            let solid = self.rings[outer].positions;
            if !crossing.contains(&[outer, index])
                && inner_point(&hole).is_some_and(|point| !is_within(solid, point))
            {
                problems.push(self.problem(ShapeProblemKind::HoleOutside, index));
            }
        }
    }

    /// Polygons inside others; those that cross are known already.
    fn check_polygons(&self, crossing: &[[usize; 2]], problems: &mut Vec<ShapeProblem>) {
        let polygons = &self.shape.0;
        let outers: Vec<usize> = (0..self.rings.len())
            .filter(|index| self.rings[*index].ring == 0)
            .collect();
        let boxes: Vec<Bounds> = polygons.iter().map(bounds_of).collect();
        for (one, two) in meeting_pairs(&boxes) {
            if crossing.contains(&[outers[one], outers[two]]) {
                continue;
            }
            let is_in = |a: usize, b: usize| {
                inner_point(&polygons[a]).is_some_and(|p| polygon_contains(&polygons[b], p))
            };
            if is_in(one, two) || is_in(two, one) {
                problems.push(ShapeProblem {
                    other_polygon: Some(two),
                    ..self.problem(ShapeProblemKind::PolygonsOverlap, outers[one])
                });
            }
        }
    }

    fn problem(&self, kind: ShapeProblemKind, index: usize) -> ShapeProblem {
        let Place { polygon, ring, .. } = self.rings[index];
        ShapeProblem::new(kind, polygon, ring)
    }
}

/// Whether the area is nothing next to the box around it, beyond what rounding explains.
fn has_no_area(points: &[Point]) -> bool {
    let bounds = Bounds::from_points(points.iter().copied());
    signed_area(points).abs() <= 1e-12 * bounds.width() * bounds.height()
}

fn is_within(ring: &LineString<f64>, point: Point) -> bool {
    let solid = Polygon::new(ring.clone(), Vec::new());
    polygon_contains(&solid, point)
}

fn bounds_of(polygon: &Polygon<f64>) -> Bounds {
    Bounds::from_points(polygon.exterior().0.iter().map(|at| [at.x, at.y]))
}

/// Pairs of shapes (lon/lat degrees) that overlap by more than a sliver, with the common area in km².
///
/// A sliver is at most a thousandth of the smaller shape, and at most 1 km². Only pairs whose boxes
/// meet are compared. Passed over are shapes with no extent to speak of, or with a coordinate that
/// is not finite or out of range; [`problems`] names those. In order of the two indices, the lesser
/// first.
pub fn coverage_problems(shapes: &[MultiPolygon<f64>]) -> Vec<(u32, u32, f64)> {
    let boxes: Vec<Bounds> = shapes.iter().map(sound_bounds).collect();
    let areas: Vec<f64> = shapes.iter().map(area_km2).collect();
    let mut overlaps = Vec::new();
    for (one, two) in meeting_pairs(&boxes) {
        let common = area_km2(&shapes[one].intersection(&shapes[two]));
        let sliver = (areas[one].min(areas[two]) / 1e3).min(1.0);
        if common > sliver
            && let (Ok(one), Ok(two)) = (u32::try_from(one), u32::try_from(two))
        {
            overlaps.push((one, two, common));
        }
    }
    overlaps
}

/// A tenth of a millimetre. `i_overlay` 4.5 scales what it is given to whole numbers, and overflows
/// where there is hardly any extent to scale.
const NO_EXTENT_DEGREES: f64 = 1e-9;

/// The box around a shape; empty if it is thinner than matters, or if one of its coordinates is not a longitude and latitude.
fn sound_bounds(shape: &MultiPolygon<f64>) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    for polygon in shape {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for at in all.flat_map(|ring| &ring.0) {
            // Written so that what is no number fails too.
            let is_sound = at.x.abs() <= 180.0 && at.y.abs() <= 90.0;
            if !is_sound {
                return Bounds::EMPTY;
            }
            bounds.extend([at.x, at.y]);
        }
    }
    if bounds.width().min(bounds.height()) < NO_EXTENT_DEGREES {
        return Bounds::EMPTY;
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;
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

    #[test]
    fn overlaps_but_not_neighbours() {
        let shapes = [
            square(0.0, 0.0, 1.0),
            square(1.0, 0.0, 1.0),
            square(0.5, 0.5, 1.0),
            polygon![(x: f64::NAN, y: 0.0), (x: 1.0, y: 1e9), (x: 0.0, y: 1.0)],
        ]
        .map(MultiPolygon::from);
        let found = coverage_problems(&shapes);
        let pairs: Vec<_> = found.iter().map(|(a, b, _)| (*a, *b)).collect();
        assert_eq!(pairs, vec![(0, 2), (1, 2)]);
        assert!((found[0].2 - 12_308.0 / 4.0).abs() < 10.0);
    }

    proptest! {
        #[test]
        fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20),
                        hole in prop::collection::vec((-9..9_i32, -9..9_i32), 0..9)) {
            let hole: LineString<f64> = hole.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            let shape: MultiPolygon<f64> = Polygon::new(points.into(), vec![hole.clone()]).into();
            problems(&shape);
            coverage_problems(&[shape.clone(), Polygon::new(hole, vec![]).into(), shape]);
        }
    }
}
