//! Where the paragraphs of a long text stand, before all of them have been laid out: heights are
//! estimated, then measured a little each pass. It must not know selection or painting.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::painter::TextPainter;
use super::reading::Paragraph;
use crate::text::blocks::block_end;
use crate::text::{Direction, Link, Style, base_direction, links};

/// Bytes measured in a pass: a few milliseconds.
const BYTES_A_PASS: usize = 48 * 1024;

/// Space after a paragraph, as a part of its type size.
const SPACE_AFTER: f32 = 0.6;

/// What is laid out and painted as one.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its bytes of the paragraph.
    pub range: Range<usize>,
    /// Its style, with the direction of the whole paragraph.
    pub style: Style,
    /// Top in points, from the top of the text.
    pub top: f32,
    /// Height in points, without the space after it.
    pub height: f32,
    /// Space after it in points.
    space: f32,
    /// Whether the height has been measured.
    exact: bool,
}

impl Block {
    /// Lower edge in points, from the top of the text.
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// The blocks of a text at a width.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    key: u64,
    pub list: Vec<Block>,
    /// The links of each paragraph that has any, in order.
    links: Vec<(usize, Vec<Link>)>,
    /// All blocks before this one have been measured.
    measured: usize,
}

impl Blocks {
    /// Makes the blocks anew when the text or the width has changed.
    pub(super) fn prepare(&mut self, paragraphs: &[Paragraph<'_>], width: f32) {
        let key = key_of(paragraphs, width);
        let is_first = self.list.is_empty() && !paragraphs.is_empty();
        if key == self.key && !is_first {
            return;
        }
        self.key = key;
        self.measured = 0;
        self.list.clear();
        self.links.clear();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            self.split(index, paragraph, width);
            let links = links(paragraph.text);
            if !links.is_empty() {
                self.links.push((index, links));
            }
        }
        self.restack(0);
    }

    /// The byte of its paragraph at which a block begins, and the links that begin in it.
    pub(super) fn links_of(&self, index: usize) -> (usize, &[Link]) {
        let Some(block) = self.list.get(index) else {
            return (0, &[]);
        };
        let at = self.links.binary_search_by_key(&block.paragraph, |l| l.0);
        let links = at.ok().and_then(|at| self.links.get(at));
        let links = links.map_or(&[][..], |(_, links)| links);
        let first = links.partition_point(|link| link.range.start < block.range.start);
        let last = links.partition_point(|link| link.range.start < block.range.end);
        (block.range.start, links.get(first..last).unwrap_or(&[]))
    }

    fn split(&mut self, index: usize, paragraph: &Paragraph<'_>, width: f32) {
        let text = paragraph.text;
        let mut style = paragraph.style.clone();
        style.direction = style.direction.or_else(|| base_direction(text));
        let mut start = 0;
        loop {
            let end = block_end(text, start);
            let is_last = end == text.len();
            self.list.push(Block {
                paragraph: index,
                range: start..end,
                height: estimate(&text[start..end], &style, width),
                top: 0.0,
                space: if is_last {
                    style.size * SPACE_AFTER
                } else {
                    0.0
                },
                style: style.clone(),
                exact: false,
            });
            if is_last {
                return;
            }
            start = end;
        }
    }

    /// Height of the whole text in points.
    pub(super) fn height(&self) -> f32 {
        self.list.last().map_or(0.0, Block::bottom)
    }

    /// The blocks that a band from `y0` to `y1` touches, in points from the top of the text.
    pub(super) fn between(&self, y0: f32, y1: f32) -> Range<usize> {
        let first = self.list.partition_point(|b| b.bottom() + b.space <= y0);
        let last = self.list.partition_point(|b| b.top < y1);
        first..last.max(first)
    }

    /// Index of the block at height `y`, or of the nearest.
    pub(super) fn at(&self, y: f32) -> usize {
        self.list
            .partition_point(|b| b.bottom() + b.space <= y)
            .min(self.list.len().saturating_sub(1))
    }

    /// The block that holds a byte of a paragraph.
    pub(super) fn of(&self, paragraph: usize, offset: usize) -> usize {
        self.list
            .partition_point(|b| (b.paragraph, b.range.start) <= (paragraph, offset))
            .saturating_sub(1)
    }

    /// The blocks of a paragraph.
    pub(super) fn of_paragraph(&self, paragraph: usize) -> Range<usize> {
        let first = self.list.partition_point(|b| b.paragraph < paragraph);
        let last = self.list.partition_point(|b| b.paragraph <= paragraph);
        first..last
    }

