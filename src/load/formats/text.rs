//! Bytes to text, in whichever encoding they are; text in UTF-8 is not copied.

use super::sniff::is_binary;
use crate::load::lines::number;
use crate::load::problems::Problems;
use crate::model::{Code, FilePlace, Severity};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// So many bytes decide about the encoding.
const SAMPLE: usize = 1 << 20;

/// The mark that UTF-8 files may begin with.
const MARK: char = '\u{feff}';

/// How the encoding of a file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KnownEncoding {
    /// It begins with a mark, or says so.
    Declared,
    /// By its bytes.
    Guessed,
}

/// The bytes of a file as text; `None` where they are no text. What is not UTF-8 is named.
pub(super) fn decode<'b>(
    file: &str,
    bytes: Cow<'b, [u8]>,
    problems: &mut Problems,
) -> Option<Cow<'b, str>> {
    if let Some(encoding) = utf_16(&bytes) {
        let known = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            KnownEncoding::Declared
        } else {
            KnownEncoding::Guessed
        };
        return Some(Cow::Owned(other(file, &bytes, encoding, known, problems)));
    }
    if is_binary(&bytes) {
        return None;
    }
    let bytes = match as_utf_8(bytes) {
        Ok(text) => return Some(text),
        Err(bytes) => bytes,
    };
    if is_mostly_utf_8(&bytes) {
        return Some(Cow::Owned(broken_utf_8(file, &bytes, problems)));
    }
    let (encoding, known) = match declared(&bytes) {
        Some(encoding) if encoding != UTF_8 => (encoding, KnownEncoding::Declared),
        _ => (guessed(&bytes), KnownEncoding::Guessed),
    };
    Some(Cow::Owned(other(file, &bytes, encoding, known, problems)))
}

/// A text without the mark that it may begin with.
pub(super) fn unmarked(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

fn as_utf_8(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Cow<'_, [u8]>> {
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => Err(Cow::Borrowed(bytes)),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(error) => Err(Cow::Owned(error.into_bytes())),
        },
    }
}

/// UTF-16 by its mark, or because every other byte of ASCII is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        // UTF-32 begins so too, and is nothing that is found on disks.
        [0xff, 0xfe, 0, 0, ..] => return None,
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(2_048) & !1];
    let zeros = |from| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = |count: usize| count * 10 > head.len();
    match (many(even), many(odd)) {
        (false, true) if even == 0 => Some(UTF_16LE),
        (true, false) if odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes are UTF-8 with faults rather than another encoding: characters of several bytes
/// that are whole are no accident.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken || (broken == 0 && whole > 0)
}

/// UTF-8 with �, each place of which is counted and the first named.
fn broken_utf_8(file: &str, bytes: &[u8], problems: &mut Problems) -> String {
    let mut text = String::with_capacity(bytes.len());
    let (mut count, mut first) = (0, None);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            count += chunk.invalid().len();
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    name_lost(file, &text, first, count, "UTF-8", problems);
    text
}

/// Text in another encoding than UTF-8.
fn other(
    file: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
    known: KnownEncoding,
    problems: &mut Problems,
) -> String {
    let (text, used, has_lost) = encoding.decode(bytes);
    let text = text.into_owned();
    let (severity, word) = match known {
        KnownEncoding::Declared => (Severity::Note, "declared"),
        KnownEncoding::Guessed => (Severity::Warning, "guessed"),
    };
    let problem = problems.add(severity, Code::OtherEncoding, FilePlace::file(file));
    problem.case("how", word).with("encoding", used.name());
    if has_lost {
        let first = text.find(char::REPLACEMENT_CHARACTER);
        let count = text.matches(char::REPLACEMENT_CHARACTER).count();
        name_lost(file, &text, first, count, used.name(), problems);
    }
    text
}

fn name_lost(
    file: &str,
    text: &str,
    first: Option<usize>,
    count: usize,
    encoding: &str,
    problems: &mut Problems,
) {
    let before = &text[..first.unwrap_or(0)];
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[start..].chars().count() + 1;
    let place = FilePlace::file(file)
        .line(number(line))
        .column(number(column));
    let problem = problems.error(Code::UndecodableBytes, place);
    problem.with("count", count).with("encoding", encoding);
}

