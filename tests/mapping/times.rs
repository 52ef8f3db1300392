//! When: dates of every convention, and what holds on each day.

use super::sample::*;
use kharita::model::{Precision, TimeFrom};

#[test]
fn a_date_in_the_name_of_the_file_alone() {
    let loaded = load(&[file(
        "syria-2016-05-01.geojson",
        &[
            square(30, r#"{"layer":"HTS"}"#),
            square(31, r#"{"layer":"SDF"}"#),
        ],
    )]);
    assert_eq!(group(&loaded).mapping.time, TimeFrom::FileNames);
    assert_eq!(span(&loaded), ["2016-05-01"; 3]);
    assert_eq!(shown(&loaded, "2016-05-01"), ["hts", "sdf"]);
    assert!(shown(&loaded, "2016-04-30").is_empty());
}

#[test]
fn thirty_dated_files_are_one_timeline() {
    let files: Vec<_> = (1..=30)
        .map(|day| {
            // The first square changes hands on the 11th, the second has another outline from the
            // 21st on, and the third is there on one day.
            let first = if day < 11 { "SAA" } else { "SDF" };
            let width = if day < 21 { 32 } else { 33 };
            let mut features = vec![
                square(30, &format!(r#"{{"layer":"{first}","name":"one"}}"#)),
                square(width, r#"{"layer":"HTS","name":"two"}"#),
            ];
            if day == 15 {
                features.push(square(40, r#"{"layer":"HTS","name":"three"}"#));
            }
            file(&format!("set/control_2016-06-{day:02}.geojson"), &features)
        })
        .collect();
    let loaded = load(&files);
    assert_eq!(loaded.world.areas.len(), 4);
    assert_eq!(loaded.world.layers.len(), 1);
    assert_eq!(loaded.world.layers[0].name, "control");
    assert_eq!(span(&loaded), ["2016-06-01", "2016-06-30", "2016-06-30"]);
    assert_eq!(held(&loaded, 0, "2016-06-10"), "syria_gov");
    assert_eq!(held(&loaded, 0, "2016-06-11"), "sdf");
    for (date, there) in [
        ("2016-05-31", 0),
        ("2016-06-01", 2),
        ("2016-06-14", 2),
        ("2016-06-15", 3),
        ("2016-06-16", 2),
        ("2016-06-21", 2),
        ("2016-07-30", 2),
    ] {
        assert_eq!(shown(&loaded, date).len(), there, "{date}");
    }
    assert!(told(&loaded).is_empty(), "{:?}", loaded.problems);
}

/// Two stretches of one square.
fn twice(first: &str, second: &str) -> Vec<String> {
    let of = |force: &str, time: &str| {
        square(30, &format!(r#"{{"id":"a","control":"{force}",{time}}}"#))
    };
    vec![of("SAA", first), of("SDF", second)]
}

#[test]
fn whether_the_end_day_counts_is_decided_from_the_data() {
    let inclusive = load_one(&twice(
        r#""start":"2014-01-01","end":"2014-06-30""#,
        r#""start":"2014-07-01","end":"2014-12-31""#,
    ));
    let mapping = &group(&inclusive).mapping;
    assert!(mapping.end_counts && mapping.id.as_deref() == Some("id"));
    assert_eq!(inclusive.world.areas.len(), 1);
    assert_eq!(held(&inclusive, 0, "2014-06-30"), "syria_gov");
    assert_eq!(held(&inclusive, 0, "2014-12-31"), "sdf");
    assert_eq!(held(&inclusive, 0, "2015-01-01"), "absent");
    assert_eq!(span(&inclusive), ["2014-01-01", "2014-12-31", "2014-12-31"]);
    assert!(told(&inclusive).is_empty(), "{:?}", inclusive.problems);

    let exclusive = load_one(&twice(
        r#""start":"2014-01-01","end":"2014-07-01""#,
        r#""start":"2014-07-01","end":"2015-01-01""#,
    ));
    assert!(!group(&exclusive).mapping.end_counts);
    assert_eq!(held(&exclusive, 0, "2014-07-01"), "sdf");
    assert_eq!(held(&exclusive, 0, "2015-01-01"), "absent");

    let flipped = again(&exclusive, |mapping| mapping.end_counts = true);
    assert_eq!(told(&flipped), ["warning time-overlap"]);
    assert_eq!(held(&flipped, 0, "2014-07-01"), "sdf");
    assert_eq!(held(&flipped, 0, "2015-01-01"), "sdf");
}

#[test]
fn overlaps_and_gaps_are_told() {
    let overlap = load_one(&twice(
        r#""start":"2014-01-01","end":"2014-09-01""#,
        r#""start":"2014-07-01","end":"2014-08-01""#,
    ));
    assert_eq!(told(&overlap), ["warning time-overlap"]);
    assert_eq!(held(&overlap, 0, "2014-07-15"), "sdf");
    // The one that began first still holds after the other.
    assert_eq!(held(&overlap, 0, "2014-08-15"), "syria_gov");
    let gap = load_one(&twice(
        r#""start":"2014-01-01","end":"2014-03-01""#,
        r#""start":"2014-07-01","end":"2014-08-01""#,
    ));
    assert_eq!(told(&gap), ["note time-gap"]);
    assert_eq!(held(&gap, 0, "2014-05-01"), "absent");
}

#[test]
fn dates_of_open_historical_map() {
    let loaded = load_one(&[
        square(
            30,
            r#"{"name":"Aleppo","start_date":"1918","end_date":"1920-07-24"}"#,
        ),
        square(
            31,
            r#"{"name":"Mosul","start_date":"1918-11","end_date":"1926"}"#,
        ),
        square(
            32,
            r#"{"name":"Old","start_date":"-0043","end_date":"0640"}"#,
        ),
        square(33, r#"{"name":"Now","start_date":"1946-04-17"}"#),
    ]);
    let mapping = &group(&loaded).mapping;
    assert_eq!(mapping.begin.as_deref(), Some("start_date"));
    assert_eq!(mapping.end.as_deref(), Some("end_date"));
    assert_eq!(shown(&loaded, "1918-06-01").len(), 1);
    assert_eq!(shown(&loaded, "1918-11-01").len(), 2);
    assert_eq!(shown(&loaded, "-0043-01-01").len(), 1);
    assert_eq!(shown(&loaded, "2020").len(), 1);
    assert_eq!(span(&loaded), ["-0043-01-01", "1946-04-17", "1946-04-17"]);
    let precisions = loaded
        .world
        .changes
        .iter()
        .map(|change| change.date.precision);
    let precisions: Vec<Precision> = precisions.collect();
    assert!(precisions.contains(&Precision::Year) && precisions.contains(&Precision::Month));
}

#[test]
fn milliseconds_since_1970() {
    let loaded = load_one(&[
        square(30, r#"{"timestamp":1462060800000,"layer":"HTS"}"#),
        square(31, r#"{"timestamp":1464739200000,"layer":"SDF"}"#),
    ]);
    assert_eq!(span(&loaded), ["2016-05-01", "2016-06-01", "2016-06-01"]);
    assert_eq!(shown(&loaded, "2016-05-31"), ["hts"]);
}

#[test]
fn years_before_our_era_and_far_from_it() {
    let loaded = load_one(&[
        square(30, r#"{"year":-3000,"name":"Uruk"}"#),
        square(31, r#"{"year":0,"name":"Petra"}"#),
        square(32, r#"{"year":12345,"name":"Later"}"#),
    ]);
    assert_eq!(
        span(&loaded),
        ["-3000-01-01", "+12345-01-01", "+12345-01-01"]
    );
    assert_eq!(shown(&loaded, "0000-05-01").len(), 2);
}

#[test]
fn rows_of_countries_and_years() {
    // Each year is a picture of the whole, since nearly all countries have a row for it: what is in no
    // later year is gone.
    let row = |x: i32, year: i32| square(x, &format!(r#"{{"name":"Country {x}","year":{year}}}"#));
    let whole = |year: i32| (30..40).map(move |x| (x, year));
    let last = (30..41).filter(|x| *x != 31).map(|x| (x, 1992));
    let rows = whole(1990).chain(whole(1991)).chain(last);
    let rows: Vec<String> = rows.map(|(x, year)| row(x, year)).collect();
    let loaded = load_one(&rows);
    assert_eq!(loaded.world.areas.len(), 11);
    assert_eq!(held(&loaded, 1, "1991-12-31"), "file");
    assert_eq!(held(&loaded, 1, "1992-01-01"), "absent");
    assert_eq!(shown(&loaded, "1995").len(), 10);
}

#[test]
fn events_stay_from_their_day_on() {
    let loaded = load_one(&[
        point(30, r#"{"event_date":"01 May 2016","actor1":"HTS"}"#),
        point(31, r#"{"event_date":"02 May 2016","actor1":"SDF"}"#),
    ]);
    assert_eq!(shown(&loaded, "2016-05-01"), ["hts"]);
    assert_eq!(shown(&loaded, "2016-05-02"), ["hts", "sdf"]);
}

#[test]
fn the_order_of_day_and_month() {
    let of = |a: &str, b: &str| {
        load_one(&[
            point(30, &format!(r#"{{"date":"{a}"}}"#)),
            point(31, &format!(r#"{{"date":"{b}"}}"#)),
        ])
    };
    let american = of("3/4/2016", "4/13/2016");
    assert_eq!(span(&american)[0], "2016-03-04");
    assert_eq!(told(&american), ["note day-order"]);
    let guessed = of("3/4/2016", "5/4/2016");
    assert_eq!(span(&guessed)[0], "2016-04-03");
    assert_eq!(told(&guessed), ["warning day-order"]);
    assert!(told(&of("2016-04-03", "2016-04-05")).is_empty());
}

#[test]
fn what_cannot_be_read_is_named_and_shown() {
    let loaded = load_one(&[
        square(30, r#"{"start":"2014-01-01","end":"2014-02-01"}"#),
        square(31, r#"{"start":"2014-13-01","end":"2014-02-01"}"#),
        square(32, r#"{"start":"2014-01-01","end":"soon"}"#),
        square(33, r#"{"start":"2014-05-01","end":"2014-02-01"}"#),
        square(34, r#"{"start":null,"end":null}"#),
        square(35, "{}"),
    ]);
    let mut kinds = told(&loaded);
    kinds.sort();
    assert_eq!(
        kinds,
        [
            "error end-before-begin",
            "error unreadable-time",
            "error unreadable-time",
            "note no-time"
        ]
    );
    assert_eq!(loaded.world.areas.len(), 6);
    assert_eq!(group(&loaded).outcome.undated, 2);
    assert_eq!(held(&loaded, 1, "1900"), "file");
    assert_eq!(held(&loaded, 2, "2100"), "file");
    assert_eq!(held(&loaded, 3, "2014-05-01"), "file");
    assert_eq!(held(&loaded, 3, "2014-05-02"), "absent");
    assert_eq!(held(&loaded, 5, "1900"), "file");
}

#[test]
fn another_mapping_needs_no_reading() {
    let loaded = load_one(&twice(
        r#""start":"2014-01-01","end":"2014-07-01""#,
        r#""start":"2014-07-01","end":"2015-01-01""#,
    ));
    let plain = again(&loaded, |mapping| {
        *mapping = kharita::model::Mapping::default()
    });
    assert_eq!(plain.world.areas.len(), 2);
    assert!(plain.world.changes.is_empty());
    let back = again(&plain, |mapping| *mapping = group(&loaded).guess.clone());
    assert_eq!(
        format!("{:?}", back.world.changes),
        format!("{:?}", loaded.world.changes)
    );
    let wrong = again(&loaded, |mapping| mapping.force = Some("gone".to_owned()));
    assert_eq!(told(&wrong), ["warning missing-property"]);
}

#[test]
fn places_with_names_of_their_own_are_never_one_for_their_force() {
    let loaded = load_one(&[
        square(38, r#"{"name":"Raqqa","layer":"SDF","start":"2017-10-17"}"#),
        square(
            37,
            r#"{"name":"Manbij","layer":"SDF","start":"2016-08-12"}"#,
        ),
        square(36, r#"{"name":"Idlib","layer":"HTS","start":"2017-07-23"}"#),
    ]);
    assert_eq!(shown(&loaded, "2017-10-17"), ["sdf", "sdf", "hts"]);
}
