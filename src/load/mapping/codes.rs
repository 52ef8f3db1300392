//! What coded values stand for, where the file says so: the domains of Esri's fields, or a table of codes among
//! the members of a GeoJSON file.
//!
//! - `"fields": [{"name": "CTRL", "domain": {"codedValues": [{"code": 1, "name": "Syrian Arab Army"}]}}]`
//! - `"codes": {"CTRL": {"1": "Syrian Arab Army"}}`

use super::control_values::Codes;
use crate::model::FeatureCollection;
use crate::model::properties::{for_each, property, readable};
use serde_json::Value;

/// The codes of a column, of all files; `None` where no file has any.
pub(super) fn of_column(collection: &FeatureCollection, column: &str) -> Option<Codes> {
    let mut codes = Codes::new();
    for file in &collection.files {
        if let Some(fields) = property(&file.foreign_members, "fields") {
            add_domains(fields, column, &mut codes);
        }
        if let Some(table) =
            property(&file.foreign_members, "codes").and_then(|all| property(all, column))
        {
            for_each(table, |code, name| {
                codes.insert(code.to_owned(), readable(name));
            });
        }
    }
    (!codes.is_empty()).then_some(codes)
}

/// The coded values of a field's domain, by its name.
fn add_domains(fields: &str, column: &str, codes: &mut Codes) {
    let Ok(Value::Array(fields)) = serde_json::from_str::<Value>(fields) else {
        return;
    };
    let is_it = |field: &&Value| field.get("name").and_then(Value::as_str) == Some(column);
    let domains = fields
        .iter()
        .filter(is_it)
        .filter_map(|field| field.get("domain"));
    let values = domains.filter_map(|domain| domain.get("codedValues")?.as_array());
    for value in values.flatten() {
        let code = value.get("code").map(|code| readable(&code.to_string()));
        let name = value.get("name").and_then(Value::as_str);
        if let (Some(code), Some(name)) = (code, name) {
            codes.insert(code, name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceFile;

    fn codes(members: &str) -> Option<Codes> {
        let collection = FeatureCollection {
            files: vec![SourceFile {
                foreign_members: members.into(),
                ..SourceFile::default()
            }],
            features: Vec::new(),
        };
        of_column(&collection, "CTRL")
    }

    #[test]
    fn codes_of_both_kinds() {
        let esri = r#"{"fields":[{"name":"OTHER"},{"name":"CTRL","domain":{"type":"codedValue",
            "codedValues":[{"name":"Army","code":1},{"name":"Front","code":"x"},{"code":3}]}}]}"#;
        let expected = [("1", "Army"), ("x", "Front")];
        let expected: Codes = expected.map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(codes(esri), Some(expected));
        let own = r#"{"codes":{"CTRL":{"1":"Army"}}}"#;
        assert_eq!(
            codes(own)
                .and_then(|codes| codes.get("1").cloned())
                .as_deref(),
            Some("Army")
        );
        for broken in [
            "",
            "{}",
            r#"{"fields":7}"#,
            r#"{"codes":[1]}"#,
            r#"{"fields":[{"name":"CTRL","domain":[]}]}"#,
        ] {
            assert_eq!(codes(broken), None, "{broken}");
        }
    }
}
