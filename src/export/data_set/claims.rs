//! `changes.csv` and `passages.csv`.

use super::ids::Ids;
use crate::export::failure::Failure;
use crate::export::file::Sink;
use crate::export::progress::Progress;
use crate::export::stretches::before;
use crate::model::{Change, ChangeId, Control, Passage, Status, World};
use std::collections::BTreeMap;

const CHANGES: [&str; 10] = [
    "id",
    "date",
    "areas",
    "status",
    "forces",
    "confidence",
    "sources",
    "note_en",
    "note_ar",
    "claim",
];

const PASSAGES: [&str; 5] = ["change", "source", "paragraph", "exact_en", "exact_ar"];

/// What stands around the words, where some passage needs it.
const AROUND: [&str; 4] = ["prefix_en", "prefix_ar", "suffix_en", "suffix_ar"];

pub(super) fn write(
    world: &World,
    ids: &Ids,
    sink: &mut dyn Sink,
    progress: &Progress,
) -> Result<(), Failure> {
    sink.file("changes.csv", &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(CHANGES)?;
        for row in beginnings(world, ids) {
            table.write_record(row)?;
        }
        for (n, row) in world.changes.iter().enumerate() {
            progress.step()?;
            table.write_record(change(row, ChangeId::from_index(n), ids))?;
        }
        Ok(table.flush()?)
    })?;
    if world.passages.is_empty() {
        return Ok(());
    }
    sink.file("passages.csv", &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        // What few passages need makes no columns for the others.
        let is_around = |row: &Passage| !row.prefix.is_empty() || !row.suffix.is_empty();
        let has_around = world.passages.iter().any(is_around);
        let around = if has_around { &AROUND[..] } else { &[] };
        table.write_record(PASSAGES.iter().chain(around))?;
        for row in &world.passages {
            progress.step()?;
            let mut cells = Vec::from(passage(row, ids));
            if has_around {
                let names = [&row.prefix, &row.suffix];
                cells.extend(
                    names
                        .into_iter()
                        .flat_map(|names| [names.en.clone(), names.ar.clone()]),
                );
            }
            table.write_record(cells)?;
        }
        Ok(table.flush()?)
    })
}

/// What holds before the first change, as changes on the first day: a data set of ours knows nothing
/// of the time before it, but foreign features may have no beginning.
fn beginnings(world: &World, ids: &Ids) -> Vec<[String; 10]> {
    let first = world.about.first;
    let mut areas: BTreeMap<&Control, Vec<&str>> = BTreeMap::new();
    for area in world.area_ids() {
        let control = before(&world.timeline, area);
        let mut effects = world.timeline.effects_of(area);
        let is_over = effects.next().is_some_and(|effect| effect.day <= first);
        if control.status != Status::Unknown && !is_over && world.area(area).follows.is_none() {
            areas.entry(control).or_default().push(ids.area(area));
        }
    }
    let row = |(n, (control, areas)): (usize, (&Control, Vec<&str>))| {
        let forces = control.forces.iter();
        let forces: Vec<&str> = forces.map(|id| ids.force(*id)).collect();
        let mut row = [const { String::new() }; 10];
        row[0] = ids.free_change(&format!("at-first-{}", n + 1));
        row[1] = first.to_string();
        row[2] = areas.join(" ");
        row[3] = control.status.word().to_owned();
        row[4] = forces.join(" ");
        row
    };
    areas.into_iter().enumerate().map(row).collect()
}

fn change(row: &Change, id: ChangeId, ids: &Ids) -> [String; 10] {
    let areas: Vec<&str> = row.areas.iter().map(|id| ids.area(*id)).collect();
    let forces = row.control.forces.iter();
    let forces: Vec<&str> = forces.map(|id| ids.force(*id)).collect();
    let sources: Vec<&str> = row.sources.iter().map(|id| ids.source(*id)).collect();
    [
        ids.change(id).to_owned(),
        row.date.to_string(),
        areas.join(" "),
        row.control.status.word().to_owned(),
        forces.join(" "),
        row.confidence.word().to_owned(),
        sources.join(" "),
        row.note.en.clone(),
        row.note.ar.clone(),
        row.claim.clone().unwrap_or_default(),
    ]
}

fn passage(row: &Passage, ids: &Ids) -> [String; 5] {
    [
        ids.change(row.change).to_owned(),
        ids.source(row.source).to_owned(),
        row.paragraph.to_string(),
        row.exact.en.clone(),
        row.exact.ar.clone(),
    ]
}
