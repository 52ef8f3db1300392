//! What is said in passing: nothing is lost, time is the user's, and every sentence has its words.

mod common;

use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::model::{Day, Lang};
use kharita::state::messages::{Argument, MOST_KEPT, MOST_PASSING, Messages};
use kharita::state::{Command, Grade, Message, Overlay, Settings};
use kharita::text::has_arabic;
use kharita::ui::messages::sentence;
use kharita::words::Words;
use proptest::prelude::*;

fn window(lang: Lang, step_dt: f32) -> Harness<'static, Shell> {
    let settings = Settings {
        reduce_motion: true,
        lang,
        ..Settings::default()
    };
    common::window(Vec2::new(1280.0, 800.0), settings, step_dt)
}

fn say(harness: &mut Harness<'static, Shell>, message: Message) {
    harness.state_mut().send(Command::Say(message));
    harness.step();
}

fn passing(harness: &Harness<'static, Shell>) -> Vec<&'static str> {
    let messages = &harness.state().state.messages;
    messages.passing().map(|past| past.message.word).collect()
}

#[test]
fn a_message_stays_as_many_seconds_at_any_number_of_frames() {
    for step_dt in [1.0 / 60.0, 0.3] {
        let mut harness = window(Lang::En, step_dt);
        say(&mut harness, Message::done("notice-no-later-change"));
        let mut seconds = 0.0;
        while !passing(&harness).is_empty() {
            harness.step();
            seconds += step_dt;
            assert!(seconds < 60.0, "it never goes");
        }
        assert!(
            (5.0..7.5).contains(&seconds),
            "{seconds} s at {step_dt} s a frame"
        );
    }
}

#[test]
fn a_second_message_stands_beside_the_first_and_both_can_be_read_again() {
    let mut harness = window(Lang::En, 0.25);
    say(&mut harness, Message::done("notice-no-later-change"));
    say(&mut harness, Message::warning("save-busy"));
    assert_eq!(passing(&harness), ["save-busy", "notice-no-later-change"]);
    for _ in 0..80 {
        harness.step();
    }
    assert!(passing(&harness).is_empty());
    harness.get_by_label_contains("Messages").click();
    harness.run();
    assert_eq!(harness.state().state.overlay, Overlay::Messages);
    assert!(
        harness
            .query_by_label("There are no later changes here.")
            .is_some()
    );
    assert_eq!(harness.state().state.messages.unread(), None);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().state.overlay, Overlay::None);
}

#[test]
fn time_stands_still_while_the_pointer_rests_on_a_message() {
    let mut harness = window(Lang::En, 0.25);
    say(&mut harness, Message::done("notice-no-later-change"));
    harness.step();
    let bar = harness.get_by_label("Message: There are no later changes here.");
    let center = bar.rect().center();
    harness.event(Event::PointerMoved(center));
    for _ in 0..60 {
        harness.step();
    }
    assert_eq!(passing(&harness).len(), 1);
    harness.event(Event::PointerMoved(center - Vec2::new(0.0, 300.0)));
    for _ in 0..60 {
        harness.step();
    }
    assert!(passing(&harness).is_empty());
}

#[test]
fn the_same_again_is_said_once() {
    let mut harness = window(Lang::En, 0.25);
    for _ in 0..30 {
        harness.event(Event::Key {
            key: Key::Period,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    let last = harness.state().state.world().about.last;
    harness.state_mut().send(Command::SetDate(last));
    harness.step();
    harness.step();
    let messages = &harness.state().state.messages;
    assert_eq!(messages.latest_first().count(), 1);
}

fn messages() -> impl Strategy<Value = Message> {
    let words = ["save-done", "save-busy", "opening-gone", "notice-cancelled"];
    let grades = [Grade::Done, Grade::Warning, Grade::Failure];
    let of = move |(word, grade): (usize, usize)| Message {
        grade: grades[grade],
        ..Message::done(words[word])
    };
    (0..4_usize, 0..3_usize).prop_map(of)
}

proptest! {
    #[test]
    fn whatever_is_said_the_list_holds_the_latest(said in prop::collection::vec((messages(), 0.0..20.0_f64), 0..60)) {
        let mut list = Messages::default();
        for (message, pause) in said {
            list.pass(pause);
            list.say(message.clone());
            prop_assert_eq!(list.last(), Some(&message));
            prop_assert!(list.passing().count() <= MOST_PASSING);
            prop_assert!(list.latest_first().count() <= MOST_KEPT);
            let ages: Vec<f64> = list.latest_first().map(|past| past.age_seconds).collect();
            prop_assert!(ages.is_sorted());
            if let Some(next) = list.next_change() {
                let mut later = list.clone();
                later.pass(next);
                prop_assert!(later.passing().count() < list.passing().count());
            }
        }
    }
}

#[test]
fn arguments_are_written_as_the_language_writes_them() {
    let outside = Message::warning("notice-date-outside")
        .with("first", Argument::Day(Day(16_000)))
        .with("last", Argument::Day(Day(16_010)));
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let failed = Message::failure("save-failed")
        .text("what", "/a/b.csv")
        .with("why", Argument::from(&full));
    let [english, arabic] = Lang::ALL.map(Words::new);
    let said = sentence(&english, &outside);
    assert!(said.contains("22 October 2013"), "{said}");
    assert!(has_arabic(&sentence(&arabic, &outside)));
    assert!(sentence(&english, &failed).ends_with("/a/b.csv: the disk is full"));
    assert!(sentence(&arabic, &failed).ends_with("القرص ممتلئ"));
}
