//! What stands in the tables of a state, a difference, a history and a whole data set.

use super::ColumnType::{Boolean, Day as OfDay, Integer, Real, Text};
use super::{ColumnType, ShapeKind, TableShapes, TypedCell, TypedRow, TypedTable, columns};
use crate::export::progress::Progress;
use crate::export::shapes;
use crate::export::stretches::{self, ExportStretch, force_ids, force_names};
use crate::model::{
    Area, AreaId, Change, Control, Day, Effect, Force, FuzzyDate, Geometry, Passage, Source,
    Timeline, World, history_owner,
};

/// What is told: a world, and its control through time as one account has it.
type Told<'w> = (&'w World, &'w Timeline);

const STRETCH: [(&str, ColumnType); 15] = [
    ("id", Text),
    ("name_en", Text),
    ("name_ar", Text),
    ("status", Text),
    ("forces", Text),
    ("force", Text),
    ("start", OfDay),
    ("end", OfDay),
    ("start_edtf", Text),
    ("end_edtf", Text),
    ("confidence", Text),
    ("sources", Text),
    ("change", Text),
    ("inferred_from", Text),
    ("area_km2", Real),
];

/// Who holds what on a day.
pub(super) fn state<'w>(
    (world, timeline): Told<'w>,
    day: Day,
    progress: &Progress,
) -> TypedTable<'w> {
    progress.expect(world.areas.len());
    let stretches = world
        .area_ids()
        .filter_map(move |area| stretches::at(timeline, area, day));
    of_stretches("state", world, Box::new(stretches))
}

/// Every area over every stretch of time.
pub(super) fn history<'w>((world, timeline): Told<'w>, progress: &Progress) -> TypedTable<'w> {
    progress.expect(timeline.effects().len());
    let stretches = world
        .area_ids()
        .flat_map(move |area| stretches::history(timeline, area));
    of_stretches("history", world, Box::new(stretches))
}

fn of_stretches<'w>(
    name: &'static str,
    world: &'w World,
    rows: Box<dyn Iterator<Item = ExportStretch<'w>> + 'w>,
) -> TypedTable<'w> {
    TypedTable {
        name,
        columns: columns(&STRETCH),
        shapes: Some(shapes_of(world)),
        rows: Box::new(rows.map(move |one| TypedRow {
            cells: stretch(world, &one),
            form: shapes::of_area(world.area(one.area)),
        })),
    }
}

/// The shapes of all areas.
fn shapes_of(world: &World) -> TableShapes {
    let forms: Vec<Geometry> = world.areas.iter().map(shapes::of_area).collect();
    TableShapes {
        kind: ShapeKind::of(forms.iter()),
        has_heights: false,
    }
}

fn stretch<'w>(world: &'w World, one: &ExportStretch<'w>) -> Vec<TypedCell<'w>> {
    let area = world.area(one.area);
    let change = one.begin.map(|effect| world.change(effect.change));
    let day = |effect: Option<&Effect>| TypedCell::of_day(effect.map(|effect| effect.day));
    let edtf =
        |effect: Option<&Effect>| date(effect.map(|effect| &world.change(effect.change).date));
    let owner = history_owner(&world.areas, one.area);
    vec![
        TypedCell::of_text(&area.id),
        TypedCell::of_text(&area.name.en),
        TypedCell::of_text(&area.name.ar),
        TypedCell::of_text(one.control.status.word()),
        TypedCell::of_text(force_ids(world, one.control).join(" ")),
        TypedCell::of_text(force_names(world, one.control).unwrap_or_default()),
        day(one.begin),
        day(one.end),
        edtf(one.begin),
        edtf(one.end),
        TypedCell::of_text(change.map_or("", |change| change.confidence.word())),
        TypedCell::of_text(
            change
                .map(|change| source_ids(world, &change.sources))
                .unwrap_or_default(),
        ),
        TypedCell::of_text(change.map_or("", |change| &change.id)),
        TypedCell::of_text(if owner == one.area {
            ""
        } else {
            &world.area(owner).id
        }),
        km2(area),
    ]
}

fn date<'w>(date: Option<&FuzzyDate>) -> TypedCell<'w> {
    TypedCell::of_text(date.map(FuzzyDate::to_string).unwrap_or_default())
}

