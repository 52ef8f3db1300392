//! The sign at areas of which another account tells otherwise: a disc in two halves, the colour of who
//! holds the area as it is told, and of who holds it by the other. It keeps clear of names.

use super::display::{DisplayItem, PathItem, PathShape, PathStroke};
use super::fill::Fill;
use super::frame::{DisputedArea, Rgba, Scene};
use super::look::{SIGN_CASING_POINTS, SIGN_EDGE_POINTS, SIGN_POINTS};
use super::palette::SheetColours;
use crate::model::AreaId;
use std::collections::BTreeSet;
use std::f32::consts::{FRAC_PI_4, PI, TAU};

/// Corners of half a disc.
const CORNERS: u8 = 16;

/// How far a sign may stand from the middle of its area, in its own radii.
const STEPS_ASIDE: [f32; 2] = [2.0, 3.4];

/// A sign in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedSign {
    /// What it says.
    pub disputed: DisputedArea,
    /// Its middle, in points from the top left corner of the map.
    pub middle: [f32; 2],
    /// How many times its usual size it has.
    pub magnified: f32,
}

impl PlacedSign {
    /// The area that it stands for, where it is at a place of the map.
    pub fn area_at(&self, at: [f32; 2]) -> Option<AreaId> {
        let [x, y] = [0, 1].map(|axis| at[axis] - self.middle[axis]);
        let radius = (SIGN_POINTS + SIGN_CASING_POINTS) * self.magnified;
        (x.hypot(y) <= radius).then_some(self.disputed.area)
    }

    /// What is drawn of it.
    pub fn items(&self, colours: &SheetColours) -> Vec<DisplayItem> {
        sign_items(self.middle, self.magnified, self.disputed.colours, colours)
    }
}

/// The signs of a scene in view: each at the middle of its area, or beside that where a name or what else
/// is covered would lie beneath. Of several that would lie on one another the first stands for all.
pub fn placed_signs(
    scene: &Scene,
    names: &[DisplayItem],
    clear_of: &[[f32; 4]],
    magnified: f32,
) -> Vec<PlacedSign> {
    if scene.disputed.is_empty() {
        return Vec::new();
    }
    let radius = (SIGN_POINTS + SIGN_CASING_POINTS) * magnified;
    let taken: Vec<[f32; 4]> = names
        .iter()
        .filter_map(extent)
        .chain(clear_of.iter().copied())
        .collect();
    let mut cells = BTreeSet::new();
    let mut placed: Vec<PlacedSign> = Vec::new();
    for disputed in scene.disputed.iter() {
        let at = scene.camera.screen_from_world(scene.viewport, disputed.at);
        let is_in_view = at[0] >= 0.0
            && at[1] >= 0.0
            && at[0] <= scene.viewport.width
            && at[1] <= scene.viewport.height;
        let at = at.map(points);
        if !is_in_view || !cells.insert(at.map(|value| cell(value, radius))) {
            continue;
        }
        let near = |middle: &[f32; 2]| {
            let is_clear_of_names = taken.iter().all(|name| !meets(*name, *middle, radius));
            let other = |sign: &PlacedSign| distance(sign.middle, *middle) < 2.0 * radius;
            is_clear_of_names && !placed.iter().any(other)
        };
        let middle = places(at, radius).find(near).unwrap_or(at);
        placed.push(PlacedSign {
            disputed: *disputed,
            middle,
            magnified,
        });
    }
    placed
}

/// A sign as it is drawn: for the map and for what explains it.
pub fn sign_items(
    middle: [f32; 2],
    magnified: f32,
    [told, other]: [Rgba; 2],
    colours: &SheetColours,
) -> Vec<DisplayItem> {
    let radius = SIGN_POINTS * magnified;
    let disc = |radius, colour| {
        let shape = PathShape::Disc { middle, radius };
        DisplayItem::Path(PathItem::filled(shape, Fill::Flat(colour)))
    };
    let half = |from: f32, colour| {
        let corner = |n: u8| {
            let angle = from + PI * f32::from(n) / f32::from(CORNERS);
            [
                middle[0] + radius * angle.cos(),
                middle[1] + radius * angle.sin(),
            ]
        };
        let shape = PathShape::Rings(vec![(0..=CORNERS).map(corner).collect()]);
        DisplayItem::Path(PathItem::filled(shape, Fill::Flat(colour)))
    };
    let edge = PathShape::Disc { middle, radius };
    let edge_stroke = PathStroke::plain(colours.ink, SIGN_EDGE_POINTS * magnified);
    let [x, y] = [radius * FRAC_PI_4.cos(), radius * FRAC_PI_4.sin()];
    let ends = vec![
        [middle[0] + x, middle[1] - y],
        [middle[0] - x, middle[1] + y],
    ];
    vec![
        disc(radius + SIGN_CASING_POINTS * magnified, colours.paper),
        // From the lower left to the upper right, over the top: what is told.
        half(3.0 * FRAC_PI_4, told),
        half(-FRAC_PI_4, other),
        DisplayItem::Path(PathItem::stroked(PathShape::Lines(vec![ends]), edge_stroke)),
        DisplayItem::Path(PathItem::stroked(edge, edge_stroke)),
    ]
}

/// Where a sign may stand: in the middle, then around it, near before far.
fn places(at: [f32; 2], radius: f32) -> impl Iterator<Item = [f32; 2]> {
    let around = STEPS_ASIDE.into_iter().flat_map(move |step| {
        (0..8u8).map(move |n| {
            let angle = TAU * f32::from(n) / 8.0;
            [
                at[0] + angle.cos() * step * radius,
                at[1] + angle.sin() * step * radius,
            ]
        })
    });
    std::iter::once(at).chain(around)
}

/// The box that a name takes.
fn extent(item: &DisplayItem) -> Option<[f32; 4]> {
    match item {
        DisplayItem::Text(text) => {
            let [left, top] = text.at;
            let (right, bottom) = (left + text.laid.width, top + text.laid.height);
            Some([left, top, right, bottom])
        }
        DisplayItem::Path(PathItem {
            shape: PathShape::Disc { middle, radius },
            ..
        }) => {
            let [x, y] = *middle;
            Some([x - radius, y - radius, x + radius, y + radius])
        }
        DisplayItem::Path(_) => None,
    }
}

fn meets([left, top, right, bottom]: [f32; 4], [x, y]: [f32; 2], radius: f32) -> bool {
    x + radius >= left && x - radius <= right && y + radius >= top && y - radius <= bottom
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The cell of a grid in which only one sign stands.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn cell(value: f32, radius: f32) -> i32 {
    (value / radius.max(1.0)).floor() as i32
}

#[expect(clippy::cast_possible_truncation, reason = "a place in the picture")]
fn points(value: f64) -> f32 {
    value as f32
}
