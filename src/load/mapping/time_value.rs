//! What a value says of time, whatever reads it, and what a feature's values say together.

use super::clock::Clock;
use crate::model::FuzzyDate;

/// A date, and what was found out while it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeValue {
    pub(super) date: FuzzyDate,
    /// Whether its time of day is the very end of the day.
    pub(super) late: bool,
    /// Its time of day; `None` where none is written.
    pub(super) clock: Option<Clock>,
    /// Whether its year is written in two digits.
    pub(super) is_short: bool,
    /// Whether it is written in the Hijri calendar.
    pub(super) is_hijri: bool,
}

impl From<FuzzyDate> for TimeValue {
    fn from(date: FuzzyDate) -> Self {
        Self {
            date,
            late: false,
            clock: None,
            is_short: false,
            is_hijri: false,
        }
    }
}

/// What a value says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing, or that it is open.
    Nothing,
    /// One date.
    One(TimeValue),
    /// At some time before a date.
    Before(TimeValue),
    /// From one to another; open where there is none.
    Stretch(Option<TimeValue>, Option<TimeValue>),
    /// Something that is not understood.
    Unreadable,
}

/// The beginning and the end of a feature; `None` where it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) begin: Option<FuzzyDate>,
    pub(super) end: Option<TimeValue>,
    /// Minutes after midnight at which it begins; `None` where no time of day is written.
    pub(super) minute: Option<u16>,
    /// What is wrong with the beginning, and with the end.
    pub(super) faults: [Option<TimeFault>; 2],
}

/// Why a date that is written is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeFault {
    /// It cannot be read.
    Unreadable,
    /// It lies centuries away from all others.
    Implausible,
}
