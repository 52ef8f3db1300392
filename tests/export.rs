//! What is written reads back: states, differences and histories as GeoJSON, features to the letter,
//! a data set as the same world.

use clap::Parser;
use geojson::GeoJson;
use kharita::cli;
use kharita::export::{
    self, DataOrigin, ExportFormat, ExportKind, ExportRefusal, ExportWhat, Failure, Plan, Progress,
};
use kharita::load;
use kharita::model::{
    Account, Area, AreaId, AssessmentId, Change, ChangeId, Condition, Confidence, Control, Day,
    Feature, FeatureCollection, ForceId, FuzzyDate, Geometry, Import, LabelLang, Lang, Layer,
    LonLatBounds, Names, Part, SourceFile, SourceId, Status, Story, StoryStep, Tables, World,
    WrittenStory, properties,
};
use kharita::words::Words;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::io::{self, Read as _, Write};
use std::sync::Arc;

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

fn shipped() -> Arc<World> {
    load::embedded().world
}

fn origin<'a>(world: &'a World, words: &'a Words) -> DataOrigin<'a> {
    DataOrigin {
        stories: &world.stories,
        world,
        timeline: &world.timeline,
        import: None,
        problems: &[],
        words,
    }
}

fn save(world: &World, plan: Plan, path: &std::path::Path) -> Result<(), Failure> {
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world,
        stories: &world.stories,
        timeline: &world.timeline,
        import: None,
        problems: &[],
        words: &words,
    };
    export::save(&source, &plan, path, &Progress::default())
}

fn written(
    world: &World,
    import: Option<&Import>,
    what: ExportWhat,
    format: ExportFormat,
) -> String {
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world,
        stories: &world.stories,
        timeline: &world.timeline,
        import,
        problems: &[],
        words: &words,
    };
    let mut out = Vec::new();
    let plan = Plan { what, format };
    export::write(&source, &plan, &mut out, &Progress::default()).expect("written");
    String::from_utf8(out).expect("text")
}

/// Every table of a world; two worlds that print the same are the same.
fn told(world: &World) -> Vec<String> {
    let mut lines = vec![format!("{:?}", world.about)];
    lines.extend(world.layers.iter().map(|row| format!("{row:?}")));
    lines.extend(world.areas.iter().map(|row| format!("{row:?}")));
    lines.extend(world.forces.iter().map(|row| format!("{row:?}")));
    lines.extend(world.changes.iter().map(|row| format!("{row:?}")));
    lines.extend(world.sources.iter().map(|row| format!("{row:?}")));
    lines.extend(world.passages.iter().map(|row| format!("{row:?}")));
    lines.extend(world.assessments.iter().map(|row| format!("{row:?}")));
    lines.extend(world.publishers.iter().map(|row| format!("{row:?}")));
    lines.extend(world.areas.iter().map(|row| format!("{:?}", row.register)));
    lines.extend(world.stories.iter().map(|row| format!("{row:?}")));
    lines.extend(world.context.iter().map(|row| format!("{row:?}")));
    lines
}

fn assert_same(before: &World, after: &World) {
    let (before, after) = (told(before), told(after));
    for (one, other) in before.iter().zip(&after) {
        assert_eq!(one, other);
    }
    assert_eq!(before.len(), after.len());
}

#[test]
fn a_folder_reads_as_the_same_world() {
    let world = shipped();
    let around = tempfile::tempdir().expect("a folder");
    let path = around.path().join("again");
    let plan = Plan {
        what: ExportWhat::Dataset,
        format: ExportFormat::Folder,
    };
    save(&world, plan, &path).expect("written");
    let again = load::path(&path, &load::Progress::default());
    assert_eq!(again.errors(), 0, "{:?}", again.problems);
    assert_same(&world, &again.world);
}

