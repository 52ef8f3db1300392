//! Scale bar and credits, as `scene::furniture` lists them.

use crate::geometry::{Camera, DistanceUnit, Viewport, scale_bar};
use crate::scene::furniture::Furnished;
use crate::scene::palette;
use crate::scene::window_furniture::{credits_in_line, window_credits, window_scale};
use crate::ui::ctx::Ctx;
use crate::ui::display::paint_layers;
use crate::ui::glyphs::TextPainter;
use crate::ui::kit;
use crate::words::Words;
use crate::words::format;
use egui::{Color32, CursorIcon, Painter, Rect, Sense, Ui, Vec2};

/// What the scale and the margins take of the width that credits may have, in points.
const BESIDE_CREDITS: f32 = 190.0;

/// The longest that a scale bar becomes, in points.
const LONGEST_BAR: f64 = 110.0;

/// The words of a scale bar, and its length in points.
pub(super) fn scale_words(words: &Words, camera: Camera, viewport: Viewport) -> (String, f32) {
    let bar = scale_bar(camera, viewport, LONGEST_BAR);
    let unit = match bar.unit {
        DistanceUnit::Km => "number-km",
        DistanceUnit::M => "number-m",
    };
    let said = words.with(unit, &[("number", format::number(bar.distance).into())]);
    #[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
    let length = bar.length_points as f32;
    (said, length)
}

/// The scale bar, at the bottom where reading begins. Answers with the boxes that it takes.
pub(super) fn scale(
    painter: &Painter,
    ctx: &Ctx<'_>,
    rect: Rect,
    camera: Camera,
    viewport: Viewport,
) -> Vec<[f32; 4]> {
    let (words, length) = scale_words(ctx.words, camera, viewport);
    let colours = palette::sheet_colours(ctx.look.theme);
    let done = TextPainter::with(painter.ctx(), |texts| {
        let size = rect.size().into();
        window_scale(texts, size, (&words, length), &colours, ctx.is_mirrored())
    });
    paint_layers(painter, rect.min, &done.layers);
    done.covered
}

/// Whom to credit, without what a licence adds: a line up to its first comma or semicolon.
fn short_credit<'l>(line: &&'l str) -> &'l str {
    let end = line.find([',', ';', '،', '؛']).unwrap_or(line.len());
    line[..end].trim_end_matches('.')
}

/// The credits, at the bottom where reading ends: on one line until clicked. Answers with the boxes that
/// they take.
pub(super) fn credits(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, open: &mut bool) -> Vec<[f32; 4]> {
    let credits = ctx.world().about.credits.iter();
    let credits: Vec<&str> = credits.map(|line| line.get(ctx.lang())).collect();
    if credits.is_empty() {
        return Vec::new();
    }
    let name = ctx.t("map-credits");
    let room = (rect.width() - BESIDE_CREDITS).max(80.0);
    let colours = palette::sheet_colours(ctx.look.theme);
    let painter = ui.painter().with_clip_rect(rect);
    let words = if *open {
        credits.join(" ")
    } else {
        let short: Vec<&str> = credits.iter().map(short_credit).collect();
        let all = (short.as_slice(), name.as_str());
        TextPainter::with(ui.ctx(), |texts| credits_in_line(texts, all, room))
    };
    let done: Furnished = TextPainter::with(ui.ctx(), |texts| {
        let size = rect.size().into();
        window_credits(texts, size, (&words, room), &colours, ctx.is_mirrored())
    });
    paint_layers(&painter, rect.min, &done.layers);
    let extent = done
        .covered
        .iter()
        .fold(Rect::NOTHING, |all, [left, top, right, bottom]| {
            let from = rect.min + Vec2::new(*left, *top);
            all.union(Rect::from_min_max(
                from,
                rect.min + Vec2::new(*right, *bottom),
            ))
        });
    let response = ui.interact(extent, ui.scope_id().with("credits"), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, *open, &name)
    });
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if kit::tip(response, ctx, &name).clicked() {
        *open = !*open;
    }
    done.covered
}

pub(super) fn with_alpha(color: Color32, alpha: u8) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r(), color.g(), color.b(), alpha)
}
