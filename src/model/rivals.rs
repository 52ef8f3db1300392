//! Rival accounts: changes that only some sources claim, beside those of the main account.

use super::Day;
use super::World;
use super::ids::{AreaId, ChangeId};
use super::tables::{Area, Change, Control};
use super::timeline::{effect_day, history_owner};
use std::collections::BTreeMap;

/// What a rival account says that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute<'w> {
    /// The name of the account.
    pub claim: &'w str,
    /// The change that brought it, in this account.
    pub change: ChangeId,
    /// What holds.
    pub control: &'w Control,
}

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

    /// What rival accounts say that holds in an area on a day, where it is not what the main one says;
    /// by the names of the accounts.
    pub fn disputes(&self, area: AreaId, day: Day) -> Vec<Dispute<'_>> {
        let mut accounts: BTreeMap<&str, Vec<ChangeId>> = BTreeMap::new();
        for id in self.rivals_of(area) {
            let claim = self.change(*id).claim.as_deref().unwrap_or_default();
            accounts.entry(claim).or_default().push(*id);
        }
        let main = self.timeline.control(self.timeline.at(area, day).state);
        let disputes = accounts.into_iter().filter_map(|(claim, rivals)| {
            let change = self.last_of_account(area, &rivals, day)?;
            let control = &self.change(change).control;
            (control != main).then_some(Dispute {
                claim,
                change,
                control,
            })
        });
        disputes.collect()
    }

    /// The last change that has taken effect on a day where these stand among those of the main account.
    fn last_of_account(&self, area: AreaId, rivals: &[ChangeId], day: Day) -> Option<ChangeId> {
        let main = self.timeline.effects_of(area).map(|effect| effect.change);
        let mut all: Vec<ChangeId> = main.chain(rivals.iter().copied()).collect();
        all.sort_by_key(|id| self.change(*id).date.first);
        let took_effect = |n: &usize| {
            let next = all.get(n + 1).map(|id| self.change(*id).date.first);
            effect_day(self.change(all[*n]), next) <= day
        };
        (0..all.len()).rfind(took_effect).map(|n| all[n])
    }
}
