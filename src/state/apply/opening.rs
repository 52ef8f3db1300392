//! Commands of files: what is opened, how it is understood, in which order it is drawn.

use super::choices::say;
use crate::model::{AreaId, FileGroup, ForceId, LayerId, Mapping, Names};
use crate::state::command::Effect;
use crate::state::opening::{
    Arrival, FileEvent, FilesEffect, MOST_PAST, OpenedFiles, Opening, Origin,
};
use crate::state::project::Project;
use crate::state::session::{State, Tab};
use std::sync::Arc;

/// Carries out a command about files.
pub(super) fn files(state: &mut State, command: OpenedFiles) -> Vec<Effect> {
    match command {
        OpenedFiles::Open { origins, add } => return open(state, origins, add),
        OpenedFiles::LayOver => return lay_over(state),
        OpenedFiles::OpenPasted(paths) => {
            return vec![Effect::Files(FilesEffect::LookAtPasted(paths))];
        }
        OpenedFiles::Arrived {
            project,
            origins,
            arrival,
        } => arrived(state, project, origins, arrival),
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
    match add {
        true => {
            let mut all = match state.opening.origins.is_empty() {
                true => vec![Origin::Shipped],
                false => state.opening.origins.clone(),
            };
            all.extend(
                origins
                    .into_iter()
                    .filter(|new| !all.contains(new))
                    .collect::<Vec<_>>(),
            );
            read(all, Arrival::Again)
        }
        false => read(origins, Arrival::Fresh),
    }
}

/// The title of what is open and where it came from; `None` where it shows nothing.
fn what_is_open(state: &State) -> Option<(Names, Vec<Origin>)> {
    let title = state.world().about.title.clone();
    let origins = match state.opening.origins.is_empty() {
        true => vec![Origin::Shipped],
        false => state.opening.origins.clone(),
    };
    (!state.world().areas.is_empty()).then_some((title, origins))
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
        say(state, "opening-nothing-foreign", String::new());
    }
}

fn arrived(state: &mut State, project: Arc<Project>, origins: Vec<Origin>, arrival: Arrival) {
    let was_empty = state.world().areas.is_empty();
    if arrival == Arrival::Again && project.world.areas.is_empty() && !was_empty {
        // A file that is just being written must not take the map away.
        let mut names = origins.iter().map(Origin::name);
        let name = names.find(|name| !name.is_empty()).unwrap_or_default();
        say(state, "opening-reload-empty", name);
        return;
    }
    let kept = KeptView::of(state);
    let before = what_is_open(state);
    let mut opening = std::mem::take(&mut state.opening);
    opening.before = match arrival {
        // Only files can be laid over something, and not over what already lies beneath them.
        Arrival::Fresh => before.filter(|(_, beneath)| {
            let is_open = beneath.iter().all(|origin| origins.contains(origin));
            project.import.is_some() && !is_open
        }),
        Arrival::Again => None,
        Arrival::Remapped => opening.before,
    };
    opening.file_event = None;
    opening.origins = origins;
    opening.note_recent();
    let mut next = State::new(project, state.settings.clone());
    next.viewport = state.viewport;
    next.camera = next.camera_of_all(next.viewport);
    let has_other_files = next.world().layers.len() > state.world().layers.len();
    let before = state.project.import.as_ref();
    let before: Vec<FileGroup> = before.map_or_else(Vec::new, |import| import.groups.clone());
    let arrival_of = (arrival, has_other_files);
    ask(&next, &mut opening, arrival_of, &before);
    next.opening = opening;
    next.save_choice = state.save_choice;
    next.saving = state.saving.clone();
    let errors = next.project.error_count();
    let errors_before = state.project.error_count();
    if arrival == Arrival::Fresh {
        if next.world().areas.is_empty() {
            next.tab = Tab::Problems;
        }
    } else {
        kept.put_into(&mut next, state, arrival);
    }
    *state = next;
    if errors > 0 && (arrival == Arrival::Fresh || errors != errors_before) {
        say(state, "notice-problems", errors.to_string());
    }
}

