//! Files of other origin, from their features to a world: coordinates are settled, then the meaning is
//! found, and another meaning given without reading anything anew.

use super::coordinates;
use super::formats::{self, FileSource, FilesRead, encoded_twice};
use super::loaded::Loaded;
use super::mapping;
use super::problems::Problems;
use super::progress::{Progress, Stage};
use super::said_once::not_said_before;
use super::wishes::{self, Wishes};
use crate::model::{
    Base, Code, Column, FeatureCollection, FileGroup, FilePlace, Import, Mapping, MappingError,
    MappingFrom, Problem,
};
use std::collections::BTreeMap;
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
    mut problems: Problems,
) -> Result<Loaded, Vec<Problem>> {
    let wishes = brought.wishes;
    progress.enter(Stage::Reading);
    let beside = readings_beside(&brought.sources, &mut problems);
    let FilesRead {
        collection,
        loose,
        problems: mut reading,
        changes,
    } = formats::read(brought.sources, brought.beside, progress, problems);
    if collection.files.is_empty() {
        progress.finish();
        return Err(reading);
    }
    let mut laid_out = Problems::default();
    let beneath = brought.beneath.as_ref().map(|base| &*base.world);
    let collection = mapping::placed(collection, loose, beneath, &mut reading, &mut laid_out);
    let (collection, groups) = mapping::groups(collection);
    let to_the_letter = Arc::new(collection);
    let (as_read, groups) = mapping::unfolded(&to_the_letter, groups, &mut laid_out);
    let mut groups: Vec<FileGroup> = groups
        .into_iter()
        .map(|group| guessed(&as_read, group, wishes, &beside))
        .collect();
    wishes::apply(&wishes.given, &mut groups);
    let mappings: Vec<Mapping> = groups.iter().map(|group| group.mapping.clone()).collect();
    let is_laid_out = !Arc::ptr_eq(&as_read, &to_the_letter);
    let import = Import {
        as_read,
        to_the_letter: is_laid_out.then_some(to_the_letter),
        beneath: brought.beneath,
        reading: Arc::new(reading),
        laid_out: Arc::new(laid_out.sorted()),
        columns: mapping::columns_of_all(&groups),
        groups,
        changes_beside: changes.map(Arc::new),
        ..Import::default()
    };
    let mut import = settled(import, &mappings, progress);
    for (n, mapping) in mappings.iter().enumerate() {
        if mapping.repair_text {
            with_columns(&mut import, n, true);
        }
    }
    Ok(understood(import, mappings, progress))
}

/// The readings that lie beside the files, by the names of these.
fn readings_beside(sources: &[FileSource], problems: &mut Problems) -> BTreeMap<String, Mapping> {
    let mut readings = BTreeMap::new();
    for source in sources {
        let Some((name, text)) = source.reading_beside() else {
            continue;
        };
        match Mapping::default().with_json(&text) {
            Ok(mapping) => {
                readings.insert(source.name.clone(), mapping);
            }
            Err(error) => tell_unusable(&name, &error, problems),
        }
    }
    readings
}

fn tell_unusable(file: &str, error: &MappingError, problems: &mut Problems) {
    let problem = problems.error(Code::UnusableReading, FilePlace::file(file));
    problem.with("file", file);
    match error {
        MappingError::NotJson => problem.case("why", "json"),
        MappingError::UnknownMember { name, near } => problem
            .case("why", "member")
            .with("name", name)
            .with("near", near),
        MappingError::BadValue { name } => problem.case("why", "value").with("name", name),
    };
}

/// A group with its properties summed up, and how it is understood: as lies beside it, as it was accepted, or
/// as it is guessed.
fn guessed(
    as_read: &Arc<FeatureCollection>,
    group: FileGroup,
    wishes: &Wishes,
    beside: &BTreeMap<String, Mapping>,
) -> FileGroup {
    let collection = mapping::collection_of(as_read, &group);
    let columns = Arc::new(mapping::columns(&collection));
    let keys = mapping::keys(&collection.files, &group.name, &columns);
    let guess = mapping::guess(&collection, &columns, &group.state_columns);
    let mut files = collection.files.iter();
    let beside = files.find_map(|file| beside.get(&file.name));
    let remembered = keys.iter().find_map(|key| wishes.mappings.get(key));
    let (mapping, mapping_from) = match (beside, remembered) {
        (Some(beside), _) => (beside.clone(), MappingFrom::Beside),
        (None, Some(remembered)) => (remembered.clone(), MappingFrom::Memory),
        (None, None) => (guess.clone(), MappingFrom::Guess),
    };
    FileGroup {
        mapping,
        mapping_from,
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
    let mut import = if is_settled {
        import.clone()
    } else {
        settled(import.clone(), &mappings, progress)
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
        *mapping = if mapping.repair_text && was_guessed {
            import.groups[n].guess.clone()
        } else {
            renamed(mapping.clone(), &import.groups[n].columns)
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
        ..mapping::guess(&collection, &columns, &group.state_columns)
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
    let given = given.zip(understood.others);
    for (group, ((outcome, colours), others)) in import.groups.iter_mut().zip(given) {
        (group.outcome, group.colours, group.others) = (outcome, colours, others);
    }
    let mut problems = Problems::default();
    problems.extend(import.reading.iter().cloned());
    problems.extend(import.laid_out.iter().cloned());
    problems.extend(not_said_before(&import.reading, &import.settling));
    problems.append(found);
    progress.finish();
    Loaded {
        corrections: Arc::default(),
        overlay: None,
        world: Arc::new(understood.world),
        problems: problems.sorted(),
        import: Some(Arc::new(import)),
    }
}
