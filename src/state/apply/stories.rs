//! Commands of making stories: what is chosen is shown, and what is shown becomes a step.

use super::choices::{say, show_tab};
use super::correcting::correct;
use super::presenting::return_to_slide;
use super::view::{leave, show};
use crate::model::FuzzyDate;
use crate::state::action::Action;
use crate::state::command::Effect;
use crate::state::correcting::CorrectionEdit;
use crate::state::history::Reason;
use crate::state::messages::Message;
use crate::state::motion::FLIGHT_SECONDS;
use crate::state::session::{State, Tab};
use crate::state::stories::StoryEdit;
use crate::state::view::View;

/// Carries out an edit. While a story is told, nothing is edited.
pub(super) fn edit(state: &mut State, edit: StoryEdit) -> Vec<Effect> {
    if state.is_telling() {
        return Vec::new();
    }
    let project = state.project.clone();
    let world = &*project.world;
    match edit {
        StoryEdit::AddStep => {
            let step = state.step_of_view();
            if !state.making.put_step(step, true, world) {
                say(state, Message::warning("stories-full"));
            }
            return show_stories(state);
        }
        StoryEdit::UpdateStep => {
            let step = state.step_of_view();
            if state.making.put_step(step, false, world) {
                say(state, Message::done("stories-updated"));
            }
        }
        StoryEdit::TakeIn(story) => {
            let lost = state.making.add(*story, world);
            if !lost.is_empty() {
                let not = Message::warning("notice-not-found-again");
                say(state, not.list("what", lost));
            }
            return show_stories(state);
        }
        StoryEdit::Choose(step) => {
            state.making.choose(step);
            show_chosen(state);
        }
        StoryEdit::TypeFrom(text) => type_from(state, &text),
        StoryEdit::Undo | StoryEdit::Redo => {
            state.making.travel(edit == StoryEdit::Undo, world);
        }
        StoryEdit::Begin | StoryEdit::Open(_) => {
            state.making.edit(edit, world);
            return show_stories(state);
        }
        edit => {
            state.making.edit(edit, world);
        }
    }
    Vec::new()
}

/// Carries out an action about the chosen step; nothing where it cannot be done.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let at = state.making.chosen().unwrap_or(0);
    let asked = match action {
        _ if !state.can(action) => return Vec::new(),
        // What is looked at is what is edited.
        Action::UndoEdit if state.tab != Tab::Stories => {
            return correct(state, CorrectionEdit::Undo);
        }
        Action::RedoEdit if state.tab != Tab::Stories => {
            return correct(state, CorrectionEdit::Redo);
        }
        Action::AddStep => StoryEdit::AddStep,
        Action::UpdateStep => StoryEdit::UpdateStep,
        Action::DuplicateStep => StoryEdit::DuplicateStep,
        Action::RemoveStep => StoryEdit::RemoveStep,
        Action::StepEarlier => StoryEdit::MoveStep {
            from: at,
            to: at.saturating_sub(1),
        },
        Action::StepLater => StoryEdit::MoveStep {
            from: at,
            to: at + 1,
        },
        Action::UndoEdit => StoryEdit::Undo,
        Action::RedoEdit => StoryEdit::Redo,
        _ => return Vec::new(),
    };
    edit(state, asked)
}

/// Opens the panel in which stories are made.
fn show_stories(state: &mut State) -> Vec<Effect> {
    if state.tab == Tab::Stories && state.settings.place_open {
        return Vec::new();
    }
    // The open source is part of what a step shows.
    let source = state.view.selection.source;
    let effects = show_tab(state, Tab::Stories);
    state.view.selection.source = source;
    effects
}

/// Shows what the chosen step shows.
fn show_chosen(state: &mut State) {
    let making = &state.making;
    let chosen = making.open().zip(making.chosen());
    let Some((story, at)) = chosen else {
        return;
    };
    let first = View {
        label_lang: state.view.label_lang,
        ..View::first(state.world())
    };
    let steps = state
        .stories()
        .get(story)
        .map_or(&[][..], |story| &story.steps);
    let view = View::of_steps(state.world(), steps.iter().take(at + 1), first);
    leave(state, Reason::Select);
    state.marked_words = None;
    show(state, view, FLIGHT_SECONDS);
}

/// The day from which time passes to that of the chosen step.
fn type_from(state: &mut State, text: &str) {
    let project = state.project.clone();
    let Some(date) = state.making.chosen_step().map(|step| step.date) else {
        return;
    };
    if text.trim().is_empty() {
        return state.making.set_from(None, &project.world);
    }
    match FuzzyDate::parse_typed(text) {
        Ok(from) if from.first < date => {
            state.making.set_from(Some(from.first), &project.world);
        }
        Ok(_) => say(state, Message::warning("stories-from-not-earlier")),
        Err(_why) => {
            let unreadable = Message::warning("notice-date-unreadable");
            say(state, unreadable.text("what", text.trim()));
        }
    }
}

/// Puts back the stories of an earlier session.
pub(super) fn restore(state: &mut State, stories: Vec<crate::model::WrittenStory>) {
    let project = state.project.clone();
    // What the data set does not have any more stands with its steps and is looked for there.
    let _lost = state.making.take_in(stories, &project.world);
    if state.is_telling() {
        return_to_slide(state);
    }
}
