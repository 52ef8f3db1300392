//! Every action of the command table, through `apply`, without a window.

#[path = "common/shipped.rs"]
mod shipped;

use kharita::geometry::{Camera, Viewport};
use kharita::model::{Day, Lang};
use kharita::scene::Theme;
use kharita::state::motion::Motion;
use kharita::state::search::SearchResult;
use kharita::state::{
    Action, Arrival, Command, Effect, OpenedFiles, Overlay, Settings, State, Tab, apply,
};
use shipped::project;

fn state() -> State {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let mut state = State::new(project(), settings);
    send(
        &mut state,
        Command::MapSize(Viewport {
            width: 700.0,
            height: 600.0,
        }),
    );
    state
}

fn send(state: &mut State, command: Command) -> Vec<Effect> {
    apply(state, command)
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    apply(state, Command::Do(action))
}

fn day(text: &str) -> Day {
    kharita::model::FuzzyDate::parse_edtf(text)
        .expect("a date")
        .first
}

fn at(text: &str) -> State {
    let mut state = state();
    send(&mut state, Command::SetDate(day(text)));
    state
}

#[test]
fn no_action_breaks_a_fresh_session_nor_a_busy_one() {
    for action in Action::ALL {
        let mut fresh = state();
        act(&mut fresh, action);
        let mut busy = at("2014-06-11");
        let mosul = busy.world().find_area("iq-mosul-east");
        send(&mut busy, Command::SelectArea(mosul));
        act(&mut busy, Action::Present);
        act(&mut busy, action);
        let about = &busy.world().about;
        assert!(
            (about.first..=about.last).contains(&busy.view.date),
            "{action:?}"
        );
        assert!(busy.camera.zoom.is_finite(), "{action:?}");
    }
}

#[test]
fn days_months_and_years_are_those_of_the_calendar() {
    for (action, from, to) in [
        (Action::DayOn, "2016-02-28", "2016-02-29"),
        (Action::DayBack, "2016-03-01", "2016-02-29"),
        (Action::MonthOn, "2015-01-31", "2015-02-28"),
        (Action::MonthBack, "2015-03-31", "2015-02-28"),
        (Action::YearOn, "2016-02-29", "2017-02-28"),
        (Action::YearBack, "2016-02-29", "2015-02-28"),
    ] {
        let mut state = at(from);
        act(&mut state, action);
        assert_eq!(state.view.date, day(to), "{action:?} from {from}");
    }
}

#[test]
fn the_playhead_stays_inside_the_data_set() {
    let mut state = state();
    act(&mut state, Action::FirstDay);
    assert_eq!(state.view.date, day("2012-01-01"));
    act(&mut state, Action::DayBack);
    assert_eq!(state.view.date, day("2012-01-01"));
    act(&mut state, Action::LastDay);
    act(&mut state, Action::YearOn);
    assert_eq!(state.view.date, state.world().about.last);
}

#[test]
fn typed_dates_move_the_playhead_or_say_why_not() {
    let mut state = state();
    send(&mut state, Command::TypeDate("٢١/٥/٢٠١٥".to_owned()));
    assert_eq!(state.view.date, day("2015-05-21"));
    send(&mut state, Command::TypeDate("May 2016".to_owned()));
    assert_eq!(state.view.date, day("2016-05-01"));
    assert_eq!(state.messages.last(), None);
    send(&mut state, Command::TypeDate("the day after".to_owned()));
    assert_eq!(state.view.date, day("2016-05-01"));
    assert_eq!(
        state.messages.last().map(|message| message.word),
        Some("notice-date-unreadable")
    );
    send(&mut state, Command::TypeDate("1999".to_owned()));
    assert_eq!(
        state.messages.last().map(|message| message.word),
        Some("notice-date-outside")
    );
}

#[test]
fn next_change_then_previous_change_goes_back() {
    let mut state = at("2015-01-01");
    for _ in 0..40 {
        let before = state.view.date;
        act(&mut state, Action::NextChange);
        let there = state.view.date;
        assert!(there > before);
        act(&mut state, Action::PreviousChange);
        assert!(state.view.date <= before);
        send(&mut state, Command::SetDate(there));
    }
}

