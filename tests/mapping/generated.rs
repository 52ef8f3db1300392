//! Histories of a generator's making, written in every shape that people write them in: whatever the shape,
//! the same holds on every day. Dates in every spelling, and several files each with its own columns.

use super::sample::{file, import, load, point};
use kharita::load::{Input, Loaded};
use kharita::model::{Day, FuzzyDate, Status};
use proptest::prelude::*;
use std::collections::BTreeMap;

const FORCES: [&str; 4] = ["SDF", "ISIS", "HTS", "SAA"];
const IDS: [&str; 4] = ["sdf", "isis", "hts", "syria_gov"];
const TOWNS: [&str; 5] = ["Raqqa", "Mosul", "Idlib", "Homs", "Hama"];

/// The turns of a town: from each day on, the force of that number.
type Turns = BTreeMap<i32, usize>;

fn first_day() -> Day {
    FuzzyDate::parse_edtf("2012-01-01").expect("a date").first
}

fn written(day: i32) -> String {
    first_day().plus_days(day).to_string()
}

/// Some towns with turns on days of their own, so that no date is shared by all.
fn towns() -> impl Strategy<Value = Vec<Turns>> {
    let turns = proptest::collection::btree_map(0..800_i32, 0..FORCES.len(), 2..6);
    proptest::collection::vec(turns, 2..TOWNS.len()).prop_map(|towns| {
        let count = i32::try_from(towns.len()).unwrap_or(1);
        let apart = (0..count).zip(towns);
        apart
            .map(|(n, turns)| {
                turns
                    .into_iter()
                    .map(|(day, force)| (day * count + n, force))
                    .collect()
            })
            .collect()
    })
}

/// Every year of a decade with a force for each town.
fn years() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let of_town = proptest::collection::vec(0..FORCES.len(), 6);
    proptest::collection::vec(of_town, 3..TOWNS.len())
}

fn x(n: usize) -> i32 {
    36 + i32::try_from(n).unwrap_or(0)
}

fn one_file(features: &[String]) -> Loaded {
    load(&[file("control.geojson", features)])
}

/// What holds in a town on a day; empty where it is absent.
fn held(loaded: &Loaded, town: usize, day: Day) -> String {
    let world = &loaded.world;
    let timeline = &world.timeline;
    let of_town = world
        .area_ids()
        .filter(|id| world.area(*id).name.en == TOWNS[town]);
    let states = of_town.map(|id| timeline.control(timeline.at(id, day).state));
    let mut there = states.filter(|control| control.status != Status::Absent);
    there.next().map_or_else(String::new, |control| {
        let forces = control
            .forces
            .iter()
            .map(|force| world.force(*force).id.as_str());
        forces.collect::<Vec<_>>().join("+")
    })
}

/// The same by the turns themselves.
fn expected(turns: &Turns, day: i32) -> &'static str {
    turns
        .range(..=day)
        .next_back()
        .map_or("", |(_, force)| IDS[*force])
}

fn list(turns: &Turns, entry: impl Fn(&str, &str) -> String) -> String {
    let entries: Vec<String> = turns
        .iter()
        .map(|(day, force)| entry(&written(*day), FORCES[*force]))
        .collect();
    entries.join(",")
}

