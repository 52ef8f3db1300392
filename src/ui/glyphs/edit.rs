//! A field to type into, on one line or on many, in any script: the caret and the selection stand where the
//! eye sees the letters, Arabic and Latin may mix, input methods compose in place. It must not
//! know what is typed or why.
//!
//! | file | one question |
//! |---|---|
//! | `edit_buffer` | what a change does to text, caret and selection |
//! | `edit_events` | which change an event asks for |
//! | `edit_view` | where the text stands in the field, and how it is painted |

use std::sync::{Arc, Mutex, PoisonError};

use egui::response::Flags;
use egui::{
    Color32, CursorIcon, EventFilter, Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2,
};

use super::edit_buffer::EditBuffer;
use super::edit_events::{self, EditOutcome};
use super::edit_view;
use super::painter::TextPainter;
use crate::text::{Direction, Laid, Style, base_direction};

/// A second press within this time, in seconds, and this distance, in points, is a double click.
const DOUBLE_CLICK: (f64, f32) = (0.3, 6.0);

/// Space between the frame and the text, in points.
const MARGIN: f32 = 8.0;

/// The same above and beneath many lines.
const LINES_MARGIN: f32 = 6.0;

/// The colours of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EditColors {
    /// Of the letters and the caret.
    pub text: Color32,
    /// Of the hint.
    pub hint: Color32,
    /// Behind what is selected.
    pub selection: Color32,
    /// Of the field itself.
    pub ground: Color32,
    /// Around it.
    pub frame: Color32,
    /// Around it while it has the focus, and beneath what is being composed.
    pub focus: Color32,
}

/// A field. It is known to the screen reader by its hint and the text in it.
pub struct Edit<'a> {
    /// What tells it from other fields.
    pub id: Id,
    /// What is edited.
    pub text: &'a mut String,
    /// What is shown while it is empty.
    pub hint: &'a str,
    /// How a text is set; asked again as the text changes.
    pub style: &'a dyn Fn(&str) -> Style,
    /// The direction of a text that has none of its own.
    pub direction: Direction,
    /// Colours.
    pub colors: EditColors,
    /// Width and height in points; one of many lines is as high as these need, and no lower.
    pub size: egui::Vec2,
    /// Whether it has many lines: they break at its width, and Enter begins another.
    pub has_lines: bool,
    /// The most characters it takes.
    pub char_limit: usize,
}

impl std::fmt::Debug for Edit<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Edit")
            .field("id", &self.id)
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

/// What a field keeps between passes.
pub(super) struct EditMemory {
    pub(super) buffer: EditBuffer,
    /// How far the text is scrolled to the left, in points.
    pub(super) scroll: f32,
    /// When caret or text last changed; the caret does not blink just after.
    pub(super) touched: f64,
    /// The last press: when, where, and the how manieth in a row.
    press: (f64, Pos2, u32),
    /// The word that a double click selected, while the button is held.
    word: Option<std::ops::Range<usize>>,
    /// What was last told to be selected.
    told: String,
}

/// Whether the widget of an id is a field to type into.
pub fn is_field(egui: &egui::Context, id: Id) -> bool {
    let memory = egui.data(|data| data.get_temp::<Arc<Mutex<EditMemory>>>(id));
    memory.is_some()
}

