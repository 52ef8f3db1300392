//! A list of states in one property: objects with a time each, pairs of a date and what holds from then on,
//! or an object whose names are dates. It may lie within another object, and may be JSON in a text.

use super::super::convention::Convention;
use super::super::names::{BEGIN, END, TIME, time_rank};
use super::super::time_value::Said;
use super::super::times;
use super::state_shape::FeatureStates;
use super::{Member, names_beside};
use crate::model::Feature;
use crate::model::properties::{for_each, property, readable};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// A history may lie within so many objects.
const DEEPEST: usize = 3;

/// What a date is called that has no name of its own.
const DATE: &str = "date";

/// Where the history of features stands.
#[derive(Debug)]
pub(super) struct History {
    /// The property, or the path to it.
    pub(super) path: String,
    /// The last part of the path.
    leaf: String,
    /// What features have beside it.
    beside: BTreeSet<String>,
}

/// What is known of a place where a history may stand.
#[derive(Default)]
struct Candidate {
    /// Values that are histories, all values, and states.
    histories: usize,
    values: usize,
    states: usize,
}

impl History {
    /// Finds a property in which nearly all values are histories, and some of several states.
    pub(super) fn of(sample: &[&Feature]) -> Option<Self> {
        let mut candidates: BTreeMap<String, Candidate> = BTreeMap::new();
        for feature in sample {
            for text in [&*feature.properties, &*feature.foreign_members] {
                for_each(text, |name, value| {
                    look(name, value, DEEPEST, &mut candidates)
                });
            }
        }
        let is_history = |candidate: &Candidate| {
            candidate.histories * 10 >= candidate.values * 9
                && candidate.states > candidate.histories
        };
        let found = candidates
            .into_iter()
            .filter(|(_, candidate)| is_history(candidate));
        let (path, _) = found.max_by_key(|(_, candidate)| candidate.states)?;
        let leaf = path.rsplit('.').next().unwrap_or(&path).to_owned();
        let top = path.split('.').next().unwrap_or(&path);
        let beside = names_beside(sample, &[top, &path]);
        Some(Self { leaf, beside, path })
    }

    /// The states of a feature.
    pub(super) fn split(&self, feature: &Feature) -> FeatureStates {
        let raw = property(&feature.properties, &self.path)
            .or_else(|| property(&feature.foreign_members, &self.path));
        let Some(states) = raw.and_then(|raw| states(raw, &self.leaf)) else {
            return FeatureStates::default();
        };
        let named = |(name, value): Member| (self.name_beside(name), value);
        FeatureStates {
            common: self.common(feature),
            states: states
                .into_iter()
                .map(|state| state.into_iter().map(named).collect())
                .collect(),
            is_uneven: false,
        }
    }

    /// What a member of a state is called beside what the feature has.
    fn name_beside(&self, name: String) -> String {
        if self.beside.contains(&name) {
            format!("{}.{name}", self.leaf)
        } else {
            name
        }
    }

    /// What a feature has beside its history: of an object that holds it, each other member.
    fn common(&self, feature: &Feature) -> Vec<Member> {
        let mut common = Vec::new();
        for_each(&feature.properties, |name, value| {
            self.add_common(name, value, &mut common)
        });
        common
    }

    fn add_common(&self, path: &str, value: &str, common: &mut Vec<Member>) {
        if path == self.path {
            return;
        }
        let is_around = self
            .path
            .strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('.'));
        if is_around && value.starts_with('{') {
            for_each(value, |name, value| {
                self.add_common(&format!("{path}.{name}"), value, common);
            });
        } else {
            common.push((path.to_owned(), value.to_owned()));
        }
    }
}

/// Looks at a value, and at the members of an object.
fn look(path: &str, value: &str, depth: usize, candidates: &mut BTreeMap<String, Candidate>) {
    if value == "null" || value == "\"\"" {
        return;
    }
    let states = states(value, path);
    if states.is_some() || candidates.contains_key(path) {
        let candidate = candidates.entry(path.to_owned()).or_default();
        candidate.values += 1;
        if let Some(states) = states {
            candidate.histories += 1;
            candidate.states += states.len();
            return;
        }
    }
    if depth > 1 && value.starts_with('{') {
        for_each(value, |name, value| {
            look(&format!("{path}.{name}"), value, depth - 1, candidates);
        });
    }
}

