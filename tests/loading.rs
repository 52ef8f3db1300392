//! Broken data sets: what is shown of each, and every problem that must be named.
//!
//! `tests/load/` holds one small folder a case. Its `expected.txt` says in its first line
//! what is shown, then the problems one a line: severity, code, file with line and column, and
//! where there is one the feature and the member. A bug report becomes another folder.

use kharita::load::{Loaded, Progress, path};
use kharita::model::{Code, Fact, Lang, Problem, Severity};
use kharita::words::Words;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("tests/load is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    cases.sort();
    cases
}

/// What a case gives, written as its expected.txt writes it.
fn told(loaded: &Loaded) -> String {
    let world = &loaded.world;
    let mut lines = vec![format!(
        "shown {} areas, {} changes, {} passages",
        world.areas.len(),
        world.changes.len(),
        world.passages.len()
    )];
    for problem in &loaded.problems {
        let place = &problem.place;
        let file = &place.file;
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
        let told = told(&loaded);
        let expected = std::fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        if told != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}--- told\n{told}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every problem of every case.
fn problems_of_cases() -> Vec<Problem> {
    let read = |case: &PathBuf| path(case, &Progress::default()).problems;
    cases().iter().flat_map(read).collect()
}

#[test]
fn every_message_is_a_sentence_with_a_remedy_in_both_languages() {
    for problem in problems_of_cases() {
        is_told(&problem);
        let has_line = problem.place.line.is_some();
        assert!(has_line || !problem.place.file.is_empty(), "{problem}");
    }
}

fn is_told(problem: &Problem) {
    for words in Lang::ALL.map(Words::new) {
        let (message, remedy) = words.problem(problem);
        for sentence in [&message, &remedy] {
            assert!(sentence.ends_with('.'), "{problem} {sentence}");
            let first = sentence.chars().next().expect("not empty");
            assert!(!first.is_lowercase(), "{problem} {sentence}");
            // A fact that is missing would stand as `{$name}`.
            let is_whole = !sentence.contains(['{', '$']) && !sentence.contains("  ");
            assert!(is_whole, "{problem} {sentence}");
        }
    }
}

#[test]
fn every_way_in_which_an_outline_is_wrong_is_told() {
    let outlines = [
        // Crosses, runs along, and touches itself.
        "[[[0,0],[1,1],[1,0],[0,1],[0,0]]]",
        "[[[0,0],[4,0],[4,4],[2,4],[2,0],[0,4],[0,0]]]",
        "[[[0,0],[4,0],[4,4],[2,0],[0,4],[0,0]]]",
        // Too few positions, no area, out of range.
        "[[[0,0],[0,0],[0,0],[0,0]]]",
        "[[[0,0],[1,1],[0,0],[0,0]]]",
        "[[[0,0],[2,0],[1,0],[0,0]]]",
        "[[[200,0],[201,0],[201,1],[200,0]]]",
        // A hole that crosses, runs along, or lies outside.
        "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[3,1],[5,1],[5,2],[3,2],[3,1]]]",
        "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,0],[2,0],[2,1],[1,1],[1,0]]]",
        "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[8,8],[9,8],[9,9],[8,9],[8,8]]]",
        // No lists, too few numbers, no longitude and latitude.
        "[[[0,0],[1,\"x\"]]]",
        "[[[0,0],[1]]]",
        "[[[0,0],[1,1e9]]]",
        "[]",
    ];
    let polygons = outlines.map(|rings| format!(r#"{{"type":"Polygon","coordinates":{rings}}}"#));
    let others = [
        r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[1,0],[5,0],[5,4],[1,0]]]]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[0,0],[4,0],[4,4],[0,0]]]]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]],[[0,9],[0,8]]]]}"#,
        r#"{"type":"Point","coordinates":[1,1e9]}"#,
        r#"{"type":"Polygon"}"#,
        r#"{"type":"GeometryCollection"}"#,
        r#"{"type":"Blob"}"#,
        "{}",
        "3",
    ];
    let mut cases = BTreeSet::new();
    for geometry in polygons.into_iter().chain(others.map(str::to_owned)) {
        let loaded = load(&Bytes {
            areas: format!(r#"{{"type":"Feature","id":"a","geometry":{geometry}}}"#).into_bytes(),
            changes: Vec::new(),
        });
        let is_shape = |p: &&Problem| {
            [
                Code::RepairedShape,
                Code::LostShape,
                Code::LostGeometry,
                Code::LostRing,
                Code::BadPosition,
                Code::OffEarth,
            ]
            .contains(&p.code)
        };
        for problem in loaded.problems.iter().filter(is_shape) {
            is_told(problem);
            cases.extend(problem.values.iter().filter_map(|(_, value)| match value {
                Fact::Case(word) => Some(*word),
                _ => None,
            }));
        }
    }
    let tables = Lang::ALL.map(table);
    for word in &cases {
        let has_form = |table: &String| table.contains(&format!("[{word}]"));
        assert!(tables.iter().all(has_form), "{word}");
    }
    assert!(cases.len() >= 20, "{cases:?}");
}

