//! The geometry that a renderer uploads once per data set, as plain arrays.
//!
//! Positions are `f32` and relative to [`MapMesh::origin`] in world units (Web Mercator unit
//! square, y down), scaled by [`POSITION_SCALE`] so that they keep their precision.

use super::tiles::Tiles;
use crate::geometry::{Bounds, Sides, WorldPoint};
use std::sync::{Arc, Mutex, PoisonError};

/// Stored positions are world units times this, so that a data set spans roughly ±1,000.
pub const POSITION_SCALE: f64 = 65_536.0;

/// The owner that stands for "no area": what lies outside the coverage.
pub const NO_OWNER: u32 = u32::MAX;

/// Everything that is uploaded once, or, of great data, as it comes into view.
pub struct MapMesh {
    /// The world point that positions are relative to.
    pub origin: WorldPoint,
    /// The extent of the areas, in world units.
    pub bounds: Bounds,
    /// The extent of each area, in world units.
    pub area_bounds: Arc<[Bounds]>,
    /// How many areas there are.
    pub area_count: u32,
    /// The areas from the finest level to the coarsest; empty where [`MapMesh::tiles`] has them.
    pub levels: Vec<Level>,
    /// The areas of great data, tile by tile.
    pub tiles: Option<Tiles>,
    /// Which areas lie on a side of a border where several overlap.
    pub sides: SideLists,
    /// What is drawn beneath and beside.
    pub context: Arc<ContextMesh>,
}

impl std::fmt::Debug for MapMesh {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MapMesh")
            .field("areas", &self.area_count)
            .field("bounds", &self.bounds)
            .finish_non_exhaustive()
    }
}

/// The areas at one degree of simplification.
#[derive(Debug, Default)]
pub struct Level {
    /// How far, in world units, a simplified line may lie from the true one; 0 at the finest.
    pub tolerance_world: f64,
    /// What is drawn.
    pub patch: Patch,
}

/// Some ground with what lies on it, relative to one origin.
#[derive(Debug, Default, PartialEq)]
pub struct Patch {
    /// Triangles; the owner is the area's index.
    pub fills: FillMesh,
    /// Every border once; the tags are its two sides. See [`push_line`].
    pub borders: Vec<LinePoint>,
    /// Lines that are areas themselves; both tags are the area.
    pub lines: Vec<LinePoint>,
    /// Points that are areas themselves.
    pub points: Vec<FillVertex>,
    /// Areas too small to be seen at this size, as specks.
    pub specks: Vec<FillVertex>,
    /// Areas that are too small to be seen until the map is that large, as specks above all else.
    pub tiny_areas: Vec<TinyAreas>,
}

/// Areas of about one size, with the zoom at which they can be seen as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TinyAreas {
    /// From this zoom on they are drawn by their outlines alone.
    pub until_zoom: f64,
    /// A place within each.
    pub specks: Vec<FillVertex>,
}

/// For borders, the areas on a side where several overlap. Tiles add to them as they are made.
#[derive(Debug, Default)]
pub struct SideLists(Mutex<Sides>);

impl SideLists {
    /// These lists to begin with.
    pub fn new(sides: Sides) -> Self {
        Self(Mutex::new(sides))
    }

    /// The number of a side on which these shapes lie, as [`Sides::number`] gives it. Waits for
    /// nobody where there is but one.
    pub fn number(&self, shapes: &[u32]) -> u32 {
        match shapes {
            [one] => *one,
            shapes => self.with(|sides| sides.number(shapes)),
        }
    }

    /// Uses the lists alone.
    pub fn with<T>(&self, use_lists: impl FnOnce(&mut Sides) -> T) -> T {
        // Whoever panicked while adding has added a whole list or none.
        use_lists(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Indexed triangles, each vertex with its owner.
#[derive(Debug, Default, PartialEq)]
pub struct FillMesh {
    /// One a vertex.
    pub vertices: Vec<FillVertex>,
    /// Three a triangle.
    pub indices: Vec<u32>,
}

/// A corner of a triangle.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub struct FillVertex {
    /// Relative position, scaled.
    pub position: [f32; 2],
    /// Area index, or a [`FillClass`] as a number.
    pub owner: u32,
}

/// A point of a line, as lines lie one after another in a list.
///
/// Four points on end are a piece with its neighbours in the line, for mitred joins: from the second
/// to the third, if the second is tagged. So a line is written with a point before and one after it.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub struct LinePoint {
    /// Relative position, scaled.
    pub position: [f32; 2],
    /// What the piece that begins here is: the sides of a border, or a [`LineClass`] and the bits of
    /// the line's length before it, for dashes. [`NO_TAGS`] where none begins.
    pub tags: [u32; 2],
}

/// The tags of a point at which no piece begins.
pub const NO_TAGS: [u32; 2] = [NO_OWNER; 2];

/// Adds a line to a list: `tags` gives those of the piece that begins at a point. At a line's end the
/// neighbour equals the end itself, unless the line is closed.
pub fn push_line(
    list: &mut Vec<LinePoint>,
    line: &[[f32; 2]],
    closed: bool,
    mut tags: impl FnMut(usize) -> [u32; 2],
) {
    let [first, .., last] = line else {
        return;
    };
    let closed = closed && line.len() > 2;
    let untagged = |position: [f32; 2]| LinePoint {
        position,
        tags: NO_TAGS,
    };
    list.push(untagged(if closed { line[line.len() - 2] } else { *first }));
    let pieces = line[..line.len() - 1].iter().enumerate();
    list.extend(pieces.map(|(number, position)| LinePoint {
        position: *position,
        tags: tags(number),
    }));
    list.push(untagged(*last));
    list.push(untagged(if closed { line[1] } else { *last }));
}

/// What a context fill is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum FillClass {
    /// Land of the countries that the data set speaks of.
    Land = 0,
    /// Land of other countries.
    Neighbour = 1,
    /// Lakes; drawn above the areas.
    Water = 2,
}

/// What a context line is, which decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum LineClass {
    /// Rivers of the first rank.
    GreatRiver = 0,
    /// Other rivers.
    River = 1,
    /// Outlines of governorates.
    Governorate = 2,
    /// Outlines of countries: dashed.
    State = 3,
    /// Shores of lakes.
    Shore = 4,
}

/// The context: fills beneath the areas, fills and lines above them.
#[derive(Debug, Default)]
pub struct ContextMesh {
    /// The world point that its positions are relative to.
    pub origin: WorldPoint,
    /// Land, drawn first.
    pub land: FillMesh,
    /// Lakes, drawn above the areas.
    pub water: FillMesh,
    /// Rivers and shores, drawn above the lakes and beneath the areas' borders.
    pub rivers: Vec<LinePoint>,
    /// Outlines of governorates and countries, drawn above the inner borders.
    pub outlines: Vec<LinePoint>,
}
