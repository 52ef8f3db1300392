//! The data set that ships: it has no error, it says what history says, and its timeline keeps its laws.

use kharita::load::{Loaded, embedded};
use kharita::model::{
    Area, AreaId, Basis, Census, Change, Confidence, Control, Day, GroundSums, Holder, Lang,
    PassageId, PublisherKind, SourceId, SourceKind, Status, World,
};
use kharita::text::has_arabic;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LOADED: LazyLock<Loaded> = LazyLock::new(embedded);

fn world() -> &'static World {
    &LOADED.world
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of a test, which are small"
)]
fn day(text: &str) -> Day {
    let parts: Vec<i32> = text
        .split('-')
        .map(|part| part.parse().expect("a number"))
        .collect();
    Day::new(parts[0], parts[1] as i8, parts[2] as i8).expect("a day of the calendar")
}

fn control(area: &str, date: &str) -> &'static Control {
    let area = world().find_area(area).expect("an area of the data set");
    let timeline = &world().timeline;
    timeline.control(timeline.at(area, day(date)).state)
}

/// A state as the test writes it: the status, then the ids of the forces.
fn words(control: &Control) -> String {
    let forces = control.forces.iter().map(|id| &*world().force(*id).id);
    let mut words = vec![control.status.word()];
    words.extend(forces);
    words.join(" ")
}

#[test]
fn it_has_no_error_no_warning_and_no_note() {
    let told = LOADED.problems.iter();
    let told: Vec<String> = told.map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The files of the data set, read once more without the loader.
mod files {
    use serde_json::Value;
    use std::path::{Path, PathBuf};

    pub(super) fn path(name: &str) -> PathBuf {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        root.join("maps/syria-iraq").join(name)
    }

    pub(super) fn json(name: &str) -> Value {
        let bytes = std::fs::read(path(name)).expect("the file is there");
        serde_json::from_slice(&bytes).expect("the file is well written")
    }

    /// The elements of a list, or the features of a collection.
    pub(super) fn rows(name: &str) -> Vec<Value> {
        match json(name) {
            Value::Array(rows) => rows,
            collection => match &collection["features"] {
                Value::Array(rows) => rows.clone(),
                _ => Vec::new(),
            },
        }
    }

    /// The value of a column in each line of a table.
    pub(super) fn column(name: &str, column: &str) -> Vec<String> {
        let mut reader = csv::Reader::from_path(path(name)).expect("the file is there");
        let head = reader.headers().expect("it has a head").clone();
        let at = head.iter().position(|title| title == column);
        let at = at.expect("it has the column");
        let records = reader.records();
        let cell = |record: csv::StringRecord| record[at].to_owned();
        records
            .map(|record| cell(record.expect("a whole line")))
            .collect()
    }

    /// The names of the files in a folder.
    pub(super) fn names(folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(path(folder)).expect("the folder is there");
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.expect("an entry").file_name().into_string()
        };
        entries.map(|e| name(e).expect("a name")).collect()
    }
}

#[test]
fn nothing_of_it_is_missing() {
    let world = world();
    let counts = [
        ("areas.geojson", world.areas.len()),
        ("forces.json", world.forces.len()),
        ("sources.json", world.sources.len()),
        ("assessments.json", world.assessments.len()),
    ];
    for (file, count) in counts {
        assert_eq!(count, files::rows(file).len(), "{file}");
    }
    let lines = |file, column| files::column(file, column).len();
    assert_eq!(world.changes.len(), lines("changes.csv", "id"));
    assert_eq!(world.passages.len(), lines("passages.csv", "change"));
    assert_eq!(world.stories.len(), files::names("stories").len());
    let context = files::names("context");
    let features = context
        .iter()
        .map(|file| files::rows(&format!("context/{file}")).len());
    assert_eq!(world.context.len(), features.sum::<usize>());
    let about = files::json("dataset.json");
    assert_eq!(about["time"]["first"], world.about.first.to_string());
    assert_eq!(about["time"]["last"], world.about.last.to_string());
    assert_eq!(about["view"]["date"], world.about.opens_on.to_string());
    let credits = about["credits"].as_array().expect("a list");
    assert_eq!(world.about.credits.len(), credits.len());
    let follows = |area: &&serde_json::Value| area["properties"].get("follows").is_some();
    let inferred = world.areas.iter().filter(|area| area.follows.is_some());
    let rows = files::rows("areas.geojson");
    assert_eq!(inferred.count(), rows.iter().filter(follows).count());
}

