//! Sums over the areas: who holds how many km², areas and people, as one account tells it and as filters
//! show it; on a day, [through time](super::ControlSeries) and [between two days](super::Transitions).
//! Every figure of the window and of the commands comes from here.

use super::filter::{Filter, Passed};
use super::holder::{ContestedGround, Holder};
use super::ids::AreaId;
use super::tally::GroundTally;
use super::timeline::{Interval, Timeline};
use super::{Day, Overlap, World};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A piece of ground with one holder at a time: what of an area lies under no other, or a part of it that
/// is counted only while nothing that lies over it is there, so that no ground is counted twice.
pub(super) struct GroundPiece<'w> {
    /// Whose piece it is.
    pub(super) area: AreaId,
    /// What is counted of it.
    pub(super) tally: GroundTally,
    /// The areas over it.
    pub(super) above: &'w [AreaId],
}

/// What is summed: the areas, the account, what filters let through, and how contested ground is counted.
pub struct GroundSums<'w> {
    pub(super) world: &'w World,
    pub(super) timeline: &'w Timeline,
    filter: Cow<'w, Filter>,
    passed: Cow<'w, Passed>,
    /// By area, whether it is counted.
    counted: Vec<bool>,
    /// By area, the position of its first interval among all.
    firsts: Vec<usize>,
    /// The parts of areas over which others lie.
    parts: BTreeMap<AreaId, Vec<&'w Overlap>>,
    contested: ContestedGround,
    /// With whom each state is counted.
    holders: Vec<Holder>,
    /// Whether each state is shown in full.
    full: Vec<bool>,
}

impl<'w> GroundSums<'w> {
    /// All ground as one account tells it. What lies over the ground of a data set is not counted.
    pub fn new(world: &'w World, timeline: &'w Timeline) -> Self {
        let counted = world.areas.iter().map(|area| world.is_ground(area));
        let mut next = 0;
        let firsts = world.area_ids().map(|area| {
            let first = next;
            next += timeline.intervals(area).len();
            first
        });
        let mut parts: BTreeMap<AreaId, Vec<&Overlap>> = BTreeMap::new();
        for overlap in &world.overlaps {
            parts.entry(overlap.below).or_default().push(overlap);
        }
        let sums = Self {
            counted: counted.collect(),
            firsts: firsts.collect(),
            parts,
            world,
            timeline,
            filter: Cow::default(),
            passed: Cow::default(),
            contested: ContestedGround::Apart,
            holders: Vec::new(),
            full: Vec::new(),
        };
        sums.with_holders()
    }

    /// What lies over the ground of a data set, which [`GroundSums::new`] leaves out.
    pub fn over(world: &'w World, timeline: &'w Timeline) -> Self {
        let mut sums = Self::new(world, timeline);
        for counted in &mut sums.counted {
            *counted = !*counted;
        }
        sums
    }

    fn with_holders(mut self) -> Self {
        let states = self.timeline.states().iter();
        let holder = |control| Holder::of(control, self.contested);
        self.holders = states.clone().map(holder).collect();
        self.full = states.map(|control| self.filter.is_full(control)).collect();
        self
    }

    /// Only what a filter lets through.
    #[must_use]
    pub fn filtered(self, filter: &Filter) -> Self {
        let passed = Passed::new(filter, self.world, self.timeline);
        let sums = Self {
            filter: Cow::Owned(filter.clone()),
            passed: Cow::Owned(passed),
            ..self
        };
        sums.with_holders()
    }

    /// Only what a filter lets through, where that has been worked out.
    #[must_use]
    pub fn passed(self, filter: &'w Filter, passed: &'w Passed) -> Self {
        let sums = Self {
            filter: Cow::Borrowed(filter),
            passed: Cow::Borrowed(passed),
            ..self
        };
        sums.with_holders()
    }

    /// Only these areas, of those that were counted.
    #[must_use]
    pub fn within(mut self, is_wanted: impl Fn(AreaId) -> bool) -> Self {
        for (n, counted) in self.counted.iter_mut().enumerate() {
            *counted = *counted && is_wanted(AreaId::from_index(n));
        }
        self
    }

