//! How far a load is, told across threads, and the wish to stop it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The stages of a load, in order, by the names that the table of words has for them.
const STAGES: [&str; 11] = [
    "",
    "manifest",
    "areas",
    "forces",
    "sources",
    "changes",
    "texts",
    "passages",
    "assessments",
    "context",
    "checks",
];

/// A stage of a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Manifest = 1,
    Areas,
    Forces,
    Sources,
    Changes,
    Texts,
    Passages,
    Assessments,
    Context,
    Checks,
}

/// How far a load is. Share it by reference or `Arc` with the thread that loads.
///
/// ```
/// use kharita::load::Progress;
/// let progress = Progress::default();
/// assert_eq!(progress.fraction(), 0.0);
/// progress.cancel();
/// assert!(progress.is_cancelled());
/// ```
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicUsize,
    done: AtomicBool,
    cancelled: AtomicBool,
}

impl Progress {
    /// Asks the load to stop at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        if self.done.load(Ordering::Relaxed) {
            return 1.0;
        }
        let before = self.stage.load(Ordering::Relaxed).saturating_sub(1);
        before as f32 / (STAGES.len() - 1) as f32
    }

    /// The name of what is being done, such as `areas`; empty before it begins.
    pub fn stage(&self) -> &'static str {
        STAGES
            .get(self.stage.load(Ordering::Relaxed))
            .copied()
            .unwrap_or("")
    }

    /// Enters a stage; `false` where the load should stop.
    pub(super) fn enter(&self, stage: Stage) -> bool {
        self.stage.store(stage as usize, Ordering::Relaxed);
        !self.is_cancelled()
    }

    /// Says that all is done.
    pub(super) fn finish(&self) {
        self.done.store(true, Ordering::Relaxed);
    }
}
