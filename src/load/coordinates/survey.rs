//! What the numbers of a file look like: degrees, degrees in the other order, or metres.

use super::crs::MERCATOR_EDGE_M;
use crate::model::{Feature, FeatureCollection, Geometry};
use rayon::prelude::*;

/// Counts of positions, finite ones only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// All.
    pub(super) positions: usize,
    /// Those that can be longitude and latitude, longitudes to a turn beyond.
    pub(super) lonlat: usize,
    /// Those that can be latitude and longitude.
    pub(super) latlon: usize,
    /// Those that can only be longitude and latitude, and only the other way round.
    decided: [usize; 2],
    /// The features, and those with a position that can only be latitude and longitude.
    features: [usize; 2],
    /// Those that lie in the square of Web Mercator.
    pub(super) mercator: usize,
    /// Those that can be metres in a zone of UTM.
    pub(super) utm: usize,
}

impl Survey {
    fn add(&mut self, x: f64, y: f64) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        let (far, high) = (x.abs(), y.abs());
        self.positions += 1;
        self.lonlat += usize::from(far <= 540.0 && high <= 90.0);
        self.latlon += usize::from(far <= 90.0 && high <= 540.0);
        self.decided[0] += usize::from(high <= 90.0 && far > 90.0 && far <= 180.0);
        self.decided[1] += usize::from(far <= 90.0 && high > 90.0 && high <= 180.0);
        self.mercator += usize::from(far.max(high) <= MERCATOR_EDGE_M * 1.000_001);
        self.utm += usize::from((1e5..=9e5).contains(&x) && (0.0..=1e7).contains(&y));
    }

    fn and(self, other: Self) -> Self {
        Self {
            positions: self.positions + other.positions,
            lonlat: self.lonlat + other.lonlat,
            latlon: self.latlon + other.latlon,
            decided: sums(self.decided, other.decided),
            features: sums(self.features, other.features),
            mercator: self.mercator + other.mercator,
            utm: self.utm + other.utm,
        }
    }

    /// Whether most positions can be degrees in one order or the other.
    pub(super) fn is_degrees(&self) -> bool {
        self.lonlat.max(self.latlon) * 2 >= self.positions
    }

    /// Whether the positions that decide say that latitude comes first: more of them than say the
    /// opposite, a fifth of all at the least, and of several features; of most positions where it is
    /// every feature. One slip of the pen turns no file.
    pub(super) fn is_swapped(&self) -> bool {
        let [lonlat, latlon] = self.decided;
        let [all, with_latlon] = self.features;
        latlon > lonlat
            && if with_latlon == all {
                latlon * 2 > self.positions
            } else {
                with_latlon > 1 && latlon * 5 >= self.positions
            }
    }

    /// Whether nearly every position is a longitude and latitude.
    pub(super) fn is_mostly_lonlat(&self) -> bool {
        self.lonlat * 20 >= self.positions * 19 && self.positions > 0
    }

    /// Whether most positions lie in the square of Web Mercator.
    pub(super) fn is_mercator(&self) -> bool {
        self.mercator * 2 >= self.positions
    }

    /// Whether every position can be of a zone of UTM.
    pub(super) fn is_utm(&self) -> bool {
        self.utm == self.positions
    }
}

fn sums([a, b]: [usize; 2], [c, d]: [usize; 2]) -> [usize; 2] {
    [a + c, b + d]
}

/// So many positions of a file show whether they lie where its system has any meaning.
const SAMPLE: usize = 200;

/// Positions of a file, spread over its features.
pub(super) fn sample(collection: &FeatureCollection, file: usize) -> Vec<[f64; 2]> {
    let own = |feature: &&Feature| usize::from(feature.file) == file && !feature.form.is_empty();
    let count = collection.features.iter().filter(own).count();
    let some = collection.features.iter().filter(own);
    some.step_by(count.div_ceil(SAMPLE).max(1))
        .filter_map(|feature| {
            let form = &feature.form;
            let ring = form.polygons.0.first().and_then(|p| p.exterior().0.first());
            let line = || form.lines.0.first().and_then(|line| line.0.first());
            let point = || form.points.0.first().map(|point| &point.0);
            let at = ring.or_else(line).or_else(point)?;
            Some([at.x, at.y])
        })
        .collect()
}

/// Features that are looked at together: any of them may have a million positions.
const TOGETHER: usize = 16;

/// What each file's numbers look like.
pub(super) fn surveys(collection: &FeatureCollection) -> Vec<Survey> {
    let parts: Vec<Vec<(u16, Survey)>> = collection
        .features
        .par_chunks(TOGETHER)
        .map(|features| {
            let mut found: Vec<(u16, Survey)> = Vec::new();
            for feature in features {
                let survey = of_form(&feature.form);
                match found.last_mut() {
                    Some((file, sum)) if *file == feature.file => *sum = sum.and(survey),
                    _ => found.push((feature.file, survey)),
                }
            }
            found
        })
        .collect();
    let mut surveys = vec![Survey::default(); collection.files.len()];
    for (file, part) in parts.into_iter().flatten() {
        if let Some(sum) = surveys.get_mut(usize::from(file)) {
            *sum = sum.and(part);
        }
    }
    surveys
}

fn of_form(form: &Geometry) -> Survey {
    let mut survey = Survey::default();
    for polygon in form.polygons.iter() {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            ring.0.iter().for_each(|at| survey.add(at.x, at.y));
        }
    }
    for line in form.lines.iter() {
        line.0.iter().for_each(|at| survey.add(at.x, at.y));
    }
    form.points.iter().for_each(|at| survey.add(at.x(), at.y()));
    survey.features = [
        usize::from(survey.positions > 0),
        usize::from(survey.decided[1] > 0),
    ];
    survey
}
