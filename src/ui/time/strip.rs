//! The strip: drag or click to move the playhead, wheel to zoom, right drag or Shift and wheel to pan.

use super::chart::ChartMemory;
use super::marks;
use crate::model::Day;
use crate::state::Command;
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CASING_LINE, HAIRLINE, Role, SMALL_CORNERS, STRONG_LINE};
use crate::words::format;
use egui::{CursorIcon, Painter, PointerButton, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2};

/// Height of the axis with its years.
const AXIS_HEIGHT: f32 = 18.0;

/// Room that the words of a year or a month need.
const YEAR_ROOM: f32 = 30.0;

/// Points of wheel that zoom by a factor of e.
const WHEEL_POINTS: f64 = 260.0;

/// The strip, in the rectangle that is left.
pub(super) fn strip_ui(ui: &mut Ui, ctx: &Ctx<'_>, chart: &mut ChartMemory) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    describe(ui, ctx, &response);
    let body = Rect::from_min_max(
        rect.min,
        Pos2::new(rect.right(), rect.bottom() - AXIS_HEIGHT),
    );
    let stretch = interact(ui, ctx, &response, body);
    let painter = ui
        .painter()
        .with_clip_rect(rect.expand2(Vec2::new(8.0, 0.0)));
    painter.rect_filled(body, SMALL_CORNERS, ctx.look.hover);
    chart.paint(&painter.with_clip_rect(body), ctx, body, stretch);
    axis(&painter, ctx, rect, body, stretch);
    marks::selected_area(&painter.with_clip_rect(body), ctx, body, stretch);
    marks::disputed(&painter.with_clip_rect(body), ctx, body, stretch);
    if let Some(at) = response.hover_pos() {
        ghost(&painter, ctx, body, stretch, at);
    }
    playhead(&painter, ctx, body, stretch);
    if response.has_focus() {
        painter.rect_stroke(
            body,
            SMALL_CORNERS,
            Stroke::new(STRONG_LINE, ctx.look.accent),
            egui::StrokeKind::Outside,
        );
    }
}

/// Where a day stands on the screen.
pub(super) fn x_of(rect: Rect, stretch: Stretch, day: Day) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let position = stretch.position(day) as f32;
    rect.left() + position * rect.width()
}

fn day_at(rect: Rect, stretch: Stretch, at: Pos2) -> Day {
    stretch.day_at(f64::from((at.x - rect.left()) / rect.width().max(1.0)))
}

fn describe(ui: &Ui, ctx: &Ctx<'_>, response: &Response) {
    let date = format::day(ctx.words, ctx.state.view.date);
    let values = [("date", date.into()), ("end", end_words(ctx).into())];
    let words = ctx.words.with("time-strip-name", &values);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, ui.is_enabled(), &words));
}

/// Sends what the pointer asks for; answers with the stretch as it is after this frame.
pub(in crate::ui) fn interact(ui: &Ui, ctx: &Ctx<'_>, response: &Response, rect: Rect) -> Stretch {
    let mut stretch = ctx.state.stretch;
    let whole = ctx.state.whole_time();
    let panning =
        response.dragged_by(PointerButton::Secondary) || response.dragged_by(PointerButton::Middle);
    if panning {
        let days = -f64::from(response.drag_delta().x / rect.width().max(1.0)) * stretch.days();
        stretch = stretch.moved(days, whole);
    } else if let Some(at) = response.interact_pointer_pos()
        && (response.dragged_by(PointerButton::Primary)
            || response.clicked_by(PointerButton::Primary))
    {
        ctx.send(Command::SetDate(day_at(rect, stretch, at)));
        let disputed = marks::disputed_at(ctx, rect, stretch, at);
        if disputed.is_some() && response.clicked() {
            // The line says that accounts differ: the place shows both.
            ctx.send(Command::SelectArea(disputed));
        }
    }
    if let Some(at) = response.hover_pos() {
        stretch = wheel(
            ui,
            stretch,
            whole,
            f64::from((at.x - rect.left()) / rect.width().max(1.0)),
        );
        ui.ctx().set_cursor_icon(if panning {
            CursorIcon::Grabbing
        } else {
            CursorIcon::ResizeHorizontal
        });
    }
    if stretch != ctx.state.stretch {
        ctx.send(Command::ShowStretch(stretch));
    }
    stretch
}

fn wheel(ui: &Ui, stretch: Stretch, whole: Stretch, about: f64) -> Stretch {
    let (scroll, pinch, shift) = ui.input(|input| {
        (
            input.smooth_scroll_delta(),
            input.zoom_delta(),
            input.modifiers.shift,
        )
    });
    let (pan, zoom) = if shift {
        (scroll.x + scroll.y, 0.0)
    } else {
        (scroll.x, scroll.y)
    };
    let factor = (f64::from(zoom) / WHEEL_POINTS).exp() * f64::from(pinch);
    let panned = stretch.moved(-f64::from(pan) * stretch.days() / 1_000.0, whole);
    if (factor - 1.0).abs() > 1e-4 {
        panned.zoomed(factor, about, whole)
    } else {
        panned
    }
}

