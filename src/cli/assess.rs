//! `kharita assess`: what sources expected, in their words, and the later changes that answer it.

use super::evidence_args::Assess;
use super::failure::CommandFailure;
use super::phrase;
use super::records::{HeldArea, Which};
use super::table::{ColumnSide, Table};
use super::values::ListFormat;
use super::{SUCCESS, csv_text, dataset, json, output};
use crate::export::Grid;
use crate::model::{Account, Assessment, ChangeId, Filter, Lang, Timeline, World};
use serde::Serialize;
use std::io::Write;

/// A change that answers an assessment.
#[derive(Serialize)]
struct Answer<'w> {
    id: &'w str,
    date: String,
    areas: Vec<&'w str>,
    #[serde(flatten)]
    held: HeldArea<'w>,
    note: &'w str,
}

/// What a source expected.
#[derive(Serialize)]
struct AssessmentJson<'w> {
    id: &'w str,
    source: &'w str,
    source_date: Option<String>,
    paragraph: usize,
    /// The paragraph in which it stands; null where there is no text.
    passage: Option<&'w str>,
    expects: &'w str,
    forces: Vec<&'w str>,
    areas: Vec<Which<'w>>,
    period: Option<String>,
    verdict: &'w str,
    outcome: &'w str,
    /// The later changes that bear it out or refute it.
    changes: Vec<Answer<'w>>,
}

pub(super) fn run(
    args: &Assess,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let account = args.account.account(&world)?;
    let timeline = args.account.timeline(&world, err)?;
    let filter = args.filter.read(&world)?;
    let areas = args.place.areas(&world)?;
    let is_everywhere = areas.len() == world.areas.len();
    let rows: Vec<AssessmentJson> = world
        .assessments
        .iter()
        .filter(|row| is_published(&world, row, &account))
        .filter(|row| {
            let is_here = |area| areas.binary_search(area).is_ok();
            // One without areas speaks of no place in particular.
            is_everywhere || row.areas.iter().any(is_here)
        })
        .filter(|row| passes(&world, &timeline, &filter, row))
        .map(|row| AssessmentJson::of((&world, &timeline), row, args.lang))
        .collect();
    args.output.write(out, |format, out| match format {
        ListFormat::Table => write_table(out, &rows),
        ListFormat::Json => json::write_object(out, &[], ("assessments", &rows), &[]),
        ListFormat::Csv => csv_text::write((out, err), &grid(&rows)),
        ListFormat::Xlsx => Ok(grid(&rows).write_xlsx(out)?),
    })?;
    Ok(SUCCESS)
}

/// Whether it was published by the day as known on which things are told.
fn is_published(world: &World, row: &Assessment, account: &Account) -> bool {
    match (account.known_on, world.source(row.source).date) {
        (Some(day), Some(date)) => date.last <= day,
        _ => true,
    }
}

/// Whether one of its areas passes and, where changes are asked for, one of those that answer it.
fn passes(world: &World, timeline: &Timeline, filter: &Filter, row: &Assessment) -> bool {
    if filter.is_empty() {
        return true;
    }
    let is_asked_for = |id: &ChangeId| {
        let mut effects = timeline
            .effects()
            .iter()
            .filter(|effect| effect.change == *id);
        effects.any(|effect| filter.asks_for(world, timeline, effect))
    };
    let mut areas = row.areas.iter();
    areas.any(|area| filter.passes_area(world, timeline, *area))
        && (row.answered_by.is_empty() || row.answered_by.iter().any(is_asked_for))
}

impl<'w> AssessmentJson<'w> {
    fn of((world, timeline): (&'w World, &Timeline), row: &'w Assessment, lang: Lang) -> Self {
        let source = world.source(row.source);
        let text = source.text(lang).or_else(|| source.text(lang.other()));
        let paragraph = row.paragraph.checked_sub(1);
        let passage = text
            .zip(paragraph)
            .and_then(|(text, at)| text.paragraphs.get(at));
        let is_told = |id: &&ChangeId| timeline.effects().iter().any(|e| e.change == **id);
        let answers = row.answered_by.iter().filter(is_told);
        Self {
            id: &row.id,
            source: &source.id,
            source_date: source.date.map(|date| date.to_string()),
            paragraph: row.paragraph,
            passage: passage.map(String::as_str),
            expects: row.expects.get(lang),
            forces: row
                .forces
                .iter()
                .map(|id| world.force(*id).id.as_str())
                .collect(),
            areas: row.areas.iter().map(|id| Which::of(world, *id)).collect(),
            period: row.period.map(|period| period.to_string()),
            verdict: &row.verdict,
            outcome: row.outcome.get(lang),
            changes: answers.map(|id| Answer::of(world, *id, lang)).collect(),
        }
    }
}

impl<'w> Answer<'w> {
    fn of(world: &'w World, id: ChangeId, lang: Lang) -> Self {
        let row = world.change(id);
        Self {
            id: &row.id,
            date: row.date.to_string(),
            areas: row
                .areas
                .iter()
                .map(|id| world.area(*id).id.as_str())
                .collect(),
            held: HeldArea::of(world, &row.control),
            note: row.note.get(lang),
        }
    }
}

fn grid(rows: &[AssessmentJson<'_>]) -> Grid {
    let mut grid = Grid::new([
        "id",
        "source",
        "source_date",
        "paragraph",
        "passage",
        "expects",
        "forces",
        "areas",
        "period",
        "verdict",
        "outcome",
        "changes",
    ]);
    grid.rows.extend(rows.iter().map(|row| {
        let areas: Vec<&str> = row.areas.iter().map(|which| which.id).collect();
        let changes: Vec<&str> = row.changes.iter().map(|change| change.id).collect();
        vec![
            row.id.into(),
            row.source.into(),
            row.source_date.clone().into(),
            row.paragraph.to_string().into(),
            row.passage.into(),
            row.expects.into(),
            row.forces.join(" ").into(),
            areas.join(" ").into(),
            row.period.clone().into(),
            row.verdict.into(),
            row.outcome.into(),
            changes.join(" ").into(),
        ]
    }));
    grid
}

fn write_table(out: &mut dyn Write, rows: &[AssessmentJson<'_>]) -> Result<(), CommandFailure> {
    let titles = [
        "Assessment",
        "Source",
        "Period",
        "Areas",
        "Verdict",
        "Expects",
        "Changes",
    ];
    let mut table = Table::new(titles.map(|title| (title, ColumnSide::Left)));
    for row in rows {
        let areas: Vec<&str> = row.areas.iter().map(Which::label).collect();
        let changes: Vec<&str> = row.changes.iter().map(|change| change.id).collect();
        table.row([
            row.id.to_owned(),
            format!("{} [{}]", row.source, row.paragraph),
            row.period.clone().unwrap_or_default(),
            phrase::few(&areas),
            row.verdict.to_owned(),
            row.expects.to_owned(),
            phrase::few(&changes),
        ]);
    }
    output::table_or(out, &table, "No assessment fits.")?;
    writeln!(out, "\n{}", phrase::count(rows.len(), "assessment"))?;
    Ok(())
}
