//! Rows, columns and spaces that follow the direction of reading.

use super::texts::text;
use crate::ui::ctx::Ctx;
use crate::ui::look::{CORNERS, HAIRLINE, Role};
use egui::{Align, Frame, Layout, Margin, Rect, Stroke, Ui, UiBuilder};

/// Width of a scroll bar with the room around it, in points.
const BAR: f32 = 14.0;

/// The side of a column where reading begins.
pub fn start_align(ctx: &Ctx<'_>) -> Align {
    if ctx.is_mirrored() {
        Align::Max
    } else {
        Align::Min
    }
}

/// A column whose contents stand at the side where reading begins.
pub fn columns<R>(ui: &mut Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::top_down(start_align(ctx)), add)
        .inner
}

/// A row over the whole width, from the side where reading begins.
pub fn row<R>(ui: &mut Ui, ctx: &Ctx<'_>, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    sided_row(ui, height, ctx.is_mirrored(), add)
}

/// A row from the side where reading ends; for what stands at the far end.
pub fn row_reversed<R>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    height: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    sided_row(ui, height, !ctx.is_mirrored(), add)
}

fn sided_row<R>(ui: &mut Ui, height: f32, from_right: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = if from_right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let size = egui::vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        add(ui)
    })
    .inner
}

/// A rectangle cut in two: a part of some width at the side where reading begins, and the rest.
pub fn split(ctx: &Ctx<'_>, rect: Rect, width: f32) -> (Rect, Rect) {
    let width = width.clamp(0.0, rect.width());
    if ctx.is_mirrored() {
        let (rest, start) = rect.split_left_right_at_x(rect.right() - width);
        (start, rest)
    } else {
        rect.split_left_right_at_x(rect.left() + width)
    }
}

/// The heading of a group.
pub fn heading(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) {
    gap(ui, 12.0);
    text(ui, Role::Strong, words, ctx.look.ink);
    gap(ui, 4.0);
}

/// Empty space in the direction of the layout.
pub fn gap(ui: &mut Ui, points: f32) {
    ui.add_space(points);
}

/// A hairline across.
pub fn separator(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 9.0), egui::Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(HAIRLINE, ctx.look.line),
    );
}

/// A raised group over the whole width.
pub fn card<R>(ui: &mut Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(ctx.look.raised)
        .stroke(Stroke::new(HAIRLINE, ctx.look.line))
        .corner_radius(CORNERS)
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            columns(ui, ctx, add)
        })
        .inner
}

/// A column that scrolls up and down; its contents begin at the side where reading begins.
pub fn scroll<R>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: impl std::hash::Hash + std::fmt::Debug,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    egui::ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink(false)
        .show(ui, |ui| columns(ui, ctx, add))
        .inner
}

/// The same in a page over the window: the scroll bar, which is on the right in both languages,
/// stands in the page's margin and not over the letters with which Arabic lines begin.
pub fn scroll_in_page<R>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: impl std::hash::Hash + std::fmt::Debug,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let mut room = ui.available_rect_before_wrap();
    room.max.x += BAR;
    // A child of its own, so that the page does not grow by the bar.
    let mut with_bar = ui.new_child(UiBuilder::new().max_rect(room));
    let contents = |ui: &mut Ui| {
        let mut inside = ui.available_rect_before_wrap();
        inside.max.x -= BAR;
        let inside = UiBuilder::new().max_rect(inside);
        ui.scope_builder(inside, |ui| columns(ui, ctx, add)).inner
    };
    let answer = scroll(&mut with_bar, ctx, id, contents);
    room.max.x -= BAR;
    ui.advance_cursor_after_rect(with_bar.min_rect().intersect(room));
    answer
}
