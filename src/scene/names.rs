//! Names on the map as what is drawn: with their places, their look, and the dots of cities. Which
//! names stand where is worked out once for a zoom step and a language.

use super::display::{DisplayItem, PathItem, PathShape, TextHalo, TextItem};
use super::fill::Fill;
use super::frame::{Rgba, Scene};
use super::labels::{LabelKind, MapLabel, PlacedLabel, corner_points, place, zoom_step};
use super::look;
use super::palette::{self, SheetColours, Theme};
use super::{Prepared, SceneBuilder};
use crate::geometry::{Bounds, Camera, Viewport};
use crate::model::{AreaId, LabelLang, Lang, World};
use crate::text::{Align, Laid, Style, Typesetter};
use std::sync::Arc;

/// How far a halo reaches beyond the letters, in points.
const HALO_POINTS: f32 = 2.0;

/// Of more names than this only those around the view are placed.
const MANY: usize = 2_000;

/// Radius of the dot of a great city and of a small one, and of the light around them, in points.
const DOT_POINTS: [f32; 2] = [2.75, 2.0];
const DOT_HALO_POINTS: f32 = 1.25;

/// What decides which names are drawn, and how.
pub struct NameQuery<'a> {
    /// The data set.
    pub world: &'a World,
    /// What was worked out of it.
    pub prepared: &'a Prepared,
    /// Says which areas are drawn.
    pub builder: &'a SceneBuilder,
    /// The map beneath.
    pub scene: &'a Scene,
    /// Light or dark.
    pub theme: Theme,
    /// The language of the names, and of the window.
    pub langs: (LabelLang, Lang),
    /// Size of the letters; 1 is that of the window.
    pub magnified: f32,
    /// Areas whose names come before all others, however near one is.
    pub first: &'a [AreaId],
    /// Boxes to keep clear of: left, top, right, bottom, in points.
    pub clear_of: &'a [[f32; 4]],
}

/// What a choice of places holds for.
#[derive(Clone, PartialEq)]
struct BoardKey {
    step: i32,
    langs: (LabelLang, Lang),
    presence: u64,
    magnified: f32,
    first: Vec<AreaId>,
    /// The ground whose names are placed; everything where they are few.
    ground: Option<Bounds>,
}

/// The names of the present zoom step.
#[derive(Default)]
pub struct NameBoard {
    key: Option<BoardKey>,
    laid: Vec<Option<Arc<Laid>>>,
    placed: Vec<PlacedLabel>,
}

impl NameBoard {
    /// The names in view that keep clear of what lies there, the less important first, so that the
    /// more important lie on top.
    pub fn items(
        &mut self,
        typesetter: &mut dyn Typesetter,
        query: &NameQuery<'_>,
    ) -> Vec<DisplayItem> {
        self.prepare(typesetter, query);
        let colours = palette::sheet_colours(query.theme);
        let (camera, viewport) = (query.scene.camera, query.scene.viewport);
        let mut items = Vec::with_capacity(self.placed.len());
        for placed in self.placed.iter().rev() {
            let label = query.prepared.labels.get(placed.label);
            let (Some(label), Some(Some(laid))) = (label, self.laid.get(placed.label)) else {
                continue;
            };
            let at = camera.screen_from_world(viewport, label.at).map(points);
            let corner = corner_points(placed.side, [laid.width, laid.height]);
            let at_text = [0, 1].map(|axis| at[axis] + corner[axis]);
            let extent = [
                at_text[0],
                at_text[1],
                at_text[0] + laid.width,
                at_text[1] + laid.height,
            ];
            // A name that the edge would cut says less than none.
            if is_free(extent, viewport, query.clear_of) {
                let ink = NameInk::on(query, label.kind, &colours, extent);
                dot(&mut items, label.kind, at, &ink, query.magnified);
                items.push(DisplayItem::Text(TextItem {
                    laid: laid.clone(),
                    style: style(label.kind, query.magnified),
                    at: at_text,
                    colour: ink.letters,
                    halo: Some(TextHalo {
                        colour: ink.halo,
                        reach_points: HALO_POINTS * query.magnified,
                    }),
                }));
            }
        }
        items
    }

