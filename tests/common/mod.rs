//! The window on the shipped data set, without a display.

pub(crate) mod shipped;

use egui::Vec2;
use egui_kittest::{Harness, TestRenderer};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::render::{Gpu, WindowFrame, WindowPicture, draw, new_picture};
use kharita::state::Settings;
use shipped::project;

/// Draws windows as the program does: what did not change is kept from picture to picture.
#[derive(Default)]
pub(crate) struct WindowRenderer {
    pub(crate) kept: Option<(Gpu, WindowPicture)>,
    textures: egui::TexturesDelta,
}

impl Drop for WindowRenderer {
    /// Textures of frames that nobody looked at go with it; egui would take them for forgotten.
    fn drop(&mut self) {
        self.textures.clear();
    }
}

impl TestRenderer for WindowRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.textures.append(std::mem::take(delta));
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of a test, which are small"
    )]
    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let (gpu, picture) = match &mut self.kept {
            Some(kept) => kept,
            none => {
                let gpu = Gpu::software().map_err(|error| error.to_string())?;
                let picture = new_picture(&gpu, 1);
                none.insert((gpu, picture))
            }
        };
        let pixels_per_point = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * pixels_per_point;
        let frame = WindowFrame {
            shapes: output.shapes.clone(),
            textures: std::mem::take(&mut self.textures),
            size: [size.x, size.y].map(|side| side.round() as u32),
            pixels_per_point,
            ground: ctx.global_style().visuals.panel_fill,
        };
        let tessellate = |shapes, scale| ctx.tessellate(shapes, scale);
        draw(gpu, picture, frame, tessellate).map_err(|error| error.to_string())
    }
}

/// The window at rest; `step_dt` seconds pass from one frame to the next.
pub(crate) fn window(size: Vec2, settings: Settings, step_dt: f32) -> Harness<'static, Shell> {
    window_with(size, settings, step_dt, Preferences::nowhere())
}

/// The same, with preferences that are kept somewhere.
pub(crate) fn window_with(
    size: Vec2,
    settings: Settings,
    step_dt: f32,
    preferences: Preferences,
) -> Harness<'static, Shell> {
    window_drawn_by(
        WindowRenderer::default(),
        size,
        settings,
        step_dt,
        preferences,
    )
}

/// The same, drawn in another way.
pub(crate) fn window_drawn_by(
    renderer: impl TestRenderer + 'static,
    size: Vec2,
    settings: Settings,
    step_dt: f32,
    preferences: Preferences,
) -> Harness<'static, Shell> {
    let shell = Shell::new(project(), settings, preferences);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_step_dt(step_dt)
        .with_context_setup(Shell::prepare)
        .renderer(renderer)
        .build_ui_state(
            |ui, shell: &mut Shell| {
                shell.logic(ui.ctx());
                shell.ui(ui);
            },
            shell,
        );
    harness.run();
    harness
}
