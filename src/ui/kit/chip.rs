//! Chips: something that was chosen, which a click takes away; and one of several choices.

use super::buttons::{focus_ring, tip};
use super::texts::{paint_icon, paint_text, paint_text_centered, text_size};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::look::{CHIP_CORNERS, CORNERS, HAIRLINE, Role};
use egui::{CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Height of a chip, in points.
const HEIGHT: f32 = 24.0;

/// Room for the cross, and around the words.
const CROSS: f32 = 20.0;
const PADDING: f32 = 8.0;

/// A chip with its words; `away` says what a click does, with the words in it.
pub fn chip(ui: &mut Ui, ctx: &Ctx<'_>, words: &str, away: &str) -> Response {
    let look = &ctx.look;
    let width = text_size(ui, Role::Caption, words).x + CROSS + 2.0 * PADDING;
    let size = Vec2::new(width.ceil().min(ui.max_rect().width()), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), away));
    let fill = if response.hovered() {
        look.hover
    } else {
        look.raised
    };
    let line = Stroke::new(HAIRLINE, look.line);
    let corners = CHIP_CORNERS;
    ui.painter()
        .rect(rect, corners, fill, line, StrokeKind::Inside);
    let inner = rect.shrink2(Vec2::new(PADDING, 0.0));
    let (text, cross) = super::layout::split(ctx, inner, inner.width() - CROSS + 4.0);
    let mirrored = ctx.is_mirrored();
    paint_text(ui.painter(), text, Role::Caption, words, look.ink, mirrored);
    let (painter, center) = (ui.painter(), cross.center());
    paint_icon(painter, center, Icon::Close, ctx.lang(), 12.0, look.quiet);
    focus_ring(ui, ctx, rect, &response);
    tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        away,
    )
}

/// One of several choices, of which one holds.
pub fn choice_chip(ui: &mut Ui, ctx: &Ctx<'_>, words: &str, is_chosen: bool) -> Response {
    let look = &ctx.look;
    let width = text_size(ui, Role::Body, words).x + 24.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width.ceil(), 28.0), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::RadioButton, ui.is_enabled(), is_chosen, words)
    });
    let (fill, line) = match (is_chosen, response.hovered()) {
        (true, _) => (look.accent_soft, look.accent),
        (false, true) => (look.hover, look.line),
        (false, false) => (look.raised, look.line),
    };
    let line = Stroke::new(HAIRLINE, line);
    ui.painter()
        .rect(rect, CORNERS, fill, line, StrokeKind::Inside);
    paint_text_centered(ui.painter(), rect.center(), Role::Body, words, look.ink);
    focus_ring(ui, ctx, rect, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
