//! `kharita check`: every problem of a data set.

use super::args::Check;
use super::failure::CommandFailure;
use super::values::CheckFormat;
use super::{csv_text, dataset, json, opened, phrase, reading};
use crate::export;
use crate::model::{Problem, Severity};
use crate::scene::{Prepared, touching};
use crate::words::Words;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

#[derive(Serialize)]
struct ProblemJson<'p> {
    severity: &'static str,
    code: &'static str,
    file: &'p str,
    line: Option<u32>,
    column: Option<u32>,
    feature: Option<&'p str>,
    member: Option<&'p str>,
    message: String,
    remedy: String,
}

impl<'p> ProblemJson<'p> {
    fn of(problem: &'p Problem, words: &Words) -> Self {
        let place = &problem.place;
        let (message, remedy) = words.problem(problem);
        Self {
            severity: problem.severity.word(),
            code: problem.code.word(),
            file: &place.file,
            line: place.line,
            column: place.column,
            feature: place.feature.as_deref(),
            member: place.member.as_deref(),
            message,
            remedy,
        }
    }
}

pub(super) fn run(
    args: &Check,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let mut loaded = reading::loaded(&args.paths, &args.read)?;
    let prepared = Prepared::new(&loaded.world);
    let close = touching::close_colours(&loaded.world, &prepared);
    loaded.problems.extend(close);
    // Stable: what matters most comes first, in the order in which it was found.
    loaded
        .problems
        .sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let areas = loaded.world.areas.len();
    let words = Words::new(args.lang);
    match args.format {
        CheckFormat::Text => write_text(out, areas, &loaded.problems, &words)?,
        CheckFormat::Csv => {
            let progress = export::Progress::default();
            export::problems::write_csv(&loaded.problems, &words, out, &progress)?;
            csv_text::say_marked(err, progress.marked_cells());
        }
        CheckFormat::Json => {
            let path = dataset::listed(&args.paths, ", ");
            let head = head(&path, areas, &loaded.problems);
            let problems = loaded.problems.iter();
            let rows: Vec<ProblemJson> = problems
                .map(|problem| ProblemJson::of(problem, &words))
                .collect();
            json::write_object(out, &head, ("problems", &rows), &[])?;
        }
    }
    Ok(opened::code(&loaded))
}

fn head<'n>(path: &str, areas: usize, problems: &[Problem]) -> [(&'n str, Value); 5] {
    let count = |severity| Value::from(count(problems, severity));
    [
        ("path", Value::from(path)),
        ("areas", Value::from(areas)),
        ("errors", count(Severity::Error)),
        ("warnings", count(Severity::Warning)),
        ("notes", count(Severity::Note)),
    ]
}

fn write_text(
    out: &mut dyn Write,
    areas: usize,
    problems: &[Problem],
    words: &Words,
) -> io::Result<()> {
    for problem in problems {
        let (message, remedy) = words.problem(problem);
        writeln!(out, "{problem} {message} {remedy}")?;
    }
    let counts = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| phrase::count(count(problems, severity), severity.word()));
    let areas = phrase::count(areas, "area");
    writeln!(out, "{areas} read; {}", counts.join(", "))
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    let of_it = |problem: &&Problem| problem.severity == severity;
    problems.iter().filter(of_it).map(Problem::times).sum()
}
