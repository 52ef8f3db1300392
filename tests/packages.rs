//! What packages tell systems about the program agrees with the program: the kinds of files that it opens, its name,
//! its icons, and the commit that it was built from.

#[path = "../build.rs"]
#[expect(
    dead_code,
    clippy::print_stdout,
    reason = "it is a program of its own, which speaks to Cargo"
)]
mod build;

use kharita::load::{Input, Progress, Wishes, read};
use kharita::model::{FILE_KINDS, Format, file_endings};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn packaging(name: &str) -> String {
    fs::read_to_string(root().join("assets/packaging").join(name)).expect(name)
}

/// A line of the desktop entry.
fn desktop(key: &str) -> String {
    let entry = packaging("kharita.desktop");
    let value = entry
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    value
        .unwrap_or_else(|| panic!("the desktop entry says {key}"))
        .to_owned()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element
        .attributes()
        .flatten()
        .find(|one| one.key.as_ref() == name.as_bytes());
    let value = found.unwrap_or_else(|| panic!("{name} is said"));
    String::from_utf8(value.value.into_owned()).expect("UTF-8")
}

/// The kinds of the MIME file: type to endings, and the languages of its comment.
fn declared() -> BTreeMap<String, (BTreeSet<String>, usize)> {
    let text = packaging("kharita.mime.xml");
    let mut reader = Reader::from_str(&text);
    let mut kinds = BTreeMap::new();
    let mut current = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) if element.name().as_ref() == b"mime-type" => {
                current = attribute(&element, "type");
                let fresh = kinds
                    .insert(current.clone(), (BTreeSet::new(), 0))
                    .is_none();
                assert!(fresh, "{current} is declared twice");
            }
            Event::Start(element) if element.name().as_ref() == b"comment" => {
                kinds.get_mut(&current).expect("within a type").1 += 1;
            }
            Event::Empty(element) if element.name().as_ref() == b"glob" => {
                let ending = attribute(&element, "pattern").replacen("*.", "", 1);
                kinds
                    .get_mut(&current)
                    .expect("within a type")
                    .0
                    .insert(ending);
            }
            Event::Eof => return kinds,
            _ => {}
        }
    }
}

#[test]
fn file_managers_are_told_of_every_kind_that_is_a_map_and_of_no_other() {
    let maps = || FILE_KINDS.iter().filter(|kind| kind.is_map);
    let told: BTreeSet<String> = desktop("MimeType")
        .split_terminator(';')
        .map(str::to_owned)
        .collect();
    let known: BTreeSet<String> = maps().map(|kind| kind.media_type.to_owned()).collect();
    assert_eq!(told, known, "the desktop entry");
    let declared = declared();
    assert_eq!(
        declared.keys().cloned().collect::<BTreeSet<_>>(),
        known,
        "the MIME file"
    );
    for kind in maps() {
        let (endings, comments) = &declared[kind.media_type];
        let expected: BTreeSet<String> = kind
            .endings
            .iter()
            .map(|&ending| ending.to_owned())
            .collect();
        assert_eq!(endings, &expected, "{}", kind.media_type);
        assert_eq!(
            *comments, 2,
            "{} is named in English and Arabic",
            kind.media_type
        );
    }
}

#[test]
fn every_kind_has_one_name_and_every_ending_one_kind() {
    let types: BTreeSet<&str> = FILE_KINDS.iter().map(|kind| kind.media_type).collect();
    assert_eq!(types.len(), FILE_KINDS.len());
    let endings: BTreeSet<&str> = file_endings().collect();
    assert_eq!(endings.len(), file_endings().count());
}

/// The formats of what is read of bytes.
fn formats_of(bytes: &[u8]) -> BTreeSet<&'static str> {
    let name = "sample".to_owned();
    let bytes = bytes.into();
    let loaded = read(
        &[Input::Bytes { name, bytes }],
        &Wishes::default(),
        &Progress::default(),
    );
    let files = loaded
        .import
        .map(|import| import.as_read.files.clone())
        .unwrap_or_default();
    files.iter().map(|file| file.format.name()).collect()
}

