//! A panel in two: what is selected above, the open source beneath.

use super::source::{Setting, source_ui};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::HAIRLINE;
use egui::{CursorIcon, Id, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2};
use std::ops::RangeInclusive;

/// The source's part of the height at first, and in a panel lower than that many points.
const SOURCE_PART: f32 = 0.46;
const LOW_SOURCE_PART: f32 = 0.62;
const LOW_PANEL: f32 = 440.0;

/// The parts that dragging the seam can give it.
const SOURCE_PARTS: RangeInclusive<f32> = 0.2..=0.85;

/// Space above and below the line between the two.
const SEAM: f32 = 8.0;

/// Shows what is selected, and beneath it the open source if there is one. What `head` shows stays in sight
/// while `body` scrolls, but in a low panel, where both scroll; `body` is told whether the head stays.
pub(super) fn with_source(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    head: impl FnOnce(&mut Ui),
    body: impl FnOnce(&mut Ui, bool),
) {
    let whole = ui.available_rect_before_wrap();
    let stays = whole.height() >= LOW_PANEL;
    let Some(open) = ctx.state.view.selection.source else {
        above(ui, ctx, whole, stays, head, body);
        return;
    };
    let part = dragged_part(ui, ctx, whole);
    let seam = (whole.bottom() - whole.height() * part).round();
    above(
        ui,
        ctx,
        Rect::from_min_max(whole.min, pos2(whole.right(), seam - SEAM)),
        stays,
        head,
        body,
    );
    ui.painter()
        .hline(whole.x_range(), seam, Stroke::new(HAIRLINE, ctx.look.line));
    let below = Rect::from_min_max(pos2(whole.left(), seam + SEAM), whole.max);
    let layout = Layout::top_down(kit::start_align(ctx));
    let mut lower = ui.new_child(
        UiBuilder::new()
            .id_salt("lower")
            .max_rect(below)
            .layout(layout),
    );
    source_ui(&mut lower, ctx, open, Setting::Beside);
}

/// The source's part of the height, as the user has dragged it.
fn dragged_part(ui: &Ui, ctx: &Ctx<'_>, whole: Rect) -> f32 {
    let id = Id::unique("kharita place seam");
    let is_low = whole.height() < LOW_PANEL;
    let usual = if is_low { LOW_SOURCE_PART } else { SOURCE_PART };
    let dragged = ui.data(|data| data.get_temp::<f32>(id));
    let part = dragged.unwrap_or(usual);
    let y = whole.bottom() - whole.height() * part;
    let handle = Rect::from_x_y_ranges(whole.x_range(), y - SEAM..=y + SEAM);
    let response = ui.interact(handle, id, Sense::drag());
    let words = ctx.t("place-seam");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Splitter, true, &words));
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
    }
    if !response.dragged() {
        return part;
    }
    let part = part - response.drag_delta().y / whole.height().max(1.0);
    let part = part.clamp(*SOURCE_PARTS.start(), *SOURCE_PARTS.end());
    ui.data_mut(|data| data.insert_temp(id, part));
    part
}

fn above(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    stays: bool,
    head: impl FnOnce(&mut Ui),
    body: impl FnOnce(&mut Ui, bool),
) {
    let layout = Layout::top_down(kit::start_align(ctx));
    let mut upper = ui.new_child(
        UiBuilder::new()
            .id_salt("upper")
            .max_rect(rect)
            .layout(layout),
    );
    upper.spacing_mut().item_spacing = ui.spacing().item_spacing;
    // What is selected is another list for each tab and place.
    let salt = (ctx.state.tab as u8, ctx.state.view.selection.area);
    if stays {
        head(&mut upper);
        kit::scroll(&mut upper, ctx, salt, |ui| body(ui, true));
    } else {
        kit::scroll(&mut upper, ctx, salt, |ui| {
            head(ui);
            body(ui, false);
        });
    }
}
