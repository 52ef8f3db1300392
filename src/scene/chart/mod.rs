//! The map of a [`Scene`] as outlines, for files that hold no pixels: the same fills, lines and marks
//! as the renderer draws, at rest (a fade is over, nothing is pointed at).
//!
//! - `fills`: sea, land, areas and lakes; `lines`: rivers, borders and fronts; `marks`: points and
//!   lines of the data; `frame`: from the world to the picture.
//!
//! The renderer thins lines out by zoom; here they are whole, to a twentieth of a point.

mod fills;
mod frame;
mod lines;
mod marks;

use super::display::{DisplayItem, DisplayLayer, SheetPart};
use super::frame::Scene;
use super::prepared::Prepared;
use super::rows::Rows;
use crate::model::{Timeline, World};
use frame::Sheetward;

/// The layers of the map, the lowest first; `told` is the timeline that the scene shows, with its looks.
pub fn map_layers(
    world: &World,
    prepared: &Prepared,
    told: (&Timeline, &Rows),
    scene: &Scene,
) -> Vec<DisplayLayer> {
    let to_sheet = Sheetward::new(scene);
    let borders = lines::Borders::new(world, scene, &to_sheet);
    let mut layers = vec![layer(
        SheetPart::Ground,
        fills::ground(world, scene, &to_sheet),
    )];
    if scene.layers.areas {
        let areas = fills::areas((world, prepared), told, scene, &to_sheet);
        layers.push(layer(SheetPart::Areas, areas));
    }
    if scene.layers.water {
        let mut water = fills::lakes(world, scene, &to_sheet);
        water.extend(lines::rivers(scene, &to_sheet));
        layers.push(layer(SheetPart::Water, water));
    }
    let mut lines = Vec::new();
    if scene.layers.borders {
        lines.extend(borders.inner(scene));
    }
    lines.extend(lines::outlines(scene, &to_sheet));
    lines.extend(borders.fronts(scene));
    layers.push(layer(SheetPart::Borders, lines));
    if scene.layers.areas {
        let marks = marks::marks(prepared, scene, &to_sheet);
        layers.push(layer(SheetPart::Marks, marks));
    }
    layers
}

fn layer(part: SheetPart, items: Vec<DisplayItem>) -> DisplayLayer {
    DisplayLayer { part, items }
}
