//! The question where the guess may be wrong: both readings stand there with what each would give, and the
//! choice is seen at once. And reading that is given up.

use super::*;
use egui_kittest::kittest::NodeT;

/// A log of two towns, which may be taken for pictures of the whole map.
const TOWNS: &str = "town,lat,lon,control,since
Aleppo,36.20,37.16,Rebels,2012-07-20
Aleppo,36.20,37.16,SAA,2016-12-22
Idlib,35.93,36.63,Jaish al-Fatah,2015-03-28
Idlib,35.93,36.63,HTS,2017-07-23
";

/// Dates that can be read with the day or the month first.
const UNDECIDED: &str = "place,lat,lon,control,date
Mosul,36.34,43.13,ISIS,06/10/2014
Raqqa,35.95,39.01,ISIS,01/02/2014
";

fn open(harness: &mut Harness<'static, Shell>, name: &str, text: &'static str, areas: usize) {
    drop_files(harness, &[(name, text)], false);
    until(harness, "the file is open", |state| {
        state.world().layers.len() == 1 && state.world().areas.len() == areas
    });
    harness.run();
}

fn changes(state: &State) -> usize {
    let import = state.project.import.as_ref().expect("a foreign file");
    import.groups[0].outcome.changes
}

/// Opens the list of a question and takes the row that begins so; answers with all that the row says.
fn choose(harness: &mut Harness<'static, Shell>, question: &str, row: &str) {
    harness
        .get_by_label_contains(&format!("{question}:"))
        .click();
    harness.run();
    let rows = harness.query_all_by_label_contains(row);
    let last = rows.last().expect("the row is in the list");
    last.click();
    harness.run();
}

#[test]
fn takeovers_and_snapshots_stand_side_by_side() {
    let mut harness = window();
    open(&mut harness, "two-towns.csv", TOWNS, 2);
    assert_eq!(changes(state(&harness)), 4);
    let group = &state(&harness)
        .project
        .import
        .as_ref()
        .expect("a file")
        .groups[0];
    let other = group.others.first().expect("another reading");
    assert_eq!(other.said(), "snapshots=true");
    assert_eq!(other.outcome.map(|outcome| outcome.changes), Some(7));
    choose(
        &mut harness,
        "What a row says",
        "Each date is a picture of the whole map",
    );
    until(&mut harness, "pictures of the whole", |state| {
        changes(state) == 7
    });
    // What it gives stands beneath the choice.
    assert!(harness.query_all_by_label_contains("7 changes").count() > 0);
    choose(
        &mut harness,
        "What a row says",
        "A row holds until the next of its place",
    );
    until(&mut harness, "takeovers again", |state| changes(state) == 4);
}

#[test]
fn the_order_of_day_and_month_is_a_choice_of_two() {
    let mut harness = window();
    open(&mut harness, "undecided.csv", UNDECIDED, 2);
    assert_eq!(state(&harness).world().about.first, day("2014-02-01"));
    choose(&mut harness, "Dates such as 3/4/2016", "Month first");
    until(&mut harness, "the month first", |state| {
        state.world().about.first == day("2014-01-02")
    });
}

#[test]
fn points_pass_by_as_the_user_chooses() {
    let mut harness = window();
    open(&mut harness, "undecided.csv", UNDECIDED, 2);
    let question = "Points and lines with one date are shown";
    choose(&mut harness, question, "on their day");
    until(&mut harness, "on their day", |state| changes(state) == 4);
    choose(&mut harness, question, "for 7 days");
    until(&mut harness, "for a week", |state| {
        let import = state.project.import.as_ref().expect("a file");
        import.groups[0].mapping.event_days == Some(7)
    });
    choose(&mut harness, question, "for ever");
    until(&mut harness, "for ever", |state| changes(state) == 2);
}

