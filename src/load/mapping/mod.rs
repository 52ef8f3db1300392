//! What foreign features mean: areas, forces, times.
//!
//! - `columns` sums the properties up; `names` knows what they are called; `guess` chooses;
//! - `rows` takes out what a mapping names;
//! - `times` reads one time (`time_value`) by the `convention` of its column, `file_dates` the dates in file names,
//!   `dated` the dates of all features; `validities` says from when until when each holds;
//! - `control_values` reads who holds, `known` knows forces by all their names, `forces` makes them (`force_table`), with
//!   `colours` chosen, or the file's `own_colours`;
//! - `identity` tells which features are one, `gather` makes areas, `layers` layers, and `history`
//!   changes; `beside` joins a `changes.csv`, and `over` lays all of it over a data set of ours;
//! - `places` says where a problem is, `change_ids` gives every change an id of its own.

mod beside;
mod change_ids;
mod colours;
mod columns;
mod control_values;
mod convention;
mod dated;
mod file_dates;
mod force_table;
mod forces;
mod gather;
mod guess;
mod history;
mod identity;
mod known;
mod layers;
mod names;
mod over;
mod own_colours;
mod places;
mod rows;
mod time_value;
mod times;
mod validities;

pub(super) use columns::columns;
pub(super) use guess::guess;

use super::problems::Problems;
use crate::model::{
    About, Area, AreaId, Change, Code, Column, Control, Day, FeatureCollection, Import, Layer,
    Mapping, Names, Outcome, Tables, World,
};
use change_ids::add;
use places::file_place;
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
