//! What search compares: a text without what readers do not type. Both the query and the text go
//! through the same folding; [`fold_with_offsets`] remembers where each folded byte came from, so
//! that matches can be marked. It must not know what is searched or how it is ranked.
//!
//! Rules, in order: compatibility decomposition and lower case; marks, tatweel, hamza and
//! apostrophes (also ʿ ʾ) dropped; alef, ya, ha and kaf variants unified; digits Western; anything
//! else that is not a letter or digit separates words, which are joined by one space. Then, word
//! by word, the Arabic article ال is dropped, and Latin words lose what transliterations disagree
//! on (`fold_latin`).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::digits::western_digit;
use super::directions::is_arabic_letter;
use super::fold_latin;

/// A folded character and the source byte at which the character began that it came from.
pub(super) type Letter = (char, u32);

/// Words that begin with ال without an article.
const NOT_ARTICLES: [&str; 6] = ["الله", "الذي", "التي", "الذين", "اللذين", "اللواتي"];

/// A word of the source, folded character by character.
pub(super) struct Word {
    /// Its letters.
    pub letters: Vec<Letter>,
    /// The source byte after it.
    pub end: u32,
    /// Whether a hyphen, an apostrophe or the like follows at once and then a letter.
    pub hyphen: bool,
}

impl Word {
    /// Whether it spells `word`.
    pub(super) fn is(&self, word: &str) -> bool {
        self.letters.iter().map(|letter| letter.0).eq(word.chars())
    }

    /// Whether its folded letters begin with `prefix`.
    pub(super) fn starts_with(&self, prefix: &str) -> bool {
        let mut letters = self.letters.iter().map(|letter| letter.0);
        prefix.chars().all(|c| letters.next() == Some(c))
    }

    /// Whether all letters are Latin.
    pub(super) fn is_latin(&self) -> bool {
        self.letters
            .iter()
            .all(|letter| letter.0.is_ascii_alphabetic())
    }
}

/// `text` as search compares it.
///
/// ```
/// use kharita::text::fold;
/// assert_eq!(fold("الرَّقّة"), fold("الرقه"));
/// assert_eq!(fold("Dayr az-Zawr"), fold("Deir Ezzor"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with_offsets(text).0
}

/// A query as search compares it. Like [`fold`], but forgiving towards a last word that is still
/// being typed: an article alone after other words is dropped, and so is ال before one letter.
#[must_use]
pub fn fold_query(query: &str) -> String {
    let mut words = words(query);
    let typing = query
        .chars()
        .next_back()
        .is_some_and(|c| !c.is_whitespace());
    if let Some(last) = words.last_mut()
        && typing
        && last.letters.len() == 3
        && last.starts_with("ال")
    {
        last.letters.drain(..2);
    }
    let ends_in_article = words
        .last()
        .is_some_and(|last| last.is("ال") || fold_latin::is_article(last));
    if words.len() > 1 && ends_in_article {
        words.pop();
    }
    emit(words, query.len()).0
}

/// `text` as search compares it, and for each byte of that the source byte it came from, with one
/// more entry for the end. The bytes from `a` to `b` of the folded text are the bytes from
/// `offsets[a]` to `offsets[b]` of the source (see [`source_range`]). Texts of more than 4 GiB
/// keep no offsets beyond.
#[must_use]
pub fn fold_with_offsets(text: &str) -> (String, Vec<u32>) {
    emit(words(text), text.len())
}

/// The bytes of the source that a range of the folded text came from; for a range that is not in
/// the folded text, the nearest that is.
#[must_use]
pub fn source_range(offsets: &[u32], folded: Range<usize>) -> Range<usize> {
    let at = |index: usize| {
        let last = offsets.len().saturating_sub(1);
        offsets.get(index.min(last)).map_or(0, |&o| o as usize)
    };
    let start = at(folded.start);
    start..at(folded.end).max(start)
}

