//! The page of keys: every action that has one, by what it concerns.

use super::ctx::Ctx;
use super::icons::Icon;
use super::keys;
use super::kit;
use super::look::Role;
use crate::state::{Action, ActionGroup, Overlay};
use crate::ui::look::{HAIRLINE, SMALL_CORNERS};
use egui::{Key, KeyboardShortcut, Modifiers};
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

/// Width of the page where the window has room for it.
const WIDTH: f32 = 760.0;

/// Below this width there is one column.
const LEAST_FOR_TWO: f32 = 620.0;

/// Height of a row.
const ROW: f32 = 26.0;

/// Width of an arrow on a key.
const ARROW: f32 = 14.0;

/// The heading of a group of actions.
fn heading(group: ActionGroup) -> &'static str {
    match group {
        ActionGroup::Time => "keys-time",
        ActionGroup::Map => "keys-map",
        ActionGroup::Panels => "keys-panels",
        ActionGroup::Presenting => "keys-presenting",
        ActionGroup::Making => "keys-making",
        ActionGroup::Files => "keys-files",
        ActionGroup::General => "keys-general",
    }
}

/// Draws the page over the window while it is open.
pub fn keys_ui(egui: &egui::Context, ctx: &Ctx<'_>) {
    if ctx.state.overlay != Overlay::Keys {
        return;
    }
    let window = egui.content_rect();
    let size = Vec2::new(
        WIDTH.min(window.width() - 40.0),
        (window.height() - 48.0).min(680.0),
    );
    let title_words = ctx.t("keys-title");
    let is_left = kit::page(egui, ctx, ("kharita keys", &title_words), size, |ui| {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            ctx.act(Action::Escape);
        }
        title(ui, ctx);
        kit::gap(ui, 4.0);
        kit::scroll_in_page(ui, ctx, "keys", |ui| contents(ui, ctx));
    });
    if is_left {
        ctx.act(Action::ShowKeys);
    }
}

fn title(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::row(ui, ctx, 32.0, |ui| {
        kit::text(ui, Role::Title, &ctx.t("keys-title"), ctx.look.ink);
        kit::row_reversed(ui, ctx, 32.0, |ui| {
            if kit::icon_button(ui, ctx, Icon::Close, &ctx.t("keys-close"), false).clicked() {
                ctx.act(Action::ShowKeys);
            }
        });
    });
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>) {
    let columns: [&[ActionGroup]; 2] = [
        &[ActionGroup::Time, ActionGroup::Panels, ActionGroup::Files],
        &[
            ActionGroup::Map,
            ActionGroup::Presenting,
            ActionGroup::Making,
            ActionGroup::General,
        ],
    ];
    let column = |ui: &mut Ui, groups: &[ActionGroup]| {
        kit::columns(ui, ctx, |ui| {
            groups.iter().for_each(|group| group_rows(ui, ctx, *group));
        });
    };
    if ui.available_width() < LEAST_FOR_TWO {
        return columns.into_iter().for_each(|groups| column(ui, groups));
    }
    let all = ui.available_rect_before_wrap();
    let (start, rest) = kit::split(ctx, all, (all.width() - 40.0) / 2.0);
    let (_, end) = kit::split(ctx, rest, 40.0);
    let bottoms = [start, end].into_iter().zip(columns).map(|(rect, groups)| {
        let place = UiBuilder::new().max_rect(rect);
        let shown = ui.scope_builder(place, |ui| column(ui, groups));
        shown.response.rect.bottom()
    });
    let bottom = bottoms.fold(all.top(), f32::max);
    ui.advance_cursor_after_rect(Rect::from_min_max(all.min, pos2(all.right(), bottom)));
}

