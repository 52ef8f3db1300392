//! Small samples of the map's fills, for lists and histories.

use crate::model::{Control, ForceId};
use crate::scene::{Pattern, Rgba, palette};
use crate::ui::ctx::Ctx;
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2};

/// A sample of a force's colour.
pub fn force_swatch(ui: &mut Ui, ctx: &Ctx<'_>, force: ForceId) -> Response {
    let color = palette::force_colour(ctx.world(), &ctx.state.picked, force, ctx.look.theme);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    paint_swatch(ui.painter(), rect, Pattern::Solid, &[color], ctx.look.line);
    response
}

/// A sample of a state, with its pattern.
pub fn state_swatch(ui: &mut Ui, ctx: &Ctx<'_>, control: &Control) -> Response {
    let colours = palette::control_colours(ctx.world(), &ctx.state.picked, control, ctx.look.theme);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    paint_swatch(
        ui.painter(),
        rect,
        palette::control_pattern(control),
        &colours,
        ctx.look.line,
    );
    response
}

/// Paints a fill into a rectangle: one colour, or stripes as on the map.
pub fn paint_swatch(
    painter: &Painter,
    rect: Rect,
    pattern: Pattern,
    colours: &[Rgba],
    line: Color32,
) {
    let color = |index: usize| {
        colours
            .get(index % colours.len().max(1))
            .map_or(Color32::GRAY, |rgba| opaque(*rgba))
    };
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    clipped.rect_filled(rect, 2.0, color(0));
    let (period, slope) = match pattern {
        Pattern::Contested | Pattern::Pending => (4.0, 1.0),
        Pattern::Shared => (2.5, -1.0),
        Pattern::Unknown => (0.0, 1.0),
        Pattern::Solid | Pattern::Nobody | Pattern::Absent => (0.0, 0.0),
    };
    if period > 0.0 && colours.len() > 1 {
        stripes(&clipped, rect, period, slope, colours.len(), color);
    }
    if pattern == Pattern::Unknown {
        let ends = [rect.left_bottom(), rect.right_top()];
        clipped.line_segment(ends, Stroke::new(1.0, line));
    }
    painter.rect_stroke(rect, 2.0, Stroke::new(1.0, line), egui::StrokeKind::Inside);
}

fn stripes(
    painter: &Painter,
    rect: Rect,
    width: f32,
    slope: f32,
    count: usize,
    color: impl Fn(usize) -> Color32,
) {
    let reach = rect.height();
    let mut x = rect.left() - reach;
    let mut index = 0;
    while x < rect.right() + reach {
        let lean = reach * slope;
        let (top, bottom) = (rect.top(), rect.bottom());
        let corners = [
            Pos2::new(x + lean.max(0.0), top),
            Pos2::new(x + lean.max(0.0) + width, top),
            Pos2::new(x + (-lean).max(0.0) + width, bottom),
            Pos2::new(x + (-lean).max(0.0), bottom),
        ];
        painter.add(Shape::convex_polygon(
            corners.to_vec(),
            color(index % count),
            Stroke::NONE,
        ));
        x += width;
        index += 1;
    }
}

fn opaque([r, g, b, _]: Rgba) -> Color32 {
    Color32::from_rgb(r, g, b)
}
