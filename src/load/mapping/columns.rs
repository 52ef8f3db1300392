//! The properties of all features, summed up for choosing among them. One pass; in parallel over
//! stretches of fixed length, so that the answer never depends on the machine.

use super::convention::{Convention, Numbers};
use super::names::{self, BEGIN, END, TIME};
use super::time_columns;
use super::time_value::Said;
use super::times;
use crate::model::properties::{for_each, property, readable};
use crate::model::{Column, Feature, FeatureCollection, FileGroup};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Features that one task looks at.
const STRETCH: usize = 16_384;

/// Members of objects are columns down to this depth, and so many of them at most.
const DEEPEST: usize = 3;
const MOST_WITHIN: usize = 2_000;

/// Objects of this name say how a feature is drawn.
const STYLE: &str = "style";

/// A longer text is no date.
const LONGEST_DATE: usize = 64;

/// The properties of all features, in the order of their first occurrence.
pub(crate) fn columns(collection: &FeatureCollection) -> Vec<Column> {
    let stretches: Vec<ColumnSummary<'_>> = collection
        .features
        .par_chunks(STRETCH)
        .map(ColumnSummary::of)
        .collect();
    let mut all = ColumnSummary::default();
    for stretch in stretches {
        all.append(stretch);
    }
    all.columns.into_par_iter().map(Tally::finish).collect()
}

/// The properties of all groups together, in the order of their first occurrence.
pub(crate) fn columns_of_all(groups: &[FileGroup]) -> Arc<Vec<Column>> {
    if let [only] = groups {
        return only.columns.clone();
    }
    let mut all: Vec<Column> = Vec::new();
    let mut positions: HashMap<&str, usize> = HashMap::new();
    for column in groups.iter().flat_map(|group| group.columns.iter()) {
        match positions.get(column.name.as_str()) {
            Some(position) => add(&mut all[*position], column),
            None => {
                positions.insert(&column.name, all.len());
                all.push(column.clone());
            }
        }
    }
    Arc::new(all)
}

/// Adds what a column of the same name in other files holds.
fn add(column: &mut Column, other: &Column) {
    column.count += other.count;
    column.numbers += other.numbers;
    column.dates += other.dates;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (text, count) in column.values.iter().chain(&other.values) {
        *counts.entry(text).or_default() += count;
    }
    let counts = counts.into_iter();
    let mut values: Vec<(String, usize)> = counts
        .map(|(text, count)| (text.to_owned(), count))
        .collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values.truncate(Column::MOST_VALUES);
    column.distinct = values.len();
    column.values = values;
}

/// Columns in the order of their first occurrence.
#[derive(Default)]
struct ColumnSummary<'t> {
    columns: Vec<Tally<'t>>,
    positions: HashMap<String, usize>,
}

impl<'t> ColumnSummary<'t> {
    fn of(features: &'t [Feature]) -> Self {
        let mut summary = Self::default();
        for feature in features {
            // Features mostly have the same properties in the same order.
            let mut expected = 0;
            for_each(&feature.properties, |name, value| {
                let position = summary.position(name, expected);
                expected = position + 1;
                summary.columns[position].add(value);
                if value.starts_with('{') && name != STYLE {
                    summary.add_within(name, value, DEEPEST);
                }
            });
            summary.add_members(feature);
        }
        summary
    }

    /// The members of an object that is no time as a whole.
    fn add_within(&mut self, path: &str, object: &'t str, depth: usize) {
        if depth == 0 || is_date(object) {
            return;
        }
        for_each(object, |name, value| {
            let path = format!("{path}.{name}");
            self.add_unowned(&path, value);
            if value.starts_with('{') && name != STYLE {
                self.add_within(&path, value, depth - 1);
            }
        });
    }

    /// The members of a feature, beside its properties, that are called like times: GeoJSON-T's `when`.
    fn add_members(&mut self, feature: &'t Feature) {
        for_each(&feature.foreign_members, |name, value| {
            let lists: [&[&str]; 3] = [&TIME, &BEGIN, &END];
            let is_time = lists.iter().any(|list| names::rank(list, name).is_some());
            if is_time && property(&feature.properties, name).is_none() {
                self.add_unowned(name, value);
            }
        });
    }

