//! Commands of presenting a story. Only these change its slide; leaving it puts back what was there.

use super::time::show_date;
use super::view::{look_from, show, show_at_once};
use crate::state::command::Effect;
use crate::state::motion::{FLIGHT_SECONDS, Motion};
use crate::state::presenting::{PassingTime, Presenting, StoryCommand, StorySlide, WorkingWindow};
use crate::state::session::{Overlay, State};
use crate::state::slide_pen::{PenKind, SlidePen};

/// Seconds that a flight from slide to slide takes.
const SLIDE_SECONDS: f32 = FLIGHT_SECONDS * 2.0;

/// Presents: a story from the slide where it was left, or the map alone where there is no story. While one
/// is told, shows the slide again as it is told.
pub(super) fn present(state: &mut State) -> Vec<Effect> {
    if state.is_telling() {
        return_to_slide(state);
        return Vec::new();
    }
    if state.presenting.is_some() {
        return stop_presenting(state);
    }
    let left = state.left_story.clone();
    let found = left.and_then(|(id, slide)| {
        let mut stories = state.stories().iter();
        Some((stories.position(|story| story.id == id)?, slide))
    });
    let (story, slide) = found.unwrap_or_default();
    begin(state, story, slide)
}

/// Presents a story from its title.
pub(super) fn present_from_start(state: &mut State) -> Vec<Effect> {
    let story = state.presenting.and_then(|presenting| presenting.story);
    begin(state, story.unwrap_or(0), StorySlide::Title)
}

/// Presents another story from its title.
pub(super) fn tell_story(state: &mut State, story: usize) -> Vec<Effect> {
    begin(state, story, StorySlide::Title)
}

/// Presents a story at a step.
pub(super) fn present_step(state: &mut State, story: usize, step: usize) -> Vec<Effect> {
    begin(state, story, StorySlide::Step(step))
}

fn begin(state: &mut State, story: usize, slide: StorySlide) -> Vec<Effect> {
    if state.before_story.is_none() {
        state.told_seconds = 0.0;
        let settings = &state.settings;
        state.before_story = Some(Box::new(WorkingWindow {
            view: state.view.clone(),
            tab: state.tab,
            stretch: state.stretch,
            panels: [
                settings.forces_open,
                settings.place_open,
                settings.table_open,
            ],
        }));
    }
    state.overlay = Overlay::None;
    state.playback.playing = false;
    state.hovered = None;
    match state.stories().get(story) {
        Some(told) => {
            let slide = slide.moved(0, told.steps.len());
            go_to_slide(state, Presenting::of(story, slide));
        }
        None => state.presenting = Some(Presenting::default()),
    }
    vec![Effect::FullScreen(true)]
}

/// Returns to the working window, as it was.
pub(super) fn stop_presenting(state: &mut State) -> Vec<Effect> {
    if let (Some(presenting), Some(story)) = (state.presenting, state.story()) {
        state.left_story = Some((story.id.clone(), presenting.slide));
    }
    state.presenting = None;
    state.playback.playing = false;
    state.slide_room.clear();
    state.pen = SlidePen::default();
    if let Some(before) = state.before_story.take() {
        state.tab = before.tab;
        state.stretch = before.stretch;
        let settings = &mut state.settings;
        [
            settings.forces_open,
            settings.place_open,
            settings.table_open,
        ] = before.panels;
        show_at_once(state, before.view);
    }
    vec![Effect::FullScreen(false)]
}

fn go_to_slide(state: &mut State, presenting: Presenting) {
    state.pen.wipe();
    state.presenting = Some(presenting);
    return_to_slide(state);
    let from = state.step().and_then(|step| step.from);
    if let (Some(from), false) = (from, state.is_still()) {
        set_passing(state, Some(PassingTime { from, seconds: 0.0 }));
        show_time_passing(state);
    }
}

fn set_passing(state: &mut State, passing: Option<PassingTime>) {
    if let Some(presenting) = &mut state.presenting {
        presenting.passing = passing;
    }
}

