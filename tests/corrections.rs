//! Corrections laid over a data set: applied they are the edited set; their order is no part of them; what does
//! not fit is named and the rest is shown; they come back from their file as they went in.

use clap::Parser;
use kharita::cli::{self, args::Args};
use kharita::load::{Input, Loaded, Progress, WishedCorrections, Wishes, read};
use kharita::model::{Code, Correction, Corrections, Day, RowKind, RowMembers, World};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// A change as a line of the table, without its id.
type Row = BTreeMap<&'static str, String>;

const COLUMNS: [&str; 6] = ["date", "areas", "status", "forces", "sources", "note_en"];

fn row(cells: [&str; 6]) -> Row {
    COLUMNS.into_iter().zip(cells.map(str::to_owned)).collect()
}

fn base() -> BTreeMap<String, Row> {
    let rows = [
        ("a1", ["2012", "a", "control", "red", "s1", "It began."]),
        (
            "b1",
            [
                "2012",
                "b",
                "control",
                "red",
                "s1#1",
                "It began, \"so\" they say.",
            ],
        ),
        (
            "a2",
            ["2014-06-10", "a", "control", "blue", "s1 s2", "It fell."],
        ),
        (
            "ab",
            ["2015-03/2015-04", "a b", "contested", "red blue", "s2", ""],
        ),
        (
            "b3",
            ["2016-02-03~", "b", "none", "", "s2", "Left,\nand empty."],
        ),
    ];
    rows.map(|(id, cells)| (id.to_owned(), row(cells))).into()
}

/// The table; new rows stand at the end.
fn csv(rows: &BTreeMap<String, Row>) -> String {
    let mut text = String::from("id,date,areas,status,forces,confidence,sources,note_en\n");
    let is_new = |id: &String| id.starts_with("new");
    let sorted = rows.iter().filter(|row| !is_new(row.0));
    for (id, row) in sorted.chain(rows.iter().filter(|row| is_new(row.0))) {
        let quoted = |name: &str| format!("\"{}\"", row[name].replace('"', "\"\""));
        let cells = COLUMNS.map(quoted);
        let [date, areas, status, forces, sources, note] = cells;
        writeln!(
            text,
            "{id},{date},{areas},{status},{forces},,{sources},{note}"
        )
        .expect("text");
    }
    text
}

const SQUARES: &str = r#"{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": "a", "properties": {"name:en": "Alpha", "name:ar": "ألف"}, "geometry": {"type": "Polygon", "coordinates": [[[40.1, 35.0], [41.0, 35.0], [41.0, 36.0], [40.1, 36.0], [40.1, 35.0]]]}},
 {"type": "Feature", "id": "b", "properties": {"name": "Beta"}, "geometry": {"type": "Polygon", "coordinates": [[[41.0, 35.0], [42.3, 35.0], [42.3, 36.0], [41.0, 36.0], [41.0, 35.0]]]}}
]}"#;

const SOURCES: &str = r#"[
 {"id": "s1", "publisher": "Wire", "title": "One", "date": "2014-06-11", "language": "en"},
 {"id": "s2", "publisher": "Paper", "title:en": "Two", "language": "en"}
]"#;

/// A data set in a folder of its own.
fn data_set(rows: &BTreeMap<String, Row>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    put(
        "dataset.json",
        r#"{"id": "two-squares", "time": {"first": "2012", "last": "2018"}}"#,
    );
    put("areas.geojson", SQUARES);
    put(
        "forces.json",
        r##"[{"id": "red", "name": "Red", "colour": "#AA2222"}, {"id": "blue", "name": "Blue", "colour": "#2222AA"}]"##,
    );
    put("sources.json", SOURCES);
    put("changes.csv", &csv(rows));
    put(
        "passages.csv",
        "change,source,paragraph,exact_en,exact_ar\na2,s1,2,fell in a day,\n",
    );
    put(
        "texts/s1.en.md",
        "# One\n\nIt was quiet.\n\nThe town fell in a day.\n",
    );
    folder
}

