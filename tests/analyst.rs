//! The figures of analysts without a window: series, matrices, evidence, tables to take away.

use clap::Parser;
use kharita::cli::{self, args::Args};
use serde_json::Value;
use std::collections::BTreeMap;

/// Runs a command: the code it ends with, what it prints, what it remarks.
fn run(line: &str) -> (u8, String, String) {
    let words = line.split_whitespace();
    let args = Args::try_parse_from(std::iter::once("kharita").chain(words)).expect("arguments");
    let command = args.command.expect("a command");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&command, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

fn json(line: &str) -> Value {
    let (code, out, err) = run(&format!("{line} --format json"));
    assert_eq!(code, 0, "{line}: {err}");
    serde_json::from_str(&out).expect("JSON")
}

fn list(json: &Value, name: &str) -> Vec<Value> {
    json[name].as_array().expect("a list").clone()
}

/// The classes and forces of an area as the series counts them.
fn holder(area: &Value) -> String {
    match area["status"].as_str().expect("a status") {
        "control" => area["forces"][0].as_str().expect("a force").to_owned(),
        status => status.to_owned(),
    }
}

/// What `at` sums up to, by holder: km² and areas.
fn at_sums(day: &str, options: &str) -> BTreeMap<String, (f64, usize)> {
    let mut sums: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    for area in list(&json(&format!("at {day} {options}")), "areas") {
        let sum = sums.entry(holder(&area)).or_default();
        sum.0 += area["km2"].as_f64().expect("km²");
        sum.1 += 1;
    }
    sums
}

const OPTIONS: [&str; 5] = [
    "",
    "--country Syria",
    "--governorate نينوى",
    "--known-on 2014-06-12",
    "--filter force=isis --country IRQ",
];

#[test]
fn a_series_on_each_day_is_the_sum_over_the_areas_on_it() {
    for options in OPTIONS {
        let series = json(&format!(
            "series --from 2014-06-01 --to 2014-06-20 {options}"
        ));
        let rows = list(&series, "series");
        assert_eq!(rows[0]["date"], "2014-06-01");
        for row in rows.iter().step_by(3) {
            let day = row["date"].as_str().expect("a day");
            let sums = at_sums(day, options);
            for (holder, value) in row["forces"].as_object().expect("figures") {
                let (km2, count) = sums.get(holder).copied().unwrap_or_default();
                // `at` rounds each area to 1000 m².
                let slack = 0.0005 * (count + 1) as f64;
                let value = value.as_f64().expect("km²");
                assert!(
                    (value - km2).abs() <= slack,
                    "{options} {day} {holder}: {value} {km2}"
                );
            }
            let known = row["forces"].as_object().expect("figures");
            assert!(sums.keys().all(|holder| known.contains_key(holder)));
            for class in ["contested", "shared", "unknown", "none"] {
                assert!(known.contains_key(class), "{class}");
            }
        }
    }
}

#[test]
fn the_margins_of_the_matrix_are_the_series() {
    for options in OPTIONS {
        let days = ["2014-06-01", "2017-05-15"];
        let [from, to] = days;
        let matrix = json(&format!("diff {from} {to} --matrix {options}"));
        let mut margins = [BTreeMap::<String, f64>::new(), BTreeMap::new()];
        for cell in list(&matrix, "matrix") {
            for (margin, side) in margins.iter_mut().zip(["from", "to"]) {
                let holder = cell[side].as_str().expect("a holder").to_owned();
                *margin.entry(holder).or_default() += cell["km2"].as_f64().expect("km²");
            }
        }
        for (day, margin) in days.iter().zip(&margins) {
            let series = json(&format!("series --from {day} --to {day} {options}"));
            for (holder, value) in series["series"][0]["forces"].as_object().expect("figures") {
                let sum = margin.get(holder).copied().unwrap_or_default();
                let value = value.as_f64().expect("km²");
                assert!(
                    (value - sum).abs() < 0.05,
                    "{options} {day} {holder}: {value} {sum}"
                );
            }
        }
        for row in list(&matrix, "holders") {
            let of = |name: &str| row[name].as_f64().expect("km²");
            let moved = of("before_km2") + of("gain_km2") - of("loss_km2");
            assert!((moved - of("after_km2")).abs() < 0.01, "{row}");
            assert!((of("net_km2").abs() + of("swap_km2") - of("turnover_km2")).abs() < 0.01);
        }
    }
}

#[test]
fn as_known_on_the_last_publication_everything_is_as_plain() {
    for command in [
        "series --unit areas --from 2014-06",
        "diff 2014 2018 --matrix",
        "sources --weak",
    ] {
        assert_eq!(
            json(&format!("{command} --known-on 2100")),
            json(command),
            "{command}"
        );
    }
}

#[test]
fn units_belong_together_and_people_that_are_not_known_are_null() {
    let rows = |unit: &str| {
        let series = json(&format!("series --unit {unit} --from 2015 --to 2015-03"));
        list(&series, "series")
    };
    let [km2, people, share] = ["km2", "people", "share"].map(rows);
    for ((km2, people), share) in km2.iter().zip(&people).zip(&share) {
        let values = km2["forces"].as_object().expect("figures");
        let total: f64 = values.values().filter_map(Value::as_f64).sum();
        for (holder, value) in values {
            let part = value.as_f64().expect("km²") / total;
            assert!((share["forces"][holder].as_f64().expect("a share") - part).abs() < 1e-5);
        }
        // Nobody was counted in Iraq.
        assert!(people["forces"]["krg"].is_null());
        assert!(people["uncounted_areas"]["krg"].as_u64().expect("areas") > 0);
        assert!(people["forces"]["isis"].as_u64().expect("people") > 0);
    }
}

#[test]
fn contested_land_goes_to_the_first_where_that_is_asked_for() {
    let at = |options: &str| {
        let series = json(&format!(
            "series --from 2014-06-10 --to 2014-06-10 {options}"
        ));
        series["series"][0]["forces"].clone()
    };
    let sum = |forces: &Value| -> f64 {
        let values = forces.as_object().expect("figures").values();
        values.filter_map(Value::as_f64).sum()
    };
    let (apart, first) = (at(""), at("--contested first"));
    assert!(apart["contested"].as_f64().expect("km²") > 0.0);
    assert_eq!(first["contested"], 0.0);
    assert!((sum(&apart) - sum(&first)).abs() < 0.1);
}

#[test]
fn places_go_by_names_in_either_language_and_what_is_called_otherwise_is_said() {
    let of = |options: &str| list(&json(&format!("at 2017-05-15 {options}")), "areas");
    let ids = |options: &str| -> Vec<String> {
        let id = |area: Value| area["id"].as_str().expect("an id").to_owned();
        of(options).into_iter().map(id).collect()
    };
    assert_eq!(ids("--country Syria"), ids("--country سوريا"));
    assert_eq!(ids("--country SY"), ids("--filter country=SYR"));
    assert_eq!(ids("--governorate Aleppo"), ids("--governorate حلب"));
    assert_eq!(ids("--area Kobane"), ids("--area sy-kobane"));
    let mosul = ids("--area Mosul");
    assert_eq!(mosul, ids("--area الموصل"));
    // The two halves of the city, not the towns of the district that is named after it.
    assert_eq!(mosul, ["iq-mosul-east", "iq-mosul-west"]);
    // Only its centre is called so; the quarters around it are Damascus too.
    let damascus = ids("--area Damascus");
    assert_eq!(damascus, ids("--area دمشق"));
    for part in ["sy-damascus", "sy-jobar", "sy-yarmouk-hajar-aswad"] {
        assert!(damascus.contains(&part.to_owned()), "{damascus:?}");
    }
    // Two towns of one name, in two governorates: neither is left out.
    let suran = ids("--area Suran");
    for part in ["sy-suran-azaz", "sy-taybat-al-imam"] {
        assert!(suran.contains(&part.to_owned()), "{suran:?}");
    }
    for (options, said) in [
        (
            "--country Atlantis",
            "no country is called `Atlantis`; there are IRQ, SYR.",
        ),
        (
            "--governorate Nowhere",
            "no governorate is called `Nowhere`",
        ),
        ("--area Nowhere", "no area has the id `Nowhere`"),
    ] {
        let (code, out, err) = run(&format!("at 2017 {options}"));
        assert_eq!((code, out.as_str()), (cli::USAGE, ""), "{options}");
        assert!(err.contains(said), "{err}");
    }
}

#[test]
fn rows_say_governorate_previous_holder_and_km2() {
    let at = list(&json("at 2014-06-12 --area iq-mosul-east"), "areas");
    assert_eq!(at[0]["governorate"], "Nineveh");
    assert_eq!(at[0]["previous"]["forces"][0], "iraq_gov");
    assert!(at[0]["km2"].as_f64().expect("km²") > 0.0);
    let diff = list(
        &json("diff 2014-06-01 2014-06-12 --area iq-mosul-east"),
        "areas",
    );
    assert_eq!(diff[0]["before"]["forces"][0], "iraq_gov");
    assert_eq!(diff[0]["after"]["forces"][0], "isis");
    assert!(!diff[0]["sources"].as_array().expect("sources").is_empty());
    assert_eq!(diff[0]["when"], at[0]["since"]);
    let changes = list(
        &json("changes --area iq-mosul-east --to 2014-06-12"),
        "changes",
    );
    let last = changes.last().expect("a change");
    assert_eq!(last["places"][0]["name_en"], at[0]["name_en"]);
    assert_eq!(last["places"][0]["before"], at[0]["previous"]);
    assert!(!last["source_kinds"].as_array().expect("kinds").is_empty());
}

#[test]
fn kinds_and_grades_narrow_what_is_listed() {
    for change in list(
        &json("changes --confidence low --kind encyclopedia"),
        "changes",
    ) {
        assert_eq!(change["confidence"], "low");
        let kinds = change["source_kinds"].as_array().expect("kinds");
        assert!(kinds.contains(&Value::from("encyclopedia")));
    }
    let all = list(&json("diff 2014 2018"), "areas").len();
    let low = list(&json("diff 2014 2018 --confidence low"), "areas").len();
    assert!(low > 0 && low < all, "{low} of {all}");
}

#[test]
fn weak_evidence_is_what_the_changes_say_and_the_weakest_comes_first() {
    let weak = list(&json("sources --weak"), "weak");
    let all = list(&json("changes"), "changes");
    let mut found = 0;
    for change in &all {
        let sources = change["sources"].as_array().expect("sources").len();
        let kinds: Vec<&str> = change["source_kinds"]
            .as_array()
            .expect("kinds")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        // The rule, in other words than the code's.
        let mut expected = Vec::new();
        if sources == 1 {
            expected.push("one-source");
        }
        match kinds.as_slice() {
            ["encyclopedia"] => expected.push("encyclopedia-only"),
            ["digest"] => expected.push("summary-only"),
            kinds if !kinds.contains(&"report") => expected.push("no-located-report"),
            _ => {}
        }
        let said = weak.iter().find(|one| one["id"] == change["id"]);
        let said = said.map(|one| one["weaknesses"].clone());
        found += usize::from(said.is_some());
        let expected = (!expected.is_empty()).then(|| Value::from(expected));
        assert_eq!(said, expected, "{}", change["id"]);
    }
    assert_eq!(found, weak.len());
    let counts = weak
        .iter()
        .map(|one| one["weaknesses"].as_array().map_or(0, Vec::len));
    assert!(counts.is_sorted_by(|one, next| one >= next));
}

#[test]
fn texts_are_verified_and_what_no_longer_matches_is_named() {
    let whole = json("sources --verify");
    assert!(whole["passages"].as_u64().expect("passages") > 0);
    assert_eq!(list(&whole, "faults").len(), 0);
    let folder = tempfile::tempdir().expect("a folder");
    copy(
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/maps/syria-iraq")),
        folder.path(),
    );
    let passages = std::fs::read_to_string(folder.path().join("passages.csv")).expect("passages");
    let mut lines: Vec<String> = passages.lines().map(str::to_owned).collect();
    let source = lines[1].split(',').nth(1).expect("a source").to_owned();
    lines[1] = lines[1].replacen(&format!(",{source},"), &format!(",{source},9"), 1);
    std::fs::write(folder.path().join("passages.csv"), lines.join("\n")).expect("written");
    let path = folder.path().display();
    let (code, out, _) = run(&format!("sources --verify --data {path} --format json"));
    assert_eq!(code, cli::FAILED);
    let found: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(found["faults"][0]["code"], "passage-gone");
    assert_eq!(list(&found, "faults").len(), 1);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let there = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            std::fs::create_dir(&there).expect("a folder");
            copy(&path, &there);
        } else {
            std::fs::copy(&path, &there).expect("a copy");
        }
    }
}

