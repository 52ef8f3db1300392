//! What the system says when it refuses, in our own words where they are known: the system's are
//! English, or those of another setting than the window's. It must not know who was refused.

use super::Words;
use std::io::{self, ErrorKind};

impl Words {
    /// Why the system refused, as the end of a sentence. What is not known keeps the system's own
    /// words.
    ///
    /// ```
    /// use kharita::{model::Lang, words::Words};
    /// let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    /// assert_eq!(Words::new(Lang::Ar).refusal(&full), "القرص ممتلئ");
    /// ```
    pub fn refusal(&self, error: &io::Error) -> String {
        self.refusal_of(error.kind(), &error.to_string())
    }

    /// The same for an error that is gone: its kind, and what the system said.
    pub fn refusal_of(&self, kind: ErrorKind, said: &str) -> String {
        let key = match kind {
            ErrorKind::NotFound => "system-not-found",
            ErrorKind::PermissionDenied => "system-denied",
            ErrorKind::AlreadyExists => "system-exists",
            ErrorKind::StorageFull | ErrorKind::WriteZero => "system-full",
            ErrorKind::QuotaExceeded => "system-quota",
            ErrorKind::FileTooLarge => "system-too-large",
            ErrorKind::ReadOnlyFilesystem => "system-read-only",
            ErrorKind::IsADirectory => "system-folder",
            ErrorKind::NotADirectory => "system-no-folder",
            ErrorKind::InvalidFilename => "system-name",
            ErrorKind::OutOfMemory => "system-no-memory",
            ErrorKind::ResourceBusy => "system-busy",
            ErrorKind::TimedOut => "system-late",
            _ => return self.other(said),
        };
        self.get(key)
    }

    fn other(&self, said: &str) -> String {
        // Its words keep their own direction in an Arabic sentence (U+2068 and U+2069 isolate).
        let said = format!("\u{2068}{said}\u{2069}");
        self.with("system-other", &[("said", said.into())])
    }
}
