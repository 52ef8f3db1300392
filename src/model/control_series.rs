//! Who holds how much through time: for each holder the days on which its figures differ, worked out
//! in one sweep over the intervals. Memory grows with the changes, not with days times forces.

use super::Day;
use super::holder::Holder;
use super::sums::{GroundPiece, GroundSums};
use super::tally::{GroundTally, GroundUnit};

/// Steps of one holder: what it has from each day on; nothing before the first.
type Steps = Vec<(Day, GroundTally)>;

/// Who holds how much through time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlSeries {
    /// In order: the forces of the data set, then the classes.
    holders: Vec<(Holder, Steps)>,
    /// All that passes, which shares are of.
    whole: Steps,
    first: Day,
    last: Day,
}

/// What one piece of ground does to a column: the day, the piece, and whether it comes or goes.
type Crossing = (Day, usize, bool);

impl GroundSums<'_> {
    /// Who holds how much, from the data set's first day to its last.
    pub fn series(&self) -> ControlSeries {
        let (first, last) = (self.world.about.first, self.world.about.last);
        let force_count = self.world.forces.len();
        let whole = Holder::Absent.index(force_count);
        let mut columns: Vec<Vec<Crossing>> = vec![Vec::new(); whole + 1];
        let mut tallies: Vec<GroundTally> = Vec::with_capacity(self.world.areas.len());
        for (n, piece) in self.pieces().enumerate() {
            tallies.push(piece.tally);
            let mut before = (Holder::Absent, false);
            self.each_holder(&piece, last, |from, after| {
                // What holds before the first day is followed by what holds on it.
                let day = from.max(first);
                let mut cross = |column: usize, comes| columns[column].push((day, n, comes));
                if after.0 != before.0 {
                    for (holder, comes) in [(before.0, false), (after.0, true)] {
                        if holder != Holder::Absent {
                            cross(holder.index(force_count), comes);
                        }
                    }
                }
                if after.1 != before.1 {
                    cross(whole, after.1);
                }
                before = after;
            });
        }
        let columns = columns.into_iter();
        let mut columns: Vec<Steps> = columns.map(|column| steps(&tallies, column)).collect();
        let whole = columns.pop().unwrap_or_default();
        let forces = self.world.force_ids().map(Holder::Force);
        let holders = forces.chain(Holder::CLASSES).zip(columns);
        ControlSeries {
            holders: holders.filter(|(_, steps)| !steps.is_empty()).collect(),
            whole,
            first,
            last,
        }
    }

    /// Tells with whom a piece is counted from each day on, up to the last, in time order.
    fn each_holder(
        &self,
        piece: &GroundPiece<'_>,
        last: Day,
        mut tell: impl FnMut(Day, (Holder, bool)),
    ) {
        if piece.above.is_empty() {
            let run = self.intervals(piece.area);
            for (number, interval) in run.take_while(|(_, interval)| interval.from <= last) {
                tell(interval.from, self.holder(number, interval));
            }
            return;
        }
        // What lies over it comes and goes as well.
        let areas = piece.above.iter().chain([&piece.area]);
        let mut days: Vec<Day> = areas
            .flat_map(|area| self.timeline.intervals(*area))
            .map(|interval| interval.from)
            .filter(|day| *day <= last)
            .collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            tell(day, self.holder_on(piece, day));
        }
    }
}

/// What a column has from each day on which that differs.
fn steps(tallies: &[GroundTally], mut crossings: Vec<Crossing>) -> Steps {
    crossings.sort_unstable_by_key(|(day, ..)| *day);
    let mut sum = GroundTally::default();
    let mut steps: Steps = Vec::new();
    for day in crossings.chunk_by(|a, b| a.0 == b.0) {
        let before = sum;
        // First what comes: a sum never falls below nothing on the way.
        for is_coming in [true, false] {
            for (_, piece, _) in day.iter().filter(|(.., comes)| *comes == is_coming) {
                if is_coming {
                    sum.add(&tallies[*piece]);
                } else {
                    sum.remove(&tallies[*piece]);
                }
            }
        }
        if sum != before {
            steps.push((day[0].0, sum));
        }
    }
    steps
}

/// What steps come to on a day.
fn on(steps: &[(Day, GroundTally)], day: Day) -> GroundTally {
    let after = steps.partition_point(|(from, _)| *from <= day);
    let step = after.checked_sub(1).map(|at| steps[at].1);
    step.unwrap_or_default()
}

impl ControlSeries {
    /// The days that it runs over: the first and the last of the data set.
    pub fn days(&self) -> [Day; 2] {
        [self.first, self.last]
    }

    /// Every holder that has something at some time, forces first.
    pub fn holders(&self) -> impl ExactSizeIterator<Item = Holder> {
        self.holders.iter().map(|(holder, _)| *holder)
    }

    /// What a holder has on a day.
    pub fn on(&self, holder: Holder, day: Day) -> GroundTally {
        on(self.steps(holder), day)
    }

    /// The part of all that passes that a holder has on a day, from 0 to 1: of the ground in km², or of
    /// the points and lines where there is no ground.
    pub fn part_on(&self, holder: Holder, day: Day) -> f64 {
        let (own, whole) = (self.on(holder, day), self.whole_on(day));
        if whole.km2() > 0.0 {
            own.km2() / whole.km2()
        } else {
            f64::from(own.points) / f64::from(whole.points.max(1))
        }
    }

    /// Whether there are points and lines on a day, and no ground of which anybody could hold a share.
    pub fn is_of_points(&self, day: Day) -> bool {
        let whole = self.whole_on(day);
        whole.km2() <= 0.0 && whole.points > 0
    }

    /// All that passes on a day.
    pub fn whole_on(&self, day: Day) -> GroundTally {
        on(&self.whole, day)
    }

    /// A figure on a day; `None` where it is not known, which is not nothing.
    pub fn value(&self, unit: GroundUnit, holder: Holder, day: Day) -> Option<f64> {
        unit.of(&self.on(holder, day), &self.whole_on(day))
    }

    /// What a holder has, from each day on which that differs.
    pub fn steps(&self, holder: Holder) -> &[(Day, GroundTally)] {
        let found = self
            .holders
            .binary_search_by_key(&holder, |(holder, _)| *holder);
        found.map_or(&[], |at| &self.holders[at].1)
    }

    /// The days on which a figure differs from the day before, after `from` and up to `to`, in order.
    pub fn changing_days(&self, from: Day, to: Day) -> Vec<Day> {
        let all = self.holders.iter().map(|(_, steps)| steps);
        let mut days: Vec<Day> = all
            .flat_map(|steps| steps.iter().map(|(day, _)| *day))
            .filter(|day| *day > from && *day <= to)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The least and the greatest figure of a holder from one day on and before another, so that no
    /// peak is lost where many days share a pixel.
    pub fn range(
        &self,
        unit: GroundUnit,
        holder: Holder,
        [from, until]: [Day; 2],
    ) -> Option<[f64; 2]> {
        let steps = self.steps(holder);
        let after = steps.partition_point(|(day, _)| *day <= from);
        let within = steps[after..].iter().take_while(|(day, _)| *day < until);
        let days = std::iter::once(from).chain(within.map(|(day, _)| *day));
        let values = days.filter_map(|day| self.value(unit, holder, day));
        values.fold(None, |range, value| {
            let [low, high] = range.unwrap_or([value, value]);
            Some([low.min(value), high.max(value)])
        })
    }
}
