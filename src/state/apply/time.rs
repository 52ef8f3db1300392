//! Commands of time: the playhead, stepping, playing, and what passes by itself.

use super::choices::say;
use super::presenting::pass_time;
use super::selection::show_change;
use super::view::leave;
use crate::model::{Day, FuzzyDate};
use crate::state::command::Unit;
use crate::state::history::Reason;
use crate::state::messages::{Argument, Message};
use crate::state::motion::{Motion, SHORT_SECONDS};
use crate::state::session::State;
use crate::state::view::Extent;

pub(super) fn go_to(state: &mut State, day: Day) {
    let about = &state.world().about;
    let day = day.clamp(about.first, about.last.max(about.first));
    if day == state.view.date {
        return;
    }
    leave(state, Reason::Date);
    show_date(state, day);
}

/// Moves the playhead and begins the fade, without a mark in the history.
pub(super) fn show_date(state: &mut State, day: Day) {
    if day == state.view.date {
        return;
    }
    state.date_before = state.view.date;
    state.view.date = day;
    state.fade = if state.is_still() { 1.0 } else { 0.0 };
    state.playback.part_of_day = 0.0;
    let whole = state.whole_time();
    state.stretch = state.stretch.showing(day, whole);
}

pub(super) fn step(state: &mut State, unit: Unit, by: i32) {
    let day = match unit {
        Unit::Day => state.view.date.plus_days(by),
        Unit::Month => state.view.date.plus_months(by),
        Unit::Year => state.view.date.plus_years(by),
    };
    go_to(state, day);
}

pub(super) fn type_date(state: &mut State, text: &str) {
    match FuzzyDate::parse_typed(text) {
        Ok(date) => {
            let about = &state.world().about;
            let (first, last) = (about.first, about.last);
            if date.first > last {
                let word = if about.is_last_declared {
                    "notice-date-after-read"
                } else {
                    "notice-date-after-change"
                };
                let after = Message::warning(word).with("date", Argument::Day(date.first));
                say(state, after.with("last", Argument::Day(last)));
            } else if date.last < first {
                let outside = Message::warning("notice-date-outside");
                let outside = outside.with("first", Argument::Day(first));
                say(state, outside.with("last", Argument::Day(last)));
            }
            go_to(state, date.first);
        }
        Err(_why) => say(
            state,
            Message::warning("notice-date-unreadable").text("what", text.trim()),
        ),
    }
}

pub(super) fn go_to_change(state: &mut State, forward: bool) {
    let found = {
        let area = state.view.selection.area;
        let found = state.told.next_shown(state.view.date, area, forward);
        let about = &state.world().about;
        found
            .copied()
            .filter(|change| change.day >= about.first && change.day <= about.last)
    };
    let Some(change) = found else {
        let word = if forward {
            "notice-no-later-change"
        } else {
            "notice-no-earlier-change"
        };
        say(state, Message::done(word));
        return;
    };
    go_to(state, change.day);
    if state.view.selection.area == Some(change.area) {
        show_change(state, change.change);
    }
}

pub(super) fn toggle_play(state: &mut State) {
    let playing = !state.playback.playing;
    if playing && state.view.date >= state.world().about.last {
        go_to(state, state.world().about.first);
    }
    state.playback.playing = playing;
}

/// Frames that take longer than this, in seconds, show nothing on its way: each shows a true date.
const SLOW_FRAME_SECONDS: f32 = 0.04;

pub(super) fn frame_took(state: &mut State, seconds: f32) {
    state.slow_frames = seconds > SLOW_FRAME_SECONDS;
    if !state.slow_frames {
        return;
    }
    state.fade = 1.0;
    state.date_before = state.view.date;
    if state.motion != Motion::Rest {
        let camera = state.motion.end(state.camera);
        state.camera = state.allowed(camera, state.viewport);
        state.motion = Motion::Rest;
    }
}

pub(super) fn tick(state: &mut State, seconds: f32) {
    let seconds = seconds.clamp(0.0, 0.25);
    if state.fade < 1.0 {
        state.fade = (state.fade + seconds / SHORT_SECONDS).min(1.0);
        if state.fade >= 1.0 {
            state.date_before = state.view.date;
        }
    }
    if state.playback.playing {
        let mut playback = state.playback;
        let day = playback.advance(state.view.date, state.world().about.last, seconds);
        show_date(state, day);
        state.playback = playback;
    }
    pass_time(state, seconds);
    let is_gliding = matches!(state.motion, Motion::Glide { .. });
    let camera = state.motion.advance(state.camera, seconds);
    if camera != state.camera {
        state.camera = if state.keeps_clear() {
            camera
        } else {
            state.allowed(camera, state.viewport)
        };
    }
    // A flight goes where the view already says.
    if is_gliding {
        state.view.extent = Extent::of(state.camera);
    }
}
