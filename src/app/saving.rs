//! What the shell does about saving and about the text around a problem.

use super::jobs::Wanted;
use super::saver::SavedFile;
use super::shell::Shell;
use crate::export::{ExportFormat, Plan};
use crate::model::FilePlace;
use crate::state::saving::{Export, ExportEffect, Saving};
use crate::state::{Command, problems};
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
            ExportEffect::Cancel => self.saver.cancel(),
        }
    }

    fn write(&mut self, plan: Plan, path: &Path, ctx: &egui::Context) {
        let whole = with_ending(path, plan.format);
        // The dialog has only asked about the name that was typed.
        if whole != path && whole.exists() {
            self.send(Command::Say("save-exists", whole.display().to_string()));
            return;
        }
        let path = whole;
        let repaint = ctx.clone();
        let (project, lang) = (self.state.project.clone(), self.state.settings.lang);
        let told = self.state.told.clone();
        self.saver.start(project, told, lang, plan, path, move || {
            repaint.request_repaint()
        });
        ctx.request_repaint_after(PROGRESS_EVERY);
    }

    /// Looks how the writing stands.
    pub(super) fn collect_saving(&mut self, ctx: &egui::Context) {
        if let Some(excerpt) = self.excerpts.look() {
            self.send(Command::Problems(problems::Problems::Read(excerpt)));
        }
        let (word, about) = match self.saver.look(&self.words) {
            SavedFile::Nothing => return,
            SavedFile::Still(name, fraction) => {
                let saving = Some(Saving { name, fraction });
                self.send(Command::Export(Export::Progress(saving)));
                ctx.request_repaint_after(PROGRESS_EVERY);
                return;
            }
            SavedFile::Done(path) => ("save-done", path),
            SavedFile::Cancelled => ("save-cancelled", String::new()),
            SavedFile::Failed(why) => ("save-failed", why),
        };
        self.send(Command::Export(Export::Progress(None)));
        self.send(Command::Say(word, about));
    }

    /// Reads the text around a problem.
    pub(super) fn read_excerpt(&mut self, problem: usize, place: FilePlace, ctx: &egui::Context) {
        let repaint = ctx.clone();
        let origins = self.state.opening.origins.clone();
        self.excerpts
            .start(origins, problem, place, move || repaint.request_repaint());
    }
}

/// The path with the ending of the format, where the user has written another or none.
fn with_ending(path: &Path, format: ExportFormat) -> PathBuf {
    if ExportFormat::of_path(path) == Some(format) {
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
        ] {
            assert_eq!(with_ending(Path::new(name), format), Path::new(expected));
        }
    }
}
