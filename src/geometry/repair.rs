//! A sound shape instead of one that cannot be drawn rightly.
//!
//! What a broken shape means is decided so that no area is lost:
//!
//! - whatever a ring goes around is inside it, however often (nonzero winding), so that a bow tie
//!   keeps both its wings and a loop does not tear a hole;
//! - holes take away what they cover of their own polygon, and nothing else;
//! - the polygons of a shape are joined.
//!
//! Every position of a ring that bounds the result is kept bit for bit, so that borders shared with
//! neighbours stay shared; new positions stand only where edges cross. Polygons that are sound stay
//! as they are. It must not know files or words.

use super::arrange::{Counts, Weighted, arranged};
use super::ring::{open_points, signed_area};
use super::validity::{ShapeProblem, ShapeProblemKind as Kind, has_no_area, problems};
use geo::{LineString, MultiPolygon, Polygon};
use std::collections::BTreeSet;

/// What became of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// It can be drawn as it is: it is sound, or touches itself at points only.
    Sound,
    /// It had these faults, and this is drawn instead; empty where nothing of it can be drawn.
    Repaired {
        /// The repaired shape.
        shape: MultiPolygon<f64>,
        /// What the repaired polygons come from: for each old polygon, how many of the new ones, in
        /// order, stand in its place. Joined polygons stand in the place of the first.
        pieces: Vec<u32>,
        /// What was wrong.
        faults: Vec<ShapeProblem>,
    },
    /// It has these faults, and repairing it would take too long: it is left as it is.
    TooTangled(Vec<ShapeProblem>),
}

/// Repairs a shape in degrees, where it cannot be drawn rightly as it is.
///
/// Positions that are not finite or lie beyond ±180° or ±90° are left out of it.
///
/// ```
/// use geo::{MultiPolygon, polygon};
/// use kharita::geometry::{Repair, problems, repair};
/// let bow: MultiPolygon = polygon![(x: 0., y: 0.), (x: 2., y: 2.), (x: 2., y: 0.), (x: 0., y: 2.)].into();
/// let Repair::Repaired { shape, .. } = repair(&bow) else { panic!("a bow tie is broken") };
/// assert_eq!(shape.0.len(), 2);
/// assert!(problems(&shape).is_empty());
/// ```
pub fn repair(shape: &MultiPolygon<f64>) -> Repair {
    let mut faults = problems(shape);
    let spoils = |fault: &ShapeProblem| fault.kind != Kind::SelfTouch;
    if !faults.iter().any(spoils) {
        return Repair::Sound;
    }
    let is_lost = |fault: &ShapeProblem| matches!(fault.kind, Kind::NotFinite | Kind::OutOfRange);
    let mut kept = shape.clone();
    if faults.iter().any(is_lost) {
        kept = on_earth(&kept);
        // Edges are compared only where all positions are numbers.
        let more = problems(&kept);
        faults.retain(is_lost);
        faults.extend(more.iter().filter(|fault| !is_lost(fault)).cloned());
    }
    if faults.iter().any(|fault| fault.kind == Kind::TooTangled) {
        return Repair::TooTangled(faults);
    }
    match Pieces::of(kept, &faults).joined(&faults) {
        Some(pieces) => {
            let counts = pieces
                .iter()
                .map(|piece| u32::try_from(piece.len()).unwrap_or(0));
            Repair::Repaired {
                pieces: counts.collect(),
                shape: pieces.into_iter().flatten().collect(),
                faults,
            }
        }
        None => Repair::TooTangled(faults),
    }
}

/// The polygons that one polygon became.
type Piece = Vec<Polygon<f64>>;

/// The polygons that each polygon became; `None` where it would take too long.
struct Pieces(Option<Vec<Piece>>);

impl Pieces {
    /// Each polygon repaired by itself.
    fn of(shape: MultiPolygon<f64>, faults: &[ShapeProblem]) -> Self {
        let mut broken = vec![Vec::new(); shape.0.len()];
        for fault in faults {
            if let Some(list) = broken.get_mut(fault.polygon) {
                list.push(fault);
            }
        }
        let polygons = shape.into_iter().zip(broken);
        Self(
            polygons
                .map(|(polygon, faults)| piece(polygon, &faults))
                .collect(),
        )
    }

    /// Polygons that overlap, as one.
    fn joined(self, faults: &[ShapeProblem]) -> Option<Vec<Piece>> {
        let mut pieces = self.0?;
        let joins = |fault: &&ShapeProblem| {
            matches!(fault.kind, Kind::PolygonsCross | Kind::PolygonsOverlap)
        };
        let mut involved = BTreeSet::new();
        for fault in faults.iter().filter(joins) {
            involved.insert(fault.polygon);
            involved.extend(fault.other_polygon);
        }
        let Some(&first) = involved.first() else {
            return Some(pieces);
        };
        let mut polygons = Vec::new();
        for index in involved {
            polygons.append(pieces.get_mut(index)?);
        }
        let mut edges = Edges::default();
        for polygon in &polygons {
            edges.add_polygon(polygon, [1, 0]);
        }
        pieces[first] = edges.arranged(|[around, _]| around > 0)?;
        Some(pieces)
    }
}

