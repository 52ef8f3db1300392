//! Well-known binary (WKB, EWKB), as tables and GeoParquet hold it.

use super::shape::{Fault, Shape};

/// EWKB's sign that a coordinate system follows.
const WITH_SYSTEM: u32 = 0x2000_0000;

/// Reads one geometry.
///
/// # Errors
/// What makes it unreadable.
pub(super) fn shape(bytes: &[u8]) -> Result<Shape, Fault> {
    // The words of the crate are of one language.
    let read = wkb::reader::read_wkb(bytes).map_err(|error| match error {
        wkb::error::WkbError::NestingDepthExceeded(_) => Fault::Deep,
        _ => Fault::Syntax,
    })?;
    let mut shape = Shape::default();
    shape.geometry(&read)?;
    Ok(shape)
}

/// The coordinate system that EWKB names.
pub(super) fn system(bytes: &[u8]) -> Option<String> {
    let order = *bytes.first()?;
    let word = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(match order {
            0 => u32::from_be_bytes(four),
            _ => u32::from_le_bytes(four),
        })
    };
    let named = word(1)? & WITH_SYSTEM != 0;
    let number = word(5).filter(|number| named && *number > 0)?;
    Some(format!("EPSG:{number}"))
}

/// The bytes of a text of hexadecimal digits; `None` where it is none.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim().as_bytes();
    let digits = digits.strip_prefix(b"\\x").unwrap_or(digits);
    if digits.len() < 10 || !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = |pair: &[u8]| u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok();
    digits.chunks_exact(2).map(byte).collect()
}
