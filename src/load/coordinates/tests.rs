//! Whole files, settled.

use super::*;
use crate::geometry;
use crate::model::{Code, Fact, Part, Problem, Severity, SourceFile};
use geo::{Area, Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;

fn collection(text: &str, crs: &str) -> Arc<FeatureCollection> {
    let read: geojson::FeatureCollection = text.parse().expect("a collection");
    let features = read.features.into_iter().enumerate().map(|(n, feature)| {
        let geometry = feature
            .geometry
            .and_then(|g| geo::Geometry::try_from(g).ok());
        Feature {
            line: u32::try_from(n + 2).expect("a small file"),
            id: match feature.id {
                Some(geojson::feature::Id::String(id)) => format!("{id:?}").into(),
                _ => Box::default(),
            },
            form: geometry.map(Geometry::of_geometry).unwrap_or_default(),
            ..Feature::default()
        }
    });
    Arc::new(FeatureCollection {
        files: vec![SourceFile {
            name: "map.geojson".to_owned(),
            crs: crs.to_owned(),
            ..SourceFile::default()
        }],
        features: features.collect(),
    })
}

fn of_form(form: Geometry, crs: &str) -> Arc<FeatureCollection> {
    let mut collection = FeatureCollection::clone(&collection(
        r#"{"type":"FeatureCollection","features":[]}"#,
        crs,
    ));
    collection.features.push(Feature {
        form,
        ..Feature::default()
    });
    Arc::new(collection)
}

fn run(
    as_read: &Arc<FeatureCollection>,
    mapping: &Mapping,
) -> (Arc<FeatureCollection>, Vec<Problem>) {
    let mut problems = Problems::default();
    let settled = settle(as_read, &[mapping], &Progress::default(), &mut problems);
    (settled, problems.sorted())
}

fn codes(problems: &[Problem]) -> Vec<(Severity, Code)> {
    problems.iter().map(|p| (p.severity, p.code)).collect()
}

fn point(settled: &FeatureCollection) -> [f64; 2] {
    settled.features[0].form.points.0[0].0.into()
}

/// The Great Mosque of Aleppo, 36.19946° N 37.15692° E, in several systems.
#[test]
fn a_place_in_systems_that_are_declared_guessed_or_chosen() {
    let lonlat = [37.15692, 36.19946];
    let near = |settled: &FeatureCollection| {
        let at = point(settled);
        (at[0] - lonlat[0]).abs() < 1e-6 && (at[1] - lonlat[1]).abs() < 1e-6
    };
    let width = 2.0 * crs::MERCATOR_EDGE_M;
    let world = geometry::world_from_lonlat(lonlat);
    let mercator = [(world[0] - 0.5) * width, (0.5 - world[1]) * width];
    let chosen = |crs: &str| Mapping {
        crs: Some(crs.to_owned()),
        ..Mapping::default()
    };

    let (settled, problems) = run(
        &of_form(Geometry::of_point(mercator), "EPSG:3857"),
        &Mapping::default(),
    );
    assert!(near(&settled));
    assert_eq!(codes(&problems), [(Severity::Note, Code::ConvertedCrs)]);

    let (settled, problems) = run(
        &of_form(Geometry::of_point(mercator), ""),
        &Mapping::default(),
    );
    assert!(near(&settled));
    assert_eq!(codes(&problems), [(Severity::Warning, Code::GuessedCrs)]);

    let (settled, problems) = run(
        &of_form(Geometry::of_point(mercator), "moon"),
        &chosen("EPSG:3857"),
    );
    assert!(near(&settled) && problems.is_empty(), "{problems:?}");

    // Declared as something else than it is.
    let (settled, problems) = run(
        &of_form(Geometry::of_point(lonlat), "EPSG:32637"),
        &Mapping::default(),
    );
    assert_eq!(point(&settled), lonlat);
    assert_eq!(codes(&problems), [(Severity::Warning, Code::OtherCrs)]);

    let (settled, problems) = run(
        &of_form(Geometry::of_point([5e8, 5e8]), "moon"),
        &Mapping::default(),
    );
    assert!(settled.features[0].form.is_empty());
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    assert_eq!(errors.count(), 2, "{problems:?}");
}

#[test]
fn latitude_first_is_seen_where_the_numbers_prove_it_and_can_be_chosen() {
    let (settled, problems) = run(
        &of_form(Geometry::of_point([40.0, -100.0]), ""),
        &Mapping::default(),
    );
    assert_eq!(point(&settled), [-100.0, 40.0]);
    assert_eq!(codes(&problems), [(Severity::Warning, Code::SwappedAxes)]);
    let swap = Mapping {
        swap_axes: Some(true),
        ..Mapping::default()
    };
    let (settled, _) = run(&of_form(Geometry::of_point([36.2, 37.1]), ""), &swap);
    assert_eq!(point(&settled), [37.1, 36.2]);
}

#[test]
fn shapes_across_the_antimeridian_stay_on_the_map_with_no_band_across() {
    for text in [
        include_str!("../../../tests/coordinates/fiji.geojson"),
        include_str!("../../../tests/coordinates/chukotka.geojson"),
        include_str!("../../../tests/coordinates/antarctica.geojson"),
    ] {
        let as_read = collection(text, "");
        let (settled, problems) = run(&as_read, &Mapping::default());
        assert!(
            problems.iter().all(|p| p.code == Code::TurnedLongitudes),
            "{problems:?}"
        );
        for feature in &settled.features {
            assert!(
                geometry::problems(&feature.form.polygons).is_empty(),
                "{}",
                feature.id
            );
        }
    }
    let (settled, _) = run(
        &collection(include_str!("../../../tests/coordinates/fiji.geojson"), ""),
        &Mapping::default(),
    );
    assert_eq!(*settled.features[1].form.parts, [Part::MultiPolygon(2)]);
    // The two that are neighbours along 16.6° S share the cut, bit for bit.
    let is_cut = |n: usize| {
        let polygons = &settled.features[n].form.polygons;
        let mut all = polygons.iter().flat_map(|p| &p.exterior().0);
        all.any(|at| at.x == 180.0 && at.y == -16.6)
    };
    assert!(is_cut(1) && is_cut(2));
    let (settled, _) = run(
        &collection(
            include_str!("../../../tests/coordinates/antarctica.geojson"),
            "",
        ),
        &Mapping::default(),
    );
    let areas: Vec<f64> = settled
        .features
        .iter()
        .map(|f| geometry::area_km2(&f.form.polygons))
        .collect();
    assert!(
        areas.iter().all(|area| (6e6..3e7).contains(area)),
        "{areas:?}"
    );
}

#[test]
fn broken_shapes_are_repaired_by_name_and_their_neighbours_stay() {
    let as_read = collection(
        include_str!("../../../tests/coordinates/broken.geojson"),
        "",
    );
    let (settled, problems) = run(&as_read, &Mapping::default());
    let of = |id: &str| -> Vec<Code> {
        let is = |p: &&Problem| p.place.feature.as_deref() == Some(id);
        problems.iter().filter(is).map(|p| p.code).collect()
    };
    assert_eq!(of("bow"), [Code::RepairedShape]);
    // A large area is a number, so that each language groups its digits.
    let bow = problems.iter().find(|p| p.code == Code::RepairedShape);
    let after = bow.and_then(|p| p.values.iter().find(|(name, _)| *name == "after"));
    assert!(matches!(after, Some((_, Fact::Count(100..)))), "{after:?}");
    assert_eq!(of("hole"), [Code::RepairedShape]);
    assert_eq!(of("sliver"), [Code::LostShape]);
    assert_eq!(of("nowhere"), [Code::NoGeometry]);
    assert_eq!(of("neighbour"), [Code::DuplicateFeatures]);
    assert!(Arc::ptr_eq(
        &as_read.features[0].form.polygons,
        &settled.features[0].form.polygons
    ));
    // The border that the broken shape shares with its neighbour is still there, to the bit.
    let border: [Coord<f64>; 2] = [(41.0, 35.0).into(), (41.0, 36.0).into()];
    let polygons = &settled.features[1].form.polygons;
    let shares = polygons.iter().any(|polygon| {
        polygon
            .exterior()
            .lines()
            .any(|line| border.contains(&line.start) && border.contains(&line.end))
    });
    assert!(shares, "{polygons:?}");
    assert!(geometry::problems(polygons).is_empty());
}

#[test]
fn heights_stay_where_positions_do() {
    let mut form = Geometry::of_point([190.0, 10.0]);
    form.heights = [7.0].into();
    let (settled, _) = run(&of_form(form, ""), &Mapping::default());
    assert_eq!(point(&settled), [-170.0, 10.0]);
    assert_eq!(*settled.features[0].form.heights, [7.0]);
}

#[test]
fn a_load_that_is_cancelled_settles_nothing() {
    let as_read = of_form(Geometry::of_point([190.0, 10.0]), "");
    let progress = Progress::default();
    progress.cancel();
    let settled = settle(
        &as_read,
        &[&Mapping::default()],
        &progress,
        &mut Problems::default(),
    );
    assert!(Arc::ptr_eq(&as_read, &settled));
}

proptest! {
    /// A star around a point is sound: nothing of it is touched.
    #[test]
    fn what_is_sound_stays_the_same_collection(radii in prop::collection::vec(0.1..5.0, 3..40), x in -170.0..170.0, y in -80.0..80.0) {
        let count = radii.len() as f64;
        let ring: LineString<f64> = radii.iter().enumerate().map(|(n, radius)| {
            let angle = n as f64 / count * std::f64::consts::TAU;
            (x + radius * angle.cos(), y + radius * angle.sin())
        }).collect();
        let shape = MultiPolygon::from(Polygon::new(ring, vec![]));
        prop_assume!(shape.unsigned_area() > 1e-6);
        let as_read = of_form(Geometry::of_polygons(shape), "");
        let (settled, problems) = run(&as_read, &Mapping::default());
        prop_assert!(Arc::ptr_eq(&as_read, &settled), "{:?}", problems);
        prop_assert!(problems.is_empty());
    }

    #[test]
    fn no_numbers_panic(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..12),
                        metres in prop::collection::vec((-2e7..2e7, -2e7..2e7), 0..12), crs in 0..4_usize) {
        let crs = ["", "EPSG:32637", "EPSG:3035", "moon"][crs];
        for points in [points, metres] {
            let line = LineString::from(points.clone());
            let parts = vec![Part::Polygon, Part::LineString, Part::MultiPoint(u32::try_from(points.len()).expect("few"))];
            let points = points.into_iter().map(geo::Point::from).collect();
            let form = Geometry::new(parts, vec![Polygon::new(line.clone(), vec![])], vec![line], points);
            let (settled, _) = run(&of_form(form, crs), &Mapping::default());
            prop_assert_eq!(settled.features.len(), 1);
        }
    }
}
