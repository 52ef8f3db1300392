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
    let size = |feature: &Feature| feature.form.position_count();
    let findings = largest_first(
        &as_read.features,
        size,
        || (),
        |(), feature| settled(feature),
    );
    if progress.is_cancelled() {
        return as_read.clone();
    }
    let mut report = Report::new(as_read, problems);
    for (feature, found) in as_read.features.iter().zip(&findings) {
        let is_placed = frames
            .get(usize::from(feature.file))
            .is_some_and(|frame| frame.system.is_some());
        report.feature(feature, found, is_placed);
    }
    let settled = |n: usize| {
        let feature = &as_read.features[n];
        findings[n].form.as_ref().unwrap_or(&feature.form)
    };
    report.strays(strays::strays(&as_read.features, settled));
    report.twins(twins::twins(&as_read.features));
    report.finish();
    let forms: Vec<Option<Geometry>> = findings.into_iter().map(|found| found.form).collect();
    if forms.iter().all(Option::is_none) {
        return as_read.clone();
    }
    let features = as_read.features.iter().zip(forms);
    Arc::new(FeatureCollection {
        files: as_read.files.clone(),
        features: features
            .map(|(feature, form)| with_form(feature, form))
            .collect(),
    })
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
