//! Sums over the areas: how many km² each force holds, on one day and through time.

use super::ids::{AreaId, ForceId, StateId};
use super::tables::{Area, Control, Status};
use super::{Cursor, Day, World};

/// Square kilometres by holder. The buckets add up to the ground of all areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Held by one force alone, by [`ForceId`].
    pub by_force: Vec<f64>,
    /// Fought over.
    pub contested: f64,
    /// Held together.
    pub shared: f64,
    /// Held by nobody.
    pub none: f64,
    /// Not known.
    pub unknown: f64,
    /// How many areas each force holds alone.
    pub areas_by_force: Vec<u32>,
    /// Held by one force alone in layers over the ground of a data set, by [`ForceId`]. The same ground
    /// lies beneath, so that no sum has it.
    pub over_by_force: Vec<f64>,
    /// How many areas each force holds alone in such layers.
    pub areas_over_by_force: Vec<u32>,
}

impl Ground {
    fn empty(force_count: usize) -> Self {
        Self {
            by_force: vec![0.0; force_count],
            areas_by_force: vec![0; force_count],
            over_by_force: vec![0.0; force_count],
            areas_over_by_force: vec![0; force_count],
            ..Self::default()
        }
    }

    fn add(&mut self, control: &Control, km2: f64, count: i32) {
        match (control.status, control.holder()) {
            (_, Some(force)) => {
                self.by_force[force.index()] += km2;
                let areas = &mut self.areas_by_force[force.index()];
                *areas = areas.saturating_add_signed(count);
            }
            (Status::Contested, _) => self.contested += km2,
            (Status::Shared, _) => self.shared += km2,
            (Status::None, _) => self.none += km2,
            _ => self.unknown += km2,
        }
    }

    /// Adds what lies over the ground.
    fn add_over(&mut self, control: &Control, km2: f64, count: i32) {
        if let Some(force) = control.holder() {
            self.over_by_force[force.index()] += km2;
            let areas = &mut self.areas_over_by_force[force.index()];
            *areas = areas.saturating_add_signed(count);
        }
    }

    fn add_area(&mut self, world: &World, area: &Area, state: StateId, count: i32) {
        let (control, km2) = (world.timeline.control(state), area.area_km2);
        match world.is_ground(area) {
            true => self.add(control, km2 * f64::from(count), count),
            false => self.add_over(control, km2 * f64::from(count), count),
        }
    }

    /// All ground together.
    pub fn total(&self) -> f64 {
        self.by_force.iter().sum::<f64>() + self.contested + self.shared + self.none + self.unknown
    }

    /// The part of the ground that a force holds alone, from 0 to 1.
    pub fn share(&self, force: ForceId) -> f64 {
        let total = self.total();
        if total > 0.0 {
            self.by_force[force.index()] / total
        } else {
            0.0
        }
    }
}

/// The ground on the cursor's day.
pub fn ground_at(world: &World, cursor: &Cursor) -> Ground {
    let mut ground = Ground::empty(world.forces.len());
    for (n, area) in world.areas.iter().enumerate() {
        let state = cursor
            .interval(&world.timeline, AreaId::from_index(n))
            .state;
        ground.add_area(world, area, state, 1);
    }
    ground
}

/// The ground from each day on which it differs, in time order, from the data set's first day.
pub fn ground_series(world: &World) -> Vec<(Day, Ground)> {
    let first = world.about.first;
    let mut ground = ground_at(world, &world.timeline.cursor(first));
    let mut series = vec![(first, ground.clone())];
    for effect in world.timeline.effects_between(first, world.about.last) {
        let area = world.area(effect.area);
        ground.add_area(world, area, effect.before, -1);
        ground.add_area(world, area, effect.after, 1);
        match series.last_mut() {
            Some((day, last)) if *day == effect.day => last.clone_from(&ground),
            _ => series.push((effect.day, ground.clone())),
        }
    }
    series
}

/// How many changes take effect in each calendar month from the data set's first to its last.
pub fn changes_per_month(world: &World) -> Vec<(Day, u32)> {
    let mut months = Vec::new();
    let mut month = world.about.first.month_start();
    while month <= world.about.last && months.len() < 60_000 {
        let next = month.plus_months(1);
        if next <= month {
            break;
        }
        // The states of the first day are where the history begins, not changes.
        let from = month.plus_days(-1).max(world.about.first);
        let count = world
            .timeline
            .effects_between(from, next.plus_days(-1))
            .len();
        months.push((month, u32::try_from(count).unwrap_or(u32::MAX)));
        month = next;
    }
    months
}
