//! The row at the top: the data set and its menu, the way back, the search, and what concerns the
//! whole window. What does not fit becomes an icon.

mod appearance;
mod files;
mod menu;
mod panels;

use super::ctx::Ctx;
use super::icons::Icon;
use super::keys;
use super::kit;
use super::look::Role;
use crate::state::{Action, Grade, Overlay};
use crate::ui::look::{CORNERS, HAIRLINE, MARK_RADIUS};
use egui::{Align, CursorIcon, Layout, Rect, Response, Sense, Stroke, StrokeKind};
use egui::{Ui, UiBuilder, Vec2, WidgetInfo};

/// Height of the row.
pub const HEIGHT: f32 = 44.0;

/// Height of what stands in it.
const ROW: f32 = 28.0;

/// Between neighbours of a group, and between groups.
const NEAR: f32 = 4.0;
const FAR: f32 = 12.0;

/// A search field narrower than this is an icon; up to the second, others give way to it.
const LEAST_SEARCH: f32 = 130.0;
const WANTED_SEARCH: f32 = 300.0;
const WIDEST_SEARCH: f32 = 460.0;

/// What has words and what has only an icon, and how wide that makes the groups.
#[derive(Clone, Copy)]
struct HeaderFit {
    present_words: bool,
    language_words: bool,
    title: f32,
    start: f32,
    end: f32,
}

impl HeaderFit {
    /// The roomiest arrangement that leaves the search its place.
    fn of(ui: &Ui, ctx: &Ctx<'_>, width: f32) -> Self {
        let leaves = |fit: &HeaderFit| width - fit.start - fit.end - 2.0 * FAR;
        let steps = [
            (true, true, 280.0),
            (true, false, 280.0),
            (true, false, 210.0),
            (true, false, 140.0),
            (false, false, 140.0),
        ];
        let fits =
            steps.map(|(present, language, title)| Self::new(ui, ctx, present, language, title));
        let wanted = [WANTED_SEARCH, 250.0, 160.0, 0.0, 0.0];
        let found = fits
            .iter()
            .zip(wanted)
            .position(|(fit, wanted)| leaves(fit) >= wanted);
        fits[found.unwrap_or(fits.len() - 1)]
    }

    fn new(ui: &Ui, ctx: &Ctx<'_>, present_words: bool, language_words: bool, title: f32) -> Self {
        let words = |action: Action| kit::text_size(ui, Role::Body, &ctx.t(action.word())).x + 20.0;
        let name = kit::text_size(ui, Role::Strong, &ctx.t("app-name")).x;
        let title = menu::width(ui, ctx).min(title);
        let present = if present_words {
            words(Action::Present) + 22.0
        } else {
            ROW
        };
        let language = if language_words {
            words(Action::ToggleLanguage)
        } else {
            ROW
        };
        let start = name + FAR + title + FAR + 2.0 * ROW + 2.0 * NEAR;
        let end = present + language + 5.0 * ROW + 7.0 * NEAR + 6.0;
        Self {
            present_words,
            language_words,
            title,
            start,
            end,
        }
    }
}

/// Draws the header into the row that it is given.
pub fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (row, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    let row = row.shrink2(Vec2::new(12.0, 0.0));
    let fit = HeaderFit::of(ui, ctx, row.width());
    let (start, rest) = kit::split(ctx, row, fit.start);
    let (middle, end) = kit::split(ctx, rest, rest.width() - fit.end);
    zone(ui, ctx, start, |ui| start_group(ui, ctx, &fit));
    let middle = middle.shrink2(Vec2::new(FAR, 0.0));
    if middle.width() < LEAST_SEARCH {
        zone(ui, ctx, middle, |ui| {
            drop(kit::action_icon(ui, ctx, Action::Search))
        });
    } else {
        search_button(ui, ctx, search_place(row, middle));
    }
    zone(ui, ctx, end, |ui| end_group(ui, ctx, &fit));
}

/// A row inside a rectangle, from the side where reading begins.
fn zone(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let layout = if ctx.is_mirrored() {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(NEAR, 0.0);
        add(ui);
    });
}

