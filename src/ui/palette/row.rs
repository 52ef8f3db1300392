//! A row of the palette: icon, name, what it does, and its key at the end.

use crate::state::Action;
use crate::ui::ctx::Ctx;
use crate::ui::keys;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use egui::{CursorIcon, Rect, Response, Ui, Vec2, WidgetInfo};

/// Height of a row, in points.
pub(super) const HEIGHT: f32 = 46.0;

/// Width of the place of the icon.
const ICON: f32 = 30.0;

/// Draws an action that is marked or not.
pub(super) fn row(
    ui: &Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    response: &Response,
    (action, is_marked): (Action, bool),
) {
    let (look, can) = (&ctx.look, ctx.state.can(action));
    let name = ctx.t(action.word());
    let about = if can {
        ctx.words.about(action.word()).unwrap_or_default()
    } else {
        ctx.t("palette-not-now")
    };
    let key = keys::shortcut(action, ui.ctx().os().is_mac());
    let key = key.map(|key| keys::label(ctx.words, &key, ui.ctx().os().is_mac()));
    let key = key.unwrap_or_default();
    let comma = crate::words::Words::comma(ctx.lang());
    let spoken = [name.as_str(), &about, &key];
    let spoken: Vec<&str> = spoken.into_iter().filter(|part| !part.is_empty()).collect();
    let spoken = spoken.join(comma);
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, can, is_marked, &spoken));
    let ground = if is_marked {
        Some(look.accent_soft)
    } else {
        response.hovered().then_some(look.hover)
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CORNERS, ground);
    }
    let inner = rect.shrink2(Vec2::new(8.0, 4.0));
    let (icon, rest) = kit::split(ctx, inner, ICON);
    let (ink, second) = if can {
        (look.ink, look.quiet)
    } else {
        (look.faint, look.faint)
    };
    let sign = keys::icon(action, ctx.state);
    kit::paint_icon(ui.painter(), icon.center(), sign, ctx.lang(), 18.0, second);
    let key_width = kit::text_size(ui, Role::Caption, &key).x + 12.0;
    let (words, end) = kit::split(ctx, rest, rest.width() - key_width);
    let (top, bottom) = words.split_top_bottom_at_fraction(0.52);
    let side = ctx.is_mirrored();
    kit::paint_text(ui.painter(), top, Role::Body, &name, ink, side);
    kit::paint_text(ui.painter(), bottom, Role::Caption, &about, second, side);
    kit::paint_text(ui.painter(), end, Role::Caption, &key, look.quiet, !side);
    kit::focus_ring(ui, ctx, rect, response);
    if response.hovered() && can {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
}
