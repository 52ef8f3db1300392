//! Features that stand where nothing else of their file is, as slips of the pen and of programs put them:
//! at 0°, 0°, where a program writes what it does not know, or with longitude and latitude exchanged.

use crate::geometry::Bounds;
use crate::model::{Feature, Geometry};

/// Why a feature stands apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stray {
    /// It stands, wholly or with a corner, at 0°, 0°.
    Zero,
    /// It would stand nearer to the others with longitude and latitude exchanged. Where it stands now.
    Exchanged([f64; 2]),
}

/// A file whose middle lies nearer to 0°, 0° than this is about the Gulf of Guinea, in degrees.
const GULF: f64 = 10.0;

/// Of fewer features nothing can be said.
const FEWEST: usize = 4;

/// The features that stand apart, by their places in the list.
pub(super) fn strays<'f>(
    features: &[Feature],
    form: impl Fn(usize) -> &'f Geometry,
) -> Vec<(usize, Stray)> {
    let mut of_files: Vec<Vec<(usize, Bounds)>> = Vec::new();
    for (n, feature) in features.iter().enumerate() {
        let file = usize::from(feature.file);
        if of_files.len() <= file {
            of_files.resize_with(file + 1, Vec::new);
        }
        let bounds = bounds(form(n));
        if bounds.min[0] <= bounds.max[0] {
            of_files[file].push((n, bounds));
        }
    }
    let mut found = Vec::new();
    for boxes in of_files.iter().filter(|boxes| boxes.len() > 1) {
        let middle = [0, 1].map(|axis| {
            let mut all: Vec<f64> = boxes
                .iter()
                .map(|(_, bounds)| centre(bounds)[axis])
                .collect();
            let half = all.len() / 2;
            *all.select_nth_unstable_by(half, f64::total_cmp).1
        });
        let has_zero = |n: usize| is_at_zero(form(n));
        let is_far = middle[0].abs().max(middle[1].abs()) > GULF;
        let zero = |(n, bounds): &&(usize, Bounds)| is_far && touches_zero(bounds) && has_zero(*n);
        found.extend(boxes.iter().filter(zero).map(|(n, _)| (*n, Stray::Zero)));
        found.extend(exchanged(boxes, middle));
    }
    found.sort_by_key(|(n, _)| *n);
    found.dedup_by_key(|(n, _)| *n);
    found
}

/// The features that stand apart from the others, and would stand nearer with their coordinates
/// exchanged.
fn exchanged(boxes: &[(usize, Bounds)], middle: [f64; 2]) -> Vec<(usize, Stray)> {
    if boxes.len() < FEWEST {
        return Vec::new();
    }
    let away = |[x, y]: [f64; 2]| (x - middle[0]).abs().max((y - middle[1]).abs());
    let is_suspect = |[x, y]: [f64; 2]| away([y, x]) < away([x, y]);
    let centres = boxes.iter().map(|(n, bounds)| (*n, centre(bounds)));
    let (suspects, others): (Vec<_>, Vec<_>) = centres.partition(|(_, at)| is_suspect(*at));
    // Where many would be better exchanged, it is no slip.
    if suspects.len() * 5 > boxes.len() + 4 || others.len() < 2 {
        return Vec::new();
    }
    let mut bulk = Bounds::EMPTY;
    others.iter().for_each(|(_, at)| bulk.extend(*at));
    let gap = |at: [f64; 2]| {
        let beyond = |axis: usize| (bulk.min[axis] - at[axis]).max(at[axis] - bulk.max[axis]);
        beyond(0).max(beyond(1)).max(0.0)
    };
    let size = bulk.width().max(bulk.height());
    let stands_apart = |[x, y]: [f64; 2]| {
        let own = gap([x, y]);
        own > (size * 0.5).max(0.5) && gap([y, x]) <= own * 0.8
    };
    let apart = suspects.into_iter().filter(|(_, at)| stands_apart(*at));
    apart.map(|(n, at)| (n, Stray::Exchanged(at))).collect()
}

fn centre(bounds: &Bounds) -> [f64; 2] {
    [0, 1].map(|axis| f64::midpoint(bounds.min[axis], bounds.max[axis]))
}

fn touches_zero(bounds: &Bounds) -> bool {
    [0, 1]
        .iter()
        .all(|axis| bounds.min[*axis] <= 0.0 && bounds.max[*axis] >= 0.0)
}

/// Whether a geometry has a position at 0°, 0°.
fn is_at_zero(form: &Geometry) -> bool {
    let mut found = false;
    each(form, &mut |at| found |= at.x == 0.0 && at.y == 0.0);
    found
}

fn bounds(form: &Geometry) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    each(form, &mut |at| {
        if at.x.is_finite() && at.y.is_finite() {
            bounds.extend([at.x, at.y]);
        }
    });
    bounds
}

/// Every position that bounds what a geometry covers; holes lie inside.
fn each(form: &Geometry, look: &mut dyn FnMut(&geo::Coord<f64>)) {
    let rings = form.polygons.iter().map(geo::Polygon::exterior);
    for line in rings.chain(form.lines.iter()) {
        line.0.iter().for_each(&mut *look);
    }
    form.points.iter().for_each(|point| look(&point.0));
}
