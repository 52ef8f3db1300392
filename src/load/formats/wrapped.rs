//! Collections and features of GeoJSON inside another object, as answers of services have them:
//! `{"map": {"type": "FeatureCollection", …}}`, `{"days": [{"type": "FeatureCollection", …}, …]}`.

use super::json_kind;
use super::members::members;
use serde_json::value::RawValue;
use std::ops::Range;

/// Collections are looked for down to this depth.
const DEEPEST: usize = 6;

/// Where the collections stand in a text that is an object around them; empty where it is none.
pub(super) fn collections(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let object = text.trim_start();
    if object.starts_with('{') && json_kind::says_nothing(object) {
        look(text, object, DEEPEST, &mut found);
    }
    found
}

fn look(whole: &str, object: &str, depth: usize, found: &mut Vec<Range<usize>>) {
    let Ok(members) = members(object) else { return };
    let is_collection = members.iter().any(|(name, value)| {
        let kind = serde_json::from_str::<String>(value);
        let is_of_features = |kind: String| kind == "FeatureCollection" || kind == "Feature";
        name == "type" && kind.is_ok_and(is_of_features)
    });
    if is_collection {
        // Both are slices of one text.
        let start = object.as_ptr() as usize - whole.as_ptr() as usize;
        found.push(start..start + object.len());
    } else if depth > 0 {
        for (_, value) in members {
            look_within(whole, value, depth - 1, found);
        }
    }
}

/// Looks at a value: an object, or each object of a list.
fn look_within(whole: &str, value: &str, depth: usize, found: &mut Vec<Range<usize>>) {
    if value.starts_with('{') {
        look(whole, value, depth, found);
    } else if value.starts_with('[') && value.contains("\"Feature") {
        let list: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        for object in list
            .iter()
            .map(|value| value.get())
            .filter(|value| value.starts_with('{'))
        {
            look(whole, object, depth, found);
        }
    }
}

/// The collections alone, all else a space, so that lines and columns stay what they are.
pub(super) fn unwrapped(text: &str, collections: &[Range<usize>]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    for range in collections {
        blank(&text[at..range.start], &mut plain);
        plain.push_str(&text[range.clone()]);
        at = range.end;
    }
    blank(&text[at..], &mut plain);
    plain
}

fn blank(text: &str, to: &mut String) {
    to.extend(text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collections_inside_are_found_and_stay_where_they_are() {
        let inner = r#"{"type":"FeatureCollection","features":[]}"#;
        let text = format!("{{\"ok\":true,\n \"map\":{inner},\"more\":{{\"b\":{inner}}}}}");
        let found = collections(&text);
        assert_eq!(found.len(), 2);
        let list = format!("{{\"days\":[{inner},{inner}]}}");
        assert_eq!(collections(&list).len(), 2);
        let plain = unwrapped(&text, &found);
        assert_eq!(plain.len(), text.len());
        assert!(found.iter().all(|range| &plain[range.clone()] == inner));
        for other in [
            inner,
            "[1]",
            "{\"a\":1}",
            "{\"features\":[],\"a\":{\"type\":\"FeatureCollection\"}}",
            "{",
        ] {
            assert!(collections(other).is_empty(), "{other}");
        }
    }
}
