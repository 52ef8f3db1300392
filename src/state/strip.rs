//! The stretch of time that the time strip shows. Days are fractional, so that it zooms smoothly.

use crate::model::Day;

/// The shortest stretch that the strip shows, in days.
const LEAST_DAYS: f64 = 20.0;

/// A stretch of time, in days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Stretch {
    /// From the beginning of one day to the end of another.
    pub fn of_days(first: Day, last: Day) -> Self {
        Self {
            from: f64::from(first.0),
            to: f64::from(last.0) + 1.0,
        }
    }

    /// The first and the last day that it shows, whole days.
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    pub fn as_days(&self) -> [Day; 2] {
        [
            Day(self.from.floor() as i32),
            Day(self.to.ceil() as i32 - 1),
        ]
    }

    /// How many days it has.
    pub fn days(&self) -> f64 {
        self.to - self.from
    }

    /// Where the middle of a day lies, from 0 to 1 across the stretch.
    pub fn position(&self, day: Day) -> f64 {
        (f64::from(day.0) + 0.5 - self.from) / self.days()
    }

    /// The day at a position from 0 to 1.
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    pub fn day_at(&self, position: f64) -> Day {
        Day((self.from + position * self.days()).floor() as i32)
    }

    /// Zoomed by a factor (above 1: closer) about a position, within the whole.
    #[must_use]
    pub fn zoomed(self, factor: f64, about: f64, whole: Stretch) -> Self {
        let days = (self.days() / factor).clamp(LEAST_DAYS.min(whole.days()), whole.days());
        let fixed = self.from + about * self.days();
        let from = fixed - about * days;
        Self {
            from,
            to: from + days,
        }
        .within(whole)
    }

    /// Moved by some days, within the whole.
    #[must_use]
    pub fn moved(self, days: f64, whole: Stretch) -> Self {
        Self {
            from: self.from + days,
            to: self.to + days,
        }
        .within(whole)
    }

    /// Moved as little as possible so that a day is inside, not at the very edge.
    #[must_use]
    pub fn showing(self, day: Day, whole: Stretch) -> Self {
        let margin = self.days() * 0.08;
        let at = f64::from(day.0) + 0.5;
        let shift = (at + margin - self.to).max(0.0) + (at - margin - self.from).min(0.0);
        if (self.from..self.to).contains(&at) && shift.abs() < margin {
            self
        } else {
            self.moved(shift, whole)
        }
    }

    /// The nearest stretch inside the whole.
    #[must_use]
    pub fn within(self, whole: Stretch) -> Self {
        let days = self.days().min(whole.days());
        let from = self
            .from
            .clamp(whole.from, (whole.to - days).max(whole.from));
        Self {
            from,
            to: from + days,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn zooming_keeps_the_day_beneath_the_pointer(about in 0.1..0.9f64, factor in 0.5..2.0f64) {
            let whole = Stretch { from: 0.0, to: 5_000.0 };
            let now = Stretch { from: 2_000.0, to: 3_000.0 };
            let then = now.zoomed(factor, about, whole);
            let before = now.from + about * now.days();
            let after = then.from + about * then.days();
            proptest::prop_assert!((before - after).abs() < 1e-6);
        }

        #[test]
        fn a_day_that_must_show_does(day in 0..4_999i32) {
            let whole = Stretch { from: 0.0, to: 5_000.0 };
            let stretch = Stretch { from: 2_000.0, to: 2_100.0 }.showing(Day(day), whole);
            proptest::prop_assert!((0.0..=1.0).contains(&stretch.position(Day(day))));
        }
    }
}
