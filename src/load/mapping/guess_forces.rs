//! Which property says who holds: names and words in names are hints, the values decide, and the best filled
//! of several counts.
//!
//! A property with one value for all tells nothing apart, and so does one with as many kinds as features;
//! neither is a force, but where the program knows it as one.

use super::control_values::ControlReader;
use super::name_words;
use super::names::{self, FORCE, WEAK_FORCES};
use super::{actors, own_colours, rows, spellings};
use crate::model::{Column, Mapping, Status};

/// More categories than this are no forces, unless the name says so.
const MOST_CATEGORIES: usize = 60;

/// More kinds than this are no forces, where only a word within the name says so.
const MOST_BY_WORD: usize = 40;

/// What values that are known as forces are worth.
const BY_VALUE: usize = 10_000;

/// A column that tells who held before is worth so much less.
const FORMER: usize = 4;

/// Scores the columns of a file.
pub(super) struct ForceScores<'c> {
    columns: &'c [Column],
    features: usize,
    /// Whether the columns are those of a file of ours.
    are_own: bool,
}

impl<'c> ForceScores<'c> {
    pub(super) fn new(columns: &'c [Column], features: usize) -> Self {
        Self {
            columns,
            features,
            are_own: are_own(columns),
        }
    }

    /// How probably a column says who holds; `None` where nothing speaks for it.
    pub(super) fn score(&self, column: &Column) -> Option<usize> {
        if column.count == 0 || (self.are_own && column.name == rows::OWN_STATUS) {
            return None;
        }
        if self.is_own(column) {
            return Some(usize::MAX);
        }
        let is_structure = column
            .values
            .first()
            .is_some_and(|(text, _)| text.starts_with('{'));
        if column.dates * 2 > column.count || is_structure || own_colours::holds_colours(column) {
            return None;
        }
        let by_value = is_known_by_value(column);
        let base = by_name(column).or(by_value.then_some(0))?;
        if column.distinct < 2 && self.features > 1 && !by_value {
            return None;
        }
        let base = base + if by_value { BY_VALUE } else { 0 };
        // Who held before says less than who holds, as long as both are told.
        let base = if name_words::says_former(&column.name) {
            base / FORMER
        } else {
            base
        };
        Some((base * 1_000 * column.count / self.features.max(1)).max(1))
    }

    /// Whether this is the force of a file of ours.
    fn is_own(&self, column: &Column) -> bool {
        self.are_own && column.name == rows::OWN_FORCES
    }

    /// Whether the values of a column, or a name that means nothing else, make it the force.
    pub(super) fn is_sure(&self, name: &str) -> bool {
        let column = self.columns.iter().find(|column| column.name == name);
        column.is_some_and(|column| {
            let is_strong = rank_within(column).is_some_and(|rank| rank < WEAK_FORCES);
            is_strong || is_known_by_value(column) || self.is_own(column)
        })
    }

    /// The column that names the same forces in Arabic.
    pub(super) fn in_arabic(&self, force: &str) -> Option<String> {
        let stem = name_words::stem(force);
        let is_it = |column: &&Column| {
            let mut values = column.values.iter();
            column.name != force
                && name_words::says_arabic(&column.name)
                && name_words::stem(&column.name) == stem
                && values.any(|(text, _)| crate::text::has_arabic(text))
        };
        let found = self.columns.iter().find(is_it);
        found
            .filter(|_| !name_words::says_arabic(force))
            .map(|column| column.name.clone())
    }
}

/// What the name of a column is worth, and whether its values can be forces then.
fn by_name(column: &Column) -> Option<usize> {
    let differing = column.distinct > 1;
    let repeating = column.distinct < column.count || column.count <= 12;
    let texts = column.numbers * 2 < column.count;
    // A number is a category where its name says so and it has few values.
    let is_category = |most: usize| {
        differing && repeating && column.distinct <= most && (texts || column.distinct <= 20)
    };
    let rank = rank_within(column);
    let height = rank.map(|rank| (FORCE.len() - rank) * 10);
    let fits = match rank {
        Some(rank) if rank < WEAK_FORCES => column.distinct <= Column::MOST_VALUES / 2,
        Some(_) => is_category(MOST_CATEGORIES),
        None => false,
    };
    let strongest_weak = (FORCE.len() - WEAK_FORCES) * 10;
    let by_word = || {
        let says = name_words::says_force(&column.name) && is_category(MOST_BY_WORD);
        says.then_some(strongest_weak + 5)
    };
    height.filter(|_| fits).or_else(by_word)
}

/// The place of the name of a column among those of forces: of a member of an object, its last part.
fn rank_within(column: &Column) -> Option<usize> {
    let whole = names::rank(&FORCE, &column.name);
    let part = || {
        let (_, last) = column.name.rsplit_once('.').filter(|_| column.is_within)?;
        names::rank(&FORCE, last)
    };
    whole.or_else(part)
}

/// Whether at least half of the values are forces that the program knows, or lists of them.
fn is_known_by_value(column: &Column) -> bool {
    let valued: usize = column.values.iter().map(|(_, count)| count).sum();
    let is_known = |name: &String| spellings::find(name).is_some() || actors::find(name).is_some();
    let mapping = Mapping::default();
    let reader = ControlReader::new(&mapping, None, std::iter::empty());
    let known = column.values.iter().filter(|(text, _)| {
        let names = reader.plain(text).names;
        let has_force = names.iter().any(|name| spellings::find(name).is_some());
        has_force && names.iter().all(is_known)
    });
    let known: usize = known.map(|(_, count)| count).sum();
    known * 2 >= valued.max(1)
}

/// Whether the columns are those of a file of ours: the forces, and the status in our words beside them.
fn are_own(columns: &[Column]) -> bool {
    let named = |name: &str| columns.iter().find(|column| column.name == name);
    let word = |(text, _): &(String, usize)| Status::from_word(text).is_some();
    let is_status = |column: &Column| !column.values.is_empty() && column.values.iter().all(word);
    named(rows::OWN_FORCES).is_some() && named(rows::OWN_STATUS).is_some_and(is_status)
}
