//! Paints what `scene` lists: words with their halo, outlines, stripes and dots. What the map itself
//! shows is the renderer's; here are names, furniture and samples.

use super::glyphs::TextPainter;
use crate::geometry::{self, Bounds};
use crate::scene::display::{DisplayItem, DisplayLayer, PathItem, PathShape, PathStroke, TextItem};
use crate::scene::fill::{DOT_PERIOD_POINTS, DOT_RADIUS_POINTS, Fill, Stripes};
use crate::scene::{DisplayList, Rgba};
use egui::{
    Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2,
};

/// Corners of a disc that is striped.
const DISC_CORNERS: u8 = 32;

/// Paints layers whose top left corner lies at `origin`.
pub fn paint_layers(painter: &Painter, origin: Pos2, layers: &[DisplayLayer]) {
    let items = layers.iter().flat_map(|layer| &layer.items);
    TextPainter::with(painter.ctx(), |texts| {
        items.for_each(|item| paint_item(painter, texts, origin, item));
    });
}

/// Paints a list whose top left corner lies at `origin`.
pub fn paint_list(painter: &Painter, origin: Pos2, list: &DisplayList) {
    paint_layers(painter, origin, &list.layers);
}

/// Paints one thing of a picture whose top left corner lies at `origin`.
pub fn paint_item(painter: &Painter, texts: &mut TextPainter, origin: Pos2, item: &DisplayItem) {
    match item {
        DisplayItem::Text(text) => paint_text(painter, texts, origin, text),
        DisplayItem::Path(path) => paint_path(painter, origin, path),
    }
}

