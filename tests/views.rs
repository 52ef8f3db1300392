//! What is looked at comes back whole: every field of [`View`] through preferences, the history, a
//! reload, a story, a picture and the command line; and a reload takes nothing away that the files
//! still have.

use clap::Parser;
use kharita::app::picture::{Picture, posed};
use kharita::app::preferences::Preferences;
use kharita::cli::args::{Args, Command as CliCommand};
use kharita::geometry::{Camera, Viewport};
use kharita::load::{self, Progress};
use kharita::model::{
    Account, Condition, Confidence, Day, Filter, LabelLang, Lang, LayerId, LonLatBounds, Status,
};
use kharita::scene::Theme;
use kharita::state::view::NamedPassage;
use kharita::state::{
    Action, Arrival, Command, Extent, Lost, Message, NamedView, OpenSource, OpenedFiles, Overlay,
    Project, Recent, SavedSession, Selection, Settings, State, StorySlide, Tab, View, apply,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const CHANGES: &str = "\
id,date,areas,status,forces,confidence,sources,note_en,note_ar,claim
start,2015-01-01,east west,control,red,high,,,,
fall,2016-03-10,east,control,blue,high,agency,The agency saw blue flags.,رأت الوكالة أعلاماً زرقاء.,
later,2016-05,east,control,blue,medium,paper,The paper saw them two months later.,رأتها الصحيفة بعد شهرين.,Evening paper
back,2018-01-01/2018-01-20,east west,control,red,high,agency,,,
";

const FORCES: &str = r##"[
 {"id": "red", "name": {"en": "Red", "ar": "الأحمر"}, "colour": "#CC3333", "colour_dark": "#DD5555"},
 {"id": "blue", "name": {"en": "Blue", "ar": "الأزرق"}, "colour": "#3355CC", "colour_dark": "#6688EE"}
]"##;

const SOURCES: &str = r#"[
 {"id": "agency", "kind": "report", "title:en": "Flags over the east", "publisher": "News agency", "date": "2016-03-11"},
 {"id": "paper", "kind": "report", "title:en": "The east falls", "publisher": "Evening paper", "date": "2016-05-20"}
]"#;

const TEXT: &str = "# Flags over the east\n\nFirst words.\n\nThe agency saw blue flags. The agency saw them again.\n";

const PASSAGES: &str = "\
change,source,paragraph,exact_en,exact_ar
fall,agency,2,The agency saw blue flags.,
fall,agency,2,The agency saw them again.,
";

const ASSESSMENTS: &str = r#"[
 {"id": "holds", "source": "agency", "passage": 1, "expects": {"en": "It holds."}, "areas": ["east"]}
]"#;

const STORY: &str = r#"{"title": {"en": "All of it"}, "steps": [
 {"date": "2015-06-01", "caption": {"en": "Before"}},
 {"date": "2016-04-01", "caption": {"en": "Everything"}, "view": [40.2, 33.1, 41.5, 33.9],
  "area": "east", "change": "fall", "source": "agency", "assessment": "holds",
  "filter": ["force=blue", "confidence=high", "status=control"], "hide": [""], "labels": "both",
  "claim": "Evening paper", "known_on": "2017-02"}
]}"#;

fn data_set(folder: &Path, changes: &str) -> PathBuf {
    let square = |id: &str, x: u32| {
        let ring = format!("[[[{x},33],[{0},33],[{0},34],[{x},34],[{x},33]]]", x + 1);
        format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{"name:en":"{id} side"}},"geometry":{{"type":"Polygon","coordinates":{ring}}}}}"#
        )
    };
    let areas = [square("west", 40), square("east", 41)].join(",");
    let areas = format!(r#"{{"type":"FeatureCollection","features":[{areas}]}}"#);
    let at = folder.join("views");
    for inner in ["texts", "stories"] {
        std::fs::create_dir_all(at.join(inner)).expect("a folder");
    }
    for (name, text) in [
        ("areas.geojson", areas.as_str()),
        ("changes.csv", changes),
        ("forces.json", FORCES),
        ("sources.json", SOURCES),
        ("texts/agency.en.md", TEXT),
        ("passages.csv", PASSAGES),
        ("assessments.json", ASSESSMENTS),
        ("stories/all.json", STORY),
    ] {
        std::fs::write(at.join(name), text).expect("written");
    }
    at
}