    fn prepare(&mut self, typesetter: &mut dyn Typesetter, query: &NameQuery<'_>) {
        let labels = &query.prepared.labels;
        let (camera, viewport) = (query.scene.camera, query.scene.viewport);
        let key = BoardKey {
            step: zoom_step(camera.zoom),
            langs: query.langs,
            presence: query.builder.presence(),
            magnified: query.magnified,
            first: query.first.to_vec(),
            ground: (labels.len() > MANY).then(|| ground(camera, viewport)),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let is_same_type = self
            .key
            .as_ref()
            .is_some_and(|before| (before.langs, before.magnified) == (key.langs, key.magnified));
        if !is_same_type {
            self.laid = vec![None; labels.len()];
        }
        let (step, ground) = (key.step, key.ground);
        self.key = Some(key);
        let is_first =
            |label: &MapLabel| label.area.is_some_and(|area| query.first.contains(&area));
        let is_shown = |label: &MapLabel| {
            ground.is_none_or(|ground| ground.contains(label.at))
                && label
                    .area
                    .is_none_or(|area| query.builder.is_shown(query.world, area))
        };
        let laid = &mut self.laid;
        self.placed = place(labels, step, (is_shown, is_first), |index| {
            let label = &labels[index];
            let laid = laid[index].get_or_insert_with(|| {
                let style = style(label.kind, query.magnified);
                typesetter.set(&written(label, query.langs), &style, None)
            });
            [laid.width, laid.height]
        });
        let per_world = camera.points_per_world();
        let placed = &self.placed;
        let twice: Vec<bool> = placed
            .iter()
            .map(|one| is_said_by_city(labels, one.label, placed, per_world))
            .collect();
        let mut twice = twice.into_iter();
        self.placed.retain(|_| !twice.next().unwrap_or(false));
    }
}

/// So near, in points, a governorate is not written beside its city of the same name.
const TWICE_POINTS: f64 = 220.0;

/// Whether a name is that of a governorate whose city of the same name stands near.
fn is_said_by_city(
    labels: &[MapLabel],
    index: usize,
    placed: &[PlacedLabel],
    per_world: f64,
) -> bool {
    let label = &labels[index];
    let is_same = |city: &MapLabel| {
        let (en, ar) = (&label.name.en, &label.name.ar);
        let same_en = !en.is_empty() && city.name.en.to_lowercase() == en.to_lowercase();
        let away = [0, 1].map(|axis| (city.at[axis] - label.at[axis]) * per_world);
        let is_near = away[0].hypot(away[1]) < TWICE_POINTS;
        is_near && (same_en || !ar.is_empty() && city.name.ar == *ar)
    };
    label.kind == LabelKind::Governorate
        && placed.iter().any(|other| {
            let city = &labels[other.label];
            matches!(city.kind, LabelKind::City(_)) && is_same(city)
        })
}

/// Whether a box lies within the picture and clear of others.
fn is_free(extent: [f32; 4], viewport: Viewport, clear_of: &[[f32; 4]]) -> bool {
    let [left, top, right, bottom] = extent;
    let is_inside = left >= 0.0
        && top >= 0.0
        && f64::from(right) <= viewport.width
        && f64::from(bottom) <= viewport.height;
    let is_covered = clear_of.iter().any(|other| {
        left <= other[2] && right >= other[0] && top <= other[3] && bottom >= other[1]
    });
    is_inside && !is_covered
}

/// The view and as much beside it, in steps, so that names hold still while the map is moved a little.
fn ground(camera: Camera, viewport: Viewport) -> Bounds {
    let size = [viewport.width, viewport.height].map(|points| points / camera.points_per_world());
    let middle = [0, 1].map(|axis| (camera.center[axis] / size[axis]).round() * size[axis]);
    Bounds {
        min: [0, 1].map(|axis| middle[axis] - size[axis] * 1.25),
        max: [0, 1].map(|axis| middle[axis] + size[axis] * 1.25),
    }
}

/// The colours of a name, by the fill beneath it.
struct NameInk {
    letters: Rgba,
    halo: Rgba,
}

impl NameInk {
    fn on(
        query: &NameQuery<'_>,
        kind: LabelKind,
        colours: &SheetColours,
        extent: [f32; 4],
    ) -> Self {
        let middle = [
            f64::from(extent[0] + extent[2]) / 2.0,
            f64::from(extent[1] + extent[3]) / 2.0,
        ];
        let (camera, viewport) = (query.scene.camera, query.scene.viewport);
        let world = camera.world_from_screen(viewport, middle);
        let is_shown = |area: AreaId| query.builder.is_shown(query.world, area);
        let area = query.prepared.area_at(world, 0.0, is_shown);
        let below = area.map_or(query.scene.colours.land, |area| {
            palette::ground_colour(query.scene, area)
        });
        let wanted = match kind {
            LabelKind::City(_) | LabelKind::Area | LabelKind::Mark => colours.ink,
            LabelKind::Country | LabelKind::Governorate | LabelKind::Water => colours.quiet,
        };
        let letters = palette::readable_on(below, [wanted, colours.ink]);
        Self {
            letters,
            halo: palette::halo_for(letters),
        }
    }
}

fn dot(
    items: &mut Vec<DisplayItem>,
    kind: LabelKind,
    middle: [f32; 2],
    ink: &NameInk,
    magnified: f32,
) {
    let LabelKind::City(rank) = kind else { return };
    let radius = DOT_POINTS[usize::from(rank > 2)] * magnified;
    let discs = [
        (radius + DOT_HALO_POINTS * magnified, ink.halo),
        (radius, ink.letters),
    ];
    items.extend(discs.map(|(radius, colour)| {
        let shape = PathShape::Disc { middle, radius };
        DisplayItem::Path(PathItem::filled(shape, Fill::Flat(colour)))
    }));
}

/// How a name of that kind is set.
fn style(kind: LabelKind, magnified: f32) -> Style {
    let style = Style::new(look::name_points(kind) * magnified);
    let style = match kind {
        LabelKind::City(1) => style.bold(),
        _ => style,
    };
    style.align(Align::Center).line_height(1.25)
}

/// The name as it is written: countries and governorates in capitals where the script has them.
fn written(label: &MapLabel, (names, window): (LabelLang, Lang)) -> String {
    let in_lang = |lang| match (lang, label.kind) {
        (Lang::En, LabelKind::Country | LabelKind::Governorate) => {
            label.name.get(Lang::En).to_uppercase()
        }
        (lang, _) => label.name.get(lang).to_owned(),
    };
    match names {
        LabelLang::Window => in_lang(window),
        LabelLang::En => in_lang(Lang::En),
        LabelLang::Ar => in_lang(Lang::Ar),
        LabelLang::Both if label.name.ar.is_empty() || label.name.en.is_empty() => {
            in_lang(Lang::En)
        }
        LabelLang::Both => format!("{}\n{}", in_lang(Lang::En), in_lang(Lang::Ar)),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place in the picture")]
fn points(value: f64) -> f32 {
    value as f32
}
