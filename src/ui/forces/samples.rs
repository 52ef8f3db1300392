//! What the signs of the map mean, each with a sample.

use crate::model::{Control, ForceId, Status};
use crate::scene::disputed::sign_items;
use crate::scene::fill::INFERRED_OPACITY;
use crate::scene::{Rgba, palette};
use crate::ui::ctx::Ctx;
use crate::ui::display::paint_item;
use crate::ui::glyphs::TextPainter;
use crate::ui::kit;
use crate::ui::look::{
    CASING_LINE, DOT_RADIUS, HAIRLINE, MARK_CORNERS, Role, SIGN_LINE, STRONG_LINE,
};
use egui::{Color32, CornerRadius, Painter, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// Size of a sample: wide enough to show a pattern.
const SAMPLE: Vec2 = Vec2::new(28.0, 14.0);

/// The sign of a disputed area in a sample, in parts of its usual size.
const SIGN_SIZE: f32 = 0.92;

/// The colours of a sample: for stripes the largest force and the one that differs most from it,
/// else a neutral.
pub(super) fn colours(ctx: &Ctx<'_>, status: Status, present: &[ForceId]) -> Vec<Rgba> {
    let forces = match status {
        Status::Contested | Status::Shared => rivals(ctx, present),
        Status::Control | Status::None | Status::Unknown | Status::Absent => Vec::new(),
    };
    palette::control_colours(
        ctx.world(),
        &ctx.state.picked,
        &Control { status, forces },
        ctx.look.theme,
    )
}

fn rivals(ctx: &Ctx<'_>, present: &[ForceId]) -> Vec<ForceId> {
    let all: Vec<ForceId> = ctx.world().force_ids().collect();
    let forces = if present.len() < 2 { &all } else { present };
    let Some((first, others)) = forces.split_first() else {
        return Vec::new();
    };
    let color = |force: ForceId| {
        palette::force_colour(ctx.world(), &ctx.state.picked, force, ctx.look.theme)
    };
    let far = |force: &ForceId| {
        let (a, b) = (color(*first), color(*force));
        (0..3)
            .map(|n| u32::from(a[n].abs_diff(b[n])).pow(2))
            .sum::<u32>()
    };
    let rival = others.iter().copied().max_by_key(far);
    std::iter::once(*first).chain(rival).collect()
}

/// The key of the signs that are no force's: those that can stand on this map.
pub(super) fn signs(ui: &mut Ui, ctx: &Ctx<'_>) {
    let is_ours = ctx.state.project.import.is_none() || ctx.state.layers_beneath() > 0;
    let (is_timed, have_rivals) = (!ctx.state.is_timeless(), ctx.world().forces.len() > 1);
    if !(is_ours || is_timed || have_rivals) {
        return;
    }
    kit::heading(ui, ctx, &ctx.t("forces-signs"));
    if is_ours {
        sign(ui, ctx, "forces-inferred", "forces-inferred-tip", inferred);
    }
    if is_timed {
        sign(ui, ctx, "forces-pending", "forces-pending-tip", pending);
    }
    if !ctx.world().disputes.accounts().is_empty() {
        sign(ui, ctx, "forces-disputed", "forces-disputed-tip", disputed);
    }
    if have_rivals {
        sign(ui, ctx, "forces-front", "forces-front-tip", front);
    }
}

fn sign(ui: &mut Ui, ctx: &Ctx<'_>, word: &str, tip: &str, sample: fn(&Painter, &Ctx<'_>, Rect)) {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), Sense::hover());
    let (name, about) = (ctx.t(word), ctx.t(tip));
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{name}. {about}")));
    let (place, rest) = kit::split(ctx, rect, SAMPLE.x);
    let (_, words) = kit::split(ctx, rest, 8.0);
    let place = Rect::from_center_size(place.center(), SAMPLE);
    sample(
        &ui.painter().with_clip_rect(place.intersect(ui.clip_rect())),
        ctx,
        place,
    );
    kit::paint_text(
        ui.painter(),
        words,
        Role::Body,
        &name,
        ctx.look.ink,
        ctx.is_mirrored(),
    );
    kit::tip(response, ctx, &about);
}

