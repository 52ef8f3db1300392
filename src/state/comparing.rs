//! Two dates beside each other: the first stays, the second is the playhead's. What passed from whom to
//! whom is worked out when one of them, the account or the filters become others.

use super::session::State;
use super::told::Told;
use crate::model::{AreaId, Day, Difference, Holder, Transitions, difference};
use std::sync::Arc;

/// What is listed of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparisonPage {
    /// How much passed from whom to whom.
    #[default]
    Matrix,
    /// How each holder came out of it.
    Balance,
    /// The areas that differ, or those of a cell of the matrix.
    Areas,
    /// The changes between the two dates.
    Changes,
}

impl ComparisonPage {
    /// Every page, in the order of its tabs.
    pub const ALL: [ComparisonPage; 4] = [
        ComparisonPage::Matrix,
        ComparisonPage::Balance,
        ComparisonPage::Areas,
        ComparisonPage::Changes,
    ];

    /// The key of its name in the tables of words.
    pub fn word(self) -> &'static str {
        match self {
            ComparisonPage::Matrix => "comparing-matrix",
            ComparisonPage::Balance => "comparing-balance",
            ComparisonPage::Areas => "comparing-areas",
            ComparisonPage::Changes => "comparing-changes",
        }
    }
}

/// What can be asked for about a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonCommand {
    /// Compare with the day that is shown now.
    From(Day),
    /// Compare with a day as typed.
    TypeFrom(String),
    /// List something.
    Turn(ComparisonPage),
    /// Show the areas of a cell of the matrix; all that differ where none is named.
    Open(Option<(Holder, Holder)>),
}

/// Two dates beside each other.
#[derive(Clone)]
pub struct Comparison {
    /// The first date; the second is the playhead's.
    pub from: Day,
    /// What is listed.
    pub page: ComparisonPage,
    /// The cell of the matrix whose areas are shown.
    pub cell: Option<(Holder, Holder)>,
    /// What passed from whom to whom, over all ground that filters let through.
    pub transitions: Arc<Transitions>,
    /// The areas that differ.
    pub differences: Arc<Vec<Difference>>,
    /// The areas that are outlined on the map.
    pub areas: Arc<Vec<AreaId>>,
    /// What it is of.
    of: Option<(Arc<Told>, [Day; 2])>,
}

impl Comparison {
    /// A comparison with a day, not worked out yet.
    pub(super) fn with(from: Day) -> Self {
        Self {
            from,
            page: ComparisonPage::default(),
            cell: None,
            transitions: Arc::default(),
            differences: Arc::default(),
            areas: Arc::default(),
            of: None,
        }
    }

    /// Shows the areas of a cell, or all that differ.
    pub(super) fn open(&mut self, cell: Option<(Holder, Holder)>) {
        self.cell = cell;
        self.outline();
    }

    fn outline(&mut self) {
        let cell = self.cell.and_then(|cell| self.transitions.cells.get(&cell));
        self.areas = match (cell, self.cell) {
            (Some(cell), _) => Arc::new(cell.areas.clone()),
            (None, Some(_)) => Arc::default(),
            (None, None) => Arc::new(self.differences.iter().map(|one| one.area).collect()),
        };
    }
}

impl State {
    /// Works a comparison out anew where it is of something else.
    pub(super) fn follow_comparison(&mut self) {
        let Some(mut comparison) = self.comparing.take() else {
            return;
        };
        let days = [comparison.from, self.view.date];
        let is_same =
            |(told, of): &(Arc<Told>, [Day; 2])| Arc::ptr_eq(told, &self.told) && *of == days;
        if !comparison.of.as_ref().is_some_and(is_same) {
            let (world, told) = (self.world(), &self.told);
            let sums = crate::model::GroundSums::new(world, &told.timeline)
                .passed(&told.filter, &told.passed);
            comparison.transitions = Arc::new(sums.transitions(days[0], days[1]));
            let mut differences = difference(world, &told.timeline, days[0], days[1]);
            differences.retain(|one| one.is_asked_for(world, &told.timeline, &told.filter));
            comparison.differences = Arc::new(differences);
            comparison.of = Some((told.clone(), days));
            comparison.outline();
        }
        self.comparing = Some(comparison);
    }
}
