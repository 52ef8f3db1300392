//! Corrected tables: `changes.csv` and `passages.csv`. A record that no correction names keeps its bytes.

use super::{Corrected, CorrectedRows, Misfit, applied};
use crate::load::lines::Lines;
use crate::load::problems::Problems;
use crate::load::table_file::delimiter;
use crate::model::{Correction, RowMembers};
use csv::StringRecord;
use serde_json::Value;
use std::collections::BTreeSet;

/// The columns of changes, for a data set that has none yet.
const CHANGES: [&str; 10] = [
    "id",
    "date",
    "areas",
    "status",
    "forces",
    "confidence",
    "sources",
    "note_en",
    "note_ar",
    "claim",
];

/// Those of passages.
const PASSAGES: [&str; 9] = [
    "change",
    "source",
    "paragraph",
    "exact_en",
    "exact_ar",
    "prefix_en",
    "prefix_ar",
    "suffix_en",
    "suffix_ar",
];

/// Corrects the changes; a line without an id is called after its number, as it is when it is read.
pub(super) fn changes(text: &str, rows: &CorrectedRows) -> Corrected {
    let key = |line: &dyn Fn(&str) -> String, number: u64| match line("id") {
        id if id.is_empty() => format!("line-{number}"),
        id => id,
    };
    let named = |id: &str| Some(vec![("id", id.to_owned())]);
    corrected(text, rows, &CHANGES, &key, &named)
}

/// Corrects the passages.
pub(super) fn passages(text: &str, rows: &CorrectedRows) -> Corrected {
    let key = |line: &dyn Fn(&str) -> String, _number: u64| {
        format!(
            "{} {}#{}",
            line("change"),
            line("source"),
            line("paragraph")
        )
    };
    let named = |id: &str| {
        let (change, place) = id.split_once(' ')?;
        let (source, paragraph) = place.rsplit_once('#')?;
        Some(vec![
            ("change", change.to_owned()),
            ("source", source.to_owned()),
            ("paragraph", paragraph.to_owned()),
        ])
    };
    corrected(text, rows, &PASSAGES, &key, &named)
}

/// A record and the bytes that it takes.
struct RecordLine<'t> {
    fields: StringRecord,
    raw: &'t str,
    number: u64,
}

/// What a row is called by what its columns say, and the number of its line.
type RecordKey<'k> = &'k dyn Fn(&dyn Fn(&str) -> String, u64) -> String;

/// The columns that a row's name stands in.
type RecordName<'k> = &'k dyn Fn(&str) -> Option<Vec<(&'static str, String)>>;

fn corrected(
    text: &str,
    rows: &CorrectedRows,
    usual: &[&str],
    key: RecordKey,
    named: RecordName,
) -> Corrected {
    let lines = Lines::new("", text);
    let delimiter = delimiter(&lines, &mut Problems::default());
    let mut all = records(text, delimiter).into_iter();
    let head = all.next();
    let header: Vec<String> = match &head {
        Some(head) => head
            .fields
            .iter()
            .map(|name| name.trim().to_owned())
            .collect(),
        None => usual.iter().map(|name| (*name).to_owned()).collect(),
    };
    let mut table = TablePatch {
        delimiter,
        out: String::with_capacity(text.len()),
        added: missing(&header, usual, rows),
        header,
        misfits: Vec::new(),
    };
    table.header.extend(table.added.clone());
    match head {
        Some(head) if table.added.is_empty() => table.keep(head.raw),
        _ => table.write(&table.header.clone()),
    }
    let mut met = BTreeSet::new();
    for line in all {
        let field = |name: &str| table.field(&line.fields, name);
        let id = key(&field, line.number);
        match rows.get(id.as_str()).filter(|_| met.insert(id.clone())) {
            Some(correction) => table.correct(&line, &id, correction, named),
            None if id == format!("line-{}", line.number) => {
                // Its number is its name, and may be another from now on.
                let now = RowMembers::from([("id".to_owned(), Value::from(id))]);
                table.put(Some(&line.fields), &now, &[]);
            }
            None => table.copy(&line),
        }
    }
    for (id, correction) in rows.iter().filter(|(id, _)| !met.contains(**id)) {
        table.append(id, correction, named);
    }
    Corrected {
        bytes: table.out.into_bytes(),
        misfits: table.misfits,
    }
}

/// Columns that corrections need and the table lacks.
fn missing(header: &[String], usual: &[&str], rows: &CorrectedRows) -> Vec<String> {
    let members = rows.values().filter_map(|row| row.now());
    let needed: BTreeSet<&str> = members
        .flat_map(|now| now.keys().map(String::as_str))
        .collect();
    let is_missing = |name: &&str| !header.iter().any(|column| column == *name);
    let needed = |name: &&str| *name == usual[0] || needed.contains(*name);
    let names = usual.iter().copied().filter(is_missing).filter(needed);
    names.map(str::to_owned).collect()
}

fn records(text: &str, delimiter: u8) -> Vec<RecordLine<'_>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    let mut start = 0;
    while reader.read_record(&mut record).is_ok_and(|read| read) {
        let end = usize::try_from(reader.position().byte())
            .unwrap_or(text.len())
            .min(text.len());
        let raw = text.get(start..end).unwrap_or_default();
        let blank = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
        let before = text.get(..start + blank).unwrap_or_default();
        lines.push(RecordLine {
            fields: record.clone(),
            raw,
            number: before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1,
        });
        start = end;
    }
    lines
}

