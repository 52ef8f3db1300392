//! Members of JSON objects: written for readers whose format is no JSON, and taken apart unread.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// Writes the text of a JSON object, a member at a time. A name that is there already gets a number.
#[derive(Debug, Default)]
pub(super) struct MemberList {
    text: String,
    names: MemberNames,
}

impl MemberList {
    /// A member whose value is the text of a JSON value.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        let name = self.names.distinct(name);
        self.known(&name, json);
    }

    /// The same, of a name that the caller knows to be new.
    pub(super) fn known(&mut self, name: &str, json: &str) {
        self.text.push(if self.text.is_empty() { '{' } else { ',' });
        quote(name, &mut self.text);
        self.text.push(':');
        self.text.push_str(json);
    }

    /// A member whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &quoted(value));
    }

    /// The text of the object; empty where there is no member.
    pub(super) fn finish(mut self) -> Box<str> {
        if !self.text.is_empty() {
            self.text.push('}');
        }
        self.text.into()
    }
}

/// Names that are all different: each with the number to try when it comes again.
#[derive(Debug, Default)]
pub(super) struct MemberNames(BTreeMap<Box<str>, u32>);

impl MemberNames {
    /// The name itself, or with the first number from 2 that makes it another than those before.
    pub(super) fn distinct(&mut self, name: &str) -> String {
        let mut number = self.0.get(name).copied().unwrap_or(1);
        let mut found = name.to_owned();
        while self.0.contains_key(found.as_str()) {
            number = number.saturating_add(1);
            found = format!("{name}_{number}");
        }
        self.0.insert(name.into(), number);
        self.0.entry(found.as_str().into()).or_insert(1);
        found
    }
}

/// Adds a member to the text of an object that has not been closed.
pub(super) fn add_member(object: &mut String, key: &str, raw: &str) {
    object.push(if object.is_empty() { '{' } else { ',' });
    object.push_str(&serde_json::Value::from(key).to_string());
    object.push(':');
    object.push_str(raw);
}

/// A text as JSON writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(text, &mut quoted);
    quoted
}

/// Adds a text as JSON writes it.
pub(super) fn quote(text: &str, to: &mut String) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        to.push('"');
        to.push_str(text);
        to.push('"');
    } else {
        to.push_str(&serde_json::Value::from(text).to_string());
    }
}

/// A number as JSON writes it, whole ones without a point; one that JSON has no form for becomes a
/// text.
pub(super) fn number(value: f64) -> String {
    match serde_json::Number::from_f64(value) {
        Some(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").unwrap_or(&text).to_owned()
        }
        None => quoted(&value.to_string()),
    }
}

/// A number of single precision with the digits that it has, not with those of its double.
pub(super) fn single(value: f32) -> String {
    let text = value.to_string();
    if value.is_finite() {
        text
    } else {
        quoted(&text)
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text is a number as JSON writes it, so that it can stand there digit for digit.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &mut &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let count = text.len() - rest.len();
        *text = rest;
        count
    };
    let mut rest = text.strip_prefix('-').unwrap_or(text);
    let leads = rest.starts_with('0');
    let whole = digits(&mut rest);
    if whole == 0 || (leads && whole > 1) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction;
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    if let Some(power) = rest.strip_prefix(['e', 'E']) {
        rest = power.strip_prefix(['+', '-']).unwrap_or(power);
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    rest.is_empty()
}

/// The members of an object in order, their values unread.
///
/// # Errors
/// Where the text is not valid JSON, or no object.
pub(super) fn members(text: &str) -> serde_json::Result<Vec<(String, &str)>> {
    serde_json::from_str::<JsonMembers<'_>>(text).map(|object| object.0)
}

struct JsonMembers<'t>(Vec<(String, &'t str)>);

impl<'t> Deserialize<'t> for JsonMembers<'t> {
    fn deserialize<D: Deserializer<'t>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(MemberListing)
    }
}

struct MemberListing;

impl<'t> Visitor<'t> for MemberListing {
    type Value = JsonMembers<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
            list.push((name, value.get()));
        }
        Ok(JsonMembers(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let mut members = MemberList::default();
        members.text("a\"", "ب");
        members.raw("a\"", "1.50");
        assert_eq!(&*members.finish(), r#"{"a\"":"ب","a\"_2":1.50}"#);
        assert_eq!(&*MemberList::default().finish(), "");
    }

    #[test]
    fn only_numbers_of_json_are_numbers() {
        for yes in ["0", "-1.50", "12345678901234567890", "1e5"] {
            assert!(is_number(yes), "{yes}");
        }
        for no in [
            "", "007", "+1", "1.", "1 ", "1,5", "NaN", "- 1", "0x1", "\"1\"", "1 2",
        ] {
            assert!(!is_number(no), "{no}");
        }
    }
}
