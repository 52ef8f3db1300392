//! The icon and the keys of every action: one table. Menus, tips, the help page and the palette read
//! it; `key_presses` tells from it what was pressed.
//!
//! A key is meant by the letter on it. Where a layout has no such letter, it is meant by its place: on an
//! Arabic keyboard `N` is the key that types «ى».

use super::icons::Icon;
use super::words::Words;
use crate::scene::Theme;
use crate::state::{Action, State};
use egui::{Key, KeyboardShortcut, Modifiers};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct KeyRow {
    /// What it does.
    pub action: Action,
    /// Its icon.
    pub icon: Icon,
    /// Its keys, the one that is shown first; on a Mac where it differs.
    keys: &'static [KeyboardShortcut],
    mac: Option<&'static [KeyboardShortcut]>,
}

impl KeyRow {
    const fn mac(self, keys: &'static [KeyboardShortcut]) -> Self {
        Self {
            mac: Some(keys),
            ..self
        }
    }

    /// Its keys on a system.
    pub fn keys(&self, is_mac: bool) -> &'static [KeyboardShortcut] {
        self.mac.filter(|_| is_mac).unwrap_or(self.keys)
    }
}

const fn row(action: Action, icon: Icon, keys: &'static [KeyboardShortcut]) -> KeyRow {
    KeyRow {
        action,
        icon,
        keys,
        mac: None,
    }
}

