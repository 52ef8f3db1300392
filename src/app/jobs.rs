//! Reading and understanding files: what the work is, and what is said about it meanwhile.

use super::job::{AtEnd, Worker};
use super::watch::Stamp;
use crate::export::Plan;
use crate::load::{self, Input, Loaded, Progress, WishedCorrections, Wishes};
use crate::model::{Import, Mapping, Preview};
use crate::state::{Arrival, Ask, Loading, Origin, Project};
use std::path::{Path, PathBuf};
use std::sync::Arc;
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
        /// The overlay of the shipped data set, which has no file that it could lie beside.
        overlay: Option<PathBuf>,
    },
    /// Read what is open with other corrections.
    Correct {
        /// What is open.
        origins: Vec<Origin>,
        /// The corrections, and where they are kept.
        corrections: WishedCorrections,
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

/// What is being read, for the words about it.
pub(super) struct LoadInfo {
    name: String,
    is_quiet: bool,
    begun: Instant,
    preview: Option<Arc<Preview>>,
}

/// Reads one after another; `None` is the answer of what was given up.
pub(super) type Loader = Worker<LoadInfo, Option<Ready>, Progress>;

/// A worker that reads nothing yet.
pub(super) fn loader() -> Loader {
    Worker::new("load", AtEnd::Wait)
}

/// Begins a piece of work and gives up what was being done. `wake` is called when there is something to
/// see.
pub(super) fn start(loader: &mut Loader, work: Work, wake: impl FnOnce() + Send + 'static) {
    let (name, is_quiet) = match &work {
        Work::Read { origins, .. } => (names(origins), false),
        Work::Correct { .. } | Work::Remap { .. } | Work::Reorder { .. } => (String::new(), true),
    };
    let info = LoadInfo {
        name,
        is_quiet,
        begun: Instant::now(),
        preview: None,
    };
    loader.start(info, Progress::default(), wake, |progress| {
        work.carry_out(progress)
    });
}

/// What is to be said about what is being read; nothing where it has only just begun.
pub(super) fn standing(loader: &mut Loader) -> Option<Loading> {
    let (info, progress) = loader.current_mut()?;
    if let Some(preview) = progress.take_sketch() {
        info.preview = Some(preview);
    }
    (info.begun.elapsed() >= SPOKEN_OF_AFTER).then(|| Loading {
        name: info.name.clone(),
        stage: progress.stage().to_owned(),
        fraction: progress.fraction(),
        bytes: progress.bytes(),
        features: progress.features(),
        sketch: info.preview.clone(),
        is_quiet: info.is_quiet,
    })
}

impl LoadInfo {
    /// The name of what is read.
    pub(super) fn name(&self) -> &str {
        &self.name
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
                overlay,
            } => {
                // Before the files are read, so that what is written meanwhile is noticed.
                let stamps = origins.iter().filter_map(Origin::path).map(Stamp::of);
                let stamps = Some(stamps.collect());
                let mut inputs = inputs(&origins);
                inputs.extend(overlay.map(Input::Path));
                let loaded = load::read(&inputs, &wishes, progress);
                let origins = data_set_first(origins, &loaded);
                ready(loaded, origins, arrival, stamps, progress)
            }
            Work::Correct {
                origins,
                corrections,
            } => {
                let wishes = Wishes {
                    corrections,
                    ..Wishes::default()
                };
                let loaded = load::read(&inputs(&origins), &wishes, progress);
                ready(loaded, origins, Arrival::Corrected, None, progress)
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
                let origins = if is_one_each {
                    let files = order.iter().map(|n| first + n);
                    let all = (0..first).chain(files);
                    all.map(|n| origins[n].clone()).collect()
                } else {
                    origins
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
        corrections,
        overlay,
    } = loaded;
    let project = Project::unless(world, problems, import, &|| progress.is_cancelled())?;
    let project = project.corrected_by(corrections, overlay);
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

/// What is read of what is open; the shipped data set where that is nothing.
fn inputs(origins: &[Origin]) -> Vec<Input> {
    match origins {
        [] => vec![Input::Shipped],
        origins => origins.iter().map(input).collect(),
    }
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
