//! A page over the window, with the rest of it in the shade.

use crate::ui::ctx::Ctx;
use egui::{
    Area, Context, CornerRadius, Frame, Id, Margin, Modal, Order, Sense, Stroke, Ui, UiKind, Vec2,
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
