//! `kharita diff`: the areas whose state differs between two days.

use super::args::Diff;
use super::failure::CommandFailure;
use super::people::PeopleColumn;
use super::phrase::{km2, three_decimals};
use super::records::AreaDifference;
use super::table::{ColumnSide, Table};
use super::values::OutputFormat;
use super::{SUCCESS, csv_text, dataset, geo_json, json, matrix, phrase};
use crate::export::{Grid, GridCell};
use crate::model::{Difference, GroundTally, Lang, StateId, Timeline, World, difference};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;

const COLUMNS: [&str; 15] = [
    "id",
    "name_en",
    "name_ar",
    "country",
    "governorate",
    "before_status",
    "before_forces",
    "after_status",
    "after_forces",
    "when",
    "changes",
    "sources",
    "area_km2",
    "people",
    "people_basis",
];

/// A data set as one account tells it.
type WorldTold<'w> = (&'w World, &'w Timeline);

pub(super) fn run(
    args: &Diff,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let from = dataset::within(&world, args.from.first, err)?;
    let to = dataset::within(&world, args.to.first, err)?;
    let timeline = args.account.timeline(&world, err)?;
    if args.matrix {
        return matrix::run(args, (&world, &timeline), [from, to], (out, err));
    }
    let filter = args.filter.read(&world)?;
    let areas = args.place.areas(&world)?;
    let mut differences = difference(&world, &timeline, from, to);
    differences.retain(|one| {
        areas.binary_search(&one.area).is_ok() && one.is_asked_for(&world, &timeline, &filter)
    });
    let rows: Vec<AreaDifference> = differences
        .iter()
        .map(|one| AreaDifference::of(&world, &timeline, one))
        .collect();
    let days = [
        ("from", Value::from(from.to_string())),
        ("to", Value::from(to.to_string())),
    ];
    // The sum of the rounded areas, so that a reader who adds them up finds the same.
    let total = three_decimals(rows.iter().map(|row| row.area_km2).sum());
    let mut total = vec![("total_km2", Value::from(total))];
    let differing = differences.iter().map(|one| one.area);
    total.extend(PeopleColumn::of(&world).members(differing));
    args.output.write(out, |format, out| match format {
        OutputFormat::Table => write_table(out, (&world, &timeline), &differences, &rows),
        OutputFormat::Json => json::write_object(out, &days, ("areas", &rows), &total),
        OutputFormat::Csv => csv_text::write((out, err), &grid(&rows)),
        OutputFormat::Xlsx => Ok(grid(&rows).write_xlsx(out)?),
        OutputFormat::Geojson => {
            let outlines = differences.iter().map(|one| world.area(one.area));
            let members = [days.as_slice(), &total].concat();
            geo_json::write(out, &members, outlines.zip(&rows))
        }
    })?;
    Ok(SUCCESS)
}

fn grid(rows: &[AreaDifference]) -> Grid {
    let mut grid = Grid::new(COLUMNS);
    grid.rows.extend(rows.iter().map(|row| cells(row).into()));
    grid
}

#[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
fn cells(row: &AreaDifference) -> [GridCell; 15] {
    [
        row.which.id.into(),
        row.which.name_en.into(),
        row.which.name_ar.into(),
        row.which.country.into(),
        row.which.governorate.into(),
        row.before.status.into(),
        row.before.forces.join(" ").into(),
        row.after.status.into(),
        row.after.forces.join(" ").into(),
        row.when.clone().into(),
        row.changes.join(" ").into(),
        row.sources.join(" ").into(),
        row.area_km2.into(),
        row.people.map(|people| people as f64).into(),
        row.people_basis.into(),
    ]
}

fn write_table(
    out: &mut dyn Write,
    told: WorldTold<'_>,
    differences: &[Difference],
    rows: &[AreaDifference],
) -> Result<(), CommandFailure> {
    if rows.is_empty() {
        writeln!(out, "No area differs.")?;
        return Ok(());
    }
    let left = |title| (title, ColumnSide::Left);
    let [area, name, governorate] = ["Area", "Name", "Governorate"].map(left);
    let [before, after, when] = ["Before", "After", "When"].map(left);
    let people = PeopleColumn::of(told.0);
    let changes = ("Changes", ColumnSide::Left);
    let mut table = Table::new([
        area,
        name,
        governorate,
        before,
        after,
        when,
        ("km²", ColumnSide::Right),
        people.title(),
        changes,
    ]);
    for (difference, row) in differences.iter().zip(rows) {
        table.row([
            row.which.id.to_owned(),
            row.which.label().to_owned(),
            row.which.governorate.to_owned(),
            state(told, difference.before),
            state(told, difference.after),
            row.when.clone(),
            km2(row.area_km2),
            people.of_area(difference.area),
            phrase::few(&row.changes),
        ]);
    }
    table.write(out)?;
    writeln!(out)?;
    write_transitions(out, told, differences, &people)
}

/// How much ground, and how many people on it, passed from whom to whom, the most first, and all of it together.
fn write_transitions(
    out: &mut dyn Write,
    told @ (world, _): WorldTold<'_>,
    differences: &[Difference],
    people: &PeopleColumn<'_>,
) -> Result<(), CommandFailure> {
    let mut sums: BTreeMap<(StateId, StateId), GroundTally> = BTreeMap::new();
    let mut total = GroundTally::default();
    for one in differences {
        let tally = GroundTally::of(world.area(one.area));
        sums.entry((one.before, one.after)).or_default().add(&tally);
        total.add(&tally);
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.km2().total_cmp(&a.1.km2()));
    let mut table = Table::new([
        ("Passed from → to", ColumnSide::Left),
        ("Areas", ColumnSide::Right),
        ("km²", ColumnSide::Right),
        people.title(),
    ]);
    let mut row = |passed, tally: &GroundTally| {
        let [count, ground] = [tally.areas.to_string(), km2(tally.km2())];
        table.row([passed, count, ground, people.cell(tally)]);
    };
    for ((before, after), tally) in &sums {
        let passed = format!("{} → {}", state(told, *before), state(told, *after));
        row(passed, tally);
    }
    row("Total".to_owned(), &total);
    table.write(out)?;
    if let Some(remark) = people.remark(differences.iter().map(|one| one.area)) {
        writeln!(out, "\n{remark}")?;
    }
    Ok(())
}

fn state((world, timeline): WorldTold<'_>, state: StateId) -> String {
    phrase::state(world, timeline.control(state), Lang::En)
}
