//! Who holds: values as forces.

use super::sample::*;
use kharita::model::{Code, Lang, TimeFrom};
use kharita::words::Words;

#[test]
fn three_values_are_three_forces() {
    let names = ["HTS", "SAA", "SDF", "SDF"];
    let features: Vec<String> = (30..)
        .zip(names)
        .map(|(x, name)| square(x, &format!(r#"{{"layer":"{name}"}}"#)))
        .collect();
    let loaded = load_one(&features);
    assert_eq!(group(&loaded).mapping.force.as_deref(), Some("layer"));
    assert_eq!(forces(&loaded), ["sdf", "hts", "syria_gov"]);
    assert_eq!(shown(&loaded, "2016"), ["hts", "syria_gov", "sdf", "sdf"]);
    assert!(loaded.world.changes.is_empty());
    assert_eq!(group(&loaded).outcome.forces, 3);
    assert!(told(&loaded).is_empty(), "{:?}", loaded.problems);
    let hts = loaded.world.find_force("hts").expect("hts");
    let shipped = kharita::load::embedded();
    let known = shipped.world.find_force("hts").expect("hts");
    assert_eq!(
        loaded.world.force(hts).colour_light,
        shipped.world.force(known).colour_light
    );
    let km2 = area(&loaded, 0).area_km2;
    assert!((9_000.0..11_000.0).contains(&km2), "{km2}");
}

#[test]
fn one_force_under_four_names() {
    let names = ["daesh", "IS", "ISIL", "داعش", "Kurdish Front"];
    let features: Vec<String> = (30..)
        .zip(names)
        .map(|(x, name)| square(x, &format!(r#"{{"control":"{name}"}}"#)))
        .collect();
    let loaded = load_one(&features);
    assert_eq!(forces(&loaded), ["isis", "kurdish-front"]);
    let other = again(&loaded, |mapping| {
        mapping
            .forces
            .insert("IS".to_owned(), "Somebody".to_owned());
        mapping.forces.insert("ISIL".to_owned(), String::new());
    });
    assert_eq!(
        shown(&other, "2016"),
        ["isis", "somebody", "none", "isis", "kurdish-front"]
    );
}

#[test]
fn a_spanish_file() {
    let features = [
        square(
            -74,
            r#"{"control-territorial":"Guerrilla","nombre":"Cauca"}"#,
        ),
        square(
            -73,
            r#"{"control-territorial":"Ejército","nombre":"Huila"}"#,
        ),
        square(
            -72,
            r#"{"control-territorial":"En disputa","nombre":"Meta"}"#,
        ),
    ];
    let loaded = load_one(&features);
    let mapping = &group(&loaded).mapping;
    assert_eq!(mapping.force.as_deref(), Some("control-territorial"));
    assert_eq!(mapping.name.as_deref(), Some("nombre"));
    assert_eq!(
        shown(&loaded, "2016"),
        ["guerrilla", "ejército", "contested"]
    );
    assert_eq!(area(&loaded, 1).name.en, "Huila");
}

#[test]
fn several_forces_in_one_value() {
    let values = [
        "SDF",
        "SAA",
        "SDF / SAA",
        "A/B road",
        "SAA & SDF",
        "unknown",
        "no control",
    ];
    let features: Vec<String> = (30..)
        .zip(values)
        .map(|(x, name)| square(x, &format!(r#"{{"control":"{name}"}}"#)))
        .collect();
    let loaded = load_one(&features);
    assert_eq!(
        shown(&loaded, "2016"),
        [
            "sdf",
            "syria_gov",
            "contested sdf syria_gov",
            "a/b-road",
            "shared syria_gov sdf",
            "unknown",
            "none"
        ]
    );
    assert_eq!(told(&loaded), ["warning several-forces"; 2]);
}

#[test]
fn a_file_of_ours_keeps_what_is_contested() {
    let features = [
        square(30, r#"{"status":"contested","forces":["isis","sdf"]}"#),
        square(31, r#"{"status":"control","forces":["isis"]}"#),
        square(32, r#"{"status":"none","forces":[]}"#),
        square(33, r#"{"status":"shared","forces":"sdf syria_gov"}"#),
    ];
    let loaded = load_one(&features);
    assert_eq!(
        shown(&loaded, "2016"),
        ["contested isis sdf", "isis", "none", "shared sdf syria_gov"]
    );
    assert!(told(&loaded).is_empty(), "{:?}", loaded.problems);
}

#[test]
fn without_a_force_a_file_is_one_plain_holder() {
    let loaded = load(&[
        file("roads.geojson", &[point(30, "{}")]),
        file(
            "towns.geojson",
            &[
                point(31, r#"{"name":"Raqqa"}"#),
                point(32, r#"{"name":"الرقة"}"#),
            ],
        ),
    ]);
    assert_eq!(shown(&loaded, "2016"), ["roads", "towns", "towns"]);
    let names: Vec<&str> = loaded
        .world
        .layers
        .iter()
        .map(|layer| layer.name.as_str())
        .collect();
    assert_eq!(names, ["roads", "towns"]);
    assert_eq!(area(&loaded, 1).layer.index(), 1);
    assert_eq!(area(&loaded, 1).name.en, "Raqqa");
    assert_eq!(area(&loaded, 2).name.ar, "الرقة");
    assert_eq!(group(&loaded).mapping.time, TimeFrom::Nowhere);
    assert_eq!(span(&loaded)[0], span(&loaded)[1]);
}

#[test]
fn colours_of_simplestyle_if_asked() {
    let features = [
        square(30, r##"{"control":"A","fill":"#ff0000"}"##),
        square(31, r##"{"control":"A","fill":"#ff0000"}"##),
        square(32, r##"{"control":"A","fill":"#00f"}"##),
        square(33, r##"{"control":"B","stroke":"#00f"}"##),
    ];
    let loaded = load_one(&features);
    let colours = |loaded: &kharita::load::Loaded| {
        let forces = loaded.world.forces.iter();
        forces.map(|force| force.colour_light).collect::<Vec<_>>()
    };
    assert_ne!(colours(&loaded)[0], [255, 0, 0]);
    let asked = again(&loaded, |mapping| mapping.own_colours = true);
    assert_eq!(colours(&asked), [[255, 0, 0], [0, 0, 255]]);
}

#[test]
fn the_rarest_of_too_many_are_one() {
    let features: Vec<String> = (0..500)
        .map(|n| point(30, &format!(r#"{{"control":"owner {n}"}}"#)))
        .chain([point(31, r#"{"control":"owner 7"}"#)])
        .collect();
    let loaded = load_one(&features);
    assert_eq!(loaded.world.forces.len(), 200);
    assert_eq!(loaded.world.areas.len(), 501);
    assert_eq!(held(&loaded, 7, "2016"), "owner-7");
    assert!(told(&loaded).contains(&"note many-forces".to_owned()));
}

#[test]
fn colours_of_simplestyle_tell_apart_where_no_force_does() {
    let loaded = load_one(&[
        square(30, r##"{"name":"North","fill":"#ff0000"}"##),
        square(31, r##"{"name":"North","fill":"#F00","stroke":"#0f0"}"##),
        square(32, r##"{"name":"South","stroke":"#00f"}"##),
        square(33, r##"{"name":"East","stroke":"#00f"}"##),
        point(34, r##"{"name":"Peak","fill":"","marker-color":"0f0"}"##),
        point(35, r##"{"name":"Plain","fill":"none"}"##),
    ]);
    let mapping = &group(&loaded).mapping;
    assert_eq!(
        (mapping.own_colours, mapping.force.as_deref()),
        (false, None)
    );
    assert_eq!(forces(&loaded), ["file"]);
    let asked = again(&loaded, |mapping| mapping.own_colours = true);
    let drawn: Vec<_> = asked
        .world
        .forces
        .iter()
        .map(|force| (force.name.en.as_str(), force.colour_light))
        .collect();
    let expected = [
        ("North", [255, 0, 0]),
        ("#0000FF", [0, 0, 255]),
        ("Peak", [0, 255, 0]),
        ("file", [88, 117, 150]),
    ];
    assert_eq!(drawn, expected);
    let holders: Vec<String> = (0..6).map(|n| held(&asked, n, "2016")).collect();
    assert_eq!(
        holders,
        ["north", "north", "#0000ff", "#0000ff", "peak", "file"]
    );
    let back = again(&asked, |mapping| mapping.own_colours = false);
    assert_eq!(forces(&back), ["file"]);
}

#[test]
fn more_colours_than_a_legend_holds_are_one() {
    let features: Vec<String> = (0..300)
        .map(|n| point(30, &format!(r##"{{"fill":"#{:06x}"}}"##, n * 5_000)))
        .collect();
    let loaded = load_one(&features);
    let asked = again(&loaded, |mapping| mapping.own_colours = true);
    assert_eq!(asked.world.forces.len(), 200);
    assert_eq!(asked.world.areas.len(), 300);
    assert!(told(&asked).contains(&"note many-forces".to_owned()));
    let others = asked.world.forces.last().expect("the rest");
    assert_eq!(
        (others.name.en.as_str(), others.name.ar.as_str()),
        ("Other", "غيرها")
    );
    let mut problems = asked.problems.iter();
    let many = problems.find(|problem| problem.code == Code::ManyForces);
    for (lang, word) in [(Lang::En, "colours"), (Lang::Ar, "لون")] {
        let (message, _) = Words::new(lang).problem(many.expect("a note"));
        assert!(message.contains(word), "{message}");
    }
    let plain = again(&load_one(&[point(30, "{}")]), |mapping| {
        mapping.own_colours = true;
    });
    assert_eq!(forces(&plain), ["file"]);
}

#[test]
fn more_fights_than_can_be_drawn_are_named() {
    // 170 forces in every pairing, either of them the stronger.
    let name = |n: usize| format!("{}{}", ["ba", "ku", "ri", "mo", "ze"][n % 5], n);
    let mut features = Vec::new();
    for a in 0..170 {
        for b in (0..170).filter(|b| *b != a) {
            let (a, b) = (name(a), name(b));
            features.push(point(
                30,
                &format!(r#"{{"forces":"{a} {b}","status":"contested"}}"#),
            ));
        }
    }
    let loaded = load_one(&features);
    let states = loaded.world.timeline.states().len();
    assert!(states > 16_384, "{states}");
    assert!(told(&loaded).contains(&"error many-looks".to_owned()));
    let fewer = load_one(&features[..10_000]);
    assert!(!told(&fewer).contains(&"error many-looks".to_owned()));
}
