//! `changes.csv`: what changed hands, when, and who says so; one line a change.

use super::dataset_json::Manifest;
use super::lookup::Lookup;
use super::passages::PassageDraft;
use super::table::Table;
use crate::load::files::Files;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record;
use crate::load::table_file::{TableColumn, TableFile, TableLine};
use crate::model::{
    AreaId, Change, Code, Confidence, Control, FilePlace, ForceId, FuzzyDate, Names, Problem,
    SourceId, Status,
};
use std::collections::BTreeSet;

const COLUMNS: [TableColumn; 10] = [
    TableColumn::optional("id"),
    TableColumn::required("date"),
    TableColumn::required("areas"),
    TableColumn::required("status"),
    TableColumn::optional("forces"),
    TableColumn::optional("confidence"),
    TableColumn::optional("sources"),
    TableColumn::optional("note_en"),
    TableColumn::optional("note_ar"),
    TableColumn::optional("claim"),
];

/// Reads the lines; what they name is looked up later.
pub(super) fn lines(files: &Files, manifest: &Manifest, problems: &mut Problems) -> TableFile {
    let file = &manifest.changes.path;
    let Some(bytes) = manifest.changes.read(files, problems) else {
        if !files.has(file) {
            let problem = problems.warning(Code::NoChanges, FilePlace::file(file));
            problem.case("case", "missing").with("file", file);
        }
        return TableFile::default();
    };
    let text = decode(file, &bytes, problems);
    TableFile::read(&Lines::new(file, &text), &COLUMNS, problems)
}

/// The distinct words of a column, sorted; what follows a `#` is no part of an id.
pub(super) fn words(table: &TableFile, column: &str) -> BTreeSet<String> {
    let rows = table.rows();
    let words = rows.flat_map(|row| row.get(column).split_whitespace());
    words
        .map(|word| word.split('#').next().unwrap_or(word).to_owned())
        .collect()
}

/// Turns the lines into changes, and the `id#n` of their sources into passages.
pub(super) fn resolve(
    table: &TableFile,
    known: &Lookup,
    problems: &mut Problems,
) -> (Table<Change>, Vec<PassageDraft>) {
    let mut changes = Table::default();
    let mut passages = Vec::new();
    for row in table.rows() {
        let mut reader = ChangeReader {
            row,
            id: id(&row, problems),
            known,
            problems: &mut *problems,
        };
        let Some((change, cited)) = reader.change() else {
            continue;
        };
        let place = row.place().feature(&change.id);
        let position = changes.rows.len();
        if changes.add("change", &change.id.clone(), change, place, problems) {
            passages.extend(cited.into_iter().map(|(source, paragraph)| PassageDraft {
                change: position,
                source: source.index(),
                paragraph,
                exact: Names::default(),
                prefix: Names::default(),
                suffix: Names::default(),
                line: row.line(),
            }));
        }
    }
    (changes, passages)
}

fn id(row: &TableLine, problems: &mut Problems) -> String {
    let id = row.get("id");
    if !id.is_empty() {
        return id.to_owned();
    }
    let made = format!("line-{}", row.line());
    let problem = problems.warning(Code::NoId, row.place_of("id"));
    problem.case("kind", "change").with("made", &made);
    made
}

struct ChangeReader<'r> {
    row: TableLine<'r>,
    id: String,
    known: &'r Lookup<'r>,
    problems: &'r mut Problems,
}

