//! The window's figures over time: one act with the strip, the same sums as without a window.

mod common;

use common::shipped;
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::export::{ExportFormat, ExportWhat, Plan};
use kharita::model::{Condition, ContestedGround, Day, GroundSums, GroundUnit, Holder, Lang};
use kharita::scene::Theme;
use kharita::state::figures::{FigureCommand, FigureScope};
use kharita::state::saving::{Export, ExportEffect};
use kharita::state::{Action, Command, Effect, Settings, State, apply};
use kharita::ui::figures::figures_grid;
use kharita::words::Words;

fn day(text: &str) -> Day {
    Day::try_from(text.to_owned()).expect("a day")
}

fn state() -> State {
    let mut state = State::new(shipped::project(), Settings::default());
    apply(&mut state, Command::Do(Action::ToggleFigures));
    state
}

fn isis(state: &State) -> Holder {
    Holder::Force(
        state
            .world()
            .find_force("isis")
            .expect("a force of the set"),
    )
}

#[test]
fn the_figures_are_those_of_the_model_for_every_ground_in_the_same_frame() {
    let mut state = state();
    let on = day("2015-06-01");
    let of = |state: &State| {
        let series = &state.figures.series;
        series.on(isis(state), on)
    };
    let whole = of(&state);
    let world = state.project.world.clone();
    let sums = GroundSums::new(&world, &world.timeline);
    assert_eq!(whole, sums.on(on)[&isis(&state)]);
    let syria = FigureScope::Country("SYR".to_owned());
    apply(&mut state, Command::Figures(FigureCommand::Within(syria)));
    let of_syria = of(&state);
    assert!(of_syria.km2() < whole.km2());
    let everything = FigureScope::Everything;
    apply(
        &mut state,
        Command::Figures(FigureCommand::Within(everything)),
    );
    // A filter acts at once.
    let filter = Condition::Country("SYR".to_owned());
    apply(&mut state, Command::Filter(filter.clone()));
    assert_eq!(of(&state), of_syria);
    apply(&mut state, Command::Filter(filter));
    // What is selected, and nothing where nothing is.
    apply(
        &mut state,
        Command::Figures(FigureCommand::Within(FigureScope::Selection)),
    );
    assert!(state.figures.lacks_selection());
    let raqqa = world.find_area("sy-raqqa").expect("Raqqa");
    apply(&mut state, Command::SelectArea(Some(raqqa)));
    assert_eq!(of(&state).areas, 1);
    // What the map shows.
    apply(
        &mut state,
        Command::Figures(FigureCommand::Within(FigureScope::View)),
    );
    let all_shown = of(&state);
    apply(&mut state, Command::Do(Action::ToggleMotion));
    for _ in 0..6 {
        apply(&mut state, Command::Do(Action::ZoomIn));
    }
    assert!(of(&state).areas < all_shown.areas);
    // What was known on a day.
    apply(
        &mut state,
        Command::Figures(FigureCommand::Within(FigureScope::Everything)),
    );
    apply(&mut state, Command::TypeKnownOn("2014-06-01".to_owned()));
    assert!(of(&state).km2() < whole.km2());
}

#[test]
fn contested_ground_can_go_to_its_first_and_bounds_hold_what_is_pending() {
    let mut state = state();
    let on = day("2014-06-10");
    let contested = |state: &State| state.figures.series.on(Holder::Contested, on).areas;
    assert!(contested(&state) > 0);
    let first = FigureCommand::Contest(ContestedGround::ToFirst);
    apply(&mut state, Command::Figures(first));
    assert_eq!(contested(&state), 0);
    let [from, to] = state.figures.series.days();
    let mut is_uncertain = false;
    for offset in (from.0..to.0).step_by(97) {
        for holder in state.figures.series.holders() {
            let [least, most] = state.sums().bounds(holder, Day(offset));
            let held = state.figures.series.on(holder, Day(offset));
            assert!(least.km2() <= held.km2() && held.km2() <= most.km2());
            is_uncertain |= least.areas < most.areas;
        }
    }
    assert!(is_uncertain, "some changes are known roughly");
}

#[test]
fn figures_are_taken_away_as_they_are_shown() {
    let mut state = state();
    apply(
        &mut state,
        Command::Figures(FigureCommand::Measure(GroundUnit::Areas)),
    );
    let words = Words::new(Lang::Ar);
    let grid = figures_grid(&state, &words);
    assert!(grid.is_mirrored);
    assert_eq!(grid.columns.len(), state.figures.series.holders().len() + 1);
    let [first, last] = state.figures.series.days();
    let days = state.figures.series.changing_days(first, last);
    assert_eq!(grid.rows.len(), days.len() + 1);
    let plan = Plan {
        what: ExportWhat::Figures,
        format: ExportFormat::Csv,
    };
    let asked = apply(&mut state, Command::Export(Export::Ask(plan)));
    let expected = Effect::Export(ExportEffect::Ask(plan, "syria-iraq-figures.csv".to_owned()));
    assert_eq!(asked, [expected]);
    assert!(
        state
            .kinds_to_save()
            .any(|kind| kind == ExportWhat::Figures.kind())
    );
    apply(&mut state, Command::Do(Action::ToggleFigures));
    assert!(
        !state
            .kinds_to_save()
            .any(|kind| kind == ExportWhat::Figures.kind())
    );
    assert_eq!(
        state.figures.series.holders().len(),
        0,
        "nothing is kept while it is folded"
    );
}

fn window(size: Vec2, lang: Lang, theme: Theme) -> Harness<'static, Shell> {
    let settings = Settings {
        lang,
        theme,
        ..Settings::default()
    };
    common::window(size, settings, 0.25)
}

#[test]
fn the_chart_opens_with_a_key_and_is_one_act_with_the_strip() {
    let mut harness = window(Vec2::new(1280.0, 800.0), Lang::En, Theme::Light);
    harness.key_press(Key::G);
    harness.run();
    assert!(harness.state().state.settings.figures_open);
    let chart = harness
        .get_by_label("Chart of who holds how much over time")
        .rect();
    let before = harness.state().state.stretch;
    let at = chart.center();
    harness.hover_at(at);
    harness.run();
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, 200.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    let after = harness.state().state.stretch;
    assert!(
        after.days() < before.days(),
        "the wheel zooms the strip too"
    );
    harness.hover_at(pos2(chart.left() + 300.0, chart.center().y));
    harness.run();
    let pressed = |pressed| Event::PointerButton {
        pos: pos2(chart.left() + 300.0, chart.center().y),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(pressed(true));
    harness.event(pressed(false));
    harness.run();
    let expected = after.day_at(f64::from(300.0 / chart.width()));
    let shown = harness.state().state.view.date;
    assert!((shown.0 - expected.0).abs() <= 1, "{shown} {expected}");
    harness
        .get_by_role_and_label(egui::accesskit::Role::Tab, "People")
        .click();
    harness.run();
    assert_eq!(harness.state().state.figures.unit, GroundUnit::People);
    harness.get_by_label("Copy the figures").click();
    harness.step();
    let grid = figures_grid(&harness.state().state, &Words::new(Lang::En)).tabbed();
    let copied = harness
        .output()
        .platform_output
        .commands
        .iter()
        .any(|command| matches!(command, egui::OutputCommand::CopyText(text) if *text == grid));
    assert!(copied);
    harness.key_press(Key::G);
    harness.run();
    assert!(
        harness
            .query_by_label("Chart of who holds how much over time")
            .is_none()
    );
}
