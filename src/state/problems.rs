//! Problems by their kind, where each is on the map, and the text around one in its file.

use super::project::Project;
use crate::model::{AreaId, Code, FilePlace, Problem, Severity};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::ops::Range;

/// Groups of so many problems or fewer are unfolded at first.
const FEW: usize = 3;

/// Problems of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemGroup {
    /// How much they matter.
    pub severity: Severity,
    /// Their kind.
    pub code: Code,
    /// Their positions among all problems; at least one.
    pub problems: Vec<usize>,
    /// In how many files they are.
    pub file_count: usize,
}

impl ProblemGroup {
    /// All problems by their kind, what matters most first.
    pub fn all(problems: &[Problem]) -> Vec<Self> {
        let mut groups: BTreeMap<_, (Vec<usize>, BTreeSet<&str>)> = BTreeMap::new();
        for (n, problem) in problems.iter().enumerate() {
            let key = (Reverse(problem.severity), problem.code);
            let (of_kind, files) = groups.entry(key).or_default();
            of_kind.push(n);
            files.insert(&problem.place.file);
        }
        let group = |((severity, code), (problems, files)): ((Reverse<Severity>, Code), _)| {
            let files: BTreeSet<&str> = files;
            Self {
                severity: severity.0,
                code,
                problems,
                file_count: files.len(),
            }
        };
        groups.into_iter().map(group).collect()
    }
}

/// What the user looks at among the problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemsView {
    /// The chosen problem.
    pub chosen: Option<usize>,
    /// Groups that are folded where they usually are not, and the other way about.
    pub toggled: BTreeSet<usize>,
    /// The text around the chosen one, as soon as it has been read.
    pub excerpt: Option<Excerpt>,
}

impl ProblemsView {
    /// Whether the problems of a group are listed.
    pub fn is_open(&self, index: usize, group: &ProblemGroup) -> bool {
        (group.problems.len() <= FEW) != self.toggled.contains(&index)
    }
}

/// The text around a problem in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The problem.
    pub problem: usize,
    /// The lines, or why there are none.
    pub lines: Result<Vec<ExcerptLine>, NoExcerpt>,
}

/// A line of a file, or the part of a long one that matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcerptLine {
    /// Its number, from 1.
    pub number: u32,
    /// Its text.
    pub text: String,
    /// Whether it is the line of the problem.
    pub is_meant: bool,
    /// The bytes of the text that the problem's column means; empty where none is known.
    pub mark: Range<usize>,
}

/// Why the text around a problem cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoExcerpt {
    /// The file does not lie open on the disk: it is in an archive, was pasted, or ships with the program.
    NotOnDisk,
    /// It is packed or in another encoding, so its lines are not those of the problem.
    NotText,
    /// It has fewer lines by now.
    Changed,
    /// It is too large to look for the line.
    TooLarge,
    /// The system refused: the kind of its error, and its words.
    Refused(ErrorKind, String),
}

/// What can be asked for about problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemCommand {
    /// Choose one: go to its area, and read the text around it.
    Choose(usize),
    /// Close the chosen one.
    Close,
    /// Fold or unfold a group.
    Toggle(usize),
    /// The text around one has been read.
    Read(Excerpt),
}

impl Project {
    /// The area that a problem is about, if it can be shown.
    pub fn area_of_problem(&self, place: &FilePlace) -> Option<AreaId> {
        let id = place.feature.as_deref()?;
        self.world
            .find_area(id)
            .or_else(|| self.area_at(&place.file, place.line?, place.column))
    }

    /// The area that the foreign feature at a place became.
    fn area_at(&self, file: &str, line: u32, column: Option<u32>) -> Option<AreaId> {
        let import = self.import.as_ref()?;
        let collection = &import.as_read;
        let file = collection.files.iter().position(|f| f.name == file)?;
        // Features stand in the order of the files, and in the order of each.
        let features = &collection.features;
        let first = features.partition_point(|f| usize::from(f.file) < file);
        let after = features.partition_point(|f| usize::from(f.file) <= file);
        let at = (line, column.unwrap_or(u32::MAX));
        let within = &features[first..after];
        let before = within.partition_point(|f| (f.line, f.column) <= at);
        let found = first + before.checked_sub(1)?;
        import.area_of.get(found).copied().flatten()
    }
}
