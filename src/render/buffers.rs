//! Geometry on the card: sent once, split where one buffer may not be so large.
//!
//! It must not know how it is drawn.

use crate::scene::mesh::{FillMesh, FillVertex, MapMesh};
use bytemuck::Pod;
use std::sync::Arc;
use wgpu::util::DeviceExt as _;

/// Part of a list, in a buffer of its own.
struct Chunk {
    buffer: wgpu::Buffer,
    count: u32,
}

/// Triangles.
#[derive(Default)]
pub(super) struct FillBuffers {
    vertices: Option<wgpu::Buffer>,
    indices: Vec<Chunk>,
}

/// Pieces of lines, each an instance.
#[derive(Default)]
pub(super) struct LineBuffers {
    pieces: Vec<Chunk>,
}

/// The areas at one level.
pub(super) struct LevelBuffers {
    pub(super) fills: FillBuffers,
    pub(super) borders: LineBuffers,
}

/// Everything of one mesh that was sent so far.
pub(super) struct MeshBuffers {
    mesh: Arc<MapMesh>,
    pub(super) land: FillBuffers,
    pub(super) water: FillBuffers,
    pub(super) rivers: LineBuffers,
    pub(super) outlines: LineBuffers,
    levels: Vec<Option<LevelBuffers>>,
}

impl MeshBuffers {
    /// Sends the context; the levels follow when they are first looked at. Adds the bytes to `sent`.
    pub(super) fn new(device: &wgpu::Device, mesh: &Arc<MapMesh>, sent: &mut u64) -> Self {
        let context = &mesh.context;
        Self {
            mesh: Arc::clone(mesh),
            land: FillBuffers::new(device, &context.land, sent),
            water: FillBuffers::new(device, &context.water, sent),
            rivers: LineBuffers::new(device, &context.rivers, sent),
            outlines: LineBuffers::new(device, &context.outlines, sent),
            levels: mesh.levels.iter().map(|_| None).collect(),
        }
    }

    /// Whether this is what was sent of `mesh`.
    pub(super) fn is_of(&self, mesh: &Arc<MapMesh>) -> bool {
        Arc::ptr_eq(&self.mesh, mesh)
    }

    /// Sends a level unless it was sent. Adds the bytes to `sent`.
    pub(super) fn require_level(&mut self, device: &wgpu::Device, index: usize, sent: &mut u64) {
        let (Some(slot), Some(level)) = (self.levels.get_mut(index), self.mesh.levels.get(index))
        else {
            return;
        };
        slot.get_or_insert_with(|| LevelBuffers {
            fills: FillBuffers::new(device, &level.fills, sent),
            borders: LineBuffers::new(device, &level.borders, sent),
        });
    }

    /// A level that was sent.
    pub(super) fn level(&self, index: usize) -> Option<&LevelBuffers> {
        self.levels.get(index)?.as_ref()
    }
}

impl FillBuffers {
    /// Nothing is drawn of a mesh whose indices point past its vertices, or whose vertices alone
    /// exceed what the card takes in one buffer.
    fn new(device: &wgpu::Device, mesh: &FillMesh, sent: &mut u64) -> Self {
        let whole = mesh.indices.len() / 3 * 3;
        let indices = &mesh.indices[..whole];
        let fits = mesh.vertices.len() <= most_items::<FillVertex>(device);
        let is_sound = indices
            .iter()
            .max()
            .is_some_and(|last| (*last as usize) < mesh.vertices.len());
        if !fits || !is_sound {
            return Self::default();
        }
        let vertices = buffer(device, &mesh.vertices, wgpu::BufferUsages::VERTEX, sent);
        let most = most_items::<[u32; 3]>(device) * 3;
        Self {
            vertices: Some(vertices),
            indices: chunks(device, indices, most, wgpu::BufferUsages::INDEX, sent),
        }
    }

    /// Draws the triangles with whichever pipeline is set.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>) {
        let Some(vertices) = &self.vertices else {
            return;
        };
        pass.set_vertex_buffer(0, vertices.slice(..));
        for chunk in &self.indices {
            pass.set_index_buffer(chunk.buffer.slice(..), wgpu::IndexFormat::Uint32);
            pass.draw_indexed(0..chunk.count, 0, 0..1);
        }
    }
}

impl LineBuffers {
    fn new<T: Pod>(device: &wgpu::Device, pieces: &[T], sent: &mut u64) -> Self {
        let most = most_items::<T>(device);
        Self {
            pieces: chunks(device, pieces, most, wgpu::BufferUsages::VERTEX, sent),
        }
    }

    /// Draws a strip of four corners for each piece with whichever pipeline is set.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>) {
        for chunk in &self.pieces {
            pass.set_vertex_buffer(0, chunk.buffer.slice(..));
            pass.draw(0..4, 0..chunk.count);
        }
    }
}

fn most_items<T>(device: &wgpu::Device) -> usize {
    let bytes = usize::try_from(device.limits().max_buffer_size).unwrap_or(usize::MAX);
    (bytes / size_of::<T>().max(1)).clamp(1, u32::MAX as usize)
}

fn chunks<T: Pod>(
    device: &wgpu::Device,
    items: &[T],
    most: usize,
    usage: wgpu::BufferUsages,
    sent: &mut u64,
) -> Vec<Chunk> {
    items
        .chunks(most)
        .map(|items| Chunk {
            buffer: buffer(device, items, usage, sent),
            count: u32::try_from(items.len()).unwrap_or(u32::MAX),
        })
        .collect()
}

fn buffer<T: Pod>(
    device: &wgpu::Device,
    items: &[T],
    usage: wgpu::BufferUsages,
    sent: &mut u64,
) -> wgpu::Buffer {
    *sent += size_of_val(items) as u64;
    device.create_buffer_init(&wgpu::util::BufferInitDescriptor {
        label: Some("map geometry"),
        contents: bytemuck::cast_slice(items),
        usage,
    })
}
