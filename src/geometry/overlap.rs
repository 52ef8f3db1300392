//! Which shapes of a coverage overlap.

use super::contact::meeting_pairs;
use super::{Bounds, area_km2};
use geo::{BooleanOps, MultiPolygon};

/// Pairs of shapes (lon/lat degrees) that overlap by more than a sliver, with the common area in km².
///
/// A sliver is at most a thousandth of the smaller shape, and at most 1 km². Only pairs whose boxes
/// meet are compared. Passed over are shapes with no extent to speak of, or with a coordinate that
/// is not finite or out of range; [`super::problems`] names those. In order of the two indices, the lesser
/// first.
pub fn coverage_problems(shapes: &[MultiPolygon<f64>]) -> Vec<(u32, u32, f64)> {
    let boxes: Vec<Bounds> = shapes.iter().map(sound_bounds).collect();
    let areas: Vec<f64> = shapes.iter().map(area_km2).collect();
    let mut overlaps = Vec::new();
    for (one, two) in meeting_pairs(&boxes) {
        let common = area_km2(&shapes[one].intersection(&shapes[two]));
        let sliver = (areas[one].min(areas[two]) / 1e3).min(1.0);
        if common > sliver
            && let (Ok(one), Ok(two)) = (u32::try_from(one), u32::try_from(two))
        {
            overlaps.push((one, two, common));
        }
    }
    overlaps
}

/// A tenth of a millimetre. `i_overlay` 4.5 scales what it is given to whole numbers, and overflows
/// where there is hardly any extent to scale.
const NO_EXTENT_DEGREES: f64 = 1e-9;

/// The box around a shape; empty if it is thinner than matters, or if one of its coordinates is not a longitude and latitude.
fn sound_bounds(shape: &MultiPolygon<f64>) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    for polygon in shape {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for at in all.flat_map(|ring| &ring.0) {
            // Written so that what is no number fails too.
            let is_sound = at.x.abs() <= 180.0 && at.y.abs() <= 90.0;
            if !is_sound {
                return Bounds::EMPTY;
            }
            bounds.extend([at.x, at.y]);
        }
    }
    if bounds.width().min(bounds.height()) < NO_EXTENT_DEGREES {
        return Bounds::EMPTY;
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{LineString, Polygon, polygon};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)]
    }

    #[test]
    fn overlaps_but_not_neighbours() {
        let shapes = [
            square(0.0, 0.0, 1.0),
            square(1.0, 0.0, 1.0),
            square(0.5, 0.5, 1.0),
            polygon![(x: f64::NAN, y: 0.0), (x: 1.0, y: 1e9), (x: 0.0, y: 1.0)],
        ]
        .map(MultiPolygon::from);
        let found = coverage_problems(&shapes);
        let pairs: Vec<_> = found.iter().map(|(a, b, _)| (*a, *b)).collect();
        assert_eq!(pairs, vec![(0, 2), (1, 2)]);
        assert!((found[0].2 - 12_308.0 / 4.0).abs() < 10.0);
    }

    proptest! {
        #[test]
        fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20),
                        hole in prop::collection::vec((-9..9_i32, -9..9_i32), 0..9)) {
            let hole: LineString<f64> = hole.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            let shape: MultiPolygon<f64> = Polygon::new(points.into(), vec![hole.clone()]).into();
            coverage_problems(&[shape.clone(), Polygon::new(hole, vec![]).into(), shape]);
        }
    }
}
