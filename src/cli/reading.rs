//! How files are to be understood, from the command line: what was accepted in the window, unless something is
//! given with `--read`.

use super::failure::CommandFailure;
use super::say;
use crate::load::{
    GivenReading, Input, Loaded, Progress, WishedCorrections, Wishes, embedded, read,
};
use crate::memory;
use crate::model::{Code, Lang, Mapping, Problem};
use crate::words::Words;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How files are understood.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ReadArgs {
    /// How files are understood: NAME=COLUMN, such as force=Controller, for one of several files
    /// FILE:NAME=COLUMN; a file with a reading; or `guess` [default: as accepted in the window]
    #[arg(long = "read", value_name = "NAME=COLUMN")]
    pub readings: Vec<String>,
    /// Corrections to lay over the data set, or `none` [default: DATASET.overlay.json beside it, which is said]
    #[arg(long, value_name = "FILE")]
    pub overlay: Option<PathBuf>,
}

impl ReadArgs {
    /// What is given, in its order.
    ///
    /// # Errors
    /// One sentence, when a reading has no member of that name, or a file holds no reading.
    pub fn given(&self) -> Result<Vec<GivenReading>, String> {
        self.readings.iter().map(|text| given(text)).collect()
    }

    /// The overlay that is named; `none` names none.
    pub fn overlay(&self) -> Option<PathBuf> {
        let named = self.overlay.as_ref();
        named.filter(|path| path.as_os_str() != "none").cloned()
    }
}

fn given(text: &str) -> Result<GivenReading, String> {
    if text == "guess" {
        return Ok(GivenReading::Guess);
    }
    let Some((left, value)) = text.split_once('=') else {
        return whole(Path::new(text));
    };
    let (file, name) = match left.rsplit_once(':') {
        Some((file, name)) => (Some(file.to_owned()), name),
        None => (None, left),
    };
    let tried = Mapping::default().with(name, value);
    tried.map_err(|error| format!("--read {text}: {error}."))?;
    Ok(GivenReading::Member {
        file,
        name: name.to_owned(),
        value: value.to_owned(),
    })
}

/// The reading in a file.
fn whole(path: &Path) -> Result<GivenReading, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        format!("--read {shown}: it is neither NAME=COLUMN nor a file ({error}).")
    })?;
    let mapping = Mapping::default().with_json(&text);
    let mapping = mapping.map_err(|error| format!("--read {shown}: {error}."))?;
    Ok(GivenReading::Whole(Box::new(mapping)))
}

/// Reads the paths, or the embedded data set where there are none, as the command line says, else as was
/// accepted in the window.
///
/// # Errors
/// One sentence, when what is given cannot be used.
pub fn read_as(paths: &[PathBuf], args: &ReadArgs) -> Result<Loaded, String> {
    let overlay = args.overlay();
    if paths.is_empty() && overlay.is_none() {
        return Ok(embedded());
    }
    let remembered =
        memory::user_folder().map(|folder| memory::mappings(&folder.join(memory::MAPPINGS)));
    let wishes = Wishes {
        mappings: Arc::new(remembered.unwrap_or_default()),
        given: args.given()?,
        corrections: match args.overlay {
            Some(_) if overlay.is_none() => WishedCorrections::None,
            _ => WishedCorrections::OfFiles,
        },
    };
    let shipped = paths.is_empty().then_some(Input::Shipped);
    let paths = paths.iter().cloned().chain(overlay).map(Input::Path);
    let inputs: Vec<Input> = shipped.into_iter().chain(paths).collect();
    Ok(read(&inputs, &wishes, &Progress::default()))
}

/// The same for a command.
pub(super) fn loaded(paths: &[PathBuf], args: &ReadArgs) -> Result<Loaded, CommandFailure> {
    read_as(paths, args).map_err(CommandFailure::Usage)
}

/// Says which corrections are laid over the data set.
pub(super) fn say_overlay(loaded: &Loaded, err: &mut dyn Write) {
    let is_it = |problem: &&Problem| problem.code == Code::OverlayLaid;
    if let Some(laid) = loaded.problems.iter().find(is_it) {
        say(err, "note", &Words::new(Lang::En).problem(laid).0);
    }
}
