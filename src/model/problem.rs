//! What went wrong while reading, and where. The sentences about it stand in the table of words.

use super::Code;
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
pub struct FilePlace {
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

impl FilePlace {
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

impl fmt::Display for FilePlace {
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

/// A fact that the sentence about a problem names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Said as it is: an id, a date, a number, what a file has.
    Text(String),
    /// How many; it chooses the form of the plural.
    Count(usize),
    /// A word of ours that chooses among the forms of a sentence, and is never said itself.
    Case(&'static str),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Fact::Text(text.to_owned())
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Fact::Text(text.clone())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Fact::Text(text)
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Self {
        Fact::Count(count)
    }
}

/// One thing that a reader must know about what was read: its kind, its place and its facts.
///
/// ```
/// use kharita::model::{Code, FilePlace, Problem, Severity};
/// let place = FilePlace::file("changes.csv").line(3);
/// let mut problem = Problem::new(Severity::Error, Code::UnknownArea, place);
/// problem.case("kind", "change").with("id", "iq-mosul");
/// assert_eq!(problem.to_string(), "changes.csv:3: error [unknown-area]");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// Its kind.
    pub code: Code,
    /// Where it is.
    pub place: FilePlace,
    /// The facts that its sentences name, each by its name in the table of words.
    pub values: Vec<(&'static str, Fact)>,
}

impl Problem {
    /// A problem without facts.
    pub fn new(severity: Severity, code: Code, place: FilePlace) -> Self {
        Self {
            severity,
            code,
            place,
            values: Vec::new(),
        }
    }

    /// Adds a fact.
    pub fn with(&mut self, name: &'static str, value: impl Into<Fact>) -> &mut Self {
        self.values.push((name, value.into()));
        self
    }

    /// How many times it was met: what says that there are more of a kind stands for all of them.
    ///
    /// ```
    /// use kharita::model::{Code, FilePlace, Problem, Severity};
    /// let mut more = Problem::new(Severity::Error, Code::MoreOfAKind, FilePlace::default());
    /// more.with("count", 7);
    /// assert_eq!(more.times(), 7);
    /// ```
    pub fn times(&self) -> usize {
        let count = self.values.iter().find_map(|(name, value)| match value {
            Fact::Count(count) if *name == "count" => Some(*count),
            _ => None,
        });
        match self.code {
            Code::MoreOfAKind => count.unwrap_or(1),
            _ => 1,
        }
    }

    /// Adds a word that chooses among the forms of a sentence.
    pub fn case(&mut self, name: &'static str, word: &'static str) -> &mut Self {
        self.with(name, Fact::Case(word))
    }
}

/// Place, severity and kind; the sentences are in the table of words.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} [{}]",
            self.place,
            self.severity.word(),
            self.code
        )
    }
}
