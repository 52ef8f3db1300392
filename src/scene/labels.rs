//! Which names stand on the map, and where: the more important first, none over another.
//!
//! Places are chosen for a whole zoom step at once and in world units, so that names do not come
//! and go while the map is panned. Sizes come from the caller, who knows the fonts.

use super::base::BaseMap;
use crate::geometry::{
    Bounds, Camera, Shape, WorldPoint, label_point, quick_label_point, world_from_lonlat,
    world_shape,
};
use crate::model::{AreaId, ContextFeature, ContextKind, Names, World};
use crate::text::fold;
use geo::{MultiPoint, MultiPolygon};
use rstar::{AABB, RTree, primitives::Rectangle};
use std::collections::BTreeSet;

/// What a name belongs to, which decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A city, with a dot; 1 is the most important rank.
    City(u8),
    /// A country.
    Country,
    /// A governorate.
    Governorate,
    /// A lake or river.
    Water,
    /// An area that no city names.
    Area,
    /// A point or line of the data.
    Mark,
}

/// A name that the map may show.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLabel {
    /// The name.
    pub name: Names,
    /// What it belongs to.
    pub kind: LabelKind,
    /// The area that it names, if it names one; it shows while the area does.
    pub area: Option<AreaId>,
    /// Where it stands, in world units.
    pub at: WorldPoint,
    /// The least zoom at which it shows.
    pub min_zoom: f64,
    /// The zoom past which it is left out.
    pub max_zoom: f64,
}

/// On which side of its dot a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Over the point itself.
    Center,
    /// Right of the dot.
    Right,
    /// Left of the dot.
    Left,
    /// Above the dot.
    Above,
    /// Below the dot.
    Below,
}

/// A name with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Position in the list of labels.
    pub label: usize,
    /// Where it stands beside its point.
    pub side: Side,
}

/// Points between a city's middle and its name.
pub const DOT_GAP_POINTS: f32 = 6.0;

/// Free ground that is kept around each name, in points.
const MARGIN_POINTS: f64 = 3.0;

/// Zoom steps for which places are chosen.
const STEPS_PER_ZOOM: f64 = 4.0;

/// The zoom step that a zoom falls into; places hold for the whole step.
#[expect(clippy::cast_possible_truncation, reason = "zooms are small numbers")]
pub fn zoom_step(zoom: f64) -> i32 {
    (zoom * STEPS_PER_ZOOM).floor() as i32
}

/// Where an area's name may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelAnchor {
    /// The place, in world units.
    pub at: WorldPoint,
    /// The room around it, in world units; 0 beside a point or line.
    pub room: f64,
    /// Whether the name belongs to a point or line, and stands beside it.
    pub beside: bool,
}

/// The place of an area's name. `shape` may be simplified; `outline` is its outline in world units,
/// where that is known already; `quickly` takes any point inside instead of the best one.
pub(super) fn anchor(
    shape: &Shape,
    points: &MultiPoint<f64>,
    outline: Option<&MultiPolygon<f64>>,
    quickly: bool,
) -> Option<LabelAnchor> {
    let inside = |(at, room)| LabelAnchor {
        at,
        room,
        beside: false,
    };
    if !shape.polygons.0.is_empty() {
        let projected = outline.is_none().then(|| world_shape(&shape.polygons));
        let outline = outline.or(projected.as_ref())?;
        let found = if quickly {
            quick_label_point(outline)
        } else {
            label_point(outline)
        };
        return found.map(inside);
    }
    let longest = shape.lines.0.iter().max_by_key(|line| line.0.len());
    let middle = longest.and_then(|line| line.0.get(line.0.len() / 2));
    let at = middle.copied().or(points.0.first().map(|point| point.0))?;
    Some(LabelAnchor {
        at: world_from_lonlat([at.x, at.y]),
        room: 0.0,
        beside: true,
    })
}

