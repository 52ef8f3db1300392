//! Every change of the selected place in time order; the selected one with its evidence.

use super::{evidence, phrases, rivals, rows};
use crate::model::{AreaId, Change, ChangeId, Confidence, Effect};
use crate::state::Command;
use crate::ui::correcting;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::{Align, Color32, Id, Rect, Response, Ui, Vec2, pos2};

/// How far what belongs to a change is set in: a sample's width and a space.
const INDENT: i8 = 22;

/// The list of changes. That of a new place opens at the selected one, where `opens_at_it`.
pub(super) fn changes_ui(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId, opens_at_it: bool) {
    let timeline = ctx.timeline();
    let effects = timeline.effects_of(area);
    let count = ctx
        .words
        .with("count-changes", &[("count", effects.len().into())]);
    rows::heading(ui, ctx, &count);
    let current = timeline.at(area, ctx.state.view.date).change;
    let moved = selection_moved(ui, ctx, area);
    let rivals = rivals::rivals(ctx, area);
    let against = |change: Option<ChangeId>| -> Vec<ChangeId> {
        let against = rivals.iter().filter(|(main, _)| *main == change);
        against.map(|(_, rival)| *rival).collect()
    };
    // Where none is chosen, the one that holds is read first.
    let chosen = ctx.state.view.selection.change.or(current);
    for effect in effects {
        let against = against(Some(effect.change));
        let is_selected = chosen.is_some_and(|c| c == effect.change || against.contains(&c));
        let shown = ShownChange {
            effect,
            is_selected,
            is_current: current == Some(effect.change),
            rivals: against.len(),
        };
        let response = change_ui(ui, ctx, &shown);
        if is_selected {
            match moved {
                Moved::Place if opens_at_it => response.scroll_to_me(Some(Align::TOP)),
                Moved::Change => response.scroll_to_me(None),
                Moved::Place | Moved::Nothing => {}
            }
            rows::indented(ui, ctx, INDENT, |ui| {
                rows::still(ui, ctx, |ui| {
                    correcting::change_actions(ui, ctx, effect.change)
                });
                evidence::evidence_ui(ui, ctx, effect.change);
                rivals::accounts(ui, ctx, &against);
            });
            kit::gap(ui, 8.0);
        }
    }
    // Those that stand against nothing.
    rivals::accounts(ui, ctx, &against(None));
}

/// A change as it is shown.
struct ShownChange<'e> {
    effect: &'e Effect,
    is_selected: bool,
    /// Whether it brought what holds at the date.
    is_current: bool,
    /// How many rival changes stand against it.
    rivals: usize,
}

/// What was selected since the last frame, and must be brought into view.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moved {
    Nothing,
    /// Another change of the same place.
    Change,
    /// Another place.
    Place,
}

fn selection_moved(ui: &Ui, ctx: &Ctx<'_>, area: AreaId) -> Moved {
    let now = (area, ctx.state.view.selection.change);
    let id = Id::unique("place: selected change");
    let before: Option<(AreaId, Option<ChangeId>)> = ui.data_mut(|data| {
        let before = data.get_temp(id);
        data.insert_temp(id, now);
        before
    });
    match before {
        Some(before) if before == now => Moved::Nothing,
        Some((before, _)) if before == area => Moved::Change,
        _ => Moved::Place,
    }
}

fn change_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &ShownChange<'_>) -> Response {
    let ShownChange {
        effect,
        is_selected,
        is_current,
        rivals,
    } = *shown;
    let change = ctx.world().change(effect.change);
    let state = format::control(ctx.words, ctx.world(), &change.control);
    let name = ctx.list(&[format::fuzzy(ctx.words, &change.date), state.clone()]);
    let response = rows::clickable(
        ui,
        ctx,
        ("change", effect.area, effect.change),
        &name,
        is_selected,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            first_line(ui, ctx, effect, change, is_current);
            rows::indented(ui, ctx, INDENT, |ui| {
                let role = if is_current { Role::Strong } else { Role::Body };
                kit::text(ui, role, &state, ink(ctx, effect));
                note(ui, ctx, change, is_selected);
                if rivals > 0 {
                    rivals::disputed_line(ui, ctx, rivals);
                }
            });
        },
    );
    if response.clicked() {
        ctx.send(Command::SelectChange(effect.change, effect.area));
    }
    response
}

/// What is still to come is a little quieter.
fn ink(ctx: &Ctx<'_>, effect: &Effect) -> Color32 {
    if effect.day > ctx.state.view.date {
        ctx.look.quiet
    } else {
        ctx.look.ink
    }
}

/// The sample, the date, and at the far end whether it is what holds.
fn first_line(ui: &mut Ui, ctx: &Ctx<'_>, effect: &Effect, change: &Change, is_current: bool) {
    let date = if phrases::is_start(ctx, effect.day) {
        ctx.t("place-at-the-start")
    } else {
        format::fuzzy(ctx.words, &change.date)
    };
    let top = ui.cursor().top();
    let whole = ui.max_rect();
    let height = kit::text_size(ui, Role::Caption, &date).y.max(20.0);
    rows::indented(ui, ctx, INDENT, |ui| {
        kit::row(ui, ctx, height, |ui| {
            kit::text_elided(ui, Role::Caption, &date, ctx.look.quiet);
            kit::row_reversed(ui, ctx, height, |ui| {
                if is_current {
                    kit::text_elided(
                        ui,
                        Role::Caption,
                        &ctx.t("place-holds-now"),
                        ctx.look.accent,
                    );
                }
            });
        });
    });
    let x = if ctx.is_mirrored() {
        whole.right() - 7.0
    } else {
        whole.left() + 7.0
    };
    let sample = Rect::from_center_size(pos2(x, top + height / 2.0), Vec2::splat(14.0));
    rows::paint_state(ui, ctx, sample, &change.control);
}

/// The words of a confidence.
fn sureness(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "confidence-high",
        Confidence::Medium => "confidence-medium",
        Confidence::Low => "confidence-low",
    }
}

/// How sure it is and what happened: whole where the change is selected, on one line elsewhere.
fn note(ui: &mut Ui, ctx: &Ctx<'_>, change: &Change, is_selected: bool) {
    let sureness = ctx.t(sureness(change.confidence));
    // In the list only doubt is worth the room.
    let doubt = if change.confidence == Confidence::High {
        String::new()
    } else {
        sureness.clone()
    };
    let words = change.note.get(ctx.lang());
    if is_selected {
        for (words, color) in [(sureness.as_str(), ctx.look.quiet), (words, ctx.look.ink)] {
            if !words.is_empty() {
                kit::text(ui, Role::Caption, words, color);
            }
        }
    } else if !doubt.is_empty() || !words.is_empty() {
        let line = phrases::joined(ctx, &[doubt.as_str(), words]);
        kit::text_elided(ui, Role::Caption, &line, ctx.look.quiet);
    }
}
