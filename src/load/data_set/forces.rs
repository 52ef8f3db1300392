//! `forces.json`: who controls. Where there is none, the forces that the changes name.

use super::dataset_json::Manifest;
use super::table::Table;
use crate::load::colour;
use crate::load::files::Files;
use crate::load::json;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Code, FilePlace, Force, Names, PrintLook, Rgb};
use std::collections::BTreeSet;

/// Reads the forces; `None` where none could be read.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    problems: &mut Problems,
) -> Option<Table<Force>> {
    let file = &manifest.forces.path;
    let bytes = manifest.forces.read(files, problems)?;
    let text = decode(file, &bytes, problems);
    let lines = Lines::new(file, &text);
    let mut table = Table::default();
    for (n, element) in json::array(&lines, problems).into_iter().enumerate() {
        if let Some((force, place)) = force(&lines, element, n, problems) {
            table.add("force", &force.id.clone(), force, place, problems);
        }
    }
    // A file of which nothing can be read is as good as none.
    (!table.rows.is_empty()).then_some(table)
}

/// All members of a force.
const MEMBERS: [&str; 10] = [
    "id",
    "name",
    "short",
    "colour",
    "colour_dark",
    "print",
    "kind",
    "about",
    "until",
    "country",
];

fn force(
    lines: &Lines,
    text: &str,
    n: usize,
    problems: &mut Problems,
) -> Option<(Force, FilePlace)> {
    let record = Record::new(lines, text, "force", problems)?.with_id("force", problems)?;
    let id = record.name().to_owned();
    record.tell_unknown("force", &MEMBERS, problems);
    let named = |member: &str, problems: &mut Problems| record.names(member, problems);
    let mut name = named("name", problems);
    let mut short = named("short", problems);
    if name.is_empty() {
        name = if short.is_empty() {
            Names::same(&id)
        } else {
            short.clone()
        };
    }
    if short.is_empty() {
        short = name.clone();
    }
    let colour_light = rgb(&record, "colour", problems).unwrap_or_else(|| {
        if record.has("colour") {
            return colour::nth(n);
        }
        let problem = problems.warning(Code::NoColour, record.place_of("colour"));
        problem.with("id", &id);
        colour::nth(n)
    });
    let force = Force {
        name,
        short,
        colour_light,
        colour_dark: rgb(&record, "colour_dark", problems).unwrap_or(colour_light),
        print: print_look(&record, n, problems),
        kind: record.text("kind", problems),
        about: named("about", problems),
        until: record.date("until", problems).map(|date| date.last),
        id,
    };
    Some((force, record.place()))
}

/// A colour `#RRGGBB`; `None` where there is none, or where it is written otherwise, which is named.
fn rgb(record: &Record, member: &str, problems: &mut Problems) -> Option<Rgb> {
    record.raw(member)?;
    let text = record.text(member, problems);
    let colour = colour::parse(&text);
    if colour.is_none() && !text.is_empty() {
        let problem = problems.warning(Code::BadColour, record.place_of(member));
        problem.with("text", text);
    }
    colour
}

/// How the n-th force is printed: as `print` says, an object of `grey` (from 0 to 255) and `lines`.
fn print_look(record: &Record, n: usize, problems: &mut Problems) -> PrintLook {
    let made = PrintLook::nth(n);
    let Some(given) = record.inner("print", problems) else {
        return made;
    };
    given.tell_unknown("print", &["grey", "lines"], problems);
    let mut number = |member: &str, usual: u8, most: u8| {
        let value: Option<u8> = given.value(member, "whole-number", problems);
        value.map_or(usual, |value| value.min(most))
    };
    PrintLook {
        grey: number("grey", made.grey, u8::MAX),
        lines: number("lines", made.lines, PrintLook::MOST_LINES),
    }
}

/// Forces for the ids that the changes name.
pub(super) fn invent(
    ids: &BTreeSet<String>,
    manifest: &Manifest,
    problems: &mut Problems,
) -> Table<Force> {
    let mut table = Table::default();
    let file = &manifest.forces.path;
    for (n, id) in ids.iter().enumerate() {
        let force = Force {
            id: id.clone(),
            name: Names::same(id),
            short: Names::same(id),
            colour_light: colour::nth(n),
            colour_dark: colour::nth(n),
            print: PrintLook::nth(n),
            kind: String::new(),
            about: Names::default(),
            until: None,
        };
        table.add("force", id, force, FilePlace::file(file), problems);
    }
    if !ids.is_empty() {
        let problem = problems.warning(Code::InventedForces, FilePlace::file(file));
        problem.with("file", file).with("count", ids.len());
    }
    table
}
