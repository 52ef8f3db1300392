//! Data sets as a generator draws them: few areas, forces and sources, any changes. They borrow what they
//! do not draw from the shipped data set.

use crate::shipped;
use kharita::model::{
    About, Account, Area, AreaId, AreaRegister, Change, Condition, Confidence, Control, Day, Force,
    ForceId, FuzzyDate, Names, Population, PopulationBasis, PrintLook, Source, SourceCount,
    SourceId, SourceKind, Status, Tables, World,
};
use proptest::prelude::*;

/// One change as the generator draws it: day, length of its uncertainty, areas, force, confidence,
/// sources, account.
pub(crate) type Drawn = (i32, i32, Vec<bool>, usize, usize, Vec<usize>, Option<bool>);

pub(crate) const AREAS: usize = 4;
pub(crate) const FORCES: usize = 3;
pub(crate) const SOURCES: usize = 5;
pub(crate) const LAST: i32 = 400;

pub(crate) fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let change = (
        0..LAST,
        0..40i32,
        prop::collection::vec(any::<bool>(), AREAS),
        0..FORCES + 5,
        0..3usize,
        prop::collection::vec(0..SOURCES, 0..3),
        prop::option::weighted(0.3, any::<bool>()),
    );
    prop::collection::vec(change, 1..25)
}

pub(crate) fn dates() -> impl Strategy<Value = Vec<Option<(i32, i32)>>> {
    prop::collection::vec(
        prop::option::weighted(0.7, (0..LAST + 100, 0..60i32)),
        SOURCES,
    )
}

pub(crate) fn range(first: i32, length: i32) -> FuzzyDate {
    let text = format!("{}/{}", Day(first), Day(first + length));
    FuzzyDate::parse_edtf(&text).expect("a range")
}

/// How many people live in an area: in one, it is not known.
fn population(n: usize) -> Option<Population> {
    let count = [Some(5), None, Some(70), Some(900)][n]?;
    let basis = PopulationBasis::ALL[n % 3];
    Some(Population {
        count,
        year: None,
        basis,
    })
}

/// The n-th control: forces alone, then what several hold, in either order, then nobody's and what is not
/// known.
fn control(n: usize) -> Control {
    let of = |status, forces: &[usize]| Control {
        status,
        forces: forces.iter().copied().map(ForceId::from_index).collect(),
    };
    match n.checked_sub(FORCES) {
        None => of(Status::Control, &[n]),
        Some(0) => of(Status::Contested, &[0, 1]),
        Some(1) => of(Status::Contested, &[1, 0]),
        Some(2) => of(Status::Shared, &[1, 2]),
        Some(3) => of(Status::None, &[]),
        Some(_) => Control::UNKNOWN,
    }
}

pub(crate) fn world(changes: &[Drawn], dates: &[Option<(i32, i32)>]) -> World {
    let area = |n: usize| Area {
        id: format!("a{n}"),
        country: ["SYR", "IRQ"][n % 2].to_owned(),
        governorate: Names::same(["North", "South"][n / 2]),
        area_km2: [1.0, 10.0, 100.0, 1000.0][n],
        register: population(n).map(|population| {
            Box::new(AreaRegister {
                population: Some(population),
                ..AreaRegister::default()
            })
        }),
        ..Area::default()
    };
    let force = |n: usize| Force {
        id: format!("f{n}"),
        name: Names::default(),
        short: Names::default(),
        colour_light: [0; 3],
        colour_dark: [0; 3],
        print: PrintLook::nth(n),
        kind: String::new(),
        about: Names::default(),
        until: None,
    };
    let mut tables = Tables::of(&shipped::project().world);
    let pattern = tables.sources[0].clone();
    let source = |(n, date): (usize, &Option<(i32, i32)>)| Source {
        id: format!("s{n}"),
        kind: SourceKind::ALL[n % 4],
        date: date.map(|(first, length)| range(first, length)),
        ..pattern.clone()
    };
    let change = |(n, drawn): (usize, &Drawn)| {
        let (first, length, areas, force, confidence, sources, claim) = drawn;
        Change {
            id: format!("c{n}"),
            date: range(*first, *length),
            areas: (0..AREAS)
                .filter(|n| areas[*n])
                .map(AreaId::from_index)
                .collect(),
            control: control(*force),
            confidence: Confidence::ALL[*confidence],
            sources: sources.iter().copied().map(SourceId::from_index).collect(),
            note: Names::default(),
            claim: claim.map(|other| ["Council", "Paper"][usize::from(other)].to_owned()),
        }
    };
    tables.about = About {
        first: Day(0),
        last: Day(LAST + 100),
        opens_on: Day(0),
        ..tables.about
    };
    tables.areas = (0..AREAS).map(area).collect();
    tables.forces = (0..FORCES).map(force).collect();
    tables.sources = dates.iter().enumerate().map(source).collect();
    tables.changes = changes.iter().enumerate().map(change).collect();
    (tables.passages, tables.assessments, tables.stories) = Default::default();
    (tables.context, tables.layers) = Default::default();
    World::new(tables)
}

pub(crate) fn condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        (0..FORCES).prop_map(|n| Condition::Force(ForceId::from_index(n))),
        (0..FORCES).prop_map(|n| Condition::EverHeld(ForceId::from_index(n))),
        prop::sample::select(vec!["SYR", "IRQ", "TUR"])
            .prop_map(|c| Condition::Country(c.to_owned())),
        prop::sample::select(vec!["North", "South"])
            .prop_map(|g| Condition::Governorate(g.to_owned())),
        prop::sample::select(Status::ALL.to_vec()).prop_map(Condition::Status),
        prop::sample::select(Confidence::ALL.to_vec()).prop_map(Condition::Confidence),
        prop::sample::select(SourceKind::ALL.to_vec()).prop_map(Condition::SourceKind),
        prop::sample::select(SourceCount::ALL.to_vec()).prop_map(Condition::Sources),
        (0..LAST, 0..200i32)
            .prop_map(|(first, days)| Condition::Period([Day(first), Day(first + days)])),
    ]
}

pub(crate) fn account() -> impl Strategy<Value = Account> {
    let claim = prop::option::of(prop::sample::select(vec!["Council", "Paper"]));
    (claim, prop::option::of(0..LAST + 200)).prop_map(|(claim, day)| Account {
        claim: claim.map(str::to_owned),
        known_on: day.map(Day),
    })
}
