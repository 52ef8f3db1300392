//! A story in a file of its own: told from other files by what it says it is.

use super::disk;
use crate::model::{Story, World, WrittenStory};
use std::path::Path;

/// A story's file is no larger than this: 8 MiB.
const LARGEST: u64 = 8 << 20;

/// Whether a path is called as stories are.
pub fn may_be_story(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Reads a story's file; `None` for a file that is none or cannot be read. The story is called after the
/// file.
pub fn read_story(path: &Path) -> Option<WrittenStory> {
    let bytes = disk::beginning(path, LARGEST);
    let story = WrittenStory::from_json(&String::from_utf8_lossy(&bytes))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Some(WrittenStory {
        id: stem.into_owned(),
        ..story
    })
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
    let written = read_story(path)
        .ok_or_else(|| format!("{name} is not there, or is not the file of a story."))?;
    let (story, lost) = written.find(world);
    if !lost.is_empty() {
        let lost = lost.join(", ");
        return Err(format!(
            "The data set does not have {lost}, of which {name} speaks."
        ));
    }
    Ok(story)
}
