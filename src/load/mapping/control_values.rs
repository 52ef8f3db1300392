//! What a value of the force's property says: who holds an area, and how.

use super::name_lists::{AGAINST, parts, word_and_rest};
use super::spellings::{self, Spellings};
use super::{actors, allies};
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

/// What coded values stand for: code → name.
pub(super) type Codes = BTreeMap<String, String>;

/// Texts longer than this, in bytes, are not taken apart.
const LONGEST_LIST: usize = 400;

/// Reads values; knows which stand alone, so that a list of them is told from a name with a sign.
pub(super) struct ControlReader<'m> {
    mapping: &'m Mapping,
    codes: Option<&'m Codes>,
    /// What forces are called instead, by the keys of their names.
    renamed: BTreeMap<String, String>,
    /// Which spellings are one force.
    pub(super) spellings: Spellings,
    /// The keys of the values that are but one name.
    alone: BTreeSet<String>,
}

impl<'m> ControlReader<'m> {
    /// With every value of the column, and the table of its codes.
    pub(super) fn new<'v>(
        mapping: &'m Mapping,
        codes: Option<&'m Codes>,
        values: impl Iterator<Item = &'v str>,
    ) -> Self {
        let texts: Vec<String> = values
            .map(|raw| {
                let text = properties::readable(raw).trim().to_owned();
                let name = codes.and_then(|codes| codes.get(&text));
                name.cloned().unwrap_or(text)
            })
            .filter(|text| !text.is_empty())
            .collect();
        let spellings = Spellings::of(texts.iter().map(String::as_str));
        let alone = texts.iter().map(|text| spellings.key(text)).collect();
        let renamed = mapping.renamed.iter();
        Self {
            renamed: renamed
                .map(|(old, new)| (spellings.key(old), new.clone()))
                .collect(),
            mapping,
            codes,
            spellings,
            alone,
        }
    }

    /// What a value says, with the status beside it in a file of ours.
    pub(super) fn read(&self, force: &str, status: &str) -> ControlValue {
        let mut said = self.said(force, status);
        for name in &mut said.names {
            if let Some(other) = self.renamed.get(&self.spellings.key(name)) {
                name.clone_from(other);
            }
        }
        said
    }

    fn said(&self, force: &str, status: &str) -> ControlValue {
        match Status::from_word(&properties::readable(status)) {
            Some(status) => self.own(force, status),
            None if force.starts_with('[') => self.list(force),
            None => self.text(properties::readable(force).trim()),
        }
    }

    /// What a plain text says.
    pub(super) fn plain(&self, text: &str) -> ControlValue {
        self.text(text.trim())
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
        let text = self.named(text);
        if let Some(other) = self.mapping.forces.get(text) {
            return if other.is_empty() {
                ControlValue::of(Status::None)
            } else {
                ControlValue::by(other)
            };
        }
        let text = spellings::visible(text);
        if text.is_empty() {
            return ControlValue::of(Status::Unknown);
        }
        if let Some(status) = WORDS.get(&fold(&text)) {
            return ControlValue::of(*status);
        }
        if spellings::find(&text).is_some() {
            return ControlValue::by(text);
        }
        // What is as long as a paragraph is no list of names, and to look for one takes long.
        if text.len() > LONGEST_LIST {
            return ControlValue::by(text);
        }
        self.worded(&text)
            .or_else(|| self.several(&text))
            .unwrap_or_else(|| ControlValue::by(text))
    }

    /// What a coded value stands for, by the table of codes that the file brings.
    fn named<'t>(&'t self, text: &'t str) -> &'t str {
        self.codes
            .and_then(|codes| codes.get(text))
            .map_or(text, String::as_str)
    }

    /// A word for a fight or for holding together, with the names: `Contested (SDF, SNA)`,
    /// `disputed: SAA | ISIS`, `SDF/SAA – shared`.
    fn worded(&self, text: &str) -> Option<ControlValue> {
        let (status, rest, is_marked) =
            word_and_rest(text, |word| WORDS.get(&fold(word)).copied())?;
        let names = parts(rest, |name| self.stands_alone(name));
        let all_stand = names.iter().all(|name| self.stands_alone(name));
        match names.len() {
            0 => None,
            // A mark that stands apart from the names says that names follow; without it they must be known.
            1 if all_stand => Some(self.holding(status, &names)),
            1 => is_marked.then(|| ControlValue::of(status)),
            _ => (is_marked || all_stand).then(|| self.holding(status, &names)),
        }
    }

    fn holding(&self, status: Status, names: &[&str]) -> ControlValue {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        ControlValue {
            status,
            names: self.renamed(names),
        }
    }

    /// Whether a name is a force, known or of a value of its own in the column.
    fn stands_alone(&self, name: &str) -> bool {
        let name = self.named(name);
        let is_word = WORDS.contains_key(&fold(name));
        let is_known = || spellings::find(name).is_some() || actors::find(name).is_some();
        !is_word && (is_known() || self.alone.contains(&self.spellings.key(name)))
    }

    /// Several names in one value, where each also stands alone or is known.
    fn several(&self, text: &str) -> Option<ControlValue> {
        if let Some((a, b)) = spellings::in_two_scripts(text)
            && !(self.stands_alone(a) && self.stands_alone(b))
        {
            // One name in two languages.
            return None;
        }
        let names = parts(text, |name| self.stands_alone(name));
        if names.len() < 2 || !names.iter().all(|name| self.stands_alone(name)) {
            return None;
        }
        // One force under two of its names, such as `داعش / ISIS`.
        let keys: BTreeSet<String> = names.iter().map(|name| self.spellings.key(name)).collect();
        if keys.len() == 1 {
            return Some(ControlValue::by(names[0]));
        }
        Some(self.holding(self.status_of(text, &names), &names))
    }

    /// What the sign between names says. A stroke says that they fight, but for those who fight side by
    /// side.
    fn status_of(&self, text: &str, names: &[&str]) -> Status {
        let folded = format!(" {} ", text.to_lowercase());
        if AGAINST.iter().any(|word| folded.contains(word)) {
            return Status::Contested;
        }
        let is_stroke = text.contains(['/', '|', '\\']);
        let are_allies = names.iter().enumerate().all(|(n, a)| {
            let before = &names[..n];
            before.iter().all(|b| allies::are_allies(a, b))
        });
        if is_stroke && !are_allies {
            Status::Contested
        } else {
            Status::Shared
        }
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
        let holding = ControlReader::new(&mapping, None, values.iter().copied()).read(value, "");
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
        assert_eq!(
            reads(&all, r#""داعش / ISIS""#),
            (Status::Control, names(&["داعش"]))
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
        let reader = ControlReader::new(&mapping, None, std::iter::empty());
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
        let reader = ControlReader::new(&mapping, None, std::iter::empty());
        assert_eq!(reader.read(r#""X""#, ""), ControlValue::by("ISIS"));
        assert_eq!(reader.read(r#""Y""#, ""), ControlValue::of(Status::None));
    }
}
