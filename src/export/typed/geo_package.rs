//! GeoPackage: tables in an SQLite database (OGC 12-128r18, version 1.3), put together in memory so that it is written
//! whole. It has no spatial index, which QGIS makes with a click.

use super::wkb::{self, Dialect, WGS_84};
use super::{ColumnType, ShapeKind, TypedCell, TypedColumn, TypedTable};
use crate::export::failure::Failure;
use crate::export::progress::Progress;
use crate::model::Day;
use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, ToSql, params, params_from_iter};
use std::io::{self, Write};

/// What every GeoPackage begins with: its marks, the systems that it must name, and its tables of contents.
const BEGINNING: &str = r#"
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
"#;

/// Writes tables. `changed_on` is the day that they are said to be of: the clock would make equal data unequal.
pub(super) fn write(
    tables: Vec<TypedTable<'_>>,
    changed_on: Day,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(BEGINNING)?;
    database.execute_batch("BEGIN")?;
    for table in tables {
        add(&database, table, changed_on, progress)?;
    }
    database.execute_batch("COMMIT")?;
    out.write_all(&database.serialize("main")?)?;
    Ok(())
}

fn add(
    database: &Connection,
    table: TypedTable<'_>,
    changed_on: Day,
    progress: &Progress,
) -> Result<(), Failure> {
    let TypedTable {
        name,
        columns,
        shapes,
        rows,
    } = table;
    database.execute_batch(&definition(name, &columns, shapes.is_some()))?;
    let marks = vec!["?"; columns.len() + usize::from(shapes.is_some())].join(",");
    let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
    let names = names
        .into_iter()
        .chain(shapes.map(|_| "geom".to_owned()))
        .collect::<Vec<_>>()
        .join(",");
    let mut insert = database.prepare(&format!("INSERT INTO {name} ({names}) VALUES ({marks})"))?;
    let mut bounds = None;
    for row in rows {
        progress.step()?;
        let mut values = row.cells;
        let blob = shapes.map(|shapes| {
            let of_row = wkb::bounds(&row.form);
            bounds = wkb::joined(bounds, of_row);
            blob(wkb::bytes(&row.form, shapes.kind, Dialect::Iso), of_row)
        });
        let cells = values
            .drain(..)
            .map(|cell| Box::new(cell) as Box<dyn ToSql>);
        let shape = blob
            .into_iter()
            .map(|blob| Box::new(blob) as Box<dyn ToSql>);
        insert.execute(params_from_iter(cells.chain(shape)))?;
    }
    let kind = if shapes.is_some() {
        "features"
    } else {
        "attributes"
    };
    let side = |n: usize| bounds.map(|bounds: [f64; 4]| bounds[n]);
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, '', ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            name,
            kind,
            format!("{changed_on}T00:00:00.000Z"),
            side(0),
            side(1),
            side(2),
            side(3),
            shapes.map(|_| WGS_84),
        ],
    )?;
    if let Some(shapes) = shapes {
        database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, ?4, 0)",
            params![
                name,
                geometry_name(shapes.kind),
                WGS_84,
                if shapes.has_heights { 2 } else { 0 }
            ],
        )?;
    }
    Ok(())
}

fn geometry_name(kind: ShapeKind) -> String {
    kind.name().to_uppercase()
}

/// What makes a table.
fn definition(name: &str, columns: &[TypedColumn], has_shapes: bool) -> String {
    let mut parts = vec!["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL".to_owned()];
    parts.extend(columns.iter().map(|column| {
        let holds = match column.holds {
            ColumnType::Text => "TEXT",
            ColumnType::Integer => "INTEGER",
            ColumnType::Real => "DOUBLE",
            ColumnType::Day => "DATE",
            ColumnType::Boolean => "BOOLEAN",
        };
        format!("{} {holds}", quoted(&column.name))
    }));
    if has_shapes {
        parts.push("geom BLOB".to_owned());
    }
    format!("CREATE TABLE {name} ({})", parts.join(", "))
}

/// A name as SQL has it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A geometry as the standard wraps it: its system, its bounds, its bytes.
fn blob(bytes: Option<Vec<u8>>, bounds: Option<[f64; 4]>) -> Option<Vec<u8>> {
    const LITTLE_END: u8 = 1;
    const WITH_BOUNDS: u8 = 1 << 1;
    const EMPTY: u8 = 1 << 4;
    let flags = if bounds.is_some() { WITH_BOUNDS } else { EMPTY };
    let mut blob = vec![b'G', b'P', 0, LITTLE_END | flags];
    blob.extend_from_slice(&WGS_84.to_le_bytes());
    if let Some([west, south, east, north]) = bounds {
        for side in [west, east, south, north] {
            blob.extend_from_slice(&side.to_le_bytes());
        }
    }
    blob.append(&mut bytes?);
    Some(blob)
}

impl ToSql for TypedCell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            TypedCell::Null => Value::Null,
            TypedCell::Text(text) => return text.as_ref().to_sql(),
            TypedCell::Integer(number) => Value::Integer(*number),
            TypedCell::Real(number) => Value::Real(*number),
            TypedCell::Day(day) => Value::Text(day.to_string()),
            TypedCell::Boolean(is) => Value::Integer((*is).into()),
        };
        Ok(ToSqlOutput::Owned(value))
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Io(io::Error::other(error))
    }
}