fn read(path: &Path) -> Arc<Project> {
    let loaded = load::path(path, &Progress::default());
    let errors: Vec<_> = loaded
        .problems
        .iter()
        .filter(|p| p.severity == kharita::model::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    Arc::new(Project::new(loaded.world, loaded.problems, loaded.import))
}

fn state(project: &Arc<Project>) -> State {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    let mut state = State::new(project.clone(), settings);
    let (width, height) = (700.0, 600.0);
    apply(&mut state, Command::MapSize(Viewport { width, height }));
    state
}

fn day(text: &str) -> Day {
    Day::try_from(text.to_owned()).expect("a day")
}

/// A view of which nothing is as the data set opens.
fn whole(project: &Project) -> View {
    let world = &project.world;
    let change = world.find_change("fall").expect("there");
    let source = world.find_source("agency").expect("there");
    View {
        date: day("2016-04-01"),
        extent: Extent::Within(LonLatBounds {
            min: [40.2, 33.1],
            max: [41.5, 33.9],
        }),
        selection: Selection {
            area: world.find_area("east"),
            change: Some(change),
            source: Some(OpenSource {
                source,
                passage: Some(world.passages_of_change(change)[1]),
                paragraph: Some(2),
            }),
            assessment: Some(kharita::model::AssessmentId(0)),
        },
        filter: Filter::from_iter([
            Condition::Force(world.find_force("blue").expect("there")),
            Condition::Confidence(Confidence::High),
            Condition::Status(Status::Control),
        ]),
        hidden_layers: vec![LayerId(0)],
        label_lang: LabelLang::Both,
        account: Account {
            claim: Some("Evening paper".to_owned()),
            known_on: Some(day("2017-02-28")),
        },
    }
}

/// Sets one field of a view to what another has.
type Field = (&'static str, fn(&mut View, &View));

/// Every field. A field that is added to the view does not compile until it stands here.
fn fields() -> Vec<Field> {
    fn all(view: View) {
        let View {
            date: _,
            extent: _,
            selection:
                Selection {
                    area: _,
                    change: _,
                    source: _,
                    assessment: _,
                },
            filter: _,
            hidden_layers: _,
            label_lang: _,
            account: Account {
                claim: _,
                known_on: _,
            },
        } = view;
    }
    let _all: fn(View) = all;
    vec![
        ("date", |view, whole| view.date = whole.date),
        ("extent", |view, whole| view.extent = whole.extent),
        ("area", |view, whole| {
            view.selection.area = whole.selection.area
        }),
        ("change", |view, whole| {
            view.selection.change = whole.selection.change
        }),
        ("source", |view, whole| {
            view.selection.source = whole.selection.source
        }),
        ("assessment", |view, whole| {
            view.selection.assessment = whole.selection.assessment;
        }),
        ("filter", |view, whole| view.filter = whole.filter.clone()),
        ("hidden layers", |view, whole| {
            view.hidden_layers.clone_from(&whole.hidden_layers);
        }),
        ("label language", |view, whole| {
            view.label_lang = whole.label_lang
        }),
        ("claim", |view, whole| {
            view.account.claim.clone_from(&whole.account.claim)
        }),
        ("known on", |view, whole| {
            view.account.known_on = whole.account.known_on
        }),
        ("all", |view, whole| view.clone_from(whole)),
    ]
}

/// Each view that differs from the first one in one field, and one that differs in all.
fn views(project: &Project) -> Vec<(&'static str, View)> {
    let (first, whole) = (View::first(&project.world), whole(project));
    let view = |(name, set): Field| {
        let mut view = first.clone();
        set(&mut view, &whole);
        assert_ne!(view, first, "{name}");
        (name, view)
    };
    fields().into_iter().map(view).collect()
}

fn shown(project: &Arc<Project>, view: &View) -> State {
    let mut state = state(project);
    let named = NamedView::of(view, &project.world);
    apply(&mut state, Command::Show(Box::new(named)));
    assert_eq!(state.view, *view);
    state
}

#[test]
fn every_field_comes_back_from_preferences_and_from_the_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    for (name, view) in views(&project) {
        let mut state = shown(&project, &view);
        let path = folder.path().join("preferences.json");
        let mut preferences = Preferences::at(path.clone());
        preferences.save(&state, None);
        // What was begun is done when it is dropped.
        drop(preferences);
        let (saved, is_broken) = Preferences::at(path).load();
        assert!(!is_broken);
        let mut next = self::state(&project);
        let session = saved.expect("there").session;
        apply(&mut next, Command::Restore(Box::new(session)));
        assert_eq!(next.view, view, "{name}: from preferences");
        assert!(!next.history.can_go_back());

        let away = NamedView::of(&View::first(&project.world), &project.world);
        apply(&mut state, Command::Show(Box::new(away)));
        assert_ne!(state.view, view, "{name}");
        apply(&mut state, Command::Do(Action::Back));
        assert_eq!(state.view, view, "{name}: from the history");
        apply(&mut state, Command::Do(Action::Forward));
        apply(&mut state, Command::Do(Action::Back));
        assert_eq!(state.view, view, "{name}: from the history, there and back");
    }
}

#[test]
fn every_field_stays_when_the_files_are_read_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path(), CHANGES);
    let project = read(&path);
    // The same rows in other places: what is kept is kept by its id.
    let mut lines: Vec<&str> = CHANGES.lines().collect();
    lines.insert(1, "first,2014-01-01,west,control,blue,high,,,,");
    data_set(folder.path(), &format!("{}\n", lines.join("\n")));
    let again = read(&path);
    for (name, view) in views(&project) {
        let mut state = shown(&project, &view);
        arrive(&mut state, again.clone(), Arrival::Again);
        let named = NamedView::of(&view, &project.world);
        assert_eq!(NamedView::of(&state.view, &again.world), named, "{name}");
        assert_eq!(state.messages.last(), None, "{name}");
        apply(&mut state, Command::Do(Action::Back));
        let first = NamedView::of(&View::first(&project.world), &project.world);
        assert_eq!(NamedView::of(&state.view, &again.world), first, "{name}");
    }
}

