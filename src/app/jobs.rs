//! Reading and understanding files in the background: one job, cancellable, the newest wins.

use super::watch::Stamp;
use crate::export::Plan;
use crate::load::{self, Input, Loaded, Progress, Wishes};
use crate::model::{Import, Mapping, Preview};
use crate::state::{Arrival, Ask, Loading, Origin, Project};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A job that is done sooner is not spoken of.
const SPOKEN_OF_AFTER: Duration = Duration::from_millis(150);

/// What only the window system can do for the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Ask the user for paths.
    Ask {
        /// For which, and what they are for.
        what: Ask,
        /// What the dialog calls files that can be read, and all files.
        kinds: [String; 2],
    },
    /// Ask the user where to write.
    AskWhere {
        /// What is to be written.
        plan: Plan,
        /// A name for the file.
        name: String,
    },
}

/// What is to be done.
pub enum Work {
    /// Read files; the shipped data set where there are none.
    Read {
        /// What to read.
        origins: Vec<Origin>,
        /// What it means for what is shown.
        arrival: Arrival,
        /// How files of earlier times were understood.
        wishes: Wishes,
    },
    /// Understand what was read in another way.
    Remap {
        /// What was read.
        import: Arc<Import>,
        /// From where.
        origins: Vec<Origin>,
        /// The way, by group of files.
        mappings: Vec<Mapping>,
    },
    /// Lay the files that were read over each other in another order.
    Reorder {
        /// What was read.
        import: Arc<Import>,
        /// From where.
        origins: Vec<Origin>,
        /// The present position of each.
        order: Vec<usize>,
    },
}

/// A data set that is ready.
pub struct Ready {
    /// The data set.
    pub project: Arc<Project>,
    /// What it was read from.
    pub origins: Vec<Origin>,
    /// What it means for what is shown.
    pub arrival: Arrival,
    /// The files as they were when they were read; `None` where nothing was read.
    pub stamps: Option<Vec<Stamp>>,
}

/// How the job stands.
pub enum Finished {
    /// There is none, or it has only just begun.
    Nothing,
    /// It goes on.
    Still(Loading),
    /// The data set is ready.
    Ready(Ready),
    /// The job died; the words say of what.
    Failed(String),
}

struct LoadJob {
    name: String,
    is_quiet: bool,
    begun: Instant,
    sketch: Option<Arc<Preview>>,
    progress: Arc<Progress>,
    answer: Receiver<Ready>,
    thread: Option<JoinHandle<()>>,
}

/// Does one piece of work at a time.
#[derive(Default)]
pub struct Loader {
    job: Option<LoadJob>,
}

impl Loader {
    /// Begins a piece of work and gives up what was being done. `done` is called on the worker when
    /// there is something to see.
    pub fn start(&mut self, work: Work, done: impl FnOnce() + Send + 'static) {
        self.cancel();
        let progress = Arc::new(Progress::default());
        let (send, answer) = channel();
        let (name, is_quiet) = match &work {
            Work::Read { origins, .. } => (names(origins), false),
            Work::Remap { .. } | Work::Reorder { .. } => (String::new(), true),
        };
        let for_thread = progress.clone();
        let body = move || {
            let ready = work.carry_out(&for_thread);
            if let Some(ready) = ready.filter(|_| !for_thread.is_cancelled()) {
                // The receiver is gone when a newer job has taken over.
                let _gone = send.send(ready);
            }
            done();
        };
        let builder = std::thread::Builder::new().name("load".to_owned());
        self.job = Some(LoadJob {
            name,
            is_quiet,
            begun: Instant::now(),
            sketch: None,
            progress,
            answer,
            thread: builder.spawn(body).ok(),
        });
    }

    /// Gives up what is being done.
    pub fn cancel(&mut self) {
        if let Some(job) = self.job.take() {
            job.progress.cancel();
        }
    }

    /// Whether something is being done.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// How the job stands; a finished one is handed over once.
    pub fn look(&mut self) -> Finished {
        let Some(job) = &mut self.job else {
            return Finished::Nothing;
        };
        match job.answer.try_recv() {
            Ok(ready) => {
                self.job = None;
                Finished::Ready(ready)
            }
            Err(TryRecvError::Empty) => job.standing(),
            Err(TryRecvError::Disconnected) => {
                let name = job.name.clone();
                self.job = None;
                Finished::Failed(name)
            }
        }
    }
}

