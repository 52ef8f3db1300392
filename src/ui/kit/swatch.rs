//! Small samples of the map's fills, for lists and histories.

use crate::model::{Control, ForceId};
use crate::scene::display::{PathItem, PathShape};
use crate::scene::fill::{PatternAnchor, state_fills};
use crate::scene::{DisplayItem, DisplayLayer, Fill, Pattern, Rgba, SheetPart, palette};
use crate::ui::ctx::Ctx;
use crate::ui::display::paint_layers;
use crate::ui::look::{HAIRLINE, Look};
use egui::{Painter, Rect, Response, Sense, Stroke, Ui, Vec2};

/// Radius of a sample's corners, in points.
const CORNER_POINTS: f32 = 2.0;

/// A sample of a force's colour.
pub fn force_swatch(ui: &mut Ui, ctx: &Ctx<'_>, force: ForceId) -> Response {
    let color = palette::force_colour(ctx.world(), &ctx.state.picked, force, ctx.look.theme);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    paint_swatch(ui.painter(), rect, Pattern::Solid, &[color], &ctx.look);
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
        &ctx.look,
    );
    response
}

/// Paints a fill into a rectangle, with pattern and colours as the map draws them over land.
pub fn paint_swatch(
    painter: &Painter,
    rect: Rect,
    pattern: Pattern,
    colours: &[Rgba],
    look: &Look,
) {
    let map = palette::map_colours(look.theme);
    let style = palette::laid(pattern, colours);
    let shape = PathShape::Box {
        min: [0.0; 2],
        max: rect.size().into(),
        corner: CORNER_POINTS,
    };
    let fills = state_fills(&style, &map, false, PatternAnchor::default());
    let land = std::iter::once(Fill::Flat(map.land));
    let fills = land.chain(fills.iter().map(|fill| fill.on(map.land)));
    let items = fills.map(|fill| DisplayItem::Path(PathItem::filled(shape.clone(), fill)));
    let layer = DisplayLayer {
        part: SheetPart::Legend,
        items: items.collect(),
    };
    paint_layers(painter, rect.min, &[layer]);
    let line = Stroke::new(HAIRLINE, look.line);
    painter.rect_stroke(rect, CORNER_POINTS, line, egui::StrokeKind::Inside);
}
