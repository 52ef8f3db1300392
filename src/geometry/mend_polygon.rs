//! One polygon with sound rings instead of one that has others. For `repair`.
//!
//! Only the rings that meet others wrongly are arranged anew; the rest stay as they are. It must not
//! know other polygons.

use super::Bounds;
use super::mend::{Edges, Groups, Outline, attached, bounds, is_around};
use super::validity::{ShapeProblem, ShapeProblemKind as Kind};
use geo::{LineString, Polygon};
use std::collections::{BTreeMap, BTreeSet};

/// The polygons that a polygon with these faults becomes; `None` where it would take too long.
pub(super) fn mended(polygon: Polygon<f64>, faults: &[&ShapeProblem]) -> Option<Vec<Polygon<f64>>> {
    let nothing = rings_with(faults, [Kind::TooFewPositions, Kind::NoArea]);
    if nothing.contains(&0) {
        return Some(Vec::new());
    }
    let (outer, holes) = polygon.into_inner();
    let mut rings = BrokenRings {
        rings: std::iter::once(outer).chain(holes).map(Some).collect(),
        tangled: rings_with(faults, [Kind::SelfIntersection, Kind::SelfOverlap]),
    };
    for ring in nothing {
        rings.rings[ring] = None;
    }
    rings.drop_outside(faults);
    let groups = rings.groups(faults);
    let mut shells = Vec::new();
    let mut more_holes = Vec::new();
    for (first, members) in groups {
        let region = rings.region(&members)?;
        if first == 0 {
            shells = region;
            continue;
        }
        for polygon in region {
            let (hole, islands) = polygon.into_inner();
            more_holes.push(hole);
            // What holes go around together, and none of them covers, is an island.
            shells.extend(
                islands
                    .into_iter()
                    .map(|island| Polygon::new(island, Vec::new())),
            );
        }
    }
    if let Some(outer) = rings.rings[0].take() {
        shells.insert(0, Polygon::new(outer, Vec::new()));
    }
    let mut holes: Vec<LineString<f64>> = rings.rings.into_iter().flatten().collect();
    holes.append(&mut more_holes);
    Some(attached(shells, holes))
}

fn rings_with(faults: &[&ShapeProblem], kinds: [Kind; 2]) -> BTreeSet<usize> {
    let of = faults.iter().filter(|fault| kinds.contains(&fault.kind));
    of.map(|fault| fault.ring).collect()
}

/// The rings of a polygon; `None` for those that are gone.
struct BrokenRings {
    rings: Vec<Option<LineString<f64>>>,
    /// Those that cross or overlap themselves.
    tangled: BTreeSet<usize>,
}

impl BrokenRings {
    /// Holes that take nothing away go.
    fn drop_outside(&mut self, faults: &[&ShapeProblem]) {
        let outside = faults
            .iter()
            .filter(|fault| fault.kind == Kind::HoleOutside);
        let mut outside = outside.map(|fault| fault.ring).peekable();
        // What is inside a ring that crosses itself, only its arrangement tells.
        let Some(outer) = self.rings[0]
            .as_ref()
            .filter(|_| !self.tangled.contains(&0))
        else {
            return;
        };
        if outside.peek().is_none() {
            return;
        }
        let mut outer = Outline::new(outer);
        for ring in outside {
            let takes_nothing = |hole: &LineString<f64>| {
                !is_around(&bounds(hole), &outer.bounds) && outer.is_wholly(false, hole)
            };
            if self.rings[ring].as_ref().is_some_and(takes_nothing) {
                self.rings[ring] = None;
            }
        }
    }

    /// The rings that must be arranged, by the first of those with which they must be.
    fn groups(&self, faults: &[&ShapeProblem]) -> BTreeMap<usize, Vec<usize>> {
        let mut groups = Groups::new(self.rings.len());
        let mut broken = self.tangled.clone();
        let mut join = |one: usize, two: usize| {
            if self.rings[one].is_some() && self.rings[two].is_some() {
                groups.join(one, two);
                broken.extend([one, two]);
            }
        };
        for fault in faults {
            match (fault.kind, fault.other_ring) {
                (Kind::RingsCross | Kind::RingsOverlap | Kind::HoleInHole, Some(other)) => {
                    join(fault.ring, other);
                }
                (Kind::HoleOutside, _) => join(fault.ring, 0),
                _ => {}
            }
        }
        // What a tangled hole takes away reaches beyond what lies inside it by parity.
        let tangled_holes: Vec<usize> = self.tangled.range(1..).copied().collect();
        if !tangled_holes.is_empty() {
            let boxes = self.rings.iter();
            let boxes = boxes.map(|ring| ring.as_ref().map(bounds).unwrap_or_default());
            let boxes: Vec<Bounds> = boxes.collect();
            for ring in tangled_holes {
                let others = (1..boxes.len()).filter(|other| *other != ring);
                let near = others.filter(|other| boxes[*other].intersects(&boxes[ring]));
                near.for_each(|other| join(ring, other));
            }
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for ring in broken {
            members.entry(groups.first(ring)).or_default().push(ring);
        }
        members
    }

    /// What the outer ring leaves of itself with holes, or what holes cover together.
    fn region(&mut self, members: &[usize]) -> Option<Vec<Polygon<f64>>> {
        if let [only] = members {
            return self.untangled(*only);
        }
        let mut edges = Edges::default();
        for ring in members {
            let counts = if *ring == 0 { [1, 0] } else { [0, 1] };
            for polygon in self.untangled(*ring)? {
                edges.add_polygon(&polygon, counts);
            }
        }
        match members.first() {
            Some(0) => edges.arranged(|[around, holes]| around > 0 && holes == 0),
            _ => edges.arranged(|[_, holes]| holes > 0),
        }
    }

    /// All that a ring goes around; the ring is gone.
    fn untangled(&mut self, ring: usize) -> Option<Vec<Polygon<f64>>> {
        let Some(line) = self.rings[ring].take() else {
            return Some(Vec::new());
        };
        if !self.tangled.contains(&ring) {
            return Some(vec![Polygon::new(line, Vec::new())]);
        }
        let mut edges = Edges::default();
        edges.add_along(&line, [1, 0]);
        edges.arranged(|[around, _]| around != 0)
    }
}
