//! Which tiles are drawn while some of those in view are still being made: each in its place, and in
//! place of what is missing the next wider one that is there, cut to the gap.
//!
//! It must not know how tiles are made or drawn.

use crate::geometry::Bounds;
use crate::scene::tiles::TileId;
use std::collections::BTreeMap;

/// A tile that is drawn, whole or in a part of the map alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drawn {
    pub(super) id: TileId,
    /// The part, in world units.
    pub(super) only: Option<Bounds>,
}

/// What is drawn for the tiles in view, which are of one zoom; `is_there` says which tiles there are.
pub(super) fn cover(in_view: &[TileId], is_there: impl Fn(&TileId) -> bool) -> Vec<Drawn> {
    let whole = |id: TileId| Drawn { id, only: None };
    let mut drawn = Vec::new();
    let mut gaps: BTreeMap<TileId, Vec<TileId>> = BTreeMap::new();
    for id in in_view {
        let wider = || std::iter::successors(id.parent(), |id| id.parent());
        let children = id.children();
        if is_there(id) {
            drawn.push(whole(*id));
        } else if children.iter().all(&is_there) {
            drawn.extend(children.map(whole));
        } else if let Some(wider) = wider().find(&is_there) {
            gaps.entry(wider).or_default().push(*id);
        }
    }
    for (id, gaps) in gaps {
        let boxes = boxes(&gaps).into_iter();
        drawn.extend(boxes.map(|only| Drawn {
            id,
            only: Some(only),
        }));
    }
    drawn
}

/// Tiles put together into as few boxes as come easily: runs in a row, and like runs below each other.
fn boxes(ids: &[TileId]) -> Vec<Bounds> {
    let mut ids = ids.to_vec();
    ids.sort_by_key(|id| (id.y, id.x));
    let runs = ids.chunk_by(|a, b| a.y == b.y && a.x + 1 == b.x);
    let mut boxes: Vec<Bounds> = Vec::new();
    for run in runs {
        let run = run.iter().fold(Bounds::EMPTY, |b, id| b.union(id.bounds()));
        let above = |b: &&mut Bounds| {
            (b.min[0], b.max[0], b.max[1]) == (run.min[0], run.max[0], run.min[1])
        };
        match boxes.iter_mut().find(above) {
            Some(above) => above.max[1] = run.max[1],
            None => boxes.push(run),
        }
    }
    boxes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const ROOT: TileId = TileId {
        zoom: 0,
        x: 0,
        y: 0,
    };

    #[test]
    fn where_nothing_is_made_the_widest_is_drawn_once() {
        let view: Vec<TileId> = ROOT
            .children()
            .iter()
            .flat_map(|id| id.children())
            .collect();
        let drawn = cover(&view, |id| *id == ROOT);
        assert_eq!(drawn.len(), 1);
        assert_eq!(drawn[0].only, Some(ROOT.bounds()));
        assert!(cover(&view, |_| false).is_empty());
    }

    proptest! {
        /// Whatever is there, no place is drawn twice and none is left out.
        #[test]
        fn every_place_is_drawn_once(there in prop::collection::btree_set((1..5_u8, 0..16_i32, 0..16_i32), 0..60)) {
            let tile = |(zoom, x, y): (u8, i32, i32)| TileId { zoom, x: x >> (4 - zoom), y: y >> (4 - zoom) };
            let mut there: BTreeSet<TileId> = there.into_iter().map(tile).collect();
            there.insert(ROOT);
            let view: Vec<TileId> = (0..8).flat_map(|y| (0..8).map(move |x| TileId { zoom: 3, x, y })).collect();
            let drawn = cover(&view, |id| there.contains(id));
            for n in 0..256_u32 {
                let at = [n % 16, n / 16].map(|cell| (f64::from(cell) + 0.5) / 16.0);
                let here = drawn.iter().filter(|d| d.only.unwrap_or(d.id.bounds()).contains(at));
                prop_assert_eq!(here.count(), 1);
            }
            prop_assert!(drawn.iter().all(|d| there.contains(&d.id)));
        }
    }
}
