//! What is let through, as chips that a click takes away, and a menu of what can be asked for.

use super::conditions::{self, ConditionGroup};
use crate::state::{Action, Command};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Frame, Layout, Margin, Popup, PopupCloseBehavior, Ui, Vec2};

/// Width of the menu, in points.
const WIDTH: f32 = 260.0;

/// The chips, what to relax where nothing matches, and the way to more.
pub(super) fn filters(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::heading(ui, ctx, &ctx.t("filter-title"));
    let filter = &ctx.state.view.filter;
    if !filter.is_empty() {
        chips(ui, ctx);
        kit::gap(ui, 6.0);
    }
    if let Some((condition, count)) = &ctx.state.told.relax {
        let name = conditions::words(ctx, condition);
        let values = [("name", name.into()), ("count", (*count).into())];
        let words = ctx.words.with("filter-relax", &values);
        if kit::link(ui, ctx, Role::Caption, &words).clicked() {
            ctx.send(Command::Filter(condition.clone()));
        }
        kit::gap(ui, 6.0);
    }
    kit::row(ui, ctx, 28.0, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        add(ui, ctx);
        if filter.conditions().len() > 1 {
            let words = ctx.t("filter-remove-all");
            if kit::link(ui, ctx, Role::Caption, &words).clicked() {
                ctx.act(Action::AllForces);
            }
        }
    });
}

/// The conditions, as many in a row as fit.
fn chips(ui: &mut Ui, ctx: &Ctx<'_>) {
    let layout = if ctx.is_mirrored() {
        Layout::right_to_left(egui::Align::Min)
    } else {
        Layout::left_to_right(egui::Align::Min)
    };
    ui.with_layout(layout.with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for condition in ctx.state.view.filter.conditions() {
            let words = conditions::words(ctx, condition);
            let away = ctx
                .words
                .with("filter-remove", &[("name", words.as_str().into())]);
            if kit::chip(ui, ctx, &words, &away).clicked() {
                ctx.send(Command::Filter(condition.clone()));
            }
        }
    });
}

/// The button that opens the menu.
fn add(ui: &mut Ui, ctx: &Ctx<'_>) {
    let words = ctx.t("filter-add");
    let response = kit::button(ui, ctx, Some(Icon::Plus), &words);
    Popup::menu(&response)
        .accessible_name(words)
        .layout(Layout::top_down(kit::start_align(ctx)))
        .width(WIDTH)
        .frame(Frame::menu(ui.style()).inner_margin(Margin::same(8)))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(WIDTH);
            let most = (ui.ctx().content_rect().height() * 0.6).max(120.0);
            egui::ScrollArea::vertical()
                .id_salt("menu of filters")
                .max_height(most)
                .show(ui, |ui| kit::columns(ui, ctx, |ui| menu(ui, ctx)));
        });
}

fn menu(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for ConditionGroup { title, conditions } in conditions::offered(ctx) {
        kit::text(ui, Role::Caption, &ctx.t(title), ctx.look.quiet);
        for condition in conditions {
            let on = ctx.state.view.filter.has(&condition);
            let words = conditions::words(ctx, &condition);
            if kit::check(ui, ctx, on, &words).clicked() {
                ctx.send(Command::Filter(condition));
            }
        }
        kit::gap(ui, 8.0);
    }
}