#[test]
fn every_field_is_shown_by_a_step_of_a_story() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    let mut state = state(&project);
    let (story, step) = (0, 1);
    apply(&mut state, Command::PresentStory { story, step });
    let mut expected = whole(&project);
    // A step cites a source as a whole.
    if let Some(open) = &mut expected.selection.source {
        (open.passage, open.paragraph) = (None, None);
    }
    assert_eq!(state.view, expected);
}

#[test]
fn every_field_is_drawn_in_a_picture_and_asked_for_on_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    let ctx = egui::Context::default();
    for (name, view) in views(&project) {
        let named = NamedView::of(&view, &project.world);
        let picture = Picture {
            view: NamedView {
                dataset: String::new(),
                ..named.clone()
            },
            size: [200, 130],
            theme: Theme::Light,
            lang: Lang::En,
            window: false,
        };
        let mut shell = posed(project.clone(), &picture).expect("everything is there");
        shell.logic(&ctx);
        assert_eq!(shell.state.view, view, "{name}: in a picture");

        let line = line(&named);
        let args = Args::try_parse_from(&line).unwrap_or_else(|error| panic!("{line:?} {error}"));
        let Some(CliCommand::Render(render)) = args.command else {
            panic!("{line:?}")
        };
        let (asked, lost) = render.view.named().find(&project.world);
        assert_eq!(lost, [], "{name}");
        assert_eq!(asked, view, "{name}: on the command line");
    }
}

/// The command line that asks for a view.
fn line(view: &NamedView) -> Vec<String> {
    let mut line: Vec<String> = ["kharita", "render", "--out", "a.png"]
        .map(str::to_owned)
        .into();
    let passage = |passage: &NamedPassage| format!("{}#{}", passage.change, passage.number);
    for (option, value) in [
        ("--date", view.date.map(|day| day.to_string())),
        ("--view", view.extent.map(|extent| extent.to_string())),
        ("--select", view.area.clone()),
        ("--change", view.change.clone()),
        ("--source", view.source.clone()),
        ("--passage", view.passage.as_ref().map(passage)),
        (
            "--paragraph",
            view.paragraph.map(|number| number.to_string()),
        ),
        ("--assessment", view.assessment.clone()),
        (
            "--labels",
            view.label_lang.map(|lang| lang.word().to_owned()),
        ),
        ("--claim", view.claim.clone()),
        ("--known-on", view.known_on.map(|day| day.to_string())),
    ] {
        if let Some(value) = value {
            line.extend([option.to_owned(), value]);
        }
    }
    let lists = [("--filter", &view.filter), ("--hide", &view.hidden_layers)];
    for (option, values) in lists {
        for value in values {
            line.extend([option.to_owned(), value.clone()]);
        }
    }
    line
}

