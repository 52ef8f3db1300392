//! What foreign features mean: areas, forces, times.
//!
//! - `groups` tells which files are understood in one way; `subject` is one such group on its way;
//! - `placed_rows` gives the rows of tables without coordinates the shapes of boundaries;
//! - `unfold` lays out features that hold a history, a row a state;
//! - `columns` sums the properties up; `names` and `name_words` know what they are called; `guess` chooses,
//!   with `guess_forces` for who holds;
//! - `rows` takes out what a mapping names;
//! - `times` reads one time (`time_value`, with its `clock`) by the `convention` of its column, in
//!   `letters` as they are compared, `file_dates` the dates in file names, `dated` the dates of all
//!   features, with `implausible` taking out slips and `time_notes` saying what was guessed;
//!   `time_columns` finds the columns; `validities` says from when until when each holds;
//! - `control_values` reads who holds, with `name_lists` where several stand in one value and `codes` where
//!   values are coded and `classes` where they are numbers; `known` knows forces by all their names and `actors` their helpers,
//!   `allies` who stands beside whom, `spellings` which names are one; `forces`
//!   makes them (`force_table`), with
//!   `colours` chosen, or the file's `own_colours`;
//! - `doubts` says where the guess may be wrong, and what else it could be;
//! - `identity` tells which features are one, `gather` makes areas, `layers` layers, and `history`
//!   changes; `merge` lays one group over another and all over a data set of ours, which `over` looks at;
//!   `first_view` leaves out of the first picture what stands at 0°, 0°;
//!   `overlaps` tells which areas lie over each other;
//!   `beside` joins a `changes.csv` by the `area_keys`;
//! - `places` says where a problem is, `change_ids` gives every change an id of its own.

mod actors;
mod allies;
mod area_keys;
mod beside;
mod change_ids;
mod classes;
mod clock;
mod codes;
mod colours;
mod columns;
mod control_values;
mod convention;
mod dated;
mod doubts;
mod file_dates;
mod first_view;
mod flags;
mod force_table;
mod forces;
mod gather;
mod groups;
mod guess;
mod guess_forces;
mod history;
mod identity;
mod implausible;
mod known;
mod known_names;
mod layers;
mod letters;
mod merge;
mod name_lists;
mod name_words;
mod names;
mod over;
mod overlaps;
mod own_colours;
mod own_looks;
mod placed_rows;
mod places;
mod rows;
mod spellings;
mod subject;
mod time_columns;
mod time_notes;
mod time_value;
mod times;
mod unfold;
mod validities;

pub(super) use columns::{columns, columns_of_all};
pub(super) use groups::groups;
pub(super) use guess::guess;
pub(super) use placed_rows::placed;
pub(super) use subject::collection_of;
pub(super) use unfold::unfolded;

use super::problems::Problems;
use crate::model::{
    About, AreaId, Change, Code, Column, Control, Day, FeatureCollection, Import, Layer, Names,
    OtherReading, Outcome, ReadingDoubt, SourceFile, Tables, World,
};
use places::file_place;
use std::collections::BTreeMap;
use subject::Subject;
use validities::Validity;

/// What the mappings of all groups give.
pub(super) struct Understood {
    /// The world.
    pub(super) world: World,
    /// The area that each feature became.
    pub(super) area_of: Vec<Option<AreaId>>,
    /// The first day on which each feature holds and the day after its last; empty where nothing has
    /// a time.
    pub(super) validities: Vec<[Day; 2]>,
    /// How much of each there is, by group.
    pub(super) outcomes: Vec<Outcome>,
    /// The colours that were chosen for forces without one, by group.
    pub(super) colours: Vec<BTreeMap<String, String>>,
    /// Other ways to read each group.
    pub(super) others: Vec<Vec<OtherReading>>,
}

/// Keys under which a mapping is remembered: of the files, and of their properties.
pub(super) fn keys(files: &[SourceFile], name: &str, columns: &[Column]) -> [String; 2] {
    // A control character parts the names, since it stands in none of them.
    let mut schema: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    schema.sort_unstable();
    let files = match files {
        [one] => format!("files:{}", one.name),
        // Next month's file belongs to the same series.
        _ => format!("series:{name}"),
    };
    [files, format!("properties:{}", schema.join("\u{1f}"))]
}

