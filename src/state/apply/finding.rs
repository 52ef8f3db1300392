//! Commands of the search.

use super::selection::{open_source, select_area, select_change};
use super::view::{fly, fly_to_areas, leave};
use crate::geometry::{Camera, world_from_lonlat};
use crate::model::{AreaId, Status};
use crate::state::history::Reason;
use crate::state::motion::FLIGHT_SECONDS;
use crate::state::search::SearchResult;
use crate::state::session::{MarkedWords, Overlay, State};

pub(super) fn set_query(state: &mut State, query: String) {
    state.search.results = state.found(&query);
    state.search.query = query;
    state.search.marked = 0;
    state.overlay = Overlay::Search;
}

pub(super) fn move_result(state: &mut State, by: i32) {
    let count = i32::try_from(state.search.results.len()).unwrap_or(i32::MAX);
    if count > 0 {
        let marked = i32::try_from(state.search.marked).unwrap_or(0);
        state.search.marked = usize::try_from((marked + by).rem_euclid(count)).unwrap_or(0);
    }
}

pub(super) fn take_result(state: &mut State, found: SearchResult) {
    state.overlay = Overlay::None;
    let query = std::mem::take(&mut state.search).query;
    match found {
        SearchResult::Area(area) => {
            select_area(state, Some(area));
            fly_to_areas(state, &[area]);
        }
        SearchResult::City(index) => take_city(state, index),
        SearchResult::Force(force) => {
            leave(state, Reason::Filter);
            state.view.filter.single_out([force]);
            state.settings.forces_open = true;
        }
        SearchResult::Source(source) => open_source(state, source),
        SearchResult::Change(change) => {
            if let Some(area) = state.world().change(change).areas.first().copied() {
                select_change(state, change, area);
                fly_to_areas(state, &[area]);
            }
        }
    }
    // A place is found by its name, which is no reason to mark that everywhere in what it opens.
    if matches!(found, SearchResult::Source(_) | SearchResult::Change(_)) {
        let open = state.view.selection.source;
        state.marked_words = open.map(|open| MarkedWords {
            source: open.source,
            query,
        });
    }
}

pub(super) fn take_city(state: &mut State, index: usize) {
    let point = state
        .world()
        .context
        .get(index)
        .and_then(|feature| match feature.geometry {
            geo::Geometry::Point(point) => Some([point.x(), point.y()]),
            _ => None,
        });
    let Some(point) = point else { return };
    let world = world_from_lonlat(point);
    let timeline = &state.told.timeline;
    let exists = |area: AreaId| {
        let control = timeline.control(timeline.at(area, state.view.date).state);
        control.status != Status::Absent
    };
    let area = state.project.prepared.area_at(world, 0.0, exists);
    if let Some(area) = area {
        select_area(state, Some(area));
        fly_to_areas(state, &[area]);
    } else {
        let to = state.allowed(
            Camera {
                center: world,
                zoom: state.camera.zoom.max(8.0),
            },
            state.viewport,
        );
        fly(state, to, FLIGHT_SECONDS);
    }
}
