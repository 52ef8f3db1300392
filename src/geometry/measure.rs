//! Areas and distances on the Earth, and the bar that says how long a stretch of the screen is.
//!
//! On the WGS84 ellipsoid. It must not know how a number is written.

use super::{Camera, Viewport, lonlat_from_world};
use geo::{GeodesicArea, LineString, MultiPolygon, Polygon};
use std::f64::consts::TAU;

/// The equatorial radius of WGS84 in metres (NIMA TR8350.2).
const EQUATOR_RADIUS_M: f64 = 6_378_137.0;
/// The first eccentricity of WGS84, squared (NIMA TR8350.2).
const ECCENTRICITY_SQUARED: f64 = 6.694_379_990_14e-3;

/// The area of a shape (lon/lat degrees) in square kilometres, less its holes, whatever the
/// direction of its rings; 0 if a coordinate is not finite or no latitude.
///
/// Edges are geodesics: Karney, *Algorithms for geodesics*, J. Geodesy 87 (2013).
pub fn area_km2(shape: &MultiPolygon<f64>) -> f64 {
    let polygons = shape.iter();
    let area_m2: f64 = polygons
        // `geodesic_area_unsigned` takes a clockwise ring for the rest of the Earth.
        .map(|polygon| polygon.geodesic_area_signed().abs())
        .sum();
    if area_m2.is_finite() {
        area_m2 / 1e6
    } else {
        0.0
    }
}

/// [`area_km2`] of some polygons in a twentieth of the time, to tell before from after: edges of less
/// than a tenth of a degree of longitude, and those of rings with very many positions, are straight
/// on the cylindrical equal-area map (Snyder, USGS PP 1395, p. 85) instead of geodesics.
pub fn quick_area_km2(polygons: &[Polygon<f64>]) -> f64 {
    let of_polygon = |polygon: &Polygon<f64>| {
        let holes: f64 = polygon.interiors().iter().map(ring_area_m2).sum();
        (ring_area_m2(polygon.exterior()) - holes).abs()
    };
    let area_m2: f64 = polygons.iter().map(of_polygon).sum();
    if area_m2.is_finite() && area_m2 > 0.0 {
        area_m2 / 1e6
    } else {
        0.0
    }
}

fn ring_area_m2(ring: &LineString<f64>) -> f64 {
    const LONGEST: f64 = 0.1;
    const MANY: usize = 2_000;
    let Some(first) = ring.0.first() else {
        return 0.0;
    };
    let (mut twice, mut longest) = (0.0_f64, 0.0_f64);
    let mut before = (first.x, height(first.y));
    let base = before.1;
    for at in &ring.0 {
        let here = (at.x, height(at.y));
        let along = here.0 - before.0;
        // Relative to the first, lest small rings lose digits.
        twice += along * ((before.1 - base) + (here.1 - base));
        longest = longest.max(along.abs());
        before = here;
    }
    if longest > LONGEST && ring.0.len() < MANY {
        let whole = Polygon::new(ring.clone(), Vec::new());
        return whole.geodesic_area_signed().abs();
    }
    (twice / 2.0).abs().to_radians() * EQUATOR_RADIUS_M * EQUATOR_RADIUS_M
}

/// The height of a latitude on the cylindrical equal-area map, in equatorial radii: half of q in
/// Snyder's eq. 3-12, as a series in the eccentricity.
fn height(latitude: f64) -> f64 {
    const E2: f64 = ECCENTRICITY_SQUARED;
    let sine = latitude.to_radians().sin();
    let x = E2 * sine * sine;
    let series = 1.0 + x * (2.0 / 3.0 + x * (3.0 / 5.0 + x * (4.0 / 7.0 + x * 5.0 / 9.0)));
    (1.0 - E2) * sine * series
}

/// The unit of a [`ScaleBar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistanceUnit {
    /// Kilometres.
    Km,
    /// Metres.
    M,
}

/// A bar that stands for a round distance at the middle of the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Length on the screen, in points.
    pub length_points: f64,
    /// The distance it stands for, in `unit`: 1, 2 or 5 times a power of ten.
    pub distance: f64,
    /// The unit of `distance`.
    pub unit: DistanceUnit,
}

/// The longest round scale bar of at most `max_points` (and the width of the view).
///
/// True along the parallel through the middle of the view: that parallel measures 2π·N·cos φ with
/// N = a / √(1 − e² sin² φ), the radius of curvature in the prime vertical (Snyder, USGS PP 1395, eq. 4-20).
pub fn scale_bar(camera: Camera, viewport: Viewport, max_points: f64) -> ScaleBar {
    let most = max_points.min(viewport.width);
    // No screen is wider than a million points; the range keeps the powers of ten within reason.
    let most = if most.is_finite() {
        most.clamp(1.0, 1e6)
    } else {
        1.0
    };
    let metres_per_point = metres_per_point(camera);
    let metres = round_below(most * metres_per_point);
    let (distance, unit) = if metres >= 1e3 {
        (metres / 1e3, DistanceUnit::Km)
    } else {
        (metres, DistanceUnit::M)
    };
    ScaleBar {
        length_points: metres / metres_per_point,
        distance,
        unit,
    }
}

