//! What of a mesh is on the card: its context, the levels that were looked at, and the tiles.
//!
//! It must not know how it is drawn.

use super::buffers::{ContextBuffers, PatchBuffers};
use super::cover::{Drawn, cover};
use super::tables::SideTable;
use super::tile_maker::{TileMaker, Wake};
use super::view::PlaceUniforms;
use crate::geometry::WorldPoint;
use crate::scene::mesh::{MapMesh, Patch};
use crate::scene::tiles::TileId;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Tiles that are out of view are kept while all take no more than this.
const KEPT_BYTES: u64 = 64 << 20;

/// Of tiles made beside the interface so much is sent with one picture, lest it wait.
const BYTES_A_PICTURE: u64 = 1 << 20;

/// Origins that geometry may have at a time: the mesh's, the context's, and the tiles'.
const PLACES: u32 = 1_024;
const MESH_PLACE: u32 = 0;
const CONTEXT_PLACE: u32 = 1;

/// Everything of one mesh that was sent so far.
pub(super) struct GroundBuffers {
    mesh: Arc<MapMesh>,
    pub(super) context: Arc<ContextBuffers>,
    pub(super) places: GroundPlaces,
    pub(super) sides: SideTable,
    levels: Vec<Option<PatchBuffers>>,
    tiles: BTreeMap<TileId, Tile>,
    /// Makes tiles beside the interface; without it each picture waits for its tiles.
    maker: Option<TileMaker>,
    /// Of each view the tiles that it waits for.
    waited_for: BTreeMap<usize, Vec<TileId>>,
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

/// What geometry is sent with.
#[derive(Clone, Copy)]
pub(super) struct Card<'a> {
    pub(super) device: &'a wgpu::Device,
    pub(super) queue: &'a wgpu::Queue,
}

