//! One fault each: what it costs, and where it is named.

use super::{collection, import, told};
use kharita::model::{FeatureCollection, Lang};
use kharita::words::Words;

fn area(id: usize) -> String {
    format!(
        r#"{{"type":"Feature","id":"a{id}","properties":{{"name":"A {id}","n":{{"x":[1,2]}}}},"geometry":{{"type":"Polygon","coordinates":[[[{id},0],[{id}.5,0],[{id},1],[{id},0]]]}}}}"#
    )
}

fn collection_of(features: &[String]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}],"name":"x"}}"#,
        features.join(",")
    )
}

fn ids(collection: &FeatureCollection) -> Vec<String> {
    collection
        .features
        .iter()
        .map(kharita::model::Feature::id_text)
        .collect()
}

/// Whatever is done to a feature, the others are there.
fn assert_costs_itself(broken: &str) {
    let mut features: Vec<String> = (0..5).map(area).collect();
    features[2] = broken.to_owned();
    let pretty = |between: &str| {
        let list = features.join(between);
        [
            format!(r#"{{"type":"FeatureCollection","features":[{list}]}}"#),
            format!("[{list}]"),
        ]
    };
    let lines = features.join("\n");
    for text in pretty(",")
        .into_iter()
        .chain(pretty(",\n  "))
        .chain([lines])
    {
        let found = ids(&collection(&text));
        for id in ["a0", "a1", "a3", "a4"] {
            let count = found.iter().filter(|found| *found == id).count();
            assert_eq!(
                count,
                1,
                "{id} is not there once: {found:?}\n{text}\n{:#?}",
                told(&text)
            );
        }
        if found.len() < 5 {
            let errors = told(&text)
                .iter()
                .filter(|told| told.starts_with("error"))
                .count();
            assert!(errors > 0, "lost without a word: {text}");
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
fn a_line_cut_short_costs_only_itself_whatever_its_members_begin_with() {
    let area = |n: usize| {
        let text = area(n).replace(r#""type":"Feature","#, "");
        format!(r#"{},"type":"Feature"}}"#, &text[..text.len() - 1])
    };
    let whole = area(2);
    for at in 1..whole.len() {
        let mut lines: Vec<String> = (0..5).map(area).collect();
        lines[2].truncate(at);
        for text in [
            lines.join("\n"),
            format!("\u{1e}{}", lines.join("\n\u{1e}")),
        ] {
            assert_eq!(ids(&collection(&text)), ["a0", "a1", "a3", "a4"], "{text}");
            let told = told(&text);
            let broken = told.iter().filter(|told| told.contains("broken-json"));
            assert_eq!(broken.count(), 1, "{text} {told:#?}");
        }
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
    assert_eq!(
        told(between),
        [format!("error broken-json 1:{}", third + 1)]
    );
}

/// The texts of a file of cases, each with what is to be said of it on the lines behind it, indented.
/// `␤` and `␉` stand for a line break and a tab.
fn cases(file: &str) -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = Vec::new();
    for line in file.lines() {
        match (line.strip_prefix("    "), cases.last_mut()) {
            (Some(told), Some((_, expected))) => *expected += &format!("{told}\n"),
            _ => cases.push((line.replace('␤', "\n").replace('␉', "\t"), String::new())),
        }
    }
    cases
}

const GEOMETRIES: &str = include_str!("geometries.txt");
const TEXTS: &str = include_str!("texts.txt");

fn assert_all(file: &str, told: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    for (text, expected) in cases(file) {
        let told = told(&text);
        if told != expected {
            let told = told
                .lines()
                .map(|line| format!("\n    {line}"))
                .collect::<String>();
            wrong.push(format!("{text}{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_of_a_geometry_is_named_at_its_place() {
    assert_all(GEOMETRIES, |geometry| {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"id\":\"f\",\"properties\":null,\"geometry\":\n{geometry}}}]}}"
        );
        let collection = collection(&text);
        assert_eq!(collection.features.len(), 1, "{geometry}");
        let parts = format!("{:?}\n", collection.features[0].form.parts);
        told(&text)
            .iter()
            .fold(parts, |all, line| all + line + "\n")
    });
}

#[test]
fn every_fault_of_a_text_is_named_at_its_place() {
    assert_all(TEXTS, |text| {
        let count = format!("{} features\n", collection(text).features.len());
        told(text).iter().fold(count, |all, line| all + line + "\n")
    });
}

#[test]
fn every_problem_is_a_sentence_in_both_languages() {
    let features = cases(GEOMETRIES).into_iter().map(|(geometry, _)| {
        format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#)
    });
    let deep = super::forms::nested(200);
    let many = r#"{"type":"Feature"}"#.repeat(1_200);
    let bbox = r#"{"type":"Feature","properties":{},"geometry":{"bbox":[1,2,1,2],"type":"Point","coordinates":[1,2]}}"#;
    let documents = cases(TEXTS).into_iter().map(|(text, _)| text);
    let more = [deep, many, bbox.to_owned(), "[{".to_owned()];
    for text in features.chain(documents).chain(more) {
        for problem in import(&text).reading.iter() {
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
    assert_eq!(
        told.len(),
        2_002,
        "1,000 of each of two kinds, and their counts"
    );
    let open: Vec<String> = (0..5_000)
        .map(|n| format!("[[[{n},0],[1,0],[1,1]]]"))
        .collect();
    let text = format!(
        r#"{{"type":"MultiPolygon","coordinates":[{}]}}"#,
        open.join(",")
    );
    assert_eq!(super::told(&text).len(), 11);
    assert_eq!(collection(&text).features[0].form.polygons.0.len(), 5_000);
}
