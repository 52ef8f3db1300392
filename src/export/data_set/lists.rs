//! `forces.json`, `sources.json`, `publishers.json` and `assessments.json`.

use super::ids::Ids;
use super::write_json;
use crate::export::failure::Failure;
use crate::export::file::Sink;
use crate::model::{
    Assessment, Force, ForceId, Lang, Names, Publisher, Rgb, Source, SourceId, SourceKind, World,
};
use serde::Serialize;

pub(super) fn write(world: &World, ids: &Ids, sink: &mut dyn Sink) -> Result<(), Failure> {
    if !world.forces.is_empty() {
        let rows = world.forces.iter().enumerate();
        let rows: Vec<_> = rows
            .map(|(n, row)| ForceRow::of(row, ids.force(ForceId::from_index(n))))
            .collect();
        sink.file("forces.json", &mut |out| write_json(out, &rows))?;
    }
    if !world.sources.is_empty() {
        let rows = world.sources.iter().enumerate();
        let rows: Vec<_> = rows
            .map(|(n, row)| SourceRow::of(row, ids.source(SourceId::from_index(n)), ids))
            .collect();
        sink.file("sources.json", &mut |out| write_json(out, &rows))?;
    }
    if !world.publishers.is_empty() {
        let rows: Vec<_> = world.publishers.iter().map(PublisherRow::of).collect();
        sink.file("publishers.json", &mut |out| write_json(out, &rows))?;
    }
    if !world.assessments.is_empty() {
        let rows = world.assessments.iter();
        let rows: Vec<_> = rows.map(|row| AssessmentRow::of(row, ids)).collect();
        sink.file("assessments.json", &mut |out| write_json(out, &rows))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct PrintRow {
    grey: u8,
    lines: u8,
}

#[derive(Serialize)]
struct ForceRow<'w> {
    id: &'w str,
    name: &'w Names,
    short: &'w Names,
    colour: String,
    colour_dark: String,
    print: PrintRow,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'w str,
    #[serde(skip_serializing_if = "Names::is_empty")]
    about: &'w Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl<'w> ForceRow<'w> {
    fn of(force: &'w Force, id: &'w str) -> Self {
        Self {
            id,
            name: &force.name,
            short: &force.short,
            colour: hex(force.colour_light),
            colour_dark: hex(force.colour_dark),
            print: PrintRow {
                grey: force.print.grey,
                lines: force.print.lines,
            },
            kind: &force.kind,
            about: &force.about,
            until: force.until.map(|day| day.to_string()),
        }
    }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

#[derive(Serialize)]
struct SourceRow<'w> {
    id: &'w str,
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    publisher: &'w str,
    #[serde(rename = "publisher:ar", skip_serializing_if = "str::is_empty")]
    publisher_ar: &'w str,
    #[serde(rename = "title:en", skip_serializing_if = "str::is_empty")]
    title_en: &'w str,
    #[serde(rename = "title:ar", skip_serializing_if = "str::is_empty")]
    title_ar: &'w str,
    title_is: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'w str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'w str,
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'w str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    compiled_from: Vec<&'w str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    original: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    sha256: &'w str,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<String>,
}

impl<'w> SourceRow<'w> {
    fn of(source: &'w Source, id: &'w str, ids: &'w Ids) -> Self {
        let tags: Vec<&str> = source.languages.iter().map(|l: &Lang| l.tag()).collect();
        let compiled_from = source.compiled_from.iter();
        Self {
            id,
            kind: kind(source.kind),
            publisher: &source.publisher.en,
            publisher_ar: &source.publisher.ar,
            title_en: &source.title.en,
            title_ar: &source.title.ar,
            title_is: if source.title_is_exact {
                "exact"
            } else {
                "description"
            },
            author: &source.author,
            date: source.date.map(|date| date.to_string()),
            url: &source.url,
            language: tags.join(" "),
            note: &source.note,
            compiled_from: compiled_from.map(|id| ids.source(*id)).collect(),
            original: &source.original.name,
            sha256: &source.original.sha256,
            retrieved: source.original.retrieved.map(|date| date.to_string()),
        }
    }
}

#[derive(Serialize)]
struct PublisherRow<'w> {
    id: &'w str,
    name: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name_ar: &'w str,
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    country: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    owner_note_en: &'w str,
    #[serde(skip_serializing_if = "str::is_empty")]
    owner_note_ar: &'w str,
    aliases: &'w [String],
}

impl<'w> PublisherRow<'w> {
    fn of(publisher: &'w Publisher) -> Self {
        Self {
            id: &publisher.id,
            name: &publisher.name.en,
            name_ar: &publisher.name.ar,
            kind: publisher.kind.word(),
            country: &publisher.country,
            owner_note_en: &publisher.owner_note.en,
            owner_note_ar: &publisher.owner_note.ar,
            aliases: &publisher.aliases,
        }
    }
}

/// The word that files use.
pub(super) fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Report => "report",
        SourceKind::Encyclopedia => "encyclopedia",
        SourceKind::Digest => "digest",
        SourceKind::Unlocated => "none",
    }
}

#[derive(Serialize)]
struct AssessmentRow<'w> {
    id: &'w str,
    source: &'w str,
    passage: usize,
    expects: &'w Names,
    forces: Vec<&'w str>,
    areas: Vec<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    verdict: &'w str,
    outcome: &'w Names,
    answered_by: Vec<&'w str>,
}

impl<'w> AssessmentRow<'w> {
    fn of(row: &'w Assessment, ids: &'w Ids) -> Self {
        Self {
            id: &row.id,
            source: ids.source(row.source),
            passage: row.paragraph,
            expects: &row.expects,
            forces: row.forces.iter().map(|id| ids.force(*id)).collect(),
            areas: row.areas.iter().map(|id| ids.area(*id)).collect(),
            period: row.period.map(|date| date.to_string()),
            verdict: &row.verdict,
            outcome: &row.outcome,
            answered_by: row.answered_by.iter().map(|id| ids.change(*id)).collect(),
        }
    }
}
