//! Geometry on the card: sent once, split where one buffer may not be so large, and known by runs of
//! neighbours so that only what lies in a part of the picture is drawn.
//!
//! It must not know how it is drawn.

use super::pipelines::POINTS_A_PIECE;
use crate::scene::mesh::{ContextMesh, FillMesh, FillVertex, LinePoint, NO_TAGS, Patch};
use bytemuck::Pod;
use std::ops::Range;
use std::sync::Arc;
use wgpu::util::DeviceExt as _;

/// A run has at most so many triangles, pieces of lines, or marks.
const LONGEST_RUN: usize = 64;

/// A part of the ground, as positions of the geometry that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RunExtent {
    pub(super) min: [f32; 2],
    pub(super) max: [f32; 2],
}

impl RunExtent {
    const EMPTY: Self = Self {
        min: [f32::INFINITY; 2],
        max: [f32::NEG_INFINITY; 2],
    };

    fn of(positions: impl Iterator<Item = [f32; 2]>) -> Self {
        positions.fold(Self::EMPTY, |extent, at| Self {
            // What is no number makes no box larger.
            min: [0, 1].map(|axis| extent.min[axis].min(at[axis])),
            max: [0, 1].map(|axis| extent.max[axis].max(at[axis])),
        })
    }

    fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] <= other.max[axis] && other.min[axis] <= self.max[axis])
    }

    /// The longer side.
    fn side(&self) -> f32 {
        (self.max[0] - self.min[0]).max(self.max[1] - self.min[1])
    }
}

/// What lies near each other in a list.
struct Run {
    items: Range<u32>,
    extent: RunExtent,
    /// The owner of triangles, where all have the same.
    owner: u32,
}

/// Part of a list, in a buffer of its own.
struct Chunk {
    buffer: wgpu::Buffer,
    runs: Vec<Run>,
}

/// How the fill of an area is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shading {
    /// Not at all: the area is not there.
    Nothing,
    /// In one colour.
    Plain,
    /// With a pattern.
    Patterned,
}

/// Triangles.
#[derive(Default)]
pub(super) struct FillBuffers {
    vertices: Option<wgpu::Buffer>,
    indices: Vec<Chunk>,
    /// The longest side of the box around any triangle, as a difference of positions.
    longest: f32,
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
    /// Each with the zoom until which they are drawn.
    pub(super) tiny_areas: Vec<(f64, MarkBuffers)>,
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

    /// The longest side of the box around any of its triangles, as a difference of positions.
    pub(super) fn longest(&self) -> f32 {
        self.land.longest.max(self.water.longest)
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
            tiny_areas: patch
                .tiny_areas
                .iter()
                .map(|tiny| {
                    (
                        tiny.until_zoom,
                        MarkBuffers::new(device, &tiny.specks, sent),
                    )
                })
                .collect(),
        }
    }

    /// The longest side of the box around any of its triangles, as a difference of positions.
    pub(super) fn longest(&self) -> f32 {
        self.fills.longest
    }
}

impl FillBuffers {
    /// Nothing is drawn of a mesh whose indices point past its vertices, or whose vertices alone
    /// exceed what the card takes in one buffer.
    fn new(device: &wgpu::Device, mesh: &FillMesh, sent: &mut u64) -> Self {
        let indices = &*by_place(mesh);
        let fits = mesh.vertices.len() <= most_items::<FillVertex>(device);
        let is_sound = indices
            .iter()
            .max()
            .is_some_and(|last| (*last as usize) < mesh.vertices.len());
        if !fits || !is_sound {
            return Self::default();
        }
        let position = |index: &u32| mesh.vertices[*index as usize].position;
        let triangles = indices.chunks_exact(3);
        let sides = triangles.map(|corners| RunExtent::of(corners.iter().map(position)).side());
        let runs = |part: &[u32]| {
            let owner = |triangle: usize| mesh.vertices[part[triangle * 3] as usize].owner;
            let mut runs: Vec<Run> = Vec::new();
            for run in even_runs(part.len() / 3, |last, next| owner(last) == owner(next)) {
                let items = run.start * 3..run.end * 3;
                runs.push(Run {
                    extent: RunExtent::of(part[items.clone()].iter().map(position)),
                    owner: owner(run.start),
                    items: number(items.start)..number(items.end),
                });
            }
            runs
        };
        let most = most_items::<[u32; 3]>(device) * 3;
        Self {
            longest: sides.fold(0.0, f32::max),
            indices: chunks(
                device,
                indices,
                most,
                0,
                wgpu::BufferUsages::INDEX,
                sent,
                runs,
            ),
            vertices: Some(buffer(
                device,
                &mesh.vertices,
                wgpu::BufferUsages::VERTEX,
                sent,
            )),
        }
    }

