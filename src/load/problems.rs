//! The list of problems that grows while a data set is read.

use crate::model::{Code, Place, Problem, Severity};

/// Collects problems; knows the three severities so that a call reads as a sentence.
///
/// Each answers with the problem, so that the facts of its sentences can be added.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Something is not shown.
    pub(super) fn error(&mut self, code: Code, place: Place) -> &mut Problem {
        self.add(Severity::Error, code, place)
    }

    /// Shown after a repair or a guess.
    pub(super) fn warning(&mut self, code: Code, place: Place) -> &mut Problem {
        self.add(Severity::Warning, code, place)
    }

    /// Worth knowing.
    pub(super) fn note(&mut self, code: Code, place: Place) -> &mut Problem {
        self.add(Severity::Note, code, place)
    }

    fn add(&mut self, severity: Severity, code: Code, place: Place) -> &mut Problem {
        self.list.push_mut(Problem::new(severity, code, place))
    }

    /// Takes over the problems that another list has gathered, after its own.
    pub(super) fn append(&mut self, mut other: Problems) {
        self.list.append(&mut other.list);
    }

    /// Adds problems that were found before.
    pub(super) fn extend(&mut self, found: impl IntoIterator<Item = Problem>) {
        self.list.extend(found);
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
