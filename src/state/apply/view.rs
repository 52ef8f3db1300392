//! Commands of the view: dragging, zooming, flying, fitting.

use super::time::show_date;
use crate::geometry::{Bounds, Camera, Viewport};
use crate::model::AreaId;
use crate::state::history::Reason;
use crate::state::motion::{FLIGHT_SECONDS, Motion, SHORT_SECONDS};
use crate::state::session::State;
use crate::state::view::{Extent, View};

pub(super) fn resize(state: &mut State, viewport: Viewport) {
    state.viewport = viewport;
    if !matches!(state.view.extent, Extent::At { .. }) {
        state.motion = Motion::Rest;
    }
    state.camera = state.camera_in(state.viewport);
}

pub(super) fn look_from(state: &mut State, camera: Camera) {
    state.motion = Motion::Rest;
    state.camera = state.allowed(camera, state.viewport);
    state.view.extent = Extent::of(state.camera);
}

pub(super) fn fling(state: &mut State, velocity: [f64; 2]) {
    if !state.settings.reduce_motion {
        state.motion = Motion::Glide { velocity };
    }
}

pub(super) fn fly(state: &mut State, to: Camera, seconds: f32) {
    state.view.extent = Extent::of(to);
    fly_on(state, to, seconds);
}

/// Goes where a view looks.
pub(super) fn fly_over(state: &mut State, extent: Extent, seconds: f32) {
    state.view.extent = extent;
    let to = state.camera_over(extent, state.viewport);
    fly_on(state, to, seconds);
}

fn fly_on(state: &mut State, to: Camera, seconds: f32) {
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
    leave(state, Reason::View);
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
    fly_over(state, Extent::All, FLIGHT_SECONDS);
}

/// Marks the present view in the history before it is left.
pub(super) fn leave(state: &mut State, reason: Reason) {
    state.history.leave(state.view.clone(), reason);
}

/// Shows another view, with what is let through, told and hidden, and goes there.
pub(super) fn show(state: &mut State, view: View, seconds: f32) {
    let (date, extent) = (view.date, view.extent);
    let before = std::mem::replace(&mut state.view, view);
    state.view.date = before.date;
    show_date(state, date);
    // What is looked at already need not be gone to.
    if extent != before.extent || state.camera != state.camera_over(extent, state.viewport) {
        fly_over(state, extent, seconds);
    }
}

/// Shows another view at once, as when the program starts.
pub(super) fn show_at_once(state: &mut State, view: View) {
    state.view = view;
    (state.date_before, state.fade) = (state.view.date, 1.0);
    state.motion = Motion::Rest;
    state.camera = state.camera_over(state.view.extent, state.viewport);
}

pub(super) fn fit_selection(state: &mut State) {
    match state.view.selection.area {
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
