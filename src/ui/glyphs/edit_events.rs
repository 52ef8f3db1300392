//! Which change of a field an event asks for: keys, text, clipboard, input methods, assistive
//! tools. It must not know where the field is or how it looks.

use std::sync::Arc;

use egui::accesskit::{Action, ActionData};
use egui::{Event, Id, ImeEvent, Key, Modifiers, Pos2, Response, Ui};

use super::edit_buffer::{CaretSide, EditBuffer, EditUnit, Erase};
use crate::text::Laid;

/// What came of the events of a pass.
#[derive(Debug, Default)]
pub(super) struct EditOutcome {
    /// The text changed.
    pub changed: bool,
    /// What goes to the clipboard.
    pub copied: Option<String>,
    /// Enter was pressed: the input is complete.
    pub entered: bool,
}

/// Lays out a text as the field shows it.
pub(super) type LayOut<'a> = dyn Fn(&str) -> Arc<Laid> + 'a;

/// Does what `event` asks for.
pub(super) fn apply(
    event: &Event,
    buffer: &mut EditBuffer,
    lay_out: &LayOut<'_>,
    mac: bool,
    outcome: &mut EditOutcome,
) {
    match event {
        Event::Copy | Event::Cut => {
            if buffer.selected().is_empty() {
                return;
            }
            outcome.copied = Some(buffer.selected().to_owned());
            if *event == Event::Cut {
                outcome.changed |= buffer.insert("");
            }
        }
        Event::Paste(text) => outcome.changed |= !text.is_empty() && buffer.insert(text),
        Event::Text(text) if !is_break(text) => {
            outcome.changed |= !text.is_empty() && buffer.type_text(text);
        }
        Event::Ime(event) => outcome.changed |= compose(buffer, event),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => on_key(*key, *modifiers, buffer, lay_out, mac, outcome),
        _ => {}
    }
}

fn on_key(
    key: Key,
    modifiers: Modifiers,
    buffer: &mut EditBuffer,
    lay_out: &LayOut<'_>,
    mac: bool,
    outcome: &mut EditOutcome,
) {
    let (shift, command) = (modifiers.shift, modifiers.command);
    // Words go by Ctrl, and on a Mac by Alt, where the command key goes to the ends.
    let unit = if modifiers.ctrl || modifiers.alt || command && !mac {
        EditUnit::Word
    } else {
        EditUnit::Letter
    };
    match key {
        Key::Enter if buffer.has_lines() && !command && !modifiers.alt => {
            outcome.changed |= buffer.insert("\n");
        }
        Key::Enter if !modifiers.any() => outcome.entered = true,
        Key::A if command => buffer.select_all(),
        Key::Z if command && shift => outcome.changed |= buffer.redo(),
        Key::Z if command => outcome.changed |= buffer.undo(),
        Key::Y if command => outcome.changed |= buffer.redo(),
        Key::ArrowUp | Key::ArrowDown if buffer.has_lines() => {
            let laid = lay_out(buffer.text());
            buffer.step_line(&laid, key == Key::ArrowDown, shift);
        }
        Key::Home | Key::End if buffer.has_lines() && !command => {
            let laid = lay_out(buffer.text());
            buffer.go_to_line_end(&laid, key == Key::End, shift);
        }
        Key::Home | Key::ArrowUp => buffer.go_to_end(false, shift),
        Key::End | Key::ArrowDown => buffer.go_to_end(true, shift),
        Key::ArrowLeft | Key::ArrowRight => {
            let laid = lay_out(buffer.text());
            let is_right = key == Key::ArrowRight;
            if mac && modifiers.mac_cmd {
                buffer.go_to_end(is_right != laid.direction.is_rtl(), shift);
                return;
            }
            let side = if is_right {
                CaretSide::Right
            } else {
                CaretSide::Left
            };
            buffer.step(&laid, side, unit, shift);
        }
        Key::Backspace | Key::Delete => {
            let what = if key == Key::Backspace {
                Erase::Before
            } else {
                Erase::After
            };
            if mac && modifiers.mac_cmd && buffer.selection().is_empty() {
                buffer.go_to_end(what == Erase::After, true);
            }
            outcome.changed |= buffer.erase(what, unit);
        }
        _ => {}
    }
}

/// Whether a typed text is only the echo of Enter, which is a key.
fn is_break(text: &str) -> bool {
    matches!(text, "\n" | "\r" | "\r\n")
}

fn compose(buffer: &mut EditBuffer, event: &ImeEvent) -> bool {
    match event {
        ImeEvent::Preedit {
            text,
            active_range_chars,
        } => !is_break(text) && buffer.compose(text, active_range_chars.clone()),
        ImeEvent::Commit(text) => !is_break(text) && buffer.commit(text),
        ImeEvent::DeleteSurrounding {
            before_chars,
            after_chars,
        } => buffer.erase_around(*before_chars, *after_chars),
        // The others are no longer sent.
        _ => false,
    }
}

/// What assistive tools ask for; they need not give the field the focus first.
pub(super) fn requested(ui: &Ui, id: Id, buffer: &mut EditBuffer, outcome: &mut EditOutcome) {
    let asked = |action: Action| {
        ui.input(|input| {
            input
                .accesskit_action_requests(id, action)
                .filter_map(|request| match &request.data {
                    Some(ActionData::Value(value)) => Some(value.to_string()),
                    _ => None,
                })
                .last()
        })
    };
    if let Some(value) = asked(Action::SetValue) {
        buffer.select_all();
        outcome.changed |= buffer.insert(&value);
    }
    if let Some(value) = asked(Action::ReplaceSelectedText) {
        outcome.changed |= buffer.insert(&value);
    }
}

/// What the middle button pastes into the field, and where.
pub(super) fn middle_click(ui: &Ui, response: &Response) -> Option<(Pos2, String)> {
    if !response.contains_pointer() {
        return None;
    }
    let (pos, text) = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
            _ => None,
        })
    })?;
    let from_global = ui.ctx().layer_transform_from_global(ui.layer_id());
    Some((from_global.map_or(pos, |transform| transform * pos), text))
}
