//! Files of other origin as they come: packed, in any encoding, in folders, and what is no map at all.
//!
//! `tests/foreign/` holds one file or folder a case. `expected.txt` there says for each how many
//! features and files are read and what is said about finding, unpacking and decoding them. A bug
//! report becomes another file.

use flate2::Compression;
use flate2::write::GzEncoder;
use kharita::load::{Input, Loaded, Progress, Wishes, path, paths, read, remap};
use kharita::model::{Code, Fact, Lang, Problem, Severity, properties};
use kharita::words::Words;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign")
}

fn cases() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("tests/foreign is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut cases: Vec<PathBuf> = paths
        .filter(|path| !path.ends_with("expected.txt"))
        .collect();
    cases.sort();
    cases
}

/// What is said about finding, unpacking and decoding; other tests are about the rest.
const CODES: [Code; 17] = [
    Code::BrokenArchive,
    Code::Cancelled,
    Code::ChangedWhileRead,
    Code::DataSetAmongFiles,
    Code::EmptyFolder,
    Code::EncodedTwice,
    Code::MissingPath,
    Code::MoreOfAKind,
    Code::NoContent,
    Code::NothingInside,
    Code::OtherEncoding,
    Code::OtherKind,
    Code::TooManyFiles,
    Code::TooMuchPacked,
    Code::UndecodableBytes,
    Code::UnknownKind,
    Code::UnreadableFile,
];

fn ours(loaded: &Loaded) -> impl Iterator<Item = &Problem> {
    let problems = loaded.problems.iter();
    problems.filter(|problem| CODES.contains(&problem.code))
}

fn codes(loaded: &Loaded) -> Vec<Code> {
    ours(loaded).map(|problem| problem.code).collect()
}

fn feature_count(loaded: &Loaded) -> usize {
    let import = loaded.import.as_ref();
    import.map_or(0, |import| import.as_read.features.len())
}

/// A case as expected.txt writes it.
fn told(case: &Path) -> String {
    let loaded = path(case, &Progress::default());
    let name = case.file_name().expect("a name").to_string_lossy();
    let mut lines = vec![match &loaded.import {
        None => format!("{name}: {} areas", loaded.world.areas.len()),
        Some(import) => {
            let files = import.as_read.files.iter().map(|file| file.name.as_str());
            let files: Vec<&str> = files.collect();
            let beside = match &import.changes_beside {
                Some(beside) => format!(", with {}", beside.0),
                None => String::new(),
            };
            let count = import.as_read.features.len();
            format!("{name}: {count} features of {}{beside}", files.join(", "))
        }
    }];
    for problem in ours(&loaded) {
        let facts = problem.values.iter().filter_map(|(_, value)| match value {
            Fact::Case(word) => Some((*word).to_owned()),
            Fact::Count(count) => Some(count.to_string()),
            Fact::Text(_) => None,
        });
        let facts: Vec<String> = facts.collect();
        let line = format!("  {problem} {}", facts.join(" "));
        let whole = case.display().to_string();
        lines.push(line.trim_end().replace(&whole, &name));
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_file_is_read_or_refused_as_expected() {
    let told: String = cases().iter().map(|case| told(case)).collect();
    let expected = std::fs::read_to_string(folder().join("expected.txt")).unwrap_or_default();
    assert!(told == expected, "--- expected\n{expected}--- told\n{told}");
}

#[test]
fn everything_is_told_in_sentences_of_both_languages() {
    let mut kinds = BTreeSet::new();
    for case in cases() {
        let loaded = path(&case, &Progress::default());
        for problem in ours(&loaded) {
            kinds.insert(problem.code);
            is_told(problem);
        }
    }
    assert!(kinds.len() >= 10, "{kinds:?}");
}

fn is_told(problem: &Problem) {
    for words in Lang::ALL.map(Words::new) {
        let (message, remedy) = words.problem(problem);
        for sentence in [&message, &remedy] {
            assert!(sentence.ends_with('.'), "{problem} {sentence}");
            // What a file says may look like a fact that is missing.
            let facts = problem.values.iter().filter_map(|(_, value)| match value {
                Fact::Text(text) if !text.is_empty() => Some(text),
                _ => None,
            });
            let ours = facts.fold(sentence.clone(), |told, fact| told.replace(fact, "x"));
            let is_whole = !ours.contains(['{', '$']) && !ours.contains("  ");
            assert!(is_whole, "{problem} {sentence}");
        }
    }
}

/// Every word that chooses among the forms of a sentence has its form.
#[test]
fn every_case_has_a_form_in_both_languages() {
    let tables = Lang::ALL.map(|lang| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words");
        let read = |name: &str| {
            let path = folder.join(lang.tag()).join(name);
            std::fs::read_to_string(path).expect("a table of words")
        };
        read("problems.ftl") + &read("problems-open.ftl")
    });
    for case in cases() {
        let loaded = path(&case, &Progress::default());
        for problem in ours(&loaded) {
            for (_, value) in &problem.values {
                if let Fact::Case(word) = value {
                    let form = format!("[{word}]");
                    let has_form = |table: &String| table.contains(&form);
                    assert!(tables.iter().all(has_form), "{problem}: {word}");
                }
            }
        }
    }
}

fn of_bytes(name: &str, bytes: Vec<u8>) -> Loaded {
    let input = Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into(),
    };
    read(&[input], &Wishes::default(), &Progress::default())
}