/// Stories that say everything that a step can say, in all sorts of letters.
fn stories_of_everything(world: &World) -> Vec<Story> {
    let texts = [
        "",
        "one",
        "سطر\nوسطر ثانٍ",
        "a \"quoted\" — line\n\n second\ttab",
        "🗺 \u{202b}x\u{202c}",
    ];
    let text = |n: usize| Names {
        en: texts[n % 5].to_owned(),
        ar: texts[n / 5 % 5].to_owned(),
    };
    let some = |n: usize, of: usize| n.is_multiple_of(of);
    let days = |n: usize| i32::try_from(n).expect("few steps");
    let claims: Vec<String> = world
        .changes
        .iter()
        .filter_map(|row| row.claim.clone())
        .collect();
    let conditions = [
        Condition::Force(ForceId::from_index(1)),
        Condition::EverHeld(ForceId::from_index(2)),
        Condition::Country("SYR".to_owned()),
        Condition::Governorate("Aleppo".to_owned()),
        Condition::Status(Status::Contested),
        Condition::Confidence(Confidence::Low),
        Condition::Period([day("2014-01-01"), day("2014-12-31")]),
    ];
    let step = |n: usize| StoryStep {
        date: day("2014-06-11").plus_days(days(n)),
        from: some(n, 2).then(|| day("2013-01-01").plus_days(days(n))),
        view: some(n, 3).then_some(LonLatBounds {
            min: [36.0 + 0.001 * n as f64, 33.333_333_3],
            max: [44.1, 37.0],
        }),
        caption: text(n),
        notes: text(n / 2),
        area: some(n, 2).then(|| AreaId::from_index(n)),
        change: some(n, 3).then(|| ChangeId::from_index(n)),
        source: some(n, 5).then(|| SourceId::from_index(n)),
        assessment: some(n, 4).then(|| AssessmentId::from_index(n % world.assessments.len())),
        filter: conditions.iter().skip(n % 8).take(n % 3).cloned().collect(),
        hidden_layers: Vec::new(),
        label_lang: some(n, 3).then(|| LabelLang::ALL[n % 4]),
        account: Account {
            claim: some(n, 7).then(|| claims[n % claims.len()].clone()),
            known_on: some(n, 6).then(|| day("2016-02-29").plus_days(days(n))),
        },
    };
    let story = |(id, n): (&str, usize)| Story {
        id: id.to_owned(),
        title: Names::same(format!("title {n}")),
        subtitle: text(n),
        authors: text(n + 3),
        steps: (0..n).map(step).collect(),
    };
    [("a-story", 60), ("empty", 0), ("قصة", 7)]
        .into_iter()
        .map(story)
        .collect()
}

#[test]
fn a_story_survives_a_data_set_to_the_letter() {
    let world = shipped();
    let stories = stories_of_everything(&world);
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        stories: &stories,
        ..origin(&world, &words)
    };
    let around = tempfile::tempdir().expect("a folder");
    let path = around.path().join("again");
    let plan = Plan {
        what: ExportWhat::Dataset,
        format: ExportFormat::Folder,
    };
    export::save(&source, &plan, &path, &Progress::default()).expect("written");
    let again = load::path(&path, &load::Progress::default());
    assert_eq!(again.errors(), 0, "{:?}", again.problems);
    assert_eq!(again.world.stories, stories);
}

#[test]
fn a_story_survives_a_file_of_its_own_to_the_letter() {
    let world = shipped();
    let stories = stories_of_everything(&world);
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        stories: &stories,
        ..origin(&world, &words)
    };
    for (n, story) in stories.iter().enumerate() {
        let mut out = Vec::new();
        let plan = Plan {
            what: ExportWhat::Story(n),
            format: ExportFormat::StoryJson,
        };
        export::write(&source, &plan, &mut out, &Progress::default()).expect("written");
        let text = String::from_utf8(out).expect("text");
        let read = WrittenStory::from_json(&text).expect("a story");
        let named = WrittenStory {
            id: story.id.clone(),
            ..read
        };
        assert_eq!(named.find(&world), (story.clone(), Vec::new()));
    }
}

