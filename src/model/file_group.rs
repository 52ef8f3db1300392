//! Files that are understood in one way: a file alone, or the dated files of one series. Each has a mapping
//! of its own, so that two files that lie together never share what their properties mean.

use super::mapping::{Column, Mapping, Outcome};
use super::other_reading::OtherReading;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// Files that are understood in one way.
#[derive(Clone, Debug, Default)]
pub struct FileGroup {
    /// What they are called together: the name of the layer that they become.
    pub name: String,
    /// Which of the files; they lie one after the other.
    pub files: Range<usize>,
    /// Which of the features.
    pub features: Range<usize>,
    /// Their properties by the names that they have now, in the order of their first occurrence.
    pub columns: Arc<Vec<Column>>,
    /// The properties that came out of a history, which say what holds and when; empty where the
    /// features have none.
    pub state_columns: Arc<BTreeSet<String>>,
    /// The first guess.
    pub guess: Mapping,
    /// What holds now.
    pub mapping: Mapping,
    /// Where the mapping comes from.
    pub mapping_from: MappingFrom,
    /// What the mapping gives.
    pub outcome: Outcome,
    /// Other ways to read the files, where the guess may be wrong.
    pub others: Vec<OtherReading>,
    /// The colours that were chosen for forces that have none of their own, as `#RRGGBB` by the name of
    /// the force: remembered with the mapping, so that the next month's file is drawn in the same.
    pub colours: BTreeMap<String, String>,
    /// Keys under which the mapping is remembered: of the files, and of their properties.
    pub keys: [String; 2],
}

/// Where a mapping comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MappingFrom {
    /// It is guessed, and to be asked about.
    #[default]
    Guess,
    /// A person accepted it before.
    Memory,
    /// It lies beside the file.
    Beside,
    /// It was given with the file, on the command line.
    Given,
}

impl MappingFrom {
    /// The word for it in what is written for machines.
    pub fn word(self) -> &'static str {
        match self {
            MappingFrom::Guess => "guess",
            MappingFrom::Memory => "memory",
            MappingFrom::Beside => "beside",
            MappingFrom::Given => "given",
        }
    }
}

impl FileGroup {
    /// What is remembered when a person accepts what is shown: the mapping with the colours that were chosen.
    pub fn accepted(&self, mapping: &Mapping) -> Mapping {
        let mut accepted = mapping.clone();
        for (name, colour) in &self.colours {
            accepted
                .colours
                .entry(name.clone())
                .or_insert_with(|| colour.clone());
        }
        accepted
    }
}
