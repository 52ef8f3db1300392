//! What a person brings, and how it is told apart: a data set of ours, or foreign files.

use super::disk::{self, Kind};
use super::files::{Files, MANIFEST};
use super::foreign::{self, At, Source};
use super::problems::Problems;
use super::progress::Stage;
use super::{Draft, Loaded, Manifest, Progress, data_set, finished};
use crate::model::{Code, Mapping, Place, Problem};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
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
    progress.enter(Stage::Reading);
    let mut problems = Problems::default();
    let mut brought = Brought::default();
    for input in inputs {
        brought.add(input, &mut problems);
    }
    brought.take_changes_from_sources();
    foreign::tell_apart(&mut brought.sources);
    if let Some(files) = brought.only_data_set(inputs.len(), progress, &mut problems) {
        return data_set(&files, progress, problems);
    }
    for files in brought.data_sets {
        let shown = match &files {
            Files::Folder(path) => foreign::shown(path),
            other => other.stem(),
        };
        problems.error(Code::DataSetAmongFiles, Place::file(shown));
    }
    let title = inputs.first().map(stem).unwrap_or_default();
    let read = foreign::read(brought.sources, brought.beside, wishes, progress, problems);
    read.unwrap_or_else(|problems| nothing(&title, problems))
}

/// What there is to read, told apart.
#[derive(Default)]
struct Brought {
    data_sets: Vec<Files>,
    sources: Vec<Source>,
    /// A table of changes beside foreign files.
    beside: Option<Source>,
}

impl Brought {
    fn add(&mut self, input: &Input, problems: &mut Problems) {
        match input {
            Input::Path(path) => self.add_path(path, problems),
            Input::Bytes { name, bytes } => {
                let at = At::Shared(bytes.clone());
                self.sources.push(Source::named(name.clone(), at));
            }
        }
    }

    fn add_path(&mut self, path: &Path, problems: &mut Problems) {
        match disk::look(path) {
            Ok(Kind::Folder) => self.add_folder(path, problems),
            Ok(Kind::File(_)) if path.file_name() == Some(OsStr::new(MANIFEST)) => {
                let folder = path
                    .parent()
                    .filter(|folder| folder.components().count() > 0);
                let folder = folder.unwrap_or(Path::new("."));
                self.data_sets.push(Files::Folder(folder.to_owned()));
            }
            Ok(Kind::File(_)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let at = At::Path(path.to_owned());
                self.sources.push(Source::named(name.into_owned(), at));
                if self.beside.is_none() {
                    self.beside = foreign::beside(path);
                }
            }
            Err(refusal) => foreign::missing(path, &refusal, problems),
        }
    }

    fn add_folder(&mut self, path: &Path, problems: &mut Problems) {
        if Files::are_ours(|name| disk::exists(&path.join(name))) {
            self.data_sets.push(Files::Folder(path.to_owned()));
            return;
        }
        match disk::list(path) {
            Ok(listing) => {
                let (sources, beside) = foreign::of_folder(path, listing, problems);
                self.sources.extend(sources);
                self.beside = self.beside.take().or(beside);
            }
            Err(refusal) => foreign::missing(path, &refusal, problems),
        }
    }

    /// A table of changes that a person gives with other files belongs to them.
    fn take_changes_from_sources(&mut self) {
        let is_changes = |source: &Source| source.name == "changes.csv";
        if self.sources.len() > 1
            && let Some(n) = self.sources.iter().position(is_changes)
        {
            self.beside = Some(self.sources.remove(n));
        }
    }

    /// The data set of ours, where there is that and nothing else.
    fn only_data_set(
        &mut self,
        inputs: usize,
        progress: &Progress,
        problems: &mut Problems,
    ) -> Option<Files> {
        match (&mut self.sources[..], &self.data_sets[..]) {
            ([], [_]) if inputs == 1 => self.data_sets.pop(),
            ([source], []) if inputs == 1 => foreign::packed_data_set(source, progress, problems),
            _ => None,
        }
    }
}

/// A name for what a person brings.
fn stem(input: &Input) -> String {
    match input {
        Input::Path(path) => Files::Folder(path.clone()).stem(),
        Input::Bytes { name, .. } => Files::Folder(PathBuf::from(name)).stem(),
    }
}

/// The empty world, with what is wrong.
fn nothing(title: &str, found: Vec<Problem>) -> Loaded {
    let mut problems = Problems::default();
    problems.extend(found);
    finished(Draft::default(), &Manifest::usual(title), problems)
}
