//! What readers call places and forces that a map calls otherwise: names of other languages and
//! times, which no folding of letters could bring together. It must not know a data set: a name
//! that is not in it costs nothing.

/// The beginning of an English name, and other names of the same.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("Abu Kamal", &["Al-Bukamal", "Albu Kamal", "أبو كمال"]),
    ("Afrin", &["Efrin"]),
    ("Aleppo", &["Halab", "Haleb"]),
    ("Amadiya", &["Al-Imadiyah"]),
    ("Damascus", &["Dimashq", "al-Sham", "الشام"]),
    ("Daraa", &["Deraa"]),
    ("Dohuk", &["Duhok", "Dihok"]),
    ("Duhok", &["Dohuk", "Dihok"]),
    ("Erbil", &["Arbil", "Irbil", "Hawler", "Hewler", "هەولێر"]),
    ("Fallujah", &["Faluja"]),
    ("Homs", &["Hims"]),
    ("ISIS", &["ISIL", "IS", "Daesh", "الدولة الإسلامية"]),
    ("Jerusalem", &["al-Quds"]),
    ("Kobane", &["Kobani", "Ain al-Arab", "كوباني"]),
    ("Latakia", &["al-Ladhiqiyah", "Ladhiqiya"]),
    ("al-Malikiyah", &["Derik", "Dayrik"]),
    ("Al-Malikiyah", &["Derik", "Dayrik"]),
    ("Mosul", &["al-Mawsil", "Nineveh"]),
    ("Palmyra", &["Tadmor", "Tadmur"]),
    ("Qamishli", &["Qamishlo", "Kamishli"]),
    ("Raqqa", &["Rakka"]),
    ("Ras al-Ayn", &["Serekaniye", "Ras al-Ain"]),
    ("SDF", &["QSD", "YPG", "قسد"]),
    ("Sinjar", &["Shingal", "Shengal"]),
    ("Sulaymaniyah", &["Slemani", "Suleimani"]),
    ("Tabqa", &["al-Thawra", "Madinat al-Thawrah"]),
    ("Tell Abyad", &["Gire Spi"]),
];

/// Other names of what is called `name`, or begins with it as with a word.
pub(super) fn other_names(name: &str) -> impl Iterator<Item = &'static str> {
    let is_meant = |of: &str| {
        name.strip_prefix(of)
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    };
    let names = OTHER_NAMES.iter().filter(move |(of, _)| is_meant(of));
    names.flat_map(|(_, others)| others.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_others_of_its_first_word_only() {
        let of = |name| other_names(name).collect::<Vec<_>>();
        assert_eq!(of("Aleppo city - western districts"), ["Halab", "Haleb"]);
        assert!(of("Homsiyah").is_empty());
        assert!(of("Sheikh Maqsoud (Aleppo)").is_empty());
    }
}
