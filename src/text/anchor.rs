//! Where a quoted passage stands: the TextQuoteSelector of the W3C Web Annotation model (exact
//! words, with the words before and after), compared by code points in logical order. Any run of
//! white space matches any other; nothing else is forgiven, for marking a wrong sentence is worse
//! than marking none. It must not know how a passage is shown.

use std::ops::Range;

/// What became of the search for a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It stands at these bytes.
    Found(Range<usize>),
    /// The words do not stand in the text.
    Missing,
    /// The words stand in the text so many times, and the context does not tell which is meant.
    Ambiguous(usize),
}

/// Finds `exact` in `text`. Where it stands once, that is the passage, whatever the context says
/// (the words around it may have been edited since); where it stands more often, the words before
/// (`prefix`) and after (`suffix`) must single one out.
///
/// ```
/// use kharita::text::{find, Anchor};
/// let text = "It fell. Later, it fell.";
/// assert_eq!(find(text, "It fell", None, None), Anchor::Found(0..7));
/// assert_eq!(find(text, "fell.", None, None), Anchor::Ambiguous(2));
/// assert_eq!(find(text, "fell.", Some("Later, it "), None), Anchor::Found(19..24));
/// ```
#[must_use]
pub fn find(text: &str, exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Anchor {
    let text = Squeezed::new(text);
    let exact = squeeze(exact);
    let exact = exact.trim_matches(' ');
    if exact.is_empty() {
        return Anchor::Missing;
    }
    let all = text.occurrences(exact);
    let only = |found: &[usize]| match found {
        [at] => Some(Anchor::Found(text.source(*at..*at + exact.len()))),
        _ => None,
    };
    if all.is_empty() {
        return Anchor::Missing;
    }
    if let Some(anchor) = only(&all) {
        return anchor;
    }
    let prefix = squeeze(prefix.unwrap_or(""));
    let suffix = squeeze(suffix.unwrap_or(""));
    let decided: Vec<usize> = all
        .iter()
        .copied()
        .filter(|&at| text.precedes(&prefix, at) && text.follows(&suffix, at + exact.len()))
        .collect();
    only(&decided).unwrap_or(Anchor::Ambiguous(all.len()))
}

/// A text with each run of white space as one space, and where its bytes came from.
struct Squeezed {
    text: String,
    offsets: Vec<usize>,
    source_length: usize,
}

impl Squeezed {
    fn new(source: &str) -> Self {
        let mut squeezed = Self {
            text: String::with_capacity(source.len()),
            offsets: Vec::with_capacity(source.len()),
            source_length: source.len(),
        };
        let mut in_space = false;
        for (offset, c) in source.char_indices() {
            let is_space = c.is_whitespace();
            if is_space && in_space {
                continue;
            }
            in_space = is_space;
            let c = if is_space { ' ' } else { c };
            squeezed.text.push(c);
            let bytes = std::iter::repeat_n(offset, c.len_utf8());
            squeezed.offsets.extend(bytes);
        }
        squeezed
    }

    /// Every place where `exact` begins, overlapping ones too.
    fn occurrences(&self, exact: &str) -> Vec<usize> {
        let step = exact.chars().next().map_or(1, char::len_utf8);
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(exact)) {
            found.push(from + at);
            from += at + step;
        }
        found
    }

    fn precedes(&self, prefix: &str, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(' ');
        let prefix = prefix.trim_end_matches(' ');
        before.ends_with(prefix) || prefix.trim_start_matches(' ') == before.trim_matches(' ')
    }

    fn follows(&self, suffix: &str, end: usize) -> bool {
        let after = self.text[end..].trim_start_matches(' ');
        let suffix = suffix.trim_start_matches(' ');
        after.starts_with(suffix) || suffix.trim_end_matches(' ') == after.trim_matches(' ')
    }

    /// The bytes of the source for a range of the squeezed text. `exact` neither begins nor ends
    /// with a space, so that the end is the start of what follows.
    fn source(&self, range: Range<usize>) -> Range<usize> {
        let at = |index: usize| {
            let offset = self.offsets.get(index).copied();
            offset.unwrap_or(self.source_length)
        };
        at(range.start)..at(range.end)
    }
}

fn squeeze(text: &str) -> String {
    Squeezed::new(text).text
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "سيطرت القوات على الرقة.\nثم سيطرت  القوات\u{A0}على منبج (2016).\n";

    #[test]
    fn words_that_stand_once_are_found_in_logical_order() {
        let Anchor::Found(range) = find(TEXT, "على منبج (2016)", None, None) else {
            panic!("the words stand once");
        };
        assert_eq!(&TEXT[range], "على منبج (2016)");
    }

    #[test]
    fn context_decides_between_several() {
        let found = find(TEXT, "سيطرت القوات على", Some("ثم"), None);
        let Anchor::Found(range) = found else {
            panic!("{found:?}");
        };
        assert_eq!(&TEXT[range], "سيطرت  القوات\u{A0}على");
        let found = find(TEXT, "سيطرت القوات على", None, Some(" الرقة"));
        assert!(matches!(found, Anchor::Found(r) if r.start == 0));
    }

    #[test]
    fn doubt_is_said_and_never_decided_by_chance() {
        let ambiguous = Anchor::Ambiguous(2);
        assert_eq!(find(TEXT, "القوات", None, None), ambiguous);
        assert_eq!(find(TEXT, "القوات", Some("سيطرت "), None), ambiguous);
        assert_eq!(find(TEXT, "القوات", Some("other words"), None), ambiguous);
        assert_eq!(
            find(TEXT, "القوات", Some("ثم سيطرت"), Some("على الرقة")),
            ambiguous
        );
        assert_eq!(find(TEXT, "الفرات", Some("ثم"), None), Anchor::Missing);
        assert_eq!(find(TEXT, " \n", None, None), Anchor::Missing);
        assert_eq!(find("", "a", None, None), Anchor::Missing);
    }

    #[test]
    fn overlapping_places_are_counted() {
        assert_eq!(find("aaaa", "aa", None, None), Anchor::Ambiguous(3));
    }

    #[test]
    fn white_space_of_any_length_and_kind_matches() {
        let text = "one\n\n  two\tthree";
        assert_eq!(
            find(text, " one two\u{3000}three ", None, None),
            Anchor::Found(0..text.len())
        );
    }
}
