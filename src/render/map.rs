//! The renderer of the map: what changed since the last picture, and what is drawn in which order.
//!
//! It must not know egui: it draws into whichever pass it is given.

use super::buffers::PatchBuffers;
use super::ground::{GroundBuffers, GroundPlaces};
use super::pipelines::{BorderPass, Pipelines};
use super::tables::{AreaTable, SideTable, StateTable};
use super::tile_maker::Wake;
use super::view::{Placement, ViewUniforms, map_size_px, part_px, px_per_point, seen_world};
use crate::scene::frame::{Layers, Scene};
use crate::scene::mesh::MapMesh;
use crate::scene::tiles::TileId;

/// How many pixels a simplified line may lie from the true one.
const TOLERANCE_PX: f64 = 0.5;

/// What one picture sent to the card, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uploads {
    /// Triangles and lines: once per data set and level, or tile.
    pub geometry_bytes: u64,
    /// The table of states: a new theme or filter.
    pub state_bytes: u64,
    /// What each area shows: a new date, four bytes an area.
    pub texel_bytes: u64,
    /// The view.
    pub uniform_bytes: u64,
}

/// Draws scenes. Holds what is on the card between pictures.
pub struct MapRenderer {
    samples: u32,
    is_linear: bool,
    pipelines: Pipelines,
    uniforms: wgpu::Buffer,
    view: Option<ViewUniforms>,
    areas: AreaTable,
    states: StateTable,
    sides: SideTable,
    bind_group: wgpu::BindGroup,
    places: GroundPlaces,
    ground: Option<GroundBuffers>,
    shown: Option<Shown>,
    last_uploads: Uploads,
    /// Asks for another picture; `None` where each picture is complete.
    wake: Option<Wake>,
}

/// What of the prepared scene is drawn.
struct Shown {
    areas: Areas,
    layers: Layers,
    has_selection: bool,
    has_highlight: bool,
}

/// Of the areas, what is drawn.
enum Areas {
    Level(usize),
    /// Each whole, or within a box in physical pixels: left, top, right, bottom.
    Tiles(Vec<(TileId, Option<[u32; 4]>)>),
}

impl MapRenderer {
    /// Compiles the shaders for targets of this format and so many samples a pixel.
    pub fn new(device: &wgpu::Device, target: wgpu::TextureFormat, samples: u32) -> Self {
        let samples = samples.max(1);
        let pipelines = Pipelines::new(device, target, samples);
        let uniforms = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("map view"),
            size: size_of::<ViewUniforms>() as u64,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let areas = AreaTable::new(device);
        let states = StateTable::new(device);
        let sides = SideTable::new(device);
        let tables = [areas.view(), states.view(), sides.view()];
        let bind_group = bind_group(device, &pipelines.bindings, &uniforms, &tables);
        let places = GroundPlaces::new(device, &pipelines.place);
        Self {
            samples,
            is_linear: target.is_srgb(),
            pipelines,
            uniforms,
            view: None,
            areas,
            states,
            sides,
            bind_group,
            places,
            ground: None,
            shown: None,
            last_uploads: Uploads::default(),
            wake: None,
        }
    }

    /// Makes great data ready beside the interface rather than let a picture wait for them, and calls
    /// `wake` when there is more to show.
    pub fn live(mut self, wake: Wake) -> Self {
        self.wake = Some(wake);
        self
    }

    /// Samples a pixel of the targets that it draws to.
    pub fn samples(&self) -> u32 {
        self.samples
    }

    /// What the last `prepare` sent.
    pub fn last_uploads(&self) -> Uploads {
        self.last_uploads
    }

    /// Sends what changed since the last picture; the map fills the whole target.
    pub fn prepare(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        scene: &Scene,
    ) -> Uploads {
        let place = Placement {
            left_top_px: [0.0, 0.0],
            target_px: map_size_px(scene),
        };
        self.prepare_at(device, queue, scene, place)
    }

    /// Sends what changed since the last picture; the map lies at `place` in the target.
    pub fn prepare_at(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        scene: &Scene,
        place: Placement,
    ) -> Uploads {
        let mut sent = Uploads::default();
        let areas = self.send_mesh(device, queue, scene, place, &mut sent.geometry_bytes);
        self.send_tables(device, queue, scene, &mut sent);
        let counts = [
            self.areas.count().min(scene.mesh.area_count),
            self.states.count(),
        ];
        let view = ViewUniforms::new(scene, place, counts, self.is_linear);
        if self.view != Some(view) {
            queue.write_buffer(&self.uniforms, 0, bytemuck::bytes_of(&view));
            self.view = Some(view);
            sent.uniform_bytes = size_of::<ViewUniforms>() as u64;
        }
        let is_visible = map_size_px(scene).iter().all(|size| *size > 0.0);
        let has_selection = scene.selected.is_some();
        self.shown = is_visible.then(|| Shown {
            areas,
            layers: scene.layers,
            has_selection,
            has_highlight: has_selection || scene.hovered.is_some() || self.areas.any_outlined(),
        });
        self.last_uploads = sent;
        sent
    }

