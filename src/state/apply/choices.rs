//! Commands of panels and standing choices, what is said in passing, and going back.

use super::selection::leave_selection;
use super::view::{leave, show};
use crate::scene::Theme;
use crate::state::command::{Effect, MapLayer};
use crate::state::history::Reason;
use crate::state::motion::FLIGHT_SECONDS;
use crate::state::session::{Notice, Overlay, Search, Selection, State, Tab};
use crate::state::settings::Settings;

/// Seconds that a notice stays.
const NOTICE_SECONDS: f32 = 6.0;

pub(super) fn save(state: &mut State, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
    change(&mut state.settings);
    vec![Effect::Save(Box::new(state.settings.clone()))]
}

pub(super) fn show_tab(state: &mut State, tab: Tab) -> Vec<Effect> {
    if tab != state.tab {
        state.view.selection.source = None;
    }
    state.tab = tab;
    save(state, |settings| settings.place_open = true)
}

pub(super) fn toggle_layer(state: &mut State, layer: MapLayer) -> Vec<Effect> {
    save(state, |settings| {
        let on = match layer {
            MapLayer::Areas => &mut settings.layers.areas,
            MapLayer::Borders => &mut settings.layers.borders,
            MapLayer::Governorates => &mut settings.layers.governorates,
            MapLayer::Water => &mut settings.layers.water,
            MapLayer::Labels => &mut settings.labels,
        };
        *on = !*on;
    })
}

pub(super) fn toggle_theme(state: &mut State) -> Vec<Effect> {
    let theme = match state.settings.theme {
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Light,
    };
    save(state, |settings| settings.theme = theme)
}

pub(super) fn toggle_keys(state: &mut State) {
    state.overlay = if state.overlay == Overlay::Keys {
        Overlay::None
    } else {
        Overlay::Keys
    };
}

pub(super) fn say(state: &mut State, word: &'static str, about: String) {
    state.notice = Some(Notice {
        word,
        about,
        seconds_left: NOTICE_SECONDS,
    });
}

pub(super) fn escape(state: &mut State) -> Vec<Effect> {
    if state.overlay != Overlay::None {
        state.overlay = Overlay::None;
        state.search = Search::default();
    } else if state
        .loading
        .take()
        .is_some_and(|loading| !loading.is_quiet)
    {
        return vec![Effect::CancelLoad];
    } else if state.presenting.take().is_some() {
        state.playback.playing = false;
        return vec![Effect::FullScreen(false)];
    } else if state.opening.is_asking {
        state.opening.is_asking = false;
    } else if state.words_in_open_text().is_some() {
        state.marked_words = None;
    } else if state.view.selection != Selection::default() {
        leave_selection(state);
        state.view.selection = Selection::default();
    } else {
        show_all(state);
    }
    Vec::new()
}

/// Lets everything through again.
pub(super) fn show_all(state: &mut State) {
    if !state.view.filter.is_empty() {
        leave(state, Reason::Filter);
        state.view.filter.clear();
    }
}

pub(super) fn travel(state: &mut State, forward: bool) {
    let now = state.view.clone();
    let then = if forward {
        state.history.forward(now)
    } else {
        state.history.back(now)
    };
    if let Some(view) = then {
        show(state, view, FLIGHT_SECONDS);
    }
}
