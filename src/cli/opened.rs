//! Opens what `convert` and `info` are given: nothing, a data set, or any number of files.

use super::failure::CommandFailure;
use super::reading::{self, ReadArgs};
use super::{FAILED, SUCCESS, say};
use crate::load::Loaded;
use crate::model::{Lang, Severity};
use crate::words::Words;
use std::io::Write;
use std::path::PathBuf;

/// Reads the paths, or the embedded data set where there are none.
pub(super) fn read(paths: &[PathBuf], read: &ReadArgs) -> Result<Loaded, CommandFailure> {
    reading::loaded(paths, read)
}

/// The code with which a command ends that says what files hold: it fails where something of them is
/// not shown.
pub(super) fn code(loaded: &Loaded) -> u8 {
    match loaded.errors() {
        0 => SUCCESS,
        _ => FAILED,
    }
}

/// Reads them, and says in one line what is wrong.
///
/// # Errors
/// When nothing could be read.
pub(super) fn open(
    paths: &[PathBuf],
    how: &ReadArgs,
    err: &mut dyn Write,
) -> Result<Loaded, CommandFailure> {
    let loaded = read(paths, how)?;
    reading::say_overlay(&loaded, err);
    let is_error = |severity| severity == Severity::Error;
    let mut errors = loaded.problems.iter().filter(|p| is_error(p.severity));
    let Some(first) = errors.next() else {
        return Ok(loaded);
    };
    let has_features = loaded
        .import
        .as_ref()
        .is_some_and(|import| !import.as_read.features.is_empty());
    if loaded.world.areas.is_empty() && !has_features {
        return Err(CommandFailure::Data(format!(
            "nothing could be read: {} {}",
            first.place,
            Words::new(Lang::En).problem(first).0
        )));
    }
    let count = errors.count() + 1;
    let things = if count == 1 { "error" } else { "errors" };
    let sentence = format!("{count} {things} while reading, which `kharita check` lists.");
    say(err, "warning", &sentence);
    Ok(loaded)
}
