//! Lines: rivers and shores, borders of areas, the fronts between holders, outlines of countries and
//! of what is selected. Widths and rules are those of `map_line.wgsl`.

use super::frame::{Sheetward, world_from_position};
use crate::geometry::{OUTSIDE, WorldPoint};
use crate::model::World;
use crate::scene::display::{DisplayItem, PathItem, PathShape, PathStroke};
use crate::scene::frame::{AreaTexel, Pattern, Rgba, Scene, StateStyle};
use crate::scene::mesh::{LineClass, LinePoint, NO_TAGS};
use std::collections::BTreeMap;

const INNER_POINTS: f32 = 0.75;
const FRONT_POINTS: f32 = 2.0;
const FRONT_CASING_POINTS: f32 = 4.0;
const COVERAGE_POINTS: f32 = 1.2;
const SELECTION_POINTS: f32 = 2.5;
const SELECTION_CASING_POINTS: f32 = 5.0;
const OUTLINED_POINTS: f32 = 2.0;
const GREAT_RIVER_POINTS: f32 = 1.6;
const RIVER_POINTS: f32 = 0.9;
const GOVERNORATE_POINTS: f32 = 1.1;
const STATE_POINTS: f32 = 1.25;
const SHORE_POINTS: f32 = 0.75;
const STATE_DASHES_POINTS: [f32; 2] = [6.0, 4.0];

/// Lines of one look, by its key.
type Runs<Key> = BTreeMap<Key, Vec<Vec<[f32; 2]>>>;

/// The pieces of a list that can be seen, put together where they follow each other and have the
/// same key; pieces without a key are left out.
fn runs<Key: Ord + Copy>(
    points: &[LinePoint],
    origin: WorldPoint,
    to_sheet: &Sheetward,
    key: impl Fn([u32; 2]) -> Option<Key>,
) -> Runs<Key> {
    let mut runs: Runs<Key> = BTreeMap::new();
    let mut open: Option<(Key, Vec<WorldPoint>)> = None;
    let mut close = |open: &mut Option<(Key, Vec<WorldPoint>)>| {
        if let Some((key, line)) = open.take() {
            let line = to_sheet.line(line);
            if line.len() > 1 {
                runs.entry(key).or_default().push(line);
            }
        }
    };
    for pair in points.windows(2) {
        let [from, to] = [0, 1].map(|n| world_from_position(pair[n].position, origin));
        let is_piece = pair[0].tags != NO_TAGS && to_sheet.sees_piece(from, to);
        let own = is_piece.then(|| key(pair[0].tags)).flatten();
        let goes_on = matches!((&open, own), (Some((before, _)), Some(own)) if *before == own);
        if !goes_on {
            close(&mut open);
            open = own.map(|own| (own, vec![from]));
        }
        if let Some((_, line)) = &mut open {
            line.push(to);
        }
    }
    close(&mut open);
    runs
}

fn stroked(name: &str, lines: Vec<Vec<[f32; 2]>>, stroke: PathStroke) -> DisplayItem {
    let path = PathItem::stroked(PathShape::Lines(lines), stroke);
    DisplayItem::Path(PathItem {
        name: name.to_owned(),
        ..path
    })
}

/// Rivers, and the shores of lakes.
pub(super) fn rivers(scene: &Scene, to_sheet: &Sheetward) -> Vec<DisplayItem> {
    context_lines(scene, to_sheet, &scene.mesh.context.rivers)
}

/// Outlines of governorates and countries.
pub(super) fn outlines(scene: &Scene, to_sheet: &Sheetward) -> Vec<DisplayItem> {
    context_lines(scene, to_sheet, &scene.mesh.context.outlines)
}

fn context_lines(scene: &Scene, to_sheet: &Sheetward, points: &[LinePoint]) -> Vec<DisplayItem> {
    let colours = &scene.colours;
    let found = runs(points, scene.mesh.context.origin, to_sheet, |tags| {
        Some(tags[0])
    });
    let mut items = Vec::new();
    for (class, lines) in found {
        let plain = PathStroke::plain;
        let is = |other: LineClass| class == other as u32;
        let (name, stroke) = if is(LineClass::GreatRiver) {
            ("great-rivers", plain(colours.water, GREAT_RIVER_POINTS))
        } else if is(LineClass::River) {
            ("rivers", plain(colours.water, RIVER_POINTS))
        } else if is(LineClass::Governorate) {
            if !scene.layers.governorates {
                continue;
            }
            (
                "governorates",
                plain(colours.governorate, GOVERNORATE_POINTS),
            )
        } else if is(LineClass::State) {
            let dashes = Some(STATE_DASHES_POINTS);
            let stroke = plain(colours.state_border, STATE_POINTS);
            ("states", PathStroke { dashes, ..stroke })
        } else {
            ("shores", plain(colours.shore, SHORE_POINTS))
        };
        items.push(stroked(name, lines, stroke));
    }
    items
}

/// What a border is on the day of the scene, in the order in which they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Appearance {
    /// Between areas of one holder.
    Inner,
    /// The edge of all areas.
    Coverage,
    /// Between holders.
    Front,
}

/// The borders of the areas as they stand on the day of a scene.
pub(super) struct Borders {
    usual: Runs<Appearance>,
    outlined: Vec<Vec<[f32; 2]>>,
    selected: Vec<Vec<[f32; 2]>>,
}

