//! A change as a row of a list: where, when, and what it brought. A click selects it.

use super::{phrases, two_lines, virtual_list};
use crate::model::{Change, ChangeId};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::format;
use egui::{Rect, Ui};
use std::fmt::Debug;
use std::hash::Hash;

/// A list of changes in a scroll area of its own.
pub(super) fn list(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    salt: impl Hash + Debug + Copy,
    changes: &[ChangeId],
) {
    virtual_list::rows(ui, salt, changes.len(), |ui, rect, index| {
        if let Some(change) = changes.get(index) {
            at(ui, ctx, rect, salt, *change);
        }
    });
}

/// A few changes, one beneath the other.
pub(super) fn few(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    salt: impl Hash + Debug + Copy,
    changes: &[ChangeId],
) {
    for change in changes {
        let size = egui::vec2(ui.available_width(), two_lines::TWO_LINES);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        at(ui, ctx, rect, salt, *change);
    }
}

fn at(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, salt: impl Hash + Debug, id: ChangeId) {
    let change = ctx.world().change(id);
    let state = format::control(ctx.words, ctx.world(), &change.control);
    let date = format::fuzzy(ctx.words, &change.date);
    let row = two_lines::TwoLines {
        head: &places(ctx, change),
        foot: &phrases::joined(ctx, &[date, state]),
        end: two_lines::End::State(&change.control),
        chosen: ctx.state.view.selection.change == Some(id),
    };
    let response = two_lines::two_lines_at(ui, ctx, rect, (salt, id), &row);
    if response.clicked()
        && let Some(area) = change.areas.first()
    {
        ctx.send(Command::SelectChange(id, *area));
        ctx.send(Command::FlyToArea(*area));
    }
}

/// The first area of a change, and how many more it has.
fn places(ctx: &Ctx<'_>, change: &Change) -> String {
    let Some(first) = change.areas.first() else {
        return ctx.t("change-nowhere");
    };
    let name = ctx.world().area(*first).name.get(ctx.lang());
    match change.areas.len() - 1 {
        0 => name.to_owned(),
        more => ctx.words.with(
            "change-places",
            &[("name", name.into()), ("more", more.into())],
        ),
    }
}
