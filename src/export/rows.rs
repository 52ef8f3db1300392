//! What stands around rows: the FeatureCollection or the lines, and the head of a table.

use super::cells::harmless;
use super::failure::Failure;
use super::plan::ExportFormat;
use super::progress::Progress;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::io::Write;

/// What tells a spreadsheet that a table is UTF-8; without it Arabic comes out broken.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A feature: its properties and the text of its geometry.
pub(super) struct TextRow<P> {
    /// Its id; `None` where several features are of one area.
    pub(super) id: Option<String>,
    pub(super) properties: P,
    pub(super) geometry: Vec<u8>,
}

/// Writes features as one FeatureCollection, or one a line. `members` stand before the features.
pub(super) fn write_features<P: Serialize>(
    out: &mut dyn Write,
    format: ExportFormat,
    members: &[(&str, Value)],
    rows: impl Iterator<Item = TextRow<P>>,
    progress: &Progress,
) -> Result<(), Failure> {
    let is_one = format == ExportFormat::GeoJson;
    if is_one {
        out.write_all(b"{\"type\":\"FeatureCollection\",")?;
        for (name, value) in members {
            serde_json::to_writer(&mut *out, name)?;
            out.write_all(b":")?;
            serde_json::to_writer(&mut *out, value)?;
            out.write_all(b",")?;
        }
        out.write_all(b"\"features\":[")?;
    }
    for (n, row) in rows.enumerate() {
        progress.step()?;
        match (is_one, n) {
            (true, 0) => out.write_all(b"\n")?,
            (true, _) => out.write_all(b",\n")?,
            (false, _) => {}
        }
        out.write_all(b"{\"type\":\"Feature\",")?;
        if let Some(id) = row.id {
            out.write_all(b"\"id\":")?;
            serde_json::to_writer(&mut *out, &id)?;
            out.write_all(b",")?;
        }
        out.write_all(b"\"properties\":")?;
        serde_json::to_writer(&mut *out, &row.properties)?;
        out.write_all(b",\"geometry\":")?;
        out.write_all(&row.geometry)?;
        out.write_all(if is_one { b"}" } else { b"}\n" })?;
    }
    if is_one {
        out.write_all(b"\n]}\n")?;
    }
    Ok(())
}

/// Writes a table (RFC 4180) in UTF-8 with a byte order mark, its cells harmless in a spreadsheet.
pub(super) fn write_table<R, C>(
    out: &mut dyn Write,
    header: impl IntoIterator<Item = C>,
    rows: impl Iterator<Item = R>,
    progress: &Progress,
) -> Result<(), Failure>
where
    C: AsRef<[u8]>,
    R: IntoIterator,
    R::Item: AsRef<[u8]>,
{
    out.write_all(BYTE_ORDER_MARK)?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(header)?;
    for row in rows {
        progress.step()?;
        for cell in row {
            let cell = cell.as_ref();
            match std::str::from_utf8(cell).map(harmless) {
                Ok(Cow::Owned(marked)) => {
                    progress.mark_cell();
                    table.write_field(marked)?;
                }
                _ => table.write_field(cell)?,
            }
        }
        table.write_record(None::<&[u8]>)?;
    }
    table.flush()?;
    Ok(())
}
