//! A field to type into. Its hint is set by our own painter, so that Arabic stands in order.

use super::texts::paint_text;
use crate::ui::ctx::Ctx;
use crate::ui::look::Role;
use egui::{Align, Id, Margin, Response, TextEdit, Ui, Vec2};

/// A field on one line, as wide as asked, with a hint while it is empty.
pub fn field(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: Id,
    text: &mut String,
    hint: &str,
    width: f32,
) -> Response {
    let align = if ctx.is_mirrored() {
        Align::Max
    } else {
        Align::Min
    };
    let edit = TextEdit::singleline(text)
        .id(id)
        .desired_width(width - 16.0)
        .margin(Margin::symmetric(8, 4))
        .align(egui::Align2([align, Align::Center]))
        .min_size(Vec2::new(width, 28.0))
        .char_limit(400);
    let response = ui.add(edit);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, ui.is_enabled(), hint));
    if text.is_empty() {
        let inner = response.rect.shrink2(Vec2::new(9.0, 0.0));
        paint_text(
            ui.painter(),
            inner,
            Role::Body,
            hint,
            ctx.look.faint,
            ctx.is_mirrored(),
        );
    }
    response
}