fn metres_per_point(camera: Camera) -> f64 {
    // Beyond the square there is no latitude; the clamp also keeps a pole from a bar of no length.
    let y = if camera.center[1].is_nan() {
        0.5
    } else {
        camera.center[1].clamp(0.0, 1.0)
    };
    let latitude = lonlat_from_world([0.5, y])[1].to_radians();
    let sine = latitude.sin();
    let normal = EQUATOR_RADIUS_M / (1.0 - ECCENTRICITY_SQUARED * sine * sine).sqrt();
    TAU * normal * latitude.cos() / camera.points_per_world()
}

/// The greatest of 1, 2 or 5 times a power of ten that is not above `value`, which is positive.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the power of ten of a finite length"
)]
fn round_below(value: f64) -> f64 {
    let exponent = value.log10().floor() as i32;
    // One power more and one less: the logarithm may round to either side of a whole number.
    let candidates = (exponent - 1..=exponent + 1).flat_map(|power| {
        [1.0, 2.0, 5.0].map(|digit| {
            if power < 0 {
                digit / 10_f64.powi(-power)
            } else {
                digit * 10_f64.powi(power)
            }
        })
    });
    candidates
        .filter(|candidate| *candidate <= value)
        .fold(f64::MIN_POSITIVE, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::world_from_lonlat;
    use geo::{Distance, Geodesic, Point, polygon};
    use proptest::prelude::*;

    const VIEW: Viewport = Viewport {
        width: 1200.0,
        height: 800.0,
    };

    fn degree() -> Polygon<f64> {
        polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)]
    }

    #[test]
    fn a_square_degree_at_the_equator() {
        // GeographicLib's Planimeter gives 12308.778 km².
        let area = area_km2(&degree().into());
        assert!((area - 12_308.778).abs() < 0.001, "{area}");
    }

    #[test]
    fn directions_of_rings_do_not_matter() {
        let hole = vec![(0.25, 0.25), (0.75, 0.25), (0.75, 0.75)];
        let mut areas = Vec::new();
        for turn in 0..4 {
            let (mut ring, mut hole) = (degree().exterior().clone(), hole.clone());
            if turn % 2 == 1 {
                ring.0.reverse();
            }
            if turn > 1 {
                hole.reverse();
            }
            areas.push(area_km2(&Polygon::new(ring, vec![hole.into()]).into()));
        }
        assert!(areas[0] < 11_000.0 && areas[0] > 10_000.0);
        assert!(areas.iter().all(|area| (area - areas[0]).abs() < 1e-6));
    }

    #[test]
    fn broken_shapes_have_no_area() {
        let nan = polygon![(x: f64::NAN, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 95.0)];
        assert_eq!(area_km2(&nan.into()), 0.0);
        assert_eq!(area_km2(&MultiPolygon::new(vec![])), 0.0);
    }

    #[test]
    fn round_numbers_below() {
        for (value, expected) in [
            (1.0, 1.0),
            (1.99, 1.0),
            (1000.0, 1000.0),
            (999.0, 500.0),
            (0.3, 0.2),
        ] {
            assert_eq!(round_below(value), expected);
        }
    }

    proptest! {
        #[test]
        fn the_bar_says_what_the_ellipsoid_says(latitude in -70.0..70.0, zoom in 6.0..18.0) {
            let camera = Camera { center: world_from_lonlat([40.0, latitude]), zoom };
            let bar = scale_bar(camera, VIEW, 150.0);
            prop_assert!(bar.length_points <= 150.0 + 1e-9 && bar.length_points > 150.0 / 2.51);
            let end = |sign: f64| {
                let screen = [600.0 + sign * bar.length_points / 2.0, 400.0];
                lonlat_from_world(camera.world_from_screen(VIEW, screen))
            };
            let km = Geodesic.distance(Point::from(end(-1.0)), Point::from(end(1.0))) / 1e3;
            let said = if bar.unit == DistanceUnit::Km { bar.distance } else { bar.distance / 1e3 };
            prop_assert!((km - said).abs() < 0.01 * said, "{km} {said}");
        }

        #[test]
        fn the_quick_area_is_the_area(x in -170.0..170.0, y in -85.0..85.0, radius in 0.01..4.0, count in 3..900_u32) {
            let ring: LineString<f64> = (0..count).map(|n| {
                let angle = f64::from(n) / f64::from(count) * TAU;
                (x + radius * angle.cos(), y + radius * angle.sin())
            }).collect();
            let shape = MultiPolygon::from(Polygon::new(ring, vec![]));
            let (quick, area) = (quick_area_km2(&shape.0), area_km2(&shape));
            prop_assert!((quick - area).abs() < 2e-5 * area, "{} {}", quick, area);
        }

        #[test]
        fn a_bar_for_any_camera(x in prop::num::f64::ANY, y in prop::num::f64::ANY, zoom in prop::num::f64::ANY, width in prop::num::f64::ANY, most in prop::num::f64::ANY) {
            let camera = Camera { center: [x, y], zoom };
            let bar = scale_bar(camera, Viewport { width, height: 1.0 }, most);
            prop_assert!(bar.length_points.is_finite() && bar.distance > 0.0);
        }
    }
}
