//! Where in its files something stands, for a problem.

use super::subject::Subject;
use crate::model::{FeatureCollection, FilePlace};

/// The place of all files: the one, or none in particular.
pub(super) fn file_place(collection: &FeatureCollection) -> FilePlace {
    match collection.files.as_slice() {
        [one] => FilePlace::file(&one.name),
        files => FilePlace::file(files.first().map_or("", |file| &file.name)),
    }
}

/// Where a feature stands.
pub(super) fn feature_place(subject: &Subject<'_>, n: usize) -> FilePlace {
    let feature = &subject.collection.features[n];
    let id = feature.id_text();
    FilePlace {
        file: subject.collection.file_of(feature).name.clone(),
        line: (feature.line > 0).then_some(feature.line),
        column: (feature.column > 0).then_some(feature.column),
        feature: Some(if id.is_empty() {
            (subject.features_before + n + 1).to_string()
        } else {
            id
        }),
        member: None,
    }
}
