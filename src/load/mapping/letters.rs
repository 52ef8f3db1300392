//! Letters of dates and of words around them, as they are compared: one for all the ways to write it.

use crate::text::western_digits;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word as it is compared: small letters, without accents, marks of vowels and variants of letters.
pub(super) fn key(text: &str) -> String {
    let letters = text
        .chars()
        .flat_map(char::to_lowercase)
        .collect::<String>();
    let bare = letters
        .nfd()
        .filter(|c| !is_combining_mark(*c) && *c != 'ـ');
    bare.map(|c| match c {
        'ı' => 'i',
        'ی' | 'ى' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '’' | '‘' | 'ʼ' => '\'',
        other => other,
    })
    .collect()
}

/// As [`key`] leaves it, without marks of direction and spaces around it, in Western digits.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    let digits = western_digits(text);
    let kept = digits.chars().filter(|c| !is_mark(*c));
    let kept = kept.map(|c| match c {
        '−' | '–' | '‐' | '‑' | '—' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    });
    key(&kept.collect::<String>()).trim().to_owned()
}

/// A mark that only says in which direction text runs.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
