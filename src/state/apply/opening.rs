//! Commands of files: what is opened, how it is understood, in which order it is drawn.

use super::arrival::arrived;
use super::choices::{save, say};
use super::dress::{follow_colours, remember_choice};
use crate::model::{LayerId, Mapping};
use crate::state::command::Effect;
use crate::state::messages::Message;
use crate::state::opening::{Arrival, FileEvent, FilesEffect, OpenedFiles, Origin, PastChoice};
use crate::state::session::State;

/// Carries out a command about files.
pub(super) fn files(state: &mut State, command: OpenedFiles) -> Vec<Effect> {
    match command {
        OpenedFiles::Open { origins, add } => return open(state, origins, add),
        OpenedFiles::LayOver => return lay_over(state),
        OpenedFiles::OpenStories(origins) => {
            return vec![Effect::Files(FilesEffect::ReadStories(origins))];
        }
        OpenedFiles::Attach(path) => {
            return vec![Effect::Files(FilesEffect::ReadOriginal(path))];
        }
        OpenedFiles::Found(paths) => return vec![Effect::Files(FilesEffect::Found(paths))],
        OpenedFiles::OpenPasted(paths) => {
            return vec![Effect::Files(FilesEffect::LookAtPasted(paths))];
        }
        OpenedFiles::Arrived {
            project,
            origins,
            arrival,
        } => return arrived(state, project, origins, arrival),
        OpenedFiles::TakeRecent(recent) => state.opening.recent = recent,
        OpenedFiles::SetMapping(mapping) => return set_mapping(state, *mapping),
        OpenedFiles::AskAbout(group) => ask_about(state, group),
        OpenedFiles::UndoMapping => return undo(state),
        OpenedFiles::GuessMapping => {
            let import = state.project.import.clone();
            let groups = import.iter().flat_map(|import| &import.groups);
            let guess = groups
                .map(|group| group.guess.clone())
                .nth(state.opening.asked);
            return guess.map_or_else(Vec::new, |guess| set_mapping(state, guess));
        }
        OpenedFiles::AcceptMapping => return accept(state),
        OpenedFiles::SaveMapping => return save_mapping(state),
        OpenedFiles::CloseMapping => state.opening.is_asking = false,
        OpenedFiles::ToggleFile(layer) => toggle(state, layer),
        OpenedFiles::MoveFile(layer, by) => return move_file(state, layer, by),
        OpenedFiles::CloseFile(layer) => return close(state, layer),
        OpenedFiles::Happened { file_event, name } => return happened(state, file_event, name),
        OpenedFiles::Dismiss => state.opening.file_event = None,
        OpenedFiles::LookAtRecent => return vec![Effect::Files(FilesEffect::LookAtRecent)],
        OpenedFiles::SetRecent(seen) => {
            for entry in &mut state.opening.recent {
                if let Some(seen) = seen.iter().find(|seen| seen.paths == entry.paths) {
                    entry.missing = seen.missing;
                }
            }
        }
        OpenedFiles::ForgetRecent(n) => {
            if n < state.opening.recent.len() {
                state.opening.recent.remove(n);
            }
            return vec![Effect::Save(Box::new(state.settings.clone()))];
        }
    }
    Vec::new()
}

fn read(mut origins: Vec<Origin>, arrival: Arrival) -> Vec<Effect> {
    if origins == [Origin::Shipped] {
        // The shipped data set with nothing over it is what there is without any origin.
        origins.clear();
    }
    vec![Effect::Files(FilesEffect::Read(origins, arrival))]
}

fn open(state: &State, origins: Vec<Origin>, add: bool) -> Vec<Effect> {
    if origins.is_empty() {
        return Vec::new();
    }
    if !add {
        return read(origins, Arrival::Fresh);
    }
    let mut all = if state.opening.origins.is_empty() {
        vec![Origin::Shipped]
    } else {
        state.opening.origins.clone()
    };
    let new: Vec<Origin> = origins
        .into_iter()
        .filter(|origin| !all.contains(origin))
        .collect();
    all.extend(new);
    read(all, Arrival::Again)
}

fn lay_over(state: &mut State) -> Vec<Effect> {
    let Some((_, mut origins)) = state.opening.before.take() else {
        return Vec::new();
    };
    for origin in &state.opening.origins {
        if !origins.contains(origin) {
            origins.push(origin.clone());
        }
    }
    read(origins, Arrival::Again)
}

/// Reads what is open anew.
pub(super) fn reload(state: &mut State) -> Vec<Effect> {
    state.opening.file_event = None;
    read(state.opening.origins.clone(), Arrival::Again)
}

