//! One reader of GeoJSON: a file gives the same areas, the same km² and the same problems alone and as
//! the `areas.geojson` of a data set.

use kharita::load::{Loaded, Progress, path};
use kharita::model::{Code, Problem};
use std::path::{Path, PathBuf};

/// What only a data set of ours says: of changes, and of what is missing in it.
const OF_A_DATA_SET: [Code; 5] = [
    Code::NoAreas,
    Code::NoId,
    Code::NoHistory,
    Code::NoChanges,
    Code::WrongType,
];

/// Every file below a folder of the tests that is GeoJSON by its name.
fn files() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of tests") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "geojson") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "the files were not found");
    found
}

/// Each area by what it shows, and its km².
fn areas(loaded: &Loaded) -> Vec<(usize, usize, usize, String)> {
    let areas = loaded.world.areas.iter().map(|area| {
        let counts = [area.shape.0.len(), area.lines.0.len(), area.points.0.len()];
        (
            counts[0],
            counts[1],
            counts[2],
            format!("{:.6}", area.area_km2),
        )
    });
    let mut areas: Vec<_> = areas.collect();
    areas.sort();
    areas
}

fn told(problems: &[&Problem]) -> Vec<String> {
    let of_one = |problem: &&Problem| {
        let place = &problem.place;
        let (line, column) = (place.line.unwrap_or(0), place.column.unwrap_or(0));
        let (code, severity) = (problem.code, problem.severity.word());
        format!("{severity} {code} {line}:{column} {:?}", problem.values)
    };
    let mut told: Vec<String> = problems.iter().map(of_one).collect();
    told.sort();
    told
}

#[test]
fn every_file_gives_the_same_alone_and_as_the_areas_of_a_data_set() {
    let mut wrong = Vec::new();
    for file in files() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("areas.geojson");
        std::fs::copy(&file, &own).expect("copied");
        let alone = path(&own, &Progress::default());
        let in_set = path(folder.path(), &Progress::default());
        let import = alone.import.as_ref();
        // What is said of meaning is said after reading and settling.
        let read = import.map_or_else(
            || alone.problems.iter().collect::<Vec<_>>(),
            |import| {
                let settling = import.settling.iter();
                let said_before = |p: &&Problem| {
                    p.code != Code::NoGeometry || in_set.problems.iter().any(|other| other == *p)
                };
                import
                    .reading
                    .iter()
                    .chain(settling.filter(said_before))
                    .collect()
            },
        );
        let of_files = |p: &&Problem| p.place.file.starts_with("areas.geojson");
        let in_set_read = in_set.problems.iter().filter(of_files);
        let in_set_read: Vec<&Problem> = in_set_read
            .filter(|p| !OF_A_DATA_SET.contains(&p.code))
            .filter(|p| {
                p.place
                    .member
                    .as_ref()
                    .is_none_or(|m| ["geometry", "id", "crs", "properties"].contains(&m.as_str()))
            })
            .collect();
        // A feature that holds its history has a row for each of its states alone.
        let features = import.map_or(0, |import| {
            let written = import.to_the_letter.as_ref();
            written.unwrap_or(&import.collection).features.len()
        });
        let has_states = import.is_some_and(|import| import.to_the_letter.is_some());
        let (told_alone, told_in_set) = (told(&read), told(&in_set_read));
        let name = file.display();
        if told_alone != told_in_set {
            wrong.push(format!(
                "{name}\n  alone {told_alone:#?}\n  in a data set {told_in_set:#?}"
            ));
        }
        // Through time several features may be one area; then their number is compared.
        let is_same = if alone.world.areas.len() == features && !has_states {
            areas(&alone) == areas(&in_set)
        } else {
            in_set.world.areas.len() == features
        };
        if !is_same {
            wrong.push(format!(
                "{name}\n  alone {:?}\n  in a data set {:?}",
                areas(&alone),
                areas(&in_set)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
