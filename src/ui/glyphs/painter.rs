//! [`TextPainter`]: lays out, keeps and paints text for one egui context. An unchanged text at an
//! unchanged place costs two look-ups and no allocation for its glyphs. It must not know widgets.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, Mesh, Pos2, Rect, Shape, Vec2, pos2, vec2};

use super::atlas::Atlas;
use super::cache::Cache;
use super::mesh::{Halo, MeshBuilder};
use crate::text::{Laid, Rasteriser, Shaper, Style, Typesetter};

/// A text of more lines than this is painted in blocks of so many, so that only what can be seen
/// is built.
const BLOCK_LINES: usize = 16;

/// Lays out and paints text; reach it with [`TextPainter::with`].
pub struct TextPainter {
    shaper: Shaper,
    rasteriser: Rasteriser,
    atlas: Atlas,
    layouts: Cache<KeptLayout>,
    meshes: Cache<KeptMesh>,
}

struct KeptLayout {
    source: Arc<str>,
    style: Style,
    width: Width,
    laid: Arc<Laid>,
}

/// How the width was limited; `f32` as bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Width {
    Free,
    Wrapped(u32),
    Elided(u32),
}

/// What decides a mesh besides the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct TextLook {
    block: usize,
    color: Color32,
    halo: Option<(Color32, u32)>,
    pixels_per_point: u32,
}

struct KeptMesh {
    /// Kept alive, so that no other text can have its address.
    laid: Arc<Laid>,
    look: TextLook,
    generation: u64,
    /// Relative to the top left of the text.
    base: Arc<Mesh>,
    /// The same where it was painted last.
    placed: Arc<Mesh>,
    at: Vec2,
}

impl Default for TextPainter {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for TextPainter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextPainter").finish_non_exhaustive()
    }
}

impl Typesetter for TextPainter {
    fn set(&mut self, text: &str, style: &Style, max_width: Option<f32>) -> Arc<Laid> {
        self.lay_out(text, style, max_width)
    }
}

