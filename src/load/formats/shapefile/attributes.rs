//! The attributes of a shapefile: a dBASE table, row `n` of which belongs to record `n`.
//!
//! The crate reads what the columns are. Values are taken from the bytes themselves: its records leave
//! out deleted rows, which would give every later shape another's attributes, and its numbers lose
//! digits.

use crate::load::formats::members::{MemberNames, is_number, quote};
use crate::load::formats::text;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1256};
use shapefile::dbase::encoding::EncodingRs;
use shapefile::dbase::{FieldType, ReaderBuilder};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Where the header says how long it is and how long a row is, both in bytes, the smaller byte first.
const HEADER_LENGTH: usize = 8;
const ROW_LENGTH: usize = 10;

/// Where the header says in which code page texts are.
const CODE_PAGE: usize = 29;

/// A column: its name as a member's key, and where its values stand in a row.
struct AttributeField {
    key: String,
    kind: FieldType,
    start: usize,
    end: usize,
}

/// The rows.
pub(super) struct DbaseRows<'b> {
    rows: &'b [u8],
    row_length: usize,
    fields: Vec<AttributeField>,
    encoding: &'static Encoding,
}

impl<'b> DbaseRows<'b> {
    /// Reads what the columns are; `None` where that cannot be read.
    pub(super) fn open(bytes: &'b [u8], declared: Option<&[u8]>) -> Option<Self> {
        let word = |at: usize| {
            Some(usize::from(u16::from_le_bytes([
                *bytes.get(at)?,
                *bytes.get(at + 1)?,
            ])))
        };
        let header = word(HEADER_LENGTH)?;
        let row_length = word(ROW_LENGTH)?;
        let rows = bytes.get(header..)?;
        let encoding = encoding(bytes, header, declared);
        let open = || {
            let reader = ReaderBuilder::new().with_encoding(EncodingRs::from(encoding));
            reader.build(Cursor::new(bytes)).ok()
        };
        let reader = catch_unwind(AssertUnwindSafe(open)).ok()??;
        let mut names = MemberNames::default();
        let mut at = 1;
        let fields = reader.fields().iter().map(|field| {
            let start = at;
            at += usize::from(field.length());
            let mut key = String::new();
            quote(&names.distinct(field.name().trim()), &mut key);
            AttributeField {
                key,
                kind: field.field_type(),
                start,
                end: at,
            }
        });
        let fields: Vec<AttributeField> = fields.collect();
        (row_length >= at && row_length > 1).then_some(Self {
            rows,
            row_length,
            fields,
            encoding,
        })
    }

    /// How many rows there are, by the bytes that are there; the sign of the end is none.
    pub(super) fn count(&self) -> usize {
        self.rows.len() / self.row_length
    }

    fn row(&self, n: usize) -> Option<&'b [u8]> {
        let start = n.checked_mul(self.row_length)?;
        self.rows.get(start..start.checked_add(self.row_length)?)
    }

    /// Whether row `n` is marked as deleted, and its record with it.
    pub(super) fn is_deleted(&self, n: usize) -> bool {
        self.row(n).is_some_and(|row| row[0] == b'*')
    }

    /// The properties that row `n` holds, as the text of a JSON object; empty where there is none.
    pub(super) fn properties(&self, n: usize) -> String {
        let Some(row) = self.row(n) else {
            return String::new();
        };
        let mut text = String::from("{");
        for field in &self.fields {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&field.key);
            text.push(':');
            self.value(field, &row[field.start..field.end], &mut text);
        }
        text.push('}');
        text
    }

    fn value(&self, field: &AttributeField, bytes: &[u8], to: &mut String) {
        match field.kind {
            FieldType::Integer => match <[u8; 4]>::try_from(bytes) {
                Ok(bytes) => to.push_str(&i32::from_le_bytes(bytes).to_string()),
                Err(_) => to.push_str("null"),
            },
            FieldType::Double => match <[u8; 8]>::try_from(bytes) {
                Ok(bytes) => to.push_str(&crate::load::formats::members::number(
                    f64::from_le_bytes(bytes),
                )),
                Err(_) => to.push_str("null"),
            },
            kind => {
                let (text, _) = self.encoding.decode_without_bom_handling(bytes);
                let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
                of_text(kind, text, to);
            }
        }
    }
}

