//! Forces that the program knows, by every name that can mean no other: a file that says داعش, IS or
//! daesh speaks of the force that the shipped data set calls ISIS.

use crate::load::data_set;
use crate::model::Force;
use crate::text::fold;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Other names of the shipped forces. Names that other forces bear as well, such as `government` or
/// `Kurds`, are left out.
const ALIASES: [(&str, &[&str]); 10] = [
    (
        "isis",
        &[
            "ISIS",
            "ISIL",
            "IS",
            "Daesh",
            "Da'esh",
            "Daech",
            "Dáesh",
            "Islamic State",
            "Islamic State of Iraq and Syria",
            "Islamic State of Iraq and the Levant",
            "ISIS (Daesh)",
            "ISIS/Daesh",
            "Islamischer Staat",
            "EI",
            "EIIL",
            "DEAŞ",
            "DAEŞ",
            "IŞİD",
            "ИГ",
            "ИГИЛ",
            "ДАИШ",
            "Исламское государство",
            "ІД",
            "ІДІЛ",
            "ДАІШ",
            "Ісламська держава",
            "Estado Islámico",
            "État islamique",
            "داعش",
            "تنظيم داعش",
            "الدولة الإسلامية",
            "تنظيم الدولة",
            "تنظيم الدولة الإسلامية",
        ],
    ),
    (
        "hts",
        &[
            "HTS",
            "Hayat Tahrir al-Sham",
            "Hay'at Tahrir al-Sham",
            "Tahrir al-Sham",
            "Nusra",
            "al-Nusra",
            "Nusra Front",
            "al-Nusra Front",
            "Jabhat al-Nusra",
            "Jabhat Fateh al-Sham",
            "JFS",
            "HTŞ",
            "ХТШ",
            "Хайят Тахрир аш-Шам",
            "هيئة تحرير الشام",
            "تحرير الشام",
            "جبهة النصرة",
            "النصرة",
            "جبهة فتح الشام",
        ],
    ),
    (
        "syria_gov",
        &[
            "SAA",
            "Syrian Arab Army",
            "Syrian Army",
            "Regime",
            "Syrian regime",
            "Assad regime",
            "Assad",
            "Assad government",
            "Syrian government",
            "Government of Syria",
            "GoS",
            "Gov of Syria",
            "Govt of Syria",
            "Syrian Gov",
            "Syrian govt",
            "Gobierno sirio",
            "Gobierno de Siria",
            "Ejército sirio",
            "Gouvernement syrien",
            "Régime syrien",
            "Armée syrienne",
            "Syrische Regierung",
            "Suriye rejimi",
            "Suriye ordusu",
            "САА",
            "Сирийская армия",
            "Сирийская арабская армия",
            "النظام",
            "النظام السوري",
            "قوات النظام",
            "الجيش السوري",
            "الجيش العربي السوري",
            "الحكومة السورية",
        ],
    ),
    (
        "sdf",
        &[
            "SDF",
            "YPG",
            "SDF/YPG",
            "YPG/SDF",
            "QSD",
            "FDS",
            "SDG",
            "HSD",
            "СДС",
            "Fuerzas Democráticas Sirias",
            "Forces démocratiques syriennes",
            "Suriye Demokratik Güçleri",
            "Сирийские демократические силы",
            "Сирійські демократичні сили",
            "Syrian Democratic Forces",
            "People's Protection Units",
            "قسد",
            "قوات سوريا الديمقراطية",
            "وحدات حماية الشعب",
        ],
    ),
    (
        "opposition",
        &[
            "Opposition",
            "Syrian opposition",
            "FSA",
            "Free Syrian Army",
            "Syrian rebels",
            "Rebels",
            "المعارضة",
            "المعارضة السورية",
            "فصائل المعارضة",
            "الجيش الحر",
            "الجيش السوري الحر",
        ],
    ),
    (
        "turkey_sna",
        &[
            "SNA",
            "TFSA",
            "SMO",
            "Suriye Milli Ordusu",
            "СНА",
            "Syrian National Army",
            "Turkish-backed FSA",
            "Turkey-backed factions",
            "الجيش الوطني",
            "الجيش الوطني السوري",
        ],
    ),
    (
        "iraq_gov",
        &[
            "Iraqi government",
            "Government of Iraq",
            "GoI",
            "Gov of Iraq",
            "Iraqi gov",
            "Iraqi govt",
            "Gobierno de Irak",
            "Gobierno iraquí",
            "Gouvernement irakien",
            "Irakische Regierung",
            "Irak hükümeti",
            "Правительство Ирака",
            "ISF",
            "Iraqi Security Forces",
            "Iraqi Army",
            "الحكومة العراقية",
            "القوات العراقية",
            "الجيش العراقي",
        ],
    ),
    (
        "krg",
        &[
            "KRG",
            "Peshmerga",
            "KRG Peshmerga",
            "Peschmerga",
            "Peşmerge",
            "Пешмерга",
            "Kurdistan Region",
            "Kurdistan Regional Government",
            "البيشمركة",
            "إقليم كردستان",
            "حكومة إقليم كردستان",
        ],
    ),
    (
        "transitional_gov",
        &[
            "Transitional government",
            "Syrian transitional government",
            "الحكومة الانتقالية",
            "الحكومة السورية الانتقالية",
        ],
    ),
    (
        "israel",
        &[
            "Israel",
            "Israeli army",
            "IDF",
            "إسرائيل",
            "الجيش الإسرائيلي",
        ],
    ),
];

