//! Rows that can be clicked as a whole, and what stands in line with them. They can be reached
//! with the keyboard and have a name for a screen reader.

use crate::model::Control;
use crate::scene::palette;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use egui::layers::ShapeIdx;
use egui::{Color32, CursorIcon, Frame, Id, Margin, Rect, Response, Sense, Shape};
use egui::{Ui, WidgetInfo, pos2};
use std::fmt::Debug;
use std::hash::Hash;

/// Free space at the sides of a row.
pub(super) const MARGIN: f32 = 8.0;

/// The id of a row: the same wherever its list begins.
pub(super) fn row_id(salt: impl Hash + Debug) -> Id {
    Id::unique(("place row", salt))
}

/// A row with any contents that can be clicked as a whole.
pub(in crate::ui) fn clickable(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    salt: impl Hash + Debug,
    name: &str,
    chosen: bool,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let ground = ui.painter().add(Shape::Noop);
    let frame = Frame::new().inner_margin(Margin::symmetric(8, 4));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::columns(ui, ctx, add);
    });
    let response = ui.interact(shown.response.rect, row_id(salt), Sense::click());
    finish(ui, ctx, ground, response, name, chosen)
}

/// Contents in line with those of rows, that cannot be clicked.
pub(in crate::ui) fn still(ui: &mut Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .inner_margin(Margin::symmetric(8, 0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            kit::columns(ui, ctx, add);
        });
}

/// The heading of a group of rows.
pub(in crate::ui) fn heading(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) {
    still(ui, ctx, |ui| kit::heading(ui, ctx, words));
}

/// Paints a sample of a state into a rectangle.
pub(super) fn paint_state(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, control: &Control) {
    let colours = palette::control_colours(ctx.world(), &ctx.state.picked, control, ctx.look.theme);
    kit::paint_swatch(
        ui.painter(),
        rect,
        palette::control_pattern(control),
        &colours,
        &ctx.look,
    );
}

/// The ground, the focus and the name of a row.
pub(super) fn finish(
    ui: &Ui,
    ctx: &Ctx<'_>,
    ground: ShapeIdx,
    response: Response,
    name: &str,
    chosen: bool,
) -> Response {
    let enabled = ui.is_enabled();
    // Marks that order what is shown would be read aloud.
    let spoken = || name.replace(['\u{200e}', '\u{200f}'], "");
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, enabled, chosen, spoken()));
    let fill = match (chosen, response.hovered()) {
        (true, _) => ctx.look.accent_soft,
        (false, true) => ctx.look.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    let corner = CORNERS;
    ui.painter()
        .set(ground, Shape::rect_filled(response.rect, corner, fill));
    kit::focus_ring(ui, ctx, response.rect, &response);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Contents set in from the side where reading begins.
pub(super) fn indented(ui: &mut Ui, ctx: &Ctx<'_>, by: i8, add: impl FnOnce(&mut Ui)) {
    let margin = if ctx.is_mirrored() {
        Margin {
            right: by,
            ..Margin::ZERO
        }
    } else {
        Margin {
            left: by,
            ..Margin::ZERO
        }
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::columns(ui, ctx, add);
    });
}

/// A line with an icon before it, for what a reader must be told.
pub(in crate::ui) fn said(ui: &mut Ui, ctx: &Ctx<'_>, icon: Icon, color: Color32, words: &str) {
    let top = ui.cursor().top();
    let before = ui.max_rect();
    indented(ui, ctx, 20, |ui| {
        kit::text(ui, Role::Caption, words, color);
    });
    let x = if ctx.is_mirrored() {
        before.right() - 8.0
    } else {
        before.left() + 8.0
    };
    kit::paint_icon(
        ui.painter(),
        pos2(x, top + 9.0),
        icon,
        ctx.lang(),
        14.0,
        color,
    );
}
