//! Corrected lists of records: `sources.json` and `assessments.json`.

use super::{Corrected, CorrectedRows, Misfit, applied};
use crate::model::RowMembers;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Corrects the records of a list; an empty text is an empty list.
pub(super) fn corrected(text: &str, rows: &CorrectedRows) -> Corrected {
    let list = match text.trim() {
        "" => Ok(Vec::new()),
        _ => serde_json::from_str::<Vec<&RawValue>>(text),
    };
    let Ok(list) = list else {
        let misfits = rows.keys().map(|id| ((*id).to_owned(), Misfit::Unreadable));
        return Corrected {
            bytes: text.as_bytes().to_vec(),
            misfits: misfits.collect(),
        };
    };
    let mut records: Vec<String> = Vec::with_capacity(list.len());
    let mut misfits = Vec::new();
    let mut met = BTreeSet::new();
    for raw in list {
        let record = serde_json::from_str::<Map<String, Value>>(raw.get());
        let id = record.as_ref().ok().and_then(id);
        let found = id.as_ref().and_then(|id| rows.get_key_value(id.as_str()));
        let (Ok(mut record), Some((id, correction))) = (record, found) else {
            records.push(raw.get().to_owned());
            continue;
        };
        if !met.insert(*id) {
            records.push(raw.get().to_owned());
            continue;
        }
        match applied(correction, true, &|name| member(&record, name)) {
            Ok(Some(now)) => {
                set(&mut record, now);
                records.push(pretty(&record));
            }
            Ok(None) => {}
            Err(misfit) => {
                misfits.push(((*id).to_owned(), misfit));
                records.push(raw.get().to_owned());
            }
        }
    }
    for (id, correction) in rows.iter().filter(|(id, _)| !met.contains(**id)) {
        match applied(correction, false, &|_| Value::Null) {
            Ok(Some(now)) => {
                let mut record = Map::from_iter([("id".to_owned(), Value::from(*id))]);
                set(&mut record, now);
                records.push(pretty(&record));
            }
            Ok(None) => {}
            Err(misfit) => misfits.push(((*id).to_owned(), misfit)),
        }
    }
    let between = if records.is_empty() { "" } else { "\n" };
    Corrected {
        bytes: format!("[{between}{}{between}]\n", records.join(",\n")).into_bytes(),
        misfits,
    }
}

fn id(record: &Map<String, Value>) -> Option<String> {
    match record.get("id")? {
        Value::String(id) => Some(id.trim().to_owned()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn pretty(record: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(record).unwrap_or_default()
}

/// What a record says of a member; a text without a language is of that of its script.
pub(super) fn member(record: &Map<String, Value>, name: &str) -> Value {
    if let Some(value) = record.get(name) {
        return value.clone();
    }
    let usual = match name {
        "passage" => Value::from(1),
        _ => Value::Null,
    };
    let Some((plain, lang)) = name.split_once(':') else {
        return usual;
    };
    let text = record
        .get(plain)
        .and_then(Value::as_str)
        .unwrap_or_default();
    let arabic = text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    if arabic == (lang == "ar") {
        Value::from(text)
    } else {
        usual
    }
}

/// Sets members; one that holds nothing is left out.
pub(super) fn set(record: &mut Map<String, Value>, now: &RowMembers) {
    for (name, value) in now {
        let had = member(record, name);
        if let Some((plain, _)) = name.split_once(':')
            && !record.contains_key(name)
            && had != Value::Null
        {
            // It spoke for this language alone.
            record.remove(plain);
        }
        let is_nothing = matches!(value, Value::Null) || value.as_str() == Some("");
        if is_nothing {
            record.remove(name);
        } else {
            record.insert(name.clone(), value.clone());
        }
    }
}