fn laid(folder: &Path, corrections: &Corrections) -> Loaded {
    let these = WishedCorrections::These(
        Arc::new(corrections.clone()),
        Some("mine.overlay.json".into()),
    );
    let wishes = Wishes {
        corrections: these,
        ..Wishes::default()
    };
    read(
        &[Input::Path(folder.to_owned())],
        &wishes,
        &Progress::default(),
    )
}

fn world(folder: &Path) -> Arc<World> {
    let wishes = Wishes {
        corrections: WishedCorrections::None,
        ..Wishes::default()
    };
    read(
        &[Input::Path(folder.to_owned())],
        &wishes,
        &Progress::default(),
    )
    .world
}

/// A world in which there is nothing.
static NOTHING: LazyLock<Arc<World>> = LazyLock::new(|| {
    let nothing = Input::Bytes {
        name: "nothing".to_owned(),
        bytes: Arc::from(*b" "),
    };
    read(&[nothing], &Wishes::default(), &Progress::default()).world
});

/// All that rows say, and who holds what on many days.
fn told(world: &World) -> BTreeMap<String, String> {
    let nothing = Corrections::between(&NOTHING, world);
    let rows = nothing
        .iter()
        .map(|(kind, id, row)| (format!("{kind} {id}"), format!("{row:?}")));
    let areas = world.area_ids().map(|id| {
        let area = world.area(id);
        (format!("name {}", area.id), format!("{:?}", area.name))
    });
    let mut told: BTreeMap<String, String> = rows.chain(areas).collect();
    for day in (0..84).map(|month| Day::new(2012, 1, 15).expect("a day").plus_months(month)) {
        for area in world.area_ids() {
            let control = world.timeline.control(world.timeline.at(area, day).state);
            let forces = control.forces.iter().map(|id| world.force(*id).id.clone());
            let forces: Vec<String> = forces.collect();
            told.insert(
                format!("{day} {}", world.area(area).id),
                format!("{:?} {forces:?}", control.status),
            );
        }
    }
    told
}

/// An edit of a row: which, and what it becomes; withdrawn where it becomes nothing.
#[derive(Clone, Debug)]
struct Edit {
    id: String,
    becomes: Option<Row>,
}

fn edit() -> impl Strategy<Value = Edit> {
    let ids = prop::sample::select(vec!["a1", "b1", "a2", "ab", "b3", "new-1", "new-2"]);
    let dates = prop::sample::select(vec![
        "2013-05-06",
        "2014",
        "2014-06",
        "2015-01-02/2015-02-03",
        "2017-08-09?",
    ]);
    let areas = prop::sample::select(vec!["a", "b", "a b"]);
    let controls = prop::sample::select(vec![
        ("control", "red"),
        ("control", "blue"),
        ("contested", "blue red"),
        ("none", ""),
        ("unknown", ""),
    ]);
    let sources = prop::sample::select(vec!["s1", "s2", "s2 s1", ""]);
    let note = prop::sample::select(vec!["", "Other, \"words\".", "سقطت المدينة"]);
    let row = (dates, areas, controls, sources, note).prop_map(
        |(date, areas, (status, forces), sources, note)| {
            row([date, areas, status, forces, sources, note])
        },
    );
    (ids, prop::option::weighted(0.8, row)).prop_map(|(id, becomes)| Edit {
        id: id.to_owned(),
        becomes,
    })
}

fn members(row: &Row) -> RowMembers {
    let usual = [("confidence", "medium"), ("note_ar", ""), ("claim", "")];
    let cells = row.iter().map(|(name, text)| (*name, text.as_str()));
    usual
        .into_iter()
        .chain(cells)
        .map(|(name, text)| (name.to_owned(), Value::from(text)))
        .collect()
}

/// Makes an edit as the window does: from the row as it is shown to what it is to be.
fn make(corrections: &mut Corrections, folder: &Path, edit: &Edit) {
    let shown = laid(folder, corrections)
        .world
        .row_members(RowKind::Change, &edit.id);
    let now = edit.becomes.as_ref().map(|row| {
        let mut now = shown.clone().unwrap_or_default();
        now.extend(members(row));
        now
    });
    corrections.put(RowKind::Change, &edit.id, shown.as_ref(), now.as_ref());
}

