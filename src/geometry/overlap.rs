//! Which shapes lie over each other, and how much of each is covered by which others.

use super::{Bounds, area_km2};
use geo::{BooleanOps, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// A part of a shape over which others lie.
#[derive(Clone, Debug, PartialEq)]
pub struct CoveredPart {
    /// The shape beneath, by its place in the list.
    pub below: u32,
    /// The shapes that lie over this part, by their places in the list, in order.
    pub above: Vec<u32>,
    /// The size of the part in km². The parts of one shape are disjoint.
    pub km2: f64,
}

/// What was found, and how much was not looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoveredParts {
    /// The parts, by the shape beneath.
    pub parts: Vec<CoveredPart>,
    /// Pairs whose boxes meet and that would have taken too long.
    pub unchecked: usize,
}

/// A shape is cut into so many parts at most.
const MOST_PARTS: usize = 64;

/// Pairs whose boxes meet are looked for up to this number.
const MOST_PAIRS: usize = 200_000;

/// The parts of shapes (lon/lat degrees) over which later ones lie, by more than a sliver.
///
/// A sliver is at most a thousandth of the smaller shape, and at most 1 km². `may_meet` says of two shapes
/// whether they are ever there together. Pairs are compared until so many positions were looked at, those
/// with few positions first. Passed over are shapes with no extent to speak of, or with a coordinate
/// that is not finite or out of range.
pub fn covered_parts(
    shapes: &[&MultiPolygon<f64>],
    may_meet: impl Fn(usize, usize) -> bool,
    most_positions: usize,
) -> CoveredParts {
    let (pairs, mut unchecked) = pairs(shapes, may_meet);
    let size = |shape: usize| positions(shapes[shape]);
    let mut by_size = pairs;
    by_size.sort_by_cached_key(|(one, two)| (size(*one) + size(*two), *one, *two));
    let mut looked_at = 0_usize;
    let mut lying: Vec<(usize, usize)> = Vec::new();
    for (below, above) in by_size {
        looked_at = looked_at.saturating_add(size(below) + size(above));
        if looked_at > most_positions {
            unchecked += 1;
        } else if common_km2(shapes[below], shapes[above]).is_some() {
            lying.push((below, above));
        }
    }
    lying.sort_unstable();
    let mut parts = Vec::new();
    for of_one in lying.chunk_by(|a, b| a.0 == b.0) {
        let below = of_one[0].0;
        let above: Vec<usize> = of_one.iter().map(|(_, above)| *above).collect();
        parts.extend(parts_of(shapes, below, &above));
    }
    CoveredParts { parts, unchecked }
}

/// How many km² two shapes have in common; `None` where that is a sliver.
fn common_km2(one: &MultiPolygon<f64>, two: &MultiPolygon<f64>) -> Option<f64> {
    let common = area_km2(&one.intersection(two));
    let sliver = (area_km2(one).min(area_km2(two)) / 1e3).min(1.0);
    (common > sliver).then_some(common)
}

/// A shape cut along those above it.
fn parts_of(shapes: &[&MultiPolygon<f64>], below: usize, above: &[usize]) -> Vec<CoveredPart> {
    let mut pieces: Vec<(Vec<u32>, MultiPolygon<f64>)> = vec![(Vec::new(), shapes[below].clone())];
    for over in above {
        let number = u32::try_from(*over).unwrap_or(u32::MAX);
        let mut cut = Vec::with_capacity(pieces.len() * 2);
        for (list, piece) in pieces {
            // Of a shape in too many parts, whatever is left lies beneath the first ones only.
            if cut.len() >= MOST_PARTS {
                cut.push((list, piece));
                continue;
            }
            let common = piece.intersection(shapes[*over]);
            let rest = piece.difference(shapes[*over]);
            let mut with: Vec<u32> = list.clone();
            with.push(number);
            cut.extend(
                [(with, common), (list, rest)]
                    .into_iter()
                    .filter(|(_, part)| !part.0.is_empty()),
            );
        }
        pieces = cut;
    }
    let covered = pieces.into_iter().filter(|(list, _)| !list.is_empty());
    let parts = covered.map(|(above, part)| CoveredPart {
        below: u32::try_from(below).unwrap_or(u32::MAX),
        above,
        km2: area_km2(&part),
    });
    parts.filter(|part| part.km2 > 0.0).collect()
}

/// Pairs whose boxes share more than a border, the lesser first, and how many more there may be.
fn pairs(
    shapes: &[&MultiPolygon<f64>],
    may_meet: impl Fn(usize, usize) -> bool,
) -> (Vec<(usize, usize)>, usize) {
    let boxes: Vec<Bounds> = shapes.iter().map(|shape| sound_bounds(shape)).collect();
    let full = boxes
        .iter()
        .enumerate()
        .filter(|(_, bounds)| !bounds.is_empty());
    let entries = full
        .map(|(n, bounds)| GeomWithData::new(Rectangle::from_corners(bounds.min, bounds.max), n));
    let tree = RTree::bulk_load(entries.collect());
    let (mut pairs, mut looked_at, mut unchecked) = (Vec::new(), 0_usize, 0_usize);
    for (n, bounds) in boxes
        .iter()
        .enumerate()
        .filter(|(_, bounds)| !bounds.is_empty())
    {
        let envelope = AABB::from_corners(bounds.min, bounds.max);
        for other in tree.locate_in_envelope_intersecting(&envelope) {
            looked_at += 1;
            if looked_at > MOST_PAIRS * 20 || pairs.len() > MOST_PAIRS {
                unchecked += 1;
                break;
            }
            if other.data > n && overlap(bounds, &boxes[other.data]) && may_meet(n, other.data) {
                pairs.push((n, other.data));
            }
        }
    }
    (pairs, unchecked)
}