/// Sound polygons instead of one, wherever it lies; `None` where it would take too long.
pub(super) fn sound_polygon(polygon: Polygon<f64>) -> Option<Vec<Polygon<f64>>> {
    let shape = MultiPolygon::from(polygon);
    let faults = problems(&shape);
    let is_beyond = |fault: &ShapeProblem| matches!(fault.kind, Kind::NotFinite | Kind::TooTangled);
    if faults.iter().any(is_beyond) {
        return None;
    }
    let faults: Vec<&ShapeProblem> = faults.iter().collect();
    shape
        .into_iter()
        .next()
        .and_then(|polygon| piece(polygon, &faults))
}

/// A polygon repaired by itself; `None` where it would take too long.
fn piece(polygon: Polygon<f64>, faults: &[&ShapeProblem]) -> Option<Piece> {
    let with = |kinds: [Kind; 2]| -> BTreeSet<usize> {
        let of = faults.iter().filter(|fault| kinds.contains(&fault.kind));
        of.map(|fault| fault.ring).collect()
    };
    let nothing = with([Kind::TooFewPositions, Kind::NoArea]);
    let tangled = with([Kind::SelfIntersection, Kind::SelfOverlap]);
    let is_nothing = |ring: usize| nothing.contains(&ring);
    let is_tangled = |ring: usize| tangled.contains(&ring);
    let is_loose = |fault: &&ShapeProblem| {
        let loose = [
            Kind::RingsCross,
            Kind::RingsOverlap,
            Kind::HoleOutside,
            Kind::HoleInHole,
        ];
        loose.contains(&fault.kind)
    };
    if is_nothing(0) {
        return Some(Piece::new());
    }
    let count = polygon.interiors().len() + 1;
    if !faults.iter().any(|fault| is_loose(fault)) && !(0..count).any(is_tangled) {
        if !(1..count).any(is_nothing) {
            return Some(vec![polygon]);
        }
        let (outer, holes) = polygon.into_inner();
        let kept = (1..).zip(holes).filter(|(ring, _)| !is_nothing(*ring));
        return Some(vec![Polygon::new(
            outer,
            kept.map(|(_, hole)| hole).collect(),
        )]);
    }
    let (outer, holes) = polygon.into_inner();
    let shell = untangled(outer, is_tangled(0))?;
    if holes.is_empty() {
        return Some(shell);
    }
    let mut edges = Edges::default();
    shell
        .iter()
        .for_each(|polygon| edges.add_polygon(polygon, [1, 0]));
    for (ring, hole) in (1..).zip(holes).filter(|(ring, _)| !is_nothing(*ring)) {
        let hole = untangled(hole, is_tangled(ring))?;
        hole.iter()
            .for_each(|polygon| edges.add_polygon(polygon, [0, 1]));
    }
    edges.arranged(|[around, holes]| around > 0 && holes == 0)
}

/// All that a ring goes around.
fn untangled(ring: LineString<f64>, is_tangled: bool) -> Option<Piece> {
    if !is_tangled {
        return Some(vec![Polygon::new(ring, Vec::new())]);
    }
    let mut edges = Edges::default();
    edges.add_along(&ring, [1, 0]);
    edges.arranged(|[around, _]| around != 0)
}

/// The edges of rings, with what they bound.
#[derive(Default)]
struct Edges(Vec<Weighted>);

impl Edges {
    /// A sound polygon: what is inside it counts so much more.
    fn add_polygon(&mut self, polygon: &Polygon<f64>, more: Counts) {
        self.add_inside(polygon.exterior(), more);
        for hole in polygon.interiors() {
            self.add_inside(hole, more.map(|count| -count));
        }
    }

    /// A ring that crosses itself nowhere, in any direction.
    fn add_inside(&mut self, ring: &LineString<f64>, more: Counts) {
        match signed_area(&open_points(ring)) > 0.0 {
            true => self.add_along(ring, more),
            false => self.add_along(ring, more.map(|count| -count)),
        }
    }

    /// A ring with so much more on its left.
    fn add_along(&mut self, ring: &LineString<f64>, more: Counts) {
        self.0.extend(ring.0.windows(2).map(|pair| Weighted {
            edge: [pair[0].into(), pair[1].into()],
            weight: more,
        }));
    }

