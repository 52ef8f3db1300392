//! Reads the command line, then opens the window or runs a command.

mod drawing;

use clap::Parser;
use kharita::app::native::LaunchWishes;
use kharita::cli::args::{Args, Command};
use kharita::{app, cli};
use std::io::{BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    if args.version {
        return version(args.verbose);
    }
    leave_nothing_half_written();
    let outcome = match &args.command {
        Some(Command::Render(args)) => drawing::render(args),
        Some(Command::Clip(args)) => drawing::clip(args),
        Some(Command::Slides(args)) => drawing::slides(args),
        Some(Command::Text(args)) => drawing::text(args),
        Some(command) => return run(command),
        None => window(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, sentence)) => {
            // Nothing can be done where even stderr is closed.
            let _closed = writeln!(std::io::stderr(), "error: {sentence}");
            ExitCode::from(code)
        }
    }
}

/// Ctrl+C, or the wish of the system that the program ends, takes away what is not whole.
fn leave_nothing_half_written() {
    // The code by which shells know that a program was interrupted.
    const INTERRUPTED: i32 = 130;
    let ended = ctrlc::set_handler(|| {
        kharita::export::file::abandon();
        std::process::exit(INTERRUPTED);
    });
    // Without it the program ends all the same.
    drop(ended);
}

/// Says which version this is and, if asked, which graphics would draw a window.
fn version(verbose: bool) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let mut lines = vec![cli::program::version()];
    if verbose {
        lines.extend(kharita::render::graphics_report());
    }
    let written = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
    // A reader that has seen enough may have gone.
    ExitCode::from(if written.is_ok() { 0 } else { cli::FAILED })
}

fn run(command: &Command) -> ExitCode {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    ExitCode::from(cli::run(command, &mut out, &mut err))
}

fn window(args: &Args) -> Result<(), (u8, String)> {
    let wishes = LaunchWishes {
        paths: args.paths.clone(),
        over_shipped: args.over,
        lang: args.lang,
        theme: args.theme,
        date: args.date.map(|date| date.first),
        given: args
            .read
            .given()
            .map_err(|sentence| (cli::USAGE, sentence))?,
        view: args.link.clone(),
    };
    app::open_window(wishes).map_err(|sentence| (cli::FAILED, sentence))
}