#[test]
fn every_way_in_which_json_is_broken_is_told() {
    let mut cases = BTreeSet::new();
    for broken in [
        "[{\"id\" 1}]",
        "[{\"id\":1]",
        "[1 2]",
        "[{id:1}]",
        "[{\"id\":}]",
        "[\"\\q\"]",
        "[\"\u{1}\"]",
        "[01]",
        "[1,]",
        "[1] x",
        "[{\"id\":1,}]",
        "[nul]",
        "[",
        "{}",
        "3",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| folder.path().join(name);
        std::fs::write(file("areas.geojson"), whole().areas).expect("written");
        std::fs::write(file("forces.json"), broken).expect("written");
        let loaded = path(folder.path(), &Progress::default());
        let is_broken = |p: &&Problem| p.code == Code::BrokenJson;
        let problem = loaded.problems.iter().find(is_broken);
        let problem = problem.unwrap_or_else(|| panic!("{broken} is read"));
        is_told(problem);
        let what = problem.values.iter().find(|(name, _)| *name == "what");
        cases.insert(format!("{:?}", what.expect("what is wrong").1));
    }
    assert!(cases.len() >= 10, "{cases:?}");
    assert!(!cases.contains("Case(\"other\")"), "{cases:?}");
}

/// The text of the tables of problems.
fn table(lang: Lang) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    texts_below(
        &root.join(format!("assets/words/{}", lang.tag())),
        &|name| name.starts_with("problems"),
    )
}

/// The texts of all files below a folder that have such names.
fn texts_below(folder: &Path, is_wanted: &dyn Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        if path.is_dir() {
            text.push_str(&texts_below(&path, is_wanted));
        } else if name.is_some_and(is_wanted) {
            text.push_str(&std::fs::read_to_string(&path).expect("a text"));
        }
    }
    text
}

#[test]
fn every_code_has_a_message_and_a_remedy_and_the_reading_gives_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/load");
    let load = texts_below(&folder, &|name| name.ends_with(".rs"));
    // Which forces touch is known once the map is prepared.
    let scene = folder.with_file_name("scene");
    let load = load + &texts_below(&scene, &|name| name == "touching.rs");
    let mut keys = BTreeSet::new();
    for code in Code::ALL {
        let is_given = load.contains(&format!("Code::{code:?}"));
        assert!(is_given, "nothing gives the code {code}");
        let is_new = keys.insert(format!("problem-{code}"));
        assert!(is_new, "two codes have the word {code}");
        keys.insert(format!("problem-{code}-remedy"));
    }
    for lang in Lang::ALL {
        let table = table(lang);
        let in_table = table.lines().filter_map(|line| line.split_once(" = "));
        let in_table = in_table.map(|(key, _)| key.to_owned());
        let in_table = in_table.filter(|key| key.starts_with("problem-"));
        assert_eq!(in_table.collect::<BTreeSet<_>>(), keys, "{lang:?}");
    }
}

