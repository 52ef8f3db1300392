//! `assessments.json`: what a source expected, and the changes that answer it.

use super::dataset_json::Manifest;
use super::lookup::Lookup;
use super::table::Table;
use crate::load::files::Files;
use crate::load::json;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Assessment, Code, FilePlace};

/// Reads the assessments.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    lookup: &Lookup,
    problems: &mut Problems,
) -> Vec<Assessment> {
    let file = &manifest.assessments.path;
    let Some(bytes) = manifest.assessments.read(files, problems) else {
        return Vec::new();
    };
    let text = decode(file, &bytes, problems);
    let lines = Lines::new(file, &text);
    let mut table = Table::default();
    for element in json::array(&lines, problems) {
        if let Some((assessment, place)) = assessment(&lines, element, lookup, problems) {
            let id = assessment.id.clone();
            table.add("assessment", &id, assessment, place, problems);
        }
    }
    table.rows
}

/// All members of an assessment.
const MEMBERS: [&str; 10] = [
    "id",
    "source",
    "passage",
    "expects",
    "forces",
    "areas",
    "period",
    "verdict",
    "outcome",
    "answered_by",
];

fn assessment(
    lines: &Lines,
    text: &str,
    lookup: &Lookup,
    problems: &mut Problems,
) -> Option<(Assessment, FilePlace)> {
    let record =
        Record::new(lines, text, "assessment", problems)?.with_id("assessment", problems)?;
    record.tell_unknown("assessment", &MEMBERS, problems);
    let Some(source) = lookup.source(&record, "source", problems) else {
        problems.error(Code::NoSource, record.place());
        return None;
    };
    let assessment = Assessment {
        id: record.name().to_owned(),
        source,
        paragraph: paragraph(&record, lookup, source.index(), problems),
        expects: record.names("expects", problems),
        forces: lookup.forces(&record, "forces", problems),
        areas: lookup.areas(&record, "areas", problems),
        period: record.date("period", problems),
        verdict: record.text("verdict", problems),
        outcome: record.names("outcome", problems),
        answered_by: lookup.changes(&record, "answered_by", problems),
    };
    Some((assessment, record.place()))
}

/// The paragraph that the text has; the first where the file names one that is not there.
fn paragraph(record: &Record, lookup: &Lookup, source: usize, problems: &mut Problems) -> usize {
    let number: usize = record.value("passage", "paragraph", problems).unwrap_or(1);
    let texts = &lookup.sources.rows[source].texts;
    let longest = texts.iter().map(|text| text.paragraphs.len()).max();
    let fits = longest.is_none_or(|n| number <= n) && number > 0;
    if !fits {
        let problem = problems.error(Code::PassageGone, record.place_of("passage"));
        let problem = problem.case("case", "opens-at-first");
        problem.with("number", number.to_string());
        return 1;
    }
    number
}
