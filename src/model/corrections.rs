//! Corrections of a data set: a list of differences by the ids of its files, as an overlay holds them beside it.
//! A difference says how a row was and how it is now, so that it is known where the data set says
//! otherwise meanwhile.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// What an overlay's file is, so that it is told from any other JSON.
pub const OVERLAY_FORMAT: &str = "kharita-overlay";

/// What the name of an overlay ends in, after the name of the data set that it lies beside.
pub const OVERLAY_ENDING: &str = ".overlay.json";

/// The version that is written, and the latest that is read.
pub const OVERLAY_VERSION: u64 = 1;

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// What an area is called.
    Area,
    /// A source.
    Source,
    /// The text of a source in a language; its id is that of the source, a dot, and the language.
    Text,
    /// A change.
    Change,
    /// Which words of a source speak of a change; its id is `change source#paragraph`.
    Passage,
    /// What a source expected.
    Assessment,
}

impl RowKind {
    /// Every kind, in the order in which overlays list them.
    pub const ALL: [RowKind; 6] = [
        RowKind::Area,
        RowKind::Source,
        RowKind::Text,
        RowKind::Change,
        RowKind::Passage,
        RowKind::Assessment,
    ];

    /// The word that files and tables of words use.
    pub fn word(self) -> &'static str {
        match self {
            RowKind::Area => "area",
            RowKind::Source => "source",
            RowKind::Text => "text",
            RowKind::Change => "change",
            RowKind::Passage => "passage",
            RowKind::Assessment => "assessment",
        }
    }
}

/// The members of a row by their names, as its file writes them.
pub type RowMembers = BTreeMap<String, Value>;

/// How one row differs from the data set.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// It is new.
    Added(RowMembers),
    /// Some of its members are otherwise: as they were, and as they are now.
    Changed(RowMembers, RowMembers),
    /// It no longer holds; as it was.
    Withdrawn(RowMembers),
}

impl Correction {
    /// What differs between two states of a row; `None` where nothing does.
    pub fn between(was: Option<&RowMembers>, now: Option<&RowMembers>) -> Option<Self> {
        match (was, now) {
            (None, None) => None,
            (None, Some(now)) => Some(Correction::Added(now.clone())),
            (Some(was), None) => Some(Correction::Withdrawn(was.clone())),
            (Some(was), Some(now)) => {
                let nothing = Value::from("");
                let of =
                    |row: &RowMembers, name: &String| row.get(name).unwrap_or(&nothing).clone();
                let names = was.keys().chain(now.keys());
                let differs = |name: &&String| of(was, name) != of(now, name);
                let names: Vec<&String> = names.filter(differs).collect();
                let part = |row: &RowMembers| -> RowMembers {
                    let members = names.iter();
                    members
                        .map(|name| ((*name).clone(), of(row, name)))
                        .collect()
                };
                (!names.is_empty()).then(|| Correction::Changed(part(was), part(now)))
            }
        }
    }

    /// What the members that differ are now; `None` for what was withdrawn.
    pub fn now(&self) -> Option<&RowMembers> {
        match self {
            Correction::Added(now) | Correction::Changed(_, now) => Some(now),
            Correction::Withdrawn(_) => None,
        }
    }

    /// What the members that differ were; `None` for what is new.
    pub fn was(&self) -> Option<&RowMembers> {
        match self {
            Correction::Changed(was, _) | Correction::Withdrawn(was) => Some(was),
            Correction::Added(_) => None,
        }
    }

    /// The row as the data set has it, where it is known how it is now.
    fn row_before(&self, now: Option<&RowMembers>) -> Option<RowMembers> {
        match self {
            Correction::Added(_) => None,
            Correction::Withdrawn(was) => Some(was.clone()),
            Correction::Changed(was, _) => {
                let mut row = now.cloned().unwrap_or_default();
                row.extend(was.clone());
                Some(row)
            }
        }
    }
}

/// Corrections of a data set; at most one for each row, so that the order in which they were made is no
/// part of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// The id of the data set that they were made for; empty where they fit any.
    pub of: String,
    rows: BTreeMap<(RowKind, String), Correction>,
}

impl Corrections {
    /// None yet, for the data set with an id.
    pub fn none_of(dataset: &str) -> Self {
        Self {
            of: dataset.to_owned(),
            rows: BTreeMap::new(),
        }
    }

