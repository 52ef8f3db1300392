//! Which actions can be done now. Menus, the palette and buttons show the others quietly; doing one
//! changes nothing.

use super::action::Action;
use super::playback::SPEEDS_DAYS_PER_SECOND;
use super::session::{State, Tab};
use super::settings::TEXT_PERCENTS;

impl State {
    /// Whether an action can be done as things stand.
    pub fn can(&self, action: Action) -> bool {
        use Action::*;
        if self.is_telling() && !action.is_for_stories() {
            return false;
        }
        let about = &self.world().about;
        match action {
            DayBack | MonthBack | YearBack | FirstDay | PreviousChange => {
                !self.is_timeless() && self.view.date > about.first
            }
            DayOn | MonthOn | YearOn | LastDay | NextChange => {
                !self.is_timeless() && self.view.date < about.last
            }
            TogglePlay | TypeDate => !self.is_timeless(),
            Slower => !self.is_timeless() && self.playback.speed > 0,
            Faster => !self.is_timeless() && self.playback.speed + 1 < SPEEDS_DAYS_PER_SECOND.len(),
            WholeStrip => self.stretch != self.whole_time(),
            FitSelection => self.view.selection.area.is_some() || !self.outlined().is_empty(),
            Back => self.history.can_go_back(),
            Forward => self.history.can_go_forward(),
            AllForces => !self.view.filter.is_empty(),
            LargerText => TEXT_PERCENTS.last() > Some(&self.settings.text_percent),
            SmallerText => TEXT_PERCENTS.first() < Some(&self.settings.text_percent),
            UsualText => self.settings.text_percent != 100,
            StopPresenting => self.presenting.is_some(),
            NextStep | PreviousStep | FirstStep | LastStep | BlankScreen | ToggleSpeaker
            | ToggleLight | ToggleMarker => self.is_telling(),
            ReturnToStep => self.is_exploring(),
            ShowPassage => self.passage_of_step().is_some(),
            DuplicateStep | RemoveStep | UpdateStep => self.making.chosen().is_some(),
            StepEarlier => self.making.chosen().is_some_and(|step| step > 0),
            StepLater => {
                let count = self.making.edited().map_or(0, |story| story.steps.len());
                self.making.chosen().is_some_and(|step| step + 1 < count)
            }
            UndoEdit if self.tab == Tab::Stories => self.making.can_undo(),
            RedoEdit if self.tab == Tab::Stories => self.making.can_redo(),
            UndoEdit => self.correcting.can_undo(),
            RedoEdit => self.correcting.can_redo(),
            ShowMapping => self.project.import.is_some(),
            ToggleComparison | ToggleFigures => !self.is_timeless(),
            ToggleTable => !self.project.attributes.is_empty(),
            _ => true,
        }
    }
}
