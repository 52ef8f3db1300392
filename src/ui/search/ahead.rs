//! What is typed in the same frame as the key that opens the search, before there is a field.

use crate::state::{Action, Command};
use crate::ui::ctx::Ctx;
use crate::ui::keys;
use egui::{Event, Key};

/// Takes what follows the search's key in this frame into the search: on a slow machine a hand is
/// faster than a frame, and a letter of the query must not do what it does on the map.
pub fn take_ahead(egui: &egui::Context, ctx: &Ctx<'_>) {
    let is_typing = egui.egui_wants_keyboard_input();
    let typed = egui.input_mut(|input| {
        let opens = |event: &Event| keys::is_pressed(event, Action::Search, is_typing);
        let at = input.events.iter().position(opens)?;
        let by_slash = matches!(
            input.events[at],
            Event::Key {
                key: Key::Slash,
                ..
            }
        );
        let mut typed = String::new();
        for event in input.events.split_off(at + 1) {
            match event {
                Event::Text(text) => typed.push_str(&text),
                event if keys::types(&event) => {}
                event => input.events.push(event),
            }
        }
        // The key that opened the search is no part of what is searched.
        let typed = typed
            .strip_prefix('/')
            .filter(|_| by_slash)
            .unwrap_or(&typed);
        (!typed.is_empty()).then(|| typed.to_owned())
    });
    if let Some(typed) = typed {
        let query = format!("{}{typed}", ctx.state.search.query);
        ctx.send(Command::SetQuery(query));
    }
}
