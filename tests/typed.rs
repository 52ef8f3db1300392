//! Tables with types read back as what they were written from: states, histories and features as GeoPackage and
//! GeoParquet, and a data set as a dump for PostGIS.

use kharita::export::{
    self, DataOrigin, ExportFormat, ExportRefusal, ExportWhat, Failure, Plan, Progress,
};
use kharita::load::{self, Input, Wishes};
use kharita::model::properties::{property, readable};
use kharita::model::{Feature, FeatureCollection, FuzzyDate, Geometry, Import, Lang, World};
use kharita::words::Words;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const READ_BACK: [ExportFormat; 2] = [ExportFormat::GeoPackage, ExportFormat::GeoParquet];

fn written(
    world: &World,
    import: Option<&Import>,
    what: ExportWhat,
    format: ExportFormat,
) -> Result<Vec<u8>, Failure> {
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world,
        stories: &world.stories,
        timeline: &world.timeline,
        import,
        problems: &[],
        words: &words,
    };
    let mut out = Vec::new();
    let plan = Plan { what, format };
    export::write(&source, &plan, &mut out, &Progress::default())?;
    Ok(out)
}

fn read(name: &str, bytes: &[u8]) -> load::Loaded {
    let input = Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into(),
    };
    load::read(&[input], &Wishes::default(), &load::Progress::default())
}

/// The features of bytes, to the letter.
fn features_of(name: &str, bytes: &[u8]) -> Arc<FeatureCollection> {
    let loaded = read(name, bytes);
    assert_eq!(loaded.errors(), 0, "{name}: {:?}", loaded.problems);
    loaded.import.expect("features").as_read.clone()
}

fn value(feature: &Feature, name: &str) -> String {
    readable(property(&feature.properties, name).unwrap_or("null"))
}

/// The polygons, lines and points of a geometry, however they are grouped.
fn places(form: &Geometry) -> impl PartialEq + std::fmt::Debug {
    (
        form.polygons.clone(),
        form.lines.clone(),
        form.points.clone(),
    )
}

fn day(text: &str) -> kharita::model::Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

#[test]
fn states_and_histories_read_back_as_their_geo_json_does() {
    let world = load::embedded().world;
    for what in [ExportWhat::History, ExportWhat::State(day("2014-06-11"))] {
        let geo_json = written(&world, None, what, ExportFormat::GeoJson).expect("written");
        let expected = features_of("map.geojson", &geo_json);
        for format in READ_BACK {
            let bytes = written(&world, None, what, format).expect("written");
            let again = features_of("map", &bytes);
            assert_eq!(again.features.len(), expected.features.len(), "{format:?}");
            for (one, other) in expected.features.iter().zip(&again.features) {
                assert_eq!(places(&one.form), places(&other.form));
                for name in [
                    "id",
                    "status",
                    "force",
                    "confidence",
                    "change",
                    "inferred_from",
                ] {
                    assert_eq!(value(one, name), value(other, name), "{name}");
                }
                // GeoParquet has the moment at which the day begins.
                for name in ["start", "end"] {
                    let (one, other) = (value(one, name), value(other, name));
                    assert!(
                        other.starts_with(&one) && one.is_empty() == other.is_empty(),
                        "{name}: {one} {other}"
                    );
                }
                assert_eq!(value(one, "start_date:edtf"), value(other, "start_edtf"));
                assert_eq!(value(one, "name:ar"), value(other, "name_ar"));
            }
        }
    }
}

