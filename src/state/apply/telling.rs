//! Commands of whose account is shown, as known when, and what of it filters let through.

use super::choices::say;
use super::view::leave;
use crate::model::{Account, Condition, FuzzyDate};
use crate::state::history::Reason;
use crate::state::messages::Message;
use crate::state::session::State;
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

/// Works out what the view's account tells and its filters show, where they have become others. What is
/// selected and not told any more is not selected any more.
pub(super) fn follow(state: &mut State) {
    let (account, filter) = (&state.view.account, &state.view.filter);
    let Some(told) = state.told.followed(&state.project, account, filter) else {
        return;
    };
    let is_another_account = told.account != state.told.account;
    state.told = Arc::new(told);
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
