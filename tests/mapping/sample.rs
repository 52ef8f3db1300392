//! Small foreign files, and what is shown of them.

use kharita::load::{Input, Loaded, Progress, Wishes, read, remap};
use kharita::model::{
    Area, AreaId, Day, Fact, FileGroup, FuzzyDate, Import, Lang, Mapping, Status,
};
use kharita::words::Words;
use std::sync::Arc;

/// A feature with a square at `x`, one degree wide.
pub(crate) fn square(x: i32, properties: &str) -> String {
    let (west, east) = (x, x + 1);
    let ring = format!("[[{west},35],[{east},35],[{east},36],[{west},36],[{west},35]]");
    feature(
        &format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#),
        properties,
    )
}

/// A feature with a point at `x`.
pub(crate) fn point(x: i32, properties: &str) -> String {
    feature(
        &format!(r#"{{"type":"Point","coordinates":[{x},35]}}"#),
        properties,
    )
}

fn feature(geometry: &str, properties: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

/// A file of features.
pub(crate) fn file(name: &str, features: &[String]) -> Input {
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    Input::Bytes {
        name: name.to_owned(),
        bytes: text.into_bytes().into(),
    }
}

/// Reads files; every problem must be told in both languages.
pub(crate) fn load(files: &[Input]) -> Loaded {
    checked(read(files, &Wishes::default(), &Progress::default()))
}

/// One file.
pub(crate) fn load_one(features: &[String]) -> Loaded {
    load(&[file("file.geojson", features)])
}

/// The same features, each group of files understood in another way.
pub(crate) fn again(loaded: &Loaded, mut change: impl FnMut(&mut Mapping)) -> Loaded {
    let import = import(loaded);
    let mut mappings = import.mappings();
    mappings.iter_mut().for_each(&mut change);
    checked(remap(import, mappings, &Progress::default()))
}

/// The same features with a table of changes beside them.
pub(crate) fn with_changes(loaded: &Loaded, table: &str) -> Loaded {
    let mut import = Import::clone(import(loaded));
    import.changes_beside = Some(Arc::new(("changes.csv".to_owned(), table.to_owned())));
    let mappings = import.mappings();
    checked(remap(&import, mappings, &Progress::default()))
}

/// The first group of files.
pub(crate) fn group(loaded: &Loaded) -> &FileGroup {
    import(loaded).groups.first().expect("a group of files")
}

pub(crate) fn import(loaded: &Loaded) -> &Import {
    loaded.import.as_ref().expect("foreign files")
}

fn checked(loaded: Loaded) -> Loaded {
    for problem in &loaded.problems {
        for words in Lang::ALL.map(Words::new) {
            let (message, remedy) = words.problem(problem);
            for sentence in [message, remedy] {
                assert!(sentence.ends_with('.'), "{problem}: {sentence}");
                // A fact that is missing would stand as `{$name}`; what a file says may look like that.
                let facts = problem.values.iter().filter_map(|(_, value)| match value {
                    Fact::Text(text) if !text.is_empty() => Some(text),
                    _ => None,
                });
                let ours = facts.fold(sentence.clone(), |told, fact| told.replace(fact, "x"));
                assert!(!ours.contains("{$"), "{problem}: {sentence}");
            }
        }
    }
    let areas = &import(&loaded).area_of;
    assert_eq!(areas.len(), import(&loaded).collection.features.len());
    assert!(areas.iter().all(Option::is_some));
    loaded
}

pub(crate) fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect(text).first
}

/// What holds in an area on a day: the ids of the forces, or the status where there are none.
pub(crate) fn held(loaded: &Loaded, area: usize, date: &str) -> String {
    let world = &loaded.world;
    let state = world.timeline.at(AreaId::from_index(area), day(date)).state;
    let control = world.timeline.control(state);
    let forces = control.forces.iter();
    let forces: Vec<&str> = forces
        .map(|force| world.force(*force).id.as_str())
        .collect();
    match (control.status, forces.as_slice()) {
        (Status::Control, [force]) => (*force).to_owned(),
        (status, []) => status.word().to_owned(),
        (status, forces) => format!("{} {}", status.word(), forces.join(" ")),
    }
}

/// What is there on a day: of each area that exists, its forces.
pub(crate) fn shown(loaded: &Loaded, date: &str) -> Vec<String> {
    let areas = 0..loaded.world.areas.len();
    let held = areas.map(|area| held(loaded, area, date));
    held.filter(|held| held != "absent").collect()
}

/// The kinds of the problems, each with its severity.
pub(crate) fn told(loaded: &Loaded) -> Vec<String> {
    let problems = loaded.problems.iter();
    problems
        .map(|p| format!("{} {}", p.severity.word(), p.code))
        .collect()
}

/// The ids of the forces.
pub(crate) fn forces(loaded: &Loaded) -> Vec<&str> {
    loaded
        .world
        .forces
        .iter()
        .map(|force| force.id.as_str())
        .collect()
}

pub(crate) fn area(loaded: &Loaded, n: usize) -> &Area {
    &loaded.world.areas[n]
}

/// First, last and opening day.
pub(crate) fn span(loaded: &Loaded) -> [String; 3] {
    let about = &loaded.world.about;
    [about.first, about.last, about.opens_on].map(|day| day.to_string())
}
