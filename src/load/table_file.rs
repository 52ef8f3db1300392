//! Tables as CSV whose records keep their lines, so that a broken line costs only itself.

use super::lines::Lines;
use super::problems::Problems;
use crate::model::{Code, FilePlace};
use csv::StringRecord;

/// A column of a table, and what its absence means.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableColumn {
    pub(super) name: &'static str,
    pub(super) required: bool,
    /// Whether tables usually have it.
    pub(super) usual: bool,
}

impl TableColumn {
    pub(super) const fn required(name: &'static str) -> Self {
        Self {
            name,
            required: true,
            usual: true,
        }
    }

    pub(super) const fn optional(name: &'static str) -> Self {
        Self {
            name,
            required: false,
            usual: true,
        }
    }

    /// One that few tables have, and that none misses.
    pub(super) const fn rare(name: &'static str) -> Self {
        Self {
            name,
            required: false,
            usual: false,
        }
    }
}

/// The records of a table.
#[derive(Debug, Default)]
pub(super) struct TableFile {
    file: String,
    header: Vec<String>,
    rows: Vec<(StringRecord, u32)>,
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableLine<'f> {
    table: &'f TableFile,
    fields: &'f StringRecord,
    line: u32,
}

impl TableFile {
    /// Reads a table. Without a required column, nothing of it is read.
    pub(super) fn read(lines: &Lines, columns: &[TableColumn], problems: &mut Problems) -> Self {
        Self::read_if(lines, problems, |table, problems| {
            table.check_columns(columns, problems)
        })
    }

    /// Reads a table whatever its columns.
    pub(super) fn read_any(lines: &Lines, problems: &mut Problems) -> Self {
        Self::read_if(lines, problems, |_table, _problems| true)
    }

    fn read_if(
        lines: &Lines,
        problems: &mut Problems,
        is_wanted: impl FnOnce(&Self, &mut Problems) -> bool,
    ) -> Self {
        let mut table = Self {
            file: lines.file().to_owned(),
            ..Self::default()
        };
        let delimiter = delimiter(lines, problems);
        let mut records = TableRecords::new(lines, delimiter);
        let Some(HeaderFound { record: header, .. }) = records.next_record(None) else {
            let problem = problems.warning(Code::EmptyFile, FilePlace::file(lines.file()));
            problem.case("of", "table").with("file", lines.file());
            return table;
        };
        table.header = header.iter().map(|name| name.trim().to_owned()).collect();
        if is_wanted(&table, problems) {
            table.read_rows(records, problems);
        }
        table
    }

    fn read_rows(&mut self, mut records: TableRecords, problems: &mut Problems) {
        let width = self.header.len();
        while let Some(HeaderFound {
            record,
            start,
            unclosed,
        }) = records.next_record(Some(width))
        {
            let line = records.lines.place(start).line.unwrap_or(0);
            if record.len() == width && !unclosed {
                self.rows.push((record, line));
                continue;
            }
            let place = FilePlace::file(&self.file).line(line);
            let place = match record.get(0) {
                Some(id) if is_id(id) => place.feature(id),
                _ => place,
            };
            let case = if unclosed { "unclosed" } else { "width" };
            let problem = problems.error(Code::BrokenLine, place).case("case", case);
            problem.with("fields", record.len()).with("columns", width);
        }
    }

    /// Names missing and unknown columns; `false` where a required one is missing.
    fn check_columns(&self, columns: &[TableColumn], problems: &mut Problems) -> bool {
        let head = || FilePlace::file(&self.file).line(1);
        let usual = columns.iter().filter(|column| column.usual);
        let missing = usual.filter(|column| self.column(column.name).is_none());
        let (required, optional): (Vec<&TableColumn>, Vec<&TableColumn>) =
            missing.partition(|c| c.required);
        let names = |list: &[&TableColumn]| {
            let names: Vec<&str> = list.iter().map(|column| column.name).collect();
            names.join(", ")
        };
        if !required.is_empty() {
            let problem = problems.error(Code::MissingColumn, head());
            problem
                .case("need", "required")
                .with("count", required.len());
            problem.with("columns", names(&required));
        } else if !optional.is_empty() {
            let problem = problems.note(Code::MissingColumn, head());
            problem
                .case("need", "optional")
                .with("count", optional.len());
            problem.with("columns", names(&optional));
        }
        for (n, name) in self.header.iter().enumerate() {
            let known = columns.iter().any(|column| column.name == name);
            if !known || self.column(name) != Some(n) {
                let place = head().column(super::lines::number(n + 1)).member(name);
                problems.note(Code::UnknownColumn, place).with("name", name);
            }
        }
        required.is_empty()
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    pub(super) fn rows(&self) -> impl ExactSizeIterator<Item = TableLine<'_>> {
        self.rows.iter().map(|(fields, line)| TableLine {
            table: self,
            fields,
            line: *line,
        })
    }
}

impl<'f> TableLine<'f> {
    /// The field of a column, without spaces around it; empty where there is no such column.
    pub(super) fn get(&self, column: &str) -> &'f str {
        let field = self.table.column(column).and_then(|n| self.fields.get(n));
        field.unwrap_or("").trim()
    }

    /// Where the record begins.
    pub(super) fn place(&self) -> FilePlace {
        FilePlace::file(&self.table.file).line(self.line)
    }

    pub(super) fn line(&self) -> u32 {
        self.line
    }

    /// Where the field of a column is; the column is its number.
    pub(super) fn place_of(&self, column: &str) -> FilePlace {
        let place = self.place().member(column);
        match self.table.column(column) {
            Some(n) => place.column(super::lines::number(n + 1)),
            None => place,
        }
    }
}

