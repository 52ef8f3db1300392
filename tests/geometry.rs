//! The `geometry` module on the shipped areas of Syria and Iraq.
//!
//! What can be said without data is tested beside the code; here are the facts of a real coverage,
//! and what another library says of repairs.

use geo::coordinate_position::CoordPos;
use geo::dimensions::Dimensions;
use geo::validation::{InvalidPolygon, RingRole};
use geo::{Area, Coord, LineString, MultiPolygon, Polygon, Relate, Validation};
use kharita::geometry::{
    OUTSIDE, Repair, Shape, ShapeIndex, area_km2, borders, covered_parts, label_point, problems,
    repair, rings, simplified, triangles, world_shape,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

struct Shipped {
    ids: Vec<String>,
    countries: Vec<String>,
    shapes: Vec<MultiPolygon<f64>>,
}

fn shipped() -> Shipped {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/syria-iraq/areas.geojson");
    let text = std::fs::read_to_string(path).expect("the shipped areas are there");
    let collection: geojson::FeatureCollection = text.parse().expect("they are GeoJSON");
    let mut shipped = Shipped {
        ids: Vec::new(),
        countries: Vec::new(),
        shapes: Vec::new(),
    };
    for feature in collection.features {
        let property = |name| feature.property(name).and_then(|value| value.as_str());
        shipped.countries.push(
            property("country")
                .expect("an area has a country")
                .to_owned(),
        );
        shipped.ids.push(format!("{:?}", feature.id));
        let geometry = feature.geometry.expect("an area has a geometry");
        let geometry = geo::Geometry::<f64>::try_from(geometry).expect("it is a geometry");
        shipped.shapes.push(match geometry {
            geo::Geometry::Polygon(polygon) => polygon.into(),
            geo::Geometry::MultiPolygon(polygons) => polygons,
            other => panic!("an area is a polygon, not {other:?}"),
        });
    }
    shipped
}

fn world(shapes: &[MultiPolygon<f64>]) -> Vec<MultiPolygon<f64>> {
    shapes.iter().map(world_shape).collect()
}

#[test]
fn every_area_has_borders_and_most_have_two_sides() {
    let shapes = shipped().shapes;
    let found = borders(&shapes);
    let borders = &found.borders;
    let mut seen = vec![false; shapes.len()];
    for border in borders {
        assert_ne!(
            border.left, border.right,
            "no area touches itself along a line"
        );
        for side in [border.left, border.right] {
            if side != OUTSIDE {
                seen[side as usize] = true;
            }
        }
    }
    assert!(seen.iter().all(|seen| *seen));
    let shared = |left: u32, right: u32| left != OUTSIDE && right != OUTSIDE;
    let shared = borders.iter().filter(|b| shared(b.left, b.right)).count();
    assert!(
        shared * 10 > borders.len() * 8,
        "{shared} of {}",
        borders.len()
    );
}

/// Counts edges by hand: those of two areas must lie in borders with both sides, and in one only.
#[test]
fn each_edge_is_in_one_border_with_all_its_users() {
    use std::collections::BTreeMap;
    let shapes = shipped().shapes;
    let edge = |a: [f64; 2], b: [f64; 2]| {
        let mut ends = [a, b].map(|point| point.map(f64::to_bits));
        ends.sort_unstable();
        ends
    };
    let mut users: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for (shape, polygons) in (0..).zip(world(&shapes)) {
        for polygon in polygons {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                for line in ring.lines().filter(|line| line.start != line.end) {
                    let ends = edge(line.start.into(), line.end.into());
                    users.entry(ends).or_default().push(shape);
                }
            }
        }
    }
    let mut sides: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for border in borders(&shapes).borders {
        for pair in border.points.windows(2) {
            let mut both = vec![border.left, border.right];
            both.retain(|side| *side != OUTSIDE);
            both.sort_unstable();
            assert!(sides.insert(edge(pair[0], pair[1]), both).is_none());
        }
    }
    assert_eq!(users, sides);
}

