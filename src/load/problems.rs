//! The list of problems that grows while a data set is read.

use crate::model::{Place, Problem, Severity};

/// Collects problems; knows the three severities so that a call reads as a sentence.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Something is not shown.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Error, code, place, message.into(), remedy.into());
    }

    /// Shown after a repair or a guess.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(
            Severity::Warning,
            code,
            place,
            message.into(),
            remedy.into(),
        );
    }

    /// Worth knowing.
    pub(super) fn note(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Note, code, place, message.into(), remedy.into());
    }

    fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        place: Place,
        message: String,
        remedy: String,
    ) {
        self.list.push(Problem {
            severity,
            code,
            place,
            message,
            remedy,
        });
    }

    /// Takes over the problems that another list has gathered, after its own.
    pub(super) fn append(&mut self, mut other: Problems) {
        self.list.append(&mut other.list);
    }

    /// Every problem by file, line and column; equal places keep the order of finding.
    pub(super) fn sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| {
            let key = |p: &Problem| (p.place.line, p.place.column);
            a.place
                .file
                .cmp(&b.place.file)
                .then_with(|| key(a).cmp(&key(b)))
        });
        self.list
    }
}
