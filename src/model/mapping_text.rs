//! A mapping as people write it: the members of a reading in a file, or one of them on the command line.

use super::mapping::{Mapping, TimeFrom};
use serde_json::{Map, Value};

/// The one member that is a number or nothing.
const EVENT_DAYS: &str = "event_days";

/// Why a reading cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// It is no JSON object.
    #[error("it is no JSON object")]
    NotJson,
    /// No mapping has a member of that name.
    #[error("no reading has `{name}`; the nearest is `{near}`")]
    UnknownMember {
        /// The name.
        name: String,
        /// The nearest that there is.
        near: String,
    },
    /// A value cannot be that of its member.
    #[error("the value of `{name}` cannot be used")]
    BadValue {
        /// The name of the member.
        name: String,
    },
}

impl Mapping {
    /// The names of all members.
    pub fn members() -> Vec<String> {
        members(&Self::default()).keys().cloned().collect()
    }

    /// The mapping that a JSON object says; what it does not say is as in this one.
    ///
    /// # Errors
    /// When the text is no object, or has a member that a mapping has not, or a value of another kind.
    ///
    /// ```
    /// use kharita::model::Mapping;
    /// let mapping = Mapping::default().with_json(r#"{"force": "Controller"}"#)?;
    /// assert_eq!(mapping.force.as_deref(), Some("Controller"));
    /// assert!(Mapping::default().with_json(r#"{"forse": "Controller"}"#).is_err());
    /// # Ok::<(), kharita::model::MappingError>(())
    /// ```
    pub fn with_json(&self, text: &str) -> Result<Self, MappingError> {
        let Ok(Value::Object(said)) = serde_json::from_str(text) else {
            return Err(MappingError::NotJson);
        };
        let mut mapping = self.clone();
        for (name, value) in said {
            mapping = mapping.with_value(&name, value)?;
        }
        Ok(mapping)
    }

    /// The same with one member as people type it: the name of a property, `none`, `true`, or JSON.
    ///
    /// # Errors
    /// When a mapping has no such member, or the value is of another kind.
    pub fn with(&self, name: &str, text: &str) -> Result<Self, MappingError> {
        let name = name.trim().replace('-', "_");
        let text = text.trim();
        let is_text = name != EVENT_DAYS && members(self).get(&name).is_some_and(is_textual);
        let value = match text {
            "" | "none" if is_text || name == EVENT_DAYS => Value::Null,
            text if is_text => Value::from(text),
            text => serde_json::from_str(text).unwrap_or_else(|_plain| Value::from(text)),
        };
        let mapping = self.with_value(&name, value)?;
        let is_dated = mapping.begin.is_some() || mapping.end.is_some();
        let is_of_time = ["begin", "end"].contains(&name.as_str());
        Ok(Self {
            // Whoever names the property of a date wants it read.
            time: if is_of_time && is_dated {
                TimeFrom::Properties
            } else {
                mapping.time
            },
            ..mapping
        })
    }

    fn with_value(&self, name: &str, value: Value) -> Result<Self, MappingError> {
        let mut all = members(self);
        let Some(member) = all.get_mut(name) else {
            return Err(MappingError::UnknownMember {
                name: name.to_owned(),
                near: near(name, &all),
            });
        };
        *member = value;
        let bad = |_error| MappingError::BadValue {
            name: name.to_owned(),
        };
        serde_json::from_value(Value::Object(all)).map_err(bad)
    }

    /// As a reading is written into a file: what says something, in the order of the members.
    pub fn to_json(&self) -> String {
        let plain = members(&Self::default());
        let said = members(self).into_iter();
        let said: Map<String, Value> = said
            .filter(|(name, value)| plain.get(name) != Some(value))
            .collect();
        let text = serde_json::to_string_pretty(&said).unwrap_or_default();
        format!("{text}\n")
    }
}

fn members(mapping: &Mapping) -> Map<String, Value> {
    match serde_json::to_value(mapping) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

/// Whether a member holds a text: such members are null or a text, all others are of another kind.
fn is_textual(value: &Value) -> bool {
    matches!(value, Value::Null | Value::String(_))
}

/// The name of a member that is most like another.
fn near(name: &str, all: &Map<String, Value>) -> String {
    let distance = |other: &&String| strsim::damerau_levenshtein(name, other);
    all.keys().min_by_key(distance).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_by_their_names() {
        let mapping = Mapping::default();
        let set = |name: &str, text: &str| mapping.with(name, text);
        assert_eq!(
            set("force", "Held by").map(|m| m.force),
            Ok(Some("Held by".to_owned()))
        );
        assert_eq!(
            set("name-ar", "الاسم").map(|m| m.name_ar),
            Ok(Some("الاسم".to_owned()))
        );
        assert_eq!(set("force", "none").map(|m| m.force), Ok(None));
        assert_eq!(
            set("begin", "since").map(|m| m.time),
            Ok(TimeFrom::Properties)
        );
        assert_eq!(
            set("time", "file-names").map(|m| m.time),
            Ok(TimeFrom::FileNames)
        );
        assert_eq!(set("end_counts", "true").map(|m| m.end_counts), Ok(true));
        assert_eq!(set("id", "7").map(|m| m.id), Ok(Some("7".to_owned())));
        assert_eq!(
            set("forse", "x"),
            Err(MappingError::UnknownMember {
                name: "forse".to_owned(),
                near: "force".to_owned()
            })
        );
        assert!(set("end_counts", "perhaps").is_err());
        assert_eq!(set("event_days", "7").map(|m| m.event_days), Ok(Some(7)));
        assert_eq!(set("event-days", "none").map(|m| m.event_days), Ok(None));
        assert!(set("event_days", "a week").is_err());
        assert_eq!(mapping.with_json("[1]"), Err(MappingError::NotJson));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mapping = Mapping::default()
            .with("force", "Controller")
            .and_then(|m| m.with("begin", "since"));
        let mapping = mapping.expect("members that there are");
        assert_eq!(
            Mapping::default().with_json(&mapping.to_json()),
            Ok(mapping)
        );
    }
}
