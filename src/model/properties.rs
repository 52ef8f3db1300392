//! Properties as files write them: the text of a JSON object, read where it is asked for.

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Calls `tell` with each property's name and the text of its value, in the order of the file.
///
/// ```
/// use kharita::model::properties::for_each;
/// let mut told = Vec::new();
/// for_each(r#"{"a": 1.50, "b": "x"}"#, |name, value| told.push(format!("{name}={value}")));
/// assert_eq!(told, ["a=1.50", "b=\"x\""]);
/// ```
pub fn for_each<'t>(object: &'t str, tell: impl FnMut(&str, &'t str)) {
    if object.is_empty() {
        return;
    }
    let mut reader = serde_json::Deserializer::from_str(object);
    // What is no object has no properties.
    reader.deserialize_map(Each(tell)).unwrap_or_default();
}

/// The text of the value of a property; `None` where there is none of that name. The last of two of
/// one name counts, as most readers have it.
pub fn property<'t>(object: &'t str, name: &str) -> Option<&'t str> {
    if object.is_empty() {
        return None;
    }
    let mut reader = serde_json::Deserializer::from_str(object);
    reader.deserialize_map(One(name)).ok().flatten()
}

/// A value as a person reads it: a text without its quotes, nothing for `null`, the rest as it is.
///
/// ```
/// use kharita::model::properties::readable;
/// assert_eq!(readable(r#""a\u0628""#), "aب");
/// assert_eq!(readable("1.50"), "1.50");
/// assert_eq!(readable("null"), "");
/// ```
pub fn readable(value: &str) -> String {
    match value.as_bytes().first() {
        Some(b'"') => serde_json::from_str(value).unwrap_or_else(|_broken| value.to_owned()),
        _ if value == "null" => String::new(),
        _ => value.to_owned(),
    }
}

struct Each<F>(F);

impl<'de, F: FnMut(&str, &'de str)> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((name, value)) = map.next_entry::<Name<'_>, &'de RawValue>()? {
            (self.0)(&name.0, value.get());
        }
        Ok(())
    }
}

struct One<'n>(&'n str);

impl<'de> Visitor<'de> for One<'_> {
    type Value = Option<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(name) = map.next_key::<Name<'_>>()? {
            if name.0 == self.0 {
                found = Some(map.next_value::<&RawValue>()?.get());
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// A name that is borrowed where the file writes it without escapes.
#[derive(serde::Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_found_whatever_stands_around_it() {
        let object = r#"{"a\"b": {"c": 1}, "ق": 12345678901234567890, "a": 1, "a": 2}"#;
        assert_eq!(property(object, "a\"b"), Some(r#"{"c": 1}"#));
        assert_eq!(property(object, "ق"), Some("12345678901234567890"));
        assert_eq!(property(object, "a"), Some("2"));
        assert_eq!(property(object, "b"), None);
        assert_eq!(property("", "a"), None);
        assert_eq!(property("[1]", "a"), None);
    }
}