#[test]
fn every_text_is_read_and_stands_in_both_languages() {
    let sources = world().sources.iter();
    let texts = sources.map(|source| {
        let both = Lang::ALL.iter().all(|lang| source.text(*lang).is_some());
        assert!(both || source.texts.is_empty(), "{}", source.id);
        source.texts.len()
    });
    assert_eq!(texts.sum::<usize>(), files::names("texts").len());
}

/// The pages say how much the data set holds. The data decide: a page that says otherwise is wrong.
#[test]
fn the_pages_say_how_much_it_holds() {
    let world = world();
    let areas = |of: &dyn Fn(&Area) -> bool| world.areas.iter().filter(|area| of(area)).count();
    let changes = |of: &dyn Fn(&Change) -> bool| world.changes.iter().filter(|c| of(c)).count();
    let sources = |kind| world.sources.iter().filter(|s| s.kind == kind).count();
    let with_text = world.sources.iter().filter(|s| !s.texts.is_empty());
    let inferred = areas(&|area| area.follows.is_some());
    let derived = areas(&|area| area.basis == Basis::Derived);
    let of = |country| areas(&|area| area.country == country);
    let ranges = changes(&|change| change.date.first < change.date.last);
    let rivals = changes(&|change| change.claim.is_some());
    let sure = |confidence| changes(&|change| change.confidence == confidence);
    let [all, lines] = [world.areas.len(), world.changes.len()].map(grouped);
    let page = [
        format!(
            "| areas | {all}: {} in Syria, {} in Iraq |",
            of("SYR"),
            of("IRQ")
        ),
        format!("| lines of history | {lines}: "),
        format!("and {rivals} of rival accounts"),
        format!("| dates | {ranges} of the lines are known only to a range"),
        format!(
            "| confidence | high for {} lines, medium for {}, low for {} |",
            sure(Confidence::High),
            sure(Confidence::Medium),
            sure(Confidence::Low)
        ),
        format!(
            "| sources | {} citations; {} of them have a text here, in English and Arabic |",
            grouped(world.sources.len()),
            with_text.count()
        ),
        format!(
            "| passages | {} links from a change to the exact sentence that speaks of it |",
            grouped(world.passages.len())
        ),
        format!("| forces | {} |", world.forces.len()),
        format!("| stories | {}: ", world.stories.len()),
        format!("**{inferred} areas have no history of their own.**"),
        format!("**{derived} areas are not real administrative units**"),
        format!("| `report` | {} |", grouped(sources(SourceKind::Report))),
        format!("| `encyclopedia` | {} |", sources(SourceKind::Encyclopedia)),
        format!("| `digest` | {} |", sources(SourceKind::Digest)),
        format!("| `none` | {} |", sources(SourceKind::Unlocated)),
    ];
    says("maps/README.md", &page);
    let read_me = [
        format!("- {inferred} of the {all} areas have no history of their own"),
        format!("- {derived} areas are cells around towns"),
    ];
    says("README.md", &read_me);
}

fn says(page: &str, sentences: &[String]) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = std::fs::read_to_string(path).expect("the page is there");
    for sentence in sentences {
        assert!(text.contains(sentence), "{page} does not say: {sentence}");
    }
}

/// A count as the pages write it: `1,824`.
fn grouped(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        _ => format!("{},{:03}", count / 1000, count % 1000),
    }
}

/// What registers say of the areas is what the file says, and every publisher is told.
#[test]
fn people_codes_and_publishers_are_those_of_the_files() {
    let world = world();
    let rows = files::rows("areas.geojson");
    let mut people = 0;
    for (row, area) in rows.iter().zip(&world.areas) {
        let said = &row["properties"];
        let population = area.population();
        people += population.map_or(0, |population| population.count);
        assert_eq!(population.map(|p| p.count), said["population"].as_u64());
        let year = population.and_then(|p| p.year).map(i64::from);
        assert_eq!(year, said["population_year"].as_i64());
        let basis = population.map(|p| p.basis.word());
        assert_eq!(basis, said["population_basis"].as_str());
        assert_eq!(area.pcode(), said["pcode"].as_str().unwrap_or_default());
        let unit = said["unit_pcode"].as_str().unwrap_or_default();
        assert_eq!(area.unit_pcode(), unit);
    }
    let total = rows
        .iter()
        .filter_map(|row| row["properties"]["population"].as_u64());
    assert_eq!(people, total.sum::<u64>());
    let census = Census::of(world);
    assert_eq!(census.without, ["IRQ"]);
    assert_eq!(census.years, Some([2004, 2004]));
    assert_eq!(world.publishers.len(), files::rows("publishers.json").len());
    for n in 0..world.sources.len() {
        let id = SourceId::from_index(n);
        assert!(world.publisher_of(id).is_some(), "{}", world.source(id).id);
    }
    let reuters = world.publishers.iter().find(|row| row.id == "reuters");
    let kind = reuters.map(|publisher| publisher.kind);
    assert_eq!(kind, Some(PublisherKind::Wire));
}

