//! The geometry that a renderer uploads once per data set, as plain arrays.
//!
//! Positions are `f32` and relative to [`MapMesh::origin`] in world units (Web Mercator unit
//! square, y down), scaled by [`POSITION_SCALE`] so that they keep their precision.

use crate::geometry::{Bounds, WorldPoint};

/// Stored positions are world units times this, so that a data set spans roughly ±1,000.
pub const POSITION_SCALE: f64 = 65_536.0;

/// The owner that stands for "no area": what lies outside the coverage.
pub const NO_OWNER: u32 = u32::MAX;

/// Everything that is uploaded once.
#[derive(Debug)]
pub struct MapMesh {
    /// The world point that positions are relative to.
    pub origin: WorldPoint,
    /// The extent of the areas, in world units.
    pub bounds: Bounds,
    /// How many areas there are.
    pub area_count: u32,
    /// The areas' fills and borders, from the finest level to the coarsest; never empty.
    pub levels: Vec<Level>,
    /// What is drawn beneath and beside.
    pub context: ContextMesh,
}

/// The areas at one degree of simplification.
#[derive(Debug, Default)]
pub struct Level {
    /// How far, in world units, a simplified line may lie from the true one; 0 at the finest.
    pub tolerance_world: f64,
    /// Triangles; the owner is the area's index.
    pub fills: FillMesh,
    /// Every border once.
    pub borders: Vec<BorderSegment>,
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

/// One straight piece of a border between two areas, with its neighbours in the line for mitred joins.
/// At a line's end the neighbour equals the end itself.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub struct BorderSegment {
    /// The point before `from`.
    pub before: [f32; 2],
    /// Where the piece begins.
    pub from: [f32; 2],
    /// Where it ends.
    pub to: [f32; 2],
    /// The point after `to`.
    pub after: [f32; 2],
    /// Area on one side, or [`NO_OWNER`].
    pub left: u32,
    /// Area on the other side, or [`NO_OWNER`].
    pub right: u32,
}

/// One straight piece of a context line.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub struct ContextSegment {
    /// The point before `from`.
    pub before: [f32; 2],
    /// Where the piece begins.
    pub from: [f32; 2],
    /// Where it ends.
    pub to: [f32; 2],
    /// The point after `to`.
    pub after: [f32; 2],
    /// A [`LineClass`] as a number.
    pub class: u32,
    /// Length of the line before `from`, in scaled units, for dashes.
    pub along: f32,
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
    /// Land, drawn first.
    pub land: FillMesh,
    /// Lakes, drawn above the areas.
    pub water: FillMesh,
    /// Rivers and shores, drawn above the lakes and beneath the areas' borders.
    pub rivers: Vec<ContextSegment>,
    /// Outlines of governorates and countries, drawn above the inner borders.
    pub outlines: Vec<ContextSegment>,
}
