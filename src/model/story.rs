//! Stories: steps through the map, each with what is shown and what is said of it.

use super::Day;
use super::account::Account;
use super::filter::Filter;
use super::ids::{AreaId, AssessmentId, ChangeId, SourceId};
use super::names::{LabelLang, Names};
use super::tables::LonLatBounds;

/// One step of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryStep {
    /// The day that is shown.
    pub date: Day,
    /// The day before from which time passes when the step begins.
    pub from: Option<Day>,
    /// What is in view.
    pub view: Option<LonLatBounds>,
    /// What is said.
    pub caption: Names,
    /// What the speaker alone reads.
    pub notes: Names,
    /// The area that is selected.
    pub area: Option<AreaId>,
    /// The change that the step rests on.
    pub change: Option<ChangeId>,
    /// The source that it cites, where no change does.
    pub source: Option<SourceId>,
    /// The assessment whose areas are outlined.
    pub assessment: Option<AssessmentId>,
    /// What the filters let through.
    pub filter: Filter,
    /// The names of files that are not drawn.
    pub hidden_layers: Vec<String>,
    /// The language of the names on the map; `None` to leave it as it is.
    pub label_lang: Option<LabelLang>,
    /// Whose account is shown, and as known on which day.
    pub account: Account,
}

/// A presenter's sequence of steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Name of its file without the ending.
    pub id: String,
    /// Its title.
    pub title: Names,
    /// What it is about, in a line; empty where it does not say.
    pub subtitle: Names,
    /// Who tells it; empty where it does not say.
    pub authors: Names,
    /// Its steps.
    pub steps: Vec<StoryStep>,
}
