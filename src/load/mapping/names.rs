//! Names of properties that say what a property is, in the languages and schemas in which data come.
//!
//! A name is compared without case, signs and vowel marks: `START_DATE`, `start-date` and `startDate`
//! are one.

use crate::text::western_digits;

pub(super) use super::known_names::{
    BEGIN, END, FORCE, ID, NAME, NAME_AR, SURELY_TIME, TIME, UPKEEP, WEAK_FORCES,
};

/// A name as it is compared.
pub(super) fn normal(name: &str) -> String {
    let name = western_digits(name);
    let letters = name.chars().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).map(plain).collect()
}

/// Without the variants of Arabic and Latin letters that people mix.
fn plain(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' => 'ه',
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' | 'č' | 'ć' => 'c',
        'ş' | 'š' | 'ș' => 's',
        'ğ' => 'g',
        'ı' => 'i',
        'ã' | 'å' => 'a',
        'õ' => 'o',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        other => other,
    }
}

/// The place of a name in a list; the smaller, the surer.
pub(super) fn rank(list: &[&str], name: &str) -> Option<usize> {
    let name = normal(name);
    list.iter().position(|known| *known == name)
}

/// The place of a name in a list of times: the whole name, or the last part of one that is nested.
pub(super) fn time_rank(list: &[&str], name: &str) -> Option<usize> {
    rank(list, name).or_else(|| rank(list, name.rsplit_once('.')?.1))
}

/// Whether a name says that its column is a time of any kind.
pub(super) fn time_name(name: &str) -> Option<usize> {
    let lists: [&[&str]; 3] = [&BEGIN, &END, &TIME];
    let ranks = lists.into_iter().filter_map(|list| time_rank(list, name));
    ranks.min().or_else(|| {
        lists
            .iter()
            .any(|list| has_word(name, list))
            .then_some(usize::MAX)
    })
}

/// Whether one of the words of a name stands in a list.
pub(super) fn has_word(name: &str, list: &[&str]) -> bool {
    let mut words: Vec<String> = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        // A capital after a small letter begins a word: startDate.
        if !c.is_alphanumeric() || c.is_uppercase() && was_small {
            words.push(String::new());
        }
        was_small = c.is_lowercase();
        words.last_mut().expect("a list that only grows").push(c);
    }
    words.iter().any(|word| rank(list, word).is_some())
}

/// The place of a name counted from the end of a list, so that the surest is the highest.
pub(super) fn height(list: &[&str], name: &str) -> Option<usize> {
    rank(list, name).map(|rank| list.len() - rank)
}

/// The level of an OCHA column, such as 3 for `ADM3_EN`, and what it holds: `en`, `ar`, `name`,
/// `name1`, `pcode`.
pub(super) fn ocha(name: &str) -> Option<(u8, String)> {
    let name = normal(name);
    let rest = name
        .strip_prefix("admin")
        .or_else(|| name.strip_prefix("adm"))?;
    let level = rest.bytes().next().filter(u8::is_ascii_digit)? - b'0';
    let what = rest.get(1..)?;
    let what = what
        .strip_suffix("name")
        .filter(|lang| lang.len() == 2)
        .unwrap_or(what);
    Some((level, what.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_what_people_mix() {
        for name in ["start_date", "START-DATE", "startDate", "Start date"] {
            assert_eq!(normal(name), "startdate");
        }
        assert_eq!(normal("جهة السيطرة"), "جههالسيطره");
        assert_eq!(normal("Facción"), "faccion");
        assert_eq!(ocha("ADM3_EN"), Some((3, "en".to_owned())));
        assert_eq!(ocha("adm3_name1"), Some((3, "name1".to_owned())));
        assert_eq!(ocha("admin1Name_en"), Some((1, "nameen".to_owned())));
        assert_eq!(ocha("admire"), None);
    }

    #[test]
    fn every_name_is_listed_as_it_is_compared() {
        let lists: [&[&str]; 9] = [
            &UPKEEP,
            &BEGIN,
            &END,
            &TIME,
            &SURELY_TIME,
            &FORCE,
            &NAME,
            &NAME_AR,
            &ID,
        ];
        for name in lists.concat() {
            assert_eq!(normal(name), *name, "{name}");
        }
    }
}