    /// Draws what was prepared. The viewport is the caller's: the whole target. `within` is where the
    /// map is seen in it: left, top, width and height in physical pixels.
    pub fn paint(&self, pass: &mut wgpu::RenderPass<'static>, within: [u32; 4]) {
        let (Some(shown), Some(ground)) = (&self.shown, &self.ground) else {
            return;
        };
        let [left, top, width, height] = within;
        pass.set_scissor_rect(left, top, width, height);
        let patch = |(buffers, place), within| DrawnPatch {
            buffers,
            place,
            within,
        };
        let patches: Vec<DrawnPatch<'_>> = match &shown.areas {
            Areas::Level(level) => {
                let level = ground.level(*level).into_iter();
                level.map(|level| patch(level, Some(within))).collect()
            }
            Areas::Tiles(drawn) => {
                let drawn = drawn.iter();
                let one = |(id, only): &(TileId, Option<[u32; 4]>)| {
                    let within = only.map_or(Some(within), |only| common(within, only));
                    Some(patch(ground.tile(id)?, within))
                };
                drawn.filter_map(one).collect()
            }
        };
        let mut painter = Painter {
            renderer: self,
            pass,
            patches,
            within,
        };
        painter.pass.set_bind_group(0, &self.bind_group, &[]);
        painter.fills(shown, ground);
        if shown.layers.borders {
            painter.borders(BorderPass::Inner);
        }
        self.places.set_context(painter.pass);
        painter.pass.set_pipeline(&self.pipelines.context_lines);
        ground.context.outlines.draw(painter.pass);
        painter.fronts(shown);
        if shown.layers.areas {
            painter.marks();
        }
    }

    fn send_mesh(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        scene: &Scene,
        place: Placement,
        sent: &mut u64,
    ) -> Areas {
        let before = self.ground.take();
        let is_same = before.as_ref().is_some_and(|g| g.is_of(&scene.mesh));
        let ground = match before {
            Some(same) if is_same => same,
            other => {
                let (places, wake) = (&self.places, self.wake.as_ref());
                GroundBuffers::new(device, queue, places, &scene.mesh, other, wake, sent)
            }
        };
        let ground = self.ground.insert(ground);
        let px_per_world = scene.camera.points_per_world() * px_per_point(scene);
        if let Some(tiles) = &scene.mesh.tiles {
            let ids = tiles.in_view(seen_world(scene), px_per_world);
            let drawn = ground.require_tiles(device, queue, &self.places, &ids, sent);
            let drawn = drawn.into_iter().map(|drawn| {
                let only = drawn.only.map(|only| part_px(scene, place, only));
                (drawn.id, only)
            });
            return Areas::Tiles(drawn.collect());
        }
        let level = level_for(&scene.mesh, px_per_world);
        ground.require_level(device, level, sent);
        Areas::Level(level)
    }

    fn send_tables(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        scene: &Scene,
        sent: &mut Uploads,
    ) {
        let (texel_bytes, new_areas) = self.areas.update(device, queue, &scene.texels);
        let (state_bytes, new_states) = self.states.update(device, queue, &scene.states);
        sent.texel_bytes = texel_bytes;
        sent.state_bytes = state_bytes;
        let (side_bytes, new_sides) = self.sides.update(device, queue, &scene.mesh);
        sent.geometry_bytes += side_bytes;
        if new_areas || new_states || new_sides {
            let layout = &self.pipelines.bindings;
            let tables = [self.areas.view(), self.states.view(), self.sides.view()];
            self.bind_group = bind_group(device, layout, &self.uniforms, &tables);
        }
    }
}

/// One picture while it is drawn.
struct Painter<'a> {
    renderer: &'a MapRenderer,
    pass: &'a mut wgpu::RenderPass<'static>,
    /// What is drawn of the areas.
    patches: Vec<DrawnPatch<'a>>,
    /// Left, top, width and height of the map, in physical pixels.
    within: [u32; 4],
}

/// A patch where it is drawn.
struct DrawnPatch<'a> {
    buffers: &'a PatchBuffers,
    /// Where its place stands among the places.
    place: u32,
    /// Left, top, width and height of the part in which it is drawn; `None` where nothing is seen.
    within: Option<[u32; 4]>,
}

