//! How features are drawn beyond their colour: what a file says of each (simplestyle), or a person of a layer.

use super::tables::Rgb;
use serde::{Deserialize, Serialize};

/// How features are drawn; `None` as the map draws them by itself.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(default)]
pub struct FeatureLook {
    /// Opacity of fills, lines and points, in percent.
    pub opacity_percent: Option<u8>,
    /// Width of lines, in tenths of a point.
    pub line_width_tenths: Option<u8>,
    /// Diameter of points, in tenths of a point.
    pub point_size_tenths: Option<u8>,
    /// Colour of the outline of areas.
    pub outline: Option<Rgb>,
}

impl FeatureLook {
    /// This look where it says something, else the other.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            opacity_percent: self.opacity_percent.or(other.opacity_percent),
            line_width_tenths: self.line_width_tenths.or(other.line_width_tenths),
            point_size_tenths: self.point_size_tenths.or(other.point_size_tenths),
            outline: self.outline.or(other.outline),
        }
    }
}