/// The words of `text`, folded character by character.
#[expect(
    clippy::cast_possible_truncation,
    reason = "texts of more than 4 GiB are not read"
)]
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut letters: Vec<Letter> = Vec::new();
    let mut end = 0;
    for (offset, source) in text.char_indices() {
        let start = u32::try_from(offset).unwrap_or(u32::MAX);
        if is_dropped(source) {
            // An apostrophe or mark belongs to the word that it stands in or after.
            if !letters.is_empty() {
                end = start.saturating_add(source.len_utf8() as u32);
            }
            continue;
        }
        let before = letters.len();
        fold_char(source, |c| letters.push((c, start)));
        let belongs = letters.len() > before || before > 0 && is_combining_mark(source);
        if belongs {
            end = start.saturating_add(source.len_utf8() as u32);
        } else if !letters.is_empty() {
            words.push(Word {
                letters: std::mem::take(&mut letters),
                end,
                hyphen: is_hyphen(source),
            });
        } else if let Some(last) = words.last_mut() {
            last.hyphen &= is_hyphen(source);
        }
    }
    if !letters.is_empty() {
        words.push(Word {
            letters,
            end,
            hyphen: false,
        });
    }
    words
}

/// Gives the folded letters of one character to `push`; none for what is no letter or digit.
fn fold_char(source: char, mut push: impl FnMut(char)) {
    if source.is_ascii() {
        if source.is_ascii_alphanumeric() {
            push(source.to_ascii_lowercase());
        }
        return;
    }
    if let Some(letter) = basic_arabic(source) {
        push(letter);
        return;
    }
    for c in std::iter::once(source).nfkd().flat_map(char::to_lowercase) {
        let c = western_digit(unify(c));
        if c.is_alphanumeric() && !is_dropped(c) && !is_combining_mark(c) {
            push(c);
        }
    }
}

/// The folded form of the plain Arabic letters, which are most of an Arabic text: what the long
/// way over decomposition comes to.
fn basic_arabic(c: char) -> Option<char> {
    Some(match c {
        'آ' | 'أ' | 'إ' | 'ا' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ي' => 'ي',
        'ب' | 'ت'..='غ' | 'ف'..='و' => c,
        'ة' => 'ه',
        _ => return None,
    })
}

/// Letters that readers type for one another.
fn unify(c: char) -> char {
    match c {
        '\u{0671}'..='\u{0673}' | '\u{0675}' => 'ا',
        'ة' | '\u{06BE}' | '\u{06C1}' | '\u{06C3}' | '\u{06D5}' => 'ه',
        'ى' | '\u{06CC}' | '\u{06D2}' => 'ي',
        '\u{06A9}' | '\u{06AA}' => 'ك',
        'ı' => 'i',
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        _ => c,
    }
}

/// What is left out within a word: hamza, tatweel, apostrophes of all kinds, controls.
fn is_dropped(c: char) -> bool {
    matches!(c,
        'ء' | '\u{0640}' | '\u{0674}'
        | '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | 'ʽ' | '′'
        | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{061C}' | '\u{FEFF}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// Folds word by word and joins the words.
fn emit(mut words: Vec<Word>, source_length: usize) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(source_length);
    let mut offsets = Vec::with_capacity(source_length + 1);
    let mut end = 0;
    for index in 0..words.len() {
        let (here, rest) = words.split_at_mut(index + 1);
        let Some(word) = here.last_mut() else { break };
        if fold_latin::is_article_before(word, rest.first()) {
            continue;
        }
        fold_word(word);
        if word.letters.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
            offsets.push(end);
        }
        for &(c, source) in &word.letters {
            folded.push(c);
            offsets.extend(std::iter::repeat_n(source, c.len_utf8()));
        }
        end = word.end;
    }
    offsets.push(end);
    (folded, offsets)
}