impl Painter<'_> {
    fn fills(&mut self, shown: &Shown, ground: &GroundBuffers) {
        let pipelines = &self.renderer.pipelines;
        self.renderer.places.set_context(self.pass);
        self.pass.set_pipeline(&pipelines.sea);
        self.pass.draw(0..4, 0..1);
        self.pass.set_pipeline(&pipelines.context);
        ground.context.land.draw(self.pass);
        if shown.layers.areas {
            self.each(&pipelines.areas, |patch, pass| patch.fills.draw(pass));
            self.each(&pipelines.specks, |patch, pass| patch.specks.draw(pass));
        }
        if shown.layers.water {
            self.renderer.places.set_context(self.pass);
            self.pass.set_pipeline(&pipelines.context);
            ground.context.water.draw(self.pass);
            self.pass.set_pipeline(&pipelines.context_lines);
            ground.context.rivers.draw(self.pass);
        }
    }

    fn fronts(&mut self, shown: &Shown) {
        if shown.layers.areas {
            self.borders(BorderPass::FrontCasing);
            self.borders(BorderPass::Front);
        }
        if shown.has_selection {
            self.borders(BorderPass::SelectionCasing);
        }
        if shown.has_highlight {
            self.borders(BorderPass::Highlight);
        }
    }

    fn borders(&mut self, appearance: BorderPass) {
        let pipeline = self.renderer.pipelines.border(appearance);
        self.each(pipeline, |patch, pass| patch.borders.draw(pass));
    }

    /// Lines, and above them points.
    fn marks(&mut self) {
        let pipelines = &self.renderer.pipelines;
        for pipeline in &pipelines.strokes {
            self.each(pipeline, |patch, pass| patch.lines.draw(pass));
        }
        self.each(&pipelines.points, |patch, pass| patch.points.draw(pass));
    }

    fn each(
        &mut self,
        pipeline: &wgpu::RenderPipeline,
        draw: impl Fn(&PatchBuffers, &mut wgpu::RenderPass<'static>),
    ) {
        self.pass.set_pipeline(pipeline);
        for patch in &self.patches {
            let Some([left, top, width, height]) = patch.within else {
                continue;
            };
            self.pass.set_scissor_rect(left, top, width, height);
            self.renderer.places.set(self.pass, patch.place);
            draw(patch.buffers, self.pass);
        }
        let [left, top, width, height] = self.within;
        self.pass.set_scissor_rect(left, top, width, height);
    }
}

/// What a box (left, top, width, height) has in common with another (left, top, right, bottom).
fn common(within: [u32; 4], only: [u32; 4]) -> Option<[u32; 4]> {
    let [left, top] = [0, 1].map(|axis| within[axis].max(only[axis]));
    let [right, bottom] = [0, 1].map(|axis| (within[axis] + within[axis + 2]).min(only[axis + 2]));
    (left < right && top < bottom).then(|| [left, top, right - left, bottom - top])
}

/// The coarsest level that cannot be told from the finest on the screen.
fn level_for(mesh: &MapMesh, px_per_world: f64) -> usize {
    mesh.levels
        .iter()
        .rposition(|level| level.tolerance_world * px_per_world < TOLERANCE_PX)
        .unwrap_or(0)
}

fn bind_group(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    uniforms: &wgpu::Buffer,
    tables: &[wgpu::TextureView; 3],
) -> wgpu::BindGroup {
    let mut entries = vec![wgpu::BindGroupEntry {
        binding: 0,
        resource: uniforms.as_entire_binding(),
    }];
    entries.extend(
        (1..)
            .zip(tables)
            .map(|(binding, view)| wgpu::BindGroupEntry {
                binding,
                resource: wgpu::BindingResource::TextureView(view),
            }),
    );
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("map"),
        layout,
        entries: &entries,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Bounds;
    use crate::scene::mesh::{ContextMesh, Level, SideLists};
    use std::sync::Arc;

    #[test]
    fn the_coarsest_level_below_half_a_pixel_is_taken() {
        let levels = [0.0, 1e-6, 1e-5].map(|tolerance_world| Level {
            tolerance_world,
            ..Level::default()
        });
        let mesh = MapMesh {
            origin: [0.5, 0.5],
            bounds: Bounds::EMPTY,
            area_count: 0,
            levels: levels.into(),
            tiles: None,
            sides: SideLists::default(),
            context: Arc::new(ContextMesh::default()),
        };
        let cases = [
            (1e3, 2),
            (49_999.0, 2),
            (50_000.0, 1),
            (1e6, 0),
            (f64::NAN, 0),
        ];
        for (px_per_world, level) in cases {
            assert_eq!(level_for(&mesh, px_per_world), level, "{px_per_world}");
        }
    }
}
