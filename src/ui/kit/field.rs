//! A field to type into, in the window's colours and direction.

use crate::text::Direction;
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::{Edit, EditColors};
use crate::ui::look::Role;
use egui::{Id, Response, Ui, Vec2};

/// Height of a field in points.
const HEIGHT: f32 = 28.0;

/// The most characters that a field takes.
const MOST_CHARACTERS: usize = 400;

/// A field on one line, as wide as asked, with a hint while it is empty.
pub fn field(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: Id,
    text: &mut String,
    hint: &str,
    width: f32,
) -> Response {
    let look = &ctx.look;
    let direction = if ctx.is_mirrored() {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let edit = Edit {
        id,
        text,
        hint,
        style: &|text| Role::Body.style(text),
        direction,
        colors: EditColors {
            text: look.ink,
            hint: look.faint,
            selection: look.accent_soft,
            ground: look.raised,
            frame: look.line,
            focus: look.accent,
        },
        size: Vec2::new(width, HEIGHT),
        char_limit: MOST_CHARACTERS,
    };
    edit.show(ui)
}
