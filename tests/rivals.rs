//! Where sources disagree: what rival accounts say, beside the main one.

mod common;
#[path = "common/waiting.rs"]
mod waiting;

use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::export::sheet::{ChartSource, SheetChoice, SheetMaker};
use kharita::load::{self, Progress};
use kharita::model::{Account, AreaId, Day, FuzzyDate, LabelLang, Lang, Timeline, World};
use kharita::scene::disputed::placed_signs;
use kharita::scene::{DisplayItem, SceneBuilder, SheetPart};
use kharita::state::{Command, OpenedFiles, Origin, Settings, State, Told, apply};
use kharita::text::Shaper;
use kharita::words::{Words, format};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const CHANGES: &str = "\
id,date,areas,status,forces,confidence,sources,note_en,note_ar,claim
start,2015-01-01,east west,control,red,high,,,,
fall,2016-03-10,east,control,blue,high,agency,The agency saw blue flags.,رأت الوكالة أعلاماً زرقاء.,
later,2016-05,east,control,blue,medium,paper,The paper saw them two months later.,رأتها الصحيفة بعد شهرين.,Evening paper
fight,2016-03-12,east,contested,red blue,low,,Fighting went on.,استمر القتال.,Local council
back,2018-01-01/2018-01-20,east west,control,red,high,agency,,,
held,2017-06-01,west,control,blue,low,paper,,,Evening paper
";

const FORCES: &str = r##"[
 {"id": "red", "name": {"en": "Red", "ar": "الأحمر"}, "colour": "#CC3333", "colour_dark": "#DD5555"},
 {"id": "blue", "name": {"en": "Blue", "ar": "الأزرق"}, "colour": "#3355CC", "colour_dark": "#6688EE"}
]"##;

const SOURCES: &str = r#"[
 {"id": "agency", "kind": "report", "title:en": "Flags over the east", "publisher": "News agency", "date": "2016-03-11"},
 {"id": "paper", "kind": "report", "title:en": "The east falls", "publisher": "Evening paper", "date": "2016-05-20"}
]"#;

fn data_set(folder: &Path) -> PathBuf {
    let square = |id: &str, x: u32| {
        let ring = format!("[[[{x},33],[{0},33],[{0},34],[{x},34],[{x},33]]]", x + 1);
        format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{"name:en":"{id} side"}},"geometry":{{"type":"Polygon","coordinates":{ring}}}}}"#
        )
    };
    let areas = [square("west", 40), square("east", 41)].join(",");
    let areas = format!(r#"{{"type":"FeatureCollection","features":[{areas}]}}"#);
    let at = folder.join("rivals");
    std::fs::create_dir_all(&at).expect("a folder");
    for (name, text) in [
        ("areas.geojson", areas.as_str()),
        ("changes.csv", CHANGES),
        ("forces.json", FORCES),
        ("sources.json", SOURCES),
    ] {
        std::fs::write(at.join(name), text).expect("written");
    }
    at
}

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

fn disputes_agree_with_whole_accounts(world: &World, step: i32) {
    let claims = world.changes.iter().filter_map(|c| c.claim.as_deref());
    let claims: std::collections::BTreeSet<&str> = claims.collect();
    for claim in claims {
        let account = Timeline::new(&world.areas, &world.changes, Some(claim));
        for area in world.area_ids() {
            let mut day = world.about.first.plus_days(-3);
            while day <= world.about.last.plus_days(3) {
                let main = world.timeline.control(world.timeline.at(area, day).state);
                let rival = account.control(account.at(area, day).state);
                let mut disputes = world.disputes.at(world, area, day);
                let said = disputes.find(|dispute| dispute.claim == Some(claim));
                let expected = (rival != main).then_some(rival);
                assert_eq!(
                    said.map(|dispute| dispute.control),
                    expected,
                    "{claim} {day}"
                );
                day = day.plus_days(step);
            }
        }
    }
}

#[test]
fn what_is_disputed_on_a_day_is_what_whole_accounts_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let loaded = load::path(&data_set(folder.path()), &Progress::default());
    let world = &loaded.world;
    assert_eq!(world.areas.len(), 2);
    disputes_agree_with_whole_accounts(world, 1);
    let east = world.find_area("east").expect("there");
    let of_east = world.rivals_of(east).iter();
    let of_east: Vec<&str> = of_east.map(|id| world.change(*id).id.as_str()).collect();
    assert_eq!(of_east, ["fight", "later"]);
    let against = |rival: &str, area: AreaId| {
        let rival = world.find_change(rival).expect("there");
        let main = world.disputed_by(area, rival);
        main.map(|id| world.change(id).id.clone())
    };
    assert_eq!(against("fight", east).as_deref(), Some("fall"));
    let west = world.find_area("west").expect("there");
    assert_eq!(against("held", west).as_deref(), Some("start"));
    assert!(world.rivals_of(west).len() == 1);
}

