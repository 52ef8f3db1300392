//! Keys in the real window: every press counts, only fields take them away, and they are meant by
//! letter and by place on an Arabic keyboard.

mod common;

use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use kharita::app::Shell;
use kharita::model::{Day, FuzzyDate, Lang};
use kharita::scene::Theme;
use kharita::state::{Action, Command, Overlay, Settings, State};

fn window(lang: Lang) -> Harness<'static, Shell> {
    let settings = Settings {
        reduce_motion: true,
        lang,
        ..Settings::default()
    };
    common::window(Vec2::new(1280.0, 800.0), settings, 0.25)
}

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

fn state<'h>(harness: &'h Harness<'static, Shell>) -> &'h State {
    &harness.state().state
}

fn go_to(harness: &mut Harness<'static, Shell>, text: &str) {
    harness.state_mut().send(Command::SetDate(day(text)));
    harness.run();
}

fn press(key: Key, physical_key: Option<Key>, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// Presses and lets go, all within the next frame.
fn press_in_one_frame(harness: &mut Harness<'static, Shell>, key: Key, times: usize) {
    for _ in 0..times {
        harness.event(press(key, None, Modifiers::NONE));
        let mut released = press(key, None, Modifiers::NONE);
        if let Event::Key { pressed, .. } = &mut released {
            *pressed = false;
        }
        harness.event(released);
    }
}

#[test]
fn two_hundred_presses_in_a_frame_are_two_hundred_steps() {
    let mut harness = window(Lang::En);
    go_to(&mut harness, "2015-01-01");
    press_in_one_frame(&mut harness, Key::ArrowRight, 200);
    harness.run();
    assert_eq!(state(&harness).view.date, day("2015-01-01").plus_days(200));
    press_in_one_frame(&mut harness, Key::ArrowLeft, 4);
    press_in_one_frame(&mut harness, Key::ArrowRight, 1);
    harness.run();
    assert_eq!(state(&harness).view.date, day("2015-01-01").plus_days(197));
    let last = state(&harness).world().about.last;
    go_to(&mut harness, &last.plus_days(-3).to_string());
    press_in_one_frame(&mut harness, Key::ArrowRight, 200);
    harness.run();
    assert_eq!(state(&harness).view.date, last, "no further than the end");
}

#[test]
fn four_presses_of_a_switch_are_four_and_a_held_one_is_one() {
    let mut harness = window(Lang::En);
    press_in_one_frame(&mut harness, Key::N, 3);
    harness.run();
    assert_eq!(state(&harness).settings.theme, Theme::Dark);
    for _ in 0..5 {
        // Held: nothing lets go between.
        harness.event(press(Key::N, None, Modifiers::NONE));
    }
    harness.run();
    assert_eq!(state(&harness).settings.theme, Theme::Light);
}

#[test]
fn after_tab_single_keys_still_act_and_space_presses_the_button() {
    let mut harness = window(Lang::En);
    go_to(&mut harness, "2015-01-01");
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.ctx.memory(|memory| memory.focused().is_some()));
    harness.key_press(Key::N);
    harness.run();
    assert_eq!(state(&harness).settings.theme, Theme::Dark);
    harness.key_press(Key::Comma);
    harness.run();
    assert!(state(&harness).view.date < day("2015-01-01"));
    let focused = harness.ctx.memory(|memory| memory.focused());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.ctx.memory(|memory| memory.focused()), focused);
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(
        state(&harness).view.date,
        state(&harness).world().about.first
    );
    harness.key_press(Key::Space);
    harness.run();
    assert!(!state(&harness).playback.playing, "Space is the button's");
}

#[test]
fn a_field_keeps_what_types() {
    let mut harness = window(Lang::En);
    go_to(&mut harness, "2015-01-01");
    harness.key_press(Key::D);
    harness.run();
    for event in [
        press(Key::N, None, Modifiers::NONE),
        Event::Text("n".to_owned()),
        press(Key::Home, None, Modifiers::NONE),
        press(Key::Period, None, Modifiers::NONE),
    ] {
        harness.event(event);
    }
    harness.run();
    assert_eq!(state(&harness).settings.theme, Theme::Light);
    assert_eq!(state(&harness).view.date, day("2015-01-01"));
}

#[test]
fn an_arabic_keyboard_acts_by_place_and_by_letter() {
    // The key, what lies there on an Arabic keyboard, and with it what it does.
    let (plain, shift) = (Modifiers::NONE, Modifiers::SHIFT);
    let by_place = [
        (Key::N, "ى", plain, Action::ToggleTheme),
        (Key::Slash, "ظ", plain, Action::Search),
        (Key::Slash, "؟", shift, Action::ShowKeys),
        (Key::Comma, "و", plain, Action::PreviousChange),
        (Key::K, "،", shift, Action::PreviousChange),
        (Key::Period, "ز", plain, Action::NextChange),
    ];
    for (key, typed, held, action) in by_place {
        let mut by_key = window(Lang::Ar);
        go_to(&mut by_key, "2015-01-01");
        // A window hands the letter over with its key.
        let events = [press(key, Some(key), held), Event::Text(typed.to_owned())];
        by_key.input_mut().events.extend(events);
        by_key.run();
        let mut by_action = window(Lang::Ar);
        go_to(&mut by_action, "2015-01-01");
        by_action.state_mut().send(Command::Do(action));
        by_action.run();
        let seen = |state: &State| {
            let query = state.search.query.clone();
            (
                state.view.date,
                state.overlay,
                state.settings.clone(),
                query,
            )
        };
        assert_eq!(seen(state(&by_key)), seen(state(&by_action)), "{typed}");
    }
}

#[test]
fn what_opens_the_search_is_no_part_of_the_query_and_what_follows_is() {
    let mut harness = window(Lang::En);
    for event in [
        press(Key::Slash, Some(Key::Slash), Modifiers::NONE),
        Event::Text("/".to_owned()),
        press(Key::N, Some(Key::N), Modifiers::NONE),
        Event::Text("n".to_owned()),
    ] {
        harness.event(event);
    }
    harness.run();
    assert_eq!(state(&harness).search.query, "n");
    assert_eq!(state(&harness).settings.theme, Theme::Light);
}

#[test]
fn the_palette_runs_what_is_found_in_both_languages() {
    for (lang, typed, action_is_done) in [
        (Lang::En, "dark", Theme::Dark),
        (Lang::Ar, "داكن", Theme::Dark),
        // By the name in the other language.
        (Lang::Ar, "light or dark", Theme::Dark),
    ] {
        let mut harness = window(lang);
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        harness.run();
        assert_eq!(state(&harness).overlay, Overlay::Palette);
        harness.event(Event::Text(typed.to_owned()));
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(state(&harness).overlay, Overlay::None);
        assert_eq!(state(&harness).settings.theme, action_is_done, "{typed}");
    }
}

#[test]
fn the_palette_does_not_run_what_cannot_run_now() {
    let mut harness = window(Lang::En);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    assert!(!state(&harness).can(Action::NextStep));
    harness.event(Event::Text("next step".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(state(&harness).overlay, Overlay::Palette);
}
