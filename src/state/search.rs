//! One search over areas, cities, forces, sources and notes, in both languages, folded so that
//! spelling variants meet.

use super::other_names::other_names;
use super::session::State;
use crate::model::{AreaId, ChangeId, ContextKind, ForceId, Names, SourceId, World};
use crate::text::{Joined, fold, fold_query, sounds};

/// What a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchResult {
    /// An area.
    Area(AreaId),
    /// A city: position among the context's features.
    City(usize),
    /// A force.
    Force(ForceId),
    /// A source.
    Source(SourceId),
    /// A change, by its note.
    Change(ChangeId),
}

/// How well a word matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SearchFit {
    Whole,
    Beginning,
    WordBeginning,
    /// It is the same but for its spaces.
    Joined,
    Inside,
    /// One letter is another, too many or too few.
    Near,
}

struct Entry {
    found: SearchResult,
    /// Folded texts that are searched, English and Arabic and other names.
    texts: Vec<String>,
    /// Folded texts that belong to it less closely: the unit that an area is a part of.
    lesser: Vec<String>,
    /// Names, once more as if they were written without spaces.
    joined: Vec<Joined>,
    /// Smaller is more important among equals.
    weight: u32,
}

/// Words shorter than this must match to the letter.
const LEAST_NEAR: usize = 5;

/// Words shorter than this must be written as they are, however they sound.
const LEAST_SOUNDING: usize = 4;

/// The most results that are shown.
pub const MOST_RESULTS: usize = 60;

impl State {
    /// What a query finds of what the filters let through, the best first.
    pub(super) fn found(&self, query: &str) -> Vec<SearchResult> {
        let mut found = self.project.search.find(query);
        if !self.view.filter.is_empty() {
            found.retain(|result| self.told.shows(self.world(), *result));
        }
        found
    }
}

/// Folded words of a data set.
pub struct SearchIndex {
    entries: Vec<Entry>,
}

impl SearchIndex {
    /// Folds every name, title and note.
    pub fn new(world: &World) -> Self {
        let mut entries = Vec::new();
        let mut add = |found, weight, texts: Vec<String>, joined| {
            entries.push(Entry {
                found,
                texts,
                lesser: Vec::new(),
                joined,
                weight,
            });
        };
        for (n, area) in world.areas.iter().enumerate() {
            let found = SearchResult::Area(AreaId::from_index(n));
            add(found, 10, named(&area.name), joined(&area.name));
        }
        for (n, feature) in world.context.iter().enumerate() {
            if feature.kind == ContextKind::City {
                let weight = 20 + u32::from(feature.rank);
                let name = &feature.name;
                add(SearchResult::City(n), weight, named(name), joined(name));
            }
        }
        for (n, force) in world.forces.iter().enumerate() {
            let mut texts = folded(&[&force.name, &force.short]);
            texts.extend(other_names(&force.short.en).map(fold));
            texts.push(fold(&force.id));
            let found = SearchResult::Force(ForceId::from_index(n));
            add(found, 0, texts, joined(&force.name));
        }
        for (n, source) in world.sources.iter().enumerate() {
            let texts = folded(&[&source.title, &source.publisher]);
            let weight = if source.texts.is_empty() { 110 } else { 100 };
            let found = SearchResult::Source(SourceId::from_index(n));
            add(found, weight, texts, Vec::new());
        }
        for (n, change) in world.changes.iter().enumerate() {
            let found = SearchResult::Change(ChangeId::from_index(n));
            add(found, 200, folded(&[&change.note]), Vec::new());
        }
        // The areas were added first.
        for (entry, area) in entries.iter_mut().zip(&world.areas) {
            entry.lesser = folded(&[&area.unit]);
        }
        Self { entries }
    }

    /// What holds every word of the query, the best first; nothing for a query without words.
    pub fn find(&self, query: &str) -> Vec<SearchResult> {
        let folded = fold_query(query);
        let words: Vec<&str> = folded.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let without_spaces = Joined::new(query);
        let sought = without_spaces.sought();
        let exact = self.scored(|entry| {
            // A title that begins with the name of a force is not meant before the force.
            let best = if entry.found.is_name() {
                SearchFit::Whole
            } else {
                SearchFit::WordBeginning
            };
            let score = |text: &String| {
                let fit = fit(text, &folded, &words)?;
                Some((fit.max(best), text.len()))
            };
            let lesser = entry.lesser.iter().filter_map(score);
            let lesser = lesser.map(|(fit, length)| (fit.max(SearchFit::Inside), length));
            let texts = entry.texts.iter().filter_map(score).chain(lesser);
            texts.chain(fit_joined(entry, sought)).min()
        });
        if exact.iter().any(|found| found.is_name())
            || words
                .iter()
                .all(|word| word.chars().count() < LEAST_SOUNDING)
        {
            return exact;
        }
        // No name has these letters: perhaps one has nearly these.
        let is_near = |entry: &Entry| {
            // Titles and notes are long and many; only names are worth the comparison.
            if !entry.found.is_name() {
                return None;
            }
            let near = |text: &&String| words.iter().all(|word| is_near(text, word));
            let texts = entry.texts.iter().filter(near).map(|text| text.len());
            let joined = entry.joined.iter().map(Joined::letters);
            let joined =
                joined.filter(|name| sought.is_some_and(|sought| sounds_joined(name, sought)));
            let length = texts.chain(joined.map(str::len)).min()?;
            Some((SearchFit::Near, length))
        };
        let mut found = self.scored(is_near);
        found.extend(exact);
        found.truncate(MOST_RESULTS);
        found
    }

