//! What a person decided about files before.

use crate::model::Mapping;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is known of earlier times about how files are to be understood.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Mappings by the keys of [`Import::keys`](crate::model::Foreign::keys).
    pub mappings: Arc<BTreeMap<String, Mapping>>,
}
