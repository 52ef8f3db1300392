//! What is being read, how far it has come, and a way to give up.

use super::ctx::Ctx;
use super::kit;
use super::look::Role;
use crate::state::{Command, Loading};
use crate::ui::look::{CORNERS, HAIRLINE, TRACK_CORNERS};
use crate::words::format;
use egui::{Align2, Frame, Margin, Order, Rect, Stroke, Ui, Vec2, vec2};

/// A plate in the middle of the map while a data set is read.
pub fn loading_ui(ui: &Ui, ctx: &Ctx<'_>, map: Rect) {
    let Some(loading) = ctx
        .state
        .loading
        .as_ref()
        .filter(|loading| !loading.is_quiet)
    else {
        return;
    };
    // What is drawn meanwhile must stay in view.
    let (pivot, at) = match loading.sketch {
        Some(_) => (Align2::CENTER_BOTTOM, map.center_bottom() - vec2(0.0, 20.0)),
        None => (Align2::CENTER_CENTER, map.center()),
    };
    let frame = Frame::new()
        .fill(ctx.look.raised)
        .stroke(Stroke::new(HAIRLINE, ctx.look.line))
        .corner_radius(CORNERS)
        .inner_margin(Margin::same(16));
    egui::Area::new(ui.scope_id().with("loading"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(320.0_f32.min(map.width() - 80.0));
                kit::columns(ui, ctx, |ui| {
                    let words = match loading.name.as_str() {
                        "" => ctx.t("loading-reading-shipped"),
                        name => ctx.words.with("loading-reading", &[("name", name.into())]),
                    };
                    kit::text_elided(ui, Role::Strong, &words, ctx.look.ink);
                    bar(ui, ctx, loading.fraction, &words);
                    let done = done(ctx, loading);
                    kit::text_elided(ui, Role::Caption, &done, ctx.look.quiet);
                    kit::gap(ui, 8.0);
                    if kit::button(ui, ctx, None, &ctx.t("loading-cancel")).clicked() {
                        ctx.send(Command::CancelLoading);
                    }
                });
            });
        });
}

/// What is being done and how much of it is done.
fn done(ctx: &Ctx<'_>, loading: &Loading) -> String {
    let mut parts = vec![stage(ctx, &loading.stage)];
    let [read, total] = loading.bytes;
    if total > 0 {
        let values = [
            ("read", megabytes(read).into()),
            ("total", megabytes(total).into()),
        ];
        parts.push(ctx.words.with("loading-bytes", &values));
    }
    if loading.features > 0 {
        let number = format::number(loading.features as f64);
        let values = [
            ("count", loading.features.into()),
            ("number", number.into()),
        ];
        parts.push(ctx.words.with("loading-features", &values));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// A count of bytes in MB; with a tenth where it is small.
fn megabytes(bytes: u64) -> String {
    let megabytes = bytes as f64 / 1e6;
    if megabytes < 10.0 {
        format!("{megabytes:.1}")
    } else {
        format::number(megabytes)
    }
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
    ui.painter()
        .rect_filled(track, TRACK_CORNERS, ctx.look.line);
    let width = track.width() * fraction.clamp(0.0, 1.0);
    let done = if ctx.is_mirrored() {
        Rect::from_min_max(egui::pos2(track.right() - width, track.top()), track.max)
    } else {
        Rect::from_min_size(track.min, Vec2::new(width, track.height()))
    };
    ui.painter()
        .rect_filled(done, TRACK_CORNERS, ctx.look.accent);
}
