//! The figures as a table that is taken away.

use crate::export::{Grid, GridCell};
use crate::model::{Day, Holder, Lang};
use crate::state::State;
use crate::words::Words;

/// The figures as a table: a row for each day on which one differs, within the stretch that is shown.
pub fn figures_grid(state: &State, words: &Words) -> Grid {
    let (figures, world) = (&state.figures, state.world());
    let series = &figures.series;
    let [first, last] = series.days();
    let [from, to] = state.stretch.as_days();
    let [from, to] = [from.max(first), to.min(last)];
    let holders: Vec<Holder> = series.holders().collect();
    let name = |holder: &Holder| match holder.force() {
        Some(force) => world.force(force).short.get(words.lang()).to_owned(),
        None => words.get(class_word(*holder)),
    };
    let date = words.get("figures-date");
    let mut grid = Grid::new(std::iter::once(date).chain(holders.iter().map(name)));
    grid.is_mirrored = words.lang() == Lang::Ar;
    let days = std::iter::once(from).chain(series.changing_days(from, to));
    grid.rows.extend(days.map(|day: Day| {
        let values = holders.iter();
        let values = values.map(|holder| GridCell::from(series.value(figures.unit, *holder, day)));
        let date = GridCell::from(day.to_string());
        std::iter::once(date).chain(values).collect()
    }));
    grid
}

/// The key of a class in the tables of words.
pub(in crate::ui) fn class_word(holder: Holder) -> &'static str {
    match holder {
        Holder::Contested => "forces-contested",
        Holder::Shared => "forces-shared",
        Holder::Nobody => "forces-none",
        Holder::Force(_) | Holder::Unknown => "forces-unknown",
        Holder::Absent => "state-absent",
    }
}
