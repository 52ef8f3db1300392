//! Where a long paragraph is cut so that it costs what is seen of it: a line of megabytes is laid
//! out and shown like any text. It must not know who shows it.

/// A paragraph longer than this many bytes is shown in blocks.
const LONGEST_BLOCK: usize = 16 * 1024;

/// Where the block that begins at the byte `start` ends: at the end of the text, or after a space.
///
/// ```
/// use kharita::text::blocks::block_end;
/// assert_eq!(block_end("a short line", 0), 12);
/// let line = "كلمة ".repeat(10_000);
/// let end = block_end(&line, 0);
/// assert!(end < line.len() && line[..end].ends_with(' '));
/// ```
#[must_use]
pub fn block_end(text: &str, start: usize) -> usize {
    if text.len().saturating_sub(start) <= LONGEST_BLOCK {
        return text.len();
    }
    let longest = text.floor_char_boundary(start + LONGEST_BLOCK);
    let window = text.get(start..longest).unwrap_or("");
    let after = |at: usize| {
        let width = window[at..].chars().next().map_or(1, char::len_utf8);
        start + at + width
    };
    // A line break shows; a space that ends a block breaks its line early, so it comes second.
    window
        .rfind('\n')
        .filter(|&at| at > LONGEST_BLOCK / 4)
        .or_else(|| window.rfind(char::is_whitespace))
        .map_or(longest, after)
}
