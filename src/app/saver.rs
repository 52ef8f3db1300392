//! Writing files in the background: what the work is, and what is said of its end. Whole or not at all.

use super::job::{AtEnd, Unwatched, Worker};
use super::takes::{ClipPlan, TakeLook, Takes};
use crate::export::clip::ClipPace;
use crate::export::sheet::SheetChoice;
use crate::export::{
    self, ClipWhat, DataOrigin, ExportRefusal, ExportWhat, Failure, Grid, Plan, Progress,
};
use crate::model::{Lang, Story};
use crate::state::messages::Argument;
use crate::state::saving::{SHOW_DAYS_PER_SECOND, SHOW_SIZES_PX};
use crate::state::{Extent, Message, Project, State, Told, View};
use crate::words::Words;
use image::RgbaImage;
use std::io::Write;
use std::path::{Path, PathBuf};
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

    /// What is looked at, as near as it fits into a picture of another size.
    fn view_within(&self, size_px: [u32; 2]) -> View {
        let zoom_by = |side: usize| {
            let points = f64::from(self.look.size_px[side]) / f64::from(self.look.scale);
            let smaller = f64::from(size_px[0].min(size_px[1]));
            let scale = (smaller / f64::from(SHOW_POINTS)).max(1.0);
            (f64::from(size_px[side]) / scale / points).log2()
        };
        let mut view = self.view.clone();
        if let Extent::At { zoom, .. } = &mut view.extent {
            *zoom += zoom_by(0).min(zoom_by(1));
        }
        view
    }

    /// What draws it.
    pub(super) fn takes(&self, project: Arc<Project>) -> Takes {
        Takes::new(project, self.look.clone())
    }
}

/// What clips and slides are made of, and how they look.
#[derive(Clone, Debug)]
pub(super) struct Show {
    stories: Vec<Story>,
    look: TakeLook,
    days_per_second: f64,
}

impl Show {
    /// As the user has chosen; what is not chosen is as the window.
    pub(super) fn of(state: &State) -> Self {
        let (chosen, settings) = (state.save_choice.show, &state.settings);
        let nth = |n: usize, count: usize| n.min(count - 1);
        let size_px = SHOW_SIZES_PX[nth(chosen.size, SHOW_SIZES_PX.len())];
        let speed = SHOW_DAYS_PER_SECOND[nth(chosen.speed, SHOW_DAYS_PER_SECOND.len())];
        let smaller = size_px[0].min(size_px[1]);
        Self {
            stories: state.stories().to_vec(),
            look: TakeLook {
                lang: chosen.lang.unwrap_or(settings.lang),
                theme: chosen.theme.unwrap_or(settings.theme),
                vision: settings.vision,
                size_px,
                scale: (smaller as f32 / SHOW_POINTS).max(1.0),
            },
            days_per_second: f64::from(speed),
        }
    }

    fn story(&self, position: usize) -> Result<&Story, Failure> {
        let story = self.stories.get(position);
        let story = story.filter(|story| !story.steps.is_empty());
        story.ok_or(Failure::Refused(ExportRefusal::NoStory))
    }

    fn clip(
        &self,
        project: &Arc<Project>,
        shown: &ShownMap,
        what: ClipWhat,
        path: &Path,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let (story, days) = match what {
            ClipWhat::Story(story) => (Some(self.story(story)?), [shown.view.date; 2]),
            ClipWhat::Span(from, to) => (None, [from, to]),
        };
        let plan = ClipPlan {
            story,
            days,
            pace: ClipPace::Days(self.days_per_second),
            has_fades: true,
            view: shown.view_within(self.look.size_px),
            choice: SheetChoice {
                has_date: true,
                has_legend: true,
                ..SheetChoice::default()
            },
        };
        let takes = Takes::new(project.clone(), self.look.clone());
        Ok(takes.clip(&plan, path, progress)?)
    }

    fn slides(
        &self,
        project: &Arc<Project>,
        story: usize,
        path: &Path,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let takes = Takes::new(project.clone(), self.look.clone());
        Ok(takes.slides(self.story(story)?, path, progress)?)
    }
}

/// What is written as the window has made it.
pub(super) enum GivenContents {
    /// Nothing: it is made from the data set.
    None,
    /// A table.
    Grid(Grid),
    /// A text.
    Text(String),
}

/// The smaller side of a clip, in points: what is larger has larger letters.
const SHOW_POINTS: f32 = 720.0;

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
    (shown, show, given): (ShownMap, Show, GivenContents),
    wake: impl FnOnce() + Send + 'static,
) {
    let to = path.clone();
    saver.start(path, Progress::default(), wake, move |progress| {
        let drawn = match plan.what {
            ExportWhat::Picture | ExportWhat::Map => {
                Some(shown.takes(project.clone()).save(&shown.view, plan, &to))
            }
            ExportWhat::Clip(clip) => Some(show.clip(&project, &shown, clip, &to, progress)),
            ExportWhat::Slides(story) => Some(show.slides(&project, story, &to, progress)),
            _ => None,
        };
        if let Some(drawn) = drawn {
            return drawn.map(|()| 0);
        }
        match given {
            GivenContents::None => {}
            GivenContents::Grid(grid) => return export::save_grid(&grid, plan.format, &to),
            GivenContents::Text(text) => {
                let write = |out: &mut dyn Write| Ok(out.write_all(text.as_bytes())?);
                return export::file::whole(&to, write).map(|()| 0);
            }
        }
        let words = Words::new(lang);
        let source = DataOrigin {
            world: &project.world,
            stories: &show.stories,
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
