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

    /// There are so many rows to write.
    pub(super) fn expect(&self, rows: usize) {
        self.total.fetch_add(rows as u64, Ordering::Relaxed);
    }

    /// A row is about to be written.
    pub(super) fn step(&self) -> Result<(), Failure> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        self.done.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}
