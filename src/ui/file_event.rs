//! A file that is open has changed or vanished: a plate at the foot of the map that stays until it
//! is answered.

use super::ctx::Ctx;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use crate::state::{Action, Command, FileEvent, OpenedFiles};
use crate::ui::look::{CORNERS, HAIRLINE};
use egui::{Area, Frame, Id, Margin, Order, Rect, Stroke, vec2};

/// Width of the plate, in points.
const WIDTH: f32 = 420.0;

/// Above the foot of the map, so that scale and credits stay visible.
const RAISE: f32 = 76.0;

/// Draws the plate, if something happened, over the map in `map`.
pub(super) fn file_event_ui(egui: &egui::Context, ctx: &Ctx<'_>, map: Rect) {
    let Some((file_event, name)) = &ctx.state.opening.file_event else {
        return;
    };
    // What passes by comes first.
    if ctx.state.messages.passing().next().is_some()
        || ctx.state.loading.as_ref().is_some_and(|l| !l.is_quiet)
    {
        return;
    }
    let word = match file_event {
        FileEvent::Changed => "opening-changed",
        FileEvent::Gone => "opening-vanished",
    };
    let words = ctx.words.with(word, &[("name", name.as_str().into())]);
    let width = WIDTH.min(map.width() - 48.0).max(160.0);
    let frame = Frame::new()
        .fill(ctx.look.raised)
        .stroke(Stroke::new(HAIRLINE, ctx.look.line))
        .corner_radius(CORNERS)
        .inner_margin(Margin::symmetric(12, 8));
    Area::new(Id::unique("kharita file_event"))
        .order(Order::Middle)
        .fade_in(false)
        .accessible_name(words.clone())
        .pivot(egui::Align2::CENTER_BOTTOM)
        .fixed_pos(map.center_bottom() - vec2(0.0, RAISE))
        .show(egui, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 24.0);
                kit::columns(ui, ctx, |ui| {
                    kit::text(ui, Role::Body, &words, ctx.look.ink);
                    kit::gap(ui, 4.0);
                    kit::row(ui, ctx, 28.0, |ui| {
                        if *file_event == FileEvent::Changed {
                            kit::action_button(ui, ctx, Some(Icon::Again), Action::Reload);
                        }
                        let words = ctx.t(match file_event {
                            FileEvent::Changed => "opening-leave",
                            FileEvent::Gone => "notice-close",
                        });
                        if kit::button(ui, ctx, None, &words).clicked() {
                            ctx.send(Command::Files(OpenedFiles::Dismiss));
                        }
                    });
                });
            });
        });
}
