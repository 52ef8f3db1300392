//! Polygons of a shape that overlap, as one. For `repair`.
//!
//! Only the rings where they may overlap are arranged anew; holes elsewhere stay as they are.

use super::Bounds;
use super::mend::{Edges, Groups, Outline, attached, bounds, is_around};
use super::validity::{ShapeProblem, ShapeProblemKind as Kind};
use geo::{LineString, Polygon};
use std::collections::{BTreeMap, BTreeSet};

/// Joins what overlaps: what each polygon became, in its place, and joined ones in the place of the
/// first. `None` where it would take too long.
pub(super) fn join(pieces: &mut [Vec<Polygon<f64>>], faults: &[ShapeProblem]) -> Option<()> {
    let mut groups = Groups::new(pieces.len());
    let (mut involved, mut crossing) = (BTreeSet::new(), BTreeSet::new());
    for fault in faults {
        let is_joint = matches!(fault.kind, Kind::PolygonsCross | Kind::PolygonsOverlap);
        if let Some(other) = fault.other_polygon.filter(|_| is_joint) {
            groups.join(fault.polygon, other);
            involved.extend([fault.polygon, other]);
            if fault.kind == Kind::PolygonsCross {
                crossing.insert(fault.polygon);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for polygon in involved {
        let first = groups.first(polygon);
        members.entry(first).or_default().push(polygon);
    }
    for (first, members) in members {
        let mut polygons = Vec::new();
        for polygon in &members {
            polygons.append(&mut pieces[*polygon]);
        }
        if members.iter().all(|polygon| !crossing.contains(polygon)) {
            polygons = without_covered(polygons);
        }
        pieces[first] = united(polygons)?;
    }
    Some(())
}

/// Polygons that cross none, without those that lie wholly in another where it has no holes.
fn without_covered(polygons: Vec<Polygon<f64>>) -> Vec<Polygon<f64>> {
    let boxes: Vec<Bounds> = polygons.iter().map(|of| bounds(of.exterior())).collect();
    let mut is_covered = vec![false; polygons.len()];
    for (outer, polygon) in polygons.iter().enumerate() {
        let mut outline = None;
        for (inner, other) in polygons.iter().enumerate() {
            let meets_inner = |hole: &LineString<f64>| bounds(hole).intersects(&boxes[inner]);
            if inner != outer
                && !is_covered[inner]
                && !is_covered[outer]
                && is_around(&boxes[outer], &boxes[inner])
                && !polygon.interiors().iter().any(meets_inner)
            {
                let outline = outline.get_or_insert_with(|| Outline::new(polygon.exterior()));
                is_covered[inner] = outline.is_wholly(true, other.exterior());
            }
        }
    }
    let all = polygons.into_iter().zip(is_covered);
    let kept = all.filter(|(_, is_covered)| !is_covered);
    kept.map(|(polygon, _)| polygon).collect()
}

/// All that sound polygons cover together.
fn united(polygons: Vec<Polygon<f64>>) -> Option<Vec<Polygon<f64>>> {
    if polygons.len() < 2 {
        return Some(polygons);
    }
    let boxes: Vec<Bounds> = polygons.iter().map(|of| bounds(of.exterior())).collect();
    let (mut edges, mut apart) = (Edges::default(), Vec::new());
    for (index, polygon) in polygons.into_iter().enumerate() {
        let (outer, holes) = polygon.into_inner();
        edges.add_inside(&outer, [1, 0]);
        for hole in holes {
            let around = bounds(&hole);
            let mut others = boxes
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index);
            if others.any(|(_, other)| other.intersects(&around)) {
                edges.add_hole(&hole, [1, 0])
            } else {
                apart.push(hole)
            }
        }
    }
    let shells = edges.arranged(|[around, _]| around > 0)?;
    Some(attached(shells, apart))
}
