//! Commands of the list of problems.

use super::choices::show_tab;
use super::selection::select_area;
use super::view::fly_to_areas;
use crate::state::command::Effect;
use crate::state::problems::ProblemCommand;
use crate::state::session::{State, Tab};

pub(super) fn problems(state: &mut State, command: ProblemCommand) -> Vec<Effect> {
    match command {
        ProblemCommand::Choose(problem) => return choose(state, problem),
        ProblemCommand::Close => {
            state.problems.chosen = None;
            state.problems.excerpt = None;
        }
        ProblemCommand::Toggle(group) => {
            if !state.problems.toggled.remove(&group) {
                state.problems.toggled.insert(group);
            }
        }
        // What was read of another than the chosen one comes too late.
        ProblemCommand::Read(excerpt) if state.problems.chosen == Some(excerpt.problem) => {
            state.problems.excerpt = Some(excerpt);
        }
        ProblemCommand::Read(_) => {}
    }
    Vec::new()
}

fn choose(state: &mut State, index: usize) -> Vec<Effect> {
    let Some(problem) = state.project.problems.get(index) else {
        return Vec::new();
    };
    let place = problem.place.clone();
    let area = state.project.area_of_problem(&place);
    if area.is_some() {
        select_area(state, area);
        fly_to_areas(state, area.as_slice());
    }
    // Selecting shows the place; whoever goes through problems stays with them.
    let mut effects = show_tab(state, Tab::Problems);
    state.problems.chosen = Some(index);
    state.problems.excerpt = None;
    if place.line.is_some() {
        effects.push(Effect::ReadExcerpt(index, place));
    }
    effects
}
