//! Which actions the keys of a frame ask for, in their order and as often as they were pressed. A field
//! that is typed into comes first; what else has the focus takes only the keys that it answers to.

use super::ctx::Ctx;
use super::glyphs;
use super::keys::{STORY, TABLE};
use super::table;
use crate::state::{Action, Command, Overlay, StoryCommand};
use egui::{Event, EventFilter, Id, Key, KeyboardShortcut};

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// Nothing, or the map.
    Free,
    /// A button or the like: Space and Enter press it.
    Button,
    /// A text to read or a table: arrows, pages and ends move in it.
    Column,
    /// A field: everything that types.
    Field,
}

impl Keyboard {
    /// What has it now.
    pub fn of(egui: &egui::Context) -> Self {
        let Some(focused) = egui.memory(|memory| memory.focused()) else {
            return Keyboard::Free;
        };
        if glyphs::is_field(egui, focused) {
            Keyboard::Field
        } else if glyphs::is_column(egui, focused) || focused == table::body_id() {
            Keyboard::Column
        } else {
            Keyboard::Button
        }
    }

    /// Whether it takes a key away from the window.
    fn takes(self, key: &KeyboardShortcut) -> bool {
        match self {
            Keyboard::Free => false,
            Keyboard::Button => {
                key.modifiers.is_none() && matches!(key.logical_key, Key::Space | Key::Enter)
            }
            Keyboard::Column => moves_in_text(key),
            Keyboard::Field => !acts_in_fields(key),
        }
    }
}

fn moves_in_text(key: &KeyboardShortcut) -> bool {
    let moves = matches!(
        key.logical_key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
    );
    moves && !key.modifiers.alt
}

/// Keys that act even while a field has the focus: they type nothing, and undo and erase nothing in it.
fn acts_in_fields(key: &KeyboardShortcut) -> bool {
    let typing_keys = [
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::Backspace,
        Key::Delete,
        Key::Y,
        Key::Z,
    ];
    let with_command = key.modifiers.command && !typing_keys.contains(&key.logical_key);
    with_command || matches!(key.logical_key, Key::F1 | Key::F5 | Key::Escape)
}

/// What the keys of a frame ask for.
#[derive(Default)]
pub struct Asked {
    /// In the order in which they were pressed.
    pub commands: Vec<Command>,
    /// What was typed after a key that opens a field, before there is one: on a slow machine a hand is
    /// faster than a frame, and a letter of the query must not do what it does on the map.
    pub ahead: String,
    /// The key that opened a field and has yet to type its letter, which belongs nowhere.
    owes_letter: Option<Key>,
}

/// The letter of a key that opened a field, where it comes in a later frame than the key.
#[derive(Clone, Copy, Default)]
struct OwedLetter {
    key: Option<Key>,
    /// The frame in which it came; a frame may be laid out twice, and has it each time.
    came_in: Option<u64>,
}

impl OwedLetter {
    /// Takes the letter out of the events of a frame, if it comes before another key.
    fn settle(&mut self, events: &mut Vec<Event>, frame: u64) {
        let Some(key) = self
            .key
            .filter(|_| self.came_in.is_none_or(|came| came == frame))
        else {
            return;
        };
        let is_telling =
            |event: &Event| matches!(event, Event::Text(_) | Event::Key { pressed: true, .. });
        if let Some(at) = events.iter().position(is_telling) {
            let is_its_letter = |text: &str| Key::from_name(&text.to_uppercase()) == Some(key);
            if matches!(&events[at], Event::Text(text) if is_its_letter(text)) {
                events.remove(at);
                self.came_in = Some(frame);
            } else {
                self.key = None;
            }
        }
    }
}

