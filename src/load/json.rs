//! JSON whose records keep their places, so that a broken record costs only itself.

use super::formats::{JsonFault, json_fault};
use super::lines::Lines;
use super::problems::Problems;
use crate::model::Code;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// How many false starts are tried when looking for the next record after a broken one.
const FALSE_STARTS: usize = 200;

/// The elements of the file's root array, each as a part of the text.
pub(super) fn array<'t>(lines: &Lines<'t>, problems: &mut Problems) -> Vec<&'t str> {
    let text = lines.text();
    match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(elements) => elements.iter().map(|raw| raw.get()).collect(),
        Err(_said_by_us) => {
            let no_list = || JsonFault {
                at: text.len() - text.trim_start().len(),
                what: "no-list",
                sign: "",
            };
            let fault = syntax_fault(text).unwrap_or_else(no_list);
            salvage(lines, &fault, problems)
        }
    }
}

/// The members of an object.
pub(super) type Members<'t> = BTreeMap<String, &'t RawValue>;

/// The members of an object; `None` where the text is no object.
pub(super) fn object(text: &str) -> Option<Members<'_>> {
    members(text, &mut Vec::new())
}

/// The same. Half a character in a name is read as �, and the name told to `mended`.
pub(super) fn members<'t>(text: &'t str, mended: &mut Vec<String>) -> Option<Members<'t>> {
    let named: BTreeMap<Name, &RawValue> = serde_json::from_str(text).ok()?;
    let mut whole = |name: Name| {
        if name.is_mended {
            mended.push(name.text.clone());
        }
        name.text
    };
    Some(
        named
            .into_iter()
            .map(|(name, raw)| (whole(name), raw))
            .collect(),
    )
}

/// A member's name, in which nothing is half a character any more.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    text: String,
    is_mended: bool,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        // As bytes the parser takes half a character too: three bytes, of which the first is ED.
        reader.deserialize_bytes(NameBytes)
    }
}

struct NameBytes;

impl Visitor<'_> for NameBytes {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Name, E> {
        let (mut text, mut is_mended) = (String::with_capacity(bytes.len()), false);
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if chunk.invalid().first() == Some(&0xED) {
                text.push(char::REPLACEMENT_CHARACTER);
                is_mended = true;
            }
        }
        Ok(Name { text, is_mended })
    }
}

/// What can be read of a list of records in a text that is not valid JSON.
fn salvage<'t>(lines: &Lines<'t>, fault: &JsonFault, problems: &mut Problems) -> Vec<&'t str> {
    report(lines, fault, "salvaged", problems);
    let text = lines.text();
    let mut found = Vec::new();
    let mut tries = FALSE_STARTS;
    let mut at = match (text.find('['), text.find('{')) {
        (Some(list), record) if record.is_none_or(|record| list < record) => list + 1,
        (_, Some(record)) => record,
        _ => return found,
    };
    loop {
        at += text[at..].len()
            - text[at..]
                .trim_start_matches([' ', '\n', '\r', '\t', ','])
                .len();
        if at >= text.len() {
            return found;
        }
        if let Some(rest) = text[at..].strip_prefix(']') {
            // The end of the list, unless this bracket is the mistake.
            let rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with([',', '}']) {
                return found;
            }
        }
        if text[at..].starts_with('[') {
            // A list where a record should be: its records are taken.
            at += 1;
            continue;
        }
        if let Some(record) = value_at(text, at) {
            found.push(record);
            at += record.len();
            tries = FALSE_STARTS;
            continue;
        }
        let problem = problems.error(Code::BrokenRecord, lines.place(at));
        problem.case("case", "unreadable");
        match next_record(text, at + 1, &mut tries) {
            Some(next) => at = next,
            None => return found,
        }
    }
}

/// What is wrong with a text that is not valid JSON; `None` where it is valid.
pub(super) fn syntax_fault(text: &str) -> Option<JsonFault> {
    json_fault(text)
}

/// Names what is wrong with JSON where it stands, and what was done about it: `salvaged`, `ignored` or
/// `left-out`.
pub(super) fn report(
    lines: &Lines,
    fault: &JsonFault,
    done: &'static str,
    problems: &mut Problems,
) {
    problems
        .error(Code::BrokenJson, lines.place(fault.at))
        .case("what", fault.what)
        .case("done", done)
        .with("sign", fault.sign);
}

/// The JSON value that begins at an offset.
fn value_at(text: &str, at: usize) -> Option<&str> {
    let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<&RawValue>();
    values.next()?.ok().map(RawValue::get)
}

/// Where the next whole record begins: an object that is no member of another and has an id or a geometry.
fn next_record(text: &str, from: usize, tries: &mut usize) -> Option<usize> {
    let start = (from..=text.len()).find(|at| text.is_char_boundary(*at))?;
    for (step, _) in text[start..].match_indices('{') {
        let at = start + step;
        let before = text[..at].trim_end_matches([' ', '\n', '\r', '\t']);
        if before.ends_with(':') {
            continue;
        }
        *tries = tries.checked_sub(1)?;
        let members = value_at(text, at).and_then(object);
        if members.is_some_and(|m| m.contains_key("id") || m.contains_key("geometry")) {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> (Vec<&str>, Vec<&'static str>) {
        let mut problems = Problems::default();
        let lines = Lines::new("f", text);
        let found = array(&lines, &mut problems);
        let codes = problems.sorted().iter().map(|p| p.code.word()).collect();
        (found, codes)
    }

    #[test]
    fn whole_lists_have_no_problem() {
        let (found, codes) = ids(r#"[{"id":"a"}, {"id":"b"}]"#);
        assert_eq!(found, [r#"{"id":"a"}"#, r#"{"id":"b"}"#]);
        assert!(codes.is_empty());
    }

    #[test]
    fn half_a_character_costs_no_name() {
        let mut mended = Vec::new();
        let text = r#"{"a\ud800b": 1, "\udc00\ud83d\ude00": 2, "\ufffd": 3, "ق\"": 4}"#;
        let found = members(text, &mut mended).expect("an object");
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(names, ["a\u{fffd}b", "ق\"", "\u{fffd}", "\u{fffd}😀"]);
        assert_eq!(mended, ["a\u{fffd}b", "\u{fffd}😀"]);
    }

    #[test]
    fn a_broken_record_costs_only_itself() {
        for broken in [
            r#"[{"id":"a"}, {"id":"b}, {"id":"c"}]"#,
            r#"[{"id":"a"}, {"id" "b"}, {"id":"c"}]"#,
            r#"[{"id":"a"}, {"id":"b", "n":{"x":1,}}, {"id":"c"}]"#,
        ] {
            let (found, codes) = ids(broken);
            assert_eq!(found, [r#"{"id":"a"}"#, r#"{"id":"c"}"#], "{broken}");
            assert_eq!(codes.len(), 2, "{codes:?}");
        }
    }

    #[test]
    fn a_file_cut_short_keeps_what_is_whole() {
        let (found, codes) = ids(r#"[{"id":"a"}, {"id":"b"#);
        assert_eq!(found, [r#"{"id":"a"}"#]);
        assert!(codes.contains(&"broken-json") && codes.contains(&"broken-record"));
    }
}
