//! In which order a map is drawn, and of each part of it only what lies there.
//!
//! It must not know what changed: it is given the boxes that are drawn.

use super::boxes::PixelBox;
use super::buffers::{PatchBuffers, RunExtent, Shading};
use super::changes::{DrawnAreas, REACH_POINTS};
use super::ground::{GroundBuffers, PlacedPatch};
use super::pipelines::{BorderPass, Pipelines};
use super::tables::AreaShadings;
use super::view::{PixelGrid, px_per_point};
use crate::geometry::{Bounds, WorldPoint};
use crate::scene::frame::{Layers, Scene};
use crate::scene::mesh::POSITION_SCALE;

/// Everything that is drawn of a scene.
pub(super) struct Painter<'a> {
    pub(super) pipelines: &'a Pipelines,
    pub(super) ground: &'a GroundBuffers,
    pub(super) shadings: &'a AreaShadings,
    pub(super) grid: &'a PixelGrid,
    pub(super) areas: &'a DrawnAreas,
    pub(super) scene: &'a Scene,
    /// Whether some area is outlined.
    pub(super) any_outlined: bool,
}

/// One box of the picture while it is drawn.
struct BoxPainter<'a> {
    pipelines: &'a Pipelines,
    ground: &'a GroundBuffers,
    shadings: &'a AreaShadings,
    pass: &'a mut wgpu::RenderPass<'static>,
    part: PixelBox,
    patches: Vec<BoxPatch<'a>>,
    /// The ground of the box as positions of the context.
    context: RunExtent,
    zoom: f64,
    corners: u64,
}

/// A patch as far as it is drawn in a box.
struct BoxPatch<'a> {
    patch: PlacedPatch<'a>,
    /// Where it is drawn.
    only: PixelBox,
    /// The ground of the box as positions of the patch.
    near: RunExtent,
}

impl<'a> BoxPatch<'a> {
    fn new(patch: PlacedPatch<'a>, only: PixelBox, world: Bounds) -> Self {
        Self {
            near: extent(world, patch.origin),
            patch,
            only,
        }
    }
}

impl Painter<'_> {
    /// Draws a box of the picture. Answers with how many corners of triangles.
    pub(super) fn paint(&self, pass: &mut wgpu::RenderPass<'static>, part: PixelBox) -> u64 {
        let margin_px = REACH_POINTS * px_per_point(self.scene) + 2.0;
        let world = self.grid.world(part, margin_px);
        let mut painter = BoxPainter {
            pipelines: self.pipelines,
            ground: self.ground,
            shadings: self.shadings,
            patches: self.patches(part, world),
            context: extent(world, self.ground.context_origin()),
            zoom: self.scene.camera.zoom,
            pass,
            part,
            corners: 0,
        };
        painter.clip(part);
        let layers = self.scene.layers;
        painter.fills(layers);
        if layers.borders {
            painter.borders(BorderPass::Inner);
        }
        painter.outlines();
        let has_selection = self.scene.selected.is_some();
        let has_highlight = has_selection || self.scene.hovered.is_some() || self.any_outlined;
        painter.fronts(layers, has_selection, has_highlight);
        if layers.areas {
            painter.marks();
        }
        painter.corners
    }

    fn patches(&self, part: PixelBox, world: Bounds) -> Vec<BoxPatch<'_>> {
        match self.areas {
            DrawnAreas::Level(level) => {
                let level = self.ground.level(*level).into_iter();
                level
                    .map(|level| BoxPatch::new(level, part, world))
                    .collect()
            }
            DrawnAreas::Tiles(drawn, _) => {
                let one = |drawn: &super::cover::Drawn| {
                    let only = match drawn.only {
                        Some(only) => part.common(self.grid.middles_in(only)?)?,
                        None => part,
                    };
                    let is_near = drawn.id.bounds().intersects(&world);
                    is_near.then_some(())?;
                    Some(BoxPatch::new(self.ground.tile(&drawn.id)?, only, world))
                };
                drawn.iter().filter_map(one).collect()
            }
        }
    }
}

