//! What was met while reading: counts, the list by kind, and the chosen problem beneath it.

use super::problem_detail::detail_ui;
use super::problem_rows::list_ui;
use super::rows;
use crate::export::{ExportFormat, ExportWhat, Plan};
use crate::model::Severity;
use crate::state::saving::Export;
use crate::state::{Command, Message};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{HAIRLINE, Role};
use egui::{Color32, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

/// The chosen problem's part of the height: enough for the text around it.
const DETAIL_PART: f32 = 0.6;

/// Space above and below the line between the two.
const SEAM: f32 = 8.0;

/// The counts and the list; the chosen problem beneath.
pub(super) fn problems_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let problems = &ctx.state.project.problems;
    if problems.is_empty() {
        rows::still(ui, ctx, |ui| {
            kit::text(ui, Role::Body, &ctx.t("problems-none"), ctx.look.quiet);
        });
        return;
    }
    counts(ui, ctx);
    kit::gap(ui, 4.0);
    rows::still(ui, ctx, |ui| kit::row(ui, ctx, 28.0, |ui| buttons(ui, ctx)));
    kit::gap(ui, 4.0);
    let rest = ui.available_rect_before_wrap();
    let chosen = ctx.state.problems.chosen;
    let Some((index, problem)) = chosen.and_then(|n| Some((n, problems.get(n)?))) else {
        list_ui(ui, ctx);
        return;
    };
    let seam = (rest.bottom() - rest.height() * DETAIL_PART).round();
    let above = Rect::from_min_max(rest.min, pos2(rest.right(), seam - SEAM));
    part(ui, ctx, "list", above, |ui| list_ui(ui, ctx));
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter().hline(rest.x_range(), seam, line);
    let below = Rect::from_min_max(pos2(rest.left(), seam + SEAM), rest.max);
    part(ui, ctx, "detail", below, |ui| {
        detail_ui(ui, ctx, index, problem);
    });
}

fn part(ui: &mut Ui, ctx: &Ctx<'_>, salt: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(kit::start_align(ctx));
    let builder = UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout);
    let mut inner = ui.new_child(builder);
    inner.set_clip_rect(rect.expand2(egui::vec2(8.0, 0.0)).intersect(ui.clip_rect()));
    add(&mut inner);
}

/// How many of each severity, and what each severity means.
fn counts(ui: &mut Ui, ctx: &Ctx<'_>) {
    for (severity, key) in [
        (Severity::Error, "problems-errors"),
        (Severity::Warning, "problems-warnings"),
        (Severity::Note, "problems-notes"),
    ] {
        let groups = ctx.state.project.problem_groups.iter();
        let of_it = groups.filter(|group| group.severity == severity);
        let count: usize = of_it.map(|group| group.problems.len()).sum();
        if count > 0 {
            let (icon, color) = sign(ctx, severity);
            let words = ctx.words.with(key, &[("count", count.into())]);
            rows::still(ui, ctx, |ui| rows::said(ui, ctx, icon, color, &words));
        }
    }
}

fn buttons(ui: &mut Ui, ctx: &Ctx<'_>) {
    if kit::button(ui, ctx, Some(Icon::Copy), &ctx.t("problems-copy")).clicked() {
        ctx.send(Command::CopyText(as_text(ctx)));
        let count = ctx.state.project.problems.len();
        ctx.send(Command::Say(
            Message::done("problems-copied").count("what", count),
        ));
    }
    if kit::button(ui, ctx, Some(Icon::Save), &ctx.t("problems-save")).clicked() {
        let plan = Plan {
            what: ExportWhat::Problems,
            format: ExportFormat::Csv,
        };
        ctx.send(Command::Export(Export::Ask(plan)));
    }
}

/// All problems, one a line, as `kharita check` writes them.
fn as_text(ctx: &Ctx<'_>) -> String {
    let mut text = String::new();
    for group in &ctx.state.project.problem_groups {
        for index in &group.problems {
            let problem = &ctx.state.project.problems[*index];
            let (message, remedy) = ctx.words.problem(problem);
            text.push_str(&format!("{problem} {message} {remedy}\n"));
        }
    }
    text
}

/// The icon and the colour of a severity.
pub(super) fn sign(ctx: &Ctx<'_>, severity: Severity) -> (Icon, Color32) {
    match severity {
        Severity::Error => (Icon::Error, ctx.look.error),
        Severity::Warning => (Icon::Warning, ctx.look.warning),
        Severity::Note => (Icon::Note, ctx.look.quiet),
    }
}
