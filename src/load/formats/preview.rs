//! The first picture: what has been read so far, thinned so that it costs next to nothing.

use crate::model::{Feature, Geometry, Preview};

/// So many positions make a picture.
const WANTED: usize = 20_000;

/// A picture looks at so many features at most, spread over all.
const MOST_FEATURES: usize = 20_000;

/// The first picture is due after so many positions, about a megabyte of text; the next after twice
/// as many, and so on.
const FIRST: usize = 25_000;

/// Every feature counts for so many positions at least when the next picture is decided on.
const A_FEATURE: usize = 4;

/// Decides when a picture is due.
#[derive(Debug)]
pub(super) struct Pace {
    read: usize,
    next: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            read: 0,
            next: FIRST,
        }
    }
}

impl Pace {
    /// A feature was read; whether a picture is due.
    pub(super) fn is_due(&mut self, form: &Geometry) -> bool {
        self.read += form.position_count().max(A_FEATURE);
        let is_due = self.read >= self.next;
        if is_due {
            self.next = self.read * 2;
        }
        is_due
    }
}

/// A picture of at most 30,000 positions of these features.
pub(super) fn sketch(features: &[Feature]) -> Preview {
    let step = features.len().div_ceil(MOST_FEATURES).max(1);
    let forms = || features.iter().step_by(step).map(|feature| &feature.form);
    let read: usize = forms().map(Geometry::position_count).sum();
    let mut thin = Thin {
        each: read.div_ceil(WANTED).max(1),
        credit: 0,
        sketch: Preview::default(),
    };
    for form in forms() {
        for polygon in &form.polygons.0 {
            thin.line(&polygon.exterior().0);
            for hole in polygon.interiors() {
                thin.line(&hole.0);
            }
        }
        for line in &form.lines.0 {
            thin.line(&line.0);
        }
        thin.points(&form.points.0);
    }
    thin.sketch
}

/// Keeps one position of so many. Short lines pass on what they are due, so that of many small ones
/// some are kept whole instead of none.
struct Thin {
    each: usize,
    credit: usize,
    sketch: Preview,
}

/// A line has so many positions at least.
const SHORTEST: usize = 4;

impl Thin {
    fn line(&mut self, line: &[geo::Coord<f64>]) {
        self.credit += line.len();
        let due = (self.credit / self.each).min(line.len());
        let (Some(last), true) = (line.last(), due >= SHORTEST.min(line.len())) else {
            return;
        };
        if due == 0 {
            return;
        }
        self.credit = self.credit.saturating_sub(due * self.each);
        let step = line.len().div_ceil(due);
        let kept = line[..line.len() - 1].iter().step_by(step);
        let kept = kept.chain([last]).map(|position| [position.x, position.y]);
        self.sketch.lines.push(kept.collect());
    }

    fn points(&mut self, points: &[geo::Point<f64>]) {
        for point in points {
            self.credit += 1;
            if self.credit >= self.each {
                self.credit -= self.each;
                self.sketch.points.push([point.x(), point.y()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{LineString, MultiPolygon, Polygon};
    use proptest::prelude::*;

    fn ring(corners: usize) -> Feature {
        let corner = |n: usize| (n as f64, (n * n % 7) as f64);
        let ring: LineString = (0..corners).map(corner).collect();
        let polygon = Polygon::new(ring, Vec::new());
        Feature {
            form: Geometry::of_polygons(MultiPolygon(vec![polygon])),
            ..Feature::default()
        }
    }

    fn size(sketch: &Preview) -> usize {
        let lines: usize = sketch.lines.iter().map(Vec::len).sum();
        lines + sketch.points.len()
    }

    #[test]
    fn many_small_features_and_one_large_one_are_both_seen() {
        let small: Vec<Feature> = (0..100_000).map(|_| ring(5)).collect();
        let count = size(&sketch(&small));
        assert!((10_000..=30_000).contains(&count), "{count}");
        let count = size(&sketch(&[ring(1_000_000)]));
        assert!((10_000..=30_000).contains(&count), "{count}");
        assert_eq!(
            size(&sketch(&[ring(9)])),
            10,
            "a ring and its closing position"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn a_picture_is_never_larger_than_it_may_be(sizes in prop::collection::vec(0..3_000usize, 0..300)) {
            let features: Vec<Feature> = sizes.into_iter().map(ring).collect();
            prop_assert!(size(&sketch(&features)) <= 30_000);
        }
    }
}
