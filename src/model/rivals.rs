//! Rival accounts: changes that only some sources claim, beside those of the main account.

use super::World;
use super::ids::{AreaId, ChangeId, SourceId};
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

/// The sources that each rival account rests on, those first that more of its changes cite; of these
/// the first in the file.
pub(super) fn tellers(changes: &[Change]) -> BTreeMap<String, Vec<SourceId>> {
    let mut cited: BTreeMap<String, Vec<(SourceId, usize)>> = BTreeMap::new();
    for change in changes {
        let Some(claim) = &change.claim else { continue };
        let list = cited.entry(claim.clone()).or_default();
        for source in &change.sources {
            match list.iter_mut().find(|(id, _)| id == source) {
                Some((_, times)) => *times += 1,
                None => list.push((*source, 1)),
            }
        }
    }
    let ordered = |(claim, mut list): (String, Vec<(SourceId, usize)>)| {
        list.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        (claim, list.into_iter().map(|(id, _)| id).collect())
    };
    cited.into_iter().map(ordered).collect()
}

impl World {
    /// The sources that a rival account rests on, those first that more of its changes cite; nothing
    /// where there is no account of that name.
    pub fn tellers_of(&self, claim: &str) -> &[SourceId] {
        self.tellers.get(claim).map_or(&[], Vec::as_slice)
    }

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
