//! Where every glyph stands: [`Shaper`] turns a text and a style into a [`Laid`]. It splits the
//! text into paragraphs (rule P1 of UAX #9), lets `parley` itemise, shape and break each, and
//! hands the result to `extract`. It must not know who shows it.
//!
//! `parley` 0.12 rather than `cosmic-text` 0.19: both put 98 to 99 of 100 words of an Arabic page
//! in order as an optical reader sees them, `parley` in half the time, and it takes a declared
//! base direction, which a paragraph that begins with a Latin name needs.

use super::signs::signs;
use std::ops::Range;

use parley::{BaseDirection, FontContext, FontWeight, Layout, LayoutContext, OverflowWrap};
use parley::{StyleProperty, TextWrapMode};

pub use super::directions::Direction;
pub use super::laid::{Laid, Line, PlacedGlyph};
pub use super::style::{Align, Face, Style};

use super::directions::{base_direction, has_arabic};
use super::extract::Extractor;
use super::font::{embedded_fonts, family_stack};

/// Type is set between these sizes, in points; what is asked beyond is brought within.
const SIZES: std::ops::RangeInclusive<f32> = 1.0..=512.0;

/// A paragraph longer than this many bytes is laid out in pieces that end at a space, so that a
/// line of megabytes costs its length and not more.
const LONGEST_PIECE: usize = 32 * 1024;

/// More marks than this on one letter are not shaped: `parley` counts the glyphs of a cluster in
/// one byte.
const MOST_MARKS: usize = 60;

/// Lays out text; holds the fonts and the scratch space, so one is kept and used for all.
pub struct Shaper {
    fonts: FontContext,
    context: LayoutContext<()>,
    scratch: Layout<()>,
    has_system_fonts: bool,
}

impl Default for Shaper {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Shaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shaper").finish_non_exhaustive()
    }
}

/// A part of a text that is shaped on its own.
struct Piece {
    /// What is shaped.
    text: Range<usize>,
    /// Where its last line ends, line break included.
    end: usize,
    direction: Direction,
}

impl Shaper {
    /// A shaper with the embedded fonts. The fonts of the system are looked up only when a text
    /// has a letter that these lack.
    #[must_use]
    pub fn new() -> Self {
        Self {
            fonts: embedded_fonts(),
            context: LayoutContext::new(),
            scratch: Layout::new(),
            has_system_fonts: false,
        }
    }

    /// Lays out `text` in lines of at most `max_width` points (`None`: one line a paragraph).
    /// Characters that would act on the letters around them are shown as signs.
    pub fn lay_out(&mut self, text: &str, style: &Style, max_width: Option<f32>) -> Laid {
        match signs(text) {
            None => self.lay_out_to_the_letter(text, style, max_width),
            Some(signed) => Laid {
                text: text.into(),
                ..self.lay_out_to_the_letter(&signed, style, max_width)
            },
        }
    }

    /// Lays out `text` as [`Shaper::lay_out`] does, and lets embeddings and overrides of direction act
    /// as the Unicode Bidirectional Algorithm (UAX #9) has it.
    pub fn lay_out_to_the_letter(
        &mut self,
        text: &str,
        style: &Style,
        max_width: Option<f32>,
    ) -> Laid {
        let limited = limit_marks(text);
        let shaped = limited.as_deref().unwrap_or(text);
        let mut laid = self.lay_out_once(shaped, style, max_width);
        let lacks_letters = laid.glyphs.iter().any(|glyph| glyph.glyph == 0);
        if lacks_letters && !self.has_system_fonts {
            self.has_system_fonts = true;
            self.fonts.collection.load_system_fonts();
            laid = self.lay_out_once(shaped, style, max_width);
        }
        if limited.is_some() {
            laid.text = text.into();
        }
        laid
    }

