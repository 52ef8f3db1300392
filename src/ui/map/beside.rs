//! A second map beside the first: the other date of a comparison, seen from the same camera. Dragging and
//! zooming either moves both, and the pointer is mirrored.

use super::{MapMemory, input, names, query};
use crate::geometry::Viewport;
use crate::model::Day;
use crate::render::paint_callback;
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CASING_LINE, CORNERS, Role, STRONG_LINE};
use crate::words::format;
use egui::{Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2};

/// Half the length of the mirrored pointer's lines, in points.
const ARM: f32 = 6.0;

/// The map of a day, in the rectangle that is left.
pub(in crate::ui) fn map_beside(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut MapMemory, day: Day) {
    memory.follow(ctx.state);
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    let name = ctx.t("comparing-map");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &name));
    let viewport = Viewport {
        width: f64::from(rect.width()),
        height: f64::from(rect.height()),
    };
    let painter = ui.painter().with_clip_rect(rect);
    let start = ctx.state.camera_in(viewport);
    let is_shown = |area| memory.builder.is_shown(ctx.world(), area);
    let signs = &memory.signs;
    let camera = input::camera(ui, ctx, &response, viewport, start, &is_shown, signs);
    let mut query = query(ctx.state, camera, viewport, ui.pixels_per_point());
    (query.date, query.date_before, query.fade) = (day, day, 1.0);
    let project = &ctx.state.project;
    let mut scene = memory
        .builder
        .build(&project.world, &project.prepared, &query);
    memory.vision.apply(&mut scene, ctx.state.settings.vision);
    painter.add(paint_callback(rect, scene.clone()));
    if ctx.state.settings.labels {
        names(&painter, ctx, rect, memory, &scene, &[]);
    }
}

/// The day of a map, in its upper corner where reading begins.
pub(in crate::ui) fn day_plate(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, day: Day) {
    let words = format::day(ctx.words, day);
    let size = kit::text_size(ui, Role::Strong, &words) + Vec2::new(16.0, 8.0);
    let at = if ctx.is_mirrored() {
        Pos2::new(rect.right() - 8.0 - size.x, rect.top() + 8.0)
    } else {
        rect.min + Vec2::splat(8.0)
    };
    let plate = Rect::from_min_size(at, size);
    ui.painter().rect_filled(plate, CORNERS, ctx.look.raised);
    kit::paint_text_centered(
        ui.painter(),
        plate.center(),
        Role::Strong,
        &words,
        ctx.look.ink,
    );
}

/// The pointer over one map, in the same place of the other.
pub(in crate::ui) fn mirrored_pointer(painter: &Painter, ctx: &Ctx<'_>, maps: [Rect; 2]) {
    let pointer = painter.ctx().pointer_hover_pos();
    let over = pointer.and_then(|at| Some((at, maps.iter().position(|map| map.contains(at))?)));
    let Some((at, here)) = over else {
        if ctx.state.hovered.is_some() {
            ctx.send(Command::Hover(None));
        }
        return;
    };
    let there = maps[1 - here].min + (at - maps[here].min);
    for stroke in [
        Stroke::new(CASING_LINE, ctx.look.paper),
        Stroke::new(STRONG_LINE, ctx.look.ink),
    ] {
        painter.hline(there.x - ARM..=there.x + ARM, there.y, stroke);
        painter.vline(there.x, there.y - ARM..=there.y + ARM, stroke);
    }
}