#[test]
fn the_selected_place_decides_which_changes_count() {
    let mut state = at("2014-06-01");
    let mosul = state.world().find_area("iq-mosul-east").expect("Mosul");
    send(&mut state, Command::SelectArea(Some(mosul)));
    act(&mut state, Action::NextChange);
    let change = state.view.selection.change.expect("a change is selected");
    assert!(state.world().change(change).areas.contains(&mosul));
    let days: Vec<Day> = state
        .world()
        .timeline
        .effects_of(mosul)
        .map(|effect| effect.day)
        .collect();
    assert!(days.contains(&state.view.date));
}

#[test]
fn singled_out_forces_decide_which_changes_count() {
    let mut state = at("2014-01-01");
    let isis = state.world().find_force("isis").expect("ISIS");
    send(
        &mut state,
        Command::SingleOut {
            force: isis,
            add: false,
        },
    );
    for _ in 0..20 {
        act(&mut state, Action::NextChange);
        let today = state
            .world()
            .timeline
            .effects_between(state.view.date.plus_days(-1), state.view.date);
        let control = |id| state.world().timeline.control(id);
        let involved = today.iter().any(|effect| {
            control(effect.before).forces.contains(&isis)
                || control(effect.after).forces.contains(&isis)
        });
        assert!(involved, "{} has no change of ISIS", state.view.date);
    }
    act(&mut state, Action::AllForces);
    assert!(state.view.filter.is_empty());
}

#[test]
fn playing_goes_at_its_speed_and_keeps_its_place_when_the_speed_changes() {
    let mut state = at("2014-01-01");
    act(&mut state, Action::TogglePlay);
    assert!(state.playback.playing);
    let speed = state.playback.days_per_second();
    for _ in 0..10 {
        send(&mut state, Command::Tick(0.1));
    }
    let days = f64::from(state.view.date.0 - day("2014-01-01").0);
    assert!(
        (days - speed).abs() <= 1.0,
        "{days} days in a second at {speed}"
    );
    let here = state.view.date;
    act(&mut state, Action::Faster);
    act(&mut state, Action::Slower);
    assert_eq!(state.view.date, here);
    act(&mut state, Action::TogglePlay);
    send(&mut state, Command::Tick(0.2));
    assert_eq!(state.view.date, here);
}

#[test]
fn playing_stops_at_the_last_day_and_begins_again_from_the_first() {
    let last = state().world().about.last;
    let mut state = at(&last.plus_days(-1).to_string());
    act(&mut state, Action::TogglePlay);
    for _ in 0..20 {
        send(&mut state, Command::Tick(0.25));
    }
    assert_eq!(state.view.date, last);
    assert!(!state.playback.playing);
    act(&mut state, Action::TogglePlay);
    assert_eq!(state.view.date, day("2012-01-01"));
}

#[test]
fn back_and_forward_go_through_places_and_a_drag_counts_once() {
    let mut state = at("2014-01-01");
    let raqqa = state.world().find_area("sy-raqqa");
    send(&mut state, Command::SelectArea(raqqa));
    for n in 1..50 {
        send(&mut state, Command::SetDate(day("2014-01-01").plus_days(n)));
    }
    act(&mut state, Action::Back);
    assert_eq!(
        (state.view.date, state.view.selection.area),
        (day("2014-01-01"), raqqa)
    );
    act(&mut state, Action::Back);
    assert_eq!(state.view.selection.area, None);
    act(&mut state, Action::Forward);
    assert_eq!(state.view.selection.area, raqqa);
    act(&mut state, Action::Forward);
    assert_eq!(state.view.date, day("2014-01-01").plus_days(49));
}

#[test]
fn escape_peels_one_layer_after_another() {
    let mut state = at("2014-06-11");
    let mosul = state.world().find_area("iq-mosul-east");
    let isis = state.world().find_force("isis").expect("ISIS");
    send(
        &mut state,
        Command::SingleOut {
            force: isis,
            add: false,
        },
    );
    send(&mut state, Command::SelectArea(mosul));
    act(&mut state, Action::Search);
    act(&mut state, Action::Escape);
    assert_eq!(state.overlay, Overlay::None);
    assert_eq!(state.view.selection.area, mosul);
    act(&mut state, Action::Escape);
    assert_eq!(state.view.selection.area, None);
    assert!(!state.view.filter.is_empty());
    act(&mut state, Action::Escape);
    assert!(state.view.filter.is_empty());
}

