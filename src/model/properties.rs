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
/// one name counts, as most readers have it. Where none is called so, `control.force` is the member
/// `force` of the object `control`.
///
/// ```
/// use kharita::model::properties::property;
/// let object = r#"{"control": {"force": "SDF"}, "a.b": 1}"#;
/// assert_eq!(property(object, "control.force"), Some("\"SDF\""));
/// assert_eq!(property(object, "a.b"), Some("1"));
/// ```
pub fn property<'t>(object: &'t str, name: &str) -> Option<&'t str> {
    own(object, name).or_else(|| {
        name.match_indices('.').find_map(|(at, _)| {
            let inner = own(object, &name[..at])?;
            property(inner, &name[at + 1..])
        })
    })
}

fn own<'t>(object: &'t str, name: &str) -> Option<&'t str> {
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
        Some(b'"') => {
            let mended = mended(value);
            let value = mended.as_deref().unwrap_or(value);
            serde_json::from_str(value).unwrap_or_else(|_broken| value.to_owned())
        }
        _ if value == "null" => String::new(),
        _ => value.to_owned(),
    }
}

/// The text of a JSON value in which each half of a character that stands alone (a surrogate
/// without its other half, which is no text) is replaced by the sign for what cannot be read;
/// `None` where there is none.
///
/// ```
/// use kharita::model::properties::mended;
/// assert_eq!(mended(r#""a\ud83d b""#).as_deref(), Some(r#""a\ufffd b""#));
/// assert_eq!(mended(r#""\ud83d\ude00 \\ud83d""#), None);
/// ```
pub fn mended(json: &str) -> Option<String> {
    let unit = |at: usize| {
        let escape = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escape, 16).ok()
    };
    let (mut mended, mut kept) = (String::new(), 0);
    let mut at = 0;
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        let length = match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended.push_str(json.get(kept..at)?);
                mended.push_str("\\ufffd");
                kept = at + 6;
                6
            }
            _ => 2,
        };
        at += length;
    }
    (kept > 0).then(|| mended + json.get(kept..).unwrap_or_default())
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
