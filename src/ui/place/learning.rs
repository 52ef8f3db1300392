//! The square of a place: from left to right what held on a day, from top to bottom as known on which.
//! It shows when the world learnt of a change. On the line from corner to corner stands what was known
//! on the day itself. Shown while the map tells what was known on a day.

use crate::model::{Account, Control, Day};
use crate::scene::palette;
use crate::state::Command;
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{HAIRLINE, MARK_CORNERS, NODE_RADIUS, Role, SIGN_LINE};
use crate::words::format;
use egui::{
    CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the square, in points; it is as wide as the panel.
const HEIGHT: f32 = 96.0;

/// The square under its heading; a click goes to the day, as known on the other.
pub(super) fn learning_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (Some(learning), Some(known_on)) = (
        ctx.state.learning.as_deref(),
        ctx.state.view.account.known_on,
    ) else {
        return;
    };
    let words = ctx.t("place-learning");
    kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &words));
    let whole = ctx.state.whole_time();
    if ui.is_rect_visible(rect) {
        let rows: Vec<Day> = learning.rows().map(|(from, _)| from).collect();
        for (n, (from, stretches)) in learning.rows().enumerate() {
            let top = y_of(rect, whole, from);
            let until = rows.get(n + 1).map(|until| y_of(rect, whole, *until));
            let bottom = until.unwrap_or(rect.bottom());
            let stretches: Vec<(Day, &Control)> = stretches.collect();
            for (n, (from, control)) in stretches.iter().enumerate() {
                let left = x_of(rect, whole, *from);
                let until = stretches.get(n + 1);
                let right = until.map_or(rect.right(), |(until, _)| x_of(rect, whole, *until));
                let part = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
                if part.is_positive() {
                    let clipped = ui.painter().with_clip_rect(part.intersect(ui.clip_rect()));
                    let colours = palette::control_colours(
                        ctx.world(),
                        &ctx.state.picked,
                        control,
                        ctx.look.theme,
                    );
                    let pattern = palette::control_pattern(control);
                    kit::paint_swatch(&clipped, part.expand(4.0), pattern, &colours, &ctx.look);
                }
            }
        }
        let line = Stroke::new(HAIRLINE, ctx.look.line);
        let corners = MARK_CORNERS;
        ui.painter()
            .rect_stroke(rect, corners, line, StrokeKind::Outside);
        let same_day = Stroke::new(HAIRLINE, ctx.look.paper);
        ui.painter()
            .line_segment([rect.left_top(), rect.right_bottom()], same_day);
        let at = pos2(
            x_of(rect, whole, ctx.state.view.date),
            y_of(rect, whole, known_on),
        );
        ui.painter()
            .circle_filled(at, NODE_RADIUS + SIGN_LINE, ctx.look.paper);
        ui.painter().circle_filled(at, NODE_RADIUS, ctx.look.accent);
    }
    point(ctx, rect, whole, response);
    kit::gap(ui, 4.0);
}

#[expect(clippy::cast_possible_truncation, reason = "a position on the screen")]
fn x_of(rect: Rect, whole: Stretch, day: Day) -> f32 {
    rect.left() + whole.position(day).clamp(0.0, 1.0) as f32 * rect.width()
}

#[expect(clippy::cast_possible_truncation, reason = "a position on the screen")]
fn y_of(rect: Rect, whole: Stretch, day: Day) -> f32 {
    rect.top() + whole.position(day).clamp(0.0, 1.0) as f32 * rect.height()
}

fn days_at(rect: Rect, whole: Stretch, at: Pos2) -> [Day; 2] {
    let part = |from: f32, length: f32, at: f32| {
        f64::from((at - from) / length.max(1.0)).clamp(0.0, 0.999_999)
    };
    [
        whole.day_at(part(rect.left(), rect.width(), at.x)),
        whole.day_at(part(rect.top(), rect.height(), at.y)),
    ]
}

fn point(ctx: &Ctx<'_>, rect: Rect, whole: Stretch, response: Response) {
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let [day, known_on] = days_at(rect, whole, at);
        ctx.send(Command::SetDate(day));
        ctx.send(Command::TellBy(Account {
            known_on: Some(known_on),
            ..ctx.state.view.account.clone()
        }));
    }
    let Some(at) = response.hover_pos() else {
        return;
    };
    let [day, known_on] = days_at(rect, whole, at);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(280.0);
        let Some(learning) = ctx.state.learning.as_deref() else {
            return;
        };
        let control = learning.on(day, known_on);
        let [day, known_on] = [day, known_on].map(|day| format::day(ctx.words, day));
        let values = [("day", day.into()), ("known", known_on.into())];
        let words = ctx.words.with("place-learning-at", &values);
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
        let state = format::control(ctx.words, ctx.world(), control);
        kit::text(ui, Role::Body, &state, ctx.look.ink);
    });
}
