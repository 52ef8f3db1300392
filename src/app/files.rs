//! What the shell does about files: reads, remaps, remembers, watches.

use super::job::Unwatched;
use super::jobs::{self, Ready, Wanted, Work};
use super::preferences::Saved;
use super::sessions::may_be_session;
use super::shell::Shell;
use super::story_files::{self, SortedFiles};
use super::writer::FileWriter;
use crate::load::{self, Wishes};
use crate::model::Mapping;
use crate::state::Message;
use crate::state::opening::{origins, short_name};
use crate::state::{Arrival, Command, FilesEffect, OpenedFiles, Origin, Recent, StoryEdit};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How often the progress of a job is looked at.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);

impl Shell {
    /// Reads files in the background; the shipped data set where there are none.
    pub fn read(&mut self, origins: Vec<Origin>, arrival: Arrival, ctx: &egui::Context) {
        let mut mappings = self.mappings.by_key();
        if let Some(import) = &self.state.project.import
            && arrival == Arrival::Again
        {
            // What is read anew is understood as it is now, accepted or not.
            for group in &import.groups {
                for key in &group.keys {
                    mappings.insert(key.clone(), group.accepted(&group.mapping));
                }
            }
        }
        mappings.extend(std::mem::take(&mut self.given_readings));
        let wishes = Wishes {
            mappings: Arc::new(mappings),
            given: std::mem::take(&mut self.given),
            ..Wishes::default()
        };
        let work = Work::Read {
            overlay: self.overlay_to_read(&origins),
            origins,
            arrival,
            wishes,
        };
        self.start(work, ctx);
    }

