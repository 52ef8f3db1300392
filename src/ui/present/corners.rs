//! The date at the corner where reading begins, the forces in view at the other.

use super::{EDGE, plate, regular};
use crate::model::{AreaId, ForceId};
use crate::scene::{Pattern, palette};
use crate::ui::ctx::Ctx;
use crate::ui::format;
use crate::ui::glyphs::label::measure;
use crate::ui::glyphs::{Label, TextPainter};
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

/// The most forces that are listed.
const MOST_FORCES: usize = 8;

/// Height of a force's row.
const ROW: f32 = 32.0;

/// The day that the map shows.
pub(super) fn date(ui: &mut Ui, ctx: &Ctx<'_>, screen: Rect) {
    let words = format::day(ctx.words, ctx.state.view.date);
    let style = Role::GreatDate.style(&words);
    let size = measure(ui, &words, &style, None) + Vec2::new(36.0, 12.0);
    let inner = screen.shrink(EDGE);
    let x = if ctx.is_mirrored() {
        inner.right() - size.x
    } else {
        inner.left()
    };
    let rect = Rect::from_min_size(pos2(x, inner.top()), size);
    plate(ui.painter(), &ctx.look, rect);
    let place = Rect::from_center_size(rect.center(), size - Vec2::new(36.0, 12.0));
    // Half a point more than it is wide, so that rounding cannot wrap it.
    ui.scope_builder(UiBuilder::new().max_rect(place.expand(0.5)), |ui| {
        ui.add(Label::new(&words, &style, ctx.look.ink));
    });
}

/// The forces that hold or fight for ground in view, those with the most ground first.
pub(super) fn forces(ui: &mut Ui, ctx: &Ctx<'_>, screen: Rect) {
    let forces = in_view(ctx);
    if forces.is_empty() {
        return;
    }
    let names: Vec<&str> = forces
        .iter()
        .map(|force| ctx.world().force(*force).short.get(ctx.lang()))
        .collect();
    let widest = names
        .iter()
        .map(|name| measure(ui, name, &regular(Role::Reading, name), None).x);
    let width = widest.fold(0.0, f32::max) + 28.0 + 32.0;
    let rows = u16::try_from(forces.len()).unwrap_or(u16::MAX);
    let size = Vec2::new(width, f32::from(rows) * ROW + 16.0);
    let inner = screen.shrink(EDGE);
    let x = if ctx.is_mirrored() {
        inner.left()
    } else {
        inner.right() - size.x
    };
    let rect = Rect::from_min_size(pos2(x, inner.top()), size);
    plate(ui.painter(), &ctx.look, rect);
    let spoken = format!("{}: {}", ctx.t("present-forces"), names.join(", "));
    let response = ui.interact(rect, ui.scope_id().with("forces in view"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::List, true, &spoken));
    let mut top = rect.top() + 8.0;
    for (force, name) in forces.into_iter().zip(names) {
        let row = Rect::from_min_size(pos2(rect.left() + 16.0, top), Vec2::new(size.x - 32.0, ROW));
        paint_force(ui, ctx, row, force, name);
        top += ROW;
    }
}

fn paint_force(ui: &Ui, ctx: &Ctx<'_>, row: Rect, force: ForceId, name: &str) {
    let (place, _) = kit::split(ctx, row, 18.0);
    let (_, words) = kit::split(ctx, row, 28.0);
    let swatch = Rect::from_center_size(place.center(), Vec2::splat(18.0));
    let color = palette::force_colour(ctx.world(), force, ctx.look.theme);
    kit::paint_swatch(
        ui.painter(),
        swatch,
        Pattern::Solid,
        &[color],
        ctx.look.line,
    );
    TextPainter::with(ui.ctx(), |texts| {
        let laid = texts.lay_out(name, &regular(Role::Reading, name), None);
        let x = if ctx.is_mirrored() {
            words.right() - laid.width
        } else {
            words.left()
        };
        let at = pos2(x, words.center().y - laid.height / 2.0);
        texts.paint(ui.painter(), at, &laid, ctx.look.ink);
    });
}

fn in_view(ctx: &Ctx<'_>) -> Vec<ForceId> {
    let (state, world) = (ctx.state, ctx.world());
    let view = state.camera.visible(state.viewport);
    let mut is_seen = vec![false; world.forces.len()];
    for (index, bounds) in state.project.prepared.area_bounds.iter().enumerate() {
        let apart = bounds.max[0] < view.min[0]
            || bounds.min[0] > view.max[0]
            || bounds.max[1] < view.min[1]
            || bounds.min[1] > view.max[1];
        if apart {
            continue;
        }
        let area = AreaId::from_index(index);
        if !state.told.passed.area(area) {
            continue;
        }
        let timeline = &state.told.timeline;
        let interval = timeline.at(area, state.view.date);
        for force in &timeline.control(interval.state).forces {
            if let Some(seen) = is_seen.get_mut(force.index()) {
                *seen = true;
            }
        }
    }
    let ground = state.told.ground_on(state.view.date);
    let mut forces: Vec<ForceId> = world
        .force_ids()
        .filter(|force| is_seen[force.index()])
        .collect();
    forces.sort_by(|a, b| ground.share(*b).total_cmp(&ground.share(*a)));
    forces.truncate(MOST_FORCES);
    forces
}