fn bytes_of(case: &str) -> Vec<u8> {
    std::fs::read(folder().join(case)).expect("the case is there")
}

#[test]
fn whatever_the_packing_and_the_encoding_the_features_are_the_same() {
    let names = |loaded: &Loaded| -> Vec<String> {
        let import = loaded.import.as_ref().expect("read");
        let features = import.as_read.features.iter();
        let names = features.map(|feature| properties::property(&feature.properties, "name"));
        names
            .map(|name| properties::readable(name.expect("a name")))
            .collect()
    };
    for case in [
        "whole.geojson",
        "mark.geojson",
        "windows-1256.geojson",
        "iso-8859-6.geojson",
        "utf-16.geojson",
        "utf-16-no-mark.geojson",
        "whole.geojson.gz",
        "twice-packed.gz",
        "no-ending",
    ] {
        let from_path = path(&folder().join(case), &Progress::default());
        assert_eq!(names(&from_path), ["محافظة حلب", "محافظة الرقة"], "{case}");
        let from_bytes = of_bytes(case, bytes_of(case));
        assert_eq!(names(&from_bytes), names(&from_path), "{case}");
        assert_eq!(codes(&from_bytes), codes(&from_path), "{case}");
    }
}

#[test]
fn text_that_was_encoded_twice_is_repaired_if_asked() {
    let loaded = path(&folder().join("twice.geojson"), &Progress::default());
    let import = loaded.import.expect("read");
    let text = |import: &kharita::model::Import, n: usize| {
        import.collection.features[n].properties.to_string()
    };
    assert!(text(&import, 0).contains('Ø'));
    let mut mappings = import.mappings();
    mappings[0].repair_text = true;
    let loaded = remap(&import, mappings, &Progress::default());
    let repaired = loaded.import.as_ref().expect("read");
    for (n, name) in ["حلب", "الرقة", "دير الزور"].into_iter().enumerate() {
        assert!(text(repaired, n).contains(name));
    }
    assert!(
        repaired.as_read.features[0].properties.contains('Ø'),
        "to the letter"
    );
    let problem = ours(&loaded)
        .find(|p| p.code == Code::EncodedTwice)
        .expect("named");
    assert!(problem.values.contains(&("done", Fact::Case("repaired"))));
    let message = Words::new(Lang::En).problem(problem).0;
    assert!(message.contains("`حلب`"), "{message}");
}

