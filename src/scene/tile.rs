//! One tile from the shapes that reach into it: points on a grid of half a pixel, then triangles, and
//! every border once.

use super::mesh::{FillVertex, LinePoint, NO_TAGS, POSITION_SCALE, Patch, SideLists};
use super::tiles::{CELLS, TileId};
use crate::geometry::{
    self, Bounds, Part, ShapeIndex, lonlat_from_world, piece_within, world_from_lonlat,
};

/// A point on the tile's grid, from its north-western corner; outside, beyond it.
type TileCell = [i32; 2];

/// The tile in cells.
const WHOLE: Bounds = Bounds {
    min: [0.0; 2],
    max: [CELLS as f64; 2],
};

/// Rings of so few cells, some three pixels, have no outline of their own beside larger ones.
const TINY: f64 = 6.0;

/// What lies on a tile: outlines and lines from `shapes`, points from `exact`.
pub(super) fn patch(
    id: TileId,
    shapes: &ShapeIndex,
    exact: &ShapeIndex,
    rank: &[u32],
    sides: &SideLists,
) -> Patch {
    let mut work = TileWork::new(id);
    let around = work.lonlat(2.0);
    let rank_of = |shape: u32| rank.get(shape as usize).copied().unwrap_or(shape);
    let mut parts = shapes.polygons_within(around);
    parts.sort_by_key(|part| (rank_of(part.shape), *part));
    for of_shape in parts.chunk_by(|a, b| a.shape == b.shape) {
        work.add_shape(shapes, of_shape, around);
    }
    work.add_borders(sides);
    let mut lines = shapes.lines_within(around);
    lines.sort_by_key(|part| (rank_of(part.shape), *part));
    for part in lines {
        let line = work.on_grid(&shapes.line(part).around(around));
        match line.as_slice() {
            [] => {}
            [at] => work.speck(*at, part.shape),
            line => {
                let mut list = std::mem::take(&mut work.patch.lines);
                work.push_pieces(&mut list, line, false, |_| [part.shape; 2]);
                work.patch.lines = list;
            }
        }
    }
    let mut points = exact.points_within(work.lonlat(0.0));
    points.sort_by_key(|(shape, _)| rank_of(*shape));
    for (owner, at) in points {
        work.point(world_from_lonlat(at), owner);
    }
    work.patch
}

/// How a shape uses an edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    low: TileCell,
    high: TileCell,
    /// Whether the shape is on the right hand going from low to high.
    right: bool,
    shape: u32,
    /// Where the edge begins in `points`.
    at: u32,
}

struct TileWork {
    id: TileId,
    cell_world: f64,
    patch: Patch,
    uses: Vec<Use>,
    /// The rings that reach into the tile, one after another, none closed.
    points: Vec<TileCell>,
    rings: Vec<std::ops::Range<usize>>,
}

/// Whether a ring (cells) is too small for an outline of its own.
fn is_tiny(ring: &[[f64; 2]]) -> bool {
    let bounds = Bounds::from_points(ring.iter().copied());
    bounds.width().max(bounds.height()) < TINY
}

impl TileWork {
    fn new(id: TileId) -> Self {
        Self {
            id,
            cell_world: id.size() / f64::from(CELLS),
            patch: Patch::default(),
            uses: Vec::new(),
            points: Vec::new(),
            rings: Vec::new(),
        }
    }

    /// The tile in degrees, with a margin of so many cells.
    fn lonlat(&self, margin: f64) -> Bounds {
        let bounds = self.id.bounds();
        let margin = margin * self.cell_world;
        Bounds::from_points([
            lonlat_from_world(bounds.min.map(|value| value - margin)),
            lonlat_from_world(bounds.max.map(|value| value + margin)),
        ])
    }