/// A value that is written as text.
fn of_text(kind: FieldType, text: &str, to: &mut String) {
    match kind {
        _ if text.is_empty() => to.push_str("null"),
        // Stars stand for a number that did not fit.
        FieldType::Numeric | FieldType::Float if text.starts_with('*') => to.push_str("null"),
        FieldType::Numeric | FieldType::Float if is_number(text) => to.push_str(unpadded(text)),
        FieldType::Numeric | FieldType::Float => match text.parse::<f64>() {
            Ok(number) => to.push_str(&crate::load::formats::members::number(number)),
            Err(_) => quote(text, to),
        },
        FieldType::Logical => match text {
            "T" | "t" | "Y" | "y" => to.push_str("true"),
            "F" | "f" | "N" | "n" => to.push_str("false"),
            _ => to.push_str("null"),
        },
        FieldType::Date => match text.as_bytes() {
            digits if digits.len() == 8 && digits.iter().all(u8::is_ascii_digit) => {
                quote(
                    &format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]),
                    to,
                );
            }
            _ => quote(text, to),
        },
        _ => quote(text, to),
    }
}

/// A number without the zeros that fill its column behind the point.
fn unpadded(number: &str) -> &str {
    if number.contains('.') && !number.contains(['e', 'E']) {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        number
    }
}

/// The encoding of the texts: as the `.cpg` says, else as the table says, else by the bytes.
fn encoding(bytes: &[u8], header: usize, declared: Option<&[u8]>) -> &'static Encoding {
    let by_file = declared.and_then(|label| of_label(&String::from_utf8_lossy(label)));
    let mark = bytes.get(CODE_PAGE).copied().unwrap_or(0);
    by_file.or_else(|| of_mark(mark)).unwrap_or_else(|| {
        let body = bytes.get(32..).unwrap_or(&[]);
        let rows = bytes.get(header..).unwrap_or(&[]);
        if std::str::from_utf8(rows).is_ok() && std::str::from_utf8(body).is_ok() {
            UTF_8
        } else {
            text::guessed(rows)
        }
    })
}

/// An encoding by the word in a `.cpg`: `UTF-8`, `1256`, `ANSI 1256`, `ISO 88596`.
fn of_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}');
    if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
        return Some(encoding);
    }
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    let upper = label.to_uppercase();
    match digits.as_str() {
        "65001" | "8" if upper.contains("UTF") || digits == "65001" => Some(UTF_8),
        iso if iso.starts_with("8859") && iso.len() > 4 => {
            Encoding::for_label(format!("iso-8859-{}", &iso[4..]).as_bytes())
        }
        "1256" => Some(WINDOWS_1256),
        page => Encoding::for_label(format!("windows-{page}").as_bytes())
            .or_else(|| Encoding::for_label(format!("cp{page}").as_bytes())),
    }
}

/// An encoding by the mark in the table's header, as far as it says anything (dBASE's language driver
/// ids; 0x57 is "ANSI", which is whatever the writer's machine used).
fn of_mark(mark: u8) -> Option<&'static Encoding> {
    let label: &[u8] = match mark {
        0x03 => return Some(WINDOWS_1252),
        0x26 | 0x65 | 0x66 => b"cp866",
        0x7d => b"windows-1255",
        0x7e => return Some(WINDOWS_1256),
        0xc8 => b"windows-1250",
        0xc9 => b"windows-1251",
        0xca => b"windows-1254",
        0xcb => b"windows-1253",
        _ => return None,
    };
    Encoding::for_label(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_by_every_label() {
        for (label, name) in [
            ("UTF-8", "UTF-8"),
            ("utf8\r\n", "UTF-8"),
            ("65001", "UTF-8"),
            ("1256", "windows-1256"),
            ("ANSI 1256", "windows-1256"),
            ("cp1256", "windows-1256"),
            ("ISO 88596", "ISO-8859-6"),
            ("ISO-8859-6", "ISO-8859-6"),
            ("1252", "windows-1252"),
        ] {
            assert_eq!(of_label(label).map(Encoding::name), Some(name), "{label}");
        }
        assert_eq!(of_label("nonsense"), None);
    }

    #[test]
    fn numbers_lose_what_fills_their_column() {
        for (text, number) in [
            ("0.250000", "0.25"),
            ("3.000", "3"),
            ("100", "100"),
            ("1.0e10", "1.0e10"),
        ] {
            assert_eq!(unpadded(text), number);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_table_panics(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
            if let Some(attributes) = DbaseRows::open(&bytes, None) {
                for n in 0..attributes.count().min(20) {
                    let text = attributes.properties(n);
                    proptest::prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
                }
            }
        }
    }
}
