//! Patches of the map from shapes that are drawn whole, at every degree of simplification.

use super::mesh::{FillMesh, FillVertex, Level, POSITION_SCALE, Patch, TinyAreas, push_line};
use crate::geometry::{self, Border, Coverage, Shape, Sides, WorldPoint, world_from_lonlat};
use geo::{BoundingRect, MultiPolygon};
use std::collections::BTreeMap;

/// The zooms at which a coarser level takes over: there a simplified line strays half a point.
const LEVEL_ZOOMS: [f64; 2] = [6.5, 4.0];

/// An area whose longest side has so many points can be seen between its borders.
const SEEN_POINTS: f64 = 5.0;

/// A larger area (in world units) can be seen wherever a country can.
const TINY_WORLD: f64 = 1.0 / 8_192.0;

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
    let tiny_areas = place.tiny_areas(world);
    let level = |shapes: &[MultiPolygon<f64>], borders: &[Border], tolerance_world: f64| {
        let patch = Patch {
            fills: place.fills(shapes),
            borders: place.borders(borders),
            lines: place.lines(&lines, tolerance_world),
            points: points.clone(),
            specks: Vec::new(),
            tiny_areas: tiny_areas.clone(),
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

/// The longest side of the box around a shape.
fn longest_side(shape: &MultiPolygon<f64>) -> Option<f64> {
    let bounds = shape.bounding_rect()?;
    Some(bounds.width().max(bounds.height()))
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

    /// Areas that are lost in a picture of all, by their size.
    fn tiny_areas(&self, shapes: &[MultiPolygon<f64>]) -> Vec<TinyAreas> {
        let mut of_zooms: BTreeMap<i32, Vec<FillVertex>> = BTreeMap::new();
        for owner in self.order {
            let shape = &shapes[*owner as usize];
            let Some(size) = longest_side(shape).filter(|size| *size < TINY_WORLD) else {
                continue;
            };
            let zoom = (SEEN_POINTS / (256.0 * size.max(f64::MIN_POSITIVE)))
                .log2()
                .ceil();
            if let Some((at, _)) = geometry::quick_label_point(shape) {
                #[expect(clippy::cast_possible_truncation, reason = "zooms are few")]
                let zoom = zoom.clamp(0.0, 40.0) as i32;
                of_zooms.entry(zoom).or_default().push(FillVertex {
                    position: relative(at, self.origin),
                    owner: *owner,
                });
            }
        }
        let groups = of_zooms.into_iter().map(|(zoom, specks)| TinyAreas {
            until_zoom: f64::from(zoom),
            specks,
        });
        groups.collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Polygon, polygon};

    fn square(x: f64, size: f64) -> Polygon<f64> {
        polygon![(x: x, y: 0.5), (x: x + size, y: 0.5), (x: x + size, y: 0.5 + size), (x: x, y: 0.5 + size)]
    }

    #[test]
    fn areas_that_would_be_lost_are_specks_until_they_can_be_seen() {
        // Of 0.4 km and of 100 km.
        let shapes = [square(0.6, 1e-5), square(0.7, 2.5e-3)].map(MultiPolygon::from);
        let place = Placing {
            order: &[0, 1],
            origin: [0.6, 0.5],
        };
        let tiny = place.tiny_areas(&shapes);
        let owners: Vec<u32> = tiny
            .iter()
            .flat_map(|group| &group.specks)
            .map(|speck| speck.owner)
            .collect();
        assert_eq!(owners, [0]);
        let points = 1e-5 * 256.0 * f64::exp2(tiny[0].until_zoom);
        assert!(
            (SEEN_POINTS..SEEN_POINTS * 2.0).contains(&points),
            "{points}"
        );
    }
}
