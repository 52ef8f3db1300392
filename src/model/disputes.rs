//! Where and when other accounts differ from the one that is told: worked out once, not when it is asked.

use super::account::Account;
use super::ids::{AreaId, ChangeId};
use super::tables::{Area, Change, Control, Source};
use super::timeline::{Timeline, history_owner};
use super::{Day, World};
use std::collections::{BTreeMap, BTreeSet};

/// What another account says that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute<'w> {
    /// The name of the account; `None` for the main one.
    pub claim: Option<&'w str>,
    /// The change that brought it, in that account.
    pub change: ChangeId,
    /// What holds.
    pub control: &'w Control,
}

/// A stretch of days over which another account differs about an area.
#[derive(Clone, Copy, Debug)]
struct Disputed {
    from: Day,
    /// The first day after it; `None` where it does not end.
    until: Option<Day>,
    /// Position among the accounts.
    account: usize,
    change: ChangeId,
}

/// Where and when other accounts differ from the one that is told.
#[derive(Clone, Debug, Default)]
pub struct Disputes {
    /// The names of the other accounts; `None` for the main one.
    accounts: Vec<Option<String>>,
    /// By the area whose history it is; by account, then by date.
    stretches: BTreeMap<AreaId, Vec<Disputed>>,
}

impl Disputes {
    /// Compares an account, whose timeline this is, with all others, of which as much is known.
    pub fn new(
        areas: &[Area],
        changes: &[Change],
        sources: &[Source],
        (account, timeline): (&Account, &Timeline),
    ) -> Self {
        let claims: BTreeSet<&String> = changes.iter().filter_map(|c| c.claim.as_ref()).collect();
        if claims.is_empty() {
            return Self::default();
        }
        let all = claims.into_iter().map(|claim| Some(claim.clone()));
        let accounts: Vec<Option<String>> = std::iter::once(None)
            .chain(all)
            .filter(|claim| *claim != account.claim)
            .collect();
        let mut stretches = BTreeMap::new();
        for (area, list) in with_claims(changes, |change| account.knows(change, sources)) {
            let told = |n: usize| {
                let is_told = |id: &ChangeId| {
                    let claim = &changes[id.index()].claim;
                    claim.is_none() || *claim == accounts[n]
                };
                let list = list.iter().copied().filter(is_told).collect();
                Timeline::of_list(&areas[area.index()], list, changes)
            };
            let differ = (0..accounts.len()).flat_map(|n| differences(n, area, timeline, &told(n)));
            let differ: Vec<Disputed> = differ.collect();
            if !differ.is_empty() {
                stretches.insert(area, differ);
            }
        }
        Self {
            accounts,
            stretches,
        }
    }

    /// What other accounts say that holds in an area on a day, where it is not what is told; the main
    /// account first, then by the names of the accounts.
    pub fn at<'w>(
        &'w self,
        world: &'w World,
        area: AreaId,
        day: Day,
    ) -> impl Iterator<Item = Dispute<'w>> {
        let holds = move |stretch: &&Disputed| {
            stretch.from <= day && stretch.until.is_none_or(|until| day < until)
        };
        self.of(world, area)
            .iter()
            .filter(holds)
            .map(|stretch| Dispute {
                claim: self.accounts[stretch.account].as_deref(),
                change: stretch.change,
                control: &world.change(stretch.change).control,
            })
    }

    /// The names of the other accounts; `None` for the main one.
    pub fn accounts(&self) -> &[Option<String>] {
        &self.accounts
    }

    /// Whether any account says something else of an area on a day.
    pub fn is_disputed(&self, world: &World, area: AreaId, day: Day) -> bool {
        self.at(world, area, day).next().is_some()
    }

    /// The stretches of days over which another account differs about an area: from a day until the
    /// first day after, or without an end. Those of several accounts may overlap.
    pub fn stretches(
        &self,
        world: &World,
        area: AreaId,
    ) -> impl Iterator<Item = (Day, Option<Day>)> + use<'_> {
        let stretches = self.of(world, area).iter();
        stretches.map(|stretch| (stretch.from, stretch.until))
    }

    /// The areas of whose own history another account tells otherwise at some time, in order. Those that
    /// follow them are disputed with them.
    pub fn areas(&self) -> impl Iterator<Item = AreaId> + use<'_> {
        self.stretches.keys().copied()
    }

    fn of(&self, world: &World, area: AreaId) -> &[Disputed] {
        if self.stretches.is_empty() {
            return &[];
        }
        let owner = history_owner(&world.areas, area);
        self.stretches.get(&owner).map_or(&[], Vec::as_slice)
    }
}

/// The areas that a claim is made of, each with all its changes that are known, in the order of the file.
/// What is told by no claim is the same in every account: only these can differ.
fn with_claims(
    changes: &[Change],
    is_known: impl Fn(&Change) -> bool,
) -> BTreeMap<AreaId, Vec<ChangeId>> {
    let mut of_area: BTreeMap<AreaId, Vec<ChangeId>> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.claim.is_some()) {
        for area in &change.areas {
            of_area.entry(*area).or_default();
        }
    }
    let known = changes
        .iter()
        .enumerate()
        .filter(|(_, change)| is_known(change));
    for (n, change) in known {
        for area in &change.areas {
            if let Some(list) = of_area.get_mut(area) {
                list.push(ChangeId::from_index(n));
            }
        }
    }
    of_area
}

/// The stretches over which two histories of an area differ. The second is of this area alone.
fn differences(account: usize, area: AreaId, told: &Timeline, other: &Timeline) -> Vec<Disputed> {
    let alone = AreaId(0);
    let mut days: Vec<Day> = told.intervals(area).iter().map(|i| i.from).collect();
    days.extend(other.intervals(alone).iter().map(|i| i.from));
    days.sort();
    days.dedup();
    let mut found: Vec<Disputed> = Vec::new();
    for (n, from) in days.iter().enumerate() {
        let here = told.control(told.at(area, *from).state);
        let interval = other.at(alone, *from);
        let there = other.control(interval.state);
        let Some(change) = interval.change.filter(|_| here != there) else {
            continue;
        };
        let until = days.get(n + 1).copied();
        match found.last_mut() {
            Some(last) if last.until == Some(*from) && last.change == change => last.until = until,
            _ => found.push(Disputed {
                from: *from,
                until,
                account,
                change,
            }),
        }
    }
    found
}

impl World {
    /// Where other accounts differ from one, whose timeline this is.
    pub fn disputes_of(&self, account: &Account, timeline: &Timeline) -> Disputes {
        let told = (account, timeline);
        Disputes::new(&self.areas, &self.changes, &self.sources, told)
    }
}