/// A source that stays keeps the paragraph by which the row cites it.
fn still_cited(was: Option<&Row>, mut now: Row) -> Row {
    let was = was.map_or("", |row| row["sources"].as_str());
    let cited = |id: &str| {
        let words = was.split(' ');
        let mut of_it = words.filter(|word| word.split('#').next() == Some(id));
        of_it.next().unwrap_or(id).to_owned()
    };
    let words: Vec<String> = now["sources"].split(' ').map(cited).collect();
    now.insert("sources", words.join(" "));
    now
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_overlay_applied_is_the_edited_set(edits in prop::collection::vec(edit(), 1..8)) {
        let folder = data_set(&base());
        let mut rows = base();
        let mut corrections = Corrections::none_of("two-squares");
        for edit in &edits {
            make(&mut corrections, folder.path(), edit);
            match &edit.becomes {
                Some(row) => {
                    let row = still_cited(base().get(&edit.id), row.clone());
                    rows.insert(edit.id.clone(), row)
                }
                None => rows.remove(&edit.id),
            };
        }
        let edited = world(data_set(&rows).path());
        let loaded = laid(folder.path(), &corrections);
        let lost: Vec<_> = loaded.problems.iter().filter(|one| one.code == Code::OverlayLost).collect();
        prop_assert!(lost.is_empty(), "{lost:?}");
        prop_assert_eq!(told(&loaded.world), told(&edited));
        // What differs between the two is what was corrected.
        let between = Corrections::between(&world(folder.path()), &edited);
        let changes = |all: &Corrections| -> Vec<String> {
            all.of_kind(RowKind::Change).map(|(id, row)| format!("{id} {row:?}")).collect()
        };
        prop_assert_eq!(changes(&between), changes(&corrections));
        prop_assert_eq!(told(&laid(folder.path(), &between).world), told(&edited));
    }

    #[test]
    fn the_order_of_independent_edits_does_not_matter(
        edits in prop::collection::btree_map("a1|b1|a2|ab|b3|new-1", edit(), 1..6),
        order in any::<u64>(),
    ) {
        let folder = data_set(&base());
        let mut edits: Vec<Edit> = edits.into_iter().map(|(id, edit)| Edit { id, ..edit }).collect();
        let made = |edits: &[Edit]| {
            let mut corrections = Corrections::none_of("two-squares");
            edits.iter().for_each(|edit| make(&mut corrections, folder.path(), edit));
            corrections.to_json()
        };
        let straight = made(&edits);
        let turn = usize::try_from(order % 6).expect("small") % edits.len();
        edits.rotate_left(turn);
        edits.reverse();
        prop_assert_eq!(straight, made(&edits));
    }

    #[test]
    fn taking_every_edit_back_by_hand_leaves_nothing(edits in prop::collection::vec(edit(), 1..6)) {
        let folder = data_set(&base());
        let before = Corrections::none_of("two-squares");
        let mut corrections = before.clone();
        edits.iter().for_each(|edit| make(&mut corrections, folder.path(), edit));
        for id in base().keys().map(String::as_str).chain(["new-1", "new-2"]) {
            let shown = laid(folder.path(), &corrections).world.row_members(RowKind::Change, id);
            let original = world(folder.path()).row_members(RowKind::Change, id);
            corrections.put(RowKind::Change, id, shown.as_ref(), original.as_ref());
        }
        prop_assert_eq!(corrections.to_json(), before.to_json());
    }

    #[test]
    fn a_file_gives_back_what_went_into_it(edits in prop::collection::vec(edit(), 0..8)) {
        let folder = data_set(&base());
        let mut corrections = Corrections::none_of("two-squares");
        edits.iter().for_each(|edit| make(&mut corrections, folder.path(), edit));
        let path = folder.path().join("x.json");
        std::fs::write(&path, corrections.to_json()).expect("written");
        let inputs = [Input::Path(folder.path().to_owned()), Input::Path(path)];
        let loaded = read(&inputs, &Wishes::default(), &Progress::default());
        prop_assert_eq!(&*loaded.corrections, &corrections);
    }

    #[test]
    fn no_overlay_panics_or_takes_the_map_away(text in "\\PC{0,200}", tail in any::<Vec<u8>>()) {
        let folder = data_set(&base());
        let mut bytes = format!("{{\"format\": \"kharita-overlay\", \"differences\": [{text}").into_bytes();
        bytes.extend(tail);
        let overlay = Input::Bytes { name: "x.json".to_owned(), bytes: bytes.into() };
        let inputs = [Input::Path(folder.path().to_owned()), overlay];
        let loaded = read(&inputs, &Wishes::default(), &Progress::default());
        prop_assert_eq!(told(&loaded.world), told(&world(folder.path())));
    }
}