#[test]
fn the_panel_shows_the_accounts_with_their_sources() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path());
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let mut harness = common::window(Vec2::new(1280.0, 1400.0), settings, 0.25);
    let before = harness.state().state.project.clone();
    harness.state_mut().send(Command::Files(OpenedFiles::Open {
        origins: vec![Origin::Path(path)],
        add: false,
    }));
    let begun = Instant::now();
    while Arc::ptr_eq(&before, &harness.state().state.project) {
        assert!(begun.elapsed() < Duration::from_secs(60), "never read");
        harness.step();
    }
    let world = harness.state().state.project.world.clone();
    let east = world.find_area("east");
    let send = |harness: &mut Harness<'static, Shell>, command| {
        harness.state_mut().send(command);
        harness.run();
    };
    send(&mut harness, Command::SetDate(day("2016-04-01")));
    send(&mut harness, Command::SelectArea(east));
    let says = |harness: &Harness<'static, Shell>, words: &str| {
        harness.query_all_by_label_contains(words).count() > 0
    };
    assert!(says(
        &harness,
        "Disputed: Contested: Red, Blue (Local council)"
    ));
    assert!(says(&harness, "Disputed: 2 other accounts differ"));

    let fall = world.find_change("fall").expect("there");
    let area = east.expect("there");
    send(&mut harness, Command::SelectChange(fall, area));
    for words in [
        "Another account: Evening paper",
        "Another account: Local council",
        "Flags over the east",
        "The east falls",
        "No source is given",
    ] {
        assert!(says(&harness, words), "{words}");
    }
    // A rival that is chosen elsewhere opens the change that it stands against.
    let later = world.find_change("later").expect("there");
    send(&mut harness, Command::SelectChange(later, area));
    assert!(says(&harness, "Another account: Evening paper"));
}

/// A state of the shipped data set that tells an account, on a day.
fn telling(claim: Option<&str>, date: Day) -> State {
    let project = common::shipped::project();
    let mut state = State::new(project.clone(), Settings::default());
    apply(&mut state, Command::SetDate(date));
    let account = Account::of_claim(claim);
    state.told = Arc::new(Told::new(&project, &account, &state.view.filter));
    state.view.account = account;
    state
}

#[test]
fn a_sign_stands_at_every_area_of_which_accounts_differ_and_at_no_other() {
    let project = common::shipped::project();
    let world = &project.world;
    let mut days: Vec<Day> = vec![world.about.first, world.about.last];
    for change in world.changes.iter().filter(|change| change.claim.is_some()) {
        days.extend([-1, 0, 1, 40].map(|by| change.date.last.plus_days(by)));
    }
    let claims = world.claims().into_iter().map(Some);
    for claim in claims.chain([None]) {
        let state = telling(claim, world.about.first);
        let mut builder = SceneBuilder::telling(world, state.told.drawn());
        for day in days.iter().map(|day| (*day).min(world.about.last)) {
            let mut query = query(&state);
            (query.date, query.date_before) = (day, day);
            let scene = builder.build(world, &project.prepared, &query);
            let signed: Vec<AreaId> = scene.disputed.iter().map(|sign| sign.area).collect();
            let disputes = &state.told.disputes;
            let disputed = world
                .area_ids()
                .filter(|area| disputes.is_disputed(world, *area, day));
            assert_eq!(signed, disputed.collect::<Vec<_>>(), "{claim:?} {day}");
            // All of the map is in view: each area has its sign, or another's lies there.
            let signs = placed_signs(&scene, &[], &[], 1.0);
            for area in &*scene.disputed {
                let at = scene.camera.screen_from_world(scene.viewport, area.at);
                let near = |sign: &kharita::scene::disputed::PlacedSign| {
                    let [x, y] = [0, 1].map(|n| f64::from(sign.middle[n]) - at[n]);
                    x.hypot(y) < 30.0
                };
                assert!(signs.iter().any(near), "{claim:?} {day}");
            }
        }
    }
}

fn query(state: &State) -> kharita::scene::Query {
    kharita::scene::Query {
        date: state.view.date,
        date_before: state.view.date,
        fade: 1.0,
        theme: state.settings.theme,
        filter: state.view.filter.clone(),
        outlined: Vec::new(),
        hovered: None,
        selected: None,
        camera: state.camera,
        viewport: state.viewport,
        pixels_per_point: 1.0,
        layers: state.settings.layers,
        hidden_layers: Vec::new(),
        dress: state.dress(),
    }
}

