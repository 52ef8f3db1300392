//! With no place selected: what to do, and what changed lately.

use super::{phrases, rows, two_lines};
use crate::model::Effect;
use crate::state::Command;
use crate::ui::correcting;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::Ui;

/// How many changes are listed.
const COUNT: usize = 12;

/// What to do, and the latest changes up to the playhead.
pub(super) fn latest_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::scroll(ui, ctx, "latest", |ui| {
        rows::still(ui, ctx, |ui| {
            let key = if ctx.state.is_timeless() {
                "latest-what-to-do-timeless"
            } else {
                "latest-what-to-do"
            };
            kit::text(ui, Role::Body, &ctx.t(key), ctx.look.quiet);
        });
        if ctx.state.is_timeless() {
            return;
        }
        correcting::list_ui(ui, ctx);
        rows::heading(ui, ctx, &ctx.t("latest-changes"));
        let changes = latest(ctx);
        if changes.is_empty() {
            let key = if ctx.state.view.filter.is_empty() {
                "latest-none"
            } else {
                "latest-none-of-these"
            };
            rows::still(ui, ctx, |ui| {
                kit::text(ui, Role::Caption, &ctx.t(key), ctx.look.quiet);
            });
        }
        for effect in changes {
            effect_ui(ui, ctx, effect);
        }
    });
}

/// The latest changes that the filters let show, the last first.
fn latest<'a>(ctx: &'a Ctx<'_>) -> Vec<&'a Effect> {
    let (first, date) = (ctx.world().about.first, ctx.state.view.date);
    let shown = ctx.state.told.shown_between(first, date);
    shown.rev().take(COUNT).collect()
}

fn effect_ui(ui: &mut Ui, ctx: &Ctx<'_>, effect: &Effect) {
    let world = ctx.world();
    let timeline = ctx.timeline();
    let date = format::fuzzy(ctx.words, &world.change(effect.change).date);
    let (before, after) = (
        timeline.control(effect.before),
        timeline.control(effect.after),
    );
    let state = format::control(ctx.words, world, after);
    let row = two_lines::TwoLines {
        head: world.area(effect.area).name.get(ctx.lang()),
        foot: &phrases::joined(ctx, &[date, state]),
        end: two_lines::End::Change(before, after),
        chosen: false,
    };
    if two_lines::two_lines(ui, ctx, ("latest", effect.area, effect.change), &row).clicked() {
        ctx.send(Command::SelectChange(effect.change, effect.area));
        ctx.send(Command::FlyToArea(effect.area));
    }
}
