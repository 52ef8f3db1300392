//! One ring of points: area, inside or outside, distance. Helpers of this module's other files.
//!
//! It must not know which space its points are in, except where a name says so.

use geo::LineString;

/// A point in the plane, in whichever space the caller works.
pub(super) type Point = [f64; 2];

/// The points of a ring without what is not finite, without repeats and without the closing point.
pub(super) fn open_points(ring: &LineString<f64>) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(ring.0.len());
    for at in &ring.0 {
        let point = [at.x, at.y];
        if at.x.is_finite() && at.y.is_finite() && points.last() != Some(&point) {
            points.push(point);
        }
    }
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// The signed area of a ring, closed or not, by the shoelace formula; positive when the ring turns
/// from the x axis towards the y axis. Relative to the first point, lest far rings lose digits.
pub(super) fn signed_area(points: &[Point]) -> f64 {
    let Some(origin) = points.first() else {
        return 0.0;
    };
    let mut twice = 0.0;
    let mut previous = [0.0, 0.0];
    for point in points.iter().skip(1) {
        let offset = [point[0] - origin[0], point[1] - origin[1]];
        twice += previous[0] * offset[1] - offset[0] * previous[1];
        previous = offset;
    }
    twice / 2.0
}

/// Whether the ray from `p` towards greater x crosses the edge `a`–`b`.
///
/// The half-open rule on y counts a vertex once. The two neighbours along an edge compute the very
/// same number whichever way they walk it, so a point on their border is inside exactly one.
pub(super) fn ray_crosses(p: Point, a: Point, b: Point) -> bool {
    if (a[1] > p[1]) == (b[1] > p[1]) {
        return false;
    }
    let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
    let share = (p[1] - low[1]) / (high[1] - low[1]);
    let x = low[0] + share * (high[0] - low[0]);
    // Rounding must not carry the crossing outside the edge's own box: `hit` skips whole boxes.
    p[0] < x.clamp(low[0].min(high[0]), low[0].max(high[0]))
}

/// Whether `p` is inside the ring (closed or not) by the even-odd rule.
pub(super) fn ring_contains(points: &[Point], p: Point) -> bool {
    edges(points)
        .filter(|(a, b)| ray_crosses(p, *a, *b))
        .count()
        % 2
        == 1
}

#[cfg(test)]
/// Whether `p` is inside the polygon and outside its holes, by the even-odd rule.
pub(super) fn polygon_contains(polygon: &geo::Polygon<f64>, p: Point) -> bool {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let edges = rings.flat_map(LineString::lines);
    edges
        .filter(|edge| ray_crosses(p, edge.start.into(), edge.end.into()))
        .count()
        % 2
        == 1
}

/// All edges of a ring whose closing point may be there or not.
pub(super) fn edges(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    let closing = points.last().copied().zip(points.first().copied());
    points
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .chain(closing)
}

/// The square of the distance from `p` to the segment `a`–`b`.
pub(super) fn squared_distance(p: Point, a: Point, b: Point) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let share = if length > 0.0 {
        (((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let away = [
        p[0] - a[0] - share * along[0],
        p[1] - a[1] - share * along[1],
    ];
    away[0] * away[0] + away[1] * away[1]
}

/// A point as something that can be sorted and compared bit by bit; −0 counts as 0.
pub(super) fn key(point: Point) -> [u64; 2] {
    point.map(|value| (value + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Point; 4] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];

    #[test]
    fn area_has_a_sign_and_does_not_mind_the_closing_point() {
        assert_eq!(signed_area(&SQUARE), 1.0);
        let mut closed = SQUARE.to_vec();
        closed.push(SQUARE[0]);
        assert_eq!(signed_area(&closed), 1.0);
        closed.reverse();
        assert_eq!(signed_area(&closed), -1.0);
        assert_eq!(signed_area(&[]), 0.0);
    }

    #[test]
    fn inside_and_outside() {
        assert!(ring_contains(&SQUARE, [0.5, 0.5]));
        assert!(!ring_contains(&SQUARE, [1.5, 0.5]));
        assert!(!ring_contains(&SQUARE, [f64::NAN, 0.5]));
        assert!(!ring_contains(&[], [0.5, 0.5]));
    }

    #[test]
    fn distance_to_a_segment_and_to_a_point() {
        assert_eq!(squared_distance([0.5, 2.0], SQUARE[0], SQUARE[1]), 4.0);
        assert_eq!(squared_distance([3.0, 0.0], SQUARE[0], SQUARE[1]), 4.0);
        assert_eq!(squared_distance([3.0, 0.0], SQUARE[0], SQUARE[0]), 9.0);
    }

    #[test]
    fn repeats_and_broken_points_are_left_out() {
        let ring = LineString::from(vec![
            (0.0, 0.0),
            (0.0, 0.0),
            (f64::NAN, 1.0),
            (1.0, 0.0),
            (0.0, 0.0),
        ]);
        assert_eq!(open_points(&ring), vec![[0.0, 0.0], [1.0, 0.0]]);
    }
}
