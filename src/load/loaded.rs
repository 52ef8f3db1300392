//! What a load gives.

use crate::model::{Corrections, Import, Problem, Severity, World};
use std::path::PathBuf;
use std::sync::Arc;

/// A data set as far as it could be read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What could be read; empty at worst.
    pub world: Arc<World>,
    /// Everything that a reader must know about it, by file, line and column.
    pub problems: Vec<Problem>,
    /// The features behind the world, where they come from foreign files.
    pub import: Option<Arc<Import>>,
    /// The corrections that are laid over it.
    pub corrections: Arc<Corrections>,
    /// Where these were read from, if that is a file on the disk.
    pub overlay: Option<PathBuf>,
}

impl Loaded {
    /// How many problems are errors: something is not shown.
    pub fn errors(&self) -> usize {
        let errors = self.problems.iter();
        let errors = errors.filter(|p| p.severity == Severity::Error);
        errors.map(Problem::times).sum()
    }
}
