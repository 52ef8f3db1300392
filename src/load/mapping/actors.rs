//! States and their helpers that hold ground beside the forces that the program knows.

use crate::model::Names;
use crate::text::fold;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// States and their helpers that hold ground beside others. They are known as names, so that `SAA/Iran` is two;
/// they have no colour of their own.
pub(super) struct Actor {
    pub(super) en: &'static str,
    ar: &'static str,
    others: &'static [&'static str],
}

impl Actor {
    /// What it is called.
    pub(super) fn names(&self) -> Names {
        Names {
            en: self.en.to_owned(),
            ar: self.ar.to_owned(),
        }
    }

    /// What makes its names one.
    pub(super) fn key(&self) -> String {
        format!("\u{2}{}", self.en)
    }
}

const ACTORS: [Actor; 8] = [
    Actor {
        en: "Russia",
        ar: "روسيا",
        others: &[
            "Russian forces",
            "Russian army",
            "Rusia",
            "Russie",
            "Rusya",
            "Россия",
            "القوات الروسية",
        ],
    },
    Actor {
        en: "Iran",
        ar: "إيران",
        others: &[
            "Iranian forces",
            "IRGC",
            "Irán",
            "Иран",
            "الحرس الثوري",
            "القوات الإيرانية",
        ],
    },
    Actor {
        en: "Hezbollah",
        ar: "حزب الله",
        others: &["Hizbullah", "Hizballah", "Lebanese Hezbollah", "Hizbollah"],
    },
    Actor {
        en: "United States",
        ar: "الولايات المتحدة",
        others: &[
            "US",
            "USA",
            "U.S.",
            "US forces",
            "American forces",
            "EE.UU.",
            "США",
            "أمريكا",
            "القوات الأمريكية",
        ],
    },
    Actor {
        en: "International coalition",
        ar: "التحالف الدولي",
        others: &[
            "Coalition",
            "CJTF-OIR",
            "US-led coalition",
            "Global coalition",
            "قوات التحالف",
        ],
    },
    Actor {
        en: "Türkiye",
        ar: "تركيا",
        others: &[
            "Turkey",
            "TSK",
            "TAF",
            "Turkish army",
            "Turkish forces",
            "Turquía",
            "Turquie",
            "Турция",
            "الجيش التركي",
            "القوات التركية",
        ],
    },
    Actor {
        en: "Popular Mobilization Forces",
        ar: "الحشد الشعبي",
        others: &["PMF", "PMU", "Hashd", "Hashd al-Shaabi", "الحشد"],
    },
    Actor {
        en: "PKK",
        ar: "حزب العمال الكردستاني",
        others: &["Kurdistan Workers' Party"],
    },
];

static ACTOR_OF: LazyLock<BTreeMap<String, &'static Actor>> = LazyLock::new(|| {
    let all = ACTORS.iter().flat_map(|actor| {
        let names = actor.others.iter().chain([&actor.en, &actor.ar]);
        names.map(move |name| (fold(name), actor))
    });
    all.collect()
});

/// The state or helper that a name means.
pub(super) fn find(name: &str) -> Option<&'static Actor> {
    ACTOR_OF.get(&fold(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_of_one_actor_alone() {
        let names: usize = ACTORS.iter().map(|actor| actor.others.len() + 2).sum();
        assert!(ACTOR_OF.len() <= names);
        for actor in &ACTORS {
            for name in actor.others.iter().chain([&actor.en, &actor.ar]) {
                assert_eq!(find(name).map(|found| found.en), Some(actor.en), "{name}");
            }
        }
    }
}
