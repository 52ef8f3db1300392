//! From the world to the picture: projected, clipped to what is seen, and without points that
//! nobody could tell apart.

use crate::geometry::{Bounds, Camera, Viewport, WorldPoint, clipped, world_from_lonlat};
use crate::scene::fill::PatternAnchor;
use crate::scene::frame::Scene;
use crate::scene::mesh::POSITION_SCALE;
use geo::{LineString, MultiPolygon};

/// Ground beside the picture on which lines may end, in points.
const MARGIN_POINTS: f64 = 16.0;

/// Points are set on a grid so fine, in points: neighbours that share a line share it still.
const GRID_POINTS: f64 = 0.05;

/// Takes points of the world to the picture.
pub(super) struct Sheetward {
    camera: Camera,
    viewport: Viewport,
    /// What is seen with its margin, in world units.
    seen: Bounds,
    /// Where the geometry's origin lies in the picture.
    pub(super) anchor: PatternAnchor,
}

impl Sheetward {
    pub(super) fn new(scene: &Scene) -> Self {
        let (camera, viewport) = (scene.camera, scene.viewport);
        let margin = MARGIN_POINTS / camera.points_per_world();
        let visible = camera.visible(viewport);
        let anchor = camera.screen_from_world(viewport, scene.mesh.origin);
        Self {
            camera,
            viewport,
            seen: Bounds {
                min: visible.min.map(|value| value - margin),
                max: visible.max.map(|value| value + margin),
            },
            anchor: PatternAnchor(anchor.map(point)),
        }
    }

    /// Whether some of a box in world units can be seen.
    pub(super) fn sees(&self, bounds: &Bounds) -> bool {
        !bounds.is_empty()
            && (0..2).all(|axis| {
                bounds.min[axis] <= self.seen.max[axis] && bounds.max[axis] >= self.seen.min[axis]
            })
    }

    /// A point of the world in the picture.
    pub(super) fn at(&self, world: WorldPoint) -> [f32; 2] {
        let screen = self.camera.screen_from_world(self.viewport, world);
        screen.map(|value| point((value / GRID_POINTS).round() * GRID_POINTS))
    }

    /// The rings of a shape in degrees, as far as they are seen; outer rings one way, holes the other.
    pub(super) fn rings(&self, shape: &MultiPolygon<f64>) -> Vec<Vec<[f32; 2]>> {
        let mut rings = Vec::new();
        for polygon in shape {
            rings.extend(self.ring(polygon.exterior(), true));
            for hole in polygon.interiors() {
                rings.extend(self.ring(hole, false));
            }
        }
        rings
    }

    fn ring(&self, ring: &LineString<f64>, is_outer: bool) -> Option<Vec<[f32; 2]>> {
        let world: Vec<WorldPoint> = ring
            .coords()
            .map(|at| world_from_lonlat([at.x, at.y]))
            .collect();
        let mut points = self.line(clipped(&world, self.seen));
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() < 3 {
            return None;
        }
        if (twice_area(&points) > 0.0) != is_outer {
            points.reverse();
        }
        Some(points)
    }

    /// A line in the picture, without points that fall together.
    pub(super) fn line(&self, world: impl IntoIterator<Item = WorldPoint>) -> Vec<[f32; 2]> {
        let mut points: Vec<[f32; 2]> = world.into_iter().map(|at| self.at(at)).collect();
        points.dedup();
        points
    }

    /// Whether a straight piece can be seen.
    pub(super) fn sees_piece(&self, from: WorldPoint, to: WorldPoint) -> bool {
        self.sees(&Bounds::from_points([from, to]))
    }
}

/// A stored position as a point of the world.
pub(super) fn world_from_position(position: [f32; 2], origin: WorldPoint) -> WorldPoint {
    [0, 1].map(|axis| origin[axis] + f64::from(position[axis]) / POSITION_SCALE)
}

/// Twice the area of a ring; positive where it runs clockwise on the screen.
fn twice_area(points: &[[f32; 2]]) -> f64 {
    let next = points.iter().cycle().skip(1);
    let pairs = points.iter().zip(next);
    pairs
        .map(|(a, b)| {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            ax * by - bx * ay
        })
        .sum()
}

#[expect(clippy::cast_possible_truncation, reason = "a place in the picture")]
fn point(value: f64) -> f32 {
    value as f32
}
