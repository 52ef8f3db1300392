//! Foreign formats: the same data reads the same in each, times and colours are kept, and no bytes
//! can do harm.

#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/kml.rs"]
mod kml;
#[path = "formats/kmz.rs"]
mod kmz;
#[path = "formats/tables.rs"]
mod tables;

use kharita::load::{Input, Progress, Wishes, read};
use kharita::model::properties::{property, readable};
use kharita::model::{
    Code, Feature, FeatureCollection, Format, Geometry, Import, Lang, Part, Problem,
};
use kharita::words::Words;
use std::path::Path;
use std::sync::Arc;

/// The bytes of a file of these tests.
fn bytes_of(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    std::fs::read(folder.join(name)).expect(name)
}

/// What is read of bytes, and what was met.
fn read_bytes(name: &str, bytes: &[u8]) -> (Arc<FeatureCollection>, Vec<Problem>) {
    let input = Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into(),
    };
    let loaded = read(&[input], &Wishes::default(), &Progress::default());
    let import: Option<Arc<Import>> = loaded.import;
    let reading = import.as_ref().map(|f| f.reading.to_vec());
    let as_read = import.map(|f| f.as_read.clone()).unwrap_or_default();
    (as_read, reading.unwrap_or(loaded.problems))
}

fn read_file(name: &str) -> (Arc<FeatureCollection>, Vec<Problem>) {
    read_bytes(name, &bytes_of(name))
}

/// A property as people read it.
fn value(feature: &Feature, name: &str) -> String {
    readable(property(&feature.properties, name).unwrap_or("null"))
}

/// Problems as `code` or `code:line`.
fn told(problems: &[Problem]) -> Vec<String> {
    let word = |p: &Problem| match p.place.line {
        Some(line) => format!("{}:{line}", p.code),
        None => p.code.to_string(),
    };
    problems.iter().map(word).collect()
}

/// A form without its heights, each ring of which begins at its smallest position.
fn flat(form: &Geometry) -> Geometry {
    let turned = |ring: &geo::LineString<f64>| {
        let mut open = ring.0.clone();
        open.pop();
        let key = |n: &usize| (open[*n].x.to_bits(), open[*n].y.to_bits());
        let first = (0..open.len()).min_by_key(key).unwrap_or(0);
        open.rotate_left(first);
        geo::LineString(open)
    };
    let polygons = form.polygons.iter().map(|polygon| {
        let holes = polygon.interiors().iter().map(turned).collect();
        geo::Polygon::new(turned(polygon.exterior()), holes)
    });
    Geometry {
        polygons: Arc::new(polygons.collect()),
        heights: Box::default(),
        ..form.clone()
    }
}

#[test]
fn the_same_data_reads_the_same_in_every_format() {
    let (oracle, problems) = read_file("sample.geojson");
    // One of them has no place, which is said.
    let said: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(said, [Code::NoGeometry]);
    assert_eq!(oracle.features.len(), 6);
    let files = [
        ("sample.fgb", Format::FlatGeobuf),
        ("wkt.csv", Format::Csv),
        ("sample.kml", Format::Kml),
        ("sample.topojson", Format::TopoJson),
        ("sample.parquet", Format::GeoParquet),
        ("sample.gpkg", Format::GeoPackage),
        ("sheets.xlsx", Format::Xlsx),
        ("sheets.ods", Format::Ods),
    ];
    for (name, format) in files {
        let (read, problems) = read_file(name);
        assert_eq!(read.files[0].format, format, "{name}: {problems:?}");
        // A table says of a row without geometry that it has none.
        let is_table = matches!(format, Format::Csv | Format::Xlsx | Format::Ods);
        let expected: &[&str] = if is_table {
            &["row-without-place:7"]
        } else {
            &[]
        };
        assert_eq!(told(&problems), expected, "{name}");
        // GDAL writes no feature without geometry to a FlatGeobuf.
        let count = if format == Format::FlatGeobuf { 5 } else { 6 };
        assert_eq!(read.features.len(), count, "{name}");
        for (feature, wanted) in read.features.iter().zip(&oracle.features) {
            let area = value(wanted, "name");
            // GDAL writes the height 0 to every position of a KML, and a topology begins its rings
            // where an arc does.
            assert_eq!(flat(&feature.form), flat(&wanted.form), "{name}: {area}");
            for property in ["name", "name_ar", "layer", "population"] {
                let told = value(feature, property);
                assert_eq!(told, value(wanted, property), "{name}: {area}, {property}");
            }
            let share = |f: &Feature| value(f, "share").parse::<f64>().ok();
            assert_eq!(share(feature), share(wanted), "{name}: {area}");
        }
    }
}