#[test]
fn lines_points_and_strange_ids_survive_in_a_data_set() {
    let shape: geo::MultiPolygon = geo::Polygon::new(
        vec![(40.0, 33.0), (41.0, 33.0), (41.0, 34.0)].into(),
        Vec::new(),
    )
    .into();
    let area = Area {
        id: "a place, with spaces".to_owned(),
        name: Names::same("A place"),
        shape: Arc::new(shape.clone()),
        lines: Arc::new(geo::MultiLineString(vec![
            vec![(40.0, 33.0), (42.5, 35.0)].into(),
        ])),
        points: Arc::new(geo::MultiPoint::from(vec![(40.5, 33.5)])),
        ..Area::default()
    };
    let read = load::read(&[], &load::Wishes::default(), &load::Progress::default());
    let change = Change {
        id: "first change".to_owned(),
        date: FuzzyDate::parse_edtf("2014-06").expect("a date"),
        areas: vec![AreaId(0)],
        control: Control {
            status: Status::None,
            forces: Vec::new(),
        },
        confidence: Confidence::High,
        sources: Vec::new(),
        note: Names::same("A note, with \"quotes\"\nand lines"),
        claim: None,
    };
    let world = World::new(Tables {
        about: read.world.about.clone(),
        layers: vec![Layer::default()],
        areas: vec![area],
        forces: Vec::new(),
        changes: vec![change],
        sources: Vec::new(),
        publishers: Vec::new(),
        passages: Vec::new(),
        assessments: Vec::new(),
        stories: Vec::new(),
        context: Vec::new(),
    });
    let around = tempfile::tempdir().expect("a folder");
    let path = around.path().join("set");
    let plan = Plan {
        what: ExportWhat::Dataset,
        format: ExportFormat::Folder,
    };
    save(&world, plan, &path).expect("written");
    let again = load::path(&path, &load::Progress::default());
    assert_eq!(again.errors(), 0, "{:?}", again.problems);
    let (area, before) = (&again.world.areas[0], &world.areas[0]);
    assert_eq!(area.id, "a_place,_with_spaces");
    assert_eq!(area.shape, before.shape);
    assert_eq!(area.lines, before.lines);
    assert_eq!(area.points, before.points);
    let (change, before) = (&again.world.changes[0], &world.changes[0]);
    assert_eq!((change.date, &change.note), (before.date, &before.note));
    assert_eq!(change.areas, [AreaId(0)]);
}