impl GroundBuffers {
    /// Sends the context unless it is `context`, which is on the card; levels and tiles follow when
    /// they are first looked at. Adds the bytes to `sent`.
    pub(super) fn new(
        card: Card<'_>,
        layout: &wgpu::BindGroupLayout,
        mesh: &Arc<MapMesh>,
        context: Option<Arc<ContextBuffers>>,
        wake: Option<&Wake>,
        sent: &mut u64,
    ) -> Self {
        let context = context.filter(|context| context.is_of(&mesh.context));
        let places = GroundPlaces::new(card.device, layout);
        places.write(card.queue, MESH_PLACE, mesh.origin, mesh.origin);
        places.write(card.queue, CONTEXT_PLACE, mesh.context.origin, mesh.origin);
        Self {
            context: context
                .unwrap_or_else(|| Arc::new(ContextBuffers::new(card.device, &mesh.context, sent))),
            places,
            sides: SideTable::new(card.device),
            levels: mesh.levels.iter().map(|_| None).collect(),
            tiles: BTreeMap::new(),
            maker: wake.map(|wake| TileMaker::new(mesh, wake)),
            waited_for: BTreeMap::new(),
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

    /// Sends the tiles in a view that were not sent, and says what is to be drawn: of tiles that are
    /// made beside the interface, what there is. Adds the bytes to `sent`.
    pub(super) fn require_tiles(
        &mut self,
        card: Card<'_>,
        view: usize,
        ids: &[TileId],
        sent: &mut u64,
    ) -> Vec<Drawn> {
        self.picture += 1;
        let mesh = self.mesh.clone();
        let Some(tiles) = &mesh.tiles else {
            return Vec::new();
        };
        for id in ids {
            if let Some(tile) = self.tiles.get_mut(id) {
                tile.seen = self.picture;
            }
        }
        let mut send = |ground: &mut Self, id: TileId, patch: &Patch| {
            ground.make_room(tiles.widest());
            ground.send_tile(card, id, patch, sent);
        };
        if let Some(maker) = self.maker.take() {
            for (id, patch) in tiles.widest() {
                if !self.tiles.contains_key(id) {
                    send(self, *id, patch);
                }
            }
            let mut left = BYTES_A_PICTURE;
            while let Some((id, patch)) = maker.take() {
                send(self, id, &patch);
                let bytes = self.tiles.get(&id).map_or(0, |tile| tile.bytes);
                match left.checked_sub(bytes) {
                    Some(rest) => left = rest,
                    None => {
                        maker.wake();
                        break;
                    }
                }
            }
            self.waited_for.insert(view, self.missing(ids));
            let all: Vec<TileId> = self.waited_for.values().flatten().copied().collect();
            maker.ask(&self.missing(&all));
            self.maker = Some(maker);
        } else {
            let make = |id: &TileId| (*id, tiles.patch(*id, &mesh.sides));
            let made: Vec<_> = self.missing(ids).par_iter().map(make).collect();
            for (id, patch) in made {
                send(self, id, &patch);
            }
        }
        let drawn = cover(ids, |id| self.tiles.contains_key(id));
        for drawn in &drawn {
            if let Some(tile) = self.tiles.get_mut(&drawn.id) {
                tile.seen = self.picture;
            }
        }
        drawn
    }

    /// Waits for nothing more for views from this on.
    pub(super) fn forget_views(&mut self, from: usize) {
        self.waited_for.retain(|view, _| *view < from);
    }

    fn missing(&self, ids: &[TileId]) -> Vec<TileId> {
        let missing = ids.iter().filter(|id| !self.tiles.contains_key(id));
        missing.copied().collect()
    }

    fn send_tile(&mut self, card: Card<'_>, id: TileId, patch: &Patch, sent: &mut u64) {
        let Some(place) = self.free_places.pop() else {
            return;
        };
        self.places
            .write(card.queue, place, id.origin(), self.mesh.origin);
        let mut bytes = 0;
        let buffers = PatchBuffers::new(card.device, patch, &mut bytes);
        *sent += bytes;
        let tile = Tile {
            buffers,
            place,
            bytes,
            seen: self.picture,
        };
        self.tiles.insert(id, tile);
    }

    /// Forgets the tiles that were not looked at for longest, where all take too much; keeps those
    /// that must always be there.
    fn make_room(&mut self, always: &[(TileId, Patch)]) {
        while self.free_places.is_empty()
            || self.tiles.values().map(|tile| tile.bytes).sum::<u64>() > KEPT_BYTES
        {
            let may_go = |id: &TileId| !always.iter().any(|(kept, _)| kept == id);
            let out_of_view = self.tiles.iter().filter(|(_, t)| t.seen != self.picture);
            let out_of_view = out_of_view.filter(|(id, _)| may_go(id));
            let Some(id) = out_of_view.min_by_key(|(_, t)| t.seen).map(|(id, _)| *id) else {
                return;
            };
            if let Some(tile) = self.tiles.remove(&id) {
                self.free_places.push(tile.place);
            }
        }
    }

    /// What was sent of a level.
    pub(super) fn level(&self, index: usize) -> Option<PlacedPatch<'_>> {
        Some(PlacedPatch {
            buffers: self.levels.get(index)?.as_ref()?,
            place: GroundPlaces::offset(MESH_PLACE),
            origin: self.mesh.origin,
        })
    }

    /// What was sent of a tile.
    pub(super) fn tile(&self, id: &TileId) -> Option<PlacedPatch<'_>> {
        let tile = self.tiles.get(id)?;
        Some(PlacedPatch {
            buffers: &tile.buffers,
            place: GroundPlaces::offset(tile.place),
            origin: id.origin(),
        })
    }

    /// Where the positions of the context have their origin, in world units.
    pub(super) fn context_origin(&self) -> WorldPoint {
        self.mesh.context.origin
    }
}

/// A patch and where it lies.
#[derive(Clone, Copy)]
pub(super) struct PlacedPatch<'a> {
    pub(super) buffers: &'a PatchBuffers,
    /// Where its place stands among the places.
    pub(super) place: u32,
    /// Where its positions have their origin, in world units.
    pub(super) origin: WorldPoint,
}

/// The origins of what is drawn, relative to the mesh's, in a buffer with an offset for each.
pub(super) struct GroundPlaces {
    buffer: wgpu::Buffer,
    bind_group: wgpu::BindGroup,
}

impl GroundPlaces {
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
