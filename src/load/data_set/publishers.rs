//! `publishers.json`: what kind of house each publisher is. Optional.

use super::dataset_json::Manifest;
use super::table::Table;
use crate::load::files::Files;
use crate::load::json;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Code, Names, Publisher, PublisherKind, Source};
use std::collections::BTreeMap;

/// Reads the publishers; none where there is no file.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    problems: &mut Problems,
) -> Table<Publisher> {
    let file = &manifest.publishers.path;
    let mut table = Table::default();
    let Some(bytes) = manifest.publishers.read(files, problems) else {
        return table;
    };
    let text = decode(file, &bytes, problems);
    let lines = Lines::new(file, &text);
    for element in json::array(&lines, problems) {
        let record = Record::new(&lines, element, "publisher", problems)
            .and_then(|record| record.with_id("publisher", problems));
        if let Some(record) = record {
            let publisher = publisher(&record, problems);
            let id = publisher.id.clone();
            table.add("publisher", &id, publisher, record.place(), problems);
        }
    }
    table
}

/// All members of a publisher.
const MEMBERS: [&str; 8] = [
    "id",
    "name",
    "name_ar",
    "aliases",
    "kind",
    "country",
    "owner_note_en",
    "owner_note_ar",
];

fn publisher(record: &Record, problems: &mut Problems) -> Publisher {
    let id = record.name().to_owned();
    record.tell_unknown("publisher", &MEMBERS, problems);
    let mut name = Names {
        en: record.text("name", problems),
        ar: record.text("name_ar", problems),
    };
    if name.is_empty() {
        name = Names::same(&id);
    }
    Publisher {
        name,
        aliases: record.list("aliases", problems),
        kind: kind(record, problems),
        country: record.country("country", problems),
        owner_note: Names {
            en: record.text("owner_note_en", problems),
            ar: record.text("owner_note_ar", problems),
        },
        id,
    }
}

fn kind(record: &Record, problems: &mut Problems) -> PublisherKind {
    let word = record.text("kind", problems);
    if word.is_empty() {
        return PublisherKind::Unknown;
    }
    PublisherKind::from_word(&word).unwrap_or_else(|| {
        let place = record.place_of("kind");
        let problem = problems.warning(Code::UnknownPublisherKind, place);
        let words = PublisherKind::ALL.map(PublisherKind::word);
        problem.with("text", word).with("words", words.join(", "));
        PublisherKind::Unknown
    })
}

/// Names that two publishers share, publishers of nothing, and sources whose publisher is missing
/// among those that are described.
pub(super) fn check(
    publishers: &Table<Publisher>,
    sources: &Table<Source>,
    problems: &mut Problems,
) {
    if publishers.rows.is_empty() {
        return;
    }
    let by_name = Publisher::by_name(&publishers.rows);
    shared_names(publishers, problems);
    let mut has_sources = vec![false; publishers.rows.len()];
    for (n, source) in sources.rows.iter().enumerate() {
        let names = [&source.publisher.en, &source.publisher.ar];
        let mut known = names
            .into_iter()
            .filter_map(|name| by_name.get(name.as_str()));
        match known.next() {
            Some(Some(position)) => has_sources[*position] = true,
            // A name of two is told with the publishers.
            Some(None) => {}
            None if source.publisher.is_empty() => {}
            None => {
                let place = sources.places[n].clone().member("publisher");
                let problem = problems.note(Code::UnknownPublisher, place);
                problem.with("text", names[usize::from(names[0].is_empty())]);
            }
        }
    }
    for (n, has_sources) in has_sources.iter().enumerate() {
        if !has_sources {
            problems.note(Code::IdlePublisher, publishers.places[n].clone());
        }
    }
}

/// Names by which a source would mean two publishers. The same name in Arabic alone is no fault where
/// the English ones differ: sources are found by those first.
fn shared_names(publishers: &Table<Publisher>, problems: &mut Problems) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, publisher) in publishers.rows.iter().enumerate() {
        let arabic = publisher.name.ar.as_str();
        for name in publisher.names().filter(|name| *name != arabic) {
            let other = *first.entry(name).or_insert(n);
            if other != n {
                let place = publishers.places[n].clone();
                let problem = problems.warning(Code::SharedPublisherName, place);
                problem.with("name", name);
                problem.with("other", &publishers.rows[other].id);
            }
        }
    }
}
