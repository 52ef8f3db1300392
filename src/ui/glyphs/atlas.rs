//! The atlas: one texture that holds every glyph in use, packed in shelves, uploaded as it grows.
//! It must not know where glyphs go on the screen.

use std::collections::HashMap;

use egui::{Color32, ColorImage, TextureHandle, TextureId, TextureOptions};

use crate::text::{Bitmap, FontKey};

/// Side of the first texture in texels; it doubles until [`LARGEST_SIDE`], then starts over.
const FIRST_SIDE: usize = 1024;
const LARGEST_SIDE: usize = 4096;

/// Empty texels around a glyph, so that linear filtering meets no neighbour.
const PADDING: usize = 1;

/// What decides the pixels of a glyph in the atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    /// Its font.
    pub font: FontKey,
    /// Its number in the font.
    pub glyph: u32,
    /// Its size in eighths of a pixel.
    pub size: u32,
    /// Its place within a pixel, in quarters to the right.
    pub subpixel: u8,
    /// Radius of the halo that this is, in eighths of a pixel; 0 for the glyph itself.
    pub halo: u16,
    /// Light ink on a dark ground looks thin unless its coverage is raised.
    pub light: bool,
}

/// Where a glyph is in the atlas, in texels, and where it goes from its origin, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Left and top edge in the texture.
    pub at: [u16; 2],
    /// Width and height.
    pub size: [u16; 2],
    /// Pixels from the origin to the left edge.
    pub left: i32,
    /// Pixels from the baseline up to the upper edge.
    pub top: i32,
}

/// The atlas was rebuilt: every slot handed out before is void.
#[derive(Debug)]
pub(super) struct Rebuilt;

struct Shelf {
    y: usize,
    height: usize,
    used: usize,
}

/// See the module.
pub(super) struct Atlas {
    image: ColorImage,
    texture: Option<TextureHandle>,
    shelves: Vec<Shelf>,
    slots: HashMap<GlyphKey, Option<Slot>>,
    /// Texels that the texture lacks: left, top, right, bottom.
    dirty: Option<[usize; 4]>,
    generation: u64,
}

impl Atlas {
    /// An empty atlas without a texture.
    pub(super) fn new() -> Self {
        Self {
            image: ColorImage::filled([FIRST_SIDE, FIRST_SIDE], Color32::TRANSPARENT),
            texture: None,
            shelves: Vec::new(),
            slots: HashMap::new(),
            dirty: None,
            generation: 0,
        }
    }

    /// Changes when slots handed out before are void.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Width and height of the texture in texels.
    pub(super) fn size(&self) -> [usize; 2] {
        self.image.size
    }

    /// The slot of a glyph, drawn by `draw` when it is new; `None` inside where there is nothing
    /// to see.
    pub(super) fn slot(
        &mut self,
        key: GlyphKey,
        max_side: usize,
        draw: impl FnOnce() -> Option<Bitmap>,
    ) -> Result<Option<Slot>, Rebuilt> {
        if let Some(&slot) = self.slots.get(&key) {
            return Ok(slot);
        }
        let Some(bitmap) = draw() else {
            self.slots.insert(key, None);
            return Ok(None);
        };
        let (width, height) = (bitmap.width as usize, bitmap.height as usize);
        let side = self.image.size[0].min(self.image.size[1]);
        if width + 2 * PADDING > side || height + 2 * PADDING > side {
            self.slots.insert(key, None);
            return Ok(None);
        }
        let Some(at) = self.place(width + PADDING, height + PADDING) else {
            self.make_room(max_side);
            return Err(Rebuilt);
        };
        self.write(at, &bitmap, key.light);
        let slot = Slot {
            at: at.map(to_u16),
            size: [to_u16(width), to_u16(height)],
            left: bitmap.left,
            top: bitmap.top,
        };
        self.slots.insert(key, Some(slot));
        Ok(Some(slot))
    }

    /// Finds room on the shelf that wastes least, or opens a new shelf.
    fn place(&mut self, width: usize, height: usize) -> Option<[usize; 2]> {
        let [side, bottom] = self.image.size;
        let fits = |s: &&mut Shelf| {
            s.height >= height && s.height <= height + height / 2 + 4 && s.used + width <= side
        };
        if let Some(shelf) = self
            .shelves
            .iter_mut()
            .filter(fits)
            .min_by_key(|s| s.height)
        {
            let at = [shelf.used, shelf.y];
            shelf.used += width;
            return Some(at);
        }
        let y = self.shelves.last().map_or(PADDING, |s| s.y + s.height);
        // Heights in steps of four: glyphs of nearly one height share a shelf.
        let shelf_height = height.next_multiple_of(4);
        let height = if y + shelf_height <= bottom {
            shelf_height
        } else {
            height
        };
        if y + height > bottom || PADDING + width > side {
            return None;
        }
        self.shelves.push(Shelf {
            y,
            height,
            used: PADDING + width,
        });
        Some([PADDING, y])
    }