#[test]
fn several_paths_are_layers_in_their_order() {
    let case = |name: &str| folder().join(name);
    let all = [
        case("whole.geojson"),
        case("dated"),
        case("nothing.geojson"),
        case("layers.zip"),
    ];
    let loaded = paths(&all, &Progress::default());
    let import = loaded.import.as_ref().expect("read");
    let names: Vec<&str> = import
        .as_read
        .files
        .iter()
        .map(|f| f.name.as_str())
        .collect();
    let expected = [
        "whole.geojson",
        "front-2016-05-01.geojson",
        "front-2016-06-01.geojson",
        "nothing.geojson",
        "layers.zip/../d.geojson",
        "layers.zip/a.geojson",
        "layers.zip/b.geojson",
        "layers.zip/inner/c.geojson.gz",
    ];
    assert_eq!(names, expected);
    // The two dated files are one layer, through time.
    assert_eq!(loaded.world.layers.len(), names.len() - 1);
    assert_eq!(
        import.changes_beside.as_ref().expect("beside").0,
        "changes.csv"
    );
}

#[test]
fn files_of_one_name_are_told_apart() {
    let all = [
        folder().join("by-year/2015/front.geojson"),
        folder().join("by-year/2016/front.geojson"),
    ];
    let loaded = paths(&all, &Progress::default());
    let files = &loaded.import.expect("read").as_read.files;
    assert!(
        files[0].name.ends_with("2015/front.geojson"),
        "{}",
        files[0].name
    );
    assert_ne!(files[0].name, files[1].name);
}

#[test]
fn a_data_set_lies_beneath_files_wherever_it_is_named() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/whole");
    let alone = path(&ours, &Progress::default());
    let file = folder().join("whole.geojson");
    for data_set in [ours, folder().join("packed.kharita")] {
        for order in [
            [data_set.clone(), file.clone()],
            [file.clone(), data_set.clone()],
        ] {
            let loaded = paths(&order, &Progress::default());
            assert_eq!(feature_count(&loaded), 2);
            let (world, beneath) = (&loaded.world, &alone.world);
            let areas = beneath.areas.len();
            assert_eq!(world.areas.len(), areas + 2);
            assert_eq!(world.layers[0].name, "", "the data set comes first");
            assert!(
                world.areas[..areas]
                    .iter()
                    .all(|area| world.is_ground(area))
            );
            assert!(
                !world.areas[areas..]
                    .iter()
                    .any(|area| world.is_ground(area))
            );
            for (area, before) in world.areas.iter().zip(&beneath.areas) {
                assert_eq!((&area.id, &area.name), (&before.id, &before.name));
            }
            assert_eq!(world.about.title, beneath.about.title);
            assert_eq!(world.about.last, beneath.about.last);
            let import = loaded.import.expect("read");
            let of_features = import.area_of.iter().flatten();
            assert!(of_features.into_iter().all(|area| area.index() >= areas));
        }
    }
}

#[test]
fn of_two_data_sets_one_is_beneath_and_the_other_is_named() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/whole");
    let all = [
        ours,
        folder().join("whole.geojson"),
        folder().join("packed.kharita"),
    ];
    let loaded = paths(&all, &Progress::default());
    assert!(codes(&loaded).contains(&Code::DataSetAmongFiles));
    assert_eq!(feature_count(&loaded), 2);
}

#[test]
fn a_packed_data_set_is_the_same_as_its_folder() {
    let tables = |loaded: &Loaded| {
        let world = &loaded.world;
        format!("{:?} {:?} {:?}", world.areas, world.changes, world.sources)
    };
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/whole");
    let from_folder = path(&ours, &Progress::default());
    for packed in ["packed.kharita", "packed-in-a-folder.zip"] {
        let loaded = path(&folder().join(packed), &Progress::default());
        assert!(loaded.import.is_none());
        assert_eq!(tables(&loaded), tables(&from_folder));
        assert_eq!(loaded.problems, from_folder.problems);
        assert_eq!(
            tables(&of_bytes(packed, bytes_of(packed))),
            tables(&from_folder)
        );
    }
    let manifest = path(
        &folder().join("../load/dataset-json/dataset.json"),
        &Progress::default(),
    );
    assert!(manifest.import.is_none() && !manifest.world.areas.is_empty());
}

/// So many zero bytes in gzip: a thousandth of their size.
fn packed_zeros(megabytes: usize) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(6));
    for _ in 0..megabytes {
        packer.write_all(&[b' '; 1 << 20]).expect("packed");
    }
    packer.finish().expect("packed")
}