impl LoadJob {
    fn standing(&mut self) -> Finished {
        if let Some(sketch) = self.progress.take_sketch() {
            self.sketch = Some(sketch);
        }
        if self.begun.elapsed() < SPOKEN_OF_AFTER {
            return Finished::Nothing;
        }
        Finished::Still(Loading {
            name: self.name.clone(),
            stage: self.progress.stage().to_owned(),
            fraction: self.progress.fraction(),
            bytes: self.progress.bytes(),
            features: self.progress.features(),
            sketch: self.sketch.clone(),
            is_quiet: self.is_quiet,
        })
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

impl Work {
    /// `None` where it was given up.
    fn carry_out(self, progress: &Progress) -> Option<Ready> {
        match self {
            Work::Read {
                origins,
                arrival,
                wishes,
            } => {
                // Before the files are read, so that what is written meanwhile is noticed.
                let stamps = origins.iter().filter_map(Origin::path).map(Stamp::of);
                let stamps = Some(stamps.collect());
                let loaded = match origins.as_slice() {
                    [] => load::embedded(),
                    origins => {
                        let inputs: Vec<Input> = origins.iter().map(input).collect();
                        load::read(&inputs, &wishes, progress)
                    }
                };
                let origins = data_set_first(origins, &loaded);
                ready(loaded, origins, arrival, stamps, progress)
            }
            Work::Remap {
                import,
                origins,
                mappings,
            } => {
                let loaded = load::remap(&import, mappings, progress);
                ready(loaded, origins, Arrival::Remapped, None, progress)
            }
            Work::Reorder {
                import,
                origins,
                order,
            } => {
                let reordered = import.reordered(&order);
                let mappings = reordered.mappings();
                let loaded = load::remap(&reordered, mappings, progress);
                // A data set beneath the files stands first and stays there.
                let first = usize::from(import.beneath.is_some());
                let is_one_each = origins.len() == first + order.len();
                let origins = match is_one_each {
                    true => {
                        let files = order.iter().map(|n| first + n);
                        let all = (0..first).chain(files);
                        all.map(|n| origins[n].clone()).collect()
                    }
                    false => origins,
                };
                ready(loaded, origins, Arrival::Remapped, None, progress)
            }
        }
    }
}

/// The origins with the data set that lies beneath the files at their head.
fn data_set_first(mut origins: Vec<Origin>, loaded: &Loaded) -> Vec<Origin> {
    let import = loaded.import.as_ref();
    let beneath = import.and_then(|import| import.beneath.as_ref());
    if let Some(beneath) = beneath
        && beneath.input < origins.len()
    {
        origins[..=beneath.input].rotate_right(1);
    }
    origins
}

fn ready(
    loaded: Loaded,
    origins: Vec<Origin>,
    arrival: Arrival,
    stamps: Option<Vec<Stamp>>,
    progress: &Progress,
) -> Option<Ready> {
    let Loaded {
        world,
        problems,
        import,
    } = loaded;
    let project = Project::unless(world, problems, import, &|| progress.is_cancelled())?;
    Some(Ready {
        project: Arc::new(project),
        origins,
        arrival,
        stamps,
    })
}

/// Reads a data set and derives everything from it.
pub fn read(path: Option<&Path>, progress: &Progress) -> Project {
    let loaded = match path {
        Some(path) => load::path(path, progress),
        None => load::embedded(),
    };
    Project::new(loaded.world, loaded.problems, loaded.import)
}

fn input(origin: &Origin) -> Input {
    match origin.clone() {
        Origin::Shipped => Input::Shipped,
        Origin::Path(path) => Input::Path(path),
        Origin::Bytes { name, bytes } => Input::Bytes { name, bytes },
    }
}

/// One name, two, or the first and how many more.
fn names(origins: &[Origin]) -> String {
    let names = origins.iter().map(Origin::name);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one}, {two}"),
        [one, rest @ ..] => format!("{one} + {}", rest.len()),
    }
}
