//! Who says what a step of a story shows, in words.

use crate::model::{Lang, SourceId, SourceKind, StoryStep, World};
use crate::words::{Words, format};

/// The most reports that a source line names.
const MOST_REPORTS: usize = 3;

/// The reports behind a step, then its summary: `Reuters, 18 September 2013; SOHR`.
pub fn source_line(world: &World, words: &Words, step: &StoryStep) -> String {
    let of_change = step
        .change
        .map(|change| world.change(change).sources.as_slice());
    let mut sources: Vec<SourceId> = of_change.unwrap_or(&[]).to_vec();
    sources.extend(step.source.filter(|source| !sources.contains(source)));
    let has_digest = sources.iter().any(|source| is_digest(world, *source));
    let mut cited = reports(world, words, &sources);
    cited.truncate(MOST_REPORTS);
    if has_digest {
        cited.push(words.get("sheet-summary"));
    }
    if cited.is_empty() {
        return String::new();
    }
    let cited = cited.join(between_reports(words.lang()));
    words.with("present-source", &[("source", cited.into())])
}

fn is_digest(world: &World, source: SourceId) -> bool {
    world.source(source).kind == SourceKind::Digest
}

/// What stands between two reports of a list.
pub fn between_reports(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "; ",
        Lang::Ar => "؛ ",
    }
}

/// The reports among some sources, each once: `Reuters, 18 September 2013`.
pub fn reports(world: &World, words: &Words, sources: &[SourceId]) -> Vec<String> {
    let mut cited: Vec<String> = Vec::new();
    for source in sources.iter().filter(|source| !is_digest(world, **source)) {
        let line = citation(world, words, *source);
        if !line.is_empty() && !cited.contains(&line) {
            cited.push(line);
        }
    }
    cited
}

/// The sources of a step in full, a line each, for the notes of a speaker.
pub fn source_notes(world: &World, words: &Words, step: &StoryStep) -> String {
    let of_change = step
        .change
        .map(|change| world.change(change).sources.as_slice());
    let mut sources: Vec<SourceId> = of_change.unwrap_or(&[]).to_vec();
    sources.extend(step.source.filter(|source| !sources.contains(source)));
    let line = |source: &SourceId| {
        let row = world.source(*source);
        let title = row.title.get(words.lang()).to_owned();
        let parts = [citation(world, words, *source), title, row.url.clone()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    };
    sources.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A publisher with the date of what was published; each keeps its own direction.
pub fn citation(world: &World, words: &Words, source: SourceId) -> String {
    let row = world.source(source);
    let publisher = row.publisher.get(words.lang());
    let publisher = if publisher.is_empty() {
        row.title.get(words.lang())
    } else {
        publisher
    };
    let isolated = |text: &str| format!("\u{2068}{text}\u{2069}");
    let parts = [
        (!publisher.is_empty()).then(|| isolated(publisher)),
        row.date.map(|date| format::fuzzy(words, &date)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(Words::comma(words.lang()))
}
