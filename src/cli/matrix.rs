//! `kharita diff --matrix`: how much passed from whom to whom, over all land that is counted.

use super::args::Diff;
use super::failure::CommandFailure;
use super::phrase::{km2, three_decimals};
use super::table::{ColumnSide, Table};
use super::values::OutputFormat;
use super::{SUCCESS, csv_text, json, output, phrase};
use crate::export::Grid;
use crate::model::{
    Day, GroundSums, GroundTally, Holder, HolderChange, Lang, Timeline, Transitions, World,
};
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

/// One cell of the matrix.
#[derive(Serialize)]
struct Cell<'w> {
    from: &'w str,
    to: &'w str,
    km2: f64,
    /// Null where there are areas and of none the number is known.
    people: Option<u64>,
    areas: u32,
    /// How many of the areas have no number of people.
    uncounted_areas: u32,
}

/// How a holder came out of it, in km².
#[derive(Serialize)]
struct HolderRow<'w> {
    holder: &'w str,
    before_km2: f64,
    after_km2: f64,
    gain_km2: f64,
    loss_km2: f64,
    net_km2: f64,
    swap_km2: f64,
    turnover_km2: f64,
    gain_people: Option<u64>,
    loss_people: Option<u64>,
}

pub(super) fn run(
    args: &Diff,
    (world, timeline): (&World, &Timeline),
    [from, to]: [Day; 2],
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, CommandFailure> {
    let areas = args.place.areas(world)?;
    let sums = GroundSums::new(world, timeline)
        .filtered(&args.filter.read(world)?)
        .within(|area| areas.binary_search(&area).is_ok())
        .with_contested(args.contested.ground());
    let transitions = sums.transitions(from, to);
    let cells: Vec<Cell> = transitions
        .cells
        .iter()
        .map(|((before, after), cell)| Cell::of(world, (*before, *after), &cell.tally))
        .collect();
    let changes = transitions.changes();
    let holders: Vec<HolderRow> = changes
        .iter()
        .map(|(holder, change)| HolderRow::of(holder.key(world), change))
        .collect();
    let days = [
        ("from", Value::from(from.to_string())),
        ("to", Value::from(to.to_string())),
    ];
    let changed = transitions.changed();
    let after = [
        ("holders", serde_json::to_value(&holders)?),
        ("changed_km2", Value::from(three_decimals(changed.km2()))),
        ("changed_areas", Value::from(changed.areas)),
    ];
    args.output.write(out, |format, out| match format {
        OutputFormat::Table => write_table(out, world, &transitions),
        OutputFormat::Json => json::write_object(out, &days, ("matrix", &cells), &after),
        OutputFormat::Csv => csv_text::write((out, err), &grid(&cells)),
        OutputFormat::Xlsx => Ok(grid(&cells).write_xlsx(out)?),
        OutputFormat::Geojson => Err(CommandFailure::Usage(
            "a matrix has no outlines; without --matrix the areas that differ are written."
                .to_owned(),
        )),
    })?;
    Ok(SUCCESS)
}

impl<'w> Cell<'w> {
    fn of(world: &'w World, (from, to): (Holder, Holder), tally: &GroundTally) -> Self {
        Self {
            from: from.key(world),
            to: to.key(world),
            km2: three_decimals(tally.km2()),
            people: tally.known_people(),
            areas: tally.areas,
            uncounted_areas: tally.uncounted,
        }
    }
}

impl<'w> HolderRow<'w> {
    fn of(holder: &'w str, change: &HolderChange) -> Self {
        Self {
            holder,
            before_km2: three_decimals(change.before.km2()),
            after_km2: three_decimals(change.after.km2()),
            gain_km2: three_decimals(change.gain.km2()),
            loss_km2: three_decimals(change.loss.km2()),
            net_km2: three_decimals(change.net_km2()),
            swap_km2: three_decimals(change.swap_km2()),
            turnover_km2: three_decimals(change.turnover_km2()),
            gain_people: change.gain.known_people(),
            loss_people: change.loss.known_people(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
fn grid(cells: &[Cell<'_>]) -> Grid {
    let mut grid = Grid::new(["from", "to", "km2", "people", "areas", "uncounted_areas"]);
    grid.rows.extend(cells.iter().map(|cell| {
        vec![
            cell.from.into(),
            cell.to.into(),
            cell.km2.into(),
            cell.people.map(|people| people as f64).into(),
            cell.areas.into(),
            cell.uncounted_areas.into(),
        ]
    }));
    grid
}

fn name(world: &World, holder: Holder) -> &str {
    match holder.force() {
        Some(force) => phrase::force(world, force, Lang::En),
        None if holder == Holder::Nobody => "nobody",
        None => holder.key(world),
    }
}

/// The cells, the largest first of what passed and then what stayed, and how each holder came out of it.
fn write_table(
    out: &mut dyn Write,
    world: &World,
    transitions: &Transitions,
) -> Result<(), CommandFailure> {
    let titles = ["km²", "Areas", "People"].map(|title| (title, ColumnSide::Right));
    let left = ["From", "To"].map(|title| (title, ColumnSide::Left));
    let mut table = Table::new(left.into_iter().chain(titles));
    let mut cells: Vec<_> = transitions.cells.iter().collect();
    cells.sort_by(|((a, b), one), ((c, d), other)| {
        let stays = (a == b).cmp(&(c == d));
        stays.then(other.tally.km2().total_cmp(&one.tally.km2()))
    });
    for ((from, to), cell) in cells {
        table.row([
            name(world, *from).to_owned(),
            name(world, *to).to_owned(),
            km2(cell.tally.km2()),
            phrase::whole(f64::from(cell.tally.areas)),
            phrase::people(&cell.tally),
        ]);
    }
    output::table_or(out, &table, "Nothing is counted.")?;
    let figures = ["Before", "After", "Gain", "Loss", "Net", "Swap", "Turnover"];
    let figures = figures.map(|title| (title, ColumnSide::Right));
    let holder = ("Holder, in km²", ColumnSide::Left);
    let mut table = Table::new(std::iter::once(holder).chain(figures));
    for (holder, change) in transitions.changes() {
        let figures = [
            change.before.km2(),
            change.after.km2(),
            change.gain.km2(),
            change.loss.km2(),
            change.net_km2(),
            change.swap_km2(),
            change.turnover_km2(),
        ];
        let holder = name(world, holder).to_owned();
        table.row(std::iter::once(holder).chain(figures.map(km2)));
    }
    writeln!(out)?;
    table.write(out)?;
    let changed = transitions.changed();
    let areas = phrase::count(changed.areas as usize, "area");
    writeln!(
        out,
        "\n{areas} with {} km² have another holder.",
        km2(changed.km2())
    )?;
    Ok(())
}
