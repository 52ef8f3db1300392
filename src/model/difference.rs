//! What differs between two days.

use super::ids::{AreaId, ChangeId, StateId};
use super::{Day, Filter, Timeline, World};

/// An area whose state differs between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The area.
    pub area: AreaId,
    /// Its state on the first day.
    pub before: StateId,
    /// Its state on the second day.
    pub after: StateId,
    /// The changes that took effect in between, in time order.
    pub changes: Vec<ChangeId>,
}

impl Difference {
    /// Whether one of the changes in between is one that a filter asks for.
    pub fn is_asked_for(&self, world: &World, timeline: &Timeline, filter: &Filter) -> bool {
        timeline.effects_of(self.area).any(|effect| {
            self.changes.contains(&effect.change) && filter.asks_for(world, timeline, effect)
        })
    }
}

/// The areas whose state differs between two days as one account tells it, in the order of the data set.
/// States that differ only in the order of their forces are the same: nothing has changed hands.
pub fn difference(world: &World, timeline: &Timeline, from: Day, to: Day) -> Vec<Difference> {
    let (early, late) = (from.min(to), from.max(to));
    (0..world.areas.len())
        .map(AreaId::from_index)
        .filter_map(|area| {
            let (before, after) = (timeline.at(area, from).state, timeline.at(area, to).state);
            let is_same = before == after
                || timeline
                    .control(before)
                    .is_same_set(timeline.control(after));
            (!is_same).then(|| {
                let between = timeline
                    .effects_of(area)
                    .filter(|e| e.day > early && e.day <= late);
                Difference {
                    area,
                    before,
                    after,
                    changes: between.map(|e| e.change).collect(),
                }
            })
        })
        .collect()
}