fn fold_word(word: &mut Word) {
    if word.is_latin() {
        fold_latin::fold_word(word);
    } else if word.letters.len() >= 4
        && word.starts_with("ال")
        && word.letters.iter().all(|letter| is_arabic_letter(letter.0))
        && !NOT_ARTICLES.iter().any(|kept| word.is(kept))
    {
        word.letters.drain(..2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(forms: &[&str]) {
        for form in forms {
            assert_eq!(fold(form), fold(forms[0]), "{form} and {}", forms[0]);
        }
    }

    #[track_caller]
    fn different(a: &str, b: &str) {
        assert_ne!(fold(a), fold(b), "{a} and {b}");
    }

    #[test]
    fn arabic_is_folded() {
        same(&["الرقة", "الرقه", "رقة", "الرَّقَّة", "الـــرقة", "اَلرَّقَّةُ"]);
        same(&["إدلب", "أدلب", "ادلب", "آدلب", "ٱدلب"]);
        same(&["منبج ٢٠١٦", "منبج ۲۰۱۶", "منبج 2016"]);
        same(&["على", "علي"]);
        same(&["کوباني", "كوبانى", "كوباني"]);
        same(&["مسؤول", "مسوول"]);
        same(&["قضاء", "قضا"]);
        same(&["ﷲ", "الله"]);
    }

    #[test]
    fn the_short_way_and_the_long_way_agree() {
        for c in ('\u{0600}'..='\u{06FF}').filter(|&c| basic_arabic(c).is_some()) {
            let decomposed = std::iter::once(c).nfkd().map(unify);
            let long: Vec<char> = decomposed.filter(|&c| !is_combining_mark(c)).collect();
            assert_eq!(long, [basic_arabic(c).expect("filtered")], "{c}");
        }
    }

    #[test]
    fn the_article_is_a_prefix_and_not_every_al() {
        assert_eq!(fold("إلى"), "الي");
        assert_eq!(fold("الله"), "الله");
        assert_eq!(fold("حلب والرقة"), "حلب والرقه");
        assert_eq!(fold("الباب"), "باب");
    }

    #[test]
    fn transliterations_of_one_name_are_one() {
        same(&[
            "Deir ez-Zor",
            "Dayr az-Zawr",
            "Deir Ezzor",
            "Deir ez Zor",
            "Dayr al-Zawr",
            "DEIR-EZ-ZOUR",
            "Dayr az-Zawr",
        ]);
        same(&[
            "Ayn al-Arab",
            "Ain al Arab",
            "ʿAyn al-ʿArab",
            "'Ain al-'Arab",
        ]);
        same(&["Raqqa", "ar-Raqqah", "Ar Raqqah", "al-Raqqa", "ar-Raqqa"]);
        same(&["Hasaka", "al-Ḥasakah", "Al-Hasakah", "Hasakeh"]);
        same(&["Dar'a", "Daraa", "Darʿā"]);
        same(&["as-Suwayda", "Suwaydā’"]);
    }

    #[test]
    fn different_names_stay_different() {
        different("Hama", "Homs");
        different("Idlib", "Irbil");
        different("need", "ned");
        different("arrest", "rest");
        different("an army", "army an");
        assert_eq!(fold("as at an army"), "as at an army");
        different("الرقة", "الرمة");
        different("Raqqa", "Rakka");
    }

    #[test]
    fn punctuation_separates_and_case_does_not_matter() {
        assert_eq!(fold("  «SDF», (2015)  "), "sdf 2015");
        assert_eq!(fold("US-led"), "us led");
        assert_eq!(fold("Straße ﬁn ÉCOLE"), "straße fin ecole");
        assert_eq!(fold("...'"), "");
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let marked = |text: &str, query: &str| {
            let (folded, offsets) = fold_with_offsets(text);
            assert_eq!(offsets.len(), folded.len() + 1);
            let query = fold(query);
            let at = folded.find(&query).expect("the query stands in the text");
            text[source_range(&offsets, at..at + query.len())].to_owned()
        };
        assert_eq!(marked("في (الرَّقَّةِ) أمس", "الرقه"), "رَّقَّةِ");
        assert_eq!(
            marked("to Dayr az-Zawr, then", "deir ezzor"),
            "Dayr az-Zawr"
        );
        assert_eq!(marked("ar-Raqqah.", "raqqa"), "Raqqah");
        assert_eq!(marked("والرقة", "رقة"), "رقة");
        assert_eq!(marked("عام ٢٠١٥م", "2015"), "٢٠١٥");
    }

    #[test]
    fn a_query_may_be_unfinished() {
        assert_eq!(fold_query("الر"), "ر");
        assert_eq!(fold_query("دير ال"), "دير");
        assert_eq!(fold_query("Deir ez-"), "deir");
        assert_eq!(fold_query("al"), "al");
        assert_eq!(fold_query(""), "");
    }
}
