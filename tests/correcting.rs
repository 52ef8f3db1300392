//! Correcting in the window: a change is written, corrected and withdrawn, the map follows, everything can be taken
//! back to the byte, and the overlay beside the data set holds what the map shows.

mod common;
#[path = "common/waiting.rs"]
mod waiting;

use common::{window as shipped_window, window_with};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::model::{Lang, RowKind, Status};
use kharita::state::{
    Action, ChangeForm, Command, CorrectionEdit, Effect, OpenedFiles, Settings, State, Tab, apply,
};
use std::path::PathBuf;
use tempfile::TempDir;
use waiting::{state, until};

/// A window whose preferences are kept in a folder.
fn window() -> (Harness<'static, Shell>, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let preferences = Preferences::at(folder.path().join("preferences.json"));
    (
        window_with(vec2(1280.0, 800.0), settings, 0.1, preferences),
        folder,
    )
}

fn send(harness: &mut Harness<'static, Shell>, command: Command) {
    harness.state_mut().send(command);
    harness.run();
}

/// A place in Syria that has a history.
fn select_raqqa(harness: &mut Harness<'static, Shell>) -> kharita::model::AreaId {
    let world = &state(harness).project.world;
    let mut areas = world.area_ids();
    let area = areas
        .find(|id| world.area(*id).name.en == "Raqqa city")
        .expect("Raqqa");
    send(harness, Command::SelectArea(Some(area)));
    area
}

fn corrected(state: &State) -> usize {
    state.project.corrections.len()
}

#[test]
fn a_change_is_added_shown_kept_and_taken_back() {
    let (mut harness, folder) = window();
    send(&mut harness, Command::TypeDate("2015-05-01".to_owned()));
    let area = select_raqqa(&mut harness);
    let before = state(&harness).project.world.changes.len();
    harness.get_by_label("Add a change").click();
    harness.run();
    // It begins with the place and the day that are shown, and says what it lacks.
    let form = state(&harness).correcting.form.clone().expect("a form");
    assert_eq!(form.date, "2015-05-01");
    assert_eq!(form.areas.len(), 1);
    harness.get_by_label_contains("Choose one force");
    // Taking it as it is does nothing.
    send(&mut harness, Command::Correct(CorrectionEdit::Take));
    assert!(state(&harness).correcting.form.is_some());
    let force = state(&harness).project.world.forces[1].id.clone();
    let filled = ChangeForm {
        forces: vec![force.clone()],
        date: "2015-05-01".to_owned(),
        ..form
    };
    send(
        &mut harness,
        Command::Correct(CorrectionEdit::Fill(Box::new(filled))),
    );
    harness.get_by_label("Save the change").scroll_to_me();
    harness.run();
    harness.get_by_label("Save the change").click();
    harness.run();
    until(&mut harness, "the change is on the map", |state| {
        corrected(state) == 1
    });
    let now = state(&harness);
    assert_eq!(now.project.world.changes.len(), before + 1);
    let timeline = &now.told.timeline;
    let control = timeline.control(timeline.at(area, now.view.date).state);
    assert_eq!(control.status, Status::Control);
    assert_eq!(now.project.world.force(control.forces[0]).id, force);
    // The map says so.
    harness.get_by_label_contains("1 row of the data set is corrected");
    let overlay = folder.path().join("shipped.overlay.json");
    let kept = |path: &PathBuf| std::fs::read_to_string(path).unwrap_or_default();
    let text = state(&harness).correcting.now().to_json();
    until(&mut harness, "the overlay is written", |_| {
        kept(&overlay) == text
    });
    // And back, by the key, to the byte.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    until(&mut harness, "it is taken back", |state| {
        corrected(state) == 0
    });
    assert_eq!(state(&harness).project.world.changes.len(), before);
    let empty = state(&harness).correcting.now().to_json();
    until(&mut harness, "the overlay too", |_| kept(&overlay) == empty);
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    harness.run();
    until(&mut harness, "it is done again", |state| {
        corrected(state) == 1
    });
    assert_eq!(state(&harness).correcting.now().to_json(), text);
    drop(harness);
    // The next start brings it back.
    let again = Preferences::at(folder.path().join("preferences.json"));
    let mut harness = window_with(vec2(1280.0, 800.0), Settings::default(), 0.1, again);
    let ctx = harness.ctx.clone();
    harness
        .state_mut()
        .open_first(None, &[], false, Vec::new(), &ctx);
    until(&mut harness, "it comes back", |state| corrected(state) == 1);
}