/// A file of each format: one of `tests/formats`, or its text.
fn sample(format: Format) -> Vec<u8> {
    let name = match format {
        Format::GeoJson => "sample.geojson",
        Format::TopoJson => "sample.topojson",
        Format::Csv => "wkt.csv",
        Format::Kml => "sample.kml",
        Format::FlatGeobuf => "sample.fgb",
        Format::GeoParquet => "sample.parquet",
        Format::Shapefile => "points.zip",
        Format::GeoPackage => "sample.gpkg",
        Format::Xlsx => "sheets.xlsx",
        Format::Ods => "sheets.ods",
        Format::Gpx => "tracks.gpx",
        Format::GeoJsonLines => {
            let line = r#"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[36,34]}}"#;
            return format!("{line}\n{line}\n").into();
        }
        Format::Wkt => return b"POINT (36 34)\nPOINT (37 35)\n".into(),
        Format::EsriJson => {
            return br#"{"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},"features":[{"attributes":{"a":1},"geometry":{"x":36,"y":34}}]}"#.into();
        }
        Format::JsonRecords => {
            return br#"[{"name":"a","lat":34.5,"lon":36.5},{"name":"b","lat":35.5,"lon":37.5}]"#
                .into();
        }
    };
    fs::read(root().join("tests/formats").join(name)).expect(name)
}

#[test]
fn every_format_that_is_read_has_a_kind_and_every_kind_is_read() {
    for format in Format::ALL {
        let read = formats_of(&sample(format));
        assert!(
            read.contains(format.name()),
            "{} is read as {read:?}",
            format.name()
        );
        let kinds = FILE_KINDS
            .iter()
            .filter(|kind| kind.formats.contains(&format));
        assert!(
            kinds.count() > 0,
            "{} has no kind in model/file_kind.rs",
            format.name()
        );
    }
    let formats: BTreeSet<&str> = Format::ALL.into_iter().map(Format::name).collect();
    assert_eq!(
        formats.len(),
        Format::ALL.len(),
        "no format is listed twice"
    );
}

#[test]
fn the_desktop_finds_the_program_and_gives_it_the_files() {
    assert_eq!(desktop("Exec"), "kharita %F");
    assert_eq!(desktop("Icon"), "kharita");
    // Windows are matched to their entry by this name.
    let window = fs::read_to_string(root().join("src/app/native.rs")).expect("the window's source");
    let name = desktop("StartupWMClass");
    assert!(
        window.contains(&format!(".with_app_id(\"{name}\")")),
        "{name}"
    );
    let about = packaging("kharita.metainfo.xml");
    assert!(about.contains("<launchable type=\"desktop-id\">kharita.desktop</launchable>"));
}

#[test]
fn the_icons_have_the_sizes_of_their_names() {
    let mut sizes = BTreeSet::new();
    for entry in fs::read_dir(root().join("assets/packaging/icons")).expect("icons") {
        let path = entry.expect("an icon").path();
        let icon = image::open(&path).expect("a PNG");
        let size: u32 = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name")
            .parse()
            .expect("a size");
        assert_eq!(
            (icon.width(), icon.height()),
            (size, size),
            "{}",
            path.display()
        );
        sizes.insert(size);
    }
    // Those that every desktop asks for, and the two that stores ask for.
    assert!(
        sizes.is_superset(&BTreeSet::from([16, 24, 32, 48, 64, 128, 256])),
        "{sizes:?}"
    );
}

/// A folder under Git with one commit.
fn checkout(folder: &Path) {
    let git = |words: &[&str]| {
        let done = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(words)
            .output()
            .expect("Git is installed");
        assert!(
            done.status.success(),
            "git {words:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    fs::write(folder.join("file"), "first").expect("written");
    git(&["init", "-q"]);
    git(&["add", "file"]);
    let who = [
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@x.invalid",
        "-c",
        "commit.gpgsign=false",
    ];
    git(&[&who[..], &["commit", "-q", "-m", "first"]].concat());
}

#[test]
fn the_commit_is_told_with_its_day_and_with_changes_made_since() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("a folder");
    let told = |path: &PathBuf| build::asked_of_git(path).map(|git| git.commit);
    let path = folder.path().to_owned();
    assert_eq!(told(&path), None, "there is no checkout");
    checkout(&path);
    let commit = told(&path).expect("a commit");
    let (hash, day) = commit.split_once(" of ").expect("a commit and its day");
    assert!(
        hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{hash}"
    );
    assert!(day.len() == 10 && day.starts_with("20"), "{day}");
    fs::write(path.join("more"), "not of the commit").expect("written");
    assert_eq!(
        told(&path),
        Some(commit.clone()),
        "what the commit does not hold is no change to it"
    );
    fs::write(path.join("file"), "second").expect("written");
    assert_eq!(told(&path), Some(format!("{commit}, changed since")));
    assert_eq!(
        told(&inner),
        None,
        "a tarball inside a checkout of something else"
    );
}
