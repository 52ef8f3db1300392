//! What is well written and still wrong: contradictions, dates out of order, histories that are missing.

use super::table::Table;
use crate::load::colour;
use crate::load::problems::Problems;
use crate::model::{
    About, Area, AreaId, Assessment, Change, ChangeId, Code, Day, FilePlace, Force, Layer, Passage,
    Source, Story, effect_day, history_owner,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is checked.
pub(super) struct Checked<'c> {
    pub(super) about: &'c About,
    pub(super) areas: &'c Table<Area>,
    pub(super) layers: &'c [Layer],
    pub(super) forces: &'c Table<Force>,
    pub(super) changes: &'c Table<Change>,
    pub(super) sources: &'c Table<Source>,
    pub(super) passages: &'c [Passage],
    pub(super) assessments: &'c [Assessment],
    pub(super) stories: &'c [Story],
}

impl Checked<'_> {
    /// Runs every check.
    pub(super) fn run(&self, problems: &mut Problems) {
        let mut idle = BTreeMap::new();
        for ((area, _), list) in self.histories() {
            self.order(area, &list, problems);
            self.effects(area, list, &mut idle, problems);
        }
        self.idle_changes(&idle, problems);
        self.missing_histories(problems);
        self.outside_time(problems);
        self.uncited_sources(problems);
        self.close_colours(problems);
    }

    fn change(&self, id: ChangeId) -> &Change {
        &self.changes.rows[id.index()]
    }

    fn place(&self, id: ChangeId) -> FilePlace {
        self.changes.places[id.index()].clone()
    }

    fn line(&self, id: ChangeId) -> String {
        let line = self.changes.places[id.index()].line;
        line.unwrap_or(0).to_string()
    }

    fn area_name(&self, area: AreaId) -> &str {
        &self.areas.rows[area.index()].id
    }

    /// The changes of each area in each account, in the order of the file.
    fn histories(&self) -> BTreeMap<(AreaId, Option<&str>), Vec<ChangeId>> {
        let mut histories: BTreeMap<_, Vec<ChangeId>> = BTreeMap::new();
        for (n, change) in self.changes.rows.iter().enumerate() {
            for area in &change.areas {
                histories
                    .entry((*area, change.claim.as_deref()))
                    .or_default()
                    .push(ChangeId::from_index(n));
            }
        }
        histories
    }

    /// Dates that run backwards in the file.
    fn order(&self, area: AreaId, list: &[ChangeId], problems: &mut Problems) {
        for pair in list.windows(2) {
            let (before, after) = (self.change(pair[0]), self.change(pair[1]));
            if after.date.first < before.date.first {
                let place = self.place(pair[1]).member("date");
                let problem = problems.warning(Code::DateOrder, place);
                problem.with("date", after.date.to_string());
                problem.with("before", before.date.to_string());
                problem.with("line", self.line(pair[0]));
                problem.with("area", self.area_name(area));
            }
        }
    }

    /// Changes that take effect on one day, and changes that change nothing here.
    fn effects(
        &self,
        area: AreaId,
        mut list: Vec<ChangeId>,
        idle: &mut BTreeMap<ChangeId, usize>,
        problems: &mut Problems,
    ) {
        list.sort_by_key(|id| self.change(*id).date.first);
        let day = |n: usize| {
            let next = list.get(n + 1).map(|id| self.change(*id).date.first);
            effect_day(self.change(list[n]), next)
        };
        for n in 1..list.len() {
            let (earlier, later) = (list[n - 1], list[n]);
            if self.change(earlier).control == self.change(later).control {
                *idle.entry(later).or_default() += 1;
            } else if self.change(earlier).date == self.change(later).date {
                let when = self.change(later).date.to_string();
                self.contradiction(area, earlier, later, &when, problems);
            } else if day(n - 1) == day(n) {
                self.same_day(area, earlier, later, day(n), problems);
            }
        }
    }

    fn same_day(
        &self,
        area: AreaId,
        earlier: ChangeId,
        later: ChangeId,
        day: Day,
        problems: &mut Problems,
    ) {
        // One that may have happened on an earlier day is at least seen as pending.
        if self.change(earlier).date.first < day {
            let place = self.place(earlier).member("date");
            let problem = problems.warning(Code::NeverHolds, place);
            problem.with("area", self.area_name(area));
            problem.with("day", day.to_string());
            problem.with("second", self.line(later));
            return;
        }
        self.contradiction(area, earlier, later, &day.to_string(), problems);
    }

    fn contradiction(
        &self,
        area: AreaId,
        earlier: ChangeId,
        later: ChangeId,
        when: &str,
        problems: &mut Problems,
    ) {
        let place = self.place(earlier).member("date");
        let problem = problems.error(Code::Contradiction, place);
        problem.with("area", self.area_name(area));
        problem.with("when", when);
        problem.with("first", self.line(earlier));
        problem.with("second", self.line(later));
    }

    fn idle_changes(&self, idle: &BTreeMap<ChangeId, usize>, problems: &mut Problems) {
        for (id, areas) in idle {
            if *areas == self.change(*id).areas.len() {
                problems.note(Code::ChangesNothing, self.place(*id));
            }
        }
    }

    fn missing_histories(&self, problems: &mut Problems) {
        // Without any change it is said once, where the file of changes is missing.
        if self.changes.rows.is_empty() {
            return;
        }
        let told: BTreeSet<AreaId> = self
            .changes
            .rows
            .iter()
            .filter(|change| change.claim.is_none())
            .flat_map(|change| change.areas.iter().copied())
            .collect();
        for (n, area) in self.areas.rows.iter().enumerate() {
            let owner = history_owner(&self.areas.rows, AreaId::from_index(n));
            // What lies over the ground need not be held by anybody.
            let is_over = self.layers.get(area.layer.index());
            if told.contains(&owner) || is_over.is_some_and(|layer| layer.is_over) {
                continue;
            }
            let whose = match area.follows {
                Some(_) => "followed",
                None => "own",
            };
            let problem = problems.warning(Code::NoHistory, self.areas.places[n].clone());
            problem.case("whose", whose);
            problem.with("area", self.area_name(owner));
        }
    }

    fn outside_time(&self, problems: &mut Problems) {
        for (n, change) in self.changes.rows.iter().enumerate() {
            if change.date.first > self.about.last {
                let place = self.changes.places[n].clone().member("date");
                let problem = problems.warning(Code::OutsideTime, place);
                problem.with("date", change.date.to_string());
                problem.with("last", self.about.last.to_string());
            }
        }
    }

    fn uncited_sources(&self, problems: &mut Problems) {
        // Without any change nothing could cite them.
        if self.changes.rows.is_empty() {
            return;
        }
        let mut cited = vec![false; self.sources.rows.len()];
        let of_changes = self.changes.rows.iter().flat_map(|c| c.sources.iter());
        let of_sources = self
            .sources
            .rows
            .iter()
            .flat_map(|s| s.compiled_from.iter());
        let of_passages = self.passages.iter().map(|p| &p.source);
        let of_assessments = self.assessments.iter().map(|a| &a.source);
        let steps = self.stories.iter().flat_map(|story| story.steps.iter());
        let of_stories = steps.filter_map(|step| step.source.as_ref());
        for source in of_changes
            .chain(of_sources)
            .chain(of_passages)
            .chain(of_assessments)
            .chain(of_stories)
        {
            cited[source.index()] = true;
        }
        for (n, cited) in cited.iter().enumerate() {
            if !cited {
                problems.note(Code::UncitedSource, self.sources.places[n].clone());
            }
        }
    }

    fn close_colours(&self, problems: &mut Problems) {
        for (n, force) in self.forces.rows.iter().enumerate() {
            for other in &self.forces.rows[..n] {
                let light = colour::too_close(force.colour_light, other.colour_light);
                let dark = colour::too_close(force.colour_dark, other.colour_dark);
                let theme = match (light, dark) {
                    (false, false) => continue,
                    (true, true) => "both",
                    (true, false) => "light",
                    (false, true) => "dark",
                };
                let place = self.forces.places[n].clone().member("colour");
                let problem = problems.note(Code::CloseColours, place);
                problem.case("theme", theme);
                problem.with("force", &force.id).with("other", &other.id);
            }
        }
    }
}
