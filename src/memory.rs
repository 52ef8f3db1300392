//! What people decided before, in small files that several windows and the command line share: how files are
//! understood, and in which colours forces are drawn.
//!
//! A file is changed under a lock: what others wrote meanwhile is read first, so that no window takes away what
//! another remembered. It is written whole or not at all; one that cannot be read counts as empty.

use crate::export::file;
use crate::model::Mapping;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Name of the file of mappings in the user's configuration folder.
pub const MAPPINGS: &str = "mappings.json";

/// The most mappings that are remembered; the oldest is forgotten.
pub const MOST_MAPPINGS: usize = 200;

/// Longer keys, in bytes, are not kept.
const LONGEST_KEY: usize = 8_192;

/// Mappings by their keys, the latest last.
pub type MappingList = Vec<(String, Mapping)>;

/// The user's configuration folder, if there is one.
pub fn user_folder() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "kharita")?;
    Some(dirs.config_dir().to_owned())
}

/// How files were understood at earlier times, by the keys of
/// [`FileGroup::keys`](crate::model::FileGroup::keys).
pub fn mappings(path: &Path) -> BTreeMap<String, Mapping> {
    read::<MappingList>(path).into_iter().collect()
}

/// Puts a mapping under some keys into a list.
pub fn remember(list: &mut MappingList, keys: &[String], mapping: &Mapping) {
    for key in keys {
        if key.is_empty() || key.len() > LONGEST_KEY {
            continue;
        }
        list.retain(|(of, _)| of != key);
        list.push((key.clone(), mapping.clone()));
    }
    let too_many = list.len().saturating_sub(MOST_MAPPINGS);
    list.drain(..too_many);
}

/// What a file holds; nothing where it cannot be read.
pub fn read<T: Default + DeserializeOwned>(path: &Path) -> T {
    let bytes = std::fs::read(path).ok();
    let value = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    value.unwrap_or_default()
}

/// Changes what a file holds, alone: others wait until it is written.
///
/// # Errors
/// When the folder cannot be made, or the file cannot be locked or written.
pub fn change<T>(path: &Path, change: impl FnOnce(&mut T)) -> io::Result<()>
where
    T: Default + Serialize + DeserializeOwned,
{
    alone(path, || {
        let mut value: T = read(path);
        change(&mut value);
        let text = serde_json::to_vec_pretty(&value)?;
        file::whole(path, |out| out.write_all(&text))
    })
}

/// Does something with a file while nobody else does; its folder is made if need be.
///
/// # Errors
/// When the folder cannot be made, the file cannot be locked, or the work fails.
pub fn alone(path: &Path, work: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Not the file itself, which is replaced as a whole.
    let lock = File::create(path.with_extension("lock"))?;
    lock.lock()?;
    let done = work();
    lock.unlock()?;
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_writers_keep_what_both_remember() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join(MAPPINGS);
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for n in 0..10 {
                        let keys = [format!("{writer} {n}")];
                        let put =
                            |list: &mut MappingList| remember(list, &keys, &Mapping::default());
                        change(path, put).expect("written");
                    }
                });
            }
        });
        assert_eq!(mappings(&path).len(), 40);
    }

    #[test]
    fn what_is_broken_counts_as_empty_and_old_mappings_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(MAPPINGS);
        std::fs::write(&path, "{ broken").expect("written");
        assert!(mappings(&path).is_empty());
        for n in 0..=MOST_MAPPINGS {
            let keys = [format!("file {n}"), String::new()];
            change(&path, |list| remember(list, &keys, &Mapping::default())).expect("written");
        }
        let kept = mappings(&path);
        assert_eq!(kept.len(), MOST_MAPPINGS);
        assert!(!kept.contains_key("file 0") && kept.contains_key("file 7"));
    }
}