/// Opens the question where a foreign file is new, and follows what holds now.
fn ask(
    next: &State,
    opening: &mut Opening,
    (arrival, has_other_files): (Arrival, bool),
    before: &[FileGroup],
) {
    let Some(import) = &next.project.import else {
        opening.is_asking = false;
        opening.wanted.clear();
        opening.past.clear();
        return;
    };
    let names = |groups: &[FileGroup]| -> Vec<String> {
        groups.iter().map(|group| group.name.clone()).collect()
    };
    if arrival == Arrival::Remapped && names(before) != names(&import.groups) {
        opening.follow_order(before, import);
    } else if arrival != Arrival::Remapped {
        opening.wanted = import.mappings();
        opening.past.clear();
        opening.accepted.clear();
    } else {
        for (n, (group, before)) in import.groups.iter().zip(before).enumerate() {
            // Properties have other names once their text is repaired.
            if before.mapping.repair_text != group.mapping.repair_text {
                opening.wanted[n] = group.mapping.clone();
            }
        }
    }
    if arrival == Arrival::Fresh || has_other_files {
        let first = opening.next_question(import, 0);
        opening.is_asking = first.is_some();
        opening.asked = first.unwrap_or(0);
    }
    opening.asked = opening.asked.min(import.groups.len().saturating_sub(1));
}

/// What stays when the same files are read or understood anew: ids, not positions.
struct KeptView {
    area: Option<String>,
    forces: Vec<String>,
    hidden: Vec<String>,
    had_time: bool,
}

impl KeptView {
    fn of(state: &State) -> Self {
        let world = state.world();
        let id = |area: AreaId| world.areas.get(area.index()).map(|area| area.id.clone());
        let force = |id: &ForceId| world.force(*id).id.clone();
        Self {
            area: state.selection.area.and_then(id),
            forces: state.singled_out.iter().map(force).collect(),
            hidden: state.hidden_layer_names(),
            had_time: world.about.first < world.about.last,
        }
    }

    fn put_into(self, next: &mut State, before: &State, arrival: Arrival) {
        let world = next.project.world.clone();
        let span = world.about.first..=world.about.last;
        if span.contains(&before.date) && self.had_time {
            (next.date, next.date_before) = (before.date, before.date);
            if before.whole_time() == next.whole_time() {
                next.stretch = before.stretch;
            }
        }
        // Other coordinates put the map elsewhere; what was in view is no longer there.
        let moved = next.project.prepared.bounds != before.project.prepared.bounds;
        let stays = arrival == Arrival::Again || !moved;
        if stays && !before.fitted {
            next.fitted = false;
            next.camera = next.allowed(before.camera, next.viewport);
        }
        next.selection.area = self.area.and_then(|id| world.find_area(&id));
        let positions = |ids: &[String], id_of: &dyn Fn(usize) -> String, count: usize| {
            (0..count)
                .filter(|n| ids.contains(&id_of(*n)))
                .collect::<Vec<_>>()
        };
        let force = |n: usize| world.forces[n].id.clone();
        let forces = positions(&self.forces, &force, world.forces.len());
        next.singled_out = forces.into_iter().map(ForceId::from_index).collect();
        next.hidden_layers = next.layers_named(&self.hidden);
        if next.project.attributes.columns == before.project.attributes.columns {
            next.table.order = before.table.order.clone();
        }
        next.tab = before.tab;
        next.overlay = before.overlay;
    }
}

fn remap(state: &State) -> Vec<Effect> {
    let wanted = state.opening.wanted.clone();
    vec![Effect::Files(FilesEffect::Remap(wanted))]
}

fn set_mapping(state: &mut State, mapping: Mapping) -> Vec<Effect> {
    let opening = &mut state.opening;
    let asked = opening.asked;
    if state.project.import.is_none() || opening.wanted_now().is_none_or(|now| *now == mapping) {
        return Vec::new();
    }
    opening.past.push(opening.wanted.clone());
    opening.wanted[asked] = mapping;
    if opening.past.len() > MOST_PAST {
        opening.past.remove(0);
    }
    remap(state)
}

fn undo(state: &mut State) -> Vec<Effect> {
    let opening = &mut state.opening;
    let Some(before) = opening.past.pop() else {
        return Vec::new();
    };
    // What is taken back is shown.
    let changed = before.iter().zip(&opening.wanted).position(|(a, b)| a != b);
    opening.asked = changed.unwrap_or(opening.asked);
    opening.wanted = before;
    remap(state)
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
    let hidden = &mut state.hidden_layers;
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
