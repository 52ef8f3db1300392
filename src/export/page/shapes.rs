//! Outlines in whole numbers: each point as its step from the one before, on a grid.

use geo::{Coord, LineString, MultiPolygon};

/// Parts of a degree: some fifty metres.
pub(super) const UNIT: f64 = 2_000.0;

/// The rings of a shape, those that keep three points on the grid.
pub(super) fn rings(shape: &MultiPolygon<f64>) -> Vec<Vec<i64>> {
    let polygons = shape.iter();
    let all =
        polygons.flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    all.map(|ring| steps(&ring.0))
        .filter(|steps| steps.len() >= 6)
        .collect()
}

/// A line, if two of its points differ on the grid.
pub(super) fn line(line: &LineString<f64>) -> Option<Vec<i64>> {
    Some(steps(&line.0)).filter(|steps| steps.len() >= 4)
}

#[expect(clippy::cast_possible_truncation, reason = "degrees on Earth")]
fn steps(points: &[Coord<f64>]) -> Vec<i64> {
    let mut steps = Vec::with_capacity(points.len() * 2);
    let mut before = [0_i64; 2];
    for at in points {
        let now = [at.x, at.y].map(|degrees| (degrees * UNIT).round() as i64);
        if now != before || steps.is_empty() {
            steps.extend([now[0] - before[0], now[1] - before[1]]);
            before = now;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_add_up_to_the_points() {
        let points = [[40.0, 35.0], [40.00001, 35.0], [40.5, 35.25]].map(|[x, y]| Coord { x, y });
        assert_eq!(steps(&points), [80_000, 70_000, 1_000, 500]);
    }
}