/// The encoding that the first line of an XML file declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(200)].trim_ascii_start();
    let head = head.strip_prefix(b"<?xml")?;
    let head = String::from_utf8_lossy(head);
    let (declaration, _) = head.split_once("?>")?;
    let (_, rest) = declaration.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let label = rest.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

/// The most probable encoding of one byte a letter.
pub(super) fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let ascii = bytes.iter().take_while(|b| b.is_ascii()).count();
    // The words around the first letters that are not ASCII.
    let rest = &bytes[ascii.saturating_sub(64)..];
    detector.feed(&rest[..rest.len().min(SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (Option<String>, Vec<String>) {
        let mut problems = Problems::default();
        let text = decode("f", Cow::Owned(bytes.to_vec()), &mut problems);
        let text = text.map(|text| unmarked(&text).to_owned());
        let told = problems.sorted().into_iter().map(|problem| {
            let encoding = problem.values.iter().find(|(name, _)| *name == "encoding");
            format!("{problem} {:?}", encoding.map(|(_, value)| value))
        });
        (text, told.collect())
    }

    #[test]
    fn text_in_utf_8_is_not_copied() {
        let mut problems = Problems::default();
        let bytes = "حلب".as_bytes().to_vec();
        let before = bytes.as_ptr();
        let text = decode("f", Cow::Owned(bytes), &mut problems).expect("text");
        assert_eq!((text.as_ptr(), &*text), (before, "حلب"));
        assert_eq!(read(b"\xef\xbb\xbf{}"), (Some("{}".to_owned()), Vec::new()));
    }

    #[test]
    fn arabic_is_read_in_the_encodings_of_arabic() {
        let line = "{\"name\": \"محافظة حلب\", \"control\": \"الجيش السوري\"}\n";
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let bytes = encoding.encode(line).0;
            let (text, told) = read(&bytes);
            assert_eq!(text.as_deref(), Some(line), "{told:?}");
            assert_eq!(told.len(), 1);
            assert!(told[0].contains(encoding.name()), "{told:?}");
        }
        let (text, told) = read(&WINDOWS_1252.encode("Alep,Hama,Deir ez-Zor à café\n").0);
        assert_eq!(text.as_deref(), Some("Alep,Hama,Deir ez-Zor à café\n"));
        assert_eq!(told.len(), 1);
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let line = "{\"name\": \"محافظة حلب\"}";
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> = mark.encode_utf16().chain(line.encode_utf16()).collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for bytes in [little, big] {
                let (text, told) = read(&bytes);
                assert_eq!(text.as_deref(), Some(line));
                let severity = if mark.is_empty() { "warning" } else { "note" };
                assert!(told[0].contains(severity), "{told:?}");
            }
        }
    }

    #[test]
    fn a_fault_in_utf_8_is_named_where_it_is() {
        let mut bytes = "حلب حلب حلب\nالرقة: ".as_bytes().to_vec();
        bytes.extend(b"\xff\xfe!");
        let (text, told) = read(&bytes);
        assert_eq!(
            text.as_deref(),
            Some("حلب حلب حلب\nالرقة: \u{fffd}\u{fffd}!")
        );
        assert_eq!(
            told,
            ["f:2:8: error [undecodable-bytes] Some(Text(\"UTF-8\"))"]
        );
    }

    #[test]
    fn a_declared_encoding_is_honoured() {
        let text = "<?xml version=\"1.0\" encoding='windows-1251'?><kml>Алеппо</kml>";
        let bytes = encoding_rs::WINDOWS_1251.encode(text).0;
        let (read, told) = read(&bytes);
        assert_eq!(read.as_deref(), Some(text));
        assert!(told[0].contains("note"), "{told:?}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            read(&bytes);
        }

        #[test]
        fn any_text_is_read_as_it_is(text in "\\PC{0,80}") {
            let (read, told) = read(text.as_bytes());
            prop_assert_eq!(read.as_deref(), Some(unmarked(&text)));
            prop_assert!(told.is_empty());
        }
    }
}
