//! Areas that lie over each other: ground that two of them claim is counted once, for the one on top.

use super::ids::AreaId;

/// A part of an area over which others lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// The area beneath.
    pub below: AreaId,
    /// The areas that lie over this part, the lowest first.
    pub above: Vec<AreaId>,
    /// The size of the part in km². The parts of one area are disjoint.
    pub km2: f64,
}
