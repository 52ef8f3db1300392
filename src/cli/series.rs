//! `kharita series`: who holds how much, from each day on which that differs.

use super::failure::CommandFailure;
use super::phrase::three_decimals;
use super::series_args::Series;
use super::table::{ColumnSide, Table};
use super::values::ListFormat;
use super::{SUCCESS, csv_text, dataset, json, output, phrase, say};
use crate::export::{Grid, GridCell};
use crate::model::{
    ContestedGround, ControlSeries, Day, GroundSums, GroundUnit, Holder, Lang, World,
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::Write;

/// What is written: the days, and whose figures.
struct Rows<'w> {
    world: &'w World,
    series: ControlSeries,
    unit: GroundUnit,
    days: Vec<Day>,
    /// Forces that hold something at some time, then the classes.
    holders: Vec<Holder>,
}

/// What is held from a day on.
#[derive(Serialize)]
struct DayFigures {
    date: String,
    forces: Map<String, Value>,
    /// How many areas have no number of people; only where people are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    uncounted_areas: Option<Map<String, Value>>,
}

pub(super) fn run(
    args: &Series,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let days = days(args, &world, err)?;
    let timeline = args.account.timeline(&world, err)?;
    let filter = args.filter.read(&world)?;
    let areas = args.place.areas(&world)?;
    let sums = GroundSums::new(&world, &timeline)
        .filtered(&filter)
        .within(|area| areas.binary_search(&area).is_ok())
        .with_contested(args.contested.ground());
    let rows = Rows::new(&world, sums.series(), args.unit, days);
    if args.unit == GroundUnit::People {
        say_uncounted(&rows, err);
    }
    let contested = match args.contested.ground() {
        ContestedGround::Apart => "apart",
        ContestedGround::ToFirst => "first",
    };
    let head = [
        ("by", Value::from("force")),
        ("unit", Value::from(args.unit.word())),
        ("contested", Value::from(contested)),
    ];
    args.output.write(out, |format, out| match format {
        ListFormat::Table => rows.write_table(out),
        ListFormat::Json => {
            let days: Vec<DayFigures> = rows.days.iter().map(|day| rows.figures(*day)).collect();
            json::write_object(out, &head, ("series", &days), &[])
        }
        ListFormat::Csv => csv_text::write((out, err), &rows.grid()),
        ListFormat::Xlsx => Ok(rows.grid().write_xlsx(out)?),
    })?;
    Ok(SUCCESS)
}

/// The first and the last day that are asked for, within the data set.
fn days(args: &Series, world: &World, err: &mut dyn Write) -> Result<[Day; 2], CommandFailure> {
    let about = &world.about;
    let first = args.from.map_or(about.first, |date| date.first);
    let last = args.to.map_or(about.last, |date| date.last);
    if last < first {
        let sentence = format!("--from {first} is later than --to {last}.");
        return Err(CommandFailure::Usage(sentence));
    }
    if last < about.first || first > about.last {
        return Err(CommandFailure::Usage(format!(
            "the data set runs from {} to {}.",
            about.first, about.last
        )));
    }
    if first < about.first || last > about.last {
        let (first, last) = (about.first, about.last);
        let sentence = format!("the data set runs from {first} to {last}; so do the figures.");
        say(err, "note", &sentence);
    }
    Ok([first.max(about.first), last.min(about.last)])
}

/// Says of how many areas no number of people is known.
fn say_uncounted(rows: &Rows<'_>, err: &mut dyn Write) {
    let Some(first) = rows.days.first() else {
        return;
    };
    let whole = rows.series.whole_on(*first);
    if whole.uncounted > 0 {
        let areas = phrase::count(whole.uncounted as usize, "area");
        let sentence = format!("{areas} of {} have no number of people.", whole.areas);
        say(err, "note", &sentence);
    }
}

impl<'w> Rows<'w> {
    fn new(world: &'w World, series: ControlSeries, unit: GroundUnit, days: [Day; 2]) -> Self {
        let [first, last] = days;
        let forces = series.holders().filter(|holder| holder.force().is_some());
        let holders = forces.chain(Holder::CLASSES).collect();
        let changing = series.changing_days(first, last);
        Self {
            days: std::iter::once(first).chain(changing).collect(),
            world,
            series,
            unit,
            holders,
        }
    }

    fn value(&self, holder: Holder, day: Day) -> Option<f64> {
        let value = self.series.value(self.unit, holder, day)?;
        Some(match self.unit {
            GroundUnit::Share => (value * 1e6).round() / 1e6,
            _ => three_decimals(value),
        })
    }

    fn figures(&self, day: Day) -> DayFigures {
        let values = |of: &dyn Fn(Holder) -> Value| -> Map<String, Value> {
            let all = self.holders.iter();
            all.map(|holder| (holder.key(self.world).to_owned(), of(*holder)))
                .collect()
        };
        let of_people = self.unit == GroundUnit::People;
        let uncounted = |holder| Value::from(self.series.on(holder, day).uncounted);
        DayFigures {
            date: day.to_string(),
            forces: values(&|holder| self.number(self.value(holder, day))),
            uncounted_areas: of_people.then(|| values(&uncounted)),
        }
    }

    /// Whole things as whole numbers.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "areas and people are counts"
    )]
    fn number(&self, value: Option<f64>) -> Value {
        match (self.unit, value) {
            (_, None) => Value::Null,
            (GroundUnit::Areas | GroundUnit::People, Some(count)) => Value::from(count as u64),
            (GroundUnit::Km2 | GroundUnit::Share, Some(value)) => Value::from(value),
        }
    }

    fn grid(&self) -> Grid {
        let keys = self.holders.iter().map(|holder| holder.key(self.world));
        let mut grid = Grid::new(std::iter::once("date").chain(keys));
        grid.rows.extend(self.days.iter().map(|day| {
            let values = self.holders.iter().map(|holder| self.value(*holder, *day));
            let values = values.map(GridCell::from);
            std::iter::once(GridCell::from(day.to_string()))
                .chain(values)
                .collect()
        }));
        grid
    }

    /// Only the holders that have something in these days.
    fn write_table(&self, out: &mut dyn Write) -> Result<(), CommandFailure> {
        let has = |holder: &&Holder| {
            let mut days = self.days.iter();
            days.any(|day| self.series.on(**holder, *day).areas > 0)
        };
        let holders: Vec<Holder> = self.holders.iter().filter(has).copied().collect();
        let names: Vec<&str> = holders
            .iter()
            .map(|holder| match holder.force() {
                Some(force) => phrase::force(self.world, force, Lang::En),
                None => holder.key(self.world),
            })
            .collect();
        let titles = names.into_iter().map(|name| (name, ColumnSide::Right));
        let mut table = Table::new(std::iter::once(("Date", ColumnSide::Left)).chain(titles));
        for day in &self.days {
            let values = holders.iter().map(|holder| self.cell(*holder, *day));
            table.row(std::iter::once(day.to_string()).chain(values));
        }
        output::table_or(out, &table, "Nothing is counted.")
    }

    fn cell(&self, holder: Holder, day: Day) -> String {
        match (self.unit, self.series.value(self.unit, holder, day)) {
            (_, None) => "not known".to_owned(),
            (GroundUnit::Km2, Some(value)) => phrase::km2(value),
            (GroundUnit::Share, Some(value)) => format!("{:.1} %", value * 100.0),
            (GroundUnit::Areas | GroundUnit::People, Some(value)) => phrase::whole(value),
        }
    }
}