    fn lay_out_once(&mut self, text: &str, style: &Style, max_width: Option<f32>) -> Laid {
        let style = Style {
            size: in_range(style.size),
            ..style.clone()
        };
        let multiple = style.line_height.filter(|m| m.is_finite() && *m > 0.0);
        let usual = if has_arabic(text) { 1.7 } else { 1.4 };
        let line_height = style.size * multiple.unwrap_or(usual);
        let max_width = max_width.filter(|w| w.is_finite()).map(|w| w.max(1.0));
        let mut extractor = Extractor::new(text, &style, line_height);
        for piece in pieces(text, style.direction) {
            self.shape(&text[piece.text.clone()], &style, piece.direction);
            self.scratch.break_all_lines(max_width);
            extractor.paragraph(&self.scratch, piece.text.start, piece.end, piece.direction);
        }
        extractor.finish()
    }

    /// Shapes one paragraph into the scratch layout.
    fn shape(&mut self, text: &str, style: &Style, direction: Direction) {
        let families = family_stack(style.face, has_arabic(text));
        let mut builder = self
            .context
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(match direction {
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        });
        builder.push_default(StyleProperty::FontFamily(families));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.push_default(StyleProperty::TextWrapMode(TextWrapMode::Wrap));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        builder.build_into(&mut self.scratch, text);
    }

    /// Lays out the first line of `text` in at most `max_width` points; where it is wider, or
    /// other lines follow, it ends in `…` at its logical end and [`Laid::elided`] is set.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "cut to a million"
    )]
    pub fn lay_out_elided(&mut self, text: &str, style: &Style, max_width: f32) -> Laid {
        let max_width = if max_width.is_finite() {
            max_width
        } else {
            f32::MAX
        };
        let style = Style {
            size: in_range(style.size),
            direction: style.direction.or_else(|| base_direction(text)),
            ..style.clone()
        };
        let first_line = text.split(is_paragraph_end).next().unwrap_or("");
        // No letter is narrower than an eighth of its size often enough to matter.
        let most = ((max_width / style.size * 8.0).min(1e6) as usize).saturating_add(64);
        let line = first_chars(first_line, most);
        let laid = self.lay_out(line, &style, None);
        if laid.width <= max_width && line.len() == text.trim_end_matches(is_paragraph_end).len() {
            return laid;
        }
        let mut keep = laid.fitting(max_width - style.size * 0.8);
        loop {
            let kept = line.get(..keep).unwrap_or("").trim_end();
            let mut elided = self.lay_out(&format!("{kept}…"), &style, None);
            if elided.width <= max_width || kept.is_empty() {
                elided.elided = true;
                return elided;
            }
            keep = laid.snap(kept.len().saturating_sub(1));
        }
    }
}

impl Laid {
    /// How many bytes of its first line, from its logical start, take at most `width` points.
    fn fitting(&self, width: f32) -> usize {
        let mut left = width;
        let mut end = 0;
        for cluster in &self.clusters {
            left -= cluster.x1 - cluster.x0;
            if left < 0.0 {
                break;
            }
            end = cluster.end as usize;
        }
        end
    }
}

/// A size that fonts can be scaled to.
fn in_range(size: f32) -> f32 {
    if size.is_nan() {
        *SIZES.start()
    } else {
        size.clamp(*SIZES.start(), *SIZES.end())
    }
}

/// What ends a paragraph (class B of UAX #9).
fn is_paragraph_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}')
}

/// Splits a text into what is shaped on its own; at least one piece.
fn pieces(text: &str, declared: Option<Direction>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // A paragraph without a strong character goes with the text.
    let fallback = declared.or_else(|| base_direction(text));
    let mut start = 0;
    loop {
        let rest = &text[start..];
        let length = rest.find(is_paragraph_end).unwrap_or(rest.len());
        let end = start + length;
        let paragraph = &text[start..end];
        let direction = declared
            .or_else(|| base_direction(paragraph))
            .or(fallback)
            .unwrap_or(Direction::LeftToRight);
        let next = end + break_length(&text[end..]);
        push_pieces(text, start..end, next, direction, &mut pieces);
        if next == end {
            return pieces;
        }
        start = next;
    }
}

/// Bytes of the paragraph separator that `rest` begins with; CR LF is one.
fn break_length(rest: &str) -> usize {
    if rest.starts_with("\r\n") {
        2
    } else {
        rest.chars().next().map_or(0, char::len_utf8)
    }
}