/// Every name of a data set, the most important first; an area without a name has no label. `anchors` holds for each area where its name may
/// stand, `area_bounds` its extent in world units; `base` is the map beneath data without context.
pub(super) fn collect(
    world: &World,
    base: Option<&BaseMap>,
    anchors: &[Option<LabelAnchor>],
    area_bounds: &[Bounds],
) -> Vec<MapLabel> {
    let mut labels: Vec<MapLabel> = world.context.iter().filter_map(context_label).collect();
    labels.extend(base.into_iter().flat_map(|base| beneath(base, world)));
    let cities: Vec<(WorldPoint, String)> = world.context.iter().filter_map(city).collect();
    // Among cities, names of areas wait until there is room for both.
    let least_zoom = if cities.is_empty() { 0.0 } else { 7.5 };
    for (number, (anchor, bounds)) in anchors.iter().zip(area_bounds).enumerate() {
        let (Some(anchor), area) = (anchor, &world.areas[number]) else {
            continue;
        };
        if !area.is_named || area.name.is_empty() || is_named_by(&cities, &area.name.en, bounds) {
            continue;
        }
        // From the zoom at which a short name fits into the area.
        let fits = (26.0 / (256.0 * anchor.room.max(1e-9))).log2();
        let (kind, min_zoom) = if anchor.beside {
            (LabelKind::Mark, 0.0)
        } else {
            (LabelKind::Area, fits.clamp(least_zoom, 14.0))
        };
        labels.push(MapLabel {
            name: area.name.clone(),
            kind,
            area: Some(AreaId::from_index(number)),
            at: anchor.at,
            min_zoom,
            max_zoom: f64::INFINITY,
        });
    }
    labels.sort_by(|a, b| {
        priority(a)
            .cmp(&priority(b))
            .then(a.min_zoom.total_cmp(&b.min_zoom))
    });
    labels
}

/// The base map's names, without those that the data say themselves.
fn beneath(base: &BaseMap, world: &World) -> Vec<MapLabel> {
    let names = world
        .areas
        .iter()
        .flat_map(|area| [&area.name.en, &area.name.ar]);
    let own: BTreeSet<String> = names
        .filter(|name| !name.is_empty())
        .map(|name| fold(name))
        .collect();
    let is_own = |name: &Names| {
        [&name.en, &name.ar]
            .iter()
            .any(|name| own.contains(&fold(name)))
    };
    let named = base.features.iter().filter_map(|country| {
        let label = context_label(country)?;
        // The smaller, the closer one must look.
        let min_zoom = match country.rank {
            0 | 1 => 0.0,
            rank => 1.5 + f64::from(rank),
        };
        Some(MapLabel { min_zoom, ..label })
    });
    named.filter(|label| !is_own(&label.name)).collect()
}

/// Whether an area is called after a city in it, and so is named by the city.
fn is_named_by(cities: &[(WorldPoint, String)], name: &str, bounds: &Bounds) -> bool {
    if cities.is_empty() {
        return false;
    }
    let own = first_word(name);
    cities
        .iter()
        .any(|(at, name)| *name == own && bounds.contains(*at))
}

/// Where a city stands, and the first word of its name.
fn city(feature: &ContextFeature) -> Option<(WorldPoint, String)> {
    match (&feature.geometry, feature.kind) {
        (geo::Geometry::Point(point), ContextKind::City) => {
            let at = world_from_lonlat([point.x(), point.y()]);
            Some((at, first_word(&feature.name.en)))
        }
        _ => None,
    }
}

/// The first word of a name, folded, so that spellings meet: al-Hadhar and Al-Hadar are one place.
fn first_word(name: &str) -> String {
    let folded = fold(name);
    folded.split_whitespace().next().unwrap_or("").to_owned()
}

fn priority(label: &MapLabel) -> u8 {
    match label.kind {
        LabelKind::City(1) => 0,
        LabelKind::Country => 1,
        LabelKind::City(2) => 2,
        LabelKind::Governorate => 3,
        LabelKind::City(3) => 4,
        LabelKind::Water => 5,
        LabelKind::City(rank) => rank.max(6),
        LabelKind::Area => 20,
        LabelKind::Mark => 21,
    }
}

fn context_label(feature: &ContextFeature) -> Option<MapLabel> {
    let point = match (&feature.geometry, feature.label) {
        (_, Some(label)) => label,
        (geo::Geometry::Point(point), None) => [point.x(), point.y()],
        _ => return None,
    };
    let (kind, min_zoom, max_zoom) = match feature.kind {
        ContextKind::City => {
            let min_zoom = match feature.rank {
                0 | 1 => 0.0,
                2 => 5.6,
                3 => 7.0,
                4 => 8.0,
                _ => 9.0,
            };
            (LabelKind::City(feature.rank), min_zoom, f64::INFINITY)
        }
        ContextKind::Country => (LabelKind::Country, 0.0, 7.2),
        ContextKind::Governorate => (LabelKind::Governorate, 7.0, 9.5),
        ContextKind::Lake => (
            LabelKind::Water,
            if feature.rank <= 1 { 7.2 } else { 8.5 },
            f64::INFINITY,
        ),
        ContextKind::River => return None,
    };
    Some(MapLabel {
        name: feature.name.clone(),
        kind,
        area: None,
        at: world_from_lonlat(point),
        min_zoom,
        max_zoom,
    })
}

/// The most names that are measured for one choice of places.
const MOST_MEASURED: usize = 3_000;