fn of_json(differences: Value) -> Corrections {
    let mut corrections = Corrections::none_of("two-squares");
    for one in differences.as_array().expect("a list") {
        let (kind, id, correction) = Corrections::read_one(one).expect("a difference");
        corrections.set(kind, &id, correction);
    }
    corrections
}

/// Kinds of problems that are errors, with their places.
fn errors(loaded: &Loaded) -> Vec<String> {
    let errors = loaded.problems.iter();
    let errors = errors.filter(|one| one.severity == kharita::model::Severity::Error);
    errors.map(ToString::to_string).collect()
}

#[test]
fn what_fits_another_version_is_applied_and_the_rest_is_named() {
    let folder = data_set(&base());
    let corrections = of_json(json!([
        {"change": "a2", "was": {"date": "2014-06-10"}, "now": {"date": "2014-06-09"}},
        {"change": "ab", "was": {"forces": "blue red"}, "now": {"forces": "blue"}},
        {"change": "gone", "was": {"note_en": "x"}, "now": {"note_en": "y"}},
        {"change": "a1", "now": {"date": "2013", "areas": "a", "status": "none"}},
        {"change": "b3", "was": {"status": "control"}},
        {"source": "s1", "was": {"publisher:en": "Wire"}, "now": {"publisher:en": "The Wire"}},
        {"source": "s2", "was": {"title:en": "Other"}, "now": {"title:en": "Third"}},
        {"area": "b", "was": {"name:en": "Beta"}, "now": {"name:en": "Bita", "name:ar": "بيتا"}},
        {"area": "c", "was": {"name:en": "C"}, "now": {"name:en": "D"}},
        {"passage": "nonsense", "now": {"exact_en": "x"}},
        {"text": "../s9.en", "now": {"text": "# x"}},
    ]));
    let loaded = laid(folder.path(), &corrections);
    let lost = loaded
        .problems
        .iter()
        .filter(|one| one.code == Code::OverlayLost);
    let lost: Vec<&str> = lost
        .filter_map(|one| one.place.feature.as_deref())
        .collect();
    assert_eq!(lost.len(), 8, "{lost:?}");
    for id in ["ab", "gone", "a1", "b3", "s2", "c", "nonsense", "../s9.en"] {
        assert!(lost.contains(&id), "{id}: {lost:?}");
    }
    let world = &loaded.world;
    let date = |id: &str| {
        world
            .change(world.find_change(id).expect("a change"))
            .date
            .to_string()
    };
    assert_eq!(date("a2"), "2014-06-09");
    assert_eq!(
        world
            .source(world.find_source("s1").expect("s1"))
            .publisher
            .en,
        "The Wire"
    );
    let b = world.area(world.find_area("b").expect("b"));
    assert_eq!((b.name.en.as_str(), b.name.ar.as_str()), ("Bita", "بيتا"));
    // For a data set of another name that is said, and the rest holds.
    let mut other = corrections;
    other.of = "elsewhere".to_owned();
    let loaded = laid(folder.path(), &other);
    assert!(
        loaded
            .problems
            .iter()
            .any(|one| one.code == Code::OverlayOfOther)
    );
}

