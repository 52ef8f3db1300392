//! The map: draws the scene, names and furniture, and turns the pointer into commands.
//!
//! - `input`: dragging, wheel, clicks; `furniture`: scale and credits; `hover_card`: what lies beneath the
//!   pointer; `band`: what is left out; `sketch`: what has been read so far of a file.

mod band;
pub(super) mod beside;
mod furniture;
mod hover_card;
mod input;
mod preview;

pub(super) use input::{MapHand, move_map};

use super::ctx::Ctx;
use super::display::paint_item;
use super::glyphs::TextPainter;
use crate::geometry::{Camera, Viewport};
use crate::render::paint_callback;
use crate::scene::disputed::{PlacedSign, placed_signs};
use crate::scene::names::{NameBoard, NameQuery};
use crate::scene::vision::VisionPreview;
use crate::scene::{DisplayItem, Query, Scene, SceneBuilder, palette};
use crate::state::{Command, Project, State, Told};
use egui::{Painter, Rect, Sense, Ui};
use preview::SketchMemory;
use std::sync::Arc;

/// What the map keeps between frames: work saved, never a choice of the user's.
pub struct MapMemory {
    project: Arc<Project>,
    /// Whose account the builder shows; `None` for the main one of the project.
    told: Option<Arc<Told>>,
    builder: SceneBuilder,
    names: NameBoard,
    vision: VisionPreview,
    sketch: SketchMemory,
    credits_open: bool,
    /// The signs of disputed areas, where they stood in the last frame.
    signs: Vec<PlacedSign>,
}

impl MapMemory {
    /// Nothing saved yet.
    pub fn new(project: &Arc<Project>) -> Self {
        Self {
            builder: SceneBuilder::new(&project.world, &project.prepared),
            project: project.clone(),
            told: None,
            names: NameBoard::default(),
            vision: VisionPreview::default(),
            sketch: SketchMemory::default(),
            credits_open: false,
            signs: Vec::new(),
        }
    }

    fn follow(&mut self, state: &State) {
        if !Arc::ptr_eq(&self.project, &state.project) {
            *self = Self::new(&state.project);
        }
        let is_same = |told: &Arc<Told>| Arc::ptr_eq(told, &state.told);
        if !self.told.as_ref().is_some_and(is_same) {
            self.builder = SceneBuilder::telling(&state.project.world, state.told.drawn());
            self.names = NameBoard::default();
            self.told = Some(state.told.clone());
        }
    }
}

/// How much of the map's furniture is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// All of it.
    Window,
    /// The scale and credits only: for pictures and presenting.
    Picture,
}

/// The map in the rectangle that is left. Answers with the rectangle.
pub fn map_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut MapMemory, furniture: Furniture) -> Rect {
    memory.follow(ctx.state);
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    let place = ctx.t("map-name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &place));
    let viewport = Viewport {
        width: f64::from(rect.width()),
        height: f64::from(rect.height()),
    };
    if viewport != ctx.state.viewport {
        ctx.send(Command::MapSize(viewport));
        ui.ctx().request_repaint();
    }
    let painter = ui.painter().with_clip_rect(rect);
    if memory.sketch.paint(&painter, ctx, rect) {
        return rect;
    }
    let camera = input::camera(
        ui,
        ctx,
        &response,
        viewport,
        ctx.state.camera_in(viewport),
        &|area| memory.builder.is_shown(ctx.world(), area),
        &memory.signs,
    );
    let query = query(ctx.state, camera, viewport, ui.pixels_per_point());
    let project = &ctx.state.project;
    let mut scene = memory
        .builder
        .build(&project.world, &project.prepared, &query);
    memory.vision.apply(&mut scene, ctx.state.settings.vision);
    painter.add(paint_callback(rect, scene.clone()));
    let covered = [
        within(rect, band::band(ui, &painter, ctx, rect)),
        furniture::scale(&painter, ctx, rect, camera, viewport),
        furniture::credits(ui, ctx, rect, &mut memory.credits_open),
    ]
    .concat();
    let names = if ctx.state.settings.labels {
        names(&painter, ctx, rect, memory, &scene, &covered)
    } else {
        Vec::new()
    };
    memory.signs = placed_signs(&scene, &names, &covered, 1.0);
    signs(&painter, ctx, rect, &memory.signs);
    if furniture == Furniture::Window && !response.dragged() {
        hover_card::hover_card(&painter, ctx, rect, &response);
    }
    rect
}

/// A rectangle of the window as a box of the map: left, top, right, bottom; none where it is empty.
fn within(map: Rect, covered: Rect) -> Vec<[f32; 4]> {
    let [from, to] = [covered.min - map.min, covered.max - map.min];
    let is_there = covered.is_positive();
    is_there
        .then_some([from.x, from.y, to.x, to.y])
        .into_iter()
        .collect()
}

/// The names in view that keep clear of what is covered, which are answered.
fn names(
    painter: &Painter,
    ctx: &Ctx<'_>,
    rect: Rect,
    memory: &mut MapMemory,
    scene: &Scene,
    covered: &[[f32; 4]],
) -> Vec<DisplayItem> {
    let settings = &ctx.state.settings;
    let query = NameQuery {
        world: ctx.world(),
        prepared: &ctx.state.project.prepared,
        builder: &memory.builder,
        scene,
        theme: settings.theme,
        langs: (ctx.state.view.label_lang, ctx.lang()),
        magnified: 1.0,
        first: &[],
        clear_of: covered,
    };
    TextPainter::with(painter.ctx(), |texts| {
        let items = memory.names.items(texts, &query);
        for item in &items {
            paint_item(painter, texts, rect.min, item);
        }
        items
    })
}

/// The signs of disputed areas, over the names that they keep clear of.
fn signs(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, signs: &[PlacedSign]) {
    let colours = palette::sheet_colours(ctx.look.theme);
    TextPainter::with(painter.ctx(), |texts| {
        for item in signs.iter().flat_map(|sign| sign.items(&colours)) {
            paint_item(painter, texts, rect.min, &item);
        }
    });
}

/// What is drawn of the state, from a camera.
pub(super) fn query(
    state: &State,
    camera: Camera,
    viewport: Viewport,
    pixels_per_point: f32,
) -> Query {
    Query {
        date: state.view.date,
        date_before: state.date_before,
        fade: state.fade,
        theme: state.settings.theme,
        filter: state.view.filter.clone(),
        outlined: state.outlined().to_vec(),
        // A pointer that lies about must not mark an area before an audience.
        hovered: state.hovered.filter(|_| state.presenting.is_none()),
        selected: state.view.selection.area,
        camera,
        viewport,
        pixels_per_point,
        layers: state.settings.layers,
        hidden_layers: state.view.hidden_layers.clone(),
        dress: state.dress(),
    }
}
