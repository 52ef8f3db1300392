//! Sums over the areas: how many km² each force holds, on one day and through time.

use super::ids::{AreaId, ForceId, StateId};
use super::tables::{Control, Status};
use super::{Cursor, Day, Passed, Timeline, World};

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

    fn add_area(&mut self, world: &World, timeline: &Timeline, (area, state): Held, count: i32) {
        let area = world.area(area);
        let (control, km2) = (timeline.control(state), area.area_km2);
        if world.is_ground(area) {
            self.add(control, km2 * f64::from(count), count)
        } else {
            self.add_over(control, km2 * f64::from(count), count)
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

/// An area in a state.
type Held = (AreaId, StateId);

/// The ground on the cursor's day, as one account tells it.
pub fn ground_at(world: &World, timeline: &Timeline, cursor: &Cursor) -> Ground {
    let mut ground = Ground::empty(world.forces.len());
    for area in world.area_ids() {
        let state = cursor.interval(timeline, area).state;
        ground.add_area(world, timeline, (area, state), 1);
    }
    ground
}

/// The ground that passes, from each day on which it differs, in time order, from the data set's first
/// day on; as one account tells it.
pub fn ground_series(world: &World, timeline: &Timeline, passed: &Passed) -> Vec<(Day, Ground)> {
    let (first, last) = (world.about.first, world.about.last);
    let mut ground = Ground::empty(world.forces.len());
    let mut steps: Vec<(Day, AreaId, Option<StateId>, Option<StateId>)> = Vec::new();
    let mut number = 0;
    for area in world.area_ids() {
        let mut before = None;
        for interval in timeline.intervals(area) {
            let after = passed.interval(number).then_some(interval.state);
            number += 1;
            if after == before || interval.from > last {
                continue;
            }
            if interval.from > first {
                steps.push((interval.from, area, before, after));
            } else {
                pass_on(&mut ground, world, timeline, (area, before, after));
            }
            before = after;
        }
    }
    steps.sort_by_key(|(day, area, ..)| (*day, *area));
    let mut series = vec![(first, ground.clone())];
    for (day, area, before, after) in steps {
        pass_on(&mut ground, world, timeline, (area, before, after));
        match series.last_mut() {
            Some((last, sums)) if *last == day => sums.clone_from(&ground),
            _ => series.push((day, ground.clone())),
        }
    }
    series
}

/// An area passes from one state to another; where there is none it is not counted.
fn pass_on(
    ground: &mut Ground,
    world: &World,
    timeline: &Timeline,
    (area, before, after): (AreaId, Option<StateId>, Option<StateId>),
) {
    for (state, count) in [(before, -1), (after, 1)] {
        if let Some(state) = state {
            ground.add_area(world, timeline, (area, state), count);
        }
    }
}
