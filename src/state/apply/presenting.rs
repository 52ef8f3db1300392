//! Commands of presenting a story.

use super::view::show;
use crate::state::command::Effect;
use crate::state::motion::FLIGHT_SECONDS;
use crate::state::session::{Overlay, Presenting, State};
use crate::state::view::View;

/// Returns to the working window.
pub(super) fn stop_presenting(state: &mut State) -> Vec<Effect> {
    state.presenting = None;
    state.playback.playing = false;
    vec![Effect::FullScreen(false)]
}

pub(super) fn toggle_presenting(state: &mut State) -> Vec<Effect> {
    if state.presenting.is_some() {
        return stop_presenting(state);
    }
    if state.world().stories.is_empty() {
        state.presenting = Some(Presenting {
            story: None,
            step: 0,
        });
        return vec![Effect::FullScreen(true)];
    }
    present(state, 0, 0)
}

pub(super) fn present(state: &mut State, story: usize, step: usize) -> Vec<Effect> {
    state.presenting = Some(Presenting {
        story: Some(story),
        step,
    });
    state.overlay = Overlay::None;
    state.playback.playing = false;
    show_step(state);
    vec![Effect::FullScreen(true)]
}

pub(super) fn step_story(state: &mut State, by: isize) {
    let Some(presenting) = state.presenting else {
        return;
    };
    let steps = presenting
        .story
        .and_then(|story| state.world().stories.get(story))
        .map_or(0, |story| story.steps.len());
    let step = presenting
        .step
        .saturating_add_signed(by)
        .min(steps.saturating_sub(1));
    state.presenting = Some(Presenting { step, ..presenting });
    if step != presenting.step {
        show_step(state);
    }
}

pub(super) fn show_step(state: &mut State) {
    if let Some(step) = state.step() {
        let view = View::of_step(state.world(), step, &state.view);
        show(state, view, FLIGHT_SECONDS * 2.0);
    }
}