#[test]
fn a_shapefile_is_read_with_its_code_page_and_its_system() {
    let (oracle, _) = read_file("sample.geojson");
    let (read, problems) = read_file("areas-1256.zip");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(read.files[0].format, Format::Shapefile);
    assert!(read.files[0].crs.contains("WGS_1984_UTM_Zone_37N"));
    assert_eq!(read.features.len(), 2);
    for (feature, wanted) in read.features.iter().zip(&oracle.features) {
        for property in ["name", "name_ar", "layer", "population"] {
            assert_eq!(value(feature, property), value(wanted, property));
        }
        assert_eq!(value(feature, "since"), value(wanted, "since"));
        let rings = |f: &Feature| {
            f.form
                .polygons
                .iter()
                .map(|p| p.interiors().len())
                .collect::<Vec<_>>()
        };
        assert_eq!(rings(feature), rings(wanted));
        assert_eq!(feature.form.position_count(), wanted.form.position_count());
    }
    let (points, problems) = read_file("points.zip");
    assert!(problems.is_empty(), "{problems:?}");
    let found: Vec<usize> = points
        .features
        .iter()
        .map(|f| f.form.points.0.len())
        .collect();
    assert_eq!(found, [2, 1]);
}

#[test]
fn a_track_holds_from_its_first_time_to_its_last() {
    let (read, problems) = read_file("tracks.gpx");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(read.files[0].format, Format::Gpx);
    let of = |n: usize, name: &str| value(&read.features[n], name);
    assert_eq!(of(0, "name"), "حاجز 1");
    assert!(of(0, "time").starts_with("2016-05-01T10:00:00"));
    assert!(of(1, "begin").starts_with("2016-05-01T10:00:00"));
    assert!(of(1, "end").starts_with("2016-05-02T09:30:00"));
    assert_eq!(*read.features[1].form.parts, [Part::MultiLineString(2)]);
    assert_eq!(*read.features[0].form.heights, [390.0]);
    assert_eq!(of(2, "element"), "route");
}

#[test]
fn heights_are_kept_in_the_order_of_the_positions() {
    let expected: [&[f64]; 3] = [&[690.5], &[100.0, 1_200.0, 0.0], &[1.0, 2.0, 3.0, 1.0]];
    for name in ["heights.fgb", "heights.kml", "heights.parquet"] {
        let (read, problems) = read_file(name);
        assert!(problems.is_empty(), "{name}: {problems:?}");
        // The index of a FlatGeobuf puts features into an order of its own.
        for feature in &read.features {
            let n = ["post", "ridge", "roof"]
                .iter()
                .position(|n| *n == value(feature, "name"));
            let n = n.or_else(|| {
                ["post", "ridge", "roof"]
                    .iter()
                    .position(|n| *n == value(feature, "Name"))
            });
            assert_eq!(*feature.form.heights, *expected[n.expect(name)], "{name}");
        }
        assert_eq!(read.features.len(), 3, "{name}");
    }
}

