//! `changes.csv` and `passages.csv`.

use super::ids::Ids;
use crate::export::failure::Failure;
use crate::export::file::Sink;
use crate::export::progress::Progress;
use crate::model::{Change, ChangeId, Passage, World};

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

pub(super) fn write(
    world: &World,
    ids: &Ids,
    sink: &mut dyn Sink,
    progress: &Progress,
) -> Result<(), Failure> {
    sink.file("changes.csv", &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(CHANGES)?;
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
        table.write_record(PASSAGES)?;
        for row in &world.passages {
            progress.step()?;
            table.write_record(passage(row, ids))?;
        }
        Ok(table.flush()?)
    })
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
