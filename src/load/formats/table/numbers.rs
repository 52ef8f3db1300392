//! Numbers of coordinates as people write them: decimal commas, Arabic digits, degrees and minutes.

/// A number in degrees or metres.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Ok(number) = text.parse::<f64>() {
        return number.is_finite().then_some(number);
    }
    // Longer texts are not looked at twice.
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let whole: String = text.chars().map(plain).collect();
    let (plain, negative) = hemisphere(&whole);
    let marks = ['°', 'º', '\'', '′', '’', '‘', '´', '`', '"', '″', '”', '“'];
    // Spaces part degrees, minutes and seconds where a letter or three whole parts say so.
    let has_letter = plain.len() != whole.trim().len();
    let spaced = plain.split_whitespace().count();
    let by_spaces = spaced == 3 || (spaced == 2 && has_letter);
    let parts = plain
        .split(|c: char| marks.contains(&c) || (by_spaces && c == ' '))
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let parts: Vec<f64> = parts.map(decimal).collect::<Option<_>>()?;
    let value = match parts.as_slice() {
        [number] => *number,
        [degrees, minutes] if below_60(*minutes) => degrees.abs() + minutes / 60.0,
        [degrees, minutes, seconds] if below_60(*minutes) && below_60(*seconds) => {
            degrees.abs() + minutes / 60.0 + seconds / 3_600.0
        }
        _ => return None,
    };
    let minus = negative || (parts.len() > 1 && plain.starts_with('-'));
    Some(if minus { -value } else { value })
}

fn below_60(value: f64) -> bool {
    (0.0..60.0).contains(&value)
}

/// Two numbers of one field, in their order.
pub(super) fn pair(text: &str) -> Option<[f64; 2]> {
    let around = |c: char| c.is_whitespace() || "()[]".contains(c);
    let text = text.trim_matches(around);
    if text.len() > 120 {
        return None;
    }
    if let Some([a, b]) = by_hemispheres(text) {
        return Some([number(a)?, number(b)?]);
    }
    let both = |parts: Option<(&str, &str)>| {
        let (a, b) = parts?;
        Some([number(a)?, number(b)?])
    };
    let spaced = || text.split_once(char::is_whitespace);
    both(text.split_once([';', '/', '|']))
        .or_else(|| both(text.split_once(", ")))
        .or_else(|| both(text.split_once("، ")))
        .or_else(|| both(text.split_once(',').filter(|(_, b)| !b.contains(','))))
        .or_else(|| both(spaced()))
}

/// The two sides of a pair in which each has the letter of its half of the globe.
fn by_hemispheres(text: &str) -> Option<[&str; 2]> {
    let letter = |c: char| c.is_ascii_alphabetic();
    let letters: Vec<usize> = text.match_indices(letter).map(|(at, _)| at).collect();
    let [first, second] = letters[..] else {
        return None;
    };
    let at = if first == 0 { second } else { first + 1 };
    let (a, b) = text.split_at_checked(at)?;
    let parts = |c: char| c.is_whitespace() || ",;/|".contains(c);
    Some([a.trim_matches(parts), b.trim_matches(parts)])
}

/// A character as numbers of programs have it.
fn plain(c: char) -> char {
    let digit = |zero: char| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    };
    match c {
        '٫' => '.',
        '−' | '–' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        _ => digit('٠').or_else(|| digit('۰')).unwrap_or(c),
    }
}

/// A number without the letter of its half of the globe, and whether that makes it negative.
fn hemisphere(text: &str) -> (&str, bool) {
    let text = text.trim();
    let letter = |c: char| "NSEWnsew".contains(c);
    let stripped = text
        .strip_prefix(letter)
        .or_else(|| text.strip_suffix(letter));
    match stripped {
        Some(rest) => {
            let gone = text.replace(rest, "");
            (rest.trim(), gone.contains(['S', 'W', 's', 'w']))
        }
        None => (text, false),
    }
}

/// A number with a point, or with a comma in its place.
fn decimal(text: &str) -> Option<f64> {
    let digits = |c: char| c.is_ascii_digit() || "+-.,".contains(c);
    if !text.chars().all(digits) {
        return None;
    }
    let commas = text.matches(',').count();
    let text = match commas {
        0 => text.to_owned(),
        1 if !text.contains('.') => text.replace(',', "."),
        _ => return None,
    };
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("35.5", 35.5),
            ("35,5", 35.5),
            ("-1e1", -10.0),
            ("٣٥٫٥", 35.5),
            ("−12.25", -12.25),
            ("35.5°", 35.5),
            ("35.5 N", 35.5),
            ("W12.5", -12.5),
            ("35°30'S", -35.5),
            ("36° 30' 36\" E", 36.51),
            ("-1°30'", -1.5),
            ("35 58 45 N", 35.979_166_666_666_67),
            ("N35 47.50", 35.791_666_666_666_67),
            ("36°26’06’’ N", 36.435),
            ("35° 34′ 12″ S", -35.57),
        ];
        for (text, expected) in cases {
            let read = number(text).expect(text);
            assert!((read - expected).abs() < 1e-12, "{text}: {read}");
        }
        for text in ["", "n/a", "NaN", "inf", "1,234.5", "1,2,3", "1°75'", "N"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn pairs_are_told_apart() {
        for text in [
            "35.5,36.25",
            "35.5, 36.25",
            "(35.5 36.25)",
            "35,5; 36,25",
            "35,5, 36,25",
            "35.5N 36.25E",
            "35 30 00 N 36 15 00 E",
            "N35 30 E36 15",
        ] {
            assert_eq!(pair(text), Some([35.5, 36.25]), "{text}");
        }
        for text in ["35.5", "Aleppo, Syria", "1,2,3", ""] {
            assert_eq!(pair(text), None, "{text}");
        }
    }
}
