//! What is wrong with a feature, gathered beside it, and how much of it is told.

use crate::load::foreign::intake::Intake;
use crate::model::{Code, Place, Problem, Severity};
use std::collections::BTreeMap;

/// So many problems of one kind are told of one feature.
const OF_A_FEATURE: usize = 10;
/// So many warnings or notes of one kind are told of one file.
const OF_A_FILE: usize = 1_000;

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
            spare: Problem::new(Severity::Note, Code::MoreAlike, Place::default()),
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
        let problem = Problem::new(severity, code, Place::default());
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

/// The problems of a file, as they are told.
#[derive(Debug, Default)]
pub(super) struct Told {
    told: BTreeMap<(Severity, Code), usize>,
    untold: BTreeMap<(Severity, Code), usize>,
}

impl Told {
    /// Tells a problem, unless there were enough of its kind; every error is told.
    pub(super) fn tell(&mut self, problem: Problem, intake: &mut Intake<'_>) {
        let kind = (problem.severity, problem.code);
        let told = self.told.entry(kind).or_default();
        *told += 1;
        if *told > OF_A_FILE && problem.severity < Severity::Error {
            self.count(kind, 1);
        } else {
            intake.problems.extend([problem]);
        }
    }

    /// Counts problems that are not told.
    pub(super) fn count(&mut self, kind: (Severity, Code), count: usize) {
        if count > 0 {
            *self.untold.entry(kind).or_default() += count;
        }
    }

    /// Says how many were not told.
    pub(super) fn finish(self, intake: &mut Intake<'_>) {
        for ((severity, code), count) in self.untold {
            let mut problem = Problem::new(severity, Code::MoreAlike, intake.place(0, 0));
            problem.with("count", count).with("code", code.word());
            intake.problems.extend([problem]);
        }
    }
}
