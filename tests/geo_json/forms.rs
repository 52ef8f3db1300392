//! The forms that GeoJSON comes in, and what must not be lost of them.

use super::{collection, import, told};
use kharita::model::{Format, Part};

const POINT: &str = r#"{"type":"Point","coordinates":[37.16,36.2]}"#;

/// So many collections in each other.
pub(crate) fn nested(depth: usize) -> String {
    let open = r#"{"type":"GeometryCollection","geometries":["#.repeat(depth);
    format!("{open}{POINT}{}", "]}".repeat(depth))
}

#[test]
fn a_point_is_read_in_every_form() {
    let feature = format!(r#"{{"type":"Feature","properties":{{"a":1.50}},"geometry":{POINT}}}"#);
    let late = r#"{"type":"Feature","properties":{"a":1.50},"geometry":{"coordinates":[37.16,36.2],"type":"Point"}}"#;
    let collection_of =
        |list: &str| format!(r#"{{"type":"FeatureCollection","features":[{list}]}}"#);
    let late_type = format!(r#"{{"features":[{feature}],"type":"FeatureCollection"}}"#);
    let late_list =
        format!(r#"{{"properties":{{}},"features":[{feature}],"type":"FeatureCollection"}}"#);
    let nested = collection_of(&collection_of(&feature));
    let array = format!("[{},{}]", collection_of(""), collection_of(&feature));
    let bom = format!("\u{feff}{feature}");
    let escaped = feature.replace("\"geometry\"", "\"\\u0067eometry\"");
    let last = r#"{"properties":{"a":1.50},"geometry":{"type":"Point","coordinates":[37.16,36.2]},"type":"Feature"}"#;
    let forms = [
        &feature,
        late,
        &collection_of(&feature),
        &late_type,
        &late_list,
        &nested,
        &array,
        &bom,
        &escaped,
        last,
        &format!("\u{1e}{feature}\n"),
        &format!("\n\n{feature}\n\n"),
        &format!("[[{feature}]]"),
    ];
    for text in forms {
        let read = import(text);
        let [feature] = &read.as_read.features[..] else {
            panic!("{} features: {text}", read.as_read.features.len());
        };
        assert_eq!(
            feature.form.points.0[0],
            geo::Point::new(37.16, 36.2),
            "{text}"
        );
        assert_eq!(&*feature.properties, r#"{"a":1.50}"#, "{text}");
        assert!(read.reading.is_empty(), "{text} {:?}", told(text));
    }
    let bare = collection(POINT);
    assert_eq!(*bare.features[0].form.parts, [Part::Point]);
    assert!(told(POINT).is_empty());
}

#[test]
fn many_values_are_lines() {
    let text = format!("{POINT}\n{POINT}\r\n\u{1e}{POINT}");
    let read = collection(&text);
    assert_eq!(read.features.len(), 3);
    assert_eq!(read.files[0].format, Format::GeoJsonLines);
    let places: Vec<(u32, u32)> = read.features.iter().map(|f| (f.line, f.column)).collect();
    assert_eq!(places, [(1, 1), (2, 1), (3, 2)]);
    assert_eq!(collection(POINT).files[0].format, Format::GeoJson);
}

#[test]
fn nothing_that_a_file_says_is_lost() {
    let text = r##"{"type":"FeatureCollection","name":"n","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[
  {"type":"Feature","id":12345678901234567890,"bbox":[1,2,3,4],"properties":{"a": 0.10, "a": 1e400},"style":{"fill":"#f00"},
   "geometry":{"type":"LineString","coordinates":[[1,2],[3,4,5.5],[6,7]]}},
  {"type":"Feature","id":"7","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0,1],[1,0,2],[1,1,3]]]}}
],"bbox":[0,0,9,9]}"##;
    let read = collection(text);
    let file = &read.files[0];
    assert_eq!(
        &*file.foreign_members,
        r#"{"name":"n","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"bbox":[0,0,9,9]}"#
    );
    assert_eq!(
        file.crs,
        r#"{"type":"name","properties":{"name":"EPSG:3857"}}"#
    );
    let [line, polygon] = &read.features[..] else {
        panic!("two features")
    };
    assert_eq!(&*line.id, "12345678901234567890");
    assert_eq!(&*line.properties, r#"{"a": 0.10, "a": 1e400}"#);
    assert_eq!(
        &*line.foreign_members,
        r##"{"bbox":[1,2,3,4],"style":{"fill":"#f00"}}"##
    );
    assert_eq!((line.line, line.column), (2, 3));
    let heights: Vec<String> = line.form.heights.iter().map(ToString::to_string).collect();
    assert_eq!(heights, ["NaN", "5.5", "NaN"]);
    assert_eq!(*polygon.form.heights, [1.0, 2.0, 3.0, 1.0]);
    assert_eq!(polygon.form.position_count(), 4);
}

#[test]
fn heights_stay_beside_their_positions_in_collections() {
    let text = r#"{"type":"GeometryCollection","geometries":[
      {"type":"Point","coordinates":[1,2]},
      {"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]],[[0,0,9],[1,0,9],[1,1,9],[0,0,9]]]},
      {"type":"LineString","coordinates":[[1,2,3],[4,5,6]]},
      {"type":"MultiPoint","coordinates":[[7,8]]}]}"#;
    let form = collection(text).features[0].form.clone();
    let heights: Vec<String> = form.heights.iter().map(ToString::to_string).collect();
    assert_eq!(heights, ["NaN", "3", "6", "NaN"]);
    assert_eq!(form.heights.len(), form.position_count());
}

#[test]
fn any_depth_is_read() {
    for depth in [10, 64, 65, 5_000, 100_000] {
        let text = nested(depth);
        let form = collection(&text).features[0].form.clone();
        assert_eq!(form.points.0.len(), 1, "{depth}");
        assert_eq!(form.parts.len(), depth.min(64) + 1, "{depth}");
        let expected: &[&str] = if depth > 64 {
            &["warning odd-geometry 1:1"]
        } else {
            &[]
        };
        assert_eq!(told(&text), expected, "{depth}");
    }
}

#[test]
fn brackets_without_end_are_no_matter() {
    for open in [
        "[",
        "{\"a\":",
        "{\"features\":[",
        "{\"type\":\"Feature\",\"properties\":",
        "[{\"geometry\":",
    ] {
        let text = open.repeat(100_000);
        assert!(collection(&text).features.is_empty());
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    for (text, count) in [
        (format!(r#"{{"type":"Polygon","coordinates":{deep}}}"#), 1),
        (
            format!(r#"{{"type":"Feature","geometry":null,"properties":{{"a":{deep}}}}}"#),
            1,
        ),
        (deep.clone(), 0),
    ] {
        assert_eq!(collection(&text).features.len(), count);
    }
}

#[test]
fn a_long_text_is_kept_whole() {
    let long = "قلعة حلب ".repeat(700_000);
    let text = format!(r#"{{"type":"Feature","geometry":{POINT},"properties":{{"a":"{long}"}}}}"#);
    let read = collection(&text);
    assert_eq!(read.features[0].properties.len(), long.len() + 8);
}

#[test]
fn many_faults_take_no_longer_than_few() {
    // Each of these once took the square of its length.
    let unclosed = r#"{"type":"Feature","properties":{"a":1,"geometry":null},"#.repeat(40_000);
    let lines = "{\"type\":\"FeatureCollection\"}\n".repeat(40_000);
    let quotes = r#"{"type":"Feature","id":"x},"#.repeat(40_000);
    let commas = r#"{"id":1,,"geometry":null},"#.repeat(40_000);
    let nested = r#"{"type":"FeatureCollection","features":["#.repeat(20_000);
    for list in [unclosed, lines, quotes, commas, nested] {
        collection(&list);
        collection(&format!("[{list}"));
        collection(&format!(
            r#"{{"type":"FeatureCollection","features":[{list}]}}"#
        ));
    }
}
