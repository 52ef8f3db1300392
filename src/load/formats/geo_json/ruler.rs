//! Lines and columns of offsets, measured as the reading goes.

use memchr::{memchr_iter, memrchr};

/// A place in a text: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruler {
    /// Its offset in bytes.
    pub(super) at: usize,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// What a stretch of text adds to a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct RulerStretch {
    bytes: usize,
    lines: u32,
    /// Characters behind its last line break, or all where it has none.
    columns: u32,
}

impl Ruler {
    /// The beginning of a text.
    pub(super) const START: Self = Self {
        at: 0,
        line: 1,
        column: 1,
    };

    /// The place behind a stretch that begins here.
    pub(super) fn behind(self, stretch: RulerStretch) -> Self {
        let from = if stretch.lines == 0 { self.column } else { 1 };
        Self {
            at: self.at + stretch.bytes,
            line: self.line.saturating_add(stretch.lines),
            column: from.saturating_add(stretch.columns),
        }
    }

    /// The place of an offset at or behind this one.
    pub(super) fn at(self, text: &str, at: usize) -> Self {
        self.behind(RulerStretch::of(text.get(self.at..at).unwrap_or("")))
    }
}

impl RulerStretch {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let lines = memchr_iter(b'\n', bytes).count();
        let last = memrchr(b'\n', bytes).map_or(text, |at| &text[at + 1..]);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            bytes: text.len(),
            lines: number(lines),
            columns: number(last.chars().count()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_add_up_wherever_a_text_is_cut() {
        let text = "a\nحلب x\n\nyz";
        let whole = Ruler::START.at(text, text.len());
        assert_eq!((whole.line, whole.column), (4, 3));
        for (cut, _) in text.char_indices() {
            assert_eq!(Ruler::START.at(text, cut).at(text, text.len()), whole);
        }
    }
}
