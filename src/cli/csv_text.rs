//! Tables for spreadsheets: what is said where cells were marked as text.

use super::failure::CommandFailure;
use super::phrase::count;
use super::say;
use crate::export::Grid;
use std::io::Write;

/// Writes a table as CSV; says on `err` how many cells were marked as text.
pub(super) fn write(
    (out, err): (&mut dyn Write, &mut dyn Write),
    grid: &Grid,
) -> Result<(), CommandFailure> {
    let marked = grid.write_csv(out)?;
    say_marked(err, marked);
    Ok(())
}

/// Says how many cells were marked as text, if any.
pub(super) fn say_marked(err: &mut dyn Write, marked: usize) {
    if marked > 0 {
        let cells = count(marked, "cell");
        let sentence = format!(
            "{cells} that a spreadsheet would run, marked as text by an apostrophe before it."
        );
        say(err, "note", &sentence);
    }
}
