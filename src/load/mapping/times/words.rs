//! Words that stand around a date: that it is open, since, before, about, early in, and seasons.
//!
//! All are written as [`super::super::letters::key`] leaves them, so that one comparison does for all spellings.

/// Words that say that there is no end, or no beginning, or that none is known.
pub(super) const OPEN: [&str; 82] = [
    "",
    "..",
    "-",
    "--",
    "---",
    "...",
    "?",
    "/",
    ".",
    "*",
    "open",
    "present",
    "now",
    "ongoing",
    "on-going",
    "current",
    "currently",
    "today",
    "to date",
    "until now",
    "till now",
    "to present",
    "until present",
    "still",
    "active",
    "continuing",
    "null",
    "none",
    "nil",
    "nan",
    "nat",
    "n/a",
    "na",
    "#n/a",
    "n.d.",
    "n.d",
    "nd",
    "s.d.",
    "no date",
    "undated",
    "tbd",
    "unknown",
    "0000-00-00",
    "0000-00-00 00:00:00",
    "الان",
    "حتي الان",
    "الي الان",
    "لحد الان",
    "حتي اليوم",
    "الي اليوم",
    "اليوم",
    "مستمر",
    "مستمره",
    "قايم",
    "حتي تاريخه",
    "غير معروف",
    "بدون تاريخ",
    "لا يوجد",
    "en cours",
    "aujourd'hui",
    "actualidad",
    "presente",
    "heute",
    "gunumuz",
    "devam ediyor",
    "по настоящее время",
    "a ce jour",
    "jusqu'a present",
    "jusqu'a ce jour",
    "actuel",
    "hasta hoy",
    "hasta la fecha",
    "en curso",
    "vigente",
    "andauernd",
    "laufend",
    "bis heute",
    "halen",
    "suruyor",
    "до сих пор",
    "по н.в.",
    "настоящее время",
];

/// Words before a date from which something holds on.
pub(super) const SINCE: [&str; 20] = [
    "since",
    "from",
    "starting",
    "as of",
    "as from",
    "beginning",
    "منذ",
    "من تاريخ",
    "ابتداء من",
    "اعتبارا من",
    "من",
    "depuis",
    "a partir de",
    "desde",
    "seit",
    "ab",
    "с",
    "от",
    "dal",
    "vanaf",
];

/// Words before a date until which something holds.
pub(super) const UNTIL: [&str; 16] = [
    "until",
    "till",
    "to",
    "up to",
    "ending",
    "through",
    "حتي",
    "الي",
    "لغايه",
    "jusqu'a",
    "jusqu'au",
    "hasta",
    "bis",
    "до",
    "по",
    "fino al",
];

/// Words before a date before which something happened.
pub(super) const BEFORE: [&str; 9] = [
    "before",
    "prior to",
    "earlier than",
    "قبل",
    "avant",
    "antes de",
    "antes del",
    "vor",
    "voor",
];

/// Words before a date after which something happened.
pub(super) const AFTER: [&str; 8] = [
    "after",
    "later than",
    "بعد",
    "apres",
    "despues de",
    "despues del",
    "nach",
    "после",
];

/// Words that say that a date is known roughly.
pub(super) const ABOUT: [&str; 26] = [
    "c.",
    "ca.",
    "ca",
    "c",
    "circa",
    "about",
    "around",
    "approx.",
    "approx",
    "approximately",
    "roughly",
    "est.",
    "نحو",
    "حوالي",
    "قرابه",
    "تقريبا",
    "vers",
    "environ",
    "hacia",
    "alrededor de",
    "etwa",
    "um",
    "ungefahr",
    "около",
    "yaklasik",
    "близько",
];

/// A third of a month, a year or anything longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
}