/// A record as it stands in the file.
struct HeaderFound {
    record: StringRecord,
    /// Where it begins.
    start: usize,
    /// Whether a quotation mark that is not closed swallowed what follows it.
    unclosed: bool,
}

/// Reads record after record and finds its way again after a quotation mark that is not closed.
struct TableRecords<'l, 't> {
    lines: &'l Lines<'t>,
    delimiter: u8,
    reader: csv::Reader<&'t [u8]>,
    /// Where the reader's text begins in the file.
    base: usize,
}

impl<'l, 't> TableRecords<'l, 't> {
    fn new(lines: &'l Lines<'t>, delimiter: u8) -> Self {
        Self {
            lines,
            delimiter,
            reader: reader(lines.text(), delimiter),
            base: 0,
        }
    }

    fn offset(&self) -> usize {
        let read = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.base.saturating_add(read).min(self.lines.text().len())
    }

    /// The next record and where it begins. Of a record that swallowed others, only its first line.
    fn next_record(&mut self, width: Option<usize>) -> Option<HeaderFound> {
        let text = self.lines.text();
        let before = self.offset();
        let rest = text.get(before..)?;
        let start = before + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let mut record = StringRecord::new();
        if !self.reader.read_record(&mut record).is_ok_and(|read| read) {
            return None;
        }
        let end = self.offset();
        let next_line = self.lines.next_line(start);
        // A line of names ends where its line ends.
        let swallowed = end > next_line
            && width.is_none_or(|width| {
                record.len() != width || self.holds_record(next_line, end, width)
            });
        if !swallowed {
            return Some(HeaderFound {
                record,
                start,
                unclosed: false,
            });
        }
        self.base = next_line;
        self.reader = reader(&text[next_line..], self.delimiter);
        let line = text[start..next_line].trim_end_matches(['\r', '\n']);
        Some(HeaderFound {
            record: line.split(char::from(self.delimiter)).collect(),
            start,
            unclosed: true,
        })
    }

    /// Whether a line within this stretch looks like a record of its own.
    fn holds_record(&self, from: usize, to: usize, width: usize) -> bool {
        let mut at = from;
        while at < to {
            let next = self.lines.next_line(at).max(at + 1);
            let line = self.lines.text().get(at..next).unwrap_or("");
            let mut record = StringRecord::new();
            let read = reader(line, self.delimiter).read_record(&mut record);
            if read.is_ok() && record.len() == width && record.get(0).is_some_and(is_id) {
                return true;
            }
            at = next;
        }
        false
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

/// The character between fields: a comma, or what the first line shows instead.
pub(super) fn delimiter(lines: &Lines, problems: &mut Problems) -> u8 {
    let head = lines.text().lines().next().unwrap_or("");
    let other = [(b';', "semicolons"), (b'\t', "tabs")]
        .into_iter()
        .find(|(c, _)| head.contains(char::from(*c)));
    match other {
        Some((delimiter, name)) if !head.contains(',') => {
            let place = FilePlace::file(lines.file()).line(1);
            problems
                .warning(Code::OtherDelimiter, place)
                .case("by", name);
            delimiter
        }
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [TableColumn; 3] = [
        TableColumn::required("id"),
        TableColumn::required("date"),
        TableColumn::optional("note"),
    ];

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let mut problems = Problems::default();
        let lines = Lines::new("f.csv", text);
        let table = TableFile::read(&lines, &COLUMNS, &mut problems);
        let rows = table
            .rows()
            .map(|row| format!("{}:{}", row.line(), row.get("id")));
        let told = problems.sorted();
        let told = told
            .iter()
            .map(|p| format!("{}:{}", p.code, p.place.line.unwrap_or(0)));
        (rows.collect(), told.collect())
    }

    #[test]
    fn lines_are_counted_with_every_line_ending() {
        for end in ["\n", "\r\n"] {
            let text = ["id,date,note", "a,1,\"x", "y\"", "", "b,2,z", ""].join(end);
            let (rows, told) = read(&text);
            assert_eq!(rows, ["2:a", "5:b"], "{end:?}");
            assert!(told.is_empty(), "{told:?}");
        }
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        for broken in ["b,2", "b,2,x,y", "b,\"2,x", "b,2,\"x", "\"b,2,x"] {
            let text = format!("id,date,note\na,1,x\n{broken}\nc,3,\"x, y\"\nd,4,\n");
            let (rows, told) = read(&text);
            assert_eq!(rows, ["2:a", "4:c", "5:d"], "{broken}");
            assert_eq!(told, ["broken-line:3"], "{broken}");
        }
    }

    #[test]
    fn a_quotation_mark_among_the_names_swallows_nothing() {
        let (rows, told) = read("id,date,\"ote\na,1,\nb,2,\"x\"\n");
        assert_eq!(rows, ["2:a", "3:b"]);
        assert_eq!(told, ["missing-column:1", "unknown-column:1"]);
    }

    #[test]
    fn without_a_required_column_nothing_is_read() {
        let (rows, told) = read("id,note\na,x\n");
        assert!(rows.is_empty());
        assert_eq!(told, ["missing-column:1"]);
    }
}
