//! Geometry on the card: sent once, split where one buffer may not be so large.
//!
//! It must not know how it is drawn.

use super::pipelines::POINTS_A_PIECE;
use crate::scene::mesh::{ContextMesh, FillMesh, FillVertex, LinePoint, Patch};
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

/// Lines, each piece an instance.
#[derive(Default)]
pub(super) struct LineBuffers {
    points: Vec<Chunk>,
}

/// Points and specks, each an instance.
#[derive(Default)]
pub(super) struct MarkBuffers {
    marks: Vec<Chunk>,
}

/// The areas of a level or tile.
#[derive(Default)]
pub(super) struct PatchBuffers {
    pub(super) fills: FillBuffers,
    pub(super) borders: LineBuffers,
    pub(super) lines: LineBuffers,
    pub(super) points: MarkBuffers,
    pub(super) specks: MarkBuffers,
}

/// What is drawn beneath and beside.
pub(super) struct ContextBuffers {
    context: Arc<ContextMesh>,
    pub(super) land: FillBuffers,
    pub(super) water: FillBuffers,
    pub(super) rivers: LineBuffers,
    pub(super) outlines: LineBuffers,
}

impl ContextBuffers {
    /// Sends a context. Adds the bytes to `sent`.
    pub(super) fn new(device: &wgpu::Device, context: &Arc<ContextMesh>, sent: &mut u64) -> Self {
        Self {
            context: Arc::clone(context),
            land: FillBuffers::new(device, &context.land, sent),
            water: FillBuffers::new(device, &context.water, sent),
            rivers: LineBuffers::new(device, &context.rivers, sent),
            outlines: LineBuffers::new(device, &context.outlines, sent),
        }
    }

    /// Whether this is what was sent of `context`.
    pub(super) fn is_of(&self, context: &Arc<ContextMesh>) -> bool {
        Arc::ptr_eq(&self.context, context)
    }
}

impl PatchBuffers {
    /// Sends a patch. Adds the bytes to `sent`.
    pub(super) fn new(device: &wgpu::Device, patch: &Patch, sent: &mut u64) -> Self {
        Self {
            fills: FillBuffers::new(device, &patch.fills, sent),
            borders: LineBuffers::new(device, &patch.borders, sent),
            lines: LineBuffers::new(device, &patch.lines, sent),
            points: MarkBuffers::new(device, &patch.points, sent),
            specks: MarkBuffers::new(device, &patch.specks, sent),
        }
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
            indices: chunks(device, indices, most, 0, wgpu::BufferUsages::INDEX, sent),
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
    /// Points past a piece's beginning, which the next chunk begins with again.
    const SHARED: usize = POINTS_A_PIECE - 1;

    fn new(device: &wgpu::Device, points: &[LinePoint], sent: &mut u64) -> Self {
        let most = most_items::<LinePoint>(device);
        let usage = wgpu::BufferUsages::VERTEX;
        Self {
            points: chunks(device, points, most, Self::SHARED, usage, sent),
        }
    }

    /// Draws a strip of four corners for each piece with whichever pipeline is set.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>) {
        for chunk in &self.points {
            let pieces = chunk.count.saturating_sub(Self::SHARED as u32);
            if pieces == 0 {
                continue;
            }
            for slot in 0..POINTS_A_PIECE as u32 {
                let from = u64::from(slot) * size_of::<LinePoint>() as u64;
                pass.set_vertex_buffer(slot, chunk.buffer.slice(from..));
            }
            pass.draw(0..4, 0..pieces);
        }
    }
}

impl MarkBuffers {
    fn new(device: &wgpu::Device, marks: &[FillVertex], sent: &mut u64) -> Self {
        let most = most_items::<FillVertex>(device);
        let usage = wgpu::BufferUsages::VERTEX;
        Self {
            marks: chunks(device, marks, most, 0, usage, sent),
        }
    }

    /// Draws a square for each mark with whichever pipeline is set.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>) {
        for chunk in &self.marks {
            pass.set_vertex_buffer(0, chunk.buffer.slice(..));
            pass.draw(0..4, 0..chunk.count);
        }
    }
}

fn most_items<T>(device: &wgpu::Device) -> usize {
    let bytes = usize::try_from(device.limits().max_buffer_size).unwrap_or(usize::MAX);
    (bytes / size_of::<T>().max(1)).clamp(8, u32::MAX as usize)
}

/// Sends a list in parts of at most `most`, each beginning with the last `shared` of the part before.
fn chunks<T: Pod>(
    device: &wgpu::Device,
    items: &[T],
    most: usize,
    shared: usize,
    usage: wgpu::BufferUsages,
    sent: &mut u64,
) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut from = 0;
    while from + shared < items.len() {
        let part = &items[from..items.len().min(from + most)];
        chunks.push(Chunk {
            buffer: buffer(device, part, usage, sent),
            count: u32::try_from(part.len()).unwrap_or(u32::MAX),
        });
        from += most - shared;
    }
    chunks
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
