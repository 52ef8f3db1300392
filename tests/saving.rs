//! Saving and looking at problems as a user does it, in the real window without a display.

mod common;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::app::jobs::Wanted;
use kharita::export::{ExportFormat, ExportWhat, Plan};
use kharita::model::{Code, FilePlace, Lang, Problem, Severity};
use kharita::state::problems::ProblemCommand;
use kharita::state::saving::Export;
use kharita::state::{Arrival, Command, OpenedFiles, Origin, Overlay, Project, Settings, Tab};
use std::path::Path;
use std::sync::Arc;

type Window = Harness<'static, Shell>;

fn window() -> Window {
    let settings = Settings {
        lang: Lang::En,
        reduce_motion: true,
        ..Settings::default()
    };
    common::window(Vec2::new(1280.0, 800.0), settings, 0.1)
}

fn send(harness: &mut Window, command: Command) {
    harness.state_mut().send(command);
    harness.run();
}

/// Frames until something holds; what works in the background takes its time.
fn until(harness: &mut Window, holds: impl Fn(&Shell) -> bool) {
    for _frame in 0..2_000 {
        harness.step();
        if holds(harness.state()) {
            harness.run();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("it did not come to be");
}

/// What the window is asked to ask.
fn asked(harness: &mut Window) -> (Plan, String) {
    match harness.state_mut().take_wanted().pop() {
        Some(Wanted::AskWhere { plan, name }) => (plan, name),
        other => panic!("{other:?}"),
    }
}

fn last_word(harness: &Window) -> &'static str {
    let message = harness.state().state.messages.last();
    message.map_or("", |message| message.word)
}

#[test]
fn the_page_saves_what_is_chosen() {
    let mut harness = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    assert_eq!(harness.state().state.overlay, Overlay::Save);
    harness.get_by_label("The whole history").click();
    harness.run();
    harness.get_by_label("CSV table").click();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let (plan, name) = asked(&mut harness);
    assert_eq!(
        (plan.what, plan.format),
        (ExportWhat::History, ExportFormat::Csv)
    );
    assert_eq!(name, "syria-iraq-history.csv");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("history");
    send(&mut harness, Command::Export(Export::To(plan, path)));
    until(&mut harness, |shell| shell.state.messages.last().is_some());
    assert_eq!(last_word(&harness), "save-done");
    assert_eq!(harness.state().state.overlay, Overlay::None);
    let table = std::fs::read_to_string(folder.path().join("history.csv")).expect("the table");
    assert!(table.starts_with("\u{feff}id,name_en,name_ar,status"));
}

#[test]
fn a_format_that_does_not_go_with_the_choice_is_not_kept() {
    let mut harness = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    harness.get_by_label("A data set for Kharita").click();
    harness.run();
    assert_eq!(
        harness.state().state.save_plan().format,
        ExportFormat::Archive
    );
    assert!(harness.query_by_label("CSV table").is_none());
    // A data set of our own has no features of other files.
    assert!(harness.query_by_label("The features").is_none());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().state.overlay, Overlay::None);
}

#[test]
fn what_cannot_be_written_is_said() {
    let mut harness = window();
    let plan = harness.state().state.save_plan();
    let path = Path::new("/no/such/folder/map.geojson").to_owned();
    send(&mut harness, Command::Export(Export::To(plan, path)));
    until(&mut harness, |shell| shell.state.messages.last().is_some());
    assert_eq!(last_word(&harness), "save-failed");
}

#[test]
fn a_problem_shows_the_text_around_it() {
    let mut harness = window();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/broken-line");
    let ctx = harness.ctx.clone();
    let origins = vec![Origin::Path(folder.clone())];
    harness.state_mut().read(origins, Arrival::Fresh, &ctx);
    until(&mut harness, |shell| {
        !shell.state.opening.origins.is_empty()
    });
    send(&mut harness, Command::ShowTab(Tab::Problems));
    let problems = &harness.state().state.project.problems;
    let index = problems
        .iter()
        .position(|problem| problem.code == Code::BrokenLine)
        .expect("a broken line");
    let (line, file) = (
        problems[index].place.line,
        problems[index].place.file.clone(),
    );
    send(
        &mut harness,
        Command::Problems(ProblemCommand::Choose(index)),
    );
    until(&mut harness, |shell| shell.state.problems.excerpt.is_some());
    let text = std::fs::read_to_string(folder.join(file)).expect("the file");
    let line = line.expect("a line");
    let meant = text.lines().nth(line as usize - 1).expect("the line");
    let label = format!("{line}: {meant}");
    assert_eq!(harness.query_all_by_label(&label).count(), 1, "{label}");
}

#[test]
fn ten_thousand_problems_are_told_by_their_kind() {
    let mut harness = window();
    let world = harness.state().state.project.world.clone();
    let problem = |n: u32| {
        let (severity, code) = match n % 2 {
            0 => (Severity::Error, Code::UnknownArea),
            _ => (Severity::Warning, Code::OpenRing),
        };
        let mut problem = Problem::new(severity, code, FilePlace::file("changes.csv").line(n));
        problem.case("of", "change").with("id", format!("x{n}"));
        problem.with("ring", "1").with("polygon", "1");
        problem
    };
    let problems = (1..=10_000).map(problem).collect();
    let project = Arc::new(Project::new(world, problems, None));
    send(
        &mut harness,
        Command::Files(OpenedFiles::Arrived {
            project,
            origins: Vec::new(),
            arrival: Arrival::Fresh,
        }),
    );
    send(&mut harness, Command::ShowTab(Tab::Problems));
    let kinds = harness.query_all_by_label_contains("5\u{202f}000 of this kind");
    assert_eq!(kinds.count(), 2);
    send(&mut harness, Command::Problems(ProblemCommand::Toggle(0)));
    let listed = harness.query_all_by_label_contains("changes.csv:").count();
    assert!((1..60).contains(&listed), "{listed} rows are laid out");
    // The text around it is on no disk, and that is said.
    send(&mut harness, Command::Problems(ProblemCommand::Choose(0)));
    until(&mut harness, |shell| shell.state.problems.excerpt.is_some());
    let said = harness.query_all_by_label_contains("is inside an archive or not on the disk");
    assert_eq!(said.count(), 1);
    harness.get_by_label("Copy text").click();
    harness.run();
    assert_eq!(last_word(&harness), "problems-copied");
}
