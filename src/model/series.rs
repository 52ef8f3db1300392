//! Sums over the areas: how many km² each force holds, on one day and through time. Ground over which
//! areas lie over each other is counted once, for the one on top; points and lines are counted by number.

use super::ids::{AreaId, ForceId, StateId};
use super::tables::{Control, Status};
use super::{Area, Cursor, Day, Passed, Timeline, World};
use std::collections::BTreeMap;

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
    /// Points and lines, which have no ground.
    pub points: PointCounts,
}

/// How many points and lines there are, by holder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointCounts {
    /// Held by one force alone, by [`ForceId`].
    pub by_force: Vec<u32>,
    /// Fought over.
    pub contested: u32,
    /// Held together.
    pub shared: u32,
    /// Held by nobody.
    pub none: u32,
    /// Not known.
    pub unknown: u32,
}

impl PointCounts {
    fn add(&mut self, control: &Control, count: i32) {
        let bucket = match (control.status, control.holder()) {
            (Status::Absent, _) => return,
            (_, Some(force)) => &mut self.by_force[force.index()],
            (Status::Contested, _) => &mut self.contested,
            (Status::Shared, _) => &mut self.shared,
            (Status::None, _) => &mut self.none,
            _ => &mut self.unknown,
        };
        *bucket = bucket.saturating_add_signed(count);
    }

    /// All of them.
    pub fn total(&self) -> u32 {
        let rest = self.contested + self.shared + self.none + self.unknown;
        self.by_force.iter().sum::<u32>() + rest
    }

    /// How many a force holds alone.
    pub fn of(&self, force: ForceId) -> u32 {
        self.by_force.get(force.index()).copied().unwrap_or(0)
    }
}

impl Ground {
    fn empty(force_count: usize) -> Self {
        Self {
            by_force: vec![0.0; force_count],
            areas_by_force: vec![0; force_count],
            over_by_force: vec![0.0; force_count],
            areas_over_by_force: vec![0; force_count],
            points: PointCounts {
                by_force: vec![0; force_count],
                ..PointCounts::default()
            },
            ..Self::default()
        }
    }

    fn add(&mut self, control: &Control, km2: f64, count: i32) {
        match (control.status, control.holder()) {
            // What does not exist is no ground.
            (Status::Absent, _) => {}
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

    /// Adds an area in a state, of which so much is not covered by others.
    fn add_area(&mut self, world: &World, timeline: &Timeline, held: Held, km2: f64, count: i32) {
        let (area, control) = (world.area(held.0), timeline.control(held.1));
        if has_ground(area) {
            let km2 = km2 * f64::from(count);
            if world.is_ground(area) {
                self.add(control, km2, count)
            } else {
                self.add_over(control, km2, count)
            }
        } else {
            self.points.add(control, count);
        }
    }

    /// All ground together.
    pub fn total(&self) -> f64 {
        self.by_force.iter().sum::<f64>() + self.contested + self.shared + self.none + self.unknown
    }

    /// Whether there are points and lines, and no ground of which anybody could hold a share.
    pub fn is_of_points(&self) -> bool {
        self.total() <= 0.0 && self.points.total() > 0
    }

    /// The part that a force holds alone, from 0 to 1: of the ground, or of the points where there is
    /// no ground.
    pub fn part(&self, force: ForceId) -> f64 {
        if self.total() > 0.0 {
            self.share(force)
        } else {
            f64::from(self.points.of(force)) / f64::from(self.points.total().max(1))
        }
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

/// Whether an area has any ground; points and lines have none.
fn has_ground(area: &Area) -> bool {
    area.area_km2 > 0.0 || !area.shape.0.is_empty()
}

/// An area in a state.
type Held = (AreaId, StateId);

/// The ground on the cursor's day, as one account tells it.
pub fn ground_at(world: &World, timeline: &Timeline, cursor: &Cursor) -> Ground {
    let mut counted = Counted::new(world, timeline);
    for area in world.area_ids() {
        let state = cursor.interval(timeline, area).state;
        counted.pass(area, Some(state));
    }
    counted.ground
}

/// The ground that passes, from each day on which it differs, in time order, from the data set's first
/// day on; as one account tells it.
pub fn ground_series(world: &World, timeline: &Timeline, passed: &Passed) -> Vec<(Day, Ground)> {
    let (first, last) = (world.about.first, world.about.last);
    let mut counted = Counted::new(world, timeline);
    let mut steps: Vec<(Day, AreaId, Option<StateId>)> = Vec::new();
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
                steps.push((interval.from, area, after));
            } else {
                counted.pass(area, after);
            }
            before = after;
        }
    }
    steps.sort_by_key(|(day, area, ..)| (*day, *area));
    let mut series = vec![(first, counted.ground.clone())];
    for (day, area, after) in steps {
        counted.pass(area, after);
        match series.last_mut() {
            Some((last, sums)) if *last == day => sums.clone_from(&counted.ground),
            _ => series.push((day, counted.ground.clone())),
        }
    }
    series
}

/// The ground while areas pass from state to state.
struct Counted<'w> {
    world: &'w World,
    timeline: &'w Timeline,
    ground: Ground,
    /// The state of each area; `None` where it is not counted.
    states: Vec<Option<StateId>>,
    /// The areas beneath each area that lies over others.
    beneath: BTreeMap<AreaId, Vec<AreaId>>,
    /// The parts of each area over which others lie, by their places in the world's list.
    parts: BTreeMap<AreaId, Vec<usize>>,
}

impl<'w> Counted<'w> {
    fn new(world: &'w World, timeline: &'w Timeline) -> Self {
        let mut beneath: BTreeMap<AreaId, Vec<AreaId>> = BTreeMap::new();
        let mut parts: BTreeMap<AreaId, Vec<usize>> = BTreeMap::new();
        for (n, overlap) in world.overlaps.iter().enumerate() {
            parts.entry(overlap.below).or_default().push(n);
            for above in &overlap.above {
                let list = beneath.entry(*above).or_default();
                if !list.contains(&overlap.below) {
                    list.push(overlap.below);
                }
            }
        }
        Self {
            world,
            timeline,
            ground: Ground::empty(world.forces.len()),
            states: vec![None; world.areas.len()],
            beneath,
            parts,
        }
    }

    /// An area passes to another state.
    fn pass(&mut self, area: AreaId, after: Option<StateId>) {
        let beneath = self.beneath.get(&area).cloned().unwrap_or_default();
        let affected = || beneath.iter().copied().chain([area]);
        affected().for_each(|area| self.count(area, -1));
        self.states[area.index()] = after;
        affected().for_each(|area| self.count(area, 1));
    }

    fn count(&mut self, area: AreaId, count: i32) {
        if let Some(state) = self.states[area.index()] {
            let km2 = self.uncovered_km2(area);
            let held = (area, state);
            self.ground
                .add_area(self.world, self.timeline, held, km2, count);
        }
    }

    /// What of an area no other lies over that is there.
    fn uncovered_km2(&self, area: AreaId) -> f64 {
        let whole = self.world.area(area).area_km2;
        let Some(parts) = self.parts.get(&area) else {
            return whole;
        };
        let parts = parts.iter().map(|n| &self.world.overlaps[*n]);
        let covered = parts.filter(|part| part.above.iter().any(|above| self.stands(*above)));
        (whole - covered.map(|part| part.km2).sum::<f64>()).max(0.0)
    }

    fn stands(&self, area: AreaId) -> bool {
        let state = self.states[area.index()];
        state.is_some_and(|state| self.timeline.control(state).status != Status::Absent)
    }
}
