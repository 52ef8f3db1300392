//! What a person brings, and how it is told apart: a data set of ours, or foreign files.

use super::disk::{self, DiskKind};
use super::files::{Files, MANIFEST};
use super::formats::{self, FileOrigin, FileSource};
use super::imports::FileSet;
use super::loaded::Loaded;
use super::overlay_file::{self, OverlayRead};
use super::problems::Problems;
use super::progress::{Progress, Stage};
use super::wishes::{WishedCorrections, Wishes};
use super::{data_set, imports};
use crate::model::{Base, Code, Corrections, FilePlace};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something to read.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The data set in the program.
    Shipped,
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

/// Reads what a person brings.
pub(super) fn read(inputs: &[Input], wishes: &Wishes, progress: &Progress) -> Loaded {
    progress.enter(Stage::Reading);
    let mut problems = Problems::default();
    let mut brought = Inputs::default();
    for (n, input) in inputs.iter().enumerate() {
        brought.add(n, input, progress, &mut problems);
    }
    let beneath = brought.data_set(&mut problems);
    let overlay = brought.overlay(&beneath, inputs, wishes, &mut problems);
    brought.take_changes_from_sources();
    formats::tell_apart(&mut brought.sources);
    let Some((input, files)) = beneath else {
        let title = inputs.first().map(stem).unwrap_or_default();
        let read = imports::read(brought.files(wishes), progress, problems);
        return read.unwrap_or_else(|problems| data_set::nothing(&title, problems));
    };
    let laid = overlay.as_ref();
    let laid = laid.map(|overlay| (overlay.name.as_str(), &overlay.corrections));
    let path = overlay.as_ref().and_then(|overlay| overlay.path.clone());
    if brought.sources.is_empty() {
        let read = data_set::read(files, laid, progress, problems);
        return Loaded {
            overlay: path,
            ..read
        };
    }
    let read = data_set::read(files, laid, progress, Problems::default());
    problems.extend(read.problems);
    let (world, corrections) = (read.world, read.corrections);
    let brought = Inputs {
        beneath: Some(Base {
            world: world.clone(),
            input,
        }),
        ..brought
    };
    // Where there is nothing to lay over it, the data set is shown alone.
    let over = imports::read(brought.files(wishes), progress, problems);
    let over = over.unwrap_or_else(|problems| Loaded {
        world,
        problems,
        import: None,
        corrections: Arc::default(),
        overlay: None,
    });
    Loaded {
        corrections,
        overlay: path,
        ..over
    }
}

/// The corrections that are laid over a data set.
struct LaidOverlay {
    name: String,
    path: Option<PathBuf>,
    corrections: Arc<Corrections>,
}

/// What there is to read, told apart.
#[derive(Default)]
struct Inputs {
    /// Data sets of ours, each with the number of the input that it is.
    data_sets: Vec<(usize, Files)>,
    beneath: Option<Base>,
    sources: Vec<FileSource>,
    overlays: Vec<OverlayRead>,
    /// A table of changes beside foreign files.
    beside: Option<FileSource>,
}

impl Inputs {
    fn add(&mut self, n: usize, input: &Input, progress: &Progress, problems: &mut Problems) {
        match input {
            Input::Shipped => self.data_sets.push((n, Files::Embedded)),
            Input::Path(path) => self.add_path(n, path, progress, problems),
            Input::Bytes { name, bytes } if overlay_file::is_overlay(bytes) => {
                self.overlays.push(OverlayRead {
                    corrections: overlay_file::read(name, bytes, problems),
                    path: None,
                    name: name.clone(),
                });
            }
            Input::Bytes { name, bytes } => {
                let at = FileOrigin::Shared(bytes.clone());
                let source = FileSource::named(name.clone(), at);
                self.add_source(n, source, progress, problems);
            }
        }
    }

    /// A file, or the data set of ours that is packed into it.
    fn add_source(
        &mut self,
        n: usize,
        mut source: FileSource,
        progress: &Progress,
        problems: &mut Problems,
    ) {
        match formats::packed_data_set(&mut source, progress, problems) {
            Some(files) => self.data_sets.push((n, files)),
            None => self.sources.push(source),
        }
    }