    /// At the start: opens what the command line names, or what was open last, where that is wanted
    /// and still there; then does what was asked for.
    pub fn open_first(
        &mut self,
        saved: Option<Saved>,
        paths: &[PathBuf],
        mut over_shipped: bool,
        asked: Vec<Command>,
        ctx: &egui::Context,
    ) {
        let absolute =
            |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_same| path.clone());
        let mut paths: Vec<PathBuf> = paths.iter().map(absolute).collect();
        let saved = saved.unwrap_or_default();
        if paths.is_empty() && saved.settings.reopen {
            let (there, missing): (Vec<_>, Vec<_>) =
                saved.files.iter().cloned().partition(|path| path.exists());
            if !missing.is_empty() {
                let names: Vec<_> = missing.iter().map(|path| short_name(path)).collect();
                self.send(Command::Say(
                    Message::warning("opening-gone").list("what", names),
                ));
            }
            paths = there;
            over_shipped = saved.over_shipped;
        }
        if paths.is_empty() && self.overlay_to_read(&[]).is_some() {
            self.restore = Some((Box::new(saved.session), asked));
            self.read(Vec::new(), Arrival::Again, ctx);
            return;
        }
        if paths.is_empty() {
            for command in asked {
                self.send(command);
            }
            return;
        }
        let mut sorted = story_files::sort(origins(&paths, over_shipped), Arrival::Fresh);
        if let Some(session) = sorted.session.take() {
            self.open_session(session, asked, ctx);
            return;
        }
        let has_data = !sorted.rest.is_empty();
        if has_data {
            self.restore = Some((Box::new(saved.session), asked));
        } else {
            asked.into_iter().for_each(|command| self.send(command));
        }
        self.take_sorted(sorted, ctx);
    }

    pub(super) fn start(&mut self, work: Work, ctx: &egui::Context) {
        let repaint = ctx.clone();
        jobs::start(&mut self.loader, work, move || repaint.request_repaint());
        ctx.request_repaint_after(PROGRESS_EVERY);
    }

    /// Looks how the job stands.
    pub(super) fn collect_job(&mut self, ctx: &egui::Context) {
        self.collect_stories(ctx);
        match self.loader.ended() {
            None => {
                if let Some(loading) = jobs::standing(&mut self.loader) {
                    self.send(Command::SetLoading(Some(loading)));
                }
            }
            Some((_, Ok(Some(ready)))) => self.arrived(ready, ctx),
            Some((_, Ok(None))) => self.send(Command::SetLoading(None)),
            Some((info, Err(why))) => {
                self.send(Command::SetLoading(None));
                let failed = Message::failure("notice-load-failed");
                let failed = failed.text("what", info.name());
                self.send(Command::Say(failed.text("why", why)));
            }
        }
        if self.loader.is_busy() {
            ctx.request_repaint_after(PROGRESS_EVERY);
        }
    }

    fn arrived(&mut self, ready: Ready, ctx: &egui::Context) {
        let Ready {
            project,
            origins,
            arrival,
            stamps,
        } = ready;
        // A wrong file does not become what is open, and is not followed.
        let is_wrong = project.shows_nothing() && !self.state.world().areas.is_empty();
        if let Some(stamps) = stamps.filter(|_| !is_wrong) {
            let repaint = ctx.clone();
            self.watch.follow(stamps, move || repaint.request_repaint());
        }
        self.send(Command::SetLoading(None));
        self.send(Command::Files(OpenedFiles::Arrived {
            project,
            origins,
            arrival,
        }));
        for command in std::mem::take(&mut self.after_reading) {
            self.send(command);
        }
        if let Some((session, asked)) = self.restore.take() {
            self.send(Command::Restore(session));
            for command in asked {
                self.send(command);
            }
        }
    }

    /// Looks what happened to files.
    pub(super) fn look_around(&mut self, ctx: &egui::Context) {
        // What is being read is about to be new anyway.
        if !self.loader.is_busy()
            && let Some((file_event, name)) = self.watch.look()
        {
            self.send(Command::Files(OpenedFiles::Happened { file_event, name }));
        }
        if let Some(after) = self.watch.look_again_after() {
            ctx.request_repaint_after(after);
        }
        if let Some(writer) = &mut self.reading {
            match writer.look() {
                None => ctx.request_repaint_after(PROGRESS_EVERY),
                Some(ended) => {
                    let name = short_name(writer.path());
                    self.reading = None;
                    let message = match ended {
                        Ok(()) => Message::done("mapping-saved").text("name", name),
                        Err(error) => {
                            let why = self.words().refusal(&error);
                            Message::failure("mapping-saved-not")
                                .text("name", name)
                                .text("why", why)
                        }
                    };
                    self.send(Command::Say(message));
                }
            }
        }
        // Where looking dies, the list stays as it was.
        if let Some((_, Ok(recent))) = self.looked.ended() {
            self.send(Command::Files(OpenedFiles::SetRecent(recent)));
        }
    }

    /// Carries out what is asked for about files.
    pub(super) fn carry_out_files(&mut self, effect: FilesEffect, ctx: &egui::Context) {
        match effect {
            FilesEffect::Ask(what) => {
                let kinds = ["opening-kind-readable", "opening-kind-all"];
                let kinds = kinds.map(|word| self.words().get(word));
                self.want(Wanted::Ask { what, kinds });
            }
            FilesEffect::LookAtPasted(paths) => self.open_pasted(&paths),
            FilesEffect::ReadOriginal(path) => self.read_original(path, ctx),
            FilesEffect::Found(paths) => self.found_moved(&paths, ctx),
            FilesEffect::Read(origins, arrival) => {
                self.restore = None;
                self.read_sorted(origins, arrival, ctx);
            }
            FilesEffect::ReadStories(origins) => {
                self.sort_files(ctx, move || story_files::read_all(&origins));
            }
            FilesEffect::Remap(mappings) => self.remap(mappings, ctx),
            FilesEffect::Reorder(order) => {
                if let Some(import) = self.state.project.import.clone() {
                    let origins = self.state.opening.origins.clone();
                    let work = Work::Reorder {
                        import,
                        origins,
                        order,
                    };
                    self.start(work, ctx);
                }
            }
            FilesEffect::Remember(keys, mapping) => self.mappings.remember(&keys, &mapping),
            FilesEffect::LookAtRecent => self.look_at_recent(ctx),
            FilesEffect::SaveReading(path, text) => {
                let mut writer = FileWriter::new(path);
                writer.write(Box::new(move || Ok(text.into_bytes())));
                self.reading = Some(writer);
                ctx.request_repaint_after(PROGRESS_EVERY);
            }
        }
    }

    /// Reads files of which some may be stories, which are laid over what is open.
    fn read_sorted(&mut self, origins: Vec<Origin>, arrival: Arrival, ctx: &egui::Context) {
        let may_be_story = |origin: &Origin| {
            let path = origin.path();
            path.is_some_and(|path| load::may_be_story(path) || may_be_session(path))
        };
        if origins.iter().any(may_be_story) {
            self.sort_files(ctx, move || story_files::sort(origins, arrival));
        } else {
            self.read(origins, arrival, ctx);
        }
    }

    fn sort_files(
        &mut self,
        ctx: &egui::Context,
        sort: impl FnOnce() -> SortedFiles + Send + 'static,
    ) {
        let repaint = ctx.clone();
        let wake = move || repaint.request_repaint();
        self.stories.start((), Unwatched, wake, move |_| sort());
    }

    /// Takes in the stories that were found among files, and reads the others.
    fn collect_stories(&mut self, ctx: &egui::Context) {
        match self.stories.ended() {
            None => {}
            Some((_, Ok(sorted))) => self.take_sorted(sorted, ctx),
            Some((_, Err(why))) => {
                let failed = Message::failure("notice-load-failed").text("what", "");
                self.send(Command::Say(failed.text("why", why)));
            }
        }
    }

    fn take_sorted(&mut self, sorted: SortedFiles, ctx: &egui::Context) {
        let SortedFiles {
            stories,
            session,
            wrong,
            rest,
            arrival,
        } = sorted;
        if let Some(session) = session {
            self.open_session(session, Vec::new(), ctx);
            return;
        }
        if !wrong.is_empty() {
            let none = Message::warning("stories-no-story");
            self.send(Command::Say(none.list("what", wrong)));
        }
        let taken = stories
            .into_iter()
            .map(|story| Command::MakeStory(StoryEdit::TakeIn(Box::new(story))));
        if rest.is_empty() {
            taken.for_each(|command| self.send(command));
        } else {
            // They are found in what is read with them.
            self.after_reading.extend(taken);
            self.read(rest, arrival, ctx);
        }
    }

    /// A path that leads nowhere must not take away what is open.
    fn open_pasted(&mut self, paths: &[PathBuf]) {
        let command = match paths.iter().find(|path| !path.exists()) {
            Some(missing) => Command::Say(
                Message::warning("opening-gone").text("what", missing.display().to_string()),
            ),
            None => Command::Files(OpenedFiles::Open {
                origins: origins(paths, false),
                add: false,
            }),
        };
        self.send(command);
    }

    fn remap(&mut self, mappings: Vec<Mapping>, ctx: &egui::Context) {
        if let Some(import) = self.state.project.import.clone() {
            let origins = self.state.opening.origins.clone();
            let work = Work::Remap {
                import,
                origins,
                mappings,
            };
            self.start(work, ctx);
        }
    }

    /// On a thread: a path on a network that is down takes its time to be found missing.
    fn look_at_recent(&mut self, ctx: &egui::Context) {
        let mut recent: Vec<Recent> = self.state.opening.recent.clone();
        let repaint = ctx.clone();
        let look = move |_: &Unwatched| {
            for entry in &mut recent {
                entry.missing = !entry.paths.iter().all(|path| path.exists());
            }
            recent
        };
        let wake = move || repaint.request_repaint();
        self.looked.start((), Unwatched, wake, look);
    }
}
