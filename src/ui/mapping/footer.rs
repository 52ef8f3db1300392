//! What the choice gives, and the button that accepts it.

use super::asked;
use crate::model::{Import, Outcome};
use crate::state::{Command, OpenedFiles};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use egui::{Color32, CursorIcon, Sense, Ui, Vec2, WidgetInfo};

/// Height of the button.
const BUTTON: f32 = 32.0;

/// How high the footer is.
pub(super) fn height(ui: &Ui, ctx: &Ctx<'_>) -> f32 {
    let line = kit::text_size(ui, Role::Body, &ctx.t("mapping-accept")).y;
    let import = ctx.state.project.import.as_ref();
    let group = import.and_then(|import| import.groups.get(ctx.state.opening.asked));
    let undated = group.is_some_and(|group| group.outcome.undated > 0);
    let lines = if undated { 2.0 } else { 1.0 };
    10.0 + lines * (line + 2.0) + 8.0 + BUTTON + 4.0 + 28.0 + 6.0
}

/// Counts, accepting, going back.
pub(super) fn footer(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import) {
    let (look, opening) = (&ctx.look, &ctx.state.opening);
    // What is shown lags behind what was chosen while it is worked out.
    let Some((group, wanted)) = asked(ctx, import) else {
        return;
    };
    let is_current = wanted.means(&group.mapping);
    let ink = if is_current { look.ink } else { look.faint };
    kit::gap(ui, 10.0);
    counts(ui, ctx, &group.outcome, ink);
    kit::gap(ui, 8.0);
    accept(ui, ctx);
    kit::gap(ui, 4.0);
    kit::row(ui, ctx, 28.0, |ui| {
        if ctx.state.reading_path().is_some() {
            let words = ctx.t("mapping-save");
            let link = kit::link(ui, ctx, Role::Caption, &words);
            if link.clicked() {
                ctx.send(Command::Files(OpenedFiles::SaveMapping));
            }
            kit::tip(link, ctx, &ctx.t("mapping-save-tip"));
            ui.add_space(12.0);
        }
        if *wanted == group.guess && opening.past.is_empty() && ctx.state.reading_path().is_none() {
            kit::text_elided(ui, Role::Caption, &ctx.t("mapping-keys"), look.quiet);
        } else if *wanted != group.guess {
            let words = ctx.t("mapping-guess");
            if kit::link(ui, ctx, Role::Caption, &words).clicked() {
                ctx.send(Command::Files(OpenedFiles::GuessMapping));
            }
        }
        kit::row_reversed(ui, ctx, 28.0, |ui| {
            if !opening.past.is_empty() {
                let words = ctx.t("mapping-undo");
                if kit::link(ui, ctx, Role::Caption, &words).clicked() {
                    ctx.send(Command::Files(OpenedFiles::UndoMapping));
                }
            }
        });
    });
}

fn counts(ui: &mut Ui, ctx: &Ctx<'_>, outcome: &Outcome, ink: Color32) {
    let count = |word: &str, count: usize| ctx.words.with(word, &[("count", count.into())]);
    let parts = [
        count("count-areas", outcome.areas),
        count("count-forces", outcome.forces),
        count("count-changes", outcome.changes),
    ];
    kit::text_elided(ui, Role::Body, &parts.join(" · "), ink);
    if outcome.undated > 0 {
        kit::gap(ui, 2.0);
        let words = count("mapping-undated", outcome.undated);
        kit::text_elided(ui, Role::Body, &words, ctx.look.warning);
    }
}

/// The one button that stands out: Enter does the same.
fn accept(ui: &mut Ui, ctx: &Ctx<'_>) {
    let look = &ctx.look;
    let size = Vec2::new(ui.available_width(), BUTTON);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let words = ctx.t("mapping-accept");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &words));
    let fill = if response.hovered() {
        look.accent.lerp_to_gamma(look.ink, 0.15)
    } else {
        look.accent
    };
    ui.painter().rect_filled(rect, CORNERS, fill);
    let center = rect.center();
    kit::paint_text_centered(ui.painter(), center, Role::Strong, &words, look.on_accent);
    if response.has_focus() {
        kit::focus_ring(ui, ctx, rect.expand(2.0), &response);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        ctx.send(Command::Files(OpenedFiles::AcceptMapping));
    }
    kit::tip(response, ctx, &ctx.t("mapping-accept-tip"));
}
