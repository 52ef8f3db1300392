//! What has been read so far, drawn thinly while the rest comes.

use crate::geometry::world_from_lonlat;
use crate::model::Preview;
use crate::scene::palette;
use crate::ui::ctx::Ctx;
use crate::ui::look::{HAIRLINE, PREVIEW_POINT_RADIUS};
use egui::CornerRadius;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, vec2};
use std::sync::Arc;

/// Space around the whole, in points.
const MARGIN: f32 = 24.0;

/// The sketch as it was last drawn.
#[derive(Default)]
pub(super) struct SketchMemory {
    drawn: Option<(Arc<Preview>, Rect, Color32)>,
    shapes: Vec<Shape>,
}

impl SketchMemory {
    /// Paints the sketch in place of the map, all of it in view. Answers whether there is one.
    pub(super) fn paint(&mut self, painter: &Painter, ctx: &Ctx<'_>, rect: Rect) -> bool {
        let loading = ctx.state.loading.as_ref();
        let Some(sketch) = loading.and_then(|loading| loading.sketch.as_ref()) else {
            *self = Self::default();
            return false;
        };
        let color = ctx.look.quiet;
        let is_same = self.drawn.as_ref().is_some_and(|(drawn, at, in_color)| {
            Arc::ptr_eq(drawn, sketch) && *at == rect && *in_color == color
        });
        if !is_same {
            self.shapes = shapes(sketch, rect, color);
            self.drawn = Some((sketch.clone(), rect, color));
        }
        let [r, g, b, _] = palette::map_colours(ctx.look.theme).land;
        painter.rect_filled(rect, CornerRadius::ZERO, Color32::from_rgb(r, g, b));
        painter.extend(self.shapes.iter().cloned());
        true
    }
}

fn shapes(sketch: &Preview, rect: Rect, color: Color32) -> Vec<Shape> {
    let all = || sketch.lines.iter().flatten().chain(&sketch.points).copied();
    // Degrees are drawn as the map will be; other units as they are, north up.
    let are_degrees = all().all(|[x, y]| x.abs() <= 360.0 && y.abs() <= 90.0);
    let flat = |[x, y]: [f64; 2]| {
        if are_degrees {
            world_from_lonlat([x, y])
        } else {
            [x, -y]
        }
    };
    let (mut least, mut most) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for at in all().map(flat) {
        for axis in [0, 1] {
            if at[axis].is_finite() {
                least[axis] = least[axis].min(at[axis]);
                most[axis] = most[axis].max(at[axis]);
            }
        }
    }
    let room = rect.shrink(MARGIN.min(rect.width() / 4.0));
    let extent = [0, 1].map(|axis| (most[axis] - least[axis]).max(1e-9));
    let scale = (f64::from(room.width()) / extent[0]).min(f64::from(room.height()) / extent[1]);
    let middle = [0, 1].map(|axis| (least[axis] + most[axis]) / 2.0);
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let screen = |at: [f64; 2]| -> Option<Pos2> {
        let [x, y] = flat(at);
        let offset = vec2(
            ((x - middle[0]) * scale) as f32,
            ((y - middle[1]) * scale) as f32,
        );
        let is_finite = offset.x.is_finite() && offset.y.is_finite();
        is_finite.then(|| room.center() + offset)
    };
    let stroke = Stroke::new(HAIRLINE, color);
    let lines = sketch.lines.iter().map(|line| {
        let points: Vec<Pos2> = line.iter().copied().filter_map(screen).collect();
        Shape::line(points, stroke)
    });
    let points = sketch.points.iter().copied().filter_map(screen);
    lines
        .chain(points.map(|at| Shape::circle_filled(at, PREVIEW_POINT_RADIUS, color)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sketch_in_any_unit_lies_within_the_map() {
        let rect = Rect::from_min_size(Pos2::new(100.0, 50.0), vec2(600.0, 400.0));
        let metres = [[4_000_000.0, 4_300_000.0], [4_100_000.0, 4_900_000.0]];
        let degrees = [[35.0, 36.0], [42.0, 37.0], [f64::NAN, 1.0]];
        for line in [
            metres.to_vec(),
            degrees.to_vec(),
            vec![[7.0, 7.0]],
            Vec::new(),
        ] {
            let sketch = Preview {
                points: line.clone(),
                lines: vec![line],
            };
            for shape in shapes(&sketch, rect, Color32::GRAY) {
                let bounds = shape.visual_bounding_rect();
                assert!(
                    !bounds.is_positive() || rect.contains_rect(bounds),
                    "{bounds:?}"
                );
            }
        }
    }
}
