//! Well-known text (WKT, EWKT): a geometry a line, or over several.

use super::feature_sink::FeatureSink;
use super::shape::{self, DEEPEST, Fault, Shape};
use super::steps::Steps;
use crate::model::{Code, Feature};
use std::str::FromStr;
use wkt::Wkt;

/// Reads the text of a file.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) {
    let mut steps = Steps::new(text);
    for (offset, statement) in (Statements { text, at: 0 }) {
        let (line, column) = steps.place(offset);
        let (system, geometry) = system(statement);
        if let Some(system) = system {
            declare(&system, line, intake);
        }
        let feature = Feature {
            line,
            column,
            ..Feature::default()
        };
        if !shape::add(feature, shape(geometry), intake) {
            return;
        }
    }
}

/// Notes the coordinate system of a file; one that differs from the first is named.
pub(super) fn declare(system: &str, line: u32, intake: &mut FeatureSink<'_>) {
    let known = &mut intake.file().crs;
    if known.is_empty() {
        known.push_str(system);
    } else if known != system {
        let first = known.clone();
        let place = intake.place(line, 0);
        let problem = intake.problems.warning(Code::SeveralSystems, place);
        problem.with("first", first).with("text", system);
    }
}

/// The coordinate system that EWKT names, and the geometry behind it.
pub(super) fn system(text: &str) -> (Option<String>, &str) {
    let text = text.trim();
    let marked = text
        .get(..5)
        .is_some_and(|m| m.eq_ignore_ascii_case("SRID="));
    match text.split_once(';') {
        Some((head, geometry)) if marked => {
            let number = head[5..].trim();
            // PostGIS writes 0 where it does not know.
            let known = number != "0" && number.bytes().all(|b| b.is_ascii_digit());
            (known.then(|| format!("EPSG:{number}")), geometry.trim())
        }
        _ => (None, text),
    }
}

/// Reads one geometry.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn shape(text: &str) -> Result<Shape, Fault> {
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next();
    let word = word.unwrap_or("").to_ascii_uppercase();
    if !is_type(&word) {
        return Err(if CURVES.iter().any(|curve| word.starts_with(curve)) {
            Fault::Type(word)
        } else {
            Fault::Syntax
        });
    }
    // The crate calls itself for every level, so the levels are counted before it begins.
    let mut depth = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Fault::Deep);
        }
    }
    // Its words speak of its own types and are of one language.
    let read = Wkt::<f64>::from_str(text).map_err(|_its_words| Fault::Syntax)?;
    let mut shape = Shape::default();
    shape.geometry(&read)?;
    Ok(shape)
}

const TYPES: [&str; 7] = [
    "GEOMETRYCOLLECTION",
    "LINESTRING",
    "MULTILINESTRING",
    "MULTIPOINT",
    "MULTIPOLYGON",
    "POINT",
    "POLYGON",
];

/// Types of the standard that draw curves or solids.
const CURVES: [&str; 9] = [
    "CIRCULARSTRING",
    "COMPOUNDCURVE",
    "CURVEPOLYGON",
    "LINEARRING",
    "MULTICURVE",
    "MULTISURFACE",
    "POLYHEDRALSURFACE",
    "TIN",
    "TRIANGLE",
];

/// Whether a text begins as a geometry does.
pub(super) fn begins(text: &str) -> bool {
    let text = text.trim_start();
    let head = text.get(..5).unwrap_or("");
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next();
    let word = word.unwrap_or("");
    // Longer words are not looked at twice.
    let short = word.len() <= 20;
    head.eq_ignore_ascii_case("SRID=") || (short && is_type(&word.to_ascii_uppercase()))
}

fn is_type(word: &str) -> bool {
    TYPES.iter().any(|known| {
        let rest = word.strip_prefix(known);
        rest.is_some_and(|rest| ["", "Z", "M", "ZM"].contains(&rest))
    })
}

/// The geometries of a text with their offsets; text between them is one that cannot be read.
struct Statements<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Statements<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let between = |c: char| c.is_whitespace() || c == ';' || c == ',' || c == '\u{feff}';
        let start = self.at + rest.len() - rest.trim_start_matches(between).len();
        let rest = &self.text[start..];
        if rest.is_empty() {
            self.at = self.text.len();
            return None;
        }
        let end = end_of(rest);
        self.at = start + end;
        Some((start, rest[..end].trim_end()))
    }
}

/// Where the geometry that begins here ends.
fn end_of(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut last, mut at) = (0_usize, b'(', 0);
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'(' => depth += 1,
            b')' if depth <= 1 => return at + 1,
            b')' => depth -= 1,
            b'\n' => {
                let next = text[at..].trim_start();
                let goes_on = match depth {
                    0 => next.starts_with('(') && begins(text),
                    // Of a geometry that is not closed, the next one is no part.
                    _ => b"(,".contains(&last) || !begins(next),
                };
                if !goes_on {
                    return at;
                }
                at = text.len() - next.len();
                continue;
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(text: &str) -> Vec<&str> {
        Statements { text, at: 0 }.map(|(_, s)| s).collect()
    }

    #[test]
    fn geometries_are_told_apart() {
        let text = "POINT(1 2)\nSRID=4326;POLYGON\n((0 0,\n1 0, 1 1\n,0 0))\r\nPOINT EMPTY\n";
        let polygon = "SRID=4326;POLYGON\n((0 0,\n1 0, 1 1\n,0 0))";
        assert_eq!(statements(text), ["POINT(1 2)", polygon, "POINT EMPTY"]);
        let nested = "GEOMETRYCOLLECTION(POINT(1 2),\nPOINT(3 4))";
        assert_eq!(statements(nested), [nested]);
    }

    #[test]
    fn a_geometry_that_is_not_closed_costs_only_itself() {
        let text = "LINESTRING(1 2, 3 4\nPOINT(5 6)\nnonsense\nPOINT(7 8))\nPOINT(9 9)";
        let told = [
            "LINESTRING(1 2, 3 4",
            "POINT(5 6)",
            "nonsense",
            "POINT(7 8)",
            ")",
            "POINT(9 9)",
        ];
        assert_eq!(statements(text), told);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let fault = |text: &str| shape(text).expect_err(text);
        assert_eq!(fault("POINT(1)"), Fault::Syntax);
        assert_eq!(
            fault("CURVEPOLYGON((0 0))"),
            Fault::Type("CURVEPOLYGON".to_owned())
        );
        let deep = format!(
            "{}POINT(1 2){}",
            "GEOMETRYCOLLECTION(".repeat(1_000),
            ")".repeat(1_000)
        );
        assert_eq!(fault(&deep), Fault::Deep);
    }

    #[test]
    fn a_file_of_blank_lines_takes_one_pass() {
        let text = format!("POLYGON((0 0, {}1 1, 0 1))", "\n \n".repeat(300_000));
        assert_eq!(statements(&text).len(), 1);
    }
}