#[test]
fn evidence_that_points_nowhere_is_named_in_the_overlay() {
    let folder = data_set(&base());
    let corrections = of_json(json!([
        {"change": "n", "now": {"date": "2014-13", "areas": "a nowhere", "status": "held", "forces": "green", "sources": "s9"}},
        {"passage": "a2 s1#7", "now": {"exact_en": "fell"}},
        {"assessment": "e", "now": {"source": "s1", "answered_by": ["never"]}},
    ]));
    let loaded = laid(folder.path(), &corrections);
    let told = errors(&loaded);
    for expected in [
        "bad-date",
        "unknown-area",
        "unknown-status",
        "unknown-source",
        "passage-gone",
        "unknown-change",
    ] {
        let is_it = |line: &&String| line.contains(&format!("[{expected}]"));
        let found = told
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{expected}: {told:?}"));
        assert!(found.starts_with("mine.overlay.json"), "{found}");
    }
    assert_eq!(
        loaded.world.changes.len(),
        base().len(),
        "nothing of it is half there"
    );
}

#[test]
fn what_no_correction_touches_keeps_its_bytes() {
    // Seen through the places of problems: lines stay where they were.
    let folder = data_set(&base());
    let mut text = std::fs::read_to_string(folder.path().join("changes.csv")).expect("read");
    text.push_str("odd,2017,nowhere,control,red,,s1,x\n");
    std::fs::write(folder.path().join("changes.csv"), &text).expect("written");
    let line = |loaded: &Loaded| {
        let problem = loaded
            .problems
            .iter()
            .find(|one| one.code == Code::UnknownArea);
        problem.and_then(|one| one.place.line)
    };
    let before = line(&read(
        &[Input::Path(folder.path().to_owned())],
        &Wishes::default(),
        &Progress::default(),
    ));
    let corrections = of_json(
        json!([{"change": "a1", "was": {"note_en": "It began."}, "now": {"note_en": "So."}}]),
    );
    assert!(before.is_some());
    assert_eq!(line(&laid(folder.path(), &corrections)), before);
}

#[test]
fn the_overlay_beside_a_data_set_is_taken_and_can_be_left() {
    let around = tempfile::tempdir().expect("a folder");
    let folder = around.path().join("set");
    std::fs::rename(data_set(&base()).keep(), &folder).expect("moved");
    let corrections = of_json(
        json!([{"change": "a2", "was": {"status": "control"}, "now": {"status": "unknown", "forces": ""}}]),
    );
    std::fs::write(
        around.path().join("set.overlay.json"),
        corrections.to_json(),
    )
    .expect("written");
    let at = |more: &str| {
        let line = format!(
            "at 2014-07-01 --area a --data {} --format json {more}",
            folder.display()
        );
        let words = line.split_whitespace();
        let args =
            Args::try_parse_from(std::iter::once("kharita").chain(words)).expect("arguments");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        cli::run(&args.command.expect("a command"), &mut out, &mut err);
        let out: Value = serde_json::from_slice(&out).expect("JSON");
        (
            out["areas"][0]["status"].clone(),
            String::from_utf8(err).expect("text"),
        )
    };
    let (status, said) = at("");
    assert_eq!(status, "unknown");
    assert!(
        said.contains("1 correction of `set.overlay.json` is laid over"),
        "{said}"
    );
    assert_eq!(at("--overlay none"), (json!("control"), String::new()));
}

