//! Which rings of a shape lie in which others. For `validity`.
//!
//! It must not know what is allowed.

use super::contact::Rings;
use super::edge_tree::{Work, side};
use super::label::inner_point;
use super::ring::Point;
use geo::{LineString, MultiPolygon, Orientation, Polygon};

/// A ring that lies in others.
pub(super) struct Nesting {
    /// The place of the ring.
    pub(super) ring: usize,
    /// The places of the rings that it lies in, in order.
    pub(super) within: Vec<usize>,
}

/// So many positions of a ring are asked before a point inside it is.
const MOST_ASKED: usize = 16;

/// For each ring, which others it lies in, told by one point of it that lies on none of them;
/// nothing for rings without an area. The place of a ring counts all rings of all polygons;
/// `outers` has those of the outer rings. Not all of them where the work is spent afterwards.
pub(super) fn nestings(
    shape: &MultiPolygon<f64>,
    outers: &[usize],
    rings: &Rings,
    work: &mut Work,
) -> Vec<Nesting> {
    let mut found = Vec::new();
    for (polygon, outer) in shape.iter().zip(outers) {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for (n, line) in all.enumerate() {
            let ring = outer + n;
            if let Some(within) = within(polygon, (ring, n), line, rings, work) {
                found.push(Nesting { ring, within });
            }
        }
    }
    found
}

fn within(
    polygon: &Polygon<f64>,
    (ring, n): (usize, usize),
    line: &LineString<f64>,
    rings: &Rings,
    work: &mut Work,
) -> Option<Vec<usize>> {
    let positions = line.0.iter().map(|at| [at.x, at.y]).take(MOST_ASKED);
    let told = positions
        .into_iter()
        .find_map(|at| rings_around(at, ring, rings, work));
    told.or_else(|| {
        let inside = match n {
            0 => inner_point(polygon),
            _ => inner_point(&Polygon::new(line.clone(), Vec::new())),
        };
        rings_around(inside?, ring, rings, work)
    })
}

/// The rings around a point, but for one; `None` where the point lies on one of the others.
fn rings_around(point: Point, but: usize, rings: &Rings, work: &mut Work) -> Option<Vec<usize>> {
    let mut crossed = Vec::new();
    let mut is_on = false;
    rings.tree.leftwards(point, work, &mut |index| {
        let (ring, ..) = rings.ring_of(index);
        if ring == but {
            return;
        }
        let [a, b] = rings.tree.edges()[index];
        let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
        match side(low, high, point) {
            Orientation::Collinear => {
                let is_beside = |axis: usize| {
                    let (least, most) = (a[axis].min(b[axis]), a[axis].max(b[axis]));
                    least <= point[axis] && point[axis] <= most
                };
                is_on |= is_beside(0) && is_beside(1);
            }
            // Half open, so that a ray through a vertex counts it once.
            Orientation::Clockwise if low[1] <= point[1] && point[1] < high[1] => {
                crossed.push(ring);
            }
            _ => {}
        }
    });
    crossed.sort_unstable();
    let odd = crossed
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() % 2 == 1);
    (!is_on).then(|| odd.map(|same| same[0]).collect())
}
