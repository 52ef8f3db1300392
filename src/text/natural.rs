//! The order of texts as people count: `f2` before `f10`.

use std::cmp::Ordering;

/// Compares two texts; runs of ASCII digits by the number that they are. Of texts that differ only in
/// noughts before a number, the one of fewer comes last, so that no two different texts are equal.
///
/// ```
/// use kharita::text::natural;
/// assert!(natural("f2", "f10").is_lt());
/// assert!(natural("1.9", "1.10").is_lt());
/// assert!(natural("f02", "f2").is_lt());
/// ```
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    loop {
        let by_sign = match (left, right) {
            ([], []) => return a.cmp(b),
            ([x, ..], [y, ..]) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (one, other) = (number(&mut left), number(&mut right));
                one.len().cmp(&other.len()).then_with(|| one.cmp(other))
            }
            ([x, rest @ ..], [y, others @ ..]) => {
                (left, right) = (rest, others);
                x.cmp(y)
            }
            _ => left.len().cmp(&right.len()),
        };
        if by_sign.is_ne() {
            return by_sign;
        }
    }
}

/// Takes the digits at the beginning; the noughts before them do not count.
fn number<'t>(text: &mut &'t [u8]) -> &'t [u8] {
    let end = text.iter().position(|byte| !byte.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    *text = rest;
    let begin = digits.iter().position(|digit| *digit != b'0');
    &digits[begin.unwrap_or(digits.len())..]
}
