//! Commands of the view: dragging, zooming, flying, fitting.

use crate::geometry::{Bounds, Camera, Viewport};
use crate::model::AreaId;
use crate::state::history::Reason;
use crate::state::motion::{FLIGHT_SECONDS, Motion, SHORT_SECONDS};
use crate::state::session::State;

pub(super) fn resize(state: &mut State, viewport: Viewport) {
    state.viewport = viewport;
    if let Some(camera) = state.camera_of_step() {
        state.camera = camera;
        state.motion = Motion::Rest;
    } else if state.fitted {
        state.camera = state.camera_of_all(state.viewport);
        state.motion = Motion::Rest;
    } else {
        state.camera = state.allowed(state.camera, state.viewport);
    }
}

pub(super) fn look_from(state: &mut State, camera: Camera) {
    state.motion = Motion::Rest;
    state.fitted = false;
    state.camera = state.allowed(camera, state.viewport);
}

pub(super) fn fling(state: &mut State, velocity: [f64; 2]) {
    if !state.settings.reduce_motion {
        state.motion = Motion::Glide { velocity };
    }
}

pub(super) fn fly(state: &mut State, to: Camera, seconds: f32) {
    state.fitted = false;
    if state.settings.reduce_motion {
        state.camera = to;
        state.motion = Motion::Rest;
    } else {
        state.motion = Motion::Flight {
            from: state.camera,
            to,
            elapsed: 0.0,
            seconds,
        };
    }
}

pub(super) fn fly_to_bounds(state: &mut State, bounds: Bounds, padding_points: f64) {
    if bounds.is_empty() {
        return;
    }
    let moment = state.moment();
    state.history.leave(moment, Reason::View);
    let to = state.camera_of(bounds, state.viewport, padding_points);
    fly(state, to, FLIGHT_SECONDS);
}

pub(super) fn fly_to_areas(state: &mut State, areas: &[AreaId]) {
    let bounds = state.project.prepared.bounds_of(areas);
    // An area alone would fill the map; its surroundings say where it lies.
    let padding_points = state.viewport.width.min(state.viewport.height) * 0.3;
    fly_to_bounds(state, bounds, padding_points);
}

pub(super) fn fit_all(state: &mut State) {
    let to = state.camera_of_all(state.viewport);
    fly(state, to, FLIGHT_SECONDS);
    state.fitted = true;
}

pub(super) fn fit_selection(state: &mut State) {
    match state.selection.area {
        Some(area) => fly_to_areas(state, &[area]),
        None => {
            let outlined = state.outlined().to_vec();
            if outlined.is_empty() {
                fit_all(state)
            } else {
                fly_to_areas(state, &outlined)
            }
        }
    }
}

/// Where a running flight ends, so that repeated keys add up.
pub(super) fn goal(state: &State) -> Camera {
    match state.motion {
        Motion::Flight { to, .. } => to,
        _ => state.camera,
    }
}

pub(super) fn zoom_by(state: &mut State, delta: f64) {
    let Viewport { width, height } = state.viewport;
    let to = goal(state).zoomed_at(state.viewport, [width / 2.0, height / 2.0], delta);
    let to = state.allowed(to, state.viewport);
    fly(state, to, SHORT_SECONDS);
}

pub(super) fn pan_by(state: &mut State, points: [f64; 2]) {
    let to = state.allowed(goal(state).panned_by(points), state.viewport);
    fly(state, to, SHORT_SECONDS);
}
