//! A person brings files of their own: the ways in, the one question, layers, living files, and what
//! comes back at the next start. The real window, without a display.

mod common;
#[path = "opening/forms.rs"]
mod forms;
#[path = "opening/over.rs"]
mod over;
#[path = "opening/question.rs"]
mod question;
#[path = "common/waiting.rs"]
mod waiting;

use egui::{DroppedFile, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::model::{Day, FuzzyDate, TimeFrom};
use kharita::state::{Action, Command, FileEvent, OpenedFiles, Origin, Settings, State};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use waiting::{state, until};

/// Three squares side by side, each with a holder.
const CONTROL: &str = r#"{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"layer": "HTS"}, "geometry": {"type": "Polygon", "coordinates": [[[36,35],[37,35],[37,36],[36,36],[36,35]]]}},
 {"type": "Feature", "properties": {"layer": "SAA"}, "geometry": {"type": "Polygon", "coordinates": [[[37,35],[38,35],[38,36],[37,36],[37,35]]]}},
 {"type": "Feature", "properties": {"layer": "SDF"}, "geometry": {"type": "Polygon", "coordinates": [[[38,35],[39,35],[39,36],[38,36],[38,35]]]}}
]}"#;

/// One square elsewhere.
const CAMP: &str = r#"{"type": "Feature", "properties": {"name": "Camp"}, "geometry": {"type": "Polygon", "coordinates": [[[40,33],[41,33],[41,34],[40,34],[40,33]]]}}"#;

/// A file that comes with its bytes and without a place on the disk.
#[derive(Debug)]
struct Dropped(PathBuf, &'static str);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(self.1.as_bytes().to_vec())
    }
}

fn settings() -> Settings {
    Settings {
        reduce_motion: true,
        ..Settings::default()
    }
}

fn window_with(settings: Settings, preferences: Preferences) -> Harness<'static, Shell> {
    common::window_with(Vec2::new(1280.0, 800.0), settings, 0.25, preferences)
}

fn window() -> Harness<'static, Shell> {
    common::window(Vec2::new(1280.0, 800.0), settings(), 0.25)
}

fn drop_files(harness: &mut Harness<'static, Shell>, files: &[(&str, &'static str)], add: bool) {
    let modifiers = if add {
        Modifiers::SHIFT
    } else {
        Modifiers::NONE
    };
    let held = |modifiers| egui::Event::ModifiersChanged(modifiers);
    harness.input_mut().events.push(held(modifiers));
    for (name, text) in files {
        let file = Dropped(PathBuf::from(name), text);
        harness.input_mut().dropped_files.push(Arc::new(file));
    }
    harness.step();
    harness.input_mut().events.push(held(Modifiers::NONE));
}

fn open_control(harness: &mut Harness<'static, Shell>) {
    drop_files(harness, &[("control.geojson", CONTROL)], false);
    until(harness, "the file is open", |state| {
        state.world().layers.len() == 1 && state.world().areas.len() == 3
    });
}

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

/// The names of what is open, without the endings of files.
fn layer_names(state: &State) -> Vec<&str> {
    let layers = state.world().layers.iter();
    layers
        .map(|layer| layer.name.trim_end_matches(".geojson"))
        .collect()
}

#[test]
fn a_dropped_file_asks_once_and_one_key_accepts() {
    let folder = tempfile::tempdir().expect("a folder");
    let preferences = || Preferences::at(folder.path().join("preferences.json"));
    let mut harness = window_with(settings(), preferences());
    open_control(&mut harness);
    assert!(state(&harness).opening.is_asking);
    assert!(harness.query_by_label("How this file is read").is_some());
    assert!(harness.query_all_by_label_contains("3 areas ·").count() > 0);

    harness.key_press(Key::Enter);
    harness.run();
    assert!(!state(&harness).opening.is_asking);
    assert!(harness.query_by_label("Use this reading").is_none());
    drop(harness);

    // The next time nothing is asked; it can still be looked at.
    let mut harness = window_with(settings(), preferences());
    open_control(&mut harness);
    assert!(!state(&harness).opening.is_asking);
    harness.key_press(Key::R);
    harness.run();
    assert!(harness.query_by_label("Use this reading").is_some());
}

#[test]
fn escape_closes_the_question_and_remembers_nothing() {
    let mut harness = window();
    open_control(&mut harness);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!state(&harness).opening.is_asking);
    assert_eq!(
        state(&harness).world().areas.len(),
        3,
        "what is shown stays"
    );
    open_control(&mut harness);
    until(&mut harness, "it asks again", |state| {
        state.opening.is_asking
    });
}

