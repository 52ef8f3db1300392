//! `kharita apply`: a data set with the corrections of an overlay. `kharita overlay`: the corrections that make one
//! data set of another.

use super::failure::CommandFailure;
use super::overlay_args::{Apply, OverlayArgs};
use super::reading::{self, ReadArgs};
use super::{FAILED, SUCCESS, dataset, phrase, say};
use crate::export::{self, DataOrigin, ExportFormat, ExportWhat, Plan, Progress, file};
use crate::load::Loaded;
use crate::model::{Code, Corrections, Lang};
use crate::words::Words;
use std::io::Write;
use std::path::Path;

pub(super) fn apply(args: &Apply, err: &mut dyn Write) -> Result<u8, CommandFailure> {
    let format = match ExportFormat::of_path(&args.out) {
        Some(format @ (ExportFormat::Folder | ExportFormat::Archive)) => format,
        _ => {
            let sentence = "--out is a folder, whose name has no ending, or ends in .kharita.";
            return Err(CommandFailure::Usage(sentence.to_owned()));
        }
    };
    let (paths, read) = args.what();
    let loaded = reading::loaded(&paths, &read)?;
    is_usable(&loaded, read.overlay.as_deref())?;
    reading::say_overlay(&loaded, err);
    let words = Words::new(Lang::En);
    let is_said = |code| matches!(code, Code::OverlayLost | Code::OverlayOfOther);
    for problem in loaded.problems.iter().filter(|one| is_said(one.code)) {
        say(err, "warning", &words.problem(problem).0);
    }
    let source = DataOrigin {
        world: &loaded.world,
        stories: &loaded.world.stories,
        timeline: &loaded.world.timeline,
        import: None,
        problems: &loaded.problems,
        words: &words,
    };
    let plan = Plan {
        what: ExportWhat::Dataset,
        format,
    };
    export::save(&source, &plan, &args.out, &Progress::default())?;
    let mut problems = loaded.problems.iter();
    let is_whole = !problems.any(|one| one.code == Code::OverlayLost);
    Ok(if is_whole { SUCCESS } else { FAILED })
}

/// Whether there are a data set and an overlay.
fn is_usable(loaded: &Loaded, overlay: Option<&Path>) -> Result<(), CommandFailure> {
    let named = overlay.unwrap_or(Path::new("")).display();
    if loaded.import.is_some() || loaded.overlay.is_none() {
        return Err(CommandFailure::Usage(format!(
            "{named} is not an overlay of corrections, or there is no data set beneath it."
        )));
    }
    if loaded.world.areas.is_empty() {
        let sentence = "no area could be read from the data set.";
        return Err(CommandFailure::Data(sentence.to_owned()));
    }
    Ok(())
}

pub(super) fn between(
    args: &OverlayArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    // What lies beside them is no part of either.
    let alone = ReadArgs {
        overlay: Some("none".into()),
        ..ReadArgs::default()
    };
    let (edited, base) = match args.paths.as_slice() {
        [edited] => (edited, &[][..]),
        [base, edited, ..] => (edited, std::slice::from_ref(base)),
        [] => return Ok(SUCCESS),
    };
    let [base, edited] = [base, std::slice::from_ref(edited)].map(|paths| {
        let loaded = reading::loaded(paths, &alone)?;
        if loaded.import.is_some() || loaded.world.areas.is_empty() {
            let named = dataset::listed(paths, ", ");
            let sentence = format!("{named} is no data set of Kharita's own.");
            return Err(CommandFailure::Data(sentence));
        }
        Ok(loaded.world)
    });
    let (base, edited) = (base?, edited?);
    let corrections = Corrections::between(&base, &edited);
    let text = corrections.to_json();
    match &args.out {
        Some(path) => file::whole(path, |out| out.write_all(text.as_bytes()))?,
        None => out.write_all(text.as_bytes())?,
    }
    let count = phrase::count(corrections.len(), "correction");
    say(err, "note", &format!("{count}."));
    Ok(SUCCESS)
}
