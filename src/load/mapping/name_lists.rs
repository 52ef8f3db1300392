//! Several forces in one text: where one name ends and the next begins, and the word before or after them that
//! says how they hold together.

use crate::model::Status;

/// Words between those who fight each other.
pub(super) const AGAINST: [&str; 6] = [" vs. ", " vs ", " v. ", " versus ", " against ", " ضد "];

/// Words between names, in the languages in which data come.
const AND: [&str; 16] = [
    " vs. ",
    " vs ",
    " v. ",
    " versus ",
    " against ",
    " ضد ",
    " and ",
    " with ",
    " و ",
    " مع ",
    " y ",
    " et ",
    " und ",
    " ve ",
    " и ",
    " та ",
];

/// Words after a word for a fight that lead to the names.
const BETWEEN: [&str; 8] = [
    "between ",
    "among ",
    "by ",
    "بين ",
    "entre ",
    "zwischen ",
    "между ",
    "arasında ",
];

/// Signs between names.
const SIGNS: [char; 10] = ['/', '|', '\\', '&', '+', ';', ',', '،', '؛', '\n'];

/// The names in a list. A name that stands alone is not taken apart, so that `Islamic State of Iraq and
/// Syria` stays one.
pub(super) fn parts(text: &str, stands_alone: impl Fn(&str) -> bool) -> Vec<&str> {
    // The whole is a value of the column too, and yet may be a list.
    let stands_alone = |part: &str| part.len() < text.len() && stands_alone(part);
    let mut names = Vec::new();
    let edges = |c: char| c.is_whitespace() || "()[]{}".contains(c);
    for part in text.split(SIGNS) {
        let part = if part.contains(['(', '[']) {
            part.trim()
        } else {
            part.trim_matches(edges)
        };
        if part.is_empty() {
            continue;
        }
        if stands_alone(part) {
            names.push(part);
            continue;
        }
        let mut rest = vec![part];
        for word in AND {
            rest = rest
                .into_iter()
                .flat_map(|part| {
                    if stands_alone(part) {
                        vec![part]
                    } else {
                        split_folded(part, word)
                    }
                })
                .collect();
        }
        names.extend(
            rest.into_iter()
                .flat_map(|part| before_waw(part, &stands_alone)),
        );
    }
    names
}

/// Parts on both sides of a word, in capitals or not.
fn split_folded<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let lower = text.to_lowercase();
    // Letters whose small form has another length would shift what is cut.
    if lower.len() != text.len() {
        return text.split(word).map(str::trim).collect();
    }
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find(word)) {
        parts.push(text.get(from..from + at).unwrap_or("").trim());
        from += at + word.len();
    }
    parts.push(text.get(from..).unwrap_or("").trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// In Arabic the word for "and" is written to the name that follows: `النظام وروسيا`.
fn before_waw<'t>(part: &'t str, stands_alone: &impl Fn(&str) -> bool) -> Vec<&'t str> {
    if !stands_alone(part) {
        for (at, _) in part.match_indices(" و") {
            let (before, after) = (part[..at].trim(), part[at + " و".len()..].trim());
            if stands_alone(before) && stands_alone(after) {
                return vec![before, after];
            }
        }
    }
    vec![part]
}

/// The word for a fight or for holding together at either end of a text, the rest, and whether a sign or
/// a word such as "between" stands between the two.
pub(super) fn word_and_rest(
    text: &str,
    word: impl Fn(&str) -> Option<Status>,
) -> Option<(Status, &str, bool)> {
    let status = |text: &str| {
        let status = word(text);
        status.filter(|status| matches!(status, Status::Contested | Status::Shared))
    };
    let is_edge = |c: char| c.is_whitespace() || "()[]:–—-,;،.".contains(c);
    let edges = || text.char_indices().filter(|(_, c)| is_edge(*c));
    let leading = edges()
        .filter_map(|(at, _)| Some((status(&text[..at])?, &text[at..])))
        .next_back();
    let trailing = || {
        edges().find_map(|(at, c)| {
            let tail = text[at + c.len_utf8()..].trim_matches(is_edge);
            Some((status(tail)?, &text[..at + c.len_utf8()]))
        })
    };
    let (status, rest) = leading.or_else(trailing)?;
    let names = rest.trim_matches(is_edge);
    let lower = names.to_lowercase();
    let led = BETWEEN.iter().find(|word| lower.starts_with(**word));
    let names = led.map_or(names, |word| names.get(word.len()..).unwrap_or(names));
    let is_marked = led.is_some()
        || rest.trim().starts_with(|c: char| is_edge(c))
        || rest.trim().ends_with(is_edge);
    (!names.is_empty()).then_some((status, names, is_marked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_between_signs_and_words() {
        let alone = |name: &str| ["A", "B", "C and D", "قسد", "النظام", "روسيا"].contains(&name);
        for (text, names) in [
            ("A/B", vec!["A", "B"]),
            ("A, B & C and D", vec!["A", "B", "C and D"]),
            ("A AND B", vec!["A", "B"]),
            ("A vs. B", vec!["A", "B"]),
            ("قسد والنظام", vec!["قسد", "النظام"]),
            ("النظام وروسيا", vec!["النظام", "روسيا"]),
            ("(A) ; [B]", vec!["A", "B"]),
            ("", vec![]),
        ] {
            let alone = |name: &str| alone(name.trim_matches(['(', ')', '[', ']']));
            let found: Vec<&str> = parts(text, alone)
                .into_iter()
                .map(|name| name.trim_matches(['(', ')', '[', ']']))
                .collect();
            assert_eq!(found, names, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_names_or_none(text in "\\PC{0,60}") {
            let _names = parts(&text, |name| name.len() % 3 == 0);
            let _word = word_and_rest(&text, |word| (word.len() % 2 == 0).then_some(Status::Shared));
        }
    }
}
