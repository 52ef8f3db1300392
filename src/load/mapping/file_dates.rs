//! Dates in the names of files: `control-2016-05-01.geojson`, `20160501`, `2016_05`, `01-05-2016`,
//! `May 2016`.

use super::convention::Convention;
use super::time_value::Said;
use super::times;
use crate::model::{FuzzyDate, Precision};
use crate::text::western_digits;

/// The date in the name of a file, and the name without it.
pub(super) fn date_of(path: &str) -> Option<(FuzzyDate, String)> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let in_name = find(name);
    // A folder may be dated where its files are not: 2016-05-01/control.geojson.
    in_name.or_else(|| {
        let folders = path.get(..path.len() - name.len())?;
        let folder = folders.trim_end_matches(['/', '\\']);
        let folder = folder.rsplit(['/', '\\']).next()?;
        let (date, rest) = find(folder)?;
        Some((date, format!("{rest}{name}")))
    })
}

/// The longest date in a text that is no file name, and the text without it.
pub(super) fn date_within(text: &str) -> Option<(FuzzyDate, String)> {
    text.contains(char::is_numeric)
        .then(|| find(text))
        .flatten()
}

/// The longest date in a text.
fn find(text: &str) -> Option<(FuzzyDate, String)> {
    let plain = western_digits(text);
    let runs = digits(&plain);
    for parts in [3, 2, 0, 1] {
        // A year alone says less than a month or a quarter beside it.
        if parts == 0 {
            if let Some(found) = month_name(&plain).or_else(|| quarter(&plain)) {
                return Some(found);
            }
            continue;
        }
        for window in runs.windows(parts) {
            let (start, end) = (window[0].0, window[parts - 1].1);
            if let Some(date) = date(&plain, window) {
                let rest = format!("{}{}", &plain[..start], &plain[end..]);
                return Some((date, rest));
            }
        }
    }
    None
}

/// Where runs of digits begin and end.
fn digits(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end = at + c.len_utf8(),
            _ => runs.push((at, at + c.len_utf8())),
        }
    }
    runs
}

/// The date that these runs of digits write, where one sign alone stands between them.
fn date(text: &str, runs: &[(usize, usize)]) -> Option<FuzzyDate> {
    let apart = runs.windows(2).all(|pair| {
        let between = &text[pair[0].1..pair[1].0];
        ["-", "_", ".", " "].contains(&between)
    });
    let parts: Vec<&str> = runs.iter().map(|(from, to)| &text[*from..*to]).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let year = |part: &str| (1000..3000).contains(&part.parse().unwrap_or(0));
    let written = match lengths.as_slice() {
        [4, 1..=2, 1..=2] if apart && year(parts[0]) => parts.join("-"),
        [1..=2, 1..=2, 4] if apart && year(parts[2]) => parts.join("/"),
        [4, 2] if apart && year(parts[0]) => parts.join("-"),
        [2, 4] if apart && year(parts[1]) => parts.join("/"),
        [8] if year(&parts[0][..4]) => parts.concat(),
        [6] if year(&parts[0][..4]) => parts.concat(),
        // A number alone is a year only near our times: `1000m` is a scale.
        [4] if (1500..2200).contains(&parts[0].parse().unwrap_or(0)) => parts.concat(),
        // A date with its time: 20160501T120000.
        [14] if year(&parts[0][..4]) => parts[0][..8].to_owned(),
        _ => return None,
    };
    read(&written)
}

fn read(text: &str) -> Option<FuzzyDate> {
    match times::read_text(text, Convention::default()) {
        Said::One(moment) => Some(moment.date),
        _ => None,
    }
}

/// A quarter or half of a year, as one word or two beside each other: `2014Q1`, `Q1 2014`, `2014_H2`.
fn quarter(text: &str) -> Option<(FuzzyDate, String)> {
    let is_sign = |c: char| "-_ .".contains(c);
    let starts = text.char_indices().filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(is_sign)
    });
    for (start, _) in starts {
        let ends = text[start..].char_indices().filter(|(_, c)| is_sign(*c));
        let ends = ends.map(|(at, _)| start + at).chain([text.len()]);
        for end in ends.take(2) {
            let part = &text[start..end];
            let mut letters = part.chars().filter(|c| c.is_alphabetic());
            let is_quarter = letters
                .next()
                .is_some_and(|c| "qhQH".contains(c) && letters.next().is_none());
            if let Some(date) = is_quarter.then(|| read(part)).flatten() {
                // What is said of it holds from its first month on, until the next is told.
                let date = FuzzyDate {
                    last: date.first.month_end(),
                    precision: Precision::Month,
                    ..date
                };
                return Some((date, format!("{}{}", &text[..start], &text[end..])));
            }
        }
    }
    None
}

/// A month written out beside its year, and perhaps a day.
fn month_name(text: &str) -> Option<(FuzzyDate, String)> {
    let stem = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(['-', '_', ' ', '.']).collect();
    for parts in (2..=3).rev() {
        for window in words.windows(parts) {
            let written = window.join(" ");
            let named = window
                .iter()
                .any(|word| word.chars().all(char::is_alphabetic));
            if let Some(date) = named.then(|| read(&written)).flatten() {
                let rest: Vec<&str> = words
                    .iter()
                    .filter(|w| !window.contains(w))
                    .copied()
                    .collect();
                return Some((date, rest.join(" ")));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_names() {
        for (name, expected) in [
            ("control-2016-05-01.geojson", Some("2016-05-01")),
            ("syria_20160501.json", Some("2016-05-01")),
            ("2016_05.geojson", Some("2016-05")),
            ("map 01-05-2016.kml", Some("2016-05-01")),
            ("map_31.12.2016.kml", Some("2016-12-31")),
            ("world_1938.geojson", Some("1938")),
            ("v2-2016-05-01-final.geojson", Some("2016-05-01")),
            ("control ٢٠١٦-٠٥-٠١.geojson", Some("2016-05-01")),
            ("control-May-2016.geojson", Some("2016-05")),
            ("1-May-2016.geojson", Some("2016-05-01")),
            ("2016-05-01/control.geojson", Some("2016-05-01")),
            ("20160501T120000Z.geojson", Some("2016-05-01")),
            ("control-2016Q3.geojson", Some("2016-07")),
            ("Q1 2016.geojson", Some("2016-01")),
            ("control.geojson", None),
            ("part-12.geojson", None),
            ("epsg4326.geojson", None),
            ("coast-1000m.geojson", None),
            ("9999999.geojson", None),
        ] {
            let found = date_of(name).map(|(date, _)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn what_is_left_of_the_name() {
        let rest = date_of("control-2016-05-01.geojson").map(|(_, rest)| rest);
        assert_eq!(rest.as_deref(), Some("control-.geojson"));
    }

    proptest::proptest! {
        #[test]
        fn any_name_has_a_date_or_none(name in "\\PC{0,40}") {
            let _found = date_of(&name);
        }
    }
}
