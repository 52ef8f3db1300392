//! A few choices side by side, of which one holds.

use super::buttons::focus_ring;
use super::layout::split;
use super::texts::{paint_text, text_size};
use crate::ui::ctx::Ctx;
use crate::ui::look::{CORNERS, HAIRLINE, INNER_CORNERS, Role};
use egui::{CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// Height of a row of choices, in points.
const ROW: f32 = 28.0;

/// Choices in rows of two, each with its words and whether it holds. Answers with the position of one
/// that was clicked and does not hold yet.
pub fn choices(ui: &mut Ui, ctx: &Ctx<'_>, all: &[(String, bool)]) -> Option<usize> {
    let rows: Vec<&[(String, bool)]> = all.chunks(2).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let size = vec2(ui.available_width(), ROW * rows.len() as f32);
    let (grid, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut chosen = None;
    let mut top = grid.top();
    for (n, row) in rows.into_iter().enumerate() {
        let line = Rect::from_min_size(egui::pos2(grid.left(), top), vec2(grid.width(), ROW));
        let (first, second) = split(ctx, line, line.width() / 2.0);
        for (m, (cell, (words, holds))) in [first, second].into_iter().zip(row).enumerate() {
            if choice(ui, ctx, cell, words, *holds) {
                chosen = Some(2 * n + m);
            }
        }
        top += ROW;
    }
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter()
        .rect_stroke(grid, CORNERS, line, StrokeKind::Inside);
    chosen
}

fn choice(ui: &Ui, ctx: &Ctx<'_>, cell: Rect, words: &str, holds: bool) -> bool {
    let look = &ctx.look;
    let response = ui.interact(cell, ui.scope_id().with(("choice", words)), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, enabled, holds, words));
    let inner = cell.shrink(2.0);
    if holds {
        ui.painter()
            .rect_filled(inner, INNER_CORNERS, look.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, INNER_CORNERS, look.hover);
    }
    focus_ring(ui, ctx, inner, &response);
    let color = if holds { look.accent } else { look.ink };
    let width = text_size(ui, Role::Caption, words)
        .x
        .min(inner.width() - 4.0);
    let place = Rect::from_center_size(inner.center(), Vec2::new(width + 1.0, inner.height()));
    let mirrored = ctx.is_mirrored();
    paint_text(ui.painter(), place, Role::Caption, words, color, mirrored);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !holds
}
