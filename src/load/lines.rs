//! Text with places: which line and column an offset stands on, and bytes that are not text.

use super::problems::Problems;
use crate::model::{Code, FilePlace};
use std::borrow::Cow;

/// The text of a file that knows where each of its parts stands.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    file: &'t str,
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            file,
            text,
            starts: starts.collect(),
        }
    }

    pub(super) fn file(&self) -> &'t str {
        self.file
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Position in the list of lines, from 0.
    fn index(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// The place of a byte offset. The line stands in the place, counted from 1, and the column in characters.
    pub(super) fn place(&self, offset: usize) -> FilePlace {
        let index = self.index(offset);
        let start = self.starts[index];
        let before = self.text.get(start..offset).unwrap_or("");
        let column = before.chars().count() + 1;
        FilePlace::file(self.file)
            .line(number(index + 1))
            .column(number(column))
    }

    /// The place of a part of this very text.
    pub(super) fn place_of(&self, part: &str) -> FilePlace {
        match self.offset_of(part) {
            Some(offset) => self.place(offset),
            None => FilePlace::file(self.file),
        }
    }

    /// Where a part of this very text begins; `None` for other text.
    pub(super) fn offset_of(&self, part: &str) -> Option<usize> {
        let offset = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (offset + part.len() <= self.text.len()).then_some(offset)
    }

    /// The offset at which the line after this one begins.
    pub(super) fn next_line(&self, offset: usize) -> usize {
        self.starts
            .get(self.index(offset) + 1)
            .copied()
            .unwrap_or(self.text.len())
    }
}

/// A count as the places write it.
pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The bytes as text. What is not UTF-8 is shown as � and named with its line.
pub(super) fn decode<'b>(file: &str, bytes: &'b [u8], problems: &mut Problems) -> Cow<'b, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            let place = FilePlace::file(file).line(number(line));
            problems.error(Code::NotUtf8, place).with("file", file);
            Cow::Owned(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\nحلب x\n".to_owned();
        let lines = Lines::new("f", &text);
        let x = text.find('x').expect("an x");
        let place = lines.place_of(&text[x..=x]);
        assert_eq!((place.line, place.column), (Some(2), Some(5)));
        assert_eq!(lines.place(text.len()).line, Some(3));
        assert_eq!(lines.place_of("elsewhere").line, None);
    }

    #[test]
    fn bytes_that_are_not_text_are_named() {
        let mut problems = Problems::default();
        let text = decode("f", b"a\nb\xffc", &mut problems).into_owned();
        assert_eq!(text, "a\nb\u{fffd}c");
        let list = problems.sorted();
        assert_eq!(list[0].place.line, Some(2));
    }

    #[test]
    fn a_byte_order_mark_is_no_content() {
        let mut problems = Problems::default();
        assert_eq!(decode("f", b"\xef\xbb\xbfid", &mut problems), "id");
        assert!(problems.sorted().is_empty());
    }
}
