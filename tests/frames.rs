//! What is kept from frame to frame: the same as what is drawn anew, to the last bit, and no more is
//! drawn than what changed. Counted, not timed.

#[expect(dead_code, reason = "the windows of the other tests")]
mod common;

use common::{WindowRenderer, window_drawn_by};
use egui::epaint::ClippedShape;
use egui::{Color32, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, pos2};
use egui_kittest::{Harness, TestRenderer};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::geometry::{Camera, Viewport};
use kharita::model::{AreaId, Condition, Day, Filter, ForceId};
use kharita::render::{Gpu, WindowFrame, WindowPicture, draw, new_picture, paint_callback};
use kharita::scene::{Layers, Query, Scene, SceneBuilder, Theme};
use kharita::state::{Project, Settings};

/// Numbers by chance, and the same in each run.
struct Chance(u64);

impl Chance {
    /// A number below `end`: xorshift after Marsaglia (2003).
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as u32 % end
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "numbers of a test, which are small"
    )]
    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u32) as usize]
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.below(1_000)) / 1_000.0
    }
}

/// The whole map in a window of this size, on the day on which the data set opens.
fn query(project: &Project, [width, height]: [f64; 2]) -> Query {
    let viewport = Viewport { width, height };
    let date = project.world.about.opens_on;
    Query {
        date,
        date_before: date,
        fade: 1.0,
        theme: Theme::Light,
        filter: Filter::default(),
        outlined: Vec::new(),
        hovered: None,
        selected: None,
        camera: Camera::fit(project.prepared.bounds, viewport, 16.0),
        viewport,
        pixels_per_point: 1.0,
        layers: Layers::default(),
        hidden_layers: Vec::new(),
        dress: kharita::scene::Dress::default(),
    }
}

struct Painted {
    gpu: Gpu,
    picture: WindowPicture,
}

