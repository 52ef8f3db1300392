//! The card that names the area beneath the pointer, its holder, and since when.

use super::furniture::with_alpha;
use crate::model::AreaId;
use crate::state::Overlay;
use crate::text::Laid;
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::TextPainter;
use crate::ui::look::{CORNERS, HAIRLINE, Role};
use crate::ui::place::dispute_words;
use crate::words::format;
use egui::{Color32, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Vec2};
use std::sync::Arc;

/// The widest that a line becomes before it wraps.
const WIDEST: f32 = 260.0;

/// The most other accounts that it tells.
const MOST_ACCOUNTS: usize = 2;

/// Space between the text and the card's edge.
const PADDING: Vec2 = Vec2::new(10.0, 7.0);

/// Paints the card beside the pointer, inside the map.
pub(super) fn hover_card(painter: &Painter, ctx: &Ctx<'_>, map: Rect, response: &Response) {
    let (Some(area), Some(pointer)) = (ctx.state.hovered, response.hover_pos()) else {
        return;
    };
    // What the panel tells beside it need not cover the map.
    let is_told = ctx.state.view.selection.area == Some(area) && ctx.state.settings.place_open;
    let is_known = area.index() < ctx.world().areas.len();
    if is_told || !is_known || ctx.state.overlay != Overlay::None {
        return;
    }
    TextPainter::with(painter.ctx(), |texts| {
        let laid: Vec<(Arc<Laid>, Color32)> = lines(ctx, area)
            .iter()
            .map(|(role, text, color)| {
                (texts.lay_out(text, &role.style(text), Some(WIDEST)), *color)
            })
            .collect();
        let width = laid.iter().map(|(line, _)| line.width).fold(0.0, f32::max);
        let height = laid.iter().map(|(line, _)| line.height + 2.0).sum::<f32>() - 2.0;
        let card = place(map, pointer, Vec2::new(width, height) + 2.0 * PADDING);
        let line = Stroke::new(HAIRLINE, ctx.look.line);
        let fill = with_alpha(ctx.look.raised, 246);
        painter.rect(card, CORNERS, fill, line, StrokeKind::Inside);
        let mut top = card.top() + PADDING.y;
        for (line, color) in laid {
            let x = if ctx.is_mirrored() {
                card.right() - PADDING.x - line.width
            } else {
                card.left() + PADDING.x
            };
            texts.paint(painter, Pos2::new(x, top), &line, color);
            top += line.height + 2.0;
        }
    });
}

/// Beside the pointer on the side that has room, and never past the map's edge.
fn place(map: Rect, pointer: Pos2, size: Vec2) -> Rect {
    let x = if pointer.x > map.center().x {
        pointer.x - 14.0 - size.x
    } else {
        pointer.x + 18.0
    };
    let y = if pointer.y + 18.0 + size.y > map.bottom() {
        pointer.y - 10.0 - size.y
    } else {
        pointer.y + 18.0
    };
    let room = map.shrink(4.0);
    let x = x.clamp(room.left(), (room.right() - size.x).max(room.left()));
    let y = y.clamp(room.top(), (room.bottom() - size.y).max(room.top()));
    Rect::from_min_size(Pos2::new(x, y), size)
}

/// What the card says.
fn lines(ctx: &Ctx<'_>, area: AreaId) -> Vec<(Role, String, Color32)> {
    let (world, words, lang) = (ctx.world(), ctx.words, ctx.lang());
    let interval = ctx.timeline().at(area, ctx.state.view.date);
    let control = ctx.timeline().control(interval.state);
    let row = world.area(area);
    let (ink, quiet) = (ctx.look.ink, ctx.look.quiet);
    let mut lines = Vec::new();
    // An id that nobody wrote as a name says nothing here.
    if row.is_named {
        lines.push((Role::Strong, row.name.get(lang).to_owned(), ink));
    }
    lines.push((Role::Body, format::control(words, world, control), ink));
    if let Some(change) = interval.change {
        let date = format::fuzzy(words, &world.change(change).date);
        let since = words.with("map-since", &[("date", date.into())]);
        lines.push((Role::Caption, since, quiet));
    }
    if let Some(change) = interval.pending {
        let next = world.change(change);
        let state = format::control(words, world, &next.control);
        let date = format::fuzzy(words, &next.date);
        let values = [("state", state.into()), ("date", date.into())];
        lines.push((Role::Caption, words.with("map-pending", &values), quiet));
    }
    let (told, date) = (&ctx.state.told, ctx.state.view.date);
    for dispute in told.disputes.at(world, area, date).take(MOST_ACCOUNTS) {
        let disputed = dispute_words(ctx, &dispute);
        lines.push((Role::Caption, disputed, ctx.look.warning));
    }
    if let Some(followed) = row.follows {
        let name = world.area(followed).name.get(lang);
        let inferred = words.with("map-inferred", &[("area", name.into())]);
        lines.push((Role::Caption, inferred, quiet));
    }
    lines
}
