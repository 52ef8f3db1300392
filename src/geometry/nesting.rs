//! Which rings of a shape lie in which others. For `validity`.
//!
//! It must not know what is allowed.

use super::Bounds;
use super::contact::Rings;
use super::edge_tree::{EdgePart, EdgeWork};
use super::label::inner_point;
use super::ring::Point;
use geo::{LineString, MultiPolygon, Polygon};

/// So many positions of a ring are asked before a point inside it is.
const MOST_ASKED: usize = 16;

/// For each hole, which rings of its polygon it lies in, and for each outer ring, which rings of
/// other polygons; each told by one point of it that does not lie on the other. The place of a ring
/// counts all rings of all polygons. Not all of them where the work is spent afterwards.
pub(super) fn nestings(
    shape: &MultiPolygon<f64>,
    rings: &Rings,
    work: &mut EdgeWork,
) -> Vec<Vec<usize>> {
    let mut places = Vec::new();
    for (index, polygon) in shape.iter().enumerate() {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        places.extend(all.enumerate().map(|(n, line)| Whereabouts {
            polygon,
            index,
            is_hole: n > 0,
            line,
        }));
    }
    let boxes = places.iter().map(|place| {
        let positions = place.line.0.iter();
        Bounds::from_points(positions.map(|at| [at.x, at.y]))
    });
    let boxes: Vec<Bounds> = boxes.collect();
    let mut pairs = Vec::new();
    boxes_in_boxes(&boxes, work, |inner, outer| {
        // A hole is asked about its own polygon, an outer ring about the others.
        let (place, other) = (&places[inner], &places[outer]);
        if (place.index == other.index) == place.is_hole {
            pairs.push((inner, outer));
        }
    });
    pairs.sort_unstable();
    let parts = rings.parts();
    pairs.retain(|(ring, other)| places[*ring].lies_in(rings, &parts[*other], work));
    let mut within = vec![Vec::new(); places.len()];
    for (ring, other) in pairs {
        within[ring].push(other);
    }
    within
}

/// A ring and where it belongs.
struct Whereabouts<'a> {
    polygon: &'a Polygon<f64>,
    /// The place of the polygon in the shape.
    index: usize,
    is_hole: bool,
    line: &'a LineString<f64>,
}

impl Whereabouts<'_> {
    fn lies_in(&self, rings: &Rings, other: &EdgePart, work: &mut EdgeWork) -> bool {
        let mut ask = |at: Point| rings.tree.is_inside(other, at, work);
        let positions = self.line.0.iter().take(MOST_ASKED);
        let told = positions.into_iter().find_map(|at| ask([at.x, at.y]));
        let told = told.or_else(|| ask(self.inner_point()?));
        told.unwrap_or(false)
    }

    fn inner_point(&self) -> Option<Point> {
        if !self.is_hole {
            inner_point(self.polygon)
        } else {
            inner_point(&Polygon::new(self.line.clone(), Vec::new()))
        }
    }
}

/// How many stripes the boxes are sorted into.
const STRIPES: usize = 64;

/// Names each box that lies in another, and that other, not all of them where the work is spent.
///
/// A line sweeps over the boxes, along the axis on which it meets fewer of them at once; those it
/// meets lie in stripes along that axis, and a box is compared with those in the stripe where it
/// begins.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to the stripes there are"
)]
fn boxes_in_boxes(boxes: &[Bounds], work: &mut EdgeWork, mut found: impl FnMut(usize, usize)) {
    let all = boxes.iter().filter(|bounds| !bounds.is_empty());
    let whole = all.clone().fold(Bounds::EMPTY, |sum, one| sum.union(*one));
    let extent = |bounds: &Bounds, axis: usize| bounds.max[axis] - bounds.min[axis];
    let met =
        |axis: usize| all.clone().map(|of| extent(of, axis)).sum::<f64>() / extent(&whole, axis);
    let along = usize::from(met(1) < met(0));
    let across = 1 - along;
    let stripe = |at: f64| {
        let share = (at - whole.min[across]) / extent(&whole, across);
        // A cast of a number beyond the range, or of none, saturates.
        ((share * STRIPES as f64) as usize).min(STRIPES - 1)
    };
    let mut open: Vec<Vec<(Bounds, usize)>> = vec![Vec::new(); STRIPES];
    for n in outer_first(boxes, along) {
        let here = boxes[n];
        let near = &mut open[stripe(here.min[across])];
        if !work.spend(near.len() + 1) {
            return;
        }
        near.retain(|(other, of)| {
            if other.contains(here.min) && other.contains(here.max) {
                found(n, *of);
                if *other == here {
                    found(*of, n);
                }
            }
            other.max[along] >= here.min[along]
        });
        for near in &mut open[stripe(here.min[across])..=stripe(here.max[across])] {
            near.push((here, n));
        }
    }
}

/// The boxes by where they begin along an axis, each after all that it lies in.
fn outer_first(boxes: &[Bounds], along: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.retain(|n| !boxes[*n].is_empty());
    order.sort_unstable_by(|a, b| {
        let (one, two) = (&boxes[*a], &boxes[*b]);
        let by = |axis: usize| {
            let least = one.min[axis].total_cmp(&two.min[axis]);
            least.then(two.max[axis].total_cmp(&one.max[axis]))
        };
        by(along).then_with(|| by(1 - along))
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn the_line_finds_what_comparing_all_with_all_finds(
            corners in prop::collection::vec([0..9_i32, 0..9, 0..5, 0..5], 0..40),
            scale in [0.3..100.0, 0.3..100.0_f64],
        ) {
            let boxes: Vec<Bounds> = corners.iter().map(|[x, y, wide, high]| {
                let at = |x: i32, y: i32| [f64::from(x) * scale[0], f64::from(y) * scale[1]];
                Bounds { min: at(*x, *y), max: at(x + wide, y + high) }
            }).collect();
            let mut found = Vec::new();
            boxes_in_boxes(&boxes, &mut EdgeWork::for_edges(0), |inner, outer| found.push((inner, outer)));
            let once: BTreeSet<(usize, usize)> = found.iter().copied().collect();
            prop_assert_eq!(once.len(), found.len());
            let is_in = |inner: usize, outer: usize| {
                inner != outer && boxes[outer].contains(boxes[inner].min) && boxes[outer].contains(boxes[inner].max)
            };
            for inner in 0..boxes.len() {
                for outer in 0..boxes.len() {
                    prop_assert_eq!(once.contains(&(inner, outer)), is_in(inner, outer), "{} {}", inner, outer);
                }
            }
        }
    }
}
