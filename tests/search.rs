//! What readers type finds what the shipped data set calls otherwise: transliterations, articles,
//! letters that are typed for one another, names of other languages.

#[path = "common/shipped.rs"]
mod shipped;

use kharita::state::Project;
use kharita::state::search::SearchResult;
use std::sync::Arc;

/// The English name of a place in the data set, and what readers type who look for it.
const PLACES: &[(&str, &[&str])] = &[
    (
        "Deir ez-Zor airport",
        &[
            "Deir Ezzor",
            "Dayr az-Zawr",
            "deir ez zour",
            "Dayr al-Zor",
            "دير الزور",
            "ديرالزور",
            "deirezzor",
            "Deirezzour",
            "dayrazzawr",
        ],
    ),
    (
        "Raqqa city",
        &[
            "raqqa",
            "ar-Raqqah",
            "Al Raqqa",
            "el-Raqqa",
            "Rakka",
            "الرقه",
            "الرقة",
            "الرَّقَّة",
            "رقة",
        ],
    ),
    (
        "Kobane (Ayn al-Arab)",
        &[
            "Kobani",
            "kobanî",
            "Kobanê",
            "Ain al Arab",
            "Ayn al-Arab",
            "ʿAyn al-ʿArab",
            "'Ain al-'Arab",
            "Ayn Al Arab",
            "عين العرب",
            "عينالعرب",
            "ainalarab",
            "aynalarab",
            "كوباني",
            "کوبانی",
            "كوبانى",
        ],
    ),
    (
        "Hasakah city",
        &[
            "Hasaka",
            "al-Hasakah",
            "Hassakeh",
            "Al-Ḥasakah",
            "Haseke",
            "الحسكه",
            "حسكة",
        ],
    ),
    ("Manbij", &["Menbij", "Minbij", "manbij", "منبج"]),
    ("Afrin", &["Efrin", "ʿAfrīn", "Ifrin", "عفرين"]),
    (
        "Idlib city",
        &["Idleb", "Edlib", "idlib", "ادلب", "أدلب", "إدلب"],
    ),
    (
        "Tell Abyad",
        &[
            "Tal Abyad",
            "Tall Abyad",
            "Tel Abyad",
            "Gire Spi",
            "تل ابيض",
            "تلابيض",
            "talabyad",
        ],
    ),
    (
        "Ras al-Ayn",
        &[
            "Ras al-Ain",
            "Ra's al-'Ayn",
            "Serekaniye",
            "راس العين",
            "راسالعين",
            "rasalayn",
        ],
    ),
    (
        "Qamishli",
        &[
            "al-Qamishli",
            "Kamishli",
            "Qamishlo",
            "Qamishly",
            "القامشلى",
        ],
    ),
    (
        "Jisr al-Shughur",
        &["Jisr ash-Shughur", "Jisr al-Shughour", "Jisr esh-Shugur"],
    ),
    (
        "Maarrat al-Numan",
        &["Ma'arrat an-Nu'man", "Maarat al-Numan", "معرة النعمان"],
    ),
    (
        "Khan Shaykhun",
        &["Khan Sheikhoun", "Khan Shaikhun", "خان شيخون", "خانشيخون"],
    ),
    ("Palmyra (Tadmur)", &["palmyra", "Tadmur", "Tadmor", "تدمر"]),
    (
        "Abu Kamal",
        &[
            "Al-Bukamal",
            "Abu Kamal",
            "Albu Kamal",
            "البوكمال",
            "ابو كمال",
        ],
    ),
    ("Mayadin", &["al-Mayadin", "Mayadeen", "الميادين"]),
    (
        "Suwayda",
        &["as-Suwayda", "Sweida", "Suwaida", "السويدا", "السويداء"],
    ),
    (
        "Daraa city (al-Mahatta, north)",
        &["Dar'a", "Deraa", "Darʿā", "درعا"],
    ),
    ("Latakia", &["Lattakia", "al-Ladhiqiyah", "اللاذقيه"]),
    (
        "Quneitra and its crossing",
        &["Kuneitra", "al-Qunaytirah", "القنيطره"],
    ),
    ("Homs - Baba Amr", &["Hims", "homs", "حمص"]),
    (
        "Aleppo city - eastern districts",
        &["Halab", "aleppo", "حلب"],
    ),
    (
        "Mosul (east bank)",
        &["Mosul", "al-Mawsil", "Mosil", "الموصل"],
    ),
    ("Fallujah", &["Falluja", "al-Fallujah", "Faluja", "الفلوجه"]),
    ("Baiji", &["Bayji", "Beiji", "بيجي"]),
    ("Baqubah", &["Ba'qubah", "Baquba", "Baqouba", "بعقوبه"]),
    ("Sinjar (city)", &["Shingal", "Sinjar", "سنجار"]),
    (
        "Tal Afar",
        &["Tel Afar", "Tall 'Afar", "تلعفر", "تل عفر", "talafar"],
    ),
    ("Erbil", &["Arbil", "Irbil", "Hawler", "اربيل"]),
    (
        "Sulaymaniyah",
        &["Sulaimaniya", "as-Sulaymaniyah", "السليمانيه"],
    ),
    (
        "Qaraqosh (Hamdaniya)",
        &["Qaraqosh", "Hamdaniyah", "الحمدانية"],
    ),
    ("Al-Bab", &["Al Bab", "el-Bab", "الباب"]),
    ("Azaz", &["A'zaz", "Aʿzāz", "اعزاز"]),
    (
        "Tabqa (al-Thawrah)",
        &["al-Tabqa", "At-Tabqah", "Thawra", "الطبقه"],
    ),
];

