//! `kharita sources`: what is said by whom, on how little changes rest, and what of the texts no longer
//! stands.

use super::evidence_args::Sources;
use super::failure::CommandFailure;
use super::records::{ChangeRow, HeldArea};
use super::table::{ColumnSide, Table};
use super::values::ListFormat;
use super::{FAILED, SUCCESS, changes, csv_text, dataset, json, output, phrase, reading};
use crate::export::Grid;
use crate::load::{Loaded, hash_of_file};
use crate::model::{
    ChangeId, Code, Lang, Problem, Severity, Source, SourceId, SourceKind, Weakness, World,
};
use crate::words::Words;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A source and what rests on it.
#[derive(Serialize)]
struct SourceJson<'w> {
    id: &'w str,
    kind: &'static str,
    title: &'w str,
    publisher: &'w str,
    publisher_kind: Option<&'static str>,
    date: Option<String>,
    url: &'w str,
    languages: Vec<&'static str>,
    /// In how many languages its text can be read.
    texts: usize,
    passages: usize,
    changes: usize,
}

/// A change on which little rests.
#[derive(Serialize)]
struct WeakChange<'w> {
    #[serde(flatten)]
    row: ChangeRow<'w>,
    #[serde(skip)]
    change: ChangeId,
    weaknesses: Vec<&'static str>,
}

/// What of a text no longer stands.
#[derive(Serialize)]
struct Fault {
    place: String,
    code: &'static str,
    message: String,
}

pub(super) fn run(
    args: &Sources,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    if args.verify {
        return verify(args, out, err);
    }
    let world = dataset::open(&args.input, err)?;
    let wanted = changes::WantedChanges {
        areas: args.place.areas(&world)?,
        filter: args.filter.read(&world)?,
        account: args.account.account(&world)?,
    };
    args.account.timeline(&world, err)?;
    let found = changes::select(&world, &wanted);
    if args.weak {
        let mut weak: Vec<WeakChange> = found
            .iter()
            .map(|one| WeakChange {
                weaknesses: world
                    .weaknesses(one.change)
                    .into_iter()
                    .map(Weakness::word)
                    .collect(),
                row: ChangeRow::of(&world, one),
                change: one.change,
            })
            .filter(|one| !one.weaknesses.is_empty())
            .collect();
        // Stable: what is as weak keeps the order of time.
        weak.sort_by_key(|one| std::cmp::Reverse(one.weaknesses.len()));
        return write_weak((args, &world), (out, err), &weak);
    }
    let is_whole = wanted.areas.len() == world.areas.len() && wanted.filter.is_empty();
    let cited: BTreeSet<SourceId> = found
        .iter()
        .flat_map(|one| world.change(one.change).sources.iter().copied())
        .collect();
    let known_on = wanted.account.known_on;
    let is_published = |source: &Source| match (known_on, &source.date) {
        (Some(day), Some(date)) => date.last <= day,
        _ => true,
    };
    let ids = (0..world.sources.len()).map(SourceId::from_index);
    let rows: Vec<SourceJson> = ids
        .filter(|id| is_whole || cited.contains(id))
        .filter(|id| is_published(world.source(*id)))
        .map(|id| SourceJson::of(&world, id, args.lang))
        .collect();
    write_sources(args, (out, err), &rows)
}

impl<'w> SourceJson<'w> {
    fn of(world: &'w World, id: SourceId, lang: Lang) -> Self {
        let row = world.source(id);
        Self {
            id: &row.id,
            kind: row.kind.word(),
            title: row.title.get(lang),
            publisher: row.publisher.get(lang),
            publisher_kind: world
                .publisher_of(id)
                .map(|publisher| publisher.kind.word()),
            date: row.date.map(|date| date.to_string()),
            url: &row.url,
            languages: row.languages.iter().map(|lang| lang.tag()).collect(),
            texts: row.texts.len(),
            passages: world.passages_of_source(id).len(),
            changes: world.changes_of_source(id).len(),
        }
    }
}

