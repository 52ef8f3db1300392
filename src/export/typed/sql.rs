//! A dump for PostGIS, as `psql` reads it: one transaction that makes tables in the schema `kharita` and fills them with
//! `COPY`, whole or not at all. Tables that are there already are left alone: then it ends with an error.

use super::wkb::{self, Dialect, WGS_84};
use super::{ColumnType, TableShapes, TypedCell, TypedTable};
use crate::export::failure::Failure;
use crate::export::progress::Progress;
use crate::model::Day;
use std::io::Write;

const BEGINNING: &str = "\
-- A map by Kharita, for PostgreSQL with PostGIS: psql -d DATABASE -f FILE
\\set ON_ERROR_STOP on
SET client_encoding = 'UTF8';
BEGIN;
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA IF NOT EXISTS kharita;
";

/// Each area as it was held, in its shape: what a map shows.
const CONTROL: &str = "
CREATE VIEW kharita.control AS
  SELECT history.*, areas.geom FROM kharita.history JOIN kharita.areas ON areas.id = history.id;
";

/// Writes tables.
pub(super) fn write(
    tables: Vec<TypedTable<'_>>,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    out.write_all(BEGINNING.as_bytes())?;
    let is_data_set = tables.len() > 1;
    for table in tables {
        add(table, out, progress)?;
    }
    if is_data_set {
        out.write_all(CONTROL.as_bytes())?;
    }
    out.write_all(b"COMMIT;\n")?;
    Ok(())
}

fn add(table: TypedTable<'_>, out: &mut dyn Write, progress: &Progress) -> Result<(), Failure> {
    let TypedTable {
        name,
        columns,
        shapes,
        rows,
    } = table;
    writeln!(
        out,
        "\nCREATE TABLE kharita.{name} (\n  fid bigint PRIMARY KEY"
    )?;
    let mut names = vec!["fid".to_owned()];
    for column in &columns {
        let holds = match column.holds {
            ColumnType::Text => "text",
            ColumnType::Integer => "bigint",
            ColumnType::Real => "double precision",
            ColumnType::Day => "date",
            ColumnType::Boolean => "boolean",
        };
        let quoted = format!("\"{}\"", column.name.replace('"', "\"\""));
        writeln!(out, "  , {quoted} {holds}")?;
        names.push(quoted);
    }
    if let Some(shapes) = shapes {
        writeln!(out, "  , geom {}", geometry(shapes))?;
        names.push("geom".to_owned());
    }
    writeln!(
        out,
        ");\nCOPY kharita.{name} ({}) FROM stdin;",
        names.join(", ")
    )?;
    let mut line = Vec::new();
    for (n, row) in rows.enumerate() {
        progress.step()?;
        line.clear();
        write!(line, "{}", n + 1)?;
        for cell in &row.cells {
            line.push(b'\t');
            put(cell, &mut line)?;
        }
        if let Some(shapes) = shapes {
            line.push(b'\t');
            match wkb::bytes(&row.form, shapes.kind, Dialect::Extended) {
                Some(bytes) => hex(&bytes, &mut line),
                None => line.extend_from_slice(b"\\N"),
            }
        }
        line.push(b'\n');
        out.write_all(&line)?;
    }
    writeln!(out, "\\.")?;
    if shapes.is_some() {
        writeln!(out, "CREATE INDEX ON kharita.{name} USING gist (geom);")?;
    }
    let has = |wanted: &str| {
        columns
            .iter()
            .any(|column| column.name == wanted && column.holds == ColumnType::Day)
    };
    if has("start") && has("end") {
        writeln!(out, "CREATE INDEX ON kharita.{name} (\"start\", \"end\");")?;
    }
    Ok(())
}

/// The type of shapes; PostGIS has none for those of which only some have heights.
fn geometry(shapes: TableShapes) -> String {
    if shapes.has_heights {
        format!("geometry CHECK (ST_SRID(geom) = {WGS_84})")
    } else {
        format!("geometry({}, {WGS_84})", shapes.kind.name())
    }
}

/// A value as `COPY` reads it.
fn put(cell: &TypedCell<'_>, line: &mut Vec<u8>) -> std::io::Result<()> {
    match cell {
        TypedCell::Null => line.extend_from_slice(b"\\N"),
        TypedCell::Text(text) => escaped(text, line),
        TypedCell::Integer(number) => write!(line, "{number}")?,
        TypedCell::Real(number) => write!(line, "{number}")?,
        TypedCell::Day(day) => write!(line, "{}", written(*day))?,
        TypedCell::Boolean(is) => line.push(if *is { b't' } else { b'f' }),
    }
    Ok(())
}

/// A text whose signs mean nothing to `COPY`. PostgreSQL has no text with a sign of the number 0.
fn escaped(text: &str, line: &mut Vec<u8>) {
    let mut bytes = [0; 4];
    for sign in text.chars() {
        match sign {
            '\\' => line.extend_from_slice(b"\\\\"),
            '\t' => line.extend_from_slice(b"\\t"),
            '\n' => line.extend_from_slice(b"\\n"),
            '\r' => line.extend_from_slice(b"\\r"),
            '\0' => line.extend_from_slice("\u{fffd}".as_bytes()),
            _ => line.extend_from_slice(sign.encode_utf8(&mut bytes).as_bytes()),
        }
    }
}

/// A day as PostgreSQL reads it, which counts years before Christ from 1.
fn written(day: Day) -> String {
    let (year, month, of_month) = day.year_month_day();
    if year > 0 {
        format!("{year:04}-{month:02}-{of_month:02}")
    } else {
        format!("{:04}-{month:02}-{of_month:02} BC", 1 - year)
    }
}

fn hex(bytes: &[u8], line: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in bytes {
        line.push(DIGITS[usize::from(byte >> 4)]);
        line.push(DIGITS[usize::from(byte & 15)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_days_are_what_copy_reads() {
        let mut line = Vec::new();
        escaped("a\tb\\N\r\n\0ق", &mut line);
        assert_eq!(
            String::from_utf8(line).expect("text"),
            "a\\tb\\\\N\\r\\n\u{fffd}ق"
        );
        let day = |year, month, day| written(Day::new(year, month, day).expect("a day"));
        assert_eq!(
            [day(2014, 6, 10), day(0, 1, 1), day(-43, 3, 15)],
            ["2014-06-10", "0001-01-01 BC", "0044-03-15 BC"]
        );
    }
}
