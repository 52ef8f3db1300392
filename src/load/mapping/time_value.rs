//! What a value says of time, whatever reads it.

use crate::model::FuzzyDate;

/// A date, and whether its time of day is the very end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeValue {
    pub(super) date: FuzzyDate,
    pub(super) late: bool,
}

/// What a value says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing, or that it is open.
    Nothing,
    /// One date.
    One(TimeValue),
    /// From one to another; open where there is none.
    Stretch(Option<TimeValue>, Option<TimeValue>),
    /// Something that is not understood.
    Unreadable,
}
