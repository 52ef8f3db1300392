//! What transliterations of Arabic names disagree on: the article and its assimilated forms,
//! doubled consonants, a last -ah or -eh, and a few words that many place names share. It is kept
//! narrow: an English word may change, but two different words should not become one. Wider is
//! [`sounds`], for when nothing else is found. It must not know Arabic script.

use super::fold::Word;

/// Forms of the article, with the letters that each assimilated form stands before; an empty list
/// stands before any.
const ARTICLES: [(&str, &[&str]); 26] = [
    ("al", &[]),
    ("el", &[]),
    ("ul", &[]),
    ("ad", &["d"]),
    ("ed", &["d"]),
    ("ud", &["d"]),
    ("adh", &["dh"]),
    ("edh", &["dh"]),
    ("an", &["n"]),
    ("en", &["n"]),
    ("un", &["n"]),
    ("ar", &["r"]),
    ("er", &["r"]),
    ("ur", &["r"]),
    ("as", &["s"]),
    ("es", &["s"]),
    ("us", &["s"]),
    ("ash", &["sh"]),
    ("esh", &["sh"]),
    ("at", &["t"]),
    ("et", &["t"]),
    ("ut", &["t"]),
    ("ath", &["th"]),
    ("az", &["z"]),
    ("ez", &["z"]),
    ("uz", &["z"]),
];

/// Spellings of words that many place names share.
const SPELLINGS: [(&str, &str); 14] = [
    ("dayr", "deir"),
    ("dair", "deir"),
    ("deyr", "deir"),
    ("ayn", "ain"),
    ("eyn", "ain"),
    ("zawr", "zor"),
    ("zour", "zor"),
    ("zoor", "zor"),
    ("tal", "tel"),
    ("tall", "tel"),
    ("tell", "tel"),
    ("kufr", "kafr"),
    ("kefr", "kafr"),
    ("jebel", "jabal"),
];

/// Whether `word` is a form of the article, whatever follows.
pub(super) fn is_article(word: &Word) -> bool {
    ARTICLES.iter().any(|(form, _)| word.is(form))
}

/// Whether `word` is the article of `next`: joined to it by a hyphen or not.
pub(super) fn is_article_before(word: &Word, next: Option<&Word>) -> bool {
    let Some(next) = next.filter(|next| next.is_latin()) else {
        return false;
    };
    ARTICLES.iter().any(|(form, before)| {
        // "us" is a country and "un" an organisation: only a hyphen makes them articles.
        let is_word = form.starts_with('u') && !word.hyphen;
        word.is(form)
            && !is_word
            && (before.is_empty() || before.iter().any(|start| next.starts_with(start)))
    })
}

/// Folds a word of Latin letters, whose article as a word of its own is gone.
pub(super) fn fold_word(word: &mut Word) {
    // Ezzor, Azzawr: the article written into the name. No English word begins so.
    if word.letters.len() > 4 && (word.starts_with("ezz") || word.starts_with("azz")) {
        word.letters.drain(..2);
    }
    if let Some((_, spelling)) = SPELLINGS.iter().find(|(form, _)| word.is(form)) {
        respell(word, spelling);
        return;
    }
    collapse(word);
    let ends_in_h = word.letters.last().is_some_and(|letter| letter.0 == 'h');
    let before_h = word.letters.len().wrapping_sub(2);
    if let (true, Some(vowel)) = (ends_in_h, word.letters.get_mut(before_h))
        && before_h > 1
        && matches!(vowel.0, 'a' | 'e')
    {
        vowel.0 = 'a';
        word.letters.pop();
    }
}

/// Puts the letters of `spelling` in place of the word's; they come from where its did.
fn respell(word: &mut Word, spelling: &str) {
    let Some(&last) = word.letters.last() else {
        return;
    };
    let old = std::mem::take(&mut word.letters);
    word.letters = spelling
        .chars()
        .enumerate()
        .map(|(i, c)| (c, old.get(i).unwrap_or(&last).1))
        .collect();
}

/// Doubled consonants, and the doubled vowels that English does not double, become one.
fn collapse(word: &mut Word) {
    word.letters
        .dedup_by(|next, kept| next.0 == kept.0 && !matches!(next.0, 'e' | 'o'));
}

/// What is left of a folded Latin word when every vowel is one that a writer of Arabic might hear
/// otherwise, and so are q and k: `qunaytirah` and `kuneitra` sound alike. Nothing for a word that
/// is not Latin.
///
/// ```
/// use kharita::text::{fold, sounds};
/// let alike = |a: &str, b: &str| sounds(&fold(a)).eq(sounds(&fold(b)));
/// assert!(alike("Kuneitra", "al-Qunaytirah"));
/// assert!(!alike("Homs", "Hama"));
/// ```
pub fn sounds(word: &str) -> impl Iterator<Item = char> + '_ {
    let word = if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        word.as_bytes()
    } else {
        &[]
    };
    word.iter().enumerate().filter_map(|(n, letter)| {
        let before = n.checked_sub(1).map(|n| word[n]);
        Some(match (before, letter) {
            (_, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w') => return None,
            // dh, gh, kh and th are letters that are also written without the h; sh is not s.
            (Some(b'd' | b'g' | b'k' | b't'), b'h') => return None,
            (_, b'q' | b'c') => 'k',
            (_, letter) => char::from(*letter),
        })
    })
}