/// No border could be longer: where it ends, three or more meet, or the areas at its sides change.
#[test]
fn borders_end_only_at_junctions() {
    let mut ends: std::collections::BTreeMap<_, Vec<[u32; 2]>> = Default::default();
    for border in borders(&shipped().shapes).borders {
        let mut sides = [border.left, border.right];
        sides.sort_unstable();
        for end in [border.points.first(), border.points.last()] {
            let end = end.expect("a border has points").map(f64::to_bits);
            ends.entry(end).or_default().push(sides);
        }
        if border.closed {
            let junction = border.points[0].map(f64::to_bits);
            assert_eq!(border.points.first(), border.points.last());
            ends.entry(junction).or_default().push([OUTSIDE, OUTSIDE]);
        }
    }
    for meeting in ends.values() {
        assert!(meeting.len() > 2 || meeting[0] != meeting[1], "{meeting:?}");
    }
}

#[test]
fn areas_come_back_from_their_borders_as_large_as_they_were() {
    let shapes = shipped().shapes;
    let found = borders(&shapes);
    let again = rings(&found.borders, &found.sides, shapes.len());
    for (before, after) in world(&shapes).iter().zip(&again) {
        let (before, after) = (before.unsigned_area(), after.unsigned_area());
        assert!((before - after).abs() <= 1e-9 * before);
    }
}

#[test]
fn simplified_areas_are_all_there_and_cover_the_same_ground() {
    let shapes = shipped().shapes;
    let found = borders(&shapes);
    let borders = &found.borders;
    let total =
        |shapes: &[MultiPolygon<f64>]| -> f64 { shapes.iter().map(Area::unsigned_area).sum() };
    let before = total(&rings(borders, &found.sides, shapes.len()));
    for zoom in [4, 6, 8, 10] {
        let tolerance = 0.5 / (256.0 * f64::from(zoom).exp2());
        let thin = rings(&simplified(borders, tolerance), &found.sides, shapes.len());
        assert!(
            thin.iter().all(|shape| shape.unsigned_area() > 0.0),
            "zoom {zoom}"
        );
        let after = total(&thin);
        assert!((before - after).abs() < 0.01 * before, "zoom {zoom}");
    }
}

#[test]
fn triangles_fill_the_areas() {
    for shape in world(&shipped().shapes) {
        let mesh = triangles(&shape);
        let corner = |index: &u32| geo::Coord::from(mesh.positions[*index as usize]);
        let filled: f64 = mesh
            .indices
            .chunks(3)
            .map(|t| geo::Triangle::new(corner(&t[0]), corner(&t[1]), corner(&t[2])))
            .map(|triangle| triangle.unsigned_area())
            .sum();
        let area = shape.unsigned_area();
        assert!((filled - area).abs() < 1e-6 * area, "{filled} {area}");
    }
}

#[test]
fn the_label_point_of_each_area_hits_that_area() {
    let Shipped { ids, shapes, .. } = shipped();
    let world = world(&shapes);
    let index = ShapeIndex::new(shapes.into_iter().map(Shape::from).collect());
    for (number, shape) in (0..).zip(&world) {
        let (point, radius) = label_point(shape).expect("an area has room for its label");
        assert!(radius > 0.0);
        assert_eq!(index.at(point), [number], "{}", ids[number as usize]);
    }
}

/// Published: Syria 185,180 km², Iraq 438,317 km². Borders are generalised and lakes are in.
#[test]
fn countries_are_about_as_large_as_published() {
    let Shipped {
        countries, shapes, ..
    } = shipped();
    for (country, published) in [("SYR", 185_180.0), ("IRQ", 438_317.0)] {
        let of_country = shapes.iter().zip(&countries).filter(|(_, c)| *c == country);
        let area: f64 = of_country.map(|(shape, _)| area_km2(shape)).sum();
        assert!(
            (area - published).abs() < 0.03 * published,
            "{country}: {area}"
        );
    }
}

#[test]
fn the_shipped_areas_are_sound_and_do_not_overlap() {
    let Shipped { ids, shapes, .. } = shipped();
    for (id, shape) in ids.iter().zip(&shapes) {
        assert_eq!(problems(shape), vec![], "{id}");
    }
    let shapes: Vec<&MultiPolygon<f64>> = shapes.iter().collect();
    let found = covered_parts(&shapes, |_, _| true, usize::MAX);
    assert_eq!((found.parts, found.unchecked), (vec![], 0));
}

/// A polygon of whole numbers, where edges meet and cross in every way, with holes that do.
fn any_polygon() -> impl Strategy<Value = Polygon<f64>> {
    let ring = prop::collection::vec((0..8_i32, 0..8_i32), 3..9);
    let line = |ring: Vec<(i32, i32)>| -> LineString<f64> {
        let positions = ring.into_iter();
        positions
            .map(|(x, y)| (f64::from(x), f64::from(y)))
            .collect()
    };
    let ring = ring.prop_map(line);
    (ring.clone(), prop::collection::vec(ring, 0..3))
        .prop_map(|(outer, holes)| Polygon::new(outer, holes))
}

