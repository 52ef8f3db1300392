//! Western digits for the digits of Arabic and Persian writing. It must not know anything else of
//! a number: separators and signs stay as they are.

use std::borrow::Cow;

/// `text` with Arabic-Indic (٠–٩) and extended Arabic-Indic (۰–۹) digits as 0–9.
///
/// ```
/// assert_eq!(kharita::text::western_digits("٢٠١٥ و ۲۰۱۷"), "2015 و 2017");
/// ```
#[must_use]
pub fn western_digits(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| western_digit(c) != c) {
        Cow::Owned(text.chars().map(western_digit).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The Western digit of the same value, or `c` itself where it is no Arabic digit.
#[must_use]
pub fn western_digit(c: char) -> char {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sets_of_digits_become_western() {
        assert_eq!(western_digits("٠١٢٣٤٥٦٧٨٩"), "0123456789");
        assert_eq!(western_digits("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
    }

    #[test]
    fn text_without_them_is_borrowed() {
        assert!(matches!(western_digits("الرقة 2015"), Cow::Borrowed(_)));
    }
}
