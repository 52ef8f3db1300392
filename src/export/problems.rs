//! Problems as a table, and as lines of text.

use super::failure::Failure;
use super::progress::Progress;
use super::rows::write_table;
use crate::model::Problem;
use crate::words::Words;
use std::io::Write;

const COLUMNS: [&str; 9] = [
    "severity", "code", "file", "line", "column", "feature", "member", "message", "remedy",
];

/// Writes problems as a table, in the order given.
///
/// # Errors
/// When the user gave up, or the writer fails.
pub fn write_csv(
    problems: &[Problem],
    words: &Words,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    progress.expect(problems.len());
    let rows = problems.iter().map(|problem| cells(problem, words));
    write_table(out, COLUMNS, rows, progress)
}

fn cells(problem: &Problem, words: &Words) -> [String; 9] {
    let place = &problem.place;
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let (message, remedy) = words.problem(problem);
    [
        problem.severity.word().to_owned(),
        problem.code.word().to_owned(),
        place.file.clone(),
        number(place.line),
        number(place.column),
        place.feature.clone().unwrap_or_default(),
        place.member.clone().unwrap_or_default(),
        message,
        remedy,
    ]
}