#[test]
fn the_camera_never_leaves_what_is_known() {
    let mut state = state();
    let limits = state.project.prepared.limits;
    for action in [
        Action::PanWest,
        Action::PanNorth,
        Action::ZoomOut,
        Action::PanEast,
        Action::PanSouth,
    ] {
        for _ in 0..30 {
            act(&mut state, action);
        }
        let seen = state.camera.visible(state.viewport);
        let slack = 1e-9;
        assert!(
            seen.min[0] >= limits.min[0] - slack && seen.max[0] <= limits.max[0] + slack,
            "{action:?}"
        );
        assert!(
            seen.min[1] >= limits.min[1] - slack && seen.max[1] <= limits.max[1] + slack,
            "{action:?}"
        );
    }
    send(
        &mut state,
        Command::SetCamera(Camera {
            center: [f64::NAN, 2.0],
            zoom: f64::INFINITY,
        }),
    );
    assert!(state.camera.zoom.is_finite() && state.camera.center.iter().all(|c| c.is_finite()));
}

#[test]
fn fit_shows_every_area() {
    let mut state = state();
    act(&mut state, Action::ZoomIn);
    act(&mut state, Action::FitAll);
    let seen = state.camera.visible(state.viewport);
    let all = state.project.prepared.bounds;
    assert!(seen.contains(all.center()));
    assert!(seen.width() >= all.width() * 0.98);
}

#[test]
fn flights_arrive_and_can_be_interrupted() {
    let mut state = state();
    state.settings.reduce_motion = false;
    let raqqa = state.world().find_area("sy-raqqa").expect("Raqqa");
    send(&mut state, Command::FlyToArea(raqqa));
    let Motion::Flight { to, .. } = state.motion else {
        panic!("no flight began")
    };
    send(&mut state, Command::Tick(0.1));
    assert_ne!(state.camera, to);
    for _ in 0..10 {
        send(&mut state, Command::Tick(0.1));
    }
    assert_eq!(state.camera, to);
    send(&mut state, Command::Do(Action::FitAll));
    send(&mut state, Command::Tick(0.05));
    let dragged = state.camera.panned_by([5.0, 0.0]);
    send(&mut state, Command::SetCamera(dragged));
    assert_eq!(state.motion, Motion::Rest);
}

#[test]
fn a_change_opens_its_passage() {
    let mut state = state();
    let raqqa = state.world().find_area("sy-raqqa").expect("Raqqa");
    let change = state
        .world()
        .find_change("raqqa-6")
        .expect("the change of October 2017");
    send(&mut state, Command::SelectChange(change, raqqa));
    assert_eq!(state.view.selection.area, Some(raqqa));
    let open = state.view.selection.source.expect("its text is open");
    let passage = state.world().passage(open.passage.expect("at a passage"));
    assert_eq!(passage.change, change);
    let day_of_effect = state
        .world()
        .timeline
        .effects_of(raqqa)
        .find(|e| e.change == change)
        .map(|e| e.day);
    assert_eq!(Some(state.view.date), day_of_effect);
}

#[test]
fn an_assessment_outlines_its_areas_and_opens_its_source() {
    let mut state = state();
    let id = kharita::model::AssessmentId(0);
    send(&mut state, Command::SelectAssessment(Some(id)));
    assert_eq!(state.outlined(), state.world().assessment(id).areas);
    assert_eq!(state.tab, Tab::Assessments);
    // The map shows the time that it speaks of.
    let period = state.world().assessment(id).period.expect("a period");
    assert!((period.first..=period.last).contains(&state.view.date));
    assert_eq!(
        state.view.selection.source.map(|open| open.source),
        Some(state.world().assessment(id).source)
    );
}

#[test]
fn search_finds_places_forces_and_sources_in_both_languages() {
    let mut state = state();
    for (query, id) in [
        ("raqqa", "sy-raqqa"),
        ("الرقه", "sy-raqqa"),
        ("الرقة", "sy-raqqa"),
        ("ar-Raqqah", "sy-raqqa"),
        ("palmyra", "sy-palmyra"),
        ("تدمر", "sy-palmyra"),
        ("Kobani", "sy-kobane"),
    ] {
        let area = state.world().find_area(id).expect(id);
        send(&mut state, Command::SetQuery(query.to_owned()));
        let top: Vec<&SearchResult> = state.search.results.iter().take(4).collect();
        assert!(top.contains(&&SearchResult::Area(area)), "{query}: {top:?}");
    }
    let isis = state.world().find_force("isis").expect("ISIS");
    for query in ["isis", "داعش"] {
        send(&mut state, Command::SetQuery(query.to_owned()));
        assert!(
            state
                .search
                .results
                .iter()
                .take(2)
                .any(|found| *found == SearchResult::Force(isis)),
            "{query}"
        );
    }
    let options = state
        .world()
        .find_source("options-2017")
        .expect("the report of 2017");
    send(&mut state, Command::SetQuery("خيارات التنظيم".to_owned()));
    assert!(
        state
            .search
            .results
            .contains(&SearchResult::Source(options))
    );
    send(&mut state, Command::SetQuery("   ".to_owned()));
    assert!(state.search.results.is_empty());
}

