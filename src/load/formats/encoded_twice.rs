//! Text that was encoded twice: UTF-8 that somebody read as one byte a letter and wrote again, so
//! that حلب became `Ø­Ù„Ø¨` or `ط­ظ„ط¨`, and España `EspaÃ±a`. Recognised, shown as an example, and repaired if
//! asked.

use crate::load::problems::Problems;
use crate::model::{Code, Column, Feature, FeatureCollection, FilePlace, Mapping, properties};
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};
use memchr::memchr;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// The byte that each character beyond ASCII stands for in an encoding of one byte a letter.
type Utf8Bytes = BTreeMap<char, u8>;

static TABLES: LazyLock<[Utf8Bytes; 2]> = LazyLock::new(|| {
    let mut western = bytes(WINDOWS_1252);
    // Latin-1 has controls where Windows has letters.
    western.extend((0x80..=0x9f_u8).map(|byte| (char::from(byte), byte)));
    [western, bytes(WINDOWS_1256)]
});

fn bytes(encoding: &'static Encoding) -> Utf8Bytes {
    let letter = |byte| {
        let text = encoding.decode_without_bom_handling(&[byte]).0.into_owned();
        text.chars().next().map(|letter| (letter, byte))
    };
    (0x80..=0xff).filter_map(letter).collect()
}

/// What a text was before it was encoded twice; `None` where nothing says that it was.
pub(super) fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut tables = TABLES.iter().zip([true, false]);
    tables.find_map(|(table, is_western)| with_table(text, table, is_western))
}

/// Repairs every stretch of a text whose bytes are UTF-8 with Arabic in it, or of a Western table with
/// letters of Europe.
fn with_table(text: &str, table: &Utf8Bytes, is_western: bool) -> Option<String> {
    let mut whole = String::with_capacity(text.len());
    let mut has_repaired = false;
    let mut rest = text;
    while !rest.is_empty() {
        let mut bytes = Vec::new();
        let mut end = 0;
        for letter in rest.chars() {
            match table.get(&letter) {
                Some(byte) => bytes.push(*byte),
                None if letter.is_ascii() => bytes.push(letter as u8),
                None => break,
            }
            end += letter.len_utf8();
        }
        has_repaired |= repair_run(&rest[..end], &bytes, is_western, &mut whole);
        // The letter that stands in no table, if any.
        let next = rest[end..].chars().next().map_or(0, char::len_utf8);
        whole.push_str(&rest[end..end + next]);
        rest = &rest[end + next..];
    }
    has_repaired.then_some(whole)
}

/// Writes a run of letters, each of one byte, with what was encoded twice repaired. Other letters,
/// such as a dash, may stand in between; but among Arabic letters the whole run must be of one kind,
/// since sound Arabic may hold two that look so.
fn repair_run(run: &str, bytes: &[u8], is_western: bool, whole: &mut String) -> bool {
    let has_arabic = run.chars().any(|c| ('\u{620}'..='\u{6ff}').contains(&c));
    let mut letters = run.chars();
    let mut has_repaired = false;
    for chunk in bytes.utf8_chunks() {
        let is_whole = chunk.valid().len() == bytes.len();
        let count = chunk.valid().len();
        let is_text = is_arabic(chunk.valid()) || is_western && is_european(chunk.valid());
        if is_text && (is_whole || !has_arabic) {
            whole.push_str(chunk.valid());
            letters.by_ref().take(count).for_each(drop);
            has_repaired = true;
        } else {
            whole.extend(letters.by_ref().take(count))
        }
        whole.extend(letters.by_ref().take(chunk.invalid().len()));
    }
    has_repaired
}

/// Whether a text has at least two Arabic letters, and no letters of a third kind: one letter could
/// be an accident.
fn is_arabic(text: &str) -> bool {
    let is_letter = |c: &char| matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}');
    text.chars().filter(is_letter).count() >= 2
}

/// Whether a text has letters of Europe beyond ASCII, and no signs but those of such texts. A single
/// one is no accident: `Ã` stands before a sign such as `±` in no language.
fn is_european(text: &str) -> bool {
    let beyond = || text.chars().filter(|c| !c.is_ascii());
    let is_letter = |c: char| matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}');
    let is_sign = |c: char| matches!(c, '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{2044}');
    beyond().any(is_letter) && beyond().all(|c| is_letter(c) || is_sign(c))
}

