//! What is wrong with a feature, gathered beside it, and how much of it is told.

use crate::model::{Code, FilePlace, Problem, Severity};
use std::collections::BTreeMap;

/// So many problems of one kind are told of one feature.
const OF_A_FEATURE: usize = 10;

/// A problem, and the offset in the text at which it stands.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) problem: Problem,
}

/// The problems of one feature.
#[derive(Debug)]
pub(super) struct Faults {
    pub(super) list: Vec<Fault>,
    counts: BTreeMap<(Severity, Code), usize>,
    /// Takes the facts of what is only counted.
    spare: Problem,
}

impl Default for Faults {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            counts: BTreeMap::new(),
            spare: Problem::new(Severity::Note, Code::MoreOfAKind, FilePlace::default()),
        }
    }
}

impl Faults {
    /// Something is not shown.
    pub(super) fn error(&mut self, code: Code, at: usize) -> &mut Problem {
        self.add(Severity::Error, code, at)
    }

    /// Shown after a repair or a guess.
    pub(super) fn warning(&mut self, code: Code, at: usize) -> &mut Problem {
        self.add(Severity::Warning, code, at)
    }

    /// Worth knowing.
    pub(super) fn note(&mut self, code: Code, at: usize) -> &mut Problem {
        self.add(Severity::Note, code, at)
    }

    fn add(&mut self, severity: Severity, code: Code, at: usize) -> &mut Problem {
        let count = self.counts.entry((severity, code)).or_default();
        *count += 1;
        if *count > OF_A_FEATURE {
            self.spare.values.clear();
            return &mut self.spare;
        }
        let problem = Problem::new(severity, code, FilePlace::default());
        &mut self.list.push_mut(Fault { at, problem }).problem
    }

    /// Forgets everything, for another attempt.
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.counts.clear();
    }

    /// How many more there are of each kind than are told.
    pub(super) fn untold(&self) -> impl Iterator<Item = ((Severity, Code), usize)> {
        let counts = self.counts.iter();
        counts.filter_map(|(kind, count)| Some((*kind, count.checked_sub(OF_A_FEATURE)?)))
    }
}
