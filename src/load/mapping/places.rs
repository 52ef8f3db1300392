//! Where in its files something stands, for a problem.

use crate::model::{FeatureCollection, FilePlace, Import};

/// The place of all files: the one, or none in particular.
pub(super) fn file_place(collection: &FeatureCollection) -> FilePlace {
    match collection.files.as_slice() {
        [one] => FilePlace::file(&one.name),
        files => FilePlace::file(files.first().map_or("", |file| &file.name)),
    }
}

/// Where a feature stands.
pub(super) fn feature_place(import: &Import, n: usize) -> FilePlace {
    let feature = &import.collection.features[n];
    let id = feature.id_text();
    FilePlace {
        file: import.collection.file_of(feature).name.clone(),
        line: (feature.line > 0).then_some(feature.line),
        column: (feature.column > 0).then_some(feature.column),
        feature: Some(if id.is_empty() {
            (n + 1).to_string()
        } else {
            id
        }),
        member: None,
    }
}