    /// Points (degrees) on the grid, without repeats.
    fn on_grid(&self, points: &[[f64; 2]]) -> Vec<TileCell> {
        let origin = self.id.origin();
        let mut cells: Vec<TileCell> = Vec::with_capacity(points.len());
        for point in points {
            let world = world_from_lonlat(*point);
            let cell = [0, 1].map(|axis| {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "far outside the tile the farthest cell will do"
                )]
                let cell = ((world[axis] - origin[axis]) / self.cell_world).round() as i32;
                cell
            });
            if cells.last() != Some(&cell) {
                cells.push(cell);
            }
        }
        cells
    }

    fn add_shape(&mut self, shapes: &ShapeIndex, parts: &[Part], around: Bounds) {
        if let Some(at) = self.within_a_cell(shapes.bounds()[parts[0].shape as usize]) {
            self.speck(at, parts[0].shape);
            return;
        }
        // An island or lake of a shape that is seen anyway would be nothing but its outline.
        let is_small =
            shapes.bounds()[parts[0].shape as usize].width() < 360.0 * TINY * self.cell_world;
        let mut vanished = None;
        let mut is_seen = false;
        for part in parts {
            let mut outer: Option<Vec<[f64; 2]>> = None;
            let mut holes = Vec::new();
            for ring in shapes.polygon_rings(*part) {
                let mut cells = self.on_grid(&ring.around(around));
                if cells.len() > 1 && cells.first() == cells.last() {
                    cells.pop();
                }
                if cells.len() < 3 {
                    if outer.is_none() {
                        vanished = vanished.or(cells.first().copied());
                        break;
                    }
                    continue;
                }
                let plane: Vec<[f64; 2]> = cells.iter().map(|cell| cell.map(f64::from)).collect();
                if is_small || !is_tiny(&plane) {
                    self.use_edges(&cells, part.shape, ring.inside_on_left);
                }
                let cut = geometry::clipped(&plane, WHOLE);
                match outer {
                    None if cut.is_empty() => break,
                    None => outer = Some(cut),
                    Some(_) if cut.len() > 2 => holes.push(cut),
                    Some(_) => {}
                }
            }
            if let Some(outer) = outer {
                let rings: Vec<_> = std::iter::once(outer).chain(holes).collect();
                is_seen |= self.fill(&rings, part.shape);
            }
        }
        if let Some(at) = vanished.filter(|_| !is_seen) {
            self.speck(at, parts[0].shape);
        }
    }

    /// The cell of a shape that is smaller than one; its coordinates need not be looked at.
    fn within_a_cell(&self, lonlat: Bounds) -> Option<TileCell> {
        if lonlat.width() > 360.0 * self.cell_world {
            return None;
        }
        let corners = [lonlat.min, lonlat.max].map(world_from_lonlat);
        let size = Bounds::from_points(corners);
        let is_small = size.width().max(size.height()) < self.cell_world;
        let cells = self.on_grid(&[lonlat.center()]);
        cells.first().copied().filter(|_| is_small)
    }

    /// Adds triangles; answers whether there are any. On the grid rings touch themselves and each
    /// other, so only the even–odd rule fills them rightly.
    fn fill(&mut self, rings: &[Vec<[f64; 2]>], owner: u32) -> bool {
        let triangles = geometry::even_odd(rings, WHOLE);
        let fills = &mut self.patch.fills;
        let first = u32::try_from(fills.vertices.len()).unwrap_or(u32::MAX);
        let cell_world = self.cell_world;
        let vertices = triangles.positions.iter().map(|at| FillVertex {
            position: stored(*at, cell_world),
            owner,
        });
        fills.vertices.extend(vertices);
        let indices = triangles.indices.iter();
        fills
            .indices
            .extend(indices.map(|index| first.saturating_add(*index)));
        !triangles.indices.is_empty()
    }

    fn use_edges(&mut self, ring: &[TileCell], shape: u32, inside_on_left: bool) {
        let start = self.points.len();
        for (number, from) in ring.iter().enumerate() {
            let to = ring[(number + 1) % ring.len()];
            if piece_within(from.map(f64::from), to.map(f64::from), WHOLE).is_none() {
                continue;
            }
            let forward = *from < to;
            self.uses.push(Use {
                low: to.min(*from),
                high: to.max(*from),
                right: forward != inside_on_left,
                shape,
                at: u32::try_from(start + number).unwrap_or(u32::MAX),
            });
        }
        self.points.extend_from_slice(ring);
        self.rings.push(start..self.points.len());
    }

    fn add_borders(&mut self, sides: &SideLists) {
        self.uses.sort_unstable();
        let mut tags = vec![NO_TAGS; self.points.len()];
        let same = |a: &Use, b: &Use| (a.low, a.high) == (b.low, b.high);
        for edge in self.uses.chunk_by(same) {
            let right = edge.partition_point(|side| !side.right);
            let on = |sides: &[Use]| {
                let mut shapes: Vec<u32> = sides.iter().map(|side| side.shape).collect();
                shapes.dedup();
                shapes
            };
            let (left, right) = (on(&edge[..right]), on(&edge[right..]));
            let first = edge.iter().map(|side| side.at).min();
            if let Some(tags) = first.and_then(|at| tags.get_mut(at as usize))
                && left != right
            {
                *tags = [sides.number(&left), sides.number(&right)];
            }
        }
        let mut list = std::mem::take(&mut self.patch.borders);
        for ring in &self.rings {
            let tags = &tags[ring.clone()];
            self.push_pieces(&mut list, &self.points[ring.clone()], true, |at| tags[at]);
        }
        self.patch.borders = list;
    }

    /// Adds the pieces of a line that are tagged and lie on the tile, cut at its edge.
    fn push_pieces(
        &self,
        list: &mut Vec<LinePoint>,
        line: &[TileCell],
        closed: bool,
        tags: impl Fn(usize) -> [u32; 2],
    ) {
        let count = line.len();
        let point = |number: usize| line[number % count].map(f64::from);
        let pieces = if closed { count } else { count - 1 };
        let mut goes_on = false;
        for number in 0..pieces {
            let (from, to) = (point(number), point(number + 1));
            let own = tags(number);
            let shown = piece_within(from, to, WHOLE).filter(|_| own != NO_TAGS);
            let Some([first, last]) = shown else {
                continue;
            };
            let along =
                |share: f64| [0, 1].map(|axis| from[axis] + share * (to[axis] - from[axis]));
            if !goes_on {
                let before = match number {
                    _ if first > 0.0 => from,
                    0 if !closed => from,
                    _ => point(number + count - 1),
                };
                list.push(self.line_point(before, NO_TAGS));
            }
            list.push(self.line_point(along(first), own));
            let next = number + 1;
            goes_on = last >= 1.0
                && next < pieces
                && tags(next) != NO_TAGS
                && piece_within(to, point(next + 1), WHOLE).is_some_and(|[first, _]| first == 0.0);
            if !goes_on {
                let after = if last < 1.0 || (!closed && next == pieces) {
                    to
                } else {
                    point(next + 1)
                };
                list.push(self.line_point(along(last), NO_TAGS));
                list.push(self.line_point(after, NO_TAGS));
            }
        }
    }

    fn line_point(&self, at: [f64; 2], tags: [u32; 2]) -> LinePoint {
        LinePoint {
            position: stored(at, self.cell_world),
            tags,
        }
    }

    fn speck(&mut self, at: TileCell, owner: u32) {
        let inside = at.iter().all(|value| (0..CELLS).contains(value));
        if inside {
            let position = stored(at.map(f64::from), self.cell_world);
            self.patch.specks.push(FillVertex { position, owner });
        }
    }

    fn point(&mut self, world: [f64; 2], owner: u32) {
        let origin = self.id.origin();
        let cells = [0, 1].map(|axis| (world[axis] - origin[axis]) / self.cell_world);
        if cells
            .iter()
            .all(|value| (0.0..f64::from(CELLS)).contains(value))
        {
            let position = stored(cells, self.cell_world);
            self.patch.points.push(FillVertex { position, owner });
        }
    }
}

/// A place in cells as the renderer stores it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "f64 becomes f32 at the very end, here"
)]
fn stored(cells: [f64; 2], cell_world: f64) -> [f32; 2] {
    cells.map(|value| (value * cell_world * POSITION_SCALE) as f32)
}
