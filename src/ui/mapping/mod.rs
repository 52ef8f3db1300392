//! The one question about a foreign file: how it is understood. Shows the guess; every choice is
//! seen on the map at once. Stands where the place panel is and covers no map.
//!
//! - `steps`: which of several files is asked about;
//! - `doubts`: where the guess may be wrong, both readings with what each gives;
//! - `columns`: which property is what, and when; `forces`: which value means which force, with
//!   `known` finding what each means now; `coordinates`: what is only asked in doubt;
//! - `choose`: a list to choose from; `footer`: what the choice gives, and accepting it.

mod choose;
mod columns;
mod coordinates;
mod doubts;
mod footer;
mod forces;
mod known;
mod steps;

use super::ctx::Ctx;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use super::time::date_field_id;
use crate::model::{FileGroup, Import, Mapping};
use crate::state::{Command, OpenedFiles, Overlay, Project};
use crate::ui::look::HAIRLINE;
use egui::{Frame, Key, Margin, Modifiers, Popup, Rect, Ui};
use known::KnownValues;
use std::sync::Arc;

/// Space at the sides, in points.
const SIDE: i8 = 16;

/// What the panel keeps between frames.
#[derive(Default)]
pub(super) struct MappingMemory {
    /// What the values of a group of files mean in the data set that is shown.
    known: Option<(Arc<Project>, usize, KnownValues)>,
    /// Whether coordinates and text are unfolded; `None` before the user has said.
    unfolded: Option<bool>,
    /// Whether all values are listed.
    all_values: bool,
    /// What is typed into the field of an open list.
    typed: String,
}

/// Whether the question stands in the window.
pub(super) fn is_shown(ctx: &Ctx<'_>) -> bool {
    ctx.state.opening.is_asking && ctx.state.project.import.is_some()
}

/// Draws the panel into the rectangle that it is given.
pub(super) fn mapping_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut MappingMemory) {
    let Some(import) = &ctx.state.project.import else {
        return;
    };
    keys(ui, ctx);
    let panel = ui.available_rect_before_wrap();
    let height = footer::height(ui, ctx);
    let (upper, lower) = panel.split_top_bottom_at_y(panel.bottom() - height);
    part(ui, ctx, upper, |ui| {
        kit::scroll(ui, ctx, "mapping", |ui| {
            let frame = Frame::new().inner_margin(Margin::symmetric(SIDE, 8));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                kit::columns(ui, ctx, |ui| contents(ui, ctx, import, memory));
            });
        });
    });
    let line = egui::Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter().hline(lower.x_range(), lower.top(), line);
    let inner = lower.shrink2(egui::vec2(f32::from(SIDE), 0.0));
    part(ui, ctx, inner, |ui| footer::footer(ui, ctx, import));
}

fn part(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ui.spacing_mut().item_spacing.y = 0.0;
        kit::columns(ui, ctx, add);
    });
}

/// Enter accepts, Ctrl+Z takes the last choice back. Lists and fields have their keys first.
fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    if Popup::is_any_open(ui.ctx()) || ctx.state.overlay != Overlay::None {
        return;
    }
    let focused = ui.memory(|memory| memory.focused());
    let is_typing = focused == Some(date_field_id());
    let (accept, undo) = ui.input_mut(|input| {
        let enter = focused.is_none() && input.consume_key(Modifiers::NONE, Key::Enter);
        let accept = input.consume_key(Modifiers::COMMAND, Key::Enter) || enter;
        let undo = !is_typing && input.consume_key(Modifiers::COMMAND, Key::Z);
        (accept, undo)
    });
    if accept {
        ctx.send(Command::Files(OpenedFiles::AcceptMapping));
    } else if undo {
        ctx.send(Command::Files(OpenedFiles::UndoMapping));
    }
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import, memory: &mut MappingMemory) {
    kit::row(ui, ctx, 36.0, |ui| {
        let width = ui.available_width() - 32.0;
        ui.allocate_ui(egui::vec2(width, 36.0), |ui| {
            kit::text_elided(ui, Role::Strong, &ctx.t("mapping-title"), ctx.look.ink);
        });
        kit::row_reversed(ui, ctx, 36.0, |ui| {
            let words = ctx.t("mapping-close");
            if kit::icon_button(ui, ctx, Icon::Close, &words, false).clicked() {
                ctx.send(Command::Files(OpenedFiles::CloseMapping));
            }
        });
    });
    kit::text(ui, Role::Caption, &about(ctx, import), ctx.look.quiet);
    kit::gap(ui, 8.0);
    steps::steps(ui, ctx, import);
    doubts::doubts(ui, ctx, import);
    columns::force(ui, ctx, import);
    forces::values(ui, ctx, import, memory);
    columns::others(ui, ctx, import);
    coordinates::coordinates(ui, ctx, import, memory);
    kit::gap(ui, 8.0);
}

/// What was read, in one line.
fn about(ctx: &Ctx<'_>, import: &Import) -> String {
    let Some((group, _)) = asked(ctx, import) else {
        return String::new();
    };
    let files = &import.as_read.files[group.files.clone()];
    let name = match files {
        [one] => format!("{} ({})", one.name, one.format.name()),
        files => ctx
            .words
            .with("mapping-files", &[("count", files.len().into())]),
    };
    let count = group.features.len();
    let features = ctx.words.with("count-features", &[("count", count.into())]);
    let values = [("name", name.into()), ("features", features.into())];
    ctx.words.with("mapping-about", &values)
}

/// The group that is asked about, and how it is to be understood.
fn asked<'c>(ctx: &'c Ctx<'_>, import: &'c Import) -> Option<(&'c FileGroup, &'c Mapping)> {
    let opening = &ctx.state.opening;
    let group = import.groups.get(opening.asked)?;
    Some((group, opening.wanted_now()?))
}

/// A check row whose box stands where the texts above it begin.
fn check(ui: &mut Ui, ctx: &Ctx<'_>, on: bool, word: &str) -> bool {
    check_words(ui, ctx, on, &ctx.t(word))
}

fn check_words(ui: &mut Ui, ctx: &Ctx<'_>, on: bool, word: &str) -> bool {
    let wide = ui
        .available_rect_before_wrap()
        .expand2(egui::vec2(4.0, 0.0));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(wide).id_salt(word));
    let is_clicked = kit::check(&mut row, ctx, on, word).clicked();
    ui.advance_cursor_after_rect(row.min_rect().shrink2(egui::vec2(4.0, 0.0)));
    is_clicked
}

/// Asks for a mapping that differs from the wanted one.
fn change(ctx: &Ctx<'_>, change: impl FnOnce(&mut Mapping)) {
    let Some(mut mapping) = ctx.state.opening.wanted_now().cloned() else {
        return;
    };
    change(&mut mapping);
    ctx.send(Command::Files(OpenedFiles::SetMapping(Box::new(mapping))));
}
