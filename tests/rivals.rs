//! Where sources disagree: what rival accounts say, beside the main one.

mod common;

use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::load::{self, Progress};
use kharita::model::{AreaId, Day, FuzzyDate, Timeline, World};
use kharita::state::{Command, OpenedFiles, Origin, Settings};
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
        "Disputed: by the account “Local council”, Contested"
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
