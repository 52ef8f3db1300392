//! Scale bar and credits.

use crate::geometry::{Camera, DistanceUnit, Viewport, scale_bar};
use crate::text::{Align, Style};
use crate::ui::ctx::Ctx;
use crate::ui::format;
use crate::ui::glyphs::TextPainter;
use egui::{Color32, CursorIcon, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2};

/// Size of the credits' letters.
const CREDIT_SIZE: f32 = 10.0;

/// Maps narrower than this name whom to credit, and tell the rest when clicked.
const NARROW: f32 = 620.0;

/// The scale bar, at the bottom where reading begins. Answers with the rectangle that it takes.
pub(super) fn scale(
    painter: &Painter,
    ctx: &Ctx<'_>,
    rect: Rect,
    camera: Camera,
    viewport: Viewport,
) -> Rect {
    let bar = scale_bar(camera, viewport, 110.0);
    let unit = match bar.unit {
        DistanceUnit::Km => "number-km",
        DistanceUnit::M => "number-m",
    };
    let words = ctx
        .words
        .with(unit, &[("number", format::number(bar.distance).into())]);
    #[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
    let length = bar.length_points as f32;
    let y = rect.bottom() - 10.0;
    let x = if ctx.is_mirrored() {
        rect.right() - 12.0 - length
    } else {
        rect.left() + 12.0
    };
    let ends = [Pos2::new(x, y), Pos2::new(x + length, y)];
    for (width, color) in [(4.5, ctx.look.halo), (2.0, ctx.look.ink)] {
        painter.line_segment(ends, Stroke::new(width, color));
        for end in ends {
            let tick = [end - Vec2::new(0.0, 5.0), end];
            painter.line_segment(tick, Stroke::new(width, color));
        }
    }
    TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out(&words, &Style::new(12.0), None);
        let pos = Pos2::new(x + (length - laid.width) / 2.0, y - 8.0 - laid.height);
        texts.paint_with_halo(painter, pos, &laid, ctx.look.ink, ctx.look.halo, 1.5);
    });
    Rect::from_min_max(
        Pos2::new(x - 6.0, y - 26.0),
        Pos2::new(x + length + 6.0, rect.bottom()),
    )
}

/// Whom to credit, without what a licence adds: each line up to its first comma or semicolon.
fn short_credits(credits: &[&str]) -> String {
    let short = credits.iter().map(|line| {
        let end = line.find([',', ';', '،', '؛']).unwrap_or(line.len());
        line[..end].trim_end_matches('.')
    });
    short.collect::<Vec<_>>().join(" · ")
}

/// The credits, at the bottom where reading ends; shorter on a narrow map until clicked. Answers
/// with the rectangle that they take.
pub(super) fn credits(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, open: &mut bool) -> Rect {
    let credits = ctx.world().about.credits.iter();
    let credits: Vec<&str> = credits.map(|line| line.get(ctx.lang())).collect();
    if credits.is_empty() {
        return Rect::NOTHING;
    }
    let short = rect.width() < NARROW && !*open;
    let words = if short {
        short_credits(&credits)
    } else {
        credits.join(" ")
    };
    let room = (rect.width() - 190.0).max(80.0);
    let style = Style::new(CREDIT_SIZE).line_height(1.25).align(Align::End);
    let color = ctx.look.quiet;
    let painter = ui.painter().with_clip_rect(rect);
    let extent = TextPainter::with(ui.ctx(), |texts| {
        let laid = texts.lay_out(&words, &style, Some(room));
        let x = if ctx.is_mirrored() {
            rect.left() + 10.0
        } else {
            rect.right() - 10.0 - laid.width
        };
        let pos = Pos2::new(x, rect.bottom() - 5.0 - laid.height);
        let extent = Rect::from_min_size(pos, Vec2::new(laid.width, laid.height));
        let plate = extent.expand2(Vec2::new(6.0, 3.0));
        painter.rect_filled(plate, 4.0, with_alpha(ctx.look.paper, 200));
        texts.paint(&painter, pos, &laid, color);
        extent
    });
    if rect.width() < NARROW {
        let response = ui.interact(extent, ui.scope_id().with("credits"), Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, ctx.t("map-credits"))
        });
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            *open = !*open;
        }
    }
    extent
}

pub(super) fn with_alpha(color: Color32, alpha: u8) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r(), color.g(), color.b(), alpha)
}
