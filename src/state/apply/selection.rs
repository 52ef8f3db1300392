//! Commands of selection: areas, changes, sources, assessments, forces.

use super::time::show_date;
use super::view::{fly_to_bounds, leave};
use crate::model::{
    AreaId, AssessmentId, ChangeId, Condition, ForceId, FuzzyDate, PassageId, SourceId,
};
use crate::state::history::Reason;
use crate::state::session::{OpenSource, State, Tab};

pub(super) fn leave_selection(state: &mut State) {
    leave(state, Reason::Select);
    state.marked_words = None;
}

pub(super) fn close_source(state: &mut State) {
    state.view.selection.source = None;
    state.marked_words = None;
}

pub(super) fn select_area(state: &mut State, area: Option<AreaId>) {
    if area != state.view.selection.area {
        leave_selection(state);
    }
    state.view.selection.area = area;
    state.view.selection.source = None;
    state.view.selection.change =
        area.and_then(|area| state.told.timeline.at(area, state.view.date).change);
    if area.is_some() {
        state.view.selection.assessment = None;
        state.tab = Tab::Place;
        state.settings.place_open = true;
    }
    if let Some(change) = state.view.selection.change {
        show_change(state, change);
    }
}

pub(super) fn select_change(state: &mut State, change: ChangeId, area: AreaId) {
    leave_selection(state);
    let day = state
        .told
        .timeline
        .effects_of(area)
        .find(|e| e.change == change)
        .map(|e| e.day);
    state.view.selection.area = Some(area);
    state.view.selection.assessment = None;
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
    state.view.selection.change = Some(change);
    let passage = state.world().passages_of_change(change).first().copied();
    state.view.selection.source = passage.map(|id| opened_at(state, id));
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
    state.view.selection.source = Some(OpenSource {
        source,
        passage: None,
        paragraph: None,
    });
    state.view.selection.area = None;
    state.view.selection.change = None;
    state.view.selection.assessment = None;
    state.tab = Tab::Sources;
    state.settings.place_open = true;
}

pub(super) fn open_passage(state: &mut State, passage: PassageId) {
    state.view.selection.source = Some(opened_at(state, passage));
    state.settings.place_open = true;
}

pub(super) fn select_assessment(state: &mut State, id: Option<AssessmentId>) {
    leave_selection(state);
    state.view.selection.assessment = id;
    state.view.selection.area = None;
    state.view.selection.change = None;
    state.view.selection.source = None;
    let Some(id) = id else { return };
    let row = state.world().assessment(id);
    let open = OpenSource {
        source: row.source,
        passage: None,
        paragraph: Some(row.paragraph),
    };
    let areas = row.areas.clone();
    if let Some(period) = row.period {
        show_period(state, period);
    }
    state.view.selection.source = Some(open);
    state.tab = Tab::Assessments;
    state.settings.place_open = true;
    let bounds = state.project.prepared.bounds_of(&areas);
    fly_to_bounds(state, bounds, 60.0);
}

/// Goes to the first day of what an assessment speaks of, unless the day that is shown is one of it.
fn show_period(state: &mut State, period: FuzzyDate) {
    let is_within = (period.first..=period.last).contains(&state.view.date);
    if !is_within && !state.is_timeless() {
        let about = &state.world().about;
        let day = period.first.clamp(about.first, about.last.max(about.first));
        show_date(state, day);
    }
}

pub(super) fn single_out(state: &mut State, force: ForceId, add: bool) {
    leave(state, Reason::Filter);
    let filter = &mut state.view.filter;
    let condition = Condition::Force(force);
    let was = filter.has(&condition);
    let alone = filter.singled_out().count() == 1;
    match (add, was) {
        (true, true) => drop(filter.remove(&condition)),
        (true, false) => filter.add(condition),
        (false, true) if alone => filter.single_out([]),
        (false, _) => filter.single_out([force]),
    }
}
