//! Which rings of a shape lie in which others. For `validity`.
//!
//! It must not know what is allowed.

use super::Bounds;
use super::contact::Rings;
use super::edge_tree::{Work, pyramid};
use super::label::inner_point;
use super::ring::Point;
use geo::{LineString, MultiPolygon, Polygon};
use std::ops::Range;

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
    let boxes = Boxes::new(rings.in_order(), &places);
    let edges = rings.edges_of_rings();
    let mut around = Vec::new();
    let mut nesting = |(ring, place): (usize, &Place<'_>)| {
        around.clear();
        boxes.around(&place.bounds, work, &mut around);
        // A hole is asked about its own polygon, an outer ring about the others.
        around.retain(|other| {
            *other != ring && (places[*other].index == place.index) == place.is_hole
        });
        around.retain(|other| place.lies_in(rings, &edges[*other], work));
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
    fn lies_in(&self, rings: &Rings, other: &Range<usize>, work: &mut Work) -> bool {
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

/// A tree of the boxes of rings.
struct Boxes {
    /// The ring of each box.
    order: Vec<usize>,
    levels: Vec<Vec<Bounds>>,
}

impl Boxes {
    fn new(order: impl Iterator<Item = usize>, places: &[Place<'_>]) -> Self {
        let order: Vec<usize> = order.collect();
        let boxes = order.iter().map(|ring| places[*ring].bounds);
        Self {
            levels: pyramid(boxes.collect()),
            order,
        }
    }

    /// Adds the rings whose boxes are around a box.
    fn around(&self, bounds: &Bounds, work: &mut Work, found: &mut Vec<usize>) {
        self.below((self.levels.len() - 1, 0), bounds, work, found);
    }

    fn below(
        &self,
        (level, at): (usize, usize),
        bounds: &Bounds,
        work: &mut Work,
        found: &mut Vec<usize>,
    ) {
        let Some(outer) = self.levels[level].get(at) else {
            return;
        };
        let is_around = outer.contains(bounds.min) && outer.contains(bounds.max);
        if !is_around || !work.spend(1) {
            return;
        }
        match level {
            0 => found.push(self.order[at]),
            _ => {
                self.below((level - 1, 2 * at), bounds, work, found);
                self.below((level - 1, 2 * at + 1), bounds, work, found);
            }
        }
    }
}
