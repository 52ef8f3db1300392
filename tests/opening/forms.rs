//! Files of many origins, dropped on the window: each is drawn, and understood without a question
//! having to be answered.

use super::*;
use kharita::model::{AreaId, Code, Status};

fn forces(state: &State) -> Vec<&str> {
    let forces = state.world().forces.iter();
    forces.map(|force| force.id.as_str()).collect()
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn three_layers_are_three_forces() {
    let mut harness = window();
    open_control(&mut harness);
    let mut found = forces(state(&harness));
    found.sort_unstable();
    assert_eq!(found, ["hts", "sdf", "syria_gov"]);
    for name in ["HTS", "SDF", "Syrian government"] {
        assert!(harness.query_all_by_label_contains(name).count() > 0);
    }
}

#[test]
fn a_date_that_only_the_name_has_is_the_date() {
    let mut harness = window();
    drop_files(
        &mut harness,
        &[("syria-2016-05-01.geojson", CONTROL)],
        false,
    );
    until(&mut harness, "the file is open", |state| {
        state.world().areas.len() == 3
    });
    assert_eq!(state(&harness).view.date, day("2016-05-01"));
    assert_eq!(state(&harness).world().about.first, day("2016-05-01"));
}

#[test]
fn files_without_a_date_speak_of_no_time() {
    let mut harness = window();
    open_control(&mut harness);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Changes up to this date").is_none());
    assert!(harness.query_by_label_contains("Changing hands").is_none());
    let area = AreaId::from_index(0);
    harness.state_mut().send(Command::SelectArea(Some(area)));
    harness.run();
    // Nobody gave it a name.
    let title = format!("Area {}", state(&harness).world().area(area).id);
    assert!(harness.query_by_label(&title).is_some());
    for word in ["History of", "0 changes", "No change is recorded"] {
        assert!(harness.query_by_label_contains(word).is_none(), "{word}");
    }
}

#[test]
fn spanish_properties_are_understood() {
    let text = leaked(CONTROL.replace("\"layer\"", "\"control-territorial\""));
    let mut harness = window();
    drop_files(&mut harness, &[("mapa.geojson", text)], false);
    until(&mut harness, "the file is open", |state| {
        state.world().areas.len() == 3
    });
    let import = state(&harness).project.import.clone().expect("features");
    assert_eq!(
        import.groups[0].mapping.force.as_deref(),
        Some("control-territorial")
    );
    assert_eq!(state(&harness).world().forces.len(), 3);
}

#[test]
fn a_kml_tells_its_times() {
    const KML: &str = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
<name>Mosul</name><TimeSpan><begin>2014-06-10</begin><end>2017-07-10</end></TimeSpan>
<Polygon><outerBoundaryIs><LinearRing><coordinates>43,36 44,36 44,37 43,37 43,36</coordinates></LinearRing></outerBoundaryIs></Polygon>
</Placemark></Document></kml>"#;
    let mut harness = window();
    drop_files(&mut harness, &[("control.kml", KML)], false);
    until(&mut harness, "the file is open", |state| {
        state.world().areas.len() == 1
    });
    let world = &state(&harness).project.world;
    assert_eq!(world.areas[0].name.en, "Mosul");
    assert_eq!(world.about.first, day("2014-06-10"));
    let area = world.area_ids().next().expect("an area");
    let intervals = world.timeline.intervals(area);
    let status = |n: usize| world.timeline.control(intervals[n].state).status;
    let found: Vec<Status> = (0..intervals.len()).map(status).collect();
    assert_eq!(found.first(), Some(&Status::Absent));
    assert_eq!(found.last(), Some(&Status::Absent));
    assert!(found.contains(&Status::Control));
}

#[test]
fn five_thousand_collections_within_each_other_are_drawn() {
    let deep = format!(
        "{}{{\"type\":\"Point\",\"coordinates\":[40,35]}}{}",
        r#"{"type":"GeometryCollection","geometries":["#.repeat(5_000),
        "]}".repeat(5_000)
    );
    let mut harness = window();
    drop_files(&mut harness, &[("deep.geojson", leaked(deep))], false);
    until(&mut harness, "the file is open", |state| {
        state.project.import.is_some()
    });
    let project = &state(&harness).project;
    assert_eq!(project.world.areas[0].points.0.len(), 1);
    assert!(project.problems.iter().any(|p| p.code == Code::OddGeometry));
}

#[test]
fn thirty_dated_files_are_one_time() {
    let names: Vec<String> = (1..=30)
        .map(|day| format!("control-2016-06-{day:02}.geojson"))
        .collect();
    let files: Vec<(&str, &'static str)> =
        names.iter().map(|name| (name.as_str(), CONTROL)).collect();
    let mut harness = window();
    drop_files(&mut harness, &files, false);
    until(&mut harness, "the files are open", |state| {
        state.project.import.is_some()
    });
    let world = &state(&harness).project.world;
    assert_eq!(world.areas.len(), 3);
    assert_eq!(world.layers.len(), 1);
    assert_eq!(world.about.first, day("2016-06-01"));
}
