//! Corrections laid over the files of a data set before they are read: so they are read, and checked, as if
//! they stood in the files. What differs from the files that they were made for is left out and named.
//!
//! `tables` corrects CSV, `records` lists of JSON, `outlines` the names of areas; what no correction touches
//! keeps its bytes.

mod outlines;
mod records;
mod tables;

use super::dataset_json::Manifest;
use crate::load::files::Files;
use crate::load::lines::decode;
use crate::load::problems::Problems;
use crate::model::{
    Code, Confidence, Correction, Corrections, FilePlace, FuzzyDate, Lang, RowKind, RowMembers,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Why a difference is not applied.
#[derive(Clone, Debug, PartialEq)]
enum Misfit {
    /// The data set has no such row.
    Gone,
    /// The data set has a row with that id already, which says something else.
    There,
    /// The data set says otherwise meanwhile: the member, what it was and what it is.
    Otherwise(String, String, String),
    /// The file cannot be read, or the id is of another form.
    Unreadable,
}

/// What became of the corrections of a file: its new bytes, and those that do not fit.
struct Corrected {
    bytes: Vec<u8>,
    misfits: Vec<(String, Misfit)>,
}

/// Corrections with the name of the file that holds them.
#[derive(Clone, Copy)]
pub(super) struct OverlayLayer<'o> {
    pub(super) name: &'o str,
    pub(super) corrections: &'o Corrections,
}

/// The differences of one file.
type CorrectedRows<'c> = BTreeMap<&'c str, &'c Correction>;

impl OverlayLayer<'_> {
    /// Lays the corrections over the files.
    pub(super) fn lay(&self, files: Files, manifest: &Manifest, problems: &mut Problems) -> Files {
        self.tell_of(manifest, problems);
        let mut over = BTreeMap::new();
        let mut misfits = Vec::new();
        for kind in RowKind::ALL {
            let rows: CorrectedRows = self.corrections.of_kind(kind).collect();
            if rows.is_empty() {
                continue;
            }
            if kind == RowKind::Text {
                texts(&rows, &files, manifest, &mut over, &mut misfits);
                continue;
            }
            let path = path_of(kind, manifest);
            let bytes = files.read(path, problems);
            // What is wrong with its letters is told where it is read.
            let bytes = bytes.as_deref().unwrap_or_default();
            let text = decode(path, bytes, &mut Problems::default());
            let corrected = match kind {
                RowKind::Change => tables::changes(&text, &rows),
                RowKind::Passage => tables::passages(&text, &rows),
                RowKind::Area => outlines::corrected(&text, &rows),
                _ => records::corrected(&text, &rows),
            };
            let of_kind = corrected.misfits.into_iter();
            misfits.extend(of_kind.map(|(id, misfit)| (kind, id, misfit)));
            over.insert(path.to_owned(), Some(corrected.bytes));
        }
        self.tell_misfits(&misfits, problems);
        Files::Laid(Box::new(files), over)
    }

    /// Says that there are corrections, and where they were made for another data set.
    fn tell_of(&self, manifest: &Manifest, problems: &mut Problems) {
        let problem = problems.note(Code::OverlayLaid, FilePlace::file(self.name));
        problem
            .with("file", self.name)
            .with("count", self.corrections.len());
        let of = &self.corrections.of;
        if !of.is_empty() && *of != manifest.id {
            let place = FilePlace::file(self.name).member("of");
            let problem = problems.warning(Code::OverlayOfOther, place);
            problem.with("of", of).with("id", &manifest.id);
        }
    }

    fn tell_misfits(&self, misfits: &[(RowKind, String, Misfit)], problems: &mut Problems) {
        for (kind, id, misfit) in misfits {
            let place = FilePlace::file(self.name).feature(id);
            let problem = problems.error(Code::OverlayLost, place);
            problem.case("kind", kind.word()).with("id", id);
            match misfit {
                Misfit::Gone => problem.case("why", "gone"),
                Misfit::There => problem.case("why", "there"),
                Misfit::Unreadable => problem.case("why", "unreadable"),
                Misfit::Otherwise(member, was, is) => problem
                    .case("why", "otherwise")
                    .with("member", member)
                    .with("was", was)
                    .with("is", is),
            };
        }
    }

    /// Gives problems with corrected rows the place of the correction.
    pub(super) fn place_problems(&self, manifest: &Manifest, problems: &mut Problems) {
        for problem in problems.listed() {
            let place = &mut problem.place;
            let is_of = |kind: &RowKind| path_of(*kind, manifest) == place.file;
            let Some(kind) = RowKind::ALL.iter().find(|kind| is_of(kind)) else {
                continue;
            };
            let Some(id) = &place.feature else { continue };
            let is_new = self
                .corrections
                .get(*kind, id)
                .is_some_and(|it| it.now().is_some());
            let of_change = format!("{id} ");
            let mut links = self.corrections.of_kind(RowKind::Passage);
            if is_new
                || (*kind == RowKind::Passage && links.any(|(key, _)| key.starts_with(&of_change)))
            {
                place.file = self.name.to_owned();
                (place.line, place.column) = (None, None);
            }
        }
    }
}

