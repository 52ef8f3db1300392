//! Sessions in files of their own: what they name is looked for, asked for where it has moved, and opened.

use super::jobs::Wanted;
use super::shell::Shell;
use crate::state::opening::origins;
use crate::state::session_file::{SESSION_ENDING, SessionFile};
use crate::state::{Arrival, Ask, Command, Message};
use std::ffi::OsStr;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A session's file is no larger than this: 8 MiB.
const LARGEST: u64 = 8 << 20;

/// A session that waits for what it names to be found.
pub(super) struct WaitingSession {
    file: SessionFile,
    /// Where each of its files lies; `None` where it is not there.
    found: Vec<Option<PathBuf>>,
    /// What is to be done besides when it is open.
    asked: Vec<Command>,
}

/// A session that was read, and where from.
pub(super) type ReadSession = (PathBuf, SessionFile);

/// Whether a path is called as sessions are.
pub(super) fn may_be_session(path: &Path) -> bool {
    path.to_string_lossy()
        .to_lowercase()
        .ends_with(SESSION_ENDING)
}

/// Reads a session's file; `None` for a file that is none or cannot be read.
pub(super) fn read_session(path: &Path) -> Option<ReadSession> {
    let mut text = String::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(LARGEST).read_to_string(&mut text).ok()?;
    Some((path.to_owned(), SessionFile::from_json(&text)?))
}

impl Shell {
    /// Opens what a session names and shows it as it was left; asks for what has moved.
    pub(super) fn open_session(
        &mut self,
        (path, file): ReadSession,
        asked: Vec<Command>,
        ctx: &egui::Context,
    ) {
        let folder = path.parent().unwrap_or(Path::new(""));
        let found: Vec<Option<PathBuf>> = file
            .files
            .iter()
            .map(|name| look_for(Path::new(name), folder))
            .collect();
        let waiting = WaitingSession { file, found, asked };
        let missing = waiting.missing();
        if missing.is_empty() {
            self.go_on_with(waiting, ctx);
            return;
        }
        let moved = Message::warning("session-moved").list("what", missing);
        self.send(Command::Say(moved));
        self.waiting_session = Some(waiting);
        let kinds = ["opening-kind-readable", "opening-kind-all"];
        let kinds = kinds.map(|word| self.words().get(word));
        self.want(Wanted::Ask {
            what: Ask::Moved,
            kinds,
        });
    }

    /// Takes what was found of what had moved, and opens the session with it; without what is still missing,
    /// which is said.
    pub(super) fn found_moved(&mut self, paths: &[PathBuf], ctx: &egui::Context) {
        let Some(mut waiting) = self.waiting_session.take() else {
            return;
        };
        waiting.take(paths);
        let missing = waiting.missing();
        if !missing.is_empty() {
            let gone = Message::warning("session-without").list("what", missing);
            self.send(Command::Say(gone));
        }
        self.go_on_with(waiting, ctx);
    }

    fn go_on_with(&mut self, waiting: WaitingSession, ctx: &egui::Context) {
        let WaitingSession { file, found, asked } = waiting;
        let paths: Vec<PathBuf> = found.into_iter().flatten().collect();
        if paths.is_empty() && !file.files.is_empty() && !file.over_shipped {
            // Nothing of it is there: what is open stays.
            return;
        }
        let mut after = vec![Command::SetDesk(Box::new(file.desk))];
        after.extend(asked);
        self.given_readings = file.readings;
        self.restore = Some((Box::new(file.session), after));
        self.read(origins(&paths, file.over_shipped), Arrival::Fresh, ctx);
    }
}

impl WaitingSession {
    /// The names of what is not there.
    fn missing(&self) -> Vec<String> {
        let files = self.file.files.iter().zip(&self.found);
        let missing = files.filter(|(_, found)| found.is_none());
        missing.map(|(name, _)| name.clone()).collect()
    }

    /// Takes each path for the file of its name, else for the first that is still missing.
    fn take(&mut self, paths: &[PathBuf]) {
        let names: Vec<&OsStr> = self
            .file
            .files
            .iter()
            .filter_map(|name| Path::new(name).file_name())
            .collect();
        for path in paths.iter().filter(|path| path.exists()) {
            let is_it = |n: &usize| self.found[*n].is_none();
            let mut free = (0..self.found.len()).filter(is_it);
            let of_name = free
                .clone()
                .find(|n| names.get(*n).copied() == path.file_name());
            if let Some(n) = of_name.or_else(|| free.next()) {
                self.found[n] = Some(path.clone());
            }
        }
    }
}

/// Where a file of a session lies: as it was written, else beside the session.
fn look_for(name: &Path, folder: &Path) -> Option<PathBuf> {
    let as_written = folder.join(name);
    let beside = name.file_name().map(|name| folder.join(name));
    let mut places = std::iter::once(as_written).chain(beside);
    places.find(|path| path.exists())
}
