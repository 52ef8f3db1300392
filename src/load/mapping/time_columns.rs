//! Which columns are times. A name is a hint; the values decide.
//!
//! - A column whose name says time is one as soon as some of its values are dates: those that are not
//!   are named, and empty ones are open.
//! - A column whose name says nothing is one where nearly all its values are dates that are written
//!   as such; of two such columns the one that never lies before the other is the end.
//! - A column whose name says that it is about the file's own upkeep (`updated`, `created`) is none.

use super::convention::{Convention, Evidence, Numbers};
use super::names::{self, BEGIN, END, SURELY_TIME, TIME, UPKEEP};
use super::time_value::Said;
use super::{file_dates, rows, times};
use crate::model::{Column, FeatureCollection, Mapping, TimeFrom};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// So many rows are compared to tell which of two columns is the end.
const COMPARED: usize = 5_000;

/// What the values of a column say, as far as they are counted apart.
#[derive(Clone, Copy, Debug, Default)]
struct Values {
    /// Values that say something.
    filled: usize,
    /// Those that are dates.
    dates: usize,
    /// Those that are dates and more than a number.
    written: usize,
    /// Numbers that count from 1970, on a full half hour.
    instants: usize,
    /// Dates of years in which maps of control are made.
    of_our_age: usize,
}

impl Values {
    fn of(column: &Column) -> Self {
        let convention = convention(column);
        let mut values = Self::default();
        for (text, count) in &column.values {
            let said = if text.starts_with(['[', '{']) {
                times::read(text, convention)
            } else {
                times::read_text(text, convention)
            };
            values.add(text, said, *count);
        }
        values
    }

    fn add(&mut self, text: &str, said: Said, count: usize) {
        let number = text.trim().parse::<f64>().ok();
        let date = match said {
            Said::Nothing => return,
            Said::One(value) | Said::Before(value) => Some(value.date),
            Said::Stretch(from, to) => from.or(to).map(|value| value.date),
            Said::Unreadable => None,
        };
        self.filled += count;
        let Some(date) = date.filter(|_| number.is_none_or(Numbers::is_possible)) else {
            return;
        };
        self.dates += count;
        let is_ours = (1_500..=2_100).contains(&date.first.year_month_day().0);
        self.of_our_age += if is_ours { count } else { 0 };
        match number {
            None => self.written += count,
            Some(n) if n.abs() >= 1e11 && n.abs() < 4.2e12 && n % 1.8e6 == 0.0 => {
                self.instants += count
            }
            Some(n) if (1.9e7..2.1e7).contains(&n) && n.fract() == 0.0 => self.written += count,
            Some(_) => {}
        }
    }

    /// Whether the values alone say that they are times.
    fn say_time(&self) -> bool {
        let most = |count: usize| count * 10 >= self.filled * 9 && self.filled > 0;
        most(self.written.max(self.instants)) && most(self.of_our_age)
    }
}

/// How a column writes its times.
fn convention(column: &Column) -> Convention {
    let mut evidence = Evidence::default();
    for (text, _) in &column.values {
        evidence.add_plain(text);
    }
    evidence.convention()
}

/// How many values of a column are dates, as its name lets them be read.
pub(super) fn date_count(column: &Column) -> usize {
    let is_named = names::time_name(&column.name).is_some();
    if is_named {
        Values::of(column).dates.max(column.dates)
    } else {
        column.dates
    }
}

/// Finds where the time stands.
pub(super) fn guess_time(guess: &mut Mapping, collection: &FeatureCollection, columns: &[Column]) {
    let found = Found::of(columns);
    let dated: BTreeSet<_> = collection
        .files
        .iter()
        .filter_map(|file| file_dates::date_of(&file.name))
        .map(|(date, _)| date.first)
        .collect();
    let (begin, end) = found.pair(collection);
    if dated.len() > 1 && end.is_none() || !dated.is_empty() && begin.is_none() && end.is_none() {
        guess.time = TimeFrom::FileNames;
    } else if begin.is_some() || end.is_some() {
        guess.time = TimeFrom::Properties;
        (guess.begin, guess.end) = (begin, end);
    }
}

/// The columns that are times, by what their names say.
struct Found<'c> {
    begin: Option<&'c Column>,
    end: Option<&'c Column>,
    /// The one time of a feature.
    one: Option<&'c Column>,
    /// Columns whose names say nothing.
    unnamed: Vec<&'c Column>,
}

impl<'c> Found<'c> {
    fn of(columns: &'c [Column]) -> Self {
        let begin = best(columns, |column| score(column, &BEGIN));
        let end = best(columns, |column| score(column, &END))
            .or_else(|| best(columns, |column| score_by_word(column, &END)));
        let begin = begin.or_else(|| {
            let by_word = |column: &Column| score_by_word(column, &BEGIN);
            best(columns, by_word).filter(|begin| end.is_none_or(|end| end.name != begin.name))
        });
        let one = best(columns, |column| {
            // What is the same everywhere is the date of the file, not of what it shows.
            let differs = column.distinct > 1 || column.count == 1;
            score(column, &TIME).filter(|_| differs)
        });
        let is_unnamed = |column: &&Column| {
            let is_taken = [begin, end, one]
                .into_iter()
                .flatten()
                .any(|taken| taken.name == column.name);
            !is_taken
                && !names::has_word(&column.name, &UPKEEP)
                && column.dates > 0
                && (column.distinct > 1 || column.count == 1)
                && Values::of(column).say_time()
        };
        let mut found = Self {
            begin,
            end,
            one,
            unnamed: columns.iter().filter(is_unnamed).collect(),
        };
        found.take_by_words();
        found
    }

