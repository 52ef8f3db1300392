//! Lon/lat degrees to the Web Mercator unit square ("world") and back.
//!
//! It must not know of screens or zoom; `camera` does.

use geo::{Coord, MapCoords, MultiPolygon};
use std::f64::consts::PI;

/// A position in the Web Mercator unit square: x grows east from 0 to 1, y grows *south* from 0 to 1.
pub type WorldPoint = [f64; 2];

/// A position in degrees on WGS84: longitude east, then latitude north.
pub type LonLat = [f64; 2];

/// The latitude, in degrees, at which Web Mercator ends: `atan(sinh(π))`.
pub const MAX_LATITUDE: f64 = 85.051_128_779_8;

/// The world point of a position in degrees.
///
/// Latitudes beyond [`MAX_LATITUDE`] are moved to it; longitudes are not wrapped, so a shape across
/// the antimeridian may reach outside the square. A coordinate that is not finite stays so.
///
/// Formula: spherical Mercator, Snyder, *Map Projections: A Working Manual* (USGS PP 1395), eq. 7-1
/// and 7-2, scaled to the unit square.
///
/// ```
/// let world = kharita::geometry::world_from_lonlat([0.0, 0.0]);
/// assert_eq!(world, [0.5, 0.5]);
/// ```
pub fn world_from_lonlat(lonlat: LonLat) -> WorldPoint {
    let [longitude, latitude] = lonlat;
    let sine = latitude
        .clamp(-MAX_LATITUDE, MAX_LATITUDE)
        .to_radians()
        .sin();
    // atanh(sin φ) is ln(tan(π/4 + φ/2)), and exactly 0 on the equator.
    [longitude / 360.0 + 0.5, 0.5 - sine.atanh() / (2.0 * PI)]
}

/// The position in degrees of a world point; the inverse of [`world_from_lonlat`].
///
/// Formula: Snyder (USGS PP 1395), eq. 7-4, written with the Gudermannian function.
pub fn lonlat_from_world(world: WorldPoint) -> LonLat {
    let [x, y] = world;
    let latitude = ((0.5 - y) * 2.0 * PI).sinh().atan().to_degrees();
    [(x - 0.5) * 360.0, latitude]
}

/// A whole shape from degrees to world coordinates, position by position.
pub fn world_shape(lonlat: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    lonlat.map_coords(|at| {
        let [x, y] = world_from_lonlat([at.x, at.y]);
        Coord { x, y }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn corners_of_the_square() {
        let [x, y] = world_from_lonlat([-180.0, 90.0]);
        assert!(x.abs() < 1e-12 && y.abs() < 1e-9, "{x} {y}");
        let [x, y] = world_from_lonlat([180.0, -90.0]);
        assert!((x - 1.0).abs() < 1e-12 && (y - 1.0).abs() < 1e-9, "{x} {y}");
    }

    #[test]
    fn north_is_up() {
        assert!(world_from_lonlat([0.0, 36.0])[1] < world_from_lonlat([0.0, 35.0])[1]);
    }

    #[test]
    fn a_coordinate_that_is_no_number_stays_so() {
        assert!(world_from_lonlat([0.0, f64::NAN])[1].is_nan());
    }

    proptest! {
        #[test]
        fn there_and_back(longitude in -180.0..180.0, latitude in -85.0..85.0) {
            let back = lonlat_from_world(world_from_lonlat([longitude, latitude]));
            prop_assert!((back[0] - longitude).abs() < 1e-9);
            prop_assert!((back[1] - latitude).abs() < 1e-9);
        }

        #[test]
        fn never_panics(longitude in prop::num::f64::ANY, latitude in prop::num::f64::ANY) {
            let world = world_from_lonlat([longitude, latitude]);
            lonlat_from_world(world);
        }
    }
}