    /// Doubles the texture, or empties it where it can grow no more. A new texture is begun, so
    /// that what this frame has painted from the old one stays right.
    fn make_room(&mut self, max_side: usize) {
        let side = self.image.size[0];
        if side * 2 <= LARGEST_SIDE.min(max_side) {
            let mut grown = ColorImage::filled([side * 2, side * 2], Color32::TRANSPARENT);
            let rows = self.image.pixels.chunks_exact(side);
            for (from, to) in rows.zip(grown.pixels.chunks_exact_mut(side * 2)) {
                to[..side].copy_from_slice(from);
            }
            self.image = grown;
        } else {
            self.image.pixels.fill(Color32::TRANSPARENT);
            self.shelves.clear();
            self.slots.clear();
        }
        self.texture = None;
        self.dirty = None;
        self.generation += 1;
    }

    fn write(&mut self, at: [usize; 2], bitmap: &Bitmap, light: bool) {
        let (width, height) = (bitmap.width as usize, bitmap.height as usize);
        let stride = self.image.size[0];
        for (row, line) in bitmap.coverage.chunks_exact(width).enumerate() {
            let start = (at[1] + row) * stride + at[0];
            let target = &mut self.image.pixels[start..start + width];
            for (texel, &coverage) in target.iter_mut().zip(line) {
                *texel = white(if light { raised(coverage) } else { coverage });
            }
        }
        let [left, top] = at;
        let added = [left, top, left + width, top + height];
        self.dirty = Some(match self.dirty {
            Some(d) => [
                d[0].min(added[0]),
                d[1].min(added[1]),
                d[2].max(added[2]),
                d[3].max(added[3]),
            ],
            None => added,
        });
    }

    /// Uploads what is new and says which texture to paint with.
    pub(super) fn upload(&mut self, ctx: &egui::Context) -> TextureId {
        let dirty = self.dirty.take();
        let texture = match (&mut self.texture, dirty) {
            (Some(texture), Some([left, top, right, bottom])) => {
                let region = self
                    .image
                    .region_by_pixels([left, top], [right - left, bottom - top]);
                texture.set_partial([left, top], region, TextureOptions::LINEAR);
                texture
            }
            (Some(texture), None) => texture,
            (none, _) => {
                let image = self.image.clone();
                none.insert(ctx.load_texture("glyphs", image, TextureOptions::LINEAR))
            }
        };
        texture.id()
    }
}

/// White of this opacity, premultiplied.
fn white(alpha: u8) -> Color32 {
    Color32::from_rgba_premultiplied(alpha, alpha, alpha, alpha)
}

/// Coverage for light ink: 2c − c², as egui draws its own text on dark grounds.
fn raised(coverage: u8) -> u8 {
    let c = u32::from(coverage);
    u8::try_from((2 * 255 * c - c * c) / 255).unwrap_or(u8::MAX)
}

/// The atlas is at most 4096 texels wide.
fn to_u16(texels: usize) -> u16 {
    u16::try_from(texels).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(side: u32) -> Bitmap {
        Bitmap {
            left: 0,
            top: 0,
            width: side,
            height: side,
            coverage: vec![255; (side * side) as usize],
        }
    }

    fn key(glyph: u32) -> GlyphKey {
        let laid = crate::text::Shaper::new().lay_out("a", &crate::text::Style::new(9.0), None);
        GlyphKey {
            font: laid.glyphs[0].font,
            glyph,
            size: 80,
            subpixel: 0,
            halo: 0,
            light: false,
        }
    }

    #[test]
    fn glyphs_do_not_overlap_and_are_drawn_once() {
        let mut atlas = Atlas::new();
        let key = key(0);
        for glyph in 0..100 {
            let key = GlyphKey { glyph, ..key };
            let side = 5 + glyph % 20;
            let slot = atlas.slot(key, 2048, || Some(block(side)));
            assert!(matches!(slot, Ok(Some(_))));
            let again = atlas.slot(key, 2048, || panic!("drawn twice"));
            assert!(matches!(again, Ok(Some(s)) if u32::from(s.size[0]) == side));
        }
        let inked = atlas.image.pixels.iter().filter(|p| p.a() > 0).count();
        let expected: u32 = (0..100).map(|g| (5 + g % 20) * (5 + g % 20)).sum();
        assert_eq!(inked, expected as usize);
    }

    #[test]
    fn a_full_atlas_grows_and_then_starts_over() {
        let mut atlas = Atlas::new();
        let key = key(0);
        let mut rebuilt = 0;
        for glyph in 0..2000 {
            let key = GlyphKey { glyph, ..key };
            while atlas.slot(key, 2048, || Some(block(60))).is_err() {
                rebuilt += 1;
            }
        }
        assert_eq!(atlas.size(), [2048, 2048]);
        assert!(rebuilt >= 2 && atlas.generation() == rebuilt);
        let vast = atlas.slot(GlyphKey { glyph: 9999, ..key }, 2048, || Some(block(3000)));
        assert!(matches!(vast, Ok(None)), "what can never fit is not drawn");
    }
}
