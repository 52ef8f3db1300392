//! One glyph as a bitmap of coverage, by `swash`, unhinted; and the halo around it. It must not
//! know where the glyph stands, its colour, or who keeps the bitmap.

use std::collections::BTreeMap;

use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};
use swash::{CacheKey, FontRef};

use super::font::{Font, FontKey};

/// Strength of the thickening where a family has no bold, as a part of the size.
const EMBOLDEN: f32 = 0.02;

/// Larger glyphs are not drawn, in pixels: the painter enlarges smaller ones.
const LARGEST: f32 = 1024.0;

/// Coverage of a rectangle of pixels by a glyph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Pixels from the origin of the glyph to its left edge; positive to the right.
    pub left: i32,
    /// Pixels from the baseline to its upper edge; positive upwards.
    pub top: i32,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 0 to 255 for each pixel, row by row from the top.
    pub coverage: Vec<u8>,
}

/// Draws glyphs; holds the fonts it was told of and the scratch space.
pub struct Rasteriser {
    context: ScaleContext,
    fonts: BTreeMap<FontKey, KnownGlyph>,
}

struct KnownGlyph {
    font: Font,
    offset: u32,
    key: CacheKey,
}

impl Default for Rasteriser {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Rasteriser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rasteriser")
            .field("fonts", &self.fonts.len())
            .finish_non_exhaustive()
    }
}

impl Rasteriser {
    /// A rasteriser that knows no fonts yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            context: ScaleContext::with_max_entries(16),
            fonts: BTreeMap::new(),
        }
    }

    /// Makes the fonts of a laid out text known ([`super::Laid::fonts`]).
    pub fn learn(&mut self, fonts: &[Font]) {
        for font in fonts {
            if self.fonts.contains_key(&font.key) {
                continue;
            }
            let face = font.data.index as usize;
            if let Some(found) = FontRef::from_index(font.data.data.as_ref(), face) {
                let known = KnownGlyph {
                    font: font.clone(),
                    offset: found.offset,
                    key: found.key,
                };
                self.fonts.insert(font.key, known);
            }
        }
    }

    /// The coverage of a glyph of `size_px` pixels whose origin lies `subpixel_x` quarter pixels
    /// right of a pixel's edge. `None` where there is nothing to draw: a space, a glyph without
    /// an outline, a font that was not learnt.
    pub fn glyph(
        &mut self,
        font: FontKey,
        glyph: u32,
        size_px: f32,
        subpixel_x: u8,
    ) -> Option<Bitmap> {
        let glyph = u16::try_from(glyph).ok()?;
        let known = self.fonts.get(&font)?;
        if !(size_px > 0.0 && size_px <= LARGEST) {
            return None;
        }
        let face = FontRef {
            data: known.font.data.data.as_ref(),
            offset: known.offset,
            key: known.key,
        };
        let mut scaler = self
            .context
            .builder(face)
            .size(size_px)
            .hint(false)
            .normalized_coords(&known.font.coords)
            .build();
        let mut render = Render::new(&[Source::Outline]);
        render
            .format(Format::Alpha)
            .offset(Vector::new(f32::from(subpixel_x.min(3)) * 0.25, 0.0));
        if known.font.embolden {
            render.embolden(size_px * EMBOLDEN);
        }
        let image = render.render(&mut scaler, glyph)?;
        let placement = image.placement;
        if placement.width == 0 || placement.height == 0 {
            return None;
        }
        Some(Bitmap {
            left: placement.left,
            top: placement.top,
            width: placement.width,
            height: placement.height,
            coverage: image.data,
        })
    }
}

