//! Commands of correcting. What is taken is laid over the data set, which is read with it in the background.

use super::choices::{say, show_tab};
use crate::model::{AreaId, Original, RowKind, RowMembers};
use crate::state::command::Effect;
use crate::state::correcting::{CorrectionEdit, name_members, row_of};
use crate::state::messages::Message;
use crate::state::opening::{Ask, FilesEffect};
use crate::state::session::{State, Tab};

/// Carries out an edit. While a story is told, nothing is edited.
pub(super) fn correct(state: &mut State, edit: CorrectionEdit) -> Vec<Effect> {
    if !state.can_correct() {
        return Vec::new();
    }
    let effects = carry_out(state, edit);
    state.outline_form();
    effects
}

fn carry_out(state: &mut State, edit: CorrectionEdit) -> Vec<Effect> {
    match edit {
        CorrectionEdit::AddChange(_) | CorrectionEdit::CorrectChange(_) => {
            let form = state.change_form(&edit);
            state.correcting.form = form;
            state.correcting.picks_areas = false;
            return show_tab(state, Tab::Place);
        }
        CorrectionEdit::Fill(form) => {
            if state.correcting.form.is_some() {
                state.correcting.form = Some(*form);
            }
        }
        CorrectionEdit::PickAreas(picks) => state.correcting.picks_areas = picks,
        CorrectionEdit::Close => close(state),
        CorrectionEdit::Take => return take(state),
        CorrectionEdit::Withdraw(change) => {
            let id = state.world().change(change).id.clone();
            return put(state, RowKind::Change, &id, None);
        }
        CorrectionEdit::Attach(source) => {
            let id = source.map(|source| state.world().source(source).id.clone());
            state.correcting.attaching = id;
            return vec![Effect::Files(FilesEffect::Ask(Ask::Original))];
        }
        CorrectionEdit::TakeOriginal(original) => return take_original(state, &original),
        CorrectionEdit::NameArea(area, names) => {
            let id = state.world().area(area).id.clone();
            return put(state, RowKind::Area, &id, Some(&name_members(&names)));
        }
        CorrectionEdit::Forget(kind, id) => {
            let is_edit = state.correcting.edit(|now| {
                now.forget(kind, &id);
            });
            return followed(is_edit);
        }
        CorrectionEdit::Undo | CorrectionEdit::Redo => {
            let is_back = edit == CorrectionEdit::Undo;
            return followed(state.correcting.travel(is_back));
        }
    }
    Vec::new()
}

/// A click on the map while areas are picked.
pub(super) fn pick(state: &mut State, area: AreaId) {
    let id = state.world().area(area).id.clone();
    state.correcting.pick(&id);
    state.outline_form();
}

/// Writes the change no further.
pub(super) fn close(state: &mut State) {
    state.correcting.form = None;
    state.correcting.picks_areas = false;
}

fn take(state: &mut State) -> Vec<Effect> {
    let form = state.correcting.form.clone();
    let Some(form) = form.filter(|form| form.faults().is_empty()) else {
        return Vec::new();
    };
    let (id, row) = row_of(state, &form);
    close(state);
    if form.id.is_empty() {
        say(state, Message::done("correcting-added"));
    }
    put(state, RowKind::Change, &id, Some(&row))
}

/// Attaches an original to the source that it was asked for.
fn take_original(state: &mut State, original: &Original) -> Vec<Effect> {
    let project = state.project.clone();
    let world = &project.world;
    let of = state.correcting.attaching.take();
    let of = of.and_then(|id| world.find_source(&id));
    let is_edit = state.correcting.edit(|corrections| {
        if corrections.is_empty() {
            corrections.of.clone_from(&world.about.id);
        }
        corrections.attach(world, of, original);
    });
    say(
        state,
        Message::done("attaching-done").text("what", &original.file.name),
    );
    followed(is_edit)
}

/// Makes a row otherwise than it is shown.
fn put(state: &mut State, kind: RowKind, id: &str, now: Option<&RowMembers>) -> Vec<Effect> {
    let shown = state.world().row_members(kind, id);
    let of = state.world().about.id.clone();
    let is_edit = state.correcting.edit(|corrections| {
        if corrections.is_empty() {
            corrections.of = of;
        }
        corrections.put(kind, id, shown.as_ref(), now);
    });
    followed(is_edit)
}

fn followed(is_edit: bool) -> Vec<Effect> {
    if is_edit {
        vec![Effect::Correct]
    } else {
        Vec::new()
    }
}