#[test]
fn points_are_counted_as_points() {
    let mut harness = window();
    open(&mut harness, "two-towns.csv", TOWNS, 2);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_all_by_label_contains("1 of 2").count() > 0);
    let all = harness.root().children_recursive();
    let said = all.filter_map(|node| node.accesskit_node().label());
    let said: Vec<String> = said.collect();
    for word in ["0 %", "0 km²"] {
        let wrong: Vec<_> = said.iter().filter(|text| text.contains(word)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn reading_that_is_given_up_leaves_nothing_on_the_map() {
    let square = |n: i32| {
        let (x, y) = (f64::from(n % 300) / 10.0, f64::from(n / 300) / 10.0);
        format!(
            r#"{{"type":"Feature","properties":{{"n":{n}}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{},{y}],[{},{}],[{x},{y}]]]}}}}"#,
            x + 0.1,
            x + 0.1,
            y + 0.1
        )
    };
    let features: Vec<String> = (0..60_000).map(square).collect();
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    let text: &'static str = Box::leak(text.into_boxed_str());
    let mut harness = window();
    let before = state(&harness).world().areas.len();
    drop_files(&mut harness, &[("many.geojson", text)], false);
    until(&mut harness, "the card", |state| state.loading.is_some());
    harness.step();
    harness.get_by_label("Cancel").click();
    harness.step();
    harness.step();
    for _ in 0..5 {
        assert!(
            state(&harness).loading.is_none(),
            "the card and the outlines are gone"
        );
        assert!(harness.query_by_label("Cancel").is_none());
        std::thread::sleep(Duration::from_millis(60));
        harness.step();
    }
    assert_eq!(state(&harness).world().areas.len(), before);
}

/// Times that are all one hour of the evening in UTC, of which the days are those of the place.
const EVENINGS: &str = "town,lat,lon,control,since
Aleppo,36.20,37.16,SAA,2016-12-21T22:00:00Z
Idlib,35.93,36.63,HTS,2017-07-22T21:00:00Z
Raqqa,35.95,39.01,SDF,2017-10-16T21:00:00Z
";

#[test]
fn evenings_in_utc_are_midnights_or_what_they_say() {
    let mut harness = window();
    open(&mut harness, "evenings.csv", EVENINGS, 3);
    assert_eq!(state(&harness).world().about.first, day("2016-12-22"));
    let question = "Times that are evenings in UTC";
    choose(&mut harness, question, "As written");
    until(&mut harness, "the day in UTC", |state| {
        state.world().about.first == day("2016-12-21")
    });
    choose(&mut harness, question, "Midnights");
    until(&mut harness, "the day that begins then", |state| {
        state.world().about.first == day("2016-12-22")
    });
}

/// Years that may be of the Hijri calendar.
const HIJRI: &str = "town,lat,lon,control,since
Mosul,36.34,43.13,داعش,1435-08-12
Raqqa,35.95,39.01,داعش,1435-03-12
";

#[test]
fn years_near_1440_are_asked_about() {
    let mut harness = window();
    open(&mut harness, "hijri.csv", HIJRI, 2);
    let question = "Years near 1440";
    let years = |state: &State| state.world().about.first.year_month_day().0;
    choose(&mut harness, question, "Hijri years");
    until(&mut harness, "the year 2014", |state| years(state) == 2014);
    choose(&mut harness, question, "Years of the common era");
    until(&mut harness, "the year 1435", |state| years(state) == 1435);
}

/// A column a year.
const WIDE: &str = "town,lat,lon,2013,2014,2017
Raqqa,35.95,39.01,Rebels,ISIS,SDF
Aleppo,36.20,37.16,Rebels,Rebels,SAA
";

#[test]
fn a_column_a_year_is_a_history() {
    let mut harness = window();
    open(&mut harness, "wide.csv", WIDE, 2);
    assert_eq!(changes(state(&harness)), 5);
    let now = &state(&harness).world().about;
    assert_eq!(
        (now.first, now.last),
        (day("2013-01-01"), day("2017-01-01"))
    );
}

/// Two columns, each of which may be the force.
const TWO_FORCES: &str = "town,lat,lon,control,claimed_by
Raqqa,35.95,39.01,SDF,ISIS
Aleppo,36.20,37.16,SAA,HTS
Idlib,35.93,36.63,HTS,HTS
";

#[test]
fn another_column_can_be_the_force_and_it_is_taken_back() {
    let mut harness = window();
    open(&mut harness, "two-forces.csv", TWO_FORCES, 3);
    let force = |state: &State| {
        let import = state.project.import.as_ref().expect("a file");
        import.groups[0].mapping.force.clone()
    };
    assert_eq!(force(state(&harness)).as_deref(), Some("control"));
    choose(&mut harness, "Controlling force (colour by)", "claimed_by");
    until(&mut harness, "the other column", |state| {
        force(state).as_deref() == Some("claimed_by")
    });
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    until(&mut harness, "the first column again", |state| {
        force(state).as_deref() == Some("control")
    });
}

#[test]
fn each_of_several_files_has_a_step_of_its_own() {
    let mut harness = window();
    drop_files(
        &mut harness,
        &[("two-towns.csv", TOWNS), ("two-forces.csv", TWO_FORCES)],
        false,
    );
    until(&mut harness, "both are open", |state| {
        state.world().layers.len() == 2
    });
    harness.run();
    let steps = |harness: &Harness<'static, Shell>, text: &str| {
        harness.query_all_by_label_contains(text).count()
    };
    assert!(steps(&harness, "File 1 of 2") > 0);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        steps(&harness, "File 2 of 2") > 0,
        "the second is asked about"
    );
}
