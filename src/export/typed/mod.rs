//! Tables whose columns have types, for programs that ask a type of every column: GeoPackage, GeoParquet, and SQL for
//! PostGIS.
//!
//! - `contents` says what stands in the tables of states, differences, histories and data sets, `features` in
//!   that of foreign features;
//! - `names` makes names that every one of the three can carry, `wkb` writes geometry;
//! - `geo_package`, `geo_parquet` and `sql` write one format each.
//!
//! A day is a day of the calendar; `start` is the first day on which a row holds, `end` the first on which it
//! no longer does, empty while it lasts. QGIS's temporal controller and kepler.gl look for these names.

mod contents;
mod features;
mod geo_package;
mod geo_parquet;
mod names;
mod sql;
mod wkb;

use super::failure::{ExportRefusal, Failure};
use super::plan::{ExportFormat, ExportWhat};
use super::progress::Progress;
use super::{DataOrigin, Plan};
use crate::model::{Day, Geometry};
use std::borrow::Cow;
use std::io::Write;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnType {
    /// Text.
    Text,
    /// Whole numbers of 64 bits.
    Integer,
    /// Numbers of 64 bits.
    Real,
    /// Days.
    Day,
    /// True or false.
    Boolean,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TypedCell<'w> {
    Null,
    Text(Cow<'w, str>),
    Integer(i64),
    Real(f64),
    Day(Day),
    Boolean(bool),
}

impl<'w> TypedCell<'w> {
    /// A text; nothing where it is empty.
    fn of_text(text: impl Into<Cow<'w, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            TypedCell::Null
        } else {
            TypedCell::Text(text)
        }
    }

    fn of_day(day: Option<Day>) -> Self {
        day.map_or(TypedCell::Null, TypedCell::Day)
    }
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct TypedColumn {
    name: String,
    holds: ColumnType,
}

/// Columns of names and types.
fn columns(list: &[(&str, ColumnType)]) -> Vec<TypedColumn> {
    let column = |(name, holds): &(&str, ColumnType)| TypedColumn {
        name: (*name).to_owned(),
        holds: *holds,
    };
    list.iter().map(column).collect()
}

/// The shapes of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TableShapes {
    /// The kind of all of them, single ones counted as several.
    kind: ShapeKind,
    /// Whether any has heights.
    has_heights: bool,
}

/// The kind of the shapes of a table: programs ask a question where several are mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShapeKind {
    Points,
    Lines,
    Polygons,
    Mixed,
}

impl ShapeKind {
    /// The kind that all have; `Mixed` where there is none.
    fn of<'f>(forms: impl Iterator<Item = &'f Geometry>) -> Self {
        let mut kinds = forms.filter_map(Geometry::kind).map(|kind| match kind {
            "Point" | "MultiPoint" => ShapeKind::Points,
            "LineString" | "MultiLineString" => ShapeKind::Lines,
            "Polygon" | "MultiPolygon" => ShapeKind::Polygons,
            _ => ShapeKind::Mixed,
        });
        let Some(first) = kinds.next() else {
            return ShapeKind::Mixed;
        };
        if kinds.all(|kind| kind == first) {
            first
        } else {
            ShapeKind::Mixed
        }
    }

    /// The name of its several shapes, as OGC has it.
    fn name(self) -> &'static str {
        match self {
            ShapeKind::Points => "MultiPoint",
            ShapeKind::Lines => "MultiLineString",
            ShapeKind::Polygons => "MultiPolygon",
            ShapeKind::Mixed => "Geometry",
        }
    }
}

/// A row of a table.
pub(super) struct TypedRow<'w> {
    /// A cell for each column.
    cells: Vec<TypedCell<'w>>,
    /// Its shape; of a table without shapes, and of a feature without geometry, it has no part.
    form: Geometry,
}

/// A table that is written.
pub(super) struct TypedTable<'w> {
    name: &'static str,
    columns: Vec<TypedColumn>,
    /// `None` where its rows lie nowhere.
    shapes: Option<TableShapes>,
    rows: Box<dyn Iterator<Item = TypedRow<'w>> + 'w>,
}

/// Writes what was asked for in one of the formats with types.
pub(super) fn write(
    source: &DataOrigin<'_>,
    plan: &Plan,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let mut tables = tables(source, plan, progress)?;
    for table in &mut tables {
        let most = most_columns(plan.format);
        if table.columns.len() > most {
            return Err(ExportRefusal::TooManyColumns(plan.format, most).into());
        }
        names::settle(&mut table.columns);
    }
    match plan.format {
        ExportFormat::GeoPackage => {
            let changed_on = source.world.about.opens_on;
            geo_package::write(tables, changed_on, out, progress)
        }
        ExportFormat::GeoParquet => geo_parquet::write(tables, out, progress),
        _ => sql::write(tables, out, progress),
    }
}

fn tables<'w>(
    source: &DataOrigin<'w>,
    plan: &Plan,
    progress: &Progress,
) -> Result<Vec<TypedTable<'w>>, Failure> {
    let told = (source.world, source.timeline);
    Ok(match plan.what {
        ExportWhat::State(day) => vec![contents::state(told, day, progress)],
        ExportWhat::Difference(from, to) => vec![contents::difference(told, [from, to], progress)],
        ExportWhat::History => vec![contents::history(told, progress)],
        ExportWhat::Dataset => contents::data_set(told, progress),
        _ => {
            let import = source.import.ok_or(ExportRefusal::NoFeatures)?;
            vec![features::table(import, progress)]
        }
    })
}

/// How many columns a table may have beside its number and its shape.
fn most_columns(format: ExportFormat) -> usize {
    match format {
        // As SQLite is compiled.
        ExportFormat::GeoPackage => 1_990,
        // As PostgreSQL has it.
        ExportFormat::Sql => 1_590,
        _ => 32_000,
    }
}
