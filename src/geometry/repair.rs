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
use super::validity::{ShapeProblem, ShapeProblemKind as Kind, problems};
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
            let counts = pieces.iter().map(|piece| u32::try_from(piece.len()).unwrap_or(0));
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

/// A polygon repaired by itself; `None` where it would take too long.
fn piece(polygon: Polygon<f64>, faults: &[&ShapeProblem]) -> Option<Piece> {
    let of_ring = |ring: usize| faults.iter().filter(move |fault| fault.ring == ring);
    let is_nothing = |ring: usize| {
        of_ring(ring).any(|fault| matches!(fault.kind, Kind::TooFewPositions | Kind::NoArea))
    };
    let is_tangled = |ring: usize| {
        of_ring(ring).any(|fault| matches!(fault.kind, Kind::SelfIntersection | Kind::SelfOverlap))
    };
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
        return Some(vec![Polygon::new(outer, kept.map(|(_, hole)| hole).collect())]);
    }
    let (outer, holes) = polygon.into_inner();
    let shell = untangled(outer, is_tangled(0))?;
    if holes.is_empty() {
        return Some(shell);
    }
    let mut edges = Edges::default();
    shell.iter().for_each(|polygon| edges.add_polygon(polygon, [1, 0]));
    for (ring, hole) in (1..).zip(holes).filter(|(ring, _)| !is_nothing(*ring)) {
        let hole = untangled(hole, is_tangled(ring))?;
        hole.iter().for_each(|polygon| edges.add_polygon(polygon, [0, 1]));
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
        arranged(self.0, belongs).map(|region| region.0)
    }
}

/// The shape without the positions that are no longitude and latitude.
fn on_earth(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |ring: &LineString<f64>| -> LineString<f64> {
        let all = ring.0.iter().copied();
        // Written so that what is no number fails too.
        all.filter(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0).collect()
    };
    shape
        .iter()
        .map(|polygon| {
            let holes = polygon.interiors().iter().map(ring).collect();
            Polygon::new(ring(polygon.exterior()), holes)
        })
        .collect()
}
