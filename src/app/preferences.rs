//! What comes back at the next start: choices, what was looked at, window size. A file that cannot be read
//! or written never stops the program.

use super::mappings::Mappings;
use super::writer::FileWriter;
use crate::memory;
use crate::state::opening::MOST_RECENT;
use crate::state::{Recent, SavedSession, Settings, State};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Name of the file in the user's configuration folder.
const FILE: &str = "preferences.json";

/// What the file holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The standing choices.
    pub settings: Settings,
    /// What was looked at, and how the panels stood.
    pub session: SavedSession,
    /// Size of the window, in points.
    pub window: Option<[f32; 2]>,
    /// What was open; empty for the shipped data set.
    pub files: Vec<PathBuf>,
    /// Whether it lay over the shipped data set.
    pub over_shipped: bool,
    /// What was open before, the latest first.
    pub recent: Vec<Recent>,
}

impl Saved {
    /// With the files that another window opened since: those that this one does not know.
    fn with_recent_of(mut self, others: Vec<Recent>, known: &[Recent]) -> Self {
        let is_one =
            |a: &Recent, b: &Recent| a.paths == b.paths && a.over_shipped == b.over_shipped;
        for other in others {
            let is_known = known
                .iter()
                .chain(&self.recent)
                .any(|recent| is_one(recent, &other));
            if !is_known && self.recent.len() < MOST_RECENT {
                self.recent.push(other);
            }
        }
        self
    }

    /// With the colours that another window picked since; of two for one force, this window's.
    fn with_colours_of(
        mut self,
        others: BTreeMap<String, String>,
        known: &BTreeMap<String, String>,
    ) -> Self {
        for (force, colour) in others {
            if known.get(&force) != Some(&colour) {
                self.settings.colours.entry(force).or_insert(colour);
            }
        }
        self
    }
}

/// Where preferences are kept, and what was last written.
#[derive(Default)]
pub struct Preferences {
    writer: Option<FileWriter>,
    window: Option<[f32; 2]>,
    written: Option<Saved>,
    /// The recent files that this window has read or written; what else is in the file is another window's.
    known: Vec<Recent>,
    /// The same of the colours that were picked.
    known_colours: BTreeMap<String, String>,
    /// Whether the last writing failed.
    is_failing: bool,
}

impl Preferences {
    /// In the user's configuration folder, if there is one.
    pub fn of_user() -> Self {
        let dirs = directories::ProjectDirs::from("", "", "kharita");
        Self {
            writer: dirs.map(|dirs| FileWriter::new(dirs.config_dir().join(FILE))),
            ..Self::default()
        }
    }

    /// At a path.
    pub fn at(path: PathBuf) -> Self {
        Self {
            writer: Some(FileWriter::new(path)),
            ..Self::default()
        }
    }

    /// Nowhere: nothing is remembered.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// How foreign files were understood at earlier times.
    pub fn mappings(&self) -> Mappings {
        let path = self.writer.as_ref().map(FileWriter::path);
        Mappings::load(path.map(|path| path.with_file_name(memory::MAPPINGS)))
    }

    /// The folder in which they are kept, if they are.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.writer
            .as_ref()
            .and_then(|writer| writer.path().parent())
    }

    /// What was saved, or `None` at the first start. The flag says that a file was there and could
    /// not be read; it is put aside, not overwritten.
    pub fn load(&mut self) -> (Option<Saved>, bool) {
        let Some(path) = self.writer.as_ref().map(FileWriter::path) else {
            return (None, false);
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return (None, error.kind() != io::ErrorKind::NotFound),
        };
        match serde_json::from_str::<Saved>(&text) {
            Ok(saved) => {
                self.window = saved.window;
                self.known.clone_from(&saved.recent);
                self.known_colours.clone_from(&saved.settings.colours);
                (Some(saved), false)
            }
            Err(_broken) => {
                let aside = path.with_extension("broken.json");
                // Where even that fails the file stays and is overwritten later.
                let _kept = std::fs::rename(path, aside);
                (None, true)
            }
        }
    }

    /// Begins to write where the user is, if that has changed: the whole file or nothing, in the
    /// background. [`Preferences::look`] tells how it ended; what was begun is done when this is dropped.
    pub fn save(&mut self, state: &State, window: Option<[f32; 2]>) {
        let Some(writer) = &mut self.writer else {
            return;
        };
        self.window = window.or(self.window);
        let saved = Saved {
            settings: state.settings.clone(),
            session: SavedSession::of(state),
            window: self.window,
            files: state.opening.paths(),
            over_shipped: state.opening.is_over_shipped(),
            recent: state.opening.recent.clone(),
        };
        if self.written.as_ref() == Some(&saved) {
            return;
        }
        self.written = Some(saved.clone());
        let path = writer.path().to_owned();
        let known = std::mem::replace(&mut self.known, saved.recent.clone());
        let now = saved.settings.colours.clone();
        let colours = std::mem::replace(&mut self.known_colours, now);
        writer.write(Box::new(move || {
            let others = memory::read::<Saved>(&path);
            let saved = saved.with_recent_of(others.recent, &known);
            let saved = saved.with_colours_of(others.settings.colours, &colours);
            Ok(serde_json::to_vec_pretty(&saved)?)
        }));
    }

    /// Why the last writing failed, once until one succeeds.
    pub fn look(&mut self) -> Option<io::Error> {
        let error = self.writer.as_mut()?.look()?.err();
        let is_new = error.is_some() && !self.is_failing;
        self.is_failing = error.is_some();
        if self.is_failing {
            // What did not come onto the disk is tried again.
            self.written = None;
        }
        error.filter(|_| is_new)
    }
}
