//! What the day beneath the pointer says: its date, the force at the pointer with its figure and how
//! uncertain that is, and the others.

use super::chart::{ChartScale, color, value_words};
use super::grid::class_word;
use crate::model::{Day, GroundTally, GroundUnit, Holder};
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::TextPainter;
use crate::ui::kit;
use crate::ui::look::{CORNERS, HAIRLINE, MARK_CORNERS, Role};
use crate::words::format;
use egui::{Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, vec2};

/// The most holders that it names.
const MOST: usize = 9;

/// Height of a line, and the width of a swatch with its gap.
const ROW: f32 = 17.0;
const SWATCH: f32 = 16.0;

/// A line of the card.
struct CardLine {
    holder: Holder,
    name: String,
    figure: String,
    is_pointed: bool,
}

/// Paints the card beside the pointer, above the chart where there is room.
pub(super) fn card(
    painter: &Painter,
    ctx: &Ctx<'_>,
    (rect, stretch, scale): (Rect, Stretch, &ChartScale),
    at: Pos2,
) {
    let position = f64::from((at.x - rect.left()) / rect.width().max(1.0));
    let [first, last] = ctx.state.figures.series.days();
    let day = stretch.day_at(position).clamp(first, last.max(first));
    let lines = lines(ctx, scale, day, part_at(rect, at) * scale.top);
    let date = format::day(ctx.words, day);
    let notes = notes(ctx, scale, day);
    let size = |role: Role, words: &str| {
        TextPainter::with(painter.ctx(), |texts| {
            let laid = texts.lay_out(words, &role.style(words), None);
            laid.width
        })
    };
    let widest = |widths: &mut dyn Iterator<Item = f32>| widths.fold(0.0, f32::max);
    let names = widest(&mut lines.iter().map(|line| size(Role::Strong, &line.name)));
    let figures = widest(&mut lines.iter().map(|line| size(Role::Strong, &line.figure)));
    let note = widest(&mut notes.iter().map(|note| size(Role::Caption, note)));
    let width = (SWATCH + names + 18.0 + figures)
        .max(size(Role::Strong, &date))
        .max(note);
    let count = 1 + lines.len() + notes.len();
    #[expect(clippy::cast_precision_loss, reason = "a card has few lines")]
    let whole = vec2(width + 20.0, ROW * count as f32 + 14.0);
    let card = place(painter.ctx().content_rect(), rect, at, whole);
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    painter.rect(card, CORNERS, ctx.look.raised, line, StrokeKind::Inside);
    let inner = card.shrink2(vec2(10.0, 7.0));
    let mirrored = ctx.is_mirrored();
    let mut row = inner.with_max_y(inner.top() + ROW);
    kit::paint_text(painter, row, Role::Strong, &date, ctx.look.ink, mirrored);
    for line in &lines {
        row = row.translate(vec2(0.0, ROW));
        paint(painter, ctx, row, line);
    }
    for note in &notes {
        row = row.translate(vec2(0.0, ROW));
        kit::paint_text(painter, row, Role::Caption, note, ctx.look.quiet, mirrored);
    }
}

fn part_at(rect: Rect, at: Pos2) -> f64 {
    f64::from((rect.bottom() - at.y) / rect.height().max(1.0)).clamp(0.0, 1.0)
}

fn paint(painter: &Painter, ctx: &Ctx<'_>, row: Rect, line: &CardLine) {
    let (start, rest) = kit::split(ctx, row, SWATCH);
    let swatch = Rect::from_center_size(start.center(), Vec2::splat(10.0));
    painter.rect_filled(swatch, MARK_CORNERS, color(ctx, line.holder));
    let role = if line.is_pointed {
        Role::Strong
    } else {
        Role::Caption
    };
    let mirrored = ctx.is_mirrored();
    kit::paint_text(painter, rest, role, &line.name, ctx.look.ink, mirrored);
    kit::paint_text(painter, rest, role, &line.figure, ctx.look.ink, !mirrored);
}

