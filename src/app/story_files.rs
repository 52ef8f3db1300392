//! Stories in files of their own: told from other files by what they say they are, and read in the
//! background.

use super::job::{AtEnd, Unwatched, Worker};
use crate::model::{Story, World, WrittenStory};
use crate::state::opening::short_name;
use crate::state::{Arrival, Origin};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A story's file is no larger than this: 8 MiB.
const LARGEST: u64 = 8 << 20;

/// Files of which some may be stories.
pub(super) struct SortedFiles {
    /// The stories.
    pub(super) stories: Vec<WrittenStory>,
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
        wrong: Vec::new(),
        rest: Vec::new(),
        arrival,
    };
    for origin in origins {
        match &origin {
            Origin::Path(path) if may_be_story(path) => match read_story(path) {
                Ok(Some(story)) => sorted.stories.push(story),
                _ => sorted.rest.push(origin),
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

/// Whether a path is called as stories are.
pub(super) fn may_be_story(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Reads a story's file; `None` for a file that is none. The story is called after the file.
///
/// # Errors
/// When the file cannot be read.
pub fn read_story(path: &Path) -> io::Result<Option<WrittenStory>> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() || about.len() > LARGEST {
        return Ok(None);
    }
    let mut text = Vec::new();
    File::open(path)?.take(LARGEST).read_to_end(&mut text)?;
    let story = WrittenStory::from_json(&String::from_utf8_lossy(&text));
    Ok(story.map(|story| {
        let name = short_name(path);
        let stem = name
            .rsplit_once('.')
            .map_or(name.as_str(), |(stem, _)| stem);
        WrittenStory {
            id: stem.to_owned(),
            ..story
        }
    }))
}

/// The story of a data set with an id; or, where a path is named, the one in that file, as it is found in
/// the data set.
///
/// # Errors
/// A sentence that says which stories there are, or what is wrong with the file.
pub fn find_story(world: &World, id: &str) -> Result<Story, String> {
    let stories = &world.stories;
    let found = stories.iter().find(|story| story.id == id).cloned();
    let story = match (found, Path::new(id)) {
        (None, path) if may_be_story(path) => story_of_file(world, path)?,
        (Some(story), _) => story,
        (None, _) => {
            let ids: Vec<&str> = stories.iter().map(|story| story.id.as_str()).collect();
            let known = match ids.as_slice() {
                [] => "there is none".to_owned(),
                ids => format!("there are: {}", ids.join(", ")),
            };
            return Err(format!("No story is called `{id}`; {known}."));
        }
    };
    if story.steps.is_empty() {
        return Err(format!("The story `{id}` has no steps."));
    }
    Ok(story)
}

fn story_of_file(world: &World, path: &Path) -> Result<Story, String> {
    let name = path.display();
    let read = read_story(path).map_err(|error| format!("{name} could not be read: {error}."))?;
    let written = read.ok_or_else(|| format!("{name} is no story's file."))?;
    let (story, lost) = written.find(world);
    if !lost.is_empty() {
        let lost = lost.join(", ");
        return Err(format!(
            "The data set does not have {lost}, of which {name} speaks."
        ));
    }
    Ok(story)
}
