//! `kharita at`: the state of every area on a day.

use super::args::At;
use super::failure::CommandFailure;
use super::people::PeopleColumn;
use super::records::AreaState;
use super::table::{ColumnSide, Table};
use super::values::OutputFormat;
use super::{SUCCESS, csv_text, dataset, geo_json, json, phrase};
use crate::export::{Grid, GridCell};
use crate::model::{AreaId, ChangeId, Day, Lang, Timeline, World};
use serde_json::Value;
use std::io::Write;

/// The columns of the CSV. `pending` names the change; those after it say the rest of it.
const COLUMNS: [&str; 20] = [
    "id",
    "name_en",
    "name_ar",
    "country",
    "governorate",
    "km2",
    "people",
    "people_basis",
    "status",
    "forces",
    "since",
    "previous_status",
    "previous_forces",
    "change",
    "inferred_from",
    "pending",
    "pending_first",
    "pending_last",
    "pending_status",
    "pending_forces",
];

pub(super) fn run(
    args: &At,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let day = dataset::within(&world, args.date.first, err)?;
    let timeline = args.account.timeline(&world, err)?;
    let filter = args.filter.read(&world)?;
    let mut areas = args.place.areas(&world)?;
    areas.retain(|area| filter.passes_on(&world, &timeline, *area, day));
    let states: Vec<AreaState> = areas
        .iter()
        .map(|area| AreaState::of(&world, &timeline, *area, day))
        .collect();
    let date = [("date", Value::from(day.to_string()))];
    args.output.write(out, |format, out| match format {
        OutputFormat::Table => write_table(out, (&world, &timeline), &areas, &states, day),
        OutputFormat::Json => {
            let people = PeopleColumn::of(&world).members(areas.iter().copied());
            json::write_object(out, &date, ("areas", &states), &people)
        }
        OutputFormat::Csv => csv_text::write((out, err), &grid(&states)),
        OutputFormat::Xlsx => Ok(grid(&states).write_xlsx(out)?),
        OutputFormat::Geojson => {
            let rows = areas.iter().map(|area| world.area(*area)).zip(&states);
            geo_json::write(out, &date, rows)
        }
    })?;
    Ok(SUCCESS)
}

fn grid(states: &[AreaState]) -> Grid {
    let mut grid = Grid::new(COLUMNS);
    grid.rows
        .extend(states.iter().map(|state| cells(state).into()));
    grid
}

#[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
fn cells(state: &AreaState) -> [GridCell; 20] {
    let AreaState {
        which,
        km2,
        people,
        people_basis,
        held,
        since,
        previous,
        change,
        inferred_from,
        pending,
    } = state;
    let (pending, previous) = (pending.as_ref(), previous.as_ref());
    [
        which.id.into(),
        which.name_en.into(),
        which.name_ar.into(),
        which.country.into(),
        which.governorate.into(),
        (*km2).into(),
        people.map(|people| people as f64).into(),
        (*people_basis).into(),
        held.status.into(),
        held.forces.join(" ").into(),
        since.clone().into(),
        previous.map(|held| held.status).into(),
        previous.map(|held| held.forces.join(" ")).into(),
        (*change).into(),
        (*inferred_from).into(),
        pending.map(|p| p.change).into(),
        pending.map(|p| p.first.clone()).into(),
        pending.map(|p| p.last.clone()).into(),
        pending.map(|p| p.held.status).into(),
        pending.map(|p| p.held.forces.join(" ")).into(),
    ]
}

fn write_table(
    out: &mut dyn Write,
    (world, timeline): (&World, &Timeline),
    areas: &[AreaId],
    states: &[AreaState],
    day: Day,
) -> Result<(), CommandFailure> {
    let left = |title| (title, ColumnSide::Left);
    let [area, name, governorate, state] = ["Area", "Name", "Governorate", "State"].map(left);
    let [since, before, change, remark_title] = ["Since", "Before", "Change", "Remark"].map(left);
    let people = PeopleColumn::of(world);
    let km2_title = ("km²", ColumnSide::Right);
    let mut table = Table::new([
        area,
        name,
        governorate,
        state,
        since,
        before,
        km2_title,
        people.title(),
        change,
        remark_title,
    ]);
    for (area, state) in areas.iter().zip(states) {
        let interval = timeline.at(*area, day);
        let control = timeline.control(interval.state);
        table.row([
            state.which.id.to_owned(),
            state.which.label().to_owned(),
            state.which.governorate.to_owned(),
            phrase::state(world, control, Lang::En),
            state.since.clone().unwrap_or_default(),
            held_before((world, timeline), *area, interval.change),
            // Points and lines have no ground.
            if world.area(*area).shape.0.is_empty() {
                String::new()
            } else {
                phrase::km2(state.km2)
            },
            people.of_area(*area),
            state.change.unwrap_or_default().to_owned(),
            remark((world, timeline), *area, state, day),
        ]);
    }
    table.write(out)?;
    writeln!(out, "\n{} on {day}", phrase::count(areas.len(), "area"))?;
    if let Some(remark) = people.remark(areas.iter().copied()) {
        writeln!(out, "{remark}")?;
    }
    Ok(())
}

/// How an area was held before the change that brought what holds; nothing where no change did.
fn held_before(
    (world, timeline): (&World, &Timeline),
    area: AreaId,
    change: Option<ChangeId>,
) -> String {
    let mut effects = timeline.effects_of(area);
    let effect = change.and_then(|change| effects.find(|effect| effect.change == change));
    effect.map_or_else(String::new, |effect| {
        phrase::state(world, timeline.control(effect.before), Lang::En)
    })
}

/// What a reader must not overlook: that a state is inferred, or about to pass.
fn remark(
    (world, timeline): (&World, &Timeline),
    area: AreaId,
    state: &AreaState,
    day: Day,
) -> String {
    let pending = timeline.at(area, day).pending;
    let inferred = state
        .inferred_from
        .map(|owner| format!("inferred from {owner}"));
    let passing = pending.zip(state.pending.as_ref()).map(|(id, pending)| {
        let next = phrase::state(world, &world.change(id).control, Lang::En);
        format!("{next} between {} and {}", pending.first, pending.last)
    });
    let parts: Vec<String> = inferred.into_iter().chain(passing).collect();
    parts.join("; ")
}