/// Shows the question how the files are to be understood, or closes it.
pub(super) fn toggle_question(state: &mut State) {
    if state.project.import.is_some() {
        state.opening.is_asking = !state.opening.is_asking;
    } else {
        say(state, Message::done("opening-nothing-foreign"));
    }
}

fn remap(state: &State) -> Vec<Effect> {
    let wanted = state.opening.wanted.clone();
    vec![Effect::Files(FilesEffect::Remap(wanted))]
}

fn set_mapping(state: &mut State, mapping: Mapping) -> Vec<Effect> {
    let opening = &state.opening;
    let asked = opening.asked;
    if state.project.import.is_none() || opening.wanted_now().is_none_or(|now| *now == mapping) {
        return Vec::new();
    }
    remember_choice(state);
    state.opening.wanted[asked] = mapping;
    remap(state)
}

fn undo(state: &mut State) -> Vec<Effect> {
    let opening = &mut state.opening;
    let Some(before) = opening.past.pop() else {
        return Vec::new();
    };
    // What is taken back is shown.
    let PastChoice { mappings, colours } = before;
    let mut effects = Vec::new();
    let changed = mappings
        .iter()
        .zip(&opening.wanted)
        .position(|(a, b)| a != b);
    opening.asked = changed.unwrap_or(opening.asked);
    let is_same = mappings.len() == opening.wanted.len()
        && mappings
            .iter()
            .zip(&opening.wanted)
            .all(|(a, b)| a.means(b));
    // Another file may be open meanwhile.
    if mappings.len() == opening.wanted.len() {
        opening.wanted = mappings;
    }
    if !is_same {
        effects.extend(remap(state));
    }
    if colours != state.settings.colours {
        effects.extend(save(state, |settings| settings.colours = colours));
        follow_colours(state);
    }
    effects
}

fn save_mapping(state: &State) -> Vec<Effect> {
    let import = state.project.import.as_ref();
    let group = import.and_then(|import| import.groups.get(state.opening.asked));
    let (Some(path), Some(group), Some(wanted)) =
        (state.reading_path(), group, state.opening.wanted_now())
    else {
        return Vec::new();
    };
    let text = group.accepted(wanted).to_json();
    vec![Effect::Files(FilesEffect::SaveReading(path, text))]
}

/// Shows the question about another group.
fn ask_about(state: &mut State, group: usize) {
    if group < state.opening.wanted.len() {
        state.opening.asked = group;
        state.opening.is_asking = true;
    }
}

fn accept(state: &mut State) -> Vec<Effect> {
    let Some(import) = state.project.import.clone() else {
        return Vec::new();
    };
    let opening = &mut state.opening;
    let asked = opening.asked;
    let (Some(group), Some(wanted)) = (import.groups.get(asked), opening.wanted_now()) else {
        return Vec::new();
    };
    let remembered = Box::new(group.accepted(wanted));
    if !opening.accepted.contains(&asked) {
        opening.accepted.push(asked);
    }
    let next = opening.next_question(&import, asked + 1);
    opening.is_asking = next.is_some();
    opening.asked = next.unwrap_or(asked);
    vec![Effect::Files(FilesEffect::Remember(
        group.keys.clone(),
        remembered,
    ))]
}

fn toggle(state: &mut State, layer: LayerId) {
    let hidden = &mut state.view.hidden_layers;
    match hidden.iter().position(|id| *id == layer) {
        Some(at) => {
            hidden.remove(at);
        }
        None => hidden.push(layer),
    }
}

fn move_file(state: &State, layer: LayerId, by: i32) -> Vec<Effect> {
    let count = state.world().layers.len() - state.layers_beneath();
    let from = state.place_in_order(layer).filter(|from| *from < count);
    let to = from.and_then(|from| from.checked_add_signed(by as isize));
    match from.zip(to.filter(|to| *to < count)) {
        Some((from, to)) => {
            let mut order: Vec<usize> = (0..count).collect();
            let moved = order.remove(from);
            order.insert(to, moved);
            vec![Effect::Files(FilesEffect::Reorder(order))]
        }
        None => Vec::new(),
    }
}

fn close(state: &State, layer: LayerId) -> Vec<Effect> {
    let mut rest = state.opening.origins.clone();
    let Some(origin) = state.origin_of(layer) else {
        return Vec::new();
    };
    rest.remove(origin);
    read(rest, Arrival::Again)
}

fn happened(state: &mut State, file_event: FileEvent, name: String) -> Vec<Effect> {
    if file_event == FileEvent::Changed && state.settings.auto_reload {
        return reload(state);
    }
    state.opening.file_event = Some((file_event, name));
    Vec::new()
}
