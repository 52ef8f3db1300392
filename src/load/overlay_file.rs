//! The file of an overlay: told from other files by what it says it is, and read difference by difference, so
//! that a broken one costs only itself.

use super::disk::{self, Refusal};
use super::files::MANIFEST;
use super::json;
use super::lines::{Lines, decode};
use super::problems::Problems;
use super::record::Record;
use crate::model::{Code, Corrections, FilePlace, OVERLAY_ENDING, OVERLAY_FORMAT, OVERLAY_VERSION};
use serde_json::Value;
use serde_json::value::RawValue;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Within so many bytes a file says that it is an overlay.
const BEGINNING: usize = 1 << 10;

/// An overlay as it was read.
#[derive(Clone, Debug)]
pub(super) struct OverlayRead {
    /// What to call it.
    pub(super) name: String,
    /// Where it lies, if it lies on the disk.
    pub(super) path: Option<PathBuf>,
    /// What it says.
    pub(super) corrections: Corrections,
}

/// Whether bytes begin as an overlay does.
pub(super) fn is_overlay(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    let beginning = String::from_utf8_lossy(beginning);
    beginning.contains(&format!("\"{OVERLAY_FORMAT}\""))
}

/// The overlay at a path; `None` for any other file, and for what cannot be read.
pub(super) fn at(path: &Path, problems: &mut Problems) -> Option<OverlayRead> {
    let is_named = path.to_string_lossy().ends_with(OVERLAY_ENDING);
    if !is_named && !is_overlay(&disk::beginning(path, BEGINNING as u64)) {
        return None;
    }
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    match disk::read(path, &|| false) {
        Ok(whole) => Some(OverlayRead {
            corrections: read(&name, &whole.bytes, problems),
            path: Some(path.to_owned()),
            name,
        }),
        Err(Refusal::NotThere) => None,
        Err(refusal) => {
            refusal.tell(&name, problems);
            None
        }
    }
}

/// Where the overlay of a data set lies: beside it, under its name.
pub fn beside(data_set: &Path) -> Option<PathBuf> {
    let is_manifest = data_set.file_name() == Some(OsStr::new(MANIFEST));
    let data_set = if is_manifest {
        data_set.parent()?
    } else {
        data_set
    };
    let whole = std::path::absolute(data_set).ok()?;
    // Without a slash at the end.
    let whole: PathBuf = whole.components().collect();
    let name = whole.file_name()?.to_string_lossy();
    Some(whole.with_file_name(format!("{name}{OVERLAY_ENDING}")))
}

/// What the bytes of an overlay say.
pub(super) fn read(name: &str, bytes: &[u8], problems: &mut Problems) -> Corrections {
    let text = decode(name, bytes, problems);
    let lines = Lines::new(name, &text);
    let mut corrections = Corrections::default();
    if let Some(fault) = json::syntax_fault(&text) {
        json::report(&lines, &fault, "ignored", problems);
        return corrections;
    }
    let Some(record) = Record::new(&lines, text.trim(), "file", problems) else {
        return corrections;
    };
    record.tell_unknown(
        "overlay",
        &["format", "version", "of", "differences"],
        problems,
    );
    let version: Option<u64> = record.value("version", "whole-number", problems);
    if let Some(version) = version.filter(|version| *version > OVERLAY_VERSION) {
        let problem = problems.warning(Code::NewerVersion, record.place_of("version"));
        problem.with("version", version.to_string());
        problem.with("known", OVERLAY_VERSION.to_string());
    }
    corrections.of = record.text("of", problems);
    let Some(differences) = record.raw("differences") else {
        return corrections;
    };
    let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(differences) else {
        record.wrong("differences", "list", problems);
        return corrections;
    };
    for raw in list {
        take(raw.get(), &lines, &mut corrections, problems);
    }
    corrections
}

fn take(raw: &str, lines: &Lines, corrections: &mut Corrections, problems: &mut Problems) {
    let place = lines.place_of(raw);
    let value = serde_json::from_str::<Value>(raw).unwrap_or_default();
    let mut lost = |place: FilePlace, kind: &'static str, id: &str, why| {
        let problem = problems.error(Code::OverlayLost, place);
        problem.case("kind", kind).with("id", id).case("why", why);
    };
    match Corrections::read_one(&value) {
        Ok((kind, id, _)) if corrections.get(kind, &id).is_some() => {
            lost(place.feature(&id), kind.word(), &id, "twice");
        }
        Ok((kind, id, correction)) => corrections.set(kind, &id, correction),
        Err(why) => lost(place, "difference", "", why),
    }
}
