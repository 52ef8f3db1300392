//! Whose account of history is told, and what of it could be known on a day: two parameters of one
//! timeline.
//!
//! # The rule of what is known
//!
//! A change is known from the day on which the first of its dated sources was surely published (the last
//! day that its date can mean), and never before the first day on which it can have happened. A change
//! of which no source has a date counts as known from the last day on which it can have happened.

use super::ids::ChangeId;
use super::tables::{Area, Change, Source};
use super::timeline::Timeline;
use super::{Day, World};
use std::collections::BTreeSet;
use std::sync::Arc;

/// An account of history: the main one or a rival's, with all its evidence or what was published by a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    /// The name of a rival account; `None` for the main one.
    pub claim: Option<String>,
    /// The day by which evidence must have been published; `None` for all of it.
    pub known_on: Option<Day>,
}

impl Account {
    /// The account of a claim with all its evidence.
    pub fn of_claim(claim: Option<&str>) -> Self {
        Self {
            claim: claim.map(str::to_owned),
            known_on: None,
        }
    }

    /// Whether it is the main account with all its evidence.
    pub fn is_main(&self) -> bool {
        self.claim.is_none() && self.known_on.is_none()
    }

    /// Whether a change belongs to it, known or not: the changes of a claim stand among those of the
    /// main account.
    pub(super) fn has(&self, change: &Change) -> bool {
        change.claim.is_none() || change.claim == self.claim
    }

    /// Whether a change could be known to it.
    pub(super) fn knows(&self, change: &Change, sources: &[Source]) -> bool {
        self.known_on
            .is_none_or(|day| known_from(change, sources) <= day)
    }

    /// Control through time as the account tells it.
    pub fn timeline(&self, areas: &[Area], changes: &[Change], sources: &[Source]) -> Timeline {
        Timeline::told(areas, changes, |change| {
            self.has(change) && self.knows(change, sources)
        })
    }
}

/// The first day on which a change could be known from its sources; see the rule above.
pub fn known_from(change: &Change, sources: &[Source]) -> Day {
    let dates = change.sources.iter().filter_map(|id| {
        let date = sources[id.index()].date.as_ref()?;
        Some(date.last)
    });
    dates
        .min()
        .unwrap_or(change.date.last)
        .max(change.date.first)
}

impl World {
    /// The names of all rival accounts, in order.
    pub fn claims(&self) -> BTreeSet<&str> {
        self.tellers.keys().map(String::as_str).collect()
    }

    /// Whether there is a rival account of that name.
    pub fn has_claim(&self, claim: &str) -> bool {
        self.tellers.contains_key(claim)
    }

    /// Control through time as an account tells it.
    pub fn timeline_of(&self, account: &Account) -> Arc<Timeline> {
        if account.is_main() {
            return self.timeline.clone();
        }
        Arc::new(account.timeline(&self.areas, &self.changes, &self.sources))
    }

    /// How many changes of an account were not known yet on its day.
    pub fn not_yet_known(&self, account: &Account) -> usize {
        let changes = self.changes.iter().filter(|change| account.has(change));
        changes
            .filter(|change| !account.knows(change, &self.sources))
            .count()
    }

    /// The day from which a change could be known.
    pub fn known_from(&self, change: ChangeId) -> Day {
        known_from(self.change(change), &self.sources)
    }

    /// The day from which everything is known; `None` where there are no changes.
    pub fn all_known_on(&self) -> Option<Day> {
        let days = self.changes.iter().map(|c| known_from(c, &self.sources));
        days.max()
    }
}
