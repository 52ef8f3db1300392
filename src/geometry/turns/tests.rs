//! Seams, whole turns and poles, by generators of rings around them.

use super::*;
use crate::geometry::{area_km2, problems};
use geo::{Area, polygon};
use proptest::prelude::*;

#[test]
fn a_polygon_without_an_outline_stays_as_it_is() {
    let far: LineString<f64> = vec![(190.0, 0.0), (195.0, 0.0), (190.0, 5.0)].into();
    let polygon = Polygon::new(LineString::new(Vec::new()), vec![far]);
    assert!(turned_polygons(&MultiPolygon::from(polygon)).is_none());
    let nothing = MultiLineString::new(vec![LineString::new(Vec::new())]);
    assert!(turned_lines(&nothing).is_none());
}

fn strip(west: f64, east: f64) -> MultiPolygon<f64> {
    polygon![(x: west, y: -17.0), (x: east, y: -17.0), (x: east, y: -16.0), (x: west, y: -16.0)]
        .into()
}

fn spans(shape: &MultiPolygon<f64>) -> Vec<[f64; 2]> {
    let xs = |polygon: &Polygon<f64>| {
        let xs = polygon.exterior().0.iter().map(|at| at.x);
        xs.fold([f64::INFINITY, f64::NEG_INFINITY], |[a, b], x| {
            [a.min(x), b.max(x)]
        })
    };
    let mut spans: Vec<_> = shape.iter().map(xs).collect();
    spans.sort_by(|a, b| a[0].total_cmp(&b[0]));
    spans
}

#[test]
fn what_stays_on_the_map_is_left_alone() {
    assert_eq!(turned_polygons(&strip(-180.0, 180.0)), None);
    assert_eq!(turned_polygons(&strip(-100.0, 100.0)), None);
    let world = polygon![(x: -179.9, y: -85.0), (x: 179.9, y: -85.0), (x: 179.9, y: 85.0), (x: -179.9, y: 85.0)];
    assert_eq!(turned_polygons(&world.into()), None);
}

#[test]
fn a_strip_across_the_antimeridian_is_cut_however_it_is_written() {
    for shape in [
        strip(179.0, -179.0),
        strip(179.0, 181.0),
        strip(-181.0, -179.0),
    ] {
        let turned = turned_polygons(&shape).expect("it crosses");
        assert_eq!(turned.turn, Turn::Cut);
        assert_eq!(turned.pieces, [2]);
        assert_eq!(spans(&turned.geometry), [[-180.0, -179.0], [179.0, 180.0]]);
        assert!(problems(&turned.geometry).is_empty());
    }
}

#[test]
fn longitudes_to_360_are_moved() {
    let turned = turned_polygons(&strip(190.0, 200.0)).expect("it is beyond");
    assert_eq!((turned.turn, turned.pieces), (Turn::Moved, vec![1]));
    assert_eq!(spans(&turned.geometry), [[-170.0, -160.0]]);
    assert_eq!(turned_longitude(359.0), -1.0);
    assert_eq!(turned_longitude(-540.0).abs(), 180.0);
    assert_eq!(turned_longitude(1e9), 1e9);
}

#[test]
fn a_ring_around_a_pole_encloses_it() {
    let ring: LineString<f64> = (0..36)
        .map(|n| (f64::from(n) * 10.0 - 175.0, -75.0))
        .collect();
    let turned = turned_polygons(&Polygon::new(ring, vec![]).into()).expect("it goes around");
    assert_eq!(turned.turn, Turn::Pole);
    assert!(problems(&turned.geometry).is_empty(), "{turned:?}");
    // A cap of 15°: 2πR²(1 − sin 75°), with R = 6371 km.
    let area = area_km2(&turned.geometry);
    assert!((area - 8_690_000.0).abs() < 150_000.0, "{area}");
}

#[test]
fn lines_are_cut_and_keep_their_bits() {
    let line: LineString<f64> = vec![(179.3, 1.1), (-179.3, 2.2), (-178.1, 3.3)].into();
    let turned = turned_lines(&MultiLineString(vec![line])).expect("it crosses");
    assert_eq!(turned.pieces, [2]);
    let [east, west] = &turned.geometry.0[..] else {
        panic!("two parts");
    };
    assert_eq!(east.0[1].x, 180.0);
    assert_eq!((west.0[0].x, west.0[1].x), (-180.0, -179.3));
    assert_eq!(east.0[1].y, west.0[0].y);
}

/// The area in square degrees of what a shape covers.
fn sound_area(shape: &MultiPolygon<f64>) -> f64 {
    let parts = shape
        .iter()
        .filter_map(|polygon| sound_polygon(polygon.clone()));
    parts.flatten().map(|polygon| polygon.unsigned_area()).sum()
}

fn ring(points: &[(f64, f64)]) -> MultiPolygon<f64> {
    Polygon::new(points.to_vec().into(), Vec::new()).into()
}

