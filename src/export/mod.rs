//! What is shown, written into files again: states, differences, histories, features, data sets, pictures.
//!
//! Everything streams: no file is held as a whole, and what is held is one feature. A file is there
//! whole or not at all; `file` is the only one that touches the file system.
//!
//! - [`Plan`] says what is written and how; [`save`] writes it to a path, [`write()`] to any writer;
//! - `stretches` finds who holds an area from when to when; `states`, `differences` and `problems`
//!   are rows of GeoJSON and of tables made from that;
//! - `features` writes the features of foreign files, to the letter;
//! - `data_set` writes a folder, or a `.kharita` archive, that reads as the same world again;
//! - [`sheet`] puts together a map with what stands around it, [`step_sources`] who says what a step shows;
//!   [`svg`] and [`pdf`] write it, [`clip`] many after one another, [`slides`] a story for other
//!   programs, [`page`] all of it as one page of HTML;
//! - [`Grid`] is a table of cells for spreadsheets, whatever it tells;
//! - `typed` writes tables whose columns have types: GeoPackage, GeoParquet, and SQL for PostGIS;
//! - `shapes` writes geometry, `members` what else objects said, `rows` what stands around it.
//!
//! It must not know how anything was loaded, how pixels are drawn, or what the user does.

mod cells;
pub mod clip;
mod data_set;
mod differences;
mod failure;
mod features;
pub mod file;
mod grid;
mod members;
pub mod page;
pub mod pdf;
mod plan;
pub mod problems;
mod progress;
mod rows;
mod shapes;
pub mod sheet;
pub mod slides;
mod states;
pub mod step_sources;
mod stretches;
pub mod svg;
mod typed;

pub use cells::harmless;
pub use failure::{ExportRefusal, Failure};
pub use grid::{Grid, GridCell};
pub use plan::{ClipWhat, ExportFormat, ExportKind, ExportWhat, Plan};
pub use progress::Progress;

use crate::model::{Import, Problem, Story, Timeline, World, WrittenStory};
use crate::words::Words;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;

/// What can be written.
#[derive(Clone, Copy)]
pub struct DataOrigin<'a> {
    /// What is claimed.
    pub world: &'a World,
    /// Its stories, as they are told now.
    pub stories: &'a [Story],
    /// Control through time as the account tells it that is written; a data set is written with all.
    pub timeline: &'a Timeline,
    /// The features behind it, where they come from foreign files.
    pub import: Option<&'a Import>,
    /// What was met while reading.
    pub problems: &'a [Problem],
    /// The language in which problems are told.
    pub words: &'a Words,
}

impl DataOrigin<'_> {
    /// A story by its position.
    fn story(&self, position: usize) -> Result<&Story, ExportRefusal> {
        self.stories.get(position).ok_or(ExportRefusal::NoStory)
    }
}

/// Writes what was asked for to a path, whole or not at all. A path that ends in `.gz` is packed.
///
/// # Errors
/// When the plan cannot be carried out, the user gave up, or the file cannot be written; then what
/// was at the path before is untouched.
pub fn save(
    source: &DataOrigin<'_>,
    plan: &Plan,
    path: &Path,
    progress: &Progress,
) -> Result<(), Failure> {
    plan.check(source.import.is_some())?;
    match plan.format {
        ExportFormat::Folder => file::folder(path, |folder| {
            data_set::write((source.world, source.stories), folder, progress)
        }),
        _ if plan::is_packed(path) => file::whole(path, |out| {
            let mut packed = GzEncoder::new(out, Compression::default());
            write(source, plan, &mut packed, progress)?;
            packed.finish()?.flush()?;
            Ok(())
        }),
        _ => file::whole(path, |out| write(source, plan, out, progress)),
    }
}

/// Writes a table to a path, whole or not at all; answers how many cells were marked as text.
///
/// # Errors
/// When it cannot be written.
pub fn save_grid(grid: &Grid, format: ExportFormat, path: &Path) -> Result<usize, Failure> {
    let mut marked = 0;
    file::whole(path, |out| {
        if format == ExportFormat::Xlsx {
            return grid.write_xlsx(out);
        }
        marked = grid.write_csv(out)?;
        Ok(())
    })?;
    Ok(marked)
}

/// Writes what was asked for.
///
/// # Errors
/// When the plan cannot be carried out or is a folder, the user gave up, or the writer fails.
pub fn write(
    source: &DataOrigin<'_>,
    plan: &Plan,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    plan.check(source.import.is_some())?;
    let world = source.world;
    let told = (world, source.timeline);
    match (plan.what, plan.format) {
        (_, format) if format.is_typed() => typed::write(source, plan, out, progress)?,
        (ExportWhat::Dataset, _) => {
            data_set::write_archive((world, source.stories), out, progress)?;
        }
        (
            ExportWhat::Picture
            | ExportWhat::Map
            | ExportWhat::Clip(_)
            | ExportWhat::Slides(_)
            | ExportWhat::Figures
            | ExportWhat::Corrections
            | ExportWhat::Session,
            _,
        ) => return Err(ExportRefusal::NotDrawn.into()),
        (ExportWhat::Page(story), _) => {
            let story = story.map(|story| source.story(story)).transpose()?;
            page::write_page(world, story, source.words.lang(), out)?;
        }
        (ExportWhat::Story(story), _) => {
            let written = WrittenStory {
                id: String::new(),
                ..WrittenStory::of(source.story(story)?, world)
            };
            serde_json::to_writer_pretty(&mut *out, &written.file())?;
            writeln!(out)?;
        }
        (ExportWhat::Problems, _) => {
            problems::write_csv(source.problems, source.words, out, progress)?
        }
        (ExportWhat::State(day), format) => states::write_state(told, day, format, out, progress)?,
        (ExportWhat::History, format) => states::write_history(told, format, out, progress)?,
        (ExportWhat::Difference(from, to), format) => {
            differences::write(told, [from, to], format, out, progress)?;
        }
        (ExportWhat::Features | ExportWhat::AsRead, format) => {
            let import = source.import.ok_or(ExportRefusal::NoFeatures)?;
            let to_the_letter = plan.what == ExportWhat::AsRead;
            features::write(import, to_the_letter, format, out, progress)?;
        }
    }
    out.flush()?;
    Ok(())
}