fn push_pieces(
    text: &str,
    mut range: Range<usize>,
    next: usize,
    direction: Direction,
    pieces: &mut Vec<Piece>,
) {
    while range.len() > LONGEST_PIECE {
        let longest = range.start + LONGEST_PIECE;
        let longest = text.floor_char_boundary(longest);
        let window = &text[range.start..longest];
        let cut = match window.rfind(char::is_whitespace) {
            Some(space) if space > LONGEST_PIECE / 2 => {
                range.start + space + break_length(&window[space..])
            }
            _ => longest,
        };
        pieces.push(Piece {
            text: range.start..cut,
            end: cut,
            direction,
        });
        range.start = cut;
    }
    pieces.push(Piece {
        text: range,
        end: next,
        direction,
    });
}

/// The first `count` characters of `text`.
fn first_chars(text: &str, count: usize) -> &str {
    match text.char_indices().nth(count) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// `text` with the marks beyond [`MOST_MARKS`] on one letter replaced by spaces of no width that
/// are as many bytes long, so that offsets stay what they are; `None` where there are none.
fn limit_marks(text: &str) -> Option<String> {
    use unicode_normalization::char::is_combining_mark;
    if text.len() <= MOST_MARKS || text.is_ascii() {
        return None;
    }
    let mut limited = None;
    let mut marks = 0;
    for (offset, c) in text.char_indices() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks == MOST_MARKS {
            limited = Some(offset + c.len_utf8());
            break;
        }
    }
    let from = limited?;
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..from]);
    for c in text[from..].chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        out.push(if marks > MOST_MARKS {
            invisible(c.len_utf8())
        } else {
            c
        });
    }
    Some(out)
}

/// A character of `length` bytes in UTF-8 that is not drawn and begins no line.
fn invisible(length: usize) -> char {
    match length {
        1 => '\u{1}',
        2 => '\u{AD}',
        3 => '\u{2060}',
        _ => '\u{E0001}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_end_at_every_separator() {
        let text = "a\r\nb\u{2029}\nc";
        let found: Vec<_> = pieces(text, None)
            .iter()
            .map(|p| &text[p.text.clone()])
            .collect();
        assert_eq!(found, ["a", "b", "", "c"]);
    }

    #[test]
    fn long_paragraphs_are_cut_at_spaces() {
        let text = "كلمة ".repeat(20_000);
        let pieces = pieces(&text, None);
        assert!(pieces.len() > 3);
        for pair in pieces.windows(2) {
            assert_eq!(pair[0].end, pair[1].text.start);
            assert!(text[..pair[0].end].ends_with(' '));
        }
    }

    #[test]
    fn elided_text_fits_and_says_so() {
        let mut shaper = Shaper::new();
        let style = Style::new(14.0);
        for text in [
            "قوات سوريا الديمقراطية في الرقة",
            "Syrian Democratic Forces in Raqqa",
        ] {
            let whole = shaper.lay_out(text, &style, None);
            let same = shaper.lay_out_elided(text, &style, whole.width + 0.5);
            assert!(!same.elided);
            let laid = shaper.lay_out_elided(text, &style, whole.width * 0.5);
            assert!(laid.elided && laid.width <= whole.width * 0.5);
            assert!(
                laid.text.ends_with('…') && laid.text.len() > 12,
                "{}",
                laid.text
            );
        }
        let narrow = shaper.lay_out_elided("Raqqa", &style, 1.0);
        assert_eq!(&*narrow.text, "…");
        assert!(shaper.lay_out_elided("one\ntwo", &style, 500.0).elided);
    }

    #[test]
    fn marks_beyond_reason_keep_their_bytes() {
        let text = format!("ب{}ت", "\u{64B}".repeat(100_000));
        let limited = limit_marks(&text).expect("there are too many");
        assert_eq!(limited.len(), text.len());
        assert!(limit_marks("بِسْمِ اللَّهِ الرَّحْمٰنِ").is_none());
    }
}
