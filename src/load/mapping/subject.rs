//! One group of files on its way to a world: what was read of it, and how it is understood.

use crate::model::{Base, Column, FeatureCollection, FileGroup, Force, Import, Mapping};
use std::sync::Arc;

/// A group of files as everything here looks at it. The numbers of its files and features begin at 0.
pub(super) struct Subject<'i> {
    /// What the group is called.
    pub(super) name: &'i str,
    /// Its files and features alone.
    pub(super) collection: Arc<FeatureCollection>,
    /// Its properties.
    pub(super) columns: &'i [Column],
    /// How it is understood.
    pub(super) mapping: &'i Mapping,
    /// The data set beneath all groups.
    pub(super) beneath: Option<&'i Base>,
    /// The geodesic area of each of its features in km².
    pub(super) areas_km2: &'i [f64],
    /// How many features of other groups come before its own.
    pub(super) features_before: usize,
    /// Whether there is no other group.
    pub(super) is_alone: bool,
    /// The forces that the data set beneath and the groups before have.
    pub(super) forces_before: &'i [Force],
}

impl<'i> Subject<'i> {
    /// A group of an import.
    pub(super) fn new(import: &'i Import, group: &'i FileGroup, areas_km2: &'i [f64]) -> Self {
        Self {
            name: &group.name,
            collection: collection_of(&import.collection, group),
            columns: &group.columns,
            mapping: &group.mapping,
            beneath: import.beneath.as_ref(),
            areas_km2: areas_km2.get(group.features.clone()).unwrap_or_default(),
            features_before: group.features.start,
            is_alone: import.groups.len() == 1,
            forces_before: &[],
        }
    }
}

/// The files and features of a group; the same collection where there is no other group.
pub(crate) fn collection_of(
    collection: &Arc<FeatureCollection>,
    group: &FileGroup,
) -> Arc<FeatureCollection> {
    if group.files.len() == collection.files.len() {
        collection.clone()
    } else {
        Arc::new(collection.part(group))
    }
}
