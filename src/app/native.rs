//! The window around the shell.

use super::dialogs::{Answer, Dialog, ask_for_paths, ask_where};
use super::job::{AtEnd, Job};
use super::jobs::{Wanted, read};
use super::preferences::{Preferences, Saved};
use super::shell::Shell;
use crate::export::Plan;
use crate::load::{GivenReading, Progress};
use crate::model::{Day, Lang};
use crate::render::{adapter_for, keep_picture};
use crate::scene::Theme;
use crate::state::saving::Export;
use crate::state::{Ask, Command, Message, NamedView, OpenedFiles, Origin, Project, Settings};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Smallest size of the window, in points.
const LEAST_SIZE: [f32; 2] = [900.0, 600.0];

/// Size of the window at the first start, in points.
const FIRST_SIZE: [f32; 2] = [1280.0, 800.0];

/// So long after the start the window is made to fit the screen: its frame is known only once it stands.
const FITTING: Duration = Duration::from_secs(3);

/// How often preferences are written while frames are drawn.
const SAVE_EVERY: Duration = Duration::from_secs(10);

/// What the command line asks of the window.
#[derive(Clone, Debug, Default)]
pub struct LaunchWishes {
    /// What to open instead of the shipped data set.
    pub paths: Vec<PathBuf>,
    /// Whether to lay them over the shipped data set.
    pub over_shipped: bool,
    /// Language.
    pub lang: Option<Lang>,
    /// Theme.
    pub theme: Option<Theme>,
    /// The day to show.
    pub date: Option<Day>,
    /// How the files are to be understood.
    pub given: Vec<GivenReading>,
    /// The view to show.
    pub view: Option<NamedView>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// One sentence that says why no window could be opened.
pub fn open_window(wishes: LaunchWishes) -> Result<(), String> {
    if !has_display() {
        return Err("There is no display to open a window on; `kharita render --window --out FILE.png` draws it into a picture.".to_owned());
    }
    // The data set is read while the graphics start.
    let reading = Job::start(
        "load",
        AtEnd::Wait,
        Progress::default(),
        || (),
        |progress| read(None, progress),
    );
    let mut preferences = Preferences::of_user();
    let (saved, unreadable) = preferences.load();
    let size = saved
        .as_ref()
        .and_then(|saved| saved.window)
        .unwrap_or(FIRST_SIZE);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Kharita خريطة")
            .with_app_id("kharita")
            .with_icon(icon())
            .with_inner_size([size[0].max(LEAST_SIZE[0]), size[1].max(LEAST_SIZE[1])])
            .with_min_inner_size(LEAST_SIZE),
        wgpu_options: graphics(),
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let project = reading
            .wait()
            .map_err(|why| format!("The data set could not be read: {why}."))?;
        Shell::prepare(&cc.egui_ctx);
        let mut draws_slowly = false;
        if let Some(render_state) = &cc.wgpu_render_state {
            let ctx = cc.egui_ctx.clone();
            let wake = Arc::new(move || ctx.request_repaint());
            keep_picture(&cc.egui_ctx, render_state, wake);
            draws_slowly = is_software(&render_state.adapter.get_info());
        }
        let mut shell = session(Arc::new(project), saved.as_ref(), &wishes, preferences);
        if draws_slowly {
            shell.send(Command::DrawSlowly);
        }
        if unreadable {
            shell.send(Command::Say(Message::warning("notice-preferences-broken")));
        }
        shell.given.clone_from(&wishes.given);
        let (paths, over) = (&wishes.paths, wishes.over_shipped);
        // The day as if typed, so that one outside the data set is said.
        let view = wishes
            .view
            .clone()
            .map(|view| Command::Show(Box::new(view)));
        let date = wishes.date.map(|day| Command::TypeDate(day.to_string()));
        let asked = view.into_iter().chain(date).collect();
        shell.open_first(saved, paths, over, asked, &cc.egui_ctx);
        let native = Native {
            shell,
            asked: None,
            asked_where: None,
            saved_at: Instant::now(),
            opened_at: Instant::now(),
            pace: FramePace::new(cc.wgpu_render_state.as_ref()),
            released: Vec::new(),
        };
        Ok(Box::new(native) as Box<dyn eframe::App>)
    });
    eframe::run_native("kharita", options, create).map_err(|error| {
        format!("No window could be opened: {error}. `kharita render` makes pictures without one.")
    })
}

/// The program's icon, for systems that ask the window for it; those with a desktop entry take it from there.
fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../assets/packaging/icons/256.png");
    let image = image::load_from_memory(bytes)
        .expect("the icon is a PNG")
        .into_rgba8();
    egui::IconData {
        width: image.width(),
        height: image.height(),
        rgba: image.into_raw(),
    }
}

/// How graphics are started: on the best adapter, through the interface that suits it.
fn graphics() -> egui_wgpu::WgpuConfiguration {
    let mut options = egui_wgpu::WgpuConfiguration::default();
    if let egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_setup {
        setup.native_adapter_selector = Some(Arc::new(adapter_for));
    }
    options
}