#[test]
fn layers_survive_in_a_data_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let square = |x: u32, more: &str| {
        let ring = format!("[[[{x},1],[{0},1],[{0},2],[{x},2],[{x},1]]]", x + 1);
        format!(
            r#"{{"type":"Feature","properties":{{{more}}},"geometry":{{"type":"Polygon","coordinates":{ring}}}}}"#
        )
    };
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let first = file("first.geojson", square(1, r#""force":"A""#));
    let second = file("second.geojson", square(3, r#""force":"B","name":"East""#));
    let saved = folder.path().join("saved");
    let plan = Plan {
        what: ExportWhat::Dataset,
        format: ExportFormat::Folder,
    };
    let layers = |world: &World| -> Vec<(String, bool, usize)> {
        let layers = world.layers.iter().enumerate();
        let count = |n: usize| world.areas.iter().filter(|a| a.layer.index() == n).count();
        layers
            .map(|(n, layer)| (layer.name.clone(), layer.is_over, count(n)))
            .collect()
    };
    let read = |paths: &[std::path::PathBuf]| load::paths(paths, &load::Progress::default());
    let before = read(&[first.clone(), second.clone()]).world;
    save(&before, plan, &saved).expect("saved");
    let after = read(&[saved]).world;
    assert_eq!(layers(&before), layers(&after));
    assert_eq!(layers(&after).len(), 2);
    let named = |world: &World| -> Vec<bool> { world.areas.iter().map(|a| a.is_named).collect() };
    assert_eq!(named(&after), [false, true]);
    assert_eq!(named(&before), [false, true]);

    // Over a data set, and over that saved again.
    let ours = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/whole");
    let before = read(&[ours, first.clone(), second]).world;
    let saved = folder.path().join("again");
    save(&before, plan, &saved).expect("saved");
    let after = read(std::slice::from_ref(&saved)).world;
    assert_eq!(layers(&before), layers(&after));
    let ids = |world: &World| -> Vec<String> { world.areas.iter().map(|a| a.id.clone()).collect() };
    assert_eq!(ids(&before), ids(&after));
    let over = layers(&after)
        .iter()
        .map(|layer| layer.1)
        .collect::<Vec<_>>();
    assert_eq!(over, [false, true, true]);
    let more = read(&[saved, first]).world;
    let names: Vec<&str> = more
        .layers
        .iter()
        .map(|layer| layer.name.as_str())
        .collect();
    assert_eq!(names, ["", "first", "second", "first-2"]);
}

#[test]
fn an_archive_holds_the_same_files() {
    let world = shipped();
    let around = tempfile::tempdir().expect("a folder");
    let path = around.path().join("again.kharita");
    let plan = Plan {
        what: ExportWhat::Dataset,
        format: ExportFormat::Archive,
    };
    save(&world, plan, &path).expect("written");
    let file = fs::File::open(&path).expect("the archive");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let unpacked = around.path().join("again");
    archive.extract(&unpacked).expect("unpacked");
    let again = load::path(&unpacked, &load::Progress::default());
    assert_same(&world, &again.world);
}

/// What the command line says, as JSON.
fn asked(line: &[&str]) -> Value {
    let line = ["kharita"].iter().chain(line);
    let args = cli::args::Args::try_parse_from(line).expect("valid");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    cli::run(&args.command.expect("a command"), &mut out, &mut err);
    serde_json::from_slice(&out).expect("JSON")
}

fn features(text: &str) -> Vec<geojson::Feature> {
    match text.parse::<GeoJson>().expect("GeoJSON") {
        GeoJson::FeatureCollection(list) => list.features,
        other => panic!("no collection: {other}"),
    }
}

fn text<'f>(feature: &'f geojson::Feature, name: &str) -> &'f str {
    feature
        .property(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

#[test]
fn the_state_agrees_with_the_command_line() {
    let world = shipped();
    let features = features(&written(
        &world,
        None,
        ExportWhat::State(day("2014-06-11")),
        ExportFormat::GeoJson,
    ));
    let said = asked(&["at", "2014-06-11", "--format", "json"]);
    let said = said["areas"].as_array().expect("areas");
    assert_eq!(features.len(), said.len());
    for (feature, said) in features.iter().zip(said) {
        assert_eq!(text(feature, "id"), said["id"]);
        assert_eq!(text(feature, "status"), said["status"]);
        assert_eq!(feature.property("forces"), Some(&said["forces"]));
        assert_eq!(text(feature, "start"), said["since"].as_str().unwrap_or(""));
    }
}

#[test]
fn the_difference_agrees_with_the_command_line() {
    let world = shipped();
    let what = ExportWhat::Difference(day("2014-06-01"), day("2014-07-01"));
    let features = features(&written(&world, None, what, ExportFormat::GeoJson));
    let said = asked(&["diff", "2014-06-01", "2014-07-01", "--format", "json"]);
    let said = said["areas"].as_array().expect("areas");
    assert!(!said.is_empty());
    assert_eq!(features.len(), said.len());
    for (feature, said) in features.iter().zip(said) {
        assert_eq!(text(feature, "id"), said["id"]);
        assert_eq!(text(feature, "before_status"), said["before"]["status"]);
        assert_eq!(
            feature.property("after_forces"),
            Some(&said["after"]["forces"])
        );
        assert_eq!(feature.property("changes"), Some(&said["changes"]));
    }
}

#[test]
fn the_history_says_what_held_on_every_day() {
    let world = shipped();
    let features = features(&written(
        &world,
        None,
        ExportWhat::History,
        ExportFormat::GeoJson,
    ));
    for date in ["2012-01-01", "2014-06-10", "2017-05-15", "2026-03-10"] {
        let day = day(date);
        for area in world.area_ids() {
            let row = world.area(area);
            let holds: Vec<_> = features
                .iter()
                .filter(|feature| text(feature, "id") == row.id)
                .filter(|feature| {
                    let (start, end) = (text(feature, "start"), text(feature, "end"));
                    start <= date && (end.is_empty() || date < end)
                })
                .collect();
            let control = world.timeline.control(world.timeline.at(area, day).state);
            assert_eq!(holds.len(), 1, "{} on {date}", row.id);
            assert_eq!(text(holds[0], "status"), control.status.word());
        }
    }
    // Uncertainty is kept.
    let fuzzy = features
        .iter()
        .filter(|feature| text(feature, "start_date:edtf").contains(['~', '/', '?']))
        .count();
    assert!(fuzzy > 0);
}

#[test]
fn coordinates_are_the_same_to_the_last_bit() {
    let world = shipped();
    let text = written(
        &world,
        None,
        ExportWhat::History,
        ExportFormat::GeoJsonLines,
    );
    for line in text.lines().take(50) {
        let feature: geojson::Feature = line.parse().expect("a feature a line");
        let id = feature
            .property("id")
            .and_then(Value::as_str)
            .expect("an id");
        let area = world.area(world.find_area(id).expect("the area"));
        let shape = geo::Geometry::try_from(feature.geometry.expect("a geometry")).expect("geo");
        let shape = match shape {
            geo::Geometry::Polygon(polygon) => polygon.into(),
            geo::Geometry::MultiPolygon(shape) => shape,
            other => panic!("{other:?}"),
        };
        assert_eq!(shape, *area.shape);
    }
}

#[test]
fn tables_keep_arabic_and_have_a_row_for_each() {
    let world = shipped();
    let table = written(
        &world,
        None,
        ExportWhat::State(day("2017-05-15")),
        ExportFormat::Csv,
    );
    let table = table.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), world.areas.len());
    assert_eq!(&rows[0][2], world.areas[0].name.ar);
}

fn import(collection: FeatureCollection) -> Import {
    let collection = Arc::new(collection);
    Import {
        as_read: collection.clone(),
        collection,
        ..Import::default()
    }
}

fn empty_world() -> Arc<World> {
    let nothing = load::Input::Bytes {
        name: "nothing.geojson".to_owned(),
        bytes: Arc::from(&b"{\"type\":\"FeatureCollection\",\"features\":[]}"[..]),
    };
    load::read(
        &[nothing],
        &load::Wishes::default(),
        &load::Progress::default(),
    )
    .world
}

#[test]
fn features_keep_digits_order_and_foreign_members() {
    let feature = Feature {
        id: "12345678901234567890".into(),
        properties: "{\"z\": 1.50, \"a\":\n 1e2, \"ق\": \"\\u0628\"}".into(),
        foreign_members: r#"{"bbox": [1.0, 2, 3, 4], "title": "x"}"#.into(),
        form: Geometry::of_point([0.1, 1e-7]),
        ..Feature::default()
    };
    let file = SourceFile {
        foreign_members: r#"{"name": "layer", "crs": {"type": "name"}}"#.into(),
        ..SourceFile::default()
    };
    let import = import(FeatureCollection {
        files: vec![file],
        features: vec![feature],
    });
    let world = empty_world();
    let text = written(
        &world,
        Some(&import),
        ExportWhat::AsRead,
        ExportFormat::GeoJson,
    );
    let expected = "{\"type\":\"FeatureCollection\",\"name\":\"layer\",\"crs\":{\"type\": \"name\"},\"features\":[\n{\"type\":\"Feature\",\"id\":12345678901234567890,\"properties\":{\"z\": 1.50, \"a\":\n 1e2, \"ق\": \"\\u0628\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[0.1,0.0000001]},\"bbox\":[1.0, 2, 3, 4],\"title\":\"x\"}\n]}\n";
    assert_eq!(text, expected);
    let lines = written(
        &world,
        Some(&import),
        ExportWhat::AsRead,
        ExportFormat::GeoJsonLines,
    );
    assert_eq!(lines.lines().count(), 1);
    assert!(lines.contains("1.50, \"a\":  1e2"));
    let table = written(
        &world,
        Some(&import),
        ExportWhat::Features,
        ExportFormat::Csv,
    );
    assert_eq!(
        table,
        "\u{feff}id,z,a,ق,wkt\n12345678901234567890,1.50,1e2,ب,POINT(0.1 0.0000001)\n"
    );
}

#[test]
fn what_has_moved_does_not_keep_its_bounds() {
    let feature = |at| Feature {
        foreign_members: r#"{"bbox": [1, 2, 1, 2], "kept": true}"#.into(),
        form: Geometry::of_point(at),
        ..Feature::default()
    };
    let file = SourceFile {
        foreign_members: r#"{"crs": 1, "bbox": [0, 0, 0, 0], "kept": 1}"#.into(),
        ..SourceFile::default()
    };
    let of = |at| {
        Arc::new(FeatureCollection {
            files: vec![file.clone()],
            features: vec![feature(at)],
        })
    };
    let import = Import {
        as_read: of([1.0, 2.0]),
        collection: of([3.0, 4.0]),
        ..Import::default()
    };
    let text = written(
        &empty_world(),
        Some(&import),
        ExportWhat::Features,
        ExportFormat::GeoJson,
    );
    assert!(!text.contains("bbox") && !text.contains("crs"), "{text}");
    assert_eq!(text.matches("kept").count(), 2);
}

/// A disk that is full after some bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        match taken {
            0 => Err(io::ErrorKind::StorageFull.into()),
            taken => Ok(taken),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_wherever_it_is_met() {
    let world = shipped();
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world: &world,
        stories: &world.stories,
        timeline: &world.timeline,
        import: None,
        problems: &[],
        words: &words,
    };
    for what in [
        ExportWhat::History,
        ExportWhat::State(day("2014-06-11")),
        ExportWhat::Dataset,
    ] {
        for format in what
            .kind()
            .formats()
            .iter()
            .filter(|f| **f != ExportFormat::Folder)
        {
            for room in [0, 10, 100_000] {
                let plan = Plan {
                    what,
                    format: *format,
                };
                let mut disk = Full(room);
                let ended = export::write(&source, &plan, &mut disk, &Progress::default());
                let full = matches!(&ended, Err(Failure::Io(error)) if error.kind() == io::ErrorKind::StorageFull);
                let fitted = ended.is_ok() && room == 100_000;
                assert!(full || fitted, "{plan:?} {room}: {ended:?}");
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_named_and_stays_a_device() {
    let plan = Plan {
        what: ExportWhat::History,
        format: ExportFormat::GeoJson,
    };
    let full = std::path::Path::new("/dev/full");
    assert!(matches!(save(&shipped(), plan, full), Err(Failure::Io(_))));
    assert!(!fs::metadata(full).expect("it is there").is_file());
}

#[test]
fn giving_up_leaves_what_was_there() {
    let around = tempfile::tempdir().expect("a folder");
    let path = around.path().join("map.geojson");
    fs::write(&path, "old").expect("written");
    let world = shipped();
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world: &world,
        stories: &world.stories,
        timeline: &world.timeline,
        import: None,
        problems: &[],
        words: &words,
    };
    let progress = Progress::default();
    progress.cancel();
    for (what, name) in [
        (ExportWhat::History, "map.geojson"),
        (ExportWhat::Dataset, "set"),
    ] {
        let format = ExportFormat::of_path(name.as_ref()).expect("a format");
        let plan = Plan { what, format };
        let ended = export::save(&source, &plan, &around.path().join(name), &progress);
        assert!(matches!(ended, Err(Failure::Cancelled)), "{ended:?}");
    }
    assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
    assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 1);
}

#[test]
fn a_packed_file_unpacks_to_the_same() {
    let around = tempfile::tempdir().expect("a folder");
    let path = around.path().join("state.geojson.gz");
    let world = shipped();
    let plan = Plan {
        what: ExportWhat::State(day("2014-06-11")),
        format: ExportFormat::GeoJson,
    };
    save(&world, plan, &path).expect("written");
    let mut text = String::new();
    flate2::read::GzDecoder::new(fs::File::open(&path).expect("the file"))
        .read_to_string(&mut text)
        .expect("unpacked");
    assert_eq!(text, written(&world, None, plan.what, plan.format));
}

#[test]
fn what_does_not_go_together_is_refused() {
    for kind in ExportKind::ALL {
        assert!(!kind.formats().is_empty());
    }
    let plan = |what, format| Plan { what, format }.check(false);
    assert_eq!(
        plan(ExportWhat::Dataset, ExportFormat::Csv),
        Err(ExportRefusal::Format(
            ExportKind::Dataset,
            ExportFormat::Csv
        ))
    );
    assert_eq!(
        plan(ExportWhat::AsRead, ExportFormat::GeoJson),
        Err(ExportRefusal::NoFeatures)
    );
    assert_eq!(plan(ExportWhat::History, ExportFormat::Csv), Ok(()));
}

/// Any number that a file can hold.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -180.0..180.0f64,
        any::<f64>().prop_filter("a number", |x| x.is_finite())
    ]
}

