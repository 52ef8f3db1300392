//! What a value of the force's property says: who holds an area, and how.

use super::known;
use crate::model::{Mapping, Status, properties};
use crate::text::fold;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const CONTESTED: [&str; 16] = [
    "contested",
    "disputed",
    "mixed",
    "mixed control",
    "under contest",
    "clashes",
    "en disputa",
    "disputado",
    "contesté",
    "متنازع عليها",
    "متنازع عليه",
    "متنازع",
    "مختلطة",
    "مختلط",
    "منطقة متنازع عليها",
    "اشتباكات",
];
const SHARED: [&str; 6] = [
    "shared",
    "joint",
    "joint control",
    "shared control",
    "مشتركة",
    "سيطرة مشتركة",
];
const NOBODY: [&str; 12] = [
    "none",
    "nobody",
    "no one",
    "no control",
    "uncontrolled",
    "empty",
    "no man's land",
    "ninguno",
    "لا أحد",
    "بلا سيطرة",
    "لا سيطرة",
    "خالية",
];
const UNKNOWN: [&str; 11] = [
    "unknown",
    "n/a",
    "na",
    "unclear",
    "no data",
    "undefined",
    "desconocido",
    "inconnu",
    "غير معروف",
    "غير معروفة",
    "مجهول",
];

/// The words above, folded.
static WORDS: LazyLock<BTreeMap<String, Status>> = LazyLock::new(|| {
    let all = [
        (CONTESTED.as_slice(), Status::Contested),
        (&SHARED, Status::Shared),
        (&NOBODY, Status::None),
        (&UNKNOWN, Status::Unknown),
    ];
    let words = all
        .into_iter()
        .flat_map(|(words, status)| words.iter().map(move |word| (fold(word), status)));
    words.collect()
});

/// How a value is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ControlValue {
    pub(super) status: Status,
    /// The forces as the file names them, in its order.
    pub(super) names: Vec<String>,
}

impl ControlValue {
    pub(super) fn of(status: Status) -> Self {
        Self {
            status,
            names: Vec::new(),
        }
    }

    pub(super) fn by(name: impl Into<String>) -> Self {
        Self {
            status: Status::Control,
            names: vec![name.into()],
        }
    }
}

/// Reads values; knows which stand alone, so that a list of them is told from a name with a sign.
pub(super) struct ControlReader<'m> {
    mapping: &'m Mapping,
    alone: BTreeSet<String>,
}

impl<'m> ControlReader<'m> {
    /// With every value of the column.
    pub(super) fn new<'v>(mapping: &'m Mapping, values: impl Iterator<Item = &'v str>) -> Self {
        let alone = values.map(|raw| fold(properties::readable(raw).trim()));
        Self {
            mapping,
            alone: alone.filter(|text| !text.is_empty()).collect(),
        }
    }

    /// What a value says, with the status beside it in a file of ours.
    pub(super) fn read(&self, force: &str, status: &str) -> ControlValue {
        match Status::from_word(&properties::readable(status)) {
            Some(status) => self.own(force, status),
            None if force.starts_with('[') => self.list(force),
            None => self.text(properties::readable(force).trim()),
        }
    }

    /// As files of ours write it: a status, and ids in a list or between spaces.
    fn own(&self, force: &str, status: Status) -> ControlValue {
        let names = match list_of(force) {
            Some(names) => names,
            None => {
                let text = properties::readable(force);
                // Ids have no spaces; where one is the only holder, a name may have them.
                match status {
                    Status::Control => vec![text.trim().to_owned()],
                    _ => text.split_whitespace().map(str::to_owned).collect(),
                }
            }
        };
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        match (status, names.len()) {
            (Status::Control, 0) => ControlValue::of(Status::Unknown),
            (Status::Control, 2..) => ControlValue {
                status: Status::Shared,
                names: self.renamed(names),
            },
            _ => ControlValue {
                status,
                names: self.renamed(names),
            },
        }
    }

    /// A JSON list of names.
    fn list(&self, force: &str) -> ControlValue {
        let names = list_of(force).unwrap_or_else(|| vec![force.to_owned()]);
        match names.as_slice() {
            [] => ControlValue::of(Status::Unknown),
            [one] => self.text(one.trim()),
            _ => ControlValue {
                status: Status::Shared,
                names: self.renamed(names),
            },
        }
    }

    fn renamed(&self, names: Vec<String>) -> Vec<String> {
        let renamed = names
            .into_iter()
            .map(|name| match self.mapping.forces.get(&name) {
                Some(other) if !other.is_empty() => other.clone(),
                _ => name,
            });
        renamed.collect()
    }

    fn text(&self, text: &str) -> ControlValue {
        if let Some(other) = self.mapping.forces.get(text) {
            return match other.is_empty() {
                true => ControlValue::of(Status::None),
                false => ControlValue::by(other),
            };
        }
        if text.is_empty() {
            return ControlValue::of(Status::Unknown);
        }
        match WORDS.get(&fold(text)) {
            Some(status) => ControlValue::of(*status),
            None => self.several(text).unwrap_or_else(|| ControlValue::by(text)),
        }
    }

    /// Several names in one value, where each also stands alone or is known.
    fn several(&self, text: &str) -> Option<ControlValue> {
        // A whole value that is known, such as `SDF/YPG`, is one name.
        if known::find(text).is_some() {
            return None;
        }
        let signs = [
            (" vs. ", Status::Contested),
            (" vs ", Status::Contested),
            ("/", Status::Contested),
            ("|", Status::Contested),
            (" and ", Status::Shared),
            (" و ", Status::Shared),
            ("&", Status::Shared),
            ("+", Status::Shared),
            (";", Status::Shared),
            (",", Status::Shared),
            ("،", Status::Shared),
        ];
        signs.into_iter().find_map(|(sign, status)| {
            let names: Vec<&str> = text.split(sign).map(str::trim).collect();
            let stands_alone =
                |name: &&str| self.alone.contains(&fold(name)) || known::find(name).is_some();
            let are_names = names.len() > 1 && names.iter().all(stands_alone);
            let names = || names.iter().map(|name| (*name).to_owned()).collect();
            are_names.then(|| ControlValue {
                status,
                names: self.renamed(names()),
            })
        })
    }
}

