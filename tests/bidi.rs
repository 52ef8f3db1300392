//! Unicode's own conformance data for the bidirectional algorithm (UAX #9), through the path that
//! the window uses: the positions that `Shaper` gives to the letters must stand in the order that
//! the data demand. The data are of Unicode 15.0 and lie in `tests/unicode`.
//!
//! `BidiCharacterTest.txt` has texts. `BidiTest.txt` has sequences of classes instead; each class is
//! given a character of it. Every case of both is laid out.
//!
//! What cannot be seen is not compared: controls have no width, and a mark shares the place of its
//! letter.

use flate2::read::GzDecoder;
use kharita::text::{Direction, Laid, Shaper, Style};
use std::io::Read;
use std::ops::Range;

/// Rounding, in points.
const SLACK: f32 = 0.01;

fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    let mut decoder = GzDecoder::new(packed);
    decoder.read_to_string(&mut text).expect("text in gzip");
    text
}

/// One text, and where its characters are to stand.
struct Case {
    text: String,
    chars: Vec<Range<usize>>,
    direction: Option<Direction>,
    /// Indices of characters from left to right.
    order: Vec<usize>,
}

impl Case {
    fn new(chars: &[char], direction: Option<Direction>, order: Vec<usize>) -> Self {
        let text: String = chars.iter().collect();
        let bytes = text.char_indices().map(|(at, c)| at..at + c.len_utf8());
        let chars = bytes.collect();
        Self {
            text,
            chars,
            direction,
            order,
        }
    }

    fn lay_out(&self, shaper: &mut Shaper) -> Laid {
        let style = Style::new(20.0);
        let style = match self.direction {
            Some(direction) => style.direction(direction),
            None => style,
        };
        shaper.lay_out_to_the_letter(&self.text, &style, None)
    }

    /// Whether what can be seen stands in order; adds to `apart` how many neighbours were
    /// compared that do not share a place.
    fn is_in_order(&self, laid: &Laid, apart: &mut usize) -> bool {
        let place = |index: &usize| {
            let range = self.chars.get(*index)?.clone();
            let rect = laid.selection_rects(range.clone()).first().copied()?;
            Some((laid.line_of(range.start), rect[0]))
        };
        let places: Vec<(usize, f32)> = self.order.iter().filter_map(place).collect();
        places.windows(2).all(|pair| {
            let [(line, left), (next_line, right)] = [pair[0], pair[1]];
            if line == next_line && left < right - SLACK {
                *apart += 1;
            }
            line != next_line || left <= right + SLACK
        })
    }
}

fn numbers(field: &str) -> Vec<usize> {
    let number = |word: &str| word.parse().expect("a number");
    field.split_whitespace().map(number).collect()
}

/// `0061 05D0;1;1;1 2;1 0`: characters, wanted direction, resolved direction, levels, order.
fn character_case(line: &str) -> (Case, bool) {
    let fields: Vec<&str> = line.split(';').collect();
    let char_of = |hex: &str| {
        let code = u32::from_str_radix(hex, 16).expect("a code in hexadecimal");
        char::from_u32(code).expect("a character")
    };
    let chars: Vec<char> = fields[0].split_whitespace().map(char_of).collect();
    let direction = match fields[1] {
        "0" => Some(Direction::LeftToRight),
        "1" => Some(Direction::RightToLeft),
        _ => None,
    };
    let case = Case::new(&chars, direction, numbers(fields[4]));
    (case, fields[2] == "1")
}

#[test]
fn every_case_of_characters_stands_in_order() {
    let data = unpacked(include_bytes!("unicode/BidiCharacterTest.txt.gz"));
    let mut shaper = Shaper::new();
    let (mut cases, mut apart, mut wrong) = (0, 0, Vec::new());
    for (number, line) in data.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (case, is_rtl) = character_case(line);
        let laid = case.lay_out(&mut shaper);
        let direction = laid.lines[0].direction.is_rtl();
        cases += 1;
        if direction != is_rtl || !case.is_in_order(&laid, &mut apart) {
            wrong.push(format!("line {}: {line}", number + 1));
        }
    }
    assert!(cases > 90_000 && apart > cases, "{cases} cases, {apart}");
    report(&wrong, cases);
}

/// A character of a bidirectional class; none of them is a bracket, as the data ask.
fn char_of_class(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{627}',
        "EN" => '1',
        "ES" => '-',
        "ET" => '%',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("no class is called {other}"),
    }
}

/// The directions that a set of bits asks for.
fn directions(bits: &str) -> impl Iterator<Item = Option<Direction>> {
    let bits: u8 = bits.trim().parse().expect("a set of bits");
    let all = [
        (1, None),
        (2, Some(Direction::LeftToRight)),
        (4, Some(Direction::RightToLeft)),
    ];
    all.into_iter()
        .filter(move |(bit, _)| bits & bit != 0)
        .map(|(_, direction)| direction)
}

#[test]
fn every_case_of_classes_stands_in_order() {
    let data = unpacked(include_bytes!("unicode/BidiTest.txt.gz"));
    let mut shaper = Shaper::new();
    let mut order = Vec::new();
    let (mut cases, mut apart, mut wrong) = (0, 0, Vec::new());
    for (number, line) in data.lines().enumerate() {
        if let Some(wanted) = line.strip_prefix("@Reorder:") {
            order = numbers(wanted);
        }
        if line.is_empty() || line.starts_with(['#', '@']) {
            continue;
        }
        let (classes, bits) = line.split_once(';').expect("classes and bits");
        for direction in directions(bits) {
            let chars: Vec<char> = classes.split_whitespace().map(char_of_class).collect();
            let case = Case::new(&chars, direction, order.clone());
            cases += 1;
            if !case.is_in_order(&case.lay_out(&mut shaper), &mut apart) {
                wrong.push(format!("line {}: {line} as {direction:?}", number + 1));
            }
        }
    }
    assert!(cases > 700_000 && apart > cases / 2, "{cases}, {apart}");
    report(&wrong, cases);
}

fn report(wrong: &[String], cases: usize) {
    let shown = wrong.iter().take(12).cloned().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} of {cases} cases are not in order:\n{}",
        wrong.len(),
        shown.join("\n")
    );
}
