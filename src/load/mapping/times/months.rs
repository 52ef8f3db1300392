//! Names of months and of days of the week, in the languages in which tables are kept.
//!
//! The names of most languages are those of the GNU C Library's locales. What Arabic countries say
//! stands here, since each has a set of its own and files mix them.

use super::super::letters::key;
use pure_rust_locales as locales;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The names of the months of the Levant and Iraq, of Egypt and the Gulf, of Morocco, of Algeria and
/// Tunisia, and spellings of them.
const ARABIC: [&[&str]; 12] = [
    &["كانون الثاني", "كانون ثاني", "يناير", "جانفي", "ينایر"],
    &["شباط", "فبراير", "فيفري", "فيبرايه"],
    &["آذار", "مارس"],
    &["نيسان", "أبريل", "إبريل", "أفريل"],
    &["أيار", "مايو", "ماي"],
    &["حزيران", "يونيو", "يونيه", "جوان"],
    &["تموز", "يوليو", "يوليه", "يوليوز", "جويلية"],
    &["آب", "أغسطس", "غشت", "أوت"],
    &["أيلول", "سبتمبر", "شتنبر"],
    &["تشرين الأول", "تشرين أول", "أكتوبر"],
    &["تشرين الثاني", "تشرين ثاني", "نوفمبر", "نونبر"],
    &["كانون الأول", "كانون أول", "ديسمبر", "دجنبر"],
];

/// Spellings that no locale has.
const OTHERS: [(&str, i8); 11] = [
    ("sept", 9),
    ("janv", 1),
    ("févr", 2),
    ("juil", 7),
    ("setiembre", 9),
    ("marz", 3),
    ("mrz", 3),
    ("jänner", 1),
    ("jun", 6),
    ("jul", 7),
    ("abr", 4),
];

/// The months of the Hijri calendar: the first words of their names, which tell them apart.
const HIJRI: [&[&str]; 12] = [
    &["محرم", "المحرم", "muharram", "moharram"],
    &["صفر", "safar"],
    &[
        "ربيع الأول",
        "ربيع أول",
        "rabi al-awwal",
        "rabi i",
        "rabi al awwal",
    ],
    &[
        "ربيع الثاني",
        "ربيع ثاني",
        "ربيع الآخر",
        "rabi al-thani",
        "rabi ii",
        "rabi al thani",
    ],
    &[
        "جمادى الأولى",
        "جمادى الأول",
        "جمادى أولى",
        "jumada al-awwal",
        "jumada al-ula",
        "jumada i",
    ],
    &[
        "جمادى الثانية",
        "جمادى الآخرة",
        "جمادى الثاني",
        "jumada al-thani",
        "jumada ii",
    ],
    &["رجب", "rajab"],
    &["شعبان", "shaban", "sha'ban", "shaaban"],
    &["رمضان", "ramadan", "ramadhan"],
    &["شوال", "shawwal"],
    &[
        "ذو القعدة",
        "ذي القعدة",
        "ذوالقعدة",
        "dhu al-qadah",
        "dhu al-qi'dah",
    ],
    &[
        "ذو الحجة",
        "ذي الحجة",
        "ذوالحجة",
        "dhu al-hijjah",
        "dhu al-hijja",
    ],
];

/// Where names mean what, as they are compared.
struct Names {
    months: BTreeMap<String, i8>,
    hijri: BTreeMap<String, i8>,
    days: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut months = BTreeMap::new();
    let lists = gregorian().into_iter();
    for names in lists {
        for (name, month) in names.iter().zip(1i8..) {
            add(&mut months, name, month);
        }
    }
    for (names, month) in ARABIC.iter().zip(1i8..) {
        names.iter().for_each(|name| add(&mut months, name, month));
    }
    OTHERS
        .iter()
        .for_each(|(name, month)| add(&mut months, name, *month));
    let mut hijri = BTreeMap::new();
    for (names, month) in HIJRI.iter().zip(1i8..) {
        names.iter().for_each(|name| add(&mut hijri, name, month));
    }
    let mut days: Vec<String> = weekdays()
        .into_iter()
        .flatten()
        .map(|name| key(name))
        .collect();
    days.extend(["tues", "wednes", "thur", "thurs"].map(str::to_owned));
    // The longest first, so that a short name never hides a long one.
    days.sort_by_key(|name| std::cmp::Reverse(name.len()));
    days.dedup();
    Names {
        months,
        hijri,
        days,
    }
});

