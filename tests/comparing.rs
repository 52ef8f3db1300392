//! Two dates beside each other in the window: maps, matrix, areas and changes.

mod common;

use common::shipped;
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use kharita::model::{Condition, Day, GroundSums, Holder, Lang, difference};
use kharita::state::comparing::{ComparisonCommand, ComparisonPage};
use kharita::state::{Action, Command, Settings, State, apply};
use kharita::ui::comparing::comparison_grid;
use kharita::words::Words;

fn day(text: &str) -> Day {
    Day::try_from(text.to_owned()).expect("a day")
}

/// 2017-01-01 beside 2017-12-31.
fn state() -> State {
    let mut state = State::new(shipped::project(), Settings::default());
    apply(&mut state, Command::SetDate(day("2017-01-01")));
    apply(&mut state, Command::Do(Action::ToggleComparison));
    apply(&mut state, Command::SetDate(day("2017-12-31")));
    state
}

fn turned(state: &mut State, page: ComparisonPage) -> kharita::export::Grid {
    apply(state, Command::Compare(ComparisonCommand::Turn(page)));
    comparison_grid(state, &Words::new(Lang::En)).expect("two dates are compared")
}

#[test]
fn the_matrix_is_the_models_and_a_cell_opens_its_areas() {
    let mut state = state();
    let world = state.project.world.clone();
    let days = [day("2017-01-01"), day("2017-12-31")];
    let sums = GroundSums::new(&world, &world.timeline);
    let expected = sums.transitions(days[0], days[1]);
    let comparison = state.comparing.as_ref().expect("a comparison");
    assert_eq!(*comparison.transitions, expected);
    let differ = difference(&world, &world.timeline, days[0], days[1]);
    assert_eq!(
        state.outlined().len(),
        differ.len(),
        "what differs is outlined"
    );
    let matrix = turned(&mut state, ComparisonPage::Matrix);
    assert_eq!(matrix.rows.len(), expected.cells.len());
    let holder = |id: &str| Holder::Force(world.find_force(id).expect("a force"));
    let cell = (holder("isis"), holder("iraq_gov"));
    apply(
        &mut state,
        Command::Compare(ComparisonCommand::Open(Some(cell))),
    );
    assert_eq!(state.outlined(), expected.cells[&cell].areas);
    let areas = turned(&mut state, ComparisonPage::Areas);
    assert_eq!(areas.rows.len(), expected.cells[&cell].areas.len());
    apply(&mut state, Command::Compare(ComparisonCommand::Open(None)));
    assert_eq!(
        turned(&mut state, ComparisonPage::Areas).rows.len(),
        differ.len()
    );
    let balance = turned(&mut state, ComparisonPage::Balance);
    assert_eq!(balance.rows.len(), expected.changes().len());
    let changes = turned(&mut state, ComparisonPage::Changes);
    let shown = state.told.shown_between(days[0], days[1]).count();
    assert_eq!(changes.rows.len(), shown);
}

#[test]
fn filters_and_dates_act_at_once() {
    let mut state = state();
    let before = state.comparing.as_ref().map(|one| one.differences.len());
    apply(
        &mut state,
        Command::Filter(Condition::Country("SYR".to_owned())),
    );
    let world = state.project.world.clone();
    let comparison = state.comparing.as_ref().expect("a comparison");
    assert!(Some(comparison.differences.len()) < before);
    let is_syrian = |area: &kharita::model::AreaId| world.area(*area).country == "SYR";
    assert!(comparison.areas.iter().all(is_syrian));
    let from = ComparisonCommand::TypeFrom("31 December 2017".to_owned());
    apply(&mut state, Command::Compare(from));
    assert_eq!(
        state.comparing.as_ref().map(|one| one.differences.len()),
        Some(0)
    );
    let never = ComparisonCommand::TypeFrom("never".to_owned());
    apply(&mut state, Command::Compare(never));
    let from = state.comparing.as_ref().map(|one| one.from);
    assert_eq!(from, Some(day("2017-12-31")));
    apply(&mut state, Command::Do(Action::ToggleComparison));
    assert!(state.comparing.is_none() && state.outlined().is_empty());
}

#[test]
fn two_maps_stand_beside_each_other_and_rows_lead_to_places() {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let mut harness = common::window(Vec2::new(1280.0, 800.0), settings, 0.25);
    harness
        .state_mut()
        .send(Command::SetDate(day("2014-06-01")));
    harness.run();
    harness.key_press(Key::C);
    harness.run();
    harness
        .state_mut()
        .send(Command::SetDate(day("2014-07-01")));
    harness.run();
    let first = harness.get_by_label("Map of the first date").rect();
    let second = harness.get_by_label("Map").rect();
    assert!(first.right() <= second.left() && (first.width() - second.width()).abs() < 2.0);
    harness.get_by_label("Areas that differ").click();
    harness.run();
    let area = harness
        .state()
        .state
        .comparing
        .as_ref()
        .map(|one| one.areas[0]);
    let area = area.expect("a comparison");
    let name = harness.state().state.world().area(area).name.en.clone();
    harness.get_by_label_contains(&format!("{name}, ")).click();
    harness.run();
    assert_eq!(harness.state().state.view.selection.area, Some(area));
    // Sorting by a title keeps the rows.
    harness.get_by_label("Governorate").click();
    harness.run();
    // Dragging the first map moves both: there is one camera.
    let before = harness.state().state.camera;
    harness.drag_at(first.center());
    harness.hover_at(first.center() + Vec2::new(40.0, 10.0));
    harness.run();
    harness.drop_at(first.center() + Vec2::new(40.0, 10.0));
    harness.run();
    assert_ne!(harness.state().state.camera, before);
    harness.key_press(Key::C);
    harness.run();
    assert!(harness.query_by_label("Map of the first date").is_none());
}
