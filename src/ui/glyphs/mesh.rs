//! From placed glyphs to textured quads, on the grid of physical pixels: baselines on whole
//! pixels, glyphs on quarters of a pixel across. It must not know when a mesh is kept.

use std::ops::Range;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2, pos2};

use super::atlas::{Atlas, GlyphKey, Rebuilt, Slot};
use crate::text::{Laid, PlacedGlyph, Rasteriser};

/// Glyphs larger than this, in pixels, are drawn at this size and enlarged.
const LARGEST_GLYPH: f32 = 192.0;

/// A halo: its colour and how far it reaches beyond the letters, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Halo {
    pub color: Color32,
    pub points: f32,
}

/// What a mesh is built with.
pub(super) struct MeshBuilder<'a> {
    pub atlas: &'a mut Atlas,
    pub rasteriser: &'a mut Rasteriser,
    pub pixels_per_point: f32,
    /// The largest side of a texture that the renderer takes, in texels.
    pub max_side: usize,
}

impl MeshBuilder<'_> {
    /// The quads of some lines of `laid`, whose box has its top left at (0, 0). The texture is
    /// left to the caller, who uploads it first.
    pub(super) fn build(
        &mut self,
        laid: &Laid,
        lines: Range<usize>,
        color: Color32,
        halo: Option<Halo>,
    ) -> Mesh {
        self.rasteriser.learn(&laid.fonts);
        // A full atlas voids what was built; a second failure means that one text needs more
        // than the whole atlas, and what fits is shown.
        for _ in 0..4 {
            let mut mesh = Mesh::default();
            if self
                .add(&mut mesh, laid, lines.clone(), color, halo)
                .is_ok()
            {
                return mesh;
            }
        }
        Mesh::default()
    }

    fn add(
        &mut self,
        mesh: &mut Mesh,
        laid: &Laid,
        lines: Range<usize>,
        color: Color32,
        halo: Option<Halo>,
    ) -> Result<(), Rebuilt> {
        let lines = laid.lines.get(lines).unwrap_or(&[]);
        let glyphs: usize = lines.iter().map(|line| line.glyphs.len()).sum();
        let layers = 1 + usize::from(halo.is_some());
        mesh.reserve_vertices(glyphs * 4 * layers);
        mesh.reserve_triangles(glyphs * 2 * layers);
        if let Some(halo) = halo {
            // All halos lie below all letters, or one letter's would cover its neighbour.
            for line in lines {
                let glyphs = laid.glyphs.get(line.glyphs.clone()).unwrap_or(&[]);
                for glyph in glyphs {
                    self.quad(mesh, glyph, line.baseline, halo.color, halo.points)?;
                }
            }
        }
        for line in lines {
            let glyphs = laid.glyphs.get(line.glyphs.clone()).unwrap_or(&[]);
            for glyph in glyphs {
                self.quad(mesh, glyph, line.baseline, color, 0.0)?;
            }
        }
        Ok(())
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "unpacked from the bits that hold them"
    )]
    fn quad(
        &mut self,
        mesh: &mut Mesh,
        glyph: &PlacedGlyph,
        baseline: f32,
        color: Color32,
        halo_points: f32,
    ) -> Result<(), Rebuilt> {
        let density = self.pixels_per_point;
        let size_px = (glyph.size * density).max(1.0);
        let enlarged = (size_px / LARGEST_GLYPH).max(1.0);
        let size = (size_px / enlarged * 8.0).round().max(1.0);
        let x = (glyph.x * density * 4.0).round() / 4.0;
        let subpixel = if enlarged > 1.0 {
            0.0
        } else {
            (x - x.floor()) * 4.0
        };
        let halo = (halo_points * density / enlarged * 8.0)
            .round()
            .clamp(0.0, 256.0);
        let key = GlyphKey {
            font: glyph.font,
            glyph: glyph.glyph,
            size: size as u32,
            subpixel: subpixel as u8,
            halo: halo as u16,
            light: halo == 0.0 && is_light(color),
        };
        let rasteriser = &mut *self.rasteriser;
        let slot = self.atlas.slot(key, self.max_side, || {
            let bitmap = rasteriser.glyph(key.font, key.glyph, size / 8.0, key.subpixel)?;
            Some(if halo > 0.0 {
                bitmap.dilated(halo / 8.0)
            } else {
                bitmap
            })
        })?;
        let Some(slot) = slot else { return Ok(()) };
        let rise = ((glyph.y - baseline) * density).round();
        let y = (baseline * density).round() + rise;
        let origin = pos2(if enlarged > 1.0 { x } else { x.floor() }, y);
        push_quad(
            mesh,
            slot,
            origin,
            enlarged,
            density,
            self.atlas.size(),
            color,
        );
        Ok(())
    }
}

/// Adds the quad of a slot whose glyph has its origin at `origin`, in pixels.
fn push_quad(
    mesh: &mut Mesh,
    slot: Slot,
    origin: Pos2,
    enlarged: f32,
    density: f32,
    atlas: [usize; 2],
    color: Color32,
) {
    let [width, height] = slot.size.map(f32::from);
    let left = origin.x + slot.left as f32 * enlarged;
    let top = origin.y - slot.top as f32 * enlarged;
    let (right, bottom) = (left + width * enlarged, top + height * enlarged);
    let [u0, v0] = [0, 1].map(|i| f32::from(slot.at[i]) / atlas[i] as f32);
    let u1 = u0 + width / atlas[0] as f32;
    let v1 = v0 + height / atlas[1] as f32;
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX - 4);
    let corners = [
        (left, top, u0, v0),
        (right, top, u1, v0),
        (left, bottom, u0, v1),
        (right, bottom, u1, v1),
    ];
    mesh.vertices.extend(corners.map(|(x, y, u, v)| Vertex {
        pos: pos2(x / density, y / density),
        uv: pos2(u, v),
        color,
    }));
    mesh.indices
        .extend([0, 1, 2, 2, 1, 3].map(|corner| first + corner));
}

/// Whether text of this colour is meant for a dark ground.
fn is_light(color: Color32) -> bool {
    let [r, g, b, a] = color.to_array().map(u32::from);
    2 * (299 * r + 587 * g + 114 * b) > 1000 * a.max(1)
}
