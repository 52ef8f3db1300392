//! The pointer on a slide: a point of light, a marker that draws, or a finger that turns.

use crate::state::presenting::StoryCommand;
use crate::state::slide_pen::PenKind;
use crate::state::{Action, Command};
use crate::ui::ctx::Ctx;
use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Shape, Stroke, Ui};

/// Width of a line and radius of the light, as shares of the smaller side.
const LINE_SHARE: f32 = 0.006;
const LIGHT_SHARE: f32 = 0.009;

/// A finger in this share of the width, where reading begins, goes back.
const BACK_SHARE: f32 = 0.25;

/// What a click, a tap or a drag does with the slide; answers whether the hand may move the map.
pub(super) fn handle(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response) -> bool {
    if ctx.state.pen.kind == PenKind::Marker {
        draw(ctx, rect, response);
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        return false;
    }
    if response.clicked_by(PointerButton::Primary) {
        let is_finger = ui.input(|input| {
            let mut events = input.events.iter();
            events.any(|event| matches!(event, egui::Event::Touch { .. }))
        });
        let at = response.interact_pointer_pos();
        let goes_back = is_finger && at.is_some_and(|at| is_at_start(ctx, rect, at));
        ctx.act(if goes_back {
            Action::PreviousStep
        } else {
            Action::NextStep
        });
    } else if response.clicked_by(PointerButton::Secondary) {
        ctx.act(Action::PreviousStep);
    }
    true
}

/// Whether a place lies where reading begins.
fn is_at_start(ctx: &Ctx<'_>, rect: Rect, at: Pos2) -> bool {
    let share = (at.x - rect.left()) / rect.width().max(1.0);
    if ctx.is_mirrored() {
        share > 1.0 - BACK_SHARE
    } else {
        share < BACK_SHARE
    }
}

fn draw(ctx: &Ctx<'_>, rect: Rect, response: &Response) {
    let Some(at) = response.interact_pointer_pos() else {
        return;
    };
    let share = (at - rect.min) / rect.size().max(egui::Vec2::splat(1.0));
    if response.dragged_by(PointerButton::Primary) {
        let begins = response.drag_started();
        ctx.send(Command::Story(StoryCommand::Draw(
            [share.x, share.y],
            begins,
        )));
    }
}

/// Paints what was drawn, and the light.
pub(super) fn paint(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response) {
    let painter = ui.painter().with_clip_rect(rect);
    let smaller = rect.width().min(rect.height());
    let line = Stroke::new(smaller * LINE_SHARE, ctx.look.accent);
    for places in ctx.state.pen.lines() {
        let on_screen = places
            .iter()
            .map(|place| rect.min + egui::Vec2::from(*place) * rect.size());
        painter.add(Shape::line(on_screen.collect(), line));
    }
    if ctx.state.pen.kind != PenKind::Light {
        return;
    }
    if let Some(at) = response.hover_pos() {
        ui.ctx().set_cursor_icon(CursorIcon::None);
        let radius = smaller * LIGHT_SHARE;
        let light = ctx.look.error;
        painter.circle_filled(at, radius * 2.0, light.gamma_multiply(0.3));
        painter.circle_filled(at, radius, light);
    }
}
