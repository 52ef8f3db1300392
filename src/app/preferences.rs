//! What comes back at the next start: choices, what was looked at, window size. A file that cannot be read
//! or written never stops the program.

use super::mappings::Mappings;
use super::write::write_whole;
use crate::state::{Recent, SavedSession, Settings, State};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;

/// Name of the file in the user's configuration folder.
const FILE: &str = "preferences.json";

/// Name of the file beside it that says how foreign files are understood.
const MAPPINGS: &str = "mappings.json";

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

/// Where preferences are kept, and what was last written.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    path: Option<PathBuf>,
    window: Option<[f32; 2]>,
    written: Option<String>,
}

impl Preferences {
    /// In the user's configuration folder, if there is one.
    pub fn of_user() -> Self {
        let dirs = directories::ProjectDirs::from("", "", "kharita");
        Self {
            path: dirs.map(|dirs| dirs.config_dir().join(FILE)),
            ..Self::default()
        }
    }

    /// At a path.
    pub fn at(path: PathBuf) -> Self {
        Self {
            path: Some(path),
            ..Self::default()
        }
    }

    /// Nowhere: nothing is remembered.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// How foreign files were understood at earlier times.
    pub fn mappings(&self) -> Mappings {
        Mappings::load(self.path.as_ref().map(|path| path.with_file_name(MAPPINGS)))
    }

    /// What was saved, or `None` at the first start. The flag says that a file was there and could
    /// not be read; it is put aside, not overwritten.
    pub fn load(&mut self) -> (Option<Saved>, bool) {
        let Some(path) = &self.path else {
            return (None, false);
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return (None, error.kind() != io::ErrorKind::NotFound),
        };
        match serde_json::from_str::<Saved>(&text) {
            Ok(saved) => {
                self.window = saved.window;
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

    /// Writes where the user is: the whole file or nothing.
    ///
    /// # Errors
    /// When the folder cannot be made or the file cannot be written.
    pub fn save(&mut self, state: &State, window: Option<[f32; 2]>) -> io::Result<()> {
        let Some(path) = self.path.clone() else {
            return Ok(());
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
        let text = serde_json::to_string_pretty(&saved)?;
        if self.written.as_deref() == Some(text.as_str()) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(&path, text.as_bytes())?;
        self.written = Some(text);
        Ok(())
    }
}