/// Up to when anything is known.
pub(super) fn end_words(ctx: &Ctx<'_>) -> String {
    let about = &ctx.world().about;
    let word = if about.is_last_declared {
        "time-read-up-to"
    } else {
        "time-last-change"
    };
    let date = format::day(ctx.words, about.last);
    ctx.words.with(word, &[("date", date.into())])
}

/// A line where knowledge ends, where that is in sight; the row of the controls says what it is.
fn end(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, body: Rect, stretch: Stretch) {
    if stretch.to >= f64::from(ctx.world().about.last.0) + 0.5 {
        let line = Stroke::new(STRONG_LINE, ctx.look.ink);
        painter.vline(rect.right(), body.top()..=body.bottom() + 4.0, line);
    }
}

/// Years, or months where they have room.
#[expect(clippy::cast_possible_truncation, reason = "points within a window")]
fn axis(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, body: Rect, stretch: Stretch) {
    end(painter, ctx, rect, body, stretch);
    let points_per_day = f64::from(rect.width()) / stretch.days();
    let step_months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
        .into_iter()
        .find(|months| {
            points_per_day * 30.4 * f64::from(*months) >= if *months < 12 { 74.0 } else { 40.0 }
        })
        .unwrap_or(6_000);
    let mut day = stretch.day_at(0.0).year_start();
    let mut count = 0;
    while f64::from(day.0) <= stretch.to && count < 400 {
        let x = x_of(rect, stretch, day) - (points_per_day / 2.0).min(200.0) as f32;
        let (year, month, _) = day.year_month_day();
        if (rect.left() - 1.0..=rect.right()).contains(&x) {
            let is_year = month == 1;
            let color = if is_year {
                ctx.look.faint
            } else {
                ctx.look.line
            };
            painter.vline(
                x,
                body.bottom()..=body.bottom() + if is_year { 5.0 } else { 3.0 },
                Stroke::new(HAIRLINE, color),
            );
            let words = if is_year {
                year.to_string()
            } else {
                format::month_name(ctx.words, month)
            };
            let room = Rect::from_min_max(
                Pos2::new(x + 4.0, body.bottom() + 1.0),
                Pos2::new(rect.right().max(x + 5.0), rect.bottom()),
            );
            if rect.right() - x > YEAR_ROOM {
                let color = if is_year {
                    ctx.look.quiet
                } else {
                    ctx.look.faint
                };
                kit::paint_text(painter, room, Role::Caption, &words, color, false);
            }
        }
        let next = day.plus_months(step_months);
        if next <= day {
            break;
        }
        day = next;
        count += 1;
    }
}

/// The day beneath the pointer.
fn ghost(painter: &Painter, ctx: &Ctx<'_>, body: Rect, stretch: Stretch, at: Pos2) {
    let day = day_at(body, stretch, at);
    painter.vline(at.x, body.y_range(), Stroke::new(HAIRLINE, ctx.look.quiet));
    let mut words = format::day(ctx.words, day);
    if let Some(area) = marks::disputed_at(ctx, body, stretch, at) {
        let name = ctx.world().area(area).name.get(ctx.lang());
        let values = [("date", words.into()), ("name", name.into())];
        words = ctx.words.with("time-disputed", &values);
    }
    let size = text_size(painter, &words);
    let center = at.x.clamp(
        body.left() + size.x / 2.0 + 4.0,
        (body.right() - size.x / 2.0 - 4.0).max(body.left()),
    );
    let plate = Rect::from_center_size(
        Pos2::new(center, body.top() + 10.0),
        size + Vec2::new(10.0, 2.0),
    );
    painter.rect_filled(plate, SMALL_CORNERS, ctx.look.raised.gamma_multiply(0.94));
    kit::paint_text_centered(painter, plate.center(), Role::Caption, &words, ctx.look.ink);
}

fn text_size(painter: &Painter, words: &str) -> Vec2 {
    crate::ui::glyphs::TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out(words, &Role::Caption.style(words), None);
        Vec2::new(laid.width, laid.height)
    })
}

/// The mark of the day that is shown, in a body that is as wide as the stretch.
pub(in crate::ui) fn playhead(painter: &Painter, ctx: &Ctx<'_>, body: Rect, stretch: Stretch) {
    let x = x_of(body, stretch, ctx.state.view.date);
    if !(body.left() - 4.0..=body.right() + 4.0).contains(&x) {
        return;
    }
    painter.vline(
        x,
        body.top() - 3.0..=body.bottom(),
        Stroke::new(CASING_LINE, ctx.look.paper),
    );
    painter.vline(
        x,
        body.top() - 3.0..=body.bottom() + 3.0,
        Stroke::new(STRONG_LINE, ctx.look.accent),
    );
    let head = [
        Vec2::new(-6.0, -5.0),
        Vec2::new(6.0, -5.0),
        Vec2::new(0.0, 4.0),
    ];
    let points = head
        .iter()
        .map(|offset| Pos2::new(x, body.top()) + *offset)
        .collect();
    painter.add(egui::Shape::convex_polygon(
        points,
        ctx.look.accent,
        Stroke::new(HAIRLINE, ctx.look.paper),
    ));
}
