//! A text that has been laid out: immutable, and enough to paint, to select in and to place a
//! caret, without the library that shaped it. It must not know how it came about (`layout`) nor
//! how it is painted.

use std::ops::Range;
use std::sync::Arc;

use super::directions::Direction;
use super::font::{Font, FontKey};

/// A text laid out in a box whose top left is (0, 0). Lengths are points, y runs downwards,
/// offsets are bytes into [`Laid::text`] in logical order.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The text that is shown; ends in `…` where it was elided.
    pub text: Arc<str>,
    /// Width of the widest line without the spaces at its end.
    pub width: f32,
    /// Height of all lines.
    pub height: f32,
    /// The lines from top to bottom; never empty.
    pub lines: Vec<Line>,
    /// The glyphs, line by line, from left to right within a line.
    pub glyphs: Vec<PlacedGlyph>,
    /// The fonts that the glyphs name.
    pub fonts: Vec<Font>,
    /// Base direction of the first paragraph that has one.
    pub direction: Direction,
    /// Whether something was left out to fit.
    pub elided: bool,
    /// The grapheme clusters in logical order.
    pub(super) clusters: Vec<Cluster>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The bytes on it, with the spaces and the line break at its end.
    pub range: Range<usize>,
    /// Upper edge.
    pub top: f32,
    /// Lower edge, which is the upper edge of the next line.
    pub bottom: f32,
    /// Height at which the letters stand.
    pub baseline: f32,
    /// Left end of what is written, without the spaces at the end of the line.
    pub left: f32,
    /// Right end of what is written, without the spaces at the end of the line.
    pub right: f32,
    /// Base direction of its paragraph.
    pub direction: Direction,
    /// Its part of [`Laid::glyphs`].
    pub glyphs: Range<usize>,
    /// Its part of [`Laid::clusters`].
    pub(super) clusters: Range<usize>,
}

/// One glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Its font, described in [`Laid::fonts`].
    pub font: FontKey,
    /// Its number in that font.
    pub glyph: u32,
    /// Size of the type in points.
    pub size: f32,
    /// Where its origin stands, from the left.
    pub x: f32,
    /// Where its origin stands, from the top.
    pub y: f32,
    /// Its line.
    pub line: u32,
    /// The bytes of the text that it is drawn for: first, and first after them. Glyphs of one cluster
    /// have the same.
    pub bytes: [u32; 2],
    /// Whether reading goes from right to left here.
    pub rtl: bool,
}

/// What a caret cannot enter: a letter with its marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cluster {
    /// First byte.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Left edge in points.
    pub x0: f32,
    /// Right edge in points.
    pub x1: f32,
    /// Whether reading goes from its right edge to its left.
    pub rtl: bool,
    /// Whether a word begins here.
    pub word: bool,
}

impl Cluster {
    /// The edge at which reading enters it.
    pub(super) fn leading(&self) -> f32 {
        if self.rtl { self.x1 } else { self.x0 }
    }

    /// The edge at which reading leaves it.
    pub(super) fn trailing(&self) -> f32 {
        if self.rtl { self.x0 } else { self.x1 }
    }
}

impl Line {
    /// Where reading of the line begins, in points from the left.
    #[must_use]
    pub fn start_x(&self) -> f32 {
        if self.direction.is_rtl() {
            self.right
        } else {
            self.left
        }
    }

    /// Where reading of the line ends, in points from the left.
    #[must_use]
    pub fn end_x(&self) -> f32 {
        if self.direction.is_rtl() {
            self.left
        } else {
            self.right
        }
    }
}

impl Laid {
    /// Index of the line that holds the byte at `offset`; the last line for what is beyond.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines
            .partition_point(|line| line.range.start <= offset)
            .saturating_sub(1)
    }

    /// Index of the line at height `y` in points; the nearest one outside the box.
    #[must_use]
    pub fn line_at(&self, y: f32) -> usize {
        self.lines
            .partition_point(|line| line.bottom <= y)
            .min(self.lines.len().saturating_sub(1))
    }

    /// The lines that a band from `y0` to `y1` (points) touches.
    #[must_use]
    pub fn lines_between(&self, y0: f32, y1: f32) -> Range<usize> {
        let first = self.lines.partition_point(|line| line.bottom <= y0);
        let last = self.lines.partition_point(|line| line.top < y1);
        first..last.max(first)
    }

    /// The clusters of a line in logical order.
    pub(super) fn clusters_of(&self, line: &Line) -> &[Cluster] {
        self.clusters.get(line.clusters.clone()).unwrap_or(&[])
    }
}
