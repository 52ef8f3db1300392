//! How far a writing is, told across threads, and the wish to stop it.

use super::failure::Failure;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far a writing is. Share it by reference or `Arc` with the thread that writes.
///
/// ```
/// let progress = kharita::export::Progress::default();
/// assert_eq!(progress.fraction(), 0.0);
/// progress.cancel();
/// ```
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    marked_cells: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Asks the writing to stop at its next row; nothing remains of it.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        let total = self.total.load(Ordering::Relaxed);
        let done = self.done.load(Ordering::Relaxed).min(total);
        done as f32 / total.max(1) as f32
    }

    /// How many cells of tables were marked as text, since a spreadsheet would have run them.
    pub fn marked_cells(&self) -> usize {
        usize::try_from(self.marked_cells.load(Ordering::Relaxed)).unwrap_or(usize::MAX)
    }

    /// A cell was marked as text.
    pub(super) fn mark_cell(&self) {
        self.marked_cells.fetch_add(1, Ordering::Relaxed);
    }

    /// There are so many rows to write.
    pub fn expect(&self, rows: usize) {
        self.total.fetch_add(rows as u64, Ordering::Relaxed);
    }

    /// A row is about to be written.
    ///
    /// # Errors
    /// When the user gave up.
    pub fn step(&self) -> Result<(), Failure> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        self.done.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}
