//! What is worked out once for each data set: geometry, index, label places.

use super::base;
use super::context;
use super::labels::{self, LabelAnchor, MapLabel};
use super::mesh::{MapMesh, SideLists};
use super::patch;
use super::rows::Rows;
use super::tiles::Tiles;
use crate::geometry::{self, Bounds, Shape, ShapeIndex, WorldPoint, world_from_lonlat};
use crate::model::{AreaId, World};
use geo::MultiPolygon;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Data with more positions than this are drawn tile by tile.
const MOST_WHOLE: usize = 400_000;

/// More areas than this get their label's place by a quicker rule.
const MOST_ANCHORED: usize = 20_000;

/// What is shown around a lone point, in world units: some twenty kilometres.
const AROUND_A_POINT: f64 = 1.0 / 2_048.0;

/// The least extent that is shown, in world units: some hundred metres.
const LEAST_EXTENT: f64 = 1.0 / 262_144.0;

/// Everything derived from a [`World`] that drawing and pointing need. Immutable.
pub struct Prepared {
    /// What is uploaded.
    pub mesh: Arc<MapMesh>,
    /// Which areas lie beneath a point or near it.
    pub index: Arc<ShapeIndex>,
    /// The looks of the areas through time.
    pub rows: Arc<Rows>,
    /// Extent of each area, in world units.
    pub area_bounds: Arc<[Bounds]>,
    /// Extent of all areas, in world units.
    pub bounds: Bounds,
    /// Extent of the areas that lie over the ground of a data set, in world units; mostly empty.
    pub bounds_over: Bounds,
    /// What the camera may show, in world units; empty where nothing limits it.
    pub limits: Bounds,
    /// Every name that the map may show, the most important first.
    pub labels: Vec<MapLabel>,
    /// Where the sign of an area stands that rival accounts tell of, in world units.
    pub sign_places: BTreeMap<AreaId, WorldPoint>,
}

impl Prepared {
    /// Works everything out; tens of milliseconds for the shipped data set.
    pub fn new(world: &World) -> Self {
        Self::unless(world, &|| false).expect("nothing asks it to stop")
    }

    /// The same, unless it is asked to stop meanwhile.
    pub fn unless(world: &World, is_cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let go_on = || (!is_cancelled()).then_some(());
        let shapes = world.areas.iter().map(|area| Shape {
            polygons: area.shape.clone(),
            lines: area.lines.clone(),
            points: area.points.clone(),
        });
        let index = Arc::new(ShapeIndex::new(shapes.collect()));
        go_on()?;
        let area_bounds: Arc<[Bounds]> = index.bounds().iter().map(world_bounds).collect();
        let extent = area_bounds.iter().copied();
        let bounds = extent.fold(Bounds::EMPTY, Bounds::union);
        let over = area_bounds.iter().zip(&world.areas);
        let over = over.filter(|(_, area)| !world.is_ground(area));
        let bounds_over = over.fold(Bounds::EMPTY, |all, (bounds, _)| all.union(*bounds));
        let ground = PreparedGround::new(world, &index, bounds);
        go_on()?;
        let base = world.context.is_empty().then(base::base_map);
        let anchors = ground.anchors(&index);
        go_on()?;
        let sign_places = sign_places(world, &anchors);
        let labels = labels::collect(world, base, &anchors, &area_bounds);
        let context = match base {
            Some(base) => base.mesh.clone(),
            None => Arc::new(context::mesh(&world.context, ground.origin)),
        };
        let mesh = MapMesh {
            origin: ground.origin,
            bounds,
            area_bounds: area_bounds.clone(),
            area_count: u32::try_from(world.areas.len()).unwrap_or(u32::MAX),
            levels: ground.levels,
            tiles: ground.tiles,
            sides: ground.sides,
            context,
        };
        Some(Self {
            mesh: Arc::new(mesh),
            index,
            rows: Arc::new(Rows::new(&world.timeline)),
            area_bounds,
            bounds: at_least(bounds),
            bounds_over,
            limits: base.map_or_else(
                || context::limits(&world.context).union(bounds_over),
                |base| base.limits,
            ),
            labels,
            sign_places,
        })
    }

    /// The extent of some areas together, in world units.
    pub fn bounds_of(&self, areas: &[AreaId]) -> Bounds {
        let bounds = areas.iter().map(|area| self.area_bounds[area.index()]);
        at_least(bounds.fold(Bounds::EMPTY, Bounds::union))
    }

