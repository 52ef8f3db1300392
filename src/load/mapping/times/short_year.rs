//! Years of two digits: which century they mean.

use super::super::convention::Short;

/// From this on, two digits alone are of the twentieth century, as POSIX has it.
const PIVOT: i32 = 69;

/// The year that two or four digits write.
pub(super) fn year_of(text: &str, short: Short) -> Option<i32> {
    let number: i32 = text.parse().ok()?;
    match (text.len(), short.near) {
        (4, _) => Some(number),
        (2, None) if number < PIVOT => Some(2000 + number),
        (2, None) => Some(1900 + number),
        // The one of the three that lies nearest.
        (2, Some(near)) => {
            let century = near.div_euclid(100) * 100;
            let candidates =
                [century - 100, century, century + 100].map(|century| century + number);
            candidates
                .into_iter()
                .min_by_key(|year| year.abs_diff(near))
        }
        _ => None,
    }
}
