//! Coordinates of any origin to longitude and latitude, and shapes that can be drawn.
//!
//! - `crs` knows coordinate systems by their names, `survey` looks at the numbers, `frames` decides
//!   for each file;
//! - `forms` settles one geometry, `report` tells what was done, `twins` finds what is given twice, `strays`
//!   what stands apart.

mod crs;
mod forms;
mod frames;
mod report;
mod strays;
mod survey;
#[cfg(test)]
mod tests;
mod twins;

use super::largest_first::largest_first;
use super::problems::Problems;
use super::progress::Progress;
use crate::model::{Feature, FeatureCollection, Geometry, Mapping};
use forms::Findings;
use frames::Frame;
use report::Report;
use std::sync::Arc;

/// The collection in longitude and latitude (WGS 84), each file as its mapping says, repaired where it must be. What needs neither
/// keeps its geometry bit for bit, and shares it; where nothing needs either it is the same
/// collection, and so it is where the load is cancelled.
pub(super) fn settle(
    as_read: &Arc<FeatureCollection>,
    mappings: &[&Mapping],
    progress: &Progress,
    problems: &mut Problems,
) -> Arc<FeatureCollection> {
    let surveys = survey::surveys(as_read);
    let files = as_read.files.iter().zip(&surveys).zip(mappings).enumerate();
    let frames: Vec<Frame> = files
        .map(|(n, ((file, survey), mapping))| {
            let sample = survey::sample(as_read, n);
            frames::frame(file, survey, &sample, mapping, problems)
        })
        .collect();
    let settled = |feature: &Feature| match frames.get(usize::from(feature.file)) {
        Some(frame) if !progress.is_cancelled() => forms::settled(&feature.form, frame),
        _ => Findings::default(),
    };
    let size = |n: &usize| as_read.features[*n].form.position_count();
    // States of one feature share its geometry: it is settled once, and told of once.
    let own: Vec<usize> = (0..as_read.features.len())
        .filter(|n| !shares_form(&as_read.features, *n))
        .collect();
    let found = largest_first(&own, size, || (), |(), n| settled(&as_read.features[*n]));
    if progress.is_cancelled() {
        return as_read.clone();
    }
    let mut report = Report::new(as_read, problems);
    for (n, found) in own.iter().zip(&found) {
        let feature = &as_read.features[*n];
        let is_placed = frames
            .get(usize::from(feature.file))
            .is_some_and(|frame| frame.system.is_some());
        report.feature(feature, found, is_placed);
    }
    // Where what was found of each feature stands.
    let place = |n: usize| own.partition_point(|first| *first <= n) - 1;
    let settled = |n: usize| {
        let feature = &as_read.features[n];
        found[place(n)].form.as_ref().unwrap_or(&feature.form)
    };
    let mut strays = strays::strays(&as_read.features, settled);
    strays.retain(|(n, _)| own.binary_search(n).is_ok());
    report.strays(strays);
    report.twins(twins::twins(&as_read.features));
    report.finish();
    if found.iter().all(|found| found.form.is_none()) {
        return as_read.clone();
    }
    let features = as_read.features.iter().enumerate();
    Arc::new(FeatureCollection {
        files: as_read.files.clone(),
        features: features
            .map(|(n, feature)| with_form(feature, found[place(n)].form.clone()))
            .collect(),
    })
}

/// Whether a feature is another state of the one before it, with which it shares its geometry.
fn shares_form(features: &[Feature], n: usize) -> bool {
    let Some(before) = n.checked_sub(1).map(|n| &features[n]) else {
        return false;
    };
    let (form, other) = (&features[n].form, &before.form);
    features[n].file == before.file
        && !form.is_empty()
        && Arc::ptr_eq(&form.polygons, &other.polygons)
        && Arc::ptr_eq(&form.lines, &other.lines)
        && Arc::ptr_eq(&form.points, &other.points)
}

fn with_form(feature: &Feature, form: Option<Geometry>) -> Feature {
    Feature {
        file: feature.file,
        line: feature.line,
        column: feature.column,
        id: feature.id.clone(),
        properties: feature.properties.clone(),
        foreign_members: feature.foreign_members.clone(),
        form: form.unwrap_or_else(|| feature.form.clone()),
    }
}
