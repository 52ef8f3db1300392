//! Where the user has been, to go back and forward. A drag counts once.

use super::session::Selection;
use crate::geometry::Camera;
use crate::model::Day;

/// The most steps that are remembered.
const LIMIT: usize = 200;

/// A place in time and space with what was selected.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The day.
    pub date: Day,
    /// The view.
    pub camera: Camera,
    /// What was selected.
    pub selection: Selection,
}

/// Why a moment was left; several of one kind in a row count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The playhead moved.
    Date,
    /// Something else was selected.
    Select,
    /// The view went elsewhere at a stroke.
    View,
}

/// The moments behind and ahead of the present one.
#[derive(Clone, Debug, Default)]
pub struct History {
    behind: Vec<Moment>,
    ahead: Vec<Moment>,
    last_reason: Option<Reason>,
}

impl History {
    /// Remembers a moment that is being left.
    pub fn leave(&mut self, moment: Moment, reason: Reason) {
        let goes_on = reason != Reason::Select && self.last_reason == Some(reason);
        self.last_reason = Some(reason);
        if goes_on || self.behind.last() == Some(&moment) {
            return;
        }
        self.ahead.clear();
        self.behind.push(moment);
        if self.behind.len() > LIMIT {
            self.behind.remove(0);
        }
    }

    /// Steps back from a moment.
    pub fn back(&mut self, now: Moment) -> Option<Moment> {
        let moment = self.behind.pop()?;
        self.ahead.push(now);
        self.last_reason = None;
        Some(moment)
    }

    /// Steps forward again from a moment.
    pub fn forward(&mut self, now: Moment) -> Option<Moment> {
        let moment = self.ahead.pop()?;
        self.behind.push(now);
        self.last_reason = None;
        Some(moment)
    }

    /// Whether there is a way back.
    pub fn can_go_back(&self) -> bool {
        !self.behind.is_empty()
    }

    /// Whether there is a way forward.
    pub fn can_go_forward(&self) -> bool {
        !self.ahead.is_empty()
    }
}
