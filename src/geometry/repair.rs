//! A sound shape instead of one that cannot be drawn rightly.
//!
//! What a broken shape means is decided so that no area is lost:
//!
//! - whatever a ring goes around is inside it, however often (nonzero winding), so that a bow tie
//!   keeps both its wings and a loop does not tear a hole;
//! - holes take away what they cover of their own polygon, and nothing else; only one that lies
//!   outside it, and in another polygon of the shape, is a hole of that one;
//! - the polygons of a shape are joined.
//!
//! Every position of a ring that bounds the result is kept bit for bit, so that borders shared with
//! neighbours stay shared; new positions stand only where edges cross. Polygons that are sound stay
//! as they are, and so do sound rings where others meet wrongly. It must not know files or words.

use super::mend_polygon::mended;
use super::validity::{ShapeProblem, ShapeProblemKind as Kind, problems};
use super::{mend_shape, mend_strays};
use geo::{LineString, MultiPolygon, Polygon};

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
    match pieces(kept, &faults) {
        Some(pieces) => {
            let pieces = looked_over(pieces);
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

/// Shapes of more positions than this are not looked over: the hairs that rounding leaves in them
/// are far below what is drawn, and looking takes as long as the repair.
const LOOKED_OVER: usize = 50_000;

/// The pieces once more repaired: where edges cross is rounded, which may cut a hair into a neighbour.
fn looked_over(mut found: Vec<Vec<Polygon<f64>>>) -> Vec<Vec<Polygon<f64>>> {
    let positions = |polygon: &Polygon<f64>| polygon.exterior().0.len();
    if found.iter().flatten().map(positions).sum::<usize>() > LOOKED_OVER {
        return found;
    }
    for _round in 0..3 {
        let shape: MultiPolygon<f64> = found.iter().flatten().cloned().collect();
        let faults = problems(&shape);
        let spoils = |fault: &ShapeProblem| !matches!(fault.kind, Kind::SelfTouch | Kind::Empty);
        if !faults.iter().any(spoils) {
            break;
        }
        let Some(again) = pieces(shape, &faults) else {
            break;
        };
        let mut again = again.into_iter();
        for piece in &mut found {
            *piece = again.by_ref().take(piece.len()).flatten().collect();
        }
    }
    found
}

/// The polygons that each polygon became; `None` where it would take too long.
fn pieces(shape: MultiPolygon<f64>, faults: &[ShapeProblem]) -> Option<Vec<Vec<Polygon<f64>>>> {
    let strays = mend_strays::strays(&shape, faults);
    let mut of = vec![Vec::new(); shape.0.len()];
    for fault in faults.iter().filter(|fault| fault.kind != Kind::SelfTouch) {
        if let Some(list) = of.get_mut(fault.polygon) {
            list.push(fault);
        }
    }
    let all = shape.into_iter().zip(of);
    let by_themselves = all.map(|(polygon, faults)| {
        if faults.is_empty() {
            Some(vec![polygon])
        } else {
            mended(polygon, &faults)
        }
    });
    let mut pieces: Vec<Vec<Polygon<f64>>> = by_themselves.collect::<Option<_>>()?;
    mend_shape::join(&mut pieces, faults)?;
    mend_strays::adopt(&mut pieces, strays)?;
    Some(pieces)
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
    let polygon = shape.into_iter().next();
    polygon.and_then(|polygon| mended(polygon, &faults))
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
    fn a_hole_outside_its_polygon_is_one_of_the_smallest_around_it() {
        let island = |holes| Polygon::new(square(30.0, 0.0, 1.0), holes);
        let mainland = Polygon::new(square(0.0, 0.0, 20.0), vec![square(1.0, 1.0, 9.0)]);
        let in_its_lake = Polygon::new(square(2.0, 2.0, 6.0), vec![]);
        let area = |holes: Vec<LineString<f64>>| {
            let shape = vec![island(holes), mainland.clone(), in_its_lake.clone()];
            repaired(MultiPolygon(shape)).unsigned_area()
        };
        let all = 1.0 + 400.0 - 81.0 + 36.0;
        let nowhere = square(-9.0, 0.0, 2.0);
        let [on_mainland, on_island, in_lake] = [12.0, 3.0, 8.5].map(|at| square(at, at, 1.0));
        assert_eq!(area(vec![nowhere]), all);
        assert_eq!(area(vec![on_mainland.clone(), on_island]), all - 2.0);
        assert_eq!(area(vec![in_lake]), all);
        assert_eq!(area(vec![on_mainland.clone(), on_mainland]), all - 1.0);
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
    fn what_holes_go_around_together_is_an_island_with_holes_of_its_own() {
        let bay = ring(&[
            (2.0, 2.0),
            (12.0, 2.0),
            (12.0, 12.0),
            (10.0, 12.0),
            (10.0, 4.0),
            (4.0, 4.0),
            (4.0, 12.0),
            (2.0, 12.0),
        ]);
        let bar = ring(&[(1.0, 11.0), (13.0, 11.0), (13.0, 13.0), (1.0, 13.0)]);
        let pond = square(6.0, 6.0, 1.0);
        let outer = square(0.0, 0.0, 20.0);
        let shape = repaired(Polygon::new(outer.clone(), vec![bay, pond.clone(), bar]));
        assert_eq!(shape.unsigned_area(), 400.0 - 52.0 - 24.0 + 4.0 - 1.0);
        assert_eq!(*shape.0[0].exterior(), outer);
        assert_eq!(*shape.0[1].interiors(), [pond]);
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
                // A way there and back goes around nothing.
                let left: Vec<_> = problems(&shape).into_iter().filter(|fault| fault.kind != Kind::Empty).collect();
                prop_assert!(left.is_empty(), "{:?} {:?}", left, shape);
                for n in 0..144 {
                    // Beside all edges that the grid allows.
                    let at = [f64::from(n % 12) * 0.5 + 0.217_31, f64::from(n / 12) * 0.5 + 0.183_07];
                    let is_in = shape.iter().any(|polygon| super::super::ring::polygon_contains(polygon, at));
                    prop_assert_eq!(is_in, winding(&outer, at) != 0, "{:?}", at);
                }
            }
        }

        /// Any polygons with any holes: each is what its outer ring goes around, less what its holes
        /// go around, and the shape is all of them.
        #[test]
        fn inside_is_what_is_around_less_the_holes(
            rings in prop::collection::vec(prop::collection::vec((0.0..9.0, 0.0..9.0), 3..6), 1..9),
            holes in 0..4_usize
        ) {
            let line = |ring: &Vec<(f64, f64)>| LineString::from(ring.clone());
            let polygons = rings.chunks(holes + 1).map(|rings| {
                Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect())
            });
            let before: MultiPolygon<f64> = polygons.collect();
            if let Repair::Repaired { shape, faults, .. } = repair(&before) {
                let outside = faults.iter().filter(|fault| fault.kind == Kind::HoleOutside);
                let outside = outside.map(|fault| &before.0[fault.polygon].interiors()[fault.ring - 1]);
                let outside: Vec<&LineString<f64>> = outside.collect();
                for n in 0..400 {
                    let at = [f64::from(n % 20) * 0.45 + 0.217_31, f64::from(n / 20) * 0.45 + 0.183_07];
                    let is_around = |ring: &LineString<f64>| winding(ring, at) != 0;
                    // Whose hole that is, other tests say.
                    if outside.iter().any(|hole| is_around(hole)) {
                        continue;
                    }
                    let belongs = before.iter().any(|polygon| {
                        is_around(polygon.exterior()) && !polygon.interiors().iter().any(is_around)
                    });
                    let is_in = shape.iter().any(|polygon| super::super::ring::polygon_contains(polygon, at));
                    prop_assert_eq!(is_in, belongs, "{:?}", at);
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
