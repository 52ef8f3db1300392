//! Whole frames as a window without a graphics card draws them: panels laid out, what changed drawn by
//! the software rasteriser into a target of the window's size, and waited for. Handing the picture to
//! the window system is not among it.
//!
//! `cargo bench --bench frames` prints, for each act, the processor time of all threads and the time
//! that passes, and how much was drawn. It fails nothing: machines differ.
#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::render::{FrameCount, Gpu, WindowFrame, WindowPicture, new_picture};
use kharita::state::{Action, Command, Project, Settings};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Acts of each kind that are measured, after some that are not.
const ACTS: u32 = 40;
const WARM_UP: u32 = 5;

fn main() {
    let loaded = kharita::load::embedded();
    let project = Arc::new(Project::new(loaded.world, loaded.problems, None));
    let mut window = Window::new(&project, Vec2::new(1280.0, 800.0));
    println!("{}", kharita::render::describe(&window.gpu.info));
    println!("{:<34}{:>9}{:>9}  drawn", "1280 × 800", "CPU ms", "wall ms");
    let right = |window: &mut Window, _| window.key(Key::ArrowRight);
    window.measure("a new date", right);
    let change = |window: &mut Window, _| window.send(Command::Do(Action::NextChange));
    window.measure("the next change", change);
    let places = [pos2(450.0, 300.0), pos2(590.0, 360.0), pos2(520.0, 420.0)];
    window.measure("a hover", |window, number| {
        window.event(Event::PointerMoved(places[number as usize % 3]));
    });
    window.drag("a pan of 10 pixels");
    window.measure("a frame in which nothing changes", |_, _| ());
    window.measure("an idle second", |window, _| window.idles = true);
    window.idles = false;
    let mut hall = Window::new(&project, Vec2::new(1920.0, 1080.0));
    hall.send(Command::Do(Action::Present));
    hall.frame();
    println!("{:<34}{:>9}{:>9}", "1920 × 1080", "CPU ms", "wall ms");
    hall.measure("a new date before an audience", right);
}

struct Window {
    gpu: Gpu,
    shell: Shell,
    ctx: egui::Context,
    picture: WindowPicture,
    size: Vec2,
    time: f64,
    events: Vec<Event>,
    /// Nothing asks for a frame.
    idles: bool,
}

impl Window {
    fn new(project: &Arc<Project>, size: Vec2) -> Self {
        let gpu = Gpu::software().expect("a driver that draws");
        let ctx = egui::Context::default();
        Shell::prepare(&ctx);
        let settings = Settings::default();
        let mut shell = Shell::new(project.clone(), settings, Preferences::nowhere());
        // As where a program draws: nothing is shown on its way.
        shell.send(Command::FrameTook(f32::INFINITY));
        let mut window = Self {
            picture: new_picture(&gpu, 1),
            gpu,
            shell,
            ctx,
            size,
            time: 0.0,
            events: Vec::new(),
            idles: false,
        };
        for _ in 0..4 {
            window.frame();
        }
        window
    }

    fn send(&mut self, command: Command) {
        self.shell.send(command);
    }

    fn event(&mut self, event: Event) {
        self.events.push(event);
    }

    fn key(&mut self, key: Key) {
        self.event(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        self.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }

    /// Draws one frame and waits until it is drawn.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of a test, which are small"
    )]
    fn frame(&mut self) -> FrameCount {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events: std::mem::take(&mut self.events),
            ..Default::default()
        };
        let shell = &mut self.shell;
        let output = self.ctx.run_ui(input, |ui| {
            shell.logic(ui.ctx());
            shell.ui(ui);
        });
        let frame = WindowFrame {
            shapes: output.shapes,
            textures: output.textures_delta,
            size: [self.size.x, self.size.y].map(|side| side as u32),
            pixels_per_point: output.pixels_per_point,
            ground: self.ctx.global_style().visuals.panel_fill,
        };
        let ctx = &self.ctx;
        self.picture
            .draw(frame, |shapes, scale| ctx.tessellate(shapes, scale));
        self.gpu
            .device
            .poll(wgpu::PollType::wait_indefinitely())
            .expect("the driver draws");
        self.picture.last_count().clone()
    }

    fn measure(&mut self, name: &str, mut act: impl FnMut(&mut Self, u32)) {
        let mut last = FrameCount::default();
        let mut begun = (Instant::now(), processor_time());
        for number in 0..WARM_UP + ACTS {
            if number == WARM_UP {
                begun = (Instant::now(), processor_time());
            }
            act(self, number);
            if self.idles {
                std::thread::sleep(Duration::from_millis(25));
            } else {
                last = self.frame();
            }
        }
        let wall = begun.0.elapsed();
        let cpu = begun.1.zip(processor_time()).map(|(from, to)| to - from);
        print(name, cpu, wall, &last);
    }

    fn drag(&mut self, name: &str) {
        let at = |number: u32| pos2(400.0 + 10.0 * number as f32, 300.0);
        self.event(Event::PointerMoved(at(0)));
        self.button(at(0), true);
        self.frame();
        self.measure(name, |window, number| {
            // There and back again, for the map has edges.
            let turned = if number < 20 {
                number
            } else {
                40_u32.abs_diff(number)
            };
            window.event(Event::PointerMoved(at(turned)));
        });
        self.button(at(0), false);
        self.frame();
    }
}

fn print(name: &str, cpu: Option<Duration>, wall: Duration, last: &FrameCount) {
    let each = |time: Duration| time.as_secs_f64() * 1_000.0 / f64::from(ACTS);
    let cpu = cpu.map_or("–".to_owned(), |cpu| format!("{:.1}", each(cpu)));
    let map = last.maps.first().copied().unwrap_or_default();
    println!(
        "{name:<34}{cpu:>9}{:>9.1}  window {} px in {}, map {} px in {}, {} moved, {} corners",
        each(wall),
        last.pixels,
        last.boxes,
        map.pixels,
        map.boxes,
        map.moved_pixels,
        map.corners,
    );
}

/// Processor time of all threads, where the system tells it: Linux, in hundredths of a second.
fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may hold spaces, and ends with the last parenthesis.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks()? + ticks()?)))
}
