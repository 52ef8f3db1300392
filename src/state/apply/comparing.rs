//! Commands of the comparison of two dates.

use super::choices::say;
use crate::model::{Day, FuzzyDate};
use crate::state::comparing::{Comparison, ComparisonCommand};
use crate::state::messages::Message;
use crate::state::session::State;

/// Compares the day that is shown with what the playhead shows from now on, or no longer.
pub(super) fn toggle(state: &mut State) {
    state.comparing = match state.comparing {
        Some(_) => None,
        None => Some(Comparison::with(state.view.date)),
    };
}

pub(super) fn compare(state: &mut State, command: ComparisonCommand) {
    let from = match command {
        ComparisonCommand::From(day) => day,
        ComparisonCommand::TypeFrom(text) => match FuzzyDate::parse_typed(&text) {
            Ok(date) => date.first,
            Err(_why) => {
                let unreadable = Message::warning("notice-date-unreadable");
                return say(state, unreadable.text("what", text.trim()));
            }
        },
        ComparisonCommand::Turn(page) => {
            if let Some(comparison) = &mut state.comparing {
                comparison.page = page;
            }
            return;
        }
        ComparisonCommand::Open(cell) => {
            if let Some(comparison) = &mut state.comparing {
                comparison.open(cell);
            }
            return;
        }
    };
    compare_with(state, from);
}

fn compare_with(state: &mut State, day: Day) {
    let about = &state.world().about;
    let from = day.clamp(about.first, about.last.max(about.first));
    match &mut state.comparing {
        Some(comparison) => comparison.from = from,
        none => *none = Some(Comparison::with(from)),
    }
}