#[test]
fn the_people_add_up_on_every_day() {
    let world = world();
    let all = world.areas.iter().filter_map(Area::population);
    let all: u64 = all.map(|population| population.count).sum();
    let series = GroundSums::new(world, &world.timeline).series();
    let (first, last) = (world.about.first, world.about.last);
    let mut days = series.changing_days(first, last);
    days.insert(0, first);
    for day in days {
        let held = series.holders().map(|holder| series.on(holder, day));
        assert_eq!(held.map(|tally| tally.people).sum::<u64>(), all, "{day}");
        assert_eq!(series.whole_on(day).people, all);
    }
    // A force in Iraq alone holds no people of whom is known, which is not none.
    let krg = world.find_force("krg").expect("a force of the set");
    let held = series.on(Holder::Force(krg), first);
    assert!(held.uncounted > 0);
    assert_eq!(held.known_people(), None);
}

#[test]
fn every_name_stands_in_both_languages() {
    let world = world();
    let areas = world.areas.iter().map(|row| (&row.id, &row.name));
    let forces = world.forces.iter().map(|row| (&row.id, &row.name));
    let notes = world.changes.iter().map(|row| (&row.id, &row.note));
    for (id, names) in areas.chain(forces).chain(notes) {
        assert!(!names.en.is_empty() && !names.ar.is_empty(), "{id}");
    }
    let texts = world.sources.iter().filter(|row| !row.texts.is_empty());
    for names in world
        .about
        .credits
        .iter()
        .chain(texts.map(|row| &row.publisher))
    {
        assert!(has_arabic(&names.ar) && !has_arabic(&names.en), "{names:?}");
    }
}

#[test]
fn every_passage_stands_once_in_its_paragraph_in_both_languages() {
    for passage in &world().passages {
        let source = world().source(passage.source);
        for lang in Lang::ALL {
            let words = passage.exact.exact(lang);
            let text = source.text(lang).expect("the text is there");
            let paragraph = &text.paragraphs[passage.paragraph - 1];
            assert_eq!(
                paragraph.matches(words).count(),
                1,
                "{}: {words}",
                source.id
            );
        }
    }
}

