//! A story before an audience: which slide is shown, what it shows, and whether something else is looked
//! at just now. A slide's view is worked out from the story alone, so that it is the same whichever way one
//! came to it.

use super::session::{State, Tab};
use super::strip::Stretch;
use super::view::{Extent, View};
use crate::geometry::{Bounds, Camera, MAX_ZOOM, MIN_ZOOM, Viewport};
use crate::model::{Day, PassageId, Story, StoryStep};

/// The longest number of a step that can be typed.
const MOST_TYPED: usize = 9_999;

/// A slide of a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum StorySlide {
    /// What the story is called and who tells it.
    #[default]
    Title,
    /// A step, counted from 0.
    Step(usize),
    /// The sources of the whole story.
    End,
}

impl StorySlide {
    /// Its place among the slides of a story of so many steps.
    fn place(self, steps: usize) -> usize {
        match self {
            StorySlide::Title => 0,
            StorySlide::Step(step) => (step + 1).min(steps),
            StorySlide::End => steps + 1,
        }
    }

    fn at(place: usize, steps: usize) -> Self {
        match place {
            0 => StorySlide::Title,
            place if place > steps => StorySlide::End,
            place => StorySlide::Step(place - 1),
        }
    }

    /// The slide so many on or back, at most to the ends of a story of so many steps.
    #[must_use]
    pub fn moved(self, by: isize, steps: usize) -> Self {
        let place = self.place(steps).saturating_add_signed(by);
        Self::at(place.min(steps + 1), steps)
    }

    /// The slide that a number means: 0 the title, 1 the first step, what is too large the last one.
    pub fn numbered(number: usize, steps: usize) -> Self {
        Self::at(number.min(steps), steps)
    }
}

/// What is presented.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Presenting {
    /// Position among the stories; `None` for the map alone.
    pub story: Option<usize>,
    /// The slide.
    pub slide: StorySlide,
    /// Whether nothing is shown.
    pub is_blank: bool,
    /// Whether the passage on which the step rests is shown, large.
    pub has_passage: bool,
    /// The number of a step as far as it has been typed.
    pub typed: Option<usize>,
    /// How far time has come on its way to the step's day; `None` when it is there.
    pub passing: Option<PassingTime>,
}

/// Time that passes from a day to the day of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PassingTime {
    /// Where it began.
    pub from: Day,
    /// Seconds since.
    pub seconds: f32,
}

/// Seconds that time takes to a step's day.
const PASSING_SECONDS: f32 = 6.0;

impl PassingTime {
    /// The day that it has come to on its way to another; `None` when it is there.
    fn day(self, to: Day) -> Option<Day> {
        let days = f64::from(to.0.saturating_sub(self.from.0));
        let share = f64::from(self.seconds / PASSING_SECONDS);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "fewer days than between the two"
        )]
        let passed = (days * share) as i32;
        (share < 1.0).then(|| self.from.plus_days(passed))
    }
}

impl Presenting {
    /// A story at a slide.
    pub fn of(story: usize, slide: StorySlide) -> Self {
        Self {
            story: Some(story),
            slide,
            ..Self::default()
        }
    }

    /// Takes a digit of the number of a step.
    pub(super) fn type_digit(&mut self, digit: u8) {
        let number = self.typed.unwrap_or(0) * 10 + usize::from(digit);
        self.typed = Some(number.min(MOST_TYPED));
    }
}

/// What can be asked for about a story that is told.
#[derive(Clone, Debug, PartialEq)]
pub enum StoryCommand {
    /// A digit of the number of a step.
    Digit(u8),
    /// Go to the step whose number was typed; show the step again; or go on.
    Enter,
    /// Draw on to a place of the slide, in shares of its width and height; or begin a line there.
    Draw([f32; 2], bool),
    /// Look from here at a slide that had been shown so many times: a drag or a wheel. What was meant for a
    /// slide before it was shown again moves nothing.
    LookFrom(Camera, u64),
    /// What stands over the map leaves these rectangles free: left, top, right, bottom, in points.
    Room(Vec<[f64; 4]>),
}

/// What the working window showed before a story was told, to be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingWindow {
    /// What was looked at.
    pub view: View,
    /// What the place panel showed.
    pub tab: Tab,
    /// The stretch of time on the strip.
    pub stretch: Stretch,
    /// Whether the panels were open: forces, place, table.
    pub panels: [bool; 3],
}

