//! When the world learnt what happened to a place: what held on one day, as known on another.

use super::account::{Account, known_from};
use super::ids::{AreaId, ChangeId};
use super::tables::Control;
use super::timeline::{Timeline, history_owner};
use super::{Day, World};

/// The histories of one area as they were known from each day on which something became known.
#[derive(Clone, Debug)]
pub struct Learning {
    area: AreaId,
    claim: Option<String>,
    /// From which day on each history of the area alone was known, in time order; never empty.
    rows: Vec<(Day, Timeline)>,
}

impl Learning {
    /// Works it out for an area, in the account of a claim or in the main one.
    pub fn new(world: &World, area: AreaId, claim: Option<&str>) -> Self {
        let account = Account::of_claim(claim);
        let owner = history_owner(&world.areas, area);
        let changes = world.changes.iter().enumerate();
        let told =
            changes.filter(|(_, change)| change.areas.contains(&owner) && account.has(change));
        let told: Vec<(Day, ChangeId)> = told
            .map(|(n, change)| (known_from(change, &world.sources), ChangeId::from_index(n)))
            .collect();
        let mut days: Vec<Day> = told.iter().map(|(day, _)| *day).collect();
        days.push(Day(i32::MIN));
        days.sort();
        days.dedup();
        let row = |known_on: Day| {
            let known = told.iter().filter(|(day, _)| *day <= known_on);
            let list = known.map(|(_, change)| *change).collect();
            let history = Timeline::of_list(world.area(area), list, &world.changes);
            (known_on, history)
        };
        Self {
            area,
            claim: claim.map(str::to_owned),
            rows: days.into_iter().map(row).collect(),
        }
    }

    /// Whether it is that of an area in an account.
    pub fn is_of(&self, area: AreaId, claim: Option<&str>) -> bool {
        self.area == area && self.claim.as_deref() == claim
    }

    /// What held on a day, as known on another.
    pub fn on(&self, day: Day, known_on: Day) -> &Control {
        let after = self.rows.partition_point(|(from, _)| *from <= known_on);
        let (_, history) = &self.rows[after.saturating_sub(1)];
        history.control(history.at(AreaId(0), day).state)
    }

    /// The days from which something else was known, each with the stretches of days that were told
    /// then: from when, and what held.
    pub fn rows(&self) -> impl Iterator<Item = (Day, impl Iterator<Item = (Day, &Control)>)> {
        self.rows.iter().map(|(from, history)| {
            let run = history.intervals(AreaId(0)).iter();
            let stretches = run.map(|i| (i.from, history.control(i.state)));
            (*from, stretches)
        })
    }
}