/// A text of a file that was encoded twice, and what it was before.
type Example = (String, String);

/// The features with their text repaired where the mapping of their file wants it, and what was recognised,
/// named once a file.
pub(in crate::load) fn settle(
    as_read: &Arc<FeatureCollection>,
    mappings: &[&Mapping],
    problems: &mut Problems,
) -> Arc<FeatureCollection> {
    let found: Vec<(usize, String, Example)> = as_read
        .features
        .par_iter()
        .enumerate()
        .filter(|(_, feature)| is_suspect(&feature.properties))
        .filter_map(|(n, feature)| {
            let (properties, example) = repaired_object(&feature.properties)?;
            Some((n, properties, example))
        })
        .collect();
    let mut counts: BTreeMap<u16, (usize, usize)> = BTreeMap::new();
    for (position, (n, ..)) in found.iter().enumerate() {
        let first_and_count = counts.entry(as_read.features[*n].file);
        first_and_count.or_insert((position, 0)).1 += 1;
    }
    let is_wanted = |file: u16| {
        let mapping = mappings.get(usize::from(file));
        mapping.is_some_and(|mapping| mapping.repair_text)
    };
    for (file, (first, count)) in &counts {
        let (n, _, (text, before)) = &found[*first];
        let problem = problems.warning(Code::EncodedTwice, place(as_read, &as_read.features[*n]));
        problem.case(
            "done",
            if is_wanted(*file) {
                "repaired"
            } else {
                "offered"
            },
        );
        problem.with("count", *count);
        problem.with("text", text).with("before", before);
    }
    if !counts.keys().any(|file| is_wanted(*file)) {
        return as_read.clone();
    }
    let mut collection = FeatureCollection::clone(as_read);
    let wanted = found.into_iter();
    for (n, properties, _) in wanted.filter(|(n, ..)| is_wanted(as_read.features[*n].file)) {
        collection.features[n].properties = properties.into();
    }
    Arc::new(collection)
}

fn place(collection: &FeatureCollection, feature: &Feature) -> FilePlace {
    let number = |n: u32| (n > 0).then_some(n);
    let id = feature.id_text();
    FilePlace {
        file: collection.file_of(feature).name.clone(),
        line: number(feature.line),
        column: number(feature.column),
        feature: (!id.is_empty()).then_some(id),
        member: None,
    }
}

/// Whether a text holds letters that stand before every letter that was encoded twice.
fn is_suspect(text: &str) -> bool {
    const ESCAPED: [&str; 8] = [
        "\\u00d", "\\u00D", "\\u0637", "\\u0638", "\\u00c", "\\u00C", "\\u00e2", "\\u00E2",
    ];
    let bytes = text.as_bytes();
    // Ø, Ù, ط, ظ, and Ã, Ä, Å, Î, Ï, Ð, Ñ in UTF-8. Asked of every object of a file, so it must be quick.
    let is_sign = |pair: &[u8]| {
        matches!(
            pair,
            [0xc3, 0x83..=0x85 | 0x8e..=0x91 | 0x98 | 0x99] | [0xd8, 0xb7 | 0xb8]
        )
    };
    bytes.windows(2).any(is_sign)
        || memchr(b'\\', bytes).is_some() && ESCAPED.iter().any(|sign| text.contains(sign))
}

/// The text of a JSON object with its names and the texts among its values repaired, and the first of
/// them. The rest stays letter for letter. A name stays where the object has the repaired one already.
fn repaired_object(object: &str) -> Option<(String, Example)> {
    let mut whole = String::with_capacity(object.len());
    let mut copied = 0;
    let mut example = None;
    let mut put = |text: &str, before: String, range: Range<usize>| {
        whole.push_str(&object[copied..range.start]);
        whole.push_str(&serde_json::Value::from(before.as_str()).to_string());
        copied = range.end;
        example.get_or_insert((text.to_owned(), before));
    };
    let mut behind = 0;
    properties::for_each(object, |name, value| {
        let Some(at) = offset(object, value).filter(|at| *at >= behind) else {
            return;
        };
        let free = |before: &String| properties::property(object, before).is_none();
        if let Some(before) = repaired(name).filter(free)
            && let Some(range) = name_before(object, behind, at)
        {
            put(name, before, range);
        }
        behind = at + value.len();
        if value.starts_with('"') {
            let text = properties::readable(value);
            if let Some(before) = repaired(&text) {
                put(&text, before, at..behind);
            }
        }
    });
    whole.push_str(&object[copied..]);
    example.map(|example| (whole, example))
}

