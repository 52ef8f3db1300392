//! What holds whatever the files say.

use super::sample::*;
use kharita::model::{AreaId, Mapping, Status, TimeFrom};
use proptest::prelude::*;

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just(r#"["2014","2015"]"#.to_owned()),
        Just(r#"{"begin":"2014"}"#.to_owned()),
        (-5_000..5_000i64).prop_map(|n| n.to_string()),
        (2_010..2_020u16, 1..14u8, 1..33u8).prop_map(|(y, m, d)| format!("\"{y}-{m:02}-{d:02}\"")),
        "[A-C]( ?[/&] ?[A-C])?".prop_map(|text| format!("\"{text}\"")),
        "\\PC{0,8}".prop_map(|text| serde_json::Value::from(text).to_string()),
    ]
}

fn properties() -> impl Strategy<Value = String> {
    let names = [
        "id", "name", "control", "start", "end", "date", "status", "forces",
    ];
    proptest::collection::vec((proptest::sample::select(names.to_vec()), value()), 0..6).prop_map(
        |members| {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("\"{name}\":{value}"))
                .collect();
            format!("{{{}}}", members.join(","))
        },
    )
}

fn property() -> impl Strategy<Value = Option<String>> {
    let names = ["id", "name", "control", "start", "end", "date", "none"];
    proptest::option::of(proptest::sample::select(names.to_vec()).prop_map(str::to_owned))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Every feature becomes an area, however it is mapped, and every area is of some feature; ids
    /// are unique; no area is absent for ever.
    #[test]
    fn every_feature_is_an_area(
        rows in proptest::collection::vec((0..4i32, properties()), 0..12),
        [name, id, force, begin, end] in [property(), property(), property(), property(), property()],
        end_counts in any::<bool>(),
        from in 0..3u8,
    ) {
        let features: Vec<String> = rows.iter().map(|(x, text)| square(*x, text)).collect();
        let half = features.len() / 2;
        let loaded = load(&[
            file("a-2014-05-01.geojson", &features[..half]),
            file("a-2015.geojson", &features[half..]),
        ]);
        let time = [TimeFrom::Nowhere, TimeFrom::Properties, TimeFrom::FileNames];
        let mapping = Mapping {
            name, id, force, begin, end, end_counts,
            time: time[usize::from(from)],
            own_colours: end_counts,
            ..Mapping::default()
        };
        for loaded in [again(&loaded, |it| *it = mapping.clone()), loaded] {
            let world = &loaded.world;
            let mut of_feature: Vec<AreaId> =
                import(&loaded).area_of.iter().copied().flatten().collect();
            // A feature that holds its history has a row for each of its states.
            prop_assert!(of_feature.len() >= features.len());
            prop_assert_eq!(of_feature.len(), import(&loaded).as_read.features.len());
            of_feature.sort();
            of_feature.dedup();
            prop_assert_eq!(of_feature.len(), world.areas.len());
            for area in world.area_ids() {
                prop_assert_eq!(world.find_area(&world.area(area).id), Some(area));
                let is_there = world.timeline.intervals(area).iter().any(|interval| {
                    world.timeline.control(interval.state).status != Status::Absent
                });
                prop_assert!(is_there, "{} is never there", world.area(area).id);
            }
            prop_assert!(world.about.first <= world.about.last);
            for force in world.force_ids() {
                prop_assert_eq!(world.find_force(&world.force(force).id), Some(force));
                prop_assert!(!world.force(force).id.contains(char::is_whitespace));
            }
            for change in &world.changes {
                prop_assert!(world.find_change(&change.id).is_some());
            }
        }
    }
}
