//! What was found wrong in the data set, where, and what can be done.

use super::rows;
use crate::model::{AreaId, Problem, Severity};
use crate::state::{Command, Tab};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Color32, Id, Ui};

/// How many problems of a severity are listed at first, and how many more at each request.
const SHOWN: usize = 100;

/// The problems by severity, the worst first.
pub(super) fn problems_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let problems = &ctx.state.project.problems;
    if problems.is_empty() {
        rows::still(ui, ctx, |ui| {
            kit::text(ui, Role::Body, &ctx.t("problems-none"), ctx.look.quiet);
        });
        return;
    }
    kit::scroll(ui, ctx, "problems", |ui| {
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let of: Vec<(usize, &Problem)> = problems
                .iter()
                .enumerate()
                .filter(|(_, problem)| problem.severity == severity)
                .collect();
            if !of.is_empty() {
                group(ui, ctx, severity, &of);
            }
        }
    });
}

fn group(ui: &mut Ui, ctx: &Ctx<'_>, severity: Severity, problems: &[(usize, &Problem)]) {
    let key = match severity {
        Severity::Error => "problems-errors",
        Severity::Warning => "problems-warnings",
        Severity::Note => "problems-notes",
    };
    rows::heading(
        ui,
        ctx,
        &ctx.words.with(key, &[("count", problems.len().into())]),
    );
    let id = Id::unique(("problems shown", severity));
    let shown: usize = ui.data(|data| data.get_temp(id)).unwrap_or(SHOWN);
    for (index, problem) in problems.iter().take(shown) {
        problem_ui(ui, ctx, *index, problem);
    }
    let left = problems.len().saturating_sub(shown);
    if left > 0 {
        let words = ctx
            .words
            .with("problems-more", &[("count", left.min(SHOWN).into())]);
        rows::still(ui, ctx, |ui| {
            if kit::button(ui, ctx, Some(Icon::Down), &words).clicked() {
                ui.data_mut(|data| data.insert_temp(id, shown + SHOWN));
            }
        });
    }
}

fn problem_ui(ui: &mut Ui, ctx: &Ctx<'_>, index: usize, problem: &Problem) {
    let area = area_of(ctx, problem);
    let (icon, color) = sign(ctx, problem.severity);
    let (message, remedy) = ctx.words.problem(problem);
    let contents = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        rows::said(ui, ctx, icon, color, &message);
        rows::indented(ui, ctx, 20, |ui| {
            kit::text(ui, Role::Caption, &remedy, ctx.look.quiet);
            kit::text(
                ui,
                Role::Caption,
                &problem.place.to_string(),
                ctx.look.faint,
            );
        });
    };
    let Some(area) = area else {
        kit::gap(ui, 4.0);
        rows::still(ui, ctx, contents);
        kit::gap(ui, 4.0);
        return;
    };
    let chosen = ctx.state.selection.area == Some(area);
    let name = format!("{message} {remedy}");
    if rows::clickable(ui, ctx, ("problem", index), &name, chosen, contents).clicked() {
        ctx.send(Command::SelectArea(Some(area)));
        ctx.send(Command::FlyToArea(area));
        // Selecting shows the place; whoever goes through problems stays with them.
        ctx.send(Command::ShowTab(Tab::Problems));
    }
}

/// The area that a problem is about, if it can be shown.
fn area_of(ctx: &Ctx<'_>, problem: &Problem) -> Option<AreaId> {
    ctx.world().find_area(problem.place.feature.as_deref()?)
}

fn sign(ctx: &Ctx<'_>, severity: Severity) -> (Icon, Color32) {
    match severity {
        Severity::Error => (Icon::Error, ctx.look.error),
        Severity::Warning => (Icon::Warning, ctx.look.warning),
        Severity::Note => (Icon::Note, ctx.look.quiet),
    }
}
