//! What comes back at the next start besides the standing choices: what was looked at, and how the panels
//! stood. By the ids of the files, so that it can be found again.

use super::session::{State, Tab};
use super::strip::Stretch;
use super::view::NamedView;
use crate::model::{Day, Lang, WrittenStory};
use serde::{Deserialize, Serialize};

/// A session as it is written. What is missing is as a data set opens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSession {
    /// What was looked at.
    pub view: NamedView,
    /// What the place panel showed.
    pub tab: Tab,
    /// The first and the last day on the strip; `None` for the whole time.
    pub strip: Option<[Day; 2]>,
    /// The language in which texts were read; `None` for that of the window.
    pub reading_lang: Option<Lang>,
    /// The stories that were changed or made, and stand in no file of the data set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<WrittenStory>,
}

impl SavedSession {
    /// The session as it stands.
    pub fn of(state: &State) -> Self {
        let is_whole = state.stretch == state.whole_time();
        Self {
            view: NamedView::of(&state.view, state.world()),
            tab: state.tab,
            strip: (!is_whole).then(|| state.stretch.as_days()),
            reading_lang: Some(state.reading_lang),
            stories: state.making.changed(),
        }
    }

    /// Whether it belongs to a data set, or to any.
    pub fn is_of(&self, dataset: &str) -> bool {
        self.view.dataset.is_empty() || self.view.dataset == dataset
    }

    /// The stretch of time on the strip.
    pub(super) fn stretch(&self, whole: Stretch) -> Stretch {
        self.strip.map_or(whole, |[first, last]| {
            Stretch::of_days(first.min(last), last.max(first)).within(whole)
        })
    }
}
