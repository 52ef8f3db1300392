//! Several files, each with a reading of its own; one force by many spellings; readings given with files.

use super::sample::*;
use kharita::load::{GivenReading, Loaded, Progress, Wishes, read};
use kharita::model::{AreaId, FeatureLook, Mapping, MappingFrom, TimeFrom};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file whose columns are called in one of several ways.
#[derive(Clone, Debug)]
struct OwnFile {
    columns: [&'static str; 3],
    /// Of each feature: its place, who holds it, from which year.
    rows: Vec<(i32, &'static str, u16)>,
}

impl OwnFile {
    fn features(&self) -> Vec<String> {
        let [name, force, begin] = self.columns;
        let rows = self.rows.iter().enumerate();
        let row = |(n, (x, holder, year)): (usize, &(i32, &str, u16))| {
            let properties = format!(
                r#"{{"{name}":"place {n}","{force}":"{holder}","{begin}":"{year}-03-01"}}"#
            );
            square(*x, &properties)
        };
        rows.map(row).collect()
    }
}

fn own_file() -> impl Strategy<Value = OwnFile> {
    let columns = prop::sample::select(vec![
        ["name", "control", "start_date"],
        ["zone_name", "Controller", "since"],
        ["town", "held_by", "from"],
        ["الاسم", "جهة السيطرة", "منذ"],
        ["nombre", "bando", "fecha_inicio"],
    ]);
    let holder = prop::sample::select(vec!["SDF", "ISIS", "HTS", "Blue Brigade", "Red Front"]);
    let row = (0..60, holder, 2012..2020_u16);
    (columns, prop::collection::vec(row, 2..8))
        .prop_map(|(columns, rows)| OwnFile { columns, rows })
}

/// What each area is called and holds on some days, of the areas from one on.
fn told(loaded: &Loaded, from: usize, count: usize) -> Vec<(String, Vec<String>)> {
    let world = &loaded.world;
    let control = |area: usize, year: u16| {
        let on = day(&format!("{year}-07-01"));
        let state = world.timeline.at(AreaId::from_index(area), on).state;
        let control = world.timeline.control(state);
        let forces = control
            .forces
            .iter()
            .map(|force| world.force(*force).name.en.clone());
        let forces: Vec<String> = forces.collect();
        format!("{} {}", control.status.word(), forces.join(" "))
    };
    let areas = from..from + count;
    areas
        .map(|n| {
            let years = 2011..2021;
            (
                world.areas[n].name.en.clone(),
                years.map(|year| control(n, year)).collect(),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Files that lie together are understood as each is alone.
    #[test]
    fn together_each_file_is_what_it_is_alone(files in prop::collection::vec(own_file(), 1..4)) {
        let named = |n: usize, of: &OwnFile| file(&format!("file {}.geojson", ["a", "b", "c"][n]), &of.features());
        let inputs: Vec<_> = files.iter().enumerate().map(|(n, of)| named(n, of)).collect();
        let together = load(&inputs);
        prop_assert_eq!(import(&together).groups.len(), files.len());
        let mut first = 0;
        for (n, input) in inputs.iter().enumerate() {
            let alone = load(std::slice::from_ref(input));
            let count = alone.world.areas.len();
            prop_assert_eq!(&import(&together).groups[n].mapping, &group(&alone).mapping);
            prop_assert_eq!(told(&together, first, count), told(&alone, 0, count));
            first += count;
        }
        prop_assert_eq!(first, together.world.areas.len());
    }

    /// However a force is spelled, it is the one that it is.
    #[test]
    fn a_force_by_any_spelling(
        (id, short, long) in prop::sample::select(vec![
            ("sdf", "SDF", "Syrian Democratic Forces"),
            ("hts", "HTS", "Hay'at Tahrir al-Sham"),
            ("isis", "ISIS", "Islamic State"),
            ("syria_gov", "SAA", "Syrian Arab Army"),
            ("turkey_sna", "SNA", "الجيش الوطني السوري"),
        ]),
        form in 0..8_u8,
        case in any::<bool>(),
        space in prop::sample::select(vec!["", " ", "\u{200b}", "\u{a0}"]),
    ) {
        let dotted: String = short.chars().flat_map(|c| [c, '.']).collect();
        let spelled = match form {
            0 => short.to_owned(),
            1 => long.to_owned(),
            2 => dotted,
            3 => format!("{long} ({short})"),
            4 => format!("{short} - {long}"),
            5 => format!("{short} ({long})"),
            6 => format!("{long} [{short}]"),
            _ => format!("{short}: {long}"),
        };
        let spelled = if case && form != 4 && form != 7 { spelled.to_lowercase() } else { spelled };
        let value = serde_json::Value::from(format!("{space}{spelled}{space}"));
        let loaded = load_one(&[
            square(30, &format!(r#"{{"control":{value}}}"#)),
            square(31, r#"{"control":"Blue Brigade"}"#),
        ]);
        prop_assert_eq!(held(&loaded, 0, "2016"), id, "{}", value);
        prop_assert_eq!(loaded.world.forces.len(), 2);
    }

    /// Two forces in one value are two, whatever stands between them.
    #[test]
    fn two_in_one_value(
        (a, b) in prop::sample::select(vec![("sdf", "hts"), ("isis", "sdf"), ("hts", "isis")]),
        sign in prop::sample::select(vec!["/", " / ", "; ", ", ", " & ", " + ", " and ", " vs ", " vs. ", " | ", "، "]),
        word in prop::sample::select(vec!["", "Contested (", "Disputed: ", "متنازع عليها بين "]),
    ) {
        let name = |id: &str| id.to_uppercase();
        let close = if word.ends_with('(') { ")" } else { "" };
        let value = format!("{word}{}{sign}{}{close}", name(a), name(b));
        let loaded = load_one(&[square(30, &format!(r#"{{"control":"{value}"}}"#)), square(31, r#"{"control":"SAA"}"#)]);
        let told = held(&loaded, 0, "2016");
        let fights = !word.is_empty() || sign.contains("vs") || sign.contains(['/', '|']);
        let status = if fights { "contested" } else { "shared" };
        prop_assert_eq!(told, format!("{status} {a} {b}"), "{}", value);
    }
}

fn read_with(wishes: &Wishes) -> Loaded {
    let features = |force: &str, begin: &str| {
        vec![
            square(
                30,
                &format!(r#"{{"{force}":"SDF","other":"X","{begin}":"2015-01-01"}}"#),
            ),
            square(
                31,
                &format!(r#"{{"{force}":"HTS","other":"Y","{begin}":"2016-01-01"}}"#),
            ),
        ]
    };
    let files = [
        file("zones.geojson", &features("control", "start")),
        file("towns.geojson", &features("held_by", "since")),
    ];
    read(&files, wishes, &Progress::default())
}

fn member(file: Option<&str>, name: &str, value: &str) -> GivenReading {
    GivenReading::Member {
        file: file.map(str::to_owned),
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

#[test]
fn what_is_given_counts_for_the_files_that_have_the_property() {
    let given = |given: Vec<GivenReading>| {
        let loaded = read_with(&Wishes {
            given,
            ..Wishes::default()
        });
        let groups = import(&loaded).groups.clone();
        groups
            .into_iter()
            .map(|group| (group.mapping, group.mapping_from))
            .collect::<Vec<_>>()
    };
    let all = given(vec![member(None, "force", "other")]);
    assert!(all.iter().all(|(mapping, from)| {
        mapping.force.as_deref() == Some("other") && *from == MappingFrom::Given
    }));
    let one = given(vec![
        member(None, "force", "held_by"),
        member(None, "begin", "since"),
    ]);
    assert_eq!(one[0].1, MappingFrom::Guess);
    assert_eq!(one[1].0.time, TimeFrom::Properties);
    let named = given(vec![member(Some("towns"), "force", "other")]);
    assert_eq!(named[0].0.force.as_deref(), Some("control"));
    assert_eq!(named[1].0.force.as_deref(), Some("other"));
    let missing = given(vec![member(None, "force", "nowhere")]);
    assert!(
        missing
            .iter()
            .all(|(mapping, _)| mapping.force.as_deref() == Some("nowhere"))
    );
}

#[test]
fn what_was_accepted_comes_back_and_a_guess_can_be_asked_for() {
    let first = read_with(&Wishes::default());
    let mut accepted = BTreeMap::new();
    for group in &import(&first).groups {
        let mapping = Mapping {
            force: Some("other".to_owned()),
            ..group.mapping.clone()
        };
        accepted.insert(group.keys[1].clone(), mapping);
    }
    let mappings = Arc::new(accepted);
    let again = read_with(&Wishes {
        mappings: mappings.clone(),
        ..Wishes::default()
    });
    let from = |loaded: &Loaded| import(loaded).groups[0].mapping_from;
    assert_eq!(from(&again), MappingFrom::Memory);
    assert_eq!(group(&again).mapping.force.as_deref(), Some("other"));
    let guessed = read_with(&Wishes {
        mappings,
        given: vec![GivenReading::Guess],
        ..Wishes::default()
    });
    assert_eq!(group(&guessed).mapping.force.as_deref(), Some("control"));
}

#[test]
fn the_next_month_and_a_map_beneath_change_no_colour() {
    let month = |names: &[&str]| {
        let features: Vec<String> = (30..)
            .zip(names)
            .map(|(x, name)| {
                square(
                    x,
                    &format!(r#"{{"name":"{name} place","control":"{name}"}}"#),
                )
            })
            .collect();
        file("zones.geojson", &features)
    };
    let colours = |loaded: &Loaded| -> BTreeMap<String, [u8; 3]> {
        let forces = loaded.world.forces.iter();
        forces
            .map(|force| (force.name.en.clone(), force.colour_light))
            .collect()
    };
    let first = load(&[month(&["Blue", "Red", "Green"])]);
    let mut wishes = BTreeMap::new();
    for key in &group(&first).keys {
        wishes.insert(key.clone(), group(&first).accepted(&group(&first).mapping));
    }
    let wishes = Wishes {
        mappings: Arc::new(wishes),
        ..Wishes::default()
    };
    // More forces, and the rarest is now the most frequent.
    let next = month(&["Green", "Green", "Green", "Amber", "Red", "Blue", "Violet"]);
    let next = read(&[next], &wishes, &Progress::default());
    let over = read(
        &[
            kharita::load::Input::Shipped,
            month(&["Blue", "Red", "Green"]),
        ],
        &Wishes::default(),
        &Progress::default(),
    );
    let before = colours(&first);
    for (name, colour) in &before {
        assert_eq!(colours(&next).get(name), Some(colour), "{name} next month");
        assert_eq!(colours(&over).get(name), Some(colour), "{name} over a map");
    }
    let mut all: Vec<[u8; 3]> = colours(&next).into_values().collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 5);
}

#[test]
fn a_renamed_force_is_renamed_by_every_spelling_and_two_can_be_joined() {
    let loaded = load_one(&[
        square(30, r#"{"control":"SDF"}"#),
        square(31, r#"{"control":"S.D.F."}"#),
        square(32, r#"{"control":"Blue Brigade"}"#),
        square(33, r#"{"control":"Red Brigade"}"#),
    ]);
    let full = loaded.world.forces[0].name.en.clone();
    let renamed = again(&loaded, |mapping| {
        mapping
            .renamed
            .insert(full.clone(), "The Forces".to_owned());
        mapping
            .renamed
            .insert("Red Brigade".to_owned(), "Blue Brigade".to_owned());
    });
    assert_eq!(
        shown(&renamed, "2016"),
        ["the-forces", "the-forces", "blue-brigade", "blue-brigade"]
    );
}

#[test]
fn a_file_draws_its_features_as_simplestyle_says() {
    let loaded = load_one(&[
        square(
            30,
            r##"{"name":"A","fill":"#ff0000","fill-opacity":0.25,"stroke":"#000","stroke-width":3}"##,
        ),
        square(31, r##"{"name":"B","fill":"#00ff00"}"##),
        point(
            32,
            r##"{"name":"C","marker-color":"#0000ff","marker-size":"large"}"##,
        ),
    ]);
    let looks: Vec<FeatureLook> = loaded.world.areas.iter().map(|area| area.look).collect();
    assert_eq!(looks[0].opacity_percent, Some(25));
    assert_eq!(looks[0].line_width_tenths, Some(30));
    assert_eq!(looks[0].outline, Some([0, 0, 0]));
    assert_eq!(looks[1], FeatureLook::default());
    assert_eq!(looks[2].point_size_tenths, Some(130));
}

#[test]
fn numbers_become_classes_from_few_to_many() {
    let features: Vec<String> = (0..20)
        .map(|n| square(n, &format!(r#"{{"name":"place {n}","idps":{}}}"#, n * 100)))
        .chain([square(30, r#"{"name":"nothing","idps":null}"#)])
        .collect();
    let loaded = load_one(&features);
    let classed = again(&loaded, |mapping| {
        mapping.force = Some("idps".to_owned());
        mapping.classes = Some(kharita::model::Classes::USUAL);
    });
    assert_eq!(classed.world.forces.len(), 5);
    assert_eq!(held(&classed, 0, "2016"), "class-1");
    assert_eq!(held(&classed, 19, "2016"), "class-5");
    assert_eq!(held(&classed, 20, "2016"), "unknown");
    let light = |n: usize| {
        classed.world.forces[n]
            .colour_light
            .map(u32::from)
            .iter()
            .sum::<u32>()
    };
    assert!(light(0) > light(2) && light(2) > light(4));
}
