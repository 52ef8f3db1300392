//! Where the text of a field stands, scrolled so that the caret can be seen, and how it is
//! painted. It must not know what a change does.

use crate::ui::look::{CORNERS, HAIRLINE, MARK_CORNERS, STRONG_LINE};
use std::ops::Range;
use std::sync::Arc;

use egui::output::IMEOutput;
use egui::{
    CornerRadius, IMEPurpose, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::edit::{Edit, EditMemory};
use super::painter::TextPainter;
use crate::text::Laid;

/// Width of the caret in points.
const CARET: f32 = 1.5;

/// Where the top left of the layout stands on the screen, given what is scrolled; scrolls so that
/// the caret can be seen, or the beginning of the text where there is no caret.
pub(super) fn corner(memory: &mut EditMemory, laid: &Laid, inner: Rect, has_caret: bool) -> Pos2 {
    let (left, right) = extent(laid);
    let (width, rtl) = (right - left, laid.direction.is_rtl());
    if memory.buffer.has_lines() {
        // Lines break at the width, and each stands at its own side of it.
        memory.scroll = 0.0;
        return inner.min;
    }
    let y = inner.center().y - laid.height * 0.5;
    if width <= inner.width() {
        memory.scroll = 0.0;
        let x = if rtl {
            inner.right() - right
        } else {
            inner.left() - left
        };
        return pos2(x, y);
    }
    let most = width - inner.width();
    let wanted = if has_caret {
        let caret = laid.caret(memory.buffer.caret())[0] - left;
        memory.scroll.min(caret).max(caret - inner.width())
    } else if rtl {
        most
    } else {
        0.0
    };
    memory.scroll = wanted.clamp(0.0, most);
    pos2(inner.left() - left - memory.scroll, y)
}

/// The left and right end of the text, with the spaces at its ends.
fn extent(laid: &Laid) -> (f32, f32) {
    laid.selection_rects(0..laid.text.len())
        .iter()
        .fold((0.0, laid.width), |(left, right), rect| {
            (left.min(rect[0]), right.max(rect[2]))
        })
}

/// Paints the field and tells the input method where the caret is.
pub(super) fn show(
    edit: &Edit<'_>,
    ui: &Ui,
    memory: &mut EditMemory,
    response: &Response,
    has_moved: bool,
) {
    let has_focus = response.has_focus();
    let text = memory.buffer.text().to_owned();
    let laid = edit.lay_out(ui, &text);
    let inner = edit.inner(response.rect);
    let corner = corner(memory, &laid, inner, has_focus);
    if ui.is_rect_visible(response.rect) {
        frame(edit, ui, response);
        let painter = ui.painter_at(inner.expand2(vec2(CARET, 0.0)));
        if text.is_empty() {
            hint(edit, &painter, inner);
        }
        if has_focus {
            highlight(edit, &painter, memory, &laid, corner);
        }
        TextPainter::with(ui.ctx(), |texts| {
            texts.paint(&painter, corner, &laid, edit.colors.text);
        });
        if has_focus {
            underline(edit, &painter, memory, &laid, corner);
        }
    }
    if has_focus {
        let caret = caret_rect(ui, memory, &laid, corner);
        if has_moved {
            ui.scroll_to_rect(caret, None);
        }
        blink(edit, ui, memory, inner, caret);
        if ui.memory(|memory| memory.owns_ime_events(edit.id)) {
            report(ui, inner, caret);
        }
    }
}

fn frame(edit: &Edit<'_>, ui: &Ui, response: &Response) {
    let colors = &edit.colors;
    let line = if response.has_focus() {
        Stroke::new(STRONG_LINE, colors.focus)
    } else if response.hovered() {
        Stroke::new(HAIRLINE, colors.hint)
    } else {
        Stroke::new(HAIRLINE, colors.frame)
    };
    let corners = CORNERS;
    ui.painter().rect(
        response.rect,
        corners,
        colors.ground,
        line,
        StrokeKind::Inside,
    );
}

/// The hint stands where the text will.
fn hint(edit: &Edit<'_>, painter: &Painter, inner: Rect) {
    let style = (edit.style)(edit.hint);
    TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out_elided(edit.hint, &style, inner.width());
        let x = if edit.direction.is_rtl() {
            inner.right() - laid.width
        } else {
            inner.left()
        };
        let y = if edit.has_lines {
            inner.top()
        } else {
            inner.center().y - laid.height * 0.5
        };
        let at = pos2(x, y);
        texts.paint(painter, at, &laid, edit.colors.hint);
    });
}

