//! Originals that a person attaches to a source: a text, Markdown, HTML, a PDF or a saved page, as paragraphs that can be
//! read, marked and cited. What is in them is never run, and nothing that they point to is fetched.
//!
//! `html` has the words of a page, `saved` finds the page in MHTML and WACZ, `pdf` the words of a PDF.

mod html;
mod pdf;
mod saved;

use super::disk::{self, Refusal};
use super::formats;
use crate::model::{Lang, Original, OriginalFault, OriginalFile};
use crate::text::has_arabic;
use sha2::{Digest, Sha256};
use std::path::Path;

/// An original is no larger than this: 64 MiB.
const LARGEST: u64 = 64 << 20;

/// The most letters that are taken of one, in bytes: 4 MiB.
const MOST_TEXT: usize = 4 << 20;

/// The words of a file, before they are put together.
#[derive(Debug, Default)]
struct FoundWords {
    title: String,
    address: String,
    paragraphs: Vec<String>,
}

/// Reads what a person attaches.
///
/// # Errors
/// Why nothing can be taken of it.
pub fn read_original(path: &Path) -> Result<Original, OriginalFault> {
    let whole = match disk::look(path) {
        Ok(disk::DiskKind::File(size)) if size > LARGEST => return Err(OriginalFault::TooLarge),
        _ => disk::read(path, &|| false),
    };
    let bytes = match whole {
        Ok(whole) => whole.bytes,
        Err(Refusal::TooLarge | Refusal::NoMemory) => return Err(OriginalFault::TooLarge),
        Err(_) => return Err(OriginalFault::Unreadable),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    original(&name, &bytes)
}

/// The SHA-256 of the bytes of a file, in hexadecimal; `None` where it cannot be read or is too large to be an
/// original.
pub fn hash_of_file(path: &Path) -> Option<String> {
    let disk::DiskKind::File(..=LARGEST) = disk::look(path).ok()? else {
        return None;
    };
    let whole = disk::read(path, &|| false).ok()?;
    Some(hash(&whole.bytes))
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The words of a file of some name.
pub(super) fn original(name: &str, bytes: &[u8]) -> Result<Original, OriginalFault> {
    let words = words(name, bytes)?;
    let mut left = MOST_TEXT;
    let mut paragraphs = words.paragraphs;
    paragraphs.retain(|paragraph| {
        let fits = paragraph.len() <= left;
        left = left.saturating_sub(paragraph.len());
        fits && !paragraph.is_empty()
    });
    if paragraphs.is_empty() {
        return Err(OriginalFault::NoText);
    }
    let arabic = paragraphs.iter().filter(|text| has_arabic(text)).count();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Ok(Original {
        file: OriginalFile {
            name: name.to_owned(),
            sha256: hash(bytes),
            retrieved: None,
        },
        title: if words.title.is_empty() {
            stem.to_owned()
        } else {
            words.title
        },
        lang: if 2 * arabic > paragraphs.len() {
            Lang::Ar
        } else {
            Lang::En
        },
        paragraphs,
        address: words.address,
    })
}

fn words(name: &str, bytes: &[u8]) -> Result<FoundWords, OriginalFault> {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_lowercase();
    if bytes.starts_with(b"%PDF-") {
        return pdf::words(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return saved::wacz(bytes);
    }
    if matches!(ending.as_str(), "mht" | "mhtml") {
        return saved::mhtml(bytes);
    }
    // What is no text has bytes that no text has.
    if bytes.iter().take(4096).any(|byte| *byte == 0) && !bytes.starts_with(&[0xFF, 0xFE]) {
        return Err(OriginalFault::OtherKind);
    }
    let text = formats::text_again(bytes).ok_or(OriginalFault::OtherKind)?;
    let beginning: String = text.trim_start().chars().take(512).collect();
    let beginning = beginning.to_lowercase();
    let is_page = beginning.starts_with("<!doctype html") || beginning.contains("<html");
    if is_page || matches!(ending.as_str(), "html" | "htm" | "xhtml") {
        return Ok(html::words(&text));
    }
    Ok(plain(&text))
}

/// The paragraphs of plain text or Markdown, between empty lines; a heading at its beginning is its title.
fn plain(text: &str) -> FoundWords {
    let mut words = FoundWords::default();
    let mut open = String::new();
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(line);
            continue;
        }
        let paragraph = std::mem::take(&mut open);
        let heading = paragraph.trim_start_matches('#');
        let is_heading = heading.len() < paragraph.len() && heading.starts_with(' ');
        let is_first = words.title.is_empty() && words.paragraphs.is_empty();
        if is_heading && is_first {
            words.title = heading.trim().to_owned();
        } else if is_heading {
            words.paragraphs.push(heading.trim().to_owned());
        } else if !paragraph.is_empty() {
            words.paragraphs.push(paragraph);
        }
    }
    words
}

#[cfg(test)]
mod tests;
