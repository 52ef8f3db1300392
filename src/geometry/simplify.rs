//! Fewer points within a tolerance, border by border, so that neighbours never part.
//!
//! The method is that of Douglas and Peucker (*Cartographica* 10, 1973): a point goes if it lies
//! within the tolerance of the line that replaces it. It must not know of zoom or pixels; the
//! caller turns those into a tolerance in world units.

use super::ring::{Point, key, squared_distance};
use super::{Border, WorldPoint};
use std::collections::BTreeMap;

/// The borders with fewer points; none strays more than `tolerance_world` from where it was.
///
/// Ends are kept, so borders still meet at their junctions. A closed border keeps at least four
/// points (a triangle), and borders that share both ends keep at least three each, lest the shape
/// between them vanish. A tolerance that is not positive changes nothing.
pub fn simplified(borders: &[Border], tolerance_world: f64) -> Vec<Border> {
    let mut same_ends: BTreeMap<_, u32> = BTreeMap::new();
    for border in borders {
        *same_ends.entry(ends(border)).or_default() += 1;
    }
    let thin = |border: &Border| {
        let least = match same_ends.get(&ends(border)) {
            _ if border.closed => 4,
            Some(&count) if count > 1 => 3,
            _ => 2,
        };
        Border {
            points: thinned(&border.points, tolerance_world, least),
            ..*border
        }
    };
    borders.iter().map(thin).collect()
}

/// A line with fewer points; both ends stay, none strays more than `tolerance_world`.
///
/// A line that ends where it began keeps at least four points.
pub fn lines_simplified(points: &[WorldPoint], tolerance_world: f64) -> Vec<WorldPoint> {
    let closed = points.len() > 3 && points.first() == points.last();
    thinned(points, tolerance_world, if closed { 4 } else { 2 })
}

/// The two ends of a border as a key that does not depend on its direction.
fn ends(border: &Border) -> Option<[[u64; 2]; 2]> {
    let mut ends = [key(*border.points.first()?), key(*border.points.last()?)];
    ends.sort_unstable();
    Some(ends)
}

fn thinned(points: &[Point], tolerance: f64, least: usize) -> Vec<Point> {
    // Written so that a tolerance that is no number changes nothing either.
    let useful = tolerance > 0.0;
    if !useful || points.len() <= least.max(2) {
        return points.to_vec();
    }
    let last = points.len() - 1;
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[last] = true;
    let mut spans = vec![(0, last)];
    while let Some((from, to)) = spans.pop() {
        if let Some((middle, squared)) = farthest(points, from, to)
            && squared > tolerance * tolerance
        {
            keep[middle] = true;
            spans.push((from, middle));
            spans.push((middle, to));
        }
    }
    keep_at_least(points, &mut keep, least);
    let kept = points.iter().zip(&keep).filter(|(_, keep)| **keep);
    kept.map(|(point, _)| *point).collect()
}

/// The point strictly between two others that strays farthest from the line between them.
fn farthest(points: &[Point], from: usize, to: usize) -> Option<(usize, f64)> {
    let mut found = None;
    let mut greatest = -1.0;
    for (offset, point) in points.get(from + 1..to)?.iter().enumerate() {
        let squared = squared_distance(*point, points[from], points[to]);
        if squared > greatest {
            greatest = squared;
            found = Some((from + 1 + offset, squared));
        }
    }
    found
}

/// Brings back the points that stray most until `least` are kept.
fn keep_at_least(points: &[Point], keep: &mut [bool], least: usize) {
    let mut count = keep.iter().filter(|kept| **kept).count();
    while count < least {
        let kept: Vec<usize> = (0..keep.len()).filter(|index| keep[*index]).collect();
        let best = kept
            .windows(2)
            .filter_map(|span| farthest(points, span[0], span[1]))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((index, _)) = best else {
            return;
        };
        keep[index] = true;
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::OUTSIDE;
    use proptest::prelude::*;

    fn border(points: Vec<Point>, closed: bool) -> Border {
        Border {
            points,
            left: 0,
            right: OUTSIDE,
            closed,
        }
    }

    #[test]
    fn a_straight_line_keeps_its_ends() {
        let line = lines_simplified(&[[0.0, 0.0], [1.0, 0.001], [2.0, 0.0]], 0.01);
        assert_eq!(line, vec![[0.0, 0.0], [2.0, 0.0]]);
    }

    #[test]
    fn a_small_island_stays_a_triangle() {
        let island = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        let thin = simplified(&[border(island, true)], 100.0);
        assert_eq!(thin[0].points.len(), 4);
        assert!(thin[0].closed);
    }

    #[test]
    fn a_lens_between_two_junctions_does_not_collapse() {
        let upper = border(vec![[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]], false);
        let lower = border(
            vec![[2.0, 0.0], [1.5, -1.0], [1.0, -1.0], [0.0, 0.0]],
            false,
        );
        let thin = simplified(&[upper, lower], 100.0);
        assert_eq!((thin[0].points.len(), thin[1].points.len()), (3, 3));
    }

    #[test]
    fn odd_tolerances_and_empty_lines_change_nothing() {
        let line = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]];
        for tolerance in [0.0, -1.0, f64::NAN] {
            assert_eq!(lines_simplified(&line, tolerance), line);
        }
        assert!(lines_simplified(&[], 1.0).is_empty());
        assert_eq!(simplified(&[border(vec![], false)], 1.0).len(), 1);
    }

    proptest! {
        #[test]
        fn no_point_strays_and_the_ends_stay(
            points in prop::collection::vec([-1.0..1.0_f64, -1.0..1.0_f64], 2..60),
            tolerance in 0.001..1.0_f64
        ) {
            let thin = lines_simplified(&points, tolerance);
            prop_assert_eq!(thin.first(), points.first());
            prop_assert_eq!(thin.last(), points.last());
            for point in &points {
                let nearest = thin
                    .windows(2)
                    .map(|edge| squared_distance(*point, edge[0], edge[1]))
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(nearest.sqrt() <= tolerance + 1e-12);
            }
        }

        #[test]
        fn never_panics(points in prop::collection::vec([prop::num::f64::ANY, prop::num::f64::ANY], 0..20), tolerance in prop::num::f64::ANY) {
            lines_simplified(&points, tolerance);
        }
    }
}
