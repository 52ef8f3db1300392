//! A row of two lines, with what it is about at its far end.

use super::rows::{MARGIN, finish, paint_state, row_id};
use crate::model::Control;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Rect, Response, Sense, Shape, Ui, pos2, vec2};
use std::fmt::Debug;
use std::hash::Hash;

/// Height of a row of two lines.
pub(super) const TWO_LINES: f32 = 48.0;

/// Side of a sample of a state.
const SWATCH: f32 = 14.0;

/// What stands at the far end of a row.
pub(super) enum End<'a> {
    /// Nothing.
    Nothing,

    /// A state.
    State(&'a Control),
    /// A state and what became of it.
    Change(&'a Control, &'a Control),
}

/// A row of two lines.
pub(super) struct TwoLines<'a> {
    /// The first line.
    pub head: &'a str,
    /// The second, quieter.
    pub foot: &'a str,
    /// What stands at the far end of the first.
    pub end: End<'a>,
    /// Whether it is what is selected.
    pub chosen: bool,
}

/// A row of two lines at the next place.
pub(super) fn two_lines(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    salt: impl Hash + Debug,
    row: &TwoLines<'_>,
) -> Response {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TWO_LINES), Sense::hover());
    two_lines_at(ui, ctx, rect, salt, row)
}

/// A row of two lines in a rectangle.
pub(super) fn two_lines_at(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    salt: impl Hash + Debug,
    row: &TwoLines<'_>,
) -> Response {
    let ground = ui.painter().add(Shape::Noop);
    let response = ui.interact(rect, row_id(salt), Sense::click());
    if ui.is_rect_visible(rect) {
        let inner = rect.shrink2(vec2(MARGIN, 2.0));
        let middle = inner.top() + 24.0;
        let head = Rect::from_min_max(inner.min, pos2(inner.right(), middle));
        let foot = Rect::from_min_max(pos2(inner.left(), middle), inner.max);
        let taken = paint_end(ui, ctx, head, &row.end);
        let head = without_end(head, taken, ctx.is_mirrored());
        let mirrored = ctx.is_mirrored();
        kit::paint_text(
            ui.painter(),
            head,
            Role::Body,
            row.head,
            ctx.look.ink,
            mirrored,
        );
        kit::paint_text(
            ui.painter(),
            foot,
            Role::Caption,
            row.foot,
            ctx.look.quiet,
            mirrored,
        );
    }
    finish(
        ui,
        ctx,
        ground,
        response,
        &ctx.list(&[&row.head, &row.foot]),
        row.chosen,
    )
}

/// Paints what stands at the far end; returns how much of the width it takes.
fn paint_end(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, end: &End<'_>) -> f32 {
    let mirrored = ctx.is_mirrored();
    // Points from the far end to a place on the screen.
    let at = |from_end: f32| {
        if mirrored {
            rect.left() + from_end
        } else {
            rect.right() - from_end
        }
    };
    let swatch = |from_end: f32, control: &Control| {
        let center = pos2(at(from_end + SWATCH / 2.0), rect.center().y);
        paint_state(
            ui,
            ctx,
            Rect::from_center_size(center, vec2(SWATCH, SWATCH)),
            control,
        );
    };
    match end {
        End::Nothing => 0.0,

        End::State(control) => {
            swatch(0.0, control);
            SWATCH + MARGIN
        }
        End::Change(before, after) => {
            swatch(0.0, after);
            let arrow = pos2(at(SWATCH + 10.0), rect.center().y);
            kit::paint_icon(
                ui.painter(),
                arrow,
                Icon::Forward,
                ctx.lang(),
                12.0,
                ctx.look.quiet,
            );
            swatch(SWATCH + 20.0, before);
            2.0 * SWATCH + 20.0 + MARGIN
        }
    }
}

fn without_end(rect: Rect, taken: f32, mirrored: bool) -> Rect {
    if mirrored {
        Rect::from_min_max(pos2(rect.left() + taken, rect.top()), rect.max)
    } else {
        Rect::from_min_max(rect.min, pos2(rect.right() - taken, rect.bottom()))
    }
}