/// Where the name of a value stands, quotation marks included: between what is before it and the colon
/// before the value.
fn name_before(object: &str, from: usize, value: usize) -> Option<Range<usize>> {
    let start = from + object.get(from..value)?.find('"')?;
    let end = object.get(start..value)?.rfind('"')? + start + 1;
    (end > start + 1).then_some(start..end)
}

/// The name of a column after the repair was asked for or given up, where another has it now.
pub(in crate::load) fn renamed(name: &str, columns: &[Column]) -> String {
    let is_there = |name: &str| columns.iter().any(|column| column.name == name);
    if is_there(name) {
        return name.to_owned();
    }
    let forward = repaired(name).filter(|before| is_there(before));
    let back = || {
        columns
            .iter()
            .find(|column| repaired(&column.name).as_deref() == Some(name))
    };
    forward
        .or_else(|| Some(back()?.name.clone()))
        .unwrap_or_else(|| name.to_owned())
}

/// Where a part of this very text begins.
fn offset(text: &str, part: &str) -> Option<usize> {
    let offset = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (offset + part.len() <= text.len()).then_some(offset)
}

#[cfg(test)]
#[expect(
    clippy::invisible_characters,
    reason = "a soft hyphen stands for a byte"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn twice(text: &str, encoding: &'static Encoding) -> String {
        let read = encoding.decode_without_bom_handling(text.as_bytes());
        read.0.into_owned()
    }

    #[test]
    fn what_is_seen_in_the_wild_is_repaired() {
        assert_eq!(repaired("Ø­Ù„Ø¨").as_deref(), Some("حلب"));
        assert_eq!(repaired("ط­ظ„ط¨").as_deref(), Some("حلب"));
        let mixed = "Aleppo (Ø­Ù„Ø¨) — حلب";
        assert_eq!(repaired(mixed).as_deref(), Some("Aleppo (حلب) — حلب"));
        for sound in [
            "حلب",
            "Aleppo",
            "طظ",
            "محيط، ظل",
            "Århus Øst",
            "ط§",
            "Ù",
            "",
        ] {
            assert_eq!(repaired(sound), None, "{sound}");
        }
    }

    #[test]
    fn an_object_keeps_everything_else() {
        let object = r#"{ "a":1.50, "Ø­Ù„Ø¨" : "\u00d8\u00ad\u00d9\u201e\u00d8\u00a8", "b":[1e2],"c":"Ø±Ù‚"}"#;
        let (whole, example) = repaired_object(object).expect("repaired");
        let expected = r#"{ "a":1.50, "حلب" : "حلب", "b":[1e2],"c":"رق"}"#;
        assert_eq!(whole, expected);
        assert_eq!(example, ("Ø­Ù„Ø¨".to_owned(), "حلب".to_owned()));
        assert!(repaired_object(r#"{"a":"حلب"}"#).is_none());
        let (whole, _) = repaired_object(r#"{"Ø­Ù„Ø¨":"Ø­Ù„Ø¨"}"#).expect("repaired");
        assert_eq!(whole, r#"{"حلب":"حلب"}"#);
        let (whole, _) =
            repaired_object(r#"{"x":{"a":1} , "\u00d8\u00ad\u00d9\u201e\u00d8\u00a8":2}"#)
                .expect("repaired");
        assert_eq!(whole, r#"{"x":{"a":1} , "حلب":2}"#);
        // Two of one name would be one too few.
        assert!(repaired_object(r#"{"Ø­Ù„Ø¨":1,"حلب":2}"#).is_none());
    }

    proptest! {
        #[test]
        fn encoding_twice_is_undone(text in "[\u{621}-\u{63a}\u{641}-\u{64a}]{2,12}( [a-zA-Z0-9]{0,5})?") {
            for encoding in [WINDOWS_1252, WINDOWS_1256] {
                prop_assert_eq!(repaired(&twice(&text, encoding)), Some(text.clone()));
            }
        }

        #[test]
        fn sound_text_stays(text in "([\u{621}-\u{63a}\u{641}-\u{64a}]{2,9} ){1,4}[a-zà-ÿ]{0,9}") {
            prop_assert_eq!(repaired(&text), None);
        }

        #[test]
        fn anything_is_survived(text in "\\PC{0,60}") {
            repaired(&text);
        }
    }
}
