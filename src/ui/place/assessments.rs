//! What sources expected, and what came of it.

use super::{change_row, phrases, rows, split};
use crate::model::{Assessment, AssessmentId, SourceId};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::Ui;

/// The assessments of each source; the selected one with what answered it, and its passage.
pub(super) fn assessments_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let nothing = |_: &mut Ui| {};
    split::with_source(ui, ctx, nothing, |ui, _| {
        if ctx.world().assessments.is_empty() {
            rows::still(ui, ctx, |ui| {
                kit::text(ui, Role::Body, &ctx.t("assessments-none"), ctx.look.quiet);
            });
            return;
        }
        rows::still(ui, ctx, |ui| {
            kit::text(
                ui,
                Role::Caption,
                &ctx.t("assessments-what-to-do"),
                ctx.look.quiet,
            );
        });
        for (source, list) in by_source(ctx) {
            rows::heading(ui, ctx, ctx.world().source(source).title.get(ctx.lang()));
            for id in list {
                assessment_ui(ui, ctx, id);
            }
        }
    });
}

/// The assessments by source, both in the order of the file.
fn by_source(ctx: &Ctx<'_>) -> Vec<(SourceId, Vec<AssessmentId>)> {
    let mut groups: Vec<(SourceId, Vec<AssessmentId>)> = Vec::new();
    for (n, row) in ctx.world().assessments.iter().enumerate() {
        let id = AssessmentId::from_index(n);
        match groups.iter_mut().find(|(source, _)| *source == row.source) {
            Some((_, list)) => list.push(id),
            None => groups.push((row.source, vec![id])),
        }
    }
    groups
}

fn assessment_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: AssessmentId) {
    let row = ctx.world().assessment(id);
    let is_selected = ctx.state.view.selection.assessment == Some(id);
    let expects = row.expects.get(ctx.lang());
    let period = phrases::date(ctx, row.period.as_ref());
    let foot = phrases::joined(ctx, &[period, verdict(ctx, row)]);
    let name = format!("{expects} {foot}");
    let response = rows::clickable(ui, ctx, ("assessment", id), &name, is_selected, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        kit::text(ui, Role::Body, expects, ctx.look.ink);
        kit::text(ui, Role::Caption, &foot, ctx.look.quiet);
    });
    if is_selected && selection_moved(ui, id) {
        response.scroll_to_me(Some(egui::Align::TOP));
    }
    if response.clicked() {
        ctx.send(Command::SelectAssessment((!is_selected).then_some(id)));
    }
    if is_selected {
        kit::gap(ui, 4.0);
        rows::still(ui, ctx, |ui| answer(ui, ctx, row));
        change_row::few(ui, ctx, ("answers", id), &row.answered_by);
        kit::gap(ui, 8.0);
    }
}

/// Whether another assessment was selected since the last frame, so that its answer must be
/// brought into view.
fn selection_moved(ui: &Ui, now: AssessmentId) -> bool {
    let id = egui::Id::unique("selected assessment");
    ui.data_mut(|data| {
        let before: Option<AssessmentId> = data.get_temp(id);
        data.insert_temp(id, now);
        before != Some(now)
    })
}

/// What came of it, where, and the changes that say so.
fn answer(ui: &mut Ui, ctx: &Ctx<'_>, row: &Assessment) {
    let outcome = row.outcome.get(ctx.lang());
    if !outcome.is_empty() {
        kit::text(ui, Role::Caption, outcome, ctx.look.ink);
    }
    if !row.areas.is_empty() {
        let areas = ctx
            .words
            .with("count-areas", &[("count", row.areas.len().into())]);
        let words = ctx
            .words
            .with("assessments-outlined", &[("areas", areas.into())]);
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    }
    if !row.answered_by.is_empty() {
        kit::gap(ui, 4.0);
        kit::text(
            ui,
            Role::Caption,
            &ctx.t("assessments-answered-by"),
            ctx.look.quiet,
        );
    }
}

/// The verdict in words; as the file says it where it is none of the usual.
fn verdict(ctx: &Ctx<'_>, row: &Assessment) -> String {
    match row.verdict.as_str() {
        "borne out" => ctx.t("verdict-borne-out"),
        "borne out in part" => ctx.t("verdict-in-part"),
        "refuted" => ctx.t("verdict-refuted"),
        "outside this map" => ctx.t("verdict-outside"),
        other => other.to_owned(),
    }
}
