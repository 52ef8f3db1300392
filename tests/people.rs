//! People wherever shares stand: those who were counted, what is an estimate, and what is not known.

mod common;

use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::model::{Area, Control, Day, FuzzyDate, GroundSums, Holder, Lang};
use kharita::state::{Command, Settings};

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

fn says(harness: &Harness<'static, Shell>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).count() > 0
}

fn send(harness: &mut Harness<'static, Shell>, command: Command) {
    harness.state_mut().send(command);
    harness.run();
}

const SIZE: Vec2 = Vec2::new(1280.0, 1400.0);

fn settings(lang: Lang) -> Settings {
    Settings {
        reduce_motion: true,
        lang,
        ..Settings::default()
    }
}

#[test]
fn shares_of_people_are_marked_where_they_are_estimates_and_never_nothing_where_none_is_known() {
    let project = common::shipped::project();
    let world = &project.world;
    let series = GroundSums::new(world, &world.timeline).series();
    let mut harness = common::window(SIZE, settings(Lang::En), 0.25);
    assert!(!says(&harness, "census of 2004"));
    harness.get_by_label("People").click();
    harness.run();
    assert!(says(&harness, "census of 2004, before the war"));
    let missing = |code: &str| project.census.missing[code];
    let places = format!(
        "Not known: Iraq ({} areas), Syria ({} areas).",
        missing("IRQ"),
        missing("SYR")
    );
    assert!(says(&harness, &places), "{places}");
    for date in ["2012-01-01", "2015-06-01", "2019-04-01", "2026-03-10"] {
        send(&mut harness, Command::SetDate(day(date)));
        for force in world.force_ids() {
            let held = series.on(Holder::Force(force), day(date));
            if held.areas == 0 {
                continue;
            }
            let name = world.force(force).short.get(Lang::En);
            let row = |share: &str| format!("{name}, {share}");
            let known = held.known_people();
            assert_eq!(
                says(&harness, &row("not known")),
                known.is_none(),
                "{date} {name}"
            );
            let is_estimate = known.is_some() && held.estimated > 0;
            assert_eq!(says(&harness, &row("≈ ")), is_estimate, "{date} {name}");
            let in_part = known.is_some() && held.uncounted > 0;
            let begin = row("");
            let rows = harness.query_all_by_label_contains(&begin);
            let ends = rows.filter_map(|row| row.accesskit_node().label());
            let says_so = ends.into_iter().any(|label| label.ends_with(" + ?"));
            assert_eq!(says_so, in_part, "{date} {name}");
        }
    }
    harness.get_by_label("km²").click();
    harness.run();
    assert!(!says(&harness, "not known"));
}

#[test]
fn a_place_says_how_many_lived_there_and_which_numbers_are_estimates() {
    let mut harness = common::window(SIZE, settings(Lang::En), 0.25);
    let world = common::shipped::project().world.clone();
    let is_estimate = |area: &&Area| area.population().is_some_and(|p| p.basis.is_estimate());
    let estimated = world.areas.iter().find(is_estimate).expect("one");
    for (id, words) in [
        ("sy-raqqa", "people (census of 2004, before the war)"),
        (
            estimated.id.as_str(),
            "an estimate for a divided unit (census of 2004, before the war)",
        ),
        ("iq-mosul-east", "People: not known"),
    ] {
        send(&mut harness, Command::SelectArea(world.find_area(id)));
        assert!(says(&harness, words), "{id}");
    }
}

#[test]
fn the_choice_is_remembered_and_works_in_arabic() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("preferences.json");
    let mut harness = common::window_with(
        SIZE,
        settings(Lang::Ar),
        0.25,
        Preferences::at(path.clone()),
    );
    harness.get_by_label("السكان").click();
    harness.run();
    assert!(says(&harness, "تعداد 2004، قبل الحرب"));
    assert!(says(&harness, "غير معروف"));
    harness.state_mut().save(None);
    drop(harness);
    let (saved, _) = Preferences::at(path).load();
    assert!(saved.expect("written").settings.counts_people);
}

#[test]
fn the_parts_of_the_people_are_those_of_the_accounts_and_filters_that_are_shown() {
    let project = common::shipped::project();
    let world = &project.world;
    let isis = world.find_force("isis").expect("there");
    let date = day("2015-06-01");
    let people = &project.series.ground;
    let held: u64 = world
        .area_ids()
        .filter(|area| {
            let state = world.timeline.at(*area, date).state;
            *world.timeline.control(state) == Control::of(isis)
        })
        .filter_map(|area| world.area(area).population())
        .map(|population| population.count)
        .sum();
    assert!(held > 0);
    assert_eq!(people.on(Holder::Force(isis), date).people, held);
}
