//! GeoParquet 1.1: one table, its geometry as well-known binary in longitude and latitude. Days are moments, midnight
//! UTC, because kepler.gl animates moments and no days.

use super::wkb::{self, Dialect};
use super::{ColumnType, TableShapes, TypedCell, TypedColumn, TypedRow, TypedTable};
use crate::export::failure::{ExportRefusal, Failure};
use crate::export::plan::{ExportFormat, ExportKind};
use crate::export::progress::Progress;
use parquet::basic::{
    Compression, LogicalType, Repetition, TimeUnit, Type as PhysicalType, ZstdLevel,
};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::json;
use std::io::{self, Write};
use std::sync::Arc;

/// So many rows are one group, which readers take or leave as one.
const ROWS: usize = 50_000;

const MILLISECONDS_A_DAY: i64 = 86_400_000;

/// The geometry's column.
const GEOMETRY: &str = "geometry";

/// Writes a table; the format has one a file.
pub(super) fn write(
    tables: Vec<TypedTable<'_>>,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let mut tables = tables.into_iter();
    let (Some(table), None) = (tables.next(), tables.next()) else {
        return Err(ExportRefusal::Format(ExportKind::Dataset, ExportFormat::GeoParquet).into());
    };
    let properties =
        WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default()));
    let mut file = SerializedFileWriter::new(
        Vec::new(),
        schema(&table.columns)?,
        properties.build().into(),
    )?;
    let shapes = table.shapes;
    let mut rows = table.rows;
    let mut bounds = None;
    loop {
        let mut group = Vec::new();
        for row in rows.by_ref().take(ROWS) {
            progress.step()?;
            bounds = wkb::joined(bounds, wkb::bounds(&row.form));
            group.push(row);
        }
        if group.is_empty() {
            break;
        }
        write_group(&mut file, &table.columns, shapes, &group)?;
        // What is finished leaves memory.
        file.flush()?;
        out.write_all(file.inner())?;
        file.inner_mut().clear();
    }
    if let Some(shapes) = shapes {
        let text = about(shapes, bounds).to_string();
        file.append_key_value_metadata(KeyValue::new("geo".to_owned(), text));
    }
    out.write_all(&file.into_inner()?)?;
    Ok(())
}

/// The members that GeoParquet asks for; without a `crs` it is longitude and latitude on WGS 84.
fn about(shapes: TableShapes, bounds: Option<[f64; 4]>) -> serde_json::Value {
    let name = shapes.kind.name();
    let kinds = match name {
        // An empty list says that any may come.
        "Geometry" => json!([]),
        _ if shapes.has_heights => json!([name, format!("{name} Z")]),
        _ => json!([name]),
    };
    let mut column = json!({"encoding": "WKB", "geometry_types": kinds});
    if let Some(bounds) = bounds {
        column["bbox"] = json!(bounds);
    }
    json!({"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}})
}

fn schema(columns: &[TypedColumn]) -> Result<TypePtr, ParquetError> {
    let field = |name: &str, physical, logical| {
        let field = Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical);
        field.build().map(Arc::new)
    };
    let mut fields = Vec::new();
    for column in columns {
        let (physical, logical) = match column.holds {
            ColumnType::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnType::Integer => (PhysicalType::INT64, None),
            ColumnType::Real => (PhysicalType::DOUBLE, None),
            ColumnType::Day => (
                PhysicalType::INT64,
                Some(LogicalType::timestamp(true, TimeUnit::MILLIS)),
            ),
            ColumnType::Boolean => (PhysicalType::BOOLEAN, None),
        };
        fields.push(field(&column.name, physical, logical)?);
    }
    fields.push(field(GEOMETRY, PhysicalType::BYTE_ARRAY, None)?);
    let schema = Type::group_type_builder("schema")
        .with_fields(fields)
        .build()?;
    Ok(Arc::new(schema))
}

fn write_group(
    file: &mut SerializedFileWriter<Vec<u8>>,
    columns: &[TypedColumn],
    shapes: Option<TableShapes>,
    rows: &[TypedRow<'_>],
) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for (n, column) in columns.iter().enumerate() {
        let Some(mut writer) = group.next_column()? else {
            break;
        };
        let cells = rows.iter().map(|row| &row.cells[n]);
        match column.holds {
            ColumnType::Text => put::<ByteArrayType>(&mut writer, cells.map(text))?,
            ColumnType::Integer | ColumnType::Day => {
                put::<Int64Type>(&mut writer, cells.map(whole))?
            }
            ColumnType::Real => put::<DoubleType>(&mut writer, cells.map(real))?,
            ColumnType::Boolean => put::<BoolType>(&mut writer, cells.map(boolean))?,
        }
        writer.close()?;
    }
    if let Some(mut writer) = group.next_column()? {
        let bytes = rows.iter().map(|row| {
            let shapes = shapes?;
            wkb::bytes(&row.form, shapes.kind, Dialect::Iso).map(ByteArray::from)
        });
        put::<ByteArrayType>(&mut writer, bytes)?;
        writer.close()?;
    }
    group.close()?;
    Ok(())
}

/// Writes the values of a column; where there is none, that is said.
fn put<T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    writer
        .typed::<T>()
        .write_batch(&values, Some(&levels), None)?;
    Ok(())
}

fn text(cell: &TypedCell<'_>) -> Option<ByteArray> {
    match cell {
        TypedCell::Text(text) => Some(ByteArray::from(text.as_ref())),
        _ => None,
    }
}

fn whole(cell: &TypedCell<'_>) -> Option<i64> {
    match cell {
        TypedCell::Integer(number) => Some(*number),
        TypedCell::Day(day) => Some(i64::from(day.0) * MILLISECONDS_A_DAY),
        _ => None,
    }
}

fn real(cell: &TypedCell<'_>) -> Option<f64> {
    match cell {
        TypedCell::Real(number) => Some(*number),
        _ => None,
    }
}

fn boolean(cell: &TypedCell<'_>) -> Option<bool> {
    match cell {
        TypedCell::Boolean(is) => Some(*is),
        _ => None,
    }
}

impl From<ParquetError> for Failure {
    fn from(error: ParquetError) -> Self {
        Self::Io(io::Error::other(error))
    }
}
