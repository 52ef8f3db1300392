//! The `geometry` module on the shipped areas of Syria and Iraq.
//!
//! What can be said without data is tested beside the code; here are the facts of a real coverage.

use geo::{Area, MultiPolygon};
use kharita::geometry::{
    OUTSIDE, Shape, ShapeIndex, area_km2, borders, coverage_problems, label_point, problems, rings,
    simplified, triangles, world_shape,
};

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
    assert_eq!(coverage_problems(&shapes), vec![]);
}
