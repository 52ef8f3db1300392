//! How a file draws its features beyond their colour (simplestyle): opacity, widths, sizes, outlines.

use super::own_colours::css;
use super::rows::{ColumnRole, FeatureRow};
use crate::model::properties::readable;
use crate::model::{FeatureLook, Geometry};

/// The diameters of points that simplestyle names, in tenths of a point.
const SIZES: [(&str, u8); 3] = [("small", 60), ("medium", 90), ("large", 130)];

/// How a feature of that geometry is drawn, as its own properties say.
pub(super) fn of_row(row: &FeatureRow<'_>, geometry: &Geometry) -> FeatureLook {
    let is_area = !geometry.polygons.0.is_empty();
    let opacity = if is_area {
        ColumnRole::FillOpacity
    } else {
        ColumnRole::StrokeOpacity
    };
    FeatureLook {
        opacity_percent: number(row, opacity).map(|share| scaled(share.min(1.0), 100.0)),
        line_width_tenths: number(row, ColumnRole::StrokeWidth).map(|width| scaled(width, 10.0)),
        point_size_tenths: size(row),
        // A line of its own colour around an area that has a colour of its own.
        outline: css(row.get(ColumnRole::Stroke))
            .filter(|_| is_area && css(row.get(ColumnRole::Fill)).is_some()),
    }
}

/// A number from 0 on, written as one or as a text.
fn number(row: &FeatureRow<'_>, role: ColumnRole) -> Option<f64> {
    let number: f64 = readable(row.get(role)).trim().parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to a byte"
)]
fn scaled(number: f64, by: f64) -> u8 {
    (number * by).round().clamp(0.0, 255.0) as u8
}

fn size(row: &FeatureRow<'_>) -> Option<u8> {
    let text = readable(row.get(ColumnRole::MarkerSize));
    let named = SIZES.iter().find(|(name, _)| *name == text.trim());
    let plain = || number(row, ColumnRole::MarkerSize).map(|size| scaled(size, 10.0));
    named.map(|(_, tenths)| *tenths).or_else(plain)
}
