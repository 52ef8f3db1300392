//! Sessions in files of their own: what was open, looked at and unfolded comes back; what has moved is asked for; what is
//! no session is said to be none; nothing is written that a session has no business with.

mod common;
#[path = "common/waiting.rs"]
mod waiting;

use common::window as shipped_window;
use egui::vec2;
use egui_kittest::Harness;
use kharita::app::Shell;
use kharita::app::jobs::Wanted;
use kharita::export::ExportWhat;
use kharita::model::{Condition, GroundUnit, Status};
use kharita::state::comparing::{ComparisonCommand, ComparisonPage};
use kharita::state::figures::{FigureCommand, FigureScope};
use kharita::state::saving::{Export, SESSION};
use kharita::state::session_file::SessionFile;
use kharita::state::{Action, Ask, Command, OpenedFiles, Origin, Settings, Tab};
use std::path::{Path, PathBuf};
use waiting::{state, until};

fn window() -> Harness<'static, Shell> {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    shipped_window(vec2(1280.0, 800.0), settings, 0.1)
}

fn send(harness: &mut Harness<'static, Shell>, command: Command) {
    harness.state_mut().send(command);
    harness.run();
}

fn save(harness: &mut Harness<'static, Shell>, path: &Path) {
    send(
        harness,
        Command::Export(Export::To(SESSION, path.to_owned())),
    );
    until(harness, "the session is saved", |state| {
        state.saving.is_none() && path.exists()
    });
}

fn open(harness: &mut Harness<'static, Shell>, path: &Path) {
    let origins = vec![Origin::Path(path.to_owned())];
    send(
        harness,
        Command::Files(OpenedFiles::Open {
            origins,
            add: false,
        }),
    );
}

fn squares(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"Holder": "Reds", "From": "2015-01-01", "To": "2016-01-01"}, "geometry":
        {"type": "Polygon", "coordinates": [[[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]]]}}]}"#;
    std::fs::create_dir_all(folder).expect("made");
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn a_session_comes_back_as_it_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("work.kharita-session");
    let mut harness = window();
    let area = state(&harness)
        .project
        .world
        .area_ids()
        .nth(7)
        .expect("an area");
    send(&mut harness, Command::SelectArea(Some(area)));
    send(&mut harness, Command::TypeDate("2016-03-04".to_owned()));
    send(
        &mut harness,
        Command::Filter(Condition::Status(Status::Control)),
    );
    send(&mut harness, Command::Do(Action::ToggleFigures));
    send(&mut harness, Command::Do(Action::ToggleForces));
    send(
        &mut harness,
        Command::Figures(FigureCommand::Measure(GroundUnit::People)),
    );
    send(
        &mut harness,
        Command::Figures(FigureCommand::Within(FigureScope::View)),
    );
    send(&mut harness, Command::Do(Action::ToggleComparison));
    send(
        &mut harness,
        Command::Compare(ComparisonCommand::Turn(ComparisonPage::Areas)),
    );
    send(&mut harness, Command::TypeDate("2017-05-06".to_owned()));
    send(&mut harness, Command::Do(Action::ShowSources));
    let stretch = kharita::state::strip::Stretch::of_days(
        kharita::model::Day::new(2015, 1, 1).expect("a day"),
        kharita::model::Day::new(2018, 1, 1).expect("a day"),
    );
    send(&mut harness, Command::ShowStretch(stretch));
    let view = state(&harness).view.clone();
    save(&mut harness, &path);
    drop(harness);
    let mut harness = window();
    open(&mut harness, &path);
    until(&mut harness, "it is open", |state| {
        state.comparing.is_some()
    });
    let now = state(&harness);
    assert_eq!(now.view, view);
    assert_eq!(now.tab, Tab::Sources);
    assert_eq!(now.stretch, stretch);
    assert!(now.settings.figures_open && !now.settings.forces_open);
    assert_eq!(now.figures.unit, GroundUnit::People);
    assert_eq!(now.figures.scope, FigureScope::View);
    let comparison = now.comparing.as_ref().expect("a comparison");
    assert_eq!(comparison.from.to_string(), "2016-03-04");
    assert_eq!(comparison.page, ComparisonPage::Areas);
    // Saved again it is the same, to the byte.
    let again = folder.path().join("again.kharita-session");
    save(&mut harness, &again);
    let read = |path: &Path| std::fs::read_to_string(path).expect("read");
    assert_eq!(read(&again), read(&path));
}

