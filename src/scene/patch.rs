//! Patches of the map from shapes that are drawn whole, at every degree of simplification.

use super::mesh::{FillMesh, FillVertex, Level, POSITION_SCALE, Patch, push_line};
use crate::geometry::{self, Border, Coverage, Shape, Sides, WorldPoint, world_from_lonlat};
use geo::MultiPolygon;

/// The zooms at which a coarser level takes over: there a simplified line strays half a point.
const LEVEL_ZOOMS: [f64; 2] = [6.5, 4.0];

/// The finest level as the data gives it, then coarser ones from the same simplified borders.
/// `order` says in which order the shapes are filled.
pub(super) fn levels(
    shapes: &[Shape],
    world: &[MultiPolygon<f64>],
    order: &[u32],
    origin: WorldPoint,
) -> (Vec<Level>, Sides) {
    let polygons: Vec<&MultiPolygon<f64>> = shapes.iter().map(|s| s.polygons.as_ref()).collect();
    let Coverage { borders, sides } = geometry::borders(&polygons);
    let lines = world_lines(shapes);
    let place = Placing { order, origin };
    let points = place.points(shapes);
    let level = |shapes: &[MultiPolygon<f64>], borders: &[Border], tolerance_world: f64| {
        let patch = Patch {
            fills: place.fills(shapes),
            borders: place.borders(borders),
            lines: place.lines(&lines, tolerance_world),
            points: points.clone(),
            specks: Vec::new(),
        };
        Level {
            tolerance_world,
            patch,
        }
    };
    let mut levels = vec![level(world, &borders, 0.0)];
    let all: usize = borders.iter().map(|border| border.points.len()).sum();
    for zoom in LEVEL_ZOOMS {
        let tolerance_world = 0.5 / (256.0 * f64::exp2(zoom));
        let coarse = geometry::simplified(&borders, tolerance_world);
        let kept: usize = coarse.iter().map(|border| border.points.len()).sum();
        // A level that saves little is not worth its memory.
        if kept * 4 < all * 3 {
            let shapes = geometry::rings(&coarse, &sides, shapes.len());
            levels.push(level(&shapes, &coarse, tolerance_world));
        }
    }
    (levels, sides)
}

/// The lines of each shape in world units, with the shape's number.
fn world_lines(shapes: &[Shape]) -> Vec<(u32, Vec<WorldPoint>)> {
    let lines = |(owner, shape): (u32, &Shape)| -> Vec<(u32, Vec<WorldPoint>)> {
        let world = |line: &geo::LineString<f64>| {
            let points = line.coords().map(|at| world_from_lonlat([at.x, at.y]));
            points.collect()
        };
        let lines = shape.lines.0.iter();
        lines.map(|line| (owner, world(line))).collect()
    };
    (0u32..).zip(shapes).flat_map(lines).collect()
}

struct Placing<'a> {
    order: &'a [u32],
    origin: WorldPoint,
}

impl Placing<'_> {
    fn fills(&self, shapes: &[MultiPolygon<f64>]) -> FillMesh {
        let mut fills = FillMesh::default();
        for owner in self.order {
            add_fill(&mut fills, &shapes[*owner as usize], *owner, self.origin);
        }
        fills
    }

    fn borders(&self, borders: &[Border]) -> Vec<super::mesh::LinePoint> {
        let mut list = Vec::new();
        for border in borders {
            let line = self.relative_line(&border.points);
            push_line(&mut list, &line, border.closed, |_| {
                [border.left, border.right]
            });
        }
        list
    }

    fn lines(
        &self,
        lines: &[(u32, Vec<WorldPoint>)],
        tolerance_world: f64,
    ) -> Vec<super::mesh::LinePoint> {
        let mut list = Vec::new();
        for (owner, line) in lines {
            let line = geometry::lines_simplified(line, tolerance_world);
            let closed = line.len() > 2 && line.first() == line.last();
            let line = self.relative_line(&line);
            push_line(&mut list, &line, closed, |_| [*owner; 2]);
        }
        list
    }

    fn points(&self, shapes: &[Shape]) -> Vec<FillVertex> {
        let mut list = Vec::new();
        for owner in self.order {
            let points = shapes[*owner as usize].points.0.iter();
            list.extend(points.map(|at| FillVertex {
                position: relative(world_from_lonlat([at.x(), at.y()]), self.origin),
                owner: *owner,
            }));
        }
        list
    }

    fn relative_line(&self, points: &[WorldPoint]) -> Vec<[f32; 2]> {
        let place = |point: &WorldPoint| relative(*point, self.origin);
        points.iter().map(place).collect()
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
