//! GeoPackage: layers of features in an SQLite database (OGC 12-128r19, "GeoPackage Encoding
//! Standard").
//!
//! The database is read from memory, for reading only, and trusts nothing that its own schema says:
//! views of endless queries are stopped by their steps.

use super::feature_sink::FeatureSink;
use super::members::{MemberList, hex, number, quoted};
use super::shape::{self, Fault, Shape};
use super::wkb_bytes;
use crate::model::{Code, Feature, Format};
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement};
use std::io::Read;

/// Steps of the database's machine after which its progress is looked at.
const STEPS: i32 = 10_000;

/// So many steps a byte of the file may take before it is stopped; a plain table takes about one.
const STEPS_A_BYTE: u64 = 200;

/// An open GeoPackage.
pub(super) struct GeoPackage {
    database: Connection,
    layers: Vec<PackageLayer>,
}

/// A table of features, or of attributes alone.
#[derive(Clone, Debug)]
struct PackageLayer {
    table: String,
    /// The column of geometries; none in a table of attributes.
    geometry: Option<String>,
    system: String,
}

impl GeoPackage {
    /// Opens the bytes of a file.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, &'static str> {
        let database = database(bytes).map_err(|_its_words| "damaged")?;
        let layers = layers(&database).map_err(|_its_words| "damaged")?;
        Ok(Self { database, layers })
    }

    /// The names of its layers, in order.
    pub(super) fn names(&self) -> Vec<String> {
        self.layers
            .iter()
            .map(|layer| layer.table.clone())
            .collect()
    }

    /// Reads a layer by its position.
    pub(super) fn read(&self, layer: usize, intake: &mut FeatureSink<'_>) {
        let layer = &self.layers[layer];
        layer.system.clone_into(&mut intake.file().crs);
        let before = intake.count();
        let Some(geometry) = &layer.geometry else {
            return self.without_geometry(layer, intake);
        };
        if self.rows(layer, geometry, intake).is_err() {
            let count = intake.count() - before;
            let place = intake.place(0, 0);
            let problems = &mut intake.problems;
            problems.broken_file(place, "damaged", Format::GeoPackage, count);
        }
    }

    fn rows(
        &self,
        layer: &PackageLayer,
        geometry: &str,
        intake: &mut FeatureSink<'_>,
    ) -> rusqlite::Result<()> {
        let mut statement = self.database.prepare(&select_all(&layer.table))?;
        let columns = PackageColumns::of(&self.database, layer, geometry, &statement)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (feature, shape) = columns.feature(row)?;
            let goes_on = match shape {
                None => intake.add(feature),
                Some(shape) => shape::add(feature, shape, intake),
            };
            if !goes_on {
                break;
            }
        }
        Ok(())
    }

    /// A table of attributes has no place on the map.
    fn without_geometry(&self, layer: &PackageLayer, intake: &mut FeatureSink<'_>) {
        let names = self.database.prepare(&select_all(&layer.table));
        let names = names.map(|statement| statement.column_names().collect::<Vec<_>>().join(", "));
        let place = intake.place(0, 0);
        let problem = intake.problems.note(Code::NoCoordinates, place);
        problem.with("columns", names.unwrap_or_default());
    }
}

fn database(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut database = Connection::open_in_memory()?;
    // A file that keeps a log beside itself says so in its header, which has no meaning in memory.
    let mut header: Vec<u8> = bytes.iter().take(100).copied().collect();
    if let Some(versions) = header.get_mut(18..20) {
        versions.fill(1);
    }
    let whole = header.chain(bytes.get(100..).unwrap_or(&[]));
    database.deserialize_read_exact("main", whole, bytes.len(), true)?;
    database.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    database.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let mut left =
        (bytes.len() as u64).saturating_mul(STEPS_A_BYTE) / STEPS.unsigned_abs() as u64 + 1_000;
    let stop = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    database.progress_handler(STEPS, Some(stop))?;
    Ok(database)
}

