//! The ground that no one force holds alone: contested, shared, nobody's, unknown.

use super::row::{ForceListRow, ROW};
use super::samples;
use super::shares::Shares;
use crate::model::{ForceId, Holder, Status};
use crate::scene::Pattern;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::{Response, Sense, Ui, Vec2, WidgetInfo};

/// A row for each of these of which there is any.
pub(super) fn remainder(ui: &mut Ui, ctx: &Ctx<'_>, shares: &Shares<'_>, present: &[ForceId]) {
    for status in Status::ALL {
        let (pattern, holder, word, tip) = match status {
            Status::Control | Status::Absent => continue,
            Status::Contested => (
                Pattern::Contested,
                Holder::Contested,
                "forces-contested",
                "forces-contested-tip",
            ),
            Status::Shared => (
                Pattern::Shared,
                Holder::Shared,
                "forces-shared",
                "forces-shared-tip",
            ),
            Status::None => (
                Pattern::Nobody,
                Holder::Nobody,
                "forces-none",
                "forces-none-tip",
            ),
            Status::Unknown => (
                Pattern::Unknown,
                Holder::Unknown,
                "forces-unknown",
                "forces-unknown-tip",
            ),
        };
        let ground = shares.ground(holder);
        let km2 = ground.km2();
        if km2 > 0.0 {
            let share = shares.words(ctx, holder);
            let response = row(ui, ctx, (status, pattern), present, &ctx.t(word), &share);
            let mut words = format!("{}\n{}", ctx.t(tip), format::area(ctx.words, km2));
            if let Some(people) = shares.tip(ctx, holder) {
                words = format!("{words}\n{people}");
            }
            kit::tip(response, ctx, &words);
        } else if ground.points > 0 {
            let share = shares.points(ctx, "forces-points", ground.points);
            let response = row(ui, ctx, (status, pattern), present, &ctx.t(word), &share);
            kit::tip(response, ctx, &ctx.t(tip));
        }
    }
}

fn row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (status, pattern): (Status, Pattern),
    present: &[ForceId],
    name: &str,
    share: &str,
) -> Response {
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let values = [("name", name.into()), ("share", share.into())];
    let spoken = ctx.words.with("forces-row", &values);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let (role, ink) = (Role::Body, ctx.look.ink);
    let colours = samples::colours(ctx, status, present);
    ForceListRow { rect, role, ink }.paint(ui, ctx, pattern, &colours, name, share);
    response
}