#[test]
fn apply_writes_the_corrected_set_and_overlay_finds_the_corrections_again() {
    let folder = data_set(&base());
    let around = tempfile::tempdir().expect("a folder");
    let overlay = around.path().join("mine.json");
    let corrections = of_json(json!([
        {"change": "a2", "was": {"date": "2014-06-10"}, "now": {"date": "2014-06-09"}},
        {"change": "own", "now": {"date": "2017", "areas": "b", "status": "control", "forces": "blue", "confidence": "low",
            "sources": "mine", "note_en": "x", "note_ar": "س", "claim": ""}},
        {"source": "mine", "now": {"kind": "report", "publisher:en": "Me", "title:en": "Notes", "language": "en"}},
        {"text": "mine.en", "now": {"text": "# Notes\n\nBlue came."}},
        {"passage": "own mine#1", "now": {"exact_en": "Blue came"}},
    ]));
    std::fs::write(&overlay, corrections.to_json()).expect("written");
    let run = |words: &[&Path]| {
        let words = words.iter().map(|word| word.as_os_str().to_owned());
        let args = Args::try_parse_from(std::iter::once("kharita".into()).chain(words))
            .expect("arguments");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = cli::run(&args.command.expect("a command"), &mut out, &mut err);
        (code, String::from_utf8(err).expect("text"))
    };
    let (edited, again) = (
        around.path().join("edited"),
        around.path().join("again.json"),
    );
    let ended = run(&[
        "apply".as_ref(),
        folder.path(),
        &overlay,
        "--out".as_ref(),
        &edited,
    ]);
    assert_eq!(ended.0, 0, "{}", ended.1);
    assert_eq!(
        told(&world(&edited)),
        told(&laid(folder.path(), &corrections).world)
    );
    let ended = run(&[
        "overlay".as_ref(),
        folder.path(),
        &edited,
        "--out".as_ref(),
        &again,
    ]);
    assert_eq!(ended.0, 0, "{}", ended.1);
    let found = std::fs::read_to_string(&again).expect("read");
    for id in [
        "\"change\": \"own\"",
        "\"source\": \"mine\"",
        "\"text\": \"mine.en\"",
        "\"passage\": \"own mine#1\"",
    ] {
        assert!(found.contains(id), "{id}: {found}");
    }
    let applied = around.path().join("applied.kharita");
    let ended = run(&[
        "apply".as_ref(),
        folder.path(),
        &again,
        "--out".as_ref(),
        &applied,
    ]);
    assert_eq!(ended.0, 0, "{}", ended.1);
    assert_eq!(told(&world(&applied)), told(&world(&edited)));
    // What is no overlay is refused in one sentence.
    let ended = run(&[
        "apply".as_ref(),
        folder.path(),
        &folder.path().join("sources.json"),
        "--out".as_ref(),
        &applied,
    ]);
    assert_eq!(ended.0, 2, "{}", ended.1);
}

#[test]
fn an_overlay_alone_says_what_it_lacks() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.overlay.json");
    std::fs::write(&path, Corrections::none_of("any").to_json()).expect("written");
    let loaded = read(
        &[Input::Path(path)],
        &Wishes::default(),
        &Progress::default(),
    );
    assert!(
        loaded
            .problems
            .iter()
            .any(|one| one.code == Code::OverlayAlone)
    );
}

#[test]
fn the_shipped_data_set_can_be_corrected() {
    let shipped = kharita::load::embedded().world;
    let id = shipped.changes[0].id.clone();
    let was = shipped.row_members(RowKind::Change, &id).expect("a change");
    let mut now = was.clone();
    now.insert("note_en".to_owned(), "Corrected.".into());
    let mut corrections = Corrections::none_of(&shipped.about.id);
    corrections.put(RowKind::Change, &id, Some(&was), Some(&now));
    assert!(matches!(
        corrections.get(RowKind::Change, &id),
        Some(Correction::Changed(..))
    ));
    let wishes = Wishes {
        corrections: WishedCorrections::These(Arc::new(corrections.clone()), None),
        ..Wishes::default()
    };
    let loaded = read(&[Input::Shipped], &wishes, &Progress::default());
    assert_eq!(loaded.errors(), 0);
    assert_eq!(
        loaded
            .world
            .change(loaded.world.find_change(&id).expect("still there"))
            .note
            .en,
        "Corrected."
    );
    let between = Corrections::between(&shipped, &loaded.world);
    assert_eq!(between, corrections);
}

