//! Every correction, each with what it is of and the way back to what the data set has.

use crate::model::{Correction, RowKind};
use crate::state::{Action, Command, CorrectionEdit};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::ui::place::rows;
use crate::words::format;
use egui::Ui;

/// Height of a row of buttons.
const ROW: f32 = 32.0;

/// The list, where there is anything in it or to be taken back.
pub(in crate::ui) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let correcting = &ctx.state.correcting;
    let corrections = correcting.now();
    let can_travel = correcting.can_undo() || correcting.can_redo();
    if (corrections.is_empty() && !can_travel) || !ctx.state.can_correct() {
        return;
    }
    let count = [("count", corrections.len().into())];
    rows::heading(ui, ctx, &ctx.words.with("correcting-list", &count));
    rows::still(ui, ctx, |ui| {
        kit::row(ui, ctx, ROW, |ui| {
            kit::action_icon(ui, ctx, Action::UndoEdit);
            kit::action_icon(ui, ctx, Action::RedoEdit);
        });
    });
    for (kind, id, correction) in corrections.iter() {
        row(ui, ctx, kind, id, correction);
    }
    kit::gap(ui, 8.0);
}

fn row(ui: &mut Ui, ctx: &Ctx<'_>, kind: RowKind, id: &str, correction: &Correction) {
    let what = match correction {
        Correction::Added(_) => "correcting-was-added",
        Correction::Changed(..) => "correcting-was-changed",
        Correction::Withdrawn(_) => "correcting-was-withdrawn",
    };
    let kind_words = ctx.t(&format!("correcting-kind-{kind}"));
    let name = name(ctx, kind, id);
    let line = format!("{kind_words} · {}", ctx.t(what));
    let change = ctx
        .world()
        .find_change(id)
        .filter(|_| kind == RowKind::Change);
    let clicked = rows::clickable(ui, ctx, ("correction", kind, id), &name, false, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        kit::text(ui, Role::Body, &name, ctx.look.ink);
        kit::text(ui, Role::Caption, &line, ctx.look.quiet);
    });
    if clicked.clicked()
        && let Some(change) = change
        && let Some(area) = ctx.world().change(change).areas.first()
    {
        ctx.send(Command::SelectChange(change, *area));
        ctx.send(Command::FlyToArea(*area));
    }
    rows::still(ui, ctx, |ui| {
        let words = ctx
            .words
            .with("correcting-forget", &[("name", name.as_str().into())]);
        let link = kit::link(ui, ctx, Role::Caption, &ctx.t("correcting-take-back"));
        if kit::tip(link, ctx, &words).clicked() {
            let forget = CorrectionEdit::Forget(kind, id.to_owned());
            ctx.send(Command::Correct(forget));
        }
    });
}

/// What a corrected row is called.
fn name(ctx: &Ctx<'_>, kind: RowKind, id: &str) -> String {
    let world = ctx.world();
    let name = match kind {
        RowKind::Area => world
            .find_area(id)
            .map(|id| world.area(id).name.get(ctx.lang()).to_owned()),
        RowKind::Source => {
            let source = world.find_source(id);
            source.map(|id| world.source(id).title.get(ctx.lang()).to_owned())
        }
        RowKind::Change => world.find_change(id).map(|id| {
            let change = world.change(id);
            let area = change
                .areas
                .first()
                .map(|id| world.area(*id).name.get(ctx.lang()));
            let date = format::fuzzy(ctx.words, &change.date);
            ctx.list(&[area.unwrap_or_default(), &date])
        }),
        RowKind::Text | RowKind::Passage | RowKind::Assessment => None,
    };
    // What was withdrawn is known by its id alone.
    name.unwrap_or_else(|| id.to_owned())
}