/// The world of all groups under their mappings: the data set beneath first, then group by group.
pub(super) fn world(import: &Import, problems: &mut Problems) -> Understood {
    let beneath = import.beneath.as_ref().map(|beneath| &beneath.world);
    let km2 = gather::measured(import);
    let mut merged = beneath.map_or_else(merge::nothing, |world| Tables::of(world));
    let areas_beneath = merged.areas.len();
    let mut whole = AllGroups::default();
    for group in &import.groups {
        let subject = Subject {
            forces_before: &merged.forces,
            ..Subject::new(import, group, km2)
        };
        let part = part(&subject, &import.as_read, problems);
        let part = part.worked_out(&subject, &import.as_read);
        let first_area = merged.areas.len();
        whole.add(&part, first_area);
        merged = merge::with(merged, part.tables);
    }
    if let Some(beside) = &import.changes_beside {
        let before = merged.changes.len();
        merged = beside::joined(
            merged,
            beside,
            import,
            areas_beneath,
            &whole.area_of,
            problems,
        );
        whole.add_joined(&merged, before);
    }
    if beneath.is_none() {
        merged.about = whole.about(import, &merged);
    }
    let world = World::new(merged);
    let world = overlaps::settled(world, areas_beneath, &import.collection, problems);
    super::looks::tell(&world.timeline, file_place(&import.collection), problems);
    whole.understood(world)
}

/// What one group is, before it lies with others: the numbers of its areas and forces begin at 0.
struct GroupPart {
    tables: Tables,
    area_of: Vec<AreaId>,
    validities: Vec<Validity>,
    undated: usize,
    colours: BTreeMap<String, String>,
    /// Other ways to read the group, not worked out.
    others: Vec<OtherReading>,
}

impl GroupPart {
    /// How much of each it holds.
    fn outcome(&self) -> Outcome {
        let changes = self.tables.changes.iter();
        Outcome {
            areas: self.tables.areas.len(),
            forces: self.tables.forces.len(),
            changes: changes.map(|change| change.areas.len()).sum(),
            undated: self.undated,
            time: stretch(&self.validities, &self.tables.changes),
        }
    }

    /// The same with the other readings worked out, where the files are not too large for that.
    fn worked_out(mut self, subject: &Subject<'_>, as_read: &FeatureCollection) -> Self {
        let outcome = self.outcome();
        let is_quick = subject.collection.features.len() <= doubts::MOST_WORKED_OUT;
        for other in self.others.iter_mut().filter(|_| is_quick) {
            // Exchanged coordinates lie elsewhere, and are as many.
            other.outcome = Some(if other.doubt == ReadingDoubt::Axes {
                outcome
            } else {
                let subject = Subject {
                    mapping: &other.mapping,
                    collection: subject.collection.clone(),
                    ..*subject
                };
                part(&subject, as_read, &mut Problems::default()).outcome()
            });
        }
        self
    }
}

/// The first and the last day on which anything changes.
fn stretch(validities: &[Validity], changes: &[Change]) -> Option<[Day; 2]> {
    let begins = validities.iter().filter_map(|validity| validity.begin);
    let begins = begins.flat_map(|date| [date.first, date.last]);
    let ends = validities.iter().filter_map(|validity| validity.until);
    let ends = ends.map(|date| date.first.plus_days(-1));
    let is_there = |change: &&Change| change.control != Control::ABSENT;
    let changed = changes.iter().filter(is_there);
    let changed = changed.flat_map(|change| [change.date.first, change.date.last]);
    let mut days = begins.chain(ends).chain(changed);
    let first = days.next()?;
    let (first, last) = days.fold((first, first), |(a, b), day| (a.min(day), b.max(day)));
    Some([first, last])
}

fn part(subject: &Subject<'_>, as_read: &FeatureCollection, problems: &mut Problems) -> GroupPart {
    let (collection, mapping) = (&subject.collection, subject.mapping);
    tell_missing_properties(subject, problems);
    let rows = rows::rows(collection, mapping);
    let dates = dated::dates(collection, mapping, &rows);
    dates.tell(subject, &rows, problems);
    time_notes::tell(&dates, &dates.place(subject), mapping, problems);
    let place = dates.place(subject);
    time_notes::tell_times_of_day(&dates, &collection.features, &place, problems);
    let identities = identity::identities(collection, mapping, &rows, &dates);
    let validities = validities::validities(subject, &dates, &identities, problems);
    let held = forces::held(subject, &rows, problems);
    let gathered = gather::gather(&collection.features, &identities);
    let mut areas = gather::areas(subject, &rows, &validities, &gathered, problems);
    let changes = history::history(&mut areas, &gathered, &validities, &held);
    over::tell_outside(subject, &validities, problems);
    let layer = Layer {
        name: subject.name.to_owned(),
        is_over: subject.beneath.is_some(),
    };
    GroupPart {
        tables: Tables {
            layers: vec![layer],
            areas,
            forces: held.forces,
            changes,
            ..merge::nothing()
        },
        area_of: gathered.area_of,
        undated: dates.undated(),
        colours: held.chosen,
        others: doubts::doubts(subject, as_read, (&dates, &identities, &validities)),
        validities,
    }
}