/// The states that a value holds; `None` where it is no history.
fn states(raw: &str, leaf: &str) -> Option<Vec<Vec<Member>>> {
    match raw.as_bytes().first()? {
        b'"' => {
            let text = readable(raw);
            let text = text.trim();
            text.starts_with(['[', '{'])
                .then(|| states(text, leaf))
                .flatten()
        }
        b'[' => of_list(raw, leaf),
        b'{' => by_date(raw, leaf),
        _ => None,
    }
}

fn of_list(raw: &str, leaf: &str) -> Option<Vec<Vec<Member>>> {
    let list: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    let states: Option<Vec<Vec<Member>>> = list
        .iter()
        .map(|entry| match entry.get().as_bytes().first()? {
            b'{' => Some(of_object(entry.get())),
            b'[' => of_pair(entry.get(), leaf),
            _ => None,
        })
        .collect();
    let states = states?;
    let timed = states
        .iter()
        .filter(|state| state.iter().any(is_time))
        .count();
    (timed > 0 && timed * 10 >= states.len() * 9).then_some(states)
}

fn of_object(raw: &str) -> Vec<Member> {
    let mut state = Vec::new();
    for_each(raw, |name, value| {
        state.push((name.to_owned(), value.to_owned()))
    });
    state
}

/// `["2013-03-04", "SDF"]`, or a beginning, an end and what holds.
fn of_pair(raw: &str, leaf: &str) -> Option<Vec<Member>> {
    let list: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    let (value, times) = list.split_last()?;
    let names: &[&str] = match times.len() {
        1 => &[DATE],
        2 => &["begin", "end"],
        _ => return None,
    };
    let is_plain = !value.get().starts_with(['{', '[']);
    let is_open = |raw: &str| raw == "null" || raw == "\"\"";
    let are_times = times
        .iter()
        .enumerate()
        .all(|(n, time)| is_written_date(time.get()) || n > 0 && is_open(time.get()));
    let named = names.iter().zip(times);
    let mut state: Vec<Member> = named
        .map(|(name, time)| ((*name).to_owned(), time.get().to_owned()))
        .collect();
    state.push((last(leaf).to_owned(), value.get().to_owned()));
    (is_plain && are_times && !is_written_date(value.get())).then_some(state)
}

/// `{"2013": "Rebels", "2014-01-14": {"force": "ISIS"}}`.
fn by_date(raw: &str, leaf: &str) -> Option<Vec<Vec<Member>>> {
    let mut states = Vec::new();
    let mut are_dates = true;
    for_each(raw, |name, value| {
        are_dates = are_dates && is_date_name(name);
        if !are_dates {
            return;
        }
        let mut state = vec![(DATE.to_owned(), serde_json::Value::from(name).to_string())];
        if value.starts_with('{') {
            state.extend(of_object(value));
        } else {
            state.push((last(leaf).to_owned(), value.to_owned()));
        }
        states.push(state);
    });
    (are_dates && !states.is_empty()).then_some(states)
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// Whether a name is a date, of a year in which maps are made at the earliest.
fn is_date_name(name: &str) -> bool {
    let has_year = name
        .split(|c: char| !c.is_ascii_digit())
        .any(|part| part.len() >= 4);
    has_year
        && match times::read_text(name, Convention::default()) {
            Said::One(value) => (1000..3000).contains(&value.date.first.year_month_day().0),
            _ => false,
        }
}

/// Whether a member says when something holds.
fn is_time((name, value): &Member) -> bool {
    let lists: [&[&str]; 3] = [&BEGIN, &END, &TIME];
    let is_named = lists.iter().any(|list| time_rank(list, name).is_some());
    let said = || times::read(value, Convention::default());
    let is_said = || matches!(said(), Said::One(_) | Said::Before(_) | Said::Stretch(..));
    if is_named {
        is_said()
    } else {
        is_written_date(value)
    }
}

/// Whether a value is a date that is more than a number.
fn is_written_date(raw: &str) -> bool {
    let text = readable(raw);
    raw.starts_with('"')
        && text.parse::<f64>().is_err()
        && text.chars().any(char::is_numeric)
        && matches!(times::read(raw, Convention::default()), Said::One(_))
}