    fn arranged(self, belongs: fn(Counts) -> bool) -> Option<Piece> {
        let region = arranged(self.0, belongs)?;
        let encloses = |ring: &LineString<f64>| !has_no_area(&ring.0);
        // Rounded crossings can leave slivers that enclose nothing.
        let sound = region
            .into_iter()
            .filter(|polygon| encloses(polygon.exterior()));
        let sound = sound.map(|mut polygon| {
            if !polygon.interiors().iter().all(encloses) {
                let (outer, mut holes) = polygon.into_inner();
                holes.retain(encloses);
                polygon = Polygon::new(outer, holes);
            }
            polygon
        });
        Some(sound.collect())
    }
}

/// The shape without the positions that are no longitude and latitude.
fn on_earth(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |ring: &LineString<f64>| -> LineString<f64> {
        let all = ring.0.iter().copied();
        // Written so that what is no number fails too.
        all.filter(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0)
            .collect()
    };
    shape
        .iter()
        .map(|polygon| {
            let holes = polygon.interiors().iter().map(ring).collect();
            Polygon::new(ring(polygon.exterior()), holes)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, polygon};
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> LineString<f64> {
        points.to_vec().into()
    }

    fn square(x: f64, y: f64, size: f64) -> LineString<f64> {
        ring(&[
            (x, y),
            (x + size, y),
            (x + size, y + size),
            (x, y + size),
            (x, y),
        ])
    }

    fn repaired(shape: impl Into<MultiPolygon<f64>>) -> MultiPolygon<f64> {
        match repair(&shape.into()) {
            Repair::Repaired { shape, pieces, .. } => {
                assert_eq!(pieces.iter().sum::<u32>() as usize, shape.0.len());
                assert!(
                    shape.0.is_empty() || problems(&shape).is_empty(),
                    "{shape:?}"
                );
                shape
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_can_be_drawn_is_left_alone() {
        let touching = ring(&[
            (0.0, 0.0),
            (2.0, 0.0),
            (1.0, 1.0),
            (2.0, 2.0),
            (0.0, 2.0),
            (1.0, 1.0),
        ]);
        let neighbours = MultiPolygon(vec![
            Polygon::new(square(0.0, 0.0, 1.0), vec![]),
            Polygon::new(square(1.0, 0.0, 1.0), vec![]),
        ]);
        assert_eq!(
            repair(&Polygon::new(touching, vec![]).into()),
            Repair::Sound
        );
        assert_eq!(repair(&neighbours), Repair::Sound);
    }

    #[test]
    fn a_loop_within_tears_no_hole() {
        // Once around the square, and once more around its middle in the same direction.
        let twice = ring(&[
            (0.0, 0.0),
            (4.0, 0.0),
            (4.0, 4.0),
            (0.0, 4.0),
            (0.0, 1.0),
            (3.0, 1.0),
            (3.0, 3.0),
            (-1.0, 3.0),
            (-1.0, 0.5),
        ]);
        let shape = repaired(Polygon::new(twice, vec![]));
        assert_eq!((shape.0.len(), shape.0[0].interiors().len()), (1, 0));
        assert!(shape.unsigned_area() > 16.0);
    }

    #[test]
    fn a_spike_goes_and_what_it_stands_on_stays() {
        let spike = ring(&[
            (0.0, 0.0),
            (2.0, 0.0),
            (2.0, 1.0),
            (5.0, 1.0),
            (2.0, 1.0),
            (2.0, 2.0),
            (0.0, 2.0),
        ]);
        let shape = repaired(Polygon::new(spike, vec![]));
        assert_eq!(shape.unsigned_area(), 4.0);
        // (2, 1) is kept: a neighbour may have it too.
        assert!(shape.0[0].exterior().0.contains(&(2.0, 1.0).into()));
    }

    #[test]
    fn holes_take_away_only_what_they_cover() {
        let outside = Polygon::new(square(0.0, 0.0, 4.0), vec![square(8.0, 8.0, 1.0)]);
        assert_eq!(repaired(outside).unsigned_area(), 16.0);
        let across = Polygon::new(square(0.0, 0.0, 4.0), vec![square(3.0, 1.0, 2.0)]);
        assert_eq!(repaired(across).unsigned_area(), 14.0);
        let nested = Polygon::new(
            square(0.0, 0.0, 9.0),
            vec![square(1.0, 1.0, 5.0), square(2.0, 2.0, 1.0)],
        );
        assert_eq!(repaired(nested).unsigned_area(), 81.0 - 25.0);
        let along = Polygon::new(square(0.0, 0.0, 4.0), vec![square(0.0, 1.0, 2.0)]);
        assert_eq!(repaired(along).unsigned_area(), 12.0);
        let all = Polygon::new(square(0.0, 0.0, 4.0), vec![square(-1.0, -1.0, 6.0)]);
        assert!(repaired(all).0.is_empty());
    }

    #[test]
    fn polygons_of_a_shape_are_joined_and_the_others_stay() {
        let apart = Polygon::new(square(20.0, 20.0, 1.0), vec![]);
        let shape = MultiPolygon(vec![
            apart.clone(),
            Polygon::new(square(0.0, 0.0, 4.0), vec![square(1.0, 1.0, 1.0)]),
            Polygon::new(square(3.0, 3.0, 4.0), vec![]),
        ]);
        let shape = repaired(shape);
        assert_eq!(shape.0[0], apart);
        assert_eq!(shape.unsigned_area(), 1.0 + 15.0 + 15.0);
        let twice = MultiPolygon(vec![apart.clone(), apart]);
        assert_eq!(repaired(twice).unsigned_area(), 1.0);
    }

    #[test]
    fn positions_off_the_earth_are_left_out() {
        let nan = polygon![(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: f64::NAN, y: 2.0), (x: 4.0, y: 4.0), (x: 0.0, y: 4.0), (x: 9.0, y: 95.0)];
        assert_eq!(repaired(nan).unsigned_area(), 16.0);
    }

    #[test]
    fn a_star_of_edges_that_all_cross_is_left_alone_and_soon() {
        let count = 4_001;
        let star: LineString<f64> = (0..count)
            .map(|n| {
                let angle =
                    f64::from(n) * std::f64::consts::TAU * f64::from(count / 2) / f64::from(count);
                (angle.cos() * 40.0, angle.sin() * 40.0)
            })
            .collect();
        assert!(matches!(
            repair(&Polygon::new(star, vec![]).into()),
            Repair::TooTangled(_)
        ));
    }

    /// How often a ring goes around a point, by the shoelace of crossings.
    fn winding(ring: &LineString<f64>, [x, y]: [f64; 2]) -> i32 {
        ring.0
            .windows(2)
            .map(|pair| {
                let [a, b] = [pair[0], pair[1]];
                let at = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                match (a.y <= y, b.y <= y) {
                    (true, false) if at > x => 1,
                    (false, true) if at > x => -1,
                    _ => 0,
                }
            })
            .sum()
    }

    proptest! {
        /// Any ring on a small grid, with every way to touch, cross and overlap: what comes out is
        /// sound, and inside is just what the ring goes around.
        #[test]
        fn inside_is_what_the_ring_goes_around(points in prop::collection::vec((0..7_i32, 0..7_i32), 3..14)) {
            let mut outer: LineString<f64> = points.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            outer.close();
            let before = MultiPolygon::from(Polygon::new(outer.clone(), vec![]));
            if let Repair::Repaired { shape, faults, .. } = repair(&before)
                && !faults.iter().any(|fault| matches!(fault.kind, Kind::NoArea | Kind::TooFewPositions))
            {
                prop_assert!(problems(&shape).is_empty(), "{:?} {:?}", problems(&shape), shape);
                for n in 0..144 {
                    // Beside all edges that the grid allows.
                    let at = [f64::from(n % 12) * 0.5 + 0.217_31, f64::from(n / 12) * 0.5 + 0.183_07];
                    let is_in = shape.iter().any(|polygon| super::super::ring::polygon_contains(polygon, at));
                    prop_assert_eq!(is_in, winding(&outer, at) != 0, "{:?}", at);
                }
            }
        }

        /// Several polygons with holes, each in any state.
        #[test]
        fn what_comes_out_is_sound(rings in prop::collection::vec(prop::collection::vec((0..9_i32, 0..9_i32), 3..9), 1..7),
                                   holes in 0..3_usize) {
            let line = |ring: &Vec<(i32, i32)>| -> LineString<f64> {
                ring.iter().map(|(x, y)| (f64::from(*x) * 1.1, f64::from(*y) * 0.7)).collect()
            };
            let polygons = rings.chunks(holes + 1).map(|rings| {
                Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect())
            });
            let before: MultiPolygon<f64> = polygons.collect();
            if let Repair::Repaired { shape, .. } = repair(&before) {
                let left = problems(&shape);
                let grave = left.iter().filter(|fault| fault.kind != Kind::SelfTouch && fault.kind != Kind::Empty);
                prop_assert_eq!(grave.count(), 0, "{:?} {:?}", left, shape);
            }
        }

        #[test]
        fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20),
                        tiny in prop::collection::vec((-1e-300..1e-300, -1e-310..1e-310), 0..9)) {
            for points in [points, tiny] {
                let line = LineString::from(points);
                repair(&Polygon::new(line.clone(), vec![line]).into());
            }
        }
    }
}
