//! History as one account tells it and as filters show it, with everything that is derived from that:
//! worked out when the account or a filter becomes another, never in a frame.

use super::project::{GroundSeries, Project};
use super::search::SearchResult;
use super::session::State;
use super::view::View;
use crate::model::{
    Account, AreaId, Condition, Day, Disputes, Effect, Filter, Passed, Timeline, World,
};
use crate::scene::{DrawnHistory, Rows};
use std::sync::Arc;

/// An account with its filters, ready to be shown.
#[derive(Clone)]
pub struct Told {
    /// Whose account it is, and as known on which day.
    pub account: Account,
    /// Control through time.
    pub timeline: Arc<Timeline>,
    /// The looks of the areas through time.
    pub rows: Arc<Rows>,
    /// Where other accounts differ.
    pub disputes: Arc<Disputes>,
    /// How many changes of the account were not known on its day.
    pub not_yet_known: usize,
    /// What is let through.
    pub filter: Filter,
    /// Which intervals, effects and areas that is.
    pub passed: Arc<Passed>,
    /// Where nothing passes: the condition without which most does, and how many areas that is.
    pub relax: Option<(Condition, usize)>,
    /// Ground, areas and people by holder through time.
    pub series: GroundSeries,
}

/// So many areas and changes are worked out at once; more would make a frame late.
const QUICK: usize = 40_000;

impl State {
    /// Whether shares are of the people: wanted, and possible where any number is known.
    pub fn counts_people(&self) -> bool {
        self.settings.counts_people && self.project.census.known > 0
    }

    /// Whether what the view's account and filters want is shown.
    pub fn is_told(&self) -> bool {
        self.told.is_of(&self.view)
    }
}

impl Project {
    /// Whether another account or filter is worked out within a frame.
    pub(super) fn is_told_quickly(&self) -> bool {
        self.world.areas.len() + self.world.timeline.effects().len() <= QUICK
    }
}

/// The condition without which most areas pass, if any do without it.
fn relaxed(filter: &Filter, world: &World, timeline: &Timeline) -> Option<(Condition, usize)> {
    let without = |condition: &Condition| {
        let mut rest = filter.clone();
        rest.remove(condition);
        let passed = Passed::new(&rest, world, timeline);
        (condition.clone(), passed.area_count(timeline))
    };
    let all = filter.conditions().map(without);
    all.filter(|(_, count)| *count > 0)
        .max_by_key(|(_, count)| *count)
}

impl Told {
    /// The main account with all its evidence and no filter, which a data set brings.
    pub fn main(project: &Project) -> Self {
        Self {
            account: Account::default(),
            timeline: project.world.timeline.clone(),
            rows: project.prepared.rows.clone(),
            disputes: project.world.disputes.clone(),
            not_yet_known: 0,
            filter: Filter::default(),
            passed: Arc::default(),
            relax: None,
            series: project.series.clone(),
        }
    }

    /// An account with filters.
    pub fn new(project: &Project, account: &Account, filter: &Filter) -> Self {
        Self::of_account(project, account).filtered(project, filter)
    }

    fn of_account(project: &Project, account: &Account) -> Self {
        let world = &project.world;
        if account.is_main() {
            return Self::main(project);
        }
        let timeline = world.timeline_of(account);
        Self {
            rows: Arc::new(Rows::new(&timeline)),
            disputes: Arc::new(world.disputes_of(account, &timeline)),
            not_yet_known: world.not_yet_known(account),
            series: GroundSeries::new(world, &timeline, &Passed::default()),
            account: account.clone(),
            timeline,
            ..Self::main(project)
        }
    }

    /// The same account with another filter.
    fn filtered(self, project: &Project, filter: &Filter) -> Self {
        let world = &project.world;
        let passed = Passed::new(filter, world, &self.timeline);
        let series = if passed.is_all() {
            self.series
        } else {
            GroundSeries::new(world, &self.timeline, &passed)
        };
        Self {
            relax: (passed.area_count(&self.timeline) == 0)
                .then(|| relaxed(filter, world, &self.timeline))
                .flatten(),
            filter: filter.clone(),
            passed: Arc::new(passed),
            series,
            ..self
        }
    }

    /// The account and the filters as the map draws them.
    pub fn drawn(&self) -> DrawnHistory {
        DrawnHistory {
            timeline: self.timeline.clone(),
            rows: self.rows.clone(),
            passed: self.passed.clone(),
            disputes: self.disputes.clone(),
        }
    }

    /// Whether it is what a view wants.
    pub(super) fn is_of(&self, view: &View) -> bool {
        self.account == view.account && self.filter == view.filter
    }

    /// What follows when the account or the filters become others; `None` where they are the same.
    pub(super) fn followed(
        &self,
        project: &Project,
        account: &Account,
        filter: &Filter,
    ) -> Option<Self> {
        let same_account = self.account == *account;
        match (same_account, self.filter == *filter) {
            (true, true) => None,
            // The sums of a filter that lets everything through are those of the account alone.
            (true, false) if self.passed.is_all() => Some(self.clone().filtered(project, filter)),
            _ => Some(Self::new(project, account, filter)),
        }
    }

    /// The changes that show and take effect after `from` and up to `to`, in time order.
    pub fn shown_between(&self, from: Day, to: Day) -> impl DoubleEndedIterator<Item = &Effect> {
        let numbers = self.timeline.numbers_between(from, to);
        numbers
            .filter(|n| self.passed.effect(&self.timeline, *n))
            .map(|n| &self.timeline.effects()[n])
    }

    /// Whether filters let through what a search finds. Forces and sources are no places.
    pub(super) fn shows(&self, world: &World, result: SearchResult) -> bool {
        match result {
            SearchResult::Area(area) => self.passed.area(area),
            SearchResult::Change(change) => {
                let areas = &world.change(change).areas;
                areas.iter().any(|area| {
                    let mut effects = self.timeline.effects_of(*area);
                    effects.any(|effect| {
                        effect.change == change
                            && self.filter.passes_effect(world, &self.timeline, effect)
                    })
                })
            }
            SearchResult::City(_) | SearchResult::Force(_) | SearchResult::Source(_) => true,
        }
    }

    /// The next day after `day` on which a change takes effect that shows, or the last one before it; in
    /// one area, or in any.
    pub fn next_shown(&self, day: Day, area: Option<AreaId>, forward: bool) -> Option<&Effect> {
        let here = |effect: &&Effect| area.is_none_or(|area| area == effect.area);
        if forward {
            self.shown_between(day, Day(i32::MAX)).find(here)
        } else {
            self.shown_between(Day(i32::MIN), day.plus_days(-1))
                .rfind(here)
        }
    }
}
