//! `sources.json`: who says so. Where there is none, the sources that the changes cite.

use super::dataset_json::Manifest;
use super::table::Table;
use crate::load::files::Files;
use crate::load::json;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Code, FilePlace, Lang, Names, OriginalFile, Source, SourceId, SourceKind};
use std::collections::BTreeSet;

/// Reads the sources; `None` where none could be read.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    problems: &mut Problems,
) -> Option<Table<Source>> {
    let file = &manifest.sources.path;
    let bytes = manifest.sources.read(files, problems)?;
    let text = decode(file, &bytes, problems);
    let lines = Lines::new(file, &text);
    let mut table = Table::default();
    let mut records = Vec::new();
    for element in json::array(&lines, problems) {
        let record = Record::new(&lines, element, "source", problems)
            .and_then(|record| record.with_id("source", problems));
        if let Some(record) = record {
            let (source, place) = (source(&record, problems), record.place());
            if table.add("source", &source.id.clone(), source, place, problems) {
                records.push(record);
            }
        }
    }
    for (n, record) in records.iter().enumerate() {
        let find = |id: &str| table.find(id).map(SourceId::from_index);
        let compiled_from = record.ids("compiled_from", Code::UnknownSource, find, problems);
        table.rows[n].compiled_from = compiled_from;
    }
    // A file of which nothing can be read is as good as none.
    (!table.rows.is_empty()).then_some(table)
}

/// All members of a source.
const MEMBERS: [&str; 18] = [
    "id",
    "kind",
    "publisher",
    "publisher:en",
    "publisher:ar",
    "title",
    "title:en",
    "title:ar",
    "title_is",
    "author",
    "date",
    "url",
    "language",
    "note",
    "compiled_from",
    "original",
    "sha256",
    "retrieved",
];

fn source(record: &Record, problems: &mut Problems) -> Source {
    let id = record.name().to_owned();
    record.tell_unknown("source", &MEMBERS, problems);
    let mut title = record.names_by_suffix("title", problems);
    if title.is_empty() {
        title = Names::same(&id);
    }
    Source {
        kind: kind(record, problems),
        publisher: record.names_by_suffix("publisher", problems),
        title,
        title_is_exact: record.text("title_is", problems) == "exact",
        author: record.text("author", problems),
        date: record.date("date", problems),
        url: record.text("url", problems),
        languages: languages(record, problems),
        note: record.text("note", problems),
        compiled_from: Vec::new(),
        original: OriginalFile {
            name: record.text("original", problems),
            sha256: record.text("sha256", problems),
            retrieved: record.date("retrieved", problems),
        },
        texts: Vec::new(),
        id,
    }
}

fn kind(record: &Record, problems: &mut Problems) -> SourceKind {
    match record.text("kind", problems).as_str() {
        "report" | "" => SourceKind::Report,
        "encyclopedia" => SourceKind::Encyclopedia,
        "digest" => SourceKind::Digest,
        "none" => SourceKind::Unlocated,
        other => {
            let problem = problems.warning(Code::UnknownSourceKind, record.place_of("kind"));
            problem.with("text", other);
            SourceKind::Report
        }
    }
}

/// The languages of the source that the interface has; others are no mistake.
fn languages(record: &Record, problems: &mut Problems) -> Vec<Lang> {
    let text = record.text("language", problems);
    let words: Vec<&str> = text.split([' ', ',']).collect();
    Lang::ALL
        .into_iter()
        .filter(|lang| words.contains(&lang.tag()))
        .collect()
}

/// Sources for the ids that the changes cite.
pub(super) fn invent(
    ids: &BTreeSet<String>,
    manifest: &Manifest,
    problems: &mut Problems,
) -> Table<Source> {
    let mut table = Table::default();
    let file = &manifest.sources.path;
    for id in ids {
        let source = Source {
            id: id.clone(),
            kind: SourceKind::Report,
            publisher: Names::default(),
            title: Names::same(id),
            title_is_exact: false,
            author: String::new(),
            date: None,
            url: String::new(),
            languages: Vec::new(),
            note: String::new(),
            compiled_from: Vec::new(),
            original: OriginalFile::default(),
            texts: Vec::new(),
        };
        table.add("source", id, source, FilePlace::file(file), problems);
    }
    if !ids.is_empty() {
        let problem = problems.warning(Code::InventedSources, FilePlace::file(file));
        problem.with("file", file).with("count", ids.len());
    }
    table
}
