//! Which rows of the table of all features are shown and in which order: filtering and sorting, in
//! parallel over stretches of rows, so that it can be given up between two of them.
//!
//! It takes seconds for a million rows and belongs on a worker; the answer is four bytes a row.

use super::attributes::{Attributes, Raw};
use super::row_filter::{RowFilter, SeenRows};
use crate::model::{FuzzyDate, Passed};
use crate::text::{fold, natural};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;
use std::sync::atomic::{self, AtomicBool, AtomicUsize};

/// Rows that are looked at in one go.
const STRETCH: usize = 4_096;

/// Longer texts are sorted by so many characters at their beginning.
const SORTED_CHARACTERS: usize = 200;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: usize,
    /// From the largest to the smallest; rows without a value stand last either way.
    pub descending: bool,
}

/// Which rows are wanted, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Sorted by this, or in the order of the files.
    pub sort: Option<Sort>,
    /// What a row must say.
    pub filter: RowFilter,
    /// The areas that the view's filters let through: the only ones whose rows are shown.
    pub passed: Arc<Passed>,
}

impl Order {
    /// Whether some rows may not be shown.
    fn leaves_out(&self) -> bool {
        !self.filter.is_empty() || !self.passed.is_every_area()
    }

    /// Whether a feature may be shown, by the area that it is about.
    fn passes_area(&self, attributes: &Attributes, row: u32) -> bool {
        let passes = |area| self.passed.area(area);
        self.passed.is_every_area() || attributes.area_of(row as usize).is_some_and(passes)
    }

    /// Whether all rows are wanted as they are.
    pub fn is_plain(&self) -> bool {
        self.sort.is_none() && !self.leaves_out()
    }
}

/// How far an arranging is, told across threads, and the wish to stop it.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

impl Watch {
    /// Asks the arranging to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, atomic::Ordering::Relaxed);
    }

    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        let total = self.total.load(atomic::Ordering::Relaxed).max(1);
        self.done.load(atomic::Ordering::Relaxed) as f32 / total as f32
    }

    fn expect(&self, rows: usize) {
        self.total.fetch_add(rows, atomic::Ordering::Relaxed);
    }

    fn step(&self, rows: usize) -> bool {
        self.done.fetch_add(rows, atomic::Ordering::Relaxed);
        !self.cancelled.load(atomic::Ordering::Relaxed)
    }
}

/// The rows that are wanted, in their order; `None` where it was given up.
pub fn arrange(attributes: &Attributes, order: &Order, watch: &Watch) -> Option<Vec<u32>> {
    let all = u32::try_from(attributes.len()).unwrap_or(u32::MAX);
    watch.expect(all as usize);
    let rows: Vec<u32> = if order.leaves_out() {
        filtered(attributes, order, all, watch)?
    } else {
        (0..all).collect()
    };
    match order.sort {
        Some(sort) => sorted(attributes, rows, sort, watch),
        None => Some(rows),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "beyond 9e15 the whole part stands in the integer beside it"
)]
fn filtered(attributes: &Attributes, order: &Order, all: u32, watch: &Watch) -> Option<Vec<u32>> {
    let stretch = STRETCH as u32;
    let starts: Vec<u32> = (0..all).step_by(STRETCH).collect();
    let found = starts.par_iter().map(|start| {
        let end = start.saturating_add(stretch).min(all);
        let mut seen = SeenRows::default();
        let says = &order.filter;
        let passes = |row: &u32| {
            order.passes_area(attributes, *row)
                && (says.is_empty() || says.passes(attributes, *row as usize, &mut seen))
        };
        let rows: Vec<u32> = (*start..end).filter(passes).collect();
        watch.step((end - start) as usize).then_some(rows)
    });
    let found: Option<Vec<Vec<u32>>> = found.collect();
    Some(found?.concat())
}

