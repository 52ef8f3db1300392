//! Real collections that are valid load without an error; each broken one names the place.

use kharita::load::{Input, Loaded, Progress, Wishes, read};
use kharita::model::Severity;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/conformance")
        .join(name);
    let entries = std::fs::read_dir(&folder).expect("a folder of fixtures");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "geojson"))
        .collect();
    paths.sort();
    assert!(paths.len() > 30, "the fixtures are not there");
    paths
}

fn load(path: &Path) -> Loaded {
    let bytes = std::fs::read(path).expect("a fixture");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let input = Input::Bytes {
        name: name.into_owned(),
        bytes: bytes.into(),
    };
    read(&[input], &Wishes::default(), &Progress::default())
}

#[test]
fn what_is_valid_loads_without_an_error() {
    for path in folder("valid") {
        let loaded = load(&path);
        let worse = loaded
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Error);
        let worse: Vec<String> = worse.map(ToString::to_string).collect();
        assert!(worse.is_empty(), "{}: {worse:?}", path.display());
    }
}

#[test]
fn what_is_valid_is_read_as_the_geojson_crate_reads_it() {
    for path in folder("valid") {
        let text = std::fs::read_to_string(&path).expect("a fixture in UTF-8");
        let oracle: geojson::GeoJson = text.parse().expect("the oracle reads it");
        let count = match oracle {
            geojson::GeoJson::FeatureCollection(list) => list.features.len(),
            _ => 1,
        };
        let loaded = load(&path);
        let import = loaded.import.expect("features");
        assert_eq!(import.as_read.features.len(), count, "{}", path.display());
    }
}

#[test]
fn what_is_broken_names_the_place() {
    let mut found = String::new();
    for path in folder("invalid") {
        let loaded = load(&path);
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let told = loaded
            .problems
            .iter()
            .filter(|problem| problem.severity != Severity::Note);
        let told: Vec<String> = told
            .map(|problem| {
                let line = problem.place.line.unwrap_or(0);
                format!("{} {}:{line}", problem.severity.word(), problem.code)
            })
            .collect();
        assert!(!told.is_empty(), "nothing is said of {name}");
        found.push_str(&format!("{name}: {}\n", told.join(", ")));
    }
    let expected =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/invalid/expected.txt");
    let expected = std::fs::read_to_string(expected).expect("what is expected");
    assert_eq!(found, expected);
}