/// The colour as the window has it.
pub fn color(rgba: Rgba) -> Color32 {
    let [r, g, b, a] = rgba;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

fn paint_text(painter: &Painter, texts: &mut TextPainter, origin: Pos2, text: &TextItem) {
    let pos = origin + Vec2::from(text.at);
    match text.halo {
        Some(halo) => texts.paint_with_halo(
            painter,
            pos,
            &text.laid,
            color(text.colour),
            color(halo.colour),
            halo.reach_points,
        ),
        None => texts.paint(painter, pos, &text.laid, color(text.colour)),
    }
}

fn paint_path(painter: &Painter, origin: Pos2, path: &PathItem) {
    match &path.fill {
        None => {}
        Some(Fill::Flat(rgba)) => flat(painter, origin, &path.shape, color(*rgba)),
        Some(Fill::Striped(stripes)) => striped(painter, origin, &path.shape, stripes),
        Some(Fill::Dotted {
            colour,
            phase_points,
        }) => dotted(painter, origin, &path.shape, *phase_points, color(*colour)),
    }
    if let Some(stroke) = &path.stroke {
        stroked(painter, origin, &path.shape, stroke);
    }
}

fn flat(painter: &Painter, origin: Pos2, shape: &PathShape, color: Color32) {
    match shape {
        PathShape::Disc { middle, radius } => {
            painter.circle_filled(origin + Vec2::from(*middle), *radius, color);
        }
        PathShape::Box { min, max, corner } => {
            let rect = rect(origin, *min, *max);
            painter.rect_filled(rect, CornerRadius::from(*corner), color);
        }
        PathShape::Rings(_) | PathShape::Lines(_) => {
            let pieces = convex_pieces(shape);
            paint_pieces(painter, origin, pieces.iter().map(Vec::as_slice), color);
        }
    }
}

fn stroked(painter: &Painter, origin: Pos2, shape: &PathShape, stroke: &PathStroke) {
    let line = Stroke::new(stroke.width, color(stroke.colour));
    let placed = |points: &[[f32; 2]]| -> Vec<Pos2> {
        points.iter().map(|at| origin + Vec2::from(*at)).collect()
    };
    match shape {
        PathShape::Disc { middle, radius } => {
            painter.circle_stroke(origin + Vec2::from(*middle), *radius, line);
        }
        PathShape::Box { min, max, corner } => {
            let corner = CornerRadius::from(*corner);
            painter.rect_stroke(rect(origin, *min, *max), corner, line, StrokeKind::Inside);
        }
        PathShape::Rings(rings) => {
            painter.extend(
                rings
                    .iter()
                    .map(|ring| Shape::closed_line(placed(ring), line)),
            );
        }
        PathShape::Lines(lines) => match stroke.dashes {
            Some([on, off]) => {
                let dashed = lines
                    .iter()
                    .flat_map(|points| Shape::dashed_line(&placed(points), line, on, off));
                painter.extend(dashed);
            }
            None => painter.extend(lines.iter().map(|points| Shape::line(placed(points), line))),
        },
    }
}

/// Stripes, each cut to the shape.
fn striped(painter: &Painter, origin: Pos2, shape: &PathShape, stripes: &Stripes) {
    let pieces = convex_pieces(shape);
    let across = stripes.across();
    let along = |[x, y]: [f32; 2]| x * across[0] + y * across[1] - stripes.offset_points;
    let reach = pieces.iter().flatten().map(|at| along(*at));
    let (least, most) = reach.fold((f32::MAX, f32::MIN), |(low, high), at| {
        (low.min(at), high.max(at))
    });
    let period = stripes.period_points();
    if !(period > 0.0 && least < most) {
        return;
    }
    let mut from = (least / period).floor() * period;
    while from < most {
        let mut start = from;
        for (width, colour) in &stripes.bands {
            let slab = [start, start + width];
            let cut: Vec<Vec<[f32; 2]>> = pieces
                .iter()
                .map(|piece| within_slab(piece, slab, along))
                .collect();
            let colour = crate::scene::fill::faded(*colour, stripes.opacity);
            paint_pieces(
                painter,
                origin,
                cut.iter().map(Vec::as_slice),
                color(colour),
            );
            start += width;
        }
        from += period;
    }
}

fn dotted(painter: &Painter, origin: Pos2, shape: &PathShape, phase: [f32; 2], color: Color32) {
    let pieces = convex_pieces(shape);
    let bounds = pieces.iter().flatten();
    let bounds = bounds.fold(Rect::NOTHING, |bounds, [x, y]| {
        bounds.union(Rect::from_pos(pos2(*x, *y)))
    });
    let [phase_x, phase_y] = phase;
    let first = ((bounds.top() - phase_y) / DOT_PERIOD_POINTS).floor();
    let mut row = first;
    while row * DOT_PERIOD_POINTS + phase_y < bounds.bottom() {
        let shift = if row.rem_euclid(2.0) < 0.5 { 0.5 } else { 0.0 };
        let y = (row + 0.5) * DOT_PERIOD_POINTS + phase_y;
        let start = ((bounds.left() - phase_x) / DOT_PERIOD_POINTS).floor() + shift;
        let mut column = start;
        while column * DOT_PERIOD_POINTS + phase_x < bounds.right() {
            let at = [column * DOT_PERIOD_POINTS + phase_x, y];
            if pieces.iter().any(|piece| holds(piece, at)) {
                painter.circle_filled(origin + Vec2::from(at), DOT_RADIUS_POINTS, color);
            }
            column += 1.0;
        }
        row += 1.0;
    }
}

fn rect(origin: Pos2, min: [f32; 2], max: [f32; 2]) -> Rect {
    Rect::from_min_max(origin + Vec2::from(min), origin + Vec2::from(max))
}

/// The inside of a shape in convex pieces; lines have none.
fn convex_pieces(shape: &PathShape) -> Vec<Vec<[f32; 2]>> {
    match shape {
        PathShape::Lines(_) => Vec::new(),
        PathShape::Box { min, max, .. } => {
            vec![vec![*min, [max[0], min[1]], *max, [min[0], max[1]]]]
        }
        PathShape::Disc { middle, radius } => {
            let corner = |n: u8| {
                let angle = f32::from(n) / f32::from(DISC_CORNERS) * std::f32::consts::TAU;
                [
                    middle[0] + radius * angle.cos(),
                    middle[1] + radius * angle.sin(),
                ]
            };
            vec![(0..DISC_CORNERS).map(corner).collect()]
        }
        PathShape::Rings(rings) => triangles(rings),
    }
}

fn triangles(rings: &[Vec<[f32; 2]>]) -> Vec<Vec<[f32; 2]>> {
    let rings: Vec<Vec<[f64; 2]>> = rings
        .iter()
        .map(|ring| ring.iter().map(|at| at.map(f64::from)).collect())
        .collect();
    let all = rings.iter().flatten().copied();
    let triangles = geometry::even_odd(&rings, Bounds::from_points(all));
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let corner = |index: &u32| {
        let at = triangles.positions.get(*index as usize);
        at.copied().unwrap_or_default().map(|value| value as f32)
    };
    let corners = triangles.indices.chunks_exact(3);
    corners
        .map(|three| three.iter().map(corner).collect())
        .collect()
}

/// The part of a convex piece between two parallel lines.
fn within_slab(
    piece: &[[f32; 2]],
    [from, to]: [f32; 2],
    along: impl Fn([f32; 2]) -> f32,
) -> Vec<[f32; 2]> {
    let above = cut(piece, |at| along(at) - from);
    cut(&above, |at| to - along(at))
}

/// The part of a convex piece where `side` is not negative (Sutherland and Hodgman).
fn cut(piece: &[[f32; 2]], side: impl Fn([f32; 2]) -> f32) -> Vec<[f32; 2]> {
    let mut kept = Vec::with_capacity(piece.len() + 2);
    for (n, to) in piece.iter().enumerate() {
        let from = piece[(n + piece.len() - 1) % piece.len()];
        let (a, b) = (side(from), side(*to));
        if (a < 0.0) != (b < 0.0) {
            let share = a / (a - b);
            kept.push([0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share));
        }
        if b >= 0.0 {
            kept.push(*to);
        }
    }
    kept
}

fn holds(piece: &[[f32; 2]], [x, y]: [f32; 2]) -> bool {
    let turns = piece.iter().enumerate().map(|(n, to)| {
        let from = piece[(n + piece.len() - 1) % piece.len()];
        (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])
    });
    let (mut left, mut right) = (false, false);
    for turn in turns {
        left |= turn < 0.0;
        right |= turn > 0.0;
    }
    !(left && right)
}