impl BoxPainter<'_> {
    fn clip(&mut self, only: PixelBox) {
        let ([left, top], [width, height]) = (only.left_top(), only.size());
        self.pass.set_scissor_rect(left, top, width, height);
    }

    fn fills(&mut self, layers: Layers) {
        self.ground.places.set_context(self.pass);
        self.pass.set_pipeline(&self.pipelines.sea);
        self.pass.draw(0..4, 0..1);
        self.pass.set_pipeline(&self.pipelines.context);
        let context = &self.ground.context;
        self.corners += 4 + context.land.draw(self.pass, &self.context);
        if layers.areas {
            self.areas();
            self.each(&self.pipelines.specks, |patch, pass, near| {
                patch.specks.draw(pass, near)
            });
        }
        if layers.water {
            self.ground.places.set_context(self.pass);
            self.pass.set_pipeline(&self.pipelines.context);
            self.corners += context.water.draw(self.pass, &self.context);
            self.pass.set_pipeline(&self.pipelines.context_lines);
            self.corners += context.rivers.draw(self.pass, &self.context);
        }
    }

    fn areas(&mut self) {
        let pipelines = self.pipelines;
        let shadings = self.shadings;
        for index in 0..self.patches.len() {
            self.begin_patch(index);
            let patch = &self.patches[index];
            let begin = |pass: &mut wgpu::RenderPass<'static>, shading| {
                pass.set_pipeline(match shading {
                    Shading::Patterned => &pipelines.areas,
                    Shading::Plain | Shading::Nothing => &pipelines.plain_areas,
                });
            };
            let fills = &patch.patch.buffers.fills;
            let shading = |area| shadings.of(area);
            self.corners += fills.draw_areas(self.pass, &patch.near, shading, begin);
        }
        self.clip(self.part);
    }

    fn outlines(&mut self) {
        self.ground.places.set_context(self.pass);
        self.pass.set_pipeline(&self.pipelines.context_lines);
        let outlines = &self.ground.context.outlines;
        self.corners += outlines.draw(self.pass, &self.context);
    }

    fn fronts(&mut self, layers: Layers, has_selection: bool, has_highlight: bool) {
        if layers.areas {
            self.borders(BorderPass::FrontCasing);
            self.borders(BorderPass::Front);
        }
        if has_selection {
            self.borders(BorderPass::SelectionCasing);
        }
        if has_highlight {
            self.borders(BorderPass::Highlight);
        }
    }

    fn borders(&mut self, appearance: BorderPass) {
        let pipeline = self.pipelines.border(appearance);
        self.each(pipeline, |patch, pass, near| patch.borders.draw(pass, near));
    }

    /// Areas that are lost between their borders, then lines, and above them points.
    fn marks(&mut self) {
        let (pipelines, zoom) = (self.pipelines, self.zoom);
        self.each(&pipelines.specks, |patch, pass, near| {
            let lost = patch.tiny_areas.iter().filter(|(until, _)| zoom < *until);
            lost.map(|(_, tiny)| tiny.draw(pass, near)).sum()
        });
        for pipeline in &pipelines.strokes {
            self.each(pipeline, |patch, pass, near| patch.lines.draw(pass, near));
        }
        self.each(&pipelines.points, |patch, pass, near| {
            patch.points.draw(pass, near)
        });
    }

    fn each(
        &mut self,
        pipeline: &wgpu::RenderPipeline,
        draw: impl Fn(&PatchBuffers, &mut wgpu::RenderPass<'static>, &RunExtent) -> u64,
    ) {
        self.pass.set_pipeline(pipeline);
        for index in 0..self.patches.len() {
            self.begin_patch(index);
            let patch = &self.patches[index];
            self.corners += draw(patch.patch.buffers, self.pass, &patch.near);
        }
        self.clip(self.part);
    }

    fn begin_patch(&mut self, index: usize) {
        let (only, place) = (self.patches[index].only, self.patches[index].patch.place);
        self.clip(only);
        self.ground.places.set(self.pass, place);
    }
}

/// A part of the world as positions of geometry with this origin.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a little more or less of the margin is as good"
)]
fn extent(world: Bounds, origin: WorldPoint) -> RunExtent {
    let position = |corner: WorldPoint| {
        [0, 1].map(|axis| ((corner[axis] - origin[axis]) * POSITION_SCALE) as f32)
    };
    RunExtent {
        min: position(world.min),
        max: position(world.max),
    }
}
