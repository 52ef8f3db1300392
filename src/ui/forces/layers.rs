//! Which layers are drawn, and in which language the names stand.

use crate::model::LabelLang;
use crate::state::Command;
use crate::state::command::MapLayer;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CORNERS, HAIRLINE, INNER_CORNERS, Role};
use egui::{CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

/// The layers as check rows, then the choice of language.
pub(super) fn layers(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::heading(ui, ctx, &ctx.t("forces-layers"));
    // The boxes of the check rows stand a little inside; this lines them up with what is above.
    let wide = ui.available_rect_before_wrap().expand2(vec2(4.0, 0.0));
    let mut rows = ui.new_child(UiBuilder::new().max_rect(wide));
    checks(&mut rows, ctx);
    ui.advance_cursor_after_rect(rows.min_rect().shrink2(vec2(4.0, 0.0)));
    kit::gap(ui, 8.0);
    kit::text(ui, Role::Caption, &ctx.t("forces-names"), ctx.look.quiet);
    kit::gap(ui, 4.0);
    languages(ui, ctx);
}

fn checks(ui: &mut Ui, ctx: &Ctx<'_>) {
    let settings = &ctx.state.settings;
    for layer in MapLayer::ALL {
        let (on, word) = match layer {
            MapLayer::Areas => (settings.layers.areas, "forces-layer-areas"),
            MapLayer::Borders => (settings.layers.borders, "forces-layer-borders"),
            MapLayer::Governorates => (settings.layers.governorates, "forces-layer-governorates"),
            MapLayer::Water => (settings.layers.water, "forces-layer-water"),
            MapLayer::Labels => (settings.labels, "forces-layer-labels"),
        };
        if kit::check(ui, ctx, on, &ctx.t(word)).clicked() {
            ctx.send(Command::ToggleLayer(layer));
        }
    }
}

/// Four choices in two rows of two, so that they fit a narrow panel.
fn languages(ui: &mut Ui, ctx: &Ctx<'_>) {
    let choices = [
        [
            (LabelLang::Window, "forces-names-window"),
            (LabelLang::Both, "forces-names-both"),
        ],
        [
            (LabelLang::En, "forces-names-en"),
            (LabelLang::Ar, "forces-names-ar"),
        ],
    ];
    let (grid, _) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::hover());
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    let (upper, lower) = grid.split_top_bottom_at_fraction(0.5);
    for (row, choices) in [upper, lower].into_iter().zip(choices) {
        let (first, second) = kit::split(ctx, row, row.width() / 2.0);
        for (cell, (lang, word)) in [first, second].into_iter().zip(choices) {
            choice(ui, ctx, cell, lang, &ctx.t(word));
        }
    }
    ui.painter()
        .rect_stroke(grid, CORNERS, line, StrokeKind::Inside);
}

fn choice(ui: &Ui, ctx: &Ctx<'_>, cell: Rect, lang: LabelLang, words: &str) {
    let look = &ctx.look;
    let is_chosen = ctx.state.view.label_lang == lang;
    let response = ui.interact(cell, ui.scope_id().with(("names", words)), Sense::click());
    let enabled = ui.is_enabled();
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, enabled, is_chosen, words));
    let inner = cell.shrink(2.0);
    if is_chosen {
        ui.painter()
            .rect_filled(inner, INNER_CORNERS, look.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, INNER_CORNERS, look.hover);
    }
    kit::focus_ring(ui, ctx, inner, &response);
    let color = if is_chosen { look.accent } else { look.ink };
    let width = kit::text_size(ui, Role::Caption, words)
        .x
        .min(inner.width() - 4.0);
    let place = Rect::from_center_size(inner.center(), Vec2::new(width + 1.0, inner.height()));
    kit::paint_text(
        ui.painter(),
        place,
        Role::Caption,
        words,
        color,
        ctx.is_mirrored(),
    );
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !is_chosen {
        ctx.send(Command::SetLabelLang(lang));
    }
}
