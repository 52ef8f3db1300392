//! Cells of a table that a spreadsheet would run instead of showing them.

use std::borrow::Cow;

/// A cell as it may be opened in a spreadsheet: one that begins like a formula is marked as text by an
/// apostrophe. Numbers stay as they are.
///
/// ```
/// use kharita::export::harmless;
/// assert_eq!(harmless("=1+1"), "'=1+1");
/// assert_eq!(harmless("-12.5"), "-12.5");
/// assert_eq!(harmless("حلب"), "حلب");
/// ```
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let begins = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
    if cell.starts_with(begins) && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}
