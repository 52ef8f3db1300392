//! Rival accounts: changes that only some sources claim, beside those of the main account.

use super::World;
use super::ids::{AreaId, ChangeId};
use super::tables::{Area, Change};
use super::timeline::history_owner;
use std::collections::BTreeMap;

/// The changes of rival accounts, by the area whose history they belong to and then by date.
pub(super) fn by_area(changes: &[Change]) -> BTreeMap<AreaId, Vec<ChangeId>> {
    let mut rivals: BTreeMap<AreaId, Vec<ChangeId>> = BTreeMap::new();
    for (n, change) in changes.iter().enumerate() {
        for area in change.areas.iter().filter(|_| change.claim.is_some()) {
            let list = rivals.entry(*area).or_default();
            list.push(ChangeId::from_index(n));
        }
    }
    for list in rivals.values_mut() {
        list.sort_by_key(|id| changes[id.index()].date.first);
    }
    rivals
}

/// The rivals of an area, or of the one that it follows.
pub(super) fn of<'r>(
    rivals: &'r BTreeMap<AreaId, Vec<ChangeId>>,
    areas: &[Area],
    area: AreaId,
) -> &'r [ChangeId] {
    if rivals.is_empty() {
        return &[];
    }
    let owner = history_owner(areas, area);
    rivals.get(&owner).map_or(&[], Vec::as_slice)
}

impl World {
    /// The change of the main account that a rival one stands against in an area: one of the same time,
    /// else the last before it, else the first. `None` where the main account has none.
    pub fn disputed_by(&self, area: AreaId, rival: ChangeId) -> Option<ChangeId> {
        let date = &self.change(rival).date;
        let (mut before, mut first) = (None, None);
        for effect in self.timeline.effects_of(area) {
            let main = &self.change(effect.change).date;
            if main.first <= date.last && date.first <= main.last {
                return Some(effect.change);
            }
            if main.first <= date.first {
                before = Some(effect.change);
            }
            first = first.or(Some(effect.change));
        }
        before.or(first)
    }
}
