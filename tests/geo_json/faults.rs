//! One fault each: what it costs, and where it is named.

use super::{collection, foreign, told};
use kharita::model::{Collection, Lang, Part};
use kharita::words::Words;

fn area(id: usize) -> String {
    format!(
        r#"{{"type":"Feature","id":"a{id}","properties":{{"name":"A {id}","n":{{"x":[1,2]}}}},"geometry":{{"type":"Polygon","coordinates":[[[{id},0],[{id}.5,0],[{id},1],[{id},0]]]}}}}"#
    )
}

fn collection_of(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}],"name":"x"}}"#, features.join(","))
}

fn ids(collection: &Collection) -> Vec<String> {
    collection.features.iter().map(kharita::model::Feature::id_text).collect()
}

/// Whatever is done to a feature, the others are there.
fn assert_costs_itself(broken: &str) {
    let mut features: Vec<String> = (0..5).map(area).collect();
    features[2] = broken.to_owned();
    let pretty = |between: &str| {
        let list = features.join(between);
        [format!(r#"{{"type":"FeatureCollection","features":[{list}]}}"#), format!("[{list}]")]
    };
    let lines = features.join("\n");
    for text in pretty(",").into_iter().chain(pretty(",\n  ")).chain([lines]) {
        let found = ids(&collection(&text));
        for id in ["a0", "a1", "a3", "a4"] {
            let count = found.iter().filter(|found| *found == id).count();
            assert_eq!(count, 1, "{id} is not there once: {found:?}\n{text}\n{:#?}", told(&text));
        }
        if !found.iter().any(|id| id == "a2") {
            let told = told(&text);
            assert!(!told.is_empty(), "lost without a word: {text}");
        }
    }
}

#[test]
fn a_feature_that_lacks_any_character_costs_only_itself() {
    let whole = area(2);
    for at in 0..whole.len() {
        let mut broken = whole.clone();
        broken.remove(at);
        assert_costs_itself(&broken);
    }
}

#[test]
fn a_feature_with_any_sign_too_many_costs_only_itself() {
    let whole = area(2);
    for sign in ['"', '{', '}', '[', ']', ',', ':', '\\', 'x'] {
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken.insert(at, sign);
            assert_costs_itself(&broken);
        }
    }
}

#[test]
fn a_feature_cut_short_anywhere_costs_only_itself() {
    let whole = area(2);
    for at in 1..whole.len() {
        assert_costs_itself(&whole[..at]);
    }
}

#[test]
fn a_download_cut_short_keeps_what_is_whole() {
    let features: Vec<String> = (0..3).map(area).collect();
    let text = collection_of(&features);
    let third = text.find(&features[2]).expect("the third");
    let cut = &text[..third + 60];
    assert_eq!(ids(&collection(cut)), ["a0", "a1"]);
    let end = cut.chars().count() + 1;
    assert_eq!(told(cut), [format!("error broken-json 1:{end} a2")]);
    let between = &text[..third];
    assert_eq!(ids(&collection(between)), ["a0", "a1"]);
    assert_eq!(told(between), [format!("error broken-json 1:{}", third + 1)]);
}

/// One geometry in a feature on line 2, what is read of it, and what is said.
const GEOMETRIES: &[(&str, &[Part], &[&str])] = &[
    // Numbers.
    (r#"{"type":"Point","coordinates":[1,NaN]}"#, &[Part::Empty("Point")], &["error bad-position 2:27 f", "warning odd-text 2:30 f"]),
    (r#"{"type":"Point","coordinates":[1e999,2]}"#, &[Part::Empty("Point")], &["error bad-position 2:27 f"]),
    (r#"{"type":"LineString","coordinates":[[0,0],[-Infinity,1],[2,2]]}"#, &[Part::LineString], &["error bad-position 2:38 f", "warning odd-text 2:39 f"]),
    (r#"{"type":"LineString","coordinates":[[0,0],[1],[2,2],[]]}"#, &[Part::LineString], &["error bad-position 2:38 f", "error bad-position 2:48 f"]),
    (r#"{"type":"LineString","coordinates":[[0,0],[null,1],[2,2]]}"#, &[Part::LineString], &["error bad-position 2:38 f"]),
    (r#"{"type":"Point","coordinates":["36.2","37.1"]}"#, &[Part::Point], &["warning odd-geometry 2:28 f"]),
    (r#"{"type":"Point","coordinates":[1,2,3,4]}"#, &[Part::Point], &["warning odd-geometry 2:27 f"]),
    (r#"{"type":"Point","coordinates":[1,2,null]}"#, &[Part::Point], &["warning odd-geometry 2:27 f"]),
    // Rings and lines.
    (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#, &[Part::Polygon], &["warning open-ring 2:30 f"]),
    (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, &[Part::Empty("Polygon")], &["error lost-ring 2:30 f"]),
    (r#"{"type":"Polygon","coordinates":[[]]}"#, &[Part::Empty("Polygon")], &["note no-geometry - 2:30"]),
    (r#"{"type":"LineString","coordinates":[[0,0]]}"#, &[Part::Empty("LineString")], &["error lost-line 2:32 f"]),
    // Nesting.
    (r#"{"type":"Polygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#, &[Part::MultiPolygon(1)], &["warning odd-geometry 2:-4 f"]),
    (r#"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#, &[Part::Polygon], &[""]),
    (r#"{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, &[Part::Polygon], &[""]),
    (r#"{"type":"Point","coordinates":[[1,2]]}"#, &[Part::MultiPoint(1)], &[""]),
    (r#"{"type":"LineString","coordinates":[[0,0],[[1,1]]]}"#, &[], &[""]),
    (r#"{"type":"Polygon","coordinates":[1,2]}"#, &[], &[""]),
    (r#"{"type":"Point","coordinates":{"x":1}}"#, &[], &[""]),
    // Types.
    (r#"{"type":"polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, &[Part::Polygon], &[""]),
    (r#"{"type":"Blob","coordinates":[1,2]}"#, &[], &[""]),
    (r#"{"coordinates":[1,2]}"#, &[Part::Point], &[""]),
    (r#"{"type":"Point"}"#, &[], &[""]),
    (r#"{"type":"GeometryCollection"}"#, &[], &[""]),
    (r#""here""#, &[], &[""]),
    ("null", &[], &[""]),
    // Collections.
    (r#"{"type":"GeometryCollection","geometries":[]}"#, &[Part::Collection(0)], &[]),
    (
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},null,{"type":"Blob"},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
        &[Part::Collection(2), Part::Point, Part::LineString],
        &[""],
    ),
];

#[test]
fn every_fault_of_a_geometry_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for (geometry, parts, problems) in GEOMETRIES {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"id\":\"f\",\"properties\":null,\"geometry\":\n{geometry}}}]}}"
        );
        let collection = collection(&text);
        assert_eq!(collection.features.len(), 1, "{geometry}");
        let told = told(&text);
        if *collection.features[0].form.parts != **parts || told != *problems {
            wrong.push(format!("{geometry}\n{:?}\n{told:?}", collection.features[0].form.parts));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text that is no file of features in order, how many features it gives, and what is said.
const DOCUMENTS: &[(&str, usize, &[&str])] = &[
    ("", 0, &[""]),
    ("null", 0, &[""]),
    ("[]", 0, &[]),
    ("<!doctype html><html>{}</html>", 0, &[""]),
    ("{}", 0, &[""]),
    (r#"{"type":"FeatureCollection"}"#, 0, &[""]),
    (r#"{"type":"FeatureCollection","features":{}}"#, 0, &[""]),
    (r#"{"type":"FeatureCollection","features":[]}"#, 0, &[]),
    (r#"{"type":"Topology","objects":{}}"#, 0, &[""]),
    (r#"{"features":[{"type":"Feature","geometry":null,"properties":null}]}"#, 1, &[""]),
    (r#"{"type":"FeatureCollection","features":[1,{"type":"Feature","geometry":null,"properties":{}},]}"#, 1, &[""]),
    (r#"{"geometry":null,"properties":null}"#, 1, &[""]),
    (r#"{"type":"feature","geometry":null,"properties":null}"#, 1, &[""]),
    (r#"{"type":"Feature"}"#, 1, &[""]),
    (r#"{"type":"Feature","geometry":null,"properties":[1],"id":{"$oid":"x"}}"#, 1, &[""]),
    ("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"\\ud83d\",\"b\":\"x\ty\",\"c\":NaN,\"d\":\"C:\\data\"}}", 1, &[""]),
    (r#"[{"type":"Feature","id":1,"geometry":null,"properties":null},{"type":"Feature","id":1,"geometry":null,"properties":null}]"#, 2, &[""]),
    (r#"// a comment
{"type":"Feature","geometry":null,"properties":null}"#, 1, &[""]),
];

#[test]
fn every_fault_of_a_document_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for (text, count, problems) in DOCUMENTS {
        let collection = collection(text);
        let told = told(text);
        if collection.features.len() != *count || told != *problems {
            wrong.push(format!("{text}\n{}\n{told:?}", collection.features.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_problem_is_a_sentence_in_both_languages() {
    let features = GEOMETRIES.iter().map(|(geometry, ..)| {
        format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#)
    });
    let deep = super::forms::nested(200);
    let many = r#"{"type":"Feature"}"#.repeat(1_200);
    let bbox = r#"{"type":"Feature","properties":{},"geometry":{"bbox":[1,2,1,2],"type":"Point","coordinates":[1,2]}}"#;
    let documents = DOCUMENTS.iter().map(|(text, ..)| (*text).to_owned());
    let more = [deep, many, bbox.to_owned(), "[{".to_owned()];
    for text in features.chain(documents).chain(more) {
        for problem in foreign(&text).reading.iter() {
            for words in Lang::ALL.map(Words::new) {
                let (message, remedy) = words.problem(problem);
                for sentence in [message, remedy] {
                    let is_whole = sentence.ends_with('.')
                        && !sentence.contains("{ $")
                        && !sentence.contains("{$")
                        && !sentence.contains("  ");
                    assert!(is_whole, "{problem}: {sentence}");
                }
            }
        }
    }
}

#[test]
fn what_is_repaired_in_texts_is_json() {
    let text = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"\\ud83d\",\"b\":\"x\ty\",\"c\":NaN,\"d\":\"C:\\data\"}}";
    let properties = collection(text).features[0].properties.clone();
    let expected = r#"{"a":"\ufffd","b":"x\u0009y","c":null,"d":"C:\\data"}"#;
    assert_eq!(&*properties, expected);
}

#[test]
fn a_million_alike_are_counted_and_not_told_one_by_one() {
    let text = r#"{"type":"Feature"}"#.repeat(5_000);
    let told = told(&text);
    assert_eq!(told.len(), 2_002, "1,000 of each of two kinds, and their counts");
    let open: Vec<String> = (0..5_000).map(|n| format!("[[[{n},0],[1,0],[1,1]]]")).collect();
    let text = format!(r#"{{"type":"MultiPolygon","coordinates":[{}]}}"#, open.join(","));
    assert_eq!(super::told(&text).len(), 11);
    assert_eq!(collection(&text).features[0].form.polygons.0.len(), 5_000);
}