/// Convex pieces in one colour, without soft edges, so that neighbours leave no seam.
fn paint_pieces<'a>(
    painter: &Painter,
    origin: Pos2,
    pieces: impl Iterator<Item = &'a [[f32; 2]]>,
    color: Color32,
) {
    let mut mesh = Mesh::default();
    for piece in pieces.filter(|piece| piece.len() > 2) {
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        for at in piece {
            mesh.colored_vertex(origin + Vec2::from(*at), color);
        }
        let corners = u32::try_from(piece.len()).unwrap_or(0);
        for n in 1..corners.saturating_sub(1) {
            mesh.add_triangle(first, first + n, first + n + 1);
        }
    }
    if !mesh.is_empty() {
        painter.add(Shape::mesh(mesh));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(piece: &[[f32; 2]]) -> f32 {
        let next = piece.iter().cycle().skip(1);
        let twice: f32 = piece
            .iter()
            .zip(next)
            .map(|(a, b)| a[0] * b[1] - a[1] * b[0])
            .sum();
        twice.abs() / 2.0
    }

    proptest! {
        /// Slabs side by side cut a box into parts that make it up again.
        #[test]
        fn slabs_leave_nothing_out(width in 1.0..40.0_f32, degrees in 0.0..180.0_f32, step in 1.0..9.0_f32) {
            let piece = vec![[0.0, 0.0], [width, 0.0], [width, 20.0], [0.0, 20.0]];
            let (sine, cosine) = degrees.to_radians().sin_cos();
            let along = |[x, y]: [f32; 2]| x * cosine + y * sine;
            let mut whole = 0.0;
            let mut from = -64.0;
            while from < 64.0 {
                whole += area(&within_slab(&piece, [from, from + step], along));
                from += step;
            }
            prop_assert!((whole - width * 20.0).abs() < width * 20.0 * 1e-3 + 1e-3);
        }
    }
}
