//! A data set with everything derived from it; replaced as a whole by a reload.

use super::attributes::Attributes;
use super::problems::ProblemGroup;
use super::search::SearchIndex;
use crate::model::{
    Census, ControlSeries, Corrections, FeatureLook, Filter, GroundSums, Import, Passed, Problem,
    Severity, Timeline, World,
};
use crate::scene::{Prepared, touching};
use std::path::PathBuf;
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
    /// The corrections that are laid over the data set.
    pub corrections: Arc<Corrections>,
    /// Where these lie, if that is a file.
    pub overlay: Option<PathBuf>,
    /// Where words are found.
    pub search: SearchIndex,
    /// Ground, areas and people by holder through time.
    pub series: GroundSeries,
    /// What must be said wherever people are counted.
    pub census: Census,
}

impl Project {
    /// The same with the corrections that are laid over the data set, and the file that they lie in.
    #[must_use]
    pub fn corrected_by(self, corrections: Arc<Corrections>, overlay: Option<PathBuf>) -> Self {
        Self {
            corrections,
            overlay,
            ..self
        }
    }

    /// Whether there is nothing to look at, and nothing to ask about either.
    pub fn shows_nothing(&self) -> bool {
        let import = self.import.as_deref();
        self.world.areas.is_empty()
            && import.is_none_or(|import| import.as_read.features.is_empty())
    }

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
            || go_on().map(|()| GroundSeries::new(&world, &world.timeline, &Passed::default())),
        );
        let series = ground?;
        let (prepared, search) = (prepared?, search?);
        let census = Census::of(&world);
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
            series,
            census,
            corrections: Arc::default(),
            overlay: None,
        })
    }

    /// How the files' layers are drawn, as their readings say; by the numbers of the layers.
    pub fn layer_looks(&self) -> Vec<FeatureLook> {
        let Some(import) = &self.import else {
            return Vec::new();
        };
        let beneath = self.world.layers.len().saturating_sub(import.groups.len());
        let plain = std::iter::repeat_n(FeatureLook::default(), beneath);
        plain
            .chain(import.groups.iter().map(|group| group.mapping.look))
            .collect()
    }

    /// How many problems are errors: something is not shown.
    pub fn error_count(&self) -> usize {
        let errors = |problem: &&Problem| problem.severity == Severity::Error;
        self.problems.iter().filter(errors).count()
    }
}

/// Who holds how much through time, as an account tells it and as filters show it: on the ground, and in
/// layers over the ground of a data set, which no sum has because the same ground lies beneath.
#[derive(Clone)]
pub struct GroundSeries {
    /// On the ground.
    pub ground: Arc<ControlSeries>,
    /// In layers over it.
    pub over: Arc<ControlSeries>,
}

impl GroundSeries {
    /// The sums of what passes, every force in full: those that are not singled out keep their share.
    pub(super) fn new(world: &World, timeline: &Timeline, passed: &Passed) -> Self {
        let all = Filter::default();
        let ground = GroundSums::new(world, timeline).passed(&all, passed);
        let over = GroundSums::over(world, timeline).passed(&all, passed);
        Self {
            ground: Arc::new(ground.series()),
            over: Arc::new(over.series()),
        }
    }
}
