//! `kharita attach`: an original beside a source, kept in an overlay with its hash, its date and its address; and the words
//! of it that speak of a change.

use super::attach_args::Attach;
use super::failure::CommandFailure;
use super::reading;
use super::{SUCCESS, find, say};
use crate::export::file;
use crate::load::{overlay_beside, read_original};
use crate::model::{Corrections, Lang, Original, OriginalFault, QuotedWords};
use crate::text::{Anchor, find as find_words};
use crate::words::Words;
use std::io::Write;
use std::path::PathBuf;

pub(super) fn run(args: &Attach, err: &mut dyn Write) -> Result<u8, CommandFailure> {
    let loaded = reading::loaded(args.data.as_slice(), &args.reading())?;
    if loaded.import.is_some() || loaded.world.areas.is_empty() {
        let sentence = "originals are attached to the sources of a data set of Kharita's own.";
        return Err(CommandFailure::Data(sentence.to_owned()));
    }
    let world = &loaded.world;
    let mut original = read_original(&args.file).map_err(|fault| refused(args, fault))?;
    original.file.retrieved = args.retrieved;
    if let Some(url) = &args.url {
        original.address.clone_from(url);
    }
    if let Some(title) = &args.title {
        original.title.clone_from(title);
    }
    if let Some(lang) = args.lang {
        original.lang = lang;
    }
    let of = args
        .source
        .as_deref()
        .map(|id| find::source(world, id))
        .transpose()?;
    let mut corrections = Corrections::clone(&loaded.corrections);
    if corrections.is_empty() {
        corrections.of.clone_from(&world.about.id);
    }
    let source = corrections.attach(world, of, &original);
    if let (Some(change), Some(exact)) = (&args.change, &args.words) {
        let id = world.find_change(change);
        let id =
            id.ok_or_else(|| CommandFailure::Usage(format!("no change is called `{change}`.")))?;
        corrections.link(world, id, &source, &quoted(&original, exact)?);
    }
    let path = overlay(args)?;
    let text = corrections.to_json();
    file::whole(&path, |out| out.write_all(text.as_bytes()))?;
    let paragraphs = original.paragraphs.len();
    let sentence = format!(
        "`{source}` has the text of {} ({paragraphs} paragraphs, {}) in {}.",
        original.file.name,
        original.lang.tag(),
        path.display()
    );
    say(err, "note", &sentence);
    Ok(SUCCESS)
}

/// Words of an original, which must stand there once.
fn quoted(original: &Original, exact: &str) -> Result<QuotedWords, CommandFailure> {
    let mut found = None;
    for (number, text) in (1..).zip(&original.paragraphs) {
        let once = match find_words(text, exact, None, None) {
            Anchor::Missing => continue,
            Anchor::Found(at) if found.is_none() => {
                QuotedWords::of(original.lang, number, text, at)
            }
            Anchor::Found(_) | Anchor::Ambiguous(_) => None,
        };
        let more = "the words stand in the text more than once: take more of the sentence.";
        found = Some(once.ok_or_else(|| CommandFailure::Usage(more.to_owned()))?);
    }
    let none = "the words do not stand in the text.";
    found.ok_or_else(|| CommandFailure::Usage(none.to_owned()))
}

fn refused(args: &Attach, fault: OriginalFault) -> CommandFailure {
    let words = Words::new(Lang::En).get(fault.key());
    CommandFailure::Data(format!("{}: {words}", args.file.display()))
}

/// The overlay that is written: the one that is named, or that beside the data set.
fn overlay(args: &Attach) -> Result<PathBuf, CommandFailure> {
    let beside = || overlay_beside(args.data.as_deref()?);
    args.overlay.clone().or_else(beside).ok_or_else(|| {
        let sentence = "the embedded data set has no place beside it: name a file with --overlay.";
        CommandFailure::Usage(sentence.to_owned())
    })
}
