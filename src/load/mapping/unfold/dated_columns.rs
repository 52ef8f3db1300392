//! A column a year, month or day: `control_2013`, `control_2014`. What stands in them is what held then.

use super::super::file_dates;
use super::super::name_words;
use super::super::names::{FORCE, WEAK_FORCES, normal, rank};
use super::super::spellings;
use super::state_shape::FeatureStates;
use super::{Member, names_beside};
use crate::model::properties::{for_each, property, readable};
use crate::model::{Day, Feature};
use std::collections::{BTreeMap, BTreeSet};

/// Of columns that only their values make forces, there must be so many.
const FEWEST: usize = 2;

/// More different values are no forces.
const MOST_VALUES: usize = 40;

/// Columns whose names are dates.
#[derive(Debug)]
pub(super) struct DatedColumns {
    /// The first of them.
    first: String,
    /// What the date is called in the rows.
    date: String,
    /// By date: as people write it, and the columns with what they are called in the rows.
    dates: BTreeMap<Day, (String, Vec<Member>)>,
    columns: BTreeSet<String>,
}

/// The columns of one name but for its date.
type Stems = BTreeMap<String, BTreeMap<Day, (String, String)>>;

impl DatedColumns {
    /// Finds columns that are called alike but for a date, of which some say who holds.
    pub(super) fn of(sample: &[&Feature]) -> Option<Self> {
        let names = names_beside(sample, &[]);
        let mut stems = Stems::new();
        let mut doubtful: BTreeSet<String> = BTreeSet::new();
        for name in &names {
            // A file name ends after its last point; the name of a column does not.
            let Some((date, rest)) = file_dates::date_within(name) else {
                continue;
            };
            let stem = normal(&rest);
            let columns = stems.entry(stem.clone()).or_default();
            let column = (date.to_string(), name.clone());
            if columns.insert(date.first, column).is_some() {
                doubtful.insert(stem);
            }
        }
        stems.retain(|stem, columns| columns.len() > 1 && !doubtful.contains(stem));
        let held: Vec<&String> = stems
            .iter()
            .filter(|(stem, columns)| says_who_holds(stem, columns, sample))
            .map(|(stem, _)| stem)
            .collect();
        let dates: BTreeSet<Day> = held
            .iter()
            .flat_map(|stem| stems[*stem].keys().copied())
            .collect();
        // What else is known for the same dates belongs to the same rows.
        let belongs = |columns: &BTreeMap<Day, _>| {
            let common = columns.keys().filter(|day| dates.contains(day)).count();
            common * 2 >= columns.len().max(dates.len())
        };
        let taken = stems
            .iter()
            .filter(|(stem, columns)| held.contains(stem) || belongs(columns));
        let mut found = Self {
            first: String::new(),
            date: free_name(&names, &["date", "date of control", "date of the column"]),
            dates: BTreeMap::new(),
            columns: BTreeSet::new(),
        };
        for (_, columns) in taken {
            found.add(columns, &names);
        }
        found.first = found.dates.values().next()?.1.first()?.0.clone();
        Some(found)
    }

    fn add(&mut self, columns: &BTreeMap<Day, (String, String)>, names: &BTreeSet<String>) {
        let Some((_, (_, first))) = columns.first_key_value() else {
            return;
        };
        let rest = file_dates::date_within(first)
            .map(|(_, rest)| rest)
            .unwrap_or_default();
        let trimmed = rest.trim_matches(|c: char| !c.is_alphanumeric());
        let stem = if trimmed.is_empty() {
            free_name(
                names,
                &["control", "control on the date", "state of the column"],
            )
        } else if names.contains(trimmed) {
            format!("{trimmed} (date)")
        } else {
            trimmed.to_owned()
        };
        for (day, (date, name)) in columns {
            let (_, list) = self
                .dates
                .entry(*day)
                .or_insert_with(|| (date.clone(), Vec::new()));
            list.push((name.clone(), stem.clone()));
            self.columns.insert(name.clone());
        }
    }

    /// The first of the columns.
    pub(super) fn first(&self) -> &str {
        &self.first
    }

    /// The states of a feature: a row a date.
    pub(super) fn split(&self, feature: &Feature) -> FeatureStates {
        let mut common = Vec::new();
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for_each(&feature.properties, |name, value| {
            if self.columns.contains(name) {
                values.insert(name.to_owned(), value.to_owned());
            } else {
                common.push((name.to_owned(), value.to_owned()));
            }
        });
        let row = |(date, columns): &(String, Vec<Member>)| {
            let written = serde_json::Value::from(date.as_str()).to_string();
            let mut row = vec![(self.date.clone(), written)];
            row.extend(columns.iter().map(|(name, stem)| {
                let value = values.get(name).cloned();
                (stem.clone(), value.unwrap_or_else(|| "null".to_owned()))
            }));
            row
        };
        let states = self.dates.values().map(row).collect();
        FeatureStates {
            common,
            states,
            is_uneven: false,
        }
    }
}

/// The first of some names that is not taken.
fn free_name(taken: &BTreeSet<String>, names: &[&str]) -> String {
    let free = names.iter().find(|name| !taken.contains(**name));
    free.or(names.last())
        .map_or_else(String::new, |name| (*name).to_owned())
}

/// Whether columns say who holds: by their name, or by their values where there are several columns.
fn says_who_holds(
    stem: &str,
    columns: &BTreeMap<Day, (String, String)>,
    sample: &[&Feature],
) -> bool {
    let values = columns.values().flat_map(|(_, name)| {
        let of = |feature: &&Feature| property(&feature.properties, name).map(readable);
        sample.iter().filter_map(of)
    });
    let values: Vec<String> = values.filter(|text| !text.trim().is_empty()).collect();
    let is_number = |text: &&String| text.parse::<f64>().is_ok();
    let numbers = values.iter().filter(is_number).count();
    let distinct: BTreeSet<&String> = values.iter().collect();
    let are_kinds = !values.is_empty() && distinct.len() <= MOST_VALUES;
    let are_whole = values
        .iter()
        .filter_map(|text| text.parse::<f64>().ok())
        .all(|n| n.fract() == 0.0);
    let first = columns
        .values()
        .next()
        .map_or("", |(_, name)| name.as_str());
    let rest = file_dates::date_within(first)
        .map(|(_, rest)| rest)
        .unwrap_or_default();
    let is_named = rank(&FORCE[..WEAK_FORCES], stem).is_some() || name_words::says_force(&rest);
    if is_named {
        return are_kinds && (numbers == 0 || are_whole && distinct.len() <= 20);
    }
    let known = values
        .iter()
        .filter(|text| spellings::find(text).is_some())
        .count();
    are_kinds && columns.len() >= FEWEST && known * 2 >= values.len()
}
