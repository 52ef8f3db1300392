//! Commands of selection: areas, changes, sources, assessments, forces.

use super::time::show_date;
use super::view::fly_to_bounds;
use crate::model::{AreaId, AssessmentId, ChangeId, ForceId, PassageId, SourceId};
use crate::state::history::Reason;
use crate::state::session::{OpenSource, State, Tab};

pub(super) fn leave_selection(state: &mut State) {
    let moment = state.moment();
    state.history.leave(moment, Reason::Select);
    state.marked_words = None;
}

pub(super) fn close_source(state: &mut State) {
    state.selection.source = None;
    state.marked_words = None;
}

pub(super) fn select_area(state: &mut State, area: Option<AreaId>) {
    if area != state.selection.area {
        leave_selection(state);
    }
    state.selection.area = area;
    state.selection.source = None;
    state.selection.change =
        area.and_then(|area| state.world().timeline.at(area, state.date).change);
    if area.is_some() {
        state.selection.assessment = None;
        state.tab = Tab::Place;
        state.settings.place_open = true;
    }
    if let Some(change) = state.selection.change {
        show_change(state, change);
    }
}

pub(super) fn select_change(state: &mut State, change: ChangeId, area: AreaId) {
    leave_selection(state);
    let day = state
        .world()
        .timeline
        .effects_of(area)
        .find(|e| e.change == change)
        .map(|e| e.day);
    state.selection.area = Some(area);
    state.selection.assessment = None;
    state.tab = Tab::Place;
    state.settings.place_open = true;
    show_change(state, change);
    if let Some(day) = day {
        let about = &state.world().about;
        show_date(state, day.clamp(about.first, about.last.max(about.first)));
    }
}

/// Selects a change of the selected area and opens its passage where it has one.
pub(super) fn show_change(state: &mut State, change: ChangeId) {
    state.selection.change = Some(change);
    let passage = state.world().passages_of_change(change).first().copied();
    state.selection.source = passage.map(|id| opened_at(state, id));
}

pub(super) fn opened_at(state: &State, passage: PassageId) -> OpenSource {
    let row = state.world().passage(passage);
    OpenSource {
        source: row.source,
        passage: Some(passage),
        paragraph: Some(row.paragraph),
    }
}

pub(super) fn open_source(state: &mut State, source: SourceId) {
    leave_selection(state);
    state.selection.source = Some(OpenSource {
        source,
        passage: None,
        paragraph: None,
    });
    state.selection.area = None;
    state.selection.change = None;
    state.selection.assessment = None;
    state.tab = Tab::Sources;
    state.settings.place_open = true;
}

pub(super) fn open_passage(state: &mut State, passage: PassageId) {
    state.selection.source = Some(opened_at(state, passage));
    state.settings.place_open = true;
}

pub(super) fn select_assessment(state: &mut State, id: Option<AssessmentId>) {
    leave_selection(state);
    state.selection.assessment = id;
    state.selection.area = None;
    state.selection.change = None;
    state.selection.source = None;
    let Some(id) = id else { return };
    let row = state.world().assessment(id);
    let open = OpenSource {
        source: row.source,
        passage: None,
        paragraph: Some(row.paragraph),
    };
    let areas = row.areas.clone();
    state.selection.source = Some(open);
    state.tab = Tab::Assessments;
    state.settings.place_open = true;
    let bounds = state.project.prepared.bounds_of(&areas);
    fly_to_bounds(state, bounds, 60.0);
}

pub(super) fn single_out(state: &mut State, force: ForceId, add: bool) {
    let was = state.singled_out.contains(&force);
    let alone = state.singled_out.len() == 1;
    if !add {
        state.singled_out.clear();
        if !(was && alone) {
            state.singled_out.push(force);
        }
    } else if was {
        state.singled_out.retain(|other| *other != force);
    } else {
        state.singled_out.push(force);
        state.singled_out.sort();
    }
}