fn arrive(state: &mut State, project: Arc<Project>, arrival: Arrival) {
    let arrived = OpenedFiles::Arrived {
        project,
        origins: Vec::new(),
        arrival,
    };
    apply(state, Command::Files(arrived));
}

/// A state in which the source that a search for flags finds is open.
fn reading_about_flags(project: &Arc<Project>) -> State {
    let mut state = state(project);
    apply(&mut state, Command::SetQuery("flags".to_owned()));
    apply(&mut state, Command::TakeMarkedResult);
    state
}

#[test]
fn a_reload_while_presenting_playing_and_reading_keeps_all_three() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path(), CHANGES);
    let project = read(&path);
    let mut state = reading_about_flags(&project);
    assert_eq!(state.words_in_open_text(), Some("flags"));
    apply(&mut state, Command::ReadIn(Lang::Ar));
    let passage = project
        .world
        .passages_of_change(project.world.find_change("fall").expect("there"))[0];
    apply(&mut state, Command::OpenPassage(passage));
    let (story, step) = (0, 1);
    apply(&mut state, Command::Do(Action::Faster));
    apply(&mut state, Command::PresentStory { story, step });
    // What a slide shows does not move by itself; the map behind it can be made to.
    state.playback.playing = true;
    apply(&mut state, Command::Tick(0.1));
    let open = state
        .view
        .selection
        .source
        .expect("the step's source is open");
    let (date, playback) = (state.view.date, state.playback);
    assert!(playback.playing && state.history.can_go_back());

    let earlier = CHANGES.replace("start,", "begin,2014-05-05,west,none,,high,,,,\nstart,");
    data_set(folder.path(), &earlier);
    let again = read(&path);
    arrive(&mut state, again.clone(), Arrival::Again);
    assert_eq!(
        state.presenting.map(|now| (now.story, now.slide)),
        Some((Some(0), StorySlide::Step(1)))
    );
    assert_eq!((state.view.date, state.playback), (date, playback));
    assert_eq!(state.view.selection.source, Some(open));
    assert_eq!(state.reading_lang, Lang::Ar);
    assert!(state.history.can_go_back());
    assert_eq!(state.messages.last(), None);
    assert!(Arc::ptr_eq(&state.project, &again));
}

#[test]
fn marked_words_search_tab_strip_and_the_chosen_problem_outlive_a_reload() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path(), CHANGES);
    let project = read(&path);
    let mut state = reading_about_flags(&project);
    apply(&mut state, Command::SetQuery("east".to_owned()));
    apply(&mut state, Command::MoveResult(1));
    let found = state.search.results[state.search.marked];
    let whole = state.whole_time();
    let part = whole.zoomed(3.0, 0.5, whole);
    apply(&mut state, Command::ShowStretch(part));
    arrive(&mut state, read(&path), Arrival::Again);
    assert_eq!(state.words_in_open_text(), Some("flags"));
    assert_eq!((state.tab, state.overlay), (Tab::Sources, Overlay::Search));
    assert_eq!(state.search.results[state.search.marked], found);
    assert_eq!(state.stretch, part);
}

#[test]
fn what_the_new_files_do_not_have_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path(), CHANGES);
    let project = read(&path);
    let mut state = shown(&project, &whole(&project));
    let (story, step) = (0, 1);
    apply(&mut state, Command::PresentStory { story, step });
    let left = CHANGES.lines().filter(|line| !line.starts_with("later"));
    let left: Vec<&str> = left.collect();
    data_set(folder.path(), &format!("{}\n", left.join("\n")));
    std::fs::remove_file(path.join("stories/all.json")).expect("there");
    arrive(&mut state, read(&path), Arrival::Again);
    let said = state.messages.last().expect("said");
    let lost = Message::warning("notice-not-found-again");
    let names = ["Evening paper", "all"].map(str::to_owned);
    let lost = lost.list("what", names.to_vec());
    assert_eq!(said, &lost);
    assert_eq!(state.view.account.claim, None);
    // The presenter stays on the map.
    assert_eq!(state.presenting.map(|now| now.story), Some(None));
}

