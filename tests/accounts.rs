//! Whose account, as known when, and what of it filters let through: laws that hold for any data set.

mod common;
#[path = "common/drawn.rs"]
mod drawn;

use common::shipped;
use drawn::{FORCES, LAST, SOURCES, account, condition, dates, drawn, world};
use kharita::model::{
    Account, Area, AreaId, Condition, Confidence, Control, Day, Disputes, Filter, ForceId,
    FuzzyDate, GroundSums, Holder, Lang, Learning, Passed, Tables, Timeline, World,
};
use kharita::state::sort_filter::{Order, Watch, arrange};
use kharita::state::{Action, Command, Project, Settings, State, Told, apply};
use proptest::prelude::*;
use std::sync::Arc;

fn holds(timeline: &Timeline, area: AreaId, day: Day) -> &Control {
    timeline.control(timeline.at(area, day).state)
}

/// Whether two timelines tell the same.
fn are_same(world: &World, one: &Timeline, other: &Timeline) -> bool {
    one.effects() == other.effects()
        && world.area_ids().all(|area| {
            let run = |t: &Timeline| {
                let intervals = t.intervals(area).iter();
                let told =
                    intervals.map(|i| (i.from, t.control(i.state).clone(), i.change, i.pending));
                told.collect::<Vec<_>>()
            };
            run(one) == run(other)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn as_known_when_all_was_known_is_the_plain_map(changes in drawn(), dates in dates(), claim in any::<bool>()) {
        let world = world(&changes, &dates);
        let claim = claim.then(|| "Paper".to_owned());
        let plain = Account { claim: claim.clone(), known_on: None };
        let known_on = world.all_known_on();
        let account = Account { claim, known_on };
        prop_assert_eq!(world.not_yet_known(&account), 0);
        prop_assert!(are_same(&world, &world.timeline_of(&account), &world.timeline_of(&plain)));
    }

    #[test]
    fn what_is_told_is_what_was_published(changes in drawn(), dates in dates(), day in 0..LAST + 200) {
        let world = world(&changes, &dates);
        let account = Account { claim: None, known_on: Some(Day(day)) };
        let timeline = world.timeline_of(&account);
        let mut hidden = 0;
        for (n, change) in world.changes.iter().enumerate().filter(|(_, c)| c.claim.is_none()) {
            let dated = change.sources.iter().filter_map(|id| world.source(*id).date);
            let dated: Vec<FuzzyDate> = dated.collect();
            // The rule, in other words than the code's.
            let is_known = if dated.is_empty() {
                change.date.last <= Day(day)
            } else {
                change.date.first <= Day(day) && dated.iter().any(|date| date.last <= Day(day))
            };
            hidden += usize::from(!is_known);
            let is_told = timeline.effects().iter().any(|e| e.change.index() == n);
            prop_assert_eq!(is_told, is_known && !change.areas.is_empty(), "{:?}", change);
        }
        prop_assert_eq!(world.not_yet_known(&account), hidden);
    }

    #[test]
    fn the_square_of_a_place_is_each_account_as_known_on_each_day(
        changes in drawn(), dates in dates(), claim in any::<bool>(),
        day in -5..LAST + 100, known_on in 0..LAST + 200,
    ) {
        let world = world(&changes, &dates);
        let claim = claim.then_some("Paper");
        let account = Account { known_on: Some(Day(known_on)), ..Account::of_claim(claim) };
        let timeline = world.timeline_of(&account);
        for area in world.area_ids() {
            let learning = Learning::new(&world, area, claim);
            prop_assert!(learning.is_of(area, claim));
            prop_assert_eq!(learning.on(Day(day), Day(known_on)), holds(&timeline, area, Day(day)));
        }
    }

    #[test]
    fn disputes_are_where_whole_accounts_differ(changes in drawn(), dates in dates(), account in account(), day in -5..LAST + 120) {
        let world = world(&changes, &dates);
        let told = world.timeline_of(&account);
        let disputes: Disputes = world.disputes_of(&account, &told);
        let claims = world.claims();
        let others = std::iter::once(None).chain(claims.iter().copied().map(Some));
        for claim in others.filter(|claim| *claim != account.claim.as_deref()) {
            let other = Account { claim: claim.map(str::to_owned), ..account.clone() };
            let other = world.timeline_of(&other);
            for area in world.area_ids() {
                let (here, there) = (holds(&told, area, Day(day)), holds(&other, area, Day(day)));
                // An account that knows nothing of a place does not speak against it.
                let speaks = other.at(area, Day(day)).change.is_some();
                let expected = (here != there && speaks).then_some(there);
                let mut said = disputes.at(&world, area, Day(day));
                let said = said.find(|dispute| dispute.claim == claim);
                prop_assert_eq!(said.map(|dispute| dispute.control), expected);
            }
        }
    }

    #[test]
    fn filters_commute_and_each_kind_takes_its_part(
        changes in drawn(), dates in dates(), account in account(),
        conditions in prop::collection::vec(condition(), 0..6),
    ) {
        let world = world(&changes, &dates);
        let timeline = world.timeline_of(&account);
        let filter: Filter = conditions.iter().cloned().collect();
        let mut turned = Filter::default();
        for condition in conditions.iter().rev() {
            turned.add(condition.clone());
        }
        prop_assert_eq!(&filter, &turned);
        let passed = Passed::new(&filter, &world, &timeline);
        // One filter for each kind; what passes all of them passes the whole, in any order.
        let mut kinds: Vec<Vec<Condition>> = Vec::new();
        for condition in filter.conditions() {
            let same = |kind: &&mut Vec<Condition>| {
                std::mem::discriminant(&kind[0]) == std::mem::discriminant(condition)
            };
            match kinds.iter_mut().find(same) {
                Some(kind) => kind.push(condition.clone()),
                None => kinds.push(vec![condition.clone()]),
            }
        }
        let alone: Vec<Passed> = kinds
            .into_iter()
            .map(|kind| Passed::new(&kind.into_iter().collect(), &world, &timeline))
            .collect();
        for n in 0..timeline.all_intervals().len() {
            prop_assert_eq!(passed.interval(n), alone.iter().all(|one| one.interval(n)));
        }
        for (n, effect) in timeline.effects().iter().enumerate() {
            let differs = effect.before != effect.after;
            let expected = differs && alone.iter().all(|one| one.effect(&timeline, n));
            prop_assert_eq!(passed.effect(&timeline, n), expected);
            prop_assert_eq!(filter.passes_effect(&world, &timeline, effect), expected);
        }
    }

    #[test]
    fn a_condition_is_read_back_as_it_is_written(condition in condition(), changes in drawn()) {
        let world = world(&changes, &[None; SOURCES]);
        let text = condition.text(&world);
        let read = Condition::from_text(&text, |id| world.find_force(id));
        prop_assert_eq!(read, Some(condition), "{}", text);
    }

    #[test]
    fn any_text_is_a_condition_or_none(text in "\\PC{0,30}") {
        let _read = Condition::from_text(&text, |_id| None);
    }

    #[test]
    fn the_table_has_the_rows_of_the_areas_that_pass(
        changes in drawn(), dates in dates(), account in account(),
        conditions in prop::collection::vec(condition(), 0..3),
    ) {
        let project = Project::new(Arc::new(world(&changes, &dates)), Vec::new(), None);
        let (world, attributes) = (&project.world, &project.attributes);
        let filter: Filter = conditions.into_iter().collect();
        let told = Told::new(&project, &account, &filter);
        let order = Order { passed: told.passed.clone(), ..Order::default() };
        let rows = arrange(attributes, &order, &Watch::default()).expect("nobody gives it up");
        let shown: Vec<_> = rows.iter().filter_map(|row| attributes.area_of(*row as usize)).collect();
        let passes = |area: &AreaId| filter.passes_area(world, &told.timeline, *area);
        let expected: Vec<AreaId> = world.area_ids().filter(passes).collect();
        prop_assert_eq!(shown, expected);
        prop_assert!(!order.is_plain() || rows.len() == attributes.len());
    }

    #[test]
    fn sums_and_steps_are_those_of_what_passes(
        changes in drawn(), dates in dates(), account in account(),
        conditions in prop::collection::vec(condition(), 0..3), day in 0..LAST + 100,
    ) {
        let project = Project::new(Arc::new(world(&changes, &dates)), Vec::new(), None);
        let (world, day) = (&project.world, Day(day));
        let filter: Filter = conditions.into_iter().collect();
        let told = Told::new(&project, &account, &filter);
        let mut number = 0;
        let (mut km2, mut total) = (vec![0.0; FORCES], 0.0);
        for area in world.area_ids() {
            let run = told.timeline.intervals(area);
            let at = run.iter().rposition(|i| i.from <= day).expect("it begins before all days");
            if told.passed.interval(number + at) {
                let row = world.area(area).area_km2;
                total += row;
                if let Some(force) = told.timeline.control(run[at].state).holder() {
                    km2[force.index()] += row;
                }
            }
            number += run.len();
        }
        let ground = &told.series.ground;
        let whole = ground.whole_on(day).km2();
        prop_assert!((whole - total).abs() < 1e-6, "{whole} {total}");
        for (force, sum) in km2.iter().enumerate() {
            let holder = Holder::Force(ForceId::from_index(force));
            prop_assert!((ground.on(holder, day).km2() - sum).abs() < 1e-6);
        }
        let effects = told.timeline.effects();
        let shown = |e: &&kharita::model::Effect| filter.passes_effect(world, &told.timeline, e);
        let next = effects.iter().filter(|e| e.day > day).find(shown);
        prop_assert_eq!(told.next_shown(day, None, true), next);
        let previous = effects.iter().rev().filter(|e| e.day < day).find(shown);
        prop_assert_eq!(told.next_shown(day, None, false), previous);
    }
}

#[test]
fn a_filter_that_shows_all_has_the_sums_of_all_areas() {
    let project = shipped::project();
    let world = &project.world;
    for day in [world.about.first, world.about.opens_on, world.about.last] {
        let told = Told::main(&project);
        for (holder, sum) in GroundSums::new(world, &world.timeline).on(day) {
            assert_eq!(told.series.ground.on(holder, day), sum);
        }
    }
}

#[test]
fn mosul_as_known_the_day_after_it_fell() {
    let project = shipped::project();
    let mut state = State::new(project.clone(), Settings::default());
    let day = |text: &str| Day::try_from(text.to_owned()).expect("a day");
    let area = state.world().find_area("iq-mosul-east").expect("Mosul");
    let isis = state.world().find_force("isis").expect("ISIS");
    apply(&mut state, Command::SetDate(day("2014-06-12")));
    apply(&mut state, Command::SelectArea(Some(area)));
    let held_by_isis = |state: &State| {
        let interval = state.told.timeline.at(area, state.view.date);
        state
            .told
            .timeline
            .control(interval.state)
            .forces
            .contains(&isis)
    };
    assert!(held_by_isis(&state));
    apply(&mut state, Command::TypeKnownOn("2014-06-01".to_owned()));
    assert!(
        !held_by_isis(&state),
        "nobody could know it before it happened"
    );
    assert!(state.told.not_yet_known > 500);
    let change = state.view.selection.change;
    assert!(change.is_none_or(|id| state.world().known_from(id) <= day("2014-06-01")));
    apply(&mut state, Command::TypeKnownOn("June 2014".to_owned()));
    assert_eq!(state.view.account.known_on, Some(day("2014-06-30")));
    assert!(held_by_isis(&state));
    apply(&mut state, Command::TypeKnownOn("tomorrow".to_owned()));
    assert_eq!(state.view.account.known_on, Some(day("2014-06-30")));
    apply(&mut state, Command::TypeKnownOn(String::new()));
    assert!(state.view.account.is_main());
    assert_eq!(state.told.not_yet_known, 0);
    apply(&mut state, Command::Do(Action::Back));
    assert_eq!(state.view.account.known_on, Some(day("2014-06-30")));
}

#[test]
fn only_syria_is_drawn_pointed_at_counted_and_stepped_through() {
    let project = shipped::project();
    let mut state = State::new(project.clone(), Settings::default());
    let whole = state.told.series.ground.whole_on(state.view.date).km2();
    let syria = Condition::Country("SYR".to_owned());
    apply(&mut state, Command::Filter(syria.clone()));
    let world = project.world.clone();
    let km2 = world
        .areas
        .iter()
        .filter(|area| area.country == "SYR")
        .map(|area| area.area_km2);
    let km2: f64 = km2.sum();
    let shown = state.told.series.ground.whole_on(state.view.date).km2();
    assert!(
        (shown - km2).abs() < 1.0 && shown < whole * 0.6,
        "{shown} of {whole}"
    );
    // The table of all areas leaves the same out.
    apply(&mut state, Command::Do(Action::ToggleTable));
    let order = &state.table.order;
    let rows = arrange(&project.attributes, order, &Watch::default()).expect("nobody gives it up");
    let of_syria = project
        .world
        .areas
        .iter()
        .filter(|area| area.country == "SYR");
    assert_eq!(rows.len(), of_syria.count());
    assert!(state.table.is_arranging());
    for _ in 0..60 {
        let before = state.view.date;
        apply(&mut state, Command::Do(Action::NextChange));
        let told = state.told.shown_between(before, state.view.date);
        let countries: Vec<&str> = told.map(|e| world.area(e.area).country.as_str()).collect();
        assert!(!countries.is_empty() && countries.iter().all(|code| *code == "SYR"));
    }
    apply(&mut state, Command::SetQuery("mosul".to_owned()));
    let is_area = |found: &kharita::state::search::SearchResult| {
        matches!(found, kharita::state::search::SearchResult::Area(_))
    };
    assert!(!state.search.results.iter().any(is_area));
    let builder = kharita::scene::SceneBuilder::telling(&world, state.told.drawn());
    for area in world.area_ids() {
        assert_eq!(
            builder.is_shown(&world, area),
            world.area(area).country == "SYR"
        );
    }
    apply(&mut state, Command::Filter(syria));
    assert!(state.view.filter.is_empty());
    let again = state.told.series.ground.whole_on(state.view.date).km2();
    assert!((again - whole).abs() < 1e-3);
}

#[test]
fn the_band_the_chips_and_the_choosers_say_what_is_left_out() {
    use egui_kittest::kittest::Queryable;
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let mut harness = common::window(egui::Vec2::new(1280.0, 1000.0), settings, 0.25);
    let send = |harness: &mut egui_kittest::Harness<'static, kharita::app::Shell>, command| {
        harness.state_mut().send(command);
        harness.run();
    };
    let says = |harness: &egui_kittest::Harness<'static, kharita::app::Shell>, words: &str| {
        harness.query_all_by_label_contains(words).count() > 0
    };
    assert!(!says(&harness, "Filtered:"));
    send(
        &mut harness,
        Command::Filter(Condition::Country("SYR".to_owned())),
    );
    assert!(says(&harness, "Filtered: Syria"));
    harness.get_by_label("Remove “Syria”").click();
    harness.run();
    assert!(!says(&harness, "Filtered:"));
    harness.get_by_label("Add a filter").click();
    harness.run();
    harness.get_by_label("Low confidence").click();
    harness.run();
    let low = Condition::Confidence(Confidence::Low);
    assert!(harness.state().state.view.filter.has(&low));
    harness.key_press(egui::Key::Escape);
    harness.run();

    let nowhere = Condition::Country("TUR".to_owned());
    send(&mut harness, Command::Filter(nowhere.clone()));
    assert!(says(&harness, "Nothing matches: "));
    let relax = harness.state().state.told.relax.clone().expect("said");
    assert_eq!(relax.0, nowhere);
    send(&mut harness, Command::Filter(nowhere));
    send(&mut harness, Command::Filter(low));

    send(&mut harness, Command::TypeKnownOn("2014-06-11".to_owned()));
    assert!(says(&harness, "As known on 11 June 2014"));
    harness.get_by_label("All evidence").click();
    harness.run();
    assert!(!says(&harness, "As known on 11 June 2014"));

    let claim = harness
        .state()
        .state
        .world()
        .claims()
        .first()
        .map(|claim| (*claim).to_owned());
    let claim = claim.expect("the shipped data set has rival accounts");
    harness.get_by_label("Account: Main account").click();
    harness.run();
    let words = kharita::words::Words::new(Lang::En);
    let world = harness.state().state.project.world.clone();
    let name = kharita::words::format::account(&words, &world, Some(&claim));
    harness.get_by_label(&name).click();
    harness.run();
    assert!(says(
        &harness,
        &format!("Another account than the main one: {name}")
    ));
    assert_eq!(harness.state().state.told.account.claim, Some(claim));
}