#[test]
fn a_bomb_costs_a_sentence() {
    let loaded = of_bytes("bomb.gz", packed_zeros(150));
    assert_eq!(codes(&loaded), [Code::TooMuchPacked]);
    is_told(&loaded.problems[0]);
    // Many members that are each small enough are not, together.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for n in 0..40 {
        zip.start_file(format!("{n:02}.geojson"), options)
            .expect("begun");
        zip.write_all(&vec![b' '; 4 << 20]).expect("packed");
    }
    let loaded = of_bytes("bomb.zip", zip.finish().expect("packed").into_inner());
    let found = codes(&loaded);
    assert!(found.contains(&Code::TooMuchPacked), "{found:?}");
    assert_eq!(found.len(), 40, "each is named");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for n in 0..10_001 {
        zip.start_file(n.to_string(), options).expect("begun");
    }
    let loaded = of_bytes("many.zip", zip.finish().expect("packed").into_inner());
    assert_eq!(codes(&loaded), [Code::TooMuchPacked]);
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_refused_before_they_are_opened() {
    for device in ["/dev/zero", "/dev/tty"] {
        let loaded = path(Path::new(device), &Progress::default());
        assert_eq!(codes(&loaded), [Code::MissingPath], "{device}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.geojson");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(
            codes(&path(&pipe, &Progress::default())),
            [Code::MissingPath]
        );
        let whole = folder.path().join("whole.geojson");
        std::fs::write(whole, bytes_of("whole.geojson")).expect("written");
        let loaded = path(folder.path(), &Progress::default());
        assert_eq!(codes(&loaded), [Code::UnreadableFile]);
        assert_eq!(feature_count(&loaded), 2, "the others are read");
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let outer = tempfile::tempdir().expect("a folder");
    let (inner, file) = (outer.path().join("inner"), outer.path().join("a.geojson"));
    std::fs::create_dir(&inner).expect("made");
    std::fs::write(&file, bytes_of("whole.geojson")).expect("written");
    let forbid = |path: &Path, mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(path, permissions).expect("set");
    };
    forbid(&inner, 0o000);
    forbid(&file, 0o000);
    // The administrator may read everything.
    if std::fs::read(&file).is_err() {
        assert_eq!(
            codes(&path(&inner, &Progress::default())),
            [Code::MissingPath]
        );
        assert_eq!(
            codes(&path(&file, &Progress::default())),
            [Code::UnreadableFile]
        );
    }
    forbid(&inner, 0o700);
}

/// Links that lead in a circle, and what a crash of ours or another program left hidden beside files.
#[cfg(unix)]
#[test]
fn a_folder_with_links_to_itself_and_remains_of_a_crash_is_read_once() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.geojson"), bytes_of("whole.geojson")).expect("written");
    std::fs::write(at(".kharita-x1"), &bytes_of("whole.geojson")[..40]).expect("written");
    symlink(".", at("itself")).expect("a link");
    let loaded = path(folder.path(), &Progress::default());
    assert_eq!((codes(&loaded), feature_count(&loaded)), (vec![], 2));
    symlink("circle.geojson", at("circle.geojson")).expect("a link");
    let loaded = path(folder.path(), &Progress::default());
    assert_eq!(codes(&loaded), [Code::UnreadableFile]);
    assert_eq!(feature_count(&loaded), 2, "the others are read");
    loaded.problems.iter().for_each(is_told);
}

/// More than can be held is refused by its size, before anything of it is read.
#[cfg(unix)]
#[test]
fn a_file_of_holes_is_refused_by_its_size() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = folder.path().join("holes.geojson");
    let file = std::fs::File::create(&name).expect("made");
    // Not every file system has files with holes.
    if file.set_len(5 << 30).is_ok() {
        let loaded = path(&name, &Progress::default());
        assert_eq!(codes(&loaded), [Code::UnreadableFile]);
        loaded.problems.iter().for_each(is_told);
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_read_all_the_same() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let name = std::ffi::OsStr::from_bytes(b"\xffronts.geojson");
    std::fs::write(folder.path().join(name), bytes_of("whole.geojson")).expect("written");
    for brought in [folder.path().to_owned(), folder.path().join(name)] {
        let loaded = path(&brought, &Progress::default());
        assert_eq!(feature_count(&loaded), 2);
        let files = &loaded.import.expect("read").as_read.files;
        assert_eq!(files[0].name, "\u{fffd}ronts.geojson");
    }
}

