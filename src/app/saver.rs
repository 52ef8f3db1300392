//! Writing files in the background: what the work is, and what is said of its end. Whole or not at all.

use super::job::{AtEnd, Unwatched, Worker};
use super::takes::{TakeLook, Takes};
use crate::export::{self, DataOrigin, Failure, Plan, Progress};
use crate::model::Lang;
use crate::state::messages::Argument;
use crate::state::{Extent, Message, Project, State, Told, View};
use crate::words::Words;
use image::RgbaImage;
use std::path::PathBuf;
use std::sync::Arc;

/// Writes files, one at a time; each is known by its path.
pub(super) type Saver = Worker<PathBuf, Result<usize, Failure>, Progress>;

/// A worker that writes nothing yet. The window is closed when it has removed what it had half written.
pub(super) fn saver() -> Saver {
    Worker::new("save", AtEnd::Wait)
}

/// The map as the window shows it.
#[derive(Clone, Debug)]
pub(super) struct ShownMap {
    pub(super) look: TakeLook,
    pub(super) view: View,
}

impl ShownMap {
    /// What the window of a session shows, in twice its pixels.
    pub(super) fn of(state: &State) -> Self {
        const SCALE: f32 = 2.0;
        const MOST_PX: f64 = 8_192.0;
        let viewport = state.viewport;
        let sides = [viewport.width, viewport.height];
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the size of a picture, clamped"
        )]
        let size_px = sides.map(|points| (points * f64::from(SCALE)).clamp(1.0, MOST_PX) as u32);
        let settings = &state.settings;
        Self {
            look: TakeLook {
                lang: settings.lang,
                theme: settings.theme,
                vision: settings.vision,
                size_px,
                scale: SCALE,
            },
            view: View {
                extent: Extent::of(state.camera),
                ..state.view.clone()
            },
        }
    }

    /// What draws it.
    pub(super) fn takes(&self, project: Arc<Project>) -> Takes {
        Takes::new(project, self.look.clone())
    }
}

/// Draws pictures to be copied; the newest wins.
pub(super) type Copier = Worker<(), Result<RgbaImage, Failure>, Unwatched>;

/// A worker that draws nothing yet.
pub(super) fn copier() -> Copier {
    Worker::new("copy", AtEnd::Wait)
}

/// Begins to write. `wake` is called when it is over.
pub(super) fn start(
    saver: &mut Saver,
    (project, told): (Arc<Project>, Arc<Told>),
    lang: Lang,
    (plan, path): (Plan, PathBuf),
    shown: ShownMap,
    wake: impl FnOnce() + Send + 'static,
) {
    let to = path.clone();
    saver.start(path, Progress::default(), wake, move |progress| {
        if plan.what.kind().is_drawn() {
            let drawn = shown.takes(project).save(&shown.view, plan, &to);
            return drawn.map(|()| 0);
        }
        let words = Words::new(lang);
        let source = DataOrigin {
            world: &project.world,
            timeline: &told.timeline,
            import: project.import.as_deref(),
            problems: &project.problems,
            words: &words,
        };
        export::save(&source, &plan, &to, progress).map(|()| progress.marked_cells())
    });
}

/// What is said of a writing that ended.
pub(super) fn message(path: &str, ended: Result<Result<usize, Failure>, String>) -> Message {
    let failed = Message::failure("save-failed").text("what", path);
    match ended {
        Ok(Ok(0)) => Message::done("save-done").text("what", path),
        Ok(Ok(marked)) => {
            let saved = Message::warning("save-done-marked").text("what", path);
            saved.count("count", marked)
        }
        Ok(Err(Failure::Cancelled)) => Message::done("save-cancelled"),
        Ok(Err(Failure::Io(error))) => failed.with("why", Argument::from(&error)),
        Ok(Err(Failure::Refused(refusal))) => failed.with("why", Argument::Refusal(refusal)),
        Err(died) => failed.text("why", died),
    }
}
