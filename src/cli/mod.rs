//! Headless commands: what the window shows, as text for people and programs.
//!
//! Every command is a function from a [`World`](crate::model::World) and typed arguments to bytes
//! on the writer it is given. It must not know the interface, the standard streams or the clock.
//! The same input gives the same bytes.
//!
//! | file | says |
//! |---|---|
//! | `args`, `values`, `view_args`, `account_args`, `series_args`, `evidence_args`, `overlay_args`, `attach_args` | the command line of the whole program, parsed to typed values |
//! | `at`, `diff`, `matrix`, `changes`, `series`, `source`, `sources`, `assess`, `check`, `convert`, `info`, `page`, `stories`, `attach` | one command each; `overlay` has both of corrections |
//! | `reading` | how files are understood: as accepted in the window, or as given |
//! | `dataset`, `opened`, `find` | opens the data set, or any files; finds a row by its id, or says which ids are near |
//! | `records`, `summary` | the rows that several commands write; those of `info` |
//! | `output` | where a command writes, and in which format |
//! | `table`, `json`, `geo_json`, `csv_text`, `terminal` | how rows are written |
//! | `program` | version, manual pages and completions |
//! | `phrase` | states and numbers in words |
//! | `people` | people beside km², with what is an estimate and what is not known |
//! | `failure` | why a command ends early, and with which code |

pub mod account_args;
pub mod args;
mod assess;
mod at;
mod attach;
pub mod attach_args;
mod changes;
mod check;
mod convert;
mod csv_text;
mod dataset;
mod diff;
mod drawing_args;
pub mod evidence_args;
mod failure;
mod find;
mod geo_json;
mod info;
mod json;
mod matrix;
mod opened;
pub mod output;
mod overlay;
pub mod overlay_args;
mod page;
mod people;
mod phrase;
pub mod program;
pub mod reading;
mod records;
mod series;
pub mod series_args;
mod source;
mod sources;
mod stories;
mod summary;
mod table;
mod terminal;
pub mod values;
pub mod view_args;

pub use dataset::answering_day;

use args::Command;
use failure::CommandFailure;
use std::io::Write;
use terminal::Terminal;
use values::{CheckFormat, InfoFormat};

/// Everything went well.
pub const SUCCESS: u8 = 0;
/// `check` found errors, or the data set or the output failed.
pub const FAILED: u8 = 1;
/// The arguments ask for something that there is not.
pub const USAGE: u8 = 2;

/// Runs a headless command; gives the code with which the program ends.
///
/// What it says goes to `out`, errors and remarks to `err`, each in one sentence. A reader that
/// closes `out` early ends the command quietly. [`Command::Render`], [`Command::Clip`], [`Command::Slides`] and [`Command::Text`] draw, so
/// they are the program's to run, and are refused here.
///
/// ```
/// use clap::Parser;
/// use kharita::cli::{self, args::Args};
/// let args = Args::try_parse_from(["kharita", "check", "/no/such/folder"]).unwrap();
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let code = cli::run(&args.command.unwrap(), &mut out, &mut err);
/// assert_eq!(code, cli::FAILED);
/// ```
pub fn run(command: &Command, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let ended = dispatch(command, out, err).and_then(|code| {
        out.flush()?;
        Ok(code)
    });
    match ended {
        Ok(code) => code,
        Err(failure) => {
            if let Some(sentence) = failure.sentence() {
                say(&mut Terminal::new(err), "error", &sentence);
            }
            failure.code()
        }
    }
}

fn dispatch(
    command: &Command,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let mut terminal = Terminal::new(out);
    let mut remarks = Terminal::new(err);
    let err = &mut remarks;
    let out: &mut dyn Write = if is_for_people(command) {
        &mut terminal
    } else {
        terminal.plain()
    };
    match command {
        Command::At(args) => at::run(args, out, err),
        Command::Diff(args) => diff::run(args, out, err),
        Command::Changes(args) => changes::run(args, out, err),
        Command::Series(args) => series::run(args, out, err),
        Command::Sources(args) => sources::run(args, out, err),
        Command::Assess(args) => assess::run(args, out, err),
        Command::Source(args) => source::run(args, out, err),
        Command::Check(args) => check::run(args, out, err),
        Command::Convert(args) => convert::run(args, out, err),
        Command::Info(args) => info::run(args, out),
        Command::Page(args) => page::run(args, err),
        Command::Apply(args) => overlay::apply(args, err),
        Command::Attach(args) => attach::run(args, err),
        Command::Overlay(args) => overlay::between(args, out, err),
        Command::Stories(args) => stories::run(args, out, err),
        Command::Man(args) => program::man(args, out),
        Command::Completions(args) => program::completions(args, out),
        Command::Render(_) | Command::Clip(_) | Command::Slides(_) | Command::Text(_) => Err(
            CommandFailure::Usage("this build reads and compares, but cannot draw".to_owned()),
        ),
    }
}

/// Whether a command writes text for people, not for programs.
fn is_for_people(command: &Command) -> bool {
    match command {
        Command::At(args) => args.output.is_for_people(),
        Command::Diff(args) => args.output.is_for_people(),
        Command::Changes(args) => args.output.is_for_people(),
        Command::Series(args) => args.output.is_for_people(),
        Command::Sources(args) => args.output.is_for_people(),
        Command::Assess(args) => args.output.is_for_people(),
        Command::Check(args) => args.format == CheckFormat::Text,
        Command::Info(args) => args.format == InfoFormat::Text,
        Command::Man(_) | Command::Completions(_) => false,
        _ => true,
    }
}

/// One line for the person at the terminal. If even that cannot be written, nobody is there to read it.
fn say(err: &mut dyn Write, kind: &str, sentence: &str) {
    writeln!(err, "{kind}: {sentence}").ok();
}
