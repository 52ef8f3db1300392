//! One JSON object of a file, read member by member; what has the wrong form is named with its place.

use super::json;
use super::lines::Lines;
use super::problems::Problems;
use crate::model::{Code, DateError, FilePlace, FuzzyDate, LonLatBounds, Names, properties};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// An object with its members as parts of the text.
pub(super) struct Record<'r, 't> {
    /// Where parts of the text stand; `None` where only the place of the whole is known.
    lines: Option<&'r Lines<'t>>,
    members: json::Members<'t>,
    place: FilePlace,
}

impl<'r, 't> Record<'r, 't> {
    /// Reads an element; what is no object is named and left out.
    pub(super) fn new(
        lines: &'r Lines<'t>,
        text: &'t str,
        kind: &'static str,
        problems: &mut Problems,
    ) -> Option<Self> {
        let place = lines.place_of(text);
        let mut mended = Vec::new();
        let Some(members) = json::members(text, &mut mended) else {
            let problem = problems.error(Code::BrokenRecord, place);
            problem.case("case", "no-object").case("kind", kind);
            return None;
        };
        let record = Self {
            lines: Some(lines),
            members,
            place,
        };
        record.tell_mended(&mended, problems);
        Some(record)
    }

    /// The properties of a feature that stands at a place; none where it has none.
    pub(super) fn of_properties(properties: &'t str, place: FilePlace) -> Self {
        Self {
            lines: None,
            members: json::object(properties).unwrap_or_default(),
            place,
        }
    }

    /// An object that stands in a member of this one.
    pub(super) fn inner(&self, member: &str, problems: &mut Problems) -> Option<Record<'r, 't>> {
        let raw = self.raw(member)?;
        let mut mended = Vec::new();
        let Some(members) = json::members(raw, &mut mended) else {
            self.wrong(member, "object", problems);
            return None;
        };
        let record = Record {
            lines: self.lines,
            members,
            place: self.place_of(member),
        };
        record.tell_mended(&mended, problems);
        Some(record)
    }

    /// Names the members in whose names half a character stands.
    fn tell_mended(&self, names: &[String], problems: &mut Problems) {
        for name in names {
            let problem = problems.warning(Code::LoneSurrogate, self.place_of(name));
            problem.with("member", name);
        }
    }

    /// Names the members that no record of the kind has, each with the nearest that it can have.
    pub(super) fn tell_unknown(&self, kind: &'static str, known: &[&str], problems: &mut Problems) {
        for name in self
            .members
            .keys()
            .filter(|name| !known.contains(&name.as_ref()))
        {
            let distance = |other: &&&str| strsim::damerau_levenshtein(name, other);
            let near = known
                .iter()
                .min_by_key(distance)
                .copied()
                .unwrap_or_default();
            let problem = problems.warning(Code::UnknownMember, self.place_of(name));
            problem
                .case("kind", kind)
                .with("name", name.to_string())
                .with("near", near);
        }
    }

    /// Names the record in its places from now on.
    pub(super) fn named(mut self, id: &str) -> Self {
        self.place.feature = Some(id.to_owned());
        self
    }

    /// Requires an `id` and takes it as the name; a record without one is named and left out.
    pub(super) fn with_id(self, kind: &'static str, problems: &mut Problems) -> Option<Self> {
        match self.id("id") {
            Some(id) => Some(self.named(&id)),
            None => {
                let problem = problems.error(Code::NoId, self.place());
                problem.case("kind", kind);
                None
            }
        }
    }

    /// The id that it was named with; empty before.
    pub(super) fn name(&self) -> &str {
        self.place.feature.as_deref().unwrap_or("")
    }

    pub(super) fn place(&self) -> FilePlace {
        self.place.clone()
    }

    /// The place of a member's value, or of the record where it has no such member.
    pub(super) fn place_of(&self, member: &str) -> FilePlace {
        let mut place = match (self.raw(member), self.lines) {
            (Some(raw), Some(lines)) => lines.place_of(raw),
            _ => self.place.clone(),
        };
        place.feature.clone_from(&self.place.feature);
        place.member(member)
    }

