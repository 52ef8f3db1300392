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
mod feature_sink;
mod file_reader;
mod flat_geobuf;
mod geo_json;
mod geo_parquet;
mod json_kind;
mod kml;
mod members;
mod preview;
mod readers;
mod shape;
mod sniff;
mod source;
mod steps;
mod table;
mod text;
mod topo_json;
mod unpack;
mod wkb_bytes;
mod wkt_text;

pub(super) use file_reader::packed_data_set;
pub(super) use source::{FileOrigin, FileSource, beside, missing, of_folder, shown, tell_apart};

use super::inputs::Wishes;
use super::problems::Problems;
use super::progress::Stage;
use super::{Loaded, Progress, coordinates, mapping};
use crate::model::{
    Base, Code, Column, FeatureCollection, FileGroup, Import, Mapping, MappingFrom, Problem,
};
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
    let (collection, groups) = mapping::groups(collection);
    let as_read = Arc::new(collection);
    let groups: Vec<FileGroup> = groups
        .into_iter()
        .map(|group| guessed(&as_read, group, wishes))
        .collect();
    let mappings: Vec<Mapping> = groups.iter().map(|group| group.mapping.clone()).collect();
    let import = Import {
        as_read,
        beneath: brought.beneath,
        reading: Arc::new(reading),
        columns: mapping::columns_of_all(&groups),
        groups,
        changes_beside: changes.map(Arc::new),
        ..Import::default()
    };
    let mut import = settled(import, &mappings, progress);
    for n in 0..import.groups.len() {
        if mappings[n].repair_text {
            with_columns(&mut import, n, true);
        }
    }
    Ok(understood(import, mappings, progress))
}

/// A group with its properties summed up, and how it is understood: as it was accepted, or as it is guessed.
fn guessed(as_read: &Arc<FeatureCollection>, group: FileGroup, wishes: &Wishes) -> FileGroup {
    let collection = mapping::collection_of(as_read, &group);
    let columns = Arc::new(mapping::columns(&collection));
    let keys = mapping::keys(&collection.files, &group.name, &columns);
    let guess = mapping::guess(&collection, &columns);
    let remembered = keys.iter().find_map(|key| wishes.mappings.get(key));
    FileGroup {
        mapping: remembered.cloned().unwrap_or_else(|| guess.clone()),
        mapping_from: match remembered {
            Some(_) => MappingFrom::Memory,
            None => MappingFrom::Guess,
        },
        columns,
        guess,
        keys,
        ..group
    }
}

/// Understands the same features in another way: a mapping for each group.
pub(super) fn remap(import: &Import, mappings: Vec<Mapping>, progress: &Progress) -> Loaded {
    let now = import.mappings();
    // A group of which nothing is said stays as it is.
    let rest = now.get(mappings.len()..).unwrap_or_default().to_vec();
    let mut mappings: Vec<Mapping> = mappings.into_iter().chain(rest).collect();
    mappings.truncate(now.len());
    let settling = |m: &Mapping| (m.crs.clone(), m.swap_axes, m.repair_text);
    let is_settled = now.iter().map(settling).eq(mappings.iter().map(settling));
    let mut import = match is_settled {
        true => import.clone(),
        false => settled(import.clone(), &mappings, progress),
    };
    for (n, mapping) in mappings.iter_mut().enumerate() {
        if now[n].repair_text == mapping.repair_text {
            continue;
        }
        let guess = &import.groups[n].guess;
        let was_guessed = *guess
            == Mapping {
                repair_text: guess.repair_text,
                ..mapping.clone()
            };
        with_columns(&mut import, n, mapping.repair_text);
        // Given up, the repair leaves what was chosen meanwhile.
        *mapping = match mapping.repair_text && was_guessed {
            true => import.groups[n].guess.clone(),
            false => renamed(mapping.clone(), &import.groups[n].columns),
        };
    }
    understood(import, mappings, progress)
}

/// With the properties of a group summed up anew, since names are repaired or no longer repaired.
fn with_columns(import: &mut Import, n: usize, is_repaired: bool) {
    let collection = mapping::collection_of(&import.collection, &import.groups[n]);
    let columns = mapping::columns(&collection);
    let group = &mut import.groups[n];
    group.guess = Mapping {
        repair_text: is_repaired,
        ..mapping::guess(&collection, &columns)
    };
    group.columns = Arc::new(columns);
    import.columns = mapping::columns_of_all(&import.groups);
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

/// With text repaired where that is wanted, coordinates in longitude and latitude, and shapes that can be
/// drawn.
fn settled(import: Import, mappings: &[Mapping], progress: &Progress) -> Import {
    progress.enter(Stage::Coordinates);
    let mut problems = Problems::default();
    // How each file is understood.
    let of_file: Vec<&Mapping> = import
        .groups
        .iter()
        .zip(mappings)
        .flat_map(|(group, mapping)| group.files.clone().map(move |_| mapping))
        .collect();
    let repaired = encoded_twice::settle(&import.as_read, &of_file, &mut problems);
    let collection = coordinates::settle(&repaired, &of_file, progress, &mut problems);
    Import {
        collection,
        settling: Arc::new(problems.sorted()),
        areas_km2: Arc::default(),
        ..import
    }
}

/// The world that the mappings give.
fn understood(mut import: Import, mappings: Vec<Mapping>, progress: &Progress) -> Loaded {
    progress.enter(Stage::Mapping);
    for (group, mapping) in import.groups.iter_mut().zip(mappings) {
        group.mapping = mapping;
    }
    let mut found = Problems::default();
    let understood = mapping::world(&import, &mut found);
    import.area_of = Arc::new(understood.area_of);
    import.validities = Arc::new(understood.validities);
    let given = understood.outcomes.into_iter().zip(understood.colours);
    for (group, (outcome, colours)) in import.groups.iter_mut().zip(given) {
        (group.outcome, group.colours) = (outcome, colours);
    }
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