impl State {
    /// The story that is told.
    pub fn story(&self) -> Option<&Story> {
        self.stories().get(self.presenting?.story?)
    }

    /// Whether a story is told, not the map alone shown.
    pub fn is_telling(&self) -> bool {
        self.story().is_some()
    }

    /// The step that is presented; none on the title and at the end.
    pub fn step(&self) -> Option<&StoryStep> {
        match self.presenting?.slide {
            StorySlide::Step(step) => self.story()?.steps.get(step),
            StorySlide::Title | StorySlide::End => None,
        }
    }

    /// What the slide shows. Where a step does not say what is in view, that of the one before stays.
    pub fn view_of_slide(&self) -> Option<View> {
        let story = self.story()?;
        let steps = story.steps.len();
        let before = self.before_story.as_ref().map(|before| &before.view);
        let first = View {
            extent: Extent::All,
            ..before.unwrap_or(&self.view).clone()
        };
        let count = match self.presenting?.slide {
            StorySlide::Title => 1,
            StorySlide::Step(step) => step + 1,
            StorySlide::End => steps,
        };
        let told = story.steps.iter().take(count);
        let mut view = View::of_steps(self.world(), told, first);
        view.date = self.day_on_its_way(view.date).unwrap_or(view.date);
        Some(view)
    }

    /// The day that the step shows while time passes to its own.
    fn day_on_its_way(&self, to: Day) -> Option<Day> {
        self.presenting?.passing?.day(to)
    }

    /// Whether time passes to the day of the step.
    pub fn is_time_passing(&self) -> bool {
        self.presenting.is_some_and(|now| now.passing.is_some())
    }

    /// The passage on which the step rests: the first about its change.
    pub fn passage_of_step(&self) -> Option<PassageId> {
        let change = self.step()?.change?;
        self.world().passages_of_change(change).first().copied()
    }

    /// Whether something else is looked at than the slide shows, which it then says.
    pub fn is_exploring(&self) -> bool {
        self.view_of_slide().is_some_and(|view| view != self.view)
    }

    /// Whether the view keeps clear of a slide's plates, for which it may show what lies past the edge of
    /// what is known.
    pub(super) fn keeps_clear(&self) -> bool {
        self.step().is_some() && matches!(self.view.extent, Extent::Within(_))
    }

    /// The camera over a box in a map of some size, as near as what stands over the map allows.
    pub(super) fn camera_clear_of_plates(&self, bounds: Bounds, viewport: Viewport) -> Camera {
        let whole = [0.0, 0.0, viewport.width, viewport.height];
        let free = |[left, top, right, bottom]: [f64; 4]| Viewport {
            width: (right - left).max(1.0),
            height: (bottom - top).max(1.0),
        };
        let fits = |room: &[f64; 4]| Camera::fit(bounds, free(*room), 0.0).zoom;
        let rooms = self.slide_room.iter();
        let best = rooms.max_by(|a, b| fits(a).total_cmp(&fits(b)));
        let room = *best.unwrap_or(&whole);
        let [left, top, right, bottom] = room;
        let off = [
            (left + right - viewport.width) / 2.0,
            (top + bottom - viewport.height) / 2.0,
        ];
        let camera = Camera::fit(bounds, free(room), 0.0).panned_by(off);
        camera.clamped(Bounds::EMPTY, MIN_ZOOM, MAX_ZOOM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slides_are_a_row_with_two_ends(steps in 1..30_usize, moves in prop::collection::vec(-40..40_isize, 0..20)) {
            let mut slide = StorySlide::Title;
            for by in moves {
                let before = slide.place(steps);
                slide = slide.moved(by, steps);
                let wanted = before.saturating_add_signed(by).min(steps + 1);
                prop_assert_eq!(slide.place(steps), wanted);
                prop_assert_eq!(StorySlide::at(slide.place(steps), steps), slide);
            }
            prop_assert_eq!(StorySlide::Title.moved(isize::MAX, steps), StorySlide::End);
            prop_assert_eq!(StorySlide::End.moved(isize::MIN, steps), StorySlide::Title);
            prop_assert_eq!(StorySlide::numbered(steps + 7, steps), StorySlide::Step(steps - 1));
        }
    }
}
