//! Points and lines of the data, which are areas without ground. Sizes are those of `mark.wgsl` and
//! `map_line.wgsl`.

use super::frame::Sheetward;
use crate::geometry::world_from_lonlat;
use crate::scene::display::{DisplayItem, PathItem, PathShape, PathStroke};
use crate::scene::fill::{Fill, faded};
use crate::scene::frame::{AreaTexel, Pattern, Rgba, Scene};
use crate::scene::prepared::Prepared;

const STROKE_POINTS: f32 = 2.5;
const STROKE_CASING_POINTS: f32 = 0.9;
const STROKE_SELECTION_POINTS: f32 = 2.0;
const RIM_POINTS: f32 = 1.0;
const SELECTED_RIM_POINTS: f32 = 2.5;

/// What is left of a mark that is filtered out.
const DIMMED_SHARE: f32 = 0.3;

/// Lines, and above them points.
pub(super) fn marks(prepared: &Prepared, scene: &Scene, to_sheet: &Sheetward) -> Vec<DisplayItem> {
    let (mut lines, mut discs) = (Vec::new(), Vec::new());
    let shapes = prepared.index.shapes().iter();
    let all = shapes
        .zip(scene.texels.iter())
        .zip(prepared.area_bounds.iter());
    for (number, ((shape, texel), bounds)) in (0_u32..).zip(all) {
        let Some(look) = look(scene, number, *texel).filter(|_| to_sheet.sees(bounds)) else {
            continue;
        };
        let runs: Vec<Vec<[f32; 2]>> = shape
            .lines
            .iter()
            .map(|line| to_sheet.line(line.coords().map(|c| world_from_lonlat([c.x, c.y]))))
            .filter(|line| line.len() > 1)
            .collect();
        if !runs.is_empty() {
            lines.push((runs, look));
        }
        for point in shape.points.iter() {
            discs.push((to_sheet.at(world_from_lonlat([point.x(), point.y()])), look));
        }
    }
    let mut items = Vec::new();
    for (runs, look) in &lines {
        let rim = if look.is_selected {
            STROKE_SELECTION_POINTS
        } else {
            STROKE_CASING_POINTS
        };
        items.push(line(runs, look.edge, look.line_points() + 2.0 * rim));
    }
    items.extend(
        lines
            .iter()
            .map(|(runs, look)| line(runs, look.colour, look.line_points())),
    );
    let usual = radius_points(scene.camera.zoom);
    for (middle, look) in discs {
        let radius = look.radius.unwrap_or(usual);
        let rim = if look.is_selected {
            SELECTED_RIM_POINTS
        } else {
            RIM_POINTS
        };
        items.push(disc(middle, radius + rim, look.edge));
        items.push(disc(middle, radius, look.colour));
    }
    items
}

#[derive(Clone, Copy)]
struct MarkLook {
    colour: Rgba,
    edge: Rgba,
    is_selected: bool,
    /// Width of lines and radius of points, in points, where they are not the usual ones.
    width: Option<f32>,
    radius: Option<f32>,
}

impl MarkLook {
    fn line_points(&self) -> f32 {
        self.width.unwrap_or(STROKE_POINTS)
    }
}

/// How a mark looks; `None` where nothing of it is drawn.
fn look(scene: &Scene, number: u32, texel: AreaTexel) -> Option<MarkLook> {
    let style = scene.states.get(usize::from(texel.row()))?;
    let is_hidden = texel.flags() & AreaTexel::HIDDEN != 0;
    if style.pattern == Pattern::Absent || is_hidden {
        return None;
    }
    let is_selected = scene.selected == Some(number) || texel.flags() & AreaTexel::OUTLINED != 0;
    let drawn = style.look;
    let own = drawn
        .opacity_percent
        .map_or(1.0, |percent| f32::from(percent) / 100.0);
    let share = if style.dimmed { DIMMED_SHARE } else { 1.0 } * own;
    let edge = if is_selected {
        scene.colours.accent
    } else {
        scene.colours.accent_casing
    };
    Some(MarkLook {
        colour: faded(style.colours[0], share),
        edge,
        is_selected,
        width: drawn
            .line_width_tenths
            .map(|tenths| f32::from(tenths) / 10.0),
        radius: drawn
            .point_size_tenths
            .map(|tenths| f32::from(tenths) / 20.0),
    })
}

fn line(runs: &[Vec<[f32; 2]>], colour: Rgba, width: f32) -> DisplayItem {
    let stroke = PathStroke::plain(colour, width);
    DisplayItem::Path(PathItem::stroked(PathShape::Lines(runs.to_vec()), stroke))
}

fn disc(middle: [f32; 2], radius: f32, colour: Rgba) -> DisplayItem {
    let shape = PathShape::Disc { middle, radius };
    DisplayItem::Path(PathItem::filled(shape, Fill::Flat(colour)))
}

/// The radius of a point of the data: a little larger when one looks closer.
fn radius_points(zoom: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    let radius = (2.6 + 0.2 * zoom).clamp(2.8, 5.5) as f32;
    radius
}