/// Whether the pictures are computed without a graphics card: motion would only stutter.
fn is_software(adapter: &wgpu::AdapterInfo) -> bool {
    adapter.device_type == wgpu::DeviceType::Cpu
}

/// Whether there is a display to open a window on; other systems always have one.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_one = cfg!(all(
        unix,
        not(target_os = "macos"),
        not(target_os = "android")
    ));
    !needs_one || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")
}

/// A session as the preferences and the command line want it.
fn session(
    project: Arc<Project>,
    saved: Option<&Saved>,
    wishes: &LaunchWishes,
    preferences: Preferences,
) -> Shell {
    let mut settings = saved.map_or_else(first_settings, |saved| saved.settings.clone());
    settings.lang = wishes.lang.unwrap_or(settings.lang);
    settings.theme = wishes.theme.unwrap_or(settings.theme);
    let mut shell = Shell::new(project, settings, preferences);
    if let Some(saved) = saved {
        let recent = OpenedFiles::TakeRecent(saved.recent.clone());
        shell.send(Command::Files(recent));
        shell.send(Command::Restore(Box::new(saved.session.clone())));
    }
    shell
}

/// At the first start the window speaks the system's language.
fn first_settings() -> Settings {
    let arabic = sys_locale::get_locale().is_some_and(|tag| tag.starts_with("ar"));
    Settings {
        lang: if arabic { Lang::Ar } else { Lang::En },
        ..Settings::default()
    }
}

struct Native {
    shell: Shell,
    /// A dialog that is open.
    asked: Option<Dialog<Ask, Vec<PathBuf>>>,
    /// A dialog that asks where to write.
    asked_where: Option<Dialog<Plan, PathBuf>>,
    /// When preferences were last written.
    saved_at: Instant,
    /// When the window was opened.
    opened_at: Instant,
    pace: FramePace,
    /// Keys that were let go, and of which nobody was told yet.
    released: Vec<egui::Event>,
}

/// How long frames take.
struct FramePace {
    /// Whether a program draws rather than a card.
    is_software: bool,
    /// When the last frame began, if something moved in it.
    moved_at: Option<Instant>,
    /// Since when frames take long.
    slow_since: Option<Instant>,
}

/// After this time it is tried again whether frames are quick.
const SLOW_FOR: Duration = Duration::from_secs(10);

impl FramePace {
    fn new(graphics: Option<&egui_wgpu::RenderState>) -> Self {
        let kind = graphics.map(|graphics| graphics.adapter.get_info().device_type);
        Self {
            is_software: kind == Some(wgpu::DeviceType::Cpu),
            moved_at: None,
            slow_since: None,
        }
    }

    /// At the beginning of a frame: how long the last one took, in seconds, where that says something
    /// new. Where a program draws, nothing is shown on its way in any case.
    fn took(&mut self, is_moving: bool, is_slow: bool) -> Option<f32> {
        if self.is_software {
            return None;
        }
        let now = Instant::now();
        let before = self.moved_at.take().map(|before| now - before);
        if is_moving {
            self.moved_at = Some(now);
        }
        if let (Some(took), true) = (before, is_moving) {
            self.slow_since = Some(now);
            return Some(took.as_secs_f32());
        }
        let since = self.slow_since.filter(|since| now - *since > SLOW_FOR);
        since.filter(|_| is_slow).map(|_| 0.0)
    }
}

/// The size inside the frame with which a window and its frame fit a screen; `None` where it fits already.
fn fitted(inner: egui::Vec2, outer: egui::Vec2, screen: egui::Vec2) -> Option<egui::Vec2> {
    let over = (outer - screen).max(egui::Vec2::ZERO);
    let least = egui::Vec2::from(LEAST_SIZE).min(inner);
    let fitted = (inner - over).max(least);
    (over != egui::Vec2::ZERO && fitted != inner).then_some(fitted)
}