/// A value by which rows are sorted.
#[derive(Debug, PartialEq)]
enum SortKey {
    /// A number, and what a whole number beyond 2⁵³ is besides.
    Number(f64, i64),
    /// The first and the last day that a date can be.
    Date(i32, i32),
    /// A text as search compares it, numbers in it by their size.
    Text(Box<str>),
    /// Nothing.
    Nothing,
}

impl SortKey {
    fn rank(&self) -> u8 {
        match self {
            SortKey::Number(..) => 0,
            SortKey::Date(..) => 1,
            SortKey::Text(_) => 2,
            SortKey::Nothing => 3,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (SortKey::Number(a, x), SortKey::Number(b, y)) => a.total_cmp(b).then(x.cmp(y)),
            (SortKey::Date(a, x), SortKey::Date(b, y)) => (a, x).cmp(&(b, y)),
            (SortKey::Text(a), SortKey::Text(b)) => natural(a, b),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn of(raw: &Raw<'_>, is_dated: bool) -> Self {
        if let Raw::Number(number) = raw {
            return SortKey::Number(*number, 0);
        }
        let text = raw.text();
        let text = text.trim();
        if text.is_empty() {
            return SortKey::Nothing;
        }
        if is_dated && let Some(date) = date(text) {
            return SortKey::Date(date.first.0, date.last.0);
        }
        number(text).unwrap_or_else(|| {
            let end = text.char_indices().nth(SORTED_CHARACTERS);
            let text = &text[..end.map_or(text.len(), |(at, _)| at)];
            let folded = fold(text);
            SortKey::Text(if folded.is_empty() {
                text.into()
            } else {
                folded.into()
            })
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "beyond 9e15 the whole part stands in the integer beside it"
)]
fn number(text: &str) -> Option<SortKey> {
    let digit = |c: char| c.is_ascii_digit();
    if !text.starts_with(['-', '+', '.']) && !text.starts_with(digit) {
        return None;
    }
    let number: f64 = text.parse().ok().filter(|n: &f64| n.is_finite())?;
    let beyond = match text.parse::<i128>() {
        Ok(whole) if number.abs() > 9e15 => i64::try_from(whole - number as i128).unwrap_or(0),
        _ => 0,
    };
    // Minus nought is nought.
    Some(SortKey::Number(number + 0.0, beyond))
}

/// A date, of a moment its day.
fn date(text: &str) -> Option<FuzzyDate> {
    let day = match text.get(10..11) {
        Some("T" | " ") => &text[..10],
        _ => text,
    };
    FuzzyDate::parse_typed(day).ok()
}

fn sorted(attributes: &Attributes, rows: Vec<u32>, sort: Sort, watch: &Watch) -> Option<Vec<u32>> {
    watch.expect(rows.len());
    let is_dated = attributes.is_dated(sort.column);
    let keyed = rows.par_chunks(STRETCH).map(|rows| {
        let key = |row: &u32| {
            let mut key = SortKey::Nothing;
            attributes.visit(*row as usize, |column, raw| {
                if column == sort.column {
                    key = SortKey::of(&raw, is_dated);
                }
            });
            (key, *row)
        };
        let keyed: Vec<(SortKey, u32)> = rows.iter().map(key).collect();
        watch.step(rows.len()).then_some(keyed)
    });
    let keyed: Option<Vec<Vec<(SortKey, u32)>>> = keyed.collect();
    drop(rows);
    let mut keyed: Vec<(SortKey, u32)> = keyed?.into_iter().flatten().collect();
    // The order of the files decides between equals, so the sort is stable.
    keyed.par_sort_unstable_by(|(a, n), (b, m)| {
        let has_none = (*a == SortKey::Nothing, *b == SortKey::Nothing);
        let by_value = match (has_none, sort.descending) {
            ((false, false), true) => b.compare(a),
            _ => a.compare(b),
        };
        by_value.then(n.cmp(m))
    });
    let rows = keyed.into_iter().map(|(_, row)| row).collect();
    watch.step(0).then_some(rows)
}