const fn on(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

/// Every action, in their own order.
pub const TABLE: [KeyRow; Action::ALL.len()] = [
    row(Action::DayBack, Icon::Earlier, &[on(NONE, Key::ArrowLeft)]),
    row(Action::DayOn, Icon::Later, &[on(NONE, Key::ArrowRight)]),
    row(
        Action::MonthBack,
        Icon::Earlier,
        &[on(SHIFT, Key::ArrowLeft)],
    ),
    row(Action::MonthOn, Icon::Later, &[on(SHIFT, Key::ArrowRight)]),
    row(
        Action::YearBack,
        Icon::Earlier,
        &[on(COMMAND, Key::ArrowLeft)],
    ),
    row(Action::YearOn, Icon::Later, &[on(COMMAND, Key::ArrowRight)]),
    row(
        Action::PreviousChange,
        Icon::Earlier,
        &[on(NONE, Key::Comma)],
    ),
    row(Action::NextChange, Icon::Later, &[on(NONE, Key::Period)]),
    row(Action::FirstDay, Icon::First, &[on(NONE, Key::Home)]),
    row(Action::LastDay, Icon::Last, &[on(NONE, Key::End)]),
    row(Action::TogglePlay, Icon::Play, &[on(NONE, Key::Space)]),
    row(Action::Slower, Icon::Minus, &[on(NONE, Key::OpenBracket)]),
    row(Action::Faster, Icon::Plus, &[on(NONE, Key::CloseBracket)]),
    row(Action::TypeDate, Icon::Date, &[on(NONE, Key::D)]),
    row(Action::WholeStrip, Icon::Fit, &[on(NONE, Key::T)]),
    row(Action::FitAll, Icon::Fit, &[on(NONE, Key::Num0)]),
    row(Action::FitSelection, Icon::Place, &[on(NONE, Key::F)]),
    row(
        Action::ZoomIn,
        Icon::Plus,
        &[on(NONE, Key::Plus), on(NONE, Key::Equals)],
    ),
    row(Action::ZoomOut, Icon::Minus, &[on(NONE, Key::Minus)]),
    row(Action::PanWest, Icon::Left, &[on(NONE, Key::A)]),
    row(Action::PanEast, Icon::Right, &[on(NONE, Key::E)]),
    row(Action::PanNorth, Icon::Up, &[on(NONE, Key::W)]),
    row(Action::PanSouth, Icon::Down, &[on(NONE, Key::S)]),
    row(
        Action::Search,
        Icon::Search,
        &[on(COMMAND, Key::K), on(NONE, Key::Slash)],
    ),
    row(Action::Palette, Icon::Command, &[on(COMMAND_SHIFT, Key::P)]),
    row(Action::Back, Icon::Back, &[on(ALT, Key::ArrowLeft)]).mac(&[on(COMMAND, Key::OpenBracket)]),
    row(Action::Forward, Icon::Forward, &[on(ALT, Key::ArrowRight)])
        .mac(&[on(COMMAND, Key::CloseBracket)]),
    row(Action::Escape, Icon::Close, &[on(NONE, Key::Escape)]),
    row(Action::AllForces, Icon::Force, &[on(NONE, Key::X)]),
    row(Action::ToggleForces, Icon::Panel, &[on(COMMAND, Key::B)]),
    row(Action::TogglePlace, Icon::Panel, &[on(COMMAND, Key::J)]),
    row(Action::ToggleTable, Icon::Table, &[on(COMMAND, Key::T)]),
    row(Action::ToggleFigures, Icon::Chart, &[on(NONE, Key::G)]),
    row(Action::ToggleComparison, Icon::Compare, &[on(NONE, Key::C)]),
    row(Action::ShowPlace, Icon::Place, &[on(COMMAND, Key::Num1)]),
    row(Action::ShowSources, Icon::Source, &[on(COMMAND, Key::Num2)]),
    row(
        Action::ShowAssessments,
        Icon::Assessment,
        &[on(COMMAND, Key::Num3)],
    ),
    row(Action::ShowStories, Icon::Story, &[on(COMMAND, Key::Num6)]),
    row(
        Action::ShowProblems,
        Icon::Warning,
        &[on(COMMAND, Key::Num4)],
    ),
    row(Action::ShowMessages, Icon::Bell, &[on(COMMAND, Key::Num5)]),
    row(Action::Present, Icon::Present, &[on(NONE, Key::F5)]).mac(&[on(COMMAND, Key::Enter)]),
    row(
        Action::PresentFromStart,
        Icon::Present,
        &[on(SHIFT, Key::F5)],
    )
    .mac(&[on(COMMAND_SHIFT, Key::Enter)]),
    row(Action::StopPresenting, Icon::Close, &[]),
    row(Action::NextStep, Icon::Forward, &[on(NONE, Key::PageDown)]),
    row(Action::PreviousStep, Icon::Back, &[on(NONE, Key::PageUp)]),
    row(Action::FirstStep, Icon::First, &[]),
    row(Action::LastStep, Icon::Last, &[]),
    row(Action::ReturnToStep, Icon::Again, &[]),
    row(Action::BlankScreen, Icon::Blank, &[]),
    row(Action::ShowPassage, Icon::Quote, &[]),
    row(Action::OpenStory, Icon::File, &[]),
    row(
        Action::AddStep,
        Icon::Plus,
        &[on(COMMAND_SHIFT, Key::Enter)],
    )
    .mac(&[on(COMMAND_SHIFT, Key::N)]),
    row(Action::UpdateStep, Icon::Again, &[on(COMMAND, Key::U)]),
    row(Action::DuplicateStep, Icon::Copy, &[on(COMMAND, Key::D)]),
    row(
        Action::RemoveStep,
        Icon::Trash,
        &[on(COMMAND, Key::Delete), on(COMMAND, Key::Backspace)],
    ),
    row(Action::StepEarlier, Icon::Up, &[on(ALT, Key::ArrowUp)]),
    row(Action::StepLater, Icon::Down, &[on(ALT, Key::ArrowDown)]),
    row(Action::UndoEdit, Icon::Undo, &[on(COMMAND, Key::Z)]),
    row(
        Action::RedoEdit,
        Icon::Redo,
        &[on(COMMAND_SHIFT, Key::Z), on(COMMAND, Key::Y)],
    ),
    row(Action::ToggleSpeaker, Icon::Text, &[]),
    row(Action::ToggleLight, Icon::Sun, &[]),
    row(Action::ToggleMarker, Icon::Pen, &[]),
    row(Action::ToggleLanguage, Icon::Language, &[on(NONE, Key::L)]),
    row(Action::ToggleTheme, Icon::Moon, &[on(NONE, Key::N)]),
    row(Action::ToggleMotion, Icon::Motion, &[on(NONE, Key::M)]),
    row(
        Action::LargerText,
        Icon::TextSize,
        &[on(COMMAND, Key::Plus), on(COMMAND, Key::Equals)],
    ),
    row(
        Action::SmallerText,
        Icon::TextSize,
        &[on(COMMAND, Key::Minus)],
    ),
    row(Action::UsualText, Icon::TextSize, &[on(COMMAND, Key::Num0)]),
    row(
        Action::ShowKeys,
        Icon::Keys,
        &[on(NONE, Key::Questionmark), on(NONE, Key::F1)],
    ),
    row(Action::Open, Icon::File, &[on(COMMAND, Key::O)]),
    row(Action::OpenFolder, Icon::Open, &[on(COMMAND_SHIFT, Key::O)]),
    row(Action::AddFiles, Icon::Plus, &[on(COMMAND_SHIFT, Key::A)]),
    row(Action::Reload, Icon::Again, &[on(COMMAND, Key::R)]),
    row(Action::ShowMapping, Icon::Mapping, &[on(NONE, Key::R)]),
    row(Action::ToggleAutoReload, Icon::Again, &[]),
    row(Action::ToggleReopen, Icon::File, &[]),
    row(Action::OpenShipped, Icon::Layers, &[]),
    row(Action::CopyLink, Icon::Link, &[on(COMMAND_SHIFT, Key::L)]),
    row(Action::Save, Icon::Save, &[on(COMMAND, Key::S)]),
    row(
        Action::SaveSession,
        Icon::Save,
        &[on(COMMAND_SHIFT, Key::S)],
    ),
    row(Action::Quit, Icon::Close, &[on(COMMAND, Key::Q)]),
];

/// While a story is told, these keys go through it, and those of [`TABLE`] that would change what it
/// shows rest.
pub const STORY: &[(KeyboardShortcut, Action)] = &[
    (on(NONE, Key::ArrowRight), Action::NextStep),
    (on(NONE, Key::ArrowLeft), Action::PreviousStep),
    (on(NONE, Key::ArrowDown), Action::NextStep),
    (on(NONE, Key::ArrowUp), Action::PreviousStep),
    (on(NONE, Key::Space), Action::NextStep),
    (on(NONE, Key::Backspace), Action::PreviousStep),
    (on(NONE, Key::Home), Action::FirstStep),
    (on(NONE, Key::End), Action::LastStep),
    (on(NONE, Key::B), Action::BlankScreen),
    (on(NONE, Key::Period), Action::BlankScreen),
    (on(NONE, Key::P), Action::ShowPassage),
    (on(NONE, Key::V), Action::ToggleSpeaker),
    (on(NONE, Key::G), Action::ToggleLight),
    (on(NONE, Key::D), Action::ToggleMarker),
];

/// The row of an action.
pub fn row_of(action: Action) -> &'static KeyRow {
    let at = Action::ALL.iter().position(|other| *other == action);
    &TABLE[at.unwrap_or(0)]
}

