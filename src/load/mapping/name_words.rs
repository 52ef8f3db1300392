//! What the words within the name of a property say of it: `controlling_force`, `zone_name_ar`, `NAME_2`. They
//! say less than a name that is listed whole in `names`.

use super::names::normal;
use crate::text::western_digits;

/// Words in the name of a column that holds forces.
const FORCE_WORDS: [&str; 43] = [
    "force",
    "forces",
    "control",
    "controls",
    "controller",
    "controllers",
    "controlling",
    "controlled",
    "holder",
    "holders",
    "held",
    "actor",
    "faction",
    "factions",
    "belligerent",
    "combatant",
    "occupier",
    "occupying",
    "ruler",
    "ruling",
    "militia",
    "army",
    "sovereign",
    "influence",
    "dominant",
    "bando",
    "faccion",
    "fuerza",
    "controlador",
    "controle",
    "kontrol",
    "guc",
    "контроль",
    "сила",
    "القوه",
    "قوه",
    "السيطره",
    "سيطره",
    "المسيطر",
    "المسيطره",
    "الجهه",
    "الفصيل",
    "الطرف",
];

/// Words that say that a column tells something else of a force: when, by whom it is said, how sure.
const NO_FORCE_WORDS: [&str; 43] = [
    "id",
    "code",
    "date",
    "since",
    "from",
    "to",
    "until",
    "start",
    "end",
    "begin",
    "source",
    "sources",
    "note",
    "notes",
    "comment",
    "url",
    "link",
    "colour",
    "color",
    "fill",
    "stroke",
    "count",
    "number",
    "num",
    "km2",
    "pop",
    "population",
    "confidence",
    "verified",
    "year",
    "month",
    "day",
    "share",
    "pct",
    "percent",
    "time",
    "status",
    "type",
    "changed",
    "updated",
    "level",
    "previous",
    "تاريخ",
];

/// Words in the name of a column that tells who held before, where another tells who holds.
const FORMER_WORDS: [&str; 28] = [
    "from",
    "old",
    "previous",
    "prev",
    "prior",
    "former",
    "formerly",
    "before",
    "past",
    "lost",
    "loser",
    "losing",
    "anterior",
    "antiguo",
    "ancien",
    "precedent",
    "avant",
    "vorher",
    "alt",
    "eski",
    "onceki",
    "прежняя",
    "прежний",
    "предыдущий",
    "من",
    "السابق",
    "السابقه",
    "سابقا",
];

/// Words that end the name of a column that holds names.
const NAME_WORDS: [&str; 12] = [
    "name",
    "title",
    "label",
    "nombre",
    "nom",
    "isim",
    "adi",
    "назва",
    "название",
    "имя",
    "اسم",
    "الاسم",
];

/// Words that end the name of a column that holds ids.
const ID_WORDS: [&str; 7] = ["id", "pcode", "code", "uuid", "guid", "gid", "key"];

/// Words that say in which language a column is.
const LANGUAGES: [&str; 14] = [
    "en", "eng", "english", "ar", "ara", "arabic", "fr", "fre", "es", "spa", "tr", "ru", "ku",
    "latin",
];

/// The words of a name, as they are compared: `controllingForce`, `zone_name`, `NAME_2`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before: Option<char> = None;
    for c in western_digits(name).chars() {
        let is_new = before.is_some_and(|before| {
            before.is_lowercase() && c.is_uppercase()
                || before.is_ascii_digit() != c.is_ascii_digit()
        });
        if !c.is_alphanumeric() || is_new {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.push(c);
        }
        before = c.is_alphanumeric().then_some(c);
    }
    let words = words.iter().map(|word| normal(word));
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether the words of a name say that a column holds forces.
pub(super) fn says_force(name: &str) -> bool {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&FORCE_WORDS) && !has(&NO_FORCE_WORDS)
}

/// Whether the words of a name say that a column tells who held before.
pub(super) fn says_former(name: &str) -> bool {
    let words = words(name);
    words
        .iter()
        .any(|word| FORMER_WORDS.contains(&word.as_str()))
}

/// Whether the words of a name say that a column holds the names of areas.
pub(super) fn says_name(name: &str) -> bool {
    let stem = stem(name);
    let ends = stem
        .last()
        .is_some_and(|word| NAME_WORDS.contains(&word.as_str()));
    ends && stem.len() > 1 && !has_force_word(&stem)
}

/// Whether the words of a name say that a column holds ids of areas.
pub(super) fn says_id(name: &str) -> bool {
    let words = words(name);
    let ends = words
        .last()
        .is_some_and(|word| ID_WORDS.contains(&word.as_str()));
    let of_others = ["source", "user", "event", "report", "author", "layer"];
    let is_of_others = words.iter().any(|word| of_others.contains(&word.as_str()));
    ends && !is_of_others && !has_force_word(&words)
}

fn has_force_word(words: &[String]) -> bool {
    words
        .iter()
        .any(|word| FORCE_WORDS.contains(&word.as_str()))
}

/// The level of a column of names such as GADM's `NAME_2`.
pub(super) fn name_level(name: &str) -> Option<u8> {
    match words(name).as_slice() {
        [name, level] if name == "name" && level.len() == 1 => level.parse().ok(),
        _ => None,
    }
}

/// The words of a name without those that say its language.
pub(super) fn stem(name: &str) -> Vec<String> {
    let mut words = words(name);
    words.retain(|word| !LANGUAGES.contains(&word.as_str()));
    words
}

/// Whether a name says that a column is in Arabic.
pub(super) fn says_arabic(name: &str) -> bool {
    let arabic = ["ar", "ara", "arabic"];
    words(name)
        .iter()
        .any(|word| arabic.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_names_say_what_a_column_is() {
        assert_eq!(words("controllingForce"), ["controlling", "force"]);
        assert_eq!(words("NAME_2"), ["name", "2"]);
        assert_eq!(words("ADM3_EN"), ["adm", "3", "en"]);
        for name in [
            "controlling_force",
            "faction_name",
            "Controlling force",
            "القوة المسيطرة",
            "area_controlled_by",
        ] {
            assert!(says_force(name), "{name}");
        }
        for name in [
            "force_id",
            "control_since",
            "controller_colour",
            "population",
        ] {
            assert!(!says_force(name), "{name}");
        }
        assert!(
            says_former("old_control")
                && says_former("القوة السابقة")
                && !says_former("new_control")
        );
        assert!(says_name("zone_name") && says_name("zone_name_ar") && !says_name("faction_name"));
        assert!(says_id("site_code") && !says_id("force_id") && !says_id("source_id"));
        assert_eq!(
            (name_level("NAME_2"), name_level("VARNAME_2")),
            (Some(2), None)
        );
        assert_eq!(stem("zone_name_ar"), stem("zone_name"));
    }
}
