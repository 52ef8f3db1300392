//! Reading a data set in the background: one job, cancellable, the newest wins.

use crate::load::{self, Loaded, Progress};
use crate::state::Project;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;

/// What only the window system can do for the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Ask the user for a folder.
    AskForPath,
}

/// How the job stands.
pub enum Finished {
    /// There is none.
    Nothing,
    /// It goes on.
    Still {
        /// What is read.
        name: String,
        /// The part that is being read.
        stage: &'static str,
        /// How much is done, from 0 to 1.
        fraction: f32,
    },
    /// The data set is ready.
    Project(Arc<Project>),
    /// The job died; the words say of what.
    Failed(String),
}

struct Job {
    name: String,
    progress: Arc<Progress>,
    answer: Receiver<Arc<Project>>,
    thread: Option<JoinHandle<()>>,
}

/// Reads data sets, one at a time.
#[derive(Default)]
pub struct Loader {
    job: Option<Job>,
}

impl Loader {
    /// Begins to read a path, or the shipped data set for `None`; gives up what was being read.
    /// `done` is called on the worker when there is something to see.
    pub fn load(&mut self, path: Option<PathBuf>, done: impl FnOnce() + Send + 'static) {
        self.cancel();
        let progress = Arc::new(Progress::default());
        let (send, answer) = channel();
        let name = path.as_deref().map(name_of).unwrap_or_default();
        let for_thread = progress.clone();
        let work = move || {
            let project = read(path.as_deref(), &for_thread);
            if !for_thread.is_cancelled() {
                // The receiver is gone when a newer job has taken over.
                let _gone = send.send(Arc::new(project));
            }
            done();
        };
        let thread = std::thread::Builder::new()
            .name("load".to_owned())
            .spawn(work)
            .ok();
        self.job = Some(Job {
            name,
            progress,
            answer,
            thread,
        });
    }

    /// Gives up what is being read.
    pub fn cancel(&mut self) {
        if let Some(job) = self.job.take() {
            job.progress.cancel();
        }
    }

    /// How the job stands; a finished one is handed over once.
    pub fn look(&mut self) -> Finished {
        let Some(job) = &mut self.job else {
            return Finished::Nothing;
        };
        match job.answer.try_recv() {
            Ok(project) => {
                self.job = None;
                Finished::Project(project)
            }
            Err(TryRecvError::Empty) => Finished::Still {
                name: job.name.clone(),
                stage: job.progress.stage(),
                fraction: job.progress.fraction(),
            },
            Err(TryRecvError::Disconnected) => {
                let name = job.name.clone();
                self.job = None;
                Finished::Failed(name)
            }
        }
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        if let Some(mut job) = self.job.take() {
            job.progress.cancel();
            if let Some(thread) = job.thread.take() {
                // A worker that panicked has nothing to hand over.
                let _died = thread.join();
            }
        }
    }
}

/// Reads a data set and derives everything from it.
pub fn read(path: Option<&Path>, progress: &Progress) -> Project {
    let Loaded {
        world,
        problems,
        foreign,
    } = match path {
        Some(path) => load::path(path, progress),
        None => load::embedded(),
    };
    Project::new(world, problems, foreign)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