#[test]
fn a_history_that_is_read_again_is_the_same_history() {
    let world = load::embedded().world;
    let days = ["2012-06-01", "2014-06-11", "2017-10-17", "2024-12-08"].map(day);
    for format in READ_BACK {
        let bytes = written(&world, None, ExportWhat::History, format).expect("written");
        let again = read("history", &bytes).world;
        for day in days {
            let held = |world: &World| -> BTreeMap<String, (String, usize)> {
                let told = world.area_ids().map(|id| {
                    let control = world.timeline.control(world.timeline.at(id, day).state);
                    let area = world.area(id);
                    (
                        area.id.clone(),
                        (control.status.word().to_owned(), control.forces.len()),
                    )
                });
                told.filter(|(_, (status, _))| status == "control")
                    .collect()
            };
            assert_eq!(held(&again).len(), held(&world).len(), "{format:?} {day}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let world = load::embedded().world;
    for format in [
        ExportFormat::GeoPackage,
        ExportFormat::GeoParquet,
        ExportFormat::Sql,
    ] {
        let once = written(&world, None, ExportWhat::State(day("2017")), format).expect("written");
        let again = written(&world, None, ExportWhat::State(day("2017")), format).expect("written");
        assert!(once == again, "{format:?}");
    }
}

/// The columns of a table and its rows, `None` where there is no value.
type CopiedTable = (Vec<String>, Vec<Vec<Option<String>>>);

/// The rows of each table of a dump: as `COPY` reads them.
fn copied(dump: &str) -> BTreeMap<String, CopiedTable> {
    let mut tables = BTreeMap::new();
    let mut lines = dump.lines();
    while let Some(line) = lines.next() {
        let Some(rest) = line.strip_prefix("COPY kharita.") else {
            continue;
        };
        let (name, rest) = rest.split_once(" (").expect("columns");
        let names = rest.strip_suffix(") FROM stdin;").expect("a COPY");
        let names: Vec<String> = names
            .split(", ")
            .map(|name| name.trim_matches('"').to_owned())
            .collect();
        let rows = lines.by_ref().take_while(|line| *line != "\\.");
        let rows: Vec<Vec<Option<String>>> = rows
            .map(|row| row.split('\t').map(unescaped).collect())
            .collect();
        assert!(rows.iter().all(|row| row.len() == names.len()), "{name}");
        tables.insert(name.to_owned(), (names, rows));
    }
    tables
}

fn unescaped(cell: &str) -> Option<String> {
    if cell == "\\N" {
        return None;
    }
    let mut text = String::new();
    let mut signs = cell.chars();
    while let Some(sign) = signs.next() {
        text.push(match sign {
            '\\' => match signs
                .next()
                .expect("no cell ends in a sign that begins another")
            {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                other => other,
            },
            other => other,
        });
    }
    Some(text)
}

#[test]
fn a_dump_holds_every_row_of_the_data_set() {
    let world = load::embedded().world;
    let bytes = written(&world, None, ExportWhat::Dataset, ExportFormat::Sql).expect("written");
    let dump = String::from_utf8(bytes).expect("UTF-8");
    let tables = copied(&dump);
    let count = |name: &str| tables[name].1.len();
    assert_eq!(count("areas"), world.areas.len());
    assert_eq!(count("forces"), world.forces.len());
    assert_eq!(count("sources"), world.sources.len());
    assert_eq!(count("changes"), world.changes.len());
    assert_eq!(count("passages"), world.passages.len());
    let (names, rows) = &tables["changes"];
    let at = |name: &str| names.iter().position(|known| known == name).expect(name);
    for (change, row) in world.changes.iter().zip(rows) {
        assert_eq!(row[at("id")].as_deref(), Some(change.id.as_str()));
        assert_eq!(
            row[at("note_ar")].as_deref().unwrap_or_default(),
            change.note.ar
        );
        assert_eq!(row[at("first_day")], Some(change.date.first.to_string()));
    }
    assert!(
        dump.contains("BEGIN;") && dump.trim_end().ends_with("COMMIT;"),
        "it is one transaction"
    );
}

#[test]
fn what_has_too_many_columns_is_refused_in_a_sentence() {
    let properties: Vec<String> = (0..2_000).map(|n| format!("\"p{n}\":{n}")).collect();
    let text = format!(
        r#"{{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Point","coordinates":[36,34]}}}}"#,
        properties.join(",")
    );
    let loaded = read("wide.geojson", text.as_bytes());
    let import = loaded.import.expect("features");
    for format in [ExportFormat::GeoPackage, ExportFormat::Sql] {
        let ended = written(&loaded.world, Some(&import), ExportWhat::Features, format);
        let refused = matches!(
            &ended,
            Err(Failure::Refused(ExportRefusal::TooManyColumns(..)))
        );
        assert!(refused, "{format:?}: {:?}", ended.err());
    }
    let bytes = written(
        &loaded.world,
        Some(&import),
        ExportWhat::Features,
        ExportFormat::GeoParquet,
    )
    .expect("written");
    assert_eq!(
        value(&features_of("wide", &bytes).features[0], "p1999"),
        "1999"
    );
}

/// A geometry in GeoJSON.
fn any_geometry() -> impl Strategy<Value = String> {
    let at = (-170i32..170, -80i32..80).prop_map(|(x, y)| format!("[{x}.5,{y}.25]"));
    let point = at
        .clone()
        .prop_map(|at| format!(r#"{{"type":"Point","coordinates":{at}}}"#));
    let line = prop::collection::vec(at, 2..5).prop_map(|list| {
        format!(
            r#"{{"type":"LineString","coordinates":[{}]}}"#,
            list.join(",")
        )
    });
    let square = (-170i32..160, -80i32..70, 1i32..9).prop_map(|(x, y, side)| {
        let (east, north) = (x + side, y + side);
        format!(r#"{{"type":"Polygon","coordinates":[[[{x},{y}],[{east},{y}],[{east},{north}],[{x},{north}],[{x},{y}]]]}}"#)
    });
    let high = (-170i32..170, -80i32..80, 0i32..900)
        .prop_map(|(x, y, z)| format!(r#"{{"type":"Point","coordinates":[{x},{y},{z}]}}"#));
    let simple = prop_oneof![point, line, square, high];
    prop_oneof![
        4 => simple.clone(),
        1 => Just("null".to_owned()),
        1 => prop::collection::vec(simple, 1..4)
            .prop_map(|list| format!(r#"{{"type":"GeometryCollection","geometries":[{}]}}"#, list.join(","))),
    ]
}

/// A value in JSON.
fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        (-1e9..1e9f64).prop_map(|number| number.to_string()),
        any::<bool>().prop_map(|is| is.to_string()),
        Just("null".to_owned()),
        "\\PC{0,12}|[\\t\\n\\\\\"']{1,4}"
            .prop_map(|text| serde_json::to_string(&text).expect("JSON")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the features say and wherever they are, they say it again.
    #[test]
    fn features_read_back_as_they_were(
        rows in prop::collection::vec((any_geometry(), any_value(), any_value()), 1..6),
    ) {
        let features: Vec<String> = rows
            .iter()
            .map(|(geometry, a, b)| {
                format!(r#"{{"type":"Feature","properties":{{"a":{a},"A":{b},"geom":{a}}},"geometry":{geometry}}}"#)
            })
            .collect();
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        let loaded = read("map.geojson", text.as_bytes());
        let import = loaded.import.expect("features");
        let before = &import.collection;
        for format in READ_BACK {
            let bytes = written(&loaded.world, Some(&import), ExportWhat::Features, format).expect("written");
            let after = features_of("map", &bytes);
            prop_assert_eq!(before.features.len(), after.features.len());
            for (one, other) in before.features.iter().zip(&after.features) {
                prop_assert_eq!(format!("{:?}", places(&one.form)), format!("{:?}", places(&other.form)));
                prop_assert_eq!(format!("{:?}", one.form.heights), format!("{:?}", other.form.heights));
                for (name, again) in [("a", "a"), ("A", "A_2"), ("geom", "geom_2")] {
                    let (one, other) = (value(one, name), value(other, again));
                    let number = |text: &str| text.parse::<f64>().ok();
                    let flag = |text: &str| matches!(text, "1" | "true").then_some(true).or((matches!(text, "0" | "false")).then_some(false));
                    let is_same = one == other
                        || number(&one).is_some_and(|a| number(&other) == Some(a))
                        || flag(&one).is_some_and(|a| flag(&other) == Some(a));
                    prop_assert!(is_same, "{format:?} {name}: {one:?} {other:?}");
                }
            }
        }
        // A dump is text that COPY reads, row for row.
        let dump = written(&loaded.world, Some(&import), ExportWhat::Features, ExportFormat::Sql).expect("written");
        let tables = copied(&String::from_utf8(dump).expect("UTF-8"));
        prop_assert_eq!(tables["features"].1.len(), rows.len());
    }
}