#[test]
fn a_step_of_a_whole_turn_is_a_seam() {
    let isle = ring(&[
        (-180.0, -16.0),
        (-179.0, -16.0),
        (-179.0, -17.0),
        (-180.0, -17.0),
        (179.0, -17.0),
        (179.0, -16.0),
        (180.0, -16.0),
        (-180.0, -16.0),
    ]);
    let turned = turned_polygons(&isle).expect("it has a seam");
    assert_eq!(spans(&turned.geometry), [[-180.0, -179.0], [179.0, 180.0]]);
    let coast = (0..12).map(|n| (f64::from(n) * 30.0 - 180.0, -70.0 - f64::from(n % 2) * 5.0));
    let mut points: Vec<(f64, f64)> = coast.collect();
    points.extend([(180.0, -75.0), (-180.0, -75.0)]);
    let turned = turned_polygons(&ring(&points)).expect("it goes around");
    assert_eq!(turned.turn, Turn::Pole);
    let area = area_km2(&turned.geometry);
    assert!((8_000_000.0..16_000_000.0).contains(&area), "{area}");
}

#[test]
fn a_shape_that_is_closed_along_the_edges_of_the_map_stays() {
    let mut south: Vec<(f64, f64)> = (0..=36)
        .map(|n| (f64::from(n) * 10.0 - 180.0, -70.0))
        .collect();
    south.extend([(180.0, -90.0), (-180.0, -90.0)]);
    assert_eq!(turned_polygons(&ring(&south)), None);
    let equator = MultiLineString(vec![vec![(-180.0, 0.0), (180.0, 0.0)].into()]);
    assert!(turned_lines(&equator).is_none());
}

#[test]
fn a_hair_beyond_the_edge_is_on_it() {
    let over = 180.000_000_000_000_03;
    let shape = ring(&[(177.0, -18.0), (over, -15.0), (177.0, -13.0)]);
    let turned = turned_polygons(&shape).expect("it is beyond");
    assert_eq!(spans(&turned.geometry), [[177.0, 180.0]]);
    let under = 179.999_999_999_999_97;
    let shape = ring(&[
        (-177.0, -18.0),
        (-174.0, -15.0),
        (-177.0, -13.0),
        (under, -16.0),
    ]);
    let turned = turned_polygons(&shape).expect("it jumps");
    assert_eq!(spans(&turned.geometry), [[-180.0, -174.0]]);
}

/// A shape around 180°, with its longitudes as files write them: cut at the edge, with a hair too
/// much or too little there, and with the edge itself written on one side or on both.
fn as_written(points: &[(f64, f64)], hairs: &[f64], both: bool) -> MultiPolygon<f64> {
    let mut written: Vec<(f64, f64)> = Vec::new();
    for (n, (x, y)) in points.iter().enumerate() {
        let hair = hairs[n % hairs.len()];
        let on_edge = (*x - 180.0).abs() < 1e-12;
        let own = |edge: f64| {
            if on_edge {
                edge + hair
            } else if *x > 180.0 {
                x - 360.0
            } else {
                *x
            }
        };
        let came_from_west = points[(n + points.len() - 1) % points.len()].0 < 180.0;
        let first = own(if came_from_west { 180.0 } else { -180.0 });
        written.push((first, *y));
        if on_edge && both {
            written.push((own(if came_from_west { -180.0 } else { 180.0 }), *y));
        }
    }
    ring(&written)
}

proptest! {
    #[test]
    fn a_seam_changes_no_area(
        lefts in prop::collection::vec(0.5..9.0, 2..6), rights in prop::collection::vec(0.5..9.0, 2..6),
        hairs in prop::collection::vec(prop::sample::select(vec![0.0, 3e-14, -3e-14, 5e-10]), 1..4), both: bool,
    ) {
        let down = rights.iter().enumerate().map(|(n, x)| (180.0 + x, 10.0 - n as f64));
        let up = lefts.iter().enumerate().map(|(n, x)| (180.0 - x, 4.0 - rights.len() as f64 + n as f64));
        let foot = 9.0 - rights.len() as f64;
        let mut points = vec![(180.0, 12.0)];
        points.extend(down);
        points.push((180.0, foot - 4.0));
        points.extend(up.map(|(x, y)| (x, y - 1.0)));
        let plain = ring(&points);
        let before = sound_area(&plain);
        let written = as_written(&points, &hairs, both);
        let turned = turned_polygons(&written).map_or(written, |turned| turned.geometry);
        let after = sound_area(&turned);
        prop_assert!((before - after).abs() < 1e-6 * before, "{before} {after} {turned:?}");
        for [least, most] in spans(&turned) {
            prop_assert!(least >= -180.0 && most <= 180.0 && most - least < 20.0);
        }
    }

    #[test]
    fn parts_stay_on_the_map_and_keep_the_area(west in 150.0..210.0, width in 0.5..60.0) {
        let whole = strip(west, west + width);
        let turned = turned_polygons(&whole).map_or(whole.clone(), |turned| turned.geometry);
        for [least, most] in spans(&turned) {
            prop_assert!(least >= -180.0 && most <= 180.0);
        }
        let (before, after) = (whole.unsigned_area(), turned.unsigned_area());
        prop_assert!((before - after).abs() < 1e-9 * before, "{before} {after}");
    }

    #[test]
    fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20),
                    near in prop::collection::vec((-400.0..400.0, -90.0..90.0), 0..12)) {
        for points in [points, near] {
            let line = LineString::from(points);
            turned_lines(&MultiLineString(vec![line.clone()]));
            turned_polygons(&Polygon::new(line.clone(), vec![line]).into());
        }
    }
}
