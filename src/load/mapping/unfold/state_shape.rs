//! In which way the features of a file hold their history, and a feature taken apart by it.

use super::Member;
use super::date_parts::DateParts;
use super::dated_columns::DatedColumns;
use super::history::History;
use super::side_by_side::SideBySide;
use crate::model::{Feature, properties};
use std::collections::BTreeSet;

/// The way in which features hold their history.
#[derive(Debug)]
pub(super) enum StateShape {
    /// A list of states, or an object keyed by dates.
    History(History),
    /// Lists side by side.
    Lists(SideBySide),
    /// A column a date.
    Columns(DatedColumns),
    /// One state, whose date stands in several columns.
    Parts(DateParts),
}

/// A feature taken apart.
#[derive(Debug, Default)]
pub(super) struct FeatureStates {
    /// What all its states have in common.
    pub(super) common: Vec<Member>,
    /// What each has of its own, in the order of the file; empty where it has no states.
    pub(super) states: Vec<Vec<Member>>,
    /// Whether its lists are of unlike lengths, so that a part of them is left out.
    pub(super) is_uneven: bool,
}

impl StateShape {
    /// What some features of a file have; `None` where each is one state.
    pub(super) fn of(sample: &[&Feature]) -> Option<Self> {
        let has_lists = sample.iter().any(|feature| {
            let text = |text: &str| text.contains(['[', ';', '|']) || text.matches('{').count() > 1;
            text(&feature.properties) || text(&feature.foreign_members)
        });
        let history = || History::of(sample).map(StateShape::History);
        let lists = || SideBySide::of(sample).map(StateShape::Lists);
        let found = if has_lists {
            history().or_else(lists)
        } else {
            None
        };
        let columns = || DatedColumns::of(sample).map(StateShape::Columns);
        let parts = || DateParts::of(sample).map(StateShape::Parts);
        found.or_else(columns).or_else(parts)
    }

    /// Whether a feature may be several rows, which are one area.
    pub(super) fn has_rows(&self) -> bool {
        !matches!(self, StateShape::Parts(_))
    }

    /// The word for it in sentences.
    pub(super) fn word(&self) -> &'static str {
        match self {
            StateShape::History(_) => "history",
            StateShape::Lists(_) => "lists",
            StateShape::Columns(_) => "columns",
            StateShape::Parts(_) => "parts",
        }
    }

    /// The property that holds it, or the first of several.
    pub(super) fn name(&self) -> &str {
        match self {
            StateShape::History(history) => &history.path,
            StateShape::Lists(lists) => lists.first(),
            StateShape::Columns(columns) => columns.first(),
            StateShape::Parts(parts) => parts.first(),
        }
    }

    /// Whether the history of a feature is a member of it, and no property.
    pub(super) fn is_of_members(&self, feature: &Feature) -> bool {
        match self {
            StateShape::History(history) => {
                properties::property(&feature.properties, &history.path).is_none()
            }
            _ => false,
        }
    }

    /// A feature taken apart.
    pub(super) fn split(&self, feature: &Feature) -> FeatureStates {
        match self {
            StateShape::History(history) => history.split(feature),
            StateShape::Lists(lists) => lists.split(feature),
            StateShape::Columns(columns) => columns.split(feature),
            StateShape::Parts(parts) => parts.split(feature),
        }
    }

    /// The properties that the states have of their own.
    pub(super) fn columns(&self, features: &[Feature]) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        if !self.has_rows() {
            return names;
        }
        let step = features.len().div_ceil(super::LOOKED_AT).max(1);
        for feature in features.iter().step_by(step) {
            let states = self.split(feature).states;
            names.extend(states.into_iter().flatten().map(|(name, _)| name));
        }
        names
    }
}