impl Edit<'_> {
    /// Shows the field.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(self.room(ui));
        let mut response = ui.interact(rect, self.id, Sense::click_and_drag());
        // Space and Enter are typed here; they do not click.
        response.flags -= Flags::FAKE_PRIMARY_CLICKED;
        let shared = self.memory(ui);
        let mut memory = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let memory = &mut *memory;
        memory.buffer.sync(self.text);
        let (caret, selection) = (memory.buffer.caret(), memory.buffer.selection());
        self.point(ui, memory, &response);
        let outcome = self.events(ui, memory, &response);
        let is_moved = caret != memory.buffer.caret() || selection != memory.buffer.selection();
        if outcome.changed || is_moved {
            memory.touched = ui.input(|input| input.time);
        }
        self.tell(ui, memory, &mut response, &outcome, is_moved);
        edit_view::show(&self, ui, memory, &response, outcome.changed || is_moved);
        if outcome.changed {
            memory.buffer.text().clone_into(self.text);
        }
        response.on_hover_cursor(CursorIcon::Text)
    }

    /// Width and height that it takes.
    fn room(&self, ui: &Ui) -> egui::Vec2 {
        if !self.has_lines {
            return self.size;
        }
        let height = self.lay_out(ui, self.text).height + 2.0 * LINES_MARGIN;
        vec2(self.size.x, self.size.y.max(height.ceil()))
    }

    fn memory(&self, ui: &Ui) -> Arc<Mutex<EditMemory>> {
        let new = || {
            Arc::new(Mutex::new(EditMemory {
                buffer: if self.has_lines {
                    EditBuffer::of_lines(self.text, self.char_limit)
                } else {
                    EditBuffer::new(self.text, self.char_limit)
                },
                scroll: 0.0,
                touched: 0.0,
                press: (f64::NEG_INFINITY, Pos2::ZERO, 0),
                word: None,
                told: String::new(),
            }))
        };
        ui.data_mut(|data| data.get_temp_mut_or_insert_with(self.id, new).clone())
    }

    /// The layout of a text in this field.
    pub(super) fn lay_out(&self, ui: &Ui, text: &str) -> Arc<Laid> {
        let direction = base_direction(text).unwrap_or(self.direction);
        let style = (self.style)(text).direction(direction);
        let width = self.has_lines.then_some(self.size.x - 2.0 * MARGIN);
        TextPainter::with(ui.ctx(), |painter| painter.lay_out(text, &style, width))
    }

    /// Where text may stand in the field.
    pub(super) fn inner(&self, rect: Rect) -> Rect {
        let upright = if self.has_lines { LINES_MARGIN } else { 1.0 };
        rect.shrink2(vec2(MARGIN, upright))
    }

    /// The height at which a point is on a line: whatever it is where there is one line alone.
    fn y_in(&self, laid: &Laid, y: f32) -> f32 {
        if self.has_lines { y } else { laid.height * 0.5 }
    }

    /// Caret and selection by the pointer.
    fn point(&self, ui: &Ui, memory: &mut EditMemory, response: &Response) {
        let Some(at) = response.interact_pointer_pos() else {
            memory.word = None;
            return;
        };
        let (pressed, held, shift) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.primary_pressed(),
                pointer.primary_down(),
                input.modifiers.shift,
            )
        });
        let laid = self.lay_out(ui, memory.buffer.text());
        let corner = edit_view::corner(memory, &laid, self.inner(response.rect), true);
        let within = at - corner;
        let y = self.y_in(&laid, within.y);
        if pressed {
            // Which also ends what an input method was composing.
            response.request_focus();
            let count = count_presses(memory, ui.input(|input| input.time), at);
            let word = laid.word_under(within.x, y);
            memory.word = (count == 2 && !shift).then(|| word.clone());
            match count {
                1 => memory.buffer.place(laid.hit(within.x, y), shift),
                2 => memory.buffer.select(word),
                _ => memory.buffer.select_all(),
            }
        } else if response.triple_clicked() {
            memory.buffer.select_all();
        } else if response.double_clicked() && memory.word.is_none() {
            memory.buffer.select(laid.word_under(within.x, y));
        } else if held && response.dragged() && memory.press.2 < 3 {
            drag(memory, &laid, within.x, y);
            if !response.rect.contains(at) {
                ui.ctx().request_repaint();
            }
        }
    }

    /// Text, keys and input methods.
    fn events(&self, ui: &Ui, memory: &mut EditMemory, response: &Response) -> EditOutcome {
        let mut outcome = EditOutcome::default();
        let lay_out = |text: &str| self.lay_out(ui, text);
        if !ui.is_enabled() {
            return outcome;
        }
        edit_events::requested(ui, self.id, &mut memory.buffer, &mut outcome);
        if let Some((at, text)) = edit_events::middle_click(ui, response) {
            let laid = lay_out(memory.buffer.text());
            let corner = edit_view::corner(memory, &laid, self.inner(response.rect), true);
            let offset = laid.hit(at.x - corner.x, self.y_in(&laid, at.y - corner.y));
            memory.buffer.place(offset, false);
            outcome.changed |= memory.buffer.insert(&text);
            response.request_focus();
        }
        if !response.has_focus() {
            memory.buffer.settle();
            return outcome;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|egui| egui.set_focus_lock_filter(self.id, filter));
        let mac = ui.ctx().os().is_mac();
        for event in ui.input(|input| input.filtered_events(&filter)) {
            edit_events::apply(&event, &mut memory.buffer, &lay_out, mac, &mut outcome);
            if outcome.entered {
                memory.buffer.settle();
                ui.memory_mut(|egui| egui.surrender_focus(self.id));
                break;
            }
        }
        if let Some(copied) = outcome.copied.take() {
            ui.ctx().copy_text(copied);
        }
        outcome
    }

    /// Tells screen reader and clipboard what there is now.
    fn tell(
        &self,
        ui: &Ui,
        memory: &mut EditMemory,
        response: &mut Response,
        outcome: &EditOutcome,
        is_moved: bool,
    ) {
        let buffer = &memory.buffer;
        let enabled = ui.is_enabled();
        let info = || {
            let mut info = WidgetInfo::text_edit(enabled, &*self.text, buffer.text(), self.hint);
            info.label = Some(self.hint.to_owned());
            info
        };
        if outcome.changed {
            response.mark_changed();
        }
        response.widget_info(info);
        if is_moved && !outcome.changed {
            let chars = |at: usize| buffer.text().get(..at).unwrap_or("").chars().count();
            let range = buffer.selection();
            let mut info = WidgetInfo {
                label: Some(self.hint.to_owned()),
                ..WidgetInfo::new(Role::TextInput)
            };
            info.current_text_value = Some(buffer.text().to_owned());
            info.text_selection = Some(chars(range.start).into()..chars(range.end).into());
            response.output_event(egui::output::OutputEvent::TextSelectionChanged(info));
        }
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.add_action(egui::accesskit::Action::SetValue);
            node.add_action(egui::accesskit::Action::ReplaceSelectedText);
        });
        if buffer.selected() != memory.told && !ui.input(|input| input.pointer.any_down()) {
            memory.told = buffer.selected().to_owned();
            if !memory.told.is_empty() {
                let settled = egui::OutputCommand::TextSelectionSettled(memory.told.clone());
                ui.ctx().send_cmd(settled);
            }
        }
    }
}

/// The how manieth press in a row this is, to three.
fn count_presses(memory: &mut EditMemory, time: f64, at: Pos2) -> u32 {
    let (before, there, count) = memory.press;
    let is_quick = time - before <= DOUBLE_CLICK.0 && at.distance(there) <= DOUBLE_CLICK.1;
    let count = if is_quick { count % 3 + 1 } else { 1 };
    memory.press = (time, at, count);
    count
}

/// Extends the selection to a point: by words where it began with one.
fn drag(memory: &mut EditMemory, laid: &Laid, x: f32, y: f32) {
    let Some(first) = memory.word.clone() else {
        memory.buffer.place(laid.hit(x, y), true);
        return;
    };
    let word = laid.word_under(x, y);
    if word.start < first.start {
        memory.buffer.place(first.end, false);
        memory.buffer.place(word.start, true);
    } else {
        memory.buffer.select(first.start..word.end.max(first.end));
    }
}
