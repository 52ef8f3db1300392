//! Commands of saving.

use super::choices::say;
use crate::model::FuzzyDate;
use crate::state::command::Effect;
use crate::state::messages::Message;
use crate::state::saving::{Export, ExportEffect};
use crate::state::session::{Overlay, State};

pub(super) fn export(state: &mut State, command: Export) -> Vec<Effect> {
    match command {
        Export::Choose(choice) => state.save_choice = choice,
        Export::TypeFrom(text) => match FuzzyDate::parse_typed(&text) {
            Ok(date) => state.save_choice.from = Some(date.first),
            Err(_why) => say(
                state,
                Message::warning("notice-date-unreadable").text("what", text.trim()),
            ),
        },
        Export::Ask(_) | Export::To(..) if state.saving.is_some() => {
            say(state, Message::warning("save-busy"));
        }
        Export::Ask(plan) => {
            let name = state.save_name(&plan);
            return vec![Effect::Export(ExportEffect::Ask(plan, name))];
        }
        Export::To(plan, path) => {
            if state.overlay == Overlay::Save {
                state.overlay = Overlay::None;
            }
            return vec![Effect::Export(ExportEffect::Write(plan, path))];
        }
        Export::Progress(saving) => state.saving = saving,
        Export::Cancel => {
            state.saving = None;
            return vec![Effect::Export(ExportEffect::Cancel)];
        }
    }
    Vec::new()
}
