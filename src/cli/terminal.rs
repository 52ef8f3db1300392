//! What goes to a terminal: text in which nothing that a file brought acts on the terminal.

use crate::text::with_signs;
use std::io::{self, Write};

/// Writes text, with signs in the place of characters that act.
pub(super) struct Terminal<'w> {
    out: &'w mut dyn Write,
}

impl<'w> Terminal<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out }
    }

    /// The writer itself, for what programs read.
    pub(super) fn plain(&mut self) -> &mut dyn Write {
        self.out
    }
}

impl Write for Terminal<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Formatting hands over whole pieces of text.
        let text = String::from_utf8_lossy(bytes);
        self.out.write_all(with_signs(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