fn layers(database: &Connection) -> rusqlite::Result<Vec<PackageLayer>> {
    let mut statement = database.prepare(
        "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition
         FROM gpkg_contents c
         LEFT JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
         LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
         WHERE c.data_type IN ('features', 'attributes', 'aspatial')
         ORDER BY c.rowid",
    )?;
    let layers = statement.query_map([], |row| {
        let organization: Option<String> = row.get(2)?;
        let code: Option<i64> = row.get(3)?;
        let definition: Option<String> = row.get(4)?;
        let system = match (organization, code) {
            (Some(name), Some(code)) if code > 0 && !name.eq_ignore_ascii_case("none") => {
                format!("{}:{code}", name.to_uppercase())
            }
            _ => definition
                .filter(|text| text.contains('['))
                .unwrap_or_default(),
        };
        Ok(PackageLayer {
            table: row.get(0)?,
            geometry: row.get(1)?,
            system,
        })
    })?;
    layers.collect()
}

/// Everything in a table; names are quoted as SQL wants it.
fn select_all(table: &str) -> String {
    format!("SELECT * FROM \"{}\"", table.replace('"', "\"\""))
}

/// What the columns of a layer are.
struct PackageColumns {
    names: Vec<String>,
    booleans: Vec<bool>,
    geometry: Option<usize>,
    /// The column of the ids of the rows.
    id: Option<usize>,
}

impl PackageColumns {
    fn of(
        database: &Connection,
        layer: &PackageLayer,
        geometry: &str,
        statement: &Statement<'_>,
    ) -> rusqlite::Result<Self> {
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let find = |wanted: &str| {
            names
                .iter()
                .position(|name| name.eq_ignore_ascii_case(wanted))
        };
        let mut booleans = vec![false; names.len()];
        let mut id = None;
        let mut info = database.prepare("SELECT name, type, pk FROM pragma_table_info(?1)")?;
        let mut rows = info.query([&layer.table])?;
        while let Some(row) = rows.next()? {
            let (name, kind, key): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let Some(n) = find(&name) else { continue };
            booleans[n] = kind.to_ascii_uppercase().starts_with("BOOL");
            if key == 1 && kind.eq_ignore_ascii_case("INTEGER") {
                id = Some(n);
            }
        }
        Ok(Self {
            geometry: find(geometry),
            booleans,
            id,
            names,
        })
    }

    /// The feature of a row, and its shape where it has one.
    fn feature(&self, row: &Row<'_>) -> rusqlite::Result<(Feature, Option<Result<Shape, Fault>>)> {
        let mut members = MemberList::default();
        let mut feature = Feature::default();
        let mut shape = None;
        for (n, name) in self.names.iter().enumerate() {
            let value = row.get_ref(n)?;
            if Some(n) == self.geometry {
                shape = geometry(value);
            } else if Some(n) == self.id {
                feature.id = json(value, false).into();
            } else {
                members.raw(name, &json(value, self.booleans[n]));
            }
        }
        feature.properties = members.finish().into();
        Ok((feature, shape))
    }
}

/// A value as the text of a JSON value.
fn json(value: ValueRef<'_>, is_boolean: bool) -> String {
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(0) if is_boolean => "false".to_owned(),
        ValueRef::Integer(1) if is_boolean => "true".to_owned(),
        ValueRef::Integer(value) => value.to_string(),
        ValueRef::Real(value) => number(value),
        ValueRef::Text(text) => quoted(&String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => quoted(&hex(bytes)),
    }
}

/// The geometry in a blob: `GP`, a version, flags, the number of the system, a box of a size that the
/// flags tell, then well-known binary. `None` where there is none.
fn geometry(value: ValueRef<'_>) -> Option<Result<Shape, Fault>> {
    let bytes = match value {
        ValueRef::Null => return None,
        ValueRef::Blob(bytes) => bytes,
        _ => return Some(Err(Fault::Syntax)),
    };
    let flags = match bytes {
        [b'G', b'P', _, flags, ..] => *flags,
        _ => return Some(Err(Fault::Syntax)),
    };
    let box_size = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Some(Err(Fault::Syntax)),
    };
    let is_extended = flags & 0x20 != 0;
    if is_extended {
        return Some(Err(Fault::Type("ExtendedGeoPackageBinary".to_owned())));
    }
    let body = bytes.get(8 + box_size..);
    Some(body.ok_or(Fault::Syntax).and_then(wkb_bytes::shape))
}