fn group_rows(ui: &mut Ui, ctx: &Ctx<'_>, group: ActionGroup) {
    kit::heading(ui, ctx, &ctx.t(heading(group)));
    let is_mac = ui.ctx().os().is_mac();
    for action in Action::ALL
        .into_iter()
        .filter(|action| action.group() == group)
    {
        let of_window = keys::row_of(action).keys(is_mac).iter().copied();
        let of_story = keys::STORY.iter().filter(|(_, of)| *of == action);
        let keys: Vec<_> = of_window.chain(of_story.map(|(key, _)| *key)).collect();
        if !keys.is_empty() {
            row(ui, ctx, action, &keys);
        }
    }
    let note = match group {
        ActionGroup::Time => Some("keys-note-time"),
        ActionGroup::Presenting => Some("keys-note-story"),
        _ => None,
    };
    if let Some(note) = note {
        kit::gap(ui, 4.0);
        kit::text(ui, Role::Caption, &ctx.t(note), ctx.look.quiet);
    }
}

/// An action and its keys.
fn row(ui: &mut Ui, ctx: &Ctx<'_>, action: Action, keys: &[KeyboardShortcut]) {
    let words = ctx.t(action.word());
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let is_mac = ui.ctx().os().is_mac();
    let names: Vec<String> = keys
        .iter()
        .map(|key| keys::label(ctx.words, key, is_mac))
        .collect();
    let spoken = format!("{words}: {}", ctx.list(&names));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let mut rest = rect;
    for key in keys.iter().rev() {
        let cap = Cap::new(ui, ctx, key, is_mac);
        let (before, place) = kit::split(ctx, rest, rest.width() - cap.outer_width());
        cap.paint(ui, ctx, place);
        (rest, _) = kit::split(ctx, before, before.width() - 4.0);
    }
    let (rest, _) = kit::split(ctx, rest, rest.width() - 4.0);
    kit::paint_text(
        ui.painter(),
        rest,
        Role::Body,
        &words,
        ctx.look.ink,
        ctx.is_mirrored(),
    );
}

/// The arrow that stands on a key.
fn arrow(key: Key) -> Option<Icon> {
    match key {
        Key::ArrowLeft => Some(Icon::Left),
        Key::ArrowRight => Some(Icon::Right),
        Key::ArrowUp => Some(Icon::Up),
        Key::ArrowDown => Some(Icon::Down),
        _ => None,
    }
}

/// What is written on a cap, and the arrow after it.
struct Cap {
    text: String,
    icon: Option<Icon>,
    text_width: f32,
    width: f32,
}

impl Cap {
    fn new(ui: &Ui, ctx: &Ctx<'_>, key: &KeyboardShortcut, is_mac: bool) -> Self {
        let icon = arrow(key.logical_key);
        let text = match icon {
            Some(_) => keys::modifiers_label(key.modifiers, is_mac),
            None => keys::label(ctx.words, key, is_mac),
        };
        let text_width = kit::text_size(ui, Role::Caption, &text).x;
        let width = text_width + if icon.is_some() { ARROW } else { 0.0 };
        Self {
            text,
            icon,
            text_width,
            width,
        }
    }

    /// With the space at its edges.
    fn outer_width(&self) -> f32 {
        (self.width + 12.0).max(22.0)
    }

    /// As on a keyboard: what is on it reads from left to right in every language.
    fn paint(&self, ui: &Ui, ctx: &Ctx<'_>, place: Rect) {
        let (look, middle) = (&ctx.look, place.center());
        let place = Rect::from_center_size(middle, Vec2::new(place.width(), 20.0));
        let (line, corners) = (Stroke::new(HAIRLINE, look.line), SMALL_CORNERS);
        ui.painter()
            .rect(place, corners, look.hover, line, StrokeKind::Inside);
        let left = middle.x - self.width / 2.0;
        let center = pos2(left + self.text_width / 2.0, middle.y);
        kit::paint_text_centered(ui.painter(), center, Role::Caption, &self.text, look.ink);
        if let Some(icon) = self.icon {
            let center = pos2(left + self.text_width + ARROW / 2.0, middle.y);
            kit::paint_icon(ui.painter(), center, icon, ctx.lang(), 14.0, look.ink);
        }
    }
}
