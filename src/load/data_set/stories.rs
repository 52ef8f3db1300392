//! `stories/*.json`: presenters' steps.
//!
//! A story is an object with a `title` (`en`, `ar`), where wanted a `subtitle` and `authors`, and `steps`; a step has a `date`, a `caption`
//! (`en`, `ar`) and, where wanted, a day `from` which time passes, `notes` for the speaker, a `view` (west,
//! south, east, north), an `area`, a `change`, a `source`, an `assessment`, a `filter` (conditions such as `country=SYR`), files to `hide`, the language
//! of the `labels`, and whose account is shown: a `claim`, and as `known_on` which day.

use super::dataset_json::Manifest;
use super::lookup::Lookup;
use crate::load::files::Files;
use crate::load::json;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Account, Code, Day, FilePlace, LabelLang, Names, Story, StoryStep};
use serde_json::value::RawValue;

/// Reads the stories, by file name.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    lookup: &Lookup,
    problems: &mut Problems,
) -> Vec<Story> {
    let mut stories = Vec::new();
    for path in manifest.stories.list(files, problems) {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let Some(id) = name.strip_suffix(".json") else {
            let problem = problems.note(Code::UnknownFile, FilePlace::file(&path));
            problem.case("of", "story");
            continue;
        };
        if let Some(bytes) = files.read(&path, problems) {
            let text = decode(&path, &bytes, problems);
            stories.extend(story(&Lines::new(&path, &text), id, lookup, problems));
        }
    }
    stories
}

/// All members of a story, and of a step.
const MEMBERS: [&str; 6] = ["format", "version", "title", "subtitle", "authors", "steps"];
const STEP_MEMBERS: [&str; 14] = [
    "date",
    "from",
    "view",
    "caption",
    "notes",
    "area",
    "change",
    "source",
    "assessment",
    "filter",
    "hide",
    "labels",
    "claim",
    "known_on",
];

fn story(lines: &Lines, id: &str, lookup: &Lookup, problems: &mut Problems) -> Option<Story> {
    let text = lines.text();
    if let Some(error) = json::syntax_fault(text) {
        json::report(lines, &error, "left-out", problems);
        return None;
    }
    let record = Record::new(lines, text.trim(), "story", problems)?;
    record.tell_unknown("story", &MEMBERS, problems);
    let mut title = record.names("title", problems);
    if title.is_empty() {
        title = Names::same(id);
    }
    let elements = record
        .raw("steps")
        .map(serde_json::from_str::<Vec<&RawValue>>);
    let Some(Ok(elements)) = elements else {
        problems.error(Code::NoSteps, record.place());
        return None;
    };
    let steps = elements
        .iter()
        .filter_map(|element| step(lines, element.get(), lookup, problems))
        .collect();
    Some(Story {
        id: id.to_owned(),
        title,
        subtitle: record.names("subtitle", problems),
        authors: record.names("authors", problems),
        steps,
    })
}

fn step(lines: &Lines, text: &str, lookup: &Lookup, problems: &mut Problems) -> Option<StoryStep> {
    let record = Record::new(lines, text, "step", problems)?;
    record.tell_unknown("step", &STEP_MEMBERS, problems);
    let Some(date) = record.date("date", problems) else {
        problems.error(Code::NoDate, record.place());
        return None;
    };
    Some(StoryStep {
        date: date.first,
        from: earlier(&record, date.first, problems),
        view: record.bounds("view", problems),
        caption: record.names("caption", problems),
        notes: record.names("notes", problems),
        area: lookup.area(&record, "area", problems),
        change: lookup.change(&record, "change", problems),
        source: lookup.source(&record, "source", problems),
        assessment: lookup.assessment(&record, "assessment", problems),
        filter: lookup.filter(&record, "filter", problems),
        hidden_layers: record.list("hide", problems),
        label_lang: record.word("labels", LabelLang::from_word, problems),
        account: Account {
            claim: record.word("claim", |claim| lookup.claim(claim), problems),
            known_on: record.date("known_on", problems).map(|date| date.last),
        },
    })
}

/// The day from which time passes to the step's; one that is not earlier is named.
fn earlier(record: &Record, day: Day, problems: &mut Problems) -> Option<Day> {
    let from = record.date("from", problems)?.first;
    if from >= day {
        record.wrong("from", "earlier-day", problems);
        return None;
    }
    Some(from)
}
