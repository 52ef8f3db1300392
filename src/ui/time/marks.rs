//! The changes of the selected area on the strip; one that is known only to a range fades in across it.

use super::strip::x_of;
use crate::model::{AreaId, Effect};
use crate::scene::palette;
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::look::{MARK_CASING_LINE, MARK_LINE};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke};

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