#[test]
fn other_files_end_the_presentation_and_keep_the_language_of_the_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = data_set(folder.path(), CHANGES);
    let project = read(&path);
    let mut state = shown(&project, &whole(&project));
    let (story, step) = (0, 0);
    apply(&mut state, Command::PresentStory { story, step });
    let arrived = OpenedFiles::Arrived {
        project: read(&path),
        origins: Vec::new(),
        arrival: Arrival::Fresh,
    };
    let effects = apply(&mut state, Command::Files(arrived));
    assert_eq!(effects, [kharita::state::Effect::FullScreen(false)]);
    assert!(state.presenting.is_none());
    let expected = View {
        label_lang: LabelLang::Both,
        ..View::first(&project.world)
    };
    assert_eq!(state.view, expected);
}

#[test]
fn names_that_lead_nowhere_are_lost_and_hurt_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    let named: NamedView = serde_json::from_str(
        r#"{"date": "1990-01-01", "area": "nowhere", "change": "never", "source": "agency",
            "passage": {"change": "fall", "number": 7}, "assessment": "gone", "claim": "Nobody",
            "filter": ["force=nobody", "country=SYR", "colour=red"], "hidden_layers": ["x.kml"]}"#,
    )
    .expect("a view");
    let (view, lost) = named.find(&project.world);
    let text = |text: &str| text.to_owned();
    let expected = [
        Lost::Day(day("1990-01-01")),
        Lost::Area(text("nowhere")),
        Lost::Change(text("never")),
        Lost::Passage(text("fall")),
        Lost::Assessment(text("gone")),
        Lost::Condition(text("force=nobody")),
        Lost::Condition(text("colour=red")),
        Lost::Claim(text("Nobody")),
        Lost::Layer(text("x.kml")),
    ];
    assert_eq!(lost, expected);
    assert_eq!(view.date, project.world.about.opens_on);
    assert_eq!(view.filter.conditions().count(), 1);
    for broken in [r#"{"extent": "1,2"}"#, r#"{"date": "soon"}"#] {
        assert!(
            serde_json::from_str::<NamedView>(broken).is_err(),
            "{broken}"
        );
    }
}

#[test]
fn a_session_of_other_files_leaves_only_the_language_of_the_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    let mut state = state(&project);
    let view = NamedView {
        dataset: "another".to_owned(),
        date: Some(day("2016-04-01")),
        label_lang: Some(LabelLang::Ar),
        ..NamedView::default()
    };
    let session = SavedSession {
        view: view.clone(),
        ..SavedSession::default()
    };
    apply(&mut state, Command::Restore(Box::new(session)));
    assert_eq!(state.view.date, project.world.about.opens_on);
    assert_eq!(state.view.label_lang, LabelLang::Ar);
    apply(&mut state, Command::Show(Box::new(view)));
    let word = state.messages.last().map(|message| message.word);
    assert_eq!(word, Some("notice-other-data-set"));
    assert_eq!(state.view.date, project.world.about.opens_on);
}

#[test]
fn recent_files_come_back_by_a_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    let mut state = state(&project);
    let recent = vec![Recent {
        paths: vec![PathBuf::from("a.geojson")],
        ..Recent::default()
    }];
    apply(
        &mut state,
        Command::Files(OpenedFiles::TakeRecent(recent.clone())),
    );
    assert_eq!(state.opening.recent, recent);
}

#[test]
fn a_drag_a_wheel_and_a_flight_are_what_the_view_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = read(&data_set(folder.path(), CHANGES));
    let mut state = state(&project);
    assert_eq!(state.view.extent, Extent::All);
    let camera = Camera {
        zoom: state.camera.zoom + 1.0,
        ..state.camera
    };
    apply(&mut state, Command::SetCamera(camera));
    assert_eq!(state.view.extent, Extent::of(state.camera));
    apply(&mut state, Command::Do(Action::FitAll));
    assert_eq!(state.view.extent, Extent::All);
    let (width, height) = (300.0, 200.0);
    apply(&mut state, Command::MapSize(Viewport { width, height }));
    assert_eq!(state.camera, state.camera_of_all(state.viewport));
}
