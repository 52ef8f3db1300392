//! The state on a day, and the whole history: one row an area, or one an area and stretch of time.

use super::failure::Failure;
use super::plan::ExportFormat;
use super::progress::Progress;
use super::rows::{TextRow, write_features, write_table};
use super::shapes::{self, Notation};
use super::stretches::{self, COLUMNS, ExportStretch};
use crate::model::{Day, Timeline, World};
use serde_json::Value;
use std::io::Write;

/// Writes who holds what on a day.
pub(super) fn write_state(
    (world, timeline): (&World, &Timeline),
    day: Day,
    format: ExportFormat,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    progress.expect(world.areas.len());
    let stretches = world
        .area_ids()
        .filter_map(|area| stretches::at(timeline, area, day));
    let members = [("date", Value::from(day.to_string()))];
    write(world, stretches, true, format, &members, out, progress)
}

/// Writes every area over every stretch of time.
pub(super) fn write_history(
    (world, timeline): (&World, &Timeline),
    format: ExportFormat,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    progress.expect(timeline.effects().len());
    let stretches = world
        .area_ids()
        .flat_map(|area| stretches::history(timeline, area));
    write(world, stretches, false, format, &[], out, progress)
}

/// `one_each`: there is one row an area, so that the area's id is the feature's.
fn write<'w>(
    world: &'w World,
    stretches: impl Iterator<Item = ExportStretch<'w>>,
    one_each: bool,
    format: ExportFormat,
    members: &[(&str, Value)],
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    if format == ExportFormat::Csv {
        let rows = stretches.map(|stretch| stretch.properties(world).cells());
        return write_table(out, COLUMNS, rows, progress);
    }
    let rows = stretches.map(|stretch| {
        let area = world.area(stretch.area);
        let mut geometry = Vec::new();
        shapes::write(&mut geometry, &shapes::of_area(area), Notation::GeoJson);
        TextRow {
            id: one_each.then(|| area.id.clone()),
            properties: stretch.properties(world),
            geometry,
        }
    });
    write_features(out, format, members, rows, progress)
}
