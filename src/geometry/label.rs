//! The place inside a shape where a name has most room: its pole of inaccessibility.
//!
//! After Mapbox's polylabel (V. Agafonkin, 2016): squares are halved, most promising first, until
//! none can beat the best point found. It must not know names, fonts or the screen.

use super::ring::{Point, edges, open_points, ray_crosses, signed_area, squared_distance};
use super::simplify::lines_simplified;
use super::{Bounds, WorldPoint};
use geo::{MultiPolygon, Polygon};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::f64::consts::SQRT_2;

/// The radius is found to within this share of the shape's longer side.
const PRECISION: f64 = 1.0 / 500.0;
/// An end to the search however odd the shape; usual shapes need some hundreds.
const MOST_CELLS: usize = 20_000;
/// Outlines with more points are searched in a simplified form first.
const MANY_POINTS: usize = 2_000;

/// The centre and radius (world units) of about the largest circle inside the shape's largest polygon.
///
/// The point is always inside the polygon and outside its holes. `None` if no polygon has an area.
pub fn label_point(shape: &MultiPolygon<f64>) -> Option<(WorldPoint, f64)> {
    let outlines = shape.iter().filter_map(LabelOutline::new);
    let largest = outlines.fold(None, |best: Option<LabelOutline>, next| match best {
        Some(best) if best.area >= next.area => Some(best),
        _ => Some(next),
    })?;
    if let Some(point) = largest.thinned().and_then(|thin| thin.pole()) {
        let radius = largest.inner_distance(point);
        if radius > 0.0 {
            return Some((point, radius));
        }
    }
    let point = largest.pole()?;
    Some((point, largest.inner_distance(point)))
}

/// A place inside the shape's largest polygon and its distance from the nearest edge: the middle where
/// that lies inside. Quicker than [`label_point`], and not where a name looks best.
pub fn quick_label_point(shape: &MultiPolygon<f64>) -> Option<(WorldPoint, f64)> {
    let outlines = shape.iter().filter_map(LabelOutline::new);
    let largest = outlines.max_by(|a, b| a.area.total_cmp(&b.area))?;
    let middle = largest.bounds.center();
    let radius = largest.inner_distance(middle);
    if radius > 0.0 {
        return Some((middle, radius));
    }
    let point = largest.any_inner_point()?;
    Some((point, largest.inner_distance(point)))
}

/// Some point inside a polygon and outside its holes; cheap, but not where a label would look well.
pub(super) fn inner_point(polygon: &Polygon<f64>) -> Option<WorldPoint> {
    LabelOutline::new(polygon)?.any_inner_point()
}

/// The rings of a polygon without their closing points.
struct LabelOutline {
    rings: Vec<Vec<Point>>,
    bounds: Bounds,
    area: f64,
}

impl LabelOutline {
    fn new(polygon: &Polygon<f64>) -> Option<Self> {
        let outer = open_points(polygon.exterior());
        let mut area = signed_area(&outer).abs();
        let bounds = Bounds::from_points(outer.iter().copied());
        let mut rings = vec![outer];
        for hole in polygon.interiors() {
            let hole = open_points(hole);
            area -= signed_area(&hole).abs();
            rings.push(hole);
        }
        rings.retain(|ring| ring.len() > 2);
        let outline = Self {
            rings,
            bounds,
            area,
        };
        (outline.area > 0.0 && outline.area.is_finite()).then_some(outline)
    }

    /// The same with fewer points where there are very many; `None` where there are not.
    fn thinned(&self) -> Option<Self> {
        if self.rings.iter().map(Vec::len).sum::<usize>() <= MANY_POINTS {
            return None;
        }
        let tolerance = self.longer_side() * PRECISION / 2.0;
        let thin = |ring: &Vec<Point>| {
            let mut closed = ring.clone();
            closed.extend(ring.first());
            let mut thin = lines_simplified(&closed, tolerance);
            thin.pop();
            thin
        };
        Some(Self {
            rings: self.rings.iter().map(thin).collect(),
            ..*self
        })
    }

    fn longer_side(&self) -> f64 {
        self.bounds.width().max(self.bounds.height())
    }

    /// The distance from `p` to the nearest edge; negative outside.
    fn inner_distance(&self, p: Point) -> f64 {
        let mut inside = false;
        let mut squared = f64::INFINITY;
        for (a, b) in self.rings.iter().flat_map(|ring| edges(ring)) {
            inside ^= ray_crosses(p, a, b);
            squared = squared.min(squared_distance(p, a, b));
        }
        if inside {
            squared.sqrt()
        } else {
            -squared.sqrt()
        }
    }

    /// The inner point farthest from all edges, to within the precision.
    fn pole(&self) -> Option<Point> {
        let precision = self.longer_side() * PRECISION;
        let mut queue = self.first_cells();
        let mut best = LabelCell::new(self, self.bounds.center(), 0.0);
        let mut looked_at = 0;
        while let Some(cell) = queue.pop() {
            if cell.distance > best.distance {
                best = cell;
            }
            looked_at += 1;
            // A thin shape may be missed by all centres: until one is inside, go on to the limit.
            let enough = best.distance > 0.0 && cell.reach - best.distance <= precision;
            if enough || looked_at > MOST_CELLS {
                break;
            }
            let half = cell.half / 2.0;
            for [right, down] in [[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]] {
                let center = [cell.center[0] + right * half, cell.center[1] + down * half];
                let part = LabelCell::new(self, center, half);
                if part.reach > best.distance.max(0.0) {
                    queue.push(part);
                }
            }
        }
        if best.distance > 0.0 {
            Some(best.center)
        } else {
            self.any_inner_point()
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of steps is positive, and cut to what fits"
    )]
    fn first_cells(&self) -> BinaryHeap<LabelCell> {
        let size = self.bounds.width().min(self.bounds.height());
        // Not more than some dozens across, however long and thin the shape.
        let size = size.max(self.longer_side() / 64.0);
        let half = size / 2.0;
        let count = |extent: f64| (extent / size).ceil().max(1.0) as usize;
        let mut cells = BinaryHeap::new();
        for row in 0..count(self.bounds.height()) {
            for column in 0..count(self.bounds.width()) {
                let x = self.bounds.min[0] + size * column as f64 + half;
                let y = self.bounds.min[1] + size * row as f64 + half;
                cells.push(LabelCell::new(self, [x, y], half));
            }
        }
        cells
    }