/// Runs the program without a window: the code it ends with, what it prints, what it remarks.
fn run(words: &[&Path]) -> (u8, String, String) {
    let words = words.iter().map(|word| word.as_os_str().to_owned());
    let all = std::iter::once("kharita".into()).chain(words);
    let args = Args::try_parse_from(all).expect("arguments");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&args.command.expect("a command"), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

#[test]
fn an_original_is_attached_linked_and_verified() {
    let around = tempfile::tempdir().expect("a folder");
    let folder = around.path().join("set");
    std::fs::rename(data_set(&base()).keep(), &folder).expect("moved");
    let page = folder.join("page.html");
    let text = "<html><title>News</title><script>alert(1)</script><p>It fell today. Later, it fell again.</p><p>Blue came on 10 June 2014.</p></html>";
    std::fs::write(&page, text).expect("written");
    let attach = |more: &[&str]| {
        let mut words: Vec<&Path> = vec!["attach".as_ref(), &page, "--data".as_ref(), &folder];
        words.extend(more.iter().map(Path::new));
        run(&words)
    };
    // Words that stand twice or nowhere are refused, and nothing is written.
    for words in ["fell", "never said"] {
        let (code, _, said) = attach(&["--source", "s2", "--change", "a2", "--words", words]);
        assert_eq!(code, 2, "{said}");
    }
    assert!(!around.path().join("set.overlay.json").exists());
    let linked = [
        "--source",
        "s2",
        "--retrieved",
        "2024-12-09",
        "--url",
        "https://example.org/a",
    ];
    let words = ["--change", "a2", "--words", "Blue came"];
    let (code, _, said) = attach(&[&linked[..], &words[..]].concat());
    assert_eq!(code, 0, "{said}");
    let read_again = || {
        read(
            &[Input::Path(folder.clone())],
            &Wishes::default(),
            &Progress::default(),
        )
    };
    let loaded = read_again();
    assert_eq!(errors(&loaded), [""; 0]);
    let world = &loaded.world;
    let source = world.source(world.find_source("s2").expect("s2"));
    assert_eq!(source.texts[0].paragraphs[1], "Blue came on 10 June 2014.");
    assert_eq!(source.url, "https://example.org/a");
    assert_eq!(source.original.name, "page.html");
    assert_eq!(source.original.sha256.len(), 64);
    let change = world.find_change("a2").expect("a2");
    let passages = world.passages_of_change(change).iter();
    let passages: Vec<_> = passages.map(|id| world.passage(*id)).collect();
    let own = passages
        .iter()
        .find(|one| one.exact.en == "Blue came")
        .expect("linked");
    assert_eq!(
        (own.paragraph, own.suffix.en.as_str()),
        (2, "on 10 June 2014.")
    );
    // A second original of the same source in the same language is a source of its own.
    let (code, _, said) = attach(&["--source", "s2"]);
    assert_eq!(code, 0, "{said}");
    assert!(read_again().world.find_source("own-source-1").is_some());
    // What no longer matches is said.
    let verify: Vec<&Path> = vec![
        "sources".as_ref(),
        "--verify".as_ref(),
        "--data".as_ref(),
        &folder,
    ];
    let (code, out, _) = run(&verify);
    assert_eq!(code, 0, "{out}");
    std::fs::write(&page, format!("{text} ")).expect("written");
    let (code, out, _) = run(&verify);
    assert_eq!(code, 1);
    assert!(out.contains("page.html, s2"), "{out}");
    // The corrected set, written anew, keeps all of it.
    let edited = around.path().join("edited");
    let overlay = around.path().join("set.overlay.json");
    let (code, _, said) = run(&[
        "apply".as_ref(),
        &folder,
        &overlay,
        "--out".as_ref(),
        &edited,
    ]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(told(&self::world(&edited)), told(&read_again().world));
}

#[test]
fn words_that_stand_twice_are_found_by_what_stands_around_them() {
    let folder = data_set(&base());
    let corrections = of_json(json!([
        {"source": "mine", "now": {"publisher:en": "Me", "title:en": "Notes", "language": "en"}},
        {"text": "mine.en", "now": {"text": "# Notes\n\nIt fell. Later, it fell."}},
        {"passage": "a2 mine#1", "now": {"exact_en": "fell.", "prefix_en": "Later, it "}},
        {"passage": "a1 mine#1", "now": {"exact_en": "fell."}},
    ]));
    let loaded = laid(folder.path(), &corrections);
    let twice = loaded
        .problems
        .iter()
        .filter(|one| one.code == Code::PassageTwice);
    let twice: Vec<Option<&str>> = twice.map(|one| one.place.feature.as_deref()).collect();
    assert_eq!(twice, [Some("a1")]);
}
