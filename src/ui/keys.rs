//! The keys: one table from a key to the action that it does. Menus, tips and the help page read it.

use super::words::Words;
use crate::state::Action;
use egui::{Event, Key, KeyboardShortcut, Modifiers};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Every shortcut, in the order of the help page; an action may have several.
pub const TABLE: &[(KeyboardShortcut, Action)] = &[
    (KeyboardShortcut::new(NONE, Key::ArrowLeft), Action::DayBack),
    (KeyboardShortcut::new(NONE, Key::ArrowRight), Action::DayOn),
    (
        KeyboardShortcut::new(SHIFT, Key::ArrowLeft),
        Action::MonthBack,
    ),
    (
        KeyboardShortcut::new(SHIFT, Key::ArrowRight),
        Action::MonthOn,
    ),
    (
        KeyboardShortcut::new(COMMAND, Key::ArrowLeft),
        Action::YearBack,
    ),
    (
        KeyboardShortcut::new(COMMAND, Key::ArrowRight),
        Action::YearOn,
    ),
    (
        KeyboardShortcut::new(NONE, Key::Comma),
        Action::PreviousChange,
    ),
    (KeyboardShortcut::new(NONE, Key::Period), Action::NextChange),
    (KeyboardShortcut::new(NONE, Key::Home), Action::FirstDay),
    (KeyboardShortcut::new(NONE, Key::End), Action::LastDay),
    (KeyboardShortcut::new(NONE, Key::Space), Action::TogglePlay),
    (
        KeyboardShortcut::new(NONE, Key::OpenBracket),
        Action::Slower,
    ),
    (
        KeyboardShortcut::new(NONE, Key::CloseBracket),
        Action::Faster,
    ),
    (KeyboardShortcut::new(NONE, Key::D), Action::TypeDate),
    (KeyboardShortcut::new(NONE, Key::T), Action::WholeStrip),
    (KeyboardShortcut::new(NONE, Key::Num0), Action::FitAll),
    (KeyboardShortcut::new(NONE, Key::F), Action::FitSelection),
    (KeyboardShortcut::new(NONE, Key::Plus), Action::ZoomIn),
    (KeyboardShortcut::new(NONE, Key::Equals), Action::ZoomIn),
    (KeyboardShortcut::new(NONE, Key::Minus), Action::ZoomOut),
    (KeyboardShortcut::new(NONE, Key::A), Action::PanWest),
    (KeyboardShortcut::new(NONE, Key::S), Action::PanSouth),
    (KeyboardShortcut::new(NONE, Key::W), Action::PanNorth),
    (KeyboardShortcut::new(NONE, Key::E), Action::PanEast),
    (KeyboardShortcut::new(COMMAND, Key::K), Action::Search),
    (KeyboardShortcut::new(NONE, Key::Slash), Action::Search),
    (KeyboardShortcut::new(ALT, Key::ArrowLeft), Action::Back),
    (KeyboardShortcut::new(ALT, Key::ArrowRight), Action::Forward),
    (KeyboardShortcut::new(NONE, Key::Escape), Action::Escape),
    (KeyboardShortcut::new(NONE, Key::X), Action::AllForces),
    (KeyboardShortcut::new(COMMAND, Key::B), Action::ToggleForces),
    (KeyboardShortcut::new(COMMAND, Key::J), Action::TogglePlace),
    (KeyboardShortcut::new(COMMAND, Key::T), Action::ToggleTable),
    (KeyboardShortcut::new(COMMAND, Key::Num1), Action::ShowPlace),
    (
        KeyboardShortcut::new(COMMAND, Key::Num2),
        Action::ShowSources,
    ),
    (
        KeyboardShortcut::new(COMMAND, Key::Num3),
        Action::ShowAssessments,
    ),
    (
        KeyboardShortcut::new(COMMAND, Key::Num4),
        Action::ShowProblems,
    ),
    (KeyboardShortcut::new(NONE, Key::F5), Action::Present),
    (KeyboardShortcut::new(NONE, Key::PageDown), Action::NextStep),
    (
        KeyboardShortcut::new(NONE, Key::PageUp),
        Action::PreviousStep,
    ),
    (KeyboardShortcut::new(NONE, Key::L), Action::ToggleLanguage),
    (KeyboardShortcut::new(NONE, Key::N), Action::ToggleTheme),
    (KeyboardShortcut::new(NONE, Key::M), Action::ToggleMotion),
    (
        KeyboardShortcut::new(NONE, Key::Questionmark),
        Action::ShowKeys,
    ),
    (KeyboardShortcut::new(NONE, Key::F1), Action::ShowKeys),
    (KeyboardShortcut::new(COMMAND, Key::O), Action::Open),
    (
        KeyboardShortcut::new(COMMAND_SHIFT, Key::O),
        Action::OpenFolder,
    ),
    (
        KeyboardShortcut::new(COMMAND_SHIFT, Key::A),
        Action::AddFiles,
    ),
    (KeyboardShortcut::new(COMMAND, Key::R), Action::Reload),
    (KeyboardShortcut::new(NONE, Key::R), Action::ShowMapping),
    (KeyboardShortcut::new(COMMAND, Key::S), Action::Save),
    (KeyboardShortcut::new(COMMAND, Key::Q), Action::Quit),
];

/// While a story is presented, a clicker's keys go through its steps.
const PRESENTING: &[(Key, Action)] = &[
    (Key::ArrowRight, Action::NextStep),
    (Key::ArrowLeft, Action::PreviousStep),
    (Key::ArrowDown, Action::NextStep),
    (Key::ArrowUp, Action::PreviousStep),
    (Key::Space, Action::NextStep),
    (Key::Enter, Action::NextStep),
    (Key::Backspace, Action::PreviousStep),
];