fn names(project: &Project, found: &[SearchResult]) -> Vec<String> {
    let world = &project.world;
    let name = |found: &SearchResult| match found {
        SearchResult::Area(area) => world.area(*area).name.en.clone(),
        SearchResult::City(city) => world.context[*city].name.en.clone(),
        SearchResult::Force(force) => world.force(*force).short.en.clone(),
        SearchResult::Source(source) => world.source(*source).title.en.clone(),
        SearchResult::Change(change) => world.change(*change).id.clone(),
    };
    found.iter().map(name).collect()
}

#[test]
fn every_way_to_write_a_place_finds_it_near_the_top() {
    let project: Arc<Project> = shipped::project();
    let mut missed = Vec::new();
    for (place, queries) in PLACES {
        for query in *queries {
            let found = names(&project, &project.search.find(query));
            if !found.iter().take(12).any(|name| name == place) {
                let first: Vec<_> = found.iter().take(4).collect();
                missed.push(format!(
                    "{query} for {place}: {} found, {first:?}",
                    found.len()
                ));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn forces_are_found_by_what_they_are_called() {
    let project = shipped::project();
    for (force, queries) in [
        (
            "ISIS",
            &["isis", "ISIL", "Daesh", "داعش", "الدولة الاسلامية"][..],
        ),
        ("SDF", &["sdf", "قسد", "YPG", "قوات سوريا الديمقراطيه"]),
        (
            "HTS",
            &["Tahrir al-Sham", "Hayat Tahrir ash-Sham", "تحرير الشام"],
        ),
        ("Kurdistan Region", &["Kurdistan Region", "اقليم كردستان"]),
    ] {
        for query in queries {
            let found = names(&project, &project.search.find(query));
            assert!(
                found.iter().take(5).any(|name| name == force),
                "{query}: {found:?}"
            );
        }
    }
}

#[test]
fn other_places_are_not_found_for_a_like_sound() {
    let project = shipped::project();
    for (query, place) in [
        ("Hama", "Homs - Baba Amr"),
        ("Douma", "Daraa al-Balad (south)"),
        // Letters of two words, but not from the beginning of the first.
        ("يرالزور", "Deir ez-Zor airport"),
        ("rezzor", "Deir ez-Zor airport"),
    ] {
        let found = names(&project, &project.search.find(query));
        assert!(
            !found.iter().any(|name| name == place),
            "{query}: {found:?}"
        );
    }
    for nothing in ["qxqxq", "ظغظغظ", "aeaeae"] {
        let found = names(&project, &project.search.find(nothing));
        assert!(found.is_empty(), "{nothing}: {found:?}");
    }
}