#[test]
fn a_choice_is_worked_out_and_can_be_taken_back() {
    let mut harness = window();
    open_control(&mut harness);
    let guess = state(&harness).opening.wanted[0].clone();
    let mut other = guess.clone();
    other.swap_axes = Some(true);
    let command = Command::Files(OpenedFiles::SetMapping(Box::new(other.clone())));
    harness.state_mut().send(command);
    let holds = |mapping| {
        move |state: &State| {
            state.project.import.as_ref().map(|f| &f.groups[0].mapping) == Some(mapping)
        }
    };
    until(&mut harness, "the choice holds", holds(&other));
    assert!(state(&harness).opening.is_asking, "the question stays open");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    until(&mut harness, "the guess holds again", holds(&guess));
    assert!(state(&harness).opening.past.is_empty());
}

#[test]
fn a_list_is_complete_by_keyboard() {
    let mut harness = window();
    open_control(&mut harness);
    let before = state(&harness).opening.wanted[0].time;
    harness
        .get_by_label_contains("Where the dates are:")
        .focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        state(&harness).opening.is_asking,
        "Enter opened the list, it accepted nothing"
    );
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let chosen = state(&harness).opening.wanted[0].time;
    assert_eq!(chosen, TimeFrom::FileNames, "from {before:?}");

    // Escape closes an open list and leaves the question.
    harness
        .get_by_label_contains("Where the dates are:")
        .click();
    harness.run();
    assert!(harness.query_by_label("No dates: shown always").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("No dates: shown always").is_none());
    assert!(state(&harness).opening.is_asking);
    assert_eq!(state(&harness).opening.wanted[0].time, chosen);
}

#[test]
fn of_two_drops_the_newest_wins() {
    let mut harness = window();
    drop_files(&mut harness, &[("camp.geojson", CAMP)], false);
    drop_files(&mut harness, &[("control.geojson", CONTROL)], false);
    until(&mut harness, "the second is open", |state| {
        state.world().areas.len() == 3
    });
    std::thread::sleep(Duration::from_millis(100));
    harness.run();
    assert_eq!(layer_names(state(&harness)), ["control"]);
}

#[test]
fn several_files_are_layers_with_an_order() {
    let mut harness = window();
    let both = [("control.geojson", CONTROL), ("camp.geojson", CAMP)];
    drop_files(&mut harness, &both, false);
    until(&mut harness, "both are open", |state| {
        state.world().layers.len() == 2
    });
    assert_eq!(layer_names(state(&harness)), ["control", "camp"]);

    let name = state(&harness).world().layers[0].name.clone();
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(state(&harness).view.hidden_layers.len(), 1);
    harness.get_by_label("Draw control above the next").click();
    harness.run();
    until(&mut harness, "the order is another", |state| {
        layer_names(state) == ["camp", "control"]
    });
    let hidden = state(&harness).view.hidden_layers[0];
    assert_eq!(hidden.index(), 1, "the hidden file is the same one");
    assert_eq!(state(&harness).opening.origins[0].name(), "camp.geojson");

    harness.get_by_label_contains("Close camp").click();
    harness.run();
    until(&mut harness, "one is closed", |state| {
        layer_names(state) == ["control"]
    });
}

#[test]
fn shift_adds_a_file_to_what_is_open() {
    let mut harness = window();
    open_control(&mut harness);
    drop_files(&mut harness, &[("camp.geojson", CAMP)], true);
    until(&mut harness, "both are open", |state| {
        state.world().areas.len() == 4
    });
    assert_eq!(layer_names(state(&harness)), ["control", "camp"]);
}

#[test]
fn pasted_paths_are_opened_and_one_that_leads_nowhere_takes_nothing_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("my control.geojson");
    let mut harness = window();
    let link = format!("file://{}", file.display()).replace(' ', "%20");
    harness.event(egui::Event::Paste(link.clone()));
    harness.run();
    assert!(state(&harness).world().areas.len() > 100);
    assert!(harness.query_by_label_contains("File not found").is_some());
    std::fs::write(&file, CONTROL).expect("written");
    harness.event(egui::Event::Paste(link));
    harness.step();
    until(&mut harness, "it is open", |state| {
        state.opening.paths() == [file.clone()]
    });
    assert_eq!(state(&harness).world().areas.len(), 3);
}

#[test]
fn data_can_be_pasted_and_prose_cannot() {
    let mut harness = window();
    harness.event(egui::Event::Paste("See you at five, then.".to_owned()));
    harness.run();
    assert!(
        state(&harness).world().areas.len() > 100,
        "the data set stays"
    );
    assert!(harness.query_by_label_contains("no map data").is_some());

    // A field takes what is pasted into it.
    harness.key_press(Key::D);
    harness.run();
    harness.event(egui::Event::Paste(CONTROL.to_owned()));
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(state(&harness).opening.origins.is_empty());

    harness.event(egui::Event::Paste(CONTROL.to_owned()));
    harness.step();
    until(&mut harness, "it is open", |state| {
        state.world().areas.len() == 3
    });
    assert_eq!(layer_names(state(&harness)), ["Pasted"]);
}

