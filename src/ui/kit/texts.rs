//! Texts in a role, by the painter that sets Arabic right.

use crate::model::Lang;
use crate::ui::glyphs::label::measure;
use crate::ui::glyphs::{Label, TextPainter};
use crate::ui::icons::Icon;
use crate::ui::look::Role;
use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Response, Ui, Vec2};

/// The name of the icons' font family.
pub const ICONS: &str = "icons";

/// A text in a role, wrapped at the width there is.
pub fn text(ui: &mut Ui, role: Role, text: &str, color: Color32) -> Response {
    ui.add(Label::new(text, &role.style(text), color))
}

/// A text in a role on one line, elided at the width there is.
pub fn text_elided(ui: &mut Ui, role: Role, text: &str, color: Color32) -> Response {
    ui.add(Label::new(text, &role.style(text), color).elide())
}

/// The size of a text on one line.
pub fn text_size(ui: &Ui, role: Role, text: &str) -> Vec2 {
    measure(ui, text, &role.style(text), None)
}

/// Paints a text on one line into a rectangle, from its left or its right edge, elided where it is
/// too long. `at_right` puts it at the right.
pub fn paint_text(
    painter: &Painter,
    rect: Rect,
    role: Role,
    text: &str,
    color: Color32,
    at_right: bool,
) {
    TextPainter::with(painter.ctx(), |texts| {
        // Half a point more: a rectangle of the text's own width must hold it after rounding.
        let laid = texts.lay_out_elided(text, &role.style(text), rect.width().max(1.0) + 0.5);
        let x = if at_right {
            rect.right() - laid.width
        } else {
            rect.left()
        };
        let y = rect.center().y - laid.height / 2.0;
        texts.paint(painter, Pos2::new(x, y), &laid, color);
    });
}

/// Paints a text on one line with its middle at a point.
pub fn paint_text_centered(
    painter: &Painter,
    center: Pos2,
    role: Role,
    text: &str,
    color: Color32,
) {
    TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out(text, &role.style(text), None);
        let pos = center - Vec2::new(laid.width, laid.height) / 2.0;
        texts.paint(painter, pos, &laid, color);
    });
}

/// Paints an icon with its middle at a point.
pub fn paint_icon(
    painter: &Painter,
    center: Pos2,
    icon: Icon,
    lang: Lang,
    size: f32,
    color: Color32,
) {
    let font = FontId::new(size, FontFamily::Name(ICONS.into()));
    painter.text(center, Align2::CENTER_CENTER, icon.glyph(lang), font, color);
}
