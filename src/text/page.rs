//! A page of running text as coverage, without a screen: paragraphs one below another, each on the
//! side where its direction begins. It must not know files, colours or who asked for the page.

use std::collections::BTreeMap;

use super::blocks::block_end;
use super::directions::base_direction;
use super::font::FontKey;
use super::laid::{Laid, PlacedGlyph};
use super::layout::Shaper;
use super::raster::{Bitmap, Rasteriser};
use super::style::Style;

/// The highest page, in pixels.
pub const HIGHEST: u32 = 30_000;

/// Space after a paragraph, as a multiple of the size: that of the source panel.
const SPACE_AFTER: f32 = 0.6;

/// A drawn page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 0 to 255 for each pixel, row by row from the top.
    pub coverage: Vec<u8>,
}

/// The page would be higher than [`HIGHEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text would be higher than {HIGHEST} pixels")]
pub struct TooHigh;

/// The paragraphs of a text: what stands between empty lines, as the texts of sources are read.
///
/// ```
/// use kharita::text::page::paragraphs;
/// assert_eq!(paragraphs("one\ntwo\r\n \nthree\n"), ["one two", "three"]);
/// ```
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut().filter(|_| is_open) {
            _ if line.is_empty() => is_open = false,
            Some(paragraph) => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            None => {
                paragraphs.push(line.to_owned());
                is_open = true;
            }
        }
    }
    paragraphs
}

/// Draws paragraphs in the reading face at `size` pixels on a page `width` pixels wide, with a
/// margin of one size around them, as high as they need.
///
/// # Errors
/// When they would need more than [`HIGHEST`] pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a page whose size is bounded"
)]
pub fn draw<T: AsRef<str>>(paragraphs: &[T], width: u32, size: f32) -> Result<Page, TooHigh> {
    let style = Style::new(size).reading();
    let margin = size.ceil();
    let column = (width as f32 - 2.0 * margin).max(1.0);
    let mut shaper = Shaper::new();
    let mut placed: Vec<(f32, Laid)> = Vec::new();
    let mut bottom = margin;
    for paragraph in paragraphs {
        let text = paragraph.as_ref();
        let mut style = style.clone();
        style.direction = base_direction(text);
        let mut start = 0;
        // Block by block, so that a line of megabytes ends where the page does.
        loop {
            let end = block_end(text, start);
            let block = text.get(start..end).unwrap_or("");
            let laid = shaper.lay_out(block, &style, Some(column));
            let top = bottom;
            bottom = top + laid.height;
            if bottom > HIGHEST as f32 {
                return Err(TooHigh);
            }
            placed.push((top.round(), laid));
            start = end;
            if start >= text.len() {
                break;
            }
        }
        bottom += size * SPACE_AFTER;
    }
    let last = if placed.is_empty() {
        margin
    } else {
        bottom - size * SPACE_AFTER
    };
    let height = ((last + margin).ceil() as u32).clamp(1, HIGHEST);
    let mut canvas = Canvas::new(width, height);
    for (top, laid) in &placed {
        let free = if laid.direction.is_rtl() {
            column - laid.width
        } else {
            0.0
        };
        canvas.text(laid, margin + free, *top);
    }
    Ok(canvas.page)
}

/// A page being drawn, with the glyphs drawn so far.
struct Canvas {
    page: Page,
    rasteriser: Rasteriser,
    drawn: BTreeMap<(FontKey, u32, u8), Option<Bitmap>>,
}

impl Canvas {
    fn new(width: u32, height: u32) -> Self {
        let page = Page {
            width,
            height,
            coverage: vec![0; width as usize * height as usize],
        };
        Self {
            page,
            rasteriser: Rasteriser::new(),
            drawn: BTreeMap::new(),
        }
    }

    fn text(&mut self, laid: &Laid, left: f32, top: f32) {
        self.rasteriser.learn(&laid.fonts);
        for line in &laid.lines {
            let baseline = (top + line.baseline).round();
            for glyph in laid.glyphs.get(line.glyphs.clone()).unwrap_or(&[]) {
                // As on the screen: whole pixels up and down, quarters along the line.
                let y = baseline + (glyph.y - line.baseline).round();
                self.glyph(glyph, left + glyph.x, y);
            }
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a page whose size is bounded"
    )]
    fn glyph(&mut self, glyph: &PlacedGlyph, x: f32, y: f32) {
        let x = (x * 4.0).round() / 4.0;
        let subpixel = ((x - x.floor()) * 4.0) as u8;
        let rasteriser = &mut self.rasteriser;
        let bitmap = self
            .drawn
            .entry((glyph.font, glyph.glyph, subpixel))
            .or_insert_with(|| rasteriser.glyph(glyph.font, glyph.glyph, glyph.size, subpixel));
        if let Some(bitmap) = bitmap {
            self.page.blend(bitmap, x.floor() as i32, y as i32);
        }
    }
}

impl Page {
    /// Lays a glyph with its origin at (`x`, `y`) over what is there; what lies outside is cut.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "pixels of a page whose size is bounded"
    )]
    fn blend(&mut self, bitmap: &Bitmap, x: i32, y: i32) {
        let (left, top) = (x.saturating_add(bitmap.left), y.saturating_sub(bitmap.top));
        for (row, coverage) in (top..).zip(bitmap.coverage.chunks_exact(bitmap.width as usize)) {
            let Some(row) = u32::try_from(row).ok().filter(|row| *row < self.height) else {
                continue;
            };
            let start = row as usize * self.width as usize;
            for (column, &added) in (left..).zip(coverage) {
                let column = u32::try_from(column).ok().filter(|c| *c < self.width);
                let pixel = column.and_then(|c| self.coverage.get_mut(start + c as usize));
                if let Some(pixel) = pixel {
                    let free = u32::from(255 - *pixel) * u32::from(255 - added) / 255;
                    *pixel = 255 - free as u8;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and last column that has ink.
    fn inked(page: &Page) -> (usize, usize) {
        let width = page.width as usize;
        let columns = || page.coverage.iter().enumerate().filter(|(_, c)| **c > 128);
        let first = columns().map(|(i, _)| i % width).min();
        let last = columns().map(|(i, _)| i % width).max();
        (first.expect("ink"), last.expect("ink"))
    }

    #[test]
    fn each_paragraph_stands_where_its_direction_begins() {
        let latin = draw(&["Raqqa"], 600, 20.0).expect("a page");
        let arabic = draw(&["الرقة"], 600, 20.0).expect("a page");
        assert!((18..30).contains(&inked(&latin).0));
        assert!((570..582).contains(&inked(&arabic).1));
    }

    #[test]
    fn the_page_is_as_high_as_the_text_and_no_higher_than_allowed() {
        let one = draw(&["abc"], 300, 20.0).expect("a page");
        let two = draw(&["abc", "abc"], 300, 20.0).expect("a page");
        assert!(two.height > one.height + 20);
        assert_eq!(one.coverage.len(), 300 * one.height as usize);
        let many = vec!["abc"; 2000];
        assert_eq!(draw(&many, 300, 20.0), Err(TooHigh));
        let none: [&str; 0] = [];
        assert_eq!(draw(&none, 300, 20.0).map(|page| page.height), Ok(40));
    }

    #[test]
    fn nothing_breaks_it() {
        let marks = "\u{64B}".repeat(3000);
        let odd = ["\u{202E}\u{2066}(", &marks, "\u{10FFFF}", "\t\u{0}"];
        for width in [1, 64] {
            assert!(draw(&odd, width, 6.0).is_ok());
        }
        assert!(paragraphs("\u{FEFF}\n\n \n").len() <= 1);
    }
}
