//! The areas whose state differs between two days.

use super::failure::Failure;
use super::plan::ExportFormat;
use super::progress::Progress;
use super::rows::{TextRow, write_features, write_table};
use super::shapes::{self, Notation};
use super::stretches::force_ids;
use crate::model::{Day, Difference, Timeline, World, difference};
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

/// Writes them, in the order of the data set.
pub(super) fn write(
    (world, timeline): (&World, &Timeline),
    [from, to]: [Day; 2],
    format: ExportFormat,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let differences = difference(world, timeline, from, to);
    progress.expect(differences.len());
    if format == ExportFormat::Csv {
        let rows = differences
            .iter()
            .map(|one| DifferenceProperties::of(world, timeline, one).cells());
        return write_table(out, COLUMNS, rows, progress);
    }
    let members = [
        ("from", Value::from(from.to_string())),
        ("to", Value::from(to.to_string())),
    ];
    let rows = differences.iter().map(|one| {
        let area = world.area(one.area);
        let mut geometry = Vec::new();
        shapes::write(&mut geometry, &shapes::of_area(area), Notation::GeoJson);
        TextRow {
            id: Some(area.id.clone()),
            properties: DifferenceProperties::of(world, timeline, one),
            geometry,
        }
    });
    write_features(out, format, &members, rows, progress)
}

#[derive(Serialize)]
struct DifferenceProperties<'w> {
    id: &'w str,
    #[serde(rename = "name:en", skip_serializing_if = "str::is_empty")]
    name_en: &'w str,
    #[serde(rename = "name:ar", skip_serializing_if = "str::is_empty")]
    name_ar: &'w str,
    before_status: &'static str,
    before_forces: Vec<&'w str>,
    after_status: &'static str,
    after_forces: Vec<&'w str>,
    changes: Vec<&'w str>,
    area_km2: f64,
}

const COLUMNS: [&str; 9] = [
    "id",
    "name_en",
    "name_ar",
    "before_status",
    "before_forces",
    "after_status",
    "after_forces",
    "changes",
    "area_km2",
];

impl<'w> DifferenceProperties<'w> {
    fn of(world: &'w World, timeline: &'w Timeline, difference: &Difference) -> Self {
        let area = world.area(difference.area);
        let before = timeline.control(difference.before);
        let after = timeline.control(difference.after);
        let changes = difference.changes.iter();
        Self {
            id: &area.id,
            name_en: &area.name.en,
            name_ar: &area.name.ar,
            before_status: before.status.word(),
            before_forces: force_ids(world, before),
            after_status: after.status.word(),
            after_forces: force_ids(world, after),
            changes: changes.map(|id| world.change(*id).id.as_str()).collect(),
            // To a thousandth: the ground is not known better.
            area_km2: (area.area_km2 * 1000.0).round() / 1000.0,
        }
    }

    fn cells(self) -> [String; 9] {
        [
            self.id.to_owned(),
            self.name_en.to_owned(),
            self.name_ar.to_owned(),
            self.before_status.to_owned(),
            self.before_forces.join(" "),
            self.after_status.to_owned(),
            self.after_forces.join(" "),
            self.changes.join(" "),
            self.area_km2.to_string(),
        ]
    }
}