/// Output and remarks.
type Outs<'o> = (&'o mut dyn Write, &'o mut dyn Write);

fn write_sources(
    args: &Sources,
    (out, err): Outs<'_>,
    rows: &[SourceJson<'_>],
) -> Result<u8, CommandFailure> {
    let grid = || {
        let mut grid = Grid::new([
            "id",
            "kind",
            "title",
            "publisher",
            "publisher_kind",
            "date",
            "url",
            "languages",
            "texts",
            "passages",
            "changes",
        ]);
        grid.rows.extend(rows.iter().map(|row| {
            vec![
                row.id.into(),
                row.kind.into(),
                row.title.into(),
                row.publisher.into(),
                row.publisher_kind.into(),
                row.date.clone().into(),
                row.url.into(),
                row.languages.join(" ").into(),
                count(row.texts).into(),
                count(row.passages).into(),
                count(row.changes).into(),
            ]
        }));
        grid
    };
    args.output.write(out, |format, out| match format {
        ListFormat::Table => {
            let left = ["Source", "Kind", "Published", "Publisher", "Title"];
            let right = ("Changes", ColumnSide::Right);
            let left = left.map(|title| (title, ColumnSide::Left));
            let mut table = Table::new(std::iter::once(right).chain(left));
            for row in rows {
                table.row([
                    row.changes.to_string(),
                    row.id.to_owned(),
                    row.kind.to_owned(),
                    row.date.clone().unwrap_or_default(),
                    row.publisher.to_owned(),
                    row.title.to_owned(),
                ]);
            }
            output::table_or(out, &table, "No source fits.")?;
            Ok(writeln!(out, "\n{}", phrase::count(rows.len(), "source"))?)
        }
        ListFormat::Json => json::write_object(out, &[], ("sources", rows), &[]),
        ListFormat::Csv => csv_text::write((out, err), &grid()),
        ListFormat::Xlsx => Ok(grid().write_xlsx(out)?),
    })?;
    Ok(SUCCESS)
}

fn write_weak(
    (args, world): (&Sources, &World),
    (out, err): Outs<'_>,
    weak: &[WeakChange<'_>],
) -> Result<u8, CommandFailure> {
    let grid = || {
        let columns = ["id", "weaknesses", "date", "effective"];
        let more = [
            "areas",
            "names_en",
            "names_ar",
            "governorates",
            "held",
            "km2",
            "sources",
        ];
        let mut grid = Grid::new(columns.into_iter().chain(more));
        grid.rows.extend(weak.iter().map(|one| {
            vec![
                one.row.id.into(),
                one.weaknesses.join(" ").into(),
                one.row.date.clone().into(),
                one.row.effective.clone().into(),
                one.row.areas.join(" ").into(),
                one.row.listed(|place| place.which.name_en).into(),
                one.row.listed(|place| place.which.name_ar).into(),
                one.row.governorates().into(),
                HeldArea::cell(&one.row.held).into(),
                one.row.km2.into(),
                one.row.sources.join(" ").into(),
            ]
        }));
        grid
    };
    args.output.write(out, |format, out| match format {
        ListFormat::Table => {
            let titles = [
                "Change",
                "Date",
                "Areas",
                "State",
                "Weak because",
                "Sources",
            ];
            let mut table = Table::new(titles.map(|title| (title, ColumnSide::Left)));
            for one in weak {
                table.row([
                    one.row.id.to_owned(),
                    one.row.date.clone(),
                    phrase::few(&one.row.areas),
                    phrase::state(world, &world.change(one.change).control, Lang::En),
                    one.weaknesses.join(", ").replace('-', " "),
                    phrase::few(&one.row.sources),
                ]);
            }
            output::table_or(
                out,
                &table,
                "Every change has several sources, a report among them.",
            )?;
            Ok(writeln!(out, "\n{}", phrase::count(weak.len(), "change"))?)
        }
        ListFormat::Json => json::write_object(out, &[], ("weak", weak), &[]),
        ListFormat::Csv => csv_text::write((out, err), &grid()),
        ListFormat::Xlsx => Ok(grid().write_xlsx(out)?),
    })?;
    Ok(SUCCESS)
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

/// Whether a problem says that a passage or a text no longer stands.
fn is_of_texts(problem: &Problem) -> bool {
    match problem.code {
        Code::PassageGone | Code::PassageTwice => true,
        Code::MissingFile => problem.severity == Severity::Error,
        _ => false,
    }
}

/// The originals that lie beside the data set or its overlay and are no longer what their sources' texts were taken of.
fn changed_originals(args: &Sources, loaded: &Loaded) -> Vec<Fault> {
    let data = args.input.data.first().map(PathBuf::as_path);
    let beside = loaded.overlay.as_deref().and_then(Path::parent);
    let folders: Vec<&Path> = data.into_iter().chain(beside).collect();
    let words = Words::new(args.lang);
    let sources = loaded.world.sources.iter();
    let attached = sources.filter(|source| !source.original.sha256.is_empty());
    attached
        .filter_map(|source| {
            let original = &source.original;
            // Nothing that a file says leads out of the folder.
            let name = Path::new(&original.name).file_name()?;
            let mut places = folders.iter().map(|folder| folder.join(name));
            let hash = places.find_map(|path| hash_of_file(&path))?;
            (hash != original.sha256).then(|| Fault {
                place: format!("{}, {}", original.name, source.id),
                code: "original-changed",
                message: words.get("evidence-original-changed"),
            })
        })
        .collect()
}

fn verify(args: &Sources, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8, CommandFailure> {
    let loaded = reading::loaded(&args.input.data, &args.input.read)?;
    let words = Words::new(args.lang);
    let mut faults: Vec<Fault> = loaded
        .problems
        .iter()
        .filter(|problem| is_of_texts(problem))
        .map(|problem| Fault {
            place: problem.place.to_string(),
            code: problem.code.word(),
            message: words.problem(problem).0,
        })
        .collect();
    let world = &loaded.world;
    faults.extend(changed_originals(args, &loaded));
    let texts: usize = world.sources.iter().map(|source| source.texts.len()).sum();
    let passages = world.passages.len();
    let unlocated = world.sources.iter();
    let unlocated = unlocated.filter(|source| source.kind == SourceKind::Unlocated);
    let head = [
        ("texts", Value::from(texts)),
        ("passages", Value::from(passages)),
        ("sources_without_text", Value::from(without_text(world))),
        ("unlocated_sources", Value::from(unlocated.count())),
    ];
    let grid = || {
        let mut grid = Grid::new(["place", "code", "message"]);
        grid.rows.extend(faults.iter().map(|fault| {
            vec![
                fault.place.clone().into(),
                fault.code.into(),
                fault.message.clone().into(),
            ]
        }));
        grid
    };
    args.output.write(out, |format, out| match format {
        ListFormat::Table => {
            for fault in &faults {
                writeln!(out, "{}: {}", fault.place, fault.message)?;
            }
            let passages = phrase::count(passages, "passage");
            let texts = phrase::count(texts, "text");
            let faults = phrase::count(faults.len(), "fault");
            Ok(writeln!(out, "{passages} stand in {texts}; {faults}.")?)
        }
        ListFormat::Json => json::write_object(out, &head, ("faults", &faults), &[]),
        ListFormat::Csv => csv_text::write((out, err), &grid()),
        ListFormat::Xlsx => Ok(grid().write_xlsx(out)?),
    })?;
    Ok(if faults.is_empty() { SUCCESS } else { FAILED })
}

/// How many sources have no text here, only a link or a description.
fn without_text(world: &World) -> usize {
    let sources = world.sources.iter();
    sources.filter(|source| source.texts.is_empty()).count()
}
