//! Commands of the table of all features.

use super::choices::{save, say};
use super::selection::select_area;
use super::view::fly_to_areas;
use crate::state::command::Effect;
use crate::state::messages::Message;
use crate::state::session::State;
use crate::state::sort_filter::{Order, Sort};
use crate::state::table::TableCommand;

/// So many rows are copied at most: what a clipboard and a spreadsheet still take.
const MOST_COPIED: usize = 10_000;

pub(super) fn toggle_table(state: &mut State) -> Vec<Effect> {
    state.table.followed = None;
    save(state, |settings| settings.table_open = !settings.table_open)
}

pub(super) fn table(state: &mut State, command: TableCommand) -> Vec<Effect> {
    match command {
        TableCommand::Sort(column) => {
            let sort = &mut state.table.order.sort;
            *sort = match sort.filter(|sort| sort.column == column) {
                None => Some(Sort {
                    column,
                    descending: false,
                }),
                Some(Sort {
                    descending: false, ..
                }) => Some(Sort {
                    column,
                    descending: true,
                }),
                Some(_) => None,
            };
            plain_at_once(state);
        }
        TableCommand::Filter(filter) => {
            state.table.order.filter = filter;
            plain_at_once(state);
        }
        TableCommand::Mark { at, extend } => mark(state, at, extend),
        TableCommand::Take => take(state),
        TableCommand::Choose(row) => state.table.chosen = Some((row, state.view.date)),
        TableCommand::Copy => return copy(state),
        TableCommand::Progress(fraction) => state.table.fraction = fraction,
        TableCommand::Arranged(order, rows) if order == state.table.order => {
            show(state, order, Some(rows));
        }
        // What was wanted before comes too late.
        TableCommand::Arranged(..) => {}
    }
    Vec::new()
}

/// Leaves out the rows that the view's filters do not let through.
pub(super) fn let_through(state: &mut State) {
    if state.table.order.passed != state.told.passed {
        state.table.order.passed = state.told.passed.clone();
        plain_at_once(state);
    }
}

/// All rows as they are need no arranging.
fn plain_at_once(state: &mut State) {
    state.table.fraction = 0.0;
    if state.table.order.is_plain() {
        let order = state.table.order.clone();
        show(state, order, None);
    }
}

/// Shows rows in an order; the mark stays with its row.
fn show(state: &mut State, order: Order, rows: Option<std::sync::Arc<Vec<u32>>>) {
    let table = &mut state.table;
    let marked = table.mark.and_then(|at| table.row_at(at));
    let is_filtered_anew = order.filter != table.shown.filter || order.passed != table.shown.passed;
    table.rows = rows;
    table.shown = order;
    table.mark = marked.and_then(|row| table.place_of(row));
    table.anchor = table.mark.unwrap_or(0);
    if table.mark.is_some() || is_filtered_anew {
        table.reveals += 1;
    }
}

fn mark(state: &mut State, at: usize, extend: bool) {
    let count = state.table.count(state.project.attributes.len());
    let Some(last) = count.checked_sub(1) else {
        return;
    };
    let table = &mut state.table;
    let at = at.min(last);
    if !extend || table.mark.is_none() {
        table.anchor = at;
    }
    table.mark = Some(at);
    table.reveals += 1;
}

fn take(state: &mut State) {
    let row = state.table.mark.and_then(|at| state.table.row_at(at));
    let area = row.and_then(|row| state.project.attributes.area_of(row as usize));
    if area.is_some() {
        // The mark is where the user has put it, not on another row of the same area.
        state.table.followed = area;
        select_area(state, area);
        fly_to_areas(state, area.as_slice());
        state.table.chosen = row.map(|row| (row, state.view.date));
    }
}

fn copy(state: &mut State) -> Vec<Effect> {
    let Some(marked) = state.table.marked() else {
        return Vec::new();
    };
    let attributes = &state.project.attributes;
    let count = marked.clone().count();
    let rows = marked
        .take(MOST_COPIED)
        .filter_map(|at| state.table.row_at(at));
    let lines: Vec<String> = rows
        .map(|row| {
            let cells = attributes.cells(row as usize, 0..attributes.columns.len());
            // A tab or a line break within a cell would tear the table.
            let cells = cells
                .iter()
                .map(|cell| cell.text.replace(['\t', '\n', '\r'], " "));
            cells.collect::<Vec<_>>().join("\t")
        })
        .collect();
    let word = if count > lines.len() {
        "table-copied-first"
    } else {
        "table-copied"
    };
    say(state, Message::done(word).count("what", lines.len()));
    vec![Effect::CopyText(lines.join("\n"))]
}

/// Marks the row of what has been selected elsewhere, where the table is open.
pub(super) fn follow(state: &mut State) {
    let selected = state.view.selection.area;
    if !state.settings.table_open || state.table.followed == selected {
        return;
    }
    state.table.followed = selected;
    let row = selected.and_then(|area| state.project.attributes.row_of(area, state.view.date));
    if let Some(at) = row.and_then(|row| state.table.place_of(row)) {
        mark(state, at, false);
    }
}
