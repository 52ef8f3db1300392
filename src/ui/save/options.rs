//! What can be saved, with a word on each, and the formats that go with the chosen one.

use crate::export::{ExportKind, ExportWhat};
use crate::state::Command;
use crate::state::saving::{Export, SaveChoice};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CORNERS, NODE_RADIUS, RING_RADIUS, Role, SIGN_LINE};
use crate::words::format;
use egui::{CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};
use egui::{pos2, vec2};

/// Height of a choice.
const CHOICE: f32 = 46.0;

/// Height of the formats with their heading, and of the day to compare with.
const FORMATS: f32 = 64.0;
const FROM: f32 = 68.0;

/// Height of all of it.
pub(super) fn height(ctx: &Ctx<'_>) -> f32 {
    let kinds = ctx.state.kinds_to_save().map(|_| CHOICE);
    let from = match ctx.state.save_plan().what {
        ExportWhat::Difference(..) => FROM,
        _ => 0.0,
    };
    let show = super::show::height(ctx, ctx.state.save_plan().what.kind());
    kinds.sum::<f32>() + from + show + FORMATS + 8.0
}

/// The choices.
pub(super) fn options(ui: &mut Ui, ctx: &Ctx<'_>) {
    let plan = ctx.state.save_plan();
    for kind in ctx.state.kinds_to_save() {
        let is_chosen = kind == plan.what.kind();
        if choice(ui, ctx, kind, is_chosen).clicked() && !is_chosen {
            choose(ctx, |choice| choice.kind = kind);
        }
        if is_chosen && matches!(plan.what, ExportWhat::Difference(..)) {
            from(ui, ctx);
        }
        if is_chosen {
            super::show::show_options(ui, ctx, plan);
        }
    }
    kit::gap(ui, 8.0);
    kit::text(ui, Role::Strong, &ctx.t("save-how"), ctx.look.ink);
    kit::gap(ui, 6.0);
    kit::row(ui, ctx, 30.0, |ui| {
        for format in plan.what.kind().formats() {
            let is_chosen = *format == plan.format;
            if kit::choice_chip(ui, ctx, &ctx.t(format.key()), is_chosen).clicked() {
                choose(ctx, |choice| choice.format = *format);
            }
        }
    });
}

fn choose(ctx: &Ctx<'_>, change: impl FnOnce(&mut SaveChoice)) {
    let mut choice = ctx.state.save_choice;
    change(&mut choice);
    ctx.send(Command::Export(Export::Choose(choice)));
}

/// What a choice is called, and what it gives.
fn words(ctx: &Ctx<'_>, kind: ExportKind) -> [String; 2] {
    let date = format::day(ctx.words, ctx.state.view.date);
    let date = || ("date", date.as_str().into());
    match kind {
        ExportKind::State => [
            ctx.words.with("save-state", &[date()]),
            ctx.t("save-state-note"),
        ],
        ExportKind::Difference => {
            let from = format::day(ctx.words, ctx.state.save_from());
            let from = ("from", from.as_str().into());
            [
                ctx.words.with("save-difference", &[from, date()]),
                ctx.t("save-difference-note"),
            ]
        }
        ExportKind::History => [ctx.t("save-history"), ctx.t("save-history-note")],
        ExportKind::Features => [ctx.t("save-features"), ctx.t("save-features-note")],
        ExportKind::AsRead => [ctx.t("save-as-read"), ctx.t("save-as-read-note")],
        ExportKind::Dataset => [ctx.t("save-dataset"), ctx.t("save-dataset-note")],
        ExportKind::Problems => [ctx.t("save-problems"), ctx.t("save-problems-note")],
        ExportKind::Picture => [ctx.t("save-picture"), ctx.t("save-picture-note")],
        ExportKind::Map => [ctx.t("save-map"), ctx.t("save-map-note")],
        ExportKind::Page => [ctx.t("save-page"), ctx.t("save-page-note")],
        ExportKind::Story => [ctx.t("save-story"), ctx.t("save-story-note")],
        ExportKind::Slides => [ctx.t("save-slides"), ctx.t("save-slides-note")],
        ExportKind::Clip => [ctx.t("save-clip"), ctx.t("save-clip-note")],
        ExportKind::Figures => [ctx.t("save-figures"), ctx.t("save-figures-note")],
        ExportKind::Corrections => [ctx.t("save-corrections"), ctx.t("save-corrections-note")],
        ExportKind::Session => [ctx.t("save-session"), ctx.t("save-session-note")],
    }
}

/// A choice of which one holds.
fn choice(ui: &mut Ui, ctx: &Ctx<'_>, kind: ExportKind, is_chosen: bool) -> Response {
    let [head, foot] = words(ctx, kind);
    let look = &ctx.look;
    let size = Vec2::new(ui.available_width(), CHOICE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::RadioButton, ui.is_enabled(), is_chosen, &head)
    });
    let ground = rect.shrink2(vec2(0.0, 1.0));
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(ground, CORNERS, look.accent_soft);
    } else if response.hovered() {
        painter.rect_filled(ground, CORNERS, look.hover);
    }
    let (before, inner) = kit::split(ctx, rect.shrink2(vec2(10.0, 3.0)), 28.0);
    let (ring, _) = kit::split(ctx, before, 16.0);
    let center = pos2(ring.center().x, inner.top() + 11.0);
    let line = if is_chosen { look.accent } else { look.quiet };
    painter.circle_stroke(center, RING_RADIUS, Stroke::new(SIGN_LINE, line));
    if is_chosen {
        painter.circle_filled(center, NODE_RADIUS, look.accent);
    }
    let middle = inner.top() + 22.0;
    let upper = Rect::from_min_max(inner.min, pos2(inner.right(), middle));
    let lower = Rect::from_min_max(pos2(inner.left(), middle), inner.max);
    let side = ctx.is_mirrored();
    kit::paint_text(painter, upper, Role::Body, &head, look.ink, side);
    kit::paint_text(painter, lower, Role::Caption, &foot, look.quiet, side);
    kit::focus_ring(ui, ctx, ground, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The day that the shown one is compared with, to be typed.
fn from(ui: &mut Ui, ctx: &Ctx<'_>) {
    let id = Id::unique("kharita save from");
    let shown = ctx.state.save_from().to_string();
    let typed = ui.data(|data| data.get_temp::<String>(id));
    let mut text = typed.unwrap_or_default();
    let inner = egui::Frame::new().inner_margin(egui::Margin::symmetric(38, 4));
    inner.show(ui, |ui| {
        kit::columns(ui, ctx, |ui| {
            kit::text(ui, Role::Caption, &ctx.t("save-from"), ctx.look.quiet);
            kit::gap(ui, 4.0);
            let response = kit::field(ui, ctx, id.with("field"), &mut text, &shown, 200.0);
            let is_done = response.lost_focus();
            if is_done && !text.trim().is_empty() {
                ctx.send(Command::Export(Export::TypeFrom(text.clone())));
                text.clear();
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(id, text));
}
