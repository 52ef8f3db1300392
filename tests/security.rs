//! Files that mean harm: names that would write to the terminal, cells that a spreadsheet would run, links
//! to programs, archives and links that lead outside.

use clap::Parser as _;
use kharita::cli;
use kharita::cli::args::Args;
use kharita::load::{Progress, paths};
use kharita::model::Lang;
use kharita::words::Words;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/security")
        .join(name)
}

fn run(words: &[&str]) -> (u8, String, String) {
    let line = std::iter::once("kharita").chain(words.iter().copied());
    let args = Args::try_parse_from(line).expect("the arguments can be read");
    let command = args.command.expect("a command");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&command, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

/// Whether a text as it reaches a terminal acts on nothing: neither controls but ends of lines, nor
/// overrides of direction, nor isolates that go on behind their line.
fn is_harmless(text: &str) -> bool {
    let text = kharita::text::with_signs(text);
    let is_control = |c: char| c.is_control() && c != '\n';
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}');
    let count = |line: &str, of: std::ops::RangeInclusive<char>| {
        line.chars().filter(|c| of.contains(c)).count()
    };
    let ends =
        |line: &str| count(line, '\u{2066}'..='\u{2068}') == count(line, '\u{2069}'..='\u{2069}');
    !text.contains(|c| is_control(c) || turns(c)) && text.lines().all(ends)
}

#[test]
fn no_name_writes_to_the_terminal() {
    let path = file("hostile_names.geojson").to_string_lossy().into_owned();
    for words in [
        vec!["at", "2014-01-01", "--data", &path],
        vec!["info", &path],
        vec!["check", &path],
        vec!["changes", "--data", &path],
    ] {
        let (_, out, err) = run(&words);
        assert!(is_harmless(&out), "{words:?}: {out:?}");
        assert!(is_harmless(&err), "{words:?}: {err:?}");
    }
}

#[test]
fn links_to_programs_are_no_links() {
    for link in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "-h",
        "data:text/html,x",
        "vbscript:x",
        " javascript:x",
    ] {
        assert!(!kharita::text::is_safe(link), "{link}");
    }
}

#[test]
fn archives_reach_nothing_outside() {
    for name in ["slip.zip", "slip.kharita", "symlink.zip"] {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("a/b/c");
        std::fs::create_dir_all(&inner).expect("folders");
        let path = inner.join(name);
        std::fs::copy(file(name), &path).expect("copied");
        let loaded = paths(std::slice::from_ref(&path), &Progress::default());
        assert!(
            !loaded.world.areas.is_empty(),
            "{name}: what is sound is read"
        );
        let words = Words::new(Lang::En);
        let told: Vec<String> = loaded
            .problems
            .iter()
            .map(|problem| words.problem(problem).0)
            .collect();
        assert!(
            told.iter().all(|text| !text.contains("root:")),
            "{name}: {told:?}"
        );
        let mut left: Vec<PathBuf> = Vec::new();
        collect(folder.path(), &mut left);
        assert_eq!(left, [path], "nothing is unpacked beside it");
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// A text of a data set that is a link to a file outside is not read, not shown, and not packed.
#[cfg(unix)]
#[test]
fn a_link_out_of_a_data_set_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, "the secret of the house").expect("written");
    let map = folder.path().join("map");
    std::fs::create_dir_all(map.join("texts")).expect("folders");
    let write = |name: &str, text: &str| std::fs::write(map.join(name), text).expect("written");
    write(
        "areas.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[37,36]}}]}"#,
    );
    write(
        "sources.json",
        r#"[{"id":"s2","kind":"report","publisher":"P","title":"T","date":"2016-01-01","language":"en","url":"https://example.org"}]"#,
    );
    write(
        "changes.csv",
        "id,date,areas,status,forces,confidence,sources,note_en\nc,2016-01-01,a,control,sdf,high,s2,x\n",
    );
    std::os::unix::fs::symlink(&secret, map.join("texts/s2.en.md")).expect("a link");
    let packed = folder.path().join("out.kharita");
    let out = packed.to_string_lossy().into_owned();
    let (_, told, err) = run(&["convert", &map.to_string_lossy(), "--out", &out]);
    let bytes = std::fs::read(&packed).unwrap_or_default();
    let holds = |bytes: &[u8]| bytes.windows(10).any(|part| part == b"the secret");
    assert!(!holds(&bytes) && !holds(told.as_bytes()) && !holds(err.as_bytes()));
    if !bytes.is_empty() {
        let loaded = paths(&[packed], &Progress::default());
        let texts = format!("{:?}", loaded.world.sources);
        assert!(!texts.contains("the secret"));
    }
    let (_, told, _) = run(&["check", &map.to_string_lossy()]);
    assert!(told.contains("s2.en.md"), "it is said: {told}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a file calls its places, its properties and its forces, what is written for people is
    /// harmless, and no cell of a table begins like a formula.
    #[test]
    fn any_name_is_harmless(names in proptest::collection::vec("[=+@\\-\t\u{1b}\u{7}\u{202e}\u{2066}\r\na-cا-ج|!'\"<>,;0-9]{0,12}", 1..6)) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("names.geojson");
        let features: Vec<String> = names.iter().enumerate().map(|(n, name)| {
            let text = serde_json::Value::from(name.as_str()).to_string();
            format!(r#"{{"type":"Feature","properties":{{"name":{text},"control":{text},{}:1}},"geometry":{{"type":"Point","coordinates":[{n},36]}}}}"#, serde_json::Value::from(format!("k{name}")))
        }).collect();
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        std::fs::write(&path, text).expect("written");
        let path = path.to_string_lossy().into_owned();
        for words in [vec!["at", "2014-01-01", "--data", &path], vec!["info", &path], vec!["check", &path]] {
            let (_, out, err) = run(&words);
            prop_assert!(is_harmless(&out) && is_harmless(&err), "{:?}: {:?} {:?}", words, out, err);
        }
        let (_, out, _) = run(&["at", "2014-01-01", "--data", &path, "--format", "csv"]);
        let mut table = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(out.trim_start_matches('\u{feff}').as_bytes());
        for record in table.records() {
            for cell in record.expect("a record").iter() {
                let is_number = cell.parse::<f64>().is_ok();
                let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
                prop_assert!(!runs, "{:?}", cell);
            }
        }
    }
}