#[test]
fn a_great_data_set_is_told_in_the_background_and_says_so_meanwhile() {
    let mut tables = Tables::of(&shipped::project().world);
    let area = |n: usize| Area {
        id: format!("a{n}"),
        country: ["SYR", "IRQ"][n % 2].to_owned(),
        area_km2: 1.0,
        ..Area::default()
    };
    tables.areas = (0..45_000).map(area).collect();
    (tables.changes, tables.passages, tables.stories) = Default::default();
    (tables.assessments, tables.context) = Default::default();
    let world = Arc::new(World::new(tables));
    let project = Arc::new(Project::new(world, Vec::new(), None));
    let settings = Settings::default();
    let nowhere = kharita::app::preferences::Preferences::nowhere();
    let mut shell = kharita::app::Shell::new(project.clone(), settings, nowhere);
    let ctx = egui::Context::default();
    let syria = Condition::Country("SYR".to_owned());
    shell.send(Command::Filter(syria.clone()));
    shell.logic(&ctx);
    let begun = std::time::Instant::now();
    while !shell.state.is_told() {
        assert!(begun.elapsed().as_secs() < 60, "never told");
        std::thread::sleep(std::time::Duration::from_millis(5));
        shell.logic(&ctx);
    }
    let date = shell.state.view.date;
    let syria_km2 = shell.state.told.series.ground.whole_on(date).km2();
    assert!((syria_km2 - 22_500.0).abs() < 1e-6);

    let mut state = State::new(project.clone(), Settings::default());
    apply(&mut state, Command::Filter(syria));
    assert!(!state.is_told());
    let late = Told::new(&project, &Account::default(), &Filter::default());
    apply(&mut state, Command::Told(Some(Arc::new(late))));
    assert!(
        !state.is_told(),
        "what is not wanted any more comes too late"
    );
    apply(&mut state, Command::Told(None));
    assert!(state.is_told() && state.view.filter.is_empty());
}