#[test]
fn a_result_takes_the_user_there() {
    let mut state = state();
    send(&mut state, Command::SetQuery("raqqa".to_owned()));
    send(&mut state, Command::MoveResult(1));
    send(&mut state, Command::MoveResult(-1));
    assert_eq!(state.search.marked, 0);
    send(&mut state, Command::TakeMarkedResult);
    assert_eq!(state.overlay, Overlay::None);
    let raqqa = state.world().find_area("sy-raqqa").expect("Raqqa");
    assert_eq!(state.view.selection.area, Some(raqqa));
    let bounds = state.project.prepared.bounds_of(&[raqqa]);
    assert!(
        state
            .camera
            .visible(state.viewport)
            .contains(bounds.center())
    );
}

#[test]
fn a_story_goes_step_by_step_and_ends_where_it_ends() {
    let mut state = state();
    let effects = act(&mut state, Action::Present);
    assert_eq!(effects, [Effect::FullScreen(true)]);
    let steps = state.world().stories[0].steps.clone();
    assert!((10..=20).contains(&steps.len()));
    assert!(state.step().is_none(), "the title comes first");
    for step in &steps {
        act(&mut state, Action::NextStep);
        assert_eq!(state.view.date, step.date);
        assert_eq!(state.view.selection.area, step.area);
        assert!(!state.is_exploring());
    }
    for _ in 0..3 {
        act(&mut state, Action::NextStep);
        assert!(state.step().is_none(), "the sources come last");
    }
    act(&mut state, Action::PreviousStep);
    act(&mut state, Action::PreviousStep);
    assert_eq!(state.view.date, steps[steps.len() - 2].date);
    let effects = act(&mut state, Action::Escape);
    assert_eq!(effects, [Effect::FullScreen(false)]);
    assert!(state.presenting.is_none());
}

#[test]
fn every_step_of_the_story_is_true_on_its_day() {
    let project = project();
    let world = &project.world;
    for story in &world.stories {
        for (n, step) in story.steps.iter().enumerate() {
            assert!(!step.caption.en.is_empty() && !step.caption.ar.is_empty());
            let Some(change) = step.change else {
                // What was expected rests on the text that says so.
                assert!(step.source.is_some(), "step {} of {}", n + 1, story.id);
                continue;
            };
            let area = step.area.unwrap_or(world.change(change).areas[0]);
            let shown = world.timeline.at(area, step.date);
            assert_eq!(shown.change, Some(change), "step {} of {}", n + 1, story.id);
        }
    }
}

#[test]
fn choices_are_saved_when_they_are_made() {
    let mut state = state();
    for (action, check) in [
        (
            Action::ToggleTheme,
            (|s: &Settings| s.theme == Theme::Dark) as fn(&Settings) -> bool,
        ),
        (Action::ToggleLanguage, |s| s.lang == Lang::Ar),
        (Action::ToggleForces, |s| !s.forces_open),
        (Action::TogglePlace, |s| !s.place_open),
    ] {
        let effects = act(&mut state, action);
        assert!(
            matches!(effects.as_slice(), [Effect::Save(saved)] if check(saved)),
            "{action:?}"
        );
    }
}

#[test]
fn opening_a_data_set_starts_over_but_keeps_the_choices() {
    let mut state = at("2014-06-11");
    act(&mut state, Action::ToggleTheme);
    let mosul = state.world().find_area("iq-mosul-east");
    send(&mut state, Command::SelectArea(mosul));
    let arrived = OpenedFiles::Arrived {
        project: project(),
        origins: Vec::new(),
        arrival: Arrival::Fresh,
    };
    send(&mut state, Command::Files(arrived));
    assert_eq!(state.view.selection.area, None);
    assert_eq!(state.view.date, state.world().about.opens_on);
    assert_eq!(state.settings.theme, Theme::Dark);
}