/// Takes the keys of this frame that ask for something, with the letters that they type.
pub fn take(egui: &egui::Context, ctx: &Ctx<'_>) -> Asked {
    let in_story = ctx.state.is_telling();
    // An overlay with a field takes what is typed from the moment it opens, before its field has the focus.
    let types = matches!(ctx.state.overlay, Overlay::Search | Overlay::Palette);
    let keyboard = match Keyboard::of(egui) {
        Keyboard::Button if in_story => Keyboard::Free,
        _ if types => Keyboard::Field,
        keyboard => keyboard,
    };
    keep_focus(egui, keyboard, in_story);
    let is_mac = egui.os().is_mac();
    let answers = |press: &Press| {
        let story = in_story.then(|| press.in_story()).flatten();
        let story =
            story.filter(|_| ctx.state.overlay == Overlay::None && keyboard != Keyboard::Field);
        story.or_else(|| {
            let action = press.action(is_mac, keyboard)?;
            // Elsewhere other choices are taken back by the same keys.
            let is_undoing = matches!(action, Action::UndoEdit | Action::RedoEdit);
            let corrects = ctx.state.can(action) && ctx.state.opening.past.is_empty();
            if is_undoing && !ctx.state.shows_stories() && !corrects {
                return None;
            }
            let can = !in_story || action.is_for_stories();
            Some(if can {
                KeyAnswer::Act(action)
            } else {
                KeyAnswer::Rest
            })
        })
    };
    let id = Id::unique("kharita letter of a key that opened a field");
    let mut owed: OwedLetter = egui.data(|data| data.get_temp(id)).unwrap_or_default();
    let frame = egui.cumulative_frame_nr();
    let asked = egui.input_mut(|input| {
        let mut events = std::mem::take(&mut input.events);
        owed.settle(&mut events, frame);
        let (events, asked) = answered(events, answers);
        input.events = events;
        asked
    });
    if asked.owes_letter.is_some() {
        owed = OwedLetter {
            key: asked.owes_letter,
            came_in: None,
        };
    }
    egui.data_mut(|data| data.insert_temp(id, owed));
    asked
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyAnswer {
    Act(Action),
    /// A digit of the number of a step.
    Digit(u8),
    /// The number of a step is complete, or the step is to be shown again.
    Enter,
    /// It would change what a story shows, so it does nothing while one is told.
    Rest,
}

impl KeyAnswer {
    fn command(self) -> Option<Command> {
        match self {
            KeyAnswer::Act(action) => Some(Command::Do(action)),
            KeyAnswer::Digit(digit) => Some(Command::Story(StoryCommand::Digit(digit))),
            KeyAnswer::Enter => Some(Command::Story(StoryCommand::Enter)),
            KeyAnswer::Rest => None,
        }
    }

    /// Whether what is typed from now on belongs into a field.
    fn opens_field(self) -> bool {
        let opening = [Action::Search, Action::Palette, Action::TypeDate];
        matches!(self, KeyAnswer::Act(action) if opening.contains(&action))
    }
}

/// The events that are left, and what the others ask for.
fn answered(
    events: Vec<Event>,
    answers: impl Fn(&Press) -> Option<KeyAnswer>,
) -> (Vec<Event>, Asked) {
    let (mut left, mut asked) = (Vec::with_capacity(events.len()), Asked::default());
    let mut is_ahead = false;
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        if let (true, Event::Text(text)) = (is_ahead, &event) {
            asked.ahead.push_str(text);
            continue;
        }
        let typed = events.peek().and_then(|next| match next {
            Event::Text(text) => Some(text.clone()),
            _ => None,
        });
        let press = Press::of(&event, typed.as_deref());
        let answer = press.as_ref().and_then(&answers);
        match (answer, press) {
            // A key that types: its letter follows.
            (_, Some(press)) if is_ahead && !press.names.iter().any(acts_in_fields) => {}
            (Some(answer), press) => {
                asked.commands.extend(answer.command());
                is_ahead |= answer.opens_field();
                if typed.is_some() {
                    // The letter of a key that acts is typed nowhere.
                    events.next();
                } else {
                    let key = press
                        .filter(|_| answer.opens_field())
                        .and_then(|p| p.letter());
                    asked.owes_letter = key;
                }
            }
            _ => left.push(event),
        }
    }
    (left, asked)
}

/// A key that was pressed, by every name that it can be meant by, the surest first.
struct Press {
    names: Vec<KeyboardShortcut>,
    is_repeated: bool,
}

impl Press {
    /// The press that an event is; `typed` is the text that it typed.
    fn of(event: &Event, typed: Option<&str>) -> Option<Self> {
        let Event::Key {
            key,
            physical_key,
            pressed: true,
            repeat,
            modifiers,
        } = event
        else {
            return None;
        };
        let mut names = Vec::with_capacity(3);
        let mut add = |key: Option<Key>| {
            names.extend(key.map(|key| KeyboardShortcut::new(*modifiers, key)));
        };
        let is_plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
        add(typed.filter(|_| is_plain).and_then(by_letter));
        // Without a letter of its own a key is called by its place.
        let is_by_place = *physical_key == Some(*key);
        add((is_by_place && modifiers.shift)
            .then(|| shifted(*key))
            .flatten());
        add(Some(*key));
        Some(Self {
            names,
            is_repeated: *repeat,
        })
    }