/// Lets time pass on its way to the day of the step, unless something else is looked at.
pub(super) fn pass_time(state: &mut State, seconds: f32) {
    let Some(passing) = state.presenting.and_then(|now| now.passing) else {
        return;
    };
    if state.is_exploring() {
        return set_passing(state, None);
    }
    if state.is_still() {
        set_passing(state, None);
        return show_time_passing(state);
    }
    let seconds = passing.seconds + seconds;
    set_passing(state, Some(PassingTime { seconds, ..passing }));
    show_time_passing(state);
}

fn show_time_passing(state: &mut State) {
    let Some(view) = state.view_of_slide() else {
        return;
    };
    show_date(state, view.date);
    if state.step().is_some_and(|step| step.date == view.date) {
        set_passing(state, None);
    }
}

/// Shows the slide as it is told.
pub(super) fn return_to_slide(state: &mut State) {
    if let Some(presenting) = &mut state.presenting {
        (presenting.is_blank, presenting.typed) = (false, None);
        presenting.passing = None;
    }
    state.playback.playing = false;
    state.slides_shown += 1;
    if let Some(view) = state.view_of_slide() {
        show(state, view, SLIDE_SECONDS);
    }
}

/// Goes so many slides on or back.
pub(super) fn step_story(state: &mut State, by: isize) {
    let Some((presenting, steps)) = told(state) else {
        return;
    };
    let slide = presenting.slide.moved(by, steps);
    turn_to(state, slide);
}

/// Goes to the first step or the last.
pub(super) fn go_to_end(state: &mut State, last: bool) {
    if let Some((_, steps)) = told(state) {
        let number = if last { steps } else { 1 };
        turn_to(state, StorySlide::numbered(number, steps));
    }
}

fn turn_to(state: &mut State, slide: StorySlide) {
    if let Some(Presenting {
        story: Some(story), ..
    }) = state.presenting
    {
        go_to_slide(state, Presenting::of(story, slide));
    }
}

fn told(state: &State) -> Option<(Presenting, usize)> {
    Some((state.presenting?, state.story()?.steps.len()))
}

/// Shows nothing, or the slide again.
pub(super) fn toggle_blank(state: &mut State) {
    if let Some(presenting) = &mut state.presenting {
        presenting.is_blank = !presenting.is_blank;
    }
}

/// Shows the passage on which the step rests, or the map again.
pub(super) fn toggle_passage(state: &mut State) {
    let has_one = state.passage_of_step().is_some();
    if let Some(presenting) = &mut state.presenting {
        presenting.has_passage = has_one && !presenting.has_passage;
    }
}

/// What the pointer is on a slide, while a story is told.
pub(super) fn toggle_pen(state: &mut State, kind: PenKind) {
    if state.is_telling() {
        state.pen.toggle(kind);
    }
}

/// Carries out a command about the story that is told.
pub(super) fn story(state: &mut State, command: StoryCommand) {
    let Some((presenting, steps)) = told(state) else {
        return;
    };
    match command {
        StoryCommand::Digit(digit) => {
            if let Some(presenting) = &mut state.presenting {
                presenting.type_digit(digit);
            }
        }
        StoryCommand::Enter => match presenting.typed {
            Some(number) => turn_to(state, StorySlide::numbered(number, steps)),
            None if state.is_exploring() || presenting.is_blank => return_to_slide(state),
            None => step_story(state, 1),
        },
        StoryCommand::Draw(at, begins) => state.pen.draw(at, begins),
        StoryCommand::LookFrom(camera, shown) if shown == state.slides_shown => {
            look_from(state, camera);
        }
        StoryCommand::LookFrom(..) => {}
        StoryCommand::Room(room) => make_room(state, room),
    }
}

/// What stands over the map has changed: the slide's view keeps clear of it.
fn make_room(state: &mut State, room: Vec<[f64; 4]>) {
    if room == state.slide_room {
        return;
    }
    state.slide_room = room;
    if state.is_exploring() {
        return;
    }
    let to = state.camera_over(state.view.extent, state.viewport);
    match &mut state.motion {
        Motion::Flight { to: end, .. } => *end = to,
        _ => state.camera = to,
    }
}