    /// With contested ground counted in another way.
    #[must_use]
    pub fn with_contested(self, contested: ContestedGround) -> Self {
        Self { contested, ..self }.with_holders()
    }

    /// All pieces of ground that are counted, area by area.
    pub(super) fn pieces(&self) -> impl Iterator<Item = GroundPiece<'_>> {
        let areas = self.world.area_ids().filter(|a| self.counted[a.index()]);
        areas.flat_map(|area| {
            let mut tally = GroundTally::of(self.world.area(area));
            let parts = self.parts.get(&area).map_or(&[][..], Vec::as_slice);
            let covered = parts.iter().map(move |overlap| {
                let tally = GroundTally::of_km2(overlap.km2);
                let above = overlap.above.as_slice();
                GroundPiece { area, tally, above }
            });
            covered.clone().for_each(|piece| tally.remove(&piece.tally));
            let above = &[];
            std::iter::once(GroundPiece { area, tally, above }).chain(covered)
        })
    }

    /// The positions of an area's intervals among all, with the intervals.
    pub(super) fn intervals(&self, area: AreaId) -> impl Iterator<Item = (usize, &Interval)> {
        let run = self.timeline.intervals(area).iter();
        (self.firsts[area.index()]..).zip(run)
    }

    /// With whom an interval is counted, and whether it is part of the whole; by its position among all.
    pub(super) fn holder(&self, number: usize, interval: &Interval) -> (Holder, bool) {
        let holder = self.holders[interval.state.index()];
        if holder == Holder::Absent || !self.passed.interval(number) {
            (Holder::Absent, false)
        } else if self.full[interval.state.index()] {
            (holder, true)
        } else {
            // A force that is singled out has its share of all that passes.
            (Holder::Absent, true)
        }
    }

    fn area_on(&self, area: AreaId, day: Day) -> (Holder, bool) {
        let run = self.timeline.intervals(area);
        let at = run.partition_point(|interval| interval.from <= day);
        let at = at.saturating_sub(1);
        self.holder(self.firsts[area.index()] + at, &run[at])
    }

    /// With whom a piece is counted on a day, and whether it is part of the whole.
    pub(super) fn holder_on(&self, piece: &GroundPiece<'_>, day: Day) -> (Holder, bool) {
        let stands = |area: &AreaId| self.counted[area.index()] && self.area_on(*area, day).1;
        if piece.above.iter().any(stands) {
            (Holder::Absent, false)
        } else {
            self.area_on(piece.area, day)
        }
    }

    /// The least and the most that a holder can have on a day, on which changes may have happened
    /// already.
    pub fn bounds(&self, holder: Holder, day: Day) -> [GroundTally; 2] {
        let (mut least, mut most) = (GroundTally::default(), GroundTally::default());
        for piece in self.pieces() {
            let (before, is_counted) = self.holder_on(&piece, day);
            let after = self.pending_holder(piece.area, day);
            let after = after.filter(|_| is_counted).unwrap_or(before);
            if before == holder || after == holder {
                most.add(&piece.tally);
                if before == after {
                    least.add(&piece.tally);
                }
            }
        }
        [least, most]
    }

    /// With whom an area is counted if the change that may have happened has.
    fn pending_holder(&self, area: AreaId, day: Day) -> Option<Holder> {
        let change = self.timeline.at(area, day).pending?;
        let mut effects = self.timeline.effects_of(area);
        let effect = effects.find(|effect| effect.change == change)?;
        let is_full = self.full[effect.after.index()];
        Some(if is_full {
            self.holders[effect.after.index()]
        } else {
            Holder::Absent
        })
    }

    /// What each holder has on a day; only those that have something.
    pub fn on(&self, day: Day) -> BTreeMap<Holder, GroundTally> {
        let mut sums: BTreeMap<Holder, GroundTally> = BTreeMap::new();
        for piece in self.pieces() {
            let (holder, _) = self.holder_on(&piece, day);
            if holder != Holder::Absent {
                sums.entry(holder).or_default().add(&piece.tally);
            }
        }
        sums
    }
}
