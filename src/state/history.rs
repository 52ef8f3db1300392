//! Where the user has been, to go back and forward. A drag counts once.

use super::view::View;
use crate::model::World;

/// The most steps that are remembered.
const LIMIT: usize = 200;

/// Why a view was left; several moves in time or across the map in a row count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The playhead moved.
    Date,
    /// Something else was selected.
    Select,
    /// The view went elsewhere at a stroke.
    View,
    /// Something else is let through, or told.
    Filter,
}

/// The views behind and ahead of the present one.
#[derive(Clone, Debug, Default)]
pub struct History {
    behind: Vec<View>,
    ahead: Vec<View>,
    last_reason: Option<Reason>,
}

impl History {
    /// Remembers a view that is being left.
    pub fn leave(&mut self, view: View, reason: Reason) {
        let is_motion = matches!(reason, Reason::Date | Reason::View);
        let goes_on = is_motion && self.last_reason == Some(reason);
        self.last_reason = Some(reason);
        if goes_on || self.behind.last() == Some(&view) {
            return;
        }
        self.ahead.clear();
        self.behind.push(view);
        if self.behind.len() > LIMIT {
            self.behind.remove(0);
        }
    }

    /// Steps back from a view.
    pub fn back(&mut self, now: View) -> Option<View> {
        let view = self.behind.pop()?;
        self.ahead.push(now);
        self.last_reason = None;
        Some(view)
    }

    /// Steps forward again from a view.
    pub fn forward(&mut self, now: View) -> Option<View> {
        let view = self.ahead.pop()?;
        self.behind.push(now);
        self.last_reason = None;
        Some(view)
    }

    /// Follows the files when they are read anew: every view with what the new tables still have.
    pub(super) fn follow(&mut self, old: &World, new: &World) {
        for view in self.behind.iter_mut().chain(&mut self.ahead) {
            (*view, _) = view.found_in(old, new);
        }
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
