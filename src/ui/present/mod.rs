//! What lies over the map while it is presented: the date, the forces in view, and the step of
//! the story with its source. Large enough to be read from the back of a room.

mod caption;
mod corners;

use super::ctx::Ctx;
use super::look::{Look, Role};
use crate::text::Style;
use egui::{Color32, CornerRadius, Painter, Rect, Ui};

/// Distance of the plates from the edge of the screen.
const EDGE: f32 = 24.0;

/// Height at the bottom that the scale and the credits need.
const FOOT: f32 = 56.0;

/// Draws over the map that fills the rectangle it is given, while something is presented.
pub fn present_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(presenting) = ctx.state.presenting else {
        return;
    };
    let screen = ui.max_rect();
    corners::date(ui, ctx, screen);
    corners::forces(ui, ctx, screen);
    match ctx.state.step() {
        Some(step) => caption::caption(ui, ctx, screen, presenting, step),
        None => caption::leave_alone(ui, ctx, screen),
    }
}

/// A plate that keeps what stands on it readable over any part of the map.
fn plate(painter: &Painter, look: &Look, rect: Rect) {
    painter.rect_filled(rect, CornerRadius::same(8), plate_color(look));
}

fn plate_color(look: &Look) -> Color32 {
    look.paper.gamma_multiply(235.0 / 255.0)
}

/// A role's size in regular weight and in the interface's face.
fn regular(role: Role, text: &str) -> Style {
    let line_height = if crate::text::has_arabic(text) {
        1.6
    } else {
        1.4
    };
    let size = role.style(text).size;
    Style::new(size).line_height(line_height)
}
