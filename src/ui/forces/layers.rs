//! Which layers are drawn, and in which language the names stand.

use crate::model::LabelLang;
use crate::state::Command;
use crate::state::command::MapLayer;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Ui, UiBuilder, vec2};

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
    let langs = [
        (LabelLang::Window, "forces-names-window"),
        (LabelLang::Both, "forces-names-both"),
        (LabelLang::En, "forces-names-en"),
        (LabelLang::Ar, "forces-names-ar"),
    ];
    let present = ctx.state.view.label_lang;
    let words = langs.map(|(lang, word)| (ctx.t(word), lang == present));
    if let Some(chosen) = kit::choices(ui, ctx, &words) {
        ctx.send(Command::SetLabelLang(langs[chosen].0));
    }
}