    /// Draws the triangles near `part` with whichever pipeline is set. Answers with how many corners.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>, part: &RunExtent) -> u64 {
        self.draw_areas(pass, part, |_| Shading::Plain, |_, _| ())
    }

    /// Draws the areas near `part` in their order, each as `shading` says of its number; `begin` is
    /// called before the first of each shading. Answers with how many corners.
    pub(super) fn draw_areas(
        &self,
        pass: &mut wgpu::RenderPass<'static>,
        part: &RunExtent,
        shading: impl Fn(u32) -> Shading,
        mut begin: impl FnMut(&mut wgpu::RenderPass<'static>, Shading),
    ) -> u64 {
        let Some(vertices) = &self.vertices else {
            return 0;
        };
        let mut corners = 0;
        let mut now = Shading::Nothing;
        for chunk in &self.indices {
            let near = near_fills(&chunk.runs, part, &shading);
            if near.is_empty() {
                continue;
            }
            pass.set_vertex_buffer(0, vertices.slice(..));
            pass.set_index_buffer(chunk.buffer.slice(..), wgpu::IndexFormat::Uint32);
            for (next, items) in near {
                if next != now {
                    now = next;
                    begin(pass, now);
                }
                corners += items.len() as u64;
                pass.draw_indexed(items, 0, 0..1);
            }
        }
        corners
    }
}

/// The triangles of a mesh, each owner's in an order in which neighbours follow each other: what one
/// owner covers in one colour looks the same in any order. Corners that are none are left where they
/// are.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place within its extent in sixteen bits"
)]
fn by_place(mesh: &FillMesh) -> Vec<u32> {
    let corner = |index: u32| {
        mesh.vertices
            .get(index as usize)
            .copied()
            .unwrap_or_default()
    };
    let (triangles, _rest) = mesh.indices.as_chunks::<3>();
    let mut triangles = triangles.to_vec();
    let extent = RunExtent::of(mesh.vertices.iter().map(|vertex| vertex.position));
    let side = extent.side().max(f32::MIN_POSITIVE);
    let place = |triangle: &[u32; 3]| {
        let middle = [0, 1].map(|axis| {
            let sum: f32 = triangle
                .iter()
                .map(|index| corner(*index).position[axis])
                .sum();
            ((sum / 3.0 - extent.min[axis]) / side * 65_535.0) as u16
        });
        interleaved(middle)
    };
    let owner = |triangle: &[u32; 3]| corner(triangle[0]).owner;
    for same in triangles.chunk_by_mut(|a, b| owner(a) == owner(b)) {
        same.sort_by_cached_key(place);
    }
    triangles.into_flattened()
}

/// The bits of two numbers in turn: Morton's order, in which near places are mostly near.
fn interleaved([x, y]: [u16; 2]) -> u32 {
    let spread = |number: u16| {
        (0..16).fold(0, |bits, bit| {
            bits | (u32::from(number) >> bit & 1) << (2 * bit)
        })
    };
    spread(x) | spread(y) << 1
}

/// Those runs of triangles that come near `part` and are drawn, each with those that follow it
/// without a gap and are drawn likewise.
fn near_fills(
    runs: &[Run],
    part: &RunExtent,
    shading: impl Fn(u32) -> Shading,
) -> Vec<(Shading, Range<u32>)> {
    let mut near: Vec<(Shading, Range<u32>)> = Vec::new();
    for run in runs.iter().filter(|run| run.extent.meets(part)) {
        match (near.last_mut(), shading(run.owner)) {
            (_, Shading::Nothing) => {}
            (Some((last, items)), next) if *last == next && items.end == run.items.start => {
                items.end = run.items.end;
            }
            (_, next) => near.push((next, run.items.clone())),
        }
    }
    near
}

impl LineBuffers {
    /// Points past a piece's beginning, which the next chunk begins with again.
    const SHARED: usize = POINTS_A_PIECE - 1;

