//! The session with its panels and its queue of commands, without any window system.

use super::arranger::Arranger;
use super::excerpt::ExcerptReader;
use super::jobs::{Loader, Wanted};
use super::mappings::Mappings;
use super::preferences::Preferences;
use super::saver::Saver;
use super::watch::FolderWatch;
use crate::model::Day;
use crate::state::{Command, Effect, Project, Recent, SavedSession, Settings, State, apply};
use crate::ui::time::date_field_id;
use crate::ui::window::{WindowMemory, picture_ui, window_ui};
use crate::ui::{Ctx, Look, Words, fonts};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// How often a notice counts down while nothing else moves.
const NOTICE_EVERY: Duration = Duration::from_millis(200);

/// Everything of the program that is not the window system's.
pub struct Shell {
    /// What the user is doing.
    pub state: State,
    pub(super) words: Words,
    commands: RefCell<Vec<Command>>,
    memory: WindowMemory,
    pub(super) loader: Loader,
    pub(super) saver: Saver,
    pub(super) excerpts: ExcerptReader,
    pub(super) arranger: Arranger,
    preferences: Preferences,
    pub(super) mappings: Mappings,
    pub(super) watch: FolderWatch,
    /// Recent files that are being looked for.
    pub(super) looked: Option<Receiver<Vec<Recent>>>,
    /// The last session, for what is being read, and what was asked for instead.
    pub(super) restore: Option<(Box<SavedSession>, Option<Day>)>,
    dressed: Option<Look>,
    /// What the shell could not do itself and the window must.
    wanted: Vec<Wanted>,
}

impl Shell {
    /// A session on a data set. Preferences are written through `preferences`.
    pub fn new(project: Arc<Project>, settings: Settings, preferences: Preferences) -> Self {
        let words = Words::new(settings.lang);
        let memory = WindowMemory::new(&project);
        let state = State::new(project, settings);
        let commands = RefCell::new(Vec::new());
        let (loader, dressed, wanted) = (Loader::default(), None, Vec::new());
        let mappings = preferences.mappings();
        let (watch, looked, restore) = (FolderWatch::default(), None, None);
        Self {
            saver: Saver::default(),
            excerpts: ExcerptReader::default(),
            arranger: Arranger::default(),
            mappings,
            watch,
            looked,
            restore,
            state,
            words,
            commands,
            memory,
            loader,
            preferences,
            dressed,
            wanted,
        }
    }

    /// Puts fonts into a fresh egui context.
    pub fn prepare(ctx: &egui::Context) {
        fonts::install(ctx);
    }

    /// Asks for something, as a panel would.
    pub fn send(&mut self, command: Command) {
        self.commands.get_mut().push(command);
    }

    /// Does what was asked for since the last frame. Works; does not paint.
    pub fn logic(&mut self, ctx: &egui::Context) {
        if ctx.current_pass_index() > 0 {
            // The frame is only laid out again.
            return;
        }
        self.collect_job(ctx);
        self.collect_saving(ctx);
        self.look_around(ctx);
        let mut effects = self.obey();
        effects.extend(self.arrange_table(ctx));
        if self.state.is_moving() {
            let seconds = ctx.input(|input| input.stable_dt);
            effects.extend(apply(&mut self.state, Command::Tick(seconds)));
            ctx.request_repaint();
        } else if self.state.notice.is_some() {
            effects.extend(apply(
                &mut self.state,
                Command::Tick(NOTICE_EVERY.as_secs_f32()),
            ));
            ctx.request_repaint_after(NOTICE_EVERY);
        }
        for effect in effects {
            self.carry_out(effect, ctx);
        }
        self.dress(ctx);
    }

    /// Does what was asked for; answers with what is left to the shell.
    fn obey(&mut self) -> Vec<Effect> {
        let commands = only_the_last_date(self.commands.take()).into_iter();
        commands
            .flat_map(|command| apply(&mut self.state, command))
            .collect()
    }