    /// The key whose letter it types beside what it does; `None` where it types none.
    fn letter(&self) -> Option<Key> {
        let held = |key: &KeyboardShortcut| {
            key.modifiers.command || key.modifiers.ctrl || key.modifiers.alt
        };
        let own = self.names.last().filter(|key| !held(key));
        own.map(|key| key.logical_key)
    }

    /// What it does in a story before anything else.
    fn in_story(&self) -> Option<KeyAnswer> {
        let plain = |name: &&KeyboardShortcut| name.modifiers.is_none();
        let found = self.names.iter().filter(plain).find_map(|name| {
            let story = STORY.iter().find(|(key, _)| key == name);
            let digit = || digit(name.logical_key).map(KeyAnswer::Digit);
            let enter = (name.logical_key == Key::Enter).then_some(KeyAnswer::Enter);
            let act = story.map(|(_, action)| KeyAnswer::Act(*action));
            act.or_else(digit).or(enter)
        });
        // A key that is held blanks the screen once.
        let once = |answer| match answer {
            KeyAnswer::Act(action) if self.is_repeated && !action.repeats() => KeyAnswer::Rest,
            answer => answer,
        };
        found.map(once)
    }

    /// What it does by the table, if what has the keyboard leaves it to the window.
    fn action(&self, is_mac: bool, keyboard: Keyboard) -> Option<Action> {
        let found = self.names.iter().find_map(|pressed| {
            let matches = |key: &KeyboardShortcut| {
                key.logical_key == pressed.logical_key
                    && !keyboard.takes(&KeyboardShortcut::new(pressed.modifiers, key.logical_key))
            };
            let exact = |key: &KeyboardShortcut| pressed.modifiers.matches_exact(key.modifiers);
            // Signs stand on other keys in other countries, some with Shift.
            let sign = |key: &KeyboardShortcut| {
                is_sign(key.logical_key) && pressed.modifiers.matches_logically(key.modifiers)
            };
            let by = |fits: &dyn Fn(&KeyboardShortcut) -> bool| {
                let mut rows = TABLE.iter();
                rows.find(|row| row.keys(is_mac).iter().any(|key| matches(key) && fits(key)))
            };
            by(&exact).or_else(|| by(&sign))
        });
        let action = found.map(|row| row.action);
        action.filter(|action| !self.is_repeated || action.repeats())
    }
}

/// The key whose letter was typed: Arabic signs and digits are those that stand for them.
fn by_letter(typed: &str) -> Option<Key> {
    let mut letters = typed.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return None;
    };
    match letter {
        '؟' => Some(Key::Questionmark),
        '،' => Some(Key::Comma),
        '٠'..='٩' => digit_key(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => digit_key(u32::from(letter) - u32::from('۰')),
        letter if letter.is_ascii_graphic() => Key::from_name(typed),
        _ => None,
    }
}

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

fn digit_key(digit: u32) -> Option<Key> {
    DIGITS.get(usize::try_from(digit).ok()?).copied()
}

fn digit(key: Key) -> Option<u8> {
    let at = DIGITS.iter().position(|digit| *digit == key)?;
    u8::try_from(at).ok()
}

/// What a key means with Shift where it is known only by its place.
fn shifted(key: Key) -> Option<Key> {
    match key {
        Key::Slash => Some(Key::Questionmark),
        Key::Equals => Some(Key::Plus),
        _ => None,
    }
}

fn is_sign(key: Key) -> bool {
    matches!(
        key,
        Key::Questionmark
            | Key::Plus
            | Key::Equals
            | Key::Minus
            | Key::Slash
            | Key::Comma
            | Key::Period
            | Key::OpenBracket
            | Key::CloseBracket
    )
}

/// Arrows act; they must not move the focus from button to button as well.
fn keep_focus(egui: &egui::Context, keyboard: Keyboard, in_story: bool) {
    if !matches!(keyboard, Keyboard::Button | Keyboard::Free) {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: in_story,
        ..EventFilter::default()
    };
    egui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.set_focus_lock_filter(focused, filter);
        }
    });
}
