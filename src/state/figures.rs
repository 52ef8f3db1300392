//! The panel of figures: who holds how much through time, of which ground and in which unit. The sums are
//! worked out when what they are of becomes another, not in a frame.

use super::motion::Motion;
use super::session::State;
use super::told::Told;
use crate::model::{
    AreaId, ContestedGround, ControlSeries, GroundSums, GroundUnit, governorate_key,
};
use std::sync::Arc;

/// Of which ground figures are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FigureScope {
    /// All of it.
    #[default]
    Everything,
    /// A country, by its code.
    Country(String),
    /// A governorate, as conditions call it.
    Governorate(String),
    /// The areas that the map shows.
    View,
    /// The selected area, or those of the selected assessment.
    Selection,
}

/// What can be asked for about the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureCommand {
    /// Measure in a unit.
    Measure(GroundUnit),
    /// Count some ground.
    Within(FigureScope),
    /// Draw forces upon one another, or a line for each.
    Stack(bool),
    /// Count contested ground in a way.
    Contest(ContestedGround),
}

/// What the sums are of.
#[derive(Clone, PartialEq)]
struct FigureKey {
    scope: FigureScope,
    contested: ContestedGround,
    /// The areas that are counted; `None` for all.
    areas: Option<Vec<AreaId>>,
}

/// The figures as the user has them.
#[derive(Clone, Default)]
pub struct Figures {
    /// In which unit.
    pub unit: GroundUnit,
    /// Of which ground.
    pub scope: FigureScope,
    /// Whether each force has a line of its own; else they are drawn upon one another.
    pub are_lines: bool,
    /// How contested ground is counted.
    pub contested: ContestedGround,
    /// The sums, from the first day to the last.
    pub series: Arc<ControlSeries>,
    /// What they are of, and as who tells it.
    of: Option<(FigureKey, Arc<Told>)>,
}

impl Figures {
    /// What is asked for.
    pub(super) fn choose(&mut self, command: FigureCommand) {
        match command {
            FigureCommand::Measure(unit) => self.unit = unit,
            FigureCommand::Within(scope) => self.scope = scope,
            FigureCommand::Stack(is_stacked) => self.are_lines = !is_stacked,
            FigureCommand::Contest(contested) => self.contested = contested,
        }
    }

    /// Whether the sums are of nothing, because nothing is selected.
    pub fn lacks_selection(&self) -> bool {
        self.scope == FigureScope::Selection && self.series.holders().len() == 0
    }
}

impl State {
    /// The areas that a scope names; `None` for all.
    fn areas_within(&self, scope: &FigureScope) -> Option<Vec<AreaId>> {
        let world = self.world();
        let of = |is_wanted: &dyn Fn(AreaId) -> bool| {
            let areas = world.area_ids().filter(|area| is_wanted(*area));
            Some(areas.collect())
        };
        match scope {
            FigureScope::Everything => None,
            FigureScope::Country(code) => of(&|area| world.area(area).country == *code),
            FigureScope::Governorate(name) => {
                of(&|area| governorate_key(&world.area(area).governorate) == name)
            }
            FigureScope::View => {
                let visible = self.camera.visible(self.viewport);
                let bounds = &self.project.prepared.area_bounds;
                of(&|area| bounds[area.index()].intersects(&visible))
            }
            FigureScope::Selection => {
                let selected = self.view.selection.area;
                of(&|area| match selected {
                    Some(selected) => selected == area,
                    None => self.outlined().contains(&area),
                })
            }
        }
    }

    /// Sums of what the account tells and filters let through, of the ground that is chosen.
    pub fn sums(&self) -> GroundSums<'_> {
        let told = &self.told;
        let sums = GroundSums::new(self.world(), &told.timeline)
            .passed(&told.filter, &told.passed)
            .with_contested(self.figures.contested);
        match self.areas_within(&self.figures.scope) {
            None => sums,
            Some(areas) => sums.within(|area| areas.binary_search(&area).is_ok()),
        }
    }

    /// Works the sums out anew where they are of something else.
    pub(super) fn follow_figures(&mut self) {
        if !self.settings.figures_open {
            if self.figures.of.is_some() {
                self.figures.of = None;
                self.figures.series = Arc::default();
            }
            return;
        }
        let is_view = self.figures.scope == FigureScope::View;
        // What the map shows is counted when it rests.
        if is_view && self.figures.of.is_some() && self.motion != Motion::Rest {
            return;
        }
        let key = FigureKey {
            scope: self.figures.scope.clone(),
            contested: self.figures.contested,
            areas: self.areas_within(&self.figures.scope),
        };
        let is_same =
            |(of, told): &(FigureKey, Arc<Told>)| *of == key && Arc::ptr_eq(told, &self.told);
        if !self.figures.of.as_ref().is_some_and(is_same) {
            self.figures.series = Arc::new(self.sums().series());
            self.figures.of = Some((key, self.told.clone()));
        }
    }
}