#[test]
fn a_border_that_two_areas_share_has_the_same_bits_in_both() {
    let (read, problems) = read_file("quantised.topojson");
    assert!(problems.is_empty(), "{problems:?}");
    let ends = |n: usize| {
        let ring = read.features[n].form.polygons.0[0].exterior().0.clone();
        let on_border = |c: &geo::Coord<f64>| (c.x - 37.3).abs() < 1e-4;
        let mut bits: Vec<[u64; 2]> = ring
            .iter()
            .filter(|c| on_border(c))
            .map(|c| [c.x.to_bits(), c.y.to_bits()])
            .collect();
        bits.sort_unstable();
        bits.dedup();
        bits
    };
    assert_eq!(ends(0).len(), 2);
    assert_eq!(ends(0), ends(1));
    let (exact, _) = read_file("sample.geojson");
    for (feature, wanted) in read.features.iter().zip(&exact.features) {
        assert_eq!(feature.form.parts, wanted.form.parts);
        let (all, exact) = (&feature.form.lines.0, &wanted.form.lines.0);
        for (a, b) in all.iter().flatten().zip(exact.iter().flatten()) {
            assert!((a.x - b.x).abs() < 1e-4 && (a.y - b.y).abs() < 1e-4);
        }
    }
}

#[test]
fn topologies_of_every_shape_are_read() {
    let text = r#"{"type":"Topology","bbox":[0,0,1,1],"arcs":[[[0,0],[1,0],[1,1]],[[1,1],[0,0]]],
        "objects":{"a":{"type":"Polygon","arcs":[[0,1]],"id":"x","properties":{"n":1.50}},
        "b":{"type":"GeometryCollection","geometries":[
          {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[5,6,7]},{"type":"LineString","arcs":[-1]}]},
          {"type":null},
          {"type":"Polygon","arcs":[[9]],"id":7},
          {"type":"LineString"},
          {"type":"Blob","arcs":[]}]}}}"#;
    let (read, problems) = read_bytes("t.json", text.as_bytes());
    assert_eq!(read.files[0].format, Format::TopoJson);
    assert_eq!(&*read.files[0].foreign_members, r#"{"bbox":[0,0,1,1]}"#);
    let codes: Vec<&str> = problems.iter().map(|p| p.code.word()).collect();
    assert_eq!(codes, ["unreadable-shape"; 3]);
    assert_eq!(problems[0].place.feature.as_deref(), Some("7"));
    let first = &read.features[0];
    assert_eq!(&*first.properties, r#"{"n":1.50,"object":"a"}"#);
    assert_eq!(&*first.id, "\"x\"");
    assert_eq!((first.line, first.column), (2, 24));
    assert_eq!(first.form.polygons.0[0].exterior().0.len(), 4);
    let parts = [Part::Collection(2), Part::Point, Part::LineString];
    assert_eq!(*read.features[1].form.parts, parts);
    assert_eq!(read.features[1].form.heights[0], 7.0);
    assert_eq!(
        read.features[1].form.lines.0[0].0[0],
        geo::coord! { x: 1.0, y: 1.0 }
    );
    assert_eq!(read.features.len(), 6);
}

#[test]
fn every_type_of_parquet_is_written_as_json() {
    let (read, problems) = read_file("types.parquet");
    assert!(problems.is_empty(), "{problems:?}");
    let expected = concat!(
        r#"{"day":"2024-11-30","at":"2024-11-30T12:30:01.5","at_ns":"2024-11-30T12:30:01.500000001Z","#,
        r#""at_ms":"2024-11-30T12:30:00Z","clock":"12:30:01","money":12345678901234567890.50,"#,
        r#""u64":18446744073709551615,"f32":0.1,"nan":"NaN","list":["a","ب"],"#,
        r#""deep":{"x":1,"y":["z"]},"map":{"k":1},"bytes":"ff00","text":"حلب","flag":true,"cat":"HTS"}"#,
    );
    assert_eq!(&*read.features[0].properties, expected);
    assert_eq!(read.features[0].form, Geometry::of_point([36.25, 33.5]));
    assert!(read.features[1].form.parts.is_empty());
    assert_eq!(value(&read.features[1], "money"), "");
    let (delta, problems) = read_file("delta.parquet");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        &*delta.features[0].properties,
        r#"{"text":"حلب","day":"2024-11-30"}"#
    );
    assert_eq!(delta.features[0].form, Geometry::of_point([36.25, 33.5]));
}

