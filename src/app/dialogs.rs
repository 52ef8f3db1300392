//! The system's dialogs, each on a thread of its own so that the window goes on.

use super::job::{AtEnd, Job, Standing, Unwatched};
use crate::export::Plan;
use crate::model::file_endings;
use crate::state::Ask;
use crate::state::session_file::SESSION_ENDING;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer<Chosen> {
    /// This was chosen.
    Chosen(Chosen),
    /// The user thought better of it.
    Nothing,
    /// The system could show no dialog.
    NoDialog,
}

/// Nobody gives a dialog up so soon: it cannot have been shown.
const TOO_SOON: Duration = Duration::from_millis(500);

/// Where dialogs come from a service or a program that need not be there.
const MAY_BE_MISSING: bool = cfg!(all(unix, not(target_os = "macos")));

/// A dialog that is open. It waits for a person, whom closing the window does not wait for.
pub(super) struct Dialog<About, Chosen> {
    /// What it asks for.
    pub(super) about: About,
    job: Job<Answer<Chosen>, Unwatched>,
}

impl<About, Chosen: Send + 'static> Dialog<About, Chosen> {
    fn open(
        about: About,
        wake: impl FnOnce() + Send + 'static,
        ask: impl FnOnce() -> Answer<Chosen> + Send + 'static,
    ) -> Self {
        let job = Job::start("dialog", AtEnd::Leave, Unwatched, wake, |_| ask());
        Self { about, job }
    }

    /// What came of it, once. One that died could not be shown.
    pub(super) fn answer(&mut self) -> Option<Answer<Chosen>> {
        match self.job.look() {
            Standing::Running => None,
            Standing::Done(answer) => Some(answer),
            Standing::Died(_why) => Some(Answer::NoDialog),
        }
    }
}

/// Asks for paths to open. `wake` is called when there is an answer.
pub(super) fn ask_for_paths(
    what: Ask,
    kinds: [String; 2],
    wake: impl FnOnce() + Send + 'static,
) -> Dialog<Ask, Vec<PathBuf>> {
    Dialog::open(what, wake, move || {
        let dialog = rfd::FileDialog::new();
        let chosen = match what {
            Ask::Folder => dialog.pick_folders(),
            Ask::Original => dialog.pick_file().map(|path| vec![path]),
            Ask::Story => dialog.add_filter("JSON", &["json"]).pick_files(),
            Ask::Files | Ask::Layers | Ask::Moved => {
                let [readable, all] = kinds;
                // Anything else can be chosen as well, because contents decide.
                let session = SESSION_ENDING.trim_start_matches('.');
                let endings: Vec<&str> = file_endings().chain([session]).collect();
                dialog
                    .add_filter(readable, &endings)
                    .add_filter(all, &["*"])
                    .pick_files()
            }
        };
        match chosen {
            Some(chosen) if !chosen.is_empty() => Answer::Chosen(chosen),
            // Giving up is told by an empty list there.
            None if MAY_BE_MISSING => Answer::NoDialog,
            _ => Answer::Nothing,
        }
    })
}

/// Asks where to write. `wake` is called when there is an answer.
pub(super) fn ask_where(
    plan: Plan,
    name: String,
    wake: impl FnOnce() + Send + 'static,
) -> Dialog<Plan, PathBuf> {
    Dialog::open(plan, wake, move || {
        let dialog = rfd::FileDialog::new().set_file_name(name);
        let ending = plan.format.ending().trim_start_matches('.');
        let dialog = match ending {
            "" => dialog,
            ending => dialog.add_filter(plan.format.name(), &[ending, "gz"]),
        };
        let begun = Instant::now();
        match dialog.save_file() {
            Some(path) => Answer::Chosen(path),
            None if MAY_BE_MISSING && begun.elapsed() < TOO_SOON => Answer::NoDialog,
            None => Answer::Nothing,
        }
    })
}
