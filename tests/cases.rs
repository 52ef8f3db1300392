//! Files as other people write them, and what is right: what holds where on which day, what is said.
//!
//! `tests/cases/` holds a folder a situation; its `expect.txt` says line by line what must be true.
//! `tests/cases/README.md` explains the lines. A bug report becomes another folder.

#[path = "cases/expectation.rs"]
mod expectation;
#[path = "cases/found.rs"]
mod found;

use expectation::{Expectation, Line};
use found::Found;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The folders of all cases, in order.
fn cases() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("tests/cases is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut cases: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// What is wrong in a case, a line each.
fn wrong(case: &Path) -> Vec<String> {
    let name = case
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let text = std::fs::read_to_string(case.join("expect.txt")).unwrap_or_default();
    let blocks = match Expectation::all(&text) {
        Ok(blocks) if blocks.is_empty() => return vec![format!("{name}: expect.txt says nothing")],
        Ok(blocks) => blocks,
        Err(error) => return vec![format!("{name}: {error}")],
    };
    let mut wrong = Vec::new();
    for block in blocks {
        let mut found = Found::read(case, &block.paths, &block.reading);
        for (number, line) in &block.lines {
            if let Err(error) = found.check(line) {
                wrong.push(format!("{name}, line {number}: {error}"));
            }
        }
        // What is said and not expected may be wrong too.
        let is_open = block.lines.iter().any(|(_, line)| *line == Line::MayMore);
        let unexpected = found.unexpected().into_iter().filter(|_| !is_open);
        wrong.extend(
            unexpected
                .map(|told| format!("{name}, {}: not expected: {told}", block.paths.join(" + "))),
        );
    }
    wrong
}

#[test]
fn every_case_is_right() {
    let only = std::env::var("CASE").unwrap_or_default();
    let cases = cases()
        .into_iter()
        .filter(|case| case.to_string_lossy().contains(&only));
    let wrong: Vec<String> = cases.flat_map(|case| wrong(&case)).collect();
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
