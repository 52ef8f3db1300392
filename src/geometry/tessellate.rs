//! Triangles that fill a shape.
//!
//! Ear clipping by `geo`. It must not know colours, the GPU or `f32`.

use super::WorldPoint;
use super::ring::open_points;
use geo::{Coord, LineString, MultiPolygon, Polygon, TriangulateEarcut};

/// Beyond this many worlds nothing is drawn.
const FARTHEST: f64 = 1e6;
/// Closer to an axis than this counts as on it; a world of this size is far smaller than an atom.
const NEAREST: f64 = 1e-30;

/// A mesh: every three indices name the corners of a triangle among the positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triangles {
    /// The corners, in world coordinates.
    pub positions: Vec<WorldPoint>,
    /// Three a triangle, each less than the number of positions.
    pub indices: Vec<u32>,
}

/// The triangles of a shape in world coordinates, all its polygons together, without its holes.
///
/// Points that are not finite or beyond any map are passed over, and so are rings with fewer than
/// three points left; a ring that crosses itself gives some triangles, not a right filling.
pub fn triangles(shape: &MultiPolygon<f64>) -> Triangles {
    let mut mesh = Triangles::default();
    for polygon in shape {
        let Some(exterior) = sound_ring(polygon.exterior()) else {
            continue;
        };
        let holes = polygon.interiors().iter().filter_map(sound_ring).collect();
        append(&mut mesh, &Polygon::new(exterior, holes));
    }
    mesh
}

fn append(mesh: &mut Triangles, polygon: &Polygon<f64>) {
    // `earcut` 0.4 panics on some rings that touch themselves; such a polygon gives nothing.
    let Ok(raw) = std::panic::catch_unwind(|| polygon.earcut_triangles_raw()) else {
        return;
    };
    let first = u32::try_from(mesh.positions.len()).expect("a mesh has under 2^32 positions");
    mesh.positions.extend(raw.vertices);
    let indices = raw
        .triangle_indices
        .into_iter()
        .map(|index| first + u32::try_from(index).expect("a mesh has under 2^32 positions"));
    mesh.indices.extend(indices);
}

/// The ring as ear clipping needs it: `earcut` 0.4 does not end where products of coordinates
/// overflow or underflow.
fn sound_ring(ring: &LineString<f64>) -> Option<LineString<f64>> {
    let is_on_map = |at: &&Coord<f64>| at.x.abs() < FARTHEST && at.y.abs() < FARTHEST;
    let flush = |value: f64| if value.abs() < NEAREST { 0.0 } else { value };
    let flushed = ring.0.iter().filter(is_on_map).map(|at| Coord {
        x: flush(at.x),
        y: flush(at.y),
    });
    let mut points = open_points(&flushed.collect());
    if points.len() < 3 {
        return None;
    }
    points.push(points[0]);
    Some(LineString::from(points))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::ring::signed_area;
    use geo::polygon;
    use proptest::prelude::*;

    fn filled(mesh: &Triangles) -> f64 {
        let corner = |index: &u32| mesh.positions[*index as usize];
        let corners = mesh.indices.chunks(3);
        corners
            .map(|t| signed_area(&t.iter().map(corner).collect::<Vec<_>>()).abs())
            .sum()
    }

    #[test]
    fn a_square_with_a_hole_is_filled_but_for_the_hole() {
        let shape = polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 4.0, y: 4.0), (x: 0.0, y: 4.0)],
            interiors: [[(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 2.0)]]
        );
        let mesh = triangles(&MultiPolygon::new(vec![shape.clone(), shape]));
        assert!((filled(&mesh) - 30.0).abs() < 1e-12);
        assert!(
            mesh.indices
                .iter()
                .all(|i| (*i as usize) < mesh.positions.len())
        );
    }

    #[test]
    fn degenerate_rings_give_nothing() {
        let line = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: f64::NAN, y: 2.0)];
        let empty = Polygon::new(LineString::new(vec![]), vec![LineString::new(vec![])]);
        assert_eq!(
            triangles(&MultiPolygon::new(vec![line, empty])),
            Triangles::default()
        );
    }

    proptest! {
        #[test]
        fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..30),
                        hole in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..8)) {
            let polygon = Polygon::new(points.into(), vec![hole.into()]);
            let mesh = triangles(&polygon.into());
            prop_assert!(mesh.indices.iter().all(|i| (*i as usize) < mesh.positions.len()));
        }
    }
}
