//! Who holds ground side by side, so that a stroke between their names means no fight.

use super::{actors, spellings};

/// Who holds ground side by side, and not against each other: names of forces and actors.
const SIDE_BY_SIDE: [(&str, &[&str]); 6] = [
    (
        "syria_gov",
        &["Russia", "Iran", "Hezbollah", "Popular Mobilization Forces"],
    ),
    ("sdf", &["United States", "International coalition"]),
    ("turkey_sna", &["Türkiye"]),
    ("opposition", &["Türkiye", "United States"]),
    (
        "iraq_gov",
        &[
            "krg",
            "Iran",
            "United States",
            "International coalition",
            "Popular Mobilization Forces",
        ],
    ),
    (
        "krg",
        &["United States", "International coalition", "Türkiye"],
    ),
];

/// Whether two names are of those who hold ground side by side.
pub(super) fn are_allies(a: &str, b: &str) -> bool {
    let id = |name: &str| match (spellings::find(name), actors::find(name)) {
        (Some(force), _) => force.id.clone(),
        (None, Some(actor)) => actor.en.to_owned(),
        (None, None) => String::new(),
    };
    let (a, b) = (id(a), id(b));
    let mut groups = SIDE_BY_SIDE
        .iter()
        .filter(|(first, _)| [&a, &b].contains(&&(*first).to_owned()));
    groups.any(|(first, others)| {
        let other = if *first == a { &b } else { &a };
        others.contains(&other.as_str())
    }) || helpers_of_one(&a, &b)
}

/// Whether two helpers stand beside one force, such as Russia and Iran.
fn helpers_of_one(a: &str, b: &str) -> bool {
    let mut all = SIDE_BY_SIDE.iter();
    all.any(|(_, others)| others.contains(&a) && others.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn friends_and_foes() {
        assert!(are_allies("SAA", "Iran") && are_allies("Russia", "النظام"));
        assert!(are_allies("Iran", "Hezbollah") && are_allies("Peshmerga", "ISF"));
        assert!(!are_allies("SAA", "ISIS") && !are_allies("A", "B") && !are_allies("", ""));
    }
}