impl Painted {
    fn new() -> Self {
        let gpu = Gpu::software().unwrap_or_else(|error| panic!("{error}"));
        let picture = new_picture(&gpu, 1);
        Self { gpu, picture }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of a test, which are small"
    )]
    fn draw(&mut self, scene: Scene) -> image::RgbaImage {
        let viewport = scene.viewport;
        let pixels_per_point = scene.pixels_per_point;
        // Not on a whole pixel, as maps beside a panel lie.
        let left_top = pos2(0.4, 0.3);
        let size = Vec2::new(viewport.width as f32, viewport.height as f32);
        let rect = Rect::from_min_size(left_top, size);
        let frame = WindowFrame {
            shapes: vec![ClippedShape {
                clip_rect: rect,
                shape: paint_callback(rect, scene).into(),
                transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
            }],
            textures: white(),
            size: [size.x, size.y].map(|side| (side * pixels_per_point).ceil() as u32 + 2),
            pixels_per_point,
            ground: Color32::BLACK,
        };
        let image = draw(&self.gpu, &mut self.picture, frame, |shapes, scale| {
            let options = egui::epaint::TessellationOptions::default();
            egui::epaint::Tessellator::new(scale, options, [1, 1], Vec::new())
                .tessellate_shapes(shapes)
        });
        image.unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The texture of shapes without one, as egui has it.
fn white() -> egui::TexturesDelta {
    let image = egui::ColorImage::filled([1, 1], Color32::WHITE);
    let delta = egui::epaint::ImageDelta::full(image, egui::TextureOptions::LINEAR);
    let mut textures = egui::TexturesDelta::default();
    textures.push(egui::TextureId::default(), delta);
    textures
}

/// Does one thing by chance, small things more often than great ones.
fn act(query: &mut Query, project: &Project, chance: &mut Chance) -> String {
    let world = &project.world;
    let areas: Vec<AreaId> = world.area_ids().collect();
    let about = &world.about;
    let what = chance.below(100);
    match what {
        0..30 => {
            query.date_before = query.date;
            let by = chance.below(61).cast_signed() - 30;
            query.date = query.date.plus_days(by).clamp(about.first, about.last);
            query.fade = *chance.of(&[0.0, 0.3, 1.0]);
        }
        30..40 => query.fade = (query.fade + 0.4).min(1.0),
        40..60 => {
            let by = [0; 2].map(|_| chance.between(-40.0, 40.0));
            query.camera = query.camera.panned_by(by);
        }
        60..65 => {
            let zoom = chance.between(4.0, 12.0);
            query.camera.zoom = zoom;
        }
        65..80 => query.hovered = (chance.below(4) > 0).then(|| *chance.of(&areas)),
        80..88 => query.selected = (chance.below(4) > 0).then(|| *chance.of(&areas)),
        88..91 => query.outlined = (0..chance.below(4)).map(|_| *chance.of(&areas)).collect(),
        91..94 => {
            let forces: Vec<ForceId> = world.force_ids().collect();
            let some = 0..chance.below(3);
            query.filter = some
                .map(|_| Condition::Force(*chance.of(&forces)))
                .collect();
        }
        94..96 => query.theme = *chance.of(&[Theme::Light, Theme::Dark]),
        96..98 => query.layers.borders ^= true,
        98 => query.pixels_per_point = *chance.of(&[1.0, 1.25, 1.5]),
        _ => {
            let bounds = project.prepared.bounds;
            query.camera = Camera::fit(bounds, query.viewport, 16.0);
        }
    }
    format!("{what}: {} at zoom {}", query.date, query.camera.zoom)
}

/// A thousand random acts: what is kept is what would be drawn anew.
#[test]
fn a_map_that_is_kept_is_a_map_drawn_anew() {
    let project = common::shipped::project();
    let mut query = query(&project, [200.0, 150.0]);
    let mut builder = SceneBuilder::new(&project.world, &project.prepared);
    let [mut kept, mut anew] = [Painted::new(), Painted::new()];
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut drawn = 0;
    for number in 0..1_000 {
        let what = act(&mut query, &project, &mut chance);
        let scene = builder.build(&project.world, &project.prepared, &query);
        anew.picture.forget();
        let (is, should_be) = (kept.draw(scene.clone()), anew.draw(scene));
        let counts = &kept.picture.last_count().maps;
        drawn += u64::from(counts.iter().any(|count| count.moved_pixels > 0));
        assert!(is == should_be, "act {number}, {what}: {counts:?}");
    }
    assert!(drawn > 100, "maps were moved {drawn} times");
}

/// A day on which few areas change, and how many.
fn quiet_day(project: &Project) -> (Day, Vec<AreaId>) {
    let timeline = &project.world.timeline;
    let about = &project.world.about;
    let mut cursor = timeline.cursor(about.opens_on);
    let mut day = about.opens_on;
    while day < about.last {
        day = day.plus_days(1);
        let mut moved = Vec::new();
        cursor.move_to(timeline, day, |area| moved.push(area));
        moved.sort();
        moved.dedup();
        if (1..=3).contains(&moved.len()) {
            return (day, moved);
        }
    }
    panic!("no day on which one to three areas change");
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a test, which are small"
)]
fn a_new_date_draws_the_boxes_of_what_changed() {
    let project = common::shipped::project();
    let mut query = query(&project, [640.0, 480.0]);
    let mut builder = SceneBuilder::new(&project.world, &project.prepared);
    let mut window = Painted::new();
    let (day, changed) = quiet_day(&project);
    query.date = day.plus_days(-1);
    query.date_before = query.date;
    window.draw(builder.build(&project.world, &project.prepared, &query));
    let whole = window.picture.last_count().maps[0];
    query.date = day;
    query.date_before = day;
    window.draw(builder.build(&project.world, &project.prepared, &query));
    let drawn = window.picture.last_count().maps[0];
    let px_per_world = query.camera.points_per_world();
    // Nine points of reach and two pixels of rounding on each side, and one for the parts of pixels.
    let around = 2.0 * (9.0 + 2.0) + 1.0;
    let boxes = changed.iter().map(|area| {
        let bounds = project.prepared.area_bounds[area.index()];
        [bounds.width(), bounds.height()].map(|side| (side * px_per_world + around).ceil())
    });
    let most: f64 = boxes.map(|[width, height]| width * height).sum();
    // Boxes are put together where that costs few pixels.
    let most = most as u64 + 2_048 * changed.len() as u64;
    assert!(
        drawn.boxes > 0 && drawn.pixels <= most,
        "{drawn:?}, at most {most}"
    );
    assert!(drawn.corners * 4 < whole.corners, "{drawn:?} of {whole:?}");
    window.draw(builder.build(&project.world, &project.prepared, &query));
    assert_eq!(window.picture.last_count().maps[0], Default::default());
    assert_eq!(window.picture.last_count().pixels, 0, "nothing changed");
}

