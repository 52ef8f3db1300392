//! Workbooks of spreadsheet programs, XLSX and ODS: each sheet a table, read as tables of text are.
//!
//! What a workbook unpacks to is bounded before the crate sees it, and cells are taken as they come,
//! so that one cell in the last row of the last column costs one cell.

use super::unpack::Zip;
use crate::load::problems::Problems;
use calamine::{Data, DataRef, Ods, Reader, Xlsx};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// So many cells of a sheet are read; a sheet of a spreadsheet program has room for far more, which
/// nobody fills.
const MOST_CELLS: usize = 50_000_000;

/// A sheet as a table of text.
#[derive(Debug, PartialEq)]
pub(super) struct WorkbookSheet {
    pub(super) name: String,
    /// Fields between commas.
    pub(super) text: String,
    /// For each record of the text its row in the sheet, from 1.
    pub(super) rows: Vec<u32>,
}

/// Which program's workbook it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WorkbookKind {
    Xlsx,
    Ods,
}

/// What kind of workbook an archive is, by the names of its files.
pub(super) fn kind(paths: &[String]) -> Option<WorkbookKind> {
    let has = |path: &str| paths.iter().any(|name| name.eq_ignore_ascii_case(path));
    if has("xl/workbook.xml") {
        Some(WorkbookKind::Xlsx)
    } else if has("content.xml") && has("mimetype") && has("styles.xml") {
        Some(WorkbookKind::Ods)
    } else {
        None
    }
}

/// Reads the sheets that hold anything.
///
/// # Errors
/// Where it is damaged, is not a workbook after all, or holds more cells than are read.
pub(super) fn sheets(
    kind: WorkbookKind,
    file: &str,
    zip: &mut Zip<'_>,
    stop: &dyn Fn() -> bool,
    problems: &mut Problems,
) -> Result<Vec<WorkbookSheet>, &'static str> {
    let bytes = within_bounds(kind, file, zip, stop, problems)?;
    let read = || match kind {
        WorkbookKind::Xlsx => xlsx(&bytes, stop),
        WorkbookKind::Ods => ods(&bytes),
    };
    // What a panic says is of its crate, not of the file.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err("damaged"))
}

/// The same archive, unpacked by us and so within the bounds of every archive.
fn within_bounds(
    kind: WorkbookKind,
    file: &str,
    zip: &mut Zip<'_>,
    stop: &dyn Fn() -> bool,
    problems: &mut Problems,
) -> Result<Vec<u8>, &'static str> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let is_wanted = |path: &str| {
        let lower = path.to_ascii_lowercase();
        [".xml", ".rels"]
            .iter()
            .any(|ending| lower.ends_with(ending))
            || lower == "mimetype"
    };
    for (path, bytes) in zip.all(file, is_wanted, stop, problems).ok_or("damaged")? {
        let bytes = if kind == WorkbookKind::Ods && path == "content.xml" {
            without_layout(&bytes)?
        } else {
            bytes
        };
        writer
            .start_file(path, options)
            .map_err(|_its_words| "damaged")?;
        writer.write_all(&bytes).map_err(|_its_words| "damaged")?;
    }
    let whole = writer.finish().map_err(|_its_words| "damaged")?;
    Ok(whole.into_inner())
}

/// XML without the line breaks that some programs write between elements; the crate takes them for
/// cells. What stands in paragraphs stays to the letter.
fn without_layout(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut writer = quick_xml::Writer::new(Vec::with_capacity(bytes.len()));
    let mut paragraphs = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_its_words| "damaged")?;
        match &event {
            Event::Start(tag) if tag.name().as_ref() == b"text:p" => paragraphs += 1,
            Event::End(tag) if tag.name().as_ref() == b"text:p" => {
                paragraphs = paragraphs.saturating_sub(1);
            }
            Event::Text(text) if paragraphs == 0 && text.iter().all(u8::is_ascii_whitespace) => {
                continue;
            }
            Event::Eof => return Ok(writer.into_inner()),
            _ => {}
        }
        writer.write_event(event).map_err(|_its_words| "damaged")?;
    }
}

fn xlsx(bytes: &[u8], stop: &dyn Fn() -> bool) -> Result<Vec<WorkbookSheet>, &'static str> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_its_words| "damaged")?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut cells = Cells::default();
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A sheet that is a chart.
            Err(_) => continue,
        };
        while let Some(cell) = reader.next_cell().map_err(|_its_words| "damaged")? {
            if !cells.add(cell.get_position(), text_of_ref(cell.get_value()))? || stop() {
                break;
            }
        }
        sheets.extend(cells.sheet(name));
    }
    Ok(sheets)
}

fn ods(bytes: &[u8]) -> Result<Vec<WorkbookSheet>, &'static str> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_its_words| "damaged")?;
    let mut sheets = Vec::new();
    for (name, range) in book.worksheets() {
        let mut cells = Cells::default();
        let (row, column) = range.start().unwrap_or_default();
        for (y, x, value) in range.used_cells() {
            let at = (row + row_number(y), column + row_number(x));
            cells.add(at, text_of(value))?;
        }
        sheets.extend(cells.sheet(name));
    }
    Ok(sheets)
}

fn row_number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX / 2)
}

/// The cells of a sheet that hold anything, by row.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
}

impl Cells {
    fn add(&mut self, (row, column): (u32, u32), text: String) -> Result<bool, &'static str> {
        if text.is_empty() {
            return Ok(true);
        }
        self.count += 1;
        if self.count > MOST_CELLS {
            return Err("too-many-cells");
        }
        self.rows.entry(row).or_default().insert(column, text);
        Ok(true)
    }

    /// The table of the sheet. It begins with the first row that has at least two cells where there is
    /// one such, so that a title above the table is none of its rows.
    fn sheet(mut self, name: String) -> Option<WorkbookSheet> {
        let head = self.rows.iter().find(|(_, cells)| cells.len() > 1);
        let head = head.or(self.rows.first_key_value()).map(|(row, _)| *row)?;
        let rows = self.rows.split_off(&head);
        let used: std::collections::BTreeSet<u32> =
            rows.values().flat_map(BTreeMap::keys).copied().collect();
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        let mut numbers = Vec::with_capacity(rows.len());
        for (row, cells) in &rows {
            let record = used.iter().map(|n| cells.get(n).map_or("", String::as_str));
            // A writer into memory does not fail.
            writer.write_record(record).ok()?;
            numbers.push(row.saturating_add(1));
        }
        let text = String::from_utf8(writer.into_inner().ok()?).ok()?;
        Some(WorkbookSheet {
            name,
            text,
            rows: numbers,
        })
    }
}

fn text_of(value: &Data) -> String {
    match value {
        Data::String(text) => text.clone(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => plain(*value),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date) => of_date(date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn text_of_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) => text.clone(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => plain(*value),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => of_date(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number in the fewest digits that mean it, whole ones without a point.
fn plain(value: f64) -> String {
    value.to_string()
}

/// A day, and its time where it has one, as ISO 8601 writes them.
fn of_date(date: &calamine::ExcelDateTime) -> String {
    if date.is_duration() {
        return plain(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if hour == 0 && minute == 0 && second == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}
