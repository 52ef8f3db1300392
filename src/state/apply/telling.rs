//! Commands of whose account is shown, as known when, and what of it filters let through.

use super::choices::say;
use super::table;
use super::view::leave;
use crate::model::{Account, Condition, FuzzyDate, Learning};
use crate::state::history::Reason;
use crate::state::messages::Message;
use crate::state::session::State;
use crate::state::told::Told;
use std::sync::Arc;

/// Adds a condition to the filters, or takes it away.
pub(super) fn toggle(state: &mut State, condition: Condition) {
    leave(state, Reason::Filter);
    if !state.view.filter.remove(&condition) {
        state.view.filter.add(condition);
    }
}

/// Shows another account, or the same as known on another day.
pub(super) fn tell_by(state: &mut State, account: Account) {
    if account != state.view.account {
        leave(state, Reason::Filter);
        state.view.account = account;
    }
}

/// Shows what was known on a day as typed. A month or a year counts to its last day.
pub(super) fn type_known_on(state: &mut State, text: &str) {
    let known_on = match FuzzyDate::parse_typed(text) {
        Ok(date) => Some(date.last),
        Err(_nothing) if text.trim().is_empty() => None,
        Err(_why) => {
            let unreadable = Message::warning("notice-date-unreadable");
            return say(state, unreadable.text("what", text.trim()));
        }
    };
    let account = Account {
        known_on,
        ..state.view.account.clone()
    };
    tell_by(state, account);
}

/// Works out what the view's account tells and its filters show, where they have become others and that
/// takes no time; else the shell does, and the map says so meanwhile.
pub(super) fn follow(state: &mut State) {
    learn(state);
    if !state.project.is_told_quickly() {
        return;
    }
    let (account, filter) = (&state.view.account, &state.view.filter);
    if let Some(told) = state.told.followed(&state.project, account, filter) {
        take(state, Arc::new(told));
    }
}

/// Works out when the world learnt of the selected place, where the map tells what was known on a day.
fn learn(state: &mut State) {
    let account = &state.view.account;
    let claim = account.claim.as_deref();
    let area = state.view.selection.area;
    let Some(area) = area.filter(|_| account.known_on.is_some()) else {
        state.learning = None;
        return;
    };
    let is_same = |learning: &Arc<Learning>| learning.is_of(area, claim);
    if !state.learning.as_ref().is_some_and(is_same) {
        let learning = Learning::new(state.world(), area, claim);
        state.learning = Some(Arc::new(learning));
    }
}

/// Shows what was worked out, if it is still what the view wants. Where it could not be worked out, the
/// view goes back to what is shown.
pub(super) fn arrived(state: &mut State, told: Option<Arc<Told>>) {
    match told {
        Some(told) if told.is_of(&state.view) => take(state, told),
        Some(_late) => {}
        None => {
            state.view.account.clone_from(&state.told.account);
            state.view.filter.clone_from(&state.told.filter);
        }
    }
}

/// What is selected and not told any more is not selected any more.
fn take(state: &mut State, told: Arc<Told>) {
    let is_another_account = told.account != state.told.account;
    state.told = told;
    table::let_through(state);
    if is_another_account {
        // What was drawn under the other account is gone; there is nothing to fade from.
        (state.date_before, state.fade) = (state.view.date, 1.0);
        let selection = &mut state.view.selection;
        if let Some((area, change)) = selection.area.zip(selection.change) {
            let timeline = &state.told.timeline;
            if !timeline.effects_of(area).any(|e| e.change == change) {
                selection.change = timeline.at(area, state.view.date).change;
            }
        }
    }
}