/// What the program knows.
struct KnownNames {
    forces: Vec<Force>,
    by_name: BTreeMap<String, usize>,
}

static KNOWN: LazyLock<KnownNames> = LazyLock::new(|| {
    let forces = data_set::shipped_forces();
    let mut by_name = BTreeMap::new();
    for (n, force) in forces.iter().enumerate() {
        let aliases = ALIASES.iter().filter(|(id, _)| *id == force.id);
        let aliases = aliases.flat_map(|(_, names)| names.iter().copied());
        // "Other" and its like are no names.
        let own = [
            &force.name.en,
            &force.name.ar,
            &force.short.en,
            &force.short.ar,
        ];
        let own = own
            .into_iter()
            .filter(|_| force.kind != "other")
            .map(String::as_str);
        for name in aliases.chain(own).chain([force.id.as_str()]) {
            by_name.entry(fold(name)).or_insert(n);
        }
    }
    KnownNames { forces, by_name }
});

/// Every force that the program knows.
pub(super) fn forces() -> &'static [Force] {
    &KNOWN.forces
}

/// The force that a name means; `None` where it means none for certain.
pub(super) fn find(name: &str) -> Option<&'static Force> {
    let position = KNOWN.by_name.get(&fold(name))?;
    KNOWN.forces.get(*position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_force_has_many_names() {
        let id = |name| find(name).map(|force| force.id.as_str());
        for name in [
            "daesh",
            "Da'esh",
            "IS",
            "ISIL",
            "isis",
            "داعش",
            "الدولة الاسلامية",
        ] {
            assert_eq!(id(name), Some("isis"), "{name}");
        }
        assert_eq!(id("قسد"), Some("sdf"));
        assert_eq!(id("SAA"), Some("syria_gov"));
        assert_eq!(id("Hayat Tahrir al-Sham"), Some("hts"));
        for name in ["", "Other", "government", "Kurds", "آخرون"] {
            assert_eq!(id(name), None, "{name}");
        }
    }

    #[test]
    fn every_alias_is_of_a_force_and_of_one_alone() {
        for (id, names) in ALIASES {
            for name in names {
                assert_eq!(
                    find(name).map(|force| force.id.as_str()),
                    Some(id),
                    "{name}"
                );
            }
        }
    }
}