#[test]
fn assessments_have_their_passage_their_areas_and_what_answered_them() {
    let all = list(&json("assess"), "assessments");
    assert!(
        all.iter()
            .any(|one| !one["changes"].as_array().expect("changes").is_empty())
    );
    for one in &all {
        assert!(one["passage"].is_string(), "{one}");
        assert!(!one["expects"].as_str().expect("words").is_empty());
    }
    let early = list(&json("assess --known-on 2016"), "assessments");
    assert!(early.len() < all.len());
}

#[test]
fn an_assessment_without_areas_speaks_of_no_place_in_particular() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/maps/syria-iraq")),
        folder.path(),
    );
    let file = folder.path().join("assessments.json");
    let text = std::fs::read_to_string(&file).expect("assessments");
    let mut rows: Value = serde_json::from_str(&text).expect("JSON");
    let list_of = rows.as_array_mut().expect("a list");
    let id = list_of[0]["id"].clone();
    list_of[0]["areas"] = Value::Array(Vec::new());
    std::fs::write(&file, rows.to_string()).expect("written");
    let of = |options: &str| {
        let all = json(&format!(
            "assess --data {} {options}",
            folder.path().display()
        ));
        list(&all, "assessments")
            .into_iter()
            .any(|one| one["id"] == id)
    };
    assert!(of(""));
    assert!(!of("--country Syria"));
}

