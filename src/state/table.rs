//! The table of all features as the user has it: its order, its mark, and the rows that are shown.

use super::row_filter::RowFilter;
use super::sort_filter::Order;
use crate::model::{AreaId, Day};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The table as the user has it. What it shows may still be in another order than is wanted.
#[derive(Clone, Debug, Default)]
pub struct TableView {
    /// The order that is wanted.
    pub order: Order,
    /// The order of the rows that are shown.
    pub shown: Order,
    /// The rows that are shown; `None` for all as they are.
    pub rows: Option<Arc<Vec<u32>>>,
    /// How far the arranging is, from 0 to 1.
    pub fraction: f32,
    /// The place of the marked row among those shown.
    pub mark: Option<usize>,
    /// Where the marked stretch of rows begins.
    pub anchor: usize,
    /// Goes up whenever the mark is to be brought into view.
    pub reveals: u32,
    /// The feature that was chosen of its area, and on which day; on another day the one that holds
    /// is shown again.
    pub chosen: Option<(u32, Day)>,
    /// The selected area that the mark has followed.
    pub followed: Option<AreaId>,
}

/// What can be asked for about the table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCommand {
    /// Sort by a column; once more: the other way; once more: as in the files.
    Sort(usize),
    /// Show only what passes.
    Filter(RowFilter),
    /// Mark the row at a place; `extend` marks all from where the marking began.
    Mark {
        /// The place among the rows that are shown.
        at: usize,
        /// Whether to mark what lies between as well.
        extend: bool,
    },
    /// Select the area of the marked row and go there.
    Take,
    /// Show a feature of the selected area, whether it holds or not.
    Choose(u32),
    /// Put the marked rows on the clipboard.
    Copy,
    /// How far the arranging is, from 0 to 1.
    Progress(f32),
    /// The rows in an order.
    Arranged(Order, Arc<Vec<u32>>),
}

impl TableView {
    /// How many rows are shown of so many.
    pub fn count(&self, all: usize) -> usize {
        self.rows.as_ref().map_or(all, |rows| rows.len())
    }

    /// The row at a place.
    pub fn row_at(&self, at: usize) -> Option<u32> {
        match &self.rows {
            Some(rows) => rows.get(at).copied(),
            None => u32::try_from(at).ok(),
        }
    }

    /// The place of a row, if it is shown.
    pub fn place_of(&self, row: u32) -> Option<usize> {
        match &self.rows {
            Some(rows) => rows.iter().position(|shown| *shown == row),
            None => Some(row as usize),
        }
    }

    /// The places that are marked.
    pub fn marked(&self) -> Option<RangeInclusive<usize>> {
        let mark = self.mark?;
        Some(mark.min(self.anchor)..=mark.max(self.anchor))
    }

    /// Whether what is shown is not yet in the order that is wanted.
    pub fn is_arranging(&self) -> bool {
        self.order != self.shown
    }
}
