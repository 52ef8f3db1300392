//! CSV (RFC 4180) with a header line, its cells harmless in a spreadsheet.

use super::failure::CommandFailure;
use super::phrase::count;
use super::say;
use crate::export::harmless;
use std::borrow::Cow;
use std::io::Write;

/// Writes a header and the rows beneath it; says on `err` how many cells were marked as text.
pub(super) fn write<const N: usize>(
    (out, err): (&mut dyn Write, &mut dyn Write),
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<(), CommandFailure> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header)?;
    let mut marked = 0;
    for row in rows {
        for cell in &row {
            let cell = harmless(cell);
            marked += usize::from(matches!(cell, Cow::Owned(_)));
            writer.write_field(cell.as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
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