    /// How many rows differ.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The difference of a row.
    pub fn get(&self, kind: RowKind, id: &str) -> Option<&Correction> {
        self.rows.get(&(kind, id.to_owned()))
    }

    /// Every difference, in the order of [`RowKind::ALL`] and of ids.
    pub fn iter(&self) -> impl Iterator<Item = (RowKind, &str, &Correction)> {
        let rows = self.rows.iter();
        rows.map(|((kind, id), correction)| (*kind, id.as_str(), correction))
    }

    /// Those of one kind.
    pub fn of_kind(&self, kind: RowKind) -> impl Iterator<Item = (&str, &Correction)> {
        let all = self.iter();
        all.filter(move |(of, ..)| *of == kind)
            .map(|(_, id, correction)| (id, correction))
    }

    /// Sets a difference as a file has it, in the place of any other of the row.
    pub fn set(&mut self, kind: RowKind, id: &str, correction: Correction) {
        self.rows.insert((kind, id.to_owned()), correction);
    }

    /// Takes the difference of a row back: it is as the data set has it.
    pub fn forget(&mut self, kind: RowKind, id: &str) -> bool {
        self.rows.remove(&(kind, id.to_owned())).is_some()
    }

    /// Makes a row otherwise, from what it is on the map to what it is to be: what was corrected before
    /// counts from what the data set has. A row that comes back to that differs no more.
    pub fn put(
        &mut self,
        kind: RowKind,
        id: &str,
        shown: Option<&RowMembers>,
        now: Option<&RowMembers>,
    ) {
        let key = (kind, id.to_owned());
        let base = match self.rows.remove(&key) {
            Some(before) => before.row_before(shown),
            None => shown.cloned(),
        };
        if let Some(correction) = Correction::between(base.as_ref(), now) {
            self.rows.insert(key, correction);
        }
    }

    /// As their file holds them: the same corrections, the same bytes.
    pub fn to_json(&self) -> String {
        let file = OverlayFile {
            format: OVERLAY_FORMAT,
            version: OVERLAY_VERSION,
            of: &self.of,
            differences: self
                .iter()
                .map(|(kind, id, correction)| DifferenceRow {
                    kind,
                    id,
                    correction,
                })
                .collect(),
        };
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// One difference as a file holds it: its kind, its id, what it says; or why it is none: `no-object`,
    /// `no-kind`, `no-row` or `id`.
    ///
    /// # Errors
    /// The word for what is wrong with it.
    pub fn read_one(value: &Value) -> Result<(RowKind, String, Correction), &'static str> {
        let Value::Object(record) = value else {
            return Err("no-object");
        };
        let named = RowKind::ALL
            .into_iter()
            .find_map(|kind| Some((kind, record.get(kind.word())?)));
        let (kind, id) = named.ok_or("no-kind")?;
        let id = id.as_str().map(str::trim).filter(|id| !id.is_empty());
        let id = id.ok_or("id")?;
        let row = |name: &str| match record.get(name) {
            Some(Value::Object(members)) => Ok(Some(members_of(members))),
            None | Some(Value::Null) => Ok(None),
            Some(_) => Err("no-row"),
        };
        let correction = match (row("was")?, row("now")?) {
            (None, None) => return Err("no-row"),
            (None, Some(now)) => Correction::Added(now),
            (Some(was), None) => Correction::Withdrawn(was),
            (Some(was), Some(now)) => Correction::Changed(was, now),
        };
        Ok((kind, id.to_owned(), correction))
    }
}

fn members_of(members: &Map<String, Value>) -> RowMembers {
    let members = members.iter();
    members
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

#[derive(Serialize)]
struct OverlayFile<'c> {
    format: &'static str,
    version: u64,
    of: &'c str,
    differences: Vec<DifferenceRow<'c>>,
}

/// One difference: its kind with its id, then how the row was and is.
struct DifferenceRow<'c> {
    kind: RowKind,
    id: &'c str,
    correction: &'c Correction,
}

impl Serialize for DifferenceRow<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        map.serialize_entry(self.kind.word(), self.id)?;
        if let Some(was) = self.correction.was() {
            map.serialize_entry("was", was)?;
        }
        if let Some(now) = self.correction.now() {
            map.serialize_entry("now", now)?;
        }
        map.end()
    }
}

impl fmt::Display for RowKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
