//! What areas are called, corrected in their outlines; no position is touched.

use super::{Corrected, CorrectedRows, Misfit, applied, records};
use crate::load::lines::Lines;
use crate::model::Correction;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

type FileObject<'t> = BTreeMap<String, &'t RawValue>;

/// Corrects the names of areas.
pub(super) fn corrected(text: &str, rows: &CorrectedRows) -> Corrected {
    let mut found = Corrected {
        bytes: Vec::with_capacity(text.len()),
        misfits: Vec::new(),
    };
    let lines = Lines::new("", text);
    let mut met = BTreeSet::new();
    let mut copied = 0;
    for raw in features(text).unwrap_or_default() {
        let Some((id, properties)) = named(raw) else {
            continue;
        };
        let Some((id, correction)) = rows.get_key_value(id.as_str()) else {
            continue;
        };
        if !met.insert(*id) {
            continue;
        }
        let record = serde_json::from_str::<Map<String, Value>>(properties.get());
        let (Ok(mut record), Some(at)) = (record, lines.offset_of(properties.get())) else {
            found.misfits.push(((*id).to_owned(), Misfit::Unreadable));
            continue;
        };
        match changed(correction, &record) {
            Ok(now) => records::set(&mut record, now),
            Err(misfit) => {
                found.misfits.push(((*id).to_owned(), misfit));
                continue;
            }
        }
        let new = serde_json::to_string(&record).unwrap_or_default();
        found.bytes.extend_from_slice(&text.as_bytes()[copied..at]);
        found.bytes.extend_from_slice(new.as_bytes());
        copied = at + properties.get().len();
    }
    found.bytes.extend_from_slice(&text.as_bytes()[copied..]);
    let missing = rows.keys().filter(|id| !met.contains(**id));
    let missing = missing.map(|id| ((*id).to_owned(), Misfit::Gone));
    found.misfits.extend(missing);
    found
}

/// An area is neither added nor withdrawn: its outline stands in the data set.
fn changed<'c>(
    correction: &'c Correction,
    record: &Map<String, Value>,
) -> Result<&'c crate::model::RowMembers, Misfit> {
    match correction {
        Correction::Changed(..) => {
            let now = applied(correction, true, &|name| records::member(record, name))?;
            now.ok_or(Misfit::Unreadable)
        }
        Correction::Added(_) => Err(Misfit::There),
        Correction::Withdrawn(_) => Err(Misfit::Unreadable),
    }
}

fn features(text: &str) -> Option<Vec<&RawValue>> {
    let root: FileObject = serde_json::from_str(text).ok()?;
    serde_json::from_str(root.get("features")?.get()).ok()
}

/// The id of a feature and its properties.
fn named(feature: &RawValue) -> Option<(String, &RawValue)> {
    let feature: FileObject = serde_json::from_str(feature.get()).ok()?;
    let properties = feature.get("properties").copied()?;
    let inner: FileObject = serde_json::from_str(properties.get()).ok()?;
    let id = feature.get("id").or_else(|| inner.get("id"))?.get();
    let id = serde_json::from_str::<String>(id).unwrap_or_else(|_number| id.to_owned());
    Some((id.trim().to_owned(), properties))
}
