//! The properties of a feature and the table of all: sorting and filtering against a naive reading of
//! the same cells, and a minute of a user's in the real window.

mod common;
#[path = "common/waiting.rs"]
mod waiting;

use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::load::{self, Input, Loaded, Progress, Wishes};
use kharita::model::{
    AreaId, Feature, FeatureCollection, FuzzyDate, Geometry, Import, Lang, SourceFile, properties,
};
use kharita::state::attributes::{Attributes, Field};
use kharita::state::row_filter::RowFilter;
use kharita::state::sort_filter::{Order, Sort, Watch, arrange};
use kharita::state::{
    Action, Command, Message, OpenedFiles, Origin, Project, Settings, State, TableCommand,
};
use kharita::text::{fold, fold_query};
use kharita::ui::table::{TableMemory, table_ui};
use kharita::ui::{Ctx, Words};
use proptest::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Instant;
use waiting::{state, until};

/// A GeoJSON of points with these properties.
fn points(properties: &[String]) -> String {
    let feature = |(n, properties): (usize, &String)| {
        let x = 36.0 + n as f64 / 1000.0;
        format!(
            r#"{{"type":"Feature","id":{n},"properties":{properties},"geometry":{{"type":"Point","coordinates":[{x},35]}}}}"#
        )
    };
    let features: Vec<String> = properties.iter().enumerate().map(feature).collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

/// The table of a file as a person brings it.
fn attributes(text: &str) -> Attributes {
    let loaded = read(text);
    Attributes::new(&loaded.world, loaded.import.as_ref())
}

fn read(text: &str) -> Loaded {
    let input = Input::Bytes {
        name: "points.geojson".to_owned(),
        bytes: text.as_bytes().into(),
    };
    load::read(&[input], &Wishes::default(), &Progress::default())
}

fn titles(attributes: &Attributes) -> Vec<String> {
    let title = |field: &Field| match field {
        Field::Property(name) => name.clone(),
        other => format!("{other:?}"),
    };
    attributes.columns.iter().map(title).collect()
}

fn column(attributes: &Attributes, name: &str) -> usize {
    let titles = titles(attributes);
    titles.iter().position(|title| title == name).expect(name)
}

fn order(attributes: &Attributes, filter: &str, sort: Option<Sort>) -> Order {
    Order {
        sort,
        filter: RowFilter::new(filter, &titles(attributes)),
        ..Order::default()
    }
}

fn rows(attributes: &Attributes, filter: &str, sort: Option<(&str, bool)>) -> Vec<u32> {
    let sort = sort.map(|(name, descending)| Sort {
        column: column(attributes, name),
        descending,
    });
    let order = order(attributes, filter, sort);
    arrange(attributes, &order, &Watch::default()).expect("nobody gives it up")
}

/// What a cell says, read without any of the table's short ways.
fn said(attributes: &Attributes, row: usize, column: usize) -> String {
    let count = attributes.columns.len();
    attributes.cells(row, 0..count)[column].text.clone()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of a test, which are small"
)]
fn naively_filtered(attributes: &Attributes, words: &str, only: Option<usize>) -> Vec<u32> {
    let columns: Vec<usize> = match only {
        Some(column) => vec![column],
        None => (0..attributes.columns.len()).collect(),
    };
    let has = |row: usize, word: &str| {
        columns.iter().any(|column| {
            let text = said(attributes, row, *column);
            match fold_query(word).as_str() {
                "" => text.to_lowercase().contains(&word.to_lowercase()),
                folded => fold(&text).contains(folded),
            }
        })
    };
    let passes = |row: &usize| words.split_whitespace().all(|word| has(*row, word));
    let found = (0..attributes.len()).filter(passes);
    found.map(|row| row as u32).collect()
}

/// What a value is sorted by: nothing last, texts before that, numbers first.
fn naive_key(text: &str) -> (u8, f64, String) {
    match (text.trim(), text.trim().parse::<f64>()) {
        ("", _) => (2, 0.0, String::new()),
        (_, Ok(number)) => (0, number, String::new()),
        (text, Err(_)) => (1, 0.0, padded(&fold(text))),
    }
}

