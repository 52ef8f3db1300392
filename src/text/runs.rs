//! A laid-out text as runs of one font and one direction, for files that hold letters and not
//! pixels. It must not know what such files look like.

use super::font::{Font, FontKey};
use super::laid::{Laid, PlacedGlyph};
use super::layout::Shaper;
use super::style::Style;
use std::ops::Range;
use std::sync::Arc;

/// Lays out words for whoever draws them; some keep what they laid out.
pub trait Typesetter {
    /// Lays out `text` in lines of at most `max_width` points (`None`: one line a paragraph).
    fn set(&mut self, text: &str, style: &Style, max_width: Option<f32>) -> Arc<Laid>;
}

impl Typesetter for Shaper {
    fn set(&mut self, text: &str, style: &Style, max_width: Option<f32>) -> Arc<Laid> {
        Arc::new(self.lay_out(text, style, max_width))
    }
}

/// Glyphs that follow each other from left to right in one direction and one line.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun<'a> {
    /// The font of its first glyph.
    pub font: FontKey,
    /// The glyphs from left to right.
    pub glyphs: &'a [PlacedGlyph],
    /// The bytes of the text that they write, in logical order.
    pub bytes: Range<usize>,
    /// Whether reading goes from right to left.
    pub rtl: bool,
    /// Left and right end, in points.
    pub ends: [f32; 2],
    /// Height at which the letters stand, in points.
    pub baseline: f32,
}

impl Laid {
    /// The runs of one direction of all lines, each line from left to right, whatever fonts they mix.
    /// Runs of spaces alone are left out.
    pub fn runs(&self) -> Vec<GlyphRun<'_>> {
        let mut runs = self.alike(follows);
        runs.retain(|run| {
            let written = self.text.get(run.bytes.clone());
            written.is_some_and(|written| !written.trim().is_empty())
        });
        runs
    }

    /// The same cut where the font changes, spaces among them.
    pub fn font_runs(&self) -> Vec<GlyphRun<'_>> {
        self.alike(|a, b| a.font == b.font && follows(a, b))
    }

    fn alike(&self, alike: impl Fn(&PlacedGlyph, &PlacedGlyph) -> bool) -> Vec<GlyphRun<'_>> {
        let mut runs = Vec::new();
        for line in &self.lines {
            let glyphs = self.glyphs.get(line.glyphs.clone()).unwrap_or(&[]);
            let mut parts = glyphs.chunk_by(|a, b| alike(a, b)).peekable();
            while let Some(glyphs) = parts.next() {
                let right = parts.peek().and_then(|next| next.first());
                let right = right.map_or(line.right, |next| next.x);
                runs.extend(run(glyphs, right, line.baseline));
            }
        }
        runs
    }

    /// The font that a key names.
    pub fn font(&self, key: FontKey) -> Option<&Font> {
        self.fonts.iter().find(|font| font.key == key)
    }
}

/// Whether a glyph goes on with the text of the one at its left, in the same direction.
fn follows(left: &PlacedGlyph, right: &PlacedGlyph) -> bool {
    let is_next = if left.rtl {
        right.bytes[1] == left.bytes[0]
    } else {
        left.bytes[1] == right.bytes[0]
    };
    left.rtl == right.rtl && (is_next || left.bytes == right.bytes)
}

fn run(glyphs: &[PlacedGlyph], right: f32, baseline: f32) -> Option<GlyphRun<'_>> {
    let first = glyphs.first()?;
    let start = glyphs.iter().map(|glyph| glyph.bytes[0]).min()? as usize;
    let end = glyphs.iter().map(|glyph| glyph.bytes[1]).max()? as usize;
    Some(GlyphRun {
        font: first.font,
        glyphs,
        bytes: start..end,
        rtl: first.rtl,
        ends: [first.x, right.max(first.x)],
        baseline,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_arabic_line_with_a_latin_name_has_a_run_for_each_direction() {
        let text = "سيطرت SDF على الرقة في 2017";
        let laid = Shaper::new().lay_out(text, &Style::new(14.0), None);
        let written: Vec<(&str, bool)> = laid
            .runs()
            .iter()
            .map(|run| (text[run.bytes.clone()].trim(), run.rtl))
            .collect();
        let expected = [
            ("2017", false),
            ("على الرقة في", true),
            ("SDF", false),
            ("سيطرت", true),
        ];
        assert_eq!(written, expected);
    }

    proptest! {
        /// Every letter of a text stands in exactly one run, whatever its scripts.
        #[test]
        fn every_letter_stands_in_one_run(text in "[a-cاببت0-9 ,()\\-]{0,40}") {
            let laid = Shaper::new().lay_out(&text, &Style::new(14.0), Some(80.0));
            let mut seen = vec![0_usize; text.len()];
            for run in laid.runs() {
                prop_assert!(run.ends[1] >= run.ends[0]);
                for byte in run.bytes {
                    seen[byte] += 1;
                }
            }
            for (at, letter) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                prop_assert_eq!(seen[at], 1, "{} at {} of {}", letter, at, &text);
            }
        }
    }
}
