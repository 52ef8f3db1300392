//! Aligned columns of text. Widths are those of a terminal, so that names in any script line up.

use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// To which side the cells of a column are pushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnSide {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows beneath a header.
#[derive(Clone, Debug)]
pub(super) struct Table {
    sides: Vec<ColumnSide>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of these columns.
    pub(super) fn new<'t>(header: impl IntoIterator<Item = (&'t str, ColumnSide)>) -> Self {
        let (titles, sides): (Vec<String>, _) = header
            .into_iter()
            .map(|(title, side)| (title.to_owned(), side))
            .unzip();
        Self {
            sides,
            rows: vec![titles],
        }
    }

    /// Adds a row. Line breaks inside a cell become spaces, so that a row is a line.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let clean = |cell: String| {
            if cell.contains(char::is_control) {
                cell.replace(char::is_control, " ")
            } else {
                cell
            }
        };
        self.rows.push(cells.into_iter().map(clean).collect());
    }

    /// Whether there is nothing beneath the header.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }

    /// Writes the rows, without blanks at their ends.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths = vec![0; self.sides.len()];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, width), side) in row.iter().zip(&widths).zip(&self.sides) {
                let blanks = " ".repeat(width.saturating_sub(cell.width()));
                let (before, after) = match side {
                    ColumnSide::Left => ("", blanks.as_str()),
                    ColumnSide::Right => (blanks.as_str(), ""),
                };
                line.extend([before, cell, after, "  "]);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_in_any_script() {
        let mut table = Table::new([("Name", ColumnSide::Left), ("km²", ColumnSide::Right)]);
        table.row(["الرقة".to_owned(), "12".to_owned()]);
        table.row(["two\nlines".to_owned(), "3".to_owned()]);
        let mut out = Vec::new();
        table.write(&mut out).expect("a vector takes every byte");
        let text = String::from_utf8(out).expect("text");
        assert_eq!(text, "Name       km²\nالرقة       12\ntwo lines    3\n");
    }
}
