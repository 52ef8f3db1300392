//! Files of other origin: any format to a [`FeatureCollection`], then coordinates, then meaning.
//!
//! - `source` says what there is to read, `file_reader` opens one after the other: `unpack` gzip and zip,
//!   `sniff` what it is, `text` to letters, `readers` to the reader of the format;
//! - `feature_sink` takes the features of every reader, with progress, cancelling and, by `preview`, the
//!   first picture;
//! - `geo_json` and its like read one format each, with `shape`, `wkb_bytes` and `members` to put
//!   features together and `steps` to say where they stand;
//! - `encoded_twice` repairs Arabic that was encoded twice.

mod encoded_twice;
mod esri_json;
mod feature_sink;
mod file_reader;
mod flat_geobuf;
mod geo_json;
mod geo_package;
mod geo_parquet;
mod gpx;
mod javascript;
mod json_kind;
mod json_records;
mod kml;
mod members;
mod preview;
mod readers;
mod rings;
mod shape;
mod shapefile;
mod sniff;
mod source;
mod steps;
mod table;
mod text;
mod topo_json;
mod unpack;
mod wkb_bytes;
mod wkt_text;
mod workbook;
mod wrapped;
mod written;

pub(super) use file_reader::packed_data_set;
pub(super) use source::{FileOrigin, FileSource, beside, missing, of_folder, shown, tell_apart};

use super::inputs::Wishes;
use super::problems::Problems;
use super::progress::Stage;
use super::{Loaded, Progress, coordinates, mapping};
use crate::model::{Base, Code, Column, FeatureCollection, Import, Mapping, Problem};
use feature_sink::FeatureSink;
use file_reader::FileReader;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a person brings of foreign files.
pub(super) struct FileSet<'w> {
    /// The files.
    pub(super) sources: Vec<FileSource>,
    /// The table of changes that lies beside them.
    pub(super) beside: Option<FileSource>,
    /// The data set of ours that lies beneath them.
    pub(super) beneath: Option<Base>,
    /// What is known of earlier times.
    pub(super) wishes: &'w Wishes,
}

/// Reads foreign files, each as a layer. The list of problems where there was nothing to read.
pub(super) fn read(
    brought: FileSet<'_>,
    progress: &Progress,
    problems: Problems,
) -> Result<Loaded, Vec<Problem>> {
    let wishes = brought.wishes;
    progress.enter(Stage::Reading);
    let mut intake = FeatureSink::new(progress, problems);
    let mut opener = FileReader {
        intake: &mut intake,
        beside: brought.beside,
    };
    opener.all(brought.sources);
    let changes = opener.changes();
    let (collection, reading) = intake.finish();
    if collection.files.is_empty() {
        progress.finish();
        return Err(reading);
    }
    let as_read = Arc::new(collection);
    let columns = Arc::new(mapping::columns(&as_read));
    let keys = mapping::keys(&as_read, &columns);
    let guess = mapping::guess(&as_read, &columns);
    let remembered = keys.iter().find_map(|key| wishes.mappings.get(key));
    let chosen = remembered.cloned().unwrap_or_else(|| guess.clone());
    let import = Import {
        as_read,
        beneath: brought.beneath,
        reading: Arc::new(reading),
        columns,
        guess,
        remembered: remembered.is_some(),
        keys,
        changes_beside: changes.map(Arc::new),
        ..Import::default()
    };
    let mut import = settled(import, &chosen, progress);
    if chosen.repair_text {
        import = with_columns(import, true);
    }
    Ok(understood(import, chosen, progress))
}

/// Understands the same features in another way.
pub(super) fn remap(import: &Import, mapping: Mapping, progress: &Progress) -> Loaded {
    let now = &import.mapping;
    let settling = |m: &Mapping| (m.crs.clone(), m.swap_axes, m.repair_text);
    let settled = match settling(now) == settling(&mapping) {
        true => import.clone(),
        false => settled(import.clone(), &mapping, progress),
    };
    if now.repair_text == mapping.repair_text {
        return understood(settled, mapping, progress);
    }
    let was_guessed = import.guess
        == Mapping {
            repair_text: import.guess.repair_text,
            ..mapping.clone()
        };
    let settled = with_columns(settled, mapping.repair_text);
    // Given up, the repair leaves what was chosen meanwhile.
    let mapping = match mapping.repair_text && was_guessed {
        true => settled.guess.clone(),
        false => renamed(mapping, &settled.columns),
    };
    understood(settled, mapping, progress)
}

/// With the properties summed up anew, since names are repaired or no longer repaired.
fn with_columns(import: Import, is_repaired: bool) -> Import {
    let columns = mapping::columns(&import.collection);
    let guess = Mapping {
        repair_text: is_repaired,
        ..mapping::guess(&import.collection, &columns)
    };
    Import {
        columns: Arc::new(columns),
        guess,
        ..import
    }
}

/// The same mapping by the names that the properties have now.
fn renamed(mut mapping: Mapping, columns: &[Column]) -> Mapping {
    let named = [
        &mut mapping.name,
        &mut mapping.name_ar,
        &mut mapping.id,
        &mut mapping.force,
        &mut mapping.begin,
        &mut mapping.end,
    ];
    for name in named.into_iter().flatten() {
        *name = encoded_twice::renamed(name, columns);
    }
    mapping
}

/// With text repaired if that is wanted, coordinates in longitude and latitude, and shapes that can be drawn.
fn settled(import: Import, mapping: &Mapping, progress: &Progress) -> Import {
    progress.enter(Stage::Coordinates);
    let mut problems = Problems::default();
    let repaired = encoded_twice::settle(&import.as_read, mapping.repair_text, &mut problems);
    let collection = coordinates::settle(&repaired, mapping, progress, &mut problems);
    Import {
        collection,
        settling: Arc::new(problems.sorted()),
        areas_km2: Arc::default(),
        ..import
    }
}

/// The world that a mapping gives.
fn understood(mut import: Import, mapping: Mapping, progress: &Progress) -> Loaded {
    progress.enter(Stage::Mapping);
    import.mapping = mapping;
    let mut found = Problems::default();
    let understood = mapping::world(&import, &mut found);
    import.area_of = Arc::new(understood.area_of);
    import.validities = Arc::new(understood.validities);
    import.outcome = understood.outcome;
    let mut problems = Problems::default();
    problems.extend(import.reading.iter().cloned());
    problems.extend(not_said_before(&import.reading, &import.settling));
    problems.append(found);
    progress.finish();
    Loaded {
        world: Arc::new(understood.world),
        problems: problems.sorted(),
        import: Some(Arc::new(import)),
    }
}

/// What was met while settling, but for features without a geometry of which the reader has said why.
fn not_said_before<'p>(
    reading: &'p [Problem],
    settling: &'p [Problem],
) -> impl Iterator<Item = Problem> + 'p {
    let said = reading.iter().filter(|problem| {
        matches!(
            problem.code,
            Code::LostGeometry | Code::NoGeometry | Code::UnreadableShape | Code::LostRing
        )
    });
    let said: BTreeSet<_> = said
        .map(|problem| (problem.place.file.as_str(), problem.place.line))
        .collect();
    let is_new = move |problem: &&Problem| {
        let place = (problem.place.file.as_str(), problem.place.line);
        problem.code != Code::NoGeometry || !said.contains(&place)
    };
    settling.iter().filter(is_new).cloned()
}

/// What a reader hands over.
type Read = (FeatureCollection, Vec<Problem>);
