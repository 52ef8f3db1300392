//! Writing files in the background: what the work is, and what is said of its end. Whole or not at all.

use super::job::{AtEnd, Worker};
use crate::export::{self, DataOrigin, Failure, Plan, Progress};
use crate::model::Lang;
use crate::state::messages::Argument;
use crate::state::{Message, Project, Told};
use crate::words::Words;
use std::path::PathBuf;
use std::sync::Arc;

/// Writes files, one at a time; each is known by its path.
pub(super) type Saver = Worker<PathBuf, Result<(), Failure>, Progress>;

/// A worker that writes nothing yet. The window is closed when it has removed what it had half written.
pub(super) fn saver() -> Saver {
    Worker::new("save", AtEnd::Wait)
}

/// Begins to write. `wake` is called when it is over.
pub(super) fn start(
    saver: &mut Saver,
    (project, told): (Arc<Project>, Arc<Told>),
    lang: Lang,
    (plan, path): (Plan, PathBuf),
    wake: impl FnOnce() + Send + 'static,
) {
    let to = path.clone();
    saver.start(path, Progress::default(), wake, move |progress| {
        let words = Words::new(lang);
        let source = DataOrigin {
            world: &project.world,
            timeline: &told.timeline,
            import: project.import.as_deref(),
            problems: &project.problems,
            words: &words,
        };
        export::save(&source, &plan, &to, progress)
    });
}

/// What is said of a writing that ended.
pub(super) fn message(path: &str, ended: Result<Result<(), Failure>, String>) -> Message {
    let failed = Message::failure("save-failed").text("what", path);
    match ended {
        Ok(Ok(())) => Message::done("save-done").text("what", path),
        Ok(Err(Failure::Cancelled)) => Message::done("save-cancelled"),
        Ok(Err(Failure::Io(error))) => failed.with("why", Argument::from(&error)),
        Ok(Err(Failure::Refused(refusal))) => failed.with("why", Argument::Refusal(refusal)),
        Err(died) => failed.text("why", died),
    }
}
