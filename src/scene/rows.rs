//! The distinct looks that areas have through time: a state, alone or passing to another.
//!
//! The history refers to them by number, so that a date costs two bytes an area.

use super::frame::MAX_STATES;
use crate::model::{ForceId, StateId, Timeline, World};
use std::collections::BTreeMap;

/// A state as it is shown, with the one that may already have replaced it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// What holds.
    pub state: StateId,
    /// What it may be passing to.
    pub pending: Option<StateId>,
}

/// The looks of a timeline, and which one each of its intervals has.
#[derive(Debug)]
pub struct Rows {
    /// Every distinct look; the first is the unknown state.
    pub rows: Vec<Row>,
    /// The look of each interval, in the timeline's order.
    pub of_interval: Vec<u16>,
    /// Of each look, whether nothing is drawn: the area does not exist.
    pub is_absent: Vec<bool>,
}

impl Rows {
    /// Collects the looks of a timeline. Past [`MAX_STATES`] looks, further ones are shown without what
    /// they pass to if that is a look already, or as the unknown state; the loader has named them.
    pub fn new(timeline: &Timeline) -> Self {
        let unknown = Row {
            state: StateId(0),
            pending: None,
        };
        let mut rows = vec![unknown];
        let mut known = BTreeMap::from([(unknown, 0u16)]);
        let of_interval = timeline.looks().map(|(state, pending)| {
            let row = Row { state, pending };
            if let Some(number) = known.get(&row) {
                return *number;
            }
            match u16::try_from(rows.len()) {
                Ok(number) if rows.len() < MAX_STATES => {
                    rows.push(row);
                    known.insert(row, number);
                    number
                }
                _ => {
                    let alone = Row {
                        pending: None,
                        ..row
                    };
                    known.get(&alone).copied().unwrap_or(0)
                }
            }
        });
        let of_interval = of_interval.collect();
        let is_absent =
            |row: &Row| timeline.control(row.state).status == crate::model::Status::Absent;
        Self {
            is_absent: rows.iter().map(is_absent).collect(),
            rows,
            of_interval,
        }
    }

    /// The forces of a look's present state; none where there is no such look.
    pub fn forces<'t>(&self, timeline: &'t Timeline, row: u16) -> &'t [ForceId] {
        let row = self.rows.get(usize::from(row));
        row.map_or(&[], |row| &timeline.control(row.state).forces)
    }

    /// A look in words of the files, such as `contested isis syria_gov`.
    pub fn name(&self, world: &World, timeline: &Timeline, row: u16) -> String {
        let Some(row) = self.rows.get(usize::from(row)) else {
            return String::new();
        };
        let control = timeline.control(row.state);
        let mut name = control.status.word().to_owned();
        for force in &control.forces {
            name.push(' ');
            name.push_str(&world.force(*force).id);
        }
        name
    }
}
