//! Characters that act instead of being read: controls of terminals, and marks that turn the order of
//! letters around. Names come from files of others, so they are shown as signs.

use std::borrow::Cow;

/// Whether a character acts on what is around it: a control that breaks no line, or an embedding or
/// override of direction. Isolates are left: they hold the words of a sentence together, and end in it.
fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{202a}'..='\u{202e}')
}

/// The text with a sign in the place of every character that acts, of as many bytes where letters are
/// laid out, so that offsets stay what they are; `None` where there is none.
#[must_use]
pub fn signs(text: &str) -> Option<String> {
    text.contains(acts).then(|| {
        let sign = |c: char| match (acts(c), c.len_utf8()) {
            (false, _) => c,
            (true, 1) => '?',
            (true, 2) => '¿',
            (true, _) => char::REPLACEMENT_CHARACTER,
        };
        text.chars().map(sign).collect()
    })
}

/// The text as it may be written to a terminal: � in the place of every character that acts, and of every
/// isolate that does not end in its line.
///
/// ```
/// use kharita::text::with_signs;
/// assert_eq!(with_signs("حلب\n"), "حلب\n");
/// assert_eq!(with_signs("\u{1b}[2Ja\u{202e}b\r"), "\u{fffd}[2Ja\u{fffd}b\u{fffd}");
/// assert_eq!(with_signs("\u{2068}a\u{2069} \u{2066}b"), "\u{2068}a\u{2069} \u{fffd}b");
/// ```
#[must_use]
pub fn with_signs(text: &str) -> Cow<'_, str> {
    let acts_here = |c: char| acts(c) || c == '\r';
    let open = open_isolates(text);
    if open.is_empty() && !text.contains(acts_here) {
        return Cow::Borrowed(text);
    }
    let signed = text.char_indices().map(|(at, c)| {
        if acts_here(c) || open.binary_search(&at).is_ok() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    });
    Cow::Owned(signed.collect())
}

/// Where isolates begin that do not end in their line, and where some end that have not begun; in order.
fn open_isolates(text: &str) -> Vec<usize> {
    let (mut begun, mut odd): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => begun.push(at),
            '\u{2069}' if begun.pop().is_none() => odd.push(at),
            '\n' => odd.append(&mut begun),
            _ => {}
        }
    }
    odd.append(&mut begun);
    odd.sort_unstable();
    odd
}
