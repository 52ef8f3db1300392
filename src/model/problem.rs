//! What went wrong while reading, where, and what can be done about it.

use std::fmt;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Shown after a repair or a guess.
    Warning,
    /// Something is not shown.
    Error,
}

impl Severity {
    /// The word that messages and files use.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Where a problem is. Lines and columns count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Path of the file inside the data set, or as the user gave it.
    pub file: String,
    /// Line in the file.
    pub line: Option<u32>,
    /// Column in the line, in characters; for a table, the column's number.
    pub column: Option<u32>,
    /// Id of the feature, area or record.
    pub feature: Option<String>,
    /// Name of the member, property or column.
    pub member: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            ..Self::default()
        }
    }

    /// With the line, from 1.
    #[must_use]
    pub fn line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// With the column, from 1.
    #[must_use]
    pub fn column(mut self, column: u32) -> Self {
        self.column = Some(column);
        self
    }

    /// With the feature's, area's or record's id.
    #[must_use]
    pub fn feature(mut self, feature: impl Into<String>) -> Self {
        self.feature = Some(feature.into());
        self
    }

    /// With the member's, property's or column's name.
    #[must_use]
    pub fn member(mut self, member: impl Into<String>) -> Self {
        self.member = Some(member.into());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, ":{line}:{column}")?,
            (Some(line), None) => write!(f, ":{line}")?,
            _ => {}
        }
        if let Some(feature) = &self.feature {
            write!(f, ", {feature}")?;
        }
        if let Some(member) = &self.member {
            write!(f, ", {member}")?;
        }
        Ok(())
    }
}

/// One thing that a reader must know about what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// A stable word for its kind, such as `unknown-area`.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What happened and what was done about it: one sentence.
    pub message: String,
    /// What can be done: one sentence.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            severity,
            code,
            place,
            message,
            remedy,
        } = self;
        write!(
            f,
            "{place}: {} [{code}] {message} {remedy}",
            severity.word()
        )
    }
}
