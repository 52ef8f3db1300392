//! Ids of changes that are put together from several tables: each its own.

use crate::model::Change;
use std::collections::BTreeSet;

/// Adds changes; an id that is taken becomes another.
pub(super) fn add(changes: &mut Vec<Change>, joined: Vec<Change>) {
    let mut taken: BTreeSet<String> = changes.iter().map(|change| change.id.clone()).collect();
    changes.extend(joined.into_iter().map(|change| Change {
        id: free(&change.id, &mut taken),
        ..change
    }));
}

/// An id that is not taken yet, and now is.
pub(super) fn free(id: &str, taken: &mut BTreeSet<String>) -> String {
    let (mut free, mut number) = (id.to_owned(), 1);
    while !taken.insert(free.clone()) {
        number += 1;
        free = format!("{id}-{number}");
    }
    free
}
