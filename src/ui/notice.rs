//! Something said in passing: a dark bar at the foot of the map.

use super::ctx::Ctx;
use super::glyphs::TextPainter;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use crate::state::{Command, Notice};
use egui::{
    Area, CornerRadius, CursorIcon, Id, Order, Rect, Sense, Shadow, Ui, Vec2, WidgetInfo, pos2,
};
use fluent_bundle::FluentValue;

/// The widest that its text becomes before it wraps.
const WIDEST: f32 = 460.0;

/// Above the foot of the map, so that scale and credits stay visible.
const RAISE: f32 = 76.0;

/// The notices that are about a count; what the others are about may look like one.
const COUNTED: [&str; 4] = [
    "notice-problems",
    "problems-copied",
    "table-copied",
    "table-copied-first",
];

/// What a notice is about, as the table of words takes it.
fn about(notice: &Notice) -> FluentValue<'_> {
    match COUNTED.contains(&notice.word) {
        true => FluentValue::try_number(&notice.about),
        false => notice.about.as_str().into(),
    }
}

/// Draws the notice, if there is one, over the map in `map`.
pub fn notice_ui(egui: &egui::Context, ctx: &Ctx<'_>, map: Rect) {
    let Some(notice) = &ctx.state.notice else {
        return;
    };
    let words = ctx.words.with(notice.word, &[("what", about(notice))]);
    let style = Role::Body.style(&words);
    let widest = WIDEST.min(map.width() - 100.0).max(120.0);
    let laid = TextPainter::with(egui, |texts| texts.lay_out(&words, &style, Some(widest)));
    let size = Vec2::new(laid.width + 56.0, (laid.height + 16.0).max(40.0));
    let place = Rect::from_center_size(
        pos2(map.center().x, map.bottom() - RAISE - size.y / 2.0),
        size,
    );
    Area::new(Id::unique("kharita notice"))
        .order(Order::Foreground)
        .fade_in(false)
        .fixed_pos(place.min)
        .show(egui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &words));
            let shadow = Shadow {
                offset: [0, 3],
                blur: 12,
                spread: 0,
                color: ctx.look.shadow,
            };
            ui.painter()
                .add(shadow.as_shape(rect, CornerRadius::same(6)));
            ui.painter()
                .rect_filled(rect, CornerRadius::same(6), ctx.look.ink);
            let (_, inner) = kit::split(ctx, rect, 16.0);
            let (text, close) = kit::split(ctx, inner, laid.width);
            let x = if ctx.is_mirrored() {
                text.right() - laid.width
            } else {
                text.left()
            };
            let at = pos2(x, text.center().y - laid.height / 2.0);
            TextPainter::with(ui.ctx(), |texts| {
                texts.paint(ui.painter(), at, &laid, ctx.look.paper)
            });
            close_button(ui, ctx, close);
        });
}

fn close_button(ui: &Ui, ctx: &Ctx<'_>, place: Rect) {
    let words = ctx.t("notice-close");
    let rect = Rect::from_center_size(place.center(), Vec2::splat(28.0));
    let response = ui.interact(rect, ui.scope_id().with("close"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &words));
    let is_lit = response.hovered() || response.has_focus();
    let color = if is_lit {
        ctx.look.paper
    } else {
        ctx.look.paper.gamma_multiply(0.7)
    };
    kit::paint_icon(
        ui.painter(),
        rect.center(),
        Icon::Close,
        ctx.lang(),
        16.0,
        color,
    );
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() {
        ctx.send(Command::DismissNotice);
    }
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &words,
    );
}
