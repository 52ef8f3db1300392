//! How the window looks: its theme, and a preview of the map's colours as other eyes see them.

use crate::scene::{ColourVision, Theme};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::Ui;

/// The entries of the menu.
pub(super) fn entries(ui: &mut Ui, ctx: &Ctx<'_>) {
    let settings = &ctx.state.settings;
    kit::text(ui, Role::Caption, &ctx.t("header-theme"), ctx.look.quiet);
    for theme in Theme::ALL {
        let words = ctx.t(&format!("theme-{}", theme.word()));
        if kit::check(ui, ctx, settings.theme == theme, &words).clicked() {
            ctx.send(Command::SetTheme(theme));
        }
    }
    kit::gap(ui, 4.0);
    kit::text(ui, Role::Caption, &ctx.t("header-vision"), ctx.look.quiet);
    for vision in ColourVision::ALL {
        let words = ctx.t(&format!("vision-{}", vision.word()));
        if kit::check(ui, ctx, settings.vision == vision, &words).clicked() {
            ctx.send(Command::SetVision(vision));
        }
    }
}
