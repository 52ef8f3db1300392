//! What is worked out once for each data set: geometry, index, label places.

use super::context;
use super::labels::{self, Label};
use super::mesh::{BorderSegment, FillMesh, FillVertex, Level, MapMesh, POSITION_SCALE};
use super::rows::Rows;
use crate::geometry::{self, Border, Bounds, HitIndex, WorldPoint};
use crate::model::{AreaId, World};
use geo::MultiPolygon;
use std::sync::Arc;

/// How far a simplified line may stray, in points, at the zoom where a coarser level takes over.
const LEVEL_ZOOMS: [f64; 2] = [6.5, 4.0];

/// Everything derived from a [`World`] that drawing and pointing need. Immutable.
pub struct Prepared {
    /// What is uploaded once.
    pub mesh: Arc<MapMesh>,
    /// Which area lies beneath a point.
    pub hit: HitIndex,
    /// The looks of the areas through time.
    pub rows: Rows,
    /// Extent of each area, in world units.
    pub area_bounds: Vec<Bounds>,
    /// Extent of all areas, in world units.
    pub bounds: Bounds,
    /// What the camera may show, in world units; empty where nothing limits it.
    pub limits: Bounds,
    /// Every name that the map may show, the most important first.
    pub labels: Vec<Label>,
}

impl Prepared {
    /// Works everything out; tens of milliseconds for the shipped data set.
    pub fn new(world: &World) -> Self {
        let shapes_lonlat: Vec<MultiPolygon<f64>> = world
            .areas
            .iter()
            .map(|area| (*area.shape).clone())
            .collect();
        let shapes_world: Vec<MultiPolygon<f64>> =
            shapes_lonlat.iter().map(geometry::world_shape).collect();
        let area_bounds: Vec<Bounds> = shapes_world.iter().map(bounds_of).collect();
        let bounds = area_bounds
            .iter()
            .fold(Bounds::EMPTY, |all, one| all.union(*one));
        let origin = if bounds.is_empty() {
            [0.5, 0.5]
        } else {
            bounds.center()
        };
        let borders = geometry::borders(&shapes_lonlat);
        let anchors: Vec<_> = shapes_world.iter().map(geometry::label_point).collect();
        let labels = labels::collect(world, &anchors, &area_bounds);
        let mesh = MapMesh {
            origin,
            bounds,
            area_count: u32::try_from(world.areas.len()).unwrap_or(u32::MAX),
            levels: levels(&shapes_world, &borders, origin),
            context: context::mesh(&world.context, origin),
        };
        Self {
            mesh: Arc::new(mesh),
            hit: HitIndex::new(&shapes_world),
            rows: Rows::new(&world.timeline),
            area_bounds,
            bounds,
            limits: context::limits(&world.context),
            labels,
        }
    }

    /// The extent of some areas together, in world units.
    pub fn bounds_of(&self, areas: &[AreaId]) -> Bounds {
        areas.iter().fold(Bounds::EMPTY, |all, area| {
            all.union(self.area_bounds[area.index()])
        })
    }
}

fn bounds_of(shape: &MultiPolygon<f64>) -> Bounds {
    let corners = shape.iter().flat_map(|polygon| polygon.exterior().coords());
    Bounds::from_points(corners.map(|c| [c.x, c.y]))
}

/// The finest level as the data gives it, then coarser ones from the same simplified borders.
fn levels(shapes: &[MultiPolygon<f64>], borders: &[Border], origin: WorldPoint) -> Vec<Level> {
    let mut levels = vec![level(shapes, borders, origin, 0.0)];
    for zoom in LEVEL_ZOOMS {
        let tolerance_world = 0.5 / (256.0 * f64::exp2(zoom));
        let coarse = geometry::simplified(borders, tolerance_world);
        let kept: usize = coarse.iter().map(|border| border.points.len()).sum();
        let all: usize = borders.iter().map(|border| border.points.len()).sum();
        // A level that saves little is not worth its memory.
        if kept * 4 < all * 3 {
            let shapes = geometry::rings(&coarse, shapes.len());
            levels.push(level(&shapes, &coarse, origin, tolerance_world));
        }
    }
    levels
}

fn level(
    shapes: &[MultiPolygon<f64>],
    borders: &[Border],
    origin: WorldPoint,
    tolerance_world: f64,
) -> Level {
    let mut fills = FillMesh::default();
    for (owner, shape) in (0u32..).zip(shapes) {
        add_fill(&mut fills, shape, owner, origin);
    }
    let mut segments = Vec::new();
    for border in borders {
        let line: Vec<[f32; 2]> = border
            .points
            .iter()
            .map(|point| relative(*point, origin))
            .collect();
        segments.extend(
            joined_segments(&line, border.closed).map(|[before, from, to, after]| BorderSegment {
                before,
                from,
                to,
                after,
                left: border.left,
                right: border.right,
            }),
        );
    }
    Level {
        tolerance_world,
        fills,
        borders: segments,
    }
}

/// Adds the triangles of a shape (world units) to a mesh.
pub(super) fn add_fill(
    mesh: &mut FillMesh,
    shape: &MultiPolygon<f64>,
    owner: u32,
    origin: WorldPoint,
) {
    let triangles = geometry::triangles(shape);
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    let vertex = |point: &WorldPoint| FillVertex {
        position: relative(*point, origin),
        owner,
    };
    mesh.vertices.extend(triangles.positions.iter().map(vertex));
    mesh.indices.extend(
        triangles
            .indices
            .iter()
            .map(|index| first.saturating_add(*index)),
    );
}

/// A world point as the renderer stores it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "f64 becomes f32 at the very end, here"
)]
pub(super) fn relative(point: WorldPoint, origin: WorldPoint) -> [f32; 2] {
    [0, 1].map(|axis| ((point[axis] - origin[axis]) * POSITION_SCALE) as f32)
}

/// The pieces of a line, each with the points before and after it.
pub(super) fn joined_segments(
    line: &[[f32; 2]],
    closed: bool,
) -> impl Iterator<Item = [[f32; 2]; 4]> {
    let last = line.len().saturating_sub(1);
    (0..last).map(move |i| {
        let before = match i {
            0 if closed && last > 1 => line[last - 1],
            0 => line[0],
            _ => line[i - 1],
        };
        let after = match i + 2 {
            n if n <= last => line[n],
            _ if closed && last > 1 => line[1],
            _ => line[last],
        };
        [before, line[i], line[i + 1], after]
    })
}
