//! Reads the command line, then opens the window or runs a command.

use clap::Parser;
use kharita::app::native::LaunchWishes;
use kharita::app::picture::{Picture, write_picture};
use kharita::app::text_picture::write_text_picture;
use kharita::cli::args::{Args, Command, Render, Text};
use kharita::state::Project;
use kharita::{app, cli, load};
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = match &args.command {
        Some(Command::Render(render)) => picture(render),
        Some(Command::Text(text)) => text_picture(text),
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
        view: args.link.clone(),
    };
    app::open_window(wishes).map_err(|sentence| (cli::FAILED, sentence))
}

fn picture(render: &Render) -> Result<(), (u8, String)> {
    let read = load::paths(&render.data, &load::Progress::default());
    let project = Project::new(read.world, read.problems, read.import);
    let about = &project.world.about;
    let view = render.view.named();
    let date = view.date.unwrap_or(about.opens_on);
    if !(about.first..=about.last).contains(&date) {
        let sentence = format!(
            "{date} lies outside the data set, which goes from {} to {}.",
            about.first, about.last
        );
        return Err((cli::USAGE, sentence));
    }
    let wanted = Picture {
        size: [render.size.width, render.size.height],
        theme: render.theme,
        lang: render.lang,
        view,
        window: render.window,
    };
    write_picture(Arc::new(project), &wanted, &render.out)
        .map_err(|error| (cli::FAILED, error.to_string()))
}

fn text_picture(text: &Text) -> Result<(), (u8, String)> {
    let size = f32::from(text.size);
    write_text_picture(&text.file, text.width, size, text.theme, &text.out)
        .map_err(|error| (cli::FAILED, error.to_string()))
}
