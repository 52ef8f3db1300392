//! The list of problems that grows while something is read, and stays short whatever is read.

use crate::model::{Code, FilePlace, Format, Problem, Severity};
use std::collections::BTreeMap;

/// So many problems of one kind and severity are listed; of the others it is said how many there are.
const MOST_OF_A_KIND: usize = 1_000;

/// Collects problems; knows the three severities so that a call reads as a sentence.
///
/// Each answers with the problem, so that the facts of its sentences can be added.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    /// How many of each kind there are, those that are not listed included.
    counts: BTreeMap<(Code, Severity), usize>,
    /// Takes the facts of a problem that is counted and not listed.
    unlisted: Option<Problem>,
}

impl Problems {
    /// Something is not shown.
    pub(super) fn error(&mut self, code: Code, place: FilePlace) -> &mut Problem {
        self.add(Severity::Error, code, place)
    }

    /// Shown after a repair or a guess.
    pub(super) fn warning(&mut self, code: Code, place: FilePlace) -> &mut Problem {
        self.add(Severity::Warning, code, place)
    }

    /// Worth knowing.
    pub(super) fn note(&mut self, code: Code, place: FilePlace) -> &mut Problem {
        self.add(Severity::Note, code, place)
    }

    /// A file of a format breaks off, after so many features that are shown.
    pub(super) fn broken_file(
        &mut self,
        place: FilePlace,
        why: &'static str,
        format: Format,
        shown: usize,
    ) {
        let problem = self.error(Code::BrokenFile, place);
        problem.case("why", why).with("format", format.name());
        problem.with("count", shown);
    }

    /// A problem whose severity depends.
    pub(super) fn add(&mut self, severity: Severity, code: Code, place: FilePlace) -> &mut Problem {
        self.keep(Problem::new(severity, code, place))
    }

    /// Lists a problem, or counts it where there are enough of its kind.
    fn keep(&mut self, problem: Problem) -> &mut Problem {
        let count = self.counts.entry((problem.code, problem.severity));
        let count = count.or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            self.list.push_mut(problem)
        } else {
            self.unlisted.insert(problem)
        }
    }

    /// Counts problems of a kind that its reader has not listed; one of the kind is listed already.
    pub(super) fn more(&mut self, severity: Severity, code: Code, count: usize) {
        *self.counts.entry((code, severity)).or_default() += count;
    }

    /// Whether nothing has been told.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems that are listed, so that their places can be found more closely.
    pub(super) fn listed(&mut self) -> impl Iterator<Item = &mut Problem> {
        self.list.iter_mut()
    }

    /// How many errors there are so far.
    pub(super) fn errors(&self) -> usize {
        let of_errors = self
            .counts
            .iter()
            .filter(|(key, _)| key.1 == Severity::Error);
        of_errors.map(|(_, count)| count).sum()
    }

    /// Takes over the problems that another list has gathered, after its own.
    pub(super) fn append(&mut self, other: Problems) {
        for (key, count) in other.unlisted_counts() {
            *self.counts.entry(key).or_default() += count;
        }
        self.extend(other.list);
    }

    /// Adds problems that were found before.
    pub(super) fn extend(&mut self, found: impl IntoIterator<Item = Problem>) {
        for problem in found {
            self.keep(problem);
        }
    }

    /// How many of each kind are counted and not listed.
    fn unlisted_counts(&self) -> Vec<((Code, Severity), usize)> {
        let mut counts = self.counts.clone();
        for problem in &self.list {
            if let Some(count) = counts.get_mut(&(problem.code, problem.severity)) {
                *count -= 1;
            }
        }
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// Every problem by file, line and column; equal places keep the order of finding. What is not
    /// listed is counted at the end of the file in which the last that is listed stands.
    pub(super) fn sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| {
            let key = |p: &Problem| (p.place.line, p.place.column);
            a.place
                .file
                .cmp(&b.place.file)
                .then_with(|| key(a).cmp(&key(b)))
        });
        for ((code, severity), count) in self.unlisted_counts() {
            let is_like = |p: &Problem| (p.code, p.severity) == (code, severity);
            let last = self.list.iter().rfind(|p| is_like(p));
            let file = last.map(|p| p.place.file.clone()).unwrap_or_default();
            let mut more = Problem::new(severity, Code::MoreOfAKind, FilePlace::file(&file));
            more.with("code", code.word()).with("count", count);
            let end = self.list.partition_point(|p| p.place.file <= file);
            self.list.insert(end, more);
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many(count: usize) -> Problems {
        let mut problems = Problems::default();
        for line in 0..count {
            let place = FilePlace::file("b").line(u32::try_from(line).expect("few"));
            problems
                .error(Code::LostGeometry, place)
                .case("why", "missing");
        }
        problems
    }

    fn total(list: &[Problem]) -> usize {
        list.iter().map(Problem::times).sum()
    }

    #[test]
    fn a_million_of_a_kind_are_counted_and_a_thousand_listed() {
        let mut problems = many(1_500);
        problems.append(many(2_500));
        problems.append(many(3));
        problems.note(Code::LostGeometry, FilePlace::file("a"));
        problems.warning(Code::OpenRing, FilePlace::file("c"));
        assert_eq!(problems.errors(), 4_003);
        let list = problems.sorted();
        assert_eq!(list.len(), MOST_OF_A_KIND + 3);
        assert_eq!(total(&list), 4_005);
        let more = &list[list.len() - 2];
        assert_eq!((more.code, &*more.place.file), (Code::MoreOfAKind, "b"));
    }
}
