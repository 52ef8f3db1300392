//! Commands of panels and standing choices, what is said in passing, and going back.

use super::correcting;
use super::presenting::stop_presenting;
use super::selection::leave_selection;
use super::view::{leave, show};
use crate::scene::Theme;
use crate::state::action::Action;
use crate::state::command::{Effect, MapLayer};
use crate::state::history::Reason;
use crate::state::messages::{Message, MessageCommand};
use crate::state::motion::FLIGHT_SECONDS;
use crate::state::session::{Overlay, Search, Selection, State, Tab};
use crate::state::settings::{Settings, TEXT_PERCENTS};

pub(super) fn save(state: &mut State, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
    change(&mut state.settings);
    vec![Effect::Save(Box::new(state.settings.clone()))]
}

/// Folds a panel, or unfolds it.
pub(super) fn toggle_panel(state: &mut State, panel: Action) -> Vec<Effect> {
    save(state, |settings| {
        let is_open = match panel {
            Action::ToggleForces => &mut settings.forces_open,
            Action::ToggleFigures => &mut settings.figures_open,
            _ => &mut settings.place_open,
        };
        *is_open = !*is_open;
    })
}

/// One size of text up or down, within the list.
pub(super) fn change_text_size(state: &mut State, by: isize) -> Vec<Effect> {
    let now = state.settings.text_percent;
    let at = TEXT_PERCENTS.iter().position(|percent| *percent >= now);
    let last = TEXT_PERCENTS.len() - 1;
    let next = at.unwrap_or(last).saturating_add_signed(by).min(last);
    save(state, |settings| {
        settings.text_percent = TEXT_PERCENTS[next]
    })
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
        Theme::Dark => Theme::Light,
        Theme::Light | Theme::Print | Theme::Contrast => Theme::Dark,
    };
    save(state, |settings| settings.theme = theme)
}

/// Switches motion on or off, and says which.
pub(super) fn toggle_motion(state: &mut State) -> Vec<Effect> {
    let is_off = !state.settings.reduce_motion;
    let word = if is_off {
        "notice-motion-off"
    } else {
        "notice-motion-on"
    };
    say(state, Message::done(word));
    save(state, |settings| settings.reduce_motion = is_off)
}

/// Opens what lies on top of the window, or closes it.
pub(super) fn toggle_overlay(state: &mut State, overlay: Overlay) {
    state.overlay = if state.overlay == overlay {
        Overlay::None
    } else {
        overlay
    };
    if state.overlay == Overlay::Messages {
        state.messages.read();
    }
}

pub(super) fn say(state: &mut State, message: Message) {
    let in_dialog = state.is_in_dialog();
    state.messages.say_in(message, in_dialog);
    if state.overlay == Overlay::Messages {
        state.messages.read();
    }
}

pub(super) fn message(state: &mut State, command: MessageCommand) {
    match command {
        MessageCommand::Dismiss(number) => state.messages.dismiss(number),
        MessageCommand::Hold(is_held) => state.messages.is_held = is_held,
    }
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
    } else if state.presenting.is_some() {
        return stop_presenting(state);
    } else if state.opening.is_asking {
        state.opening.is_asking = false;
    } else if state.correcting.picks_areas {
        state.correcting.picks_areas = false;
    } else if state.correcting.form.is_some() {
        correcting::close(state);
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
