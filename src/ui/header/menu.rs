//! The data set's name, which opens a menu: another data set, its problems, what it is.

use super::{appearance, files};
use crate::state::Action;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::keys;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use crate::words::format;
use egui::{CursorIcon, Frame, Layout, Margin, Popup, PopupCloseBehavior, RectAlign};
use egui::{Response, Sense, Ui, Vec2, WidgetInfo};

/// Width of the menu's contents.
const WIDTH: f32 = 340.0;

/// How wide the button would like to be.
pub(super) fn width(ui: &Ui, ctx: &Ctx<'_>) -> f32 {
    kit::text_size(ui, Role::Body, title(ctx)).x.max(20.0) + 36.0
}

fn title<'a>(ctx: &Ctx<'a>) -> &'a str {
    ctx.world().about.title.get(ctx.lang())
}

/// The data set's title and the menu that it opens.
pub(super) fn menu_button(ui: &mut Ui, ctx: &Ctx<'_>, width: f32) {
    let look = &ctx.look;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, super::ROW), Sense::click());
    let name = ctx
        .words
        .with("header-data-of", &[("title", title(ctx).into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &name));
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.hovered() || is_open {
        ui.painter().rect_filled(rect, CORNERS, look.hover);
    }
    let (words, caret) = kit::split(ctx, rect, rect.width() - 26.0);
    let (_, words) = kit::split(ctx, words, 10.0);
    kit::paint_text(
        ui.painter(),
        words,
        Role::Body,
        title(ctx),
        look.ink,
        ctx.is_mirrored(),
    );
    kit::paint_icon(
        ui.painter(),
        caret.center(),
        Icon::Down,
        ctx.lang(),
        14.0,
        look.quiet,
    );
    kit::focus_ring(ui, ctx, rect, &response);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let align = if ctx.is_mirrored() {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    };
    Popup::menu(&response)
        .align(align)
        .accessible_name(name)
        .layout(Layout::top_down(kit::start_align(ctx)))
        .width(WIDTH)
        .frame(
            Frame::menu(ui.style())
                .inner_margin(Margin::same(8))
                .corner_radius(CORNERS),
        )
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| contents(ui, ctx));
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.set_width(WIDTH);
    let most = (ui.ctx().content_rect().height() - 72.0).max(120.0);
    egui::ScrollArea::vertical()
        .id_salt("menu of the data set")
        .max_height(most)
        .min_scrolled_height(most)
        .show(ui, |ui| kit::columns(ui, ctx, |ui| entries(ui, ctx)));
}

fn entries(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
    files::entries(ui, ctx);
    for action in [
        Action::ToggleFigures,
        Action::ToggleComparison,
        Action::ToggleTable,
        Action::Save,
        Action::CopyLink,
        Action::Palette,
    ] {
        row(ui, ctx, action);
    }
    kit::separator(ui, ctx);
    appearance::entries(ui, ctx);
    kit::separator(ui, ctx);
    let count = ctx.state.project.problems.len();
    let problems = ctx
        .words
        .with("header-problems", &[("count", count.into())]);
    let icon = if count == 0 {
        Icon::Note
    } else {
        Icon::Warning
    };
    row_with(ui, ctx, icon, &problems, Action::ShowProblems);
    kit::separator(ui, ctx);
    Frame::new()
        .inner_margin(Margin::symmetric(8, 0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            kit::columns(ui, ctx, |ui| about(ui, ctx));
        });
}

/// What the data set says of itself.
fn about(ui: &mut Ui, ctx: &Ctx<'_>) {
    let about = &ctx.world().about;
    let look = &ctx.look;
    kit::text(ui, Role::Caption, &ctx.t("header-about"), look.quiet);
    kit::text(ui, Role::Strong, title(ctx), look.ink);
    let (first, last) = (
        format::day(ctx.words, about.first),
        format::day(ctx.words, about.last),
    );
    let span = ctx.words.with(
        "header-span",
        &[("first", first.into()), ("last", last.into())],
    );
    kit::text(ui, Role::Body, &span, look.ink);
    if !about.about.is_empty() {
        kit::gap(ui, 4.0);
        kit::text(ui, Role::Body, about.about.get(ctx.lang()), look.ink);
    }
    if !about.credits.is_empty() {
        kit::gap(ui, 8.0);
        kit::text(ui, Role::Caption, &ctx.t("header-credits"), look.quiet);
        for credit in &about.credits {
            kit::text(ui, Role::Caption, credit.get(ctx.lang()), look.quiet);
        }
    }
    kit::gap(ui, 4.0);
}

/// An entry of the menu with its key.
pub(super) fn row(ui: &mut Ui, ctx: &Ctx<'_>, action: Action) -> Response {
    let icon = keys::icon(action, ctx.state);
    row_with(ui, ctx, icon, &ctx.t(action.word()), action)
}

/// The same with an icon and words of its own.
pub(super) fn row_with(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    icon: Icon,
    words: &str,
    action: Action,
) -> Response {
    let (look, can) = (&ctx.look, ctx.state.can(action));
    let size = Vec2::new(ui.available_width(), super::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::MenuItem, can, words));
    if response.hovered() && can {
        ui.painter().rect_filled(rect, CORNERS, look.hover);
    }
    let (at, rest) = kit::split(ctx, rect.shrink2(Vec2::new(8.0, 0.0)), 28.0);
    let (icon_place, _) = kit::split(ctx, at, 18.0);
    kit::paint_icon(
        ui.painter(),
        icon_place.center(),
        icon,
        ctx.lang(),
        16.0,
        look.quiet,
    );
    kit::paint_text(
        ui.painter(),
        rest,
        Role::Body,
        words,
        if can { look.ink } else { look.faint },
        ctx.is_mirrored(),
    );
    let is_mac = ui.ctx().os().is_mac();
    if let Some(key) = keys::shortcut(action, is_mac) {
        let key = keys::label(ctx.words, &key, is_mac);
        kit::paint_text(
            ui.painter(),
            rest,
            Role::Caption,
            &key,
            look.faint,
            !ctx.is_mirrored(),
        );
    }
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() && can {
        ctx.act(action);
        ui.close();
    }
    let about = ctx.words.about(action.word()).unwrap_or_default();
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &about,
    )
}