/// Well-known states, from published reporting. Where the data set says otherwise, one of the two is wrong.
const KNOWN: &[(&str, &str, &str)] = &[
    ("sy-raqqa", "2014-06-01", "control isis"),
    ("sy-raqqa", "2017-10-20", "control sdf"),
    ("iq-mosul-east", "2014-06-09", "control iraq_gov"),
    ("iq-mosul-east", "2014-06-11", "control isis"),
    ("iq-mosul-east", "2017-02-01", "control iraq_gov"),
    ("iq-mosul-west", "2017-02-01", "control isis"),
    ("sy-kobane", "2014-10-10", "contested sdf isis"),
    ("sy-kobane", "2015-02-01", "control sdf"),
    ("sy-palmyra", "2015-06-01", "control isis"),
    ("sy-palmyra", "2016-04-01", "control syria_gov"),
    ("sy-palmyra", "2017-01-15", "control isis"),
    ("sy-palmyra", "2017-03-10", "control syria_gov"),
    ("sy-aleppo-east", "2013-06-01", "control opposition"),
    ("sy-aleppo-east", "2016-12-25", "control syria_gov"),
    ("sy-aleppo-west", "2024-12-01", "control hts"),
    ("iq-kirkuk", "2014-07-01", "control krg"),
    ("iq-kirkuk", "2017-10-20", "control iraq_gov"),
    ("sy-damascus", "2024-12-07", "control syria_gov"),
    ("sy-damascus", "2024-12-09", "control transitional_gov"),
    // On the handover day the new state shows.
    ("sy-damascus", "2024-12-08", "control transitional_gov"),
    // Deir ez-Zor city before the siege was broken: a pocket of the government inside ISIS's town.
    ("sy-dez-west", "2017-05-15", "contested syria_gov isis"),
    ("sy-dez-airport", "2017-05-15", "contested syria_gov isis"),
    ("sy-dez-east", "2017-05-15", "control isis"),
    ("sy-dez-east", "2017-12-01", "control syria_gov"),
    // The far bank of the Euphrates: the industrial quarter and the gas plant were the SDF's from
    // 2017, the seven villages opposite the city were the government's until December 2024.
    ("sy-conoco", "2019-06-01", "control sdf"),
    ("sy-dez-north", "2019-06-01", "control sdf"),
    ("sy-khasham", "2019-06-01", "control syria_gov"),
    ("sy-salihiyah-hatla", "2019-06-01", "control syria_gov"),
    // In Anbar ISIS kept the left bank for months after the towns were retaken.
    ("iq-hit", "2016-08-01", "control iraq_gov"),
    ("iq-hit-left", "2016-08-01", "control isis"),
    ("iq-sinjar", "2016-01-01", "shared krg ybs"),
    // 2025 and 2026.
    ("sy-bosra", "2025-04-20", "control transitional_gov"),
    (
        "sy-sheikh-maqsoud",
        "2026-01-12",
        "control transitional_gov",
    ),
    ("sy-raqqa", "2026-01-16", "control sdf"),
    ("sy-tabqa", "2026-01-19", "control transitional_gov"),
    ("sy-raqqa", "2026-01-20", "control transitional_gov"),
    ("sy-tanf", "2026-02-15", "control transitional_gov"),
    ("sy-kobane", "2026-03-01", "shared sdf transitional_gov"),
    // The city with local Druze factions; interior ministry forces in villages of its sub-district.
    (
        "sy-suwayda",
        "2025-07-20",
        "contested local_druze transitional_gov",
    ),
    ("sy-suwayda", "2025-07-17", "control local_druze"),
];

#[test]
fn the_old_government_of_syria_holds_nothing_after_its_end() {
    let end = day("2024-12-08");
    let gone = world().find_force("syria_gov").expect("a force of the set");
    let holds = |area, day| {
        let timeline = &world().timeline;
        let control = timeline.control(timeline.at(area, day).state);
        control.forces.contains(&gone)
    };
    let before = end.plus_days(-1);
    assert!(world().area_ids().any(|area| holds(area, before)));
    for area in world().area_ids() {
        for day in (end.0..=world().about.last.0).map(Day) {
            assert!(!holds(area, day), "{} on {day}", world().area(area).id);
        }
    }
}