fn path_of(kind: RowKind, manifest: &Manifest) -> &str {
    match kind {
        RowKind::Area => &manifest.areas.path,
        RowKind::Source => &manifest.sources.path,
        RowKind::Text => &manifest.texts.path,
        RowKind::Change => &manifest.changes.path,
        RowKind::Passage => &manifest.passages.path,
        RowKind::Assessment => &manifest.assessments.path,
    }
}

/// Texts are files of their own.
fn texts(
    rows: &CorrectedRows,
    files: &Files,
    manifest: &Manifest,
    over: &mut BTreeMap<String, Option<Vec<u8>>>,
    misfits: &mut Vec<(RowKind, String, Misfit)>,
) {
    for (id, correction) in rows {
        let path = format!("{}/{id}.md", manifest.texts.path);
        let is_name =
            !id.contains('/') && id.contains('.') && crate::load::files::stays_inside(&path);
        let now = correction.now().and_then(|now| now.get("text"));
        let misfit = match correction {
            _ if !is_name => Some(Misfit::Unreadable),
            Correction::Added(_) if files.has(&path) => Some(Misfit::There),
            Correction::Changed(..) | Correction::Withdrawn(_) if !files.has(&path) => {
                Some(Misfit::Gone)
            }
            _ => None,
        };
        match misfit {
            Some(misfit) => misfits.push((RowKind::Text, (*id).to_owned(), misfit)),
            None => {
                let text = now.and_then(Value::as_str);
                over.insert(path, text.map(|text| text.as_bytes().to_vec()));
            }
        }
    }
}

/// What a correction makes of a row, given what its file says of a member; `None` where it is withdrawn, or
/// why it does not fit.
fn applied<'c>(
    correction: &'c Correction,
    is_there: bool,
    member_now: &dyn Fn(&str) -> Value,
) -> Result<Option<&'c RowMembers>, Misfit> {
    let differs = |expected: &RowMembers| {
        let mut members = expected.iter();
        members.find_map(|(name, was)| {
            let is = member_now(name);
            let (was, is) = (plain(name, was), plain(name, &is));
            (was != is).then_some((name.clone(), was, is))
        })
    };
    match correction {
        Correction::Added(_) if !is_there => Ok(correction.now()),
        // It was taken over into the data set meanwhile.
        Correction::Added(now) if differs(now).is_none() => Ok(correction.now()),
        Correction::Added(_) => Err(Misfit::There),
        // The same.
        Correction::Withdrawn(_) if !is_there => Ok(None),
        Correction::Changed(..) if !is_there => Err(Misfit::Gone),
        Correction::Withdrawn(was) => match differs(was) {
            None => Ok(None),
            Some((member, was, is)) => Err(Misfit::Otherwise(member, was, is)),
        },
        Correction::Changed(was, now) => match differs(was) {
            Some(found) if differs(now).is_some() => {
                let (member, was, is) = found;
                Err(Misfit::Otherwise(member, was, is))
            }
            _ => Ok(Some(now)),
        },
    }
}

/// A value in the one way of several in which it may be written.
fn plain(name: &str, value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.trim(),
        Value::Null => "",
        Value::Array(list) if list.is_empty() => "",
        other => return other.to_string(),
    };
    match name {
        "date" | "period" => FuzzyDate::parse_edtf(text)
            .map(|date| date.to_string())
            .unwrap_or_else(|_other| text.to_owned()),
        "confidence" if text.is_empty() => Confidence::default().word().to_owned(),
        "kind" if text.is_empty() => "report".to_owned(),
        "title_is" if text != "exact" => "description".to_owned(),
        // Other languages than those of the interface are no part of what a row says.
        "language" => {
            let words: Vec<&str> = text.split([' ', ',']).collect();
            let known = Lang::ALL.map(Lang::tag).into_iter();
            let known: Vec<&str> = known.filter(|tag| words.contains(tag)).collect();
            known.join(" ")
        }
        "areas" | "forces" | "sources" => {
            let mut words: Vec<&str> = Vec::new();
            for word in text.split_whitespace() {
                let id = word.split('#').next().unwrap_or(word);
                if !words.contains(&id) {
                    words.push(id);
                }
            }
            words.join(" ")
        }
        _ => text.to_owned(),
    }
}