fn position() -> impl Strategy<Value = (f64, f64)> {
    (number(), number())
}

fn geometry() -> impl Strategy<Value = geo::Geometry<f64>> {
    let ring = || prop::collection::vec(position(), 3..6);
    let polygon = || ring().prop_map(|ring| geo::Polygon::new(ring.into(), Vec::new()));
    let leaf = prop_oneof![
        position().prop_map(|at| geo::Geometry::Point(at.into())),
        prop::collection::vec(position(), 1..4).prop_map(|at| geo::Geometry::MultiPoint(at.into())),
        ring().prop_map(|line| geo::Geometry::LineString(line.into())),
        polygon().prop_map(geo::Geometry::Polygon),
        prop::collection::vec(polygon(), 1..3)
            .prop_map(|list| geo::Geometry::MultiPolygon(geo::MultiPolygon(list))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop::collection::vec(inner, 0..4)
            .prop_map(|list| geo::Geometry::GeometryCollection(list.into()))
    })
}

proptest! {
    #[test]
    fn geometry_reads_back_as_it_was(geometry in geometry()) {
        let feature = Feature {
            form: Geometry::of_geometry(geometry.clone()),
            ..Feature::default()
        };
        let import = import(FeatureCollection { files: vec![SourceFile::default()], features: vec![feature] });
        let text = written(&empty_world(), Some(&import), ExportWhat::AsRead, ExportFormat::GeoJson);
        let read = features(&text).remove(0).geometry.expect("a geometry");
        prop_assert_eq!(geo::Geometry::try_from(read).expect("geo"), geometry);
    }

    #[test]
    fn properties_and_members_read_back_to_the_letter(
        names in prop::collection::btree_set("\\PC{1,8}", 1..4),
        digits in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?",
        words in "\\PC{0,12}",
    ) {
        let name = |n: &String| serde_json::to_string(n).expect("JSON");
        let members: Vec<String> = names
            .iter()
            .map(|n| format!("{}: [{digits}, {}]", name(n), name(&words)))
            .collect();
        let object = format!("{{{}}}", members.join(",\n"));
        let feature = Feature {
            id: digits.as_str().into(),
            properties: object.as_str().into(),
            foreign_members: object.as_str().into(),
            ..Feature::default()
        };
        let import = import(FeatureCollection { files: vec![SourceFile::default()], features: vec![feature] });
        let lines = written(&empty_world(), Some(&import), ExportWhat::AsRead, ExportFormat::GeoJsonLines);
        prop_assert_eq!(lines.lines().count(), 1);
        let of = |name: &str| properties::property(&lines, name).map(str::to_owned);
        prop_assert_eq!(of("id"), Some(digits.clone()));
        prop_assert_eq!(of("properties"), Some(object.replace('\n', " ")));
        for member in names.iter().filter(|n| !["type", "id", "properties", "geometry"].contains(&n.as_str())) {
            let value = format!("[{digits}, {}]", name(&words));
            prop_assert_eq!(of(member), Some(value));
        }
    }
}

#[test]
fn parts_without_positions_and_heights_are_kept() {
    let form = Geometry {
        parts: [Part::Collection(2), Part::Empty("Polygon"), Part::Point].into(),
        points: Arc::new(geo::MultiPoint::from(vec![(1.0, 2.0)])),
        heights: [3.25].into(),
        ..Geometry::default()
    };
    let feature = Feature {
        form,
        ..Feature::default()
    };
    let import = import(FeatureCollection {
        files: vec![SourceFile::default()],
        features: vec![feature],
    });
    let text = written(
        &empty_world(),
        Some(&import),
        ExportWhat::AsRead,
        ExportFormat::GeoJson,
    );
    assert!(text.contains(
        r#"{"type":"Polygon","coordinates":[]},{"type":"Point","coordinates":[1,2,3.25]}"#
    ));
}
