//! Ids as the files of a data set can carry them: lists of ids are separated by spaces, and some are
//! names of files. Ids of our own data sets stay as they are; those of foreign files may change.

use crate::model::{AreaId, ChangeId, ForceId, LonLatBounds, SourceId, Story, World};
use std::collections::BTreeSet;

/// The ids of every row.
pub(super) struct Ids {
    areas: Vec<String>,
    forces: Vec<String>,
    sources: Vec<String>,
    changes: Vec<String>,
    /// Names of the stories' files, by position.
    pub(super) stories: Vec<String>,
}

impl Ids {
    pub(super) fn of(world: &World, stories: &[Story]) -> Self {
        let is_file_name = |c: char| c != '#' && !r#"/\:*?"<>|"#.contains(c);
        Self {
            areas: plain(world.areas.iter().map(|row| &row.id), "area", |_| true),
            forces: plain(world.forces.iter().map(|row| &row.id), "force", |_| true),
            sources: plain(
                world.sources.iter().map(|row| &row.id),
                "source",
                is_file_name,
            ),
            changes: plain(world.changes.iter().map(|row| &row.id), "change", |_| true),
            stories: plain(stories.iter().map(|row| &row.id), "story", |c| {
                is_file_name(c)
            }),
        }
    }

    pub(super) fn area(&self, id: AreaId) -> &str {
        &self.areas[id.index()]
    }

    pub(super) fn force(&self, id: ForceId) -> &str {
        &self.forces[id.index()]
    }

    pub(super) fn source(&self, id: SourceId) -> &str {
        &self.sources[id.index()]
    }

    /// An id that no change has yet.
    pub(super) fn free_change(&self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        while self.changes.contains(&id) {
            id.push('-');
        }
        id
    }

    pub(super) fn change(&self, id: ChangeId) -> &str {
        &self.changes[id.index()]
    }
}

/// Ids without spaces and without what is not allowed, each once.
fn plain<'w>(
    ids: impl Iterator<Item = &'w String>,
    kind: &str,
    allowed: impl Fn(char) -> bool,
) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut plain = Vec::new();
    for (n, id) in ids.enumerate() {
        let fits = |c: char| !c.is_whitespace() && !c.is_control() && allowed(c);
        let mut id: String = id
            .trim()
            .chars()
            .map(|c| if fits(c) { c } else { '_' })
            .collect();
        if id.is_empty() || id.starts_with('.') {
            id = format!("{kind}-{}{id}", n + 1);
        }
        let stem = id.clone();
        let mut count = 1;
        while !taken.insert(id.clone()) {
            count += 1;
            id = format!("{stem}-{count}");
        }
        plain.push(id);
    }
    plain
}

/// Bounds as files have them: west, south, east, north.
pub(super) fn bounds(bounds: LonLatBounds) -> [f64; 4] {
    let ([west, south], [east, north]) = (bounds.min, bounds.max);
    [west, south, east, north]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_single_words_that_differ() {
        let ids = ["a b", "a_b", "", "ok-1", "a_b"].map(str::to_owned);
        let plain = plain(ids.iter(), "area", |_| true);
        assert_eq!(plain, ["a_b", "a_b-2", "area-3", "ok-1", "a_b-3"]);
    }
}
