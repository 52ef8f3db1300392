//! The areas of great data, tile by tile and only as they come into view: nothing is made for ground
//! that nobody looks at, and what is made has no more points than the screen can show.

use super::coarse::{self, CoarseSource};
use super::mesh::{Patch, SideLists};
use super::tile;
use crate::geometry::{Bounds, ShapeIndex, WorldPoint};
use std::sync::Arc;

/// A tile is at most so many pixels wide, and more than half as many.
const WIDEST_PX: f64 = 512.0;

/// Points of a tile lie on a grid of so many cells a side: at most half a pixel each.
pub(super) const CELLS: i32 = 1_024;

/// The deepest tiles are a few dozen metres wide.
const DEEPEST: u8 = 21;

/// More tiles than any screen needs; beyond, coarser ones are taken.
const MOST_IN_VIEW: f64 = 600.0;

/// A square of the map: `2^zoom` of them are as wide as the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// How often the world was halved.
    pub zoom: u8,
    /// Column, from the antimeridian eastwards; below 0 and past the last where data reach across.
    pub x: i32,
    /// Row, from the north.
    pub y: i32,
}

impl TileId {
    /// The side of a tile, in world units.
    pub fn size(self) -> f64 {
        (-f64::from(self.zoom)).exp2()
    }

    /// Its north-western corner.
    pub fn origin(self) -> WorldPoint {
        [self.x, self.y].map(|number| f64::from(number) * self.size())
    }

    /// The tile of twice the side that it lies in; `None` where there is none so wide.
    pub fn parent(self) -> Option<Self> {
        Some(Self {
            zoom: self.zoom.checked_sub(1)?,
            x: self.x >> 1,
            y: self.y >> 1,
        })
    }

    /// The four tiles of half the side that lie in it.
    pub fn children(self) -> [Self; 4] {
        [[0, 0], [1, 0], [0, 1], [1, 1]].map(|[x, y]| Self {
            zoom: self.zoom + 1,
            x: 2 * self.x + x,
            y: 2 * self.y + y,
        })
    }

    /// The ground that it covers.
    pub fn bounds(self) -> Bounds {
        let min = self.origin();
        Bounds {
            min,
            max: min.map(|value| value + self.size()),
        }
    }
}

/// Areas that are cut into tiles when these are looked at.
pub struct Tiles {
    /// The areas as they are, then in ever fewer points.
    sources: Vec<CoarseSource>,
    /// Place of each area in the order of drawing.
    rank: Vec<u32>,
    bounds: Bounds,
    /// What covers everything from the beginning: tiles as wide as the world.
    widest: Vec<(TileId, Patch)>,
}

impl Tiles {
    /// Tiles of these areas. `rank` is the place of each in the order of drawing, `bounds` the extent
    /// of all in world units.
    pub(super) fn new(
        index: &Arc<ShapeIndex>,
        rank: Vec<u32>,
        bounds: Bounds,
        sides: &SideLists,
    ) -> Self {
        let mut tiles = Self {
            sources: coarse::sources(index),
            rank,
            bounds,
            widest: Vec::new(),
        };
        let ids = tiles.in_view(bounds, 1.0).into_iter();
        tiles.widest = ids.map(|id| (id, tiles.patch(id, sides))).collect();
        tiles
    }

    /// Tiles that cover everything, ready, to be looked at while finer ones are made.
    pub fn widest(&self) -> &[(TileId, Patch)] {
        &self.widest
    }

    /// The areas in the fewest points that there are.
    pub(super) fn coarsest(&self) -> &ShapeIndex {
        &self.sources[self.sources.len() - 1].index
    }

    /// The areas in as few points as are enough where points may be moved by `tolerance_world`.
    pub(super) fn fitting(&self, tolerance_world: f64) -> &ShapeIndex {
        let fits = |source: &&CoarseSource| source.cell_world <= tolerance_world;
        let source = self.sources.iter().rev().find(fits);
        &source.unwrap_or(&self.sources[0]).index
    }

    /// The tiles that show a part of the world at a scale, row by row.
    pub fn in_view(&self, view_world: Bounds, px_per_world: f64) -> Vec<TileId> {
        let seen = Bounds {
            min: [0, 1].map(|axis| view_world.min[axis].max(self.bounds.min[axis])),
            max: [0, 1].map(|axis| view_world.max[axis].min(self.bounds.max[axis])),
        };
        if seen.is_empty() || !px_per_world.is_finite() {
            return Vec::new();
        }
        let halvings = (px_per_world / WIDEST_PX).log2().ceil();
        let room = (MOST_IN_VIEW / (seen.width() * seen.height()).max(1e-18)).log2() / 2.0;
        let zoom = halvings.min(room.floor()).clamp(0.0, f64::from(DEEPEST));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to the deepest"
        )]
        let zoom = zoom as u8;
        let number = |value: f64| {
            let number = (value * f64::from(zoom).exp2()).floor();
            #[expect(clippy::cast_possible_truncation, reason = "the world has few columns")]
            let number = number as i32;
            number
        };
        let [columns, rows] = [0, 1].map(|axis| number(seen.min[axis])..=number(seen.max[axis]));
        let row = |y: i32| columns.clone().map(move |x| TileId { zoom, x, y });
        rows.flat_map(row).collect()
    }

    /// What lies on a tile, relative to its origin.
    pub fn patch(&self, id: TileId, sides: &SideLists) -> Patch {
        let cell_world = id.size() / f64::from(CELLS);
        let fits = |source: &&CoarseSource| source.cell_world <= cell_world;
        let source = self.sources.iter().rev().find(fits);
        let source = source.unwrap_or(&self.sources[0]);
        tile::patch(id, &source.index, &self.sources[0].index, &self.rank, sides)
    }
}
