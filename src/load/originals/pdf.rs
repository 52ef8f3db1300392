//! The words of a PDF, as far as it has any: a PDF of pictures has none, and that is said.

use super::FoundWords;
use super::html::squeezed;
use crate::model::OriginalFault;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Room for a PDF whose objects lie deep in one another, in bytes.
const STACK: usize = 64 << 20;

pub(super) fn words(bytes: &[u8]) -> Result<FoundWords, OriginalFault> {
    // A damaged file may end the reader's work anywhere.
    let bytes = bytes.to_vec();
    let read = move || {
        let reading = AssertUnwindSafe(|| pdf_extract::extract_text_from_mem(&bytes));
        catch_unwind(reading).ok().and_then(Result::ok)
    };
    let deep = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .stack_size(STACK)
        .build();
    let text = deep.ok().and_then(|deep| deep.install(read));
    let text = text.ok_or(OriginalFault::Broken)?;
    let mut words = FoundWords::default();
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            open.push(line);
        } else if !open.is_empty() {
            words.paragraphs.push(squeezed(&open.join(" ")));
            open.clear();
        }
    }
    if words.paragraphs.is_empty() {
        return Err(OriginalFault::PdfWithoutText);
    }
    Ok(words)
}