    /// The area that is pointed at, of those that are shown: a point or line within `radius` (world
    /// units), points before lines, else the topmost area whose ground it is.
    pub fn area_at(
        &self,
        world: WorldPoint,
        radius: f64,
        is_shown: impl Fn(AreaId) -> bool,
    ) -> Option<AreaId> {
        let first = |areas: Vec<u32>| areas.into_iter().map(AreaId).find(|area| is_shown(*area));
        first(self.index.points_near(world, radius))
            .or_else(|| first(self.index.lines_near(world, radius)))
            .or_else(|| first(self.index.at(world)))
    }
}

/// The areas as they are drawn: whole, or in tiles.
struct PreparedGround {
    origin: WorldPoint,
    levels: Vec<super::mesh::Level>,
    sides: SideLists,
    tiles: Option<Tiles>,
    /// The outlines in world units, where they are few enough to be drawn whole.
    outlines: Option<Vec<MultiPolygon<f64>>>,
}

impl PreparedGround {
    fn new(world: &World, index: &Arc<ShapeIndex>, bounds: Bounds) -> Self {
        let origin = if bounds.is_empty() {
            [0.5, 0.5]
        } else {
            bounds.center()
        };
        // Later layers lie on top.
        let mut order: Vec<u32> = (0u32..).take(world.areas.len()).collect();
        order.sort_by_key(|area| world.areas[*area as usize].layer);
        if index.position_count() > MOST_WHOLE {
            let mut rank = vec![0; order.len()];
            for (place, area) in (0u32..).zip(&order) {
                rank[*area as usize] = place;
            }
            let sides = SideLists::default();
            return Self {
                origin,
                levels: Vec::new(),
                tiles: Some(Tiles::new(index, rank, bounds, &sides)),
                sides,
                outlines: None,
            };
        }
        let shapes = index.shapes();
        let outlines = shapes.iter().map(|s| geometry::world_shape(&s.polygons));
        let outlines: Vec<MultiPolygon<f64>> = outlines.collect();
        let (levels, sides) = patch::levels(shapes, &outlines, &order, origin);
        Self {
            origin,
            levels,
            sides: SideLists::new(sides),
            tiles: None,
            outlines: Some(outlines),
        }
    }

    /// Where each area's name may stand.
    fn anchors(&self, index: &ShapeIndex) -> Vec<Option<LabelAnchor>> {
        let coarse = self.tiles.as_ref().map_or(index, Tiles::coarsest);
        let exact = index.shapes();
        let anchor = |number: usize| {
            let outline = self.outlines.as_ref().map(|outlines| &outlines[number]);
            let shape = &coarse.shapes()[number];
            labels::anchor(
                shape,
                &exact[number].points,
                outline,
                exact.len() > MOST_ANCHORED,
            )
        };
        (0..exact.len()).into_par_iter().map(anchor).collect()
    }
}

/// The middles of the areas that rival accounts tell of; nothing for all others.
fn sign_places(world: &World, anchors: &[Option<LabelAnchor>]) -> BTreeMap<AreaId, WorldPoint> {
    if world.disputes.accounts().is_empty() {
        return BTreeMap::new();
    }
    let told = world.area_ids().zip(anchors);
    told.filter(|(area, _)| !world.rivals_of(*area).is_empty())
        .filter_map(|(area, anchor)| Some((area, anchor.as_ref()?.at)))
        .collect()
}

fn world_bounds(lonlat: &Bounds) -> Bounds {
    if lonlat.is_empty() {
        return Bounds::EMPTY;
    }
    Bounds::from_points([world_from_lonlat(lonlat.min), world_from_lonlat(lonlat.max)])
}

/// A box that is not too small to be looked at.
fn at_least(bounds: Bounds) -> Bounds {
    let extent = bounds.width().max(bounds.height());
    if bounds.is_empty() || extent >= LEAST_EXTENT {
        return bounds;
    }
    let half = if extent > 0.0 {
        LEAST_EXTENT / 2.0
    } else {
        AROUND_A_POINT / 2.0
    };
    let center = bounds.center();
    Bounds {
        min: center.map(|value| value - half),
        max: center.map(|value| value + half),
    }
}
