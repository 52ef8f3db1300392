//! A table that other readers write, to be read as tables of text are.

use std::collections::HashMap;

/// Rows of named fields, as CSV.
#[derive(Default)]
pub(super) struct WrittenTable {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
    rows: Vec<(u32, Vec<(usize, String)>)>,
}

impl WrittenTable {
    /// Adds a row that stands on a line of its file, 0 where that is not known.
    pub(super) fn add(&mut self, line: u32, fields: impl IntoIterator<Item = (String, String)>) {
        let mut row = Vec::new();
        for (name, value) in fields {
            let next = self.names.len();
            let n = *self.numbers.entry(name.clone()).or_insert(next);
            if n == next {
                self.names.push(name);
            }
            row.push((n, value));
        }
        self.rows.push((line, row));
    }

    /// The text, and the line of each of its records.
    pub(super) fn finish(self) -> (String, Vec<u32>) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut lines = vec![0];
        // A writer into memory does not fail, and every record has every column.
        let mut write = |record: &[&str]| writer.write_record(record).expect("memory takes it");
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        write(&names);
        for (line, row) in &self.rows {
            let mut record = vec![""; self.names.len()];
            for (n, value) in row {
                record[*n] = value;
            }
            write(&record);
            lines.push(*line);
        }
        let bytes = writer.into_inner().expect("memory takes it");
        (String::from_utf8(bytes).expect("fields are text"), lines)
    }
}
