//! What a person decided about files before, and what is given with them.

use crate::model::{Corrections, FileGroup, Mapping, MappingFrom};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What is known about how files are to be understood.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Mappings that were accepted before, by the keys of
    /// [`FileGroup::keys`](crate::model::FileGroup::keys).
    pub mappings: Arc<BTreeMap<String, Mapping>>,
    /// What is given with the files, in its order.
    pub given: Vec<GivenReading>,
    /// The corrections to lay over a data set of ours.
    pub corrections: WishedCorrections,
}

/// Which corrections are laid over a data set of ours.
#[derive(Clone, Debug, Default)]
pub enum WishedCorrections {
    /// Those of the overlays that are read with it; where there are none, of the one that lies beside it.
    #[default]
    OfFiles,
    /// None.
    None,
    /// These, whatever files hold, and the overlay that they go into, if there is one.
    These(Arc<Corrections>, Option<PathBuf>),
}

/// A reading, or part of one, that is given with files.
#[derive(Clone, Debug, PartialEq)]
pub enum GivenReading {
    /// As the program guesses, whatever was accepted before or lies beside the files.
    Guess,
    /// A whole reading.
    Whole(Box<Mapping>),
    /// One member of it, for one file or for all that have the property.
    Member {
        /// The name of the file, or of the layer that it becomes; `None` for all.
        file: Option<String>,
        /// The member.
        name: String,
        /// Its value, as people type it.
        value: String,
    },
}

/// The members that are names of properties.
const PROPERTIES: [&str; 7] = ["name", "name_ar", "id", "force", "force_ar", "begin", "end"];

/// Sets the mappings of groups as they are given. What is said of a property counts for the groups that have
/// it; where none has it, for all, so that it is named as missing.
pub(super) fn apply(given: &[GivenReading], groups: &mut [FileGroup]) {
    for given in given {
        match given {
            GivenReading::Guess => groups.iter_mut().for_each(|group| {
                (group.mapping, group.mapping_from) = (group.guess.clone(), MappingFrom::Given);
            }),
            GivenReading::Whole(mapping) => groups.iter_mut().for_each(|group| {
                (group.mapping, group.mapping_from) = (Mapping::clone(mapping), MappingFrom::Given);
            }),
            GivenReading::Member { file, name, value } => {
                let has = |group: &FileGroup| {
                    let mut columns = group.columns.iter();
                    let is_property = PROPERTIES.contains(&name.replace('-', "_").as_str());
                    !is_property || value == "none" || columns.any(|column| column.name == *value)
                };
                let is_meant = |group: &FileGroup| {
                    file.as_ref().is_none_or(|file| {
                        group.name == *file || group.keys[0] == format!("files:{file}")
                    })
                };
                let anywhere = groups.iter().any(|group| is_meant(group) && has(group));
                for group in groups.iter_mut().filter(|group| is_meant(group)) {
                    if !anywhere || has(group) {
                        // What cannot be set was refused where it was typed.
                        if let Ok(mapping) = group.mapping.with(name, value) {
                            (group.mapping, group.mapping_from) = (mapping, MappingFrom::Given);
                        }
                    }
                }
            }
        }
    }
}
