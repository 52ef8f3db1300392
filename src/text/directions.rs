//! Which way text runs: rules P2 and P3 of UAX #9 (first strong character), and whether there are
//! Arabic letters at all. It must not know fonts or layout.

use unicode_normalization::char::is_combining_mark;

/// The direction a line is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// As Latin is.
    LeftToRight,
    /// As Arabic is.
    RightToLeft,
}

impl Direction {
    /// Whether this is right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::RightToLeft
    }
}

/// The direction of the first strong character of the first paragraph that has one, skipping what
/// stands inside directional isolates; `None` where nothing is strong (digits, punctuation).
///
/// ```
/// # use kharita::text::{base_direction, Direction};
/// assert_eq!(base_direction("«2015» الرقة SDF"), Some(Direction::RightToLeft));
/// assert_eq!(base_direction("12 %"), None);
/// ```
#[must_use]
pub fn base_direction(text: &str) -> Option<Direction> {
    let mut isolates = 0_usize;
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2029}' => isolates = 0,
            '\u{2066}'..='\u{2068}' => isolates += 1,
            '\u{2069}' => isolates = isolates.saturating_sub(1),
            _ if isolates == 0 => {
                if let Some(direction) = strong(c) {
                    return Some(direction);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether `text` has a letter of the Arabic script (digits and punctuation alone do not count).
#[must_use]
pub fn has_arabic(text: &str) -> bool {
    // Arabic begins at U+0600, so that its first byte is 0xD8 or more: plain Latin ends here.
    !text.is_ascii() && text.chars().any(is_arabic_letter)
}

/// Whether `c` is a letter of the Arabic script.
#[must_use]
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}' | '\u{06D5}'
        | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}'
        | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{0887}' | '\u{08A0}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The bidirectional class of `c` where it is L, R or AL.
fn strong(c: char) -> Option<Direction> {
    let is_rtl = match c {
        '\u{200E}' => false,
        '\u{200F}' | '\u{061C}' => true,
        _ if !c.is_alphabetic() || is_combining_mark(c) => return None,
        '\u{0590}'..='\u{08FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => true,
        _ => false,
    };
    Some(if is_rtl {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strong_character_decides() {
        let check = |text, expected| assert_eq!(base_direction(text), expected, "{text}");
        check("SDF في الرقة", Some(Direction::LeftToRight));
        check("(2015) في الرقة SDF", Some(Direction::RightToLeft));
        check("٢٠١٥", None);
        check("\u{064B}a", Some(Direction::LeftToRight));
        check("\u{200F}abc", Some(Direction::RightToLeft));
        check("\u{2067}الرقة\u{2069} is", Some(Direction::LeftToRight));
        check("\u{2069}\u{2069}\u{2067}", None);
        check("12\nالرقة", Some(Direction::RightToLeft));
        check("עברית", Some(Direction::RightToLeft));
        check("", None);
    }

    #[test]
    fn arabic_letters_are_not_arabic_digits() {
        assert!(has_arabic("a ڵ"));
        assert!(!has_arabic("٢٠١٥، ؟"));
        assert!(!has_arabic("Raqqa"));
    }
}
