//! The history strip of a place: its states from the first day to the last as a bar, with the
//! playhead. Time runs from left to right in every language.

use super::dispute_words;
use crate::model::{AreaId, Day, Interval};
use crate::scene::{Pattern, Rgba, palette};
use crate::state::Command;
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{
    CASING_LINE, HAIRLINE, LINE_CORNERS, MARK_CORNERS, MARK_LINE, Role, STRONG_LINE,
};
use crate::words::format;
use egui::{CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The most other accounts of which the tip tells.
const MOST_ACCOUNTS: usize = 3;

/// Height of the bar.
const BAR: f32 = 20.0;

/// Height of the bar with room for the playhead and the years.
const HEIGHT: f32 = 44.0;

/// The least distance between two years that are written.
const YEAR_POINTS: f32 = 48.0;

/// The strip; a click or a drag goes to the day.
pub(super) fn history_ui(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    // Not for the keyboard: the list of changes beneath says the same, row by row.
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
    let name = ctx.world().area(area).name.get(ctx.lang());
    let words = ctx.words.with("place-history", &[("name", name.into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, ui.is_enabled(), &words));
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(rect.width(), BAR));
    let whole = ctx.state.whole_time();
    if ui.is_rect_visible(rect) {
        segments(ui, ctx, area, bar, whole);
        ui.painter().rect_stroke(
            bar,
            MARK_CORNERS,
            Stroke::new(HAIRLINE, ctx.look.line),
            StrokeKind::Outside,
        );
        disputed(ui, ctx, area, bar, whole);
        years(ui, ctx, bar, whole);
        playhead(ui, ctx, bar, whole);
    }
    point(ctx, area, bar, whole, response);
}

fn x_of(bar: Rect, whole: Stretch, days: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a position on the screen")]
    let part = ((days - whole.from) / whole.days()).clamp(0.0, 1.0) as f32;
    bar.left() + part * bar.width()
}

fn day_at(bar: Rect, whole: Stretch, x: f32) -> Day {
    let part = f64::from((x - bar.left()) / bar.width().max(1.0));
    whole.day_at(part.clamp(0.0, 0.999_999))
}

fn segments(ui: &Ui, ctx: &Ctx<'_>, area: AreaId, bar: Rect, whole: Stretch) {
    let run = ctx.timeline().intervals(area);
    for (n, interval) in run.iter().enumerate() {
        let until = run
            .get(n + 1)
            .map_or(whole.to, |next| f64::from(next.from.0));
        let (left, right) = (
            x_of(bar, whole, f64::from(interval.from.0)),
            x_of(bar, whole, until),
        );
        if right <= left {
            continue;
        }
        let part = Rect::from_min_max(pos2(left, bar.top()), pos2(right, bar.bottom()));
        let (pattern, colours) = fill(ctx, interval);
        // The sample's own edges lie outside, so that states touch without a gap.
        let clipped = ui.painter().with_clip_rect(part.intersect(ui.clip_rect()));
        kit::paint_swatch(&clipped, part.expand(4.0), pattern, &colours, &ctx.look);
    }
}

/// A line over the stretches of which another account tells otherwise.
fn disputed(ui: &Ui, ctx: &Ctx<'_>, area: AreaId, bar: Rect, whole: Stretch) {
    let disputes = &ctx.state.told.disputes;
    for (from, until) in disputes.stretches(ctx.world(), area) {
        let left = x_of(bar, whole, f64::from(from.0));
        let until = until.map_or(whole.to, |until| f64::from(until.0));
        let right = x_of(bar, whole, until).max(left + MARK_LINE);
        let line =
            Rect::from_x_y_ranges(left..=right, bar.top() - MARK_LINE - 1.0..=bar.top() - 1.0);
        ui.painter()
            .rect_filled(line, LINE_CORNERS, ctx.look.warning);
    }
}

/// How a stretch is filled: as on the map, with stripes where a change is pending.
fn fill(ctx: &Ctx<'_>, interval: &Interval) -> (Pattern, Vec<Rgba>) {
    let world = ctx.world();
    let now = ctx.timeline().control(interval.state);
    let colours =
        |control| palette::control_colours(world, &ctx.state.picked, control, ctx.look.theme);
    let next = interval
        .pending
        .map(|change| &world.change(change).control)
        .filter(|next| *next != now);
    match next {
        Some(next) => {
            let passing = palette::passing_colours(&colours(now), &colours(next));
            (Pattern::Pending, passing)
        }
        None => (palette::control_pattern(now), colours(now)),
    }
}

/// Every year, or every second, fifth or tenth where they would stand too close.
fn years(ui: &Ui, ctx: &Ctx<'_>, bar: Rect, whole: Stretch) {
    let about = &ctx.world().about;
    let start = about.first.year_start();
    let year_points = x_of(bar, whole, whole.from + 365.25) - bar.left();
    let steps = [1, 2, 3, 5, 10, 20];
    let fits = |step: &i16| f32::from(*step) * year_points >= YEAR_POINTS;
    let step = steps.into_iter().find(fits).unwrap_or(50);
    let mut day = if about.first == start {
        start
    } else {
        start.plus_years(1)
    };
    while day <= about.last {
        let x = x_of(bar, whole, f64::from(day.0));
        let words = day.year_month_day().0.to_string();
        let half = kit::text_size(ui, Role::Caption, &words).x / 2.0;
        let center = x.max(bar.left() + half);
        if center + half <= bar.right() {
            let top = pos2(x, bar.bottom() + 1.0);
            let tick = Stroke::new(HAIRLINE, ctx.look.faint);
            ui.painter().line_segment([top, top + vec2(0.0, 3.0)], tick);
            let at = pos2(center, bar.bottom() + 12.0);
            kit::paint_text_centered(ui.painter(), at, Role::Caption, &words, ctx.look.quiet);
        }
        day = day.plus_years(step.into());
    }
}

fn playhead(ui: &Ui, ctx: &Ctx<'_>, bar: Rect, whole: Stretch) {
    let x = x_of(bar, whole, f64::from(ctx.state.view.date.0) + 0.5);
    let ends = [pos2(x, bar.top() - 4.0), pos2(x, bar.bottom() + 4.0)];
    ui.painter()
        .line_segment(ends, Stroke::new(CASING_LINE, ctx.look.paper));
    ui.painter()
        .line_segment(ends, Stroke::new(STRONG_LINE, ctx.look.accent));
}

fn point(ctx: &Ctx<'_>, area: AreaId, bar: Rect, whole: Stretch, response: Response) {
    if (response.clicked() || response.dragged())
        && let Some(at) = response.interact_pointer_pos()
    {
        ctx.send(Command::SetDate(day_at(bar, whole, at.x)));
    }
    let Some(at) = response.hover_pos() else {
        return;
    };
    let day = day_at(bar, whole, at.x);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(280.0);
        let timeline = ctx.timeline();
        let control = timeline.control(timeline.at(area, day).state);
        kit::text(
            ui,
            Role::Caption,
            &format::day(ctx.words, day),
            ctx.look.quiet,
        );
        kit::text(
            ui,
            Role::Body,
            &format::control(ctx.words, ctx.world(), control),
            ctx.look.ink,
        );
        let disputes = ctx.state.told.disputes.at(ctx.world(), area, day);
        for dispute in disputes.take(MOST_ACCOUNTS) {
            let words = dispute_words(ctx, &dispute);
            kit::text(ui, Role::Caption, &words, ctx.look.warning);
        }
    });
}
