//! An open source: its title and citation, its text at the marked words, the changes that rest on
//! it, and what it was compiled from.

use super::{change_row, citation, passage, phrases, rows};
use super::{source_list, source_matches, source_text};
use crate::model::{ChangeId, Source, SourceId};
use crate::state::{Command, OpenSource};
use crate::ui::correcting;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Id, Ui};
use std::collections::BTreeSet;

/// Beneath this width, the button for the other language is an icon.
const NARROW: f32 = 300.0;

/// What the source is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Beneath what it speaks of.
    Beside,
    /// By itself.
    Whole,
}

/// What of a source fills the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SourcePart {
    #[default]
    Text,
    Changes,
    CompiledFrom,
}

/// The open source in the room that is left.
pub(super) fn source_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: OpenSource, setting: Setting) {
    let source = ctx.world().source(open.source);
    let text = passage::shown_in(&source.texts, ctx.state.reading_lang);
    let title = text
        .map(|text| text.title.as_str())
        .filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| source.title.get(ctx.lang()));
    let side_by_side = source_text::are_side_by_side(ui, source);
    let switch = source.texts.len() > 1 && !side_by_side;
    match setting {
        Setting::Beside => rows::still(ui, ctx, |ui| head_beside(ui, ctx, title, switch)),
        Setting::Whole => rows::still(ui, ctx, |ui| {
            head_whole(ui, ctx, open.source, title, switch)
        }),
    }
    rows::still(ui, ctx, |ui| {
        citation::citation_ui(ui, ctx, open.source, setting == Setting::Whole)
    });
    let changes = changes(ctx, open);
    let part = parts(ui, ctx, open, source, changes.len());
    match (part, text) {
        (SourcePart::CompiledFrom, _) => source_list::list(
            ui,
            ctx,
            ("compiled from", open.source),
            &source.compiled_from,
        ),
        (SourcePart::Text, Some(_)) if side_by_side => source_text::both(ui, ctx, open, source),
        (SourcePart::Text, Some(text)) => source_text::one(ui, ctx, open, text),
        _ if changes.is_empty() => rows::still(ui, ctx, |ui| {
            kit::text(
                ui,
                Role::Caption,
                &ctx.t("source-none-rest"),
                ctx.look.quiet,
            );
        }),
        _ => change_row::list(ui, ctx, ("changes of source", open.source), &changes),
    }
}

/// The title on one line, and a way to close the source.
fn head_beside(ui: &mut Ui, ctx: &Ctx<'_>, title: &str, switch: bool) {
    let compact = ui.available_width() < NARROW;
    kit::row_reversed(ui, ctx, 28.0, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if kit::icon_button(ui, ctx, Icon::Close, &ctx.t("source-close"), false).clicked() {
            ctx.send(Command::CloseSource);
        }
        if switch {
            language_switch(ui, ctx, compact);
        }
        kit::row(ui, ctx, 28.0, |ui| {
            source_matches::title_ui(ui, ctx, title, true)
        });
    });
}

/// The way back to the list, and the whole title.
fn head_whole(ui: &mut Ui, ctx: &Ctx<'_>, source: SourceId, title: &str, switch: bool) {
    kit::row(ui, ctx, 28.0, |ui| {
        if kit::button(ui, ctx, Some(Icon::Back), &ctx.t("source-back")).clicked() {
            ctx.send(Command::CloseSource);
        }
        kit::row_reversed(ui, ctx, 28.0, |ui| {
            if switch {
                language_switch(ui, ctx, false);
            }
            correcting::attach(ui, ctx, Some(source));
        });
    });
    kit::gap(ui, 4.0);
    source_matches::title_ui(ui, ctx, title, false);
}

/// The way to the other language: its own name where there is room.
fn language_switch(ui: &mut Ui, ctx: &Ctx<'_>, compact: bool) {
    let other = ctx.state.reading_lang.other();
    let own_name = ctx.t(phrases::own_name(other));
    let response = if compact {
        let words = ctx
            .words
            .with("source-read-in", &[("language", own_name.into())]);
        kit::icon_button(ui, ctx, Icon::Language, &words, false)
    } else {
        kit::button(ui, ctx, None, &own_name)
    };
    if response.clicked() {
        ctx.send(Command::ReadIn(other));
    }
}

/// The changes that cite a source or of which its text speaks, in time order.
fn changes(ctx: &Ctx<'_>, open: OpenSource) -> Vec<ChangeId> {
    let world = ctx.world();
    let cited = world.changes_of_source(open.source).iter().copied();
    let spoken_of = world
        .passages_of_source(open.source)
        .iter()
        .map(|passage| world.passage(*passage).change);
    let all: BTreeSet<ChangeId> = cited.chain(spoken_of).collect();
    let mut changes: Vec<ChangeId> = all.into_iter().collect();
    changes.sort_by_key(|change| world.change(*change).date.first);
    changes
}

/// The row that chooses between text, changes and what the source was compiled from.
fn parts(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    open: OpenSource,
    source: &Source,
    changes: usize,
) -> SourcePart {
    let id = Id::unique(("part of source", open.source, open.passage));
    let chosen: SourcePart = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let count = |key: &str, count: usize| ctx.words.with(key, &[("count", count.into())]);
    let all = [
        (SourcePart::Text, source.texts.len(), ctx.t("source-text")),
        (
            SourcePart::Changes,
            changes,
            count("count-changes", changes),
        ),
        (
            SourcePart::CompiledFrom,
            source.compiled_from.len(),
            count("count-sources", source.compiled_from.len()),
        ),
    ];
    let offered: Vec<_> = all.into_iter().filter(|(_, count, _)| *count > 0).collect();
    match offered.as_slice() {
        [] => return SourcePart::Changes,
        [(SourcePart::Text, ..)] => {
            kit::gap(ui, 4.0);
            return SourcePart::Text;
        }
        [(only, _, words)] => {
            rows::heading(ui, ctx, words);
            return *only;
        }
        _ => {}
    }
    kit::row(ui, ctx, 32.0, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        kit::gap(ui, 1.0);
        for (part, _, words) in offered {
            if kit::tab(ui, ctx, part == chosen, &words).clicked() {
                ui.data_mut(|data| data.insert_temp(id, part));
            }
        }
    });
    kit::gap(ui, 4.0);
    chosen
}
