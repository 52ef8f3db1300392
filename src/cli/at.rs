//! `kharita at`: the state of every area on a day.

use super::args::At;
use super::failure::CommandFailure;
use super::records::AreaState;
use super::table::{ColumnSide, Table};
use super::values::OutputFormat;
use super::{SUCCESS, csv_text, dataset, find, geo_json, json, phrase};
use crate::model::{AreaId, Day, Lang, Timeline, World};
use serde_json::Value;
use std::io::Write;

/// The columns of the CSV. `pending` names the change; those after it say the rest of it.
const COLUMNS: [&str; 17] = [
    "id",
    "name_en",
    "name_ar",
    "country",
    "governorate",
    "km2",
    "people",
    "status",
    "forces",
    "since",
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
    let areas: Vec<AreaId> = match &args.area {
        Some(id) => vec![find::area(&world, id)?],
        None => world.area_ids().collect(),
    };
    let timeline = args.account.timeline(&world, err)?;
    let filter = args.filter.read(&world)?;
    let passes = |area: &AreaId| filter.passes_on(&world, &timeline, *area, day);
    let areas: Vec<AreaId> = areas.into_iter().filter(passes).collect();
    let states: Vec<AreaState> = areas
        .iter()
        .map(|area| AreaState::of(&world, &timeline, *area, day))
        .collect();
    let date = [("date", Value::from(day.to_string()))];
    match args.format {
        OutputFormat::Table => write_table(out, (&world, &timeline), &areas, &states, day)?,
        OutputFormat::Json => json::write_object(out, &date, ("areas", &states), &[])?,
        OutputFormat::Csv => csv_text::write((out, err), COLUMNS, states.iter().map(cells))?,
        OutputFormat::Geojson => {
            let rows = areas.iter().map(|area| world.area(*area)).zip(&states);
            geo_json::write(out, &date, rows)?;
        }
    }
    Ok(SUCCESS)
}

fn cells(state: &AreaState) -> [String; 17] {
    let AreaState {
        which,
        km2,
        people,
        held,
        since,
        change,
        inferred_from,
        pending,
    } = state;
    let pending = pending.as_ref();
    [
        which.id.to_owned(),
        which.name_en.to_owned(),
        which.name_ar.to_owned(),
        which.country.to_owned(),
        which.governorate.to_owned(),
        km2.to_string(),
        people.map_or_else(String::new, |people| people.to_string()),
        held.status.to_owned(),
        held.forces.join(" "),
        since.clone().unwrap_or_default(),
        change.unwrap_or_default().to_owned(),
        inferred_from.unwrap_or_default().to_owned(),
        pending.map_or("", |p| p.change).to_owned(),
        pending.map_or(String::new(), |p| p.first.clone()),
        pending.map_or(String::new(), |p| p.last.clone()),
        pending.map_or("", |p| p.held.status).to_owned(),
        pending.map_or(String::new(), |p| p.held.forces.join(" ")),
    ]
}

fn write_table(
    out: &mut dyn Write,
    (world, timeline): (&World, &Timeline),
    areas: &[AreaId],
    states: &[AreaState],
    day: Day,
) -> Result<(), CommandFailure> {
    let titles = [
        "Area",
        "Name",
        "Governorate",
        "State",
        "Since",
        "Change",
        "Remark",
    ];
    let mut table = Table::new(titles.map(|title| (title, ColumnSide::Left)));
    for (area, state) in areas.iter().zip(states) {
        let interval = timeline.at(*area, day);
        let control = timeline.control(interval.state);
        table.row([
            state.which.id.to_owned(),
            state.which.label().to_owned(),
            state.which.governorate.to_owned(),
            phrase::state(world, control, Lang::En),
            state.since.clone().unwrap_or_default(),
            state.change.unwrap_or_default().to_owned(),
            remark((world, timeline), *area, state, day),
        ]);
    }
    table.write(out)?;
    writeln!(out, "\n{} on {day}", phrase::count(areas.len(), "area"))?;
    Ok(())
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