/// Whether two boxes share more than a border.
fn overlap(one: &Bounds, two: &Bounds) -> bool {
    (0..2).all(|axis| {
        let common = one.max[axis].min(two.max[axis]) - one.min[axis].max(two.min[axis]);
        common > NO_EXTENT_DEGREES
    })
}

fn positions(shape: &MultiPolygon<f64>) -> usize {
    let rings = |polygon: &geo::Polygon<f64>| {
        let holes: usize = polygon.interiors().iter().map(|ring| ring.0.len()).sum();
        polygon.exterior().0.len() + holes
    };
    shape.0.iter().map(rings).sum()
}

/// A tenth of a millimetre. `i_overlay` 4.5 scales what it is given to whole numbers, and overflows
/// where there is hardly any extent to scale.
const NO_EXTENT_DEGREES: f64 = 1e-9;

/// The box around a shape; empty if it is thinner than matters, or if one of its coordinates is not a longitude and latitude.
fn sound_bounds(shape: &MultiPolygon<f64>) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    for polygon in shape {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for at in all.flat_map(|ring| &ring.0) {
            // Written so that what is no number fails too.
            let is_sound = at.x.abs() <= 180.0 && at.y.abs() <= 90.0;
            if !is_sound {
                return Bounds::EMPTY;
            }
            bounds.extend([at.x, at.y]);
        }
    }
    if bounds.width().min(bounds.height()) < NO_EXTENT_DEGREES {
        return Bounds::EMPTY;
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{LineString, Polygon, polygon};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)]
    }

    fn found(shapes: &[MultiPolygon<f64>]) -> CoveredParts {
        let shapes: Vec<&MultiPolygon<f64>> = shapes.iter().collect();
        covered_parts(&shapes, |_, _| true, usize::MAX)
    }

    #[test]
    fn overlaps_but_not_neighbours() {
        let shapes = [
            square(0.0, 0.0, 1.0),
            square(1.0, 0.0, 1.0),
            square(0.5, 0.5, 1.0),
            polygon![(x: f64::NAN, y: 0.0), (x: 1.0, y: 1e9), (x: 0.0, y: 1.0)],
        ]
        .map(MultiPolygon::from);
        let parts = found(&shapes).parts;
        let pairs: Vec<_> = parts
            .iter()
            .map(|part| (part.below, part.above.clone()))
            .collect();
        assert_eq!(pairs, vec![(0, vec![2]), (1, vec![2])]);
        assert!((parts[0].km2 - 12_308.0 / 4.0).abs() < 10.0);
    }

    #[test]
    fn what_takes_too_long_is_counted() {
        let shapes = [square(0.0, 0.0, 1.0), square(0.5, 0.5, 1.0)].map(MultiPolygon::from);
        let shapes: Vec<&MultiPolygon<f64>> = shapes.iter().collect();
        assert_eq!(covered_parts(&shapes, |_, _| true, 9).unchecked, 1);
        assert_eq!(
            covered_parts(&shapes, |_, _| false, 9),
            CoveredParts::default()
        );
    }

    proptest! {
        // The ground that squares cover together, counted by parts, is that of their union.
        #[test]
        fn parts_and_what_is_uncovered_add_up_to_the_union(
            places in prop::collection::vec((0..8_i32, 0..8_i32, 1..4_i32), 1..6)
        ) {
            let shapes: Vec<MultiPolygon<f64>> = places
                .iter()
                .map(|(x, y, size)| square(f64::from(*x) / 4.0, f64::from(*y) / 4.0, f64::from(*size) / 4.0).into())
                .collect();
            let covered: f64 = found(&shapes).parts.iter().map(|part| part.km2).sum();
            let all: f64 = shapes.iter().map(area_km2).sum();
            let union = shapes.iter().fold(MultiPolygon::new(Vec::new()), |union, shape| union.union(shape));
            let wanted = area_km2(&union);
            prop_assert!((all - covered - wanted).abs() < wanted / 1e3 + 1.0, "{} - {} and {}", all, covered, wanted);
        }

        #[test]
        fn never_panics(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..20),
                        hole in prop::collection::vec((-9..9_i32, -9..9_i32), 0..9)) {
            let hole: LineString<f64> = hole.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            let shape: MultiPolygon<f64> = Polygon::new(points.into(), vec![hole.clone()]).into();
            found(&[shape.clone(), Polygon::new(hole, vec![]).into(), shape]);
        }
    }
}
