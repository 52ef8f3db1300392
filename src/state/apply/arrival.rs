//! What has just been read takes its place: another data set with its own date and view, or the same one
//! anew, where everything stays that the new files still have.

use super::choices::say;
use super::dress::follow_colours;
use super::presenting::return_to_slide;
use super::{table, telling};
use crate::model::{FileGroup, Names, Story, World};
use crate::state::command::Effect;
use crate::state::messages::{Argument, Message};
use crate::state::opening::{Arrival, Opening, Origin};
use crate::state::presenting::{Presenting, StorySlide};
use crate::state::problems::ProblemGroup;
use crate::state::project::Project;
use crate::state::session::{MarkedWords, State, Tab};
use crate::state::strip::Stretch;
use crate::state::table::TableView;
use crate::state::told::Told;
use crate::state::view::{Extent, Lost};
use std::sync::Arc;

/// Takes in a data set.
pub(super) fn arrived(
    state: &mut State,
    project: Arc<Project>,
    origins: Vec<Origin>,
    arrival: Arrival,
) -> Vec<Effect> {
    let was_empty = state.world().areas.is_empty();
    if arrival == Arrival::Again && project.world.areas.is_empty() && !was_empty {
        // A file that is just being written must not take the map away.
        let mut names = origins.iter().map(Origin::name);
        let name = names.find(|name| !name.is_empty()).unwrap_or_default();
        let empty = Message::warning("opening-reload-empty");
        say(state, empty.text("what", name));
        return Vec::new();
    }
    if arrival == Arrival::Fresh && project.shows_nothing() && !was_empty {
        // A wrong file is named, and the map stays.
        state.opening.file_event = None;
        say(state, wrong_file(&project, &origins));
        return Vec::new();
    }
    follow_opening(state, &project, origins, arrival);
    let errors = project.error_count();
    let errors_before = state.project.error_count();
    let effects = match arrival {
        Arrival::Fresh => begin(state, project),
        Arrival::Again | Arrival::Remapped | Arrival::Corrected => replace(state, project, arrival),
    };
    follow_colours(state);
    if errors > 0 && (arrival == Arrival::Fresh || errors != errors_before) {
        say(
            state,
            Message::warning("notice-problems").count("what", errors),
        );
    }
    effects
}

/// What a file is that cannot be shown, and what can be done.
fn wrong_file(project: &Project, origins: &[Origin]) -> Message {
    let mut names = origins.iter().map(Origin::name);
    let name = names.find(|name| !name.is_empty()).unwrap_or_default();
    let worst = project.problems.iter().max_by_key(|p| p.severity);
    match worst {
        Some(problem) => Message::failure("opening-wrong-file")
            .text("what", name)
            .with("why", Argument::Problem(Box::new(problem.clone()))),
        None => Message::warning("opening-reload-empty").text("what", name),
    }
}

/// What is open from now on, what was before, and whether the user is asked what it means.
fn follow_opening(state: &mut State, project: &Project, origins: Vec<Origin>, arrival: Arrival) {
    let before = what_is_open(state);
    let opening = &mut state.opening;
    match arrival {
        // Only files can be laid over something, and not over what already lies beneath them.
        Arrival::Fresh => {
            opening.before = before.filter(|(_, beneath)| {
                let is_open = beneath.iter().all(|origin| origins.contains(origin));
                project.import.is_some() && !is_open
            });
        }
        Arrival::Again => opening.before = None,
        Arrival::Remapped | Arrival::Corrected => {}
    }
    opening.file_event = None;
    opening.origins = origins;
    opening.note_recent();
    let has_other_files = project.world.layers.len() > state.project.world.layers.len();
    let before = state.project.import.as_ref();
    let before = before.map_or(&[][..], |import| &import.groups);
    ask(project, opening, (arrival, has_other_files), before);
}

/// Shows another data set as it opens. The presenter's screen goes with what was presented.
fn begin(state: &mut State, project: Arc<Project>) -> Vec<Effect> {
    let mut next = State::new(project, state.settings.clone());
    next.viewport = state.viewport;
    next.view.label_lang = state.view.label_lang;
    next.camera = next.camera_in(next.viewport);
    next.playback.speed = state.playback.speed;
    next.opening = std::mem::take(&mut state.opening);
    next.save_choice = state.save_choice;
    next.saving = state.saving.take();
    next.loading = state.loading.take();
    if next.world().areas.is_empty() {
        next.tab = Tab::Problems;
    }
    let was_presenting = state.presenting.is_some();
    *state = next;
    if was_presenting {
        vec![Effect::FullScreen(false)]
    } else {
        Vec::new()
    }
}

/// Puts the same files, read or understood anew, in the place of the old ones.
fn replace(state: &mut State, project: Arc<Project>, arrival: Arrival) -> Vec<Effect> {
    let old = std::mem::replace(&mut state.project, project);
    let told_before = state.stories().to_vec();
    state.making = state.making.over(&state.project.world);
    let corrections = state.project.corrections.clone();
    let is_of_files = arrival == Arrival::Again;
    state.correcting.follow(&corrections, is_of_files);
    let (before, now) = (old.world.clone(), state.project.world.clone());
    let (view, mut lost) = state.view.found_in(&before, &now);
    let date_before = state.view.date;
    state.view = view;
    // What is told of the new files follows, at once or in the background.
    state.told = Arc::new(Told::main(&state.project));
    state.learning = None;
    telling::follow(state);
    state.history.follow(&before, &now);
    state.hovered = None;
    keep_time(state, &before, date_before);
    keep_camera(state, &old, arrival);
    keep_marked_words(state, &before);
    keep_table(state, &old);
    let effects = keep_problems(state, &old);
    keep_search(state);
    keep_presenting(state, (&before, &told_before), &mut lost);
    // Features that are understood in another way have other names; that was asked for.
    if arrival == Arrival::Again && !lost.is_empty() {
        let not = Message::warning("notice-not-found-again");
        say(
            state,
            not.list("what", lost.iter().map(Lost::name).collect()),
        );
    }
    effects
}

