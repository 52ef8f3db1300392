//! What the shell does about corrections: keeps them in a file beside the data set, whole or not at all, and reads the
//! data set with them.

use super::job::{AtEnd, Unwatched, Worker};
use super::jobs::Work;
use super::shell::Shell;
use super::writer::FileWriter;
use crate::load::{self, WishedCorrections};
use crate::model::{OVERLAY_ENDING, Original, OriginalFault};
use crate::state::opening::short_name;
use crate::state::{Command, CorrectionEdit, Message, Origin};
use std::path::{Path, PathBuf};

/// Reads originals, each known by its name.
pub(super) type OriginalReader = Worker<String, Result<Original, OriginalFault>, Unwatched>;

/// A worker that reads nothing yet. A path on a network that is down takes its time.
pub(super) fn originals() -> OriginalReader {
    Worker::new("original", AtEnd::Leave)
}

/// What the overlay of the shipped data set is called before its ending.
const SHIPPED: &str = "shipped";

impl Shell {
    /// Writes the corrections and reads what is open with them.
    pub(super) fn correct(&mut self, ctx: &egui::Context) {
        let corrections = self.state.correcting.now().clone();
        let path = self.overlay_path();
        if let Some(path) = &path {
            let is_it = |writer: &FileWriter| writer.path() == path;
            if !self.overlay.as_ref().is_some_and(is_it) {
                self.overlay = Some(FileWriter::new(path.clone()));
            }
            if let Some(writer) = &mut self.overlay {
                let text = corrections.to_json();
                writer.write(Box::new(move || Ok(text.into_bytes())));
            }
        }
        let work = Work::Correct {
            origins: self.state.opening.origins.clone(),
            corrections: WishedCorrections::These(corrections, path),
        };
        self.start(work, ctx);
    }

    /// Where corrections of what is open are kept: in the overlay that was read, else beside the data set;
    /// those of the shipped one with what else the user has decided.
    fn overlay_path(&self) -> Option<PathBuf> {
        if let Some(path) = &self.state.project.overlay {
            return Some(path.clone());
        }
        let origins = &self.state.opening.origins;
        match origins.iter().find_map(Origin::path) {
            Some(path) => beside(path),
            None => self.shipped_overlay(),
        }
    }

    /// Where corrections of the shipped data set are kept.
    fn shipped_overlay(&self) -> Option<PathBuf> {
        let folder = self.preferences.folder()?;
        Some(folder.join(format!("{SHIPPED}{OVERLAY_ENDING}")))
    }

    /// The overlay to read with what is to be opened, where nothing could lie beside it.
    pub(super) fn overlay_to_read(&self, origins: &[Origin]) -> Option<PathBuf> {
        let is_shipped = origins.is_empty() || origins.contains(&Origin::Shipped);
        let is_named = |origin: &Origin| origin.name().ends_with(OVERLAY_ENDING);
        let path = self.shipped_overlay().filter(|_| is_shipped)?;
        (!origins.iter().any(is_named) && path.exists()).then_some(path)
    }

    /// Reads an original in the background.
    pub(super) fn read_original(&mut self, path: PathBuf, ctx: &egui::Context) {
        let repaint = ctx.clone();
        let wake = move || repaint.request_repaint();
        let name = short_name(&path);
        self.originals
            .start(name, Unwatched, wake, move |_| load::read_original(&path));
    }

    /// Attaches an original that was read, or says why it is none.
    fn collect_original(&mut self) {
        let Some((name, ended)) = self.originals.ended() else {
            return;
        };
        let fault = match ended {
            Ok(Ok(original)) => {
                let take = CorrectionEdit::TakeOriginal(Box::new(original));
                self.send(Command::Correct(take));
                return;
            }
            Ok(Err(fault)) => fault,
            Err(_died) => OriginalFault::Broken,
        };
        let why = self.words().get(fault.key());
        let not = Message::failure("attaching-not").text("what", name);
        self.send(Command::Say(not.text("why", why)));
    }

    /// Says where the corrections could not be written.
    pub(super) fn look_at_overlay(&mut self) {
        self.collect_original();
        let Some(writer) = &mut self.overlay else {
            return;
        };
        if let Some(Err(error)) = writer.look() {
            let name = short_name(writer.path());
            let why = self.words().refusal(&error);
            let not = Message::failure("correcting-kept-not").text("what", name);
            self.send(Command::Say(not.text("why", why)));
        }
    }
}

fn beside(path: &Path) -> Option<PathBuf> {
    let is_manifest = path.file_name().is_some_and(|name| name == "dataset.json");
    let data_set = if is_manifest { path.parent()? } else { path };
    let name = data_set.file_name()?.to_string_lossy();
    Some(data_set.with_file_name(format!("{name}{OVERLAY_ENDING}")))
}
