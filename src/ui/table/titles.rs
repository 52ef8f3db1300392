//! The titles of the columns: a click sorts, a drag on the edge makes a column wider or narrower.

use super::TableMemory;
use super::memory::DRAGGED_WIDTHS;
use crate::state::sort_filter::Sort;
use crate::state::{Command, TableCommand};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{HAIRLINE, Role};
use egui::CornerRadius;
use egui::{CursorIcon, Id, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

/// How near the edge of a column the pointer must be to drag it.
const EDGE: f32 = 4.0;

/// Space at the sides of a cell.
pub(super) const MARGIN: f32 = 8.0;

/// Draws the titles.
pub(super) fn titles_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, rect: Rect) {
    let look = &ctx.look;
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ui.painter()
            .rect_filled(rect, CornerRadius::ZERO, look.hover);
        for (column, place) in places(ctx, memory, rect) {
            title(ui, ctx, &memory.titles[column], column, place);
        }
        // Edges lie above the titles that they part.
        for (column, place) in places(ctx, memory, rect) {
            edge(ui, ctx, memory, column, place);
        }
    });
    let line = Stroke::new(HAIRLINE, look.line);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// The columns on the screen, each with its part of a row's rectangle.
pub(super) fn places(ctx: &Ctx<'_>, memory: &TableMemory, row: Rect) -> Vec<(usize, Rect)> {
    let (columns, start) = memory.columns(row.width());
    let mut x = start;
    let place = |column: usize| {
        let (from, width) = (x, memory.widths[column]);
        x += width;
        let left = if ctx.is_mirrored() {
            row.right() - from - width
        } else {
            row.left() + from
        };
        let place = Rect::from_min_size(egui::pos2(left, row.top()), vec2(width, row.height()));
        (column, place)
    };
    columns.map(place).collect()
}

fn title(ui: &mut Ui, ctx: &Ctx<'_>, words: &str, column: usize, place: Rect) {
    let look = &ctx.look;
    let id = Id::unique(("table title", column));
    let response = ui.interact(place, id, Sense::click());
    let sort = ctx
        .state
        .table
        .order
        .sort
        .filter(|sort| sort.column == column);
    let name = spoken(ctx, words, sort);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        ui.painter()
            .rect_filled(place, CornerRadius::ZERO, look.accent_soft);
    }
    let mut inner = place.shrink2(vec2(MARGIN, 0.0));
    if let Some(sort) = sort {
        let icon = if sort.descending {
            Icon::Descending
        } else {
            Icon::Ascending
        };
        let (before, end) = kit::split(ctx, inner, inner.width() - 16.0);
        kit::paint_icon(
            ui.painter(),
            end.center(),
            icon,
            ctx.lang(),
            13.0,
            look.accent,
        );
        inner = before;
    }
    let ink = if sort.is_some() { look.ink } else { look.quiet };
    kit::paint_text(
        ui.painter(),
        inner,
        Role::Caption,
        words,
        ink,
        ctx.is_mirrored(),
    );
    kit::focus_ring(ui, ctx, place, &response);
    if response.clicked() {
        ctx.send(Command::Table(TableCommand::Sort(column)));
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if kit::text_size(ui, Role::Caption, words).x > inner.width() {
        kit::tip(response, ctx, words);
    }
}

/// The title with how its column is sorted.
fn spoken(ctx: &Ctx<'_>, words: &str, sort: Option<Sort>) -> String {
    match sort {
        None => words.to_owned(),
        Some(sort) => {
            let word = if sort.descending {
                "table-descending"
            } else {
                "table-ascending"
            };
            ctx.words.with(word, &[("column", words.into())])
        }
    }
}

fn edge(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, column: usize, place: Rect) {
    let x = if ctx.is_mirrored() {
        place.left()
    } else {
        place.right()
    };
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter().vline(x, place.shrink(6.0).y_range(), line);
    let handle = Rect::from_x_y_ranges(x - EDGE..=x + EDGE, place.y_range());
    let response = ui.interact(handle, Id::unique(("table edge", column)), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.dragged() {
        let delta = response.drag_delta().x;
        let wider = if ctx.is_mirrored() { -delta } else { delta };
        let [least, most] = DRAGGED_WIDTHS;
        memory.widths[column] = (memory.widths[column] + wider).clamp(least, most);
    }
}
