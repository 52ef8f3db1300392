//! A page over the window, with the rest of it in the shade.

use crate::ui::ctx::Ctx;
use egui::{
    Area, Context, CornerRadius, Frame, Id, Margin, Modal, Order, Sense, Stroke, Ui, UiKind, Vec2,
    pos2,
};

/// Room between the edge of a page and what it holds, in points.
const MARGIN: i8 = 20;

/// Draws a page of some size in the middle of the window; `name` is its own among pages, `title` what a
/// screen reader calls it. Answers whether the shade around it was clicked.
pub fn page(
    egui: &Context,
    ctx: &Ctx<'_>,
    (name, title): (&str, &str),
    size: Vec2,
    add: impl FnOnce(&mut Ui),
) -> bool {
    let id = Id::unique(name);
    let window = egui.content_rect();
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .fade_in(false)
        .accessible_name(title)
        .fixed_pos(window.center() - size / 2.0);
    let frame = Frame::popup(&egui.global_style())
        .fill(ctx.look.raised)
        .stroke(Stroke::new(1.0, ctx.look.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(MARGIN));
    let modal = Modal::new(id)
        .area(area)
        .frame(frame)
        .backdrop_color(ctx.look.shadow);
    let inner = size - Vec2::splat(2.0 * f32::from(MARGIN));
    let shown = modal.show(egui, |ui| {
        ui.set_width(inner.x);
        ui.set_height(inner.y);
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
    shown.backdrop_response.clicked()
}

/// Room between the edge of a sheet and what it holds, in points.
const SHEET_MARGIN: i8 = 8;

/// Where a sheet begins, in points from the top of the window.
const SHEET_TOP: f32 = 52.0;

/// Draws a sheet that hangs from the top of the window, as high as what it holds; `name` is its own
/// among sheets, `title` what a screen reader calls it. Answers whether the shade around it was clicked.
pub fn sheet(
    egui: &Context,
    ctx: &Ctx<'_>,
    (name, title): (&str, &str),
    width: f32,
    add: impl FnOnce(&mut Ui),
) -> bool {
    let id = Id::unique(name);
    let window = egui.content_rect();
    let width = width.min(window.width() - 40.0);
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .fade_in(false)
        .accessible_name(title)
        .fixed_pos(pos2(
            window.center().x - width / 2.0,
            window.top() + SHEET_TOP,
        ));
    let frame = Frame::popup(&egui.global_style())
        .fill(ctx.look.raised)
        .stroke(Stroke::new(1.0, ctx.look.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(SHEET_MARGIN));
    let modal = Modal::new(id)
        .area(area)
        .frame(frame)
        .backdrop_color(ctx.look.shadow);
    let shown = modal.show(egui, |ui| {
        ui.set_width(width - 2.0 * f32::from(SHEET_MARGIN));
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 4.0);
        add(ui);
    });
    shown.backdrop_response.clicked()
}
