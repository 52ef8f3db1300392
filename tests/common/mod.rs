//! What several tests stand on: the shipped data set, read once, and the window around it without
//! a display.

use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::wgpu::{WgpuTestRenderer, create_render_state, default_wgpu_setup};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::state::{Project, Settings};
use std::sync::{Arc, OnceLock};

/// The shipped data set with everything derived from it.
fn project() -> Arc<Project> {
    static PROJECT: OnceLock<Arc<Project>> = OnceLock::new();
    let load = || {
        let loaded = kharita::load::embedded();
        Arc::new(Project::new(loaded.world, loaded.problems))
    };
    PROJECT.get_or_init(load).clone()
}

/// The window at rest; `step_dt` seconds pass from one frame to the next.
pub(crate) fn window(size: Vec2, settings: Settings, step_dt: f32) -> Harness<'static, Shell> {
    let render_state = create_render_state(
        default_wgpu_setup(),
        egui_wgpu::RendererOptions::PREDICTABLE,
    );
    kharita::render::install(&render_state, 1);
    let shell = Shell::new(project(), settings, Preferences::nowhere());
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
