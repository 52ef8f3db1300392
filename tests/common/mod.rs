//! The window on the shipped data set, without a display.

mod shipped;

use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::wgpu::{WgpuTestRenderer, create_render_state, default_wgpu_setup};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::state::Settings;
use shipped::project;

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
    let render_state = create_render_state(
        default_wgpu_setup(),
        egui_wgpu::RendererOptions::PREDICTABLE,
    );
    kharita::render::install(&render_state, 1);
    let shell = Shell::new(project(), settings, preferences);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_step_dt(step_dt)
        .with_context_setup(Shell::prepare)
        .renderer(WgpuTestRenderer::from_render_state(render_state))
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
