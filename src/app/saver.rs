//! Writing files in the background: one at a time, cancellable, whole or not at all.

use crate::export::{self, DataOrigin, Failure, Plan, Progress};
use crate::model::Lang;
use crate::state::opening::short_name;
use crate::state::{Project, Told};
use crate::words::Words;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;

/// How the writing stands.
pub(super) enum SavedFile {
    /// There is none.
    Nothing,
    /// It goes on: the file's name, and how much is done, from 0 to 1.
    Still(String, f32),
    /// It is done: the path.
    Done(String),
    /// The user gave up.
    Cancelled,
    /// It failed: the path, and why.
    Failed(String),
}

struct SaveJob {
    path: PathBuf,
    progress: Arc<Progress>,
    answer: Receiver<Result<(), Failure>>,
    thread: Option<JoinHandle<()>>,
}

/// Writes files, one at a time.
#[derive(Default)]
pub(super) struct Saver {
    job: Option<SaveJob>,
}

impl Saver {
    /// Begins to write. `done` is called on the worker when it is over.
    pub(super) fn start(
        &mut self,
        project: Arc<Project>,
        told: Arc<Told>,
        lang: Lang,
        plan: Plan,
        path: PathBuf,
        done: impl FnOnce() + Send + 'static,
    ) {
        let progress = Arc::new(Progress::default());
        let (send, answer) = channel();
        let (for_thread, to) = (progress.clone(), path.clone());
        let work = move || {
            let words = Words::new(lang);
            let source = DataOrigin {
                world: &project.world,
                timeline: &told.timeline,
                import: project.import.as_deref(),
                problems: &project.problems,
                words: &words,
            };
            let ended = export::save(&source, &plan, &to, &for_thread);
            // Nobody asks any more when the window is closed.
            let _closed = send.send(ended);
            done();
        };
        let builder = std::thread::Builder::new().name("save".to_owned());
        self.job = Some(SaveJob {
            path,
            progress,
            answer,
            thread: builder.spawn(work).ok(),
        });
    }

    /// Asks the writing to stop; [`Saver::look`] says when it has.
    pub(super) fn cancel(&mut self) {
        if let Some(job) = &self.job {
            job.progress.cancel();
        }
    }

    /// How the writing stands; its end is told once.
    pub(super) fn look(&mut self, words: &Words) -> SavedFile {
        let Some(job) = &self.job else {
            return SavedFile::Nothing;
        };
        let path = job.path.display().to_string();
        let saved = match job.answer.try_recv() {
            Err(TryRecvError::Empty) => {
                return SavedFile::Still(short_name(&job.path), job.progress.fraction());
            }
            Ok(Ok(())) => SavedFile::Done(path),
            Ok(Err(Failure::Cancelled)) => SavedFile::Cancelled,
            Ok(Err(Failure::Io(error))) => {
                let why = words.refusal(&error);
                SavedFile::Failed(format!("\u{2068}{path}\u{2069}: {why}"))
            }
            Ok(Err(Failure::Refused(refusal))) => {
                let why = refusal.sentence(words);
                SavedFile::Failed(format!("\u{2068}{path}\u{2069}: {why}"))
            }
            Err(TryRecvError::Disconnected) => SavedFile::Failed(path),
        };
        self.job = None;
        saved
    }
}

/// The window is closed when the worker has removed what it had half written.
impl Drop for Saver {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = self.job.take().and_then(|job| job.thread) {
            // A worker that panicked leaves nothing but its temporary file, which is removed with it.
            let _died = thread.join();
        }
    }
}
