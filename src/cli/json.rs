//! JSON with one row a line: small, and still readable in a terminal and in a diff.

use super::failure::CommandFailure;
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

/// Writes one object: members before a list, the list, members after it.
pub(super) fn write_object<Row: Serialize>(
    out: &mut dyn Write,
    before: &[(&str, Value)],
    (name, rows): (&str, &[Row]),
    after: &[(&str, Value)],
) -> Result<(), CommandFailure> {
    out.write_all(b"{")?;
    for (member, value) in before {
        write_member(out, member, value)?;
        out.write_all(b",\n")?;
    }
    serde_json::to_writer(&mut *out, name)?;
    out.write_all(b":[")?;
    for (n, row) in rows.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, row)?;
    }
    out.write_all(if rows.is_empty() { b"]" } else { b"\n]" })?;
    for (member, value) in after {
        out.write_all(b",\n")?;
        write_member(out, member, value)?;
    }
    out.write_all(b"}\n")?;
    Ok(())
}

fn write_member(out: &mut dyn Write, name: &str, value: &Value) -> Result<(), CommandFailure> {
    serde_json::to_writer(&mut *out, name)?;
    out.write_all(b":")?;
    serde_json::to_writer(&mut *out, value)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_json_with_and_without_rows() {
        for rows in [&[][..], &[1, 2][..]] {
            let mut out = Vec::new();
            write_object(
                &mut out,
                &[("a \"b\"", Value::from("c"))],
                ("rows", rows),
                &[("n", Value::from(1))],
            )
            .expect("a vector takes every byte");
            let read: Value = serde_json::from_slice(&out).expect("JSON");
            assert_eq!(read["rows"].as_array().map(Vec::len), Some(rows.len()));
            assert_eq!(read["a \"b\""], "c");
            assert_eq!(read["n"], 1);
        }
    }
}
