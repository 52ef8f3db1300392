//! What search compares where spaces do not count: `ديرالزور` is also written `دير الزور`, and
//! `deirezzor` `Deir ez-Zor`. Words are folded letter by letter as in `fold`, but keep their
//! articles, which stand in the middle of what is written as one. It must not know what is searched.

use std::ops::Range;

use super::fold::words;

/// Fewer letters than this hardly hold two words.
const LEAST: usize = 4;

/// A text as one word, and where its own words begin.
///
/// ```
/// use kharita::text::Joined;
/// let name = Joined::new("مطار دير الزور");
/// assert!(name.begins_anywhere(Joined::new("ديرالزور").sought()));
/// assert!(!name.begins_anywhere(Joined::new("يرالزور").sought()));
/// ```
pub struct Joined {
    letters: String,
    /// For each byte of the letters the source byte it came from.
    offsets: Vec<u32>,
    /// The bytes of the letters at which words begin, and words without the article ال.
    starts: Vec<usize>,
    /// The bytes of the letters at which words end, and where that is in the source.
    ends: Vec<(usize, u32)>,
}

impl Joined {
    /// Joins the words of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut joined = Self {
            letters: String::with_capacity(text.len()),
            offsets: Vec::with_capacity(text.len() + 1),
            starts: Vec::new(),
            ends: Vec::new(),
        };
        for word in words(text) {
            let has_article = word.letters.len() >= LEAST && word.starts_with("ال");
            for (n, &(c, source)) in word.letters.iter().enumerate() {
                let at = joined.push(c, source);
                if n == 0 || n == 2 && has_article {
                    joined.starts.push(at);
                }
            }
            joined.ends.push((joined.letters.len(), word.end));
        }
        joined
    }

    /// Adds a letter, unless it doubles the one before where transliterations differ; answers with
    /// the byte at which it stands.
    fn push(&mut self, c: char, source: u32) -> usize {
        let can_merge = c.is_ascii_alphabetic() && !matches!(c, 'e' | 'o');
        if can_merge && self.letters.ends_with(c) {
            return self.letters.len() - 1;
        }
        let at = self.letters.len();
        self.letters.push(c);
        let bytes = std::iter::repeat_n(source, c.len_utf8());
        self.offsets.extend(bytes);
        at
    }

    /// Its letters.
    #[must_use]
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Its letters, to be looked for in other texts; `None` where they are too few.
    #[must_use]
    pub fn sought(&self) -> Option<&str> {
        let is_enough = self.letters.chars().nth(LEAST - 1).is_some();
        is_enough.then_some(&*self.letters)
    }

    /// Whether what is sought stands at the beginning of one of its words.
    #[must_use]
    pub fn begins_anywhere(&self, sought: Option<&str>) -> bool {
        sought.is_some_and(|sought| self.places(sought).next().is_some())
    }

    /// The bytes of the source at which `sought` stands, from the beginning of a word.
    pub fn places<'s>(&'s self, sought: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
        let stands = move |at: &usize| self.letters[*at..].starts_with(sought);
        let starts = self.starts.iter().copied().filter(stands);
        starts.map(|at| self.offset(at)..self.end(at + sought.len()))
    }

    /// The source byte that the letter at a byte came from.
    fn offset(&self, at: usize) -> usize {
        self.offsets.get(at).map_or(0, |&offset| offset as usize)
    }

    /// The source byte after the letters before a byte.
    fn end(&self, at: usize) -> usize {
        match self.ends.binary_search_by_key(&at, |&(end, _)| end) {
            Ok(word) => self.ends[word].1 as usize,
            Err(_) => self.offset(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stands(text: &str, query: &str, expected: &[&str]) {
        let joined = Joined::new(text);
        let found: Vec<&str> = joined
            .places(Joined::new(query).letters())
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, expected, "{query} in {text}");
    }

    #[test]
    fn spaces_within_names_do_not_count() {
        stands("في دير الزور، أمس", "ديرالزور", &["دير الزور"]);
        stands("Deir ez-Zor airport", "deirezzor", &["Deir ez-Zor"]);
        stands("عَيْن العَرَب (كوباني)", "عينالعرب", &["عَيْن العَرَب"]);
        stands("تلعفر", "تل عفر", &["تلعفر"]);
        stands("ديرالزوري", "دير الزور", &["ديرالزور"]);
        stands("الباب الشرقي", "بابالشرقي", &["باب الشرقي"]);
        stands("Abu Kamal", "abukamal", &["Abu Kamal"]);
    }

    #[test]
    fn only_the_beginning_of_a_word_counts() {
        stands("Deir ez-Zor", "irezzor", &[]);
        stands("دير الزور", "يرالزور", &[]);
        stands("", "ديرالزور", &[]);
        assert!(!Joined::new("").begins_anywhere(Some("a")));
        assert!(Joined::new("abc").sought().is_none());
    }
}
