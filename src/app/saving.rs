//! What the shell does about saving and about the text around a problem.

use super::job::Unwatched;
use super::jobs::Wanted;
use super::saver::{GivenContents, Show, ShownMap};
use super::shell::Shell;
use super::{excerpt, saver};
use crate::export::{ExportFormat, ExportWhat, Grid, Plan};
use crate::model::FilePlace;
use crate::state::opening::short_name;
use crate::state::saving::{Export, ExportEffect, Saving};
use crate::state::session_file::SessionFile;
use crate::state::{Command, Message, State, problems};
use crate::ui::comparing::comparison_grid;
use crate::ui::figures::figures_grid;
use crate::words::Words;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often the progress of a writing is looked at.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);

impl Shell {
    /// Carries out what is asked for about saving.
    pub(super) fn carry_out_export(&mut self, effect: ExportEffect, ctx: &egui::Context) {
        match effect {
            ExportEffect::Ask(plan, name) => self.want(Wanted::AskWhere { plan, name }),
            ExportEffect::Write(plan, path) => self.write(plan, &path, ctx),
            ExportEffect::Copy(plan) => self.copy_picture(plan, ctx),
            ExportEffect::Cancel => self.saver.cancel(),
        }
    }

    fn write(&mut self, plan: Plan, path: &Path, ctx: &egui::Context) {
        let whole = with_ending(path, plan.format);
        // The dialog has only asked about the name that was typed.
        if whole != path && whole.exists() {
            let exists = Message::warning("save-exists");
            let exists = exists.text("what", whole.display().to_string());
            self.send(Command::Say(exists));
            return;
        }
        let repaint = ctx.clone();
        let (project, lang) = (self.state.project.clone(), self.state.settings.lang);
        let shown = (project, self.state.told.clone());
        let wake = move || repaint.request_repaint();
        let given = match plan.what {
            ExportWhat::Figures => GivenContents::Grid(figures(&self.state, &Words::new(lang))),
            ExportWhat::Corrections => GivenContents::Text(self.state.correcting.now().to_json()),
            ExportWhat::Session => {
                let folder = whole.parent().unwrap_or(Path::new(""));
                GivenContents::Text(SessionFile::of(&self.state, folder).to_json())
            }
            _ => GivenContents::None,
        };
        let drawn = (ShownMap::of(&self.state), Show::of(&self.state), given);
        saver::start(&mut self.saver, shown, lang, (plan, whole), drawn, wake);
        ctx.request_repaint_after(PROGRESS_EVERY);
    }

    /// Draws the map as it is shown, to be copied.
    fn copy_picture(&mut self, plan: Plan, ctx: &egui::Context) {
        let repaint = ctx.clone();
        let (project, shown) = (self.state.project.clone(), ShownMap::of(&self.state));
        let wake = move || repaint.request_repaint();
        self.copier.start((), Unwatched, wake, move |_| {
            shown.takes(project).drawn(&shown.view, plan)
        });
    }

    /// Copies a picture that is drawn.
    fn collect_copy(&mut self, ctx: &egui::Context) {
        let Some(((), ended)) = self.copier.ended() else {
            return;
        };
        let failed = |why: String| Message::failure("save-failed").text("what", why);
        let message = match ended {
            Ok(Ok(image)) => {
                let size = [image.width() as usize, image.height() as usize];
                let pixels = egui::ColorImage::from_rgba_unmultiplied(size, image.as_raw());
                ctx.copy_image(pixels);
                Message::done("save-copied")
            }
            Ok(Err(failure)) => failed(failure.to_string()),
            Err(died) => failed(died),
        };
        self.send(Command::Say(message));
    }

    /// Looks how the writing stands.
    pub(super) fn collect_saving(&mut self, ctx: &egui::Context) {
        self.collect_copy(ctx);
        // Where reading dies, there is no excerpt to show.
        if let Some((_, Ok(excerpt))) = self.excerpts.ended() {
            self.send(Command::Problems(problems::ProblemCommand::Read(excerpt)));
        }
        if let Some((path, ended)) = self.saver.ended() {
            let message = saver::message(&path.display().to_string(), ended);
            self.send(Command::Export(Export::Progress(None)));
            self.send(Command::Say(message));
        } else if let Some((path, progress)) = self.saver.current() {
            let (name, fraction) = (short_name(path), progress.fraction());
            let saving = Some(Saving { name, fraction });
            self.send(Command::Export(Export::Progress(saving)));
            ctx.request_repaint_after(PROGRESS_EVERY);
        }
    }

    /// Reads the text around a problem.
    pub(super) fn read_excerpt(&mut self, problem: usize, place: FilePlace, ctx: &egui::Context) {
        let repaint = ctx.clone();
        let origins = self.state.opening.origins.clone();
        let wake = move || repaint.request_repaint();
        self.excerpts.start((), Unwatched, wake, move |_| {
            excerpt::read_around(&origins, problem, &place)
        });
    }
}

/// The table that is shown: of a comparison, else of the figures over time.
fn figures(state: &State, words: &Words) -> Grid {
    comparison_grid(state, words).unwrap_or_else(|| figures_grid(state, words))
}

/// The path with the ending of the format, where the user has written another or none.
fn with_ending(path: &Path, format: ExportFormat) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let ends = |ending: &str| {
        let name = name.to_string_lossy().to_lowercase();
        !ending.is_empty() && name.len() > ending.len() && name.ends_with(ending)
    };
    if ExportFormat::of_path(path) == Some(format) || ends(format.ending()) {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format.ending());
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_the_ending_that_it_lacks() {
        for (name, format, expected) in [
            ("a/map", ExportFormat::GeoJson, "a/map.geojson"),
            ("a/map.json", ExportFormat::GeoJson, "a/map.json"),
            (
                "a/map.geojson.gz",
                ExportFormat::GeoJson,
                "a/map.geojson.gz",
            ),
            ("a/map.v2", ExportFormat::Csv, "a/map.v2.csv"),
            ("a/map", ExportFormat::Folder, "a/map"),
            ("a/clip", ExportFormat::Apng, "a/clip.png"),
            ("a/clip.png", ExportFormat::Apng, "a/clip.png"),
            ("a/story.json", ExportFormat::StoryJson, "a/story.json"),
            ("a/story", ExportFormat::StoryJson, "a/story.json"),
            ("a/frames", ExportFormat::Frames, "a/frames"),
        ] {
            assert_eq!(with_ending(Path::new(name), format), Path::new(expected));
        }
    }
}
