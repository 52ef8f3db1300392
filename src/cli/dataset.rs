//! Opens the data set that a command asks for, and says what is wrong with it in one line.

use super::args::DataArgs;
use super::failure::CommandFailure;
use super::reading;
use super::say;
use crate::model::{Day, Lang, Severity, World};
use crate::words::Words;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// What lies at the paths, or the embedded data set where there are none.
pub(super) fn open(input: &DataArgs, err: &mut dyn Write) -> Result<Arc<World>, CommandFailure> {
    let paths = input.data.as_slice();
    let loaded = reading::loaded(paths, &input.read)?;
    reading::say_overlay(&loaded, err);
    let mut errors = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    let Some(first) = errors.next() else {
        return Ok(loaded.world);
    };
    let (name, checked) = match paths {
        [] => (
            "the embedded data set".to_owned(),
            "maps/syria-iraq".to_owned(),
        ),
        _ => (listed(paths, ", "), listed(paths, " ")),
    };
    if loaded.world.areas.is_empty() {
        return Err(CommandFailure::Data(format!(
            "no area could be read from {name}: {}",
            Words::new(Lang::En).problem(first).0
        )));
    }
    let count = loaded.errors();
    let things = if count == 1 { "error" } else { "errors" };
    let has = if paths.len() > 1 { "have" } else { "has" };
    say(
        err,
        "warning",
        &format!("{name} {has} {count} {things}, which `kharita check {checked}` lists."),
    );
    Ok(loaded.world)
}

/// Paths one after the other.
pub(super) fn listed(paths: &[PathBuf], between: &str) -> String {
    let shown = paths.iter().map(|path| path.display().to_string());
    shown.collect::<Vec<_>>().join(between)
}

/// The day whose state answers for a day: itself, or the last that is known where it lies after that,
/// which is said.
pub(super) fn within(world: &World, day: Day, err: &mut dyn Write) -> Result<Day, CommandFailure> {
    let (day, note) = answering_day(world, day).map_err(CommandFailure::Usage)?;
    if let Some(sentence) = note {
        say(err, "note", &sentence);
    }
    Ok(day)
}

/// Whether nothing has any time, so that all is shown on every day.
pub(super) fn is_timeless(world: &World) -> bool {
    world.about.first == world.about.last && world.timeline.effects().is_empty()
}

/// The day whose state answers for a day, and a sentence where it is another.
///
/// # Errors
/// One sentence, when the day lies before the data set.
pub fn answering_day(world: &World, day: Day) -> Result<(Day, Option<String>), String> {
    let (first, last) = (world.about.first, world.about.last);
    if is_timeless(world) {
        return Ok((day, None));
    }
    if day < first {
        return Err(format!(
            "{day} is before this data set, which runs from {first} to {last}."
        ));
    }
    if day <= last {
        return Ok((day, None));
    }
    let known = if world.about.is_last_declared {
        format!("reports were read up to {last}")
    } else {
        format!("its last change is of {last}")
    };
    let sentence = format!(
        "{day} lies after the end of this data set: {known}, and this is the last state that is known."
    );
    Ok((last, Some(sentence)))
}