    /// The text of a member; `None` where it is missing or null.
    pub(super) fn raw(&self, member: &str) -> Option<&'t str> {
        let raw = self.members.get(member)?.get();
        (raw != "null").then_some(raw)
    }

    pub(super) fn has(&self, member: &str) -> bool {
        self.raw(member).is_some()
    }

    pub(super) fn wrong(&self, member: &str, wanted: &'static str, problems: &mut Problems) {
        let problem = problems.error(Code::WrongType, self.place_of(member));
        problem.case("wanted", wanted).with("member", member);
    }

    /// A member of some type, which `wanted` is the table of words' name for; named where it has another.
    pub(super) fn value<T: serde::de::DeserializeOwned>(
        &self,
        member: &str,
        wanted: &'static str,
        problems: &mut Problems,
    ) -> Option<T> {
        let raw = self.whole(member, problems)?;
        let value = serde_json::from_str(&raw);
        if value.is_err() {
            self.wrong(member, wanted, problems);
        }
        value.ok()
    }

    /// The text of a member, in which nothing is half a character any more.
    fn whole(&self, member: &str, problems: &mut Problems) -> Option<Cow<'t, str>> {
        let raw = self.raw(member)?;
        let Some(mended) = properties::mended(raw) else {
            return Some(Cow::Borrowed(raw));
        };
        let problem = problems.warning(Code::LoneSurrogate, self.place_of(member));
        problem.with("member", member);
        Some(Cow::Owned(mended))
    }

    /// A whole number from 0 to `most`; named where it is none, also where it is larger.
    pub(super) fn whole_number(
        &self,
        member: &str,
        wanted: &'static str,
        most: u64,
        problems: &mut Problems,
    ) -> Option<u64> {
        let number: f64 = self.value(member, wanted, problems)?;
        #[expect(clippy::cast_precision_loss, reason = "limits are far below 2^52")]
        let is_whole = number.fract() == 0.0 && (0.0..=most as f64).contains(&number);
        if !is_whole {
            self.wrong(member, wanted, problems);
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole and within limits"
        )]
        #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
        Some(number as u64)
    }

    /// The code of a country: three capitals (ISO 3166-1); empty where there is none.
    pub(super) fn country(&self, member: &str, problems: &mut Problems) -> String {
        let code = self.text(member, problems);
        let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if !code.is_empty() && !is_code {
            self.wrong(member, "country", problems);
            return String::new();
        }
        code
    }

    /// A text; empty where there is none.
    pub(super) fn text(&self, member: &str, problems: &mut Problems) -> String {
        self.value(member, "text", problems).unwrap_or_default()
    }

    /// An id: a text or a number.
    pub(super) fn id(&self, member: &str) -> Option<String> {
        let raw = self.raw(member)?;
        let text = match serde_json::from_str::<Cow<'_, str>>(raw) {
            Ok(text) => text.trim().to_owned(),
            Err(_) if raw.parse::<f64>().is_ok() => raw.to_owned(),
            Err(_) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// Two texts by language, or one text that stands for both.
    pub(super) fn names(&self, member: &str, problems: &mut Problems) -> Names {
        let Some(raw) = self.whole(member, problems) else {
            return Names::default();
        };
        let names = names(&raw);
        if names.is_none() {
            self.wrong(member, "names", problems);
        }
        names.unwrap_or_default()
    }

    /// A list of such texts; empty where one of them is none.
    pub(super) fn names_list(&self, member: &str, problems: &mut Problems) -> Vec<Names> {
        let Some(raw) = self.whole(member, problems) else {
            return Vec::new();
        };
        let list = serde_json::from_str::<Vec<&RawValue>>(&raw).ok();
        let list = list.and_then(|list| list.iter().map(|raw| names(raw.get())).collect());
        if list.is_none() {
            self.wrong(member, "texts", problems);
        }
        list.unwrap_or_default()
    }

    /// Texts in members that end in `:en` and `:ar`; the plain member goes to the language of its script.
    pub(super) fn names_by_suffix(&self, member: &str, problems: &mut Problems) -> Names {
        let mut names = Names {
            en: self.text(&format!("{member}:en"), problems),
            ar: self.text(&format!("{member}:ar"), problems),
        };
        let plain = self.text(member, problems);
        let arabic = plain.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
        let slot = if arabic { &mut names.ar } else { &mut names.en };
        if slot.is_empty() {
            *slot = plain;
        }
        names
    }

    /// A list of texts.
    pub(super) fn list(&self, member: &str, problems: &mut Problems) -> Vec<String> {
        self.value(member, "texts", problems).unwrap_or_default()
    }

    /// A list of ids, each looked up; one that is not found is named and left out.
    pub(super) fn ids<Id>(
        &self,
        member: &str,
        code: Code,
        find: impl Fn(&str) -> Option<Id>,
        problems: &mut Problems,
    ) -> Vec<Id> {
        let mut found = Vec::new();
        for id in self.list(member, problems) {
            match find(&id) {
                Some(row) => found.push(row),
                None => self.unknown(member, code, &id, problems),
            }
        }
        found
    }

    /// One id, looked up; one that is not found is named.
    pub(super) fn one_id<Id>(
        &self,
        member: &str,
        code: Code,
        find: impl Fn(&str) -> Option<Id>,
        problems: &mut Problems,
    ) -> Option<Id> {
        self.raw(member)?;
        let id = self.text(member, problems);
        let found = find(&id);
        if found.is_none() {
            self.unknown(member, code, &id, problems);
        }
        found
    }

    fn unknown(&self, member: &str, code: Code, id: &str, problems: &mut Problems) {
        let problem = problems.error(code, self.place_of(member));
        problem.case("of", "record").with("id", id);
    }

    /// A text that must be one of some words; another is named.
    pub(super) fn word<T>(
        &self,
        member: &'static str,
        read: impl Fn(&str) -> Option<T>,
        problems: &mut Problems,
    ) -> Option<T> {
        self.raw(member)?;
        let value = read(&self.text(member, problems));
        if value.is_none() {
            self.wrong(member, member, problems);
        }
        value
    }

    /// A list of such texts; those that are none of the words are named and left out.
    pub(super) fn words<T>(
        &self,
        member: &'static str,
        read: impl Fn(&str) -> Option<T>,
        problems: &mut Problems,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for text in self.list(member, problems) {
            match read(&text) {
                Some(value) => values.push(value),
                None => self.wrong(member, member, problems),
            }
        }
        values
    }

    /// An EDTF date.
    pub(super) fn date(&self, member: &str, problems: &mut Problems) -> Option<FuzzyDate> {
        self.raw(member)?;
        let text = self.text(member, problems);
        match FuzzyDate::parse_edtf(&text) {
            Ok(date) => Some(date),
            Err(_) if text.is_empty() => None,
            Err(error) => {
                let problem = problems.error(Code::BadDate, self.place_of(member));
                problem.case("of", "record").case("why", date_case(error));
                problem.with("text", text);
                None
            }
        }
    }

    /// A point: longitude and latitude in degrees.
    pub(super) fn point(&self, member: &str, problems: &mut Problems) -> Option<[f64; 2]> {
        let point: [f64; 2] = self.value(member, "point", problems)?;
        if !is_lonlat(point) {
            self.wrong(member, "point", problems);
            return None;
        }
        Some(point)
    }

    /// Bounds: west, south, east, north in degrees.
    pub(super) fn bounds(&self, member: &str, problems: &mut Problems) -> Option<LonLatBounds> {
        let [west, south, east, north]: [f64; 4] = self.value(member, "bounds", problems)?;
        let (min, max) = ([west, south], [east, north]);
        if !is_lonlat(min) || !is_lonlat(max) || west >= east || south >= north {
            self.wrong(member, "bounds", problems);
            return None;
        }
        Some(LonLatBounds { min, max })
    }
}

/// Two texts by language, or one text that stands for both.
fn names(raw: &str) -> Option<Names> {
    let text = serde_json::from_str::<String>(raw).map(Names::same);
    text.or_else(|_| serde_json::from_str(raw)).ok()
}

/// The table of words' name for what is wrong with a date.
pub(super) fn date_case(error: DateError) -> &'static str {
    match error {
        DateError::Form => "form",
        DateError::Calendar => "calendar",
        DateError::Backwards => "backwards",
    }
}

/// Whether a position can be one on the Earth in degrees.
pub(super) fn is_lonlat([lon, lat]: [f64; 2]) -> bool {
    (-360.0..=360.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}