#[test]
fn a_sheet_shows_the_sign_over_the_map_and_explains_it() {
    let project = common::shipped::project();
    for (lang, explained) in [(Lang::En, "Disputed"), (Lang::Ar, "مختلف فيه")] {
        let words = Words::new(lang);
        let source = ChartSource::main(&project.world, &project.prepared, &words);
        let mut maker = SheetMaker::new(&source);
        let choice = SheetChoice {
            has_legend: true,
            ..SheetChoice::default()
        };
        for (date, is_disputed) in [("2025-05-01", true), ("2025-04-11", false)] {
            let state = telling(None, day(date));
            let query = query(&state);
            let mut shaper = Shaper::new();
            let sheet = maker.sheet(&source, &query, LabelLang::Window, &choice, &mut shaper);
            let list = sheet.list(&source);
            let signs = list.layers.iter().find(|l| l.part == SheetPart::Disputed);
            assert_eq!(signs.is_some(), is_disputed, "{date}");
            let is_explained = list.items().any(|item| match item {
                DisplayItem::Text(text) => &*text.laid.text == explained,
                DisplayItem::Path(_) => false,
            });
            assert_eq!(is_explained, is_disputed, "{date}");
        }
    }
}

#[test]
fn every_account_has_a_name_that_a_reader_knows() {
    let world = &common::shipped::project().world;
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let mut seen = std::collections::BTreeSet::new();
        for claim in world.claims() {
            let name = format::account(&words, world, Some(claim));
            assert!(
                name != claim && seen.insert(name.clone()),
                "{claim}: {name}"
            );
        }
    }
    let words = Words::new(Lang::En);
    let named = |claim| format::account(&words, world, Some(claim));
    assert_eq!(named("kurdwatch"), "as told by KurdWatch");
    // What is a name already stays as it is.
    assert_eq!(named("Evening paper"), "Evening paper");
}

#[test]
#[expect(clippy::cast_possible_truncation, reason = "places in a window")]
fn the_other_account_is_looked_at_from_the_map_the_strip_and_the_card() {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let mut harness = common::window(Vec2::new(1280.0, 800.0), settings, 0.25);
    let send = |harness: &mut Harness<'static, Shell>, command| {
        harness.state_mut().send(command);
        harness.run();
    };
    let says = |harness: &Harness<'static, Shell>, words: &str| {
        harness.query_all_by_label_contains(words).count() > 0
    };
    let project = common::shipped::project();
    let dam = project.world.find_area("sy-tishrin-dam").expect("there");
    send(&mut harness, Command::SetDate(day("2025-05-01")));
    assert!(
        says(&harness, "Disputed. Accounts differ"),
        "the legend explains the sign"
    );

    // The sign on the map.
    let map = harness.get_by_label("Map").rect();
    let state = &harness.state().state;
    let at = state
        .camera
        .screen_from_world(state.viewport, project.prepared.sign_places[&dam]);
    let at = map.min + Vec2::new(at[0] as f32, at[1] as f32);
    click(&mut harness, at);
    assert_eq!(harness.state().state.view.selection.area, Some(dam));
    let other = "Disputed: Transitional government (as told by Middle East Eye)";
    assert!(says(&harness, other));

    // From the card to the other account and back.
    // The first is the one that holds on the day; the other stands beside its change.
    let show = "Show this account on the map";
    harness
        .get_all_by_label(show)
        .next()
        .expect("there")
        .click();
    waiting::until(&mut harness, "told", |state| {
        state.told.account.claim.as_deref() == Some("damascus")
    });
    assert!(says(
        &harness,
        "Another account than the main one: as told by Middle East Eye"
    ));
    harness
        .get_by_label("Show the main account on the map")
        .click();
    waiting::until(&mut harness, "told", |state| state.told.account.is_main());

    // The line on the strip.
    send(&mut harness, Command::SelectArea(None));
    let strip = harness.get_by_label_contains("Time: 1 May 2025").rect();
    let state = &harness.state().state;
    let x = state.stretch.position(day("2025-06-01")) as f32;
    let at = strip.min + Vec2::new(x * strip.width(), 16.0);
    click(&mut harness, at);
    assert_eq!(harness.state().state.view.selection.area, Some(dam));
    assert!(says(&harness, other));
}

fn click(harness: &mut Harness<'static, Shell>, at: egui::Pos2) {
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        harness.step();
    }
    harness.run();
}

#[test]
fn a_date_after_the_end_shows_the_last_state_and_says_so() {
    let project = common::shipped::project();
    let last = project.world.about.last;
    let mut state = State::new(project, Settings::default());
    for typed in ["2027-01-01", "31 December 2026", "2100"] {
        apply(&mut state, Command::SetDate(day("2014-06-11")));
        apply(&mut state, Command::TypeDate(typed.to_owned()));
        assert_eq!(state.view.date, last);
        let words = Words::new(Lang::En);
        let said = state.messages.last().expect("a message");
        let said = kharita::ui::messages::sentence(&words, said);
        let end = format::day(&words, last);
        assert!(
            said.contains(&format!("reports were read up to {end}")),
            "{said}"
        );
    }
    // What begins within the time is no later date.
    apply(&mut state, Command::TypeDate("2026".to_owned()));
    assert_eq!(state.view.date, day("2026-01-01"));
}
