//! A page over the window, with the rest of it in the shade.

use crate::ui::ctx::Ctx;
use crate::ui::look::{HAIRLINE, PAGE_CORNERS};
use egui::{
    Area, Context, Frame, Id, Margin, Modal, Order, Pos2, Sense, Stroke, Ui, UiKind, Vec2, pos2,
};

/// Room between the edge of a page and what it holds, in points.
const MARGIN: i8 = 20;

/// Draws a page of some size in the middle of the window; of its names the first is its own among pages,
/// the second what a screen reader calls it. Answers whether the shade around it was clicked.
pub fn page(
    egui: &Context,
    ctx: &Ctx<'_>,
    names: (&str, &str),
    size: Vec2,
    add: impl FnOnce(&mut Ui),
) -> bool {
    let corner = egui.content_rect().center() - size / 2.0;
    let inner = size - Vec2::splat(2.0 * f32::from(MARGIN));
    in_front(egui, ctx, names, (corner, MARGIN), |ui| {
        ui.set_width(inner.x);
        ui.set_height(inner.y);
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    })
}

/// Room between the edge of a sheet and what it holds, in points.
const SHEET_MARGIN: i8 = 8;

/// Where a sheet begins, in points from the top of the window.
const SHEET_TOP: f32 = 52.0;

/// Draws a sheet that hangs from the top of the window, as high as what it holds; its names are as a
/// page's. Answers whether the shade around it was clicked.
pub fn sheet(
    egui: &Context,
    ctx: &Ctx<'_>,
    names: (&str, &str),
    width: f32,
    add: impl FnOnce(&mut Ui),
) -> bool {
    let window = egui.content_rect();
    let width = width.min(window.width() - 40.0);
    let corner = pos2(window.center().x - width / 2.0, window.top() + SHEET_TOP);
    in_front(egui, ctx, names, (corner, SHEET_MARGIN), |ui| {
        ui.set_width(width - 2.0 * f32::from(SHEET_MARGIN));
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 4.0);
        add(ui);
    })
}

/// Draws something in front of the window, which lies in the shade; answers whether the shade was
/// clicked. It begins at a corner, and has a margin in points.
fn in_front(
    egui: &Context,
    ctx: &Ctx<'_>,
    (name, title): (&str, &str),
    (corner, margin): (Pos2, i8),
    add: impl FnOnce(&mut Ui),
) -> bool {
    let id = Id::unique(name);
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .fade_in(false)
        .accessible_name(title)
        .fixed_pos(corner);
    let frame = Frame::popup(&egui.global_style())
        .fill(ctx.look.raised)
        .stroke(Stroke::new(HAIRLINE, ctx.look.line))
        .corner_radius(PAGE_CORNERS)
        .inner_margin(Margin::same(margin));
    let modal = Modal::new(id)
        .area(area)
        .frame(frame)
        .backdrop_color(ctx.look.shadow);
    modal.show(egui, add).backdrop_response.clicked()
}
