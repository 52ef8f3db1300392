//! Why a command ends early, and with which code.

use super::{FAILED, SUCCESS, USAGE};
use crate::export;
use std::io;

/// Why a command ends early.
#[derive(Debug)]
pub(super) enum CommandFailure {
    /// The arguments ask for something that there is not.
    Usage(String),
    /// The data set cannot be used.
    Data(String),
    /// The output cannot be written.
    Output(io::Error),
}

impl CommandFailure {
    /// What to tell the person; `None` where whoever read the output simply stopped reading.
    pub(super) fn sentence(&self) -> Option<String> {
        match self {
            Self::Usage(sentence) | Self::Data(sentence) => Some(sentence.clone()),
            Self::Output(error) if is_closed_pipe(error) => None,
            Self::Output(error) => Some(format!("the output could not be written: {error}")),
        }
    }

    /// The code with which the program ends.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::Output(error) if is_closed_pipe(error) => SUCCESS,
            Self::Data(_) | Self::Output(_) => FAILED,
        }
    }
}

fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

impl From<io::Error> for CommandFailure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for CommandFailure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<export::Failure> for CommandFailure {
    fn from(failure: export::Failure) -> Self {
        match failure {
            export::Failure::Io(error) => Self::Output(error),
            export::Failure::Refused(refusal) => Self::Usage(refusal.to_string()),
            export::Failure::Cancelled => Self::Data(failure.to_string()),
        }
    }
}

impl From<csv::Error> for CommandFailure {
    fn from(error: csv::Error) -> Self {
        // The conversion of the `csv` crate hides the kind, and with it a closed pipe.
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Output(error),
            other => Self::Output(io::Error::other(format!("{other:?}"))),
        }
    }
}
