//! Commands that show what was written down: a session of another day, or a link.

use super::choices::say;
use super::stories;
use super::view::{leave, show, show_at_once};
use crate::model::ContestedGround;
use crate::state::command::Effect;
use crate::state::comparing::Comparison;
use crate::state::history::Reason;
use crate::state::messages::Message;
use crate::state::motion::FLIGHT_SECONDS;
use crate::state::saved::SavedSession;
use crate::state::session::State;
use crate::state::session_file::Desk;
use crate::state::view::{Lost, NamedView};

/// Puts a session back. Of one that belongs to other files only the language of the names stays.
pub(super) fn restore(state: &mut State, mut saved: SavedSession) {
    if let Some(lang) = saved.view.label_lang {
        state.view.label_lang = lang;
    }
    if !saved.is_of(&state.world().about.id) {
        return;
    }
    stories::restore(state, std::mem::take(&mut saved.stories));
    let (view, lost) = saved.view.find(state.world());
    show_at_once(state, view);
    state.tab = saved.tab;
    state.stretch = saved.stretch(state.whole_time());
    state.reading_lang = saved.reading_lang.unwrap_or(state.settings.lang);
    say_lost(state, &lost);
}

/// Shows what a link says. It may name another data set, whose ids mean nothing here.
pub(super) fn show_named(state: &mut State, named: &NamedView) {
    let about = &state.world().about;
    if !named.dataset.is_empty() && named.dataset != about.id {
        let other = Message::warning("notice-other-data-set");
        say(state, other.text("what", &named.dataset));
        return;
    }
    let (mut view, lost) = named.find(state.world());
    view.label_lang = named.label_lang.unwrap_or(state.view.label_lang);
    leave(state, Reason::Select);
    state.marked_words = None;
    show(state, view, FLIGHT_SECONDS);
    say_lost(state, &lost);
}

/// Puts what stood around the map back.
pub(super) fn set_desk(state: &mut State, desk: &Desk) {
    let settings = &mut state.settings;
    for (name, slot) in [
        ("forces", &mut settings.forces_open),
        ("place", &mut settings.place_open),
        ("table", &mut settings.table_open),
        ("figures", &mut settings.figures_open),
    ] {
        *slot = desk.panels.get(name).copied().unwrap_or(*slot);
    }
    let about = &state.project.world.about;
    let days = (about.first, about.last.max(about.first));
    let from = desk.compared_from.filter(|_| !state.is_timeless());
    state.comparing = from.map(|from| {
        let mut comparison = Comparison::with(from.clamp(days.0, days.1));
        comparison.page = desk.page();
        comparison
    });
    let figures = &mut state.figures;
    figures.unit = desk.ground_unit().unwrap_or(figures.unit);
    figures.scope = desk.scope();
    figures.are_lines = desk.are_lines;
    figures.contested = if desk.contested_to_first {
        ContestedGround::ToFirst
    } else {
        ContestedGround::Apart
    };
}

fn say_lost(state: &mut State, lost: &[Lost]) {
    if !lost.is_empty() {
        let not = Message::warning("notice-not-found-again");
        say(
            state,
            not.list("what", lost.iter().map(Lost::name).collect()),
        );
    }
}

/// Puts a link to the view on the clipboard.
pub(super) fn copy_link(state: &mut State) -> Vec<Effect> {
    let link = NamedView::of(&state.view, state.world()).link();
    say(state, Message::done("notice-link-copied"));
    vec![Effect::CopyText(link)]
}
