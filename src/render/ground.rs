//! What of a mesh is on the card: its context, the levels that were looked at, and the tiles.
//!
//! It must not know how it is drawn.

use super::buffers::{ContextBuffers, PatchBuffers};
use super::view::PlaceUniforms;
use crate::geometry::WorldPoint;
use crate::scene::mesh::MapMesh;
use crate::scene::tiles::TileId;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Tiles that are out of view are kept while all take no more than this.
const KEPT_BYTES: u64 = 64 << 20;

/// Origins that geometry may have at a time: the mesh's, the context's, and the tiles'.
const PLACES: u32 = 1_024;
const MESH_PLACE: u32 = 0;
const CONTEXT_PLACE: u32 = 1;

/// Everything of one mesh that was sent so far.
pub(super) struct GroundBuffers {
    mesh: Arc<MapMesh>,
    pub(super) context: ContextBuffers,
    levels: Vec<Option<PatchBuffers>>,
    tiles: BTreeMap<TileId, Tile>,
    free_places: Vec<u32>,
    /// Counts pictures, to tell which tiles were not looked at for longest.
    picture: u64,
}

struct Tile {
    buffers: PatchBuffers,
    place: u32,
    bytes: u64,
    seen: u64,
}

impl GroundBuffers {
    /// Sends the context unless `before` has it; levels and tiles follow when they are first looked
    /// at. Adds the bytes to `sent`.
    pub(super) fn new(
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        places: &Places,
        mesh: &Arc<MapMesh>,
        before: Option<Self>,
        sent: &mut u64,
    ) -> Self {
        let kept = before.map(|before| before.context);
        let kept = kept.filter(|context| context.is_of(&mesh.context));
        places.write(queue, MESH_PLACE, mesh.origin, mesh.origin);
        places.write(queue, CONTEXT_PLACE, mesh.context.origin, mesh.origin);
        Self {
            context: kept.unwrap_or_else(|| ContextBuffers::new(device, &mesh.context, sent)),
            levels: mesh.levels.iter().map(|_| None).collect(),
            tiles: BTreeMap::new(),
            free_places: (CONTEXT_PLACE + 1..PLACES).rev().collect(),
            picture: 0,
            mesh: Arc::clone(mesh),
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
        slot.get_or_insert_with(|| PatchBuffers::new(device, &level.patch, sent));
    }

    /// Makes and sends the tiles that were not sent. Adds the bytes to `sent`.
    pub(super) fn require_tiles(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        places: &Places,
        ids: &[TileId],
        sent: &mut u64,
    ) {
        self.picture += 1;
        let Some(tiles) = &self.mesh.tiles else {
            return;
        };
        let new = ids.iter().filter(|id| !self.tiles.contains_key(id));
        let new: Vec<TileId> = new.copied().collect();
        let sides = &self.mesh.sides;
        let make = |id: &TileId| (*id, tiles.patch(*id, sides));
        let made: Vec<_> = new.par_iter().map(make).collect();
        for id in ids {
            if let Some(tile) = self.tiles.get_mut(id) {
                tile.seen = self.picture;
            }
        }
        for (id, patch) in made {
            self.make_room();
            let Some(place) = self.free_places.pop() else {
                return;
            };
            places.write(queue, place, id.origin(), self.mesh.origin);
            let mut bytes = 0;
            let buffers = PatchBuffers::new(device, &patch, &mut bytes);
            *sent += bytes;
            let tile = Tile {
                buffers,
                place,
                bytes,
                seen: self.picture,
            };
            self.tiles.insert(id, tile);
        }
    }

    /// Forgets the tiles that were not looked at for longest, where all take too much.
    fn make_room(&mut self) {
        while self.free_places.is_empty()
            || self.tiles.values().map(|tile| tile.bytes).sum::<u64>() > KEPT_BYTES
        {
            let out_of_view = self.tiles.iter().filter(|(_, t)| t.seen != self.picture);
            let Some(id) = out_of_view.min_by_key(|(_, t)| t.seen).map(|(id, _)| *id) else {
                return;
            };
            if let Some(tile) = self.tiles.remove(&id) {
                self.free_places.push(tile.place);
            }
        }
    }

    /// What was sent of a level, and where its place stands among the places.
    pub(super) fn level(&self, index: usize) -> Option<(&PatchBuffers, u32)> {
        let level = self.levels.get(index)?.as_ref()?;
        Some((level, Places::offset(MESH_PLACE)))
    }

    /// What was sent of a tile, likewise.
    pub(super) fn tile(&self, id: &TileId) -> Option<(&PatchBuffers, u32)> {
        let tile = self.tiles.get(id)?;
        Some((&tile.buffers, Places::offset(tile.place)))
    }
}

/// The origins of what is drawn, relative to the mesh's, in a buffer with an offset for each.
pub(super) struct Places {
    buffer: wgpu::Buffer,
    bind_group: wgpu::BindGroup,
}

impl Places {
    /// The most that any card asks offsets to be multiples of.
    const STRIDE: u32 = 256;

    /// Room for all places, each at the mesh's origin.
    pub(super) fn new(device: &wgpu::Device, layout: &wgpu::BindGroupLayout) -> Self {
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("map places"),
            size: u64::from(PLACES * Self::STRIDE),
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let resource = wgpu::BindingResource::Buffer(wgpu::BufferBinding {
            buffer: &buffer,
            offset: 0,
            size: std::num::NonZeroU64::new(size_of::<PlaceUniforms>() as u64),
        });
        let bind_group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("map places"),
            layout,
            entries: &[wgpu::BindGroupEntry {
                binding: 0,
                resource,
            }],
        });
        Self { buffer, bind_group }
    }

    fn write(&self, queue: &wgpu::Queue, place: u32, origin: WorldPoint, mesh: WorldPoint) {
        let uniforms = PlaceUniforms::new(origin, mesh);
        let offset = u64::from(Self::offset(place));
        queue.write_buffer(&self.buffer, offset, bytemuck::bytes_of(&uniforms));
    }

    fn offset(place: u32) -> u32 {
        place * Self::STRIDE
    }

    /// Draws what follows at the place with this offset.
    pub(super) fn set(&self, pass: &mut wgpu::RenderPass<'static>, offset: u32) {
        pass.set_bind_group(1, &self.bind_group, &[offset]);
    }

    /// Draws what follows at the context's place.
    pub(super) fn set_context(&self, pass: &mut wgpu::RenderPass<'static>) {
        self.set(pass, Self::offset(CONTEXT_PLACE));
    }
}