    /// Draws the whole window.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        let panels = Ctx::new(&self.state, &self.words, &self.commands);
        window_ui(ui, &panels, &mut self.memory);
        self.go_on(ui.ctx());
    }

    /// Draws the map alone.
    pub fn picture(&mut self, ui: &mut egui::Ui) {
        let panels = Ctx::new(&self.state, &self.words, &self.commands);
        picture_ui(ui, &panels, &mut self.memory);
        self.go_on(ui.ctx());
    }

    /// Throws away all that panels keep to save work; the next frame must look the same.
    pub fn forget_derived(&mut self) {
        self.memory = WindowMemory::new(&self.state.project);
    }

    /// The words of the window.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Asks the window for what only it can do.
    pub(super) fn want(&mut self, wanted: Wanted) {
        self.wanted.push(wanted);
    }

    /// What only the window can do, since the last call.
    pub fn take_wanted(&mut self) -> Vec<Wanted> {
        std::mem::take(&mut self.wanted)
    }

    /// Remembers where the user is, for the next start.
    pub fn save(&mut self, window_size: Option<[f32; 2]>) {
        if let Err(error) = self.preferences.save(&self.state, window_size) {
            let why = self.words.refusal(&error);
            self.send(Command::Say("notice-saved-not", why));
        }
    }

    /// What was asked for is shown in the same frame, which is laid out again for it; what follows the
    /// pointer is shown where it is in any case, and its command waits for the next frame.
    fn go_on(&mut self, ctx: &egui::Context) {
        let follows_pointer = |command: &Command| {
            let moves = matches!(command, Command::SetCamera(_) | Command::Hover(_));
            moves || matches!(command, Command::MapSize(_))
        };
        let commands = self.commands.get_mut();
        if commands.is_empty() {
            return;
        }
        if ctx.current_pass_index() > 0 || commands.iter().all(follows_pointer) {
            ctx.request_repaint();
            return;
        }
        for effect in self.obey() {
            self.carry_out(effect, ctx);
        }
        self.dress(ctx);
        ctx.request_discard("what was asked for is shown in the same frame");
    }

    fn carry_out(&mut self, effect: Effect, ctx: &egui::Context) {
        match effect {
            Effect::OpenLink(link) => ctx.open_url(egui::OpenUrl::new_tab(link)),
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::Files(effect) => self.carry_out_files(effect, ctx),
            Effect::Export(effect) => self.carry_out_export(effect, ctx),
            Effect::ReadExcerpt(problem, place) => self.read_excerpt(problem, place, ctx),
            Effect::CancelLoad => {
                self.loader.cancel();
                self.send(Command::Say("notice-cancelled", String::new()));
            }
            Effect::FullScreen(on) => ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(on)),
            Effect::Save(_settings) => self.save(None),
            Effect::FocusDate => ctx.memory_mut(|memory| memory.request_focus(date_field_id())),
            Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    /// Words and colours as the settings say.
    fn dress(&mut self, ctx: &egui::Context) {
        if self.words.lang() != self.state.settings.lang {
            self.words = Words::new(self.state.settings.lang);
            ctx.request_repaint();
        }
        let look = Look::of(self.state.settings.theme);
        if self.dressed != Some(look) {
            ctx.set_visuals(look.visuals());
            ctx.global_style_mut(|style| {
                style.spacing.item_spacing = egui::vec2(6.0, 4.0);
                style.interaction.selectable_labels = false;
            });
            self.dressed = Some(look);
        }
    }
}

/// Of several moves of the playhead in one frame only the last counts.
fn only_the_last_date(mut commands: Vec<Command>) -> Vec<Command> {
    let last = commands
        .iter()
        .rposition(|command| matches!(command, Command::SetDate(_)));
    let mut index = 0;
    commands.retain(|command| {
        let keep = !matches!(command, Command::SetDate(_)) || Some(index) == last;
        index += 1;
        keep
    });
    commands
}
