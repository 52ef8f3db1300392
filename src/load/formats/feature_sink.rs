//! Where the features of every reader come together.

use super::preview::{Pace, sketch};
use crate::load::problems::Problems;
use crate::load::progress::Progress;
use crate::model::{Code, Feature, FeatureCollection, FilePlace, Format, Problem, SourceFile};

/// More rows without coordinates are not kept.
const MOST_LOOSE: usize = 1_000_000;

/// Takes features in the order of the files, says how far it is, shows what there is, and says when
/// to stop.
pub(super) struct FeatureSink<'p> {
    collection: FeatureCollection,
    /// Rows of tables that say no coordinates; they may belong to the boundaries of another file.
    loose: Vec<Feature>,
    /// What readers meet.
    pub(super) problems: Problems,
    progress: &'p Progress,
    pace: Pace,
}

impl<'p> FeatureSink<'p> {
    pub(super) fn new(progress: &'p Progress, problems: Problems) -> Self {
        Self {
            collection: FeatureCollection::default(),
            loose: Vec::new(),
            problems,
            progress,
            pace: Pace::default(),
        }
    }

    /// How far the load is; also says whether to stop.
    pub(super) fn progress(&self) -> &'p Progress {
        self.progress
    }

    /// A file begins; the features that follow are its own.
    pub(super) fn begin(&mut self, name: &str, format: Format) {
        self.progress.begin_file(name);
        self.collection.files.push(SourceFile {
            name: name.to_owned(),
            format,
            ..SourceFile::default()
        });
    }

    /// The file that is being read, for what its reader learns of it.
    pub(super) fn file(&mut self) -> &mut SourceFile {
        self.collection
            .files
            .last_mut()
            .expect("a file has begun before it is spoken of")
    }

    /// Position of the file that is being read.
    pub(super) fn file_number(&self) -> u16 {
        let count = self.collection.files.len();
        u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// A place in the file that is being read; 0 where line or column are not known.
    pub(super) fn place(&self, line: u32, column: u32) -> FilePlace {
        let file = self.collection.files.last();
        let name = file.map(|file| file.name.clone()).unwrap_or_default();
        FilePlace {
            file: name,
            line: (line > 0).then_some(line),
            column: (column > 0).then_some(column),
            ..FilePlace::default()
        }
    }

    /// Takes a feature of the file that is being read; `false` where the reader should stop.
    pub(super) fn add(&mut self, mut feature: Feature) -> bool {
        feature.file = self.file_number();
        let is_due = self.pace.is_due(&feature.form);
        self.collection.features.push(feature);
        self.progress.add_features(1);
        if is_due {
            self.progress.show(sketch(&self.collection.features));
        }
        !self.progress.is_cancelled()
    }

    /// Takes a row of the file that is being read which says no coordinates; `false` where the reader
    /// should stop.
    pub(super) fn add_loose(&mut self, mut row: Feature) -> bool {
        row.file = self.file_number();
        self.loose.push(row);
        self.loose.len() < MOST_LOOSE && !self.progress.is_cancelled()
    }

    /// How many features there are so far.
    pub(super) fn count(&self) -> usize {
        self.collection.features.len()
    }

    /// The features that have been taken so far.
    pub(super) fn features(&self) -> &[Feature] {
        &self.collection.features
    }

    /// How many files have begun.
    pub(super) fn file_count(&self) -> usize {
        self.collection.files.len()
    }

    /// What was read; nothing where it was stopped.
    pub(super) fn finish(mut self) -> (FeatureCollection, Vec<Feature>, Vec<Problem>) {
        if self.progress.is_cancelled() {
            self.problems = Problems::default();
            self.problems.error(Code::Cancelled, self.place(0, 0));
            self.collection = FeatureCollection::default();
            self.loose = Vec::new();
        }
        (self.collection, self.loose, self.problems.sorted())
    }
}
