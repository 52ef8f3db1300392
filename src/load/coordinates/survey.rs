//! What the numbers of a file look like: degrees, degrees in the other order, or metres.

use super::crs::MERCATOR_EDGE_M;
use crate::model::{FeatureCollection, Geometry};
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
        self.mercator += usize::from(far.max(high) <= MERCATOR_EDGE_M * 1.000_001);
        self.utm += usize::from((1e5..=9e5).contains(&x) && (0.0..=1e7).contains(&y));
    }

    fn and(self, other: Self) -> Self {
        Self {
            positions: self.positions + other.positions,
            lonlat: self.lonlat + other.lonlat,
            latlon: self.latlon + other.latlon,
            mercator: self.mercator + other.mercator,
            utm: self.utm + other.utm,
        }
    }

    /// Whether most positions can be degrees in one order or the other.
    pub(super) fn is_degrees(&self) -> bool {
        self.lonlat.max(self.latlon) * 2 >= self.positions
    }

    /// Whether more positions fit with latitude first.
    pub(super) fn is_swapped(&self) -> bool {
        self.latlon > self.lonlat
    }

    /// Whether every position is a longitude and latitude.
    pub(super) fn is_all_lonlat(&self) -> bool {
        self.lonlat == self.positions && self.positions > 0
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
    survey
}