fn list_of(raw: &str) -> Option<Vec<String>> {
    let list: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    let texts = list.iter().map(|value| properties::readable(value.get()));
    Some(texts.filter(|text| !text.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(values: &[&str], value: &str) -> (Status, Vec<String>) {
        let mapping = Mapping::default();
        let holding = ControlReader::new(&mapping, values.iter().copied()).read(value, "");
        (holding.status, holding.names)
    }

    #[test]
    fn words_and_lists() {
        let all = [r#""A""#, r#""B""#, r#""A/B""#, r#""A/C""#, r#""HTS & SDF""#];
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(reads(&all, r#""A""#), (Status::Control, names(&["A"])));
        assert_eq!(
            reads(&all, r#""A/B""#),
            (Status::Contested, names(&["A", "B"]))
        );
        assert_eq!(reads(&all, r#""A/C""#), (Status::Control, names(&["A/C"])));
        assert_eq!(
            reads(&all, r#""HTS & SDF""#),
            (Status::Shared, names(&["HTS", "SDF"]))
        );
        assert_eq!(
            reads(&all, r#""SDF/YPG""#),
            (Status::Control, names(&["SDF/YPG"]))
        );
        assert_eq!(reads(&all, r#""متنازع عليها""#).0, Status::Contested);
        assert_eq!(reads(&all, r#""No control""#).0, Status::None);
        assert_eq!(reads(&all, "").0, Status::Unknown);
        assert_eq!(reads(&all, "7"), (Status::Control, names(&["7"])));
        assert_eq!(
            reads(&all, r#"["A","B"]"#),
            (Status::Shared, names(&["A", "B"]))
        );
    }

    #[test]
    fn a_file_of_ours_says_its_status() {
        let mapping = Mapping::default();
        let reader = ControlReader::new(&mapping, std::iter::empty());
        let read = |force, status| reader.read(force, status);
        assert_eq!(read(r#""isis""#, r#""control""#), ControlValue::by("isis"));
        assert_eq!(read(r#"["isis","sdf"]"#, r#""contested""#).names.len(), 2);
        assert_eq!(read(r#""isis sdf""#, r#""shared""#).names.len(), 2);
        assert_eq!(read("[]", r#""none""#), ControlValue::of(Status::None));
    }

    #[test]
    fn the_person_has_the_last_word() {
        let mut mapping = Mapping::default();
        mapping.forces.insert("X".to_owned(), "ISIS".to_owned());
        mapping.forces.insert("Y".to_owned(), String::new());
        let reader = ControlReader::new(&mapping, std::iter::empty());
        assert_eq!(reader.read(r#""X""#, ""), ControlValue::by("ISIS"));
        assert_eq!(reader.read(r#""Y""#, ""), ControlValue::of(Status::None));
    }
}
