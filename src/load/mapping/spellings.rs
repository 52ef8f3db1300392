//! The ways in which one force is spelled: `S.D.F.`, `Syrian Democratic Forces (SDF)`, `SDF - قسد`.
//!
//! A spelling is taken apart into names that each could stand alone: what stands before brackets, what
//! stands in them, both sides of a dash. Names that the program knows decide; of others, a short form in
//! capitals beside a long one is the short form of it in the whole column.

use super::{actors, known};
use crate::model::{Force, Names};
use crate::text::{fold, has_arabic};
use std::collections::BTreeMap;

/// A short form has at most so many letters.
const LONGEST_SHORT: usize = 8;

/// A text without signs that nobody sees, and without space around it.
pub(super) fn visible(text: &str) -> String {
    let is_shown = |c: &char| {
        let hidden = matches!(*c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        !hidden
    };
    let words: String = text.chars().filter(is_shown).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A short form written with points is the same without: `S.D.F.`, `H. T. S.`.
pub(super) fn without_points(text: &str) -> String {
    let is_spelled = |c: char| c.is_alphabetic();
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let alternates = letters.chunks(2).all(|pair| match pair {
        [letter, point] => is_spelled(*letter) && *point == '.',
        [letter] => is_spelled(*letter),
        _ => false,
    });
    if alternates && letters.len() > 2 {
        letters.into_iter().filter(|c| *c != '.').collect()
    } else {
        text.to_owned()
    }
}

/// The names in a spelling, each of which could stand alone; the whole where it is but one name.
///
/// `X (Y)`, `X [Y]`, `X - Y`, `X – Y` and `X: Y` have two. A hyphen within a word parts nothing.
pub(super) fn names_in(spelling: &str) -> Vec<&str> {
    let text = spelling.trim();
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some((before, rest)) = text.split_once(open)
            && let Some((inside, after)) = rest.rsplit_once(close)
            && after.trim().is_empty()
        {
            return two(before, inside).unwrap_or_else(|| vec![text]);
        }
    }
    let dashes = [" - ", " – ", " — ", " = ", ": "];
    let parted = dashes.iter().find_map(|dash| text.split_once(dash));
    parted
        .and_then(|(a, b)| two(a, b))
        .unwrap_or_else(|| vec![text])
}

fn two<'t>(a: &'t str, b: &'t str) -> Option<Vec<&'t str>> {
    let (a, b) = (a.trim(), b.trim());
    (!a.is_empty() && !b.is_empty()).then(|| vec![a, b])
}

/// The force that a spelling means; `None` where it means none for certain.
///
/// Of two names, one that is known decides where the other is a short form or is not known; two that
/// mean different forces mean neither.
pub(super) fn find(spelling: &str) -> Option<&'static Force> {
    let whole = visible(spelling);
    let known = |name: &str| known::find(&without_points(name));
    if let Some(force) = known(&whole) {
        return Some(force);
    }
    match names_in(&whole).as_slice() {
        [a, b] => match (known(a), known(b)) {
            (Some(x), Some(y)) => (x.id == y.id).then_some(x),
            // `Syrian Army - 4th Division` is a part of it, and not the whole.
            (Some(force), None) => is_short_for(b, a).then_some(force),
            (None, Some(force)) if has_brackets(&whole) => Some(force),
            (None, Some(force)) => is_short_for(a, b).then_some(force),
            (None, None) => None,
        },
        _ => None,
    }
}

fn has_brackets(text: &str) -> bool {
    text.ends_with([')', ']', '）'])
}

/// Whether a name is the short form of a longer one: its letters begin the other's words in turn, or
/// stand in capitals beside words of another script.
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    let short = without_points(short);
    if !is_short_form(&short) || long.chars().count() <= short.chars().count() {
        return false;
    }
    if has_arabic(&short) != has_arabic(long) {
        return true;
    }
    let letters = short.chars().flat_map(char::to_lowercase);
    let letters: Vec<char> = letters.filter(|c| c.is_alphabetic()).collect();
    let words: Vec<Vec<char>> = long
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.to_lowercase().chars().collect::<Vec<char>>())
        .filter(|word| !word.is_empty())
        .collect();
    spells(&letters, &words)
}

/// Whether letters can be taken from words in turn, each word giving some of its beginning or nothing,
/// the first word at least one.
fn spells(letters: &[char], words: &[Vec<char>]) -> bool {
    // How many letters can have been taken after each word.
    let mut reached = vec![false; letters.len() + 1];
    reached[0] = true;
    for (n, word) in words.iter().enumerate() {
        let mut next = if n == 0 {
            vec![false; reached.len()]
        } else {
            reached.clone()
        };
        for from in (0..letters.len()).filter(|from| reached[*from]) {
            for taken in 1..=word.len().min(letters.len() - from) {
                if letters[from + taken - 1] != word[taken - 1] {
                    break;
                }
                next[from + taken] = true;
            }
        }
        reached = next;
    }
    words.len() > 1 && reached[letters.len()]
}

/// Whether a name looks like a short form: few letters, none small but for one or two.
fn is_short_form(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    (2..=LONGEST_SHORT).contains(&letters) && small * 3 <= letters && !name.contains(' ')
}

/// Which spellings of a column are one force.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The key of the long form, by the key of each short form that was written beside it.
    long_of: BTreeMap<String, String>,
}

