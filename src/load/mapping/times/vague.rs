//! Stretches of time that have a name of their own in numbers: decades, seasons, what is left open.

use crate::model::{FuzzyDate, Precision};

/// Decades and centuries (`1850s`, `185x`, `18xx`), months and days left open (`2004-xx`,
/// `2004-06-xx`), and seasons (`2001-21` is spring).
pub(super) fn vague(text: &str) -> Option<FuzzyDate> {
    let range = |first: &str, last: &str| {
        let [first, last] = [first, last].map(|text| FuzzyDate::parse_edtf(text).ok());
        Some(FuzzyDate {
            last: last?.last,
            precision: Precision::Range,
            ..first?
        })
    };
    let head = text.get(..4)?;
    match text.get(4..)? {
        "s" if head.ends_with('0') => range(head, &format!("{}9", &head[..3])),
        "" if head.contains('x') => range(&head.replace('x', "0"), &head.replace('x', "9")),
        "-xx" | "-xx-xx" => FuzzyDate::parse_edtf(head).ok(),
        "-21" => range(&format!("{head}-03"), &format!("{head}-05")),
        "-22" => range(&format!("{head}-06"), &format!("{head}-08")),
        "-23" => range(&format!("{head}-09"), &format!("{head}-11")),
        "-24" => {
            let year: i16 = head.parse().ok()?;
            range(&format!("{head}-12"), &format!("{:04}-02", year + 1))
        }
        rest => FuzzyDate::parse_edtf(&format!("{head}{}", rest.strip_suffix("-xx")?)).ok(),
    }
}
