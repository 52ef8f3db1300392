//! Who says so: the sources of a change that is being written, and a field that finds others.

use super::form::fill;
use super::wrapped;
use crate::model::SourceId;
use crate::state::ChangeForm;
use crate::text::fold;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::ui::place::{citation_line, rows};
use egui::{Id, Ui};

/// So many sources that fit what was typed are shown.
const MOST_SHOWN: usize = 6;

pub(super) fn sources_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    wrapped(ui, ctx, |ui| {
        for (at, id) in form.sources.iter().enumerate() {
            let world = ctx.world();
            let title = world
                .find_source(id)
                .map(|id| world.source(id).title.get(ctx.lang()));
            let title = title.unwrap_or(id);
            let away = ctx.words.with("correcting-away", &[("name", title.into())]);
            if kit::chip(ui, ctx, title, &away).clicked() {
                fill(ctx, form, |form| {
                    form.sources.remove(at);
                });
            }
        }
    });
    let id = Id::unique(("change form sources", &form.id));
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = ctx.t("correcting-source-hint");
    kit::gap(ui, 2.0);
    let width = ui.available_width();
    kit::field(ui, ctx, id.with("field"), &mut typed, &hint, width);
    for source in found(ctx, form, &typed) {
        let row = ctx.world().source(source);
        let title = row.title.get(ctx.lang());
        let line = citation_line(ctx, source);
        let clicked = rows::clickable(ui, ctx, ("form source", source), title, false, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            kit::text_elided(ui, Role::Body, title, ctx.look.ink);
            kit::text_elided(ui, Role::Caption, &line, ctx.look.quiet);
        });
        if clicked.clicked() {
            fill(ctx, form, |form| form.sources.push(row.id.clone()));
            typed.clear();
        }
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// The sources that fit what was typed and are not chosen yet.
fn found(ctx: &Ctx<'_>, form: &ChangeForm, typed: &str) -> Vec<SourceId> {
    let wanted = fold(typed);
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let sources = ctx.world().sources.iter().enumerate();
    let fits = sources.filter(|(_, source)| {
        let names = [&source.title, &source.publisher];
        let texts = names.iter().flat_map(|names| [&names.en, &names.ar]);
        let mut texts = texts.chain([&source.id]);
        !form.sources.contains(&source.id) && texts.any(|text| fold(text).contains(&wanted))
    });
    fits.map(|(n, _)| SourceId::from_index(n))
        .take(MOST_SHOWN)
        .collect()
}
