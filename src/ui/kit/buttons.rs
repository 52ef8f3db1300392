//! Buttons, check rows, tabs and links. Each has a name for a screen reader, and tips tell its key.

use super::texts::{paint_icon, paint_text, paint_text_centered, text, text_size};
use crate::state::Action;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::keys;
use crate::ui::look::{CORNERS, HAIRLINE, LINE_CORNERS, Role, STRONG_LINE};
use egui::{Color32, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Height of a row that can be clicked.
const ROW: f32 = 28.0;

/// A button with a text and perhaps an icon.
pub fn button(ui: &mut Ui, ctx: &Ctx<'_>, icon: Option<Icon>, words: &str) -> Response {
    let text_width = text_size(ui, Role::Body, words).x;
    let icon_width = if icon.is_some() { 22.0 } else { 0.0 };
    let width = (text_width + icon_width + 22.0)
        .ceil()
        .min(ui.available_width().max(ROW));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::click());
    name(ui, &response, words);
    let (fill, ink) = ground(ctx, &response, false);
    frame(ui, ctx, rect, fill, &response);
    let mirrored = ctx.is_mirrored();
    let mut inner = rect.shrink2(Vec2::new(10.0, 0.0));
    if let Some(icon) = icon {
        let x = if mirrored {
            inner.right() - 8.0
        } else {
            inner.left() + 8.0
        };
        paint_icon(
            ui.painter(),
            egui::pos2(x, rect.center().y),
            icon,
            ctx.lang(),
            16.0,
            ink,
        );
        if mirrored {
            inner.max.x -= icon_width;
        } else {
            inner.min.x += icon_width;
        }
    }
    paint_text(ui.painter(), inner, Role::Body, words, ink, mirrored);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A button that is an icon; its words are its tip and its name.
pub fn icon_button(ui: &mut Ui, ctx: &Ctx<'_>, icon: Icon, words: &str, chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(ROW), Sense::click());
    name(ui, &response, words);
    let (fill, ink) = ground(ctx, &response, chosen);
    if fill != ctx.look.paper {
        ui.painter().rect_filled(rect, CORNERS, fill);
    }
    focus_ring(ui, ctx, rect, &response);
    paint_icon(ui.painter(), rect.center(), icon, ctx.lang(), 18.0, ink);
    tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        words,
    )
}

/// An icon button that does an action; its icon, and the name and key that its tip tells, stand in the
/// table. It is quiet while the action cannot be done.
pub fn action_icon(ui: &mut Ui, ctx: &Ctx<'_>, action: Action) -> Response {
    let (icon, words) = (keys::icon(action, ctx.state), action_words(ui, ctx, action));
    let add = |ui: &mut Ui| icon_button(ui, ctx, icon, &words, false);
    let response = ui.add_enabled_ui(ctx.state.can(action), add).inner;
    if response.clicked() {
        ctx.act(action);
    }
    response
}

/// A button that does an action; its tip tells what that is and its key.
pub fn action_button(ui: &mut Ui, ctx: &Ctx<'_>, icon: Option<Icon>, action: Action) -> Response {
    let response = button(ui, ctx, icon, &ctx.t(action.word()));
    if response.clicked() {
        ctx.act(action);
    }
    let words = action_words(ui, ctx, action);
    tip(response, ctx, &words)
}

/// The name of an action with its key, as tips tell it.
pub fn action_words(ui: &Ui, ctx: &Ctx<'_>, action: Action) -> String {
    let words = ctx.t(action.word());
    let is_mac = ui.ctx().os().is_mac();
    match keys::shortcut(action, is_mac) {
        Some(key) => format!("{words} ({})", keys::label(ctx.words, &key, is_mac)),
        None => words,
    }
}

/// A row with a box that is checked or not.
pub fn check(ui: &mut Ui, ctx: &Ctx<'_>, on: bool, words: &str) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), on, words));
    if response.hovered() {
        ui.painter().rect_filled(rect, CORNERS, ctx.look.hover);
    }
    focus_ring(ui, ctx, rect, &response);
    let mirrored = ctx.is_mirrored();
    let x = if mirrored {
        rect.right() - 12.0
    } else {
        rect.left() + 12.0
    };
    let (icon, color) = if on {
        (Icon::Checked, ctx.look.accent)
    } else {
        (Icon::Unchecked, ctx.look.quiet)
    };
    paint_icon(
        ui.painter(),
        egui::pos2(x, rect.center().y),
        icon,
        ctx.lang(),
        18.0,
        color,
    );
    let inner = if mirrored {
        Rect::from_min_max(rect.min, egui::pos2(rect.right() - 28.0, rect.bottom()))
    } else {
        Rect::from_min_max(egui::pos2(rect.left() + 28.0, rect.top()), rect.max)
    };
    paint_text(
        ui.painter(),
        inner,
        Role::Body,
        words,
        ctx.look.ink,
        mirrored,
    );
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A tab with its words; the chosen one is underlined.
pub fn tab(ui: &mut Ui, ctx: &Ctx<'_>, chosen: bool, words: &str) -> Response {
    let role = if chosen { Role::Strong } else { Role::Body };
    // The width of the bold words, so that tabs do not move when another is chosen.
    let width = text_size(ui, Role::Strong, words).x + 14.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, ui.is_enabled(), chosen, words));
    let color = if chosen || response.hovered() {
        ctx.look.ink
    } else {
        ctx.look.quiet
    };
    paint_text_centered(ui.painter(), rect.center(), role, words, color);
    if chosen {
        let line = Rect::from_min_max(
            egui::pos2(rect.left() + 4.0, rect.bottom() - 2.0),
            egui::pos2(rect.right() - 4.0, rect.bottom()),
        );
        ui.painter()
            .rect_filled(line, LINE_CORNERS, ctx.look.accent);
    }
    focus_ring(ui, ctx, rect, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Words that lead somewhere, in the accent.
pub fn link(ui: &mut Ui, ctx: &Ctx<'_>, role: Role, words: &str) -> Response {
    let response = text(ui, role, words, ctx.look.accent).interact(Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, words));
    if response.hovered() {
        let rect = response.rect;
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 1.0,
            Stroke::new(HAIRLINE, ctx.look.accent),
        );
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A tip that shows when the pointer rests.
pub fn tip(response: Response, ctx: &Ctx<'_>, words: &str) -> Response {
    let color = ctx.look.ink;
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        text(ui, Role::Caption, words, color);
    })
}

fn name(ui: &Ui, response: &Response, words: &str) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, words));
}

fn ground(ctx: &Ctx<'_>, response: &Response, chosen: bool) -> (Color32, Color32) {
    let look = &ctx.look;
    if chosen {
        (look.accent_soft, look.accent)
    } else if response.hovered() || response.is_pointer_button_down_on() {
        (look.hover, look.ink)
    } else {
        (look.paper, look.ink)
    }
}

fn frame(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, fill: Color32, response: &Response) {
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter()
        .rect(rect, CORNERS, fill, line, StrokeKind::Inside);
    focus_ring(ui, ctx, rect, response);
}

/// A ring around what has the focus.
pub fn focus_ring(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response) {
    if response.has_focus() {
        let line = Stroke::new(STRONG_LINE, ctx.look.accent);
        ui.painter()
            .rect_stroke(rect, CORNERS, line, StrokeKind::Inside);
    }
}