impl Borders {
    pub(super) fn new(world: &World, scene: &Scene, to_sheet: &Sheetward) -> Self {
        let mut borders = Self {
            usual: BTreeMap::new(),
            outlined: Vec::new(),
            selected: Vec::new(),
        };
        let areas = BorderSides { world, scene };
        match (&scene.mesh.tiles, scene.mesh.levels.first()) {
            (Some(tiles), _) => {
                let view = scene.camera.visible(scene.viewport);
                let scale = scene.camera.points_per_world();
                for id in tiles.in_view(view, scale) {
                    let patch = tiles.patch(id, &scene.mesh.sides);
                    borders.add(&areas, &patch.borders, id.origin(), to_sheet);
                }
            }
            (None, Some(level)) => {
                borders.add(&areas, &level.patch.borders, scene.mesh.origin, to_sheet);
            }
            (None, None) => {}
        }
        borders
    }

    fn add(
        &mut self,
        areas: &BorderSides<'_>,
        points: &[LinePoint],
        origin: WorldPoint,
        to_sheet: &Sheetward,
    ) {
        for (key, lines) in runs(points, origin, to_sheet, |tags| areas.appearance(tags)) {
            self.usual.entry(key).or_default().extend(lines);
        }
        let outlined = runs(points, origin, to_sheet, |tags| areas.is_outlined(tags));
        self.outlined.extend(outlined.into_values().flatten());
        if areas.scene.selected.is_some() {
            let selected = runs(points, origin, to_sheet, |tags| areas.is_selected(tags));
            self.selected.extend(selected.into_values().flatten());
        }
    }

    /// The quiet lines between areas of one holder.
    pub(super) fn inner(&self, scene: &Scene) -> Vec<DisplayItem> {
        let stroke = PathStroke::plain(scene.colours.inner_border, INNER_POINTS);
        let lines = self.usual.get(&Appearance::Inner).cloned();
        lines
            .map(|lines| stroked("inner", lines, stroke))
            .into_iter()
            .collect()
    }

    /// The fronts, and what is outlined and selected above them.
    pub(super) fn fronts(&self, scene: &Scene) -> Vec<DisplayItem> {
        let colours = &scene.colours;
        let mut items = Vec::new();
        let mut add = |name: &str, lines: Option<&Vec<Vec<[f32; 2]>>>, colour: Rgba, width: f32| {
            if let Some(lines) = lines.filter(|lines| !lines.is_empty()) {
                let stroke = PathStroke::plain(colour, width);
                items.push(stroked(name, lines.clone(), stroke));
            }
        };
        if scene.layers.areas {
            let fronts = self.usual.get(&Appearance::Front);
            let edge = self.usual.get(&Appearance::Coverage);
            add(
                "front-casings",
                fronts,
                colours.front_casing,
                FRONT_CASING_POINTS,
            );
            add("edge", edge, colours.front, COVERAGE_POINTS);
            add("fronts", fronts, colours.front, FRONT_POINTS);
        }
        let selected = Some(&self.selected);
        add(
            "selection-casing",
            selected,
            colours.accent_casing,
            SELECTION_CASING_POINTS,
        );
        add(
            "outlined",
            Some(&self.outlined),
            colours.accent,
            OUTLINED_POINTS,
        );
        add("selection", selected, colours.accent, SELECTION_POINTS);
        items
    }
}

/// What the areas on the sides of borders show.
struct BorderSides<'a> {
    world: &'a World,
    scene: &'a Scene,
}

impl BorderSides<'_> {
    fn on_side<T>(&self, side: u32, ask: impl FnOnce(&[u32]) -> T) -> T {
        match side < self.scene.mesh.area_count || side == OUTSIDE {
            true if side == OUTSIDE => ask(&[]),
            true => ask(&[side]),
            false => self.scene.mesh.sides.with(|sides| ask(sides.shapes(&side))),
        }
    }

    fn style(&self, area: u32) -> Option<&StateStyle> {
        let texel = self.scene.texels.get(area as usize)?;
        let style = self.scene.states.get(usize::from(texel.row()))?;
        let is_hidden = texel.flags() & AreaTexel::HIDDEN != 0;
        (style.pattern != Pattern::Absent && !is_hidden).then_some(style)
    }

    fn present(&self, side: u32) -> Option<u32> {
        self.on_side(side, |areas| {
            let mut last_first = areas.iter().rev().copied();
            last_first.find(|area| self.style(*area).is_some())
        })
    }

    fn appearance(&self, [left, right]: [u32; 2]) -> Option<Appearance> {
        let sides = [self.present(left), self.present(right)];
        let styles = sides.map(|area| area.and_then(|area| self.style(area)));
        if sides[0] == sides[1] {
            return None;
        }
        if !self.scene.layers.areas {
            return Some(Appearance::Inner);
        }
        Some(match styles {
            [Some(left), Some(right)] => {
                let is_quiet = left.holder == right.holder || left.dimmed && right.dimmed;
                if is_quiet {
                    Appearance::Inner
                } else {
                    Appearance::Front
                }
            }
            [Some(inside), None] | [None, Some(inside)] if inside.dimmed => Appearance::Inner,
            _ => Appearance::Coverage,
        })
    }

    fn has_outlined(&self, side: u32) -> bool {
        self.on_side(side, |areas| {
            areas.iter().any(|area| {
                let texel = self.scene.texels.get(*area as usize);
                let flagged = texel.is_some_and(|texel| texel.flags() & AreaTexel::OUTLINED != 0);
                flagged && self.style(*area).is_some()
            })
        })
    }

    fn is_outlined(&self, [left, right]: [u32; 2]) -> Option<()> {
        (self.has_outlined(left) != self.has_outlined(right)).then_some(())
    }

    fn is_selected(&self, [left, right]: [u32; 2]) -> Option<()> {
        let selected = self.scene.selected?;
        let is_known = (selected as usize) < self.world.areas.len();
        self.style(selected).filter(|_| is_known)?;
        let lies_on = |side| self.on_side(side, |areas| areas.contains(&selected));
        (lies_on(left) != lies_on(right)).then_some(())
    }
}