#[test]
fn tables_are_taken_away_as_files() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in [
        "at 2017-05-15 --country Iraq",
        "diff 2014 2015",
        "diff 2014 2015 --matrix",
        "changes --area sy-kobane",
        "series --from 2017 --to 2017",
        "sources --weak",
        "sources",
        "assess",
    ] {
        let path = folder.path().join("table.xlsx");
        let (code, out, err) = run(&format!("{command} --out {}", path.display()));
        assert_eq!((code, out.as_str()), (0, ""), "{command}: {err}");
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
        let sheet = calamine::Reader::worksheets(&mut book).remove(0).1;
        let path = folder.path().join("table.csv");
        let (code, ..) = run(&format!("{command} --format csv --out {}", path.display()));
        assert_eq!(code, 0);
        let table = std::fs::read_to_string(&path).expect("a table");
        let table = table.strip_prefix('\u{feff}').expect("a byte order mark");
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(table.as_bytes())
            .into_records();
        let rows: Vec<csv::StringRecord> = rows.map(|row| row.expect("a row")).collect();
        assert_eq!(sheet.height(), rows.len(), "{command}");
        for (cells, row) in sheet.rows().zip(&rows) {
            for (cell, text) in cells.iter().zip(row) {
                let is_same = match cell {
                    calamine::Data::Float(number) => text.parse() == Ok(*number),
                    calamine::Data::String(words) => words == text,
                    calamine::Data::Empty => text.is_empty(),
                    _ => false,
                };
                assert!(is_same, "{command}: {cell:?} {text}");
            }
        }
    }
    let (code, _, err) = run("series --format xlsx");
    assert_eq!(code, cli::USAGE);
    assert!(err.contains("--out FILE.xlsx"), "{err}");
}
