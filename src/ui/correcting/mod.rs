//! Correcting the data set: the form of a change, and the list of what was corrected. It shows what the state has
//! and asks for every change.
//!
//! - `form`: a change that is being written; `sources`: who says so; `list`: every correction, each with the way
//!   back; `actions`: what can be asked for beside a place and its changes.

mod actions;
mod form;
mod list;
mod sources;

pub(in crate::ui) use actions::{attach, change_actions, with_add};
pub(in crate::ui) use form::form_ui;
pub(in crate::ui) use list::list_ui;

use super::ctx::Ctx;
use egui::{Align, Layout, Ui, vec2};

/// Chips one after the other in the direction of reading, on as many lines as they need.
fn wrapped(ui: &mut Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui)) {
    let layout = if ctx.is_mirrored() {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let size = vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(size, layout.with_main_wrap(true), add);
}