    /// Tells the measured height of a block; returns by how much it differs from the estimate.
    pub(super) fn set_height(&mut self, index: usize, height: f32) -> f32 {
        let Some(block) = self.list.get_mut(index) else {
            return 0.0;
        };
        let change = height - block.height;
        block.exact = true;
        if change.abs() < 0.01 {
            return 0.0;
        }
        block.height = height;
        self.restack(index + 1);
        change
    }

    fn restack(&mut self, from: usize) {
        let mut top = match from.checked_sub(1).and_then(|i| self.list.get(i)) {
            Some(before) => before.bottom() + before.space,
            None => 0.0,
        };
        for block in self.list.iter_mut().skip(from) {
            block.top = top;
            top += block.height + block.space;
        }
    }

    /// Whether everything before block `index` has been measured.
    pub(super) fn is_exact_before(&self, index: usize) -> bool {
        self.measured >= index
    }

    /// Measures some blocks more; returns by how much what stands above `y` has grown, and
    /// whether there is more to measure.
    pub(super) fn refine(
        &mut self,
        painter: &mut TextPainter,
        paragraphs: &[Paragraph<'_>],
        width: f32,
        y: f32,
    ) -> (f32, bool) {
        let (mut spent, mut grown) = (0, 0.0);
        let (mut top, first) = (None, self.measured);
        while spent < BYTES_A_PASS {
            let Some(block) = self.list.get_mut(self.measured) else {
                break;
            };
            self.measured += 1;
            if block.exact {
                continue;
            }
            let text = paragraphs.get(block.paragraph).map_or("", |p| p.text);
            let text = text.get(block.range.clone()).unwrap_or("");
            spent += text.len() + 64;
            let height = painter.measure(text, &block.style, width);
            if block.bottom() <= y {
                grown += height - block.height;
            }
            block.height = height;
            block.exact = true;
            top = Some(first);
        }
        if let Some(first) = top {
            self.restack(first);
        }
        (grown, self.measured < self.list.len())
    }
}

/// A height for text that has not been laid out.
fn estimate(text: &str, style: &Style, width: f32) -> f32 {
    let a_line = (width / (style.size * 0.48)).max(1.0);
    let multiple = style.line_height.unwrap_or(match style.direction {
        Some(Direction::RightToLeft) => 1.7,
        _ => 1.4,
    });
    let lines: f32 = text
        .split('\n')
        .map(|line| (line.chars().count() as f32 / a_line).ceil().max(1.0))
        .sum();
    lines * multiple * style.size
}

/// Tells texts apart well enough to lay them out anew: lengths, beginnings, styles and width.
fn key_of(paragraphs: &[Paragraph<'_>], width: f32) -> u64 {
    let mut hasher = DefaultHasher::new();
    width.to_bits().hash(&mut hasher);
    for paragraph in paragraphs {
        let head = paragraph.text.as_bytes();
        head.get(..head.len().min(64)).hash(&mut hasher);
        head.len().hash(&mut hasher);
        paragraph.style.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Paragraph<'_> {
        Paragraph {
            text,
            style: Style::new(16.0),
            marks: Vec::new(),
            found: &[],
        }
    }

    #[test]
    fn blocks_cover_every_byte_of_a_long_line() {
        let text = "كلمة ".repeat(20_000);
        let mut blocks = Blocks::default();
        blocks.prepare(&[paragraph(&text), paragraph("end")], 400.0);
        let mut next = 0;
        for block in &blocks.list[..blocks.list.len() - 1] {
            assert_eq!(block.range.start, next);
            next = block.range.end;
        }
        assert_eq!(next, text.len());
        assert_eq!(blocks.of(0, next - 1), blocks.list.len() - 2);
        assert_eq!(blocks.of(1, 2), blocks.list.len() - 1);
    }

    #[test]
    fn measuring_ends_and_agrees_with_itself() {
        let text = "word ".repeat(50_000);
        let paragraphs = [paragraph(&text)];
        let mut blocks = Blocks::default();
        blocks.prepare(&paragraphs, 300.0);
        let mut painter = TextPainter::new();
        let mut passes = 1;
        while blocks.refine(&mut painter, &paragraphs, 300.0, 0.0).1 {
            passes += 1;
        }
        assert!((4..8).contains(&passes), "{passes} passes");
        assert!(blocks.is_exact_before(blocks.list.len()));
        for pair in blocks.list.windows(2) {
            assert_eq!(pair[0].bottom(), pair[1].top);
        }
    }
}