impl Native {
    /// Makes the window smaller where its title bar leaves it no room on the screen.
    fn fit(&self, ctx: &egui::Context) {
        let opened = self.opened_at.elapsed();
        if opened > FITTING {
            return;
        }
        // Frames may be few while nobody does anything.
        ctx.request_repaint_after(FITTING / 10);
        let found = ctx.input(|input| {
            let viewport = input.viewport();
            let (inner, outer) = (viewport.inner_rect?, viewport.outer_rect?);
            let is_free = viewport.fullscreen != Some(true) && viewport.maximized != Some(true);
            let size = fitted(inner.size(), outer.size(), viewport.monitor_size?)?;
            is_free.then_some(size)
        });
        if let Some(size) = found {
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(size));
        }
    }

    /// Writes to the path that was chosen in a dialog.
    fn take_path(&mut self) {
        let asked = self.asked_where.as_mut();
        let Some((plan, answer)) = asked.and_then(|asked| Some((asked.about, asked.answer()?)))
        else {
            return;
        };
        self.asked_where = None;
        self.shell.send(match answer {
            Answer::Chosen(path) => Command::Export(Export::To(plan, path)),
            Answer::NoDialog => Command::Say(Message::failure("save-no-dialog")),
            Answer::Nothing => return,
        });
    }

    /// Opens what was chosen in a dialog.
    fn take_answer(&mut self) {
        let asked = self.asked.as_mut();
        let Some((what, answer)) = asked.and_then(|asked| Some((asked.about, asked.answer()?)))
        else {
            return;
        };
        self.asked = None;
        self.shell.send(match answer {
            Answer::Chosen(mut paths) if what == Ask::Original => {
                Command::Files(OpenedFiles::Attach(paths.swap_remove(0)))
            }
            Answer::Chosen(paths) if what == Ask::Moved => {
                Command::Files(OpenedFiles::Found(paths))
            }
            // It is opened without them.
            Answer::Nothing | Answer::NoDialog if what == Ask::Moved => {
                Command::Files(OpenedFiles::Found(Vec::new()))
            }
            Answer::Chosen(paths) => {
                let origins = paths.into_iter().map(Origin::Path).collect();
                let add = what == Ask::Layers;
                Command::Files(match what {
                    Ask::Story => OpenedFiles::OpenStories(origins),
                    Ask::Files | Ask::Folder | Ask::Layers | Ask::Moved | Ask::Original => {
                        OpenedFiles::Open { origins, add }
                    }
                })
            }
            Answer::NoDialog => Command::Say(Message::failure("opening-no-dialog")),
            Answer::Nothing => return,
        });
    }
}

impl eframe::App for Native {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        // Nothing is done when a key is let go: egui is told with what comes next, lest it draw three
        // frames for it.
        let is_release =
            |event: &egui::Event| matches!(event, egui::Event::Key { pressed, .. } if !pressed);
        if input.events.iter().all(is_release) {
            self.released.append(&mut input.events);
        } else {
            let held = std::mem::take(&mut self.released);
            input.events.splice(0..0, held);
        }
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let (is_moving, is_slow) = (self.shell.state.is_moving(), self.shell.state.slow_frames);
        if let Some(seconds) = self.pace.took(is_moving, is_slow) {
            self.shell.send(Command::FrameTook(seconds));
        }
        self.fit(ctx);
        self.take_answer();
        self.take_path();
        self.shell.logic(ctx);
        for wanted in self.shell.take_wanted() {
            let repaint = ctx.clone();
            let done = move || repaint.request_repaint();
            match wanted {
                Wanted::Ask { what, kinds } => self.asked = Some(ask_for_paths(what, kinds, done)),
                Wanted::AskWhere { plan, name } => {
                    self.asked_where = Some(ask_where(plan, name, done));
                }
            }
        }
        // A crash or a log-out loses little.
        let is_due = self.saved_at.elapsed() > SAVE_EVERY;
        if is_due || ctx.input(|input| input.viewport().close_requested()) {
            let inner = ctx.input(|input| input.viewport().inner_rect);
            self.shell
                .save(inner.map(|rect| [rect.width(), rect.height()]));
            self.saved_at = Instant::now();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.shell.ui(ui);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Vec2, vec2};

    #[test]
    fn a_window_with_its_title_bar_fits_the_screen() {
        let fits = |inner: Vec2, frame: Vec2| fitted(inner, inner + frame, vec2(1280.0, 800.0));
        assert_eq!(fits(vec2(1200.0, 700.0), vec2(2.0, 25.0)), None);
        let frame = vec2(2.0, 25.0);
        assert_eq!(fits(vec2(1280.0, 800.0), frame), Some(vec2(1278.0, 775.0)));
        // Never smaller than everything needs, and never larger than before.
        assert_eq!(
            fitted(vec2(900.0, 600.0), vec2(902.0, 625.0), vec2(640.0, 480.0)),
            None
        );
    }

    proptest::proptest! {
        #[test]
        fn it_is_never_larger_than_it_was(
            inner in (1.0..4000.0f32, 1.0..3000.0f32),
            frame in (0.0..60.0f32, 0.0..60.0f32),
            screen in (1.0..4000.0f32, 1.0..3000.0f32),
        ) {
            let [inner, frame, screen] = [inner, frame, screen].map(|(x, y)| vec2(x, y));
            if let Some(size) = fitted(inner, inner + frame, screen) {
                proptest::prop_assert!(size.x <= inner.x && size.y <= inner.y);
                // It fits, or is as small as it may be.
                let least = Vec2::from(LEAST_SIZE);
                proptest::prop_assert!(size.x + frame.x <= screen.x + 0.01 || size.x <= least.x);
                proptest::prop_assert!(size.y + frame.y <= screen.y + 0.01 || size.y <= least.y);
            }
        }
    }
}
