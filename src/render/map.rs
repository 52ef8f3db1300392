//! The renderer of the map: what changed since the last picture, and what is drawn in which order.
//!
//! It must not know egui: it draws into whichever pass it is given.

use super::buffers::{LevelBuffers, MeshBuffers};
use super::pipelines::{BorderPass, Pipelines};
use super::tables::{AreaTable, StateTable};
use super::view::{Placement, ViewUniforms, map_size_px, px_per_point};
use crate::scene::frame::{Layers, Scene};
use crate::scene::mesh::MapMesh;

/// How many pixels a simplified line may lie from the true one.
const TOLERANCE_PX: f64 = 0.5;

/// What one picture sent to the card, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uploads {
    /// Triangles and lines: once per data set and level.
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
    bind_group: wgpu::BindGroup,
    mesh: Option<MeshBuffers>,
    shown: Option<Shown>,
    last_uploads: Uploads,
}

/// What of the prepared scene is drawn.
struct Shown {
    level: usize,
    layers: Layers,
    has_selection: bool,
    has_highlight: bool,
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
        let bind_group = bind_group(device, &pipelines.bindings, &uniforms, &areas, &states);
        Self {
            samples,
            is_linear: target.is_srgb(),
            pipelines,
            uniforms,
            view: None,
            areas,
            states,
            bind_group,
            mesh: None,
            shown: None,
            last_uploads: Uploads::default(),
        }
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
        let level = self.send_mesh(device, scene, &mut sent.geometry_bytes);
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
            level,
            layers: scene.layers,
            has_selection,
            has_highlight: has_selection || scene.hovered.is_some() || self.areas.any_outlined(),
        });
        self.last_uploads = sent;
        sent
    }

    /// Draws what was prepared. Viewport and scissor are the caller's: the whole target, and the map.
    pub fn paint(&self, pass: &mut wgpu::RenderPass<'static>) {
        let (Some(shown), Some(mesh)) = (&self.shown, &self.mesh) else {
            return;
        };
        let level = mesh.level(shown.level);
        pass.set_bind_group(0, &self.bind_group, &[]);
        self.paint_fills(pass, shown, mesh, level);
        if let Some(level) = level.filter(|_| shown.layers.borders) {
            self.paint_borders(pass, level, BorderPass::Inner);
        }
        pass.set_pipeline(&self.pipelines.context_lines);
        mesh.outlines.draw(pass);
        if let Some(level) = level {
            self.paint_fronts(pass, shown, level);
        }
    }

    fn paint_fills(
        &self,
        pass: &mut wgpu::RenderPass<'static>,
        shown: &Shown,
        mesh: &MeshBuffers,
        level: Option<&LevelBuffers>,
    ) {
        pass.set_pipeline(&self.pipelines.sea);
        pass.draw(0..4, 0..1);
        pass.set_pipeline(&self.pipelines.context);
        mesh.land.draw(pass);
        if let Some(level) = level.filter(|_| shown.layers.areas) {
            pass.set_pipeline(&self.pipelines.areas);
            level.fills.draw(pass);
        }
        if shown.layers.water {
            pass.set_pipeline(&self.pipelines.context);
            mesh.water.draw(pass);
            pass.set_pipeline(&self.pipelines.context_lines);
            mesh.rivers.draw(pass);
        }
    }

    fn paint_fronts(
        &self,
        pass: &mut wgpu::RenderPass<'static>,
        shown: &Shown,
        level: &LevelBuffers,
    ) {
        if shown.layers.areas {
            self.paint_borders(pass, level, BorderPass::FrontCasing);
            self.paint_borders(pass, level, BorderPass::Front);
        }
        if shown.has_selection {
            self.paint_borders(pass, level, BorderPass::SelectionCasing);
        }
        if shown.has_highlight {
            self.paint_borders(pass, level, BorderPass::Highlight);
        }
    }

    fn paint_borders(
        &self,
        pass: &mut wgpu::RenderPass<'static>,
        level: &LevelBuffers,
        appearance: BorderPass,
    ) {
        pass.set_pipeline(self.pipelines.border(appearance));
        level.borders.draw(pass);
    }

    fn send_mesh(&mut self, device: &wgpu::Device, scene: &Scene, sent: &mut u64) -> usize {
        let kept = self.mesh.take().filter(|mesh| mesh.is_of(&scene.mesh));
        let mesh = self
            .mesh
            .insert(kept.unwrap_or_else(|| MeshBuffers::new(device, &scene.mesh, sent)));
        let px_per_world = scene.camera.points_per_world() * px_per_point(scene);
        let level = level_for(&scene.mesh, px_per_world);
        mesh.require_level(device, level, sent);
        level
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
        if new_areas || new_states {
            let layout = &self.pipelines.bindings;
            self.bind_group = bind_group(device, layout, &self.uniforms, &self.areas, &self.states);
        }
    }
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
    areas: &AreaTable,
    states: &StateTable,
) -> wgpu::BindGroup {
    let views = [areas.view(), states.view()];
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("map"),
        layout,
        entries: &[
            wgpu::BindGroupEntry {
                binding: 0,
                resource: uniforms.as_entire_binding(),
            },
            wgpu::BindGroupEntry {
                binding: 1,
                resource: wgpu::BindingResource::TextureView(&views[0]),
            },
            wgpu::BindGroupEntry {
                binding: 2,
                resource: wgpu::BindingResource::TextureView(&views[1]),
            },
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Bounds;
    use crate::scene::mesh::{ContextMesh, Level};

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
            context: ContextMesh::default(),
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
