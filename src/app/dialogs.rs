//! The system's dialogs, each on a thread of its own so that the window goes on.

use crate::export::Plan;
use crate::state::Ask;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

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

/// A dialog that is open.
pub(super) struct Dialog {
    /// What it asks for.
    pub(super) what: Ask,
    answer: Receiver<Vec<PathBuf>>,
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
                Ask::Folder => dialog.pick_folder().map(|folder| vec![folder]),
                Ask::Files | Ask::Layers => {
                    let [readable, all] = kinds;
                    dialog
                        .add_filter(readable, ENDINGS)
                        .add_filter(all, &["*"])
                        .pick_files()
                }
            };
            // The window may be closed by now.
            let _closed = send.send(chosen.unwrap_or_default());
            done();
        };
        let builder = std::thread::Builder::new().name("dialog".to_owned());
        builder.spawn(ask).ok().map(|_thread| Self { what, answer })
    }

    /// What was chosen; nothing where the user thought better of it.
    pub(super) fn answer(&self) -> Option<Vec<PathBuf>> {
        self.answer.try_recv().ok()
    }
}

/// A dialog that asks where to write.
pub(super) struct SaveDialog {
    /// What is to be written.
    pub(super) plan: Plan,
    answer: Receiver<Option<PathBuf>>,
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
            // The window may be closed by now.
            let _closed = send.send(dialog.save_file());
            done();
        };
        let builder = std::thread::Builder::new().name("dialog".to_owned());
        builder.spawn(ask).ok().map(|_thread| Self { plan, answer })
    }

    /// What was chosen, once; nothing inside where the user thought better of it.
    pub(super) fn answer(&self) -> Option<Option<PathBuf>> {
        self.answer.try_recv().ok()
    }
}
