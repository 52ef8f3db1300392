//! The page of the last twenty messages, behind the bell.

use super::ctx::Ctx;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use super::messages::{grade_word, icon, sentence};
use crate::state::messages::{Grade, PastMessage};
use crate::state::{Action, Overlay};
use egui::{Key, Modifiers, Ui, Vec2};

/// Size of the page where the window has room for it.
const SIZE: Vec2 = Vec2::new(600.0, 520.0);

/// Draws the page over the window while it is open.
pub(super) fn message_list_ui(egui: &egui::Context, ctx: &Ctx<'_>) {
    if ctx.state.overlay != Overlay::Messages {
        return;
    }
    let window = egui.content_rect().size();
    let size = SIZE.min(window - Vec2::splat(48.0));
    let title = ctx.t(Action::ShowMessages.word());
    let is_left = kit::page(egui, ctx, ("kharita messages", &title), size, |ui| {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            ctx.act(Action::Escape);
        }
        head(ui, ctx, &title);
        kit::gap(ui, 4.0);
        kit::scroll_in_page(ui, ctx, "messages", |ui| list(ui, ctx));
    });
    if is_left {
        ctx.act(Action::ShowMessages);
    }
}

fn head(ui: &mut Ui, ctx: &Ctx<'_>, title: &str) {
    kit::row(ui, ctx, 32.0, |ui| {
        kit::text(ui, Role::Title, title, ctx.look.ink);
        kit::row_reversed(ui, ctx, 32.0, |ui| {
            if kit::icon_button(ui, ctx, Icon::Close, &ctx.t("keys-close"), false).clicked() {
                ctx.act(Action::ShowMessages);
            }
        });
    });
}

fn list(ui: &mut Ui, ctx: &Ctx<'_>) {
    let mut is_empty = true;
    for said in ctx.state.messages.latest_first() {
        is_empty = false;
        entry(ui, ctx, said);
    }
    if is_empty {
        kit::text(ui, Role::Body, &ctx.t("message-none"), ctx.look.quiet);
    }
}

fn entry(ui: &mut Ui, ctx: &Ctx<'_>, said: &PastMessage) {
    let grade = said.message.grade;
    let color = match grade {
        Grade::Done => ctx.look.quiet,
        Grade::Warning => ctx.look.warning,
        Grade::Failure => ctx.look.error,
    };
    kit::gap(ui, 6.0);
    kit::row(ui, ctx, 20.0, |ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), egui::Sense::hover());
        kit::paint_icon(
            ui.painter(),
            rect.center(),
            icon(grade),
            ctx.lang(),
            16.0,
            color,
        );
        let when = format!(
            "{} · {}",
            ctx.t(grade_word(grade)),
            ago(ctx, said.age_seconds)
        );
        kit::text(ui, Role::Caption, &when, color);
    });
    kit::text(
        ui,
        Role::Body,
        &sentence(ctx.words, &said.message),
        ctx.look.ink,
    );
    kit::gap(ui, 4.0);
    kit::separator(ui, ctx);
}

/// How long ago, in whole minutes or hours.
fn ago(ctx: &Ctx<'_>, seconds: f64) -> String {
    let minutes = (seconds / 60.0).floor();
    let (word, count) = if minutes < 1.0 {
        ("message-just-now", 0.0)
    } else if minutes < 60.0 {
        ("message-minutes-ago", minutes)
    } else {
        ("message-hours-ago", (minutes / 60.0).floor())
    };
    ctx.words.with(word, &[("count", count.into())])
}
