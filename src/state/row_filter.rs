//! What a row of the table of all features must say to be shown: words in any column, or in one.

use super::attributes::{Attributes, Raw};
use crate::text::{fold, fold_query};
use std::collections::HashMap;

/// So many words are looked for at most; a text that was pasted by mistake has more.
const MOST_TERMS: usize = 32;

/// Values that are remembered while a stretch of rows is looked at, and how long they may be.
const MOST_SEEN: usize = 4_096;
const LONGEST_SEEN: usize = 64;

/// What a row must say: each of some words, all in one column or in any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// What was typed.
    pub text: String,
    /// The column that is meant; any where there is none.
    pub column: Option<usize>,
    terms: Vec<Term>,
}

/// A word as search compares it, and as it is where search passes over it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    folded: String,
    exact: String,
}

/// Texts that were looked at lately with the words that they have, as bits.
#[derive(Default)]
pub(super) struct SeenRows<'t>(HashMap<&'t str, u32>);

impl Term {
    /// Whether a text is worth folding. Folding neither makes nor loses digits of ASCII, and makes no
    /// letter of Arabic from ASCII; that is quickly seen, and most of what is looked through.
    fn can_be_in(&self, text: &str) -> bool {
        if !text.is_ascii() || self.folded.is_empty() {
            return true;
        }
        let digits = self.folded.bytes().filter(u8::is_ascii_digit);
        let has_letters = text.bytes().any(|b| b.is_ascii_alphabetic());
        let wants_letters = self.folded.bytes().any(|b| b.is_ascii_alphabetic());
        self.folded.is_ascii()
            && (has_letters || !wants_letters)
            && digits
                .into_iter()
                .all(|digit| text.as_bytes().contains(&digit))
    }
}

impl RowFilter {
    /// Reads what is typed: `words`, or `column: words`, where the column is one of `titles`. A
    /// property's name may itself have a colon; the longest name counts.
    pub fn new(text: &str, titles: &[String]) -> Self {
        let (column, words) = column_of(text, titles).unwrap_or((None, text));
        let term = |word: &str| Term {
            folded: fold_query(word),
            exact: word.to_lowercase(),
        };
        Self {
            text: text.to_owned(),
            column,
            terms: words
                .split_whitespace()
                .take(MOST_TERMS)
                .map(term)
                .collect(),
        }
    }

    /// Whether every row passes.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a row says all that is wanted.
    pub(super) fn passes<'t>(
        &self,
        attributes: &'t Attributes,
        row: usize,
        seen: &mut SeenRows<'t>,
    ) -> bool {
        let wanted = u32::MAX >> (MOST_TERMS - self.terms.len());
        let mut found = 0;
        attributes.visit(row, |column, raw| {
            if found != wanted && self.column.is_none_or(|only| only == column) {
                found |= self.found_in(&raw, seen);
            }
        });
        found == wanted
    }

    fn found_in<'t>(&self, raw: &Raw<'t>, seen: &mut SeenRows<'t>) -> u32 {
        let (Raw::Json(value), false) = (raw, raw.is_number()) else {
            return self.found(&raw.text());
        };
        if value.len() > LONGEST_SEEN {
            return self.found(&raw.text());
        }
        if let Some(found) = seen.0.get(value) {
            return *found;
        }
        let found = self.found(&raw.text());
        if seen.0.len() < MOST_SEEN {
            seen.0.insert(value, found);
        }
        found
    }

    /// The words that a text has, as bits.
    fn found(&self, text: &str) -> u32 {
        if text.is_empty() || !self.terms.iter().any(|term| term.can_be_in(text)) {
            return 0;
        }
        let folded = fold(text);
        let has = |term: &Term| {
            if term.folded.is_empty() {
                text.to_lowercase().contains(&term.exact)
            } else {
                folded.contains(&term.folded)
            }
        };
        let bits = self.terms.iter().enumerate();
        bits.filter(|(_, term)| has(term))
            .fold(0, |bits, (n, _)| bits | 1 << n)
    }
}

/// The column that a text begins with, and the words after its colon.
fn column_of<'t>(text: &'t str, titles: &[String]) -> Option<(Option<usize>, &'t str)> {
    let colons = text.match_indices(':').map(|(at, _)| at).rev();
    let mut named = colons.filter_map(|at| {
        let name = text[..at].trim();
        let exact = titles.iter().position(|title| title == name);
        let folded = fold(name);
        let same = |title: &String| !folded.is_empty() && fold(title) == folded;
        let column = exact.or_else(|| titles.iter().position(same))?;
        Some((Some(column), &text[at + 1..]))
    });
    named.next()
}
