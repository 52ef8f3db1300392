//! Holes that lie outside their polygon, and in another of the shape. For `repair`.
//!
//! Outlines of countries name the lakes of the mainland with an island's: it is the ground around a
//! lake that has the hole.

use super::Bounds;
use super::mend::{Outline, bounds, is_around};
use super::repair::sound_polygon;
use super::validity::{ShapeProblem, ShapeProblemKind as Kind, problems};
use geo::{LineString, MultiPolygon, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::{BTreeMap, BTreeSet};

/// The holes outside their polygons.
pub(super) fn strays(shape: &MultiPolygon<f64>, faults: &[ShapeProblem]) -> Vec<LineString<f64>> {
    let outside = faults
        .iter()
        .filter(|fault| fault.kind == Kind::HoleOutside);
    let hole = |fault: &ShapeProblem| {
        let polygon = shape.0.get(fault.polygon)?;
        let hole = polygon.interiors().get(fault.ring.checked_sub(1)?)?;
        // One around its polygon takes all of that away.
        let is_beside = !is_around(&bounds(hole), &bounds(polygon.exterior()));
        is_beside.then(|| hole.clone())
    };
    outside.filter_map(hole).collect()
}

/// A polygon among the pieces of all: the piece of which, and which.
type StrayAt = (usize, usize);

/// Cuts each stray from the smallest polygon around it; what lies in none takes nothing away. `None`
/// where it would take too long.
pub(super) fn adopt(pieces: &mut [Vec<Polygon<f64>>], strays: Vec<LineString<f64>>) -> Option<()> {
    if strays.is_empty() {
        return Some(());
    }
    let mut adopted: BTreeMap<StrayAt, Vec<LineString<f64>>> = BTreeMap::new();
    {
        let mut homes = Homes::new(pieces);
        for stray in strays {
            if let Some(at) = homes.around(&stray) {
                adopted.entry(at).or_default().push(stray);
            }
        }
    }
    // From the last piece on, so that the places of the others stay.
    for ((of, n), holes) in adopted.into_iter().rev() {
        let polygon = std::mem::replace(&mut pieces[of][n], Polygon::empty());
        pieces[of].splice(n..=n, with_holes(polygon, holes)?);
    }
    Some(())
}

/// A polygon with more holes; several where they part it.
fn with_holes(polygon: Polygon<f64>, more: Vec<LineString<f64>>) -> Option<Vec<Polygon<f64>>> {
    let (outer, mut holes) = polygon.into_inner();
    let known = holes.len();
    holes.extend(more);
    let is_sound = are_sound(&near_new(&holes, known));
    let polygon = Polygon::new(outer, holes);
    if is_sound {
        Some(vec![polygon])
    } else {
        sound_polygon(polygon)
    }
}

/// The holes from `new` on that may meet others, and those others.
fn near_new(holes: &[LineString<f64>], new: usize) -> Vec<&LineString<f64>> {
    let boxes = holes.iter().enumerate();
    let boxes = boxes.map(|(n, hole)| GeomWithData::new(Rectangle::from_aabb(envelope(hole)), n));
    let tree = RTree::bulk_load(boxes.collect());
    let mut near = BTreeSet::new();
    for hole in &holes[new..] {
        let met = tree.locate_in_envelope_intersecting(&envelope(hole));
        let met: Vec<usize> = met.map(|entry| entry.data).collect();
        if met.len() > 1 {
            near.extend(met);
        }
    }
    near.into_iter().map(|n| &holes[n]).collect()
}

/// Whether holes do not meet but at points, nor lie in each other.
fn are_sound(holes: &[&LineString<f64>]) -> bool {
    let all = holes.iter().flat_map(|hole| hole.coords());
    let bounds = Bounds::from_points(all.map(|at| [at.x, at.y]));
    if bounds.is_empty() {
        return true;
    }
    let [low, high] = [bounds.min, bounds.max];
    let room = bounds.width().max(bounds.height());
    let around = geo::Rect::new(
        [low[0] - room, low[1] - room],
        [high[0] + room, high[1] + room],
    );
    let (outer, _) = around.to_polygon().into_inner();
    let holes = holes.iter().map(|hole| (*hole).clone()).collect();
    let found = problems(&Polygon::new(outer, holes).into());
    let is_minor = |kind| matches!(kind, Kind::SelfTouch | Kind::OutOfRange);
    found.iter().all(|fault| is_minor(fault.kind))
}

fn envelope(ring: &LineString<f64>) -> AABB<[f64; 2]> {
    let bounds = bounds(ring);
    AABB::from_corners(bounds.min, bounds.max)
}

/// Polygons to be asked which of them is around a ring.
struct Homes<'a> {
    pieces: &'a [Vec<Polygon<f64>>],
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, StrayAt>>,
    outlines: BTreeMap<StrayAt, Outline>,
}

impl<'a> Homes<'a> {
    fn new(pieces: &'a [Vec<Polygon<f64>>]) -> Self {
        let mut boxes = Vec::new();
        for (of, piece) in pieces.iter().enumerate() {
            let places = piece.iter().enumerate();
            boxes.extend(places.map(|(n, polygon)| {
                let bounds = Rectangle::from_aabb(envelope(polygon.exterior()));
                GeomWithData::new(bounds, (of, n))
            }));
        }
        Self {
            pieces,
            boxes: RTree::bulk_load(boxes),
            outlines: BTreeMap::new(),
        }
    }

    fn around(&mut self, ring: &LineString<f64>) -> Option<StrayAt> {
        let inner = bounds(ring);
        let near = self
            .boxes
            .locate_in_envelope_intersecting(&AABB::from_point(inner.min));
        let near = near.map(|entry| {
            let [low, high] = [entry.geom().lower(), entry.geom().upper()];
            ((high[0] - low[0]) * (high[1] - low[1]), entry.data)
        });
        let mut smallest_first: Vec<(f64, StrayAt)> = near.collect();
        smallest_first.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        smallest_first.into_iter().map(|(_, at)| at).find(|at| {
            let polygon = &self.pieces[at.0][at.1];
            let outline = self
                .outlines
                .entry(*at)
                .or_insert_with(|| Outline::new(polygon.exterior()));
            is_around(&outline.bounds, &inner) && outline.surrounds(ring)
        })
    }
}