/// A name of one letter or a number tells nothing; the first meaning of a name counts.
fn add(names: &mut BTreeMap<String, i8>, name: &str, month: i8) {
    let key = key(name);
    let key = key.trim_matches(['.', ' ']);
    if key.chars().filter(|c| c.is_alphabetic()).count() > 1 {
        names.entry(key.to_owned()).or_insert(month);
    }
}

/// The months of each locale: in full, abbreviated, and as they stand alone where that differs.
fn gregorian() -> Vec<&'static [&'static str]> {
    let mut lists: Vec<&'static [&'static str]> = Vec::new();
    macro_rules! add {
        ($($locale:ident)*) => {$(
            lists.push(locales::$locale::LC_TIME::MON);
            lists.push(locales::$locale::LC_TIME::ABMON);
            lists.extend(locales::$locale::LC_TIME::ALT_MON);
        )*};
    }
    add!(en_GB fr_FR es_ES de_DE tr_TR ru_RU uk_UA it_IT pt_PT nl_NL fa_IR ku_TR he_IL hy_AM el_GR pl_PL sv_SE ro_RO);
    lists
}

fn weekdays() -> Vec<&'static [&'static str]> {
    let mut lists: Vec<&'static [&'static str]> = Vec::new();
    macro_rules! add {
        ($($locale:ident)*) => {$(
            lists.push(locales::$locale::LC_TIME::DAY);
            lists.push(locales::$locale::LC_TIME::ABDAY);
        )*};
    }
    add!(en_GB fr_FR es_ES de_DE tr_TR ru_RU uk_UA it_IT pt_PT nl_NL ar_SY fa_IR);
    lists
}

/// The month that a name means; names are compared by [`key`].
pub(super) fn month(key: &str) -> Option<i8> {
    NAMES.months.get(key).copied()
}

/// The month of the Hijri calendar that a name means.
pub(super) fn hijri_month(key: &str) -> Option<i8> {
    NAMES.hijri.get(key).copied()
}

/// What follows the name of a day of the week.
pub(super) fn after_weekday(text: &str) -> Option<&str> {
    let begins = |day: &&String| {
        let rest = text.strip_prefix(day.as_str());
        rest.is_some_and(|rest| rest.starts_with([' ', ',', '،', '.']))
    };
    let day = NAMES.days.iter().find(begins)?;
    Some(
        text.get(day.len()..)?
            .trim_start_matches([' ', ',', '،', '.']),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        let mut all: BTreeMap<String, i8> = BTreeMap::new();
        let lists = gregorian();
        for (name, month) in lists.iter().flat_map(|names| names.iter().zip(1i8..)) {
            let key = key(name).trim_matches(['.', ' ']).to_owned();
            if key.chars().filter(|c| c.is_alphabetic()).count() > 1 {
                let known = *all.entry(key.clone()).or_insert(month);
                assert_eq!(known, month, "{key}");
            }
        }
        for (names, month) in ARABIC.iter().zip(1i8..) {
            for name in names.iter() {
                assert_eq!(super::month(&key(name)), Some(month), "{name}");
            }
        }
    }

    #[test]
    fn months_of_many_languages() {
        for (name, expected) in [
            ("mayıs", 5),
            ("Mayis", 5),
            ("mayo", 5),
            ("мая", 5),
            ("май", 5),
            ("травня", 5),
            ("Mai", 5),
            ("août", 8),
            ("aout", 8),
            ("Ağustos", 8),
            ("März", 3),
            ("avril", 4),
            ("غشت", 8),
            ("تشرین الأول", 10),
            ("ايار", 5),
        ] {
            assert_eq!(month(&key(name)), Some(expected), "{name}");
        }
    }
}