impl TextPainter {
    /// A painter of its own; [`TextPainter::with`] shares one by all users of a context.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shaper: Shaper::new(),
            rasteriser: Rasteriser::new(),
            atlas: Atlas::new(),
            layouts: Cache::new(),
            meshes: Cache::new(),
        }
    }

    /// Runs `f` with the painter of `ctx`. Inside `f` the context may be used freely, but `with`
    /// must not be called again: the painter is one, behind a lock.
    pub fn with<R>(ctx: &egui::Context, f: impl FnOnce(&mut Self) -> R) -> R {
        let id = egui::Id::unique("kharita text painter");
        // The lock of the context's data is released before that of the painter is taken.
        let shared: Arc<Mutex<Self>> = ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(id, || Arc::new(Mutex::new(Self::new())))
                .clone()
        });
        let pass = ctx.cumulative_pass_nr();
        let mut painter = shared.lock().unwrap_or_else(PoisonError::into_inner);
        painter.layouts.begin(pass);
        painter.meshes.begin(pass);
        f(&mut painter)
    }

    /// Lays out `text` in lines of at most `max_width` points, or finds the layout of it that was
    /// made lately.
    pub fn lay_out(&mut self, text: &str, style: &Style, max_width: Option<f32>) -> Arc<Laid> {
        let width = match max_width.filter(|w| w.is_finite()) {
            Some(width) => Width::Wrapped(width.to_bits()),
            None => Width::Free,
        };
        self.kept(text, style, width, |s| s.lay_out(text, style, max_width))
    }

    /// Lays out the first line of `text`, ending in `…` where it is wider than `max_width` points.
    pub fn lay_out_elided(&mut self, text: &str, style: &Style, max_width: f32) -> Arc<Laid> {
        let width = Width::Elided(max_width.to_bits());
        self.kept(text, style, width, |s| {
            s.lay_out_elided(text, style, max_width)
        })
    }

    /// The height of `text` in points, without keeping its layout.
    pub(super) fn measure(&mut self, text: &str, style: &Style, width: f32) -> f32 {
        self.shaper.lay_out(text, style, Some(width)).height
    }

    fn kept(
        &mut self,
        text: &str,
        style: &Style,
        width: Width,
        make: impl FnOnce(&mut Shaper) -> Laid,
    ) -> Arc<Laid> {
        let shaper = &mut self.shaper;
        let matches = |k: &KeptLayout| &*k.source == text && k.style == *style && k.width == width;
        let kept = self.layouts.get_or((text, style, width), matches, || {
            let laid = Arc::new(make(shaper));
            let is_whole = &*laid.text == text;
            KeptLayout {
                source: if is_whole {
                    laid.text.clone()
                } else {
                    text.into()
                },
                style: style.clone(),
                width,
                laid,
            }
        });
        kept.laid.clone()
    }

    /// The glyphs of `laid` as textured quads, its top left at (0, 0). Valid for this frame.
    pub fn mesh(&mut self, ctx: &egui::Context, laid: &Arc<Laid>, color: Color32) -> Arc<Mesh> {
        self.kept_mesh(ctx, laid, usize::MAX, color, None)
            .base
            .clone()
    }

    /// Paints `laid` with its top left at `pos`, moved by less than a pixel onto the pixel grid.
    /// Lines outside the clip rectangle are skipped.
    pub fn paint(&mut self, painter: &egui::Painter, pos: Pos2, laid: &Arc<Laid>, color: Color32) {
        self.paint_blocks(painter, pos, laid, color, None);
    }

    /// Paints `laid` over a halo that reaches `halo_points` beyond the letters.
    pub fn paint_with_halo(
        &mut self,
        painter: &egui::Painter,
        pos: Pos2,
        laid: &Arc<Laid>,
        color: Color32,
        halo_color: Color32,
        halo_points: f32,
    ) {
        let halo = Halo {
            color: halo_color,
            points: halo_points.max(0.0),
        };
        let halo = Some(halo).filter(|halo| halo.points > 0.0);
        self.paint_blocks(painter, pos, laid, color, halo);
    }

    fn paint_blocks(
        &mut self,
        painter: &egui::Painter,
        pos: Pos2,
        laid: &Arc<Laid>,
        color: Color32,
        halo: Option<Halo>,
    ) {
        let clip = painter.clip_rect();
        let line = laid
            .lines
            .first()
            .map_or(0.0, |line| line.bottom - line.top);
        // Marks and tails reach out of their lines.
        let margin = line + halo.map_or(0.0, |halo| halo.points);
        let bounds = Rect::from_min_size(pos, vec2(laid.width, laid.height));
        if !clip.intersects(bounds.expand(margin)) {
            return;
        }
        if laid.lines.len() <= BLOCK_LINES {
            self.paint_block(painter, pos, laid, usize::MAX, color, halo);
            return;
        }
        let visible =
            laid.lines_between(clip.top() - margin - pos.y, clip.bottom() + margin - pos.y);
        if visible.is_empty() {
            return;
        }
        for block in visible.start / BLOCK_LINES..=(visible.end - 1) / BLOCK_LINES {
            self.paint_block(painter, pos, laid, block, color, halo);
        }
    }

    fn paint_block(
        &mut self,
        painter: &egui::Painter,
        pos: Pos2,
        laid: &Arc<Laid>,
        block: usize,
        color: Color32,
        halo: Option<Halo>,
    ) {
        let density = painter.ctx().pixels_per_point();
        let snap = |v: f32| (v * density).round() / density;
        let at = pos2(snap(pos.x), snap(pos.y)).to_vec2();
        let kept = self.kept_mesh(painter.ctx(), laid, block, color, halo);
        if kept.base.is_empty() {
            return;
        }
        if kept.at != at {
            kept.at = at;
            // The frame that painted it is over and has let go of it: nothing is copied but
            // positions.
            let placed = Arc::make_mut(&mut kept.placed);
            for (placed, base) in placed.vertices.iter_mut().zip(&kept.base.vertices) {
                placed.pos = base.pos + at;
            }
        }
        painter.add(Shape::Mesh(kept.placed.clone()));
    }

    fn kept_mesh(
        &mut self,
        ctx: &egui::Context,
        laid: &Arc<Laid>,
        block: usize,
        color: Color32,
        halo: Option<Halo>,
    ) -> &mut KeptMesh {
        let pixels_per_point = ctx.pixels_per_point();
        let look = TextLook {
            block,
            color,
            halo: halo.map(|halo| (halo.color, halo.points.to_bits())),
            pixels_per_point: pixels_per_point.to_bits(),
        };
        let address = Arc::as_ptr(laid) as usize;
        let matches = |k: &KeptMesh| Arc::ptr_eq(&k.laid, laid) && k.look == look;
        let kept = self.meshes.get_or((address, look), matches, || KeptMesh {
            laid: laid.clone(),
            look,
            generation: u64::MAX,
            base: Arc::default(),
            placed: Arc::default(),
            at: Vec2::ZERO,
        });
        if kept.generation != self.atlas.generation() {
            let lines = match block {
                usize::MAX => 0..laid.lines.len(),
                _ => {
                    let last = laid.lines.len();
                    block * BLOCK_LINES..((block + 1) * BLOCK_LINES).min(last)
                }
            };
            let mut builder = MeshBuilder {
                atlas: &mut self.atlas,
                rasteriser: &mut self.rasteriser,
                pixels_per_point,
                max_side: ctx.input(|input| input.max_texture_side),
            };
            let mut mesh = builder.build(laid, lines, color, halo);
            mesh.texture_id = self.atlas.upload(ctx);
            kept.generation = self.atlas.generation();
            kept.base = Arc::new(mesh);
            kept.placed = kept.base.clone();
            kept.at = Vec2::ZERO;
        }
        kept
    }
}