    /// A part of a name is a hint as well: `liberation_start`, `نهاية السيطرة`.
    fn take_by_words(&mut self) {
        let take =
            |words: &[&str], taken: &mut Option<&'c Column>, unnamed: &mut Vec<&'c Column>| {
                if taken.is_none()
                    && let Some(n) = unnamed
                        .iter()
                        .position(|column| names::has_word(&column.name, words))
                {
                    *taken = Some(unnamed.remove(n));
                }
            };
        let mut unnamed = std::mem::take(&mut self.unnamed);
        take(&BEGIN, &mut self.begin, &mut unnamed);
        take(&END, &mut self.end, &mut unnamed);
        if self.one.is_none() {
            take(&TIME, &mut self.one, &mut unnamed);
        }
        self.unnamed = unnamed;
    }

    /// The names of the beginning and of the end.
    fn pair(&self, collection: &FeatureCollection) -> (Option<String>, Option<String>) {
        let name = |column: Option<&Column>| column.map(|column| column.name.clone());
        let begin = self.begin.or(self.one);
        match (begin, self.end) {
            (Some(_), Some(_)) => (name(begin), name(self.end)),
            (None, Some(end)) => {
                let before = self
                    .unnamed
                    .iter()
                    .find(|column| never_before(collection, column, end));
                (name(before.copied()), name(Some(end)))
            }
            (Some(begin), None) if self.begin.is_none() => (name(Some(begin)), None),
            (Some(begin), None) => {
                let after = self
                    .unnamed
                    .iter()
                    .find(|column| follow(collection, begin, column));
                (name(Some(begin)), name(after.copied()))
            }
            (None, None) => self.pair_by_values(collection),
        }
    }

    /// Of columns whose names say nothing, two of which one never lies before the other.
    fn pair_by_values(&self, collection: &FeatureCollection) -> (Option<String>, Option<String>) {
        for first in &self.unnamed {
            for last in self.unnamed.iter().filter(|last| last.name != first.name) {
                if never_before(collection, first, last) {
                    return (Some(first.name.clone()), Some(last.name.clone()));
                }
            }
        }
        (self.unnamed.first().map(|column| column.name.clone()), None)
    }
}

/// The column of the highest score; the first of several.
fn best(columns: &[Column], score: impl Fn(&Column) -> Option<usize>) -> Option<&Column> {
    let scored = columns
        .iter()
        .filter_map(|column| Some((score(column)?, column)));
    let highest = scored.reduce(|best, other| if other.0 > best.0 { other } else { best });
    highest.map(|(_, column)| column)
}

/// How surely a column is the time that a list names; `None` where its values are none.
fn score(column: &Column, list: &[&str]) -> Option<usize> {
    let rank = names::time_rank(list, &column.name)?;
    if column.count == 0 || names::has_word(&column.name, &UPKEEP) {
        return None;
    }
    let values = Values::of(column);
    let surely = names::rank(&SURELY_TIME, &column.name).is_some();
    // Without a single value that says anything, the end of all is open.
    let is_open = values.filled == 0 && surely;
    // Of a name that can mean nothing else, every number is a year.
    let counted = if surely {
        values.dates.max(column.numbers)
    } else {
        values.dates
    };
    let is_time = counted > 0 && counted * 5 >= values.filled;
    (is_time || is_open).then(|| (list.len() - rank) * 1_000 + values.filled * 999 / column.count)
}

/// How surely a column is a time by a word within its name, such as `date de fin`: of such a column, dates
/// must be written as such.
fn score_by_word(column: &Column, list: &[&str]) -> Option<usize> {
    let is_said = names::has_word(&column.name, list) && !names::has_word(&column.name, &UPKEEP);
    if column.count == 0 || !is_said {
        return None;
    }
    let values = Values::of(column);
    let is_time = values.written > 0 && values.written * 5 >= values.filled;
    is_time.then_some(values.filled)
}

/// Whether one column never lies after another, where features have both, and mostly before it.
fn never_before(collection: &FeatureCollection, first: &Column, last: &Column) -> bool {
    let pairs = pairs(collection, first, last);
    let before = pairs.iter().filter(|(first, last)| first < last).count();
    before * 2 > pairs.len() && pairs.iter().all(|(first, last)| first <= last)
}

/// Whether a column is the end that belongs to a beginning: it never lies before it, and most of its
/// dates are those on which something else begins.
fn follow(collection: &FeatureCollection, begin: &Column, end: &Column) -> bool {
    let pairs = pairs(collection, begin, end);
    let begins: BTreeSet<i32> = pairs.iter().map(|(begin, _)| *begin).collect();
    let met = pairs
        .iter()
        .filter(|(_, end)| begins.contains(end) || begins.contains(&(end + 1)));
    never_before(collection, begin, end) && met.count() * 2 >= pairs.len()
}

/// The days of two columns where features have both.
fn pairs(collection: &FeatureCollection, first: &Column, last: &Column) -> Vec<(i32, i32)> {
    let mapping = Mapping {
        time: TimeFrom::Properties,
        begin: Some(first.name.clone()),
        end: Some(last.name.clone()),
        ..Mapping::default()
    };
    let conventions = [convention(first), convention(last)];
    let compared = collection.features.len().min(COMPARED);
    let sample = FeatureCollection {
        files: Vec::new(),
        features: collection.features[..compared].to_vec(),
    };
    let day = |raw: &str, convention| match times::read(raw, convention) {
        Said::One(value) => Some(value.date.first.0),
        _ => None,
    };
    let rows = rows::rows(&sample, &mapping);
    let rows = rows.par_iter().filter_map(|row| {
        let begin = day(row.get(rows::ColumnRole::Begin), conventions[0])?;
        Some((begin, day(row.get(rows::ColumnRole::End), conventions[1])?))
    });
    rows.collect()
}
