//! What a person brings, and how it is told apart: a data set of ours, or foreign files.

use super::files::Files;
use super::foreign;
use super::problems::Problems;
use super::{Draft, Loaded, Manifest, Progress, data_set, finished};
use crate::model::Mapping;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Something to read.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A file or folder.
    Path(PathBuf),
    /// Bytes that lie in memory: pasted, or dropped without a path.
    Bytes {
        /// What to call them.
        name: String,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
}

/// What is known of earlier times about how files are to be understood.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Mappings by the keys of [`Foreign::keys`](crate::model::Foreign::keys).
    pub mappings: Arc<BTreeMap<String, Mapping>>,
}

/// Reads what a person brings.
pub(super) fn read(inputs: &[Input], wishes: &Wishes, progress: &Progress) -> Loaded {
    let mut problems = Problems::default();
    if let [Input::Path(path)] = inputs
        && path.is_dir()
    {
        return match Files::at(path, &mut problems) {
            Some(files) => data_set(&files, progress, problems),
            None => finished(
                Draft::default(),
                &Manifest::usual(&Files::Folder(path.clone())),
                problems,
            ),
        };
    }
    foreign::read(inputs, wishes, progress, problems)
}
