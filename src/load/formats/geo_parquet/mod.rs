//! GeoParquet: a table in columns, of which one holds geometries.
//!
//! The crate trusts much of what a file says of itself, so `footer` and `pages` check sizes before it
//! sets memory aside for them, and where it still gives up by a panic, the panic is caught and named:
//! the rows that were read before stay.

mod fields;
mod footer;
mod geometry;
mod pages;

use super::feature_sink::FeatureSink;
use super::members::MemberList;
use super::shape::{self, Fault, Shape};
use super::wkb_bytes;
use crate::model::{Code, Feature, Format};
use bytes::Bytes;
use fields::FieldKind;
use geometry::Encoding;
use pages::CheckedPage;
use parquet::basic::{ConvertedType, LogicalType};
use parquet::file::metadata::FileMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the bytes of a GeoParquet file, which its rows share.
pub(super) fn read(bytes: Bytes, intake: &mut FeatureSink<'_>) {
    let before = intake.count();
    let read = catch_unwind(AssertUnwindSafe(|| read_all(bytes, intake)));
    // What a panic says is of its crate, not of the file.
    if let Err(why) = read.unwrap_or(Err("damaged")) {
        let read = intake.count() - before;
        let place = intake.place(0, 0);
        let problems = &mut intake.problems;
        problems.broken_file(place, why, Format::GeoParquet, read);
    }
}

fn read_all(bytes: Bytes, intake: &mut FeatureSink<'_>) -> Result<(), &'static str> {
    footer::check(&bytes)?;
    let size = bytes.len();
    // What is wrong is told in our own words.
    let reader = SerializedFileReader::new(bytes);
    let reader = reader.map_err(|_its_words| "damaged")?;
    let meta = reader.metadata().file_metadata();
    let fields = meta.schema().get_fields();
    let Some(place) = Geometries::find(meta, fields) else {
        let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
        let place = intake.place(0, 0);
        let problem = intake.problems.error(Code::NoCoordinates, place);
        problem.with("columns", names.join(", "));
        return Ok(());
    };
    intake.file().crs.clone_from(&place.system);
    let (kept, lost): (Vec<TypePtr>, Vec<TypePtr>) = fields.iter().cloned().partition(can_be_read);
    for field in &lost {
        let place = intake.place(0, 0).member(field.name());
        let problem = intake.problems.error(Code::LostColumn, place);
        problem.with("name", field.name());
    }
    let table = ParquetTable {
        kinds: kept.iter().map(|field| FieldKind::of(field)).collect(),
        place,
    };
    let projection = || {
        let builder = Type::group_type_builder(meta.schema().name());
        builder.with_fields(kept.clone()).build().ok()
    };
    for n in 0..reader.num_row_groups() {
        let group = reader.get_row_group(n).map_err(|_its_words| "damaged")?;
        let group = CheckedPage::new(group, size)?;
        let rows = RowIter::from_row_group(projection(), &group);
        for row in rows.map_err(|_its_words| "damaged")? {
            let row = row.map_err(|_its_words| "damaged")?;
            if !table.add(row, intake) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Whether the crate has values for a column and all that is in it.
fn can_be_read(field: &TypePtr) -> bool {
    let mut open = vec![field];
    while let Some(field) = open.pop() {
        if field.get_basic_info().converted_type() == ConvertedType::INTERVAL {
            return false;
        }
        if field.is_group() {
            open.extend(field.get_fields());
        }
    }
    true
}

/// The columns as they are to be read.
struct ParquetTable {
    kinds: Vec<FieldKind>,
    place: Geometries,
}

impl ParquetTable {
    fn add(&self, row: Row, intake: &mut FeatureSink<'_>) -> bool {
        let mut members = MemberList::default();
        let mut shape = Ok(Shape::default());
        for ((name, field), kind) in row.into_columns().iter().zip(&self.kinds) {
            if *name == self.place.column {
                shape = self.place.shape(field);
                self.note_system(field, intake);
            } else {
                members.known(name, &fields::json(field, kind));
            }
        }
        let feature = Feature {
            properties: members.finish().into(),
            ..Feature::default()
        };
        shape::add(feature, shape, intake)
    }

    /// Files without metadata may name their coordinate system with each geometry.
    fn note_system(&self, field: &Field, intake: &mut FeatureSink<'_>) {
        if let Field::Bytes(bytes) = field
            && intake.file().crs.is_empty()
            && let Some(system) = wkb_bytes::system(bytes.data())
        {
            intake.file().crs = system;
        }
    }
}

/// Where the geometries are.
struct Geometries {
    column: String,
    encoding: Encoding,
    system: String,
}

impl Geometries {
    /// By the metadata of GeoParquet, by the type of Parquet, or by a usual name.
    fn find(meta: &FileMetaData, fields: &[TypePtr]) -> Option<Self> {
        let is_there = |name: &str| fields.iter().any(|field| field.name() == name);
        let pairs = meta.key_value_metadata().into_iter().flatten();
        let mut texts = pairs.filter(|pair| pair.key == "geo");
        let text = texts.find_map(|pair| pair.value.as_deref());
        let geo: Option<Value> = text.and_then(|text| serde_json::from_str(text).ok());
        if let Some(geo) = geo {
            let named = geo["primary_column"].as_str().filter(|name| is_there(name));
            let listed = geo["columns"]
                .as_object()
                .into_iter()
                .flat_map(|list| list.keys());
            let mut listed = listed.map(String::as_str).filter(|name| is_there(name));
            let name = named.or_else(|| listed.next());
            if let Some(name) = name {
                let column = &geo["columns"][name];
                return Some(Self {
                    column: name.to_owned(),
                    encoding: Encoding::of(column["encoding"].as_str().unwrap_or("WKB")),
                    system: system(&column["crs"]),
                });
            }
        }
        let typed =
            fields
                .iter()
                .find_map(|field| match field.get_basic_info().logical_type_ref()? {
                    LogicalType::Geometry(kind) => Some((field, kind.crs.clone())),
                    LogicalType::Geography(kind) => Some((field, kind.crs.clone())),
                    _ => None,
                });
        if let Some((field, crs)) = typed {
            let crs = crs.unwrap_or_default();
            return Some(Self {
                column: field.name().to_owned(),
                encoding: Encoding::Wkb,
                system: serde_json::from_str(&crs).map_or(crs, |crs| system(&crs)),
            });
        }
        let usual = ["geometry", "geom", "wkb_geometry", "the_geom", "wkb", "wkt"];
        let name = usual.into_iter().find(|name| is_there(name))?;
        Some(Self {
            column: name.to_owned(),
            encoding: Encoding::Wkb,
            system: String::new(),
        })
    }

    fn shape(&self, field: &Field) -> Result<Shape, Fault> {
        geometry::read(field, self.encoding)
    }
}

/// A coordinate system by its id, or as it is described; empty where it is not known.
fn system(crs: &Value) -> String {
    let id = &crs["id"];
    let code = match &id["code"] {
        Value::String(code) => Some(code.clone()),
        Value::Number(code) => Some(code.to_string()),
        _ => None,
    };
    match (id["authority"].as_str(), code) {
        (Some(authority), Some(code)) => format!("{authority}:{code}"),
        _ if crs.is_null() => String::new(),
        _ => crs.as_str().map_or_else(|| crs.to_string(), str::to_owned),
    }
}