#[test]
fn a_pointer_draws_the_area_beneath_it() {
    let project = common::shipped::project();
    let mut query = query(&project, [640.0, 480.0]);
    let mut builder = SceneBuilder::new(&project.world, &project.prepared);
    let mut window = Painted::new();
    window.draw(builder.build(&project.world, &project.prepared, &query));
    let whole = window.picture.last_count().maps[0].pixels;
    query.hovered = project.world.area_ids().next();
    window.draw(builder.build(&project.world, &project.prepared, &query));
    let count = window.picture.last_count().maps[0];
    assert!(
        count.boxes == 1 && count.pixels < whole / 4,
        "{count:?} of {whole}"
    );
}

/// Draws each window twice: with what is kept, and anew. They must be the same.
#[derive(Default)]
struct Comparing {
    kept: WindowRenderer,
    anew: WindowRenderer,
}

impl TestRenderer for Comparing {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.anew.handle_delta(&mut delta.clone());
        self.kept.handle_delta(delta);
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let is = self.kept.render(ctx, output)?;
        if let Some((_, picture)) = &mut self.anew.kept {
            picture.forget();
        }
        let should_be = self.anew.render(ctx, output)?;
        if is == should_be {
            return Ok(is);
        }
        let differ = is.enumerate_pixels();
        let differ = differ.filter(|(x, y, pixel)| should_be.get_pixel(*x, *y) != *pixel);
        let places: Vec<_> = differ.map(|(x, y, _)| (x, y)).collect();
        Err(format!(
            "{} pixels differ, the first {:?}; drawn: {:?}",
            places.len(),
            &places[..places.len().min(5)],
            self.kept
                .kept
                .as_ref()
                .map(|(_, picture)| picture.last_count()),
        ))
    }
}

/// Does something in a window by chance.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a test, which are small"
)]
fn use_window(harness: &mut Harness<'static, Shell>, size: Vec2, chance: &mut Chance) -> String {
    let at = Pos2::new(
        chance.below(size.x as u32) as f32,
        chance.below(size.y as u32) as f32,
    );
    let what = chance.below(10);
    let button = |pressed| egui::Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    match what {
        0..4 => {
            let keys = [
                Key::ArrowRight,
                Key::ArrowLeft,
                Key::N,
                Key::P,
                Key::Escape,
                Key::Plus,
                Key::Minus,
                Key::Tab,
                Key::F,
            ];
            harness.key_press(*chance.of(&keys));
        }
        4..7 => harness.hover_at(at),
        7..9 => {
            harness.hover_at(at);
            harness.event(button(true));
            harness.event(button(false));
        }
        _ => {
            harness.hover_at(at);
            harness.event(button(true));
            harness.step();
            harness.event(egui::Event::PointerMoved(at + Vec2::new(23.0, -11.0)));
            harness.step();
            harness.event(button(false));
        }
    }
    harness.step();
    format!("{what} at {at:?}")
}

/// The whole window, its panels, lists and cards: what is kept is what would be drawn anew.
#[test]
fn a_window_that_is_kept_is_a_window_drawn_anew() {
    let size = Vec2::new(900.0, 600.0);
    let nowhere = Preferences::nowhere();
    let settings = Settings::default();
    let mut harness = window_drawn_by(Comparing::default(), size, settings, 0.1, nowhere);
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for number in 0..120 {
        let what = use_window(&mut harness, size, &mut chance);
        if let Err(error) = harness.render() {
            panic!("act {number}, {what}: {error}");
        }
    }
}
