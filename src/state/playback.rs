//! Playing through time. The place in time is a day and a part of a day, so that a change of speed never loses it.

use crate::model::Day;

/// The speeds that can be chosen, in days a second.
pub const SPEEDS_DAYS_PER_SECOND: [f64; 8] = [7.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 960.0];

/// How playing stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether time runs.
    pub playing: bool,
    /// Position in [`SPEEDS_DAYS_PER_SECOND`].
    pub speed: usize,
    /// The part of the present day that has run, in days.
    pub part_of_day: f64,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 3,
            part_of_day: 0.0,
        }
    }
}

impl Playback {
    /// Days a second.
    pub fn days_per_second(&self) -> f64 {
        SPEEDS_DAYS_PER_SECOND[self.speed.min(SPEEDS_DAYS_PER_SECOND.len() - 1)]
    }

    /// One speed up or down, within the list.
    pub fn change_speed(&mut self, by: isize) {
        let last = SPEEDS_DAYS_PER_SECOND.len() - 1;
        self.speed = self.speed.saturating_add_signed(by).min(last);
    }

    /// The day after some seconds; stops at the last day.
    pub fn advance(&mut self, date: Day, last: Day, seconds_passed: f32) -> Day {
        let days = self.part_of_day + f64::from(seconds_passed) * self.days_per_second();
        let whole = days.floor();
        self.part_of_day = days - whole;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a frame spans few days; the cast saturates"
        )]
        let next = date.plus_days(whole as i32);
        if next >= last {
            self.playing = false;
            self.part_of_day = 0.0;
            return last;
        }
        next
    }
}