#[test]
fn areas_are_picked_on_the_map_and_a_change_is_corrected_and_withdrawn() {
    let (mut harness, _folder) = window();
    let area = select_raqqa(&mut harness);
    let change = state(&harness)
        .view
        .selection
        .change
        .expect("a change that holds");
    let id = state(&harness).project.world.change(change).id.clone();
    harness.get_by_label("Correct").scroll_to_me();
    harness.run();
    harness.get_by_label("Correct").click();
    harness.run();
    assert_eq!(
        state(&harness).correcting.form.as_ref().expect("a form").id,
        id
    );
    harness.get_by_label("Pick on the map").click();
    harness.run();
    let other = state(&harness).project.world.area_ids().find(|other| {
        let form = state(&harness).correcting.form.as_ref().expect("a form");
        !form
            .areas
            .contains(&state(&harness).project.world.area(*other).id)
    });
    let other = other.expect("another area");
    let count = state(&harness)
        .correcting
        .form
        .as_ref()
        .expect("a form")
        .areas
        .len();
    send(&mut harness, Command::SelectArea(Some(other)));
    let now = state(&harness);
    assert_eq!(
        now.correcting.form.as_ref().expect("a form").areas.len(),
        count + 1
    );
    assert!(
        now.outlined().contains(&other),
        "the map outlines what is picked"
    );
    assert_eq!(
        now.view.selection.area,
        Some(area),
        "nothing else is selected"
    );
    send(&mut harness, Command::SelectArea(Some(other)));
    // Esc ends the picking, then the form.
    send(&mut harness, Command::Do(Action::Escape));
    assert!(!state(&harness).correcting.picks_areas);
    send(&mut harness, Command::Do(Action::Escape));
    assert!(state(&harness).correcting.form.is_none());
    harness.get_by_label("Withdraw").scroll_to_me();
    harness.run();
    harness.get_by_label("Withdraw").click();
    harness.run();
    until(&mut harness, "it is withdrawn", |state| {
        corrected(state) == 1
    });
    assert!(state(&harness).project.world.find_change(&id).is_none());
    // With nothing selected the panel lists what was corrected, with the way back.
    send(&mut harness, Command::Do(Action::Escape));
    harness.get_by_label("Take back").scroll_to_me();
    harness.run();
    harness.get_by_label("Take back").click();
    harness.run();
    until(&mut harness, "it holds again", |state| {
        corrected(state) == 0
    });
    assert!(state(&harness).project.world.find_change(&id).is_some());
}

#[test]
fn the_form_speaks_arabic() {
    let settings = Settings {
        lang: Lang::Ar,
        reduce_motion: true,
        ..Settings::default()
    };
    let mut harness = shipped_window(vec2(1280.0, 800.0), settings, 0.1);
    select_raqqa(&mut harness);
    harness.get_by_label("إضافة تغيير").click();
    harness.run();
    harness.get_by_label("تغيير جديد");
    harness.get_by_label_contains("اختر قوة واحدة");
}

/// Edits of every kind on the state alone: taken back one after the other they leave the bytes as they were.
#[test]
fn undo_of_any_edit_restores_the_bytes() {
    let project = common::shipped::project();
    let mut state = State::new(project, Settings::default());
    let world = state.project.world.clone();
    let area = world.area_ids().next().expect("an area");
    let change = kharita::model::ChangeId::from_index(3);
    let name = kharita::model::Names {
        en: "Elsewhere".to_owned(),
        ar: "غيره".to_owned(),
    };
    let id = world.change(change).id.clone();
    let edits = [
        CorrectionEdit::Withdraw(change),
        CorrectionEdit::NameArea(area, name),
        CorrectionEdit::AddChange(area),
        CorrectionEdit::Forget(RowKind::Change, id),
    ];
    let mut moments = vec![state.correcting.now().to_json()];
    for edit in edits {
        let opens_form = matches!(edit, CorrectionEdit::AddChange(_));
        let mut effects = apply(&mut state, Command::Correct(edit));
        if opens_form {
            let form = state.correcting.form.clone().expect("a form");
            let force = world.forces[0].id.clone();
            let filled = ChangeForm {
                forces: vec![force],
                ..form
            };
            apply(
                &mut state,
                Command::Correct(CorrectionEdit::Fill(Box::new(filled))),
            );
            effects = apply(&mut state, Command::Correct(CorrectionEdit::Take));
        }
        assert_eq!(effects, [Effect::Correct]);
        moments.push(state.correcting.now().to_json());
    }
    assert_eq!(state.tab, Tab::Place);
    for moment in moments.iter().rev().skip(1) {
        assert_eq!(
            apply(&mut state, Command::Do(Action::UndoEdit)),
            [Effect::Correct]
        );
        assert_eq!(state.correcting.now().to_json(), *moment);
    }
    assert!(apply(&mut state, Command::Do(Action::UndoEdit)).is_empty());
    for moment in moments.iter().skip(1) {
        apply(&mut state, Command::Do(Action::RedoEdit));
        assert_eq!(state.correcting.now().to_json(), *moment);
    }
}

#[test]
fn an_original_is_attached_from_the_page_of_its_source() {
    let (mut harness, folder) = window();
    let world = state(&harness).project.world.clone();
    let none = |source: &&kharita::model::Source| source.texts.is_empty();
    let source = world
        .sources
        .iter()
        .find(none)
        .expect("a source without a text");
    let id = world.find_source(&source.id).expect("it is there");
    send(&mut harness, Command::OpenSource(id));
    harness.get_by_label("Attach a file…").click();
    harness.run();
    let wanted = harness.state_mut().take_wanted();
    assert_eq!(
        wanted.len(),
        1,
        "the system is asked for a file: {wanted:?}"
    );
    let path = folder.path().join("report.html");
    let page =
        "<html><title>As it was</title><script>bad()</script><p>They came at night.</p></html>";
    std::fs::write(&path, page).expect("written");
    send(&mut harness, Command::Files(OpenedFiles::Attach(path)));
    until(&mut harness, "it is attached", |state| {
        corrected(state) == 2
    });
    let world = &state(&harness).project.world;
    let source = world.source(world.find_source(&source.id).expect("still there"));
    assert_eq!(source.texts[0].paragraphs, ["They came at night."]);
    assert_eq!(source.original.name, "report.html");
    // What has no words says why, and nothing changes.
    let path = folder.path().join("empty.pdf");
    std::fs::write(&path, "%PDF-1.4\nnothing").expect("written");
    send(&mut harness, Command::Files(OpenedFiles::Attach(path)));
    let is_said = |state: &State| {
        let last = state.messages.last();
        last.is_some_and(|message| message.word == "attaching-not")
    };
    until(&mut harness, "it is said", is_said);
    assert_eq!(corrected(state(&harness)), 2);
}