    /// What has a score, the best first.
    fn scored(&self, score: impl Fn(&Entry) -> Option<(SearchFit, usize)>) -> Vec<SearchResult> {
        let scored = self.entries.iter().filter_map(|entry| {
            let (fit, length) = score(entry)?;
            Some((fit, entry.weight, length, entry.found))
        });
        let mut scored: Vec<(SearchFit, u32, usize, SearchResult)> = scored.collect();
        scored.sort_unstable();
        scored.truncate(MOST_RESULTS);
        scored.into_iter().map(|(.., found)| found).collect()
    }
}

impl SearchResult {
    /// Whether it is found by a name and not by a title or note.
    fn is_name(self) -> bool {
        matches!(
            self,
            SearchResult::Area(_) | SearchResult::City(_) | SearchResult::Force(_)
        )
    }
}

/// Whether a word of the text differs from this one by a letter at the most.
fn is_near(text: &str, word: &str) -> bool {
    let length = word.chars().count();
    let candidates = text
        .split_whitespace()
        .filter(|own| own.chars().count().abs_diff(length) <= 1);
    let mut near =
        candidates.filter(|own| length >= LEAST_NEAR && strsim::osa_distance(own, word) <= 1);
    near.next().is_some()
        || text.contains(word)
        || text.split_whitespace().any(|own| sounds_like(own, word))
}

/// Whether two transliterations differ only in what is heard differently; the word may be the
/// beginning of one that is still being typed.
fn sounds_like(own: &str, word: &str) -> bool {
    if word.len() < LEAST_SOUNDING || own.len() < LEAST_SOUNDING - 1 {
        return false;
    }
    let (mut rest, mut count) = (sounds(own), 0);
    for sound in sounds(word) {
        if rest.next() != Some(sound) {
            return false;
        }
        count += 1;
    }
    // A single consonant is no name.
    count > 2 || count == 2 && rest.next().is_none()
}

/// Whether a name sounds like the beginning of another whose words are written as one.
fn sounds_joined(name: &str, sought: &str) -> bool {
    sounds(sought).count() >= LEAST_SOUNDING && sounds_like(name, sought)
}

/// How well an entry fits what is sought when spaces do not count.
fn fit_joined(entry: &Entry, sought: Option<&str>) -> Option<(SearchFit, usize)> {
    let fits = entry
        .joined
        .iter()
        .filter(|name| name.begins_anywhere(sought));
    let fit = |name: &Joined| {
        if Some(name.letters()) == sought {
            (SearchFit::Whole, name.letters().len())
        } else {
            (SearchFit::Joined, name.letters().len())
        }
    };
    fits.map(fit).min()
}

fn folded(names: &[&Names]) -> Vec<String> {
    names
        .iter()
        .flat_map(|names| [&names.en, &names.ar])
        .filter(|text| !text.is_empty())
        .map(|text| fold(text))
        .collect()
}

/// The names of a place, with those that others call it by.
fn named(name: &Names) -> Vec<String> {
    let mut texts = folded(&[name]);
    texts.extend(other_names(&name.en).map(fold));
    texts
}

/// The names of a place or force, without their spaces.
fn joined(name: &Names) -> Vec<Joined> {
    let own = [&name.en, &name.ar]
        .into_iter()
        .filter(|name| !name.is_empty());
    let mut names: Vec<Joined> = own.map(|name| Joined::new(name)).collect();
    names.extend(other_names(&name.en).map(Joined::new));
    names
}

/// The worst fit among the words, or `None` where one is missing.
fn fit(text: &str, whole: &str, words: &[&str]) -> Option<SearchFit> {
    if text == whole.trim() {
        return Some(SearchFit::Whole);
    }
    if text.starts_with(whole.trim()) {
        return Some(SearchFit::Beginning);
    }
    let one = |word: &&str| {
        let at = text.find(word)?;
        let begins = |at: usize| at == 0 || text[..at].ends_with(' ');
        let at_word = begins(at) || text.match_indices(word).any(|(at, _)| begins(at));
        Some(if at_word {
            SearchFit::WordBeginning
        } else {
            SearchFit::Inside
        })
    };
    words
        .iter()
        .map(one)
        .try_fold(SearchFit::WordBeginning, |worst, fit| {
            fit.map(|fit| worst.max(fit))
        })
}
