//! The map: draws the scene, names and furniture, and turns the pointer into commands.
//!
//! - `input`: dragging, wheel, clicks; `labels`: names; `furniture`: scale and credits;
//!   `hover_card`: what lies beneath the pointer; `band`: what is left out; `sketch`: what has been read so far of a file.

mod band;
mod furniture;
mod hover_card;
mod input;
mod labels;
mod preview;

use super::ctx::Ctx;
use crate::geometry::{Camera, Viewport};
use crate::render::paint_callback;
use crate::scene::{Query, SceneBuilder};
use crate::state::{Command, Project, State, Told};
use egui::{Rect, Sense, Ui};
use labels::{LabelMemory, ShownLabels};
use preview::SketchMemory;
use std::sync::Arc;

/// What the map keeps between frames: work saved, never a choice of the user's.
pub struct MapMemory {
    project: Arc<Project>,
    /// Whose account the builder shows; `None` for the main one of the project.
    told: Option<Arc<Told>>,
    builder: SceneBuilder,
    labels: LabelMemory,
    sketch: SketchMemory,
    credits_open: bool,
}

impl MapMemory {
    /// Nothing saved yet.
    pub fn new(project: &Arc<Project>) -> Self {
        Self {
            builder: SceneBuilder::new(&project.world, &project.prepared),
            project: project.clone(),
            told: None,
            labels: LabelMemory::default(),
            sketch: SketchMemory::default(),
            credits_open: false,
        }
    }

    fn follow(&mut self, state: &State) {
        if !Arc::ptr_eq(&self.project, &state.project) {
            *self = Self::new(&state.project);
        }
        let is_same = |told: &Arc<Told>| Arc::ptr_eq(told, &state.told);
        if !self.told.as_ref().is_some_and(is_same) {
            let told = (state.told.timeline.clone(), state.told.rows.clone());
            let passed = state.told.passed.clone();
            self.builder = SceneBuilder::telling(&state.project.world, told, passed);
            self.labels = LabelMemory::default();
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
    );
    let query = query(ctx.state, camera, viewport, ui.pixels_per_point());
    let project = &ctx.state.project;
    let scene = memory
        .builder
        .build(&project.world, &project.prepared, &query);
    painter.add(paint_callback(rect, scene));
    let covered = [
        band::band(ui, &painter, ctx, rect),
        furniture::scale(&painter, ctx, rect, camera, viewport),
        furniture::credits(ui, ctx, rect, &mut memory.credits_open),
    ];
    if ctx.state.settings.labels {
        let labels = &mut memory.labels;
        let shown = ShownLabels {
            builder: &memory.builder,
            clear_of: &covered,
        };
        labels.paint(&painter, ctx, rect, &shown, camera, viewport);
    }
    if furniture == Furniture::Window && !response.dragged() {
        hover_card::hover_card(&painter, ctx, rect, &response);
    }
    rect
}

fn query(state: &State, camera: Camera, viewport: Viewport, pixels_per_point: f32) -> Query {
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
    }
}
