//! Control through time: what holds at a date, what is pending, what comes before and after.
//!
//! A state holds over `[from, until)`. The history of every area is a run of [`Interval`]s; moving
//! a [`Cursor`] applies or reverts only the boundaries that it crosses.

use super::ids::{AreaId, ChangeId, StateId};
use super::tables::{Change, Control};
use super::{Area, Day};
use std::collections::BTreeMap;
use std::ops::Range;

/// A stretch of days over which nothing about an area differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Its first day. The first interval of an area begins at [`Day`]`(i32::MIN)`.
    pub from: Day,
    /// What holds.
    pub state: StateId,
    /// The change that brought it; `None` before the first.
    pub change: Option<ChangeId>,
    /// The change that may already have happened.
    pub pending: Option<ChangeId>,
}

/// One change as it takes effect in one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The day on which it takes effect.
    pub day: Day,
    /// The first day on which it can have happened.
    pub first: Day,
    /// The area.
    pub area: AreaId,
    /// The change.
    pub change: ChangeId,
    /// What held before.
    pub before: StateId,
    /// What holds from the day on.
    pub after: StateId,
}

/// Boundaries between two intervals of one area, for moving cursors.
#[derive(Clone, Copy, Debug)]
struct Boundary {
    day: Day,
    area: AreaId,
    /// Position of the interval that begins here.
    interval: u32,
}

/// The whole history of every area, indexed by area and by time.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    states: Vec<Control>,
    intervals: Vec<Interval>,
    /// Range of `intervals` of each area: `[starts[a], starts[a + 1])`.
    starts: Vec<u32>,
    boundaries: Vec<Boundary>,
    effects: Vec<Effect>,
    /// Positions in `effects` of each area, in time order.
    effects_of_area: Vec<Vec<u32>>,
}

/// The state that is not known is always interned first.
const UNKNOWN: StateId = StateId(0);

impl Timeline {
    /// Builds the history from the changes of one account, in the order of the file.
    pub fn new(areas: &[Area], changes: &[Change], claim: Option<&str>) -> Self {
        Self::told(areas, changes, |change| {
            change.claim.is_none() || change.claim.as_deref() == claim
        })
    }

    /// Builds the history from the changes that are told, in the order of the file.
    pub fn told(areas: &[Area], changes: &[Change], is_told: impl Fn(&Change) -> bool) -> Self {
        let mut states = Interner::new();
        let lists = changes_by_area(areas.len(), changes, is_told);
        let mut timeline = Self::default();
        for index in 0..areas.len() {
            let area = AreaId::from_index(index);
            let changes_here = &lists[history_owner(areas, area).index()];
            timeline.starts.push(position(timeline.intervals.len()));
            let before = states.intern(&areas[index].before);
            timeline.add_area(area, before, changes_here, changes, &mut states);
        }
        timeline.starts.push(position(timeline.intervals.len()));
        timeline.states = states.states;
        timeline.index_by_time(areas.len());
        timeline
    }

    /// The history of one area alone, which is its first, from changes in the order of the file.
    pub(super) fn of_list(area: &Area, mut list: Vec<ChangeId>, changes: &[Change]) -> Self {
        list.sort_by_key(|id| changes[id.index()].date.first);
        let mut states = Interner::new();
        let mut timeline = Self::default();
        timeline.starts.push(0);
        let before = states.intern(&area.before);
        timeline.add_area(AreaId(0), before, &list, changes, &mut states);
        timeline.starts.push(position(timeline.intervals.len()));
        timeline.states = states.states;
        timeline.index_by_time(1);
        timeline
    }

    fn add_area(
        &mut self,
        area: AreaId,
        before: StateId,
        list: &[ChangeId],
        changes: &[Change],
        states: &mut Interner,
    ) {
        let mut run = vec![Interval {
            from: Day(i32::MIN),
            state: before,
            change: None,
            pending: None,
        }];
        for (n, id) in list.iter().enumerate() {
            let change = &changes[id.index()];
            let next_first = list.get(n + 1).map(|next| changes[next.index()].date.first);
            let day = effect_day(change, next_first);
            let first = change.date.first;
            let current = *run.last().expect("a run begins with what holds before");
            if first < day {
                push(
                    &mut run,
                    Interval {
                        from: first,
                        pending: Some(*id),
                        ..current
                    },
                );
            }
            let after = states.intern(&change.control);
            push(
                &mut run,
                Interval {
                    from: day,
                    state: after,
                    change: Some(*id),
                    pending: None,
                },
            );
            self.effects.push(Effect {
                day,
                first,
                area,
                change: *id,
                before: current.state,
                after,
            });
        }
        self.intervals.extend(run);
    }

