//! Any text as a time: typed, in EDTF, and as the times of features, two lines each.

#![no_main]

use kharita::model::FuzzyDate;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|text: &str| {
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines {
        let read = [FuzzyDate::parse_edtf(line), FuzzyDate::parse_typed(line)];
        for date in read.into_iter().flatten() {
            assert!(date.first <= date.last, "{line}");
            let written = date.to_string();
            let again = FuzzyDate::parse_edtf(&written);
            assert_eq!(again.ok(), Some(date), "{line} is written {written}");
        }
    }
    let features = lines.chunks(2).map(|pair| {
        let [begin, end] = [pair[0], pair.get(1).unwrap_or(&"")];
        json!({"type": "Feature", "properties": {"start": begin, "end": end},
            "geometry": {"type": "Point", "coordinates": [36.5, 34.5]}})
    });
    let features: Vec<_> = features.collect();
    let file = json!({"type": "FeatureCollection", "features": features}).to_string();
    let loaded = kharita_fuzz::loaded(file.as_bytes());
    if let Some(import) = &loaded.import {
        assert!(import.validities.iter().all(|[begin, end]| begin <= end));
    }
});
