//! The headless commands, run through the library with captured output, on the shipped data set.

use clap::Parser;
use kharita::cli::{self, args::Args};
use kharita::load;
use serde_json::Value;
use std::io::{self, Write};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/syria-iraq");

/// What a command left behind.
struct Ended {
    code: u8,
    out: String,
    err: String,
}

impl Ended {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("the output is JSON")
    }

    fn areas(&self) -> Vec<Value> {
        let json = self.json();
        json["areas"].as_array().expect("a list of areas").clone()
    }

    /// The rows of a CSV, each as its columns by name.
    fn rows(&self) -> Vec<Value> {
        let table = self
            .out
            .strip_prefix('\u{feff}')
            .expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let header = reader.headers().expect("a header").clone();
        reader
            .records()
            .map(|record| {
                let record = record.expect("a row as long as the header");
                let pairs = header.iter().zip(record.iter());
                pairs
                    .map(|(name, cell)| (name.to_owned(), Value::from(cell)))
                    .collect()
            })
            .collect()
    }
}

fn run(words: &[&str]) -> Ended {
    let line = std::iter::once("kharita").chain(words.iter().copied());
    let args = Args::try_parse_from(line).expect("the arguments can be read");
    let command = args.command.expect("a command");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&command, &mut out, &mut err);
    Ended {
        code,
        out: String::from_utf8(out).expect("text"),
        err: String::from_utf8(err).expect("text"),
    }
}

/// Runs a command that must go well and say nothing beside its output.
fn good(words: &[&str]) -> Ended {
    let ended = run(words);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{words:?}");
    ended
}

/// Runs a command that must be refused in one sentence.
fn refused(words: &[&str]) -> String {
    let ended = run(words);
    assert_eq!(ended.code, cli::USAGE, "{words:?}: {}", ended.err);
    assert_eq!(ended.out, "", "{words:?}");
    assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    ended.err
}

fn area<'a>(areas: &'a [Value], id: &str) -> &'a Value {
    let found = areas.iter().find(|area| area["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is listed"))
}

/// A JSON value as a CSV cell has it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[test]
fn what_was_known_on_a_day_is_told_with_what_is_hidden() {
    let at = [
        "at",
        "2014-06-12",
        "--area",
        "iq-mosul-east",
        "--format",
        "json",
    ];
    let plain = good(&at).areas();
    assert_eq!(plain[0]["forces"][0], "isis");
    let ended = run(&[&at[..], &["--known-on", "2014-06-01"]].concat());
    assert_eq!(ended.code, 0);
    assert_eq!(ended.areas()[0]["forces"][0], "iraq_gov");
    assert!(
        ended.err.contains("were not known yet on 2014-06-01"),
        "{}",
        ended.err
    );
    // When all is known, everything is as without the option.
    for command in [
        &["at", "2017-05-15"][..],
        &["diff", "2014-06-01", "2014-07-01"],
        &["changes"],
    ] {
        let json = [command, &["--format", "json"]].concat();
        let all = run(&[&json[..], &["--known-on", "2100"]].concat());
        assert_eq!(all.json(), good(&json).json(), "{command:?}");
    }
}

#[test]
fn a_rival_account_is_told_by_its_name() {
    let unknown = run(&["at", "2015", "--claim", "Nobody"]);
    assert_eq!(unknown.code, cli::USAGE);
    let loaded = load::embedded();
    for claim in loaded.world.claims() {
        let told = run(&["changes", "--claim", claim, "--format", "json"]);
        let told = told.json();
        let list = told["changes"].as_array().expect("changes");
        let of = |name: &str| list.iter().any(|row| row["claim"] == name);
        assert!(of(claim), "{claim}");
        let other = loaded
            .world
            .claims()
            .into_iter()
            .any(|other| other != claim && of(other));
        assert!(!other, "{claim}");
        let diff = run(&["diff", "2012", "2026", "--claim", claim, "--format", "json"]);
        assert_eq!(diff.code, 0);
    }
}