    fn index_by_time(&mut self, area_count: usize) {
        for area in 0..area_count {
            let range = self.starts[area]..self.starts[area + 1];
            for interval in range.skip(1) {
                let day = self.intervals[interval as usize].from;
                self.boundaries.push(Boundary {
                    day,
                    area: AreaId::from_index(area),
                    interval,
                });
            }
        }
        self.boundaries.sort_by_key(|b| (b.day, b.interval));
        // Stable: the changes of one area on one day keep the order of the file.
        self.effects.sort_by_key(|e| (e.day, e.area));
        self.effects_of_area = vec![Vec::new(); area_count];
        for (n, effect) in self.effects.iter().enumerate() {
            self.effects_of_area[effect.area.index()].push(position(n));
        }
    }

    /// So many distinct looks can be drawn.
    pub const MOST_LOOKS: usize = 1 << 14;

    /// Every distinct state, by [`StateId`].
    pub fn states(&self) -> &[Control] {
        &self.states
    }

    /// What a state is.
    pub fn control(&self, state: StateId) -> &Control {
        &self.states[state.index()]
    }

    /// Every interval of every area, one area after another.
    pub fn all_intervals(&self) -> &[Interval] {
        &self.intervals
    }

    /// How each interval looks, in the order of [`Timeline::all_intervals`]: the state that holds, and
    /// the one that may already have replaced it.
    pub fn looks(&self) -> impl Iterator<Item = (StateId, Option<StateId>)> {
        let brought: BTreeMap<ChangeId, StateId> = self
            .effects
            .iter()
            .map(|effect| (effect.change, effect.after))
            .collect();
        self.intervals.iter().map(move |interval| {
            let pending = interval.pending;
            let pending = pending.and_then(|change| brought.get(&change).copied());
            (interval.state, pending)
        })
    }

    /// How many areas there are.
    pub fn area_count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The intervals of an area, in time order; never empty.
    pub fn intervals(&self, area: AreaId) -> &[Interval] {
        let start = self.starts[area.index()] as usize;
        let end = self.starts[area.index() + 1] as usize;
        &self.intervals[start..end]
    }

    /// The interval of an area that holds on a day.
    pub fn at(&self, area: AreaId, day: Day) -> &Interval {
        let run = self.intervals(area);
        let after = run.partition_point(|interval| interval.from <= day);
        &run[after.saturating_sub(1)]
    }

    /// The first day after `day` on which the area's state changes hands or its pending change begins.
    pub fn until(&self, area: AreaId, day: Day) -> Option<Day> {
        let run = self.intervals(area);
        run.get(run.partition_point(|interval| interval.from <= day))
            .map(|next| next.from)
    }

    /// Every change as it takes effect, in time order.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The changes of an area as they take effect, in time order.
    pub fn effects_of(
        &self,
        area: AreaId,
    ) -> impl DoubleEndedIterator<Item = &Effect> + ExactSizeIterator {
        self.effects_of_area[area.index()]
            .iter()
            .map(|n| &self.effects[*n as usize])
    }

    /// The changes that take effect after `from` and up to `to`.
    pub fn effects_between(&self, from: Day, to: Day) -> &[Effect] {
        self.effects
            .get(self.numbers_between(from, to))
            .unwrap_or(&[])
    }

    /// Their positions among all effects.
    pub fn numbers_between(&self, from: Day, to: Day) -> Range<usize> {
        let start = self.effects.partition_point(|e| e.day <= from);
        let end = self.effects.partition_point(|e| e.day <= to);
        start..end.max(start)
    }

    /// A cursor that stands on a day.
    pub fn cursor(&self, day: Day) -> Cursor {
        let current = self
            .starts
            .iter()
            .take(self.area_count())
            .copied()
            .collect();
        let mut cursor = Cursor {
            day,
            current,
            boundary: 0,
        };
        cursor.jump(self, day, |_area| {});
        cursor
    }
}

/// A position in time with the current interval of every area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    day: Day,
    /// Position in the timeline's intervals, for each area.
    current: Vec<u32>,
    /// The first boundary that lies after the day.
    boundary: usize,
}

