//! Who says that a change happened: its sources, with the way to their words.

use super::{citation, phrases, rows};
use crate::model::{ChangeId, PassageId, Source, SourceId, SourceKind};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::Ui;

/// The sources of a change, those first whose words can be read.
pub(super) fn evidence_ui(ui: &mut Ui, ctx: &Ctx<'_>, change: ChangeId) {
    let readable = ctx.world().passages_of_change(change);
    let mut shown: Vec<SourceId> = Vec::new();
    for passage in readable {
        let source = ctx.world().passage(*passage).source;
        shown.push(source);
        source_ui(ui, ctx, change, source, Some(*passage));
    }
    for source in &ctx.world().change(change).sources {
        if !shown.contains(source) {
            shown.push(*source);
            source_ui(ui, ctx, change, *source, None);
        }
    }
    if shown.is_empty() {
        rows::still(ui, ctx, |ui| {
            kit::text(
                ui,
                Role::Caption,
                &ctx.t("evidence-no-source"),
                ctx.look.quiet,
            );
        });
    }
}

fn source_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    change: ChangeId,
    id: SourceId,
    passage: Option<PassageId>,
) {
    let source = ctx.world().source(id);
    let title = source.title.get(ctx.lang());
    let salt = ("evidence", change, id, passage);
    let response = rows::clickable(ui, ctx, salt, title, false, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        kit::text(ui, Role::Body, title, ctx.look.ink);
        facts(ui, ctx, source);
    });
    if response.clicked() {
        ctx.send(Command::OpenSource(id));
    }
    rows::still(ui, ctx, |ui| {
        if let Some(passage) = passage {
            read(ui, ctx, passage);
        }
        citation::link_ui(ui, ctx, source);
    });
}

/// What a reader weighs a source by.
fn facts(ui: &mut Ui, ctx: &Ctx<'_>, source: &Source) {
    let line = phrases::citation(ctx, source);
    kit::text(ui, Role::Caption, &line, ctx.look.quiet);
    if source.kind == SourceKind::Unlocated {
        kit::text(
            ui,
            Role::Caption,
            &ctx.t("source-unlocated"),
            ctx.look.quiet,
        );
    } else if !source.title_is_exact {
        kit::text(
            ui,
            Role::Caption,
            &ctx.t("source-title-described"),
            ctx.look.quiet,
        );
    }
}

/// The button that opens the words, unless they are open.
fn read(ui: &mut Ui, ctx: &Ctx<'_>, passage: PassageId) {
    let is_open = ctx
        .state
        .view
        .selection
        .source
        .is_some_and(|open| open.passage == Some(passage));
    if is_open {
        kit::text(
            ui,
            Role::Caption,
            &ctx.t("evidence-open-below"),
            ctx.look.accent,
        );
        return;
    }
    if kit::button(ui, ctx, Some(Icon::Quote), &ctx.t("evidence-read")).clicked() {
        ctx.send(Command::OpenPassage(passage));
    }
}