    /// The middle of the longest stretch inside the shape along a line between two of its
    /// latitudes: an answer even for slivers that the search cannot find.
    fn any_inner_point(&self) -> Option<Point> {
        let mut levels: Vec<f64> = self.rings.iter().flatten().map(|point| point[1]).collect();
        levels.sort_unstable_by(f64::total_cmp);
        levels.dedup();
        let between = levels
            .windows(2)
            .max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
        let y = f64::midpoint(between[0], between[1]);
        let mut crossings: Vec<f64> = self
            .rings
            .iter()
            .flat_map(|ring| edges(ring))
            .filter(|(a, b)| (a[1] > y) != (b[1] > y))
            .map(|(a, b)| a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
            .collect();
        crossings.sort_unstable_by(f64::total_cmp);
        let stretches = crossings.chunks_exact(2);
        let longest = stretches.max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
        let point = [f64::midpoint(longest[0], longest[1]), y];
        (self.inner_distance(point) > 0.0).then_some(point)
    }
}

/// A square of the search.
#[derive(Clone, Copy)]
struct LabelCell {
    center: Point,
    half: f64,
    /// From the centre to the nearest edge; negative outside.
    distance: f64,
    /// The most that any point of the square can have.
    reach: f64,
}

impl LabelCell {
    fn new(outline: &LabelOutline, center: Point, half: f64) -> Self {
        let distance = outline.inner_distance(center);
        Self {
            center,
            half,
            distance,
            reach: distance + half * SQRT_2,
        }
    }
}

impl Ord for LabelCell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.reach.total_cmp(&other.reach)
    }
}

impl PartialOrd for LabelCell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for LabelCell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for LabelCell {}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;
    use proptest::prelude::*;

    #[test]
    fn the_middle_of_a_square() {
        let shape =
            polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 2.0), (x: 0.0, y: 2.0)];
        let (point, radius) = label_point(&shape.into()).expect("a square has a middle");
        assert!((point[0] - 1.0).abs() < 0.01 && (point[1] - 1.0).abs() < 0.01);
        assert!((radius - 1.0).abs() < 0.01);
    }

    #[test]
    fn beside_the_hole_and_in_the_larger_polygon() {
        let ring = polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0), (x: 0.0, y: 9.0)],
            interiors: [[(x: 1.0, y: 1.0), (x: 6.0, y: 1.0), (x: 6.0, y: 8.0), (x: 1.0, y: 8.0)]]
        );
        let small = polygon![(x: 20.0, y: 0.0), (x: 21.0, y: 0.0), (x: 21.0, y: 1.0)];
        let shape = MultiPolygon::new(vec![small, ring]);
        let (point, radius) = label_point(&shape).expect("it has an area");
        assert!(point[0] > 6.0 && point[0] < 9.0, "{point:?}");
        assert!(radius > 1.4 && radius < 1.8, "{radius}");
    }

    #[test]
    fn a_long_sliver_still_has_a_point() {
        let sliver = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 1.0, y: 1.000001)];
        assert!(label_point(&sliver.into()).is_some());
    }

    #[test]
    fn nothing_where_there_is_no_area() {
        assert!(label_point(&MultiPolygon::new(vec![])).is_none());
        let line = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)];
        assert!(label_point(&line.into()).is_none());
        let huge = polygon![(x: -1e308, y: 0.0), (x: 1e308, y: 1e308), (x: 0.0, y: f64::NAN), (x: 0.0, y: -1e308)];
        label_point(&huge.into());
    }

    proptest! {
        /// Stars around the origin are simple polygons of any spikiness.
        #[test]
        fn inside_and_clear_of_every_edge(radii in prop::collection::vec(0.05..1.0_f64, 3..40)) {
            let step = std::f64::consts::TAU / radii.len() as f64;
            let star = radii.iter().enumerate().map(|(index, radius)| {
                let angle = step * index as f64;
                (radius * angle.cos(), radius * angle.sin())
            });
            let polygon = Polygon::new(star.collect(), vec![]);
            let outline = LabelOutline::new(&polygon).expect("a star has an area");
            let (point, radius) = label_point(&polygon.into()).expect("a star has an area");
            prop_assert!(outline.inner_distance(point) > 0.0);
            prop_assert!((outline.inner_distance(point) - radius).abs() < 1e-12);
        }

        #[test]
        fn never_panics(ring in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20)) {
            let shape: MultiPolygon<f64> = Polygon::new(ring.into(), vec![]).into();
            if let Some((point, radius)) = label_point(&shape) {
                prop_assert!(point[0].is_finite() && radius > 0.0);
            }
        }
    }
}