    fn new(device: &wgpu::Device, points: &[LinePoint], sent: &mut u64) -> Self {
        let most = most_items::<LinePoint>(device);
        let usage = wgpu::BufferUsages::VERTEX;
        let runs = |part: &[LinePoint]| {
            let pieces = part.len().saturating_sub(Self::SHARED);
            // A piece is what its second point says, and goes to the third.
            let is_piece = |number: usize| part[number + 1].tags != NO_TAGS;
            let run = |run: Range<usize>| {
                let drawn = run.clone().filter(|number| is_piece(*number));
                let ends = drawn.flat_map(|number| [number + 1, number + 2]);
                Run {
                    extent: RunExtent::of(ends.map(|end| part[end].position)),
                    owner: 0,
                    items: number(run.start)..number(run.end),
                }
            };
            // Lines that follow each other in the list may lie far apart.
            let goes_on = |last, next| !is_piece(last) || is_piece(next);
            even_runs(pieces, goes_on).map(run).collect()
        };
        Self {
            points: chunks(device, points, most, Self::SHARED, usage, sent, runs),
        }
    }

    /// Draws a strip of four corners for each piece near `part` with whichever pipeline is set.
    /// Answers with how many corners.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>, part: &RunExtent) -> u64 {
        let mut corners = 0;
        for chunk in &self.points {
            for near in near_runs(&chunk.runs, part) {
                for slot in 0..number(POINTS_A_PIECE) {
                    let from = u64::from(near.start + slot) * size_of::<LinePoint>() as u64;
                    pass.set_vertex_buffer(slot, chunk.buffer.slice(from..));
                }
                pass.draw(0..4, 0..number(near.len()));
                corners += 4 * near.len() as u64;
            }
        }
        corners
    }
}

impl MarkBuffers {
    fn new(device: &wgpu::Device, marks: &[FillVertex], sent: &mut u64) -> Self {
        let most = most_items::<FillVertex>(device);
        let usage = wgpu::BufferUsages::VERTEX;
        let runs = |part: &[FillVertex]| {
            let run = |run: Range<usize>| Run {
                extent: RunExtent::of(part[run.clone()].iter().map(|mark| mark.position)),
                owner: 0,
                items: number(run.start)..number(run.end),
            };
            even_runs(part.len(), |_, _| true).map(run).collect()
        };
        Self {
            marks: chunks(device, marks, most, 0, usage, sent, runs),
        }
    }

    /// Draws a square for each mark near `part` with whichever pipeline is set. Answers with how many
    /// corners.
    pub(super) fn draw(&self, pass: &mut wgpu::RenderPass<'static>, part: &RunExtent) -> u64 {
        let mut corners = 0;
        for chunk in &self.marks {
            for near in near_runs(&chunk.runs, part) {
                let from = u64::from(near.start) * size_of::<FillVertex>() as u64;
                pass.set_vertex_buffer(0, chunk.buffer.slice(from..));
                pass.draw(0..4, 0..number(near.len()));
                corners += 4 * near.len() as u64;
            }
        }
        corners
    }
}

/// Numbers below `count` in runs, none longer than [`LONGEST_RUN`], and each ended where `goes_on`
/// denies two neighbours.
fn even_runs(
    count: usize,
    goes_on: impl Fn(usize, usize) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= count {
            return None;
        }
        let start = from;
        from += 1;
        while from < count && from - start < LONGEST_RUN && goes_on(from - 1, from) {
            from += 1;
        }
        Some(start..from)
    })
}

/// Those runs that come near `part`, each with those that follow it without a gap.
fn near_runs(runs: &[Run], part: &RunExtent) -> Vec<Range<u32>> {
    let mut near: Vec<Range<u32>> = Vec::new();
    for run in runs.iter().filter(|run| run.extent.meets(part)) {
        match near.last_mut() {
            Some(last) if last.end == run.items.start => last.end = run.items.end,
            _ => near.push(run.items.clone()),
        }
    }
    near
}

/// Lists on the card are shorter than `u32` counts.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
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
    runs: impl Fn(&[T]) -> Vec<Run>,
) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut from = 0;
    while from + shared < items.len() {
        let part = &items[from..items.len().min(from + most)];
        chunks.push(Chunk {
            buffer: buffer(device, part, usage, sent),
            runs: runs(part),
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
