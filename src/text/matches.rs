//! Every place of a text where the words of a search stand, as `fold` compares them. It must not
//! know what is searched or how a match is shown.

use std::ops::Range;

use super::fold::{fold_query, fold_with_offsets, source_range};
use super::joined::Joined;

/// A word of fewer letters than this counts only as a whole word.
const LEAST_INSIDE: usize = 3;

/// The words of a query, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    phrase: String,
    /// The same where spaces do not count; `None` where it is too short for that.
    joined: Option<String>,
}

impl Sought {
    /// What `query` looks for.
    ///
    /// ```
    /// use kharita::text::Sought;
    /// let texts = ["دخلت القوات\nالرَّقَّة.", "ثم الرقة"];
    /// let found = Sought::new("الرقه").in_texts(&texts);
    /// assert_eq!(&texts[0][found[0][0].clone()], "رَّقَّة");
    /// assert_eq!(&texts[1][found[1][0].clone()], "رقة");
    /// ```
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self {
            phrase: fold_query(query).trim().to_owned(),
            joined: Joined::new(query).sought().map(str::to_owned),
        }
    }

    /// Whether it looks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrase.is_empty()
    }

    /// The bytes of each text at which it stands, in logical order and apart from one another:
    /// the whole phrase where it stands in any of the texts, else each of its words, else what is
    /// the same but for its spaces.
    #[must_use]
    pub fn in_texts<T: AsRef<str>>(&self, texts: &[T]) -> Vec<Vec<Range<usize>>> {
        if self.is_empty() {
            return vec![Vec::new(); texts.len()];
        }
        let folded: Vec<_> = texts
            .iter()
            .map(|text| fold_with_offsets(text.as_ref()))
            .collect();
        let find = |words: &[&str]| -> Vec<Vec<Range<usize>>> {
            let one = |(text, offsets): &(String, Vec<u32>)| places(text, offsets, words);
            folded.iter().map(one).collect()
        };
        let phrase = find(&[&self.phrase]);
        if phrase.iter().any(|found| !found.is_empty()) {
            return phrase;
        }
        let words: Vec<&str> = self.phrase.split(' ').collect();
        let each = find(&words);
        match &self.joined {
            Some(joined) if each.iter().all(Vec::is_empty) => joined_places(texts, joined),
            _ => each,
        }
    }
}

/// Where `joined` stands in each text, apart from one another.
fn joined_places<T: AsRef<str>>(texts: &[T], joined: &str) -> Vec<Vec<Range<usize>>> {
    let one = |text: &T| apart(Joined::new(text.as_ref()).places(joined).collect());
    texts.iter().map(one).collect()
}

/// Where any of the words stands in a folded text, in bytes of its source.
fn places(text: &str, offsets: &[u32], words: &[&str]) -> Vec<Range<usize>> {
    let found = words.iter().flat_map(|word| places_of(text, word));
    let found = found.map(|folded| source_range(offsets, folded));
    apart(found.filter(|range| !range.is_empty()).collect())
}

/// Ranges in order, those that overlap as one.
fn apart(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|next, kept| {
        let is_within = next.start < kept.end;
        if is_within {
            kept.end = kept.end.max(next.end);
        }
        is_within
    });
    found
}

fn places_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let is_short = word.chars().nth(LEAST_INSIDE - 1).is_none();
    // Transliterations and years are found from the beginning of a word: `us` is not in `house`.
    let is_latin = word.is_ascii();
    let found = text.match_indices(word).map(|(at, _)| at..at + word.len());
    found.filter(move |range| {
        let begins = range.start == 0 || text[..range.start].ends_with(' ');
        let ends = range.end == text.len() || text[range.end..].starts_with(' ');
        (begins || !is_latin && !is_short) && (ends || !is_short)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn marks(query: &str, texts: &[&str], expected: &[&[&str]]) {
        let found = Sought::new(query).in_texts(texts);
        let found: Vec<Vec<&str>> = found
            .iter()
            .zip(texts)
            .map(|(ranges, text)| ranges.iter().map(|range| &text[range.clone()]).collect())
            .collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn every_place_is_found_however_it_is_written() {
        let text = "الرقة، ثم والرقة وبالرَّقّة.";
        marks("الرقه", &[text], &[&["رقة", "رقة", "رَّقّة"]]);
        marks(
            "deir ezzor",
            &["Dayr az-Zawr fell; in Deir\n  ez-Zor"],
            &[&["Dayr az-Zawr", "Deir\n  ez-Zor"]],
        );
        marks("٢٠١٧", &["in 2017 and 12017"], &[&["2017"]]);
    }

    #[test]
    fn spaces_do_not_count_where_nothing_else_is_found() {
        let texts = ["سقطت دير الزور", "Deir ez-Zor fell"];
        marks("ديرالزور", &texts, &[&["دير الزور"], &[]]);
        marks("deirezzor", &texts, &[&[], &["Deir ez-Zor"]]);
    }

    #[test]
    fn the_phrase_goes_before_its_words() {
        let texts = ["east Mosul", "Mosul, east of it"];
        marks("east mosul", &texts, &[&["east Mosul"], &[]]);
        marks(
            "mosul east bank",
            &texts,
            &[&["east", "Mosul"], &["Mosul", "east"]],
        );
    }

    #[test]
    fn short_words_are_whole_words() {
        marks("us", &["US house used us"], &[&["US", "us"]]);
        marks("في", &["في فيلق"], &[&["في"]]);
        marks("", &["a"], &[&[]]);
        marks("«»", &["a"], &[&[]]);
    }
}