impl Spellings {
    /// Learns from all spellings of a column.
    pub(super) fn of<'s>(spellings: impl Iterator<Item = &'s str>) -> Self {
        let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
        for spelling in spellings {
            let whole = visible(spelling);
            let names = names_in(&whole);
            let [a, b] = names.as_slice() else { continue };
            if find(&whole).is_some() {
                continue;
            }
            let (short, long) = if is_short_for(b, a) {
                (*b, *a)
            } else if is_short_for(a, b) {
                (*a, *b)
            } else {
                continue;
            };
            let (short, long) = (plain_key(short), plain_key(long));
            // One short form of two forces is the short form of neither.
            let entry = found.entry(short).or_insert_with(|| Some(long.clone()));
            if entry.as_ref() != Some(&long) {
                *entry = None;
            }
        }
        let certain = found.into_iter();
        Self {
            long_of: certain
                .filter_map(|(short, long)| Some((short, long?)))
                .collect(),
        }
    }

    /// What makes two spellings one force: the force that is known, or the same letters.
    pub(super) fn key(&self, spelling: &str) -> String {
        if let Some(force) = find(spelling) {
            return format!("\u{1}{}", force.id);
        }
        if let Some(actor) = actors::find(&visible(spelling)) {
            return actor.key();
        }
        let whole = visible(spelling);
        let key = match names_in(&whole).as_slice() {
            [a, b] if is_short_for(b, a) => plain_key(a),
            [a, b] if is_short_for(a, b) => plain_key(b),
            _ => plain_key(&whole),
        };
        self.long_of.get(&key).cloned().unwrap_or(key)
    }
}

/// A name as it is compared where it is not known.
fn plain_key(name: &str) -> String {
    let name = without_points(&visible(name));
    // What has no letter, such as +, is itself.
    Some(fold(&name))
        .filter(|text| !text.is_empty())
        .unwrap_or(name)
}

/// What a force of that spelling is called: in full and in short, each in the language of its script.
pub(super) fn called(spelling: &str) -> (Names, Names) {
    let whole = visible(spelling);
    let both = |a: &str, b: &str| {
        let (mut names, other) = (by_script(a), by_script(b));
        if names.en.is_empty() {
            names.en = other.en;
        }
        if names.ar.is_empty() {
            names.ar = other.ar;
        }
        names
    };
    if let Some((a, b)) = in_two_scripts(&whole) {
        let names = both(a, b);
        return (names.clone(), names);
    }
    match names_in(&whole).as_slice() {
        [a, b] if has_arabic(a) != has_arabic(b) => {
            let names = both(a, b);
            (names.clone(), names)
        }
        [a, b] if is_short_for(b, a) => (by_script(a), by_script(b)),
        [a, b] if is_short_for(a, b) => (by_script(b), by_script(a)),
        _ => {
            let names = by_script(&whole);
            (names.clone(), names)
        }
    }
}

/// A text in the language of its script.
pub(super) fn by_script(text: &str) -> Names {
    let mut names = Names::default();
    if has_arabic(text) {
        names.ar = text.to_owned()
    } else {
        names.en = text.to_owned()
    }
    names
}

/// One name in two scripts: `Blue Brigade / اللواء الأزرق`.
pub(super) fn in_two_scripts(text: &str) -> Option<(&str, &str)> {
    let signs = [" / ", "/", " | ", "|", "\n"];
    let parted = signs.iter().find_map(|sign| text.split_once(sign));
    let (a, b) = parted.map(|(a, b)| (a.trim(), b.trim()))?;
    let is_pair = !a.is_empty() && !b.is_empty() && has_arabic(a) != has_arabic(b);
    (is_pair && !b.contains(['/', '|'])).then_some((a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_force_by_every_spelling() {
        let id = |name: &str| find(name).map(|force| force.id.as_str());
        for (spelling, force) in [
            ("SDF\u{200b}", "sdf"),
            ("S.D.F.", "sdf"),
            ("s. d. f.", "sdf"),
            ("Syrian Democratic Forces (SDF)", "sdf"),
            ("SDF - Syrian Democratic Forces", "sdf"),
            ("قوات سوريا الديمقراطية (قسد)", "sdf"),
            ("الجيش الوطني السوري (SNA)", "turkey_sna"),
            ("Peshmerga (KRG)", "krg"),
            ("Hay'at Tahrir al-Sham [HTS]", "hts"),
            ("Turkish-backed groups (SNA)", "turkey_sna"),
        ] {
            assert_eq!(id(spelling), Some(force), "{spelling}");
        }
        for spelling in [
            "Opposition (HTS)",
            "Syrian Army - 4th Division",
            "SDF (east bank)",
            "A.B",
        ] {
            assert_eq!(id(spelling), None, "{spelling}");
        }
    }

    #[test]
    fn a_short_form_belongs_to_its_long_one() {
        let spellings = Spellings::of(["Blue Brigade Front (BBF)", "BBF", "Red (RD)"].into_iter());
        let key = spellings.key("Blue Brigade Front");
        for other in [
            "BBF",
            "b.b.f.",
            "Blue Brigade Front (BBF)",
            "BBF - Blue Brigade Front",
        ] {
            assert_eq!(spellings.key(other), key, "{other}");
        }
        assert_ne!(spellings.key("Blue Brigade"), key);
        let two = Spellings::of(["Blue Front (BF)", "Black Front (BF)"].into_iter());
        assert_ne!(two.key("Blue Front"), two.key("Black Front"));
    }

    #[test]
    fn names_in_two_scripts() {
        let (names, short) = called("Blue Brigade / اللواء الأزرق");
        assert_eq!(
            (names.en.as_str(), names.ar.as_str()),
            ("Blue Brigade", "اللواء الأزرق")
        );
        assert_eq!(short, names);
        let (names, short) = called("Blue Brigade Front (BBF)");
        assert_eq!(
            (names.en.as_str(), short.en.as_str()),
            ("Blue Brigade Front", "BBF")
        );
        assert_eq!(called("East (lower bank)").0.en, "East (lower bank)");
    }
}
