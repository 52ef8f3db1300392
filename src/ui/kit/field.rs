//! A field to type into, in the window's colours and direction.

use crate::model::Lang;
use crate::text::Direction;
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::{Edit, EditColors};
use crate::ui::look::Role;
use egui::{Id, Response, Ui, Vec2};

/// Height of a field in points.
const HEIGHT: f32 = 28.0;

/// Height of a line in a field of many, in points.
const LINE: f32 = 22.0;

/// The most characters that a field takes, and that one of many lines takes.
const MOST_CHARACTERS: usize = 400;
const MOST_IN_LINES: usize = 2_000;

/// A field on one line, as wide as asked, with a hint while it is empty.
pub fn field(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: Id,
    text: &mut String,
    hint: &str,
    width: f32,
) -> Response {
    let lang = ctx.lang();
    let size = Vec2::new(width, HEIGHT);
    edit(ctx, lang, (id, hint), text, size).show(ui)
}

/// A field on one line for a text in a language, as wide as there is room.
pub fn field_in(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    lang: Lang,
    (id, hint): (Id, &str),
    text: &mut String,
) -> Response {
    let size = Vec2::new(ui.available_width(), HEIGHT);
    edit(ctx, lang, (id, hint), text, size).show(ui)
}

/// A field of many lines for a text in a language, as wide as there is room and at least `lines` high.
pub fn field_of_lines(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    lang: Lang,
    (id, hint): (Id, &str),
    (text, lines): (&mut String, u8),
) -> Response {
    let size = Vec2::new(ui.available_width(), f32::from(lines) * LINE + 12.0);
    let field = Edit {
        has_lines: true,
        char_limit: MOST_IN_LINES,
        ..edit(ctx, lang, (id, hint), text, size)
    };
    field.show(ui)
}

fn edit<'t>(
    ctx: &Ctx<'_>,
    lang: Lang,
    (id, hint): (Id, &'t str),
    text: &'t mut String,
    size: Vec2,
) -> Edit<'t> {
    let look = &ctx.look;
    let direction = match lang {
        Lang::Ar => Direction::RightToLeft,
        Lang::En => Direction::LeftToRight,
    };
    Edit {
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
        size,
        has_lines: false,
        char_limit: MOST_CHARACTERS,
    }
}