/// How often a ring goes around a point, to the left.
fn times_around(ring: &LineString<f64>, at: Coord) -> i32 {
    let edges = ring.lines().map(|edge| {
        let [a, b] = [edge.start, edge.end];
        let side = (b.x - a.x) * (at.y - a.y) - (at.x - a.x) * (b.y - a.y);
        match (a.y <= at.y, b.y <= at.y) {
            (true, false) if side > 0.0 => 1,
            (false, true) if side < 0.0 => -1,
            _ => 0,
        }
    });
    edges.sum()
}

/// Whether a ring that stands in the shape as it was meets itself.
fn is_of_kept_ring(error: &InvalidPolygon, of: &Polygon<f64>, before: &MultiPolygon<f64>) -> bool {
    let InvalidPolygon::SelfIntersection(role) = error else {
        return false;
    };
    let ring = match role {
        RingRole::Exterior => of.exterior(),
        RingRole::Interior(n) => &of.interiors()[*n],
    };
    let rings = |polygon: &Polygon<f64>| {
        let (outer, holes) = polygon.clone().into_inner();
        std::iter::once(outer).chain(holes)
    };
    before.iter().flat_map(rings).any(|kept| kept == *ring)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The checks of another library find nothing in what is repaired, but for what is kept as it was:
    /// rings that touch themselves at a point, and neighbours with a common border.
    #[test]
    fn repaired_shapes_are_valid_elsewhere(polygons in prop::collection::vec(any_polygon(), 1..4)) {
        let before = MultiPolygon::new(polygons);
        if let Repair::Repaired { shape, .. } = repair(&before) {
            for (n, polygon) in shape.iter().enumerate() {
                if !before.0.contains(polygon) {
                    let mut errors = polygon.validation_errors();
                    errors.retain(|error| !is_of_kept_ring(error, polygon, &before));
                    prop_assert_eq!(errors, vec![], "{:?}", polygon);
                }
                for other in &shape.0[n + 1..] {
                    let inner = polygon.relate(other).get(CoordPos::Inside, CoordPos::Inside);
                    prop_assert_ne!(inner, Dimensions::TwoDimensional, "{:?} {:?}", polygon, other);
                }
            }
        }
    }

    /// What is not repaired needs no repair: no ring goes around anything twice, or in both directions.
    #[test]
    fn what_is_left_alone_is_plain(polygons in prop::collection::vec(any_polygon(), 1..3)) {
        let shape = MultiPolygon::new(polygons);
        if repair(&shape) == Repair::Sound {
            for ring in shape.iter().flat_map(|polygon| polygon.interiors().iter().chain([polygon.exterior()])) {
                // Beside all edges that whole numbers allow.
                let places = (0..256).map(|n| Coord {
                    x: f64::from(n % 16) * 0.5 + 0.217_31,
                    y: f64::from(n / 16) * 0.5 + 0.183_07,
                });
                let around: BTreeSet<i32> = places.map(|at| times_around(ring, at)).collect();
                prop_assert!(around.is_subset(&[0, 1].into()) || around.is_subset(&[-1, 0].into()), "{:?}", ring);
            }
        }
    }
}

/// The repaired polygons of a feature.
fn repaired(name: &str) -> MultiPolygon<f64> {
    let path = format!("{}/tests/coordinates/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the file is there");
    let feature: geojson::Feature = text.parse().expect("it is GeoJSON");
    let geometry = feature.geometry.expect("it has a geometry");
    let shape = MultiPolygon::<f64>::try_from(geometry).expect("it is polygons");
    match repair(&shape) {
        Repair::Repaired { shape, .. } => shape,
        other => panic!("{name}: {other:?}"),
    }
}

/// Real outlines of countries give the lakes of one polygon to another of the same feature, dozens of
/// times in one.
#[test]
fn a_hole_of_another_polygon_of_the_feature_is_cut_from_that() {
    let shape = repaired("lake-of-another.geojson");
    assert_eq!(shape.unsigned_area(), 1.0 + 16.0 - 4.0);
}

#[test]
fn crossings_within_a_rounding_error_leave_no_hair() {
    assert_eq!(problems(&repaired("hair.geojson")), vec![]);
}
