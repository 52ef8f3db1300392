//! What foreign features mean: areas, forces, times.
//!
//! - `columns` sums the properties up; `names` knows what they are called; `guess` chooses;
//! - `rows` takes out what a mapping names;
//! - `times` reads one time by the `convention` of its column, `file_dates` the dates in file names,
//!   `dated` the dates of all features, with `implausible` taking out slips and `time_notes` saying what
//!   was guessed; `time_columns` finds the columns; `validities` says from when until when each holds;
//! - `control_values` reads who holds, `known` knows forces by all their names, `forces` makes them, with
//!   `colours` chosen, or the file's `own_colours`;
//! - `identity` tells which features are one, `gather` makes areas, `layers` layers, and `history`
//!   changes; `beside` joins a `changes.csv`, and `over` lays all of it over a data set of ours.

mod beside;
mod colours;
mod columns;
mod control_values;
mod convention;
mod dated;
mod file_dates;
mod forces;
mod gather;
mod guess;
mod history;
mod identity;
mod implausible;
mod known;
mod layers;
mod names;
mod over;
mod own_colours;
mod rows;
mod time_columns;
mod time_notes;
mod times;
mod validities;

pub(super) use columns::columns;
pub(super) use guess::guess;

use super::problems::Problems;
use crate::model::{
    About, Area, AreaId, Change, Code, Column, Control, Day, FeatureCollection, FilePlace, Import,
    Layer, Mapping, Names, Outcome, Tables, World,
};
use std::collections::BTreeSet;
use validities::Validity;

/// What a mapping gives.
pub(super) struct Understood {
    /// The world.
    pub(super) world: World,
    /// The area that each feature became.
    pub(super) area_of: Vec<Option<AreaId>>,
    /// The first day on which each feature holds and the day after its last; empty where nothing has
    /// a time.
    pub(super) validities: Vec<[Day; 2]>,
    /// How much of each there is.
    pub(super) outcome: Outcome,
}

/// Keys under which a mapping is remembered: of the files, and of their properties.
pub(super) fn keys(collection: &FeatureCollection, columns: &[Column]) -> [String; 2] {
    // A control character parts the names, since it stands in none of them.
    let join = |names: Vec<&str>| names.join("\u{1f}");
    let files = collection.files.iter().map(|file| file.name.as_str());
    let mut schema: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    schema.sort_unstable();
    [
        format!("files:{}", join(files.collect())),
        format!("properties:{}", join(schema)),
    ]
}

/// The world of a collection under its mapping.
pub(super) fn world(import: &Import, problems: &mut Problems) -> Understood {
    let (collection, mapping) = (&import.collection, &import.mapping);
    tell_missing_properties(import, problems);
    let rows = rows::rows(collection, mapping);
    let dates = dated::dates(collection, mapping, &rows);
    dates.tell(import, &rows, problems);
    let identities = identity::identities(collection, mapping, &rows, &dates);
    let validities = validities::validities(import, &dates, &identities, problems);
    let mut held = forces::held(import, &rows, problems);
    let layers = layers::of_files(collection, mapping);
    let gathered = gather::gather(&collection.features, &identities);
    let mut areas = gather::areas(import, &rows, &validities, &gathered, &layers, problems);
    let mut changes = history::history(&mut areas, &gathered, &validities, &held);
    if let Some(beside) = &import.changes_beside {
        let joined = beside::changes(beside, &areas, mapping, &mut held, problems);
        begin_with_joined(&mut areas, &joined, mapping);
        add(&mut changes, joined);
    }
    over::tell_outside(import, &validities, problems);
    let about = about(collection, &layers.names, &validities, &changes);
    let is_over = import.beneath.is_some();
    let layers = layers.names.into_iter().map(|name| Layer { name, is_over });
    let tables = Tables {
        about,
        layers: layers.collect(),
        areas,
        forces: held.forces,
        changes,
        sources: Vec::new(),
        passages: Vec::new(),
        assessments: Vec::new(),
        stories: Vec::new(),
        context: Vec::new(),
    };
    let main_account = tables
        .changes
        .iter()
        .filter(|change| change.claim.is_none());
    let outcome = Outcome {
        areas: tables.areas.len(),
        forces: tables.forces.len(),
        changes: main_account.map(|change| change.areas.len()).sum(),
        undated: dates.undated(),
    };
    let beneath = import.beneath.as_ref().map(|beneath| &beneath.world);
    let areas_beneath = beneath.map_or(0, |world| world.areas.len());
    let area_of = gathered.area_of.into_iter();
    let area_of = area_of.map(|area| AreaId::from_index(area.index() + areas_beneath));
    let world = World::new(match beneath {
        Some(beneath) => over::laid_over(beneath, tables),
        None => tables,
    });
    super::looks::tell(&world.timeline, file_place(collection), problems);
    Understood {
        outcome,
        world,
        validities: match validities
            .iter()
            .any(|validity| validity.begin.or(validity.until).is_some())
        {
            true => validities
                .iter()
                .map(|validity| [validity.from(), validity.to()])
                .collect(),
            false => Vec::new(),
        },
        area_of: area_of.map(Some).collect(),
    }
}

