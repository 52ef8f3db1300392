//! Rows with their places and ids while a data set is read.

use crate::load::problems::Problems;
use crate::model::{Code, FilePlace};
use std::collections::BTreeMap;

/// Rows of one kind, where each stands in its file, and the position of each id.
#[derive(Debug)]
pub(super) struct Table<TableLine> {
    pub(super) rows: Vec<TableLine>,
    /// Where each row begins.
    pub(super) places: Vec<FilePlace>,
    ids: BTreeMap<String, usize>,
}

impl<TableLine> Default for Table<TableLine> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            places: Vec::new(),
            ids: BTreeMap::new(),
        }
    }
}

impl<TableLine> Table<TableLine> {
    /// Adds a row. A second row with an id that is taken is left out and named;
    /// the answer says whether it was added.
    pub(super) fn add(
        &mut self,
        kind: &'static str,
        id: &str,
        row: TableLine,
        place: FilePlace,
        problems: &mut Problems,
    ) -> bool {
        if let Some(first) = self.find(id) {
            let problem = problems.error(Code::DuplicateId, place.feature(id));
            problem.case("kind", kind).with("id", id);
            match self.places[first].line {
                Some(line) => problem.case("where", "line").with("line", line.to_string()),
                None => problem.case("where", "somewhere"),
            };
            return false;
        }
        self.ids.insert(id.to_owned(), self.rows.len());
        self.rows.push(row);
        self.places.push(place);
        true
    }

    /// The id itself, or with the first number from 2 that nothing has yet.
    pub(super) fn free(&self, id: &str) -> String {
        if self.find(id).is_none() {
            return id.to_owned();
        }
        let numbered = (2_usize..).map(|number| format!("{id}-{number}"));
        let mut free = numbered.skip_while(|id| self.find(id).is_some());
        free.next().expect("there are more numbers than rows")
    }

    /// The position of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }
}
