//! A box along the axes, in whichever space its caller names.
//!
//! It must not know what lies inside it.

/// A closed box along the axes. Empty when `min` exceeds `max` on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least x and y.
    pub min: [f64; 2],
    /// The greatest x and y.
    pub max: [f64; 2],
}

impl Bounds {
    /// The box that holds nothing: the neutral element of [`Bounds::union`].
    pub const EMPTY: Self = Self {
        min: [f64::INFINITY; 2],
        max: [f64::NEG_INFINITY; 2],
    };

    /// The smallest box around all finite `points`.
    pub fn from_points(points: impl IntoIterator<Item = [f64; 2]>) -> Self {
        let mut bounds = Self::EMPTY;
        for point in points {
            bounds.extend(point);
        }
        bounds
    }

    /// Grows the box to hold `point`. A point that is not finite changes nothing.
    #[inline]
    pub fn extend(&mut self, [x, y]: [f64; 2]) {
        // Comparing costs a third of `f64::min`, which minds what is no number.
        if x.is_finite() && y.is_finite() {
            let less = |a: f64, b: f64| if a < b { a } else { b };
            let more = |a: f64, b: f64| if a > b { a } else { b };
            self.min = [less(x, self.min[0]), less(y, self.min[1])];
            self.max = [more(x, self.max[0]), more(y, self.max[1])];
        }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(&self, point: [f64; 2]) -> bool {
        (0..2).all(|axis| self.min[axis] <= point[axis] && point[axis] <= self.max[axis])
    }

    /// Whether the boxes share at least a point; touching counts, an empty box meets nothing.
    pub fn intersects(&self, other: &Self) -> bool {
        !self.is_empty()
            && !other.is_empty()
            && (0..2)
                .all(|axis| self.min[axis] <= other.max[axis] && other.min[axis] <= self.max[axis])
    }

    /// The middle of the box; the origin when it is empty.
    pub fn center(&self) -> [f64; 2] {
        if self.is_empty() {
            return [0.0, 0.0];
        }
        [0, 1].map(|axis| f64::midpoint(self.min[axis], self.max[axis]))
    }

    /// The extent along x, never negative.
    pub fn width(&self) -> f64 {
        self.extent(0)
    }

    /// The extent along y, never negative.
    pub fn height(&self) -> f64 {
        self.extent(1)
    }

    /// Whether the box holds no point at all; a single point is not empty.
    pub fn is_empty(&self) -> bool {
        !(self.min[0] <= self.max[0] && self.min[1] <= self.max[1])
    }

    fn extent(&self, axis: usize) -> f64 {
        if self.is_empty() {
            0.0
        } else {
            self.max[axis] - self.min[axis]
        }
    }
}

impl Default for Bounds {
    fn default() -> Self {
        Self::EMPTY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_empty_box_has_no_size_and_meets_nothing() {
        let all = Bounds::from_points([[0.0, 0.0], [1.0, 1.0]]);
        assert!(Bounds::EMPTY.is_empty());
        assert_eq!(Bounds::EMPTY.width(), 0.0);
        assert!(!Bounds::EMPTY.intersects(&all));
        assert_eq!(Bounds::EMPTY.union(all), all);
    }

    #[test]
    fn points_that_are_not_finite_are_left_out() {
        let bounds = Bounds::from_points([[f64::NAN, 0.0], [2.0, 3.0], [0.0, f64::INFINITY]]);
        assert_eq!(bounds.center(), [2.0, 3.0]);
        assert!(!bounds.is_empty());
    }

    #[test]
    fn boxes_that_touch_intersect() {
        let left = Bounds::from_points([[0.0, 0.0], [1.0, 1.0]]);
        let right = Bounds::from_points([[1.0, 0.5], [2.0, 2.0]]);
        assert!(left.intersects(&right) && right.intersects(&left));
    }

    proptest! {
        #[test]
        fn holds_every_point_it_was_made_of(
            points in prop::collection::vec([-1e9..1e9_f64, -1e9..1e9_f64], 1..20)
        ) {
            let bounds = Bounds::from_points(points.iter().copied());
            prop_assert!(points.iter().all(|point| bounds.contains(*point)));
            prop_assert!(bounds.contains(bounds.center()));
        }
    }
}
