//! The panel of stories: a list of those that there are, and the one that is worked on with its steps. It
//! shows what the state has and asks for every change.
//!
//! - `list`: the stories; `editor`: one with its titles; `steps`: its steps in their order; `step`: what
//!   the chosen step says.

mod editor;
mod list;
mod step;
mod steps;

use super::ctx::Ctx;
use super::kit;
use egui::Ui;

/// Fills the rest of the panel.
pub(in crate::ui) fn stories_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::scroll(ui, ctx, "stories", |ui| {
        // The scroll bar stands over the right edge in both languages.
        ui.set_max_width(ui.available_width() - BAR);
        match ctx.state.making.open() {
            Some(story) => editor::editor_ui(ui, ctx, story),
            None => list::list_ui(ui, ctx),
        }
    });
}

/// Width that the scroll bar takes, in points.
const BAR: f32 = 10.0;
