//! Figures through time: a dock above the strip, whose days stand over those of the strip. Dragging,
//! zooming and panning are the same act on both.
//!
//! - `head`: unit, ground and the ways to take figures away; `chart`: the picture, drawn once and kept;
//!   `card`: what the day beneath the pointer says; `grid`: the figures as a table.

mod card;
mod chart;
mod grid;
mod head;

pub(super) use chart::FiguresMemory;
pub(super) use grid::class_word;
pub use grid::figures_grid;

use super::ctx::Ctx;
use super::kit;
use super::look::{HAIRLINE, Role, SMALL_CORNERS};
use super::time;
use crate::state::Told;
use egui::{Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// Height of the row with the choices.
const HEAD: f32 = 36.0;

/// Height of the chart, and in a low window.
const CHART: f32 = 168.0;
const LOW_CHART: f32 = 112.0;

/// Windows below this height are low, in points.
const LOW_WINDOW: f32 = 680.0;

/// How high the dock is in a window, in points; 0 while it is folded.
pub(super) fn height(ctx: &Ctx<'_>, window: Rect) -> f32 {
    let is_hidden = ctx.state.is_timeless() || ctx.state.comparing.is_some();
    if !ctx.state.settings.figures_open || is_hidden {
        0.0
    } else if window.height() < LOW_WINDOW {
        HEAD + LOW_CHART
    } else {
        HEAD + CHART
    }
}

/// Fills the rectangle.
pub(super) fn figures_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut FiguresMemory) {
    let whole = ui.available_rect_before_wrap();
    let head = whole
        .with_max_y(whole.top() + HEAD)
        .shrink2(Vec2::new(12.0, 0.0));
    head::head_ui(ui, ctx, head);
    // As wide as the strip beneath, so that a day stands over itself.
    let rect = whole
        .with_min_y(head.bottom())
        .shrink2(Vec2::new(12.0, 0.0));
    let rect = rect.with_max_y(rect.bottom() - 6.0);
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    let name = ctx.t("figures-chart");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, ui.is_enabled(), &name));
    let stretch = time::strip_interact(ui, ctx, &response, rect);
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, SMALL_CORNERS, ctx.look.hover);
    let says = nothing(ctx.state.figures.lacks_selection(), &ctx.state.told);
    if let Some(word) = says {
        let (words, ink) = (ctx.t(word), ctx.look.quiet);
        kit::paint_text_centered(&painter, rect.center(), Role::Body, &words, ink);
        return;
    }
    let scale = memory.paint(&painter, ctx, rect, stretch);
    chart::axis(&painter, ctx, rect, &scale);
    time::strip_playhead(&painter, ctx, rect, stretch);
    if let Some(at) = response.hover_pos().filter(|_| !response.dragged()) {
        let line = Stroke::new(HAIRLINE, ctx.look.quiet);
        painter.vline(at.x, rect.y_range(), line);
        let above = ui.ctx().layer_painter(egui::LayerId::new(
            egui::Order::Tooltip,
            egui::Id::unique("kharita figures card"),
        ));
        card::card(&above, ctx, (rect, stretch, &scale), at);
    }
}

/// Why there is nothing to draw.
fn nothing(lacks_selection: bool, told: &Told) -> Option<&'static str> {
    if lacks_selection {
        Some("figures-nothing-selected")
    } else if told.timeline.area_count() == 0 {
        Some("figures-nothing")
    } else {
        None
    }
}

/// Where a value stands above the foot of a chart.
fn height_of(rect: Rect, part: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a height on the screen")]
    let part = part.clamp(0.0, 1.0) as f32;
    rect.bottom() - part * rect.height()
}

/// A hairline across a chart.
fn level(painter: &egui::Painter, ctx: &Ctx<'_>, rect: Rect, y: f32) {
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    painter.hline(pos2(rect.left(), y).x..=rect.right(), y, line);
}