struct TablePatch {
    delimiter: u8,
    header: Vec<String>,
    /// Columns that the file does not have.
    added: Vec<String>,
    out: String,
    misfits: Vec<(String, Misfit)>,
}

impl TablePatch {
    fn field(&self, fields: &StringRecord, name: &str) -> String {
        let column = self.header.iter().position(|column| column == name);
        let field = column.and_then(|column| fields.get(column));
        field.unwrap_or_default().trim().to_owned()
    }

    /// Bytes as they are; a line that the file does not end is ended.
    fn keep(&mut self, raw: &str) {
        self.out.push_str(raw);
        if !raw.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn copy(&mut self, line: &RecordLine) {
        if self.added.is_empty() || line.fields.len() + self.added.len() != self.header.len() {
            self.keep(line.raw);
        } else {
            self.put(Some(&line.fields), &RowMembers::new(), &[]);
        }
    }

    fn write(&mut self, fields: &[String]) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(Vec::new());
        // Nothing but memory is written to.
        if writer.write_record(fields).is_ok()
            && let Ok(bytes) = writer.into_inner()
        {
            self.out.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    /// Writes a record with other members.
    fn put(&mut self, before: Option<&StringRecord>, now: &RowMembers, named: &[(&str, String)]) {
        let fields: Vec<String> = (0..self.header.len())
            .map(|column| {
                let name = self.header[column].as_str();
                let was = before
                    .and_then(|fields| fields.get(column))
                    .unwrap_or_default();
                let own = named.iter().find(|(of, _)| *of == name);
                match (now.get(name), own) {
                    (_, Some((_, text))) => text.clone(),
                    (Some(value), None) => cited(name, &text_of(value), was),
                    (None, None) => was.to_owned(),
                }
            })
            .collect();
        self.write(&fields);
    }

    fn correct(&mut self, line: &RecordLine, id: &str, correction: &Correction, named: RecordName) {
        let member = |name: &str| Value::from(self.field(&line.fields, name));
        match applied(correction, true, &member) {
            Ok(Some(now)) => self.put(Some(&line.fields), now, &named(id).unwrap_or_default()),
            Ok(None) => {}
            Err(misfit) => {
                self.misfits.push((id.to_owned(), misfit));
                self.copy(line);
            }
        }
    }

    fn append(&mut self, id: &str, correction: &Correction, named: RecordName) {
        match (applied(correction, false, &|_| Value::Null), named(id)) {
            (Ok(Some(now)), Some(named)) => self.put(None, now, &named),
            (Ok(None), _) => {}
            (Ok(Some(_)), None) => self.misfits.push((id.to_owned(), Misfit::Unreadable)),
            (Err(misfit), _) => self.misfits.push((id.to_owned(), misfit)),
        }
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Sources that stay keep the paragraphs by which the table cites them.
fn cited(column: &str, now: &str, was: &str) -> String {
    if column != "sources" {
        return now.to_owned();
    }
    let before: Vec<&str> = was.split_whitespace().collect();
    let mut words = Vec::new();
    for id in now.split_whitespace() {
        let of_it = |word: &&&str| word.split('#').next() == Some(id);
        let kept: Vec<&str> = before.iter().filter(of_it).copied().collect();
        if kept.is_empty() {
            words.push(id);
        } else {
            words.extend(kept);
        }
    }
    words.join(" ")
}
