//! The session with its panels and its queue of commands, without any window system.

use super::arranger::{self, Arranger};
use super::corrector::{self, OriginalReader};
use super::excerpt::{self, ExcerptReader};
use super::job::{AtEnd, Unwatched, Worker};
use super::jobs::{self, Loader, Wanted};
use super::mappings::Mappings;
use super::preferences::Preferences;
use super::saver::{self, Copier, Saver};
use super::sessions::WaitingSession;
use super::story_files::{self, StoryReader};
use super::teller::{self, Teller};
use super::watch::FolderWatch;
use super::writer::FileWriter;
use crate::load::GivenReading;
use crate::model::Mapping;
use crate::state::messages::Argument;
use crate::state::{
    Action, Command, Effect, Message, Project, Recent, SavedSession, Settings, State, apply,
};
use crate::text::is_safe;
use crate::ui::time::date_field_id;
use crate::ui::window::{WindowMemory, picture_ui, window_ui};
use crate::ui::{Ctx, Look, Words, fonts};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Everything of the program that is not the window system's.
pub struct Shell {
    /// What the user is doing.
    pub state: State,
    pub(super) words: Words,
    commands: RefCell<Vec<Command>>,
    memory: WindowMemory,
    pub(super) loader: Loader,
    pub(super) saver: Saver,
    pub(super) copier: Copier,
    pub(super) excerpts: ExcerptReader,
    pub(super) arranger: Arranger,
    pub(super) teller: Teller,
    pub(super) preferences: Preferences,
    pub(super) mappings: Mappings,
    /// How the files that are opened next are to be understood.
    pub(super) given: Vec<GivenReading>,
    /// A reading that is being written beside its file.
    pub(super) reading: Option<FileWriter>,
    /// The corrections that are being written beside their data set.
    pub(super) overlay: Option<FileWriter>,
    pub(super) watch: FolderWatch,
    /// Recent files that are being looked for.
    pub(super) looked: Worker<(), Vec<Recent>, Unwatched>,
    /// Files of which some may be stories.
    pub(super) stories: StoryReader,
    /// An original that is being read.
    pub(super) originals: OriginalReader,
    /// A session that waits for its files to be found.
    pub(super) waiting_session: Option<WaitingSession>,
    /// How a session says that its files are understood.
    pub(super) given_readings: BTreeMap<String, Mapping>,
    /// What is asked for when what is being read is there.
    pub(super) after_reading: Vec<Command>,
    /// The last session, for what is being read, and what was asked for instead.
    pub(super) restore: Option<(Box<SavedSession>, Vec<Command>)>,
    dressed: Option<(Look, u16)>,
    /// When the last frame was, in seconds of egui's clock.
    time: Option<f64>,
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
        let (loader, dressed, wanted) = (jobs::loader(), None, Vec::new());
        let mappings = preferences.mappings();
        let (watch, restore) = (FolderWatch::default(), None);
        // A path on a network that is down takes its time to be found missing.
        let looked = Worker::new("recent", AtEnd::Leave);
        Self {
            saver: saver::saver(),
            copier: saver::copier(),
            excerpts: excerpt::reader(),
            arranger: arranger::arranger(),
            teller: teller::teller(),
            time: None,
            mappings,
            stories: story_files::reader(),
            after_reading: Vec::new(),
            given: Vec::new(),
            reading: None,
            overlay: None,
            originals: corrector::originals(),
            waiting_session: None,
            given_readings: BTreeMap::new(),
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
        // Its keys are those of the table, and what they change is kept.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
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
        self.collect_preferences();
        self.look_at_overlay();
        self.look_around(ctx);
        let mut effects = self.obey(ctx);
        effects.extend(self.arrange_table(ctx));
        effects.extend(self.pass_time(ctx));
        for effect in effects {
            self.carry_out(effect, ctx);
        }
        self.dress(ctx);
    }

    /// Does what was asked for; answers with what is left to the shell.
    fn obey(&mut self, ctx: &egui::Context) -> Vec<Effect> {
        let commands = only_the_last_date(self.commands.take());
        let mut effects = Vec::new();
        for command in commands {
            effects.extend(apply(&mut self.state, command));
        }
        effects.extend(self.tell(ctx));
        effects
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

    /// Begins to remember where the user is, for the next start.
    pub fn save(&mut self, window_size: Option<[f32; 2]>) {
        self.preferences.save(&self.state, window_size);
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
        // What opens a field would be typed into it when the same frame is laid out again.
        let opens_field = |command: &Command| {
            matches!(
                command,
                Command::Do(Action::Search | Action::Palette | Action::TypeDate)
            )
        };
        let opens = commands.iter().any(opens_field);
        if ctx.current_pass_index() > 0 || opens || commands.iter().all(follows_pointer) {
            ctx.request_repaint();
            return;
        }
        for effect in self.obey(ctx) {
            self.carry_out(effect, ctx);
        }
        self.dress(ctx);
        ctx.request_discard("what was asked for is shown in the same frame");
    }

    /// Says where what was to be remembered could not be written.
    fn collect_preferences(&mut self) {
        if let Some(error) = self.preferences.look() {
            let not = Message::failure("notice-saved-not");
            self.send(Command::Say(not.with("what", Argument::from(&error))));
        }
    }

    /// Lets the time of the user pass, as egui measures it between two frames.
    fn pass_time(&mut self, ctx: &egui::Context) -> Vec<Effect> {
        let now = ctx.input(|input| input.time);
        let passed = now - self.time.replace(now).unwrap_or(now);
        let mut effects = apply(&mut self.state, Command::Pass(passed.max(0.0)));
        if let Some(seconds) = self.state.messages.next_change() {
            ctx.request_repaint_after(Duration::from_secs_f64(seconds));
        }
        if self.state.is_moving() {
            let seconds = ctx.input(|input| input.stable_dt);
            effects.extend(apply(&mut self.state, Command::Tick(seconds)));
            ctx.request_repaint();
        }
        effects
    }

    fn carry_out(&mut self, effect: Effect, ctx: &egui::Context) {
        match effect {
            Effect::OpenLink(link) => {
                if is_safe(&link) {
                    ctx.open_url(egui::OpenUrl::new_tab(link))
                } else {
                    let refused = Message::failure("notice-link-refused");
                    self.send(Command::Say(refused.text("what", link)));
                }
            }
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::Files(effect) => self.carry_out_files(effect, ctx),
            Effect::Export(effect) => self.carry_out_export(effect, ctx),
            Effect::ReadExcerpt(problem, place) => self.read_excerpt(problem, place, ctx),
            Effect::CancelLoad => {
                self.loader.give_up();
                // What was said of it in this frame is over as well.
                apply(&mut self.state, Command::SetLoading(None));
                self.send(Command::Say(Message::done("notice-cancelled")));
            }
            Effect::Correct => self.correct(ctx),
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
        let percent = self.state.settings.text_percent;
        if self.dressed != Some((look, percent)) {
            ctx.set_zoom_factor(f32::from(percent) / 100.0);
            ctx.set_visuals(look.visuals());
            ctx.global_style_mut(|style| {
                style.spacing.item_spacing = egui::vec2(6.0, 4.0);
                style.interaction.selectable_labels = false;
            });
            self.dressed = Some((look, percent));
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
