//! What is said in passing: dark bars at the foot of the map, the latest lowest. The page of the last
//! twenty is `message_list`.

use super::ctx::Ctx;
use super::glyphs::TextPainter;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use crate::state::messages::{Argument, Grade, Message, PastMessage};
use crate::state::{Command, MessageCommand};
use crate::text::Laid;
use crate::ui::look::CORNERS;
use crate::words::{Words, format};
use egui::{Area, CursorIcon, Id, Order, Rect, Sense, Shadow, Ui, Vec2, WidgetInfo, pos2};
use fluent_bundle::FluentValue;
use std::sync::Arc;

/// The widest that a text becomes before it wraps.
const WIDEST: f32 = 460.0;

/// Above the foot of the map, so that scale and credits stay visible.
const RAISE: f32 = 76.0;

/// Between two bars.
const GAP: f32 = 8.0;

/// Room for the icon before the text, and for the button after it.
const ICON: f32 = 28.0;
const CLOSE: f32 = 36.0;

/// A message in the words of the window.
pub fn sentence(words: &Words, message: &Message) -> String {
    let value = |argument: &Argument| -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => text.clone().into(),
            Argument::List(names) => names.join(Words::comma(words.lang())).into(),
            Argument::Count(count) => (*count).into(),
            Argument::Day(day) => format::day(words, *day).into(),
            Argument::System(kind, said) => words.refusal_of(*kind, said).into(),
            Argument::Refusal(refusal) => refusal.sentence(words).into(),
            Argument::Problem(problem) => {
                let (message, remedy) = words.problem(problem);
                format!("{message} {remedy}").into()
            }
        }
    };
    let arguments = message.arguments.iter();
    let values: Vec<_> = arguments
        .map(|(name, argument)| (*name, value(argument)))
        .collect();
    words.with(message.word, &values)
}

/// The icon of a grade.
pub(super) fn icon(grade: Grade) -> Icon {
    match grade {
        Grade::Done => Icon::Done,
        Grade::Warning => Icon::Warning,
        Grade::Failure => Icon::Error,
    }
}

/// The word for a grade.
pub(super) fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Done => "message-done",
        Grade::Warning => "message-warning",
        Grade::Failure => "message-failure",
    }
}

/// Draws what passes by over the map in `map`.
pub fn messages_ui(egui: &egui::Context, ctx: &Ctx<'_>, map: Rect) {
    let mut foot = map.bottom() - RAISE;
    let mut is_held = false;
    for said in ctx.state.messages.passing() {
        let shown = bar(egui, ctx, map, foot, said);
        foot = shown.top() - GAP;
        let pointer = egui.input(|input| input.pointer.hover_pos());
        is_held |= pointer.is_some_and(|at| shown.contains(at));
    }
    if is_held != ctx.state.messages.is_held {
        ctx.send(Command::Message(MessageCommand::Hold(is_held)));
    }
}

/// One bar, which ends above `foot`; answers with its rectangle.
fn bar(egui: &egui::Context, ctx: &Ctx<'_>, map: Rect, foot: f32, said: &PastMessage) -> Rect {
    let words = sentence(ctx.words, &said.message);
    let style = Role::Body.style(&words);
    let widest = WIDEST.min(map.width() - 120.0).max(120.0);
    let laid = TextPainter::with(egui, |texts| texts.lay_out(&words, &style, Some(widest)));
    let size = Vec2::new(
        laid.width + 20.0 + ICON + CLOSE,
        (laid.height + 16.0).max(40.0),
    );
    let place = Rect::from_center_size(pos2(map.center().x, foot - size.y / 2.0), size);
    Area::new(Id::unique("kharita message").with(said.number))
        .order(Order::Foreground)
        .fade_in(false)
        .fixed_pos(place.min)
        .show(egui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let spoken = format!("{}: {words}", ctx.t(grade_word(said.message.grade)));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &spoken));
            paint(ui, ctx, rect, said, &laid);
            let (_, close) = kit::split(ctx, rect, rect.width() - CLOSE);
            close_button(ui, ctx, close, said.number);
        });
    place
}

fn paint(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, said: &PastMessage, laid: &Arc<Laid>) {
    let shadow = Shadow {
        offset: [0, 3],
        blur: 12,
        spread: 0,
        color: ctx.look.shadow,
    };
    let corners = CORNERS;
    let painter = ui.painter();
    painter.add(shadow.as_shape(rect, corners));
    painter.rect_filled(rect, corners, ctx.look.ink);
    let (_, inner) = kit::split(ctx, rect, 14.0);
    let (sign, rest) = kit::split(ctx, inner, ICON);
    let (center, _) = kit::split(ctx, sign, 18.0);
    let icon = icon(said.message.grade);
    kit::paint_icon(
        painter,
        center.center(),
        icon,
        ctx.lang(),
        18.0,
        ctx.look.paper,
    );
    let (text, _) = kit::split(ctx, rest, laid.width);
    let at = pos2(text.left(), text.center().y - laid.height / 2.0);
    TextPainter::with(ui.ctx(), |texts| {
        texts.paint(painter, at, laid, ctx.look.paper)
    });
}

fn close_button(ui: &Ui, ctx: &Ctx<'_>, place: Rect, number: u64) {
    let words = ctx.t("notice-close");
    let rect = Rect::from_center_size(place.center(), Vec2::splat(28.0));
    let response = ui.interact(rect, ui.scope_id().with("close"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &words));
    let is_lit = response.hovered() || response.has_focus();
    let color = if is_lit {
        ctx.look.paper
    } else {
        ctx.look.paper.gamma_multiply(0.7)
    };
    kit::paint_icon(
        ui.painter(),
        rect.center(),
        Icon::Close,
        ctx.lang(),
        16.0,
        color,
    );
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() {
        ctx.send(Command::Message(MessageCommand::Dismiss(number)));
    }
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &words,
    );
}
