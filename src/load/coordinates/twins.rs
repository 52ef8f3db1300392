//! Features that are given more than once: the same geometry and the same properties.

use crate::model::{Feature, Geometry};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Pairs of a feature and the first one that it repeats, by their places.
pub(super) fn twins(features: &[Feature]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, usize)> = features
        .iter()
        .enumerate()
        .filter(|(_, feature)| !feature.form.is_empty())
        .map(|(n, feature)| (glance(feature), n))
        .collect();
    keys.sort_unstable();
    let mut found = Vec::new();
    for alike in keys
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|alike| alike.len() > 1)
    {
        // Only what looks alike is read in full.
        let mut whole: Vec<(u64, usize)> = alike
            .iter()
            .map(|(_, n)| (hash_of(&features[*n], usize::MAX), *n))
            .collect();
        whole.sort_unstable();
        for same in whole.chunk_by(|a, b| a.0 == b.0) {
            let (_, first) = same[0];
            let is_same = |n: &usize| is_twin(&features[*n], &features[first]);
            let others = same[1..].iter().map(|(_, n)| *n).filter(is_same);
            found.extend(others.map(|n| (n, first)));
        }
    }
    found.sort_unstable();
    found
}

fn is_twin(one: &Feature, other: &Feature) -> bool {
    one.file == other.file && one.properties == other.properties && one.form == other.form
}

/// A hash of the properties and of the first positions.
fn glance(feature: &Feature) -> u64 {
    hash_of(feature, 8)
}

fn hash_of(feature: &Feature, most: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    feature.file.hash(&mut hasher);
    feature.properties.hash(&mut hasher);
    feature.form.position_count().hash(&mut hasher);
    for [x, y] in positions(&feature.form).take(most) {
        x.to_bits().hash(&mut hasher);
        y.to_bits().hash(&mut hasher);
    }
    hasher.finish()
}

fn positions(form: &Geometry) -> impl Iterator<Item = [f64; 2]> {
    let rings = form
        .polygons
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let lines = rings
        .chain(form.lines.iter())
        .flat_map(|line| line.0.iter());
    let all = lines.chain(form.points.iter().map(|point| &point.0));
    all.map(|at| [at.x, at.y])
}
