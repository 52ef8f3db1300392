//! Records in JSON that are no GeoJSON, as answers of services and dumps of databases are: a list of
//! objects, bare or in a member such as `data`. They are read as the rows of a table.

use super::feature_sink::FeatureSink;
use super::members::{members, number};
use super::steps::Steps;
use super::table;
use super::written::WrittenTable;
use serde_json::Value;
use serde_json::value::RawValue;

/// Lists are looked for down to this depth.
const DEEPEST: usize = 4;

/// So many names are taken; a record with more is no record of a table.
const MOST_NAMES: usize = 10_000;

/// Reads the records of a text; `false` where it holds none.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) -> bool {
    let Some(list) = list(text) else {
        return false;
    };
    let mut steps = Steps::new(text);
    let mut written = WrittenTable::default();
    for record in list {
        let offset = record.as_ptr() as usize - text.as_ptr() as usize;
        let Ok(members) = members(record) else {
            continue;
        };
        if members.len() > MOST_NAMES {
            return false;
        }
        let (line, _) = steps.place(offset);
        written.add(
            line,
            members
                .into_iter()
                .map(|(name, value)| (name, plain(value))),
        );
    }
    let (text, lines) = written.finish();
    table::read_written(&text, &lines, intake);
    true
}

/// Whether a text is a list of records, or has one inside. A place takes two members at least.
pub(super) fn is_any(text: &str) -> bool {
    let has_two = |record: &&str| members(record).is_ok_and(|members| members.len() > 1);
    list(text).is_some_and(|list| list.iter().any(has_two))
}

/// The records, each as the text that it is.
fn list(text: &str) -> Option<Vec<&str>> {
    within(text.trim(), DEEPEST)
}

fn within(text: &str, depth: usize) -> Option<Vec<&str>> {
    if text.starts_with('[') {
        let list: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        let list: Vec<&str> = list.into_iter().map(RawValue::get).collect();
        let is_record = |record: &&str| record.starts_with('{') && !is_geo_json(record);
        return (!list.is_empty() && list.iter().all(is_record)).then_some(list);
    }
    if depth == 0 || !text.starts_with('{') {
        return None;
    }
    let lists = members(text).ok()?.into_iter();
    let lists = lists.filter_map(|(_, value)| within(value, depth - 1));
    lists.max_by_key(Vec::len)
}

/// Whether an object says that it is a feature or a geometry.
fn is_geo_json(record: &str) -> bool {
    const TYPES: [&str; 9] = [
        "Feature",
        "FeatureCollection",
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    ];
    members(record).is_ok_and(|members| {
        members.iter().any(|(name, value)| {
            let kind = serde_json::from_str::<String>(value);
            name == "type" && kind.is_ok_and(|kind| TYPES.contains(&kind.as_str()))
        })
    })
}

/// A value as a field of a table has it: texts without their marks, numbers digit for digit, what is
/// nested as JSON.
fn plain(value: &str) -> String {
    match serde_json::from_str(value) {
        Ok(Value::String(text)) => text,
        Ok(Value::Null) => String::new(),
        Ok(Value::Number(digits)) => {
            let whole = digits.as_f64().map(number);
            whole
                .filter(|text| text.len() < value.len() && value.contains(['e', 'E']))
                .unwrap_or_else(|| value.to_owned())
        }
        _ => value.to_owned(),
    }
}