/// A text in which every number has thirty digits, so that letters alone put it in order.
fn padded(text: &str) -> String {
    let mut padded = String::new();
    let mut digits = String::new();
    for sign in text.chars().chain(['\0']) {
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        if !digits.is_empty() {
            padded += &format!("{digits:0>30}");
            digits.clear();
        }
        padded.push(sign);
    }
    padded
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        (-50..50_i32).prop_map(|n| n.to_string()),
        (-9.0..9.0_f64).prop_map(|n| format!("{n:.2}")),
        prop::sample::select(vec![
            r#""Raqqa""#,
            r#""الرقة""#,
            r#""الرَّقّة""#,
            r#""Deir Ezzor""#,
            r#""Dayr az-Zawr""#,
            r#""aleppo""#,
            r#""Aleppo""#,
            r#""حلب""#,
            r#""7""#,
            r#""-3.5""#,
            r#""f2""#,
            r#""f10""#,
            r#""f10 b3""#,
            r#""f10 b20""#,
            r#""Sector ٩""#,
            r#""sector 10""#,
            "true",
            "null",
            r#""""#,
            r#"{"a":[1,"حلب"]}"#,
            r#""a\u0628 c""#,
        ])
        .prop_map(str::to_owned),
    ]
}

fn table_of_values() -> impl Strategy<Value = Vec<String>> {
    let row = (value(), prop::option::of(value()));
    let row = row.prop_map(|(a, b)| match b {
        Some(b) => format!(r#"{{"first": {a}, "second": {b}}}"#),
        None => format!(r#"{{"first": {a}}}"#),
    });
    prop::collection::vec(row, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_filter_finds_what_a_naive_reading_finds(
        values in table_of_values(),
        words in prop::sample::select(vec![
            "raqqa", "رقه", "deir ezzor", "zor", "ale", "7", "-3.5", "1", "a b", "ب", "{", "true 1", "  ", "null",
        ]),
        only in prop::option::of(0..2_usize),
    ) {
        let attributes = attributes(&points(&values));
        let names = ["first", "second"];
        let only = only.filter(|n| titles(&attributes).iter().any(|title| title == names[*n]));
        let (typed, position) = match only {
            Some(n) => (format!("{}: {words}", names[n]), Some(column(&attributes, names[n]))),
            None => (words.to_owned(), None),
        };
        prop_assert_eq!(rows(&attributes, &typed, None), naively_filtered(&attributes, words, position));
    }

    #[test]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "numbers of a test, which are small"
    )]
    fn sorting_is_stable_and_by_value(values in table_of_values(), descending: bool) {
        let attributes = attributes(&points(&values));
        let position = column(&attributes, "first");
        let mut expected: Vec<u32> = (0..values.len() as u32).collect();
        expected.sort_by(|a, b| {
            let key = |row: &u32| naive_key(&said(&attributes, *row as usize, position));
            let (a, b) = (key(a), key(b));
            match (descending, a.0 == 2, b.0 == 2) {
                (true, false, false) => b.partial_cmp(&a).expect("no NaN"),
                _ => a.partial_cmp(&b).expect("no NaN"),
            }
        });
        prop_assert_eq!(rows(&attributes, "", Some(("first", descending))), expected);
    }
}

#[test]
fn numbers_in_texts_are_sorted_as_people_count() {
    let attributes = table(&[
        r#""f10""#,
        r#""f2""#,
        r#""f2a""#,
        r#""قطاع ١٠""#,
        r#""قطاع ٩""#,
        r#""F1""#,
        r#""f""#,
        r#""12345678901234567890123""#,
        "3",
    ]);
    let sorted = rows(&attributes, "", Some(("value", false)));
    assert_eq!(sorted, [8, 7, 6, 5, 1, 2, 0, 4, 3]);
}

fn table(values: &[&str]) -> Attributes {
    let rows: Vec<String> = values
        .iter()
        .map(|v| format!(r#"{{"value": {v}}}"#))
        .collect();
    attributes(&points(&rows))
}

#[test]
fn dates_are_sorted_by_day_however_they_are_written() {
    let attributes = table(&[
        r#""2016-05-01""#,
        r#""12 June 2014""#,
        r#""2015-03""#,
        r#""2014-06-11T10:00:00Z""#,
        r#""٢٠/٦/٢٠١٤""#,
        "null",
    ]);
    let sorted = rows(&attributes, "", Some(("value", false)));
    assert_eq!(sorted, [3, 1, 4, 2, 0, 5]);
    let turned = rows(&attributes, "", Some(("value", true)));
    assert_eq!(turned, [0, 2, 4, 1, 3, 5]);
}

#[test]
fn whole_numbers_beyond_a_float_are_told_apart() {
    let attributes = table(&[
        "9007199254740995",
        "9007199254740993",
        "9007199254740994",
        "-1",
        "1e300",
    ]);
    let sorted = rows(&attributes, "", Some(("value", false)));
    assert_eq!(sorted, [3, 1, 2, 0, 4]);
    // Shown digit for digit.
    assert_eq!(
        said(&attributes, 1, column(&attributes, "value")),
        "9007199254740993"
    );
    assert_eq!(said(&attributes, 4, column(&attributes, "value")), "1e300");
}

#[test]
fn a_name_with_a_colon_is_a_column() {
    let values = [
        r#"{"name": "en: Raqqa", "name:en": "Aleppo"}"#.to_owned(),
        r#"{"name": "Aleppo", "name:en": "Raqqa"}"#.to_owned(),
    ];
    let attributes = attributes(&points(&values));
    assert_eq!(rows(&attributes, "name:en: raqqa", None), [1]);
    assert_eq!(rows(&attributes, "name: raqqa", None), [0]);
    // No such column: the words are looked for everywhere, the colon like any other mark.
    assert_eq!(rows(&attributes, "en:raqqa", None), [0]);
}

#[test]
fn every_property_of_a_feature_is_listed_as_it_is() {
    let text = r#"{"b": 1.50, "a": {"x": [1, 12345678901234567890]}, "ق": "ب"}"#;
    let feature = Feature {
        properties: text.into(),
        form: Geometry::of_point([36.0, 35.0]),
        ..Feature::default()
    };
    let collection = Arc::new(FeatureCollection {
        files: vec![SourceFile::default()],
        features: vec![feature],
    });
    let import = Import {
        as_read: collection.clone(),
        collection,
        ..Import::default()
    };
    let world = load::embedded().world;
    let attributes = Attributes::new(&world, Some(&Arc::new(import)));
    assert_eq!(titles(&attributes), ["b", "a", "ق", "Geometry"]);
    let cells = attributes.cells(0, 0..2);
    assert_eq!(cells[0].text, "1.50");
    assert_eq!(cells[1].text, r#"{"x": [1, 12345678901234567890]}"#);
    let listed = attributes.properties_of(0);
    let mut expected = Vec::new();
    properties::for_each(text, |name, value| expected.push((name.to_owned(), value)));
    assert_eq!(listed, expected);
}

/// One place held by one, then by another.
const TWICE: &str = r#"{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": "b", "properties": {"name": "Tabqa", "control": "SDF", "start": "2017-05-10"}, "geometry": {"type": "Polygon", "coordinates": [[[38,35],[39,35],[39,36],[38,36],[38,35]]]}},
 {"type": "Feature", "id": "a", "properties": {"name": "Tabqa", "control": "ISIS", "start": "2014-08-24", "end": "2017-05-10"}, "geometry": {"type": "Polygon", "coordinates": [[[38,35],[39,35],[39,36],[38,36],[38,35]]]}}
]}"#;

#[test]
fn of_several_features_the_one_that_holds_is_the_area_s() {
    let attributes = attributes(TWICE);
    let area = attributes.area_of(0).expect("an area");
    assert_eq!(attributes.area_of(1), Some(area));
    assert_eq!(attributes.features_of(area), [0, 1]);
    let on = |text: &str| {
        let day = FuzzyDate::parse_edtf(text).expect(text).first;
        attributes.row_of(area, day)
    };
    assert_eq!(on("2016-01-01"), Some(1));
    assert_eq!(on("2017-05-09"), Some(1));
    assert_eq!(on("2017-05-10"), Some(0));
}

#[test]
fn the_shipped_areas_are_rows_too() {
    let loaded = load::embedded();
    let attributes = Attributes::new(&loaded.world, None);
    assert_eq!(attributes.len(), loaded.world.areas.len());
    let found = rows(&attributes, "الرقة", None);
    let raqqa = loaded.world.find_area("sy-raqqa").expect("an area");
    assert!(found.contains(&raqqa.0));
    assert_eq!(attributes.area_of(raqqa.index()), Some(raqqa));
}

fn window(text: &str, name: &str) -> Harness<'static, Shell> {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let size = Vec2::new(1280.0, 800.0);
    let mut harness = common::window(size, settings, 0.25);
    let origins = vec![Origin::Bytes {
        name: name.to_owned(),
        bytes: text.as_bytes().into(),
    }];
    let open = OpenedFiles::Open {
        origins,
        add: false,
    };
    harness.state_mut().send(Command::Files(open));
    until(&mut harness, "the file is open", |state| {
        state.project.import.is_some()
    });
    harness
        .state_mut()
        .send(Command::Files(OpenedFiles::CloseMapping));
    harness.run();
    harness
}

fn press(harness: &mut Harness<'static, Shell>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn a_filter_is_typed_and_a_row_is_taken() {
    let names = ["Raqqa", "حلب", "Homs", "الرقة القديمة"];
    let values: Vec<String> = (0..4)
        .map(|n| format!(r#"{{"name": "{}", "value": {}}}"#, names[n], 40 - n))
        .collect();
    let mut harness = window(&points(&values), "points.geojson");
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert!(state(&harness).settings.table_open);
    assert!(harness.query_by_label("4 rows").is_some());

    harness
        .get_by_label("Filter (for example: Raqqa, or name: Raqqa)")
        .click();
    harness.run();
    harness.event(Event::Text("name: الرقة".to_owned()));
    until(&mut harness, "rows are filtered", |state| {
        state.table.rows.as_ref().is_some_and(|rows| **rows == [3])
    });
    assert!(harness.query_by_label("1 of 4 rows").is_some());

    // Down into the rows, and Enter.
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&harness).view.selection.area, Some(AreaId(3)));
    assert!(harness.query_all_by_label_contains("Properties").count() > 0);

    // What is selected elsewhere is marked once it is among the rows again.
    harness
        .state_mut()
        .send(Command::Table(TableCommand::Filter(RowFilter::default())));
    harness
        .state_mut()
        .send(Command::SelectArea(Some(AreaId(1))));
    harness.run();
    let table = &state(&harness).table;
    assert_eq!(table.mark.and_then(|at| table.row_at(at)), Some(1));
}

#[test]
fn a_title_sorts_and_a_click_selects() {
    let values: Vec<String> = [30, 10, 20].map(|n| format!(r#"{{"value": {n}}}"#)).into();
    let mut harness = window(&points(&values), "points.geojson");
    harness.state_mut().send(Command::Do(Action::ToggleTable));
    harness.run();
    for expected in [[1, 2, 0], [0, 2, 1]] {
        harness.get_by_label_contains("value").click();
        harness.run();
        until(&mut harness, "rows are sorted", |state| {
            state
                .table
                .rows
                .as_ref()
                .is_some_and(|rows| **rows == expected)
        });
    }
    harness.get_by_label_contains("20, Point").click();
    harness.run();
    assert_eq!(state(&harness).view.selection.area, Some(AreaId(2)));
    assert_eq!(state(&harness).table.mark, Some(1));
    // The arrows are the table's while it has the keyboard, and not the playhead's.
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(state(&harness).table.marked(), Some(1..=2));
    harness.event(Event::Copy);
    harness.run();
    let said = state(&harness).messages.last();
    assert_eq!(said, Some(&Message::done("table-copied").count("what", 2)));
}

/// How long a million rows take, for the record: `cargo test --test attributes -- --ignored --nocapture`.
#[test]
#[ignore = "measures, and judges nothing"]
fn a_million_rows() {
    let row = |n: usize| {
        format!(
            r#"{{"name":"FilePlace {}","ar":"بلدة {}","control":"{}","date":"201{}-0{}-1{}","value":{}.{:02},"note":"cell {:x} of many"}}"#,
            n * 7919 % 1_000_003,
            n % 5_000,
            ["ISIS", "SDF", "SAA"][n % 3],
            n % 9,
            n % 8 + 1,
            n % 9,
            n * 31 % 99_991,
            n % 100,
            n * 2_654_435_761_usize % 4_294_967_296,
        )
    };
    let text = points(&(0..1_000_000).map(row).collect::<Vec<_>>());
    let begun = Instant::now();
    let loaded = read(&text);
    eprintln!("read {:?}", begun.elapsed());
    let begun = Instant::now();
    let attributes = Attributes::new(&loaded.world, loaded.import.as_ref());
    eprintln!("columns {:?} of {} rows", begun.elapsed(), attributes.len());
    for (filter, sort) in [
        ("isis", None),
        ("12345", None),
        ("note: ab3", None),
        ("بلدة 77", None),
        ("", Some(("value", false))),
        ("", Some(("name", true))),
        ("", Some(("date", false))),
        ("sdf", Some(("value", true))),
    ] {
        let begun = Instant::now();
        let found = rows(&attributes, filter, sort);
        eprintln!(
            "{filter:?} {sort:?}: {} rows in {:?}",
            found.len(),
            begun.elapsed()
        );
    }
    let project = Project::new(loaded.world, loaded.problems, loaded.import);
    frames(Arc::new(project));
}

/// Frames of the table alone while it scrolls through all rows.
fn frames(project: Arc<Project>) {
    let settings = Settings {
        table_open: true,
        ..Settings::default()
    };
    let (state, words) = (State::new(project, settings), Words::new(Lang::En));
    let commands = RefCell::default();
    let mut memory = TableMemory::default();
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 400.0))
        .with_context_setup(Shell::prepare)
        .build_ui(|ui| {
            let ctx = Ctx::new(&state, &words, &commands);
            table_ui(ui, &ctx, &mut memory, 800.0);
        });
    harness.hover_at(egui::pos2(400.0, 200.0));
    harness.step();
    let begun = Instant::now();
    for _ in 0..200 {
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -120_000.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    eprintln!("a frame with other rows in it {:?}", begun.elapsed() / 200);
}