#[test]
fn every_case_of_a_problem_has_a_form_in_both_languages() {
    let tables = Lang::ALL.map(table);
    for problem in problems_of_cases() {
        for (name, value) in &problem.values {
            if let Fact::Case(word) = value {
                let has_form = |table: &String| table.contains(&format!("[{word}]"));
                assert!(tables.iter().all(has_form), "{problem}: {name} {word}");
            }
        }
    }
}

#[test]
fn the_arabic_sentences_are_arabic() {
    let words = Words::new(Lang::Ar);
    for problem in problems_of_cases() {
        let (message, remedy) = words.problem(&problem);
        for sentence in [message, remedy] {
            let arabic = sentence
                .chars()
                .filter(|c| ('\u{600}'..='\u{6ff}').contains(c));
            assert!(arabic.count() >= 4, "{problem} {sentence}");
            // What is isolated stands as the file has it.
            let parts = sentence.split('\u{2068}');
            let own: String = parts
                .map(|part| part.split_once('\u{2069}').map_or(part, |(_, own)| own))
                .collect();
            assert!(!own.contains([',', ';', '?', '`']), "{sentence}");
        }
    }
}

#[test]
fn a_long_text_is_shortened_in_a_sentence() {
    let place = kharita::model::FilePlace::file("changes.csv");
    let mut problem = Problem::new(Severity::Error, Code::UnknownStatus, place);
    problem.with("text", "ح".repeat(1 << 20));
    for words in Lang::ALL.map(Words::new) {
        assert!(words.problem(&problem).0.chars().count() < 400);
    }
}

#[test]
fn every_kind_of_bad_input_has_a_case() {
    let told: BTreeSet<&'static str> = problems_of_cases()
        .iter()
        .map(|problem| problem.code.word())
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
        "forces-count",
        "unknown-status",
        "duplicate-id",
        "missing-column",
        "repaired-shape",
        "lost-geometry",
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
    assert_eq!(loaded.problems[0].code, Code::MissingPath);
}

#[test]
fn a_load_can_be_stopped() {
    let progress = Progress::default();
    progress.cancel();
    let loaded = path(&cases()[0], &progress);
    assert!(loaded.world.areas.is_empty());
    assert_eq!(loaded.problems[0].code, Code::Cancelled);
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
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/bowtie");
    let world = path(&case, &Progress::default()).world;
    let [bow, square] = [0, 1].map(|n| &world.areas[n].shape.0);
    assert_eq!(bow.len(), 2, "two triangles");
    assert!(
        world.areas[0].area_km2 > 5_000.0,
        "each a quarter of the square"
    );
    let ring = square[0].exterior();
    assert_eq!(ring.0[1], (41.0, 33.0).into());
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
fn errors_in(loaded: &Loaded, file: &str) -> Vec<(Code, Option<u32>)> {
    let problems = loaded.problems.iter();
    problems
        .filter(|p| p.severity == Severity::Error && p.place.file == file)
        .map(|p| (p.code, p.place.line))
        .collect()
}

/// Areas in the file = areas in the world + areas named in problems.
fn areas_are_kept_or_named(loaded: &Loaded, in_file: usize) -> Result<(), TestCaseError> {
    let errors = errors_in(loaded, "areas.geojson");
    let named = |code| [Code::BrokenRecord, Code::NoFeature, Code::BrokenJson].contains(&code);
    let lost = errors.iter().filter(|(code, _)| named(*code)).count();
    let no_kind = [Code::NoFeatures, Code::UnknownKind, Code::OtherKind];
    let all = errors.iter().any(|(code, _)| no_kind.contains(code));
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
    let all = errors.iter().any(|(code, _)| *code == Code::MissingColumn);
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
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of a test, which are small"
    )]
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
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of a test, which are small"
    )]
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
