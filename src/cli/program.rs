//! What the program says of itself: its version, its manual pages, and how shells complete its command line.

use super::SUCCESS;
use super::args::{Args, CompletionsArgs, ManArgs};
use super::failure::CommandFailure;
use clap::CommandFactory;
use clap_mangen::Man;
use std::io::Write;

/// The version, and the commit that was built: `kharita 0.1.0 (e1af83d2c7b1 of 2026-12-01)`.
///
/// ```
/// assert!(kharita::cli::program::version().starts_with("kharita "));
/// ```
#[must_use]
pub fn version() -> String {
    let built = match option_env!("KHARITA_COMMIT") {
        Some(commit) => commit,
        None if cfg!(debug_assertions) => "a development build",
        None => "built outside a checkout, so no commit is known",
    };
    format!("kharita {} ({built})", env!("CARGO_PKG_VERSION"))
}

/// Writes the manual page of the program, or of one of its commands, as `man` reads it.
pub(super) fn man(args: &ManArgs, out: &mut dyn Write) -> Result<u8, CommandFailure> {
    let mut program = Args::command().disable_help_subcommand(true);
    // Gives each command its full name, as in kharita-at.
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => {
            let found = program.get_subcommands().find(|one| one.get_name() == name);
            found.cloned().ok_or_else(|| {
                let known: Vec<&str> = program
                    .get_subcommands()
                    .map(clap::Command::get_name)
                    .collect();
                CommandFailure::Usage(format!(
                    "there is no command {name}; there are {}.",
                    known.join(", ")
                ))
            })?
        }
    };
    // Its own copies of the words that begin a page; the day is left out, so that equal sources give equal bytes.
    let source = concat!("kharita ", env!("CARGO_PKG_VERSION"));
    Man::new(page)
        .source(source)
        .manual("Kharita")
        .render(&mut &mut *out)?;
    Ok(SUCCESS)
}

/// Writes the file by which a shell completes the command line.
pub(super) fn completions(
    args: &CompletionsArgs,
    out: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kharita", &mut script);
    out.write_all(&script)?;
    Ok(SUCCESS)
}