    fn add_path(&mut self, n: usize, path: &Path, progress: &Progress, problems: &mut Problems) {
        match disk::look(path) {
            Ok(DiskKind::Folder) => self.add_folder(n, path, problems),
            Ok(DiskKind::File(_)) if path.file_name() == Some(OsStr::new(MANIFEST)) => {
                let folder = path
                    .parent()
                    .filter(|folder| folder.components().count() > 0);
                let folder = folder.unwrap_or(Path::new("."));
                self.data_sets.push((n, Files::Folder(folder.to_owned())));
            }
            Ok(DiskKind::File(_)) => {
                if let Some(overlay) = overlay_file::at(path, problems) {
                    self.overlays.push(overlay);
                    return;
                }
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let at = FileOrigin::Path(path.to_owned());
                let source = FileSource::named(name.into_owned(), at);
                self.add_source(n, source, progress, problems);
                if self.beside.is_none() {
                    self.beside = formats::beside(path);
                }
            }
            Err(refusal) => formats::missing(path, &refusal, problems),
        }
    }

    fn add_folder(&mut self, n: usize, path: &Path, problems: &mut Problems) {
        if Files::are_ours(|name| disk::exists(&path.join(name))) {
            self.data_sets.push((n, Files::Folder(path.to_owned())));
            return;
        }
        match disk::list(path) {
            Ok(listing) => {
                let (sources, beside) = formats::of_folder(path, listing, problems);
                self.sources.extend(sources);
                self.beside = self.beside.take().or(beside);
            }
            Err(refusal) => formats::missing(path, &refusal, problems),
        }
    }

    /// A table of changes that a person gives with other files belongs to them.
    fn take_changes_from_sources(&mut self) {
        let is_changes = |source: &FileSource| source.name == "changes.csv";
        if self.sources.len() > 1
            && let Some(n) = self.sources.iter().position(is_changes)
        {
            self.beside = Some(self.sources.remove(n));
        }
    }

    /// The data set of ours that lies beneath the files; of several the first, and the others are named.
    fn data_set(&mut self, problems: &mut Problems) -> Option<(usize, Files)> {
        let mut all = std::mem::take(&mut self.data_sets).into_iter();
        let first = all.next();
        for (_, files) in all {
            let shown = match &files {
                Files::Folder(path) => formats::shown(path),
                other => other.stem(),
            };
            problems.error(Code::DataSetAmongFiles, FilePlace::file(shown));
        }
        first
    }

    /// The corrections that are laid over the data set: those that are wished, of the overlays that were brought,
    /// or of the one that lies beside it.
    fn overlay(
        &mut self,
        beneath: &Option<(usize, Files)>,
        inputs: &[Input],
        wishes: &Wishes,
        problems: &mut Problems,
    ) -> Option<LaidOverlay> {
        let mut overlays = std::mem::take(&mut self.overlays);
        let Some((input, _)) = beneath else {
            for overlay in overlays {
                problems.error(Code::OverlayAlone, FilePlace::file(overlay.name));
            }
            return None;
        };
        match &wishes.corrections {
            WishedCorrections::None => return None,
            WishedCorrections::These(corrections, path) => {
                let name = path.as_deref().and_then(Path::file_name);
                let name = name.map(|name| name.to_string_lossy().into_owned());
                return Some(LaidOverlay {
                    name: name.unwrap_or_else(|| "overlay.json".to_owned()),
                    path: path.clone(),
                    corrections: corrections.clone(),
                });
            }
            WishedCorrections::OfFiles => {}
        }
        if overlays.is_empty()
            && let Some(Input::Path(path)) = inputs.get(*input)
            && let Some(beside) = overlay_file::beside(path)
        {
            overlays.extend(overlay_file::at(&beside, problems));
        }
        // Of two that differ on a row, what comes later holds.
        let merged = overlays.into_iter().reduce(|mut all, next| {
            for (kind, id, correction) in next.corrections.iter() {
                all.corrections.set(kind, id, correction.clone());
            }
            OverlayRead {
                corrections: all.corrections,
                ..next
            }
        })?;
        Some(LaidOverlay {
            name: merged.name,
            path: merged.path,
            corrections: Arc::new(merged.corrections),
        })
    }

    /// The foreign files, as their readers want them.
    fn files<'w>(self, wishes: &'w Wishes) -> FileSet<'w> {
        FileSet {
            sources: self.sources,
            beside: self.beside,
            beneath: self.beneath,
            wishes,
        }
    }
}

/// A name for what a person brings.
fn stem(input: &Input) -> String {
    match input {
        Input::Shipped => Files::Embedded.stem(),
        Input::Path(path) => Files::Folder(path.clone()).stem(),
        Input::Bytes { name, .. } => Files::Folder(PathBuf::from(name)).stem(),
    }
}