/// Paints the ground of what is selected.
fn highlight(edit: &Edit<'_>, painter: &Painter, memory: &EditMemory, laid: &Laid, corner: Pos2) {
    for rect in rects(laid, corner, memory.buffer.selection()) {
        painter.rect_filled(rect, MARK_CORNERS, edit.colors.selection);
    }
}

/// A line beneath what an input method has not decided, heavier beneath what it is deciding.
fn underline(edit: &Edit<'_>, painter: &Painter, memory: &EditMemory, laid: &Laid, corner: Pos2) {
    let Some(composition) = memory.buffer.composition() else {
        return;
    };
    let draw = |range: Range<usize>, width: f32| {
        for rect in rects(laid, corner, range) {
            let line = Stroke::new(width, edit.colors.focus);
            painter.hline(rect.x_range(), rect.bottom() - 2.0, line);
        }
    };
    draw(composition.range.clone(), 1.0);
    if let Some(active) = composition.active.clone() {
        draw(active, 2.0);
    }
}

fn rects(laid: &Laid, corner: Pos2, range: Range<usize>) -> Vec<Rect> {
    let on_screen = |[x0, y0, x1, y1]: [f32; 4]| {
        Rect::from_min_max(corner + vec2(x0, y0), corner + vec2(x1, y1))
    };
    let rects = laid.selection_rects(range);
    rects.into_iter().map(on_screen).collect()
}

/// Where the caret is, upright on whole pixels.
fn caret_rect(ui: &Ui, memory: &EditMemory, laid: &Arc<Laid>, corner: Pos2) -> Rect {
    let [x, y0, _, y1] = laid.caret(memory.buffer.caret());
    let density = ui.ctx().pixels_per_point();
    let x = ((corner.x + x - CARET * 0.5) * density).round() / density;
    Rect::from_min_max(
        pos2(x, corner.y + y0 + 2.0),
        pos2(x + CARET, corner.y + y1 - 2.0),
    )
}

/// Paints the caret while it is to be seen; asks to be called again when that changes.
fn blink(edit: &Edit<'_>, ui: &Ui, memory: &EditMemory, inner: Rect, caret: Rect) {
    let (now, is_window_active) = ui.input(|input| (input.time, input.focused));
    if !is_window_active {
        return;
    }
    let style = &ui.visuals().text_cursor;
    let cycle = f64::from(style.on_duration + style.off_duration).max(0.1);
    let phase = (now - memory.touched).max(0.0) % cycle;
    let on = f64::from(style.on_duration);
    if !style.blink || phase < on {
        let painter = ui.painter_at(inner.expand2(vec2(CARET, 0.0)));
        painter.rect_filled(caret, CornerRadius::ZERO, edit.colors.text);
    }
    if style.blink {
        let wait = if phase < on { on } else { cycle } - phase;
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_secs_f64(wait.max(0.01)));
    }
}

/// Tells the input method where to show what it proposes.
fn report(ui: &Ui, inner: Rect, caret: Rect) {
    let to_global = ui.ctx().layer_transform_to_global(ui.layer_id());
    let to_global = to_global.unwrap_or_default();
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: to_global * inner,
            cursor_rect: to_global * caret,
            should_interrupt_composition: false,
        });
    });
}
