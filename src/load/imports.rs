//! Files of other origin, from their features to a world: coordinates are settled, then the meaning is
//! found, and another meaning given without reading anything anew.

use super::coordinates;
use super::formats::{self, FileSource, FilesRead, encoded_twice};
use super::loaded::Loaded;
use super::mapping;
use super::problems::Problems;
use super::progress::{Progress, Stage};
use super::wishes::Wishes;
use crate::model::{Base, Code, Column, Import, Mapping, Problem};
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
    let FilesRead {
        collection,
        problems: reading,
        changes,
    } = formats::read(brought.sources, brought.beside, progress, problems);
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
