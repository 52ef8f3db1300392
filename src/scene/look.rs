//! Sizes of letters and signs on the map and around it: every one that is no share of a picture's side.

use super::labels::LabelKind;

/// Size of the words of a window's scale bar, in points.
pub const SCALE_POINTS: f32 = 12.0;

/// Size of a window's credits, in points.
pub const CREDIT_POINTS: f32 = 10.0;

/// The least size of letters around a picture, in points.
pub const LEAST_POINTS: f32 = 8.0;

/// Radius of the sign at a disputed area, in points.
pub const SIGN_POINTS: f32 = 6.0;

/// Width of the light around it, in points.
pub const SIGN_CASING_POINTS: f32 = 1.5;

/// Width of its edge, in points.
pub const SIGN_EDGE_POINTS: f32 = 1.25;

/// Size of a name on the map, in points.
pub fn name_points(kind: LabelKind) -> f32 {
    match kind {
        LabelKind::City(1) => 14.0,
        LabelKind::City(2) | LabelKind::Country => 13.0,
        _ => 12.0,
    }
}