impl ChangeReader<'_> {
    fn change(&mut self) -> Option<(Change, Vec<(SourceId, usize)>)> {
        // Everything is looked at before the change is given up, so that one look names all.
        let date = self.date();
        let areas = self.areas();
        let control = self.control();
        let confidence = self.confidence();
        let (sources, cited) = self.sources();
        if areas.is_empty() {
            return None;
        }
        let claim = self.row.get("claim");
        let change = Change {
            id: self.id.clone(),
            date: date?,
            areas,
            control: control?,
            confidence,
            sources,
            note: Names {
                en: self.row.get("note_en").to_owned(),
                ar: self.row.get("note_ar").to_owned(),
            },
            claim: (!claim.is_empty()).then(|| claim.to_owned()),
        };
        Some((change, cited))
    }

    fn error(&mut self, code: Code, column: &str) -> &mut Problem {
        let place = self.row.place_of(column).feature(&self.id);
        self.problems.error(code, place)
    }

    /// Names an id that is not there.
    fn unknown(&mut self, code: Code, column: &str, id: &str) {
        self.error(code, column).case("of", "change").with("id", id);
    }

    fn date(&mut self) -> Option<FuzzyDate> {
        let text = self.row.get("date");
        let why = match FuzzyDate::parse_edtf(text) {
            Ok(date) => return Some(date),
            Err(_) if text.is_empty() => "missing",
            Err(error) => record::date_case(error),
        };
        let problem = self.error(Code::BadDate, "date");
        problem.case("of", "change").case("why", why);
        problem.with("text", text);
        None
    }

    fn areas(&mut self) -> Vec<AreaId> {
        let mut areas = Vec::new();
        for word in self.row.get("areas").split_whitespace() {
            match self.known.areas.find(word).map(AreaId::from_index) {
                Some(area) if !areas.contains(&area) => areas.push(area),
                Some(_) => {}
                None => self.unknown(Code::UnknownArea, "areas", word),
            }
        }
        if self.row.get("areas").is_empty() {
            self.error(Code::NoArea, "areas");
        }
        areas
    }

    fn control(&mut self) -> Option<Control> {
        let word = self.row.get("status");
        let status = Status::from_word(word);
        if status.is_none() {
            let problem = self.error(Code::UnknownStatus, "status");
            problem.with("text", word);
        }
        let forces = self.forces();
        let (status, forces) = (status?, forces?);
        let (fits, wanted) = match status {
            Status::Control => (forces.len() == 1, "one"),
            Status::Contested | Status::Shared => (forces.len() >= 2, "several"),
            Status::None | Status::Unknown | Status::Absent => (forces.is_empty(), "none"),
        };
        if !fits {
            let problem = self.error(Code::ForcesCount, "forces");
            problem.case("wanted", wanted);
            problem.with("status", status.word());
            problem.with("count", forces.len());
            return None;
        }
        Some(Control { status, forces })
    }

    /// The distinct forces; `None` where one of them is not known.
    fn forces(&mut self) -> Option<Vec<ForceId>> {
        let mut forces = Some(Vec::new());
        for word in self.row.get("forces").split_whitespace() {
            match self.known.forces.find(word).map(ForceId::from_index) {
                Some(force) => {
                    if let Some(list) = forces.as_mut().filter(|list| !list.contains(&force)) {
                        list.push(force);
                    }
                }
                None => {
                    forces = None;
                    self.unknown(Code::UnknownForce, "forces", word);
                }
            }
        }
        forces
    }

    fn confidence(&mut self) -> Confidence {
        match self.row.get("confidence") {
            "high" => Confidence::High,
            "medium" | "" => Confidence::Medium,
            "low" => Confidence::Low,
            other => {
                let place = self.row.place_of("confidence").feature(&self.id);
                let problem = self.problems.warning(Code::UnknownConfidence, place);
                problem.with("text", other);
                Confidence::Medium
            }
        }
    }

    /// The sources, and the paragraphs of them that are named by `id#n`.
    fn sources(&mut self) -> (Vec<SourceId>, Vec<(SourceId, usize)>) {
        let (mut sources, mut cited) = (Vec::new(), Vec::new());
        for word in self.row.get("sources").split_whitespace() {
            let (id, paragraph) = match word.split_once('#') {
                Some((id, paragraph)) => (id, Some(paragraph)),
                None => (word, None),
            };
            let Some(source) = self.known.sources.find(id).map(SourceId::from_index) else {
                self.unknown(Code::UnknownSource, "sources", id);
                continue;
            };
            if !sources.contains(&source) {
                sources.push(source);
            }
            match paragraph.map(str::parse::<usize>) {
                Some(Ok(number)) if number > 0 => cited.push((source, number)),
                None => {}
                Some(_) => {
                    let problem = self.error(Code::BadParagraph, "sources");
                    problem.case("of", "change").with("text", word);
                }
            }
        }
        (sources, cited)
    }
}
