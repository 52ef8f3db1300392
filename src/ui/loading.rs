//! What is being read, how far it has come, and a way to give up.

use super::ctx::Ctx;
use super::kit;
use super::look::Role;
use crate::state::Command;
use egui::{CornerRadius, Frame, Margin, Order, Rect, Stroke, Ui, Vec2};

/// A plate in the middle of the map while a data set is read.
pub fn loading_ui(ui: &Ui, ctx: &Ctx<'_>, map: Rect) {
    let Some(loading) = &ctx.state.loading else {
        return;
    };
    let frame = Frame::new()
        .fill(ctx.look.raised)
        .stroke(Stroke::new(1.0, ctx.look.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(16));
    egui::Area::new(ui.scope_id().with("loading"))
        .order(Order::Foreground)
        .pivot(egui::Align2::CENTER_CENTER)
        .fixed_pos(map.center())
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(300.0);
                kit::columns(ui, ctx, |ui| {
                    let words = ctx
                        .words
                        .with("loading-reading", &[("name", loading.name.as_str().into())]);
                    kit::text_elided(ui, Role::Strong, &words, ctx.look.ink);
                    bar(ui, ctx, loading.fraction, &words);
                    kit::text_elided(
                        ui,
                        Role::Caption,
                        &stage(ctx, &loading.stage),
                        ctx.look.quiet,
                    );
                    kit::gap(ui, 8.0);
                    if kit::button(ui, ctx, None, &ctx.t("loading-cancel")).clicked() {
                        ctx.send(Command::CancelLoading);
                    }
                });
            });
        });
}

/// What is being done, in words; nothing before it begins.
fn stage(ctx: &Ctx<'_>, stage: &str) -> String {
    match stage {
        "" => String::new(),
        _ => ctx.t(&format!("loading-stage-{stage}")),
    }
}

fn bar(ui: &mut Ui, ctx: &Ctx<'_>, fraction: f32, words: &str) {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 14.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, words));
    let track = Rect::from_center_size(rect.center(), Vec2::new(rect.width(), 6.0));
    ui.painter().rect_filled(track, 3.0, ctx.look.line);
    let width = track.width() * fraction.clamp(0.0, 1.0);
    let done = if ctx.is_mirrored() {
        Rect::from_min_max(egui::pos2(track.right() - width, track.top()), track.max)
    } else {
        Rect::from_min_size(track.min, Vec2::new(width, track.height()))
    };
    ui.painter().rect_filled(done, 3.0, ctx.look.accent);
}
