//! How far a load is, told across threads, and the wish to stop it.

use crate::model::Preview;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The stages of a load, in order, by the names that the table of words has for them.
const STAGES: [&str; 14] = [
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
    "reading",
    "coordinates",
    "mapping",
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
    Reading,
    Coordinates,
    Mapping,
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
    bytes: AtomicU64,
    bytes_total: AtomicU64,
    features: AtomicU64,
    file: Mutex<Arc<str>>,
    sketch: Mutex<Option<Arc<Preview>>>,
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
        let total = self.bytes_total.load(Ordering::Relaxed);
        let stage = self.stage.load(Ordering::Relaxed);
        if total > 0 && stage >= Stage::Reading as usize {
            // Reading is most of the work; what comes after it is not counted in bytes.
            let read = self.bytes.load(Ordering::Relaxed).min(total);
            return read as f32 / total as f32 * 0.9;
        }
        let before = stage.saturating_sub(1);
        before as f32 / (STAGES.len() - 1) as f32
    }

    /// The name of what is being done, such as `areas`; empty before it begins.
    pub fn stage(&self) -> &'static str {
        STAGES
            .get(self.stage.load(Ordering::Relaxed))
            .copied()
            .unwrap_or("")
    }

    /// How many bytes of how many have been read; 0 of 0 where it is not known.
    pub fn bytes(&self) -> [u64; 2] {
        [&self.bytes, &self.bytes_total].map(|count| count.load(Ordering::Relaxed))
    }

    /// How many features have been read.
    pub fn features(&self) -> u64 {
        self.features.load(Ordering::Relaxed)
    }

    /// The name of the file that is being read; empty before the first.
    pub fn file(&self) -> Arc<str> {
        let file = self.file.lock();
        file.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What has been read so far, if there is more of it than at the last call.
    pub fn take_sketch(&self) -> Option<Arc<Preview>> {
        self.sketch
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// Shows what has been read so far.
    pub(super) fn show(&self, sketch: Preview) {
        *self.sketch.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(sketch));
    }

    /// There are so many more bytes to read.
    pub(super) fn expect_bytes(&self, bytes: u64) {
        self.bytes_total.fetch_add(bytes, Ordering::Relaxed);
    }

    /// What was expected to be so many bytes turns out to be so many.
    pub(super) fn expect_instead(&self, bytes: u64, instead: u64) {
        self.bytes_total.fetch_add(instead, Ordering::Relaxed);
        self.bytes_total.fetch_sub(bytes, Ordering::Relaxed);
    }

    /// A file begins.
    pub(super) fn begin_file(&self, name: &str) {
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = name.into();
    }

    /// At least so many bytes have been read, whether or not each was told.
    pub(super) fn reach_bytes(&self, bytes: u64) {
        self.bytes.fetch_max(bytes, Ordering::Relaxed);
    }

    /// So many more bytes have been read.
    pub(super) fn add_bytes(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// So many more features have been read.
    pub(super) fn add_features(&self, features: u64) {
        self.features.fetch_add(features, Ordering::Relaxed);
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