/// Chooses the names of a zoom step and their sides, of those that `is_shown` lets through; those that
/// are first come before all others, however near one is. `size_points`
/// gives the width and height of a name; the map's own furniture is not known here and is drawn above.
pub fn place(
    labels: &[MapLabel],
    step: i32,
    (is_shown, is_first): (impl Fn(&MapLabel) -> bool, impl Fn(&MapLabel) -> bool),
    mut size_points: impl FnMut(usize) -> [f32; 2],
) -> Vec<PlacedLabel> {
    let zoom = f64::from(step) / STEPS_PER_ZOOM;
    let world_per_point = 1.0
        / Camera {
            center: [0.5, 0.5],
            zoom,
        }
        .points_per_world();
    let mut taken: RTree<Rectangle<[f64; 2]>> = RTree::new();
    let mut placed = Vec::new();
    let fits = |label: &MapLabel| (label.min_zoom..=label.max_zoom).contains(&zoom);
    let all = || labels.iter().enumerate();
    let first = all().filter(|(_, label)| is_first(label) && is_shown(label));
    let others = all().filter(|(_, label)| !is_first(label) && fits(label) && is_shown(label));
    let wanted = first.chain(others);
    for (index, label) in wanted.take(MOST_MEASURED) {
        let size = size_points(index).map(f64::from);
        let sides: &[Side] = match label.kind {
            LabelKind::City(_) | LabelKind::Mark => {
                &[Side::Right, Side::Left, Side::Above, Side::Below]
            }
            _ => &[Side::Center],
        };
        let free = sides.iter().find_map(|side| {
            let [min, max] = extent_points(*side, size);
            let corner = |offset: [f64; 2]| {
                [0, 1].map(|axis| label.at[axis] + offset[axis] * world_per_point)
            };
            let envelope = AABB::from_corners(corner(min), corner(max));
            let is_free = taken
                .locate_in_envelope_intersecting(&envelope)
                .next()
                .is_none();
            is_free.then_some((*side, envelope))
        });
        if let Some((side, envelope)) = free {
            taken.insert(Rectangle::from_corners(envelope.lower(), envelope.upper()));
            placed.push(PlacedLabel { label: index, side });
        }
    }
    placed
}

/// Top left corner of a name of that size, relative to its point, in points.
pub fn corner_points(side: Side, [width, height]: [f32; 2]) -> [f32; 2] {
    match side {
        Side::Center => [-width / 2.0, -height / 2.0],
        Side::Right => [DOT_GAP_POINTS, -height / 2.0],
        Side::Left => [-DOT_GAP_POINTS - width, -height / 2.0],
        Side::Above => [-width / 2.0, -height - DOT_GAP_POINTS * 0.5],
        Side::Below => [-width / 2.0, DOT_GAP_POINTS * 0.5],
    }
}

/// The ground that a name takes, with its dot and margin, relative to its point, in points.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes of names on the screen"
)]
fn extent_points(side: Side, [width, height]: [f64; 2]) -> [[f64; 2]; 2] {
    let corner = corner_points(side, [width as f32, height as f32]).map(f64::from);
    let dot = if side == Side::Center {
        0.0
    } else {
        f64::from(DOT_GAP_POINTS)
    };
    let min = [corner[0].min(-dot), corner[1].min(-dot)];
    let max = [(corner[0] + width).max(dot), (corner[1] + height).max(dot)];
    [
        min.map(|v| v - MARGIN_POINTS),
        max.map(|v| v + MARGIN_POINTS),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(x: f64, y: f64) -> MapLabel {
        MapLabel {
            name: Names::same("x"),
            kind: LabelKind::Area,
            area: None,
            at: [x, y],
            min_zoom: 0.0,
            max_zoom: 20.0,
        }
    }

    proptest::proptest! {
        #[test]
        fn no_two_names_overlap(points in proptest::collection::vec((0.0..1.0f64, 0.0..1.0f64), 1..80), step in 0..40i32) {
            let labels: Vec<MapLabel> = points.iter().map(|(x, y)| label(*x, *y)).collect();
            let placed = place(&labels, step, (|_| true, |_| false), |_| [60.0, 16.0]);
            let scale = 256.0 * f64::exp2(f64::from(step) / STEPS_PER_ZOOM);
            for (n, a) in placed.iter().enumerate() {
                for b in &placed[n + 1..] {
                    let (a, b) = (labels[a.label].at, labels[b.label].at);
                    let apart = (a[0] - b[0]).abs() * scale >= 60.0 || (a[1] - b[1]).abs() * scale >= 16.0;
                    proptest::prop_assert!(apart);
                }
            }
        }
    }

    #[test]
    fn the_more_important_name_wins() {
        let labels = [label(0.5, 0.5), label(0.5, 0.5001)];
        let placed = place(&labels, 4, (|_| true, |_| false), |_| [60.0, 16.0]);
        assert_eq!(
            placed,
            [PlacedLabel {
                label: 0,
                side: Side::Center
            }]
        );
    }
}