/// The holders of a day with their figures, the largest first; the one at the pointer among them.
fn lines(ctx: &Ctx<'_>, scale: &ChartScale, day: Day, pointed: f64) -> Vec<CardLine> {
    let series = &ctx.state.figures.series;
    let held: Vec<(Holder, Option<f64>)> = series
        .holders()
        .filter(|holder| series.on(*holder, day).areas > 0)
        .map(|holder| (holder, series.value(scale.unit, holder, day)))
        .collect();
    let at_pointer = if scale.is_stacked {
        let mut sum = 0.0;
        held.iter().find(|(_, value)| {
            sum += value.unwrap_or(0.0);
            sum >= pointed
        })
    } else {
        let away = |value: &Option<f64>| (value.unwrap_or(0.0) - pointed).abs();
        held.iter()
            .min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)))
    };
    let at_pointer = at_pointer.map(|(holder, _)| *holder);
    let mut sorted = held.clone();
    // Stable: equals keep the order of the data set.
    sorted.sort_by(|(_, a), (_, b)| b.unwrap_or(-1.0).total_cmp(&a.unwrap_or(-1.0)));
    let mut shown: Vec<_> = sorted.iter().take(MOST).collect();
    if let Some(other) = sorted
        .iter()
        .skip(MOST)
        .find(|(holder, _)| Some(*holder) == at_pointer)
    {
        shown.pop();
        shown.push(other);
    }
    let line = |(holder, value): &(Holder, Option<f64>)| CardLine {
        holder: *holder,
        name: name(ctx, *holder),
        figure: figure(
            ctx,
            scale,
            (*holder, *value),
            day,
            Some(*holder) == at_pointer,
        ),
        is_pointed: Some(*holder) == at_pointer,
    };
    shown.into_iter().map(line).collect()
}

fn name(ctx: &Ctx<'_>, holder: Holder) -> String {
    match holder.force() {
        Some(force) => ctx.world().force(force).short.get(ctx.lang()).to_owned(),
        None => ctx.t(class_word(holder)),
    }
}

/// A figure; with its bounds, and where changes are under way, with the least and the most that it can be.
fn figure(
    ctx: &Ctx<'_>,
    scale: &ChartScale,
    (holder, value): (Holder, Option<f64>),
    day: Day,
    has_bounds: bool,
) -> String {
    let Some(value) = value else {
        return ctx.t("figures-not-known");
    };
    let words = value_words(ctx, scale.unit, value);
    if !has_bounds {
        return words;
    }
    let [least, most] = ctx.state.sums().bounds(holder, day);
    let whole = ctx.state.figures.series.whole_on(day);
    let of = |tally: &GroundTally| scale.unit.of(tally, &whole);
    match (of(&least), of(&most)) {
        (Some(least), Some(most)) if least < most => {
            let [least, most] = [least, most].map(|value| value_words(ctx, scale.unit, value));
            let values = [
                ("figure", words.into()),
                ("least", least.into()),
                ("most", most.into()),
            ];
            ctx.words.with("figures-between", &values)
        }
        _ => words,
    }
}

/// What must be said beside the figures.
fn notes(ctx: &Ctx<'_>, scale: &ChartScale, day: Day) -> Vec<String> {
    let whole = ctx.state.figures.series.whole_on(day);
    let mut notes = Vec::new();
    if scale.unit == GroundUnit::People && whole.uncounted > 0 {
        let areas = [("count", whole.uncounted.into())];
        notes.push(ctx.words.with("figures-uncounted", &areas));
    }
    notes
}

/// Beside the pointer, above the chart where there is room, within the window.
fn place(window: Rect, rect: Rect, at: Pos2, size: Vec2) -> Rect {
    let x = if at.x > rect.center().x {
        at.x - 14.0 - size.x
    } else {
        at.x + 14.0
    };
    let y = rect.bottom() - size.y - 4.0;
    let room = window.shrink(4.0);
    let x = x.clamp(room.left(), (room.right() - size.x).max(room.left()));
    Rect::from_min_size(Pos2::new(x, y.max(room.top())), size)
}