fn source_ids(world: &World, sources: &[crate::model::SourceId]) -> String {
    let ids: Vec<&str> = sources
        .iter()
        .map(|id| world.source(*id).id.as_str())
        .collect();
    ids.join(" ")
}

fn area_ids(world: &World, areas: &[AreaId]) -> String {
    let ids: Vec<&str> = areas.iter().map(|id| world.area(*id).id.as_str()).collect();
    ids.join(" ")
}

/// To a thousandth: the ground is not known better.
fn km2<'w>(area: &Area) -> TypedCell<'w> {
    TypedCell::Real((area.area_km2 * 1000.0).round() / 1000.0)
}

const DIFFERENCE: [(&str, ColumnType); 11] = [
    ("id", Text),
    ("name_en", Text),
    ("name_ar", Text),
    ("start", OfDay),
    ("end", OfDay),
    ("before_status", Text),
    ("before_forces", Text),
    ("after_status", Text),
    ("after_forces", Text),
    ("changes", Text),
    ("area_km2", Real),
];

/// The areas whose state differs between two days.
pub(super) fn difference<'w>(
    (world, timeline): Told<'w>,
    [from, to]: [Day; 2],
    progress: &Progress,
) -> TypedTable<'w> {
    let differences = crate::model::difference(world, timeline, from, to);
    progress.expect(differences.len());
    let rows = differences.into_iter().map(move |one| {
        let area = world.area(one.area);
        let (before, after) = (timeline.control(one.before), timeline.control(one.after));
        let forces = |control: &Control| TypedCell::of_text(force_ids(world, control).join(" "));
        let changes: Vec<&str> = one
            .changes
            .iter()
            .map(|id| world.change(*id).id.as_str())
            .collect();
        let cells = vec![
            TypedCell::of_text(&area.id),
            TypedCell::of_text(&area.name.en),
            TypedCell::of_text(&area.name.ar),
            TypedCell::Day(from),
            TypedCell::Day(to),
            TypedCell::of_text(before.status.word()),
            forces(before),
            TypedCell::of_text(after.status.word()),
            forces(after),
            TypedCell::of_text(changes.join(" ")),
            km2(area),
        ];
        TypedRow {
            cells,
            form: shapes::of_area(area),
        }
    });
    TypedTable {
        name: "difference",
        columns: columns(&DIFFERENCE),
        shapes: Some(shapes_of(world)),
        rows: Box::new(rows),
    }
}

/// The tables of a data set: areas, forces, sources, changes, passages, and the history that follows from them.
pub(super) fn data_set<'w>(told: Told<'w>, progress: &Progress) -> Vec<TypedTable<'w>> {
    let world = told.0;
    let counts = [
        world.areas.len(),
        world.forces.len(),
        world.sources.len(),
        world.changes.len(),
        world.passages.len(),
    ];
    progress.expect(counts.into_iter().sum());
    vec![
        TypedTable {
            name: "areas",
            columns: columns(&AREA),
            shapes: Some(shapes_of(world)),
            rows: Box::new(world.areas.iter().map(move |row| TypedRow {
                cells: area(world, row),
                form: shapes::of_area(row),
            })),
        },
        placeless("forces", &FORCE, world.forces.iter().map(force)),
        placeless("sources", &SOURCE, world.sources.iter().map(source)),
        placeless(
            "changes",
            &CHANGE,
            world.changes.iter().map(move |row| change(world, row)),
        ),
        placeless(
            "passages",
            &PASSAGE,
            world.passages.iter().map(move |row| passage(world, row)),
        ),
        TypedTable {
            // Each area's shape stands once, among the areas.
            shapes: None,
            ..history(told, progress)
        },
    ]
}

fn placeless<'w>(
    name: &'static str,
    list: &[(&str, ColumnType)],
    rows: impl Iterator<Item = Vec<TypedCell<'w>>> + 'w,
) -> TypedTable<'w> {
    TypedTable {
        name,
        columns: columns(list),
        shapes: None,
        rows: Box::new(rows.map(|cells| TypedRow {
            cells,
            form: Geometry::default(),
        })),
    }
}

const AREA: [(&str, ColumnType); 12] = [
    ("id", Text),
    ("name_en", Text),
    ("name_ar", Text),
    ("layer", Text),
    ("country", Text),
    ("governorate_en", Text),
    ("governorate_ar", Text),
    ("district", Text),
    ("level", Text),
    ("is_derived", Boolean),
    ("follows", Text),
    ("area_km2", Real),
];

