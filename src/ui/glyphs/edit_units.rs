//! Letters, words and lines of a text that is edited. It must not know carets or what is done.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// To which side of the screen the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaretSide {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// In which direction of reading something is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erase {
    /// What stands before the caret.
    Before,
    /// What stands after it.
    After,
}

/// How much a movement or an erasure takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditUnit {
    /// A letter with its marks.
    Letter,
    /// Up to the end of a word.
    Word,
}

/// The boundaries of letters with their marks.
pub(super) fn letters(text: &str) -> impl Iterator<Item = usize> {
    text.grapheme_indices(true)
        .map(|(at, _)| at)
        .chain([text.len()])
}

/// The words, by UAX #29.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.unicode_word_indices()
        .map(|(at, word)| at..at + word.len())
}

/// Bytes of the first `chars` characters.
pub(super) fn byte_of(text: &str, chars: usize) -> usize {
    text.char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at)
}

/// A text without line breaks and control characters; these become spaces.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace("\r\n", " ");
    text.chars()
        .map(|c| match c {
            '\u{2028}' | '\u{2029}' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

/// A text of many lines without any other control characters; these become spaces.
pub(super) fn many_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}
