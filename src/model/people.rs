//! People by holder, on one day and through time, as [`series`](super::series) counts the ground. An
//! area of which no number is known is counted as missing, never as nobody.

use super::ids::{AreaId, ForceId, StateId};
use super::tables::{Area, Control, Status};
use super::{Cursor, Day, World};
use std::collections::BTreeMap;

/// People by holder. The buckets add up to the people of all areas of which a number is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// In areas that one force holds alone, by [`ForceId`].
    pub by_force: Vec<u64>,
    /// Of these, the ones in areas whose number is an estimate.
    pub estimated_by_force: Vec<u64>,
    /// How many areas each force holds alone of which no number is known.
    pub missing_by_force: Vec<u32>,
    /// In areas that are fought over.
    pub contested: u64,
    /// In areas that are held together.
    pub shared: u64,
    /// In areas that nobody holds.
    pub none: u64,
    /// In areas whose holder is not known.
    pub unknown: u64,
}

impl People {
    fn empty(force_count: usize) -> Self {
        Self {
            by_force: vec![0; force_count],
            estimated_by_force: vec![0; force_count],
            missing_by_force: vec![0; force_count],
            ..Self::default()
        }
    }

    fn add(&mut self, world: &World, area: &Area, state: StateId, step: Step) {
        if !world.is_ground(area) {
            return;
        }
        let control = world.timeline.control(state);
        let Some(population) = area.population() else {
            if let Some(force) = control.holder() {
                let missing = &mut self.missing_by_force[force.index()];
                *missing = match step {
                    Step::Comes => missing.saturating_add(1),
                    Step::Goes => missing.saturating_sub(1),
                };
            }
            return;
        };
        step.apply(self.bucket(control), population.count);
        if let Some(force) = control.holder().filter(|_| population.basis.is_estimate()) {
            step.apply(
                &mut self.estimated_by_force[force.index()],
                population.count,
            );
        }
    }

    fn bucket(&mut self, control: &Control) -> &mut u64 {
        match (control.status, control.holder()) {
            (_, Some(force)) => &mut self.by_force[force.index()],
            (Status::Contested, _) => &mut self.contested,
            (Status::Shared, _) => &mut self.shared,
            (Status::None, _) => &mut self.none,
            _ => &mut self.unknown,
        }
    }

    /// All people together.
    pub fn total(&self) -> u64 {
        let forces: u64 = self.by_force.iter().sum();
        forces + self.contested + self.shared + self.none + self.unknown
    }

    /// The part of all people of whom is known in areas that a force holds alone, from 0 to 1; `None`
    /// where it holds areas and of none of them a number is known.
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    pub fn share(&self, force: ForceId) -> Option<f64> {
        let (count, total) = (self.by_force[force.index()], self.total());
        if total == 0 || count == 0 && self.missing_by_force[force.index()] > 0 {
            return None;
        }
        Some(count as f64 / total as f64)
    }
}

/// Whether an area is added to a bucket or taken from it.
#[derive(Clone, Copy)]
enum Step {
    Comes,
    Goes,
}

impl Step {
    fn apply(self, bucket: &mut u64, count: u64) {
        *bucket = match self {
            Step::Comes => bucket.saturating_add(count),
            Step::Goes => bucket.saturating_sub(count),
        };
    }
}

/// The people on the cursor's day.
pub fn people_at(world: &World, cursor: &Cursor) -> People {
    let mut people = People::empty(world.forces.len());
    for (n, area) in world.areas.iter().enumerate() {
        let interval = cursor.interval(&world.timeline, AreaId::from_index(n));
        people.add(world, area, interval.state, Step::Comes);
    }
    people
}

/// The people from each day on which they differ, in time order, from the data set's first day;
/// nothing where no area has a number.
pub fn people_series(world: &World) -> Vec<(Day, People)> {
    if world.areas.iter().all(|area| area.population().is_none()) {
        return Vec::new();
    }
    let first = world.about.first;
    let mut people = people_at(world, &world.timeline.cursor(first));
    let mut series = vec![(first, people.clone())];
    for effect in world.timeline.effects_between(first, world.about.last) {
        let area = world.area(effect.area);
        people.add(world, area, effect.before, Step::Goes);
        people.add(world, area, effect.after, Step::Comes);
        match series.last_mut() {
            Some((day, last)) if *day == effect.day => last.clone_from(&people),
            _ => series.push((effect.day, people.clone())),
        }
    }
    series
}

/// What must be said wherever people are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// The first and the last year for which they were counted, where the file says any.
    pub years: Option<[i16; 2]>,
    /// How many areas have a number.
    pub known: usize,
    /// How many of these numbers are estimates.
    pub estimates: usize,
    /// How many areas have none, by the code of their country.
    pub missing: BTreeMap<String, usize>,
    /// Countries in which no area has a number.
    pub without: Vec<String>,
}

impl Census {
    /// What is known of the people of a data set's ground.
    pub fn of(world: &World) -> Self {
        let mut census = Census::default();
        let mut known: BTreeMap<&str, bool> = BTreeMap::new();
        for area in world.areas.iter().filter(|area| world.is_ground(area)) {
            let population = area.population();
            *known.entry(&area.country).or_default() |= population.is_some();
            let Some(population) = population else {
                *census.missing.entry(area.country.clone()).or_default() += 1;
                continue;
            };
            census.known += 1;
            census.estimates += usize::from(population.basis.is_estimate());
            if let Some(year) = population.year {
                let [first, last] = census.years.unwrap_or([year, year]);
                census.years = Some([first.min(year), last.max(year)]);
            }
        }
        let without = known.into_iter().filter(|(_, is_known)| !is_known);
        census.without = without
            .map(|(country, _)| country.to_owned())
            .filter(|country| !country.is_empty())
            .collect();
        census
    }
}