fn area<'w>(world: &'w World, area: &'w Area) -> Vec<TypedCell<'w>> {
    let layer = world.layers.get(area.layer.index());
    vec![
        TypedCell::of_text(&area.id),
        TypedCell::of_text(&area.name.en),
        TypedCell::of_text(&area.name.ar),
        TypedCell::of_text(layer.map_or("", |layer| &layer.name)),
        TypedCell::of_text(&area.country),
        TypedCell::of_text(&area.governorate.en),
        TypedCell::of_text(&area.governorate.ar),
        TypedCell::of_text(&area.district),
        TypedCell::of_text(&area.level),
        TypedCell::Boolean(area.basis == crate::model::Basis::Derived),
        TypedCell::of_text(area.follows.map_or("", |id| &world.area(id).id)),
        km2(area),
    ]
}

const FORCE: [(&str, ColumnType); 8] = [
    ("id", Text),
    ("name_en", Text),
    ("name_ar", Text),
    ("kind", Text),
    ("colour", Text),
    ("about_en", Text),
    ("about_ar", Text),
    ("until", OfDay),
];

fn force(force: &Force) -> Vec<TypedCell<'_>> {
    let [red, green, blue] = force.colour_light;
    vec![
        TypedCell::of_text(&force.id),
        TypedCell::of_text(&force.name.en),
        TypedCell::of_text(&force.name.ar),
        TypedCell::of_text(&force.kind),
        TypedCell::of_text(format!("#{red:02X}{green:02X}{blue:02X}")),
        TypedCell::of_text(&force.about.en),
        TypedCell::of_text(&force.about.ar),
        TypedCell::of_day(force.until),
    ]
}

const SOURCE: [(&str, ColumnType); 9] = [
    ("id", Text),
    ("kind", Text),
    ("publisher", Text),
    ("title_en", Text),
    ("title_ar", Text),
    ("title_is_exact", Boolean),
    ("author", Text),
    ("published", Text),
    ("url", Text),
];

fn source(source: &Source) -> Vec<TypedCell<'_>> {
    vec![
        TypedCell::of_text(&source.id),
        TypedCell::of_text(source.kind.word()),
        TypedCell::of_text(&source.publisher.en),
        TypedCell::of_text(&source.title.en),
        TypedCell::of_text(&source.title.ar),
        TypedCell::Boolean(source.title_is_exact),
        TypedCell::of_text(&source.author),
        date(source.date.as_ref()),
        TypedCell::of_text(&source.url),
    ]
}

const CHANGE: [(&str, ColumnType); 12] = [
    ("id", Text),
    ("date", Text),
    ("first_day", OfDay),
    ("last_day", OfDay),
    ("areas", Text),
    ("status", Text),
    ("forces", Text),
    ("confidence", Text),
    ("sources", Text),
    ("note_en", Text),
    ("note_ar", Text),
    ("claim", Text),
];

fn change<'w>(world: &'w World, change: &'w Change) -> Vec<TypedCell<'w>> {
    vec![
        TypedCell::of_text(&change.id),
        date(Some(&change.date)),
        TypedCell::Day(change.date.first),
        TypedCell::Day(change.date.last),
        TypedCell::of_text(area_ids(world, &change.areas)),
        TypedCell::of_text(change.control.status.word()),
        TypedCell::of_text(force_ids(world, &change.control).join(" ")),
        TypedCell::of_text(change.confidence.word()),
        TypedCell::of_text(source_ids(world, &change.sources)),
        TypedCell::of_text(&change.note.en),
        TypedCell::of_text(&change.note.ar),
        TypedCell::of_text(change.claim.as_deref().unwrap_or_default()),
    ]
}

const PASSAGE: [(&str, ColumnType); 5] = [
    ("change", Text),
    ("source", Text),
    ("paragraph", Integer),
    ("exact_en", Text),
    ("exact_ar", Text),
];

fn passage<'w>(world: &'w World, passage: &'w Passage) -> Vec<TypedCell<'w>> {
    vec![
        TypedCell::of_text(&world.change(passage.change).id),
        TypedCell::of_text(&world.source(passage.source).id),
        TypedCell::Integer(i64::try_from(passage.paragraph).unwrap_or(i64::MAX)),
        TypedCell::of_text(&passage.exact.en),
        TypedCell::of_text(&passage.exact.ar),
    ]
}
