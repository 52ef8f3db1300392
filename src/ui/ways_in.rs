//! Ways in for files: dropped on the window, or pasted where nothing else takes the text.

use super::ctx::Ctx;
use super::glyphs::TextPainter;
use super::look::Role;
use crate::state::opening::{looks_like_data, short_name};
use crate::state::pasted::pasted_paths;
use crate::state::{Command, Message, NamedView, OpenedFiles, Origin};
use crate::ui::look::{HAIRLINE, PAGE_CORNERS, STRONG_LINE};
use egui::{Area, Event, Id, Order, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Space between the window's edge and the frame that shows while something hovers over it.
const MARGIN: f32 = 10.0;

/// Takes what was dropped or pasted in this frame, and says what dropping would do.
pub(super) fn ways_in(ui: &Ui, ctx: &Ctx<'_>) {
    dropped(ui, ctx);
    pasted(ui, ctx);
    hovering(ui, ctx);
}

fn dropped(ui: &Ui, ctx: &Ctx<'_>) {
    let (files, add) = ui.input(|input| {
        let files = input.raw.dropped_files.clone();
        (files, input.modifiers.shift)
    });
    let origin = |file: &egui::DroppedFileHandle| {
        let path = file.path();
        if path.is_absolute() {
            return Some(Origin::Path(path.to_owned()));
        }
        // Where there is no path to read from, the bytes come along.
        let bytes = file.bytes().ok()?;
        let name = short_name(path);
        let name = if name.is_empty() {
            ctx.t("opening-dropped")
        } else {
            name
        };
        Some(Origin::Bytes {
            name,
            bytes: bytes.into(),
        })
    };
    let origins: Vec<Origin> = files.iter().filter_map(origin).collect();
    if !origins.is_empty() {
        ctx.send(Command::Files(OpenedFiles::Open { origins, add }));
    }
}

fn pasted(ui: &Ui, ctx: &Ctx<'_>) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let text = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        })
    });
    let Some(text) = text else {
        return;
    };
    let paths = pasted_paths(&text);
    if let Some(view) = NamedView::from_link(&text) {
        ctx.send(Command::Show(Box::new(view)));
    } else if !paths.is_empty() {
        ctx.send(Command::Files(OpenedFiles::OpenPasted(paths)));
    } else if looks_like_data(&text) {
        let origin = Origin::Bytes {
            name: ctx.t("opening-pasted"),
            bytes: text.into_bytes().into(),
        };
        ctx.send(Command::Files(OpenedFiles::Open {
            origins: vec![origin],
            add: false,
        }));
    } else {
        ctx.send(Command::Say(Message::warning("opening-paste-nothing")));
    }
}

/// A quiet frame while files are held over the window.
fn hovering(ui: &Ui, ctx: &Ctx<'_>) {
    let (is_over, add) = ui.input(|input| {
        let is_over = !input.raw.hovered_files.is_empty();
        (is_over, input.modifiers.shift)
    });
    if !is_over {
        return;
    }
    let words = ctx.t(if add {
        "opening-drop-adds"
    } else {
        // While something is dragged, most systems keep the keys from the window beneath.
        "opening-drop"
    });
    let window = ui.ctx().content_rect();
    Area::new(Id::unique("kharita drop"))
        .order(Order::Foreground)
        .fade_in(false)
        .interactable(false)
        .fixed_pos(window.min)
        .show(ui.ctx(), |ui| {
            let (rect, response) = ui.allocate_exact_size(window.size(), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &words));
            let frame = rect.shrink(MARGIN);
            let (corners, painter) = (PAGE_CORNERS, ui.painter());
            let veil = ctx.look.accent_soft.gamma_multiply(0.35);
            painter.rect_filled(frame, corners, veil);
            let line = Stroke::new(STRONG_LINE, ctx.look.accent);
            painter.rect_stroke(frame, corners, line, StrokeKind::Inside);
            plate(ui, ctx, frame, &words);
        });
}

fn plate(ui: &Ui, ctx: &Ctx<'_>, frame: Rect, words: &str) {
    let style = Role::Title.style(words);
    TextPainter::with(ui.ctx(), |texts| {
        let laid = texts.lay_out(words, &style, Some(frame.width() - 80.0));
        let size = egui::vec2(laid.width, laid.height);
        let plate = Rect::from_center_size(frame.center(), size + egui::vec2(40.0, 24.0));
        let line = Stroke::new(HAIRLINE, ctx.look.line);
        let (corners, fill) = (PAGE_CORNERS, ctx.look.raised);
        let painter = ui.painter();
        painter.rect(plate, corners, fill, line, StrokeKind::Inside);
        texts.paint(painter, plate.center() - size / 2.0, &laid, ctx.look.ink);
    });
}
