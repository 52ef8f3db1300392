//! Widgets of still text. Each is known to the screen reader by the text it shows. It must not
//! know selection (see `reading`).

use std::borrow::Cow;
use std::sync::Arc;

use egui::{Color32, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::painter::TextPainter;
use crate::text::{Align, Direction, Laid, Style};

/// Longer texts, in bytes, are cut by a label.
const LONGEST: usize = 16 * 1024;

/// A text as a widget: by default as wide as it is, wrapped at the width there is, and not
/// sensitive to clicks.
#[derive(Clone, Debug)]
pub struct Label<'a> {
    text: &'a str,
    style: &'a Style,
    color: Color32,
    sense: Sense,
    fill: bool,
    elide: bool,
}

impl<'a> Label<'a> {
    /// `text` in `style` and `color`.
    #[must_use]
    pub fn new(text: &'a str, style: &'a Style, color: Color32) -> Self {
        Self {
            text,
            style,
            color,
            sense: Sense::hover(),
            fill: false,
            elide: false,
        }
    }

    /// Takes the whole width there is, the text at the side where its direction begins (or as its
    /// style aligns it): Arabic stands at the right.
    #[must_use]
    pub fn fill(mut self) -> Self {
        self.fill = true;
        self
    }

    /// One line, ending in `…` where there is more; the whole text is shown on hover.
    #[must_use]
    pub fn elide(mut self) -> Self {
        self.elide = true;
        self
    }

    /// Reacts to clicks, drags or the pointer.
    #[must_use]
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }
}

impl Widget for Label<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let available = ui.available_width();
        let shown = shortened(self.text);
        let laid = TextPainter::with(ui.ctx(), |painter| {
            if self.elide {
                painter.lay_out_elided(&shown, self.style, available)
            } else {
                painter.lay_out(&shown, self.style, Some(available))
            }
        });
        let is_filling = self.fill && available.is_finite();
        let width = if is_filling {
            available.max(laid.width)
        } else {
            laid.width
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, laid.height), self.sense);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, self.text));
        if ui.is_rect_visible(rect) {
            let x = rect.left() + box_offset(&laid, self.style.align, rect.width());
            let at = pos2(x, rect.top());
            TextPainter::with(ui.ctx(), |painter| {
                painter.paint(ui.painter(), at, &laid, self.color);
            });
        }
        if laid.elided {
            hover_whole(response, self.text, self.style, self.color)
        } else {
            response
        }
    }
}

/// `text`, or the beginning of one so long that laying it out would be felt; such a text belongs
/// into [`super::reading`].
fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let end = text.floor_char_boundary(LONGEST);
    Cow::Owned(format!("{}…", &text[..end]))
}

/// Shows the whole of an elided text on hover.
fn hover_whole(response: Response, whole: &str, style: &Style, color: Color32) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        text(ui, whole, style, color);
    })
}

/// How far from the left a laid out text stands in a box of `width` points.
pub(super) fn box_offset(laid: &Arc<Laid>, align: Align, width: f32) -> f32 {
    let free = (width - laid.width).max(0.0);
    match (align, laid.direction) {
        (Align::Center, _) => free * 0.5,
        (Align::Start, Direction::LeftToRight) | (Align::End, Direction::RightToLeft) => 0.0,
        (Align::Start, Direction::RightToLeft) | (Align::End, Direction::LeftToRight) => free,
    }
}

/// A text, wrapped at the width there is.
pub fn text(ui: &mut Ui, text: &str, style: &Style, color: Color32) -> Response {
    Label::new(text, style, color).ui(ui)
}

/// A text on one line, elided at the width there is.
pub fn text_elided(ui: &mut Ui, text: &str, style: &Style, color: Color32) -> Response {
    Label::new(text, style, color).elide().ui(ui)
}

/// The size that `text` takes when wrapped at `max_width` points, without placing it.
pub fn measure(ui: &Ui, text: &str, style: &Style, max_width: Option<f32>) -> Vec2 {
    let laid = TextPainter::with(ui.ctx(), |painter| painter.lay_out(text, style, max_width));
    vec2(laid.width, laid.height)
}