/// The icon of an action as things stand: what plays can be paused, and the theme is the other one.
pub fn icon(action: Action, state: &State) -> Icon {
    match action {
        Action::TogglePlay if state.playback.playing => Icon::Pause,
        Action::ToggleTheme if state.settings.theme == Theme::Dark => Icon::Sun,
        action => row_of(action).icon,
    }
}

/// The first key of an action, as tips and menus show it.
pub fn shortcut(action: Action, is_mac: bool) -> Option<KeyboardShortcut> {
    row_of(action).keys(is_mac).first().copied()
}

/// How a shortcut is written in a line of text: `Ctrl+K`, `Shift+←`.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_has_every_action_once_and_in_their_order() {
        assert_eq!(TABLE.map(|row| row.action), Action::ALL);
    }

    #[test]
    fn every_action_has_a_key_or_is_reached_otherwise() {
        let in_a_menu = [
            Action::OpenStory,
            Action::OpenShipped,
            Action::ToggleAutoReload,
            Action::ToggleReopen,
        ];
        let told = STORY.iter().map(|(_, action)| *action);
        let in_a_story = [Action::StopPresenting, Action::ReturnToStep];
        let otherwise: BTreeSet<Action> = told.chain(in_a_menu).chain(in_a_story).collect();
        for row in TABLE {
            for is_mac in [false, true] {
                let has_key = !row.keys(is_mac).is_empty();
                assert!(has_key || otherwise.contains(&row.action), "{row:?}");
            }
        }
    }

    /// West is at the left of the map, whatever the direction of reading.
    #[test]
    fn no_arrow_of_the_map_is_mirrored() {
        use Action::{PanEast, PanNorth, PanSouth, PanWest};
        for action in [PanWest, PanEast, PanNorth, PanSouth] {
            let icon = row_of(action).icon;
            assert_eq!(icon.glyph(Lang::Ar), icon.glyph(Lang::En), "{action:?}");
        }
    }

    #[test]
    fn no_key_does_two_things_on_any_system() {
        for is_mac in [false, true] {
            let keys = TABLE.iter().flat_map(|row| {
                let action = row.action;
                row.keys(is_mac).iter().map(move |key| (*key, action))
            });
            let keys: Vec<_> = keys.collect();
            for (n, (key, action)) in keys.iter().enumerate() {
                let twice = keys[n + 1..].iter().find(|(other, _)| other == key);
                assert!(twice.is_none(), "{key:?} does {action:?} and {twice:?}");
            }
        }
        for (n, (key, action)) in STORY.iter().enumerate() {
            let twice = STORY[n + 1..].iter().find(|(other, _)| other == key);
            assert!(twice.is_none(), "{key:?} does {action:?} and {twice:?}");
        }
    }

    #[test]
    fn every_action_has_a_name_and_an_explanation_in_both_languages() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let mut names = BTreeSet::new();
            for action in Action::ALL {
                let name = words.get(action.word());
                assert!(name != action.word(), "{action:?} has no name");
                let about = words.about(action.word());
                assert!(about.is_some_and(|about| about != name), "{action:?}");
                assert!(
                    names.insert(name),
                    "two actions have the name of {action:?}"
                );
            }
        }
    }
}
