//! Which rings of a shape lie in which others. For `validity`.
//!
//! It must not know what is allowed.

use super::Bounds;
use super::contact::Rings;
use super::edge_tree::{Part, Work};
use super::label::inner_point;
use super::ring::Point;
use geo::{LineString, MultiPolygon, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, Envelope, RTree, RTreeObject, SelectionFunction};
use std::cell::Cell;

/// A ring that lies in others.
pub(super) struct Nesting {
    /// The place of the ring.
    pub(super) ring: usize,
    /// The places of the rings that it lies in, in order.
    pub(super) within: Vec<usize>,
}

/// So many positions of a ring are asked before a point inside it is.
const MOST_ASKED: usize = 16;

/// For each hole, which rings of its polygon it lies in, and for each outer ring, which rings of
/// other polygons; each told by one point of it that does not lie on the other. The place of a ring
/// counts all rings of all polygons. Not all of them where the work is spent afterwards.
pub(super) fn nestings(shape: &MultiPolygon<f64>, rings: &Rings, work: &mut Work) -> Vec<Nesting> {
    let mut places = Vec::new();
    for (index, polygon) in shape.iter().enumerate() {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        places.extend(all.enumerate().map(|(n, line)| Place {
            polygon,
            index,
            is_hole: n > 0,
            line,
            bounds: Bounds::from_points(line.0.iter().map(|at| [at.x, at.y])),
        }));
    }
    let boxes = Boxes::new(&places);
    let parts = rings.parts();
    let mut around = Vec::new();
    let mut nesting = |(ring, place): (usize, &Place<'_>)| {
        around.clear();
        boxes.around(&place.bounds, work, &mut around);
        // A hole is asked about its own polygon, an outer ring about the others.
        around.retain(|other| {
            *other != ring && (places[*other].index == place.index) == place.is_hole
        });
        around.retain(|other| place.lies_in(rings, &parts[*other], work));
        around.sort_unstable();
        Nesting {
            ring,
            within: around.clone(),
        }
    };
    places.iter().enumerate().map(&mut nesting).collect()
}

/// A ring and where it belongs.
struct Place<'a> {
    polygon: &'a Polygon<f64>,
    /// The place of the polygon in the shape.
    index: usize,
    is_hole: bool,
    line: &'a LineString<f64>,
    bounds: Bounds,
}

impl Place<'_> {
    fn lies_in(&self, rings: &Rings, other: &Part, work: &mut Work) -> bool {
        let mut ask = |at: Point| rings.tree.is_inside(other, at, work);
        let positions = self.line.0.iter().take(MOST_ASKED);
        let told = positions.into_iter().find_map(|at| ask([at.x, at.y]));
        let told = told.or_else(|| ask(self.inner_point()?));
        told.unwrap_or(false)
    }

    fn inner_point(&self) -> Option<Point> {
        match self.is_hole {
            false => inner_point(self.polygon),
            true => inner_point(&Polygon::new(self.line.clone(), Vec::new())),
        }
    }
}

/// The boxes of rings, to be asked which are around another.
struct Boxes(RTree<GeomWithData<Rectangle<Point>, usize>>);

impl Boxes {
    fn new(places: &[Place<'_>]) -> Self {
        let places = places.iter().enumerate();
        let entries = places.filter(|(_, place)| !place.bounds.is_empty());
        let entry = |(ring, place): (usize, &Place<'_>)| {
            let bounds = &place.bounds;
            GeomWithData::new(Rectangle::from_corners(bounds.min, bounds.max), ring)
        };
        Self(RTree::bulk_load(entries.map(entry).collect()))
    }

    /// Adds the rings whose boxes are around a box.
    fn around(&self, bounds: &Bounds, work: &mut Work, found: &mut Vec<usize>) {
        if bounds.is_empty() {
            return;
        }
        let paid = Cell::new(*work);
        let around = Around {
            inner: AABB::from_corners(bounds.min, bounds.max),
            work: &paid,
        };
        let all = self.0.locate_with_selection_function(around);
        found.extend(all.map(|entry| entry.data));
        *work = paid.get();
    }
}

/// Chooses the boxes around one, as long as there is work left.
struct Around<'a> {
    inner: AABB<Point>,
    work: &'a Cell<Work>,
}

impl<T: RTreeObject<Envelope = AABB<Point>>> SelectionFunction<T> for Around<'_> {
    fn should_unpack_parent(&self, envelope: &AABB<Point>) -> bool {
        let mut work = self.work.get();
        let is_paid = work.spend(1);
        self.work.set(work);
        is_paid && envelope.contains_envelope(&self.inner)
    }
}
