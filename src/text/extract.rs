//! From a paragraph as `parley` shaped and broke it to lines of [`Laid`]: visual order with rule
//! L1 of UAX #9 (spaces at the end of a line go to the end of the line, whatever run they were
//! part of; `parley` 0.12 leaves that out), line heights that do not depend on fallback fonts,
//! and alignment. It must not know how the text was shaped.

use std::ops::Range;
use std::sync::Arc;

use parley::Layout;

use super::directions::Direction;
use super::font::{Font, FontKey};
use super::laid::{Cluster, Laid, Line, PlacedGlyph};
use super::style::{Align, Style};

/// A grapheme of the line being extracted, not yet placed.
struct ExtractPiece {
    range: Range<usize>,
    advance: f32,
    word: bool,
}

/// What moves as one on a line: a shaped cluster, which a ligature makes of several graphemes.
struct Atom {
    pieces: Range<usize>,
    glyphs: Range<usize>,
    rtl: bool,
    font: FontKey,
}

/// Collects the paragraphs of a text into a [`Laid`].
pub(super) struct Extractor<'a> {
    text: &'a str,
    style: &'a Style,
    /// Distance of two baselines in points.
    line_height: f32,
    laid: Laid,
    /// Greatest height above and below the baseline of the fonts met, in points.
    ascent: f32,
    descent: f32,
    direction: Option<Direction>,
    pieces: Vec<ExtractPiece>,
    atoms: Vec<Atom>,
    scratch: Vec<parley::Glyph>,
}