#[test]
fn filters_of_the_command_line_are_those_of_the_window() {
    let syria = good(&["at", "2017", "--filter", "country=SYR", "--format", "json"]).areas();
    assert!(syria.len() > 100 && syria.iter().all(|row| row["country"] == "SYR"));
    let low = [
        "changes",
        "--filter",
        "confidence=low",
        "--filter",
        "sources=one",
        "--format",
        "json",
    ];
    let low = good(&low).json();
    let rows = low["changes"].as_array().expect("changes");
    let fits = |row: &Value| {
        row["confidence"] == "low" && row["sources"].as_array().is_some_and(|ids| ids.len() == 1)
    };
    assert!(!rows.is_empty() && rows.iter().all(fits));
    let wrong = run(&["at", "2017", "--filter", "colour=red"]);
    assert_eq!(wrong.code, cli::USAGE);
    assert!(wrong.err.contains("country=CODE"), "{}", wrong.err);
}

#[test]
fn at_lists_every_area_in_the_order_of_the_file() {
    let ended = good(&["at", "2014-06-11", "--format", "json"]);
    assert_eq!(ended.json()["date"], "2014-06-11");
    let text = std::fs::read_to_string(format!("{SHIPPED}/areas.geojson")).expect("the file");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let expected: Vec<&Value> = file["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|feature| &feature["id"])
        .collect();
    let areas = ended.areas();
    let listed: Vec<&Value> = areas.iter().map(|area| &area["id"]).collect();
    assert_eq!(listed, expected);
    assert_eq!(
        file["features"][0]["properties"]["name:ar"],
        areas[0]["name_ar"]
    );
}

#[test]
fn mosul_is_isis_since_the_day_it_fell() {
    let areas = good(&["at", "11 June 2014", "--format", "json"]).areas();
    let mosul = area(&areas, "iq-mosul-east");
    assert_eq!(mosul["status"], "control");
    assert_eq!(mosul["forces"], serde_json::json!(["isis"]));
    assert_eq!(mosul["since"], "2014-06-10");
    assert_eq!(mosul["change"], "mosul-east-2");
    assert_eq!(mosul["inferred_from"], Value::Null);
    assert_eq!(mosul["pending"], Value::Null);
    let members: Vec<&String> = mosul.as_object().expect("an object").keys().collect();
    assert_eq!(members.len(), 15, "{members:?}");
}

#[test]
fn a_pending_change_says_both_days_and_since_stays() {
    // zabadani-2 is dated 2012-01-18/2012-01-20.
    let pending = |date: &str| {
        let words = ["at", date, "--area", "sy-zabadani", "--format", "json"];
        let areas = good(&words).areas();
        assert_eq!(areas.len(), 1);
        areas[0].clone()
    };
    let before = pending("2012-01-17");
    assert_eq!(before["pending"], Value::Null);
    let during = pending("2012-01-19");
    assert_eq!(during["since"], before["since"]);
    assert_eq!(during["forces"], before["forces"]);
    let expected = serde_json::json!({
        "change": "zabadani-2", "first": "2012-01-18", "last": "2012-01-20",
        "status": "control", "forces": ["opposition"],
    });
    assert_eq!(during["pending"], expected);
    let after = pending("2012-01-20");
    assert_eq!(after["since"], "2012-01-20");
    assert_eq!(after["pending"], Value::Null);
    assert_eq!(after["forces"], serde_json::json!(["opposition"]));
}

#[test]
fn an_inferred_area_names_the_one_it_follows() {
    let areas = good(&["at", "2015", "--format", "json"]).areas();
    let follower = area(&areas, "sy-qarayya");
    let owner = area(&areas, "sy-salkhad");
    assert_eq!(follower["inferred_from"], "sy-salkhad");
    for member in ["status", "forces", "since", "change"] {
        assert_eq!(follower[member], owner[member], "{member}");
    }
}

#[test]
fn at_says_the_same_in_csv_and_geojson() {
    let date = "2012-01-19";
    let areas = good(&["at", date, "--format", "json"]).areas();
    let rows = good(&["at", date, "--format", "csv"]).rows();
    let collection = good(&["at", date, "--format", "geojson"]).json();
    assert_eq!(collection["type"], "FeatureCollection");
    assert_eq!(collection["date"], date);
    let features = collection["features"].as_array().expect("features");
    assert_eq!((rows.len(), features.len()), (areas.len(), areas.len()));
    for ((area, row), feature) in areas.iter().zip(&rows).zip(features) {
        assert_eq!(area, &feature["properties"]);
        for (member, value) in area.as_object().expect("an object") {
            if !["pending", "previous"].contains(&member.as_str()) {
                assert_eq!(row[member], cell(value), "{member}");
            }
        }
        assert_eq!(row["previous_status"], cell(&area["previous"]["status"]));
        assert_eq!(row["previous_forces"], cell(&area["previous"]["forces"]));
        assert_eq!(row["pending"], cell(&area["pending"]["change"]));
        assert_eq!(row["pending_last"], cell(&area["pending"]["last"]));
    }
    assert!(rows.iter().any(|row| row["pending"] != ""));
    let read: Result<geojson::GeoJson, _> = collection.to_string().parse();
    assert_eq!(read.err().map(|why| why.to_string()), None);
}

/// Who reads a table is told who held it before as they are told who holds it: by name.
#[test]
fn tables_name_forces_and_not_their_ids() {
    for args in [
        ["at", "2026-01-20", "--area", "sy-raqqa"],
        ["changes", "--from=2026-01-18", "--area", "sy-raqqa"],
        ["sources", "--weak", "--area", "sy-suwayda"],
    ] {
        let table = good(&args).out;
        assert!(
            !table.contains("sdf") && !table.contains("local_druze"),
            "{table}"
        );
    }
    let at = good(&["at", "2026-01-20", "--area", "sy-raqqa"]).out;
    assert!(at.contains("  SDF "), "{at}");
}

#[test]
fn at_as_a_table_is_a_line_for_each_area() {
    let ended = good(&["at", "2014-06-11"]);
    let areas = kharita::load::embedded().world.areas.len();
    // Beneath them how many there are, and what is known of their people.
    assert_eq!(ended.out.lines().count(), 1 + areas + 3);
    let count = format!("\n{areas} areas on 2014-06-11\nPeople: ");
    assert!(ended.out.contains(&count));
    assert!(ended.out.lines().all(|line| line == line.trim_end()));
    let mosul = ended
        .out
        .lines()
        .find(|line| line.contains("iq-mosul-east "));
    assert!(mosul.is_some_and(|line| line.contains("2014-06-10")));
}

#[test]
fn the_ground_of_a_difference_is_the_sum_of_its_areas() {
    let words = ["diff", "2014-06-01", "2014-07-01", "--format"];
    let json = good(&[&words[..], &["json"]].concat());
    let world = load::embedded().world;
    let areas = json.areas();
    let mut sum = 0.0;
    for row in &areas {
        let id = world.find_area(row["id"].as_str().expect("an id"));
        let km2 = world.area(id.expect("a known area")).area_km2;
        assert!((row["area_km2"].as_f64().expect("a number") - km2).abs() < 5.1e-4);
        assert_ne!(row["before"], row["after"]);
        assert!(!row["changes"].as_array().expect("a list").is_empty());
        sum += row["area_km2"].as_f64().expect("a number");
    }
    assert!((json.json()["total_km2"].as_f64().expect("a number") - sum).abs() < 1e-3);
    assert!(areas.iter().any(|row| row["id"] == "iq-mosul-east"));
    let rows = good(&[&words[..], &["csv"]].concat()).rows();
    assert_eq!(rows.len(), areas.len());
    for (row, area) in rows.iter().zip(&areas) {
        assert_eq!(row["id"], area["id"]);
        assert_eq!(row["before_forces"], cell(&area["before"]["forces"]));
        assert_eq!(row["after_status"], cell(&area["after"]["status"]));
        assert_eq!(row["changes"], cell(&area["changes"]));
        let km2: f64 = cell(&row["area_km2"]).parse().expect("a number");
        assert!((km2 - area["area_km2"].as_f64().expect("a number")).abs() < 1e-9);
    }
    let table = good(&[&words[..], &["table"]].concat());
    // The sum stands last, above what is said of the people.
    let mut last = table.out.lines().rev();
    assert!(last.next().is_some_and(|line| line.starts_with("People: ")));
    assert!(last.nth(1).is_some_and(|line| line.starts_with("Total")));
    let map = good(&[&words[..], &["geojson"]].concat()).json();
    assert_eq!(map["features"].as_array().map(Vec::len), Some(areas.len()));
}

#[test]
fn a_difference_agrees_with_the_states_on_both_days() {
    let (from, to) = ("2017-01-01", "2018-01-01");
    let before = good(&["at", from, "--format", "json"]).areas();
    let after = good(&["at", to, "--format", "json"]).areas();
    let listed = good(&["diff", from, to, "--format", "json"]).areas();
    let mut differing = 0;
    for (old, new) in before.iter().zip(&after) {
        let same = old["status"] == new["status"] && old["forces"] == new["forces"];
        let row = listed.iter().find(|row| row["id"] == old["id"]);
        assert_eq!(row.is_none(), same, "{}", old["id"]);
        if let Some(row) = row {
            differing += 1;
            assert_eq!(row["before"]["forces"], old["forces"]);
            assert_eq!(row["after"]["forces"], new["forces"]);
            let last = row["changes"].as_array().and_then(|list| list.last());
            assert_eq!(last, Some(&new["change"]));
        }
    }
    assert_eq!(differing, listed.len());
}

#[test]
fn backwards_in_time_is_the_same_difference_turned_round() {
    let there = good(&["diff", "2014-06-01", "2014-07-01", "--format", "json"]);
    let back = good(&["diff", "2014-07-01", "2014-06-01", "--format", "json"]);
    assert_eq!(there.json()["total_km2"], back.json()["total_km2"]);
    for (one, other) in there.areas().iter().zip(&back.areas()) {
        assert_eq!(
            (&one["before"], &one["after"]),
            (&other["after"], &other["before"])
        );
    }
}

#[test]
fn a_day_does_not_differ_from_itself() {
    let ended = good(&["diff", "2015-05-21", "2015-05-21", "--format", "json"]);
    assert!(ended.areas().is_empty());
    assert_eq!(ended.json()["total_km2"], 0.0);
    let table = good(&["diff", "2015-05-21", "2015-05-21"]);
    assert_eq!(table.out, "No area differs.\n");
}

fn changes(words: &[&str]) -> Vec<Value> {
    let words = [&["changes", "--format", "json"], words].concat();
    let json = good(&words).json();
    json["changes"].as_array().expect("a list").clone()
}

#[test]
fn changes_of_an_area_come_in_time_order() {
    let found = changes(&["--area", "iq-mosul-east"]);
    let ids: Vec<&Value> = found.iter().map(|change| &change["id"]).collect();
    assert_eq!(
        ids,
        [
            "mosul-east-1",
            "mosul-east-2",
            "mosul-east-3",
            "mosul-east-4"
        ]
    );
    assert_eq!(found[1]["effective"], "2014-06-10");
    assert_ne!(found[1]["note_ar"], "");
    let rows = good(&["changes", "--area", "iq-mosul-east", "--format", "csv"]).rows();
    for (row, change) in rows.iter().zip(&found) {
        for (member, value) in change.as_object().expect("an object") {
            if member != "places" {
                assert_eq!(row[member], cell(value), "{member}");
            }
        }
        let place = &change["places"][0];
        assert_eq!(row["names_ar"], place["name_ar"]);
        assert_eq!(row["governorates"], place["governorate"]);
    }
}

#[test]
fn changes_are_filtered_by_force_and_time() {
    let all = changes(&[]);
    assert_eq!(all.len(), load::embedded().world.changes.len());
    let days: Vec<&str> = all.iter().filter_map(|c| c["effective"].as_str()).collect();
    assert!(days.is_sorted(), "they come in time order");
    let june = changes(&["--from", "2014-06", "--to", "2014-06"]);
    let expected = days.iter().filter(|day| day.starts_with("2014-06"));
    assert_eq!(june.len(), expected.count());
    let isis = changes(&["--force", "isis", "--area", "iq-mosul-east"]);
    let ids: Vec<&Value> = isis.iter().map(|change| &change["id"]).collect();
    // It came, was contested, and left; the state before it came is not its own.
    assert_eq!(ids, ["mosul-east-2", "mosul-east-3", "mosul-east-4"]);
}

#[test]
fn an_inferred_area_shows_the_changes_of_the_other_and_says_so() {
    let ended = run(&["changes", "--area", "sy-qarayya", "--format", "json"]);
    assert_eq!(ended.code, 0);
    assert!(ended.err.starts_with("note: sy-qarayya") && ended.err.contains("sy-salkhad"));
    let ids = |changes: &[Value]| -> Vec<Value> {
        let ids = changes.iter().map(|change| change["id"].clone());
        ids.collect()
    };
    let json = ended.json();
    let found = json["changes"].as_array().expect("a list");
    assert_eq!(ids(found), ids(&changes(&["--area", "sy-salkhad"])));
    assert!(
        found
            .iter()
            .all(|change| change["places"][0]["id"] == "sy-qarayya")
    );
}

#[test]
fn a_source_is_cited_and_read_in_both_languages() {
    let world = load::embedded().world;
    let source = world.source(world.find_source("options-2017").expect("it ships"));
    for lang in kharita::model::Lang::ALL {
        let ended = good(&["source", "options-2017", "--lang", lang.tag()]);
        let text = source.text(lang).expect("a text in both languages");
        for paragraph in &text.paragraphs {
            assert!(ended.out.contains(paragraph.as_str()));
        }
        assert!(ended.out.starts_with(source.title.get(lang)));
    }
    let ended = good(&["source", "june-2014-iraq"]);
    assert!(
        ended.out.contains("(mosul-east-2)"),
        "the changes that cite it follow"
    );
}

#[test]
fn every_source_can_be_printed_and_says_what_it_is() {
    let world = load::embedded().world;
    let unlocated = world
        .sources
        .iter()
        .find(|source| source.kind == kharita::model::SourceKind::Unlocated);
    let id = &unlocated.expect("the data set has one").id;
    let ended = good(&["source", id]);
    assert!(ended.out.contains("no specific report was located"));
    assert!(ended.out.contains("There is no text of this source"));
}

#[test]
fn the_shipped_data_set_has_nothing_to_say() {
    let areas = kharita::load::embedded().world.areas.len();
    let ended = run(&["check", SHIPPED]);
    assert_eq!(ended.code, 0, "{}", ended.out);
    let told = format!("{areas} areas read; 0 errors, 0 warnings, 0 notes\n");
    assert_eq!(ended.out, told);
    let json = run(&["check", SHIPPED, "--format", "json"]).json();
    assert_eq!(
        (&json["areas"], &json["errors"]),
        (&areas.into(), &0.into())
    );
}

#[test]
fn a_day_after_the_end_shows_the_last_state_and_says_so() {
    let last = kharita::load::embedded().world.about.last.to_string();
    let known = good(&["at", &last, "--format", "json"]);
    let later = run(&["at", "2027-01-01", "--format", "json"]);
    assert_eq!((later.code, &later.out), (0, &known.out));
    assert!(
        later.err.starts_with("note: 2027-01-01 lies after"),
        "{}",
        later.err
    );
    assert!(
        later
            .err
            .contains(&format!("reports were read up to {last}"))
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("open.geojson");
    let feature = |name: &str, control: &str, start: &str, end: &str| {
        let ring = match name {
            "Mosul" => "[[43.0,36.2],[43.3,36.2],[43.3,36.5],[43.0,36.2]]",
            _ => "[[38.8,35.8],[39.2,35.8],[39.2,36.1],[38.8,35.8]]",
        };
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{name}","control":"{control}","start":"{start}","end":{end}}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    };
    let features = [
        feature("Raqqa", "ISIS", "2014-01-14", r#""2017-10-17""#),
        feature("Raqqa", "SDF", "2017-10-17", "null"),
        feature("Mosul", "ISIS", "2014-06-10", r#""2017-07-09""#),
        feature("Mosul", "ISF", "2017-07-09", "null"),
    ];
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    std::fs::write(&path, text).expect("written");
    let file = path.to_str().expect("a name");
    let ended = run(&["at", "2020-06-01", "--data", file, "--format", "json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended.err.contains("its last change is of 2017-10-17"),
        "{}",
        ended.err
    );
    let areas = ended.areas();
    let held: Vec<String> = areas.iter().map(|area| cell(&area["forces"])).collect();
    assert_eq!(held, ["sdf", "iraq_gov"]);
}

#[test]
fn every_area_says_its_ground_and_its_people() {
    let ended = good(&["at", "2015", "--format", "json"]);
    let areas = ended.areas();
    let km2: f64 = areas.iter().filter_map(|area| area["km2"].as_f64()).sum();
    let world = kharita::load::embedded().world;
    let total: f64 = world.areas.iter().map(|area| area.area_km2).sum();
    assert!((km2 / total - 1.0).abs() < 1e-6);
    let raqqa = world.area(world.find_area("sy-raqqa").expect("there"));
    let counted = raqqa.population().map(|people| people.count);
    assert_eq!(area(&areas, "sy-raqqa")["people"].as_u64(), counted);
    // Not known is not nobody.
    assert_eq!(area(&areas, "iq-mosul-east")["people"], Value::Null);
}

#[test]
fn a_difference_says_how_many_people_it_touches_and_what_is_not_known() {
    let world = kharita::load::embedded().world;
    let days = ["diff", "2014-06-01", "2014-07-01"];
    let json = good(&[&days[..], &["--format", "json"]].concat());
    let (mut sum, mut estimated, mut unknown) = (0, 0, 0);
    for row in json.areas() {
        let id = world.find_area(row["id"].as_str().expect("an id"));
        let people = world.area(id.expect("a known area")).population();
        assert_eq!(row["people"].as_u64(), people.map(|people| people.count));
        let basis = people.map(|people| people.basis.word());
        assert_eq!(row["people_basis"].as_str(), basis);
        sum += people.map_or(0, |people| people.count);
        let estimate = people.filter(|people| people.basis.is_estimate());
        estimated += estimate.map_or(0, |people| people.count);
        unknown += u64::from(people.is_none());
    }
    let json = json.json();
    assert_eq!(json["total_people"].as_u64(), Some(sum));
    assert_eq!(json["estimated_people"].as_u64(), Some(estimated));
    assert_eq!(json["uncounted_areas"].as_u64(), Some(unknown));
    assert!(unknown > 0, "Mosul lies in Iraq");
    assert_eq!(json["people_counted"], "census of 2004, before the war");
    let table = good(&days).out;
    let passed = table
        .lines()
        .find(|line| line.starts_with("Iraqi government → ISIS"));
    assert!(passed.expect("Mosul").ends_with("not known"), "{table}");
    let last = table.lines().last().expect("a remark");
    assert!(
        last.starts_with("People: census of 2004, before the war; "),
        "{last}"
    );
    assert!(
        last.contains(&format!("of {unknown} areas no number is known")),
        "{last}"
    );
    let mosul = good(&["at", "2014-07-01", "--area", "iq-mosul-east"]).out;
    assert!(
        mosul.contains("not known") && mosul.contains("of 1 area no number"),
        "{mosul}"
    );
}

#[test]
fn a_missing_path_is_one_problem() {
    let ended = run(&["check", "/no/such/folder", "--format", "json"]);
    assert_eq!(ended.code, 1);
    let json = ended.json();
    let problems = json["problems"].as_array().expect("a list");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0]["severity"], "error");
    for member in ["code", "file", "message", "remedy"] {
        assert_ne!(problems[0][member], "", "{member}");
    }
    assert_eq!(json["errors"], 1);
    let text = run(&["check", "/no/such/folder", "--lang", "ar"]);
    assert!(
        text.out.contains("error [missing-path] تعذّر فتحه"),
        "{}",
        text.out
    );
    let text = run(&["check", "/no/such/folder"]);
    assert_eq!((text.code, text.out.lines().count()), (1, 2));
}

#[test]
fn a_data_set_of_ones_own_says_the_same_as_the_embedded_one() {
    let own = good(&["at", "2016", "--data", SHIPPED, "--format", "json"]);
    let embedded = good(&["at", "2016", "--format", "json"]);
    assert!(own.out == embedded.out, "the two outputs are the same");
}

#[test]
fn what_cannot_be_read_ends_in_one_sentence() {
    let ended = run(&["at", "2016", "--data", "/no/such/folder"]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert_eq!(ended.err.lines().count(), 1);
    assert!(ended.err.contains("/no/such/folder"));
}

#[test]
fn what_there_is_not_is_refused_with_a_way_out() {
    let outside = refused(&["at", "2011-12-31"]);
    assert!(
        outside.contains("from 2012-01-01 to 2026-03-10"),
        "{outside}"
    );
    let area = refused(&["at", "2014-06-11", "--area", "iq-mosul"]);
    assert!(area.contains("iq-mosul-east"), "{area}");
    let slip = refused(&["changes", "--area", "iq-mosul-eats"]);
    assert!(slip.contains("iq-mosul-east"), "{slip}");
    let force = refused(&["changes", "--force", "daesh"]);
    assert!(force.contains("isis"), "{force}");
    let source = refused(&["source", "options"]);
    assert!(source.contains("options-2017"), "{source}");
    refused(&["changes", "--from", "2015", "--to", "2014"]);
}

#[test]
fn what_is_no_argument_is_refused_by_the_parser() {
    for words in [
        &["at", "2014-02-30"][..],
        &["at", "soon"],
        &["at", "2014", "--format", "xml"],
        &["changes", "--format", "geojson"],
        &["render"],
    ] {
        let line = std::iter::once(&"kharita").chain(words);
        let error = Args::try_parse_from(line).expect_err("refused");
        assert_eq!(error.exit_code(), 2, "{words:?}");
    }
}

/// A writer whose reader goes away, or whose disk is full, after some bytes.
struct Broken(usize, io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.checked_sub(bytes.len()) {
            Some(left) => {
                self.0 = left;
                Ok(bytes.len())
            }
            None => Err(self.1.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_does_not() {
    for format in ["table", "json", "csv", "geojson"] {
        let line = ["kharita", "at", "2014-06-11", "--format", format];
        let args = Args::try_parse_from(line).expect("the arguments can be read");
        let command = args.command.expect("a command");
        for room in [0, 100, 5000] {
            let mut err = Vec::new();
            let mut pipe = Broken(room, io::ErrorKind::BrokenPipe);
            assert_eq!(cli::run(&command, &mut pipe, &mut err), 0, "{format}");
            assert!(err.is_empty(), "{format}");
            let mut disk = Broken(room, io::ErrorKind::StorageFull);
            assert_eq!(cli::run(&command, &mut disk, &mut err), 1, "{format}");
            let said = String::from_utf8(err).expect("text");
            assert!(
                said.starts_with("error: the output could not be written"),
                "{said}"
            );
        }
    }
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    for words in [&["at", "2017"][..], &["diff", "2014", "2017"], &["changes"]] {
        assert!(good(words).out == good(words).out, "{words:?}");
    }
}

/// Runs a command line whose words have no spaces.
fn said(line: &str) -> Ended {
    run(&line.split_whitespace().collect::<Vec<_>>())
}

#[test]
fn convert_writes_what_the_ending_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    for (name, more) in [
        ("history.geojson", ""),
        ("lines.ndjson", ""),
        ("state.csv", "--date 2014-06-11"),
        ("year.geojson.gz", "--from 2014 --to 2015"),
        ("set", ""),
        ("set.kharita", ""),
        ("problems.csv", "--what problems"),
    ] {
        let line = format!("convert --out {} {more}", at(name));
        let ended = said(&line);
        assert_eq!(
            (ended.code, ended.err.as_str()),
            (cli::SUCCESS, ""),
            "{line}"
        );
        assert!(folder.path().join(name).exists(), "{name}");
    }
    let again = said(&format!("check {}", at("set")));
    assert_eq!(again.code, cli::SUCCESS, "{}", again.out);
}

#[test]
fn what_cannot_be_converted_is_one_sentence_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    for (name, more, code) in [
        ("map.shp", "", cli::USAGE),
        ("map.csv", "--what dataset", cli::USAGE),
        ("map.geojson", "--what as-read", cli::USAGE),
        ("map.geojson", "--what difference", cli::USAGE),
        ("map.geojson", "--what history --date 2014", cli::USAGE),
        ("map.geojson", "--date 1914", cli::USAGE),
        ("no/map.geojson", "", cli::FAILED),
    ] {
        let line = format!("convert --out {} {more}", at(name));
        let ended = said(&line);
        assert_eq!(ended.code, code, "{line}: {}", ended.err);
        assert_eq!(ended.err.lines().count(), 1, "{line}: {}", ended.err);
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        0
    );
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_and_a_name_that_is_a_folder_are_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::create_dir(at("map.geojson")).expect("made");
    std::os::unix::fs::symlink("/dev/full", at("full.csv")).expect("a link");
    for (name, why) in [
        ("map.geojson", "it is a folder"),
        ("full.csv", "the disk is full"),
    ] {
        let ended = said(&format!("convert --what history --out {}", at(name)));
        let sentence = format!(
            "error: {} could not be written: {why}; nothing was left behind.\n",
            at(name)
        );
        assert_eq!((ended.code, ended.err), (cli::FAILED, sentence));
    }
    let left = std::fs::read_dir(folder.path()).expect("a folder");
    assert_eq!(left.count(), 2, "nothing half-written remains");
}

/// The file that is read may be the one that is written.
#[test]
fn a_file_can_be_written_onto_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("towns.geojson");
    let text = r#"{"type":"Feature","id":7,"properties":{"n":1.50},"geometry":{"type":"Point","coordinates":[36.5,34.5]}}"#;
    std::fs::write(&path, text).expect("written");
    let name = path.display();
    for _time in 0..2 {
        let ended = said(&format!("convert {name} --what as-read --out {name}"));
        assert_eq!((ended.code, ended.err.as_str()), (cli::SUCCESS, ""));
        let again = std::fs::read_to_string(&path).expect("readable");
        assert!(
            again.contains(r#""n":1.50"#) && again.contains("[36.5,34.5]"),
            "{again}"
        );
    }
}

#[test]
fn a_folder_that_holds_something_is_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mine.txt"), "x").expect("written");
    let ended = said(&format!("convert --out {}", folder.path().display()));
    assert_eq!(ended.code, cli::FAILED);
    assert!(ended.err.contains("choose another name"), "{}", ended.err);
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        1
    );
}

#[test]
fn info_sums_up_a_data_set() {
    let json = said(&format!("info {SHIPPED} --format json")).json();
    let world = load::embedded().world;
    assert_eq!(json["areas"], world.areas.len());
    assert_eq!(json["changes"], world.changes.len());
    assert_eq!(json["time"][0], world.about.first.to_string());
    let text = said(&format!("info {SHIPPED}"));
    assert_eq!(text.code, cli::SUCCESS);
    assert!(text.out.contains("Syria and Iraq"), "{}", text.out);
    let nothing = said("info /no/such/file.geojson");
    assert_eq!(nothing.code, cli::FAILED);
}

#[test]
fn check_writes_a_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/load/broken-line");
    let ended = said(&format!("check {path} --format csv"));
    let table = ended
        .out
        .strip_prefix('\u{feff}')
        .expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(&reader.headers().expect("a head")[1], "code");
    let rows = reader.records().count();
    let told = said(&format!("check {path} --format json")).json();
    assert_eq!(told["problems"].as_array().map(Vec::len), Some(rows));
}

#[test]
fn the_version_says_which_commit_or_why_none() {
    let version = kharita::cli::program::version();
    let built = version
        .strip_prefix(concat!("kharita ", env!("CARGO_PKG_VERSION"), " ("))
        .and_then(|rest| rest.strip_suffix(')'))
        .expect("the version, then what was built");
    // As rustc saw it, not as it is now.
    assert!(
        built.contains(" of 20") || built.contains("build"),
        "{built}"
    );
}

#[test]
fn every_command_has_a_page_of_the_manual_with_its_options() {
    use clap::CommandFactory;
    let mut program = Args::command().disable_help_subcommand(true);
    program.build();
    let whole = good(&["man"]).out;
    assert!(
        whole.starts_with(".ie") && whole.contains(".TH kharita 1"),
        "{whole}"
    );
    for command in program.get_subcommands() {
        let name = command.get_name();
        let escaped = |text: &str| text.replace('-', "\\-");
        assert!(
            whole.contains(&escaped(&format!("kharita-{name}(1)"))),
            "{name}"
        );
        let page = good(&["man", name]).out;
        assert!(page.contains(&format!(".TH kharita-{name} 1")), "{page}");
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(
                page.contains(&escaped(&format!("--{option}"))),
                "{name} --{option}"
            );
        }
        assert!(page.contains("Examples:"), "{name}");
    }
    let said = refused(&["man", "nothing"]);
    assert!(
        said.contains("nothing") && said.contains("convert"),
        "{said}"
    );
}

#[test]
fn every_shell_completes_every_command() {
    use clap::{CommandFactory, ValueEnum};
    for shell in clap_complete::Shell::value_variants() {
        let shell = shell.to_string();
        let script = good(&["completions", &shell]).out;
        for command in Args::command().get_subcommands() {
            assert!(
                script.contains(command.get_name()),
                "{shell}: {}",
                command.get_name()
            );
        }
    }
}
