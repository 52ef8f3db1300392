//! A band at the head of the map that says what it leaves out: whose account it tells, what was known
//! when, which filters hide what, and what is corrected. On pictures too, since nobody can ask them.

use super::furniture::with_alpha;
use crate::text::Laid;
use crate::ui::ctx::Ctx;
use crate::ui::forces::{account_name, condition_words};
use crate::ui::glyphs::TextPainter;
use crate::ui::look::{HAIRLINE, Role};
use crate::words::format;
use egui::CornerRadius;
use egui::{Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Space around the words.
const PADDING: Vec2 = Vec2::new(12.0, 6.0);

/// The part of the width that the band takes before an audience.
const PRESENTED: f32 = 0.4;

/// The band, where there is anything to say. Answers with the rectangle that it takes.
pub(super) fn band(ui: &Ui, painter: &Painter, ctx: &Ctx<'_>, rect: Rect) -> Rect {
    let lines = lines(ctx);
    if lines.is_empty() {
        return Rect::NOTHING;
    }
    // Before an audience the corners belong to the date and the legend.
    let is_presenting = ctx.state.presenting.is_some();
    let widest = if is_presenting {
        rect.width() * PRESENTED
    } else {
        rect.width()
    };
    let band = TextPainter::with(painter.ctx(), |texts| {
        let room = widest - 2.0 * PADDING.x;
        let laid: Vec<Arc<Laid>> = lines
            .iter()
            .map(|words| texts.lay_out(words, &Role::Caption.style(words), Some(room)))
            .collect();
        let height = laid.iter().map(|line| line.height).sum::<f32>() + 2.0 * PADDING.y;
        let band = Rect::from_min_size(rect.min, Vec2::new(widest, height));
        let band = band.translate(Vec2::new((rect.width() - widest) / 2.0, 0.0));
        painter.rect_filled(band, CornerRadius::ZERO, with_alpha(ctx.look.paper, 240));
        let line = Stroke::new(HAIRLINE, ctx.look.line);
        painter.hline(band.x_range(), band.bottom(), line);
        let mut top = band.top() + PADDING.y;
        for line in laid {
            let x = if ctx.is_mirrored() {
                band.right() - PADDING.x - line.width
            } else {
                band.left() + PADDING.x
            };
            texts.paint(painter, Pos2::new(x, top), &line, ctx.look.warning);
            top += line.height;
        }
        band
    });
    let response = ui.interact(band, ui.scope_id().with("band"), Sense::hover());
    let words = lines.join(". ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &words));
    band
}

/// What is left out, a line each.
fn lines(ctx: &Ctx<'_>) -> Vec<String> {
    let told = &ctx.state.told;
    let mut lines = Vec::new();
    if !ctx.state.is_told() {
        lines.push(ctx.t("band-working"));
    }
    let corrected = ctx.state.project.corrections.len();
    if corrected > 0 {
        let count = [("count", corrected.into())];
        lines.push(ctx.words.with("band-corrected", &count));
    }
    if let Some(claim) = &told.account.claim {
        let values = [("claim", account_name(ctx, Some(claim)).into())];
        lines.push(ctx.words.with("band-account", &values));
    }
    if let Some(day) = told.account.known_on {
        let values = [
            ("date", format::day(ctx.words, day).into()),
            ("count", told.not_yet_known.into()),
        ];
        lines.push(ctx.words.with("band-known-on", &values));
    }
    if !told.passed.is_all() {
        let names: Vec<String> = told
            .filter
            .conditions()
            .map(|condition| condition_words(ctx, condition))
            .collect();
        let word = if told.relax.is_some() {
            "band-nothing"
        } else {
            "band-filter"
        };
        let values = [("names", names.join(" · ").into())];
        lines.push(ctx.words.with(word, &values));
    }
    lines
}