#[test]
fn a_stopped_load_shows_nothing_and_says_so() {
    for case in ["whole.geojson", "whole.geojson.gz", "layers.zip", "dated"] {
        let progress = Progress::default();
        progress.cancel();
        let loaded = path(&folder().join(case), &progress);
        assert_eq!(codes(&loaded), [Code::Cancelled], "{case}");
        assert!(loaded.world.areas.is_empty());
    }
}

/// A collection of so many small squares.
fn squares(count: usize) -> String {
    let square = |n: usize| {
        let (x, y) = (n % 300, n / 300 % 150);
        format!(
            r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{0},{y}],[{0},{1}],[{x},{y}]]]}}}}"#,
            x + 1,
            y + 1
        )
    };
    let squares: Vec<String> = (0..count).map(square).collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        squares.join(",\n")
    )
}

#[test]
fn progress_counts_everything_and_shows_a_first_picture() {
    let text = squares(20_000);
    let progress = Progress::default();
    let input = Input::Bytes {
        name: "squares.geojson".to_owned(),
        bytes: text.clone().into_bytes().into(),
    };
    read(&[input], &Wishes::default(), &progress);
    assert_eq!(progress.bytes(), [text.len() as u64; 2]);
    assert_eq!(progress.features(), 20_000);
    assert_eq!(&*progress.file(), "squares.geojson");
    assert!((progress.fraction() - 1.0).abs() < f32::EPSILON);
    let sketch = progress.take_sketch().expect("a first picture");
    let count: usize = sketch.lines.iter().map(Vec::len).sum();
    assert!((1_000..=30_000).contains(&count), "{count}");
    assert!(progress.take_sketch().is_none());
}

#[test]
fn packed_bytes_are_counted_as_unpacked() {
    let progress = Progress::default();
    path(&folder().join("layers.zip"), &progress);
    let [read, total] = progress.bytes();
    assert_eq!(read, total);
    let progress = Progress::default();
    path(&folder().join("dated"), &progress);
    let [read, total] = progress.bytes();
    assert_eq!(read, total);
}

const SMALL: [&str; 9] = [
    "whole.geojson",
    "windows-1256.geojson",
    "utf-16.geojson",
    "twice.geojson",
    "whole.geojson.gz",
    "twice-packed.gz",
    "layers.zip",
    "packed.kharita",
    "track.gpx",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of a test, which are small"
    )]
    fn any_part_of_a_file_is_read_or_named(case in prop::sample::select(&SMALL[..]), part in 0.0..1.0f64) {
        let mut bytes = bytes_of(case);
        bytes.truncate((part * bytes.len() as f64) as usize);
        let loaded = of_bytes(case, bytes);
        prop_assert!(!loaded.problems.is_empty() || feature_count(&loaded) > 0);
        let is_packed = case.ends_with("gz") || case.ends_with("zip") || case.ends_with("kharita");
        prop_assert!(!is_packed || loaded.errors() > 0, "{:?}", codes(&loaded));
    }

    #[test]
    fn any_byte_may_change(
        case in prop::sample::select(&SMALL[..]),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = bytes_of(case);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let loaded = of_bytes(case, bytes);
        let is_read = feature_count(&loaded) > 0 || !loaded.world.areas.is_empty();
        prop_assert!(is_read || loaded.problems.iter().any(|p| p.severity >= Severity::Note));
        for problem in ours(&loaded) {
            is_told(problem);
        }
    }

    #[test]
    fn any_bytes_at_all_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let loaded = of_bytes("x", bytes);
        prop_assert!(!loaded.problems.is_empty());
    }
}
