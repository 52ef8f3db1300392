//! Members of objects as files wrote them.

use crate::model::properties::for_each;
use serde_json::Value;

/// Appends the members of an object that are wanted, separated by commas, values to the letter.
pub(super) fn members(object: &str, text: &mut Vec<u8>, mut wanted: impl FnMut(&str) -> bool) {
    for_each(object, |name, value| {
        if !wanted(name) {
            return;
        }
        if !text.is_empty() {
            text.push(b',');
        }
        text.extend_from_slice(Value::from(name).to_string().as_bytes());
        text.push(b':');
        text.extend_from_slice(value.as_bytes());
    });
}
