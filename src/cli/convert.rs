//! `kharita convert`: what was read, written as a file of another kind.

use super::args::Convert;
use super::failure::CommandFailure;
use super::values::What as Asked;
use super::{SUCCESS, csv_text, dataset, opened, say};
use crate::export::{self, DataOrigin, ExportFormat, ExportKind, ExportWhat, Plan, Progress};
use crate::load::Loaded;
use crate::model::{Day, Lang, World};
use crate::words::Words;
use std::io::{ErrorKind, Write};

pub(super) fn run(
    args: &Convert,
    _out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let loaded = opened::open(&args.paths, &args.read, err)?;
    let format = format(args)?;
    let what = what(args, &loaded, format, err)?;
    let words = Words::new(Lang::En);
    let source = DataOrigin {
        world: &loaded.world,
        stories: &loaded.world.stories,
        timeline: &loaded.world.timeline,
        import: loaded.import.as_deref(),
        problems: &loaded.problems,
        words: &words,
    };
    let plan = Plan { what, format };
    let progress = Progress::default();
    let saved = export::save(&source, &plan, &args.out, &progress);
    saved.map_err(|failure| match failure {
        export::Failure::Io(error) => {
            let why = match error.kind() {
                // Ours, which says what can be done.
                ErrorKind::AlreadyExists => error.to_string(),
                _ => words.refusal(&error),
            };
            let path = args.out.display();
            CommandFailure::Data(format!(
                "{path} could not be written: {why}; nothing was left behind."
            ))
        }
        other => other.into(),
    })?;
    csv_text::say_marked(err, progress.marked_cells());
    if what.kind() == ExportKind::AsRead && loaded.import.as_deref().is_some_and(is_elsewhere) {
        say(
            err,
            "warning",
            "the coordinates are those of the file, not longitude and latitude; `--what features` writes those.",
        );
    }
    Ok(SUCCESS)
}

/// Whether the coordinates of the files are not those that are shown.
fn is_elsewhere(import: &crate::model::Import) -> bool {
    import.as_read.files.iter().any(|file| !file.crs.is_empty())
        && !std::sync::Arc::ptr_eq(&import.as_read, &import.collection)
}

fn format(args: &Convert) -> Result<ExportFormat, CommandFailure> {
    ExportFormat::of_path(&args.out).ok_or_else(|| {
        CommandFailure::Usage(format!(
            "{} ends in nothing that Kharita writes; it writes .geojson, .geojsonl, .csv, .gpkg, .parquet, \
             .sql, .kharita, and folders, whose names have no ending.",
            args.out.display()
        ))
    })
}

/// What is asked for; what is usual where nothing is.
fn what(
    args: &Convert,
    loaded: &Loaded,
    format: ExportFormat,
    err: &mut dyn Write,
) -> Result<ExportWhat, CommandFailure> {
    let world = &loaded.world;
    let has_days = args.from.is_some() || args.to.is_some();
    let asked = args.what.unwrap_or(match format {
        ExportFormat::Folder | ExportFormat::Archive => Asked::Dataset,
        _ if args.date.is_some() => Asked::State,
        _ if has_days => Asked::Difference,
        _ if loaded.import.is_some() => Asked::Features,
        ExportFormat::Sql => Asked::Dataset,
        _ => Asked::History,
    });
    let unused = match asked {
        Asked::State => has_days.then_some("--from and --to"),
        Asked::Difference => args.date.is_some().then_some("--date"),
        _ => (has_days || args.date.is_some()).then_some("a date"),
    };
    if let Some(unused) = unused {
        return Err(CommandFailure::Usage(format!(
            "{unused} has no meaning for what is to be written; leave it out, or say another --what."
        )));
    }
    Ok(match asked {
        Asked::State => {
            let day = args.date.map_or(world.about.opens_on, |date| date.first);
            ExportWhat::State(dataset::within(world, day, err)?)
        }
        Asked::Difference => {
            let [from, to] = days(args, world, err)?;
            ExportWhat::Difference(from, to)
        }
        Asked::History => ExportWhat::History,
        Asked::Features => ExportWhat::Features,
        Asked::AsRead => ExportWhat::AsRead,
        Asked::Dataset => ExportWhat::Dataset,
        Asked::Problems => ExportWhat::Problems,
    })
}

fn days(args: &Convert, world: &World, err: &mut dyn Write) -> Result<[Day; 2], CommandFailure> {
    let (Some(from), Some(to)) = (args.from, args.to) else {
        let sentence = "a difference needs two days: --from DATE and --to DATE.";
        return Err(CommandFailure::Usage(sentence.to_owned()));
    };
    Ok([
        dataset::within(world, from.first, err)?,
        dataset::within(world, to.first, err)?,
    ])
}