/// A copy of the shipped data set that may be written to.
fn data_set(folder: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/syria-iraq");
    let to = folder.join("my-map");
    copy_folder(&from, &to);
    to
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn open_path(harness: &mut Harness<'static, Shell>, path: &Path) {
    harness.state_mut().send(Command::Files(OpenedFiles::Open {
        origins: vec![Origin::Path(path.to_owned())],
        add: false,
    }));
    harness.step();
    let path = path.to_owned();
    until(harness, "the folder is open", |state| {
        state.opening.paths() == [path.clone()]
    });
}

#[test]
fn a_changed_file_is_said_and_read_again_with_date_and_selection_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path());
    let mut harness = window();
    open_path(&mut harness, &path);
    let mosul = state(&harness).world().find_area("iq-mosul-east");
    harness
        .state_mut()
        .send(Command::SetDate(day("2014-06-11")));
    harness.state_mut().send(Command::SelectArea(mosul));
    harness.run();

    let changes = path.join("changes.csv");
    let mut text = std::fs::read_to_string(&changes).expect("readable");
    text.push('\n');
    std::fs::write(&changes, &text).expect("written");
    until(&mut harness, "the change is noticed", |state| {
        state.opening.file_event.is_some()
    });
    let before = state(&harness).project.clone();
    harness.get_by_label("Reload").click();
    harness.run();
    until(&mut harness, "it is read again", |state| {
        !Arc::ptr_eq(&state.project, &before)
    });
    assert_eq!(state(&harness).view.date, day("2014-06-11"));
    assert_eq!(state(&harness).view.selection.area, mosul);
    assert_eq!(state(&harness).opening.file_event, None);

    // By itself, once that is chosen.
    harness
        .state_mut()
        .send(Command::Do(Action::ToggleAutoReload));
    harness.run();
    let before = state(&harness).project.clone();
    text.push('\n');
    std::fs::write(&changes, &text).expect("written");
    until(&mut harness, "it is read by itself", |state| {
        !Arc::ptr_eq(&state.project, &before)
    });

    // What has vanished is said, and stays.
    std::fs::remove_dir_all(&path).expect("deleted");
    until(&mut harness, "it is noticed", |state| {
        matches!(state.opening.file_event, Some((FileEvent::Gone, _)))
    });
    assert!(
        harness
            .query_all_by_label_contains("no longer there")
            .count()
            > 0
    );
    assert!(state(&harness).world().areas.len() > 100);
}

#[test]
fn a_session_comes_back_with_its_files_and_its_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path());
    let at = folder.path().join("preferences.json");
    let mut harness = window_with(settings(), Preferences::at(at.clone()));
    open_path(&mut harness, &path);
    harness
        .state_mut()
        .send(Command::SetDate(day("2014-06-11")));
    harness.run();
    harness.state_mut().save(None);
    drop(harness);

    let (saved, _) = Preferences::at(at.clone()).load();
    assert_eq!(
        saved.as_ref().map(|saved| saved.files.clone()),
        Some(vec![path.clone()])
    );
    let mut harness = window_with(settings(), Preferences::nowhere());
    let ctx = harness.ctx.clone();
    harness
        .state_mut()
        .open_first(saved.clone(), &[], false, Vec::new(), &ctx);
    until(&mut harness, "it is open again", |state| {
        state.opening.paths() == [path.clone()]
    });
    assert_eq!(state(&harness).view.date, day("2014-06-11"));
    assert_eq!(state(&harness).opening.recent.len(), 1);

    // What is no longer there is said once, and the shipped data set is shown.
    std::fs::remove_dir_all(&path).expect("deleted");
    let mut harness = window_with(settings(), Preferences::nowhere());
    let ctx = harness.ctx.clone();
    harness
        .state_mut()
        .open_first(saved, &[], false, Vec::new(), &ctx);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("File not found: my-map")
            .is_some()
    );
    assert!(state(&harness).opening.origins.is_empty());
}

#[test]
fn recent_files_say_when_they_are_missing_and_can_be_taken_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path());
    let mut harness = window();
    open_path(&mut harness, &path);
    std::fs::remove_dir_all(&path).expect("deleted");
    harness
        .state_mut()
        .send(Command::Files(OpenedFiles::LookAtRecent));
    harness.step();
    until(&mut harness, "it is missing", |state| {
        state.opening.recent.iter().all(|recent| recent.missing)
    });
    harness
        .state_mut()
        .send(Command::Files(OpenedFiles::ForgetRecent(0)));
    harness.run();
    assert!(state(&harness).opening.recent.is_empty());
}
