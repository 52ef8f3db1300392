//! CSV (RFC 4180) with a header line.

use super::failure::CommandFailure;
use std::io::Write;

/// Writes a header and the rows beneath it.
pub(super) fn write<const N: usize>(
    out: &mut dyn Write,
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<(), CommandFailure> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    Ok(())
}