/// An area whose changes stand beside the file is not known before them, where the file itself names
/// no force.
fn begin_with_joined(areas: &mut [Area], joined: &[Change], mapping: &Mapping) {
    if mapping.force.is_none() {
        for area in joined.iter().flat_map(|change| &change.areas) {
            areas[area.index()].before = Control::UNKNOWN;
        }
    }
}

/// Adds changes; an id that is taken becomes another.
fn add(changes: &mut Vec<Change>, joined: Vec<Change>) {
    let mut taken: BTreeSet<String> = changes.iter().map(|change| change.id.clone()).collect();
    changes.extend(joined.into_iter().map(|change| Change {
        id: free(&change.id, &mut taken),
        ..change
    }));
}

/// An id that is not taken yet, and now is.
fn free(id: &str, taken: &mut BTreeSet<String>) -> String {
    let (mut free, mut number) = (id.to_owned(), 1);
    while !taken.insert(free.clone()) {
        number += 1;
        free = format!("{id}-{number}");
    }
    free
}

/// What the data set says of itself. Time runs from the first beginning to the last day on which
/// anything begins or holds; it opens on the last. Without any time it is one day.
fn about(
    collection: &FeatureCollection,
    layers: &[String],
    validities: &[Validity],
    changes: &[Change],
) -> About {
    let begins = validities.iter().filter_map(|validity| validity.begin);
    let begins = begins.flat_map(|date| [date.first, date.last]);
    let ends = validities.iter().filter_map(|validity| validity.until);
    let ends = ends.map(|date| date.first.plus_days(-1));
    let absent = |change: &&Change| change.control != Control::ABSENT;
    let changed = changes.iter().filter(absent);
    let changed = changed.flat_map(|change| [change.date.first, change.date.last]);
    let days: Vec<Day> = begins.chain(ends).chain(changed).collect();
    let first = days.iter().min().copied().unwrap_or_default();
    let last = days.iter().max().copied().unwrap_or_default();
    let names: Vec<&str> = collection
        .files
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    About {
        id: match names.as_slice() {
            [one] => (*one).to_owned(),
            [one, rest @ ..] => format!("{one} + {}", rest.len()),
            [] => String::new(),
        },
        title: Names::same(title(layers)),
        about: Names::default(),
        first,
        last,
        opens_on: last,
        view: None,
        credits: Vec::new(),
    }
}

/// The names of the first layers.
fn title(layers: &[String]) -> String {
    let shown = layers.iter().take(3).map(String::as_str);
    let shown = shown.collect::<Vec<_>>().join(" · ");
    match layers.len() {
        0..=3 => shown,
        _ => format!("{shown} · …"),
    }
}

/// Names properties that the mapping names and no feature has.
fn tell_missing_properties(import: &Import, problems: &mut Problems) {
    let mapping = &import.mapping;
    let mut named = vec![&mapping.name, &mapping.name_ar, &mapping.id, &mapping.force];
    if mapping.time == crate::model::TimeFrom::Properties {
        named.extend([&mapping.begin, &mapping.end]);
    }
    for name in named.into_iter().flatten() {
        if !import.columns.iter().any(|column| column.name == *name) {
            let place = file_place(&import.collection).member(name);
            problems
                .warning(Code::MissingProperty, place)
                .with("name", name);
        }
    }
}

/// The place of all files: the one, or none in particular.
fn file_place(collection: &FeatureCollection) -> FilePlace {
    match collection.files.as_slice() {
        [one] => FilePlace::file(&one.name),
        files => FilePlace::file(files.first().map_or("", |file| &file.name)),
    }
}

/// Where a feature stands.
fn feature_place(import: &Import, n: usize) -> FilePlace {
    let feature = &import.collection.features[n];
    let id = feature.id_text();
    FilePlace {
        file: import.collection.file_of(feature).name.clone(),
        line: (feature.line > 0).then_some(feature.line),
        column: (feature.column > 0).then_some(feature.column),
        feature: Some(if id.is_empty() {
            (n + 1).to_string()
        } else {
            id
        }),
        member: None,
    }
}
