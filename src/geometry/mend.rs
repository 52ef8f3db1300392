//! What mending polygons and mending shapes have in common: edges on their way to be arranged, holes
//! on their way to a polygon, things that hang together. For `repair`.

use super::Bounds;
use super::arrange::{Counts, Weighted, arranged};
use super::contact::Rings;
use super::edge_tree::{EdgePart, EdgeWork};
use super::label::inner_point;
use super::ring::{Point, open_points, signed_area};
use super::validity::has_no_area;
use geo::{Coord, LineString, Polygon};

/// The edges of rings, with what they bound.
#[derive(Default)]
pub(super) struct Edges(Vec<Weighted>);

impl Edges {
    /// A sound polygon: what is inside it counts so much more.
    pub(super) fn add_polygon(&mut self, polygon: &Polygon<f64>, more: Counts) {
        self.add_inside(polygon.exterior(), more);
        for hole in polygon.interiors() {
            self.add_hole(hole, more);
        }
    }

    /// A ring that crosses itself nowhere, in any direction.
    pub(super) fn add_inside(&mut self, ring: &LineString<f64>, more: Counts) {
        if signed_area(&open_points(ring)) > 0.0 {
            self.add_along(ring, more)
        } else {
            self.add_along(ring, more.map(|count| -count))
        }
    }

    /// A hole of what counts so much more, that crosses itself nowhere.
    pub(super) fn add_hole(&mut self, ring: &LineString<f64>, more: Counts) {
        self.add_inside(ring, more.map(|count| -count));
    }

    /// A ring with so much more on its left.
    pub(super) fn add_along(&mut self, ring: &LineString<f64>, more: Counts) {
        self.0.extend(ring.0.windows(2).map(|pair| Weighted {
            edge: [pair[0].into(), pair[1].into()],
            weight: more,
        }));
    }

    /// The polygons of all faces that belong; `None` where it would take too long.
    pub(super) fn arranged(self, belongs: fn(Counts) -> bool) -> Option<Vec<Polygon<f64>>> {
        let region = arranged(self.0, belongs)?;
        // Rounded crossings can leave slivers that enclose nothing, and specks of their own size.
        let encloses = |ring: &LineString<f64>| !has_no_area(&ring.0) && !is_speck(ring);
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

/// Whether a ring is no larger than what rounding does to its positions.
fn is_speck(ring: &LineString<f64>) -> bool {
    let bounds = bounds(ring);
    let farthest = bounds.min.into_iter().chain(bounds.max);
    let farthest = farthest.fold(0.0, |far: f64, at| far.max(at.abs()));
    bounds.width().max(bounds.height()) <= 32.0 * f64::EPSILON * farthest
}

/// One ring, ready to be asked what lies inside it.
pub(super) struct Outline {
    rings: Rings,
    whole: EdgePart,
    pub(super) bounds: Bounds,
    work: EdgeWork,
}

impl Outline {
    pub(super) fn new(ring: &LineString<f64>) -> Self {
        let rings = Rings::new(&[ring]);
        Self {
            whole: rings.tree.part(0..rings.tree.edges().len()),
            rings,
            bounds: bounds(ring),
            work: EdgeWork::for_edges(ring.0.len()),
        }
    }

    /// Whether a point lies inside; `None` where it lies on the ring.
    fn is_inside(&mut self, at: Point) -> Option<bool> {
        if self.bounds.contains(at) {
            self.rings.tree.is_inside(&self.whole, at, &mut self.work)
        } else {
            Some(false)
        }
    }

    /// Whether a ring that does not cross this one lies wholly inside, or wholly outside, told by
    /// all its positions, and by the middles of edges from one touch to the next.
    pub(super) fn is_wholly(&mut self, inside: bool, ring: &LineString<f64>) -> bool {
        let (mut is_told, mut before_is_on) = (false, false);
        let mut before: Option<Coord<f64>> = None;
        for at in &ring.0 {
            let mut found = self.is_inside((*at).into());
            let is_on = found.is_none();
            if let Some(before) = before.filter(|_| is_on && before_is_on) {
                found = self.is_inside(middle(before, *at));
            }
            if found.is_some_and(|found| found != inside) {
                return false;
            }
            is_told |= found.is_some();
            (before, before_is_on) = (Some(*at), is_on);
        }
        is_told && !self.work.is_spent()
    }

    /// Whether a ring that does not cross this one lies inside it.
    pub(super) fn surrounds(&mut self, ring: &LineString<f64>) -> bool {
        let mut positions = ring.0.iter();
        let told = positions.find_map(|at| self.is_inside((*at).into()));
        told.or_else(|| self.is_inside(inner_point(&Polygon::new(ring.clone(), Vec::new()))?))
            .unwrap_or(false)
    }
}

fn middle(a: Coord<f64>, b: Coord<f64>) -> Point {
    [f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y)]
}

pub(super) fn bounds(ring: &LineString<f64>) -> Bounds {
    Bounds::from_points(ring.0.iter().map(|at| [at.x, at.y]))
}

/// Whether a box lies wholly in another.
pub(super) fn is_around(outer: &Bounds, inner: &Bounds) -> bool {
    outer.contains(inner.min) && outer.contains(inner.max)
}

/// Gives holes that cross nothing to the polygons that they lie in, the smallest where several do.
pub(super) fn attached(shells: Vec<Polygon<f64>>, more: Vec<LineString<f64>>) -> Vec<Polygon<f64>> {
    if more.is_empty() {
        return shells;
    }
    let (outers, mut holes): (Vec<_>, Vec<_>) = shells.into_iter().map(Polygon::into_inner).unzip();
    if let [only] = &mut holes[..] {
        only.extend(more);
    } else {
        let mut outlines: Vec<Outline> = outers.iter().map(Outline::new).collect();
        let size = |n: &usize| signed_area(&open_points(&outers[*n])).abs();
        let mut smallest_first: Vec<usize> = (0..outers.len()).collect();
        smallest_first.sort_by(|a, b| size(a).total_cmp(&size(b)));
        for hole in more {
            let inner = bounds(&hole);
            let mut of = smallest_first.iter().copied();
            let around = of
                .find(|n| is_around(&outlines[*n].bounds, &inner) && outlines[*n].surrounds(&hole));
            // A hole in nothing takes nothing away.
            if let Some(around) = around {
                holes[around].push(hole);
            }
        }
    }
    let all = outers.into_iter().zip(holes);
    all.map(|(outer, holes)| Polygon::new(outer, holes))
        .collect()
}

/// Which things hang together.
pub(super) struct Groups(Vec<usize>);

impl Groups {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first thing that hangs together with this one.
    pub(super) fn first(&mut self, mut of: usize) -> usize {
        while self.0[of] != of {
            self.0[of] = self.0[self.0[of]];
            of = self.0[of];
        }
        of
    }

    pub(super) fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.first(one), self.first(two));
        self.0[one.max(two)] = one.min(two);
    }
}