    fn add_unowned(&mut self, name: &str, value: &'t str) {
        if self.columns.len() >= MOST_WITHIN && !self.positions.contains_key(name) {
            return;
        }
        let before = self.columns.len();
        let position = self.position(name, usize::MAX);
        let column = &mut self.columns[position];
        column.is_within |= position == before;
        column.add(value);
    }

    fn position(&mut self, name: &str, expected: usize) -> usize {
        if self
            .columns
            .get(expected)
            .is_some_and(|column| column.name == name)
        {
            return expected;
        }
        if let Some(position) = self.positions.get(name) {
            return *position;
        }
        self.positions.insert(name.to_owned(), self.columns.len());
        self.columns.push(Tally {
            name: name.to_owned(),
            ..Tally::default()
        });
        self.columns.len() - 1
    }

    fn append(&mut self, later: ColumnSummary<'t>) {
        for column in later.columns {
            let position = self.position(&column.name, usize::MAX);
            self.columns[position].append(column);
        }
    }
}

/// One column while it is counted.
#[derive(Default)]
struct Tally<'t> {
    name: String,
    is_within: bool,
    count: usize,
    numbers: usize,
    dates: usize,
    empty: usize,
    /// Values as the file writes them, in the order of their first occurrence.
    values: Vec<ColumnValue<'t>>,
    positions: HashMap<&'t str, usize>,
}

#[derive(Clone, Copy)]
struct ColumnValue<'t> {
    raw: &'t str,
    count: usize,
    number: bool,
    date: bool,
}

impl<'t> Tally<'t> {
    fn add(&mut self, raw: &'t str) {
        if raw == "null" {
            return;
        }
        let position = self.positions.get(raw).copied();
        let (number, date) = match position {
            Some(n) => {
                let value = &mut self.values[n];
                value.count += 1;
                (value.number, value.date)
            }
            None => {
                let (number, date) = kind(raw);
                self.insert(ColumnValue {
                    raw,
                    count: 1,
                    number,
                    date,
                });
                (number, date)
            }
        };
        self.count += 1;
        self.empty += usize::from(raw.len() >= 2 && raw.trim_matches(['"', ' ']).is_empty());
        self.numbers += usize::from(number);
        self.dates += usize::from(date);
    }

    fn insert(&mut self, value: ColumnValue<'t>) {
        if self.values.len() < Column::MOST_VALUES {
            self.positions.insert(value.raw, self.values.len());
            self.values.push(value);
        }
    }

    fn append(&mut self, later: Tally<'t>) {
        // A property of that name is one of its own, wherever it stands.
        self.is_within = later.is_within && (self.is_within || self.count == 0);
        self.count += later.count;
        self.empty += later.empty;
        self.numbers += later.numbers;
        self.dates += later.dates;
        for value in later.values {
            match self.positions.get(value.raw) {
                Some(n) => self.values[*n].count += value.count,
                None => self.insert(value),
            }
        }
    }

    fn finish(self) -> Column {
        let texts = self.values.iter().map(|v| (readable(v.raw), v.count));
        let mut texts: Vec<(String, usize)> = texts.collect();
        // The same text may be written in several ways.
        texts.sort();
        texts.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 += later.1;
            }
            same
        });
        texts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut column = Column {
            name: self.name,
            is_within: self.is_within,
            count: self.count,
            empty: self.empty,
            distinct: texts.len(),
            values: texts,
            numbers: self.numbers,
            dates: self.dates,
        };
        column.dates = time_columns::date_count(&column);
        column
    }
}

/// Whether a value is a number, and whether it can be read as a date.
fn kind(raw: &str) -> (bool, bool) {
    let number = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite());
    match raw.as_bytes().first() {
        Some(b'"') if raw.len() > LONGEST_DATE => (false, false),
        Some(b'"') => {
            let text = readable(raw);
            let text = text.trim();
            match number(text)
                .filter(|_| text.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
            {
                // -0043 is a year in EDTF.
                Some(n) => (
                    true,
                    Numbers::is_probable(n) || text.len() == 5 && text.starts_with('-'),
                ),
                None => (false, text.chars().any(char::is_numeric) && is_date(raw)),
            }
        }
        Some(b'{' | b'[') => (false, is_date(raw)),
        _ => match number(raw) {
            Some(n) => (true, Numbers::is_probable(n)),
            None => (false, false),
        },
    }
}

fn is_date(raw: &str) -> bool {
    let said = times::read(raw, Convention::default());
    matches!(said, Said::One(_) | Said::Before(_) | Said::Stretch(..))
}
