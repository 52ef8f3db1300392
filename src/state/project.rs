//! A data set with everything derived from it; replaced as a whole by a reload.

use super::attributes::Attributes;
use super::problems::ProblemGroup;
use super::search::SearchIndex;
use crate::model::series::ground_series;
use crate::model::{Day, Ground, Import, Passed, Problem, Severity, World};
use crate::scene::Prepared;
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
    pub ground: Arc<Vec<(Day, Ground)>>,
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
        let ((prepared, search), ground) = rayon::join(
            || {
                rayon::join(
                    || Prepared::unless(&world, is_cancelled),
                    || go_on().map(|()| SearchIndex::new(&world)),
                )
            },
            || go_on().map(|()| ground_series(&world, &world.timeline, &Passed::default())),
        );
        let ground = Arc::new(ground?);
        let (prepared, search) = (prepared?, search?);
        Some(Self {
            attributes: Attributes::new(&world, import.as_ref()),
            world,
            problem_groups: ProblemGroup::all(&problems),
            problems,
            import,
            prepared,
            search,
            ground,
        })
    }

    /// How many problems are errors: something is not shown.
    pub fn error_count(&self) -> usize {
        let errors = |problem: &&Problem| problem.severity == Severity::Error;
        self.problems.iter().filter(errors).count()
    }
}