fn start_group(ui: &mut Ui, ctx: &Ctx<'_>, fit: &HeaderFit) {
    kit::text(ui, Role::Strong, &ctx.t("app-name"), ctx.look.ink);
    kit::gap(ui, FAR - 2.0 * NEAR);
    menu::menu_button(ui, ctx, fit.title);
    kit::gap(ui, FAR - 2.0 * NEAR);
    for action in [Action::Back, Action::Forward] {
        kit::action_icon(ui, ctx, action);
    }
}

fn end_group(ui: &mut Ui, ctx: &Ctx<'_>, fit: &HeaderFit) {
    if fit.present_words {
        kit::action_button(ui, ctx, Some(Icon::Present), Action::Present);
    } else {
        kit::action_icon(ui, ctx, Action::Present);
    }
    if fit.language_words {
        kit::action_button(ui, ctx, None, Action::ToggleLanguage);
    } else {
        kit::action_icon(ui, ctx, Action::ToggleLanguage);
    }
    kit::action_icon(ui, ctx, Action::ToggleTheme);
    bell(ui, ctx);
    kit::action_icon(ui, ctx, Action::ShowKeys);
    panels::fold_buttons(ui, ctx);
}

/// The bell of the messages, with a dot while something has not been read.
fn bell(ui: &mut Ui, ctx: &Ctx<'_>) {
    let response = kit::action_icon(ui, ctx, Action::ShowMessages);
    let color = match ctx.state.messages.unread() {
        None | Some(Grade::Done) => return,
        Some(Grade::Warning) => ctx.look.warning,
        Some(Grade::Failure) => ctx.look.error,
    };
    let at = response.rect.center() + Vec2::new(6.0, -6.0);
    ui.painter()
        .circle_filled(at, MARK_RADIUS + HAIRLINE, ctx.look.paper);
    ui.painter().circle_filled(at, MARK_RADIUS, color);
}

/// Where the search stands: in the middle of the row where there is room, else as near as it can.
fn search_place(row: Rect, free: Rect) -> Rect {
    let width = free.width().min(WIDEST_SEARCH);
    let half = width / 2.0;
    let x = row.center().x.clamp(
        free.left() + half,
        (free.right() - half).max(free.left() + half),
    );
    Rect::from_center_size(egui::pos2(x, row.center().y), Vec2::new(width, ROW))
}

/// A button that looks like a field; the search itself opens over the window.
fn search_button(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect) {
    let look = &ctx.look;
    let hint = ctx.t("header-search");
    let response = ui.interact(rect, ui.scope_id().with("search"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &hint));
    let line = if response.hovered() {
        look.faint
    } else {
        look.line
    };
    let painter = ui.painter();
    painter.rect(
        rect,
        CORNERS,
        look.raised,
        Stroke::new(HAIRLINE, line),
        StrokeKind::Inside,
    );
    let (icon, rest) = kit::split(ctx, rect.shrink2(Vec2::new(8.0, 0.0)), 24.0);
    let (at, side) = (icon.center(), ctx.is_mirrored());
    kit::paint_icon(painter, at, Icon::Search, ctx.lang(), 16.0, look.quiet);
    let is_mac = ui.ctx().os().is_mac();
    let key = keys::shortcut(Action::Search, is_mac);
    let key = key.map(|key| keys::label(ctx.words, &key, is_mac));
    let key = key.unwrap_or_default();
    let key_width = kit::text_size(ui, Role::Caption, &key).x + 8.0;
    let hint_width = kit::text_size(ui, Role::Body, &hint).x;
    let mut words = rest;
    if hint_width + key_width < rest.width() {
        let (before, at_end) = kit::split(ctx, rest, rest.width() - key_width);
        kit::paint_text(ui.painter(), at_end, Role::Caption, &key, look.faint, !side);
        words = before;
    }
    kit::paint_text(ui.painter(), words, Role::Body, &hint, look.faint, side);
    kit::focus_ring(ui, ctx, rect, &response);
    let response = finish_search(response, ctx);
    if response.clicked() && ctx.state.overlay != Overlay::Search {
        ctx.act(Action::Search);
    }
}

fn finish_search(response: Response, ctx: &Ctx<'_>) -> Response {
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    // The search opens beneath the pointer, and a tip would lie over what is typed.
    match ctx.state.overlay {
        Overlay::None => kit::tip(response, ctx, &ctx.t(Action::Search.word())),
        _ => response,
    }
}