/// What is known of all groups while they are put together.
#[derive(Default)]
struct AllGroups {
    area_of: Vec<Option<AreaId>>,
    validities: Vec<Validity>,
    outcomes: Vec<Outcome>,
    colours: Vec<BTreeMap<String, String>>,
    others: Vec<Vec<OtherReading>>,
}

impl AllGroups {
    fn add(&mut self, part: &GroupPart, first_area: usize) {
        let placed = part.area_of.iter();
        let placed = placed.map(|area| Some(AreaId::from_index(area.index() + first_area)));
        self.area_of.extend(placed);
        self.validities.extend(part.validities.iter().copied());
        self.outcomes.push(part.outcome());
        self.others.push(part.others.clone());
        self.colours.push(part.colours.clone());
    }

    /// Counts the changes that stand beside the files, by the group of their areas.
    fn add_joined(&mut self, tables: &Tables, before: usize) {
        let layers_beneath = tables.layers.len() - self.outcomes.len();
        let joined = tables.changes[before..].iter();
        let main_account = joined.filter(|change| change.claim.is_none());
        for area in main_account.flat_map(|change| &change.areas) {
            let layer = tables.areas[area.index()].layer.index() - layers_beneath;
            self.outcomes[layer].changes += 1;
        }
        if let [only] = self.outcomes.as_mut_slice()
            && layers_beneath == 0
        {
            only.forces = tables.forces.len();
        }
    }

    /// What the files say of themselves. Time runs from the first beginning to the last day on which
    /// anything begins or holds; it opens on the last, or where events pass by on the last of these. Without
    /// any time it is one day.
    fn about(&self, import: &Import, tables: &Tables) -> About {
        let [first, last] = stretch(&self.validities, &tables.changes).unwrap_or_default();
        let pass_by = import
            .groups
            .iter()
            .any(|group| group.mapping.event_days.is_some());
        let begins = self.validities.iter().filter_map(|validity| validity.begin);
        let last_begin = begins.map(|date| date.first).max();
        let files = import.collection.files.iter();
        let names: Vec<&str> = files.map(|file| file.name.as_str()).collect();
        About {
            id: match names.as_slice() {
                [one] => (*one).to_owned(),
                [one, rest @ ..] => format!("{one} + {}", rest.len()),
                [] => String::new(),
            },
            title: Names::same(title(&tables.layers)),
            about: Names::default(),
            first,
            last,
            opens_on: last_begin.filter(|_| pass_by).unwrap_or(last),
            view: first_view::first_view(import, &tables.areas),
            is_last_declared: false,
            population_note: Names::default(),
            credits: Vec::new(),
        }
    }

    fn understood(self, world: World) -> Understood {
        let is_timed = |validity: &Validity| validity.begin.or(validity.until).is_some();
        let days = |validity: &Validity| [validity.from(), validity.to()];
        Understood {
            world,
            validities: if self.validities.iter().any(is_timed) {
                self.validities.iter().map(days).collect()
            } else {
                Vec::new()
            },
            area_of: self.area_of,
            outcomes: self.outcomes,
            colours: self.colours,
            others: self.others,
        }
    }
}

/// The names of the first layers.
fn title(layers: &[Layer]) -> String {
    let shown = layers.iter().take(3).map(|layer| layer.name.as_str());
    let shown = shown.collect::<Vec<_>>().join(" · ");
    match layers.len() {
        0..=3 => shown,
        _ => format!("{shown} · …"),
    }
}

/// Names properties that the mapping names and no feature has.
fn tell_missing_properties(subject: &Subject<'_>, problems: &mut Problems) {
    let mapping = subject.mapping;
    let mut named = vec![&mapping.name, &mapping.name_ar, &mapping.id, &mapping.force];
    if mapping.time == crate::model::TimeFrom::Properties {
        named.extend([&mapping.begin, &mapping.end]);
    }
    for name in named.into_iter().flatten() {
        if !subject.columns.iter().any(|column| column.name == *name) {
            let place = file_place(&subject.collection).member(name);
            problems
                .warning(Code::MissingProperty, place)
                .with("name", name);
        }
    }
}