fn keep_time(state: &mut State, before: &World, date_before: crate::model::Day) {
    let had_time = before.about.first < before.about.last;
    if !had_time {
        state.view.date = state.world().about.opens_on;
    }
    if state.view.date != date_before {
        (state.date_before, state.fade) = (state.view.date, 1.0);
    }
    let whole = state.whole_time();
    let was_whole = state.stretch == Stretch::of_days(before.about.first, before.about.last);
    state.stretch = if was_whole {
        whole
    } else {
        state.stretch.within(whole)
    };
}

fn keep_camera(state: &mut State, old: &Project, arrival: Arrival) {
    // Other coordinates put the map elsewhere; what was in view is no longer there.
    let moved = state.project.prepared.bounds != old.prepared.bounds;
    if arrival == Arrival::Remapped && moved {
        state.view.extent = Extent::All;
    }
    if state.view.extent == Extent::All {
        state.motion = crate::state::motion::Motion::Rest;
    }
    state.camera = state.camera_in(state.viewport);
}

fn keep_marked_words(state: &mut State, before: &World) {
    let world = state.project.world.clone();
    state.marked_words = state.marked_words.take().and_then(|marked| {
        let id = &before.source(marked.source).id;
        let source = world.find_source(id)?;
        Some(MarkedWords { source, ..marked })
    });
}

/// Rows stand in another order perhaps; what they are sorted and filtered by stays where the columns do.
fn keep_table(state: &mut State, old: &Project) {
    let order = (state.project.attributes.columns == old.attributes.columns)
        .then(|| std::mem::take(&mut state.table.order));
    state.table = TableView {
        order: order.unwrap_or_default(),
        ..TableView::default()
    };
    table::let_through(state);
}

fn keep_search(state: &mut State) {
    if !state.search.query.is_empty() {
        state.search.results = state.found(&state.search.query);
        let last = state.search.results.len().saturating_sub(1);
        state.search.marked = state.search.marked.min(last);
    }
}

/// The chosen problem and the unfolded kinds, where they are met again; the text around the chosen one
/// is read anew.
fn keep_problems(state: &mut State, old: &Project) -> Vec<Effect> {
    let kind = |group: &ProblemGroup| (group.severity, group.code);
    let toggled: Vec<_> = std::mem::take(&mut state.problems.toggled)
        .into_iter()
        .filter_map(|n| old.problem_groups.get(n).map(kind))
        .collect();
    let groups = state.project.problem_groups.iter().enumerate();
    let again = groups.filter(|(_, group)| toggled.contains(&kind(group)));
    state.problems.toggled = again.map(|(n, _)| n).collect();
    let chosen = state.problems.chosen.take();
    state.problems.excerpt = None;
    let chosen = chosen.and_then(|n| old.problems.get(n)).and_then(|old| {
        let problems = &state.project.problems;
        problems.iter().position(|new| new == old)
    });
    state.problems.chosen = chosen;
    let place = chosen.map(|n| (n, state.project.problems[n].place.clone()));
    place
        .filter(|(_, place)| place.line.is_some())
        .map(|(n, place)| Effect::ReadExcerpt(n, place))
        .into_iter()
        .collect()
}

/// The presenter stays at the slide, wherever it stands now; without its story, at the map alone.
fn keep_presenting(
    state: &mut State,
    (before, told_before): (&World, &[Story]),
    lost: &mut Vec<Lost>,
) {
    let world = state.project.world.clone();
    if let Some(window) = &mut state.before_story {
        window.view = window.view.found_in(before, &world).0;
    }
    let Some((presenting, story)) = state.presenting.and_then(|presenting| {
        let story = told_before.get(presenting.story?)?;
        Some((presenting, story))
    }) else {
        return;
    };
    let Some(n) = state.stories().iter().position(|new| new.id == story.id) else {
        lost.push(Lost::Story(story.id.clone()));
        state.presenting = Some(Presenting::default());
        return;
    };
    let steps = &state.stories()[n].steps;
    let StorySlide::Step(step) = presenting.slide else {
        state.presenting = Some(Presenting {
            story: Some(n),
            ..presenting
        });
        return;
    };
    let shown = story.steps.get(step);
    let is_shown = |step: &usize| {
        let new = &steps[*step];
        shown.is_some_and(|old| (old.date, &old.caption) == (new.date, &new.caption))
    };
    let same = (0..steps.len())
        .filter(is_shown)
        .min_by_key(|other| other.abs_diff(step));
    let last = steps.len().saturating_sub(1);
    state.presenting = Some(Presenting {
        story: Some(n),
        slide: StorySlide::Step(same.unwrap_or(step.min(last))),
        ..presenting
    });
    if same.is_none() {
        return_to_slide(state);
    }
}

/// The title of what is open and where it came from; `None` where it shows nothing.
fn what_is_open(state: &State) -> Option<(Names, Vec<Origin>)> {
    let title = state.world().about.title.clone();
    let origins = if state.opening.origins.is_empty() {
        vec![Origin::Shipped]
    } else {
        state.opening.origins.clone()
    };
    (!state.world().areas.is_empty()).then_some((title, origins))
}

/// Opens the question where a file is new, and follows what holds now.
fn ask(
    project: &Project,
    opening: &mut Opening,
    (arrival, has_other_files): (Arrival, bool),
    before: &[FileGroup],
) {
    let Some(import) = &project.import else {
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
