//! A plate over the map while a file is written.

use crate::state::Command;
use crate::state::saving::Export;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CORNERS, HAIRLINE, Role, TRACK_CORNERS};
use egui::{Frame, Margin, Order, Rect, Stroke, Ui, Vec2, WidgetInfo, vec2};

/// Above the foot of the map, so that the scale stays visible.
const RAISE: f32 = 44.0;

/// What is written, how far it is, and a way to give up.
pub fn saving_ui(ui: &Ui, ctx: &Ctx<'_>, map: Rect) {
    let Some(saving) = &ctx.state.saving else {
        return;
    };
    let frame = Frame::new()
        .fill(ctx.look.raised)
        .stroke(Stroke::new(HAIRLINE, ctx.look.line))
        .corner_radius(CORNERS)
        .inner_margin(Margin::same(16));
    egui::Area::new(ui.scope_id().with("saving"))
        .order(Order::Foreground)
        .pivot(egui::Align2::CENTER_BOTTOM)
        .fixed_pos(map.center_bottom() - vec2(0.0, RAISE))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(300.0);
                kit::columns(ui, ctx, |ui| {
                    let name = ("name", saving.name.as_str().into());
                    let words = ctx.words.with("save-writing", &[name]);
                    kit::text_elided(ui, Role::Strong, &words, ctx.look.ink);
                    bar(ui, ctx, saving.fraction, &words);
                    kit::gap(ui, 8.0);
                    if kit::button(ui, ctx, None, &ctx.t("save-stop")).clicked() {
                        ctx.send(Command::Export(Export::Cancel));
                    }
                });
            });
        });
}

fn bar(ui: &mut Ui, ctx: &Ctx<'_>, fraction: f32, words: &str) {
    let size = Vec2::new(ui.available_width(), 14.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, words));
    let track = Rect::from_center_size(rect.center(), Vec2::new(rect.width(), 6.0));
    ui.painter()
        .rect_filled(track, TRACK_CORNERS, ctx.look.line);
    let (done, _) = kit::split(ctx, track, track.width() * fraction.clamp(0.0, 1.0));
    ui.painter()
        .rect_filled(done, TRACK_CORNERS, ctx.look.accent);
}
