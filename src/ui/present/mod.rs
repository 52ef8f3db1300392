//! A story before an audience: slides whose words can be read from the back of a room, and a bar that
//! says where one is. [`stage`] draws a slide, `pen` what the pointer does there, `speaker` the window of
//! who speaks, `bar` what is at its foot, `words` what the slides say that
//! are no steps.

mod bar;
mod pen;
mod speaker;
pub mod stage;
mod words;

use super::ctx::Ctx;
use super::kit;
use crate::state::Action;
use crate::ui::look::PAGE_CORNERS;
use egui::{Rect, Ui, UiBuilder, Vec2, pos2};

pub use speaker::speaker_ui;
pub use stage::{StageMemory, stage_ui};

/// Distance of the plate from the edge of the screen, and from its foot, in points.
const EDGE: f32 = 24.0;
const FOOT: f32 = 56.0;

/// Side of the plate.
const PLATE: f32 = 36.0;

/// A way out where no story is told: a plate over the map that fills the rectangle.
pub fn leave_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let screen = ui.max_rect();
    let inner = screen.shrink(EDGE);
    let x = if ctx.is_mirrored() {
        inner.left()
    } else {
        inner.right() - PLATE
    };
    let rect = Rect::from_min_size(pos2(x, screen.bottom() - FOOT - PLATE), Vec2::splat(PLATE));
    let corners = PAGE_CORNERS;
    ui.painter().rect_filled(rect, corners, ctx.look.paper);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(4.0)), |ui| {
        kit::action_icon(ui, ctx, Action::StopPresenting)
    });
}
