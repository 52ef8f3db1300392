//! Opens the data set that a command asks for, and says what is wrong with it in one line.

use super::failure::Failure;
use super::say;
use crate::load::{self, Loaded};
use crate::model::{Day, Lang, Severity, World};
use crate::words::Words;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// The data set at a path, or the embedded one.
pub(super) fn open(path: Option<&Path>, err: &mut dyn Write) -> Result<Arc<World>, Failure> {
    let Loaded {
        world, problems, ..
    } = match path {
        Some(path) => load::path(path, &load::Progress::default()),
        None => load::embedded(),
    };
    let mut errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    let Some(first) = errors.next() else {
        return Ok(world);
    };
    let name = path.map_or("the embedded data set".to_owned(), |path| {
        path.display().to_string()
    });
    if world.areas.is_empty() {
        return Err(Failure::Data(format!(
            "no area could be read from {name}: {}",
            Words::new(Lang::En).problem(first).0
        )));
    }
    let count = errors.count() + 1;
    let things = if count == 1 { "error" } else { "errors" };
    let path = path.map_or("maps/syria-iraq".to_owned(), |path| {
        path.display().to_string()
    });
    say(
        err,
        "warning",
        &format!("{name} has {count} {things}, which `kharita check {path}` lists."),
    );
    Ok(world)
}

/// The day if the data set speaks of it.
pub(super) fn within(world: &World, day: Day) -> Result<Day, Failure> {
    let (first, last) = (world.about.first, world.about.last);
    if (first..=last).contains(&day) {
        Ok(day)
    } else {
        Err(Failure::Usage(format!(
            "{day} is outside this data set, which runs from {first} to {last}."
        )))
    }
}
