//! The system's dialogs, each on a thread of its own so that the window goes on.

use crate::export::Plan;
use crate::state::Ask;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Endings of what can be read; anything else can be chosen as well, because contents decide.
const ENDINGS: &[&str] = &[
    "geojson",
    "json",
    "geojsonl",
    "ndjson",
    "jsonl",
    "geojsons",
    "topojson",
    "csv",
    "tsv",
    "wkt",
    "txt",
    "kml",
    "kmz",
    "fgb",
    "parquet",
    "geoparquet",
    "gz",
    "zip",
    "kharita",
];

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

/// A dialog that is open.
pub(super) struct Dialog {
    /// What it asks for.
    pub(super) what: Ask,
    answer: Receiver<Answer<Vec<PathBuf>>>,
}

impl Dialog {
    /// Opens one; `None` where no thread can be started. `done` is called when there is an answer.
    pub(super) fn open(
        what: Ask,
        kinds: [String; 2],
        done: impl FnOnce() + Send + 'static,
    ) -> Option<Self> {
        let (send, answer) = channel();
        let ask = move || {
            let dialog = rfd::FileDialog::new();
            let chosen = match what {
                Ask::Folder => dialog.pick_folders(),
                Ask::Files | Ask::Layers => {
                    let [readable, all] = kinds;
                    dialog
                        .add_filter(readable, ENDINGS)
                        .add_filter(all, &["*"])
                        .pick_files()
                }
            };
            let answer = match chosen {
                Some(chosen) if !chosen.is_empty() => Answer::Chosen(chosen),
                // Giving up is told by an empty list there.
                None if MAY_BE_MISSING => Answer::NoDialog,
                _ => Answer::Nothing,
            };
            // The window may be closed by now.
            let _closed = send.send(answer);
            done();
        };
        let builder = std::thread::Builder::new().name("dialog".to_owned());
        builder.spawn(ask).ok().map(|_thread| Self { what, answer })
    }

    /// What came of it, once.
    pub(super) fn answer(&self) -> Option<Answer<Vec<PathBuf>>> {
        self.answer.try_recv().ok()
    }
}

/// A dialog that asks where to write.
pub(super) struct SaveDialog {
    /// What is to be written.
    pub(super) plan: Plan,
    answer: Receiver<Answer<PathBuf>>,
}

impl SaveDialog {
    /// Opens one; `None` where no thread can be started. `done` is called when there is an answer.
    pub(super) fn open(
        plan: Plan,
        name: String,
        done: impl FnOnce() + Send + 'static,
    ) -> Option<Self> {
        let (send, answer) = channel();
        let ask = move || {
            let dialog = rfd::FileDialog::new().set_file_name(name);
            let ending = plan.format.ending().trim_start_matches('.');
            let dialog = match ending {
                "" => dialog,
                ending => dialog.add_filter(plan.format.name(), &[ending, "gz"]),
            };
            let begun = Instant::now();
            let answer = match dialog.save_file() {
                Some(path) => Answer::Chosen(path),
                None if MAY_BE_MISSING && begun.elapsed() < TOO_SOON => Answer::NoDialog,
                None => Answer::Nothing,
            };
            // The window may be closed by now.
            let _closed = send.send(answer);
            done();
        };
        let builder = std::thread::Builder::new().name("dialog".to_owned());
        builder.spawn(ask).ok().map(|_thread| Self { plan, answer })
    }

    /// What came of it, once.
    pub(super) fn answer(&self) -> Option<Answer<PathBuf>> {
        self.answer.try_recv().ok()
    }
}
