//! Typing as a user types, in the real window: the search field above all, in Arabic and mixed.

mod common;

use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use kharita::app::Shell;
use kharita::model::Lang;
use kharita::state::{Overlay, Settings};

/// The name of the field above the list of sources.
const FILTER: &str = "تصفية بالعنوان أو الناشر أو السنة";

const MIXED: &str = "الرقة SDF منبج";

/// Seconds from one event to the next: two clicks are a double click.
const STEP: f32 = 0.05;

type Window = Harness<'static, Shell>;

fn window(lang: Lang) -> Window {
    let settings = Settings {
        lang,
        reduce_motion: true,
        ..Settings::default()
    };
    common::window(Vec2::new(1000.0, 700.0), settings, STEP)
}

/// The window with its search open.
fn searching(lang: Lang) -> Window {
    let mut harness = window(lang);
    key(&mut harness, Modifiers::COMMAND, Key::K);
    assert_eq!(harness.state().state.overlay, Overlay::Search);
    harness
}

fn key(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn send(harness: &mut Window, event: Event) {
    harness.event(event);
    harness.run();
}

/// Letter by letter, as keyboards do.
fn type_in(harness: &mut Window, text: &str) {
    for c in text.chars() {
        send(harness, Event::Text(c.to_string()));
    }
}

fn query(harness: &Window) -> &str {
    &harness.state().state.search.query
}

/// What goes to the clipboard when it is copied.
fn copied(harness: &mut Window, event: Event) -> Option<String> {
    harness.event(event);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    harness.run();
    text
}

/// Where the caret is on the screen, as the input method is told.
fn caret(harness: &Window) -> Rect {
    let told = harness.output().platform_output.ime;
    told.expect("a field has the focus").cursor_rect
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

fn press(harness: &mut Window, pos: Pos2, pressed: bool) {
    harness.event(button(pos, pressed));
    harness.step();
}

/// Clicks in a row.
fn clicks(harness: &mut Window, pos: Pos2, count: usize) {
    harness.hover_at(pos);
    harness.run();
    for _ in 0..count {
        press(harness, pos, true);
        press(harness, pos, false);
    }
}

#[test]
fn what_readers_type_finds_raqqa() {
    for lang in [Lang::En, Lang::Ar] {
        let mut harness = searching(lang);
        type_in(&mut harness, "الرقه");
        assert_eq!(query(&harness), "الرقه");
        key(&mut harness, Modifiers::NONE, Key::Enter);
        let state = &harness.state().state;
        let id = state
            .view
            .selection
            .area
            .map(|area| &state.world().area(area).id);
        assert_eq!(id.map(String::as_str), Some("sy-raqqa"));
        assert_eq!(state.overlay, Overlay::None);
    }
}

#[test]
fn what_is_typed_in_the_frame_that_opens_the_search_is_searched() {
    let pressed = |key: Key, modifiers: Modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let opened_by = [
        vec![pressed(Key::K, Modifiers::COMMAND)],
        vec![
            pressed(Key::Slash, Modifiers::NONE),
            Event::Text("/".into()),
        ],
    ];
    for opening in opened_by {
        let mut harness = window(Lang::En);
        let (lang, theme) = {
            let settings = &harness.state().state.settings;
            (settings.lang, settings.theme)
        };
        for event in opening {
            harness.event(event);
        }
        // Letters that change the language and the theme on the map.
        for (key, letter) in [(Key::L, "l"), (Key::N, "n"), (Key::Num0, "0")] {
            harness.event(pressed(key, Modifiers::NONE));
            harness.event(Event::Text(letter.to_owned()));
        }
        harness.run();
        assert_eq!(query(&harness), "ln0");
        type_in(&mut harness, "x");
        assert_eq!(query(&harness), "ln0x");
        let settings = &harness.state().state.settings;
        assert_eq!((settings.lang, settings.theme), (lang, theme));
    }
}

#[test]
fn mixed_text_is_crossed_selected_copied_pasted_and_undone() {
    let mut harness = searching(Lang::Ar);
    type_in(&mut harness, MIXED);
    assert_eq!(query(&harness), MIXED);

    // From the end, which is at the left, to the right over everything.
    let mut x = caret(&harness).left();
    for step in 0..MIXED.chars().count() {
        key(&mut harness, Modifiers::NONE, Key::ArrowRight);
        let next = caret(&harness).left();
        assert!(next > x - 0.1, "step {step} went from {x} to {next}");
        x = next;
    }
    key(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!((caret(&harness).left() - x).abs() < 0.1, "here it begins");

    // To the left in an Arabic line is onward: the first word, and the space after it.
    let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    key(&mut harness, ctrl_shift, Key::ArrowLeft);
    key(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(copied(&mut harness, Event::Copy).as_deref(), Some("الرقة "));
    assert_eq!(copied(&mut harness, Event::Cut).as_deref(), Some("الرقة "));
    assert_eq!(query(&harness), "SDF منبج");

    key(&mut harness, Modifiers::NONE, Key::End);
    send(&mut harness, Event::Paste(" و\nالرقة".to_owned()));
    assert_eq!(query(&harness), "SDF منبج و الرقة");
    for expected in ["SDF منبج", MIXED] {
        key(&mut harness, Modifiers::COMMAND, Key::Z);
        assert_eq!(query(&harness), expected);
    }
    key(&mut harness, ctrl_shift, Key::Z);
    key(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(query(&harness), "SDF منبج و الرقة");
    key(&mut harness, Modifiers::COMMAND, Key::A);
    key(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(query(&harness), "");
}

#[test]
fn letters_fall_with_their_marks() {
    let mut harness = searching(Lang::Ar);
    send(&mut harness, Event::Text("مَنبِجٌ".to_owned()));
    key(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(query(&harness), "مَنبِ");
    key(&mut harness, Modifiers::NONE, Key::Home);
    key(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(query(&harness), "نبِ");
    key(&mut harness, Modifiers::COMMAND, Key::Delete);
    assert_eq!(query(&harness), "");
}

#[test]
fn the_pointer_selects_what_it_touches() {
    let mut harness = searching(Lang::Ar);
    send(&mut harness, Event::Text(MIXED.to_owned()));
    // The caret tells where letters are: before and after the Latin word, within an Arabic line.
    key(&mut harness, Modifiers::NONE, Key::Home);
    let start = caret(&harness).center();
    key(&mut harness, Modifiers::COMMAND, Key::ArrowLeft);
    let after_first = caret(&harness).center();
    let middle = start.lerp(after_first, 0.5);

    clicks(&mut harness, middle, 2);
    assert_eq!(copied(&mut harness, Event::Copy).as_deref(), Some("الرقة"));

    for _ in 0..10 {
        harness.step();
    }
    press(&mut harness, start + Vec2::new(3.0, 0.0), true);
    for part in [0.3, 0.7, 1.0] {
        harness.hover_at(start.lerp(after_first, part));
        harness.step();
    }
    press(&mut harness, after_first, false);
    assert_eq!(copied(&mut harness, Event::Copy).as_deref(), Some("الرقة"));
}

#[test]
fn three_presses_select_everything() {
    let mut harness = searching(Lang::En);
    send(&mut harness, Event::Text(MIXED.to_owned()));
    let at = caret(&harness).center() + Vec2::new(4.0, 0.0);
    clicks(&mut harness, at, 3);
    assert_eq!(copied(&mut harness, Event::Copy).as_deref(), Some(MIXED));
}

#[test]
fn an_input_method_composes_in_place() {
    let mut harness = searching(Lang::Ar);
    type_in(&mut harness, "في ");
    let before = caret(&harness);
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    send(&mut harness, preedit("منب"));
    assert_eq!(query(&harness), "في منب");
    assert!(caret(&harness).left() < before.left(), "it grows leftwards");
    send(
        &mut harness,
        Event::Ime(ImeEvent::Commit("منبج".to_owned())),
    );
    assert_eq!(query(&harness), "في منبج");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(query(&harness), "في ");
}

#[test]
fn the_caret_of_an_empty_field_stands_where_reading_begins() {
    let place = |lang: Lang| {
        let harness = searching(lang);
        let ime = harness.output().platform_output.ime.expect("focus");
        (ime.rect, ime.cursor_rect)
    };
    let (field, caret) = place(Lang::En);
    assert!((caret.left() - field.left()).abs() < 2.0);
    let (field, caret) = place(Lang::Ar);
    assert!((caret.right() - field.right()).abs() < 2.0);
}

#[test]
fn a_long_text_scrolls_with_the_caret() {
    let mut harness = searching(Lang::Ar);
    let long = "الرقة ودير الزور ".repeat(40);
    send(&mut harness, Event::Paste(long));
    assert_eq!(query(&harness).chars().count(), 400, "no more is taken");
    for end in [Key::Home, Key::End, Key::Home] {
        key(&mut harness, Modifiers::NONE, end);
        let ime = harness.output().platform_output.ime.expect("focus");
        let field = ime.rect.expand(2.0);
        assert!(field.contains_rect(ime.cursor_rect), "{end:?}: {ime:?}");
    }
}

#[test]
fn the_date_field_and_the_filter_take_keys_and_let_them_go() {
    let mut harness = window(Lang::Ar);
    key(&mut harness, Modifiers::NONE, Key::D);
    type_in(&mut harness, "10 حزيران 2014");
    key(&mut harness, Modifiers::NONE, Key::Home);
    assert!(harness.state().state.view.date != harness.state().state.world().about.first);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().state.view.date.to_string(), "2014-06-10");
    assert!(harness.output().platform_output.ime.is_none(), "let go");

    key(&mut harness, Modifiers::NONE, Key::D);
    type_in(&mut harness, "2015");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().state.view.date.to_string(), "2014-06-10");
    assert!(harness.output().platform_output.ime.is_none(), "let go");

    key(&mut harness, Modifiers::COMMAND, Key::Num2);
    let sources = |harness: &Window| {
        let found = harness.query_all_by_role(egui::accesskit::Role::TextInput);
        let values = found.map(|node| node.accesskit_node().value().unwrap_or_default());
        values.collect::<Vec<_>>()
    };
    harness.get_by_label(FILTER).focus();
    harness.run();
    type_in(&mut harness, "الموصل");
    assert!(sources(&harness).contains(&"الموصل".to_owned()));
    let day = harness.state().state.view.date;
    key(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(
        harness.state().state.view.date,
        day,
        "an arrow is the field's"
    );
}

#[test]
fn the_screen_reader_knows_name_and_value() {
    let mut harness = searching(Lang::En);
    type_in(&mut harness, "منبج");
    let field = harness
        .get_all_by_role(egui::accesskit::Role::TextInput)
        .find(|node| node.accesskit_node().is_focused());
    let node = field.expect("the search field");
    let node = node.accesskit_node();
    assert_eq!(node.value().as_deref(), Some("منبج"));
    assert!(node.label().is_some_and(|label| !label.is_empty()));
}

#[test]
fn home_and_end_go_to_where_reading_begins_and_ends() {
    for (lang, text, home_is_right) in [
        (Lang::Ar, "الرقة SDF منبج", true),
        (Lang::En, "Raqqa الرقة Manbij", false),
    ] {
        let mut harness = searching(lang);
        type_in(&mut harness, text);
        key(&mut harness, Modifiers::NONE, Key::Home);
        let home = caret(&harness);
        key(&mut harness, Modifiers::NONE, Key::End);
        let end = caret(&harness);
        assert_eq!(home.left() > end.left(), home_is_right, "{home:?} {end:?}");
        // From the end back to the start, everything is selected.
        key(&mut harness, Modifiers::SHIFT, Key::Home);
        assert_eq!(copied(&mut harness, Event::Copy).as_deref(), Some(text));
    }
}
