//! Broken data sets: what is shown of each, and every problem that must be named.
//!
//! `tests/load/` holds one small folder or file a case. Its `expected.txt` says in its first line
//! what is shown, then the problems one a line: severity, code, file with line and column, and
//! where there is one the feature and the member. A bug report becomes another folder.

use kharita::load::{Loaded, Progress, path};
use kharita::model::Severity;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("tests/load is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| !path.to_string_lossy().ends_with(".expected.txt"))
        .collect();
    cases.sort();
    cases
}

fn expected_file(case: &Path) -> PathBuf {
    if case.is_dir() {
        case.join("expected.txt")
    } else {
        case.with_extension("expected.txt")
    }
}

/// What a case gives, written as its expected.txt writes it.
fn told(case: &Path, loaded: &Loaded) -> String {
    let world = &loaded.world;
    let mut lines = vec![format!(
        "shown {} areas, {} changes, {} passages",
        world.areas.len(),
        world.changes.len(),
        world.passages.len()
    )];
    for problem in &loaded.problems {
        let place = &problem.place;
        let file = match Path::new(&place.file) == case {
            true => case
                .file_name()
                .map_or_else(String::new, |n| n.to_string_lossy().into()),
            false => place.file.clone(),
        };
        let number = |n: Option<u32>| n.map_or_else(String::new, |n| format!(":{n}"));
        let word = |w: &Option<String>| w.as_ref().map_or_else(String::new, |w| format!(" {w}"));
        lines.push(format!(
            "{} {} {file}{}{}{}{}",
            problem.severity.word(),
            problem.code,
            number(place.line),
            number(place.column),
            word(&place.feature),
            word(&place.member),
        ));
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_broken_data_set_gives_the_problems_that_it_says() {
    let cases = cases();
    assert!(cases.len() >= 35, "tests/load lost cases");
    let mut wrong = Vec::new();
    for case in &cases {
        let loaded = path(case, &Progress::default());
        let told = told(case, &loaded);
        let expected = std::fs::read_to_string(expected_file(case)).unwrap_or_default();
        if told != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}--- told\n{told}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_a_sentence_with_a_remedy() {
    for case in cases() {
        for problem in path(&case, &Progress::default()).problems {
            for sentence in [&problem.message, &problem.remedy] {
                assert!(sentence.ends_with('.'), "{problem}");
                let first = sentence.chars().next().expect("not empty");
                assert!(!first.is_lowercase(), "{problem}");
            }
            let has_line = problem.place.line.is_some();
            assert!(has_line || !problem.place.file.is_empty(), "{problem}");
        }
    }
}

#[test]
fn every_kind_of_bad_input_has_a_case() {
    let told: BTreeSet<&'static str> = cases()
        .iter()
        .flat_map(|case| path(case, &Progress::default()).problems)
        .map(|problem| problem.code)
        .collect();
    for code in [
        "missing-file",
        "no-areas",
        "broken-line",
        "unknown-area",
        "unknown-force",
        "unknown-source",
        "bad-date",
        "date-order",
        "changes-nothing",
        "contradiction",
        "no-history",
        "follows-unknown",
        "follows-circle",
        "uncited-source",
        "passage-gone",
        "passage-twice",
        "close-colours",
        "forces-count",
        "unknown-status",
        "duplicate-id",
        "missing-column",
        "invalid-shape",
        "no-shape",
        "broken-json",
        "broken-record",
        "not-utf8",
        "path-outside",
    ] {
        assert!(told.contains(code), "no case shows {code}");
    }
}

#[test]
fn a_path_that_is_not_there_gives_an_empty_world_and_an_error() {
    let loaded = path(Path::new("tests/load/nowhere"), &Progress::default());
    assert!(loaded.world.areas.is_empty());
    assert_eq!(loaded.errors(), 1);
    assert_eq!(loaded.problems[0].code, "missing-path");
}

#[test]
fn a_load_can_be_stopped() {
    let progress = Progress::default();
    progress.cancel();
    let loaded = path(&cases()[0], &progress);
    assert!(loaded.world.areas.is_empty());
    assert_eq!(loaded.problems[0].code, "cancelled");
}

#[test]
fn a_finished_load_says_so() {
    let progress = Progress::default();
    path(&cases()[0], &progress);
    assert!((progress.fraction() - 1.0).abs() < f32::EPSILON);
    assert!(!progress.stage().is_empty());
}

#[test]
fn a_shape_that_is_not_repaired_stays_as_the_file_has_it() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/bowtie.geojson");
    let world = path(&case, &Progress::default()).world;
    let ring = world.areas[0].shape.0[0].exterior();
    assert_eq!(ring.0[1], (44.0, 34.0).into());
    assert_eq!(ring.0.len(), 5);
}

/// A small data set whose files are read from bytes.
struct Bytes {
    areas: Vec<u8>,
    changes: Vec<u8>,
}

fn whole() -> Bytes {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/whole");
    let read = |name| std::fs::read(case.join(name)).expect("the case is there");
    Bytes {
        areas: read("areas.geojson"),
        changes: read("changes.csv"),
    }
}

fn load(bytes: &Bytes) -> Loaded {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes);
    write("areas.geojson", &bytes.areas).expect("written");
    write("changes.csv", &bytes.changes).expect("written");
    path(folder.path(), &Progress::default())
}

/// The errors that name something of a file, by line.
fn errors_in(loaded: &Loaded, file: &str) -> Vec<(&'static str, Option<u32>)> {
    let problems = loaded.problems.iter();
    problems
        .filter(|p| p.severity == Severity::Error && p.place.file == file)
        .map(|p| (p.code, p.place.line))
        .collect()
}

/// Areas in the file = areas in the world + areas named in problems.
fn areas_are_kept_or_named(loaded: &Loaded, in_file: usize) -> Result<(), TestCaseError> {
    let errors = errors_in(loaded, "areas.geojson");
    let named = |code| ["broken-record", "no-shape", "duplicate-id"].contains(&code);
    let lost = errors.iter().filter(|(code, _)| named(*code)).count();
    let all = errors.iter().any(|(code, _)| *code == "no-features");
    let shown = loaded.world.areas.len();
    prop_assert!(
        all || shown + lost >= in_file,
        "{shown} + {lost} < {in_file}: {errors:?}"
    );
    prop_assert!(shown <= in_file, "{shown} > {in_file}");
    Ok(())
}

/// Lines in the file = changes in the world + lines named in problems.
///
/// A line break more than there was may stand inside a note, or cut a line in two: `breaks` says
/// how many lines the test cannot account for.
fn changes_are_kept_or_named(
    loaded: &Loaded,
    text: &[u8],
    breaks: usize,
) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(text);
    let lines = text.split(['\n', '\r']).skip(1);
    let lines = lines.filter(|line| !line.is_empty()).count();
    let errors = errors_in(loaded, "changes.csv");
    let all = errors.iter().any(|(code, _)| *code == "missing-column");
    let named: BTreeSet<u32> = errors.iter().filter_map(|(_, line)| *line).collect();
    let shown = loaded.world.changes.len();
    let kept = shown + named.len() + breaks;
    prop_assert!(all || kept >= lines, "{shown} of {lines}: {errors:?}");
    prop_assert!(shown <= lines, "{shown} > {lines}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_file_of_areas_cut_anywhere_keeps_what_is_whole(part in 0.0..1.0f64) {
        let mut bytes = whole();
        let end = (part * bytes.areas.len() as f64) as usize;
        bytes.areas.truncate(end);
        let loaded = load(&bytes);
        // Each feature of the case stands on a line of its own, from the second line on.
        let text = String::from_utf8_lossy(&bytes.areas).into_owned();
        let complete = text.lines().skip(1).filter(|line| {
            line.ends_with("}},") || line.ends_with("}}")
        });
        let complete = complete.count().min(3);
        prop_assert!(loaded.world.areas.len() >= complete);
        prop_assert!(loaded.world.areas.len() <= 3);
        prop_assert!(loaded.errors() > 0 || loaded.world.areas.len() == 3);
    }

    #[test]
    fn a_table_cut_anywhere_keeps_or_names_every_line(part in 0.0..1.0f64) {
        let mut bytes = whole();
        let end = (part * bytes.changes.len() as f64) as usize;
        bytes.changes.truncate(end);
        changes_are_kept_or_named(&load(&bytes), &bytes.changes, 0)?;
    }

    #[test]
    fn any_byte_of_the_areas_may_change(at in 0..100_000usize, byte in any::<u8>()) {
        let mut bytes = whole();
        let at = at % bytes.areas.len();
        bytes.areas[at] = byte;
        areas_are_kept_or_named(&load(&bytes), 3)?;
    }

    #[test]
    fn any_byte_of_the_changes_may_change(at in 0..100_000usize, byte in any::<u8>()) {
        let mut bytes = whole();
        let at = at % bytes.changes.len();
        bytes.changes[at] = byte;
        let breaks = if byte == b'\n' || byte == b'\r' { 2 } else { 0 };
        changes_are_kept_or_named(&load(&bytes), &bytes.changes, breaks)?;
    }

    #[test]
    fn marks_of_the_formats_may_stand_anywhere(
        at in 0..100_000usize,
        mark in prop::sample::select(vec![b'"', b',', b'{', b'}', b'[', b']', b':', b'\n', b'\\', b' ', b'#']),
    ) {
        let mut bytes = whole();
        let (a, c) = (at % bytes.areas.len(), at % bytes.changes.len());
        bytes.areas[a] = mark;
        areas_are_kept_or_named(&load(&bytes), 3)?;
        let mut bytes = whole();
        bytes.changes[c] = mark;
        let breaks = if mark == b'\n' { 2 } else { 0 };
        changes_are_kept_or_named(&load(&bytes), &bytes.changes, breaks)?;
    }

    #[test]
    fn any_bytes_at_all_are_survived(areas in prop::collection::vec(any::<u8>(), 0..200), changes in "\\PC{0,200}") {
        let loaded = load(&Bytes { areas, changes: changes.into_bytes() });
        prop_assert!(loaded.world.areas.len() <= 1);
    }
}
