//! Surfaces: the sea, land, what the forces hold, and lakes above it.

use super::frame::Sheetward;
use crate::model::{ContextFeature, ContextKind, Timeline, World};
use crate::scene::base::base_map;
use crate::scene::context;
use crate::scene::display::{DisplayItem, PathItem, PathShape};
use crate::scene::fill::{Fill, state_fills};
use crate::scene::frame::{AreaTexel, Rgba, Scene};
use crate::scene::prepared::Prepared;
use crate::scene::rows::Rows;
use std::collections::BTreeMap;

/// What lies beneath the data: the world's countries where these bring none.
fn context_features(world: &World) -> &[ContextFeature] {
    match world.context.as_slice() {
        [] => &base_map().features,
        own => own,
    }
}

/// The sea, and land upon it.
pub(super) fn ground(world: &World, scene: &Scene, to_sheet: &Sheetward) -> Vec<DisplayItem> {
    let colours = &scene.colours;
    let whole = PathShape::Box {
        min: [0.0; 2],
        max: size(scene),
        corner: 0.0,
    };
    let mut items = vec![filled("sea", whole, colours.sea)];
    let lands = [
        (false, "neighbours", colours.neighbour),
        (true, "land", colours.land),
    ];
    for (is_subject, name, colour) in lands {
        let of_kind = context_features(world).iter().filter(|feature| {
            feature.kind == ContextKind::Country && context::is_subject(feature) == is_subject
        });
        items.extend(surface(of_kind, name, colour, to_sheet));
    }
    items
}

/// Lakes, which lie above the areas.
pub(super) fn lakes(world: &World, scene: &Scene, to_sheet: &Sheetward) -> Vec<DisplayItem> {
    let lakes = context_features(world)
        .iter()
        .filter(|feature| feature.kind == ContextKind::Lake);
    surface(lakes, "lakes", scene.colours.water, to_sheet)
        .into_iter()
        .collect()
}

fn surface<'a>(
    features: impl Iterator<Item = &'a ContextFeature>,
    name: &str,
    colour: Rgba,
    to_sheet: &Sheetward,
) -> Option<DisplayItem> {
    let rings: Vec<Vec<[f32; 2]>> = features
        .flat_map(|feature| to_sheet.rings(&context::polygons(&feature.geometry)))
        .collect();
    let shape = PathShape::Rings(rings);
    (shape != PathShape::Rings(Vec::new())).then(|| filled(name, shape, colour))
}

fn filled(name: &str, shape: PathShape, colour: Rgba) -> DisplayItem {
    let path = PathItem::filled(shape, Fill::Flat(colour));
    DisplayItem::Path(PathItem {
        name: name.to_owned(),
        ..path
    })
}

/// Rings of a fill, in points of the sheet.
type FillRings = Vec<Vec<[f32; 2]>>;

/// The areas, those that look alike as one: edges that two of them share leave no seam.
pub(super) fn areas(
    (world, prepared): (&World, &Prepared),
    (timeline, rows): (&Timeline, &Rows),
    scene: &Scene,
    to_sheet: &Sheetward,
) -> Vec<DisplayItem> {
    let shapes = match &scene.mesh.tiles {
        Some(tiles) => tiles
            .fitting(1.0 / scene.camera.points_per_world())
            .shapes(),
        None => prepared.index.shapes(),
    };
    let mut alike: BTreeMap<(u32, u16, bool), FillRings> = BTreeMap::new();
    for (number, texel) in scene.texels.iter().enumerate() {
        let is_hidden = texel.flags() & AreaTexel::HIDDEN != 0;
        let (Some(bounds), Some(shape)) = (prepared.area_bounds.get(number), shapes.get(number))
        else {
            continue;
        };
        if is_hidden || !to_sheet.sees(bounds) {
            continue;
        }
        let is_inferred = texel.flags() & AreaTexel::INFERRED != 0;
        let key = (world.areas[number].layer.0, texel.row(), is_inferred);
        let rings = to_sheet.rings(&shape.polygons);
        alike.entry(key).or_default().extend(rings);
    }
    let mut items = Vec::new();
    for ((_, row, is_inferred), rings) in alike {
        let Some(style) = scene
            .states
            .get(usize::from(row))
            .filter(|_| !rings.is_empty())
        else {
            continue;
        };
        let name = rows.name(world, timeline, row);
        let shape = PathShape::Rings(rings);
        for fill in state_fills(style, &scene.colours, is_inferred, to_sheet.anchor) {
            let path = PathItem::filled(shape.clone(), fill);
            items.push(DisplayItem::Path(PathItem {
                name: name.clone(),
                ..path
            }));
        }
    }
    items
}

#[expect(clippy::cast_possible_truncation, reason = "the size of a picture")]
pub(super) fn size(scene: &Scene) -> [f32; 2] {
    [scene.viewport.width as f32, scene.viewport.height as f32]
}