#[test]
fn well_known_states_are_what_they_were() {
    let wrong: Vec<String> = KNOWN
        .iter()
        .map(|(area, date, known)| (area, date, known, words(control(area, date))))
        .filter(|(_, _, known, told)| **known != told)
        .map(|(area, date, known, told)| format!("{area} on {date}: {told}, not {known}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A step shows the day on which its change holds, cites a text that speaks of it, and in both languages; one
/// that tells what was expected cites the source that says so.
#[test]
fn every_step_of_a_story_shows_what_its_change_brought() {
    for story in &world().stories {
        let titles = [&story.title.en, &story.title.ar];
        assert!(titles.iter().all(|title| !title.is_empty()), "{}", story.id);
        for (n, step) in story.steps.iter().enumerate() {
            let which = format!("{} {}", story.id, n + 1);
            assert!(
                !step.caption.en.is_empty() && has_arabic(&step.caption.ar),
                "{which}"
            );
            let Some(change) = step.change else {
                let source = step.source.expect(&which);
                let expected = step.assessment.map(|id| world().assessment(id).source);
                assert!(expected.is_none_or(|by| by == source), "{which}");
                let texts = &world().source(source).texts;
                assert_eq!(texts.len(), 2, "{which}: in both languages");
                continue;
            };
            let area = step.area.expect(&which);
            let control = control(&world().area(area).id, &step.date.to_string());
            assert_eq!(control, &world().change(change).control, "{which}");
            assert!(world().change(change).areas.contains(&area), "{which}");
            let passages = world().passages_of_change(change).iter();
            let of_source = |id: &&PassageId| Some(world().passage(**id).source) == step.source;
            assert!(passages.clone().any(|id| of_source(&id)), "{which}");
            let seat = world().area(area).seat.expect(&which);
            let view = step.view.expect(&which);
            let is_inside =
                |axis: usize| view.min[axis] < seat[axis] && seat[axis] < view.max[axis];
            assert!(is_inside(0) && is_inside(1), "{which}: {seat:?}");
        }
        let days = story.steps.iter().map(|step| step.date);
        assert!(days.is_sorted(), "{}", story.id);
    }
}

fn ground_of(country: &str) -> f64 {
    let areas = world().areas.iter();
    let here = areas.filter(|area: &&Area| area.country == country);
    here.map(|area| area.area_km2).sum()
}

/// Iraq is published as 438,317 km². The boundaries give 436,074 (−0.5 %).
#[test]
fn iraq_is_as_large_as_published() {
    let off = ground_of("IRQ") / 438_317.0 - 1.0;
    assert!(off.abs() < 0.01, "{off}");
}

/// Syria is published as 185,180 km², and as 187,437 in the World Factbook since its measurement of
/// 2019 or so. The United Nations' boundaries, which the data set has, give 188,063: 1.6 % more than
/// the first and 0.3 % more than the second. So the boundary data differ, not the arithmetic.
#[test]
fn syria_is_as_large_as_its_boundary_data() {
    let off = ground_of("SYR") / 187_437.0 - 1.0;
    assert!(off.abs() < 0.01, "{off}");
    let off = ground_of("SYR") / 185_180.0 - 1.0;
    assert!((0.010..0.020).contains(&off), "{off}");
}

fn all_days() -> impl Iterator<Item = Day> {
    (world().about.first.0..=world().about.last.0).map(Day)
}

#[test]
fn every_area_has_exactly_one_interval_on_every_day() {
    let timeline = &world().timeline;
    for area in world().area_ids() {
        let run = timeline.intervals(area);
        assert!(run[0].from <= world().about.first);
        assert!(run.windows(2).all(|pair| pair[0].from < pair[1].from));
        let mut holding = 0;
        for day in all_days() {
            while run.get(holding + 1).is_some_and(|next| next.from <= day) {
                holding += 1;
            }
            assert_eq!(timeline.at(area, day), &run[holding], "{day}");
        }
    }
}

#[test]
fn no_area_is_unknown_from_the_first_day_on() {
    for area in world().area_ids() {
        let interval = world().timeline.at(area, world().about.first);
        let control = world().timeline.control(interval.state);
        assert_ne!(control.status, Status::Unknown, "{}", world().area(area).id);
    }
}

#[test]
fn a_jump_equals_the_steps_and_back_again() {
    let timeline = &world().timeline;
    let (first, last) = (world().about.first, world().about.last);
    let mut cursor = timeline.cursor(first);
    let start = cursor.clone();
    for (n, day) in all_days().enumerate() {
        cursor.move_to(timeline, day, |_| {});
        if n % 97 == 0 {
            assert_eq!(cursor, timeline.cursor(day), "forward to {day}");
        }
    }
    assert_eq!(cursor, timeline.cursor(last));
    for (n, day) in all_days().collect::<Vec<_>>().into_iter().rev().enumerate() {
        cursor.move_to(timeline, day, |_| {});
        if n % 89 == 0 {
            assert_eq!(cursor, timeline.cursor(day), "back to {day}");
        }
    }
    assert_eq!(cursor, start);
}

#[test]
fn the_ground_adds_up_on_every_day() {
    let total: f64 = world().areas.iter().map(|area| area.area_km2).sum();
    let sums = GroundSums::new(world(), &world().timeline);
    for day in all_days().step_by(7) {
        let parts: Vec<f64> = sums.on(day).values().map(|tally| tally.km2()).collect();
        let whole: f64 = parts.iter().sum();
        assert!((whole / total - 1.0).abs() < 1e-9, "{day}");
        assert!(parts.iter().all(|km2| *km2 >= 0.0), "{day}");
    }
}

/// The rules of the format, told once more over the text of the files: dates are strings here.
mod naive {
    use std::collections::BTreeMap;

    const CHANGES: &str = include_str!("../maps/syria-iraq/changes.csv");
    const AREAS: &str = include_str!("../maps/syria-iraq/areas.geojson");

    struct Told {
        first: String,
        last: String,
        state: String,
    }

    fn last_of_month(year: u32, month: u32) -> u32 {
        match month {
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4)
                && (!year.is_multiple_of(100) || year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            _ => 31,
        }
    }

    /// First and last day of a date without `/`.
    fn part(text: &str) -> (String, String) {
        let text = text.trim_end_matches(['~', '?', '%']);
        let numbers: Vec<u32> = text
            .split('-')
            .map(|n| n.parse().expect("a number"))
            .collect();
        match numbers.as_slice() {
            [_] => (format!("{text}-01-01"), format!("{text}-12-31")),
            [year, month] => {
                let last = last_of_month(*year, *month);
                (format!("{text}-01"), format!("{text}-{last:02}"))
            }
            _ => (text.to_owned(), text.to_owned()),
        }
    }

    fn first_and_last(date: &str) -> (String, String) {
        match date.split_once('/') {
            Some((from, to)) => (part(from).0, part(to).1),
            None => part(date),
        }
    }

    /// The changes of each area by their first day; ties keep the order of the file.
    fn histories() -> BTreeMap<String, Vec<Told>> {
        let mut histories: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(CHANGES.as_bytes());
        let head = reader.headers().expect("the file is well written").clone();
        for record in reader.records() {
            let record = record.expect("the file is well written");
            let get = |name: &str| {
                let column = head
                    .iter()
                    .position(|column| column == name)
                    .expect("the file is well written");
                record.get(column).expect("the file is well written")
            };
            if !get("claim").is_empty() {
                continue;
            }
            for area in get("areas").split(' ') {
                let (first, last) = first_and_last(get("date"));
                let state = format!("{} {}", get("status"), get("forces"));
                let told = Told { first, last, state };
                histories.entry(area.to_owned()).or_default().push(told);
            }
        }
        for list in histories.values_mut() {
            list.sort_by(|a, b| a.first.cmp(&b.first));
        }
        histories
    }

    fn follows() -> BTreeMap<String, String> {
        let areas: serde_json::Value =
            serde_json::from_str(AREAS).expect("the file is well written");
        let features = areas["features"]
            .as_array()
            .expect("the file is well written");
        let pair = |feature: &serde_json::Value| {
            let followed = feature["properties"]["follows"].as_str()?;
            Some((feature["id"].as_str()?.to_owned(), followed.to_owned()))
        };
        features.iter().filter_map(pair).collect()
    }

    /// A scan of the whole file for each question.
    pub(super) struct Scan {
        histories: BTreeMap<String, Vec<Told>>,
        follows: BTreeMap<String, String>,
    }

    impl Scan {
        pub(super) fn new() -> Self {
            Self {
                histories: histories(),
                follows: follows(),
            }
        }

        pub(super) fn state(&self, area: &str, day: &str) -> &str {
            let mut area = area;
            while let (None, Some(next)) = (self.histories.get(area), self.follows.get(area)) {
                area = next;
            }
            let Some(list) = self.histories.get(area) else {
                return "unknown";
            };
            let mut state = "unknown";
            for (n, told) in list.iter().enumerate() {
                let next = list.get(n + 1).map_or("9999-12-31", |next| &next.first);
                let effect = next.min(&told.last);
                if effect <= day {
                    state = &told.state;
                }
            }
            state.trim_end()
        }
    }
}

#[test]
fn the_states_at_many_dates_equal_a_naive_scan_of_the_table() {
    let scan = naive::Scan::new();
    let mut dates = Vec::new();
    for n in 0..170 {
        let (year, month) = (2012 + n / 12, n % 12 + 1);
        dates.push(format!("{year}-{month:02}-{:02}", (n * 11) % 28 + 1));
    }
    // Crowded days one by one: the summer of 2014, the end of 2024, the beginning of 2026.
    dates.extend((1..=28).map(|day| format!("2014-06-{day:02}")));
    dates.extend((1..=13).map(|day| format!("2024-12-{day:02}")));
    dates.extend((10..=28).map(|day| format!("2026-01-{day:02}")));
    let mut states = BTreeMap::new();
    for date in &dates {
        for n in 0..world().areas.len() {
            let area = &world().area(AreaId::from_index(n)).id;
            let told = words(control(area, date));
            assert_eq!(told, scan.state(area, date), "{area} on {date}");
            *states.entry(told).or_insert(0) += 1;
        }
    }
    assert!(states.len() > 20, "the scan saw few states: {states:?}");
}
