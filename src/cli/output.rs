//! Where a command writes, and how.

use super::failure::CommandFailure;
use super::table::Table;
use super::values::{ListFormat, OutputFormat};
use crate::export::file;
use clap::ValueEnum;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How a command writes, and where.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct OutputArgs<Format: ValueEnum + Send + Sync + 'static> {
    /// How to write it [default: what the ending of OUT says, else table]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// File to write instead of printing
    #[arg(long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

/// What formats of tables have in common.
pub trait TableFormat: ValueEnum + Copy + PartialEq {
    /// Text for people.
    const TABLE: Self;
    /// A workbook.
    const XLSX: Self;
}

impl TableFormat for OutputFormat {
    const TABLE: Self = OutputFormat::Table;
    const XLSX: Self = OutputFormat::Xlsx;
}

impl TableFormat for ListFormat {
    const TABLE: Self = ListFormat::Table;
    const XLSX: Self = ListFormat::Xlsx;
}

impl<Format: TableFormat + Send + Sync + 'static> OutputArgs<Format> {
    /// How it is written.
    pub(super) fn chosen(&self) -> Format {
        let ending = || {
            let path = self.out.as_deref().and_then(Path::extension);
            Format::from_str(path?.to_str()?, true).ok()
        };
        self.format.or_else(ending).unwrap_or(Format::TABLE)
    }

    /// Whether people read it where the command is run.
    pub(super) fn is_for_people(&self) -> bool {
        self.out.is_none() && self.chosen() == Format::TABLE
    }

    /// Writes to the file that is named, whole or not at all, or to `out`.
    pub(super) fn write(
        &self,
        out: &mut dyn Write,
        write: impl FnOnce(Format, &mut dyn Write) -> Result<(), CommandFailure>,
    ) -> Result<(), CommandFailure> {
        let format = self.chosen();
        match &self.out {
            Some(path) => file::whole(path, |out| write(format, out)),
            None if format == Format::XLSX => Err(CommandFailure::Usage(
                "a workbook is written to a file: add --out FILE.xlsx.".to_owned(),
            )),
            None => write(format, out),
        }
    }
}

/// Writes a table, or what stands in its place where it has no rows.
pub(super) fn table_or(
    out: &mut dyn Write,
    table: &Table,
    none: &str,
) -> Result<(), CommandFailure> {
    if table.is_empty() {
        writeln!(out, "{none}")?;
    } else {
        table.write(out)?;
    }
    Ok(())
}
