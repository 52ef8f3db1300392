//! Properties as nobody should write them.

use super::sample::*;
use kharita::export::{self, DataOrigin, ExportFormat, ExportWhat, Plan};
use kharita::load::{Input, Loaded};
use kharita::model::{Lang, TimeFrom};
use kharita::words::Words;

/// The features as they were read, written and read again.
fn round(loaded: &Loaded) -> Loaded {
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world: &loaded.world,
        stories: &loaded.world.stories,
        timeline: &loaded.world.timeline,
        import: loaded.import.as_deref(),
        problems: &loaded.problems,
        words: &words,
    };
    let plan = Plan {
        what: ExportWhat::AsRead,
        format: ExportFormat::GeoJson,
    };
    let mut bytes = Vec::new();
    export::write(&source, &plan, &mut bytes, &export::Progress::default()).expect("written");
    let again = load(&[Input::Bytes {
        name: "file.geojson".to_owned(),
        bytes: bytes.into(),
    }]);
    let said = |loaded: &Loaded| {
        let features = import(loaded).as_read.features.iter();
        let all = features.map(|f| {
            let of = (&f.id, &f.properties, &f.foreign_members, &f.form);
            format!("{of:?}")
        });
        all.collect::<Vec<_>>()
    };
    assert_eq!(said(loaded), said(&again));
    again
}

/// Every way to map a file, whatever its properties are called.
fn in_every_way(loaded: &Loaded) {
    round(loaded);
    let columns = &import(loaded).columns;
    let names = columns.iter().map(|column| column.name.clone());
    for name in names.take(12) {
        let given = again(loaded, |mapping| {
            let name = Some(name.clone());
            mapping.name.clone_from(&name);
            mapping.id.clone_from(&name);
            mapping.force.clone_from(&name);
            mapping.begin.clone_from(&name);
            mapping.end = name;
            mapping.time = TimeFrom::Properties;
            mapping.own_colours = true;
            mapping.repair_text = true;
        });
        assert!(!given.world.areas.is_empty());
        round(&given);
    }
}

#[test]
fn a_property_that_comes_twice_counts_as_it_came_last() {
    let loaded = load_one(&[square(
        30,
        r#"{"control":"SAA","name":"a","control":"SDF"}"#,
    )]);
    assert_eq!(shown(&loaded, "2016"), ["sdf"]);
    in_every_way(&loaded);
}

#[test]
fn properties_may_be_called_anything() {
    let loaded = load_one(&[
        square(
            30,
            r#"{"geometry":"x","type":"Point","coordinates":[1],"properties":{"a":1},"":"empty","id":7,"__proto__":null,"a\u0000b":1," ":2,"\ud83d":3}"#,
        ),
        square(
            31,
            r#"{"geometry":{"type":"Point"},"":"","id":"7","features":[]}"#,
        ),
    ]);
    assert_eq!(loaded.world.areas.len(), 2);
    in_every_way(&loaded);
}

#[test]
fn forces_may_be_any_value() {
    let values = [
        "1",
        "2.50",
        "true",
        "false",
        "null",
        r#"{"a":[1]}"#,
        "[]",
        r#"["SAA","SDF"]"#,
        r#""""#,
        r#"" ""#,
    ];
    let features: Vec<String> = (30..)
        .zip(values)
        .map(|(x, value)| square(x, &format!(r#"{{"control":{value}}}"#)))
        .collect();
    let loaded = load_one(&features);
    let asked = again(&loaded, |mapping| {
        mapping.force = Some("control".to_owned())
    });
    assert_eq!(asked.world.areas.len(), values.len());
    assert_eq!(shown(&asked, "2016").len(), values.len());
    assert_eq!(held(&asked, 0, "2016"), "1");
    in_every_way(&loaded);
}

#[test]
fn ten_thousand_properties_are_no_matter() {
    let members: Vec<String> = (0..10_000).map(|n| format!(r#""p{n}":{n}"#)).collect();
    let object = format!("{{{}}}", members.join(","));
    let loaded = load_one(&[square(30, &object), square(31, &object)]);
    assert_eq!(import(&loaded).columns.len(), 10_000);
    round(&loaded);
}

#[test]
fn ids_of_every_type_stay_apart() {
    let of = |id: &str| square(30, "{}").replacen(r#""type""#, &format!(r#""id":{id},"type""#), 1);
    let ids = [
        "7",
        r#""7""#,
        "7.0",
        "-0",
        "0",
        r#""""#,
        "12345678901234567890",
        "1e3",
        r#"{"a":1}"#,
        "true",
    ];
    let loaded = load_one(&ids.map(of));
    assert_eq!(loaded.world.areas.len(), ids.len());
    in_every_way(&loaded);
}

#[test]
fn one_feature_and_none() {
    in_every_way(&load_one(&[square(
        30,
        r#"{"control":"SDF","start":"2014","end":"2013"}"#,
    )]));
    let none = load_one(&[]);
    assert!(none.world.areas.is_empty());
    round(&none);
}

#[test]
fn names_that_were_encoded_twice_are_repaired_with_their_mapping() {
    // The area, the force and the beginning, as UTF-8 that was read as Windows-1252.
    let of = |x: i32, name: &str, force: &str| {
        square(
            x,
            &format!(r#"{{"Ø§Ù„Ù…Ù†Ø·Ù‚Ø©":"{name}","Ø¬Ù‡Ø© Ø§Ù„Ø³ÙŠØ·Ø±Ø©":"{force}","n":{x}}}"#),
        )
    };
    let loaded = load_one(&[of(30, "A", "SDF"), of(31, "B", "SAA")]);
    assert!(told(&loaded).contains(&"warning encoded-twice".to_owned()));
    let garbled = "Ø§Ù„Ù…Ù†Ø·Ù‚Ø©";
    let chosen = again(&loaded, |mapping| mapping.name = Some(garbled.to_owned()));
    let repaired = again(&chosen, |mapping| mapping.repair_text = true);
    let columns = import(&repaired).columns.iter();
    let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["المنطقة", "جهة السيطرة", "n"]);
    assert_eq!(group(&repaired).mapping.name.as_deref(), Some("المنطقة"));
    assert_eq!(area(&repaired, 0).name.en, "A");
    assert!(!told(&repaired).contains(&"warning missing-property".to_owned()));
    // What was only guessed is guessed again by the names that can be read now.
    let guessed = again(&loaded, |mapping| mapping.repair_text = true);
    assert_eq!(
        group(&guessed).mapping.force.as_deref(),
        Some("جهة السيطرة")
    );
    assert_eq!(shown(&guessed, "2016"), ["sdf", "syria_gov"]);
    let back = again(&repaired, |mapping| mapping.repair_text = false);
    assert_eq!(group(&back).mapping.name.as_deref(), Some(garbled));
    assert_eq!(area(&back, 0).name.en, "A");
    in_every_way(&loaded);
}
