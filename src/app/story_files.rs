//! Stories and sessions in files of their own: told from other files by what they say they are, and read in
//! the background.

use super::job::{AtEnd, Unwatched, Worker};
use super::sessions::{ReadSession, may_be_session, read_session};
use crate::load::{self, may_be_story};
use crate::model::WrittenStory;
use crate::state::{Arrival, Origin};

/// Files of which some may be stories.
pub(super) struct SortedFiles {
    /// The stories.
    pub(super) stories: Vec<WrittenStory>,
    /// A session, which stands for all else.
    pub(super) session: Option<ReadSession>,
    /// Names of files that were to be stories and are none.
    pub(super) wrong: Vec<String>,
    /// What is to be read as data.
    pub(super) rest: Vec<Origin>,
    /// What that means for what is shown.
    pub(super) arrival: Arrival,
}

/// Looks through files before they are read.
pub(super) type StoryReader = Worker<(), SortedFiles, Unwatched>;

/// A worker that looks at nothing yet. A path on a network that is down takes its time.
pub(super) fn reader() -> StoryReader {
    Worker::new("stories", AtEnd::Leave)
}

/// Takes the stories out of what is to be opened.
pub(super) fn sort(origins: Vec<Origin>, arrival: Arrival) -> SortedFiles {
    let mut sorted = SortedFiles {
        stories: Vec::new(),
        session: None,
        wrong: Vec::new(),
        rest: Vec::new(),
        arrival,
    };
    for origin in origins {
        match &origin {
            Origin::Path(path) if may_be_session(path) => match read_session(path) {
                Some(session) => sorted.session = Some(session),
                None => sorted.wrong.push(origin.name()),
            },
            Origin::Path(path) if may_be_story(path) => match load::read_story(path) {
                Some(story) => sorted.stories.push(story),
                None => sorted.rest.push(origin),
            },
            _ => sorted.rest.push(origin),
        }
    }
    sorted
}

/// Reads files that are to be stories.
pub(super) fn read_all(origins: &[Origin]) -> SortedFiles {
    let mut sorted = sort(origins.to_vec(), Arrival::Again);
    let wrong = std::mem::take(&mut sorted.rest);
    sorted.wrong = wrong.iter().map(Origin::name).collect();
    sorted
}