impl Bitmap {
    /// The glyph grown by a disc of `radius` pixels with a soft edge: what a halo covers.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a letter, and shares of 0 to 255"
    )]
    pub fn dilated(&self, radius: f32) -> Self {
        let radius = radius.clamp(0.0, 32.0);
        let margin = (radius + 0.5).ceil() as u32;
        let (width, height) = (self.width + 2 * margin, self.height + 2 * margin);
        let mut coverage = vec![0_u8; (width * height) as usize];
        for (dx, dy, weight) in disc(radius, margin) {
            for row in 0..self.height {
                let source = (row * self.width) as usize;
                let target = ((row + dy) * width + dx) as usize;
                let source = &self.coverage[source..source + self.width as usize];
                let target = &mut coverage[target..target + self.width as usize];
                for (target, &source) in target.iter_mut().zip(source) {
                    let grown = (u32::from(source) * weight / 255) as u8;
                    *target = (*target).max(grown);
                }
            }
        }
        Self {
            left: self.left - margin.cast_signed(),
            top: self.top + margin.cast_signed(),
            width,
            height,
            coverage,
        }
    }
}

/// The pixels of a disc of `radius` in a square of 2 `margin` + 1: column, row, coverage to 255.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a letter, and shares of 0 to 255"
)]
fn disc(radius: f32, margin: u32) -> Vec<(u32, u32, u32)> {
    let side = 2 * margin + 1;
    let mut pixels = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let (dx, dy) = (x as f32 - margin as f32, y as f32 - margin as f32);
            let weight = (radius + 0.5 - dx.hypot(dy)).clamp(0.0, 1.0);
            if weight > 0.0 {
                pixels.push((x, y, (weight * 255.0) as u32));
            }
        }
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Laid, Shaper, Style};

    fn first_glyph(text: &str) -> (Rasteriser, Laid) {
        let laid = Shaper::new().lay_out(text, &Style::new(20.0), None);
        let mut rasteriser = Rasteriser::new();
        rasteriser.learn(&laid.fonts);
        (rasteriser, laid)
    }

    #[test]
    fn a_letter_has_ink_and_a_space_has_none() {
        let (mut rasteriser, laid) = first_glyph("H ");
        let draw = |r: &mut Rasteriser, i: usize| {
            let glyph = laid.glyphs[i];
            r.glyph(glyph.font, glyph.glyph, 20.0, 0)
        };
        let letter = draw(&mut rasteriser, 0).expect("H has an outline");
        assert!((13..=16).contains(&letter.height) && letter.top == letter.height as i32);
        assert_eq!(
            letter.coverage.len(),
            (letter.width * letter.height) as usize
        );
        assert_eq!(draw(&mut rasteriser, 1), None);
    }

    #[test]
    fn quarter_pixels_differ_and_what_cannot_be_drawn_is_none() {
        let (mut rasteriser, laid) = first_glyph("l");
        let glyph = laid.glyphs[0];
        let at = |r: &mut Rasteriser, sub| r.glyph(glyph.font, glyph.glyph, 20.0, sub);
        assert_ne!(at(&mut rasteriser, 0), at(&mut rasteriser, 2));
        assert_eq!(rasteriser.glyph(glyph.font, 9_999_999, 20.0, 0), None);
        assert_eq!(rasteriser.glyph(glyph.font, glyph.glyph, f32::NAN, 0), None);
        assert_eq!(
            Rasteriser::new().glyph(glyph.font, glyph.glyph, 20.0, 0),
            None
        );
    }

    #[test]
    fn a_halo_surrounds_the_letter_on_all_sides() {
        let dot = Bitmap {
            left: 0,
            top: 1,
            width: 1,
            height: 1,
            coverage: vec![255],
        };
        let halo = dot.dilated(1.5);
        assert_eq!(
            (halo.left, halo.top, halo.width, halo.height),
            (-2, 3, 5, 5)
        );
        assert_eq!(halo.coverage[12], 255, "the middle");
        assert_eq!(halo.coverage[13], 255, "one to the right");
        assert_eq!(
            halo.coverage[10], 0,
            "two to the left: half a pixel beyond the edge"
        );
        assert_eq!(halo.coverage[6], halo.coverage[18], "symmetric");
    }
}