/// The first shortcut of an action, as the help shows it.
pub fn shortcut(action: Action) -> Option<KeyboardShortcut> {
    TABLE
        .iter()
        .find(|(_, of)| *of == action)
        .map(|(shortcut, _)| *shortcut)
}

/// How a shortcut is written in a line of text: `Ctrl+K`, `Shift+Left arrow`.
pub fn label(words: &Words, shortcut: &KeyboardShortcut, is_mac: bool) -> String {
    format!(
        "{}{}",
        modifiers_label(shortcut.modifiers, is_mac),
        cap(words, shortcut.logical_key)
    )
}

/// The keys that are held with another, such as `Ctrl+`; empty where there are none.
pub fn modifiers_label(modifiers: Modifiers, is_mac: bool) -> String {
    let command = if is_mac { "Cmd+" } else { "Ctrl+" };
    let held = [
        (modifiers.command, command),
        (modifiers.alt, "Alt+"),
        (modifiers.shift, "Shift+"),
    ];
    held.into_iter()
        .filter(|(is_held, _)| *is_held)
        .map(|(_, name)| name)
        .collect()
}

/// What stands on a key. The fonts have no signs for the arrows, so those are named.
pub fn cap(words: &Words, key: Key) -> String {
    match key {
        Key::ArrowLeft => words.get("key-left"),
        Key::ArrowRight => words.get("key-right"),
        Key::ArrowUp => words.get("key-up"),
        Key::ArrowDown => words.get("key-down"),
        Key::Space => words.get("key-space"),
        Key::PageUp => words.get("key-page-up"),
        Key::PageDown => words.get("key-page-down"),
        Key::Escape => words.get("key-escape"),
        // The fonts have no minus sign.
        Key::Minus => "–".to_owned(),
        key => key.symbol_or_name().to_owned(),
    }
}

/// The actions whose keys were pressed in this frame, and which are thereby used up. Keys go to a
/// field that has the focus first.
pub fn pressed(ctx: &egui::Context, telling_a_story: bool, searching: bool) -> Vec<Action> {
    // The search takes what is typed from the moment it opens, before its field has the focus.
    let typing = searching || ctx.egui_wants_keyboard_input();
    ctx.input_mut(|input| {
        let mut actions = Vec::new();
        if telling_a_story {
            for (key, action) in PRESENTING {
                while input.consume_key(NONE, *key) {
                    actions.push(*action);
                }
            }
        }
        // The more modifiers, the sooner: Shift and an arrow is not an arrow.
        let mut table: Vec<_> = TABLE.iter().collect();
        table.sort_by_key(|(shortcut, _)| std::cmp::Reverse(modifier_count(shortcut.modifiers)));
        for (shortcut, action) in table {
            let is_free = !typing || takes_from_fields(shortcut);
            while is_free && consume(input, shortcut) {
                actions.push(*action);
            }
        }
        actions
    })
}

/// Whether an event is the press of an action's key that acts now.
pub fn is_pressed(event: &Event, action: Action, typing: bool) -> bool {
    let Some(pressed) = press_of(event) else {
        return false;
    };
    let is_key = |shortcut: &KeyboardShortcut| {
        let modifiers = pressed.modifiers;
        shortcut.logical_key == pressed.logical_key
            && modifiers.matches_logically(shortcut.modifiers)
    };
    TABLE
        .iter()
        .filter(|(shortcut, of)| *of == action && (!typing || takes_from_fields(shortcut)))
        .any(|(shortcut, _)| is_key(shortcut))
}

/// Whether an event is the press of a key that a field would take for itself.
pub fn types(event: &Event) -> bool {
    press_of(event).is_some_and(|pressed| !takes_from_fields(&pressed))
}

/// The key that an event presses, with what is held.
fn press_of(event: &Event) -> Option<KeyboardShortcut> {
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => Some(KeyboardShortcut::new(*modifiers, *key)),
        _ => None,
    }
}

/// Keys that act even while a field has the focus: they type nothing.
fn takes_from_fields(shortcut: &KeyboardShortcut) -> bool {
    let typing_keys = [Key::ArrowLeft, Key::ArrowRight];
    let with_command = shortcut.modifiers.command && !typing_keys.contains(&shortcut.logical_key);
    with_command || matches!(shortcut.logical_key, Key::F1 | Key::F5 | Key::Escape)
}

fn modifier_count(modifiers: Modifiers) -> u32 {
    [
        modifiers.alt,
        modifiers.ctrl,
        modifiers.shift,
        modifiers.mac_cmd,
        modifiers.command,
    ]
    .into_iter()
    .map(u32::from)
    .sum()
}

fn consume(input: &mut egui::InputState, shortcut: &KeyboardShortcut) -> bool {
    // `?` and `+` need Shift on most keyboards, and which key they stand on differs.
    let symbol = matches!(shortcut.logical_key, Key::Questionmark | Key::Plus);
    if symbol && input.consume_key(SHIFT, shortcut.logical_key) {
        return true;
    }
    input.consume_shortcut(shortcut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_that_needs_no_pointer_has_a_key() {
        for action in Action::ALL {
            let in_the_menu = [
                Action::OpenShipped,
                Action::ToggleAutoReload,
                Action::ToggleReopen,
            ];
            let reached_otherwise = in_the_menu.contains(&action);
            assert!(
                shortcut(action).is_some() || reached_otherwise,
                "{action:?} has no key"
            );
        }
    }

    #[test]
    fn no_key_does_two_things() {
        for (n, (key, action)) in TABLE.iter().enumerate() {
            let twice = TABLE[n + 1..].iter().find(|(other, _)| other == key);
            assert!(twice.is_none(), "{key:?} does {action:?} and {twice:?}");
        }
    }
}