/// A log in each shape, by the name of the shape.
fn shapes(towns: &[Turns], order: &[usize]) -> Vec<(&'static str, Loaded)> {
    let mut rows: Vec<String> = Vec::new();
    for (n, turns) in towns.iter().enumerate() {
        for (day, force) in turns {
            let text = format!(
                r#"{{"town":"{}","control":"{}","since":"{}"}}"#,
                TOWNS[n],
                FORCES[*force],
                written(*day)
            );
            rows.push(point(x(n), &text));
        }
    }
    // In any order of the rows.
    for (n, other) in order.iter().enumerate().take(rows.len()) {
        let other = other % rows.len();
        rows.swap(n, other);
    }
    let each = |properties: &dyn Fn(&Turns) -> String| {
        let features = towns.iter().enumerate().map(|(n, turns)| {
            point(
                x(n),
                &format!(r#"{{"town":"{}",{}}}"#, TOWNS[n], properties(turns)),
            )
        });
        one_file(&features.collect::<Vec<_>>())
    };
    vec![
        ("rows", one_file(&rows)),
        (
            "objects",
            each(&|turns| {
                let entries = list(turns, |day, force| {
                    format!(r#"{{"since":"{day}","force":"{force}"}}"#)
                });
                format!(r#""history":[{entries}]"#)
            }),
        ),
        (
            "nested objects",
            each(&|turns| {
                let entries = list(turns, |day, force| {
                    format!(r#"{{"when":{{"start":"{day}"}},"force":"{force}"}}"#)
                });
                format!(r#""control":{{"source":"X","states":[{entries}]}}"#)
            }),
        ),
        (
            "pairs",
            each(&|turns| {
                let entries = list(turns, |day, force| format!(r#"["{day}","{force}"]"#));
                format!(r#""control":[{entries}]"#)
            }),
        ),
        (
            "by date",
            each(&|turns| {
                let entries = list(turns, |day, force| format!(r#""{day}":"{force}""#));
                format!(r#""control":{{{entries}}}"#)
            }),
        ),
        (
            "side by side",
            each(&|turns| {
                let days = list(turns, |day, _| format!(r#""{day}""#));
                let forces = list(turns, |_, force| format!(r#""{force}""#));
                format!(r#""dates":[{days}],"control":[{forces}]"#)
            }),
        ),
        (
            "in texts",
            each(&|turns| {
                let days = list(turns, |day, _| day.to_owned()).replace(',', "; ");
                let forces = list(turns, |_, force| force.to_owned()).replace(',', "; ");
                format!(r#""dates":"{days}","control":"{forces}""#)
            }),
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A takeover holds until the next of the same place, in every shape.
    #[test]
    fn a_log_of_takeovers_says_the_same_in_every_shape(
        towns in towns(),
        order in proptest::collection::vec(any::<usize>(), 40),
        days in proptest::collection::vec(-50..4_200_i32, 12),
    ) {
        for (shape, loaded) in shapes(&towns, &order) {
            for (n, turns) in towns.iter().enumerate() {
                for day in &days {
                    let told = held(&loaded, n, first_day().plus_days(*day));
                    let guess = &import(&loaded).groups[0].guess;
                    prop_assert_eq!(
                        told.as_str(), expected(turns, *day),
                        "{}: {} on {}, {:?}", shape, TOWNS[n], written(*day), guess
                    );
                }
            }
        }
    }

    /// A column a year says what a row a year says.
    #[test]
    fn a_column_a_year_is_a_row_a_year(towns in years(), name in 0..4_usize) {
        let column = |year: usize| {
            let year = 2013 + year;
            [format!("control_{year}"), format!("{year}_control"), format!("Control {year}"), format!("{year}")][name].clone()
        };
        let wide = towns.iter().enumerate().map(|(n, forces)| {
            let columns = forces.iter().enumerate().map(|(year, force)| format!(r#""{}":"{}""#, column(year), FORCES[*force]));
            let columns: Vec<String> = columns.collect();
            point(x(n), &format!(r#"{{"town":"{}",{}}}"#, TOWNS[n], columns.join(",")))
        });
        let loaded = one_file(&wide.collect::<Vec<_>>());
        for (n, forces) in towns.iter().enumerate() {
            for (year, force) in forces.iter().enumerate() {
                let day = FuzzyDate::parse_edtf(&format!("{}-07-01", 2013 + year)).expect("a date").first;
                let told = held(&loaded, n, day);
                prop_assert_eq!(told.as_str(), IDS[*force], "{} in {}", TOWNS[n], 2013 + year);
            }
        }
    }

    /// A date says the same day in every spelling of a column.
    #[test]
    fn a_day_is_a_day_in_every_spelling(
        days in proptest::collection::btree_set(0..14_000_i32, 3..9),
        spelling in 0..SPELLINGS.len(),
    ) {
        let start = FuzzyDate::parse_edtf("1990-01-13").expect("a date").first;
        // One day after the twelfth decides the order of numbers.
        let days: Vec<Day> = std::iter::once(start).chain(days.iter().map(|day| start.plus_days(*day))).collect();
        let rows: Vec<String> = days.iter().enumerate().map(|(n, day)| {
            let date = spelled(*day, spelling);
            let text = serde_json::Value::from(date).to_string();
            point(x(n % 40), &format!(r#"{{"place":"P{n}","control":"{}","since":{text}}}"#, FORCES[n % 4]))
        }).collect();
        let loaded = one_file(&rows);
        let world = &loaded.world;
        for (n, day) in days.iter().enumerate() {
            let area = world.area_ids().find(|id| world.area(*id).name.en == format!("P{n}")).expect("a place");
            let effects = world.timeline.effects_of(area).map(|effect| effect.day).collect::<Vec<_>>();
            prop_assert_eq!(effects, vec![*day], "{}", spelled(*day, spelling));
        }
    }

    /// Files that are read together give what each gives alone.
    #[test]
    fn files_together_are_read_as_each_alone(files in proptest::collection::vec(any_file(), 2..5)) {
        let inputs: Vec<Input> = files.iter().enumerate().map(|(n, rows)| file(&format!("{}.geojson", NAMES[n]), rows)).collect();
        let together = load(&inputs);
        for (n, input) in inputs.iter().enumerate() {
            let alone = load(std::slice::from_ref(input));
            let group = import(&together).groups.iter().find(|group| group.name == NAMES[n]).expect("a group");
            let own = &import(&alone).groups[0];
            prop_assert_eq!(&group.guess, &own.guess);
            prop_assert_eq!(group.outcome, own.outcome);
        }
    }
}

const NAMES: [&str; 4] = ["alpha", "bravo", "charlie", "delta"];

/// A file whose columns are called in one of many ways.
fn any_file() -> impl Strategy<Value = Vec<String>> {
    let force = proptest::sample::select(vec![
        "control",
        "Controller",
        "held_by",
        "bando",
        "جهة السيطرة",
        "faction_name",
    ]);
    let begin = proptest::sample::select(vec![
        "since",
        "start_date",
        "fecha_inicio",
        "من تاريخ",
        "date",
    ]);
    let name = proptest::sample::select(vec!["name", "town", "nombre", "القرية", "zone_name"]);
    (force, begin, name, towns()).prop_map(|(force, begin, name, towns)| {
        let mut rows = Vec::new();
        for (n, turns) in towns.iter().enumerate() {
            for (day, of) in turns {
                let text = format!(
                    r#"{{"{name}":"{}","{force}":"{}","{begin}":"{}"}}"#,
                    TOWNS[n],
                    FORCES[*of],
                    written(*day)
                );
                rows.push(point(x(n), &text));
            }
        }
        rows
    })
}

const SPELLINGS: [&str; 16] = [
    "iso",
    "slash",
    "points",
    "compact",
    "en",
    "en-us",
    "short",
    "fr",
    "es",
    "de",
    "tr",
    "ru",
    "ar",
    "ar-eg",
    "time",
    "day-number",
];

const MONTHS: [(&str, [&str; 12]); 7] = [
    (
        "en",
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    (
        "fr",
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
    (
        "es",
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
    (
        "de",
        [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
    ),
    (
        "tr",
        [
            "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül",
            "Ekim", "Kasım", "Aralık",
        ],
    ),
    (
        "ru",
        [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
    ),
    (
        "ar",
        [
            "كانون الثاني",
            "شباط",
            "آذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        ],
    ),
];

const EGYPTIAN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

fn spelled(day: Day, spelling: usize) -> String {
    let (year, month, number) = day.year_month_day();
    let at = usize::try_from(month - 1).unwrap_or(0);
    let name = |lang: &str| {
        let list = MONTHS.iter().find(|(known, _)| *known == lang);
        list.map_or("", |(_, names)| names[at])
    };
    match SPELLINGS[spelling] {
        "iso" => day.to_string(),
        "slash" => format!("{number}/{month}/{year}"),
        "points" => format!("{number:02}.{month:02}.{year}"),
        "compact" => format!("{year}{month:02}{number:02}"),
        "en-us" => format!("{} {number}, {year}", name("en")),
        "short" => format!("{number}-{}-{year}", &name("en")[..3]),
        "es" => format!("{number} de {} de {year}", name("es")),
        "de" => format!("{number}. {} {year}", name("de")),
        "ar-eg" => format!("{number} {} {year}", EGYPTIAN[at]),
        "time" => format!("{day}T00:00:00+03:00"),
        // Days since the last of 1899, as spreadsheets count them.
        "day-number" => (day.0 + 25_569).to_string(),
        lang => format!("{number} {} {year}", name(lang)),
    }
}
