//! What passed from whom to whom between two days: the transition matrix over all ground that is counted,
//! unchanged ground included.
//!
//! Gain, loss, net change and swap are those of R. G. Pontius, E. Shusas and M. McEachern, Detecting
//! important categorical land changes while accounting for persistence (2004): of what a holder gains and
//! loses, twice the lesser is swap, the rest net change. Turnover is all that came and went: gain and loss.

use super::Day;
use super::holder::Holder;
use super::ids::AreaId;
use super::sums::GroundSums;
use super::tally::GroundTally;
use std::collections::BTreeMap;

/// What one cell of the matrix counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transition {
    /// How much it is.
    pub tally: GroundTally,
    /// Which areas, in the order of the data set.
    pub areas: Vec<AreaId>,
}

/// What passed from whom to whom between two days. Ground that is not there on a day, or that filters do
/// not let through, is [`Holder::Absent`] on it, so that the margins are the figures of each day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transitions {
    /// Who held it on the first day, who on the second.
    pub cells: BTreeMap<(Holder, Holder), Transition>,
}

/// How a holder came out of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HolderChange {
    /// What it had on the first day.
    pub before: GroundTally,
    /// What it has on the second day.
    pub after: GroundTally,
    /// What it has and had not.
    pub gain: GroundTally,
    /// What it had and has no longer.
    pub loss: GroundTally,
}

impl HolderChange {
    /// Gain less loss, in km².
    pub fn net_km2(&self) -> f64 {
        self.gain.km2() - self.loss.km2()
    }

    /// What was lost in one place and gained in another, in km²: twice the lesser of gain and loss.
    pub fn swap_km2(&self) -> f64 {
        2.0 * self.gain.km2().min(self.loss.km2())
    }

    /// All that came and went, in km²: gain and loss.
    pub fn turnover_km2(&self) -> f64 {
        self.gain.km2() + self.loss.km2()
    }
}

impl GroundSums<'_> {
    /// What passed from whom to whom between two days.
    pub fn transitions(&self, from: Day, to: Day) -> Transitions {
        let mut transitions = Transitions::default();
        for piece in self.pieces() {
            let (before, _) = self.holder_on(&piece, from);
            let (after, _) = self.holder_on(&piece, to);
            if before == Holder::Absent && after == Holder::Absent {
                continue;
            }
            let cell = transitions.cells.entry((before, after)).or_default();
            cell.tally.add(&piece.tally);
            // The pieces of an area follow each other.
            if cell.areas.last() != Some(&piece.area) {
                cell.areas.push(piece.area);
            }
        }
        transitions
    }
}

impl Transitions {
    /// How each holder came out of it, in order.
    pub fn changes(&self) -> BTreeMap<Holder, HolderChange> {
        let mut changes: BTreeMap<Holder, HolderChange> = BTreeMap::new();
        for ((before, after), cell) in &self.cells {
            let lost = changes.entry(*before).or_default();
            lost.before.add(&cell.tally);
            if before != after {
                lost.loss.add(&cell.tally);
            }
            let gained = changes.entry(*after).or_default();
            gained.after.add(&cell.tally);
            if before != after {
                gained.gain.add(&cell.tally);
            }
        }
        changes.remove(&Holder::Absent);
        changes
    }

    /// All that has another holder.
    pub fn changed(&self) -> GroundTally {
        let mut sum = GroundTally::default();
        let others = self
            .cells
            .iter()
            .filter(|((before, after), _)| before != after);
        others.for_each(|(_, cell)| sum.add(&cell.tally));
        sum
    }
}
