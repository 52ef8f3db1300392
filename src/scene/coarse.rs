//! Great data in fewer points, so that a view of the whole world need not read every one of them.
//!
//! Points are moved to a grid in degrees: neighbours that share a line share it still.

use crate::geometry::{Shape, ShapeIndex};
use geo::{Coord, LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon};
use rayon::prelude::*;
use std::sync::Arc;

/// Areas in so many points.
pub(super) struct CoarseSource {
    pub(super) index: Arc<ShapeIndex>,
    /// How far apart its points may be moved, in world units, up to middle latitudes; 0 as given.
    pub(super) cell_world: f64,
}

/// Fewer points than this are read at once.
const FEW: u64 = 200_000;

/// Each source has at most a share of one in so many of the points of the one before.
const SHARE: u64 = 8;

/// Grids have 2^k columns around the Earth, k from 0 to this.
const FINEST: usize = 30;

/// The map stretches a degree of latitude to twice its length at 60°.
const STRETCH: f64 = 2.0;

/// The areas as given, then in ever fewer points.
pub(super) fn sources(index: &Arc<ShapeIndex>) -> Vec<CoarseSource> {
    let mut sources = vec![CoarseSource {
        index: index.clone(),
        cell_world: 0.0,
    }];
    loop {
        let index = &sources[sources.len() - 1].index;
        let Some((shapes, columns)) = coarser(index.shapes()) else {
            return sources;
        };
        sources.push(CoarseSource {
            index: Arc::new(ShapeIndex::new(shapes)),
            cell_world: STRETCH / columns,
        });
    }
}

/// The shapes on the finest grid that leaves few enough points; `None` where none saves enough.
fn coarser(shapes: &[Shape]) -> Option<(Vec<Shape>, f64)> {
    let count = shapes
        .par_iter()
        .map(|shape| {
            let mut count = Count::default();
            count.add(shape);
            count
        })
        .reduce(Count::default, Count::sum);
    let all: u64 = count.moves.iter().sum();
    if all <= FEW {
        return None;
    }
    let allowed = (all / SHARE).max(FEW);
    let kept = |k: usize| count.moves[FINEST + 1 - k..].iter().sum::<u64>() + count.least;
    let k = (0..=FINEST).rev().find(|k| kept(*k) <= allowed)?;
    let columns = f64::exp2(f64::from(u8::try_from(k).unwrap_or(0)));
    let thin = |shape: &Shape| on_grid(shape, columns);
    Some((shapes.par_iter().map(thin).collect(), columns))
}

/// How many points each grid would keep.
#[derive(Clone, Copy, Default)]
struct Count {
    /// Steps from one point to the next, by the highest bit in which their cells on the finest grid
    /// differ; coarser grids see only those with a higher one.
    moves: [u64; FINEST + 2],
    /// Points that every grid keeps, lest a shape vanish.
    least: u64,
}

impl Count {
    fn add(&mut self, shape: &Shape) {
        let rings = shape
            .polygons
            .0
            .iter()
            .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        for ring in rings.chain(&shape.lines.0) {
            let mut before = None;
            for at in &ring.0 {
                let cell = [at.x, at.y].map(cell);
                let [x, y] = before.unwrap_or(cell);
                let bits = (x ^ cell[0]) | (y ^ cell[1]);
                let highest = (u32::BITS - bits.leading_zeros()) as usize;
                self.moves[highest.min(FINEST + 1)] += 1;
                before = Some(cell);
            }
        }
        self.least += 4 * u64::from(!shape.polygons.0.is_empty() || !shape.lines.0.is_empty());
    }

    fn sum(mut self, other: Self) -> Self {
        for (own, other) in self.moves.iter_mut().zip(other.moves) {
            *own += other;
        }
        self.least += other.least;
        self
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "degrees on Earth have a cell; others count as at its edge"
)]
fn cell(degrees: f64) -> u32 {
    ((degrees / 360.0 + 1.0) * f64::from(1u32 << 30)) as u32
}

fn on_grid(shape: &Shape, columns: f64) -> Shape {
    let polygons = shape.polygons.0.iter();
    let mut kept: Vec<Polygon<f64>> = polygons.filter_map(|p| polygon(p, columns)).collect();
    if kept.is_empty() {
        let largest = shape.polygons.0.iter().max_by_key(|p| p.exterior().0.len());
        kept.extend(largest.map(corners));
    }
    let lines = shape.lines.0.iter().map(|line| {
        let thin = thinned(&line.0, columns);
        match (thin.len(), line.0.as_slice()) {
            (0 | 1, [first, .., last]) => LineString::new(vec![*first, *last]),
            _ => LineString::new(thin),
        }
    });
    Shape {
        polygons: Arc::new(MultiPolygon(kept)),
        lines: Arc::new(MultiLineString(lines.collect())),
        // They are always taken as given.
        points: Arc::new(MultiPoint::new(Vec::new())),
    }
}

fn polygon(polygon: &Polygon<f64>, columns: f64) -> Option<Polygon<f64>> {
    let ring = |ring: &LineString<f64>| {
        let thin = thinned(&ring.0, columns);
        (thin.len() > 3).then(|| LineString::new(thin))
    };
    let holes = polygon.interiors().iter().filter_map(ring);
    Some(Polygon::new(ring(polygon.exterior())?, holes.collect()))
}

/// What is left of a polygon that no grid sees: its farthest points.
fn corners(polygon: &Polygon<f64>) -> Polygon<f64> {
    let points = &polygon.exterior().0;
    let most = |key: fn(&Coord<f64>) -> f64| {
        points
            .iter()
            .max_by(|a, b| key(a).total_cmp(&key(b)))
            .copied()
    };
    let corners = [most(|c| c.x), most(|c| c.y), most(|c| -c.x), most(|c| -c.y)];
    Polygon::new(corners.into_iter().flatten().collect(), Vec::new())
}

fn thinned(points: &[Coord<f64>], columns: f64) -> Vec<Coord<f64>> {
    let per_degree = columns / 360.0;
    let snap = |degrees: f64| (degrees * per_degree).round() / per_degree;
    let mut kept: Vec<Coord<f64>> = Vec::new();
    for at in points {
        let at = Coord {
            x: snap(at.x),
            y: snap(at.y),
        };
        if kept.last() != Some(&at) {
            kept.push(at);
        }
    }
    kept
}