impl Cursor {
    /// The day that it stands on.
    pub fn day(&self) -> Day {
        self.day
    }

    /// The interval of an area that holds on the cursor's day.
    pub fn interval<'t>(&self, timeline: &'t Timeline, area: AreaId) -> &'t Interval {
        &timeline.intervals[self.current[area.index()] as usize]
    }

    /// Position, among all intervals of the timeline, of the one that holds in an area.
    pub fn interval_index(&self, area: AreaId) -> usize {
        self.current[area.index()] as usize
    }

    /// Moves to another day: by the boundaries crossed where they are few, else afresh. Tells each
    /// area whose interval is another (perhaps more than once). Allocates nothing.
    pub fn move_to(&mut self, timeline: &Timeline, day: Day, mut moved: impl FnMut(AreaId)) {
        let target = timeline.boundaries.partition_point(|b| b.day <= day);
        // A jump costs a search in each area; crossing a boundary costs one write.
        if target.abs_diff(self.boundary) > 4 * timeline.area_count() {
            self.jump(timeline, day, moved);
            return;
        }
        for b in timeline
            .boundaries
            .get(self.boundary..target)
            .unwrap_or(&[])
        {
            self.current[b.area.index()] = b.interval;
            moved(b.area);
        }
        for b in timeline
            .boundaries
            .get(target..self.boundary)
            .unwrap_or(&[])
            .iter()
            .rev()
        {
            self.current[b.area.index()] = b.interval - 1;
            moved(b.area);
        }
        self.boundary = target;
        self.day = day;
    }

    fn jump(&mut self, timeline: &Timeline, day: Day, mut moved: impl FnMut(AreaId)) {
        for (index, current) in self.current.iter_mut().enumerate() {
            let area = AreaId::from_index(index);
            let after = timeline
                .intervals(area)
                .partition_point(|interval| interval.from <= day);
            let next = timeline.starts[index] + position(after.saturating_sub(1));
            if next != *current {
                *current = next;
                moved(area);
            }
        }
        self.boundary = timeline.boundaries.partition_point(|b| b.day <= day);
        self.day = day;
    }
}

/// The day on which a change takes effect: its last possible day, or the first day of the area's
/// next change where that comes sooner.
pub fn effect_day(change: &Change, next_first: Option<Day>) -> Day {
    let last = change.date.last;
    next_first
        .map_or(last, |next| last.min(next))
        .max(change.date.first)
}

/// The area whose changes an area takes; follows chains, and stops where they run in a circle.
pub fn history_owner(areas: &[Area], area: AreaId) -> AreaId {
    let mut owner = area;
    for _step in 0..areas.len() {
        match areas[owner.index()].follows {
            Some(next) if next != area => owner = next,
            _ => break,
        }
    }
    owner
}

/// The changes of each area that are told, by their first possible day; ties keep the order of the file.
fn changes_by_area(
    area_count: usize,
    changes: &[Change],
    is_told: impl Fn(&Change) -> bool,
) -> Vec<Vec<ChangeId>> {
    let mut lists = vec![Vec::new(); area_count];
    let told = changes.iter().enumerate();
    for (n, change) in told.filter(|(_, change)| is_told(change)) {
        for area in &change.areas {
            lists[area.index()].push(ChangeId::from_index(n));
        }
    }
    for list in &mut lists {
        list.sort_by_key(|id| changes[id.index()].date.first);
    }
    lists
}

/// Adds an interval; one that would begin on the same day takes the other's place.
fn push(run: &mut Vec<Interval>, interval: Interval) {
    let replaces = run.len() > 1 && run.last().is_some_and(|last| last.from == interval.from);
    if replaces {
        run.pop();
    }
    run.push(interval);
}

fn position(index: usize) -> u32 {
    u32::try_from(index).expect("a timeline has fewer than 2^32 intervals")
}

struct Interner {
    states: Vec<Control>,
    known: BTreeMap<Control, StateId>,
}

impl Interner {
    fn new() -> Self {
        let known = BTreeMap::from([(Control::UNKNOWN, UNKNOWN)]);
        Self {
            states: vec![Control::UNKNOWN],
            known,
        }
    }

    fn intern(&mut self, control: &Control) -> StateId {
        if let Some(state) = self.known.get(control) {
            return *state;
        }
        let state = StateId::from_index(self.states.len());
        self.states.push(control.clone());
        self.known.insert(control.clone(), state);
        state
    }
}