/// The two forces that the samples are painted with.
fn pair(ctx: &Ctx<'_>) -> [Color32; 2] {
    let colours = colours(ctx, Status::Contested, &[]);
    let color = |index: usize| {
        colours
            .get(index)
            .or(colours.first())
            .map_or(ctx.look.bar, |rgba| solid(*rgba))
    };
    [color(0), color(1)]
}

fn solid([r, g, b, a]: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// As the map draws it: a lighter fill with a fine dot.
fn inferred(painter: &Painter, ctx: &Ctx<'_>, rect: Rect) {
    let map = palette::map_colours(ctx.look.theme);
    painter.rect_filled(rect, MARK_CORNERS, solid(map.land));
    painter.rect_filled(
        rect,
        MARK_CORNERS,
        pair(ctx)[0].gamma_multiply(INFERRED_OPACITY),
    );
    for row in 0..3u8 {
        for column in 0..6u8 {
            let shift = if row % 2 == 0 { 0.0 } else { 2.4 };
            let at = pos2(
                2.6 + f32::from(column) * 4.8 + shift,
                2.6 + f32::from(row) * 4.4,
            );
            painter.circle_filled(rect.min + at.to_vec2(), DOT_RADIUS, solid(map.inferred_dot));
        }
    }
    outline(painter, ctx, rect);
}

/// From the one colour to the other in soft stripes.
fn pending(painter: &Painter, ctx: &Ctx<'_>, rect: Rect) {
    let [from, to] = pair(ctx);
    let mut x = rect.left() - rect.height();
    painter.rect_filled(rect, MARK_CORNERS, from);
    while x < rect.right() {
        let wave = 0.5 - 0.5 * ((x - rect.left()) / 14.0 * std::f32::consts::TAU).cos();
        let color = from.lerp_to_gamma(to, wave);
        let ends = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
        painter.line_segment(ends, Stroke::new(SIGN_LINE, color));
        x += 1.0;
    }
    outline(painter, ctx, rect);
}

/// Two holders and the line between them.
fn front(painter: &Painter, ctx: &Ctx<'_>, rect: Rect) {
    let map = palette::map_colours(ctx.look.theme);
    let [above, below] = pair(ctx);
    let (top, bottom) = rect.split_top_bottom_at_fraction(0.5);
    painter.rect_filled(
        top,
        CornerRadius {
            nw: 2,
            ne: 2,
            ..CornerRadius::ZERO
        },
        above,
    );
    painter.rect_filled(
        bottom,
        CornerRadius {
            sw: 2,
            se: 2,
            ..CornerRadius::ZERO
        },
        below,
    );
    let y = rect.center().y;
    painter.hline(
        rect.x_range(),
        y,
        Stroke::new(CASING_LINE, solid(map.front_casing)),
    );
    painter.hline(
        rect.x_range(),
        y,
        Stroke::new(STRONG_LINE, solid(map.front)),
    );
    outline(painter, ctx, rect);
}

/// As the map marks an area of which accounts differ.
fn disputed(painter: &Painter, ctx: &Ctx<'_>, rect: Rect) {
    let colours = colours(ctx, Status::Contested, &[]);
    let pair = [0, 1].map(|n| colours.get(n).or(colours.first()).copied());
    let pair = pair.map(|colour| colour.unwrap_or(palette::unknown_colour(ctx.look.theme)));
    let sheet = palette::sheet_colours(ctx.look.theme);
    let middle = rect.center() - rect.min;
    // With its casing the sign is a little higher than a sample.
    let items = sign_items(middle.into(), SIGN_SIZE, pair, &sheet);
    TextPainter::with(painter.ctx(), |texts| {
        for item in &items {
            paint_item(painter, texts, rect.min, item);
        }
    });
}

fn outline(painter: &Painter, ctx: &Ctx<'_>, rect: Rect) {
    painter.rect_stroke(
        rect,
        MARK_CORNERS,
        Stroke::new(HAIRLINE, ctx.look.line),
        egui::StrokeKind::Inside,
    );
}
