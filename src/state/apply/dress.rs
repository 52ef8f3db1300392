//! Commands of colours, names and layers.

use super::choices::save;
use crate::model::{ForceId, Lang, Rgb};
use crate::state::command::Effect;
use crate::state::dress::{DressCommand, colour_key, hex_of, picked};
use crate::state::opening::{FilesEffect, MOST_PAST, PastChoice};
use crate::state::session::State;

/// Carries out a command about how things are drawn.
pub(super) fn dress(state: &mut State, command: DressCommand) -> Vec<Effect> {
    match command {
        DressCommand::PickColour(force, rgb) => pick(state, force, rgb),
        DressCommand::Rename(force, name) => rename(state, force, name.trim()),
        DressCommand::SetLook(group, look) => {
            let is_new = state
                .opening
                .wanted
                .get(group)
                .is_some_and(|now| now.look != look);
            if is_new {
                remember_choice(state);
                state.opening.wanted[group].look = look;
            }
            Vec::new()
        }
    }
}

/// Keeps what holds now, to go back to.
pub(super) fn remember_choice(state: &mut State) {
    let choice = PastChoice {
        mappings: state.opening.wanted.clone(),
        colours: state.settings.colours.clone(),
    };
    state.opening.past.push(choice);
    if state.opening.past.len() > MOST_PAST {
        state.opening.past.remove(0);
    }
}

fn pick(state: &mut State, force: ForceId, rgb: Option<Rgb>) -> Vec<Effect> {
    remember_choice(state);
    let key = colour_key(state.world().force(force));
    match rgb {
        Some(rgb) => state.settings.colours.insert(key, hex_of(rgb)),
        None => state.settings.colours.remove(&key),
    };
    follow_colours(state);
    save(state, |_settings| ())
}

/// Draws the forces that are shown as the settings say.
pub(super) fn follow_colours(state: &mut State) {
    state.picked = picked(&state.project.world, &state.settings.colours);
}

fn rename(state: &mut State, force: ForceId, name: &str) -> Vec<Effect> {
    let now = state.world().force(force).clone();
    let old = now.name.get(Lang::En).to_owned();
    if name.is_empty() || name == old || state.opening.wanted.is_empty() {
        return Vec::new();
    }
    remember_choice(state);
    for mapping in &mut state.opening.wanted {
        // Who was renamed before is renamed on.
        for other in mapping.renamed.values_mut().filter(|other| **other == old) {
            name.clone_into(other);
        }
        mapping.renamed.insert(old.clone(), name.to_owned());
        // A new name keeps the colour; that of another force takes the colour of that.
        let colour = hex_of(now.colour_light);
        mapping.colours.entry(name.to_owned()).or_insert(colour);
    }
    let wanted = state.opening.wanted.clone();
    vec![Effect::Files(FilesEffect::Remap(wanted))]
}