impl<'a> Extractor<'a> {
    /// Begins an empty text.
    pub(super) fn new(text: &'a str, style: &'a Style, line_height: f32) -> Self {
        Self {
            text,
            style,
            line_height,
            laid: Laid {
                text: Arc::from(text),
                width: 0.0,
                height: 0.0,
                lines: Vec::new(),
                glyphs: Vec::new(),
                fonts: Vec::new(),
                direction: Direction::LeftToRight,
                elided: false,
                clusters: Vec::new(),
            },
            ascent: 0.0,
            descent: 0.0,
            direction: None,
            pieces: Vec::new(),
            atoms: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// Appends the lines of a paragraph whose text begins at `offset` and whose last line, with
    /// its line break, ends at `end`.
    pub(super) fn paragraph(
        &mut self,
        layout: &Layout<()>,
        offset: usize,
        end: usize,
        direction: Direction,
    ) {
        self.direction.get_or_insert(direction);
        let count = layout.len();
        for (index, line) in layout.lines().enumerate() {
            let mut range = line.text_range();
            range.start = (range.start + offset).min(end);
            range.end = (range.end + offset).min(end);
            if index + 1 == count {
                range.end = end;
            }
            self.collect(&line, offset);
            self.place(range, direction);
        }
        if count == 0 {
            self.collect_nothing();
            self.place(offset..end, direction);
        }
    }

    fn collect_nothing(&mut self) {
        self.pieces.clear();
        self.atoms.clear();
        self.scratch.clear();
    }

    /// Reads a line into atoms, in visual order as far as runs go.
    fn collect(&mut self, line: &parley::Line<'_, ()>, offset: usize) {
        self.collect_nothing();
        for run in line.runs() {
            let metrics = run.font_metrics();
            self.ascent = self.ascent.max(metrics.ascent);
            self.descent = self.descent.max(metrics.descent);
            let font = self.font_of(&run);
            let first = self.atoms.len();
            for cluster in run.clusters() {
                let range = cluster.text_range();
                let range = range.start + offset..range.end + offset;
                if !cluster.is_ligature_continuation() {
                    let (pieces, glyphs) = (self.pieces.len(), self.scratch.len());
                    self.scratch.extend(cluster.glyphs());
                    self.atoms.push(Atom {
                        pieces: pieces..pieces,
                        glyphs: glyphs..self.scratch.len(),
                        rtl: run.is_rtl(),
                        font,
                    });
                }
                self.pieces.push(ExtractPiece {
                    range,
                    advance: cluster.advance(),
                    word: cluster.is_word_boundary(),
                });
                if let Some(atom) = self.atoms.last_mut() {
                    atom.pieces.end = self.pieces.len();
                }
            }
            if run.is_rtl() {
                self.atoms[first..].reverse();
            }
        }
    }

    fn font_of(&mut self, run: &parley::Run<'_, ()>) -> FontKey {
        let data = run.font();
        let coords: Vec<i16> = run
            .normalized_coords()
            .iter()
            .map(|c| c.to_bits())
            .collect();
        let embolden = run.synthesis().embolden();
        let key = FontKey::new(data, &coords, embolden);
        if !self.laid.fonts.iter().any(|font| font.key == key) {
            self.laid.fonts.push(Font::new(data, &coords, embolden));
        }
        key
    }

    /// Gives everything on the collected line its place, as if the line began at x = 0.
    fn place(&mut self, range: Range<usize>, direction: Direction) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let spaces_from = range.start + text.trim_end_matches(is_reset_at_line_end).len();
        let (mut ink, mut spaces): (Vec<Atom>, Vec<Atom>) =
            self.atoms.drain(..).partition(|atom| {
                self.pieces[atom.pieces.clone()]
                    .iter()
                    .any(|piece| piece.range.start < spaces_from)
            });
        let line = self.laid.lines.len();
        let top = self.laid.height;
        let glyphs_from = self.laid.glyphs.len();
        let clusters_from = self.laid.clusters.len();
        let mut x = 0.0;
        for atom in ink.drain(..) {
            x = self.place_atom(&atom, x);
        }
        let width = x;
        spaces.sort_by_key(|atom| self.pieces[atom.pieces.start].range.start);
        if direction.is_rtl() {
            let advances = spaces.iter().flat_map(|atom| atom.pieces.clone());
            x = -advances.map(|i| self.pieces[i].advance).sum::<f32>();
            spaces.reverse();
        }
        for atom in &mut spaces {
            atom.rtl = direction.is_rtl();
            x = self.place_atom(atom, x);
        }
        self.laid.clusters[clusters_from..].sort_by_key(|cluster| cluster.start);
        self.laid.width = self.laid.width.max(width);
        self.laid.height += self.line_height;
        self.laid.lines.push(Line {
            range,
            top,
            bottom: self.laid.height,
            baseline: top,
            left: 0.0,
            right: width,
            direction,
            glyphs: glyphs_from..self.laid.glyphs.len(),
            clusters: clusters_from..self.laid.clusters.len(),
        });
        for glyph in &mut self.laid.glyphs[glyphs_from..] {
            glyph.line = saturating_u32(line);
            glyph.y += top;
        }
    }

    /// Places an atom at `x`; returns where the next begins.
    fn place_atom(&mut self, atom: &Atom, x: f32) -> f32 {
        let mut pen = x;
        let of_atom = &self.pieces[atom.pieces.clone()];
        let start = of_atom.iter().map(|piece| piece.range.start).min();
        let end = of_atom.iter().map(|piece| piece.range.end).max();
        let bytes = [start, end].map(|at| saturating_u32(at.unwrap_or(0)));
        for glyph in &self.scratch[atom.glyphs.clone()] {
            self.laid.glyphs.push(PlacedGlyph {
                font: atom.font,
                glyph: glyph.id,
                size: self.style.size,
                x: pen + glyph.x,
                y: glyph.y,
                line: 0,
                bytes,
                rtl: atom.rtl,
            });
            pen += glyph.advance;
        }
        let mut place = |piece: &ExtractPiece, x0: f32| {
            self.laid.clusters.push(Cluster {
                start: saturating_u32(piece.range.start),
                end: saturating_u32(piece.range.end),
                x0,
                x1: x0 + piece.advance,
                rtl: atom.rtl,
                word: piece.word,
            });
            x0 + piece.advance
        };
        let pieces = &self.pieces[atom.pieces.clone()];
        if atom.rtl {
            pieces.iter().rev().fold(x, |x, piece| place(piece, x))
        } else {
            pieces.iter().fold(x, |x, piece| place(piece, x))
        }
    }

    /// Aligns the lines within the widest and sets them on their baselines.
    pub(super) fn finish(mut self) -> Laid {
        let laid = &mut self.laid;
        laid.direction = self.direction.unwrap_or(Direction::LeftToRight);
        let rise = (self.line_height + self.ascent - self.descent) * 0.5;
        for line in &mut laid.lines {
            let free = laid.width - (line.right - line.left);
            let shift =
                match (self.style.align, line.direction) {
                    (Align::Center, _) => free * 0.5,
                    (Align::Start, Direction::LeftToRight)
                    | (Align::End, Direction::RightToLeft) => 0.0,
                    (Align::Start, Direction::RightToLeft)
                    | (Align::End, Direction::LeftToRight) => free,
                };
            line.left += shift;
            line.right += shift;
            line.baseline = line.top + rise;
            for glyph in &mut laid.glyphs[line.glyphs.clone()] {
                glyph.x += shift;
                glyph.y += rise;
            }
            for cluster in &mut laid.clusters[line.clusters.clone()] {
                cluster.x0 += shift;
                cluster.x1 += shift;
            }
        }
        self.laid
    }
}

/// What rule L1 resets to the level of the paragraph at the end of a line, and what rule X9 takes
/// out of the text, so that spaces before it end the line all the same; that has no width.
fn is_reset_at_line_end(c: char) -> bool {
    c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}'
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}')
        || matches!(
            c,
            '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
        )
}

fn saturating_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