#[test]
fn native_geometries_of_parquet_are_those_of_geojson() {
    let (native, problems) = read_file("native.parquet");
    assert!(problems.is_empty(), "{problems:?}");
    let (oracle, _) = read_file("sample.geojson");
    assert_eq!(native.features[0].form, oracle.features[0].form);
}

#[test]
fn declared_systems_are_told() {
    let crs = |name: &str| read_file(name).0.files[0].crs.clone();
    assert_eq!(crs("utm.fgb"), "EPSG:32637");
    assert_eq!(crs("utm.parquet"), "EPSG:32637");
    assert_eq!(crs("sample.fgb"), "EPSG:4326");
    let (wkt, problems) = read_bytes("a.wkt", b"SRID=32637;POINT(1 2)\nSRID=3857;POINT(3 4)\n");
    assert_eq!(wkt.files[0].crs, "EPSG:32637");
    assert_eq!(told(&problems), ["several-systems:2"]);
}

#[test]
fn a_line_of_wkt_that_is_broken_costs_only_itself() {
    let text = "POINT Z (1 2 3)\nPOLYGON((0 0, 1 0\nMULTIPOINT((1 2), (3 4))\nnonsense\nPOLYGON((0 0,4 0,4 4),(1 1,2 1,2 2,1 1))\nLINESTRING EMPTY\nPOINT(1e999 2)\n";
    let (read, problems) = read_bytes("a.wkt", text.as_bytes());
    assert_eq!(read.files[0].format, Format::Wkt);
    let expected = [
        "unreadable-shape:2",
        "unreadable-shape:4",
        "open-ring:5",
        "unreadable-shape:7",
    ];
    assert_eq!(told(&problems), expected);
    assert_eq!(*read.features[0].form.heights, [3.0]);
    assert_eq!(*read.features[2].form.parts, [Part::MultiPoint(2)]);
    assert_eq!(read.features[4].form.polygons.0[0].exterior().0.len(), 4);
    assert_eq!(*read.features[5].form.parts, [Part::Empty("LineString")]);
}

/// Every sentence about these formats can be said in both languages, with its facts.
fn speak(problems: &[Problem]) {
    for lang in [Lang::En, Lang::Ar] {
        let words = Words::new(lang);
        for problem in problems {
            let (sentence, remedy) = words.problem(problem);
            for text in [sentence, remedy] {
                let is_whole = !text.is_empty() && !text.contains(['$', '{']);
                assert!(is_whole, "{problem}: {text}");
            }
        }
    }
}

#[test]
fn damage_is_named_and_what_came_before_it_stays() {
    let whole = bytes_of("sample.fgb");
    let (read, problems) = read_bytes("cut.fgb", &whole[..whole.len() - 10]);
    assert_eq!(read.features.len(), 4);
    assert_eq!(told(&problems), ["broken-file"]);
    speak(&problems);
    // A column that begins before the file does, and values that point at values that are not there.
    for (name, why) in [
        ("outside.parquet", "lies outside"),
        ("no-dictionary.parquet", "is damaged"),
    ] {
        let (read, problems) = read_file(name);
        assert_eq!(read.features.len(), 0, "{name}");
        assert_eq!(told(&problems), ["broken-file"]);
        let (sentence, _) = Words::new(Lang::En).problem(&problems[0]);
        assert!(sentence.contains(why), "{sentence}");
        speak(&problems);
    }
    let (_, problems) = read_bytes("x.parquet", b"PAR1 and then nothing of use PAR1");
    assert_eq!(problems[0].code, Code::BrokenFile, "{problems:?}");
    speak(&problems);
}
