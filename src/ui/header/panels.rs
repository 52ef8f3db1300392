//! The buttons that fold the two panels. Each shows the window with its panel at the side where
//! it stands, filled while it is open.

use crate::state::Action;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CORNERS, ICON_LINE, MARK_CORNERS};
use egui::{Color32, Ui, Vec2, WidgetInfo};
use egui::{CornerRadius, CursorIcon, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind};

/// Both buttons.
pub(super) fn fold_buttons(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::gap(ui, 6.0 - super::NEAR);
    let settings = &ctx.state.settings;
    let mirrored = ctx.is_mirrored();
    fold_button(
        ui,
        ctx,
        Action::ToggleForces,
        settings.forces_open,
        mirrored,
    );
    fold_button(ui, ctx, Action::TogglePlace, settings.place_open, !mirrored);
}

fn fold_button(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    action: Action,
    is_open: bool,
    at_right: bool,
) -> Response {
    let look = &ctx.look;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(super::ROW), Sense::click());
    let words = ctx.t(action.word());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, enabled, is_open, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, CORNERS, look.hover);
    }
    kit::focus_ring(ui, ctx, rect, &response);
    paint_panel(ui.painter(), rect.center(), is_open, at_right, look.ink);
    if response.clicked() {
        ctx.act(action);
    }
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &kit::action_words(ui, ctx, action),
    )
}

/// A window with a panel at one side; the icon font has it for one side only.
fn paint_panel(painter: &Painter, center: Pos2, is_open: bool, at_right: bool, color: Color32) {
    let window = Rect::from_center_size(center, Vec2::new(16.0, 13.0));
    let width = 5.5;
    let panel = if at_right {
        window.with_min_x(window.right() - width)
    } else {
        window.with_max_x(window.left() + width)
    };
    if is_open {
        let corners = if at_right {
            CornerRadius {
                ne: 2,
                se: 2,
                ..CornerRadius::ZERO
            }
        } else {
            CornerRadius {
                nw: 2,
                sw: 2,
                ..CornerRadius::ZERO
            }
        };
        painter.rect_filled(panel, corners, color);
    }
    let line = Stroke::new(ICON_LINE, color);
    painter.rect_stroke(window, MARK_CORNERS, line, StrokeKind::Middle);
    let x = if at_right {
        panel.left()
    } else {
        panel.right()
    };
    painter.vline(x, window.y_range(), line);
}
