//! Triangles that fill a shape.
//!
//! Ear clipping by `geo`, and for rings that touch themselves the even–odd rule. It must not know colours, the GPU or `f32`.

use super::even_odd::even_odd;
use super::ring::{Point, key, open_points};
use super::{Bounds, WorldPoint};
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
/// three points left; a ring that crosses itself but in points of its own gives some triangles, not
/// a right filling.
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
    let first = u32::try_from(mesh.positions.len()).expect("a mesh has under 2^32 positions");
    let (positions, indices) = if is_plain(polygon) {
        let raw = polygon.earcut_triangles_raw();
        let index = |index| u32::try_from(index).expect("a mesh has under 2^32 positions");
        let indices: Vec<u32> = raw.triangle_indices.into_iter().map(index).collect();
        (raw.vertices, indices)
    } else {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let rings: Vec<Vec<Point>> = rings.map(open_points).collect();
        let within = Bounds::from_points(rings.iter().flatten().copied());
        let filled = even_odd(&rings, within);
        (filled.positions, filled.indices)
    };
    mesh.positions.extend(positions);
    mesh.indices
        .extend(indices.into_iter().map(|index| first + index));
}

/// Whether ear clipping does not fail on it: no ring comes back to a point where it or another was,
/// and no hole reaches beyond the box of the outline, at which `earcut` 0.4 panics.
fn is_plain(polygon: &Polygon<f64>) -> bool {
    let outline = Bounds::from_points(polygon.exterior().0.iter().map(|at| [at.x, at.y]));
    let holes = polygon.interiors();
    let mut in_holes = holes.iter().flat_map(|hole| &hole.0);
    if !in_holes.all(|at| outline.contains([at.x, at.y])) {
        return false;
    }
    let rings = std::iter::once(polygon.exterior()).chain(holes);
    let open = rings.flat_map(|ring| ring.0.iter().skip(1));
    let mut all: Vec<[u64; 2]> = open.map(|at| key([at.x, at.y])).collect();
    all.sort_unstable();
    all.windows(2).all(|pair| pair[0] != pair[1])
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

    #[test]
    fn a_hole_beyond_the_outline_is_survived() {
        let around = |radius: f64, x: f64| {
            let angles = (0..60).map(|n| f64::from(n) * std::f64::consts::TAU / 60.0);
            let points = angles.map(|angle| (x + radius * angle.cos(), radius * angle.sin()));
            LineString::from(points.collect::<Vec<_>>())
        };
        let apart = Polygon::new(around(1.0, 0.0), vec![around(1.0, 8.0)]);
        assert!((filled(&triangles(&apart.into())) - 6.272).abs() < 0.01);
    }

    #[test]
    fn wings_that_meet_in_a_point_are_both_filled() {
        let wings = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 2.0), (x: 0.0, y: 4.0), (x: 0.0, y: 3.0), (x: 2.0, y: 2.0), (x: 4.0, y: 0.0)];
        assert!((filled(&triangles(&wings.into())) - 5.0).abs() < 1e-12);
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
