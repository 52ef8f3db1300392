//! A table of cells, written for spreadsheets: CSV in UTF-8 with a mark, or XLSX. Texts are never run.

use super::cells::harmless;
use super::failure::Failure;
use super::rows::BYTE_ORDER_MARK;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::{self, Write};

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum GridCell {
    /// Nothing, which is neither zero nor a text.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

impl GridCell {
    /// As it is written in a table of text.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            GridCell::Nothing => Cow::Borrowed(""),
            GridCell::Text(text) => Cow::Borrowed(text),
            GridCell::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

impl From<&str> for GridCell {
    fn from(text: &str) -> Self {
        GridCell::Text(text.to_owned())
    }
}

impl From<String> for GridCell {
    fn from(text: String) -> Self {
        GridCell::Text(text)
    }
}

impl From<f64> for GridCell {
    fn from(number: f64) -> Self {
        GridCell::Number(number)
    }
}

impl From<u32> for GridCell {
    fn from(number: u32) -> Self {
        GridCell::Number(f64::from(number))
    }
}

impl<T: Into<GridCell>> From<Option<T>> for GridCell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(GridCell::Nothing, Into::into)
    }
}

/// A table of cells beneath titles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The titles.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<GridCell>>,
    /// Whether a workbook shows its first column at the right.
    pub is_mirrored: bool,
}

/// A number that a workbook holds without being rounded: it has 15 digits.
const LARGEST: f64 = 1e15;

/// The most rows of a sheet, its titles among them, and the most columns.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// The most UTF-16 units in a cell.
const MOST_UNITS: usize = 32_767;

impl Grid {
    /// A table without rows.
    pub fn new<T: Into<String>>(columns: impl IntoIterator<Item = T>) -> Self {
        Self {
            columns: columns.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Writes a table (RFC 4180) in UTF-8 with a byte order mark, its cells harmless in a spreadsheet.
    /// Answers how many cells were marked as text for that.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_csv(&self, out: &mut dyn Write) -> Result<usize, Failure> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = csv::Writer::from_writer(out);
        let mut marked = 0;
        for title in &self.columns {
            writer.write_field(&*harmless(title))?;
        }
        writer.write_record(None::<&[u8]>)?;
        for row in &self.rows {
            for cell in row {
                let text = cell.text();
                let cell = harmless(&text);
                marked += usize::from(matches!(cell, Cow::Owned(_)));
                writer.write_field(cell.as_bytes())?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        writer.flush()?;
        Ok(marked)
    }

    /// Writes a workbook with one sheet. Texts are cells of text, which nothing runs.
    ///
    /// # Errors
    /// When it has more rows or columns than a sheet can have, or cannot be written.
    pub fn write_xlsx(&self, out: &mut dyn Write) -> Result<(), Failure> {
        if self.rows.len() >= MOST_ROWS || self.columns.len() > MOST_COLUMNS {
            let words = format!(
                "a workbook holds at most {} rows and {MOST_COLUMNS} columns; write CSV",
                MOST_ROWS - 1
            );
            return Err(io::Error::other(words).into());
        }
        let bytes = self.workbook().map_err(io::Error::other)?;
        out.write_all(&bytes)?;
        Ok(())
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The same input gives the same bytes: no clock.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let sheet = workbook.add_worksheet();
        sheet.set_right_to_left(self.is_mirrored);
        sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, title) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, cut(title), &bold)?;
        }
        for (at, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                write_cell(sheet, (at, column), cell)?;
            }
        }
        workbook.save_to_buffer()
    }

    /// The rows with their titles, cells parted by tabs, for the clipboard.
    pub fn tabbed(&self) -> String {
        // A tab or a line break within a cell would tear the table.
        let clean = |text: &str| harmless(text).replace(['\t', '\n', '\r'], " ");
        let titles: Vec<String> = self.columns.iter().map(|title| clean(title)).collect();
        let mut lines = vec![titles.join("\t")];
        lines.extend(self.rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| clean(&cell.text())).collect();
            cells.join("\t")
        }));
        lines.join("\n")
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &GridCell,
) -> Result<(), XlsxError> {
    match cell {
        GridCell::Nothing => {}
        GridCell::Number(number) if number.is_finite() && number.abs() < LARGEST => {
            sheet.write_number(row, column, *number)?;
        }
        GridCell::Number(_) | GridCell::Text(_) => {
            sheet.write_string(row, column, cut(&cell.text()))?;
        }
    }
    Ok(())
}

/// A text that fits into a cell, with a sign where it was cut.
fn cut(text: &str) -> Cow<'_, str> {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > MOST_UNITS - 1 {
            let is_whole = text[at..].chars().nth(1).is_none() && units <= MOST_UNITS;
            if is_whole {
                break;
            }
            return Cow::Owned(format!("{}…", &text[..at]));
        }
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let mut grid = Grid::new(["المنطقة", "km²"]);
        grid.rows.push(vec!["=1+1".into(), 12.5.into()]);
        grid.rows.push(vec!["حلب\nشرق".into(), GridCell::Nothing]);
        grid
    }

    #[test]
    fn csv_has_a_mark_and_cells_that_nothing_runs() {
        let mut out = Vec::new();
        let marked = grid()
            .write_csv(&mut out)
            .expect("a vector takes every byte");
        let text = String::from_utf8(out).expect("text");
        assert_eq!(text, "\u{feff}المنطقة,km²\n'=1+1,12.5\n\"حلب\nشرق\",\n");
        assert_eq!(marked, 1);
    }

    #[test]
    fn a_workbook_is_the_same_every_time_and_has_every_cell() {
        let [one, other] = [(); 2].map(|()| {
            let mut out = Vec::new();
            grid().write_xlsx(&mut out).expect("a workbook");
            out
        });
        assert_eq!(one, other);
        let book: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(io::Cursor::new(one)).expect("a workbook");
        let mut book = book;
        let sheets = calamine::Reader::worksheets(&mut book);
        let cells: Vec<String> = sheets[0]
            .1
            .cells()
            .map(|(.., cell)| cell.to_string())
            .collect();
        assert_eq!(cells, ["المنطقة", "km²", "=1+1", "12.5", "حلب\nشرق", ""]);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_cut_with_a_sign() {
        let whole = "ا".repeat(MOST_UNITS);
        assert_eq!(cut(&whole), whole);
        let long = cut(&"ا".repeat(MOST_UNITS + 1)).into_owned();
        assert!(long.ends_with('…') && long.chars().count() == MOST_UNITS);
    }

    #[test]
    fn the_clipboard_gets_a_row_a_line() {
        assert_eq!(grid().tabbed(), "المنطقة\tkm²\n'=1+1\t12.5\nحلب شرق\t");
    }
}
