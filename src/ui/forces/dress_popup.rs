//! The panel in which the look of a force or a layer is chosen, whatever opens it.

use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::CORNERS;
use egui::{Frame, Margin, Popup, PopupCloseBehavior, Ui, Vec2};

/// Width of the panel, in points.
const WIDTH: f32 = 232.0;

/// Room between its edge and what it holds, in points.
const MARGIN: i8 = 10;

/// Shows it where the popup stands.
pub(super) fn dress_popup(popup: Popup<'_>, ui: &Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::menu(ui.style())
        .inner_margin(Margin::same(MARGIN))
        .corner_radius(CORNERS);
    popup
        .width(WIDTH)
        .frame(frame)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(WIDTH - 2.0 * f32::from(MARGIN));
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            kit::columns(ui, ctx, add);
        });
}
