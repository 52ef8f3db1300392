//! The page of saving: what, how, and where; and how far a writing is.
//!
//! - `options`: what can be saved and how; `show`: of what clips and slides are made, and their look; `progress`: a plate over the map while a file is written.

mod options;
mod progress;
mod show;

pub use progress::saving_ui;

use super::ctx::Ctx;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use crate::state::saving::Export;
use crate::state::{Action, Command, Overlay};
use crate::ui::look::CORNERS;
use egui::{CursorIcon, Key, Modifiers, Response, Sense, Ui, Vec2, WidgetInfo};

/// Width of the page where the window has room for it.
const WIDTH: f32 = 520.0;

/// Height of what stands beneath the choices.
const FOOT: f32 = 44.0;

/// Draws the page over the window while it is open.
pub fn save_ui(egui: &egui::Context, ctx: &Ctx<'_>) {
    if ctx.state.overlay != Overlay::Save {
        return;
    }
    let window = egui.content_rect();
    let wanted = options::height(ctx) + FOOT + 32.0 + 4.0 + 40.0;
    let size = Vec2::new(
        WIDTH.min(window.width() - 40.0),
        wanted.min(window.height() - 40.0),
    );
    let title_words = ctx.t("save-title");
    let is_left = kit::page(egui, ctx, ("kharita save", &title_words), size, |ui| {
        keys(ui, ctx);
        title(ui, ctx);
        kit::gap(ui, 4.0);
        let height = ui.available_height() - FOOT;
        let width = ui.available_width();
        ui.allocate_ui(Vec2::new(width, height), |ui| {
            ui.set_min_height(height);
            kit::scroll_in_page(ui, ctx, "save", |ui| options::options(ui, ctx));
        });
        foot(ui, ctx);
    });
    if is_left {
        ctx.act(Action::Save);
    }
}

/// Escape closes, Enter goes on; a field that has the focus has its keys first.
fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    let is_free = ui.memory(|memory| memory.focused().is_none());
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::Escape) {
            ctx.act(Action::Escape);
        }
        if is_free && input.consume_key(Modifiers::NONE, Key::Enter) {
            ctx.send(Command::Export(Export::Ask(ctx.state.save_plan())));
        }
    });
}

fn title(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::row(ui, ctx, 32.0, |ui| {
        kit::text(ui, Role::Title, &ctx.t("save-title"), ctx.look.ink);
        kit::row_reversed(ui, ctx, 32.0, |ui| {
            if kit::icon_button(ui, ctx, Icon::Close, &ctx.t("save-close"), false).clicked() {
                ctx.act(Action::Save);
            }
        });
    });
}

/// The name that the file gets, and the button that asks where it goes.
fn foot(ui: &mut Ui, ctx: &Ctx<'_>) {
    let plan = ctx.state.save_plan();
    kit::gap(ui, 12.0);
    kit::row_reversed(ui, ctx, 32.0, |ui| {
        if accept(ui, ctx).clicked() {
            ctx.send(Command::Export(Export::Ask(plan)));
        }
        kit::gap(ui, 4.0);
        if plan.what.kind().is_picture() {
            let words = ctx.t("save-copy");
            if kit::button(ui, ctx, None, &words).clicked() {
                ctx.send(Command::Export(Export::Copy(plan)));
            }
            kit::gap(ui, 4.0);
        }
        kit::row(ui, ctx, 32.0, |ui| {
            let name = ctx.state.save_name(&plan);
            kit::text_elided(ui, Role::Caption, &name, ctx.look.quiet);
        });
    });
}

/// The one button that stands out.
fn accept(ui: &mut Ui, ctx: &Ctx<'_>) -> Response {
    let look = &ctx.look;
    let words = ctx.t("save-where");
    let width = kit::text_size(ui, Role::Strong, &words).x + 32.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &words));
    let fill = if response.hovered() {
        look.accent.lerp_to_gamma(look.ink, 0.15)
    } else {
        look.accent
    };
    ui.painter().rect_filled(rect, CORNERS, fill);
    kit::paint_text_centered(
        ui.painter(),
        rect.center(),
        Role::Strong,
        &words,
        look.on_accent,
    );
    if response.has_focus() {
        kit::focus_ring(ui, ctx, rect.expand(2.0), &response);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