/// Words for the thirds, which stand before what they divide.
const PARTS: [(Part, &[&str]); 3] = [
    (
        Part::Early,
        &[
            "early",
            "beginning of",
            "start of",
            "اوايل",
            "بدايه",
            "بدايات",
            "مطلع",
            "مستهل",
            "debut",
            "au debut de",
            "principios de",
            "inicios de",
            "comienzos de",
            "anfang",
            "fruh",
            "начало",
            "начале",
            "в начале",
            "early in",
        ],
    ),
    (
        Part::Middle,
        &[
            "mid",
            "middle of",
            "in the middle of",
            "منتصف",
            "اواسط",
            "وسط",
            "mi",
            "milieu",
            "mediados de",
            "mitte",
            "середина",
            "середине",
            "в середине",
        ],
    ),
    (
        Part::Late,
        &[
            "late",
            "end of",
            "the end of",
            "اواخر",
            "نهايه",
            "ختام",
            "fin",
            "fin de",
            "finales de",
            "fines de",
            "ende",
            "spat",
            "конец",
            "конце",
            "в конце",
            "late in",
        ],
    ),
];

/// The same after what they divide, as Turkish has it.
const PARTS_AFTER: [(Part, &[&str]); 3] = [
    (Part::Early, &["basi", "baslari", "basinda"]),
    (Part::Middle, &["ortasi", "ortalari", "ortasinda"]),
    (Part::Late, &["sonu", "sonlari", "sonunda"]),
];

/// The first month of each season, and its names.
const SEASONS: [(i8, &[&str]); 4] = [
    (
        3,
        &[
            "spring",
            "ربيع",
            "printemps",
            "primavera",
            "fruhling",
            "fruhjahr",
            "ilkbahar",
            "весна",
            "веснои",
        ],
    ),
    (
        6,
        &[
            "summer",
            "صيف",
            "ete",
            "verano",
            "sommer",
            "yaz",
            "лето",
            "летом",
        ],
    ),
    (
        9,
        &[
            "autumn",
            "fall",
            "خريف",
            "automne",
            "otono",
            "herbst",
            "sonbahar",
            "осень",
            "осенью",
        ],
    ),
    (
        12,
        &[
            "winter",
            "شتاء",
            "hiver",
            "invierno",
            "kis",
            "зима",
            "зимои",
        ],
    ),
];

/// What follows one of the words, which no other letter follows.
pub(super) fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let rests = words.iter().filter_map(|word| {
        let rest = text.strip_prefix(word)?;
        let is_apart = rest.starts_with([' ', '-', ':', '~']) || word.ends_with('.');
        is_apart.then(|| rest.trim_start_matches([' ', '-', ':']))
    });
    rests
        .min_by_key(|rest| rest.len())
        .filter(|rest| !rest.is_empty())
}

/// The third that a text names, and what it is a third of.
pub(super) fn part(text: &str) -> Option<(Part, &str)> {
    let before = PARTS
        .iter()
        .find_map(|(part, words)| Some((*part, after(text, words)?)));
    before.or_else(|| {
        PARTS_AFTER.iter().find_map(|(part, words)| {
            let rest = words.iter().find_map(|word| text.strip_suffix(word))?;
            rest.ends_with(' ').then_some((*part, rest.trim_end()))
        })
    })
}

/// The first month of the season that a text begins with or ends with, and its year.
pub(super) fn season(text: &str) -> Option<(i8, &str)> {
    let words = SEASONS
        .iter()
        .flat_map(|(month, words)| words.iter().map(move |word| (*month, *word)));
    let mut found = words.filter_map(|(month, word)| {
        let rest = match text.strip_prefix(word) {
            Some(rest) => rest.strip_prefix(' ')?,
            None => text.strip_suffix(word)?.strip_suffix([' ', '-', ','])?,
        };
        let rest = rest
            .trim_start_matches("de ")
            .trim_start_matches("of ")
            .trim();
        let is_year = rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit());
        is_year.then_some((month, rest))
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::mapping::letters::key;

    #[test]
    fn every_word_is_listed_as_it_is_compared() {
        let parts = PARTS
            .iter()
            .chain(&PARTS_AFTER)
            .flat_map(|(_, words)| words.iter());
        let seasons = SEASONS.iter().flat_map(|(_, words)| words.iter());
        let lists: [&[&str]; 6] = [&OPEN, &SINCE, &UNTIL, &BEFORE, &AFTER, &ABOUT];
        let all = lists.into_iter().flatten().chain(parts).chain(seasons);
        for word in all {
            assert_eq!(key(word), *word, "{word}");
        }
    }
}
