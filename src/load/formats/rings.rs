//! Polygons from rings that lie side by side, as Esri's formats keep them: the direction says which
//! are outlines (clockwise) and which are holes (counter-clockwise), and a hole belongs to the
//! outline around it (Esri, "ESRI Shapefile Technical Description", 1998, page 8).

use super::shape::Position;
use geo::algorithm::coordinate_position::{CoordPos, coord_pos_relative_to_ring};
use geo::{Coord, LineString};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// A ring as a reader has it.
type EsriRing = Vec<Position>;

/// The polygons of a shape, each with its outline first.
///
/// Where no ring is clockwise, their writer did not know the rule, and every ring is an outline. A hole
/// that lies in no outline is one itself, as Esri's own programs draw it.
pub(super) fn polygons(rings: Vec<EsriRing>) -> Vec<Vec<EsriRing>> {
    let rings: Vec<EsriRing> = rings.into_iter().filter(|ring| !ring.is_empty()).collect();
    let is_any_outline = rings.iter().any(|ring| doubled_area(ring) < 0.0);
    let is_outline = |ring: &EsriRing| !is_any_outline || doubled_area(ring) <= 0.0;
    let (outlines, holes): (Vec<EsriRing>, Vec<EsriRing>) = rings.into_iter().partition(is_outline);
    let around = OutlinesAround::new(&outlines, holes.is_empty());
    let owners: Vec<Option<usize>> = holes.iter().map(|hole| around.of(hole)).collect();
    let mut polygons: Vec<Vec<EsriRing>> = outlines.into_iter().map(|ring| vec![ring]).collect();
    for (hole, owner) in holes.into_iter().zip(owners) {
        match owner {
            Some(n) => polygons[n].push(hole),
            None => polygons.push(vec![hole]),
        }
    }
    polygons
}

/// Twice the area of a ring by the shoelace formula, in square units of its positions; negative where
/// it runs clockwise.
fn doubled_area(ring: &[Position]) -> f64 {
    let Some(&[x0, y0, _]) = ring.first() else {
        return 0.0;
    };
    // Relative to the first position, so that large coordinates lose no digits.
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    pairs
        .map(|(a, b)| (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0))
        .sum()
}

/// Finds the outline around a hole.
struct OutlinesAround {
    outlines: Vec<LineString<f64>>,
    areas: Vec<f64>,
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

impl OutlinesAround {
    fn new(outlines: &[EsriRing], is_idle: bool) -> Self {
        let outlines: &[EsriRing] = if is_idle { &[] } else { outlines };
        let boxes = outlines.iter().enumerate().map(|(n, ring)| {
            let corners: Vec<[f64; 2]> = ring.iter().map(|p| [p[0], p[1]]).collect();
            GeomWithData::new(Rectangle::from_aabb(AABB::from_points(&corners)), n)
        });
        Self {
            boxes: RTree::bulk_load(boxes.collect()),
            areas: outlines
                .iter()
                .map(|ring| doubled_area(ring).abs())
                .collect(),
            outlines: outlines.iter().map(|ring| line(ring)).collect(),
        }
    }

    /// The smallest outline that the hole lies in.
    fn of(&self, hole: &[Position]) -> Option<usize> {
        let first = hole.first()?;
        let candidates = self.boxes.locate_all_at_point(&[first[0], first[1]]);
        let around = candidates
            .map(|entry| entry.data)
            .filter(|n| is_inside(hole, &self.outlines[*n]));
        around.min_by(|a, b| self.areas[*a].total_cmp(&self.areas[*b]))
    }
}

/// Whether a hole lies in an outline, by its first position that is not on it. One that lies on it
/// with every position has the same shape, and nothing is left of the polygon.
fn is_inside(hole: &[Position], outline: &LineString<f64>) -> bool {
    let sides = hole.iter().map(|p| {
        let at = Coord { x: p[0], y: p[1] };
        coord_pos_relative_to_ring(at, outline)
    });
    let mut decided = sides.filter(|side| *side != CoordPos::OnBoundary);
    decided.next().is_none_or(|side| side == CoordPos::Inside)
}

fn line(ring: &[Position]) -> LineString<f64> {
    let mut line: LineString<f64> = ring.iter().map(|p| Coord { x: p[0], y: p[1] }).collect();
    line.close();
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A square from its lower left corner, clockwise.
    fn square(x: f64, y: f64, size: f64) -> EsriRing {
        let corners = [
            [0.0, 0.0],
            [0.0, size],
            [size, size],
            [size, 0.0],
            [0.0, 0.0],
        ];
        corners.map(|[dx, dy]| [x + dx, y + dy, f64::NAN]).to_vec()
    }

    fn hole(x: f64, y: f64, size: f64) -> EsriRing {
        square(x, y, size).into_iter().rev().collect()
    }

    #[test]
    fn a_hole_belongs_to_the_smallest_outline_around_it() {
        let island = square(2.0, 2.0, 6.0);
        let rings = vec![
            hole(3.0, 3.0, 1.0),
            square(0.0, 0.0, 10.0),
            hole(1.0, 1.0, 8.0),
            island,
        ];
        let found = polygons(rings);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].len(), 2);
        // Heights that are not there are equal to nothing, so the texts are compared.
        let expected = vec![square(2.0, 2.0, 6.0), hole(3.0, 3.0, 1.0)];
        assert_eq!(format!("{:?}", found[1]), format!("{expected:?}"));
    }

    #[test]
    fn rings_that_run_the_wrong_way_are_outlines() {
        assert_eq!(
            polygons(vec![hole(0.0, 0.0, 1.0), hole(5.0, 0.0, 1.0)]).len(),
            2
        );
        // A hole without an outline around it is drawn.
        assert_eq!(
            polygons(vec![square(0.0, 0.0, 1.0), hole(5.0, 0.0, 1.0)]).len(),
            2
        );
        assert!(polygons(vec![Vec::new()]).is_empty());
    }

    proptest! {
        #[test]
        fn no_ring_is_lost(squares in prop::collection::vec((0..40, 0..40, 1..9, any::<bool>()), 0..30)) {
            let rings: Vec<EsriRing> = squares
                .iter()
                .map(|&(x, y, size, is_hole)| {
                    let make = if is_hole { hole } else { square };
                    make(f64::from(x), f64::from(y), f64::from(size))
                })
                .collect();
            let found = polygons(rings.clone());
            let mut out: Vec<EsriRing> = found.into_iter().flatten().collect();
            let mut all = rings;
            let key = |ring: &EsriRing| format!("{ring:?}");
            out.sort_by_key(key);
            all.sort_by_key(key);
            prop_assert_eq!(format!("{:?}", out), format!("{:?}", all));
        }
    }
}
