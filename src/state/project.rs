//! A data set with everything derived from it; replaced as a whole by a reload.

use super::attributes::Attributes;
use super::problems::ProblemGroup;
use super::search::SearchIndex;
use crate::model::series::{changes_per_month, ground_series};
use crate::model::{Day, Ground, Import, Problem, Severity, World};
use crate::scene::{Prepared, touching};
use std::sync::Arc;

/// A data set, ready to be shown.
pub struct Project {
    /// What is claimed.
    pub world: Arc<World>,
    /// What was found wrong while reading it.
    pub problems: Vec<Problem>,
    /// The same by their kind, what matters most first.
    pub problem_groups: Vec<ProblemGroup>,
    /// The features behind the world, where they come from foreign files.
    pub import: Option<Arc<Import>>,
    /// The table of all features.
    pub attributes: Attributes,
    /// Geometry, index, label places.
    pub prepared: Prepared,
    /// Where words are found.
    pub search: SearchIndex,
    /// Ground by holder, from each day on which it differs.
    pub ground: Vec<(Day, Ground)>,
    /// Changes that take effect in each month.
    pub changes_per_month: Vec<(Day, u32)>,
}

impl Project {
    /// Derives everything. Takes tens of milliseconds; belongs on a worker thread.
    pub fn new(world: Arc<World>, problems: Vec<Problem>, import: Option<Arc<Import>>) -> Self {
        Self::unless(world, problems, import, &|| false).expect("nothing asks it to stop")
    }

    /// The same, unless it is asked to stop meanwhile.
    pub fn unless(
        world: Arc<World>,
        problems: Vec<Problem>,
        import: Option<Arc<Import>>,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let go_on = || (!is_cancelled()).then_some(());
        let ((prepared, search), rest) = rayon::join(
            || {
                rayon::join(
                    || Prepared::unless(&world, is_cancelled),
                    || go_on().map(|()| SearchIndex::new(&world)),
                )
            },
            || go_on().map(|()| (ground_series(&world), changes_per_month(&world))),
        );
        let (ground, changes_per_month) = rest?;
        let (prepared, search) = (prepared?, search?);
        let mut problems = problems;
        problems.extend(touching::close_colours(&world, &prepared));
        Some(Self {
            attributes: Attributes::new(&world, import.as_ref()),
            world,
            problem_groups: ProblemGroup::all(&problems),
            problems,
            import,
            prepared,
            search,
            ground,
            changes_per_month,
        })
    }

    /// How many problems are errors: something is not shown.
    pub fn error_count(&self) -> usize {
        let errors = |problem: &&Problem| problem.severity == Severity::Error;
        self.problems.iter().filter(errors).count()
    }

    /// The ground by holder on a day.
    pub fn ground_on(&self, day: Day) -> &Ground {
        let after = self.ground.partition_point(|(from, _)| *from <= day);
        &self.ground[after.saturating_sub(1)].1
    }
}
