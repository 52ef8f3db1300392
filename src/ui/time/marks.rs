//! The changes of the selected area on the strip; one that is known only to a range fades in across it.
//! Beneath them the stretches over which accounts differ about it, or about any area.

use super::strip::x_of;
use crate::model::{AreaId, Day, Effect};
use crate::scene::palette;
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::look::{LINE_CORNERS, MARK_CASING_LINE, MARK_LINE};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2};

/// Height of the band of marks.
const BAND: f32 = 12.0;

/// Marks for each change of the selected area, and for the areas of the selected assessment.
pub(super) fn selected_area(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) {
    let areas: Vec<AreaId> = match ctx.state.view.selection.area {
        Some(area) => vec![area],
        None => ctx.state.outlined().to_vec(),
    };
    for area in areas {
        for effect in ctx.timeline().effects_of(area) {
            if effect.day > ctx.world().about.first && effect.before != effect.after {
                mark(painter, ctx, rect, stretch, effect);
            }
        }
    }
}

/// A line over each stretch of which another account tells otherwise: of the selected area, or of any.
pub(super) fn disputed(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) {
    for area in disputable(ctx) {
        for (from, until) in ctx.state.told.disputes.stretches(ctx.world(), area) {
            let line = disputed_line(rect, stretch, (from, until));
            painter.rect_filled(line.expand(1.0), LINE_CORNERS, ctx.look.paper);
            painter.rect_filled(line, LINE_CORNERS, ctx.look.warning);
        }
    }
}

/// The area of which accounts differ whose line on the strip is at a point.
pub(super) fn disputed_at(ctx: &Ctx<'_>, rect: Rect, stretch: Stretch, at: Pos2) -> Option<AreaId> {
    let reach = Vec2::splat(MARK_LINE);
    disputable(ctx).find(|area| {
        let mut stretches = ctx.state.told.disputes.stretches(ctx.world(), *area);
        stretches.any(|days| {
            let line = disputed_line(rect, stretch, days);
            line.expand2(reach).contains(at)
        })
    })
}

/// The areas whose disputes the strip shows: the selected one, or all.
fn disputable<'a>(ctx: &'a Ctx<'_>) -> impl Iterator<Item = AreaId> + use<'a> {
    let selected = ctx.state.view.selection.area;
    let all = selected.is_none().then(|| ctx.state.told.disputes.areas());
    selected.into_iter().chain(all.into_iter().flatten())
}

/// Beneath the band of marks; a day is seen even where it has no width.
fn disputed_line(rect: Rect, stretch: Stretch, (from, until): (Day, Option<Day>)) -> Rect {
    let left = x_of(rect, stretch, from);
    let right = until.map_or(rect.right(), |until| x_of(rect, stretch, until));
    let top = rect.top() + BAND + 3.0;
    Rect::from_min_max(
        Pos2::new(left, top),
        Pos2::new(right.max(left + MARK_LINE), top + MARK_LINE),
    )
}

fn mark(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, stretch: Stretch, effect: &Effect) {
    let control = ctx.timeline().control(effect.after);
    let [r, g, b, _] =
        palette::control_colours(ctx.world(), &ctx.state.picked, control, ctx.look.theme)[0];
    let color = Color32::from_rgb(r, g, b);
    let x = x_of(rect, stretch, effect.day);
    let band = rect.top()..=rect.top() + BAND;
    if effect.first < effect.day {
        let from = x_of(rect, stretch, effect.first);
        fade(
            painter,
            Rect::from_min_max(Pos2::new(from, rect.top()), Pos2::new(x, rect.top() + BAND)),
            color,
        );
    }
    painter.vline(
        x,
        band.clone(),
        Stroke::new(MARK_CASING_LINE, ctx.look.paper),
    );
    painter.vline(x, band, Stroke::new(MARK_LINE, color));
}

/// From nothing at the first possible day to the whole colour at the last.
fn fade(painter: &Painter, rect: Rect, color: Color32) {
    let mut mesh = Mesh::default();
    let clear = Color32::from_rgba_unmultiplied(color.r(), color.g(), color.b(), 20);
    for (pos, color) in [
        (rect.left_top(), clear),
        (rect.right_top(), color),
        (rect.right_bottom(), color),
        (rect.left_bottom(), clear),
    ] {
        mesh.colored_vertex(pos, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}
