//! The panel of forces: who holds how much at the date, what filters let through, whose account is told,
//! what the map's signs mean, which layers are drawn.

mod account;
mod conditions;
mod dress_force;
mod dress_layer;
mod dress_popup;
mod files;
mod filters;
mod layers;
mod list;
mod remainder;
mod row;
mod samples;
mod shares;

use super::ctx::Ctx;
use super::kit;
pub(in crate::ui) use account::account_name;
pub(in crate::ui) use conditions::words as condition_words;
use egui::{Frame, Margin, Ui};
pub(in crate::ui) use shares::census_words;

/// Draws the panel into the rectangle that it is given; scrolls where that is low.
pub fn forces_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::scroll(ui, ctx, "forces", |ui| {
        // The margin is inside what scrolls, so that the scroll bar does not lie over the numbers.
        Frame::new()
            .inner_margin(Margin::symmetric(12, 4))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                kit::columns(ui, ctx, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    list::list(ui, ctx);
                    filters::filters(ui, ctx);
                    account::account(ui, ctx);
                    files::files(ui, ctx);
                    samples::signs(ui, ctx);
                    layers::layers(ui, ctx);
                    kit::gap(ui, 12.0);
                });
            });
    });
}