#[test]
fn files_of_a_session_move_with_it_and_are_asked_for_where_they_do_not() {
    let around = tempfile::tempdir().expect("a folder");
    let (old, new) = (around.path().join("old"), around.path().join("new"));
    let file = squares(&old, "control.geojson");
    let path = old.join("work.kharita-session");
    let mut harness = window();
    let origins = vec![Origin::Path(file.clone())];
    send(
        &mut harness,
        Command::Files(OpenedFiles::Open {
            origins,
            add: false,
        }),
    );
    until(&mut harness, "the file is open", |state| {
        state.project.import.is_some()
    });
    save(&mut harness, &path);
    let written =
        SessionFile::from_json(&std::fs::read_to_string(&path).expect("read")).expect("a session");
    assert_eq!(written.files, ["control.geojson"], "from its folder on");
    assert!(!written.readings.is_empty());
    // The whole folder moves: nothing is asked.
    std::fs::rename(&old, &new).expect("moved");
    let path = new.join("work.kharita-session");
    let mut harness = window();
    open(&mut harness, &path);
    until(&mut harness, "it is open", |state| {
        state.project.import.is_some()
    });
    // The file alone moves: it is asked for, and opened where it is shown.
    let elsewhere = squares(&around.path().join("elsewhere"), "renamed.geojson");
    std::fs::remove_file(new.join("control.geojson")).expect("removed");
    let mut harness = window();
    open(&mut harness, &path);
    let mut wanted = Vec::new();
    for _ in 0..200 {
        wanted.extend(harness.state_mut().take_wanted());
        if !wanted.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.run();
    }
    assert!(
        matches!(
            wanted.as_slice(),
            [Wanted::Ask {
                what: Ask::Moved,
                ..
            }]
        ),
        "{wanted:?}"
    );
    assert!(
        state(&harness).project.import.is_none(),
        "what is open stays meanwhile"
    );
    send(
        &mut harness,
        Command::Files(OpenedFiles::Found(vec![elsewhere])),
    );
    until(&mut harness, "it is open", |state| {
        state.project.import.is_some()
    });
    // Not found: that is said, and the map stays.
    let mut harness = window();
    open(&mut harness, &path);
    std::thread::sleep(std::time::Duration::from_millis(200));
    harness.run();
    send(&mut harness, Command::Files(OpenedFiles::Found(Vec::new())));
    let said: Vec<&str> = state(&harness)
        .messages
        .latest_first()
        .map(|past| past.message.word)
        .collect();
    assert!(said.contains(&"session-without"), "{said:?}");
    assert!(!state(&harness).project.world.areas.is_empty());
}

#[test]
fn what_is_no_session_is_said_to_be_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kharita-session");
    for text in [
        "",
        "{}",
        "[1, 2",
        "{\"format\": \"kharita-session\", \"files\": 7}",
    ] {
        std::fs::write(&path, text).expect("written");
        let mut harness = window();
        open(&mut harness, &path);
        until(&mut harness, "it is said", |state| {
            state.messages.last().is_some()
        });
        assert!(!state(&harness).project.world.areas.is_empty(), "{text}");
    }
}

#[test]
fn it_is_saved_by_its_key_and_stands_on_the_page_of_saving() {
    let mut harness = window();
    let keys = egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT);
    harness.key_press_modifiers(keys, egui::Key::S);
    harness.run();
    let wanted = harness.state_mut().take_wanted();
    let [Wanted::AskWhere { plan, name }] = wanted.as_slice() else {
        panic!("{wanted:?}");
    };
    assert_eq!(plan.what, ExportWhat::Session);
    assert!(name.ends_with(".kharita-session"), "{name}");
}
