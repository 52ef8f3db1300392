//! Colours, sizes of letters, radii and widths stand in the tables of the look, in every room.

use super::source::sources;

/// The tables: colours, sizes of letters, and what a picture is made of.
const COLOURS: &[&str] = &["ui/look.rs", "scene/palette.rs"];
const SIZES: &[&str] = &["ui/look.rs", "scene/look.rs"];

/// Beginnings of a literal colour; a digit follows.
const COLOUR_CALLS: &[&str] = &[
    "from_rgb(",
    "from_rgba_unmultiplied(",
    "from_rgba_premultiplied(",
    "from_gray(",
    "from_black_alpha(",
    "from_white_alpha(",
    "Rgba([",
];

/// Names of colours that egui has.
const COLOUR_NAMES: &[&str] = &[
    "WHITE",
    "BLACK",
    "RED",
    "GREEN",
    "BLUE",
    "YELLOW",
    "GRAY",
    "LIGHT_GRAY",
    "DARK_GRAY",
    "ORANGE",
    "GOLD",
    "BROWN",
    "CYAN",
    "MAGENTA",
    "PURPLE",
];

/// Beginnings of a literal size of letters; a digit follows.
const SIZE_CALLS: &[&str] = &["Style::new(", "FontId::new(", "FontId::proportional("];

/// Beginnings of a literal radius or width; a digit follows.
const SHAPE_CALLS: &[&str] = &[
    "CornerRadius::same(",
    "CornerRadius::from(",
    "corner_radius(",
    "Stroke::new(",
    "Stroke::from((",
];

/// Calls whose second argument is a radius.
const SECOND_IS_RADIUS: &[&str] = &[
    "rect_filled(",
    "rect_stroke(",
    "circle_filled(",
    "circle_stroke(",
];

/// The literals of a line that begin with one of some calls and go on with a digit.
fn literals<'a>(line: &'a str, calls: &'a [&str]) -> impl Iterator<Item = &'a str> {
    calls.iter().filter_map(|call| {
        let (_, rest) = line.split_once(call)?;
        let is_literal = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        is_literal.then_some(line.trim())
    })
}

/// The lines outside some tables that a rule finds.
fn broken(tables: &[&str], rule: &dyn Fn(&str) -> bool) -> Vec<String> {
    let is_outside =
        |source: &&super::Source| !tables.iter().any(|table| source.path.ends_with(table));
    let sources = sources().iter().filter(is_outside);
    sources
        .flat_map(|source| {
            let lines = source.outside_tests.lines().filter(|line| rule(line));
            let told = lines.map(|line| format!("{}: {}", source.path.display(), line.trim()));
            told.collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn colours_stand_in_their_tables() {
    let is_colour = |line: &str| {
        let named = |name: &&str| line.contains(&format!("Color32::{name}"));
        literals(line, COLOUR_CALLS).next().is_some() || COLOUR_NAMES.iter().any(named)
    };
    let broken = broken(COLOURS, &is_colour);
    assert!(
        broken.is_empty(),
        "these are colours; give them a name in {COLOURS:?}:\n{}",
        broken.join("\n")
    );
}

#[test]
fn sizes_of_letters_stand_in_their_tables() {
    let broken = broken(SIZES, &|line| literals(line, SIZE_CALLS).next().is_some());
    assert!(
        broken.is_empty(),
        "these are sizes of letters; give them a name in {SIZES:?}:\n{}",
        broken.join("\n")
    );
}

/// Whether a text has a literal radius or width, however its lines are broken.
fn has_literal_shape(text: &str) -> bool {
    let begins = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let first = SHAPE_CALLS
        .iter()
        .any(|call| text.split(call).skip(1).any(begins));
    let second = SECOND_IS_RADIUS.iter().any(|call| {
        let mut calls = text.split(call).skip(1);
        calls.any(|rest| second_argument(rest).is_some_and(begins))
    });
    first || second
}

/// What follows the first comma that stands in no bracket.
fn second_argument(rest: &str) -> Option<&str> {
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return None,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return Some(&rest[at + 1..]),
            _ => {}
        }
    }
    None
}

#[test]
fn radii_and_widths_stand_in_their_tables() {
    let broken: Vec<_> = sources()
        .iter()
        .filter(|source| !SIZES.iter().any(|table| source.path.ends_with(table)))
        .filter(|source| has_literal_shape(&source.outside_tests))
        .map(|source| &source.path)
        .collect();
    assert!(
        broken.is_empty(),
        "here are literal radii of corners or widths of lines; give them a name in {SIZES:?}: {broken:?}"
    );
    assert!(has_literal_shape("p.rect_filled(grown(rect, 3.0), 2.0, c)"));
    assert!(has_literal_shape("Stroke::new(\n    1.0,\n    line)"));
    assert!(!has_literal_shape("p.rect_filled(rect, CORNERS, c)"));
}

#[test]
fn literal_colours_and_sizes_are_seen() {
    for line in [
        "Color32::from_rgb(20, 1, 1)",
        "Color32::from_black_alpha(40)",
    ] {
        assert!(literals(line, COLOUR_CALLS).next().is_some(), "{line}");
    }
    for line in ["Color32::from_rgb(r, g, b)", "Style::new(size)"] {
        assert!(literals(line, COLOUR_CALLS).next().is_none(), "{line}");
    }
    assert!(literals("Style::new(13.0)", SIZE_CALLS).next().is_some());
}
